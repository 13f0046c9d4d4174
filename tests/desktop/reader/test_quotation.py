"""How a passage is copied with its reference."""

from __future__ import annotations

import pytest

from egpk_desk.desktop.reader.quotation import quotation


@pytest.mark.parametrize(
    ("text", "reference", "copied"),
    [
        ("شهدت العلاقات", "ريهام محمد، ص. 4", "«شهدت العلاقات» (ريهام محمد، ص. 4)"),
        ("قال «نعم» ومضى", "م", "«قال “نعم” ومضى» (م)"),
        ("The deal", "Smith 2020", "“The deal” (Smith 2020)"),
        ("شهدت", "Smith 2020", "«شهدت» (\u2068Smith 2020\u2069)"),
        ("فقرة\nوأخرى", "م", "«فقرة وأخرى» (م)"),
    ],
)
def test_a_passage_stands_in_the_marks_of_its_script_before_its_reference(
    text: str, reference: str, copied: str
) -> None:
    assert quotation(text, reference) == copied
