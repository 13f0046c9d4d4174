"""Choosing a code's colour: a few that stay apart from those in use, or any other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QHBoxLayout, QPushButton, QWidget

from egpk_desk.codebook.colours import farthest_several
from egpk_desk.desktop.panels.code_row import paint_disc
from egpk_desk.desktop.panels.exclusive import keep_reachable
from egpk_desk.desktop.panels.tones import theme_of
from egpk_desk.desktop.theme import LIGHT

_OFFERED = 7


class Swatch(QAbstractButton):
    """One colour as a disc; ticked when chosen, ringed when the keyboard is on it."""

    def __init__(self, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Colour {colour}").format(colour=colour))
        self.setToolTip(colour)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_of(self.palette())
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus() or self.isChecked():
            painter.setPen(theme.colour("accent" if self.hasFocus() else "text"))
            painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
        paint_disc(painter, rect.adjusted(3, 3, -3, -3), self.colour, theme, ticked=self.isChecked())


class ColourSwatches(QWidget):
    """A row of swatches: the code's own colour first, then those farthest from the ones that are taken."""

    colourChosen = Signal(str)  # noqa: N815 - Qt's way of naming

    def __init__(self, taken: Sequence[str], own: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(LIGHT.spacing.hair)
        offered = [own] if own else []
        offered += farthest_several([*taken, *offered] or ["#000000"], _OFFERED - len(offered))
        self._other = QPushButton(self.tr("Other…"))
        self._other.setProperty("role", "link")
        self._other.setAutoDefault(False)
        self._other.clicked.connect(self._open_dialog)
        for colour in offered:
            self._add(colour)
        self._layout.addWidget(self._other)
        self._layout.addStretch(1)
        self._group.buttons()[0].setChecked(True)
        keep_reachable(self._group)
        self._group.buttonClicked.connect(lambda _: self.colourChosen.emit(self.colour))

    @property
    def colour(self) -> str:
        """The chosen colour as ``#rrggbb``."""
        chosen = self._group.checkedButton()
        return chosen.colour if isinstance(chosen, Swatch) else LIGHT.accent

    def choose(self, colour: str) -> None:
        """Choose a colour, whether it is offered or not."""
        for button in self._group.buttons():
            if isinstance(button, Swatch) and button.colour == colour:
                button.setChecked(True)
                break
        else:
            self._add(colour).setChecked(True)
        self.colourChosen.emit(colour)

    def _add(self, colour: str) -> Swatch:
        swatch = Swatch(colour, self)
        self._group.addButton(swatch)
        place = self._layout.indexOf(self._other)
        self._layout.insertWidget(place if place >= 0 else self._layout.count(), swatch)
        return swatch

    def _open_dialog(self) -> None:
        dialog = QColorDialog(QColor(self.colour), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.choose(colour.name()))
        dialog.open()
