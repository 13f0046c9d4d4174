"""PDFium's characters of a page as glyphs: boxes, pen positions, ActualText, and what PDFium gets wrong put right."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from egpk_desk.readers.pdf import calls
from egpk_desk.readers.pdf.clusters import drop_said_twice, find_raised_marks, floats
from egpk_desk.readers.pdf.fonts import PageFonts
from egpk_desk.readers.pdf.glyphs import HANGING, Glyph, is_arabic, is_mark_sign, letters, marks_of, moved
from egpk_desk.readers.pdf.ink import (
    HYPHENS,
    LOW_BYTES,
    RAISED_DIGITS,
    RAISED_SIZE,
    by_low_byte,
    is_drawn_raised,
    is_kashida,
    numbers_behind,
    written,
)
from egpk_desk.readers.pdf.ligatures import set_ligatures
from egpk_desk.readers.pdf.quadrants import Box, Point, quadrant_of, turned_box, turned_point

_UNKNOWN = "\ufffd"
_BLANK = (2, 9, 10, 13)
_NOTHING = (0xFFFD, 0xFFFE, 0xFFFF)
_LEVEL = 0.02  # em
_SEEN = 0.5  # points by which a baseline may lie outside its clip
_BOLD_WEIGHT = 600
_MOST_CHARACTERS = 300_000  # of one page

# Amiri joins lam and kaf by a stroke, which some producers call a second lam.
_NEVER_FLAT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@#%&$?!()[]{}اأإآلكطظ")
_DOTS = frozenset(".,:;'\"،؛*+")

_HAMZA_MARKS = ("\u0653", "\u0654", "\u0655")
_MOST_NUMBERS = 0x5FF  # above it Arabic letters stand, which are doubted less


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
    size: float = 1.0  # of its font, before its matrix
    hidden: bool = False  # its baseline is clipped away


class CharacterReader:
    """Reads the text page of one PDFium page."""

    def __init__(self, page: Any, text_page: Any) -> None:
        self._page = calls.address_of(page.raw)
        self._raw = text_page.raw
        self._text_page = calls.address_of(text_page.raw)
        self._owners: dict[int, _Owner] = {}
        self._spans: dict[int, Glyph] = {}
        self._fonts = PageFonts()
        self._bold: dict[int, bool] = {}  # by font
        self._objects: list[int] | None = None
        self._bounds: dict[int, Box] = {}
        self._actual_texts = calls.ActualTexts()
        self._unmapped: set[int] = set()  # fonts with glyphs without a map
        self._span_boxes: dict[int, list[tuple[float, ...]]] | None = None
        self._measure = calls.Measure()
        self.found = PageGlyphs()
        self._last: tuple[int, Glyph] | None = None
        self._line = -1e9  # the baseline of the last letter

    def read(self) -> PageGlyphs:
        count = pdfium.FPDFText_CountChars(self._raw)
        if count > _MOST_CHARACTERS:
            count, self.found.cut = _MOST_CHARACTERS, True
        high = 0
        text_page = self._text_page
        for index in range(max(0, count)):
            owner = calls.text_object(text_page, index)
            if not owner or calls.is_generated(text_page, index) == 1:
                continue  # spaces and line ends that PDFium makes up
            code = calls.unicode_of(text_page, index)
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
            self._name_numbers(glyphs)
            find_raised_marks(glyphs)
            self._narrow(glyphs)
            drop_said_twice(glyphs)
            set_ligatures(glyphs)
        return self.found

    def _add(self, index: int, code: int, address: int) -> None:
        measured = self._measure.character(self._text_page, index)
        left, right, bottom, top, x, y, *loose_box, a, b, c, d, _, _ = measured
        if code == 32 and not (loose_box[2] - loose_box[0] or loose_box[3] - loose_box[1]):
            return  # a space without an extent is one that PDFium makes of a gap
        known = self._owners.get(address)
        if known is None:
            known = self._owners[address] = self._look_at(index, address)
        if known.hidden:
            return
        size = known.size * math.hypot(c, d)
        quadrant = 0 if a > 0 and b == 0 else quadrant_of(a, b)
        if not size > 0 or not math.isfinite(size):
            size = 1.0
        self.found.characters += 1
        unmapped = calls.has_map_error(self._text_page, index) == 1
        inked = top - bottom > 0.02 * size
        unmapped = unmapped or (code < 32 and (inked or code not in _BLANK) and code != 2) or code in _NOTHING
        self.found.unmapped += unmapped
        text = _UNKNOWN if unmapped and code not in HYPHENS else written(code)
        if not text:
            return
        glyphs = self.found.quadrants.get(quadrant)
        if glyphs is None:
            glyphs = self.found.quadrants[quadrant] = []
        if known.span:
            self._add_spanned(index, known, address, size, quadrant, glyphs, (x, y))
            return
        ink = turned_box((left, bottom, right, top), quadrant)
        loose = turned_box((loose_box[0], loose_box[3], loose_box[2], loose_box[1]), quadrant)
        pen, base = turned_point(x, y, quadrant)
        glyph = Glyph(text, loose[0], loose[2], ink[1], ink[3], pen, base, size, index, address, known.bold, unmapped)
        glyph.ink, glyph.quadrant = ink, quadrant
        if is_mark_sign(text):
            glyph.x0, glyph.x1 = ink[0], ink[2]
            if pen <= (ink[0] + ink[2]) / 2 <= loose[2]:
                glyph.end = loose[2]
        # LibreOffice's kashidas come from another font and are mapped to any sign: full stops, commas, letters.
        # A real full stop does not fill its advance.
        filled = ink[2] - ink[0] > 0.95 * (loose[2] - loose[0]) and text in _DOTS
        level = abs(self._line - base) < _LEVEL * size  # else a mark whose baseline is raised or lowered
        level = level and (self._last is None or self._last[1].ink != ink)  # or one that says its cluster
        may_stretch = unmapped or filled or text[0] in _NEVER_FLAT or (level and is_mark_sign(text))
        if may_stretch and is_kashida(text, ink, base, size):
            glyph.filler = True
            glyph.text = _UNKNOWN if is_mark_sign(text) else text
            self.found.unmapped -= unmapped
        still = abs(ink[0] - loose[0]) < 1e-3 and abs(ink[2] - loose[2]) < 1e-3  # does not move the pen
        line = self._line if still and abs(self._line - base) < 0.9 * size else base
        if text in RAISED_DIGITS and is_drawn_raised(ink, base, size):
            glyph.base, glyph.size = ink[1], max(RAISED_SIZE * size, ink[3] - ink[1])
        if text in LOW_BYTES:
            glyph.text = by_low_byte(text, ink, base, size)
        above = floats(ink, base, size) or (bool(unmapped or marks_of(text)) and floats(ink, line, size))
        named = self._named(known.font, code, above, glyph) if unmapped else ""
        if glyph.filler and named and named in _DOTS and ink[2] - ink[0] < 2 * (ink[3] - ink[1]):
            glyph.filler = False  # as high as it is wide: no kashida
        if unmapped:
            self._unmapped.add(known.font)
            self.found.unmapped -= bool(named) and not glyph.filler
        if above and (unmapped or is_arabic(text)):
            # A mark that has no map, or the text of its whole cluster, as programs that shape with HarfBuzz write it.
            glyph.text = named if unmapped else marks_of(unicodedata.normalize("NFD", text))  # hamza and madda too
            if not (unmapped or glyph.text):
                return
            glyph.x0, glyph.x1, glyph.floating = ink[0], ink[2], True
        else:
            glyph.text, glyph.named = named or glyph.text, bool(named)
            glyph.unmapped = unmapped and not named
            if not still:
                self._line = base
        if glyph.text in HANGING and loose[2] - ink[2] < 1e-3:
            # The box reaches to the end of the ink: of letters that hang over, as kaf does, the font knows the advance.
            room = self._fonts.room_beside(known.font, ink, base, size)
            glyph.end = ink[2] + room[1] if room is not None and room[1] < 0 else 0.0
        if glyph.floating and self._last is not None and self._last[0] == quadrant:
            before = self._last[1]
            if before.floating and before.owner == address and before.ink == ink and before.pen == pen:
                # One glyph with the text of its cluster: the hamza is the letter's, the glyph draws the other mark.
                if glyph.text in _HAMZA_MARKS:
                    return
                before.text = glyph.text if before.text in _HAMZA_MARKS else before.text + glyph.text
                return
        if self._last is not None and self._last[0] == quadrant and _same_glyph(self._last[1], glyph):
            before = self._last[1]
            if before.floating and not glyph.floating:
                return  # a mark with the text of its whole cluster
            if glyph.floating and not before.floating and is_arabic(before.text):
                before.text, before.floating, before.x0, before.x1 = glyph.text, True, ink[0], ink[2]
                return
            before.text += glyph.text
            before.x0, before.x1 = loose[0], loose[2]  # a mark that came first has made it its own
            return
        self._last = (quadrant, glyph)
        glyphs.append(glyph)

    def _named(self, font: int, code: int, mark: bool, glyph: Glyph) -> str:
        """What a glyph without a map means by the font's own tables and outlines.

        PDFium gives its number in place of a letter.
        """
        text, sure = self._fonts.meaning(font, code, mark, glyph)
        self.found.guessed += bool(text) and not sure
        return text

    def _name_numbers(self, glyphs: list[Glyph]) -> None:
        """In fonts that leave glyphs without a map PDFium gives some numbers as if they were letters.

        Such a one is told by the outline: the glyph of that number is exactly as large as what stands there.
        """
        if not self._unmapped and not any(_is_foreign(glyph.text) for glyph in glyphs):
            return
        latin: dict[int, list[bool]] = {}  # by font: whether each ASCII letter may be told as a number
        found: list[tuple[Glyph, str, bool, bool]] = []
        arabic = {self._owners[g.owner].font for g in glyphs if is_arabic(g.text) and g.owner in self._owners}
        for glyph in glyphs:
            if len(glyph.text) != 1 or glyph.spanned or glyph.index < 0:
                continue
            owner = self._owners.get(glyph.owner)
            foreign = _is_foreign(glyph.text) and owner is not None and owner.font in arabic
            if owner is None or not (foreign or owner.font in self._unmapped):
                continue
            above = floats(glyph.ink, glyph.base, glyph.size)
            for number in numbers_behind(glyph.text):
                told, sure = self._fonts.meaning(owner.font, number, above, glyph)
                if is_arabic(told) and told != glyph.text and (sure or number < _MOST_NUMBERS):
                    found.append((glyph, told, above, glyph.text.isascii() and glyph.text.isalpha()))
                    break
            if glyph.text.isascii() and glyph.text.isalpha():
                latin.setdefault(owner.font, []).append(bool(found) and found[-1][0] is glyph)
        for glyph, told, above, ascii_letter in found:
            told_of_font = latin.get(self._owners[glyph.owner].font, [])
            if not ascii_letter or 2 * sum(told_of_font) > len(told_of_font):
                glyph.text, glyph.floating, glyph.named = told, above, True

    def _narrow(self, glyphs: list[Glyph]) -> None:
        """Let marks that say those of a whole cluster say which of them they draw, by their outline."""
        for glyph in glyphs:
            if len(glyph.text) < 2 or not glyph.is_mark or glyph.spanned or glyph.owner not in self._owners:
                continue
            options = {*glyph.text, glyph.text}
            glyph.text = self._fonts.drawn(self._owners[glyph.owner].font, glyph, options) or glyph.text

    def _look_at(self, index: int, owner: int) -> _Owner:
        font = calls.font_of(owner) or 0
        if font not in self._bold:
            self._bold[font] = self._is_bold(index)
        size = calls.font_size(self._text_page, index)
        span, text = self._actual_texts.of(owner) or (0, "")
        return _Owner(span, text, self._bold[font], font, size, self._is_hidden(owner))

    def _is_hidden(self, owner: int) -> bool:
        """Whether a clip cuts an upright line's letters from their baseline on.

        Chromium prints a line that does not fit on a page there, clipped, and whole on the next one.
        """
        clip = self._measure.clipped(owner)
        if clip is None:
            return False
        _, b, _, d, _, y = self._measure.matrix(owner)
        return b == 0 and d > 0 and not clip[0] - _SEEN < y < clip[1] + _SEEN

    def _is_bold(self, index: int) -> bool:
        weight = pdfium.FPDFText_GetFontWeight(self._raw, index)
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, None, 0, flags)
        name = b""
        if 0 < length < 500:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFText_GetFontInfo(self._raw, index, buffer, length, flags)
            name = buffer.raw.lower()
        return weight >= _BOLD_WEIGHT or b"bold" in name or b"black" in name or b"heavy" in name

    def _add_spanned(
        self, index: int, known: _Owner, owner: int, size: float, quadrant: int, glyphs: list[Glyph], at: Point
    ) -> None:
        """One glyph for all of a span: the producer's own text, and the box around the objects in it."""
        box = self._bounds_of(owner)
        held = self._spans.get(known.span)
        if held is not None:
            if self._is_stretch((*box, *at), size, quadrant):
                return
            turned = turned_box(box, quadrant)
            held.x0, held.x1 = min(held.x0, turned[0]), max(held.x1, turned[2])
            held.y0, held.y1 = min(held.y0, turned[1]), max(held.y1, turned[3])
            return
        text = letters(known.text)
        if not text:
            return
        x, y = at
        mark = is_mark_sign(text)
        boxes = self._boxes_of(known.span)
        stretched = [b for b in boxes if self._is_stretch(b, size, quadrant)] if len(boxes) > 1 else []
        for b in stretched:
            glyphs.append(_stretch(b, size, index, known.span, quadrant))
        if stretched and mark and len(stretched) < len(boxes):
            rest = next(b for b in boxes if b not in stretched)
            box, (x, y) = rest[:4], rest[4:]  # type: ignore[assignment]
        boxes = [b for b in boxes if b not in stretched]
        largest: tuple[float, ...] = ()
        if len(boxes) > 1 and not mark and any(abs(b[4] - x) < 0.1 and abs(b[5] - y) < 0.1 for b in boxes):
            largest = max(boxes, key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))  # the letter, not its mark
            x, y = largest[4], largest[5]
            box = (
                min(b[0] for b in boxes), min(b[1] for b in boxes),
                max(b[2] for b in boxes), max(b[3] for b in boxes),
            )  # fmt: skip
        pen, base = turned_point(x, y, quadrant)
        x0, y0, x1, y1 = turned_box(box, quadrant)
        glyph = Glyph(
            text, x0 if mark else min(x0, pen), x1, y0, y1, pen, base, size, index, known.span, known.bold, spanned=True
        )
        glyph.ink, glyph.quadrant = (x0, y0, x1, y1), quadrant
        if not mark and known.font:
            letter = turned_box((largest[0], largest[1], largest[2], largest[3]), quadrant) if largest else glyph.ink
            # The origin may be that of the mark, so that its height is tried and that of the line.
            room = self._fonts.room_beside(known.font, letter, base, size)
            if room is None and abs(self._line - base) < 0.9 * size:
                room = self._fonts.room_beside(known.font, letter, self._line, size)
            if room is not None:
                glyph.pen, glyph.end = letter[0] - room[0], letter[2] + room[1]
        self._spans[known.span] = glyph
        glyphs.append(glyph)

    def _is_stretch(self, box: tuple[float, ...], size: float, quadrant: int) -> bool:
        """Whether an object of a span, its box and origin, is a kashida that stretches the letters."""
        turned = turned_box((box[0], box[1], box[2], box[3]), quadrant)
        base = turned_point(box[4], box[5], quadrant)[1]
        return abs(self._line - base) < _LEVEL * size and is_kashida("\u064e", turned, base, size)

    def _add_left_out(self) -> None:
        """What PDFium leaves out: signs that it takes for others printed again, and spans of ActualText whose innermost
        mark is like that of the object before them (``ReversedChars``)."""
        if all(item in self._owners for item in self._texts()):
            return
        written: dict[int, list[Glyph]] = {}
        for glyphs in self.found.quadrants.values():
            for glyph in glyphs:
                written.setdefault(glyph.owner, []).append(glyph)
        before: list[int] = []
        index = 0
        for item in self._texts():
            for glyph in written.get(item, ()):
                index = max(index, glyph.index)
            if item in self._owners:
                before = [*before[-4:], item]
                continue
            a, b, c, d, x, y = self._measure.matrix(item)
            quadrant = quadrant_of(a, b)
            glyphs = self.found.quadrants.setdefault(quadrant, [])
            span = self._actual_texts.of(item)
            if span is not None and span[0] in self._spans:
                continue
            if span is not None:
                bold = bool(before) and self._owners[before[-1]].bold
                size = ctypes.c_float()
                pdfium.FPDFTextObj_GetFontSize(ctypes.cast(item, pdfium.FPDF_PAGEOBJECT), size)
                height = size.value * math.hypot(c, d)
                if not 0 < height < math.inf:
                    height = 1.0
                owner = _Owner(*span, bold=bold, font=calls.font_of(item) or 0)
                self._add_spanned(index, owner, item, height, quadrant, glyphs, (x, y))
                continue
            twin = next((other for other in reversed(before) if self._alike(item, other)), None)
            if twin is None:
                continue
            *_, twin_x, twin_y = self._measure.matrix(twin)
            dx, dy = turned_point(x - twin_x, y - twin_y, quadrant)
            copied = [moved(glyph, dx, dy, index, item) for glyph in written.get(twin, ())]
            glyphs.extend(copied)
            written[item] = copied

    def _texts(self) -> list[int]:
        if self._objects is None:
            self._objects = calls.text_objects(self._page)
        return self._objects

    def _bounds_of(self, item: int) -> Box:
        box = self._bounds.get(item)
        if box is None:
            box = self._bounds[item] = self._measure.bounds(item)
        return box

    def _alike(self, item: int, other: int) -> bool:
        """Whether two text objects are as large as one another and near, as those are that PDFium takes for one."""
        one, two = self._bounds_of(item), self._bounds_of(other)
        wide, high = one[2] - one[0], one[3] - one[1]
        if abs(wide - (two[2] - two[0])) >= 0.02 or abs(high - (two[3] - two[1])) >= 0.02:
            return False
        near = max(high, wide, 6.0)
        return abs(one[0] - two[0]) < 2 * near and abs(one[1] - two[1]) < near

    def _boxes_of(self, span: int) -> list[tuple[float, ...]]:
        """Boxes and origins of all objects of a span; PDFium's text page reports a span on its first object only."""
        if self._span_boxes is None:
            self._span_boxes = {}
            for item in self._texts():
                found = self._actual_texts.of(item)
                if found:
                    box = (*self._bounds_of(item), *self._measure.matrix(item)[4:])
                    self._span_boxes.setdefault(found[0], []).append(box)
        return self._span_boxes.get(span, [])


def _stretch(box: tuple[float, ...], size: float, index: int, span: int, quadrant: int) -> Glyph:
    x0, y0, x1, y1 = turned_box((box[0], box[1], box[2], box[3]), quadrant)
    pen, base = turned_point(box[4], box[5], quadrant)
    filler = Glyph(_UNKNOWN, x0, x1, y0, y1, pen, base, size, index, span, filler=True, quadrant=quadrant)
    filler.ink = (x0, y0, x1, y1)
    return filler


def _is_foreign(text: str) -> bool:
    """Whether it is a sign that stands in no Arabic font: a number, perhaps."""
    return "\xff" < text < "\u0600" and len(text) == 1


def _same_glyph(before: Glyph, glyph: Glyph) -> bool:
    """Whether PDFium reports one more letter of the same glyph."""
    return (
        before.owner == glyph.owner
        and abs(before.pen - glyph.pen) < 1e-3
        and abs(before.base - glyph.base) < 1e-3
        and abs(before.ink[0] - glyph.ink[0]) < 1e-3
        and abs(before.ink[2] - glyph.ink[2]) < 1e-3
        and not (before.floating and glyph.floating)
    )
