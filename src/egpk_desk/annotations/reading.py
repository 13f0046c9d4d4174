"""The marks that others made in a PDF: highlights, underlines, strike-outs, squiggly lines, notes, with their words.

Programs differ: the points of ``/QuadPoints`` come in any order, or not at all (then what the appearance paints is
taken, else ``/Rect``); a comment stands in ``/Contents``, in ``/RC`` as XHTML, in a ``/Popup`` of its own, in replies
(``/IRT``) and replies to them, or, where words are replaced, in a caret that the struck-out words are grouped with
(``/RT``).
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ByteStringObject, DictionaryObject

from egpk_desk.annotations.appearance import painted_shapes
from egpk_desk.annotations.marks import FoundMark, MarkKind
from egpk_desk.annotations.pages import Point, frame_of, shown_box

_KINDS = {
    "/Highlight": MarkKind.HIGHLIGHT,
    "/Underline": MarkKind.UNDERLINE,
    "/StrikeOut": MarkKind.STRIKE_OUT,
    "/Squiggly": MarkKind.SQUIGGLY,
    "/Text": MarkKind.NOTE,
    "/FreeText": MarkKind.NOTE,
    "/Caret": MarkKind.NOTE,
}
_UNSEEN = 2 | 32  # annotation flags: hidden, not viewed
MOST_MARKS = 20_000
_MOST_QUADS = 2_000  # of one mark
_LONGEST_MEMO = 100_000
_FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)
_BREAK = re.compile(r"<\s*(?:/\s*(?:p|div|li)|br)\b[^>]*>", re.I)
_WINDOWS_ARABIC = re.compile(r"[^A-Za-z\u0100-\uffff]*[\xc0-\xff]{2}[^A-Za-z\u0100-\uffff]*")
"""Windows Arabic taken for Latin: letters with accents and none without, which no language writes."""

_TAG = re.compile(r"<[^>]*>")


def found_marks(source: bytes) -> list[FoundMark]:
    """The marks of all pages, in the order of the file; what is broken or unseen is passed over."""
    try:
        reader = PdfReader(io.BytesIO(source))
        if reader.is_encrypted and not reader.decrypt(""):
            return []
        pages = reader.pages
        count = len(pages)
    except (*_FAULTS, RecursionError, ImportError):  # pypdf asks for another library for some encryptions
        return []
    marks: list[FoundMark] = []
    for number in range(count):
        try:
            marks += _on_page(pages[number], number + 1)
        except (*_FAULTS, RecursionError):
            continue
        if len(marks) >= MOST_MARKS:
            break
    return marks[:MOST_MARKS]


def _on_page(page: Any, number: int) -> Iterator[FoundMark]:
    there = page.get("/Annots")
    if there is None:
        return
    annotations: _Annotations = []
    for one in there.get_object() or ():
        held = one.get_object()
        if isinstance(held, DictionaryObject):
            annotations.append((getattr(one, "idnum", None), held))
    replies, grouped = _answers(annotations)
    leaders = {id(one): number for number, one in grouped.items()}
    there = dict(annotations)
    frame = frame_of(page)
    for id_, one in annotations:
        kind = _KINDS.get(str(one.get("/Subtype")))
        leader = leaders.get(id(one))
        if kind is None or ("/IRT" in one and leader is None) or id_ in grouped or _flags(one) & _UNSEEN:
            continue
        try:
            boxes = tuple(shown_box(frame, quad) for quad in _quads(one))
        except _FAULTS:
            continue
        ours = _said(one, "/EGPK_Memo") if str(one.get("/NM", "")).startswith("egpk-desk:") else None
        memo = _comment(one) if ours is None else ours
        if leader is not None:
            memo = "\n".join(part for part in (_comment(there[leader]), memo) if part)
        for reply in (*replies.get(leader or -1, ()), *replies.get(id_ or -1, ())):
            said, by = _comment(reply), _said(reply, "/T")
            memo = "\n".join(part for part in (memo, f"{by}: {said}" if by else said) if part) if said else memo
        if not boxes or (kind is MarkKind.NOTE and not memo):
            continue
        yield FoundMark(
            page=number,
            kind=kind,
            boxes=boxes,
            memo=memo[:_LONGEST_MEMO],
            author=_said(one, "/T"),
            colour=_colour(one),
            created=_said(one, "/CreationDate") or _said(one, "/M"),
            name=_said(one, "/NM"),
            codes=tuple(str(slug) for slug in one.get("/EGPK_Codes") or ()),
            quote=_whole(one, "/EGPK_Quote"),
        )


_Annotations = list[tuple[int | None, DictionaryObject]]  # with their object numbers


def _answers(annotations: _Annotations) -> tuple[dict[int, list[DictionaryObject]], dict[int, DictionaryObject]]:
    """The replies to each annotation, those to its replies too, in the order of the file; by object number.

    And the annotations of letters that are grouped with a note, by the note's number.
    """
    there = dict(annotations)
    parents: dict[int | None, int] = {}
    for number, one in annotations:
        parent = getattr(one.raw_get("/IRT"), "idnum", None) if "/IRT" in one else None
        if isinstance(parent, int):
            parents[number] = parent
    replies: dict[int, list[DictionaryObject]] = {}
    grouped: dict[int, DictionaryObject] = {}
    for number, one in annotations:
        if number not in parents or "/StateModel" in one:
            continue
        parent = parents[number]
        if one.get("/RT") == "/Group":
            note = there.get(parent)
            if note is not None and _is_note(note) and not _is_note(one):
                grouped[parent] = one
            continue
        seen = {number}
        while parent in parents and parent not in seen:
            seen.add(parent)
            parent = parents[parent]
        replies.setdefault(parent, []).append(one)
    return replies, grouped


def _is_note(one: DictionaryObject) -> bool:
    return _KINDS.get(str(one.get("/Subtype"))) is MarkKind.NOTE


def _flags(one: DictionaryObject) -> int:
    flags = one.get("/F", 0)
    return int(flags) if isinstance(flags, int | float) else 0


def _quads(one: DictionaryObject) -> list[list[Point]]:
    """The marked quadrilaterals, each as four points in whatever order; else what is painted, else the rectangle."""
    given = one.get("/QuadPoints")
    values = [float(value) for value in (given.get_object() if given is not None else ())[: 8 * _MOST_QUADS]]
    quads = [[(values[at + i], values[at + i + 1]) for i in range(0, 8, 2)] for at in range(0, len(values) - 7, 8)]
    quads = [quad for quad in quads if len({x for x, _ in quad}) > 1 and len({y for _, y in quad}) > 1]
    if quads:
        return quads
    if _KINDS.get(str(one.get("/Subtype"))) is not MarkKind.NOTE:
        with contextlib.suppress(*_FAULTS):
            shapes = painted_shapes(one)[:_MOST_QUADS]
            if shapes:
                return shapes
    rect = [float(value) for value in one["/Rect"].get_object()]  # type: ignore[union-attr]
    return [[(rect[0], rect[1]), (rect[2], rect[3])]] if len(rect) >= 4 else []


def _comment(one: DictionaryObject) -> str:
    """What was written to a mark: its contents, its rich contents, or those of its popup."""
    said = _said(one, "/Contents")
    if not said and "/RC" in one:
        said = _plain(_said(one, "/RC"))
    popup = one.get("/Popup")
    if not said and popup is not None and isinstance(popup.get_object(), DictionaryObject):
        said = _said(popup.get_object(), "/Contents")
    return said


def _said(one: DictionaryObject, key: str) -> str:
    return _whole(one, key).strip()


def _whole(one: DictionaryObject, key: str) -> str:
    """A text of an annotation, its line ends as ``\\n``."""
    value = one.get(key)
    if value is None:
        return ""
    value = value.get_object()
    if isinstance(value, ByteStringObject):
        return _decoded(bytes(value))
    if hasattr(value, "get_data"):  # a stream: /RC may be one
        return _decoded(value.get_data())
    text = str(value)
    if _WINDOWS_ARABIC.fullmatch(text):
        text = _decoded(value.original_bytes)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "cp1256"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _plain(rich: str) -> str:
    """The text of rich contents (XHTML, 12.7.3.4), paragraphs as lines."""
    text = unescape(_TAG.sub("", _BREAK.sub("\n", rich)))
    return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)


def _colour(one: DictionaryObject) -> str:
    given = one.get("/C")
    values = [float(value) for value in given.get_object()] if given is not None else []
    if len(values) == 1:
        values *= 3
    elif len(values) == 4:
        cyan, magenta, yellow, black = values
        values = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(values) != 3:
        return ""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, value))):02x}" for value in values)
