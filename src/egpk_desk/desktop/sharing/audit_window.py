"""The window of the audit trail: who did what and when, chosen by user, report, code and time, and saved as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.audit.trail import Asked
from egpk_desk.audit.words import Line
from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.plain_text import PlainText
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.sharing.bundle_words import time_words
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.desktop.window_keeper import KeptWindow
from egpk_desk.errors import EgpkError
from egpk_desk.library.records import Code, DocumentRecord
from egpk_desk.text.bidi import isolate

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAUSE = 300  # ms after a key before the list is read anew
_ROW = 28


class _Lines(QAbstractTableModel):
    """Entries in words, the newest first."""

    def __init__(self, heads: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = heads
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.lines[index.row()]
        cell = (
            *(time_words(line.when), line.who, line.action),
            one_line(line.label) or line.kind,
            one_line(" · ".join(line.details)),
        )[index.column()]
        return isolate(cell) if cell else ""


class AuditWindow(KeptWindow):
    """``asked`` carries what is to be listed; ``saveRequested`` asks for a file of it."""

    asked = Signal(object)  # Asked
    saveRequested = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("auditWindow")
        self.setWindowTitle(self.tr("Audit trail"))
        self.user, self.report, self.code = QComboBox(), QComboBox(), QComboBox()
        self.since, self.until = QLineEdit(), QLineEdit()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.ask)
        fields = QHBoxLayout()
        fields.setSpacing(LIGHT.spacing.small)
        for field, words in (
            (self.user, self.tr("Who")),
            (self.report, self.tr("Report")),
            (self.code, self.tr("Code")),
        ):
            field.setAccessibleName(words)
            field.setMinimumContentsLength(9)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.currentIndexChanged.connect(lambda _: self._later.start())
            fields.addWidget(field, 1)
        for date, words in ((self.since, self.tr("From")), (self.until, self.tr("To"))):
            date.setAccessibleName(words)
            date.setPlaceholderText("2025-11-24")
            date.setToolTip(date.placeholderText())
            date.setFixedWidth(110)
            date.textEdited.connect(lambda _: self._later.start())
            label = QLabel(words)
            label.setBuddy(date)
            fields.addWidget(label)
            fields.addWidget(date)
        self.told = RoleLabel(role="text")
        heads = (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("On what"), self.tr("Details"))
        self.model = _Lines(heads, self)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Changes"))
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((140, 90, 150, 300)):
            head.resizeSection(column, width)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.page = PlainText()
        self.page.setReadOnly(True)
        self.page.setAccessibleName(self.tr("The chosen change in full"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.page)
        split.setSizes([400, 150])
        split.setChildrenCollapsible(False)
        self.save, close = QPushButton(self.tr("Save as…")), QPushButton(self.tr("Close"))
        self.save.clicked.connect(self.saveRequested)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        for button in (self.save, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.wrong = RoleLabel(role="danger")
        self.wrong.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addLayout(fields)
        layout.addWidget(self.wrong)
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self.set_choices((), (), (), "")
        self._later.stop()
        self.resize(QSize(980, 640))

    def set_choices(
        self, users: Iterable[str], documents: Iterable[DocumentRecord], codes: Iterable[Code], language: str
    ) -> None:
        """Offer these to choose by; what is chosen stays where it is still there."""
        everything = (self.tr("Everybody"), self.tr("All reports"), self.tr("All codes"))
        offered = (
            [(isolate(name), name) for name in users],
            [(isolate(one_line(one.title)), one.id) for one in documents],
            [("\u2003" * (code.slug.count("/") - 1) + isolate(code.name(language)), code.id) for code in codes],
        )
        for field, all_of_it, entries in zip((self.user, self.report, self.code), everything, offered, strict=True):
            chosen = field.currentData()
            field.blockSignals(True)
            field.clear()
            field.addItem(all_of_it, "")
            for words, value in entries:
                field.addItem(words, value)
            field.setCurrentIndex(max(0, field.findData(chosen)))
            field.blockSignals(False)

    def question(self) -> Asked:
        """What is to be listed."""

        def chosen(field: QComboBox) -> tuple[str, ...]:
            return (str(field.currentData()),) if field.currentData() else ()

        return Asked(
            *(chosen(self.user), chosen(self.report), chosen(self.code)),
            *(self.since.text().strip(), self.until.text().strip()),
        )

    def ask(self) -> None:
        """Ask for what is chosen."""
        self._later.stop()
        self.asked.emit(self.question())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what was asked for, given with the oldest first."""
        self.wrong.hide()
        self.model.show(list(reversed(lines)))
        self.told.setText(self.tr("%n change(s)", "", len(lines)))
        if lines:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_current()

    def show_failure(self, error: EgpkError) -> None:
        """Say what is wrong with the question, or what could not be done."""
        self.wrong.setText(" ".join(part for part in i18n.say(error) if part))
        self.wrong.show()

    def say(self, words: str) -> None:
        """Say what was done."""
        self.told.setText(words)

    def _show_current(self) -> None:
        row = self.table.currentIndex().row()
        self.save.setEnabled(bool(self.model.lines))
        if not 0 <= row < len(self.model.lines):
            self.page.setPlainText("")
            return
        line = self.model.lines[row]
        about = [" · ".join(isolate(part) for part in (line.action, line.who, time_words(line.when)) if part)]
        about += [f"{line.kind}: {isolate(line.label)}" if line.label else line.kind]
        if line.report and line.report != line.label:
            about.append(isolate(line.report))
        self.page.setPlainText("\n".join(i18n.directed(part) for part in (*about, *line.details)))
