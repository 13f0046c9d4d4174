"""The window that shows what was found of a manuscript's quotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.analysis.quotations.checked import CheckedQuotation
from egpk_desk.analysis.quotations.comparing import ORDER
from egpk_desk.desktop import i18n
from egpk_desk.desktop.citing.style_dialog import note_page
from egpk_desk.desktop.panels.tones import RoleLabel, theme_of
from egpk_desk.desktop.sharing.quotation_words import line, note_words, page, status_role, status_words
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.desktop.window_keeper import KeptWindow
from egpk_desk.errors import EgpkError
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Progress

_WRONG = "wrong"


class QuotationsWindow(KeptWindow):
    """A list of quotations, coloured and worded by status; the chosen one in full below it."""

    chooseRequested = Signal()  # noqa: N815 - Qt's way of naming
    stopRequested = Signal()  # noqa: N815
    saveRequested = Signal()  # noqa: N815
    placeAsked = Signal(object)  # noqa: N815 - CheckedQuotation that has a document

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quotationsWindow")
        self.setWindowTitle(self.tr("Quotations of a manuscript"))
        self.found: Sequence[CheckedQuotation] = ()
        self._name = ""
        self.told = RoleLabel(role="heading")
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Show"))
        self.filter.currentIndexChanged.connect(lambda _: self._fill())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Quotations and what was found of them"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.list.itemActivated.connect(lambda _: self._go())
        self.page = note_page(self.tr("The words of the manuscript and of its source, difference marked"))
        self.page.anchorClicked.connect(lambda _: self._go())
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(self.page)
        split.setSizes([300, 220])
        split.setChildrenCollapsible(False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop, self.choose = QPushButton(self.tr("Stop")), QPushButton(self.tr("Choose a manuscript…"))
        self.place, self.save = QPushButton(self.tr("Open the source there")), QPushButton(self.tr("Save as a page…"))
        close = QPushButton(self.tr("Close"))
        self.stop.clicked.connect(self.stopRequested)
        self.choose.clicked.connect(self.chooseRequested)
        self.save.clicked.connect(self.saveRequested)
        self.place.clicked.connect(self._go)
        close.clicked.connect(self.close)
        self.wrong = RoleLabel(role="danger")
        head, run, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.filter)
        run.addWidget(self.bar, 1)
        run.addWidget(self.stop)
        for button in (self.choose, self.save, self.place, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.insertStretch(3, 1)
        self.stop.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addLayout(head)
        layout.addLayout(run)
        layout.addWidget(self.wrong)
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self._show_busy(False)
        self.wrong.hide()
        self._show_found()
        self.resize(QSize(820, 640))

    def begin(self, name: str) -> None:
        """Show that a manuscript is being checked."""
        self.found, self._name = (), name
        self.wrong.hide()
        self._show_found()
        self.told.setText(self.tr("Checking quotations…"))
        self.bar.setRange(0, 0)
        self._show_busy(True)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the check is."""
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)
        words = self.tr("Checking quotations: {done} of {total}")
        self.told.setText(words.format(done=progress.done, total=progress.total))

    def show_found(self, found: Sequence[CheckedQuotation]) -> None:
        """Show what was found."""
        self.found = found
        self._show_busy(False)
        self._show_found()
        if not found:
            words = self.tr("There are no quotations in {file}.")
            self.told.setText(i18n.directed(words.format(file=isolate(self._name))))

    def show_stopped(self) -> None:
        """Say that the check was stopped."""
        self._show_busy(False)
        self.told.setText(self.tr("The check was stopped."))

    def show_failure(self, error: EgpkError) -> None:
        """Say why there was no check."""
        self._show_busy(False)
        self.told.setText("")
        self.wrong.setText(" ".join(part for part in i18n.say(error) if part))
        self.wrong.show()

    def current(self) -> CheckedQuotation | None:
        """The chosen quotation."""
        item = self.list.currentItem()
        return self.found[int(item.data(Qt.ItemDataRole.UserRole))] if item is not None else None

    def _show_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.choose.setEnabled(not busy)

    def _show_found(self) -> None:
        counts = Counter(one.verdict.status for one in self.found)
        wrong = sum(one.citation == _WRONG for one in self.found)
        self.filter.blockSignals(True)
        self.filter.clear()
        everything = self.tr("All")
        self.filter.addItem(f"{everything} ({len(self.found)})", "")
        for status in ORDER:
            if counts[status]:
                self.filter.addItem(f"{status_words(status)} ({counts[status]})", status)
        if wrong:
            self.filter.addItem(f"{note_words(_WRONG)} ({wrong})", _WRONG)
        self.filter.blockSignals(False)
        self.filter.setVisible(bool(self.found))
        self.save.setEnabled(bool(self.found))
        summary = self.tr("%n quotation(s)", "", len(self.found))
        self.told.setText(i18n.directed(f"{isolate(self._name)}: {summary}") if self.found else "")
        self._fill()

    def _fill(self) -> None:
        wanted, theme = self.filter.currentData() or "", theme_of(self.palette())
        self.list.blockSignals(True)
        self.list.clear()
        for number, one in enumerate(self.found):
            if wanted and wanted != one.verdict.status and not (wanted == _WRONG and one.citation == _WRONG):
                continue
            item = QListWidgetItem(line(number + 1, one))
            item.setData(Qt.ItemDataRole.UserRole, number)
            item.setForeground(theme.colour(status_role(one.verdict.status)))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0 if self.list.count() else -1)
        self._show_current()

    def _show_current(self) -> None:
        one = self.current()
        self.page.setHtml(page(one, theme_of(self.palette())) if one is not None else "")
        self.place.setEnabled(one is not None and one.document is not None)

    def _go(self) -> None:
        one = self.current()
        if one is not None and one.document is not None:
            self.placeAsked.emit(one)
