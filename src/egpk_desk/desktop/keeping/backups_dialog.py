"""The backups of a library: which there are, what going back to one would mean, how many are kept and where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import scaled
from egpk_desk.desktop.keeping.backup_words import BackupWords
from egpk_desk.desktop.panels.plain_text import PlainText
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError
from egpk_desk.safekeeping import Copy, Preview, Rotation
from egpk_desk.text.bidi import isolate


class BackupsDialog(QDialog):
    """Shows copies and asks for what is wished; whoever opens it does it."""

    previewAsked = Signal(object)  # noqa: N815 - Qt's way of naming; Path
    restoreAsked = Signal(object)  # noqa: N815 - Path
    discardAsked = Signal(object)  # noqa: N815 - Path
    backupAsked = Signal()  # noqa: N815
    rotationChosen = Signal(object)  # noqa: N815 - Rotation
    folderAsked = Signal()  # noqa: N815
    folderDropped = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("backupsDialog")
        self.setWindowTitle(self.tr("Backups of the library"))
        self._words = BackupWords(self)
        self._copies: Sequence[Copy] = ()
        self._previewed: Path | None = None
        self.warning = RoleLabel(role="warning")
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setHeaderLabels([self.tr("Made"), self.tr("Size"), self.tr("Where")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.list.currentItemChanged.connect(lambda *_: self._ask_preview())
        self.heading, self.held = RoleLabel(role="heading"), RoleLabel(role="quiet")
        self.difference = PlainText()
        self.difference.setReadOnly(True)
        self.difference.setFrameShape(QFrame.Shape.StyledPanel)
        self.difference.setAccessibleName(self.tr("What going back to it would mean"))
        self.wrong = RoleLabel(role="danger")
        self.wrong.hide()
        self.restore = QPushButton(self.tr("Go back to it…"))
        self.discard = QPushButton(self.tr("Delete it…"))
        self.now = QPushButton(self.tr("Back up now"))
        close = QPushButton(self.tr("Close"))
        self.restore.clicked.connect(lambda: self._ask(self.restoreAsked))
        self.discard.clicked.connect(lambda: self._ask(self.discardAsked))
        self.now.clicked.connect(self.backupAsked)
        close.clicked.connect(self.close)
        for button in (self.restore, self.discard, self.now, close):
            button.setAutoDefault(False)
        side = QVBoxLayout()
        side.setSpacing(LIGHT.spacing.small)
        for widget in (self.heading, self.held):
            side.addWidget(widget)
        side.addWidget(self.difference, 1)
        both = QHBoxLayout()
        both.setSpacing(LIGHT.spacing.large)
        both.addWidget(self.list, 5)
        both.addLayout(side, 4)
        foot = QHBoxLayout()
        for button in (self.restore, self.discard):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.now, close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.warning)
        layout.addLayout(both, 1)
        layout.addWidget(self.wrong)
        layout.addWidget(self._settings_part())
        layout.addLayout(foot)
        self.set_copies((), ())
        self.resize(QSize(860, 600))

    def _settings_part(self) -> QWidget:
        """How many are kept, and where else."""
        part = QWidget()
        form = QFormLayout(part)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(LIGHT.spacing.large)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(LIGHT.spacing.small)
        self.numbers: dict[str, QSpinBox] = {}
        for name, words, most in (
            ("newest", self.tr("of the newest,"), 100),
            ("days", self.tr("of days,"), 366),
            ("weeks", self.tr("of weeks; hours between two:"), 520),
            ("hours", "", 744),
        ):
            field = QSpinBox()
            field.setRange(1 if name == "newest" else 0, most)
            field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            field.setFixedWidth(scaled(56))
            field.setAlignment(Qt.AlignmentFlag.AlignCenter)
            field.setAccessibleName(words.strip(" ,:") or self.tr("Hours between two backups"))
            field.editingFinished.connect(self._choose_rotation)
            self.numbers[name] = field
            row.addWidget(field)
            label = RoleLabel(words)
            label.setWordWrap(False)
            row.addWidget(label)
        row.addStretch(1)
        form.addRow(self.tr("Kept by themselves"), row)
        self.folder = RoleLabel(role="text")
        choose = QPushButton(self.tr("Choose…"))
        self.no_folder = QPushButton(self.tr("Only beside the library"))
        choose.clicked.connect(self.folderAsked)
        self.no_folder.clicked.connect(self.folderDropped)
        second = QHBoxLayout()
        second.addWidget(self.folder, 1)
        for button in (choose, self.no_folder):
            button.setAutoDefault(False)
            second.addWidget(button)
        form.addRow(self.tr("Second folder"), second)
        return part

    def set_settings(self, rotation: Rotation, folder: Path | None) -> None:
        """Show how many are kept, and in which folder too."""
        for name, field in self.numbers.items():
            field.setValue(getattr(rotation, name))
        self.folder.setText(i18n.directed(isolate(str(folder))) if folder else self.tr("none"))
        self.folder.setToolTip(isolate(str(folder)) if folder else "")
        self.no_folder.setEnabled(folder is not None)

    def set_copies(self, copies: Sequence[Copy], warnings: Sequence[str]) -> None:
        """Show what there is, the newest first, and what is to be told; the chosen one stays chosen."""
        chosen = self.current()
        self._copies = copies
        self._previewed = None
        self.warning.setText("\n".join(i18n.translated(line) for line in warnings))
        self.warning.setVisible(bool(warnings))
        self.list.blockSignals(True)
        self.list.clear()
        for copy in copies:
            item = QTreeWidgetItem([self._words.when(copy), self._words.size(copy), self._words.where(copy)])
            item.setToolTip(0, isolate(str(copy.path)))
            self.list.addTopLevelItem(item)
        self.list.blockSignals(False)
        rows = [row for row, copy in enumerate(copies) if chosen is not None and copy.path == chosen.path]
        if (first := self.list.topLevelItem(rows[0] if rows else 0)) is not None:
            self.list.setCurrentItem(first)
        self._ask_preview()

    def current(self) -> Copy | None:
        """The chosen copy."""
        item = self.list.currentItem()
        row = self.list.indexOfTopLevelItem(item) if item is not None else -1
        return self._copies[row] if 0 <= row < len(self._copies) else None

    def show_preview(self, path: Path, found: Preview | EgpkError) -> None:
        """Show what going back to a copy would mean, if it is the chosen one."""
        copy = self.current()
        if copy is None or copy.path != path:
            return
        if isinstance(found, EgpkError):
            self.held.setText(" ".join(part for part in i18n.say(found) if part))
            self.held.set_role("danger")
            self.difference.setPlainText("")
            return
        self.held.set_role("quiet")
        self.held.setText(i18n.directed(self._words.holds(found.copy)))
        self.difference.setPlainText(self._words.difference(found))
        self._previewed = path
        self.restore.setEnabled(True)

    def say_wrong(self, words: str) -> None:
        """Say what could not be done; nothing takes it away."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    def _ask_preview(self) -> None:
        copy = self.current()
        self.restore.setEnabled(copy is not None and self._previewed == copy.path)
        self.discard.setEnabled(copy is not None)
        if copy is None:
            self.heading.setText(self.tr("No backup yet"))
            self.held.setText(self.tr("One is made by itself when the library is closed after changes."))
            self.difference.setPlainText("")
        elif self._previewed != copy.path:
            self.heading.setText(self._words.when(copy))
            self.held.set_role("quiet")
            self.held.setText(self.tr("Comparing with the present library…"))
            self.difference.setPlainText("")
            self.previewAsked.emit(copy.path)

    def _ask(self, signal: object) -> None:
        if (copy := self.current()) is not None:
            signal.emit(copy.path)  # type: ignore[attr-defined]

    def _choose_rotation(self) -> None:
        self.rotationChosen.emit(Rotation(**{name: field.value() for name, field in self.numbers.items()}))
