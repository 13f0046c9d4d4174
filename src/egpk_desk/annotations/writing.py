"""Adding highlight annotations to a PDF: an incremental update, so that the original's bytes stay as they are.

ISO 32000-1, 12.5.6.10 (text markup annotations) and 12.5.5 (appearance streams). Each has an appearance stream of its
own, so that every viewer shows the same: the letters' boxes multiplied with the first code's colour, a line below in
the colour of each further code.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from egpk_desk.annotations.marks import OURS, AnnotatedCopy, NewMark
from egpk_desk.annotations.pages import corners, frame_of
from egpk_desk.annotations.update import Increment
from egpk_desk.errors import ExportError

TINT = 0.35
"""How much of the colour is laid over the letters: dark codes must leave dark ink legible."""

_LINE = 0.9  # points: the lines of further codes
_PRINTED = 4  # annotation flag: printed with the page
_FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError)

Add = Callable[[PdfObject], Any]
"""Puts an object into the file; gives the reference to it."""


def annotated(source: bytes, marks: Sequence[NewMark], name: str) -> AnnotatedCopy:
    """A copy of a PDF with these annotations. Raises ExportError where that cannot be.

    Where the file's table of contents is broken so that it cannot be updated, it is written anew.
    """
    try:
        reader = PdfReader(io.BytesIO(source))
        encrypted = reader.is_encrypted
        certified = not encrypted and _allows_no_changes(reader)
    except DependencyError:  # an encryption that pypdf leaves to another library
        encrypted, certified = True, False
    except _FAULTS as error:
        raise _unwritable(name) from error
    if encrypted:
        raise ExportError(
            f"“{name}” is protected by encryption, so that no annotations can be added to it.",
            "Save a copy without protection from a PDF viewer, import that, and export again.",
        )
    if certified:
        raise ExportError(
            f"“{name}” is certified by a signature that allows no changes.",
            "Print it to a new PDF, import that, and export again.",
        )
    for write in (_updated, _written_anew):
        try:
            data = write(source, marks)
            if data is not None and _count(data) >= len(marks):
                return AnnotatedCopy(data, data.startswith(source), len({mark.highlight for mark in marks}))
        except _FAULTS:
            continue
    raise _unwritable(name)


def _unwritable(name: str) -> ExportError:
    return ExportError(
        f"“{name}” is damaged so that no annotations can be added to it.",
        "Save it again from a PDF viewer, import that, and export again.",
    )


def _allows_no_changes(reader: PdfReader) -> bool:
    """Whether a certifying signature forbids every change (DocMDP with P 1; ISO 32000-1, 12.8.2.2)."""
    permitted = reader.root_object.get("/Perms")
    signature = permitted.get_object().get("/DocMDP") if permitted is not None else None
    for reference in (signature.get_object().get("/Reference") or ()) if signature is not None else ():
        given = reference.get_object().get("/TransformParams")
        if given is not None and given.get_object().get("/P") == 1:
            return True
    return False


def _count(data: bytes) -> int:
    """How many annotations of this program a written file holds."""
    found = 0
    for page in PdfReader(io.BytesIO(data)).pages:
        for annotation in page.get("/Annots") or ():
            found += str(_dictionary(annotation).get("/NM", "")).startswith(OURS)
    return found


def _updated(source: bytes, marks: Sequence[NewMark]) -> bytes | None:
    """The original's bytes with the annotations behind them; None where the file cannot be updated."""
    reader = PdfReader(io.BytesIO(source))
    increment = Increment.on(source, reader)
    if increment is None:
        return None
    for number, on_page in _by_page(marks).items():
        page = reader.pages[number - 1]
        reference = page.indirect_reference
        if reference is None:
            return None
        _annotate(page, on_page, increment.add)
        increment.replace(reference, page)
    return increment.written()


def _written_anew(source: bytes, marks: Sequence[NewMark]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(source)))
    for number, on_page in _by_page(marks).items():
        _annotate(writer.pages[number - 1], on_page, writer._add_object)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _by_page(marks: Sequence[NewMark]) -> dict[int, list[NewMark]]:
    pages: dict[int, list[NewMark]] = {}
    for mark in marks:
        pages.setdefault(mark.page, []).append(mark)
    return pages


def _annotate(page: Any, marks: Sequence[NewMark], add: Add) -> None:
    frame = frame_of(page)
    there = page.get("/Annots")
    # An earlier export of the same highlight is replaced, not laid over.
    names = {_name(mark) for mark in marks}
    kept = [] if there is None else list(there.get_object())
    kept = [one for one in kept if str(_dictionary(one).get("/NM", "")) not in names]
    added = [add(_annotation(add, page, frame, mark)) for mark in marks]
    page[NameObject("/Annots")] = ArrayObject([*kept, *added])


def _dictionary(one: Any) -> DictionaryObject:
    found = one.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _name(mark: NewMark) -> str:
    return f"{OURS}{mark.highlight}/{mark.page}"


def _annotation(add: Add, page: Any, frame: Any, mark: NewMark) -> DictionaryObject:
    quads = [corners(frame, box) for box in mark.boxes]
    further = mark.colours[1:]
    points = [point for quad in quads for point in quad]
    reach = 1 + len(further) * (_LINE + 0.6)
    rect = (
        min(x for x, _ in points) - reach,
        min(y for _, y in points) - reach,
        max(x for x, _ in points) + reach,
        max(y for _, y in points) + reach,
    )
    made = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): _numbers(rect),
            NameObject("/QuadPoints"): _numbers([value for quad in quads for point in quad for value in point]),
            NameObject("/C"): _numbers(_channels(mark.colours[0])),
            NameObject("/CA"): FloatObject(TINT),
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/NM"): TextStringObject(_name(mark)),
            NameObject("/Contents"): TextStringObject(mark.contents),
            NameObject("/T"): TextStringObject(mark.author),
            NameObject("/Subj"): TextStringObject("Highlight"),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): _appearance(add, quads, rect, mark.colours)}),
        }
    )
    reference = getattr(page, "indirect_reference", None)
    if reference is not None:
        made[NameObject("/P")] = reference
    date = _date(mark.created)
    if date:
        made[NameObject("/CreationDate")] = made[NameObject("/M")] = TextStringObject(date)
    if mark.codes:
        made[NameObject("/EGPK_Codes")] = ArrayObject([TextStringObject(slug) for slug in mark.codes])
    if mark.quote:
        made[NameObject("/EGPK_Quote")] = TextStringObject(mark.quote)
    if mark.memo:
        made[NameObject("/EGPK_Memo")] = TextStringObject(mark.memo)
    return made


def _appearance(add: Add, quads: Sequence[Any], rect: Sequence[float], colours: Sequence[str]) -> Any:
    tint = " ".join(f"{1 - TINT * (1 - value):.4f}" for value in _channels(colours[0]))
    lines = ["/Tint gs", f"{tint} rg"]
    for upper_left, upper_right, lower_left, lower_right in quads:
        path = (upper_left, upper_right, lower_right, lower_left)
        lines.append(" ".join(f"{x:.3f} {y:.3f} {'l' if at else 'm'}" for at, (x, y) in enumerate(path)) + " h f")
    for number, colour in enumerate(colours[1:], start=1):
        lines.append(" ".join(f"{value:.4f}" for value in _channels(colour)) + f" RG {_LINE} w")
        for upper_left, _, lower_left, lower_right in quads:
            # down the page as it is shown: from the upper to the lower corners
            down = ((lower_left[0] - upper_left[0]), (lower_left[1] - upper_left[1]))
            length = max(1e-6, (down[0] ** 2 + down[1] ** 2) ** 0.5)
            by = number * (_LINE + 0.6) - 0.6
            dx, dy = down[0] / length * by, down[1] / length * by
            lines.append(
                f"{lower_left[0] + dx:.3f} {lower_left[1] + dy:.3f} m"
                f" {lower_right[0] + dx:.3f} {lower_right[1] + dy:.3f} l S"
            )
    state = DictionaryObject(
        {NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject("/Multiply")}
    )
    stream = StreamObject()
    stream.set_data("\n".join(lines).encode("ascii"))
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/FormType"): NumberObject(1),
            NameObject("/BBox"): _numbers(rect),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/ExtGState"): DictionaryObject({NameObject("/Tint"): state})}
            ),
        }
    )
    return add(stream)


def _numbers(values: Sequence[float]) -> ArrayObject:
    return ArrayObject([FloatObject(round(value, 3)) for value in values])


def _channels(colour: str) -> tuple[float, float, float]:
    return tuple(round(int(colour[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))  # type: ignore[return-value]


def _date(iso: str) -> str:
    """A moment as PDF writes it (7.9.4): ``2026-11-25T14:00:00Z`` as ``D:20261125140000Z``."""
    digits = "".join(sign for sign in iso if sign.isdigit())
    return f"D:{digits[:14]}Z" if len(digits) >= 14 else ""
