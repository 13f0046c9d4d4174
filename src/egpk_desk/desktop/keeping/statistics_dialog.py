"""Figures of the open report or of the library: numbers above, bars below; to be copied and saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.analysis.statistics import Statistics, as_csv, as_html, figure
from egpk_desk.desktop import i18n
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.keeping.bars_view import BarsView, inks
from egpk_desk.desktop.panels.tones import RoleLabel, theme_of
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError
from egpk_desk.text.bidi import isolate

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_COLUMNS = 3


class StatisticsDialog(QDialog):
    """``counted`` is asked for of a document by its id, or of the library (empty)."""

    countingAsked = Signal(str)  # noqa: N815 - Qt's way of naming
    saveAsked = Signal(object, bytes)  # noqa: N815 - Path and what goes into it

    def __init__(self, document: str, title: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statisticsDialog")
        self.setWindowTitle(self.tr("Statistics"))
        self.found: Statistics | None = None
        self._folder = folder
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("Of what"))
        self.scope.addItem(self.tr("The whole library"), "")
        if document:
            self.scope.addItem(isolate(" ".join(title.split())), document)
            self.scope.setCurrentIndex(1)
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.scope.currentIndexChanged.connect(lambda _: self._ask())
        self.told = RoleLabel(role="quiet")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(LIGHT.spacing.huge)
        self.grid.setVerticalSpacing(LIGHT.spacing.medium)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for what, words in (
            ("codes", self.tr("Codes")),
            ("people", self.tr("People")),
            ("months", self.tr("Months")),
            ("documents", self.tr("Reports")),
        ):
            self.tabs.setTabData(self.tabs.addTab(words), what)
        self.tabs.currentChanged.connect(lambda _: self._draw())
        self.bars = BarsView()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, LIGHT.spacing.medium, 0, 0)
        column.addWidget(self.bars)
        column.addStretch(1)
        scroll.setWidget(holder)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.save_table = QPushButton(self.tr("Save as a table…"))
        self.save_page = QPushButton(self.tr("Save as a page…"))
        close = QPushButton(self.tr("Close"))
        self.copy_button.clicked.connect(self.copy)
        self.save_table.clicked.connect(lambda: self.choose_target("csv"))
        self.save_page.clicked.connect(lambda: self.choose_target("html"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        for button in (self.copy_button, self.save_table, self.save_page):
            button.setAutoDefault(False)
            foot.addWidget(button)
        close.setAutoDefault(False)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.scope)
        layout.addWidget(self.told)
        layout.addLayout(self.grid)
        layout.addWidget(self.tabs)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        self._enable()
        self.resize(QSize(760, 640))

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self.found is None:
            self._ask()

    def document(self) -> str:
        """What is counted: a document's id, or empty for the library."""
        return str(self.scope.currentData() or "")

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the counting is."""
        if total > 1:
            words = self.tr("Counting: {done} of {total}")
            self.told.setText(words.format(done=i18n.number(done), total=i18n.number(total)))

    def show_statistics(self, document: str, found: Statistics) -> None:
        """Show figures, if they are of what is chosen."""
        if document != self.document():
            return
        self.found = found
        self.told.hide()
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for at, (words, value) in enumerate(self.rows()):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            figure = RoleLabel(value, role="title")
            # Digits alone have no direction of their own, and would stand away from what they count.
            figure.setAlignment(Qt.AlignmentFlag.AlignAbsolute | (_RIGHT if self.isRightToLeft() else _LEFT))
            column.addWidget(figure)
            column.addWidget(RoleLabel(words, role="quiet"))
            cell.setAccessibleName(f"{words}: {value}")
            self.grid.addWidget(cell, at // _COLUMNS, at % _COLUMNS)
        self.tabs.setTabVisible(3, len(found.documents) > 1)
        self._draw()
        self._enable()

    def say_wrong(self, error: EgpkError) -> None:
        """Say why it could not be counted."""
        self.told.setText(" ".join(part for part in i18n.say(error) if part))
        self.told.show()

    def rows(self) -> list[tuple[str, str]]:
        """Each figure's name and number."""
        found = self.found
        if found is None:
            return []
        number = QLocale().toString
        letters = self.tr("characters without spaces")
        shares = QLocale().toString(found.coded_share * 100, "f", 1)
        rows = [
            (self.tr("words"), number(found.total("words"))),
            (self.tr("characters"), number(found.total("characters"))),
            (letters, number(found.total("letters"))),
            (self.tr("pages"), number(found.total("pages")) if found.total("pages") else "—"),
            (self.tr("notes"), number(found.total("notes"))),
            (self.tr("highlights"), number(found.total("highlights"))),
            (self.tr("without a code"), number(found.uncoded)),
            (self.tr("memos on highlights"), number(found.total("memos"))),
            (self.tr("of the text is coded"), isolate(f"{shares} %")),
        ]
        if len(found.documents) != 1:
            rows.insert(0, (self.tr("reports"), number(len(found.documents))))
        return rows

    def _ask(self) -> None:
        self.found = None
        self.told.setText(self.tr("Counting…"))
        self.told.show()
        self._enable()
        self.countingAsked.emit(self.document())

    def _draw(self) -> None:
        if self.found is not None:
            what = str(self.tabs.tabData(self.tabs.currentIndex()))
            svg = figure(self.found, what, i18n.language(), inks(theme_of(self.palette())), titled=False)
            self.bars.show_figure(svg, self._spoken(what))

    def _spoken(self, what: str) -> str:
        found, language = self.found, i18n.language()
        assert found is not None
        counts = {
            "codes": [(one.name(language), one.highlights) for one in found.codes],
            "people": list(found.people),
            "months": list(found.months),
            "documents": [(one.title, one.words) for one in found.documents],
        }[what]
        return ", ".join(f"{name}: {count}" for name, count in counts[:20])

    def _enable(self) -> None:
        for button in (self.copy_button, self.save_table, self.save_page):
            button.setEnabled(self.found is not None)

    def copy(self) -> None:
        """Copy the numbers, and what the bars show, as lines with tabulators."""
        if self.found is None:
            return
        found, language = self.found, i18n.language()
        lines = [f"{words}\t{value}" for words, value in self.rows()]
        for words, counts in (
            (self.tabs.tabText(0), [(one.name(language), one.highlights) for one in found.codes]),
            (self.tabs.tabText(1), found.people),
            (self.tabs.tabText(2), found.months),
        ):
            lines += ["", words, *(f"{name}\t{count}" for name, count in counts)]
        marks = {ord(mark): None for mark in "\u2066\u2067\u2068\u2069"}
        QGuiApplication.clipboard().setText("\n".join(lines).translate(marks))

    def choose_target(self, suffix: str) -> QFileDialog:
        """Ask where to save the figures, as ``csv`` or ``html``."""
        suggested = self._folder / (self.tr("statistics") + f".{suffix}")
        return choose_to_save(self, self.tr("Save the statistics"), suggested, self.save)

    def save(self, target: Path) -> None:
        """Let the figures be written: a table or a page, as the file's name ends."""
        if self.found is not None:
            page = target.suffix.lower() in (".html", ".htm")
            self.saveAsked.emit(target, as_html(self.found, i18n.language()) if page else as_csv(self.found))
