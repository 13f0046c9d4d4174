"""Named templates of exports: chosen, kept under a name, forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLineEdit, QToolButton, QWidget

from egpk_desk.desktop import icons
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError
from egpk_desk.exporters.presets import Presets
from egpk_desk.text.bidi import isolate


class PresetBar(QWidget):
    """``chosen`` carries the options of the template that was chosen."""

    chosen = Signal(dict)
    failed = Signal(object)  # EgpkError

    def __init__(
        self, presets: Presets, values: Callable[[], Mapping[str, Any]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presets = presets
        self._values = values
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Saved form"))
        self.save_button = self._button("saved", self.tr("Keep this form under a name"))
        self.remove_button = self._button("remove", self.tr("Forget this saved form"))
        self.save_button.clicked.connect(lambda: self.ask_name())
        self.remove_button.clicked.connect(lambda: self.remove())
        self.box.currentIndexChanged.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.spacing.small)
        row.addWidget(self.box, 1)
        row.addWidget(self.save_button)
        row.addWidget(self.remove_button)
        self._fill("")

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def ask_name(self) -> QInputDialog:
        """Ask under which name to keep the form as it is."""
        dialog = QInputDialog(self)
        dialog.setInputMode(QInputDialog.InputMode.TextInput)
        dialog.setWindowTitle(self.tr("Keep the form"))
        dialog.setLabelText(self.tr("Its name:"))
        dialog.setOkButtonText(self.tr("Keep"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(self.box.currentData() or "")
        dialog.textValueSelected.connect(self.save)
        dialog.open()
        return dialog

    def save(self, name: str) -> None:
        """Keep the form under a name, in place of what had it."""
        try:
            self._presets.save(name.strip(), self._values())
        except EgpkError as error:
            self.failed.emit(error)
            return
        self._fill(name.strip())

    def remove(self) -> None:
        """Forget the saved form that is chosen."""
        try:
            self._presets.remove(self.box.currentData())
        except EgpkError as error:
            self.failed.emit(error)
        self._fill("")

    def _fill(self, chosen: str) -> None:
        blocker = QSignalBlocker(self.box)
        self.box.clear()
        self.box.addItem(self.tr("As set below"), "")
        for name in self._presets.names():
            self.box.addItem(isolate(name), name)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        del blocker
        self.remove_button.setEnabled(bool(self.box.currentData()))

    def _choose(self) -> None:
        name = self.box.currentData()
        self.remove_button.setEnabled(bool(name))
        if name:
            try:
                options = self._presets.load(name)
            except EgpkError as error:
                self.failed.emit(error)
            else:
                self.chosen.emit(options)
