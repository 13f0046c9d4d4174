"""Choosing what a memo links to: type a few letters of a code, a report, a memo or a passage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.memos import LinkedTo
from egpk_desk.text.bidi import isolate

_PAUSE = 90
_TARGET = Qt.ItemDataRole.UserRole + 1


def kind_word(kind: str) -> str:
    """What a kind of thing is called."""
    words = {
        "document": QCoreApplication.translate("LinkKinds", "Report"),
        "code": QCoreApplication.translate("LinkKinds", "Code"),
        "highlight": QCoreApplication.translate("LinkKinds", "Passage"),
        "memo": QCoreApplication.translate("LinkKinds", "Memo"),
        "library": QCoreApplication.translate("LinkKinds", "Library"),
    }
    return words.get(kind, "")


class LinkPicker(QDialog):
    """A field above the things whose names fit; Enter or a click takes one, Escape none."""

    wordsChanged = Signal(str)  # noqa: N815 - Qt's way of naming
    picked = Signal(object)  # LinkedTo

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkPicker")
        self.setWindowTitle(self.tr("Link to"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("A code, a report, a memo or words of a passage"))
        self.field.setAccessibleName(self.tr("Link to"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What can be linked to"))
        self.list.setUniformItemSizes(True)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(lambda: self.wordsChanged.emit(self.field.text()))
        self.field.textChanged.connect(lambda _: self._timer.start())
        self.list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.medium] * 4)
        layout.setSpacing(LIGHT.spacing.small)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        self.resize(460, 380)

    def show_choices(self, choices: Sequence[LinkedTo]) -> None:
        """Show what fits."""
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(f"{kind_word(choice.kind)} · {isolate(one_line(choice.name))}")
            item.setData(_TARGET, choice)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if (item := self.list.currentItem()) is not None:
                    self._take(item)
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + by)))
            case _:
                super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        self.accept()
        self.picked.emit(item.data(_TARGET))
