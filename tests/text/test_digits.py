from __future__ import annotations

from hypothesis import given

from egpk_desk.text.digits import to_arabic_indic, to_western
from tests.text.strategies import texts


def test_arabic_indic_and_persian_digits_become_western() -> None:
    assert to_western("عام ١٤٤٧ و۲۰۲۵ و٣٫٥ و١٬٠٠٠") == "عام 1447 و2025 و3.5 و1,000"


def test_western_and_persian_digits_become_arabic_indic() -> None:
    assert to_arabic_indic("ص. 45، 24.11.2025، ۷") == "ص. ٤٥، ٢٤.١١.٢٠٢٥، ٧"


@given(texts())
def test_lengths_never_change(text: str) -> None:
    assert len(to_western(text)) == len(to_arabic_indic(text)) == len(text)


@given(texts())
def test_going_there_and_back_is_going_west_once(text: str) -> None:
    assert to_western(to_arabic_indic(text)) == to_western(text)
