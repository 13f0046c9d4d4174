"""Calls of PDFium that are made for each character or object of a page, bound so that they cost little.

ctypes makes objects of pointers that are given and returned; here both are plain addresses, which takes a third of the
time. An address holds as long as its page is open.
"""

from __future__ import annotations

import ctypes
import math
import struct
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]

_P, _I, _U, _D = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_double


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


text_object = _bound(pdfium.FPDFText_GetTextObject, _P, _P, _I)
is_generated = _bound(pdfium.FPDFText_IsGenerated, _I, _P, _I)
unicode_of = _bound(pdfium.FPDFText_GetUnicode, _U, _P, _I)
has_map_error = _bound(pdfium.FPDFText_HasUnicodeMapError, _I, _P, _I)
font_size = _bound(pdfium.FPDFText_GetFontSize, _D, _P, _I)
font_of = _bound(pdfium.FPDFTextObj_GetFont, _P, _P)
_matrix = _bound(pdfium.FPDFText_GetMatrix, _I, _P, _I, _P)
_char_box = _bound(pdfium.FPDFText_GetCharBox, _I, _P, _I, _P, _P, _P, _P)
_origin = _bound(pdfium.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
_loose_box = _bound(pdfium.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
_count_objects = _bound(pdfium.FPDFPage_CountObjects, _I, _P)
_object = _bound(pdfium.FPDFPage_GetObject, _P, _P, _I)
_type = _bound(pdfium.FPDFPageObj_GetType, _I, _P)
_bounds = _bound(pdfium.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
_object_matrix = _bound(pdfium.FPDFPageObj_GetMatrix, _I, _P, _P)
_clip_path = _bound(pdfium.FPDFPageObj_GetClipPath, _P, _P)
_count_clips = _bound(pdfium.FPDFClipPath_CountPaths, _I, _P)
_count_clip_segments = _bound(pdfium.FPDFClipPath_CountPathSegments, _I, _P, _I)
_clip_segment = _bound(pdfium.FPDFClipPath_GetPathSegment, _P, _P, _I, _I)
_segment_point = _bound(pdfium.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
marked_content = _bound(pdfium.FPDFPageObj_GetMarkedContentID, _I, _P)
_count_marks = _bound(pdfium.FPDFPageObj_CountMarks, _I, _P)
_mark = _bound(pdfium.FPDFPageObj_GetMark, _P, _P, ctypes.c_ulong)

_MOST_CLIP_SEGMENTS = 20  # a rectangle has five; what has more is a shape
_MOST_ACTUAL_TEXT = 100_000  # bytes


def address_of(handle: Any) -> int:
    """The address that a handle of PDFium stands for."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


class Measure:
    """Reads the numbers of characters and objects; what a call fails to give stays as it was before."""

    def __init__(self) -> None:
        self._held = ctypes.create_string_buffer(88)
        start = ctypes.addressof(self._held)
        self._box = [start + 8 * at for at in range(4)]  # left, right, bottom, top
        self._point = [start + 32, start + 40]
        self._loose, self._matrix = start + 48, start + 64
        self._sides = [start + 48 + 4 * at for at in range(4)]
        self._character = struct.Struct("6d10f").unpack_from
        self._four, self._six = struct.Struct("4f").unpack_from, struct.Struct("6f").unpack_from

    def character(self, text_page: int, index: int) -> tuple[float, ...]:
        """Left, right, bottom and top of the ink, x and y of the origin, left, top, right and bottom of the loose box,
        and the six numbers of the matrix."""
        _matrix(text_page, index, self._matrix)
        _char_box(text_page, index, *self._box)
        _origin(text_page, index, *self._point)
        _loose_box(text_page, index, self._loose)
        return self._character(self._held)

    def bounds(self, item: int) -> Box:
        """Left, bottom, right and top of a page object."""
        ctypes.memset(self._loose, 0, 16)
        _bounds(item, *self._sides)
        left, bottom, right, top = self._four(self._held, 48)
        return left, bottom, right, top

    def matrix(self, item: int) -> tuple[float, ...]:
        """The six numbers of a page object's matrix."""
        _object_matrix(item, self._matrix)
        return self._six(self._held, 64)

    def clipped(self, item: int) -> tuple[float, float] | None:
        """The lowest and the highest y at which an object may be seen; None where nothing clips it."""
        path = _clip_path(item)
        lowest, highest = -math.inf, math.inf
        for number in range(_count_clips(path) if path else 0):
            heights = []
            count = _count_clip_segments(path, number)
            for at in range(count if count <= _MOST_CLIP_SEGMENTS else 0):
                _segment_point(_clip_segment(path, number, at), self._sides[0], self._sides[1])
                heights.append(self._four(self._held, 48)[1])
            if heights:
                lowest, highest = max(lowest, min(heights)), min(highest, max(heights))
        return None if lowest == -math.inf else (lowest, highest)


def text_objects(page: int) -> list[int]:
    """The text objects of a page that stand in no form."""
    items = [_object(page, number) for number in range(_count_objects(page))]
    return [item for item in items if item and _type(item) == pdfium.FPDF_PAGEOBJ_TEXT]


def marks_of_object(item: int) -> list[int]:
    """The addresses of the marks of content around an object, from the outermost."""
    return [mark for number in range(_count_marks(item)) if (mark := _mark(item, number))]


class ActualTexts:
    """The ActualText of the marked content around page objects (ISO 32000-1, 14.9.4), each mark asked once."""

    def __init__(self) -> None:
        self._known: dict[int, str | None] = {}
        self._of: dict[int, tuple[int, str] | None] = {}

    def of(self, item: int) -> tuple[int, str] | None:
        """The address of the mark and its text."""
        if item not in self._of:
            self._of[item] = self._look_up(item)
        return self._of[item]

    def _look_up(self, item: int) -> tuple[int, str] | None:
        for number in range(_count_marks(item)):
            mark = _mark(item, number)
            if not mark:
                continue
            if mark not in self._known:
                self._known[mark] = _actual_text(mark)
            text = self._known[mark]
            if text is not None:
                return mark, text
        return None


def _actual_text(address: int) -> str | None:
    mark = ctypes.cast(address, pdfium.FPDF_PAGEOBJECTMARK)
    length = ctypes.c_ulong()
    # FPDFPageObjMark_GetParamStringValue mangles UTF-16 values; the blob is as it stands in the file.
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, length):
        return None
    if length.value > _MOST_ACTUAL_TEXT:
        return None
    buffer = (ctypes.c_ubyte * max(length.value, 1))()
    pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", buffer, length.value, length)
    return _decoded(bytes(buffer)[: length.value])


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        text = raw[2:].decode("utf-16-be", "replace")
    elif raw.startswith(b"\xef\xbb\xbf"):
        text = raw[3:].decode("utf-8", "replace")
    else:
        text = raw.decode("latin-1")
    return text.strip("\ufeff\x00")
