"""Marks as Acrobat, Okular, Preview and Zotero write them, on pages turned and cropped too: on the right letters."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from egpk_desk.annotations.anchoring import AnchoredMark, anchored
from egpk_desk.annotations.marks import MarkKind
from egpk_desk.annotations.reading import found_marks
from egpk_desk.document import Document
from egpk_desk.errors import ExportError
from egpk_desk.readers import pdf
from egpk_desk.readers.pdf.layout import PdfLayout
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace

SOURCE = (sample_docs() / "oman-iran.pdf").read_bytes()
PROTECTED = Path(__file__).parents[1] / "fixtures" / "pdf" / "protected-aes256.pdf"
FIRST = "سياسة عُمانية"
Box = tuple[float, float, float, float]  # left, bottom, right, top, in PDF's coordinates


@dataclass
class Case:
    """The report as read and where its letters stand while its pages are upright."""

    document: Document
    layout: PdfLayout
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = self.layout.pages[0].height

    def passage(self) -> tuple[int, int]:
        """Words over more than one line of the first page."""
        start = self.document.text.index(FIRST)
        end = start
        while len(self.layout.boxes(start, end).get(1, ())) < 3:
            end = self.document.text.index(" ", end + 1)
        return start, end

    def boxes(self, start: int, end: int) -> list[Box]:
        found = self.layout.boxes(start, end)[1]
        return [(r.x0, self.height - r.y1, r.x1, self.height - r.y0) for r in found]


@pytest.fixture(scope="module")
def case() -> Case:
    document = pdf.read(SOURCE, "oman-iran.pdf")
    return Case(document, pdf.layout_of(document, SOURCE))


def floats(values: Sequence[float]) -> ArrayObject:
    return ArrayObject([FloatObject(value) for value in values])


def text(words: str) -> TextStringObject:
    return TextStringObject(words)


class File:
    """The report with annotations, perhaps turned or cropped after they were made."""

    def __init__(self) -> None:
        self.writer = pypdf.PdfWriter(clone_from=io.BytesIO(SOURCE))
        self.page = self.writer.pages[0]
        self.there = ArrayObject()
        self.page[NameObject("/Annots")] = self.there

    def add(self, subtype: str, boxes: Sequence[Box], order: str = "", more: Mapping[str, Any] | None = None) -> Any:
        """``order`` are the corners of each box as the program writes them: 0 to 3 are upper left and right, lower left
        and right; none for an annotation without ``/QuadPoints``."""
        xs, ys = [x for box in boxes for x in box[0::2]], [y for box in boxes for y in box[1::2]]
        made = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject(subtype),
                NameObject("/Rect"): floats((min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)),
                NameObject("/F"): NumberObject(4),
            }
        )
        if order:
            corners = [((x0, y1), (x1, y1), (x0, y0), (x1, y0)) for x0, y0, x1, y1 in boxes]
            made[NameObject("/QuadPoints")] = floats([v for quad in corners for at in order for v in quad[int(at)]])
        made.update({NameObject(key): value for key, value in (more or {}).items()})
        reference = self.writer._add_object(made)
        self.there.append(reference)
        return reference

    def painted(self, boxes: Sequence[Box], matrix: Sequence[float] = (1, 0, 0, 1, 0, 0)) -> DictionaryObject:
        """An appearance that fills the boxes, as rounded paths and rectangles by turns."""
        parts = []
        for at, (x0, y0, x1, y1) in enumerate(boxes):
            path = (
                f"{x0} {y0} {x1 - x0} {y1 - y0} re" if at % 2 else f"{x0} {y0} m {x1} {y0} l {x1} {y1} l {x0} {y1} l h"
            )
            parts.append(f"q 1 1 0 rg /GS gs {path} f Q")
        form = StreamObject()
        form.set_data("\n".join(parts).encode())
        xs, ys = [x for box in boxes for x in box[0::2]], [y for box in boxes for y in box[1::2]]
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = floats((min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1))
        form[NameObject("/Matrix")] = floats(matrix)
        return DictionaryObject({NameObject("/N"): self.writer._add_object(form)})

    def marks(self, turn: int = 0, crop: Box | None = None) -> tuple[str, list[AnchoredMark]]:
        """The text as it is read from the file, and the marks on it."""
        if crop is not None:
            self.page.cropbox = RectangleObject(crop)
        self.page.rotate(turn)
        out = io.BytesIO()
        self.writer.write(out)
        data = out.getvalue()
        document = pdf.read(data, "marked.pdf")
        return document.text, anchored(found_marks(data), pdf.layout_of(document, data), document.text)


PROGRAMS = {
    "Acrobat": ("0123", {"/Subj": text("تمييز"), "/CA": FloatObject(0.4)}),
    "Okular": ("2310", {"/NM": text("okular-{7d0c}"), "/Subj": text("")}),
    "Preview": ("0132", {"/Border": floats((0, 0, 0))}),
    "Zotero": ("0123", {"/NM": text("Zotero-AB12CD34"), "/Contents": text("")}),
    "the standard's words": ("2310", {}),
}


@pytest.mark.parametrize(("turn", "crop"), [(0, None), (90, None), (180, None), (270, None), (90, (40, 40, 590, 780))])
def test_the_marks_of_each_program_are_on_the_same_letters_however_the_page_is_turned(
    case: Case, turn: int, crop: Box | None
) -> None:
    start, end = case.passage()
    words = case.document.text[start:end]
    file = File()
    kinds = ["/Highlight", "/Underline", "/StrikeOut", "/Squiggly"]
    for at, (order, more) in enumerate(PROGRAMS.values()):
        file.add(kinds[at % 4], case.boxes(start, end), order, more)
    given, marks = file.marks(turn, crop)
    assert [given[one.start : one.end] for one in marks] == [words] * len(PROGRAMS)
    assert {one.mark.kind for one in marks} == set(MarkKind) - {MarkKind.NOTE}


def test_what_only_its_appearance_shows_is_on_the_letters_that_it_paints(case: Case) -> None:
    """Without points, in coordinates of its own: the rectangle alone would hold all of three lines."""
    start, end = case.passage()
    boxes, file = case.boxes(start, end), File()
    file.add("/Highlight", boxes, "", {"/AP": file.painted(boxes)})
    file.add("/Highlight", boxes, "", {"/AP": file.painted(boxes, (0.5, 0, 0, 0.5, -30, 70))})
    given, marks = file.marks(270)
    assert [given[one.start : one.end] for one in marks] == [case.document.text[start:end]] * 2


@pytest.mark.parametrize(("subtype", "at"), [("/Underline", 0.0), ("/Squiggly", 0.0), ("/StrikeOut", 0.5)])
def test_points_that_are_those_of_the_line_mean_the_letters_above_or_under_it(
    case: Case, subtype: str, at: float
) -> None:
    start, end = case.passage()
    thin = [(x0, y0 + at * (y1 - y0), x1, y0 + at * (y1 - y0) + 1) for x0, y0, x1, y1 in case.boxes(start, end)]
    file = File()
    file.add(subtype, thin, "0123")
    given, marks = file.marks()
    assert [given[one.start : one.end] for one in marks] == [case.document.text[start:end]]


def test_replies_to_replies_come_with_the_mark_in_order_and_states_of_a_review_do_not(case: Case) -> None:
    start, end = case.passage()
    file = File()
    root = file.add("/Highlight", case.boxes(start, end), "0123", {"/Contents": text("رأي"), "/T": text("ليلى")})
    place = [(10.0, 10.0, 30.0, 30.0)]
    reply = file.add("/Text", place, "", {"/IRT": root, "/T": text("سالم"), "/Contents": text("لماذا؟")})
    file.add("/Text", place, "", {"/IRT": reply, "/T": text("ليلى"), "/Contents": text("لأنه لم يُذكر")})
    state = {"/StateModel": text("Review"), "/State": text("Accepted"), "/Contents": text("Accepted set by سالم")}
    file.add("/Text", place, "", {"/IRT": root, **state})
    _, (mark,) = file.marks()
    assert mark.mark.memo == "رأي\nسالم: لماذا؟\nليلى: لأنه لم يُذكر"


def test_words_that_acrobat_replaces_are_one_mark_on_those_struck_out_with_what_is_to_stand_there(case: Case) -> None:
    start = case.document.text.index(FIRST)
    ((x0, y0, _, _),) = boxes = case.boxes(start, start + len(FIRST))
    file = File()
    caret = file.add("/Caret", [(x0 - 4, y0 - 4, x0 + 4, y0 + 4)], "", {"/Contents": text("سياسةٌ خليجية")})
    file.add("/StrikeOut", boxes, "0123", {"/IRT": caret, "/RT": NameObject("/Group")})
    given, (mark,) = file.marks()
    assert given[mark.start : mark.end] == FIRST
    assert (mark.mark.kind, mark.mark.memo) == (MarkKind.STRIKE_OUT, "سياسةٌ خليجية")


def test_marks_in_a_pdf_that_is_protected_from_changes_come_in_and_a_copy_is_refused_with_the_reason(
    tmp_path: Path,
) -> None:
    """Protected by AES-256, which opens without a password; made by ``qpdf --encrypt "" owner 256``."""
    with Workspace.open(tmp_path / "library.egpk", user="منى", create=True) as workspace:
        (outcome,) = workspace.import_paths([PROTECTED])
        assert (outcome.status, outcome.marks) == ("new", 1)
        (made,) = workspace.file_marks.take_in(outcome.id)
        assert workspace.excerpt(made).text == FIRST
        with pytest.raises(ExportError, match="protected by encryption"):
            workspace.file_marks.copy(outcome.id, workspace.excerpts())
