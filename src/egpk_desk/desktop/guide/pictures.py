"""The guide's pictures, made of pictures of the window: what matters of them, as wide as the guide shows it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, qRgb

FOCUS = "focus"
"""The key of a picture's text that says where a dialog stands in it: left, top, width, height."""
_AROUND = 28  # pixels of the window that are left around a dialog
_WIDEST = 1000


def framed(picture: QImage) -> QImage:
    """A picture of a screen as the guide shows it: a dialog with a little around it, else the whole window."""
    said = [int(number) for number in picture.text(FOCUS).split(",") if number.lstrip("-").isdigit()]
    if len(said) == 4:
        place = QRect(*said).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        picture = picture.copy(place.intersected(picture.rect()))
    if picture.width() > _WIDEST:
        picture = picture.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    # A palette of the most frequent colours, and some of all others: a third of the bytes, and no eye sees it.
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    steps = (0, 64, 128, 192, 255)
    others = [qRgb(red, green, blue) for red in steps for green in steps[::2] for blue in steps]
    table = [colour for colour, _ in counted.most_common(256 - len(others))] + others
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
