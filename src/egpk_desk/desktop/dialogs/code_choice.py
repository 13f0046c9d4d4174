"""A field to choose one code of the codebook, by its place in the tree and its colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QWidget

from egpk_desk.desktop.panels.chips import paint_dot
from egpk_desk.desktop.panels.tones import theme_of
from egpk_desk.library.records import Code

_ICON = 14


class CodeChoice(QComboBox):
    """The codes, each indented below the one above it; its data are their ids."""

    def __init__(self, codes: Sequence[Code], language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(18)
        self.setMinimumContentsLength(20)
        self.fill(codes, language)

    def fill(self, codes: Sequence[Code], language: str) -> None:
        """Offer these codes in place of those that were."""
        self.clear()
        for code in codes:
            indent = "\u2003" * (code.slug.count("/") - 1)
            self.addItem(self._dot(code.colour), indent + code.name(language), code.id)

    @property
    def code(self) -> str:
        """The id of the code that is chosen; empty where there is none, or where something else was typed."""
        row = self.currentIndex()
        if row >= 0 and (not self.isEditable() or self.currentText().strip() == self.itemText(row).strip()):
            return str(self.itemData(row))
        row = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(row)) if row >= 0 and self.currentText().strip() else ""

    def choose(self, code: str) -> None:
        """Choose a code by its id."""
        row = self.findData(code)
        if row >= 0:
            self.setCurrentIndex(row)

    def _dot(self, colour: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_dot(painter, QPointF(_ICON / 2, _ICON / 2), colour, theme_of(self.palette()), 11)
        painter.end()
        return QIcon(pixmap)
