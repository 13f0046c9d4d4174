"""The bar above the text in which one looks for words of the open document."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.appearance import scaled
from egpk_desk.desktop.panels.flow_layout import in_lines
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate


class FindBar(QWidget):
    """Looks for what is typed while it is typed. Enter goes on, Shift+Enter back, Escape puts the bar away."""

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._reader = reader
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find in this report"))
        self.field.setAccessibleName(self.tr("Find in this report"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(scaled(240))
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self._whole = QCheckBox(self.tr("Whole words"))
        self._exact = QCheckBox(self.tr("Exact spelling"))
        before = self._button("up", self.tr("Previous place (Shift+Enter)"), self._reader.find_previous)
        after = self._button("down", self.tr("Next place (Enter)"), self._reader.find_next)
        asking = in_lines(self.field, before, after, self._count, self._whole, self._exact)
        row = QHBoxLayout(self)
        row.setContentsMargins(LIGHT.spacing.large, LIGHT.spacing.small, LIGHT.spacing.large, LIGHT.spacing.small)
        row.setSpacing(LIGHT.spacing.medium)
        row.addWidget(asking, 1)
        close = self._button("close", self.tr("Close"), self.close_bar)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self.field.textChanged.connect(self._find)
        self._whole.toggled.connect(self._find)
        self._exact.toggled.connect(self._find)
        reader.findChanged.connect(self._found)
        self.hide()

    def _button(self, name: str, words: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(name))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(act)
        return button

    def open_bar(self) -> None:
        """Show the bar, with what is selected (one line of it) as the words to find."""
        selected = self._reader.selected_text().strip()
        if selected and "\n" not in selected and len(selected) <= 80:
            self.field.setText(selected)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._find()

    def close_bar(self) -> None:
        """Put the bar and its hits away; the keyboard goes back to the text."""
        self.hide()
        self._reader.clear_find()
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self) -> None:
        if self.isVisible():
            self._reader.find(self.field.text(), whole_word=self._whole.isChecked(), exact=self._exact.isChecked())

    def _found(self, current: int, total: int) -> None:
        if not self.field.text():
            self._count.setText("")
        elif total:
            self._count.setText(
                self.tr("{current} of {total}").format(current=isolate(i18n.number(current)), total=i18n.number(total))
            )
        else:
            self._count.setText(self.tr("Not found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._reader.find_previous()
            else:
                self._reader.find_next()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
