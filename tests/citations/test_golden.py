"""The golden table: more than forty Arabic and mixed references in four styles, each cell looked at by hand.

Guides: Chicago Manual of Style (18th edition, notes), APA (7th edition); for the two Arabic styles the practice of Arab
publishers (المرجع نفسه، مرجع سابق، تحرير، ترجمة، ص، د.ت، د.ن).
"""

from __future__ import annotations

import json

import pytest

from tests.citations.golden import make

TABLE = json.loads((make.HERE / "citations.json").read_text(encoding="utf-8"))


def test_the_table_holds_at_least_forty_references_in_four_styles_and_all_forms() -> None:
    assert len(TABLE) >= 40
    assert {tuple(styles) for styles in TABLE.values()} == {make.STYLES}
    assert {tuple(cells) for styles in TABLE.values() for cells in styles.values()} == {make.FORMS}


@pytest.mark.parametrize("item", make.references(), ids=lambda item: str(item["id"]))
def test_every_cell_is_as_it_was_accepted(item: dict[str, object]) -> None:
    assert {style: make.cells(item, style) for style in make.STYLES} == TABLE[str(item["id"])]


@pytest.mark.parametrize("style", make.STYLES)
def test_no_arabic_cell_holds_a_latin_comma_or_a_doubled_mark(style: str) -> None:
    for item in make.references():
        if item["language"] == "ar":
            for cell in TABLE[str(item["id"])][style].values():
                bare = cell.split("https://")[0]
                assert "," not in bare.replace("John Smith", "")
                assert not any(doubled in bare for doubled in ("،،", "  ", "..،", " ،", " .", "()", "«»"))
