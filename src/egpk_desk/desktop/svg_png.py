"""An SVG figure as PNG, its Arabic shaped by Qt with the interface font that ships with the program."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from egpk_desk.analysis.figures import FONTS
from egpk_desk.desktop import fonts
from egpk_desk.errors import ExportError

_MOST = 16_000  # pixels a side
_kept: list[QApplication] = []


def ensure_application() -> None:
    """Let there be an application and the fonts, without a display, so that something can be drawn."""
    if QApplication.instance() is None:
        if sys.platform.startswith("linux"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Not a mere QGuiApplication: a window opened later in the same process could make none beside it.
        _kept.append(QApplication(["egpk-desk"]))
    fonts.load_bundled_fonts()


def png(svg: str, scale: float = 2.0) -> bytes:
    """The picture at ``scale`` pixels for each unit of the figure. Raises ExportError where it cannot be drawn."""
    ensure_application()
    # QtSvg (6.11) takes a list of families for the name of one.
    named = svg.replace(f'"{FONTS}"', f'"{fonts.INTERFACE_FACE}"')
    renderer = QSvgRenderer(QByteArray(named.encode("utf-8")))
    size = renderer.defaultSize()
    scale = min(scale, _MOST / max(1, size.width()), _MOST / max(1, size.height()))
    image = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_ARGB32)
    if not renderer.isValid() or image.isNull():
        raise ExportError("The figure cannot be drawn as PNG.", "Save it as SVG.")
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ExportError("The figure cannot be drawn as PNG.", "Save it as SVG.")
    return bytes(buffer.data().data())
