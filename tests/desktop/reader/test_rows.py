"""Blocks to rows."""

from __future__ import annotations

from egpk_desk.desktop.reader.rows import SPLIT_AFTER, Rows
from egpk_desk.document import Block, BlockKind, Document
from tests.desktop.reader.documents import of_blocks, of_paragraphs, table

PARAGRAPH = BlockKind.PARAGRAPH


def test_a_block_is_a_row_and_offsets_between_rows_belong_to_the_row_before() -> None:
    rows = Rows(of_paragraphs(["أحمد", "باب", "جيم"]))
    assert len(rows) == 3
    assert [rows.at(offset) for offset in (0, 4, 5, 8, 9, 99)] == [0, 0, 1, 1, 2, 2]


def test_a_range_touches_the_rows_that_hold_a_letter_of_it() -> None:
    rows = Rows(of_paragraphs(["أحمد", "باب", "جيم"]))
    assert rows.spanned(0, 4) == range(0, 1)
    assert rows.spanned(4, 6) == range(1, 2)
    assert rows.spanned(2, 12) == range(0, 3)
    assert Rows(Document("", ())).spanned(0, 5) == range(0)


def test_an_unbroken_block_of_a_million_characters_is_cut_at_spaces_and_nothing_is_lost() -> None:
    text = ("كلمة " * 200_000).strip()
    rows = Rows(Document(text, (Block(PARAGRAPH, 0, len(text)),)))
    assert rows.starts[0] == 0
    assert rows.ends[-1] == len(text)
    assert rows.starts[1:] == rows.ends[:-1]
    assert all(text[start - 1] == " " for start in rows.starts[1:])
    assert max(end - start for start, end in zip(rows.starts, rows.ends, strict=True)) < 2 * SPLIT_AFTER


def test_a_block_without_spaces_is_cut_all_the_same() -> None:
    text = "س" * 70_000
    rows = Rows(Document(text, (Block(PARAGRAPH, 0, len(text)),)))
    assert len(rows) > 2
    assert rows.ends[-1] == len(text)


def test_the_cells_of_a_table_row_stand_side_by_side_in_one_row() -> None:
    cells = table([["السنة", "القيمة", "ملاحظة طويلة في هذا العمود"], ["2024", "8.8", "-"]])
    rows = Rows(of_blocks([(PARAGRAPH, "قبل", {}), *cells, (PARAGRAPH, "بعد", {})]))
    assert len(rows) == 4
    assert [rows.is_table(row) for row in range(4)] == [False, True, True, False]
    assert len(rows.stretches(1)) == 3
    shape = rows.table(0)
    assert (shape.first_row, shape.last_row) == (1, 2)
    assert sum(shape.shares) == 1
    assert shape.shares[2] > shape.shares[0]
