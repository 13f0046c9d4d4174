"""Contrast of colours as WCAG 2.2 measures it, and colours made so that they are seen on a ground."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

SEEN = 3.0
"""The least contrast of a line or a mark that means something (WCAG 2.2, 1.4.11)."""
_STEPS = 12  # halvings of the lightness: finer than eight bits show


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def black_or_white(ground: QColor) -> QColor:
    """Whichever stands out more: at 4.58:1 or better from any ground, as no other two inks do."""
    return max((QColor("black"), QColor("white")), key=lambda ink: contrast(ink, ground))


@lru_cache(maxsize=1024)
def seen_on(colour: str, ground: str, least: float = SEEN) -> QColor:
    """A colour as it is where it stands out from its ground; else lighter or darker by as much as that takes.

    Its hue stays, so that a code is known by it on the page and in the tree.
    """
    given, below = QColor(colour), QColor(ground)
    if contrast(given, below) >= least:
        return given
    end = 1.0 if luminance(below) < 0.18 else 0.0
    near, far = given.lightnessF(), end
    for _ in range(_STEPS):
        middle = (near + far) / 2
        if contrast(_of_lightness(given, middle), below) >= least:
            far = middle
        else:
            near = middle
    return _of_lightness(given, far)


def _of_lightness(colour: QColor, lightness: float) -> QColor:
    return QColor.fromHslF(max(0.0, colour.hslHueF()), colour.hslSaturationF(), lightness)
