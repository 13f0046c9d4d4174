"""Colours for codes that stay apart, for readers with any of the common kinds of colour vision.

Two colours are as far apart as the worst-off reader sees them: the distance is the least over normal vision,
protanopia, deuteranopia and tritanopia, in Oklab (Ottosson 2020), times 100. Dichromatic vision is simulated in linear
RGB after Machado, Oliveira and Fernandes (2009), severity 1.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import product

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_Triple = tuple[float, float, float]
_Matrix = tuple[_Triple, _Triple, _Triple]

_VISIONS: tuple[_Matrix, ...] = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)
_TO_LMS: _Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: _Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_LIGHTNESS = (40.0, 84.0)
"""Between these a colour is told from white and from black, as tint and as stripe, in light and dark mode."""


def is_colour(value: str) -> bool:
    """Whether this is ``#rrggbb``."""
    return _COLOUR.fullmatch(value) is not None


def distance(first: str, second: str) -> float:
    """How far apart two colours are for the reader who sees the least difference; 100 is black from white."""
    pairs = zip(_seen(first.lower()), _seen(second.lower()), strict=True)
    return min(math.dist(one, other) for one, other in pairs)


def farthest(taken: Sequence[str]) -> str:
    """A colour for a new code: of a fixed grid, the one farthest from all that are taken; always the same one."""
    candidates = _candidates()
    return max(candidates, key=lambda colour: nearest(colour, taken))


def farthest_several(taken: Sequence[str], count: int) -> list[str]:
    """``count`` colours for new codes, each the :func:`farthest` from all that are taken and from those before it."""
    room = {colour: nearest(colour, taken) for colour in _candidates()}
    found: list[str] = []
    while len(found) < count:
        found.append(max(room, key=room.__getitem__))
        room = {colour: min(known, distance(colour, found[-1])) for colour, known in room.items()}
    return found


def nearest(colour: str, others: Iterable[str]) -> float:
    """The distance of a colour from the nearest of others; infinite where there are none."""
    return min((distance(colour, other) for other in others), default=float("inf"))


def lightness(colour: str) -> float:
    """Lightness in Oklab, from 0 to 100, in normal vision."""
    return _seen(colour.lower())[0][0]


@lru_cache(maxsize=4096)
def _seen(colour: str) -> tuple[_Triple, ...]:
    """A colour in Oklab, times 100, as each kind of vision sees it."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    return tuple(_oklab(_times(matrix, linear)) for matrix in _VISIONS)


@cache
def _candidates() -> tuple[str, ...]:
    steps = ("00", "26", "4d", "73", "99", "bf", "e6")
    low, high = _LIGHTNESS
    colours = (f"#{red}{green}{blue}" for red, green, blue in product(steps, repeat=3))
    return tuple(colour for colour in colours if low <= lightness(colour) <= high and _chroma(colour) >= 6)


def _chroma(colour: str) -> float:
    _, a, b = _seen(colour)[0]
    return math.hypot(a, b)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _times(matrix: _Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(factor * value for factor, value in zip(row, vector, strict=True)) for row in matrix]


def _oklab(linear: Sequence[float]) -> _Triple:
    roots = [max(0.0, value) ** (1 / 3) for value in _times(_TO_LMS, linear)]
    light, a, b = (100 * value for value in _times(_TO_LAB, roots))
    return light, a, b
