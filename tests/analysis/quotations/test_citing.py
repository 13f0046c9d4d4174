"""Notes: which source they name, by title, author or year of either calendar, and which page."""

from __future__ import annotations

import pytest

from egpk_desk.analysis.quotations.citing import NamedSource, folded_note, on_page, pages
from egpk_desk.document import Metadata

SOURCE = NamedSource(Metadata(title="الممرات البحرية وسلاسل الإمداد", authors=("سعاد حسن",), date="2025-05-12"))


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("سعاد حسن، «الممرات البحرية وسلاسل الإمداد»، 2025.", True),
        ("حسن، 2025، ص 12.", True),
        ("حسن، ١٤٤٦هـ، ص ١٢.", True),
        ("حسن، 1447 هـ، ص 12.", True),
        ("حسن، 1430هـ، ص 12.", False),
        ("محمود علي، «الأمن الغذائي»، 2025.", False),
    ],
)
def test_a_note_names_its_source_by_title_or_by_author_and_year(note: str, named: bool) -> None:
    assert (SOURCE.likeness(folded_note(note)) > 0) is named


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("ص 45", (45, 45)),
        ("ص٤٥", (45, 45)),
        ("ص. ٤٥ـ٤٧", (45, 47)),
        ("ص ص 47-45", (45, 47)),
        ("الصفحات 45 إلى 47", (45, 47)),
        ("pp.145-7", (145, 147)),
        ("2025", None),
    ],
)
def test_the_pages_that_a_note_names_are_read_however_written(note: str, found: tuple[int, int] | None) -> None:
    assert pages(folded_note(note)) == found
    assert on_page(folded_note(note), ["46", "145"]) is (found is None or found != (45, 45))
