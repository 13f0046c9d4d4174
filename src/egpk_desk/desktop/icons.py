"""The program's own line icons, coloured by the theme and mirrored where they have a direction."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from egpk_desk.desktop.theme import DARK, LIGHT, Theme
from egpk_desk.resources import resource

DIRECTED = frozenset(("undo", "redo", "forward", "back", "open", "document", "highlight", "memo"))
"""Icons that are mirrored where the interface runs from right to left."""

_SIZES = (16, 20, 24, 32, 40, 64)
_SIZES_DISABLED = (20, 40)


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of a name (a file under ``resources/icons``) in the colour of a role of the theme that is shown."""
    dark = QGuiApplication.palette().window().color().lightnessF() < 0.5
    mirrored = name in DIRECTED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return _made(name, role, DARK if dark else LIGHT, mirrored)


def application_icon() -> QIcon:
    """The icon of the program itself, in its own colours."""
    made = QIcon()
    source = QSvgRenderer(QByteArray(resource("icons", "application.svg").read_bytes()))
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_drawn(source, size, mirrored=False))
    return made


@lru_cache(maxsize=256)
def _made(name: str, role: str, theme: Theme, mirrored: bool) -> QIcon:
    template = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    # Qt takes the ordinary picture for an active or a chosen one; a window draws forty icons as it starts.
    for mode, colour, opacity, sizes in (
        (QIcon.Mode.Normal, getattr(theme, role), 1.0, _SIZES),
        (QIcon.Mode.Disabled, theme.quiet, 0.5, _SIZES_DISABLED),
    ):
        source = QSvgRenderer(QByteArray(template.replace("currentColor", colour).encode()))
        for size in sizes:
            made.addPixmap(_drawn(source, size, mirrored, opacity), mode)
    return made


def _drawn(source: QSvgRenderer, size: int, mirrored: bool, opacity: float = 1.0) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(opacity)
    if mirrored:
        painter.setTransform(QTransform(-1, 0, 0, 1, size, 0))
    source.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
