"""PDFium's characters of a page as glyphs: boxes, pen positions, ActualText, and what PDFium gets wrong put right."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from egpk_desk.readers.pdf.bidi_order import MIRRORED
from egpk_desk.readers.pdf.clusters import drop_said_twice, floats
from egpk_desk.readers.pdf.embedded import EmbeddedFont, embedded
from egpk_desk.readers.pdf.glyphs import Glyph, is_arabic, letters, marks_of, moved
from egpk_desk.readers.pdf.ligatures import set_ligatures
from egpk_desk.readers.pdf.shapes import named as named_by_font

_UNKNOWN = "\ufffd"
_BLANK = (2, 9, 10, 13)
_NOTHING = (0xFFFD, 0xFFFE, 0xFFFF)
_HYPHENS = (0x02, 0xAD)  # PDFium's own sign for a hyphen at a line's end, and the soft hyphen
_BOLD_WEIGHT = 600
_MOST_CHARACTERS = 300_000  # of one page

# Amiri joins lam and kaf by a stroke, which some producers call a second lam.
_NEVER_FLAT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@#%&$?!()[]{}اأإآلكطظ")
_DOTS = frozenset(".,:;'\"،؛*+")

_LOW_BYTES = {
    "3": ("–", "dash"), "4": ("—", "dash"), "8": ("‘", "quote"), "9": ("’", "quote"), "<": ("“", "quote"),
    ">": ("“", "quote"), "=": ("”", "quote"), "F": ("…", "ellipsis"),
}  # fmt: skip
_HAMZA_MARKS = ("\u0653", "\u0654", "\u0655")
_MOST_NUMBERS = 0x5FF  # above it Arabic letters stand, which are doubted less

_Box = tuple[float, float, float, float]


@dataclass(slots=True)
class PageGlyphs:
    """The glyphs of a page by the direction their lines run in: 0 upright, 1 turned left by 90°, 2, 3."""

    quadrants: dict[int, list[Glyph]] = field(default_factory=dict)
    characters: int = 0
    unmapped: int = 0
    guessed: int = 0  # glyphs without a map that are named by a likeness alone
    cut: bool = False


@dataclass(slots=True)
class _Owner:
    """What is known of a text object: ``span`` is the address of its marked content with ActualText, if any."""

    span: int = 0
    text: str = ""
    bold: bool = False
    font: int = 0  # the address of its font


class CharacterReader:
    """Reads the text page of one PDFium page."""

    def __init__(self, page: Any, text_page: Any) -> None:
        self._page = page
        self._raw = text_page.raw
        self._owners: dict[int, _Owner] = {}
        self._spans: dict[int, Glyph] = {}
        self._fonts: dict[int, EmbeddedFont | None] = {}
        self._meant: dict[tuple[float, ...], tuple[str, bool]] = {}
        self._handles: dict[int, Any] = {}
        self._unmapped: set[int] = set()  # fonts with glyphs without a map
        self._span_boxes: dict[int, list[tuple[float, ...]]] | None = None
        self._number = [ctypes.c_double() for _ in range(6)]
        self._matrix = pdfium.FS_MATRIX()
        self._loose = pdfium.FS_RECTF()
        self.found = PageGlyphs()
        self._last: tuple[int, Glyph] | None = None
        self._line = -1e9  # the baseline of the last letter

    def read(self) -> PageGlyphs:
        count = pdfium.FPDFText_CountChars(self._raw)
        if count > _MOST_CHARACTERS:
            count, self.found.cut = _MOST_CHARACTERS, True
        high = 0
        for index in range(max(0, count)):
            owner = pdfium.FPDFText_GetTextObject(self._raw, index)
            if not owner or pdfium.FPDFText_IsGenerated(self._raw, index) == 1:
                continue  # spaces and line ends that PDFium makes up
            code = pdfium.FPDFText_GetUnicode(self._raw, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                if not high:
                    continue
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            self._add(index, code, owner)
        self._add_left_out()
        for glyphs in self.found.quadrants.values():
            if self._unmapped:
                self._name_numbers(glyphs)
            drop_said_twice(glyphs)
            set_ligatures(glyphs)
        return self.found

    def _add(self, index: int, code: int, owner: Any) -> None:
        address = ctypes.addressof(owner.contents)
        known = self._owners.get(address)
        if known is None:
            known = self._owners[address] = self._look_at(index, owner)
        pdfium.FPDFText_GetMatrix(self._raw, index, self._matrix)
        a, b, c, d = self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d
        size = pdfium.FPDFText_GetFontSize(self._raw, index) * math.hypot(c, d)
        quadrant = _quadrant(a, b)
        if not size > 0 or not math.isfinite(size):
            size = 1.0
        left, right, bottom, top, x, y = self._number
        pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(self._raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._loose)
        self.found.characters += 1
        unmapped = pdfium.FPDFText_HasUnicodeMapError(self._raw, index) == 1
        inked = top.value - bottom.value > 0.02 * size
        unmapped = unmapped or (code < 32 and (inked or code not in _BLANK) and code != 2) or code in _NOTHING
        self.found.unmapped += unmapped
        if code in _HYPHENS:
            text = "\u00ad"
        elif unmapped:
            text = _UNKNOWN
        else:
            text = letters(chr(code)) if code != 0xFEFF else ""
        if not text:
            return
        glyphs = self.found.quadrants.setdefault(quadrant, [])
        if known.span:
            self._add_spanned(index, known, owner, size, quadrant, glyphs)
            return
        ink = _turned((left.value, bottom.value, right.value, top.value), quadrant)
        loose = _turned((self._loose.left, self._loose.bottom, self._loose.right, self._loose.top), quadrant)
        pen, base = _turned_point(x.value, y.value, quadrant)
        glyph = Glyph(text, loose[0], loose[2], ink[1], ink[3], pen, base, size, index, address, known.bold, unmapped)
        glyph.ink, glyph.quadrant = ink, quadrant
        if glyph.is_mark:
            glyph.x0, glyph.x1 = ink[0], ink[2]
        # LibreOffice's kashidas come from another font and are mapped to any sign: full stops, commas, letters.
        # A real full stop does not fill its advance.
        filled = ink[2] - ink[0] > 0.95 * (loose[2] - loose[0]) and text in _DOTS
        if (unmapped or filled or text[0] in _NEVER_FLAT) and _is_flat(ink, base, size):
            glyph.filler = True
        still = abs(ink[0] - loose[0]) < 1e-3 and abs(ink[2] - loose[2]) < 1e-3  # does not move the pen
        line = self._line if still and abs(self._line - base) < 0.9 * size else base
        if text in _LOW_BYTES:
            glyph.text = _by_low_byte(text, ink, base, size)
        above = floats(ink, base, size) or (bool(unmapped or marks_of(text)) and floats(ink, line, size))
        named = self._named(known.font, code, above, glyph) if unmapped else ""
        if glyph.filler and named and named in _DOTS and ink[2] - ink[0] < 2 * (ink[3] - ink[1]):
            glyph.filler = False  # as high as it is wide: no kashida
        if unmapped:
            self._unmapped.add(known.font)
            self.found.unmapped -= bool(named)
        if above and (unmapped or is_arabic(text)):
            # A mark that has no map, or the text of its whole cluster, as programs that shape with HarfBuzz write it.
            glyph.text = named if unmapped else marks_of(unicodedata.normalize("NFD", text))  # hamza and madda too
            if not (unmapped or glyph.text):
                return
            glyph.x0, glyph.x1, glyph.floating = ink[0], ink[2], True
        else:
            glyph.text = named or glyph.text
            glyph.unmapped = unmapped and not named
            if not still:
                self._line = base
        if glyph.floating and self._last is not None and self._last[0] == quadrant:
            before = self._last[1]
            if before.floating and before.owner == address and before.ink == ink and before.pen == pen:
                # One glyph with the text of its cluster: the hamza is the letter's, the glyph draws the other mark.
                if glyph.text in _HAMZA_MARKS:
                    return
                if before.text in _HAMZA_MARKS:
                    before.text = glyph.text
                    return
        if self._last is not None and self._last[0] == quadrant and _same_glyph(self._last[1], glyph):
            before = self._last[1]
            before.text += glyph.text
            before.x0, before.x1 = loose[0], loose[2]  # a mark that came first has made it its own
            return
        self._last = (quadrant, glyph)
        glyphs.append(glyph)

    def _named(self, font: int, code: int, mark: bool, glyph: Glyph) -> str:
        """What a glyph without a map means by the font's own tables and outlines.

        PDFium gives its number in place of a letter.
        """
        text, sure = self._meaning(font, code, mark, glyph)
        self.found.guessed += bool(text) and not sure
        return text

    def _meaning(self, font: int, code: int, mark: bool, glyph: Glyph) -> tuple[str, bool]:
        if not 0 <= code < 0xFFFE or not font:
            return "", False
        if font not in self._fonts:
            self._fonts[font] = embedded(self._handles[font])
        program = self._fonts[font]
        if program is None:
            return "", False
        left, bottom, right, top = glyph.ink
        box = ((right - left) / glyph.size, (top - bottom) / glyph.size, (bottom - glyph.base) / glyph.size)
        key = (font, code, mark, *(round(side, 2) for side in box))
        if key not in self._meant:
            self._meant[key] = named_by_font(program, code, mark, box)
        return self._meant[key]

    def _name_numbers(self, glyphs: list[Glyph]) -> None:
        """In fonts that leave glyphs without a map PDFium gives some numbers as if they were letters.

        Such a one is told by the outline: the glyph of that number is exactly as large as what stands there.
        """
        for glyph in glyphs:
            if len(glyph.text) != 1 or glyph.spanned or glyph.index < 0:
                continue
            owner = self._owners.get(glyph.owner)
            if owner is None or owner.font not in self._unmapped:
                continue
            above = floats(glyph.ink, glyph.base, glyph.size)
            for number in _numbers_behind(glyph.text):
                told, sure = self._meaning(owner.font, number, above, glyph)
                if is_arabic(told) and told != glyph.text and (sure or number < _MOST_NUMBERS):
                    glyph.text, glyph.floating = told, above
                    break

    def _look_at(self, index: int, owner: Any) -> _Owner:
        span = _actual_text(owner)
        weight = pdfium.FPDFText_GetFontWeight(self._raw, index)
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, None, 0, flags)
        name = b""
        if 0 < length < 500:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFText_GetFontInfo(self._raw, index, buffer, length, flags)
            name = buffer.raw.lower()
        bold = weight >= _BOLD_WEIGHT or b"bold" in name or b"black" in name or b"heavy" in name
        handle = pdfium.FPDFTextObj_GetFont(owner)
        font = ctypes.addressof(handle.contents) if handle else 0
        self._handles.setdefault(font, handle)
        return _Owner(*(span or (0, "")), bold=bold, font=font)

    def _add_spanned(
        self, index: int, known: _Owner, owner: Any, size: float, quadrant: int, glyphs: list[Glyph]
    ) -> None:
        """One glyph for all of a span: the producer's own text, and the box around the objects in it."""
        self._last = None
        box = _bounds(owner)
        held = self._spans.get(known.span)
        if held is not None:
            turned = _turned(box, quadrant)
            held.x0, held.x1 = min(held.x0, turned[0]), max(held.x1, turned[2])
            held.y0, held.y1 = min(held.y0, turned[1]), max(held.y1, turned[3])
            return
        text = letters(known.text)
        if not text:
            return
        x, y = self._number[4].value, self._number[5].value
        mark = Glyph(text, 0, 0, 0, 0, 0, 0, 1, -1).is_mark
        boxes = self._boxes_of(known.span)
        if len(boxes) > 1 and not mark and any(abs(b[4] - x) < 0.1 and abs(b[5] - y) < 0.1 for b in boxes):
            largest = max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))  # the letter, not its mark
            x, y = largest[4], largest[5]
            box = (
                min(b[0] for b in boxes), min(b[1] for b in boxes),
                max(b[2] for b in boxes), max(b[3] for b in boxes),
            )  # fmt: skip
        pen, base = _turned_point(x, y, quadrant)
        x0, y0, x1, y1 = _turned(box, quadrant)
        glyph = Glyph(
            text, x0 if mark else min(x0, pen), x1, y0, y1, pen, base, size, index, known.span, known.bold, spanned=True
        )
        glyph.ink, glyph.quadrant = (x0, y0, x1, y1), quadrant
        self._spans[known.span] = glyph
        glyphs.append(glyph)

    def _add_left_out(self) -> None:
        """What PDFium leaves out: signs that it takes for others printed again, and spans of ActualText whose innermost
        mark is like that of the object before them (``ReversedChars``)."""
        items = [item for item in self._texts() if ctypes.addressof(item.contents) not in self._owners]
        if not items:
            return
        written: dict[int, list[Glyph]] = {}
        for glyphs in self.found.quadrants.values():
            for glyph in glyphs:
                written.setdefault(glyph.owner, []).append(glyph)
        before: list[Any] = []
        matrix = pdfium.FS_MATRIX()
        index = 0
        for item in self._texts():
            address = ctypes.addressof(item.contents)
            index = max([index, *(glyph.index for glyph in written.get(address, ()))])
            if address in self._owners:
                before = [*before[-4:], item]
                continue
            pdfium.FPDFPageObj_GetMatrix(item, matrix)
            quadrant = _quadrant(matrix.a, matrix.b)
            glyphs = self.found.quadrants.setdefault(quadrant, [])
            span = _actual_text(item)
            if span is not None and span[0] in self._spans:
                continue
            if span is not None:
                bold = bool(before) and self._owners[ctypes.addressof(before[-1].contents)].bold
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(item, size)
                self._number[4].value, self._number[5].value = matrix.e, matrix.f
                height = size.value * math.hypot(matrix.c, matrix.d)
                self._add_spanned(index, _Owner(*span, bold=bold), item, height, quadrant, glyphs)
                continue
            twin = next((other for other in reversed(before) if _alike(item, other)), None)
            if twin is None:
                continue
            place = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(twin, place)
            dx, dy = _turned_point(matrix.e - place.e, matrix.f - place.f, quadrant)
            copied = [
                moved(glyph, dx, dy, index, address) for glyph in written.get(ctypes.addressof(twin.contents), ())
            ]
            glyphs.extend(copied)
            written[address] = copied

    def _texts(self) -> Iterator[Any]:
        for number in range(pdfium.FPDFPage_CountObjects(self._page.raw)):
            item = pdfium.FPDFPage_GetObject(self._page.raw, number)
            if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_TEXT:
                yield item

    def _boxes_of(self, span: int) -> list[tuple[float, ...]]:
        """Boxes and origins of all objects of a span; PDFium's text page reports a span on its first object only."""
        if self._span_boxes is None:
            self._span_boxes = {}
            matrix = pdfium.FS_MATRIX()
            for item in self._texts():
                found = _actual_text(item)
                if found:
                    pdfium.FPDFPageObj_GetMatrix(item, matrix)
                    self._span_boxes.setdefault(found[0], []).append((*_bounds(item), matrix.e, matrix.f))
        return self._span_boxes.get(span, [])


def _is_flat(ink: tuple[float, float, float, float], base: float, size: float) -> bool:
    return ink[3] - ink[1] < 0.22 * size and abs((ink[1] + ink[3]) / 2 - base) < 0.25 * size


def _same_glyph(before: Glyph, glyph: Glyph) -> bool:
    """Whether PDFium reports one more letter of the same glyph."""
    return (
        before.owner == glyph.owner
        and abs(before.pen - glyph.pen) < 1e-3
        and abs(before.base - glyph.base) < 1e-3
        and abs(before.ink[0] - glyph.ink[0]) < 1e-3
        and abs(before.ink[2] - glyph.ink[2]) < 1e-3
        and not before.floating
        and not glyph.floating
    )


def _actual_text(item: Any) -> tuple[int, str] | None:
    """Address and ActualText of the marked content around a page object (ISO 32000-1, 14.9.4)."""
    for number in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, number)
        length = ctypes.c_ulong()
        # FPDFPageObjMark_GetParamStringValue mangles UTF-16 values; the blob is as it stands in the file.
        if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, length):
            continue
        if length.value > 100_000:
            continue
        buffer = (ctypes.c_ubyte * max(length.value, 1))()
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", buffer, length.value, length)
        return ctypes.addressof(mark.contents), _decoded(bytes(buffer)[: length.value])
    return None


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        text = raw[2:].decode("utf-16-be", "replace")
    elif raw.startswith(b"\xef\xbb\xbf"):
        text = raw[3:].decode("utf-8", "replace")
    else:
        text = raw.decode("latin-1")
    return text.strip("\ufeff\x00")


def _bounds(item: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _by_low_byte(text: str, ink: _Box, base: float, size: float) -> str:
    """The sign that Ghostscript means where it writes the low byte of U+20xx and 32 for a glyph without a name.

    Told by the ink: no digit and no letter is as flat as a dash or stands as high and small as a quotation mark.
    """
    high, bottom = (ink[3] - ink[1]) / size, (ink[1] - base) / size
    meant, kind = _LOW_BYTES[text]
    if kind == "dash":
        return meant if 0 < high < 0.2 and bottom > 0.1 else text
    if kind == "quote":
        return meant if 0 < high < 0.4 and bottom > 0.38 else text
    return meant if 0 < high < 0.2 and abs(bottom) < 0.08 else text


def _numbers_behind(sign: str) -> Sequence[int]:
    """The numbers that PDFium may have given as that sign: it turns brackets round and has a hyphen of its own."""
    turned = sign.translate(MIRRORED)
    return (2, 0xAD) if sign == "\u00ad" else (ord(sign),) if turned == sign else (ord(turned), ord(sign))


def _alike(item: Any, other: Any) -> bool:
    """Whether two text objects are as large as one another and near, as those are that PDFium takes for one."""
    one, two = _bounds(item), _bounds(other)
    high = max(one[3] - one[1], one[2] - one[0], 6.0)
    alike = all(abs((one[at + 2] - one[at]) - (two[at + 2] - two[at])) < 0.02 for at in (0, 1))
    return alike and abs(one[0] - two[0]) < 2 * high and abs(one[1] - two[1]) < high


def _quadrant(a: float, b: float) -> int:
    """In which of four directions the line runs: 0 to the right, 1 upwards, 2 upside down, 3 downwards."""
    if abs(b) > abs(a):
        return 1 if b > 0 else 3
    return 0 if a >= 0 else 2


def _turned_point(x: float, y: float, quadrant: int) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quadrant]


def _turned(box: tuple[float, float, float, float], quadrant: int) -> tuple[float, float, float, float]:
    """A box turned so that its line runs to the right."""
    if not quadrant:
        return box
    x0, y0 = _turned_point(box[0], box[1], quadrant)
    x1, y1 = _turned_point(box[2], box[3], quadrant)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
