"""Where words end: the glyphs of a row from left to right, and what gap between two of them is a space."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from egpk_desk.readers.pdf.bidi_order import kind_of
from egpk_desk.readers.pdf.glyphs import HANGING, Glyph

_USUAL = 0.17  # em; a wider gap is a space where the page does not tell
_LEAST, _MOST = 0.05, 0.22  # em, between which the valley is sought
_SPACES = 0.15  # of the gaps of a page are spaces, about
_FROM_SPACE, _TO_SPACE = 0.45, 0.85  # of the usual space
_BELOW_SPACE = 0.6  # of it, where spaces end whatever is kerned
_COST = 20  # of a gap like the threshold, beside the way of it from there
_FEWEST_SPACES = 0.06  # of the gaps of a page; words have five letters
_STEP = 0.01
_SURE = 0.3  # em; a space between Arabic letters even where the producer writes spaces and wrote none
_AS_WIDE = 0.85  # of the written spaces of the page in the middle: as sure, where the face's space is narrow
_BESIDE_WRITTEN = 0.06  # em
_OVERLAP = 0.3  # em that two letters may stand over one another, as in fonts with stacked forms
_HUNG_OVER = 0.07  # em between gaps in words and those between words
_CROSSED = 0.5  # of an alef's ink that stands over its lam
_ALEFS = frozenset("اأإآ")
_PART_OF_ROW = 0.4  # of the space in the middle of a justified row; narrower gaps are the font's own


Gaps = list[tuple[float, bool]]
"""In em, each with whether a space is written there."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """What a page's gaps tell, in em.

    ``written``: the producer writes its spaces, so that a gap alone is none unless it is as wide as ``sure``.
    """

    threshold: float = _USUAL
    written: bool = False
    sure: float = _SURE

    def of_row(self, gaps: Gaps) -> float:
        """The narrowest gap of a row that is a space; the spaces of one row are stretched alike."""
        if self.written:
            return self.threshold
        wide = [gap for gap, _ in gaps if self.threshold < gap < 1.0]
        return (
            max(self.threshold, min(_PART_OF_ROW * statistics.median(wide), _MOST)) if len(wide) > 3 else self.threshold
        )

    def is_space(self, gap: float, wrote: Glyph | None, left: Glyph, right: Glyph, narrowest: float) -> bool:
        """Whether words end between two neighbours with that gap; ``wrote`` is a space that stands there."""
        if wrote is not None:
            # Kerning over a space may leave next to nothing of it; one written between the two counts all the same.
            between = {left.index, right.index} == {wrote.index - 1, wrote.index + 1}
            return gap > _BESIDE_WRITTEN or (between and gap > -_OVERLAP)
        if self.written and kind_of(left.text) == kind_of(right.text) == "R":
            return gap > self.sure
        return gap > narrowest


def gap_between(right: float, glyph: Glyph) -> float:
    """From the pen, not from the ink: the tails of reh and waw reach under the space."""
    return _start(glyph) - right


def end_of(glyph: Glyph) -> float:
    """Where the pen stood after a glyph, where that is known, else where its box ends."""
    return glyph.end if glyph.end and not glyph.is_mark else glyph.x1


def find_overhangs(rows: Sequence[Sequence[Glyph]]) -> None:
    """Set where the pen stood after letters that reach over what stands on their right.

    The gaps beside letters of one shape fall into those of words and those between words, with more room between the
    two than within them; the pen is set so that the former are none and the latter usual. ``rows`` are in visual order.
    """
    found: dict[tuple[str, int], list[tuple[float, Glyph, float]]] = defaultdict(list)
    for row in rows:
        for glyph, beside in pairwise(row):
            if glyph.text in HANGING and not glyph.end and not beside.filler:
                found[glyph.text, round(50 * (glyph.x1 - glyph.x0) / glyph.size)].append(
                    ((_start(beside) - glyph.x1) / glyph.size, glyph, _start(beside))
                )
    for held in found.values():
        gaps = sorted(gap for gap, *_ in held if abs(gap) < 0.3)
        jump, low = max(((after - before, before) for before, after in pairwise(gaps)), default=(0.0, 0.0))
        if jump > _HUNG_OVER and low < 0.1 < low + jump < _MOST:
            for gap, glyph, start in held:
                glyph.end = start - (0.0 if gap <= low else gap + _MOST - low) * glyph.size


def _start(glyph: Glyph) -> float:
    """Where the pen stood before a glyph; that of a span is sure where its advance is known, too."""
    return glyph.x0 if glyph.spanned and not glyph.end else glyph.pen


def measure(rows: Sequence[Gaps]) -> Spacing:
    """The spacing of a page, from the gaps of each of its rows."""
    gaps = [gap for row in rows for gap in row]
    valley = _valley([gap for gap, _ in gaps])
    written = [gap for gap, wrote in gaps if wrote and _BESIDE_WRITTEN < gap < 1.0]
    if len(written) >= 5:
        spaces = statistics.median(written)
        as_wide = [wrote for gap, wrote in gaps if _AS_WIDE * spaces < gap < 1.0]
        if sum(as_wide) > 0.6 * len(as_wide):
            sure = min(_SURE, max(valley or _USUAL, _AS_WIDE * spaces))
            return Spacing(min(_USUAL, sure), written=True, sure=sure)
    return Spacing(valley or _USUAL)


def _valley(gaps: Sequence[float]) -> float | None:
    """The gap that parts those between the letters of words from those between words; None where a page is too short.

    Sought is where the fewest gaps are like it, somewhat under the space that most words have, and as many wider as
    there are words: in faces with narrow spaces all of them lie under what is usual.
    """
    counts = [0] * (int(0.6 / _STEP) + 2)
    for gap in gaps:
        if 0 <= gap < 0.6:
            counts[int(gap / _STEP)] += 1
    if sum(counts) < 60:
        return None
    widest = sorted((gap for gap in gaps if 0 < gap < 1.0), reverse=True)[: max(5, int(_SPACES * len(gaps)))]
    usual = statistics.median(widest) if widest else _USUAL
    least, most = max(_LEAST, _FROM_SPACE * usual), min(_MOST, _TO_SPACE * usual)
    wider = sum(1 for gap in gaps if most + _STEP <= gap < 1.0)
    best: tuple[float, float] | None = None
    for at in range(int(most / _STEP), int(least / _STEP) - 1, -1):
        middle = (at + 0.5) * _STEP
        if wider + counts[at] / 2 >= _FEWEST_SPACES * len(gaps):
            around = 2 * counts[at] + counts[at - 1] + counts[at + 1]
            cost = _COST * around / len(gaps) + abs(middle - _BELOW_SPACE * usual) / usual
            best = min(best or (cost, middle), (cost, middle))
        wider += counts[at]
    return best[1] if best else None


def gaps_of(visual: Sequence[Glyph]) -> Gaps:
    """The gaps between the glyphs of a row, in em of the larger of the two, and whether a space is written in each."""
    found: Gaps = []
    right: float | None = None
    last = 0.0  # the size of the glyph before
    wrote = False
    for glyph in visual:
        x1 = end_of(glyph)
        if not glyph.filler:
            if glyph.text.isspace():
                wrote = wrote or x1 - glyph.x0 > 0.05 * glyph.size  # XeTeX's have no width, and not all are there
                continue
            if right is not None and glyph.size > 0:
                found.append(((_start(glyph) - right) / max(glyph.size, last), wrote))
            last = glyph.size
            wrote = False
        if right is None or x1 > right:
            right = x1
    return found


def in_visual_order(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """From left to right; glyphs that stand over one another are ordered by the content stream's direction there."""
    by_index = sorted(glyphs, key=lambda glyph: glyph.index)
    place = {id(glyph): at for at, glyph in enumerate(by_index)}

    def runs_right(glyph: Glyph) -> bool:
        at = place[id(glyph)]
        for step in (1, 2, 3, 4):
            before = by_index[max(0, at - step)]
            after = by_index[min(len(by_index) - 1, at + step)]
            if abs(after.pen - before.pen) > 0.05 * glyph.size:
                return after.pen > before.pen
        return True

    ordered = sorted(glyphs, key=lambda glyph: glyph.pen)
    out: list[Glyph] = []
    at = 0
    while at < len(ordered):
        end = at + 1
        while end < len(ordered) and ordered[end].pen - ordered[at].pen < 0.02 * ordered[at].size:
            end += 1
        group = ordered[at:end]
        if len(group) > 1:
            group.sort(key=lambda glyph: glyph.index, reverse=not runs_right(group[0]))
            if len(group) == 2 and _is_lam_alef(group[1], group[0]):
                group.reverse()  # alef never shares a pen position with a lam after it
        out += group
        at = end
    _unstack(out, place)
    for at in range(1, len(out)):
        if out[at].text[:1] in _ALEFS and out[at - 1].text[:1] == "ل" and _crosses(out[at], out[at - 1]):
            out[at - 1], out[at] = out[at], out[at - 1]
    return out


def _crosses(alef: Glyph, lam: Glyph) -> bool:
    """Whether an alef stands over its lam, on the left: a face that draws lam-alef with two glyphs that cross."""
    overlap = min(alef.ink[2], lam.ink[2]) - max(alef.ink[0], lam.ink[0])
    middle = (alef.ink[0] + alef.ink[2]) / 2
    return overlap > _CROSSED * (alef.ink[2] - alef.ink[0]) > 0 and middle < (lam.ink[0] + lam.ink[2]) / 2


def _is_lam_alef(alef: Glyph, lam: Glyph) -> bool:
    return alef.text[:1] in _ALEFS and lam.text[:1] == "ل"


def _unstack(ordered: list[Glyph], place: dict[int, int]) -> None:
    """Turn round neighbours whose pens are the wrong way round for a stream that else runs steadily leftwards."""
    for at in range(1, len(ordered) - 2):
        before, left, right, after = ordered[at - 1 : at + 3]
        if left.x1 - right.pen < 0.25 * left.size or right.pen - left.pen > _OVERLAP * left.size:
            continue
        if _is_lam_alef(left, right) and right.pen - left.pen < 0.05 * left.size:
            continue
        first, second, third, last = (place[id(glyph)] for glyph in (before, right, left, after))
        if first == second + 1 == third + 2 == last + 3:
            ordered[at], ordered[at + 1] = right, left
