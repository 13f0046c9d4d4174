"""Where every character of a document stands on its pages: a range can be drawn, and a place be read as an offset.

Coordinates are those of the page as it is shown (cropped, and turned by its ``/Rotate``): points from the upper left
corner, y downwards. Offsets are code points of the document's text, half-open.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from operator import sub

UNITS = 20
"""Of a point: boxes are kept in twentieths."""

_FARTHEST = 1_000_000  # points: broken files place letters at any distance
_MAGIC = b"EGPL2"
_LARGEST = 1 << 28  # bytes unpacked: ten million characters
_FAR_IN_LINE = 80  # characters before and after that may stand between two of one line
_STACKED = 3  # letters beside a range that may stand above or below those at its ends
_HELD = 0.4  # of a letter's box: so much of it within a rectangle shows it as one of those that the rectangle covers
_SAME_LINE = 0.6  # of the height of two characters: baselines of one line, raised numbers too, differ by less


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on a page, in points: ``x0 <= x1``, ``y0 <= y1``, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Rect) -> Rect:
        return Rect(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(slots=True)
class PageLayout:
    """The characters of one page, by offset.

    ``flags``: 1 where a character is read from left to right as it is shown (or downwards), 2 where its line runs up or
    down the page. ``bases`` are the heights (or, in such a line, the columns) of the baselines.
    """

    index: int
    width: float
    height: float
    offsets: array[int] = field(default_factory=lambda: array("I"))
    boxes: array[int] = field(default_factory=lambda: array("i"))  # four a character
    bases: array[int] = field(default_factory=lambda: array("i"))
    flags: bytearray = field(default_factory=bytearray)

    def rect(self, at: int) -> Rect:
        """The box of the ``at``-th character of the page."""
        x0, y0, x1, y1 = self.boxes[4 * at : 4 * at + 4]
        return Rect(x0 / UNITS, y0 / UNITS, x1 / UNITS, y1 / UNITS)

    def _sides(self) -> Iterator[tuple[int, int, int, int]]:
        """The sides of all boxes in units. No objects are kept of a page: the collector would go over them again and
        again, which took 60 ms of a window's time in a report of 300 pages."""
        return zip(self.boxes[0::4], self.boxes[1::4], self.boxes[2::4], self.boxes[3::4], strict=True)

    def add(self, offset: int, box: tuple[int, int, int, int], base: int, flag: int) -> None:
        """Add a character: its box and baseline in :func:`units`."""
        self.offsets.append(offset)
        self.bases.append(base)
        self.boxes.extend(box)
        self.flags.append(flag)

    def runs_on(self, last: int, at: int) -> bool:
        """Whether a character stands on the line of the one before it, and beside it or after a space."""
        if (self.flags[last] ^ self.flags[at]) & 2 or self.offsets[at] - self.offsets[last] > 3:
            return False
        a, b = self.rect(last), self.rect(at)
        if self.flags[at] & 2:
            a, b = Rect(a.y0, a.x0, a.y1, a.x1), Rect(b.y0, b.x0, b.y1, b.x1)
        height = max(a.y1 - a.y0, b.y1 - b.y0, 4.0)
        near = max(b.x0 - a.x1, a.x0 - b.x1) < 3 * height
        return near and abs(self.bases[last] - self.bases[at]) / UNITS < _SAME_LINE * height

    def covering(
        self, start: int, end: int, goes_on: Callable[[PageLayout, int, int], bool] | None = None
    ) -> list[Rect]:
        """The rectangles that cover a range on this page: one for each stretch of a line, in reading order.

        ``goes_on`` may say otherwise whether a stretch goes on from one letter of the line to the next (by their
        numbers); without it, it does unless letters of others stand between the two.
        Where a range ends between letters that stand above each other, those at its end have rectangles of their own,
        so that the letter below or above, which is not of the range, stays outside.
        """
        first, behind = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        stretches = self._stretches(first, behind, goes_on)
        if not stretches:
            return []
        ends = [*range(first, min(behind, first + _STACKED)), *range(max(first, behind - _STACKED), behind)]
        own = [self.rect(at) for at in ends]
        outside = [*range(max(0, first - _STACKED), first), *range(behind, min(len(self.offsets), behind + _STACKED))]
        # What crosses a letter of the range, as its marks do that share its box, no rectangle can leave out.
        beside = [box for box in map(self.rect, outside) if not any(_share(box, letter) > _HELD for letter in own)]
        rects: list[Rect] = []
        for at, (rect, begin, stop) in enumerate(stretches):
            held = beside if at in (0, len(stretches) - 1) else ()
            rects += self._apart_from([box for box in held if _share(box, rect) > _HELD], rect, begin, stop)
        return rects

    def stretches(self, start: int, end: int) -> list[Rect]:
        """The room that the lines of a range take up on this page, whatever letters of others stand in it."""
        first, behind = bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        return [rect for rect, _, _ in self._stretches(first, behind)]

    def _stretches(
        self, first: int, behind: int, goes_on: Callable[[PageLayout, int, int], bool] | None = None
    ) -> list[tuple[Rect, int, int]]:
        """Each stretch with the numbers of its letters."""
        found: list[tuple[Rect, int, int]] = []
        for at in range(first, behind):
            joined = at > first and self.runs_on(at - 1, at)
            if joined and (goes_on(self, at - 1, at) if goes_on else not self.parted(at - 1, at)):
                rect, begin, _ = found[-1]
                found[-1] = rect.union(self.rect(at)), begin, at + 1
            else:
                found.append((self.rect(at), at, at + 1))
        return found

    def _apart_from(self, others: list[Rect], whole: Rect, begin: int, stop: int) -> list[Rect]:
        """The rectangle of a stretch, or the several that leave out letters of others that it would hold."""
        if not others:
            return [whole]
        rects: list[Rect] = []
        alone = True
        for at in range(begin, stop):
            rect = self.rect(at)
            above = any(rect.x0 < other.x1 and other.x0 < rect.x1 for other in others)
            if above or alone:
                rects.append(rect)
            else:
                rects[-1] = rects[-1].union(rect)
            alone = above
        return rects

    def letter_at(self, x: float, y: float) -> int | None:
        """The offset of the letter (not of its marks) under a point; None where there is none."""
        right, below = x * UNITS, y * UNITS
        held = [at for at, (x0, y0, x1, y1) in enumerate(self._sides()) if x0 <= right <= x1 and y0 <= below <= y1]
        # Boxes of slanted or stacked letters overlap: the one whose middle is nearest.
        return self.offsets[min(held, key=lambda at: (_distance(self.rect(at), x, y), at))] if held else None

    def nearest(self, x: float, y: float) -> tuple[int, bool] | None:
        """The place between two letters that is nearest to a point, as an offset, and whether it is the end of the
        letter hit rather than its start; None on an empty page."""
        if not self.offsets:
            return None
        point = x * UNITS, y * UNITS
        away = [_apart(box, *point, flag & 2) for box, flag in zip(self._sides(), self.flags, strict=True)]
        best = min(range(len(away)), key=away.__getitem__)
        rect, flag = self.rect(best), self.flags[best]
        along, middle = (y, (rect.y0 + rect.y1) / 2) if flag & 2 else (x, (rect.x0 + rect.x1) / 2)
        first = along < middle if flag & 1 else along > middle
        first_of, end_of = best, best
        while first_of > 0 and self.rect(first_of - 1) == rect:
            first_of -= 1
        while end_of + 1 < len(self.offsets) and self.rect(end_of + 1) == rect:
            end_of += 1
        return (self.offsets[first_of], False) if first else (self.offsets[end_of] + 1, True)

    def line_of(self, at: int) -> range:
        """The numbers of the characters of the page that stand on the line of the ``at``-th, in reading order."""
        rect, base = self.rect(at), self.bases[at]
        across = rect.x1 - rect.x0 if self.flags[at] & 2 else rect.y1 - rect.y0
        reach = _SAME_LINE * max(across, 4.0) * UNITS

        def on_it(other: int) -> bool:
            return not (self.flags[at] ^ self.flags[other]) & 2 and abs(self.bases[other] - base) < reach

        first, last = at, at
        while first > 0 and on_it(first - 1):
            first -= 1
        while last + 1 < len(self.offsets) and on_it(last + 1):
            last += 1
        return range(first, last + 1)

    def parted(self, last: int, at: int) -> bool:
        """Whether other letters stand between two that follow each other, as where a number is cut in Arabic text."""
        if not (self.flags[last] ^ self.flags[at]) & 1:
            return False
        vertical = self.flags[at] & 2
        a, b = self._along(last, vertical), self._along(at, vertical)
        left, right = min(a[1], b[1]), max(a[0], b[0])
        return any(
            left < sum(self._along(other, vertical)) / 2 < right
            and abs(self.bases[other] - self.bases[at]) < _SAME_LINE * UNITS * 12
            for other in range(max(0, last - _FAR_IN_LINE), min(len(self.offsets), at + _FAR_IN_LINE))
            if other not in (last, at)
        )

    def _along(self, at: int, vertical: int) -> tuple[float, float]:
        """Where a character begins and ends along its line."""
        rect = self.rect(at)
        return (rect.y0, rect.y1) if vertical else (rect.x0, rect.x1)

    def in_order(self) -> PageLayout:
        """The same with its characters by offset."""
        offsets = self.offsets
        if all(one <= two for one, two in pairwise(offsets)):
            return self
        order = sorted(range(len(offsets)), key=offsets.__getitem__)
        page = PageLayout(self.index, self.width, self.height)
        for at in order:
            page.offsets.append(self.offsets[at])
            page.boxes.extend(self.boxes[4 * at : 4 * at + 4])
            page.bases.append(self.bases[at])
            page.flags.append(self.flags[at])
        return page


@dataclass(frozen=True, slots=True)
class PdfLayout:
    """The places of a document's characters. It belongs to one text: that of ``reader`` and ``text_sha256``."""

    reader: str
    text_sha256: str
    pages: tuple[PageLayout, ...]

    def boxes(self, start: int, end: int) -> dict[int, list[Rect]]:
        """The rectangles that cover a range, by page (1-based): one for each stretch of a line, in reading order."""
        found: dict[int, list[Rect]] = {}
        for page in self.pages:
            rects = page.covering(start, end)
            if rects:
                found[page.index] = rects
        return found

    def character_at(self, page: int, x: float, y: float) -> int | None:
        """The offset of the letter (not of its marks) under a point of a page; None where there is none."""
        layout = self._page(page)
        return layout.letter_at(x, y) if layout is not None else None

    def offset_at(self, page: int, x: float, y: float) -> int | None:
        """The place between two letters that is nearest to a point of a page, as an offset; None on an empty page.

        Which side of a letter comes first depends on the direction of its run. Points beside or between lines belong to
        the nearest line.
        """
        layout = self._page(page)
        near = layout.nearest(x, y) if layout is not None else None
        return near[0] if near is not None else None

    def _page(self, index: int) -> PageLayout | None:
        return next((page for page in self.pages if page.index == index), None)

    def to_bytes(self) -> bytes:
        """The layout, packed: about 4 bytes a character."""
        parts = [struct.pack("<HH", len(self.reader.encode()), len(self.pages)), self.reader.encode()]
        parts.append(bytes.fromhex(self.text_sha256))
        for page in self.pages:
            parts.append(struct.pack("<IffI", page.index, page.width, page.height, len(page.offsets)))
            parts += [_little(_steps(page.offsets, 1)), _little(_steps(page.boxes, 4))]
            parts += [_little(_steps(page.bases, 1)), bytes(page.flags)]
        return _MAGIC + zlib.compress(b"".join(parts), 6)

    @classmethod
    def from_bytes(cls, packed: bytes) -> PdfLayout:
        """What :meth:`to_bytes` packed. Raises ValueError where it is something else."""
        if not packed.startswith(_MAGIC):
            raise ValueError("not a packed layout")
        try:
            unpacking = zlib.decompressobj()
            raw = unpacking.decompress(packed[len(_MAGIC) :], _LARGEST)
            if not unpacking.eof:
                raise ValueError("cut off, or larger than a layout can be")
            length, count = struct.unpack_from("<HH", raw)
            at = 4 + length
            reader, digest = raw[4:at].decode(), raw[at : at + 32].hex()
            at += 32
            pages = []
            for _ in range(count):
                index, width, height, size = struct.unpack_from("<IffI", raw, at)
                at += 16
                offsets = _summed(_read(raw[at : at + 4 * size]), 1)
                boxes = _summed(_read(raw[at + 4 * size : at + 20 * size]), 4)
                bases = _summed(_read(raw[at + 20 * size : at + 24 * size]), 1)
                flags = bytearray(raw[at + 24 * size : at + 25 * size])
                at += 25 * size
                pages.append(PageLayout(index, width, height, array("I", offsets), boxes, bases, flags))
        except (struct.error, zlib.error, UnicodeDecodeError, OverflowError) as error:
            raise ValueError("a damaged layout") from error
        return cls(reader, digest, tuple(pages))


def units(value: float) -> int:
    """Points in the units that boxes are kept in."""
    return round(min(max(value, -_FARTHEST), _FARTHEST) * UNITS) if value == value else 0


def in_units(box: tuple[float, float, float, float], base: float) -> tuple[int, int, int, int, int]:
    """A box (left, top, right, bottom) and a baseline in :func:`units`."""
    x0, y0, x1, y1 = box
    if -_FARTHEST < x0 <= x1 < _FARTHEST and -_FARTHEST < y0 <= y1 < _FARTHEST and -_FARTHEST < base < _FARTHEST:
        return round(x0 * UNITS), round(y0 * UNITS), round(x1 * UNITS), round(y1 * UNITS), round(base * UNITS)
    return units(x0), units(y0), units(x1), units(y1), units(base)


def _share(box: Rect, within: Rect) -> float:
    """How much of a box lies within another."""
    wide = min(box.x1, within.x1) - max(box.x0, within.x0)
    high = min(box.y1, within.y1) - max(box.y0, within.y0)
    area = (box.x1 - box.x0) * (box.y1 - box.y0)
    return max(wide, 0.0) * max(high, 0.0) / area if area else 0.0


def _distance(rect: Rect, x: float, y: float) -> float:
    return abs(x - (rect.x0 + rect.x1) / 2) + 0.2 * abs(y - (rect.y0 + rect.y1) / 2)


def _apart(box: tuple[int, int, int, int], x: float, y: float, vertical: int) -> tuple[float, float]:
    """How far a point is from a box: first off its line, then (within boxes of stacked letters) from its middle."""
    x0, y0, x1, y1 = box
    if vertical:
        x0, y0, x1, y1, x, y = y0, x0, y1, x1, y, x
    off = max(y0 - y, y - y1, 0.0)
    aside = max(x0 - x, x - x1, 0.0)
    return 4 * off + aside, abs(x - (x0 + x1) / 2) + 0.5 * abs(y - (y0 + y1) / 2)


def _steps(values: array[int], stride: int) -> array[int]:
    """What each value adds to the one ``stride`` before it."""
    return array("i", chain(values[:stride], map(sub, values[stride:], values[:-stride])))


def _summed(steps: Sequence[int], stride: int) -> array[int]:
    values = array("i", bytes(4 * len(steps)))
    for at in range(min(stride, len(steps))):
        values[at::stride] = array("i", accumulate(steps[at::stride]))
    return values


def _little(values: array[int]) -> bytes:
    return struct.pack(f"<{len(values)}i", *values)


def _read(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}i", raw)
