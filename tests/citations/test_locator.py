"""Where a passage stands, in words."""

from __future__ import annotations

import pytest

from egpk_desk.citations.locator import Locator, LocatorIndex, words
from egpk_desk.document import Block, BlockKind, Cell, Document, Note, Page, Range


def document(*blocks: tuple[BlockKind, str], pages: tuple[Page, ...] = (), notes: tuple[Note, ...] = ()) -> Document:
    text, made, at = "", [], 0
    for kind, words_ in blocks:
        if made:
            text, at = text + "\n", at + 1
        cell = Cell(0, 0, 0) if kind is BlockKind.TABLE_CELL else None
        made.append(Block(kind, at, at + len(words_), cell=cell))
        text, at = text + words_, at + len(words_)
    return Document(text, tuple(made), notes=notes, pages=pages)


def located(source: Document, passage: str, language: str = "ar") -> str:
    start = source.text.index(passage)
    return words(LocatorIndex(source).locate(start, start + len(passage)), language)


REPORT = document(
    (BlockKind.TITLE, "عنوان"),
    (BlockKind.METADATA, "إعداد: فلان"),
    (BlockKind.PARAGRAPH, "تمهيد"),
    (BlockKind.HEADING, "أولًا: دوافع «التقارب»"),
    (BlockKind.PARAGRAPH, "الفقرة الأولى"),
    (BlockKind.LIST_ITEM, "الفقرة الثانية"),
    (BlockKind.TABLE_CELL, "خلية"),
    (BlockKind.QUOTE, "الفقرة الثالثة"),
    (BlockKind.HEADING, "ثانيًا: أبعاده"),
    (BlockKind.PARAGRAPH, "فقرة أخرى"),
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("تمهيد", "الفقرة\u00a01"),
        ("الأولى", "قسم «أولًا: دوافع “التقارب”»، الفقرة\u00a01"),
        ("الثالثة", "قسم «أولًا: دوافع “التقارب”»، الفقرة\u00a03"),
        ("دوافع", "قسم «أولًا: دوافع “التقارب”»"),
        ("الأولى\nالفقرة الثانية", "قسم «أولًا: دوافع “التقارب”»، الفقرات\u00a01–2"),
        ("الثالثة\nثانيًا: أبعاده\nفقرة", "قسم «أولًا: دوافع “التقارب”»، الفقرة\u00a03 وما بعدها"),
        ("خلية", "قسم «أولًا: دوافع “التقارب”»، الجدول\u00a01"),
        ("أخرى", "قسم «ثانيًا: أبعاده»، الفقرة\u00a01"),
    ],
)
def test_without_pages_a_passage_is_located_by_section_and_paragraph(passage: str, expected: str) -> None:
    assert located(REPORT, passage) == expected


def test_the_words_exist_in_english_too() -> None:
    assert located(REPORT, "الثانية", "en") == "sec. “أولًا: دوافع «التقارب»”, para.\u00a02"


def test_with_pages_a_passage_is_located_by_the_printed_label() -> None:
    paged = document(
        (BlockKind.PARAGRAPH, "صفحة أولى"),
        (BlockKind.PARAGRAPH, "صفحة ثانية"),
        pages=(Page(1, "٣", ranges=(Range(0, 9),)), Page(2, "٤", ranges=(Range(10, 20),))),
    )
    index = LocatorIndex(paged)
    assert index.locate(0, 4) == Locator(page=1, page_label="٣")
    assert words(index.locate(0, 4), "ar") == "ص.\u00a0٣"
    assert words(index.locate(5, 15), "ar") == "ص ص.\u00a0٣–٤"
    assert words(index.locate(5, 15), "en") == "pp.\u00a0٣–٤"


def test_a_range_that_ends_where_a_page_ends_is_on_that_page_alone() -> None:
    paged = document(
        (BlockKind.PARAGRAPH, "صفحة أولى"),
        (BlockKind.PARAGRAPH, "صفحة ثانية"),
        pages=(Page(1, "1", ranges=(Range(0, 9),)), Page(2, "2", ranges=(Range(10, 20),))),
    )
    assert LocatorIndex(paged).locate(0, 9).last_page_label is None


def test_a_passage_in_the_body_of_a_note_is_located_by_its_marker() -> None:
    noted = document(
        (BlockKind.PARAGRAPH, "نص[1]"),
        (BlockKind.NOTE, "متن الحاشية"),
        (BlockKind.NOTE, "تتمّتها"),
        notes=(Note("[1]", 2, 5, Range(6, 25)),),
    )
    assert located(noted, "الحاشية") == "حاشية [1]"
    assert located(noted, "تتمّتها") == "حاشية [1]"


def test_a_long_heading_is_cut_at_a_word() -> None:
    heading = "كلمة " * 40
    long = document((BlockKind.HEADING, heading.strip()), (BlockKind.PARAGRAPH, "نص"))
    said = located(long, "نص")
    assert "كلمة…»" in said
    assert len(said) < 130


def test_nothing_known_is_said_in_no_words() -> None:
    assert words(LocatorIndex(Document("", ())).locate(0, 0), "ar") == ""
