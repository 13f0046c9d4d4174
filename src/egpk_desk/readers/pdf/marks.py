"""Tashkeel joined to the letters that it stands on, and taken from letters that only lend its text."""

from __future__ import annotations

import functools
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from egpk_desk.readers.pdf.bidi_order import kind_of
from egpk_desk.readers.pdf.glyphs import Glyph, marks_of
from egpk_desk.readers.pdf.rows import Row, RowIndex

_BESIDE = 0.5  # em by which the letter that a mark is written beside may stand farther off
_HAMZA_MARKS = "\u0653\u0654\u0655"
_BELOW = frozenset(("\u064d", "\u0650", "\u0655"))  # marks that stand under letters
_OVER = 0.6  # em over the baseline, where the others begin
_AS_HIGH = 1.08  # times; a letter that is higher has its hamza in its own glyph
_OTHER = 1.0  # em (of cost) by which the next letter may be worse for a mark
_OWN_ROOM = 0.2  # em
_OVERLAID = 0.4  # of it
_CLEAR = 0.1  # em; a mark whose middle is farther from a letter is not that letter's, wherever it was written


def join_marks(rows: list[Row], marks: list[Glyph]) -> None:
    """Each mark goes to the letter under or over it.

    Between two narrow letters the ink does not decide; there the letter wins beside which the producer wrote the mark,
    before it or after it as it does on most of the page.
    """
    index = RowIndex(rows)
    order = sorted(glyph.index for row in rows for glyph in row.glyphs if glyph.text.strip())
    choices: list[tuple[Glyph, list[tuple[float, Glyph]]]] = []
    after = 0
    for mark in marks:
        middle = (mark.x0 + mark.x1) / 2
        costs: list[tuple[float, Glyph]] = []
        rows_near = index.near(mark.base, 0.8, 1.2)
        rows_near += [
            row
            for row in index.near((mark.ink[1] + mark.ink[3]) / 2, 0.8, 1.2)
            if not any(row is other for other in rows_near)
        ]
        for row in rows_near:
            for glyph in index.around(row, middle):
                aside = max(glyph.x0 - middle, middle - glyph.x1, 0.0)
                cost = 3 * aside + _off_height(mark, glyph) + 0.3 * abs(middle - (glyph.x0 + glyph.x1) / 2)
                costs.append((cost + (0.0 if kind_of(glyph.text) in "RL" else mark.size), glyph))
        if costs:
            nearest = min(costs, key=lambda choice: choice[0])[1]
            after += 1 if nearest.index == _neighbour(order, mark.index, -1) else 0
            after -= 1 if nearest.index == _neighbour(order, mark.index, 1) else 0
            choices.append((mark, costs))
    sure = abs(after) > 0.5 * len(choices)
    found: list[tuple[float, Glyph, list[tuple[float, Glyph]]]] = []
    for mark, costs in choices:
        beside = _neighbour(order, mark.index, -1 if after > 0 else 1) if sure else None
        alone = mark.end > 0 and _has_own_room(mark, [glyph for _, glyph in costs])
        if alone:
            # In right-to-left words what takes room of its own stands on the left of its letter.
            right = [glyph for _, glyph in costs if glyph.pen > (mark.pen + mark.end) / 2]
            beside = min(right, key=lambda glyph: glyph.pen).index if right else beside
            _fill(index, mark, costs)
        middle = (mark.x0 + mark.x1) / 2

        def cost_of(
            choice: tuple[float, Glyph], middle: float = middle, beside: int | None = beside, alone: bool = alone
        ) -> float:
            cost, glyph = choice
            aside = max(glyph.x0 - middle, middle - glyph.x1)
            near = glyph.index == beside and aside < (_BESIDE if alone else _CLEAR) * glyph.size
            return cost - ((2 if alone else 1) * _BESIDE * glyph.size if near else 0.0)

        ranked = sorted(((cost_of(choice), choice[1]) for choice in costs), key=lambda choice: choice[0])
        found.append((ranked[0][0], mark, ranked))
    for best, mark, ranked in sorted(found, key=lambda each: each[0]):
        # No letter has one mark twice: of two that seek the same letter, the one that stands better on it has it.
        free = (glyph for cost, glyph in ranked if cost < best + _OTHER * mark.size and not _has(glyph, mark))
        next(free, ranked[0][1]).marks.append(mark)
    for row in rows:
        for glyph in row.glyphs:
            if len(glyph.marks) > 1:
                glyph.marks.sort(key=lambda mark: mark.index)


def _off_height(mark: Glyph, letter: Glyph) -> float:
    """How far a mark stands from the height where marks of its kind stand on a letter, or from its baseline.

    Some producers and faces raise or lower the baseline of a mark by most of an em.
    """
    ink = mark.ink[3] - letter.base if mark.text in _BELOW else mark.ink[1] - letter.base - _OVER * letter.size
    return min(abs(mark.base - letter.base), abs(ink))


def _has_own_room(mark: Glyph, letters: Sequence[Glyph]) -> bool:
    """Whether a mark stands between letters that leave it its advance, as where a face does not call it a mark."""
    room = mark.end - mark.pen
    return room > _OWN_ROOM * mark.size and all(
        min(mark.end, letter.x1) - max(mark.pen, letter.pen) < _OVERLAID * room for letter in letters
    )


def _fill(index: RowIndex, mark: Glyph, costs: Sequence[tuple[float, Glyph]]) -> None:
    """Let the room of a mark be no gap between its neighbours."""
    letter = min(costs, key=lambda choice: choice[0])[1]
    for row in index.near(mark.base, 0.8, 1.2):
        if any(glyph is letter for glyph in row.glyphs):
            filler = Glyph("", mark.pen, mark.end, row.base, row.base, mark.pen, row.base, row.size, mark.index)
            filler.filler = True
            row.glyphs.append(filler)
            return


def _has(letter: Glyph, mark: Glyph) -> bool:
    """Whether a letter has the same mark already, at another place: at the same place it is only said twice."""
    return bool(mark.text) and any(
        other.text == mark.text and abs(other.x0 + other.x1 - mark.x0 - mark.x1) > 2 * _CLEAR * mark.size
        for other in letter.marks
    )


def _neighbour(order: list[int], index: int, step: int) -> int | None:
    """The index of the letter written before (-1) or after (1) a mark."""
    at = bisect_left(order, index)
    if step < 0:
        return order[at - 1] if at else None
    return order[at] if at < len(order) else None


def strip_lent(letters: Sequence[Glyph]) -> None:
    """Take from letters the marks that are not drawn with them.

    Programs that shape with HarfBuzz give a glyph the text of the first cluster it stood in, marks included, and keep
    it where it stands without them. Only where the page shows that they do: the same text with a mark's glyph over it.
    """
    if any(glyph.spanned for glyph in letters):
        return  # who writes ActualText says where a map would lie
    lent: dict[str, float] = {}  # how high the letters stand that have a mark's glyph over them, in em
    for glyph in letters:
        if _bare(glyph.text) != glyph.text and any(_draws(mark, glyph) for mark in glyph.marks):
            lent[glyph.text] = max(lent.get(glyph.text, 0.0), (glyph.ink[3] - glyph.ink[1]) / glyph.size)
    lowest: dict[tuple[str, int], float] = {}  # ink of each letter by its width, in em
    for glyph in letters:
        kind = _kind(glyph)
        lowest[kind] = min(lowest.get(kind, 9.0), _height(glyph))
    spoken = any(not glyph.spanned and glyph.marks and marks_of(glyph.text) for glyph in letters)
    for glyph in letters:
        if glyph.marks:
            if any(mark.text in _HAMZA_MARKS for mark in glyph.marks if mark.text):
                # The hamza is a glyph of its own, whatever the letter was first mapped to.
                spelt = unicodedata.normalize("NFD", glyph.text)
                glyph.text = "".join(sign for sign in spelt if sign not in _HAMZA_MARKS) or glyph.text
            own = marks_of(glyph.text)
            told = own and own != glyph.text and all(mark.text for mark in glyph.marks)
            if told and _height(glyph) < _AS_HIGH * lowest[_kind(glyph)]:
                # The letter draws none itself: its text is that of another place, the marks tell.
                glyph.text = "".join(sign for sign in glyph.text if not marks_of(sign))
            continue
        if glyph.text in lent and glyph.ink[3] - glyph.ink[1] < _AS_HIGH * lent[glyph.text] * glyph.size:
            glyph.text = _bare(glyph.text) or glyph.text
        elif spoken and len(glyph.text) > 1 and marks_of(glyph.text):
            glyph.text = "".join(sign for sign in glyph.text if not marks_of(sign)) or glyph.text


def _kind(glyph: Glyph) -> tuple[str, int]:
    """What glyphs share that draw the same letter, with marks or without."""
    return _bare(glyph.text), round(50 * (glyph.ink[2] - glyph.ink[0]) / glyph.size)


def _height(glyph: Glyph) -> float:
    return (glyph.ink[3] - glyph.ink[1]) / glyph.size


def _draws(mark: Glyph, letter: Glyph) -> bool:
    """Whether a mark draws what the letter's text has: a sign that is not known, or a hamza clear of the letter."""
    if not mark.text:
        return True
    clear = mark.ink[1] > letter.ink[3] - 0.05 * letter.size or mark.ink[3] < letter.ink[1] + 0.05 * letter.size
    return clear and mark.text in _HAMZA_MARKS and mark.text in unicodedata.normalize("NFD", letter.text)


@functools.lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Letters without tashkeel and without hamza and madda over or under them."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
