"""Letters and marks that a producer set as several glyphs and gave the text of the whole cluster each (Typst, krilla)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from egpk_desk.readers.pdf.glyphs import Glyph, marks_of

_Box = tuple[float, float, float, float]

_REACH = 8  # places in the stream between the glyphs of one cluster
_NEAR = 1.2  # em between their pens
_ASIDE = 0.25  # em that the middle of a mark may stand beside its letter


def floats(ink: _Box, base: float, size: float, over: float = 0.42) -> bool:
    """Whether ink stands wholly over or under where letters stand: hamza reaches lower, no letter begins lower."""
    return 0 < ink[3] - ink[1] < 0.6 * size and (ink[1] > base + over * size or ink[3] < base - 0.03 * size)


def drop_said_twice(glyphs: list[Glyph]) -> None:
    """Leave out glyphs of marks whose text, that of their cluster, the glyph of the letter says as well."""
    _drop_repeated_clusters(glyphs)
    _drop_within_spans(glyphs)


def _drop_repeated_clusters(glyphs: list[Glyph]) -> None:
    """Of glyphs with the same letters and marks, written side by side, the one on the baseline is kept."""
    clusters: dict[str, list[Glyph]] = {}
    for glyph in glyphs:
        marks = marks_of(glyph.text)
        if marks and len(marks) < len(glyph.text):
            clusters.setdefault("".join(sorted(glyph.text)), []).append(glyph)
    dropped: set[int] = set()
    for same in clusters.values():
        same.sort(key=lambda glyph: glyph.index)
        indices = [glyph.index for glyph in same]
        for glyph in same:
            low, high = bisect_left(indices, glyph.index - _REACH), bisect_right(indices, glyph.index + _REACH)
            letter = next((near for near in same[low:high] if near is not glyph and _is_mark_of(glyph, near)), None)
            if letter is not None:
                letter.y0, letter.y1 = min(letter.y0, glyph.ink[1]), max(letter.y1, glyph.ink[3])
                dropped.add(id(glyph))
    if dropped:
        glyphs[:] = [glyph for glyph in glyphs if id(glyph) not in dropped]


def _is_mark_of(mark: Glyph, letter: Glyph) -> bool:
    middle = (mark.ink[0] + mark.ink[2]) / 2
    reach = _ASIDE * letter.size
    return (
        letter.ink[0] - reach < middle < letter.ink[2] + reach
        and abs(mark.base - letter.base) < 0.9 * letter.size
        and floats(mark.ink, letter.base, letter.size, 0.2)
        and not floats(letter.ink, letter.base, letter.size, 0.2)
    )


def _drop_within_spans(glyphs: list[Glyph]) -> None:
    spans = [glyph for glyph in glyphs if glyph.spanned and len(glyph.text) > 1]
    indices = [glyph.index for glyph in spans]

    def said(glyph: Glyph) -> bool:
        if glyph.spanned or not (glyph.is_mark or floats(glyph.ink, glyph.base, glyph.size, 0.2)):
            return False
        at = bisect_left(indices, glyph.index)
        return any(
            set(glyph.text) <= set(span.text)
            and abs(span.index - glyph.index) <= _REACH
            and abs(span.pen - glyph.pen) < _NEAR * glyph.size
            and abs(span.base - glyph.base) < 0.8 * glyph.size
            for span in spans[max(0, at - 2) : at + 2]
        )

    glyphs[:] = [glyph for glyph in glyphs if not said(glyph)]
