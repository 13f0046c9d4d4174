"""The builder of canonical text: white space, spans, note numbering, pages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.document import BlockKind, Cell, Document, Metadata, Page, SpanStyle, problems
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.builder import Content, DocumentBuilder, NoteMark, Piece
from egpk_desk.readers.limits import Limits

BOLD = frozenset({SpanStyle.BOLD})


def built(*paragraphs: list[Content], notes: dict[str, list[list[Content]]] | None = None) -> Document:
    builder = DocumentBuilder("docx", "docx/1")
    for pieces in paragraphs:
        builder.block(BlockKind.PARAGRAPH, pieces)
    for key, body in (notes or {}).items():
        builder.note_body(key, body)
    return builder.build(Metadata())


def test_white_space_is_collapsed_within_a_block_and_no_break_spaces_stay():
    document = built([Piece("\n  قال\t الوزير \r\n"), Piece("  ص.\u00a045\u2028تم ")])
    assert document.text == "قال الوزير ص.\u00a045 تم"


def test_white_space_at_the_ends_of_a_block_goes_even_when_it_does_not_break():
    assert built([Piece("\u00a0 نص\u00a0")]).text == "نص"


def test_empty_blocks_are_dropped_and_the_others_joined_by_one_line_feed():
    document = built([Piece("أول")], [Piece(" \u00a0\n")], [], [Piece("ثان")])
    assert document.text == "أول\nثان"
    assert len(document.blocks) == 2


def test_spans_do_not_cover_the_white_space_that_was_dropped():
    document = built([Piece("قال "), Piece(" الوزير ", BOLD), Piece("أمس")])
    span = document.blocks[0].spans[0]
    assert document.text[span.start : span.end] == "الوزير"


def test_neighbouring_runs_of_one_style_are_one_span_and_a_plain_space_parts_them():
    joined = built([Piece("أ ", BOLD), Piece("ب", BOLD)]).blocks[0].spans
    parted = built([Piece("أ", BOLD), Piece(" "), Piece("ب", BOLD)]).blocks[0].spans
    assert [len(joined), len(parted)] == [1, 2]


def test_notes_are_numbered_by_first_reference_and_their_bodies_follow_in_that_order():
    document = built(
        [Piece("أ"), NoteMark("z"), Piece(" ب"), NoteMark("a")],
        [Piece("ج"), NoteMark("z")],
        notes={"a": [[Piece("حاشية أ")]], "z": [[Piece("حاشية ز")], [Piece("تتمة")]]},
    )
    assert document.text == "أ[1] ب[2]\nج[1]\nحاشية ز\nتتمة\nحاشية أ"
    assert [(note.marker, note.start) for note in document.notes] == [("[1]", 1), ("[2]", 6), ("[1]", 11)]
    assert document.notes[0].body is not None
    assert document.slice(document.notes[0].body) == "حاشية ز\nتتمة"
    assert document.notes[2].body == document.notes[0].body


def test_a_reference_without_body_is_kept_and_said_to_lack_one():
    document = built([Piece("نص"), NoteMark("x")])
    assert document.notes[0].body is None
    assert "[1]" in document.warnings[0]


def test_a_body_that_nothing_refers_to_is_kept_at_the_end_and_said():
    document = built([Piece("نص")], notes={"x": [[Piece("حاشية")]]})
    assert document.text == "نص\nحاشية"
    assert document.warnings


def test_a_body_may_refer_to_a_further_note():
    document = built([Piece("نص"), NoteMark("a")], notes={"b": [[Piece("ب")]], "a": [[Piece("أ"), NoteMark("b")]]})
    assert document.text == "نص[1]\nأ[2]\nب"
    assert all(note.body for note in document.notes)


def test_brackets_that_stand_in_the_text_are_no_notes():
    document = built([Piece("انظر [1] في"), NoteMark("a")], notes={"a": [[Piece("حاشية")]]})
    assert [document.text[note.start - 1] for note in document.notes] == ["ي"]


def test_pages_know_the_stretches_of_a_paragraph_that_runs_over():
    builder = DocumentBuilder("pdf", "pdf/1")
    builder.block(BlockKind.PARAGRAPH, [Piece("على الأولى ", page=1), Piece("وعلى الثانية", page=2)])
    builder.block(BlockKind.PARAGRAPH, [Piece("بعدها")], page=2)
    document = builder.build(Metadata(), pages=[Page(1, "٣"), Page(2, "٤")])
    assert [[document.slice(r) for r in page.ranges] for page in document.pages] == [
        ["على الأولى "],
        ["وعلى الثانية\nبعدها"],
    ]
    assert [block.page for block in document.blocks] == [1, 2]


def test_kept_white_space_is_kept_inside_the_block_only():
    builder = DocumentBuilder("html", "html/1")
    builder.block(BlockKind.PARAGRAPH, [Piece("\n  if x:\n    y\n")], preserve=True)
    assert builder.build(Metadata()).text == "if x:\n    y"


def test_absurd_cell_spans_are_cut_to_what_a_table_can_have():
    builder = DocumentBuilder("html", "html/1")
    builder.block(BlockKind.TABLE_CELL, [Piece("خلية")], cell=Cell(0, 0, 0, 10**9, 0))
    cell = builder.build(Metadata()).blocks[0].cell
    assert cell is not None
    assert (cell.rowspan, cell.colspan) == (1000, 1)


def test_a_text_beyond_the_limit_is_refused():
    builder = DocumentBuilder("docx", "docx/1", Limits(max_characters=100))
    builder.block(BlockKind.PARAGRAPH, [Piece("كلمة " * 12)])
    with pytest.raises(UnreadableSource, match="longer than 100"):
        builder.block(BlockKind.PARAGRAPH, [Piece("كلمة " * 12)])


def test_building_costs_linear_time():
    def seconds(count: int) -> float:
        started = time.process_time()
        builder = DocumentBuilder("docx", "docx/1")
        for number in range(count):
            builder.block(BlockKind.PARAGRAPH, [Piece("كلمة " * 20, BOLD), NoteMark(str(number))])
            builder.note_body(str(number), [[Piece("حاشية")]])
        builder.build(Metadata())
        return time.process_time() - started

    small = min(seconds(1000) for _ in range(2))
    assert min(seconds(8000) for _ in range(2)) < 8 * small * 3


PIECES = st.one_of(
    st.builds(
        Piece, st.text("اب \n\t\u00a0\u064e😀[]1", max_size=8), st.frozensets(st.sampled_from(SpanStyle), max_size=2)
    ),
    st.builds(NoteMark, st.sampled_from("abc")),
)


@given(st.lists(st.lists(PIECES, max_size=6), max_size=6), st.sets(st.sampled_from("abcd")))
def test_whatever_comes_in_the_document_holds_and_no_visible_character_is_lost(paragraphs, bodies):
    document = built(*paragraphs, notes={key: [[Piece(f"body {key}")]] for key in bodies})
    assert problems(document) == []
    visible = "".join(p.text for pieces in paragraphs for p in pieces if isinstance(p, Piece))
    markers = sum(len(note.marker) for note in document.notes)
    noted = sum(len("".join(document.block_text(b).split())) for b in document.blocks if b.kind is BlockKind.NOTE)
    assert len("".join(document.text.split())) == len("".join(visible.split())) + markers + noted
