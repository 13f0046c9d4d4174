"""The programs of embedded fonts as PDFium hands them out, and what was made of the last ones.

The same program comes again on every page, under another address each time, and is known by what it holds.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import pypdfium2.raw as pdfium

_LARGEST = 24_000_000  # bytes of a font
_KEPT = 16  # fonts in memory

T = TypeVar("T")


class Programs(Generic[T]):
    """What ``make`` makes of a program's bytes, once for each program."""

    def __init__(self, make: Callable[[bytes], T]) -> None:
        self._make = make
        self._kept: OrderedDict[bytes, T] = OrderedDict()

    def of(self, font: Any) -> T | None:
        """What was made of the program of a PDFium font; None where it has none of its own, or an outsize one."""
        data = _program(font)
        if data is None:
            return None
        key = hashlib.sha1(data, usedforsecurity=False).digest()
        if key not in self._kept:
            self._kept[key] = self._make(data)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def _program(font: Any) -> bytes | None:
    length = ctypes.c_size_t()
    if pdfium.FPDFFont_GetIsEmbedded(font) != 1 or not pdfium.FPDFFont_GetFontData(font, None, 0, length):
        return None
    if not 0 < length.value <= _LARGEST:
        return None
    buffer = (ctypes.c_uint8 * length.value)()
    if not pdfium.FPDFFont_GetFontData(font, buffer, length.value, length):
        return None
    return bytes(buffer)
