"""Bars drawn by the core, shown in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from egpk_desk.analysis.figures import FONTS, Inks
from egpk_desk.desktop import fonts
from egpk_desk.desktop.theme import Theme


def inks(theme: Theme) -> Inks:
    """The theme's colours for a figure on the ground of the window."""
    return Inks(text=theme.text, quiet=theme.quiet, line=theme.rule, ground="none", bar=theme.accent)


class BarsView(QWidget):
    """A figure at the width there is, never larger than it was made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figure(self, svg: str, told: str) -> None:
        """Show a figure; ``told`` is what a screen reader says of it."""
        # QtSvg (6.11) takes a list of families for the name of one.
        self._renderer.load(QByteArray(svg.replace(f'"{FONTS}"', f'"{fonts.INTERFACE_FACE}"').encode("utf-8")))
        self.setAccessibleName(told)
        self.setMinimumHeight(self.heightForWidth(max(300, self.width())))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        size = self._renderer.defaultSize()
        return round(size.height() * min(1.0, width / max(1, size.width())))

    def sizeHint(self) -> QSize:
        return self._renderer.defaultSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._renderer.defaultSize()
        scale = min(1.0, self.width() / max(1, size.width()))
        width, height = size.width() * scale, size.height() * scale
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._renderer.render(painter, QRectF(self.width() - width if right else 0, 0, width, height))
        painter.end()
