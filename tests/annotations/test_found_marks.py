"""Marks that other programs make in a PDF, each in its own way, and what becomes of them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from egpk_desk.annotations.marks import MarkKind
from egpk_desk.annotations.reading import found_marks
from egpk_desk.annotations.worker import ANNOTATOR
from egpk_desk.readers import pdf
from egpk_desk.workspace import Workspace

NAME = "columns2-libreoffice.pdf"
SOURCE = (Path(__file__).parents[1] / "fixtures" / "pdf" / NAME).read_bytes()
Point = tuple[float, float]


def numbers(values: Any) -> ArrayObject:
    return ArrayObject([FloatObject(value) for value in values])


class Marked:
    """The fixture, to which annotations are added as a program would."""

    def __init__(self) -> None:
        self.document = pdf.read(SOURCE, NAME)
        self.layout = pdf.layout_of(self.document, SOURCE)
        self.writer = PdfWriter(clone_from=PdfReader(io.BytesIO(SOURCE)))
        self.height = self.layout.pages[0].height

    def place(self, words: str) -> tuple[int, int]:
        start = self.document.text.index(words)
        return start, start + len(words)

    def quads(self, start: int, end: int) -> list[tuple[Point, Point, Point, Point]]:
        """Upper left, upper right, lower left, lower right, from the lower left corner of the page."""
        top = self.height
        return [
            ((r.x0, top - r.y0), (r.x1, top - r.y0), (r.x0, top - r.y1), (r.x1, top - r.y1))
            for r in self.layout.boxes(start, end)[1]
        ]

    def add(self, subtype: str, words: str, order: str = "0123", more: Mapping[str, Any] | None = None) -> Any:
        quads = self.quads(*self.place(words))
        points = [point for quad in quads for point in quad]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        made = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject(subtype),
                NameObject("/Rect"): numbers((min(xs), min(ys), max(xs), max(ys))),
            }
        )
        if order:
            values = [value for quad in quads for at in order for value in quad[int(at)]]
            made[NameObject("/QuadPoints")] = numbers(values)
        for key, value in (more or {}).items():
            made[NameObject(key)] = value
        return self.put(made)

    def put(self, made: DictionaryObject) -> Any:
        page = self.writer.pages[0]
        reference = self.writer._add_object(made)
        there = page.get("/Annots")
        page[NameObject("/Annots")] = ArrayObject([*(there or ()), reference])
        return reference

    def data(self) -> bytes:
        out = io.BytesIO()
        self.writer.write(out)
        return out.getvalue()


@pytest.fixture
def marked() -> Marked:
    return Marked()


def taken_in(data: bytes, folder: Path) -> list[tuple[str, str]]:
    (folder / "given.pdf").write_bytes(data)
    with Workspace.open(folder / "library.egpk", user="منى", create=True) as workspace:
        (outcome,) = workspace.import_paths([folder / "given.pdf"])
        assert outcome.marks > 0
        workspace.file_marks.take_in(outcome.id)
        return [(one.text, one.memo) for one in workspace.excerpts()]


def words_of(marked: Marked, count: int, skip: int = 60) -> str:
    return " ".join(marked.document.text[200:].split()[skip : skip + count])


@pytest.fixture
def words(marked: Marked) -> str:
    """A few words of one line."""
    text = marked.document.text
    pieces = [(found, found + 30) for found in range(300, 900)]
    start, end = next((a, b) for a, b in pieces if text[a - 1] == " " and text[b] == " " and "\n" not in text[a:b])
    return text[start:end].strip()


@pytest.mark.parametrize("order", ["0123", "2310", "0132", "3210", ""])
def test_the_points_of_a_mark_may_come_in_any_order_or_not_at_all(
    order: str, marked: Marked, words: str, tmp_path: Path
) -> None:
    if not order and len(marked.quads(*marked.place(words))) > 1:
        words = words.split()[0]
    marked.add("/Highlight", words, order)
    assert taken_in(marked.data(), tmp_path) == [(words, "")]


@pytest.mark.parametrize(
    ("subtype", "kind"),
    [
        ("/Underline", MarkKind.UNDERLINE),
        ("/StrikeOut", MarkKind.STRIKE_OUT),
        ("/Squiggly", MarkKind.SQUIGGLY),
        ("/Highlight", MarkKind.HIGHLIGHT),
    ],
)
def test_each_way_of_marking_letters_is_known(subtype: str, kind: MarkKind, marked: Marked, words: str) -> None:
    marked.add(subtype, words, more={"/C": numbers((1, 0.5, 0)), "/T": TextStringObject("زميل")})
    (found,) = found_marks(marked.data())
    assert (found.kind, found.colour, found.author) == (kind, "#ff8000", "زميل")


def test_comments_stand_in_contents_rich_contents_popups_and_replies(
    marked: Marked, words: str, tmp_path: Path
) -> None:
    first, second, third, *_ = words.split()
    marked.add("/Highlight", first, more={"/RC": TextStringObject("<body><p>فقرة&amp;</p><p>أخرى</p></body>")})
    popup = marked.put(
        DictionaryObject(
            {NameObject("/Subtype"): NameObject("/Popup"), NameObject("/Contents"): TextStringObject("في النافذة")}
        )
    )
    marked.add("/Highlight", second, more={"/Popup": popup})
    parent = marked.add("/Highlight", third, more={"/Contents": TextStringObject("رأي")})
    reply = {
        NameObject("/Subtype"): NameObject("/Text"),
        NameObject("/Rect"): numbers((1, 1, 20, 20)),
        NameObject("/IRT"): parent,
        NameObject("/T"): TextStringObject("سالم"),
        NameObject("/Contents"): TextStringObject("ردّ"),
    }
    marked.put(DictionaryObject(reply))
    assert taken_in(marked.data(), tmp_path) == [
        (first, "فقرة&\nأخرى"),
        (second, "في النافذة"),
        (third, "رأي\nسالم: ردّ"),
    ]


def test_a_text_note_is_put_on_the_word_beside_it_and_says_whose_it_is(marked: Marked, tmp_path: Path) -> None:
    word = "المكاسب" if "المكاسب" in marked.document.text else marked.document.text.split()[3]
    ((x0, y0), (x1, _), _, _), *_ = marked.quads(*marked.place(word))
    note = {
        NameObject("/Subtype"): NameObject("/Text"),
        NameObject("/Rect"): numbers(((x0 + x1) / 2 - 9, y0 - 12, (x0 + x1) / 2 + 9, y0 + 4)),
        NameObject("/Contents"): TextStringObject("انظر هنا"),
        NameObject("/T"): TextStringObject("سالم"),
    }
    marked.put(DictionaryObject(note))
    assert taken_in(marked.data(), tmp_path) == [(word, "انظر هنا\n— سالم")]


def test_a_comment_that_only_repeats_the_marked_words_is_no_memo(marked: Marked, words: str, tmp_path: Path) -> None:
    marked.add("/Highlight", words, more={"/Contents": TextStringObject(words.replace(" ", "  "))})
    assert taken_in(marked.data(), tmp_path) == [(words, "")]


def test_hidden_marks_links_and_broken_ones_are_passed_over(marked: Marked, words: str) -> None:
    marked.add("/Highlight", words, more={"/F": NumberObject(2)})
    marked.add("/Link", words)
    marked.add("/Highlight", words, more={"/QuadPoints": TextStringObject("x"), "/Rect": numbers((1,))})
    marked.put(DictionaryObject({NameObject("/Subtype"): NameObject("/Highlight")}))
    assert found_marks(marked.data()) == []


def test_words_in_no_encoding_of_pdf_are_still_read(marked: Marked, words: str) -> None:
    marked.add("/Highlight", words, more={"/Contents": ByteStringObject("ملاحظة".encode("cp1256"))})
    (found,) = found_marks(marked.data())
    assert found.memo == "ملاحظة"


def test_a_file_that_is_no_pdf_has_no_marks_and_the_process_lives_on(marked: Marked, words: str) -> None:
    assert ANNOTATOR.read(b"%PDF-1.4\n/Annots nonsense") == []
    assert ANNOTATOR.read(b"") == []
    marked.add("/Highlight", words)
    assert len(ANNOTATOR.read(marked.data())) == 1
