"""The golden table: more than forty Arabic and mixed references in four styles, each cell looked at by hand.

Guides: Chicago (18th edition, notes), APA (7th edition), and for the two Arabic styles the practice of Arab publishers.
``golden/rules.py`` keeps what they ask for, ``docs/citation-checks.md`` tells it.
"""

from __future__ import annotations

import json

import pytest

from tests.citations.golden import checks, make, rules

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


@pytest.mark.parametrize("style", make.STYLES)
def test_every_cell_is_what_the_rules_of_its_guide_ask_for(style: str) -> None:
    for item in make.references():
        assert rules.rules_of(style, item), item["id"]
        assert rules.wanting(item, style, TABLE[str(item["id"])][style]) == [], item["id"]


def test_the_document_says_by_what_each_row_was_checked() -> None:
    assert checks.TARGET.read_text(encoding="utf-8") == checks.document()
