"""The most frequent words, as bars; a word leads to its places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.analysis.frequencies import Frequency
from egpk_desk.desktop.evidence.counted import CountedWords, WordsQuestion
from egpk_desk.desktop.panels.lines import elided, mirrored, paint_line
from egpk_desk.desktop.panels.tones import paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Code
from egpk_desk.text.bidi import isolate

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORD = Qt.ItemDataRole.UserRole + 1
_SIDE = 170.0


class WordModel(QAbstractListModel):
    """Words with their counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: Sequence[Frequency] = ()

    def show(self, words: Sequence[Frequency]) -> None:
        """Show these words."""
        self.beginResetModel()
        self.words = words
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.words)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        word = self.words[index.row()]
        if role == _WORD:
            return word
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{isolate(word.word)}: {word.count}"
        return None


class _Bar(QStyledItemDelegate):
    """A word, a bar as long as its count, and the count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, round(QFontMetricsF(option.font).height()) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        word, model = index.data(_WORD), index.model()
        if not isinstance(word, Frequency) or not isinstance(model, WordModel):
            return
        theme = theme_of(option.palette)
        paint_row_ground(painter, option, theme)
        box = QRectF(option.rect).adjusted(10, 0, -10, 0)
        name = mirrored(QRectF(box.left(), box.top(), _SIDE, box.height()), box, option.direction)
        ink = theme.colour("text")
        paint_line(painter, name, elided(word.word, option.font, _SIDE), option.font, ink, interface=option.direction)
        room = box.width() - _SIDE - 70
        length = max(2.0, room * word.count / max(1, model.words[0].count))
        bar = QRectF(box.left() + _SIDE + 8, box.center().y() - 6, length, 12)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent", 0.85))
        painter.drawRoundedRect(mirrored(bar, box, option.direction), 3, 3)
        painter.restore()
        count = mirrored(QRectF(bar.right() + 8, box.top(), 60, box.height()), box, option.direction)
        quiet = theme.colour("quiet")
        paint_line(painter, count, str(word.count), option.font, quiet, interface=option.direction)


class _View(QListView):
    """A list that tells which word was chosen, by mouse or by Enter or Space."""

    rowChosen = Signal(QModelIndex)  # noqa: N815 - Qt's way of naming

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.rowChosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class WordsTab(QWidget):
    """Asks for the words of all reports, of the open one or of a code's passages, and shows them."""

    asked = Signal(object)  # WordsQuestion
    wordChosen = Signal(object, str)  # noqa: N815 - Qt's way of naming; the question, and the word

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._document = ""
        self._codes: list[tuple[str, str]] = []
        self.model = WordModel(self)
        self.view = _View()
        self.view.setObjectName("words")
        self.view.setAccessibleName(self.tr("Most frequent words"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Bar(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.clicked.connect(self._choose)
        self.view.rowChosen.connect(self._choose)
        self.where = QComboBox()
        self.where.setAccessibleName(self.tr("Words of"))
        self.where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        label = QLabel(self.tr("Words of"))
        label.setBuddy(self.where)
        self.stem = QCheckBox(self.tr("Count forms of a word together"))
        row = QHBoxLayout()
        row.setSpacing(LIGHT.spacing.medium)
        for widget in (label, self.where, self.stem):
            row.addWidget(widget)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, LIGHT.spacing.medium, 0, 0)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        self._fill()
        self.where.currentIndexChanged.connect(self.ask)
        self.stem.toggled.connect(self.ask)

    def set_codes(self, codes: Sequence[Code]) -> None:
        """Offer the passages of these codes."""
        named = [(code.id, code.name(self._language)) for code in codes]
        if named != self._codes:
            self._codes = named
            self._fill()

    def set_document(self, document: str) -> None:
        """Know which report is open; empty where none is."""
        if document != self._document:
            self._document = document
            self._fill()
            if self.where.currentData() == ("document", ""):
                self.ask()

    def _fill(self) -> None:
        chosen = self.where.currentData()
        self.where.blockSignals(True)
        self.where.clear()
        self.where.addItem(self.tr("All reports"), ("", ""))
        if self._document:
            self.where.addItem(self.tr("The open report"), ("document", ""))
        for identity, name in self._codes:
            self.where.addItem(self.tr("The passages of {code}").format(code=isolate(name)), ("code", identity))
        at = next((row for row in range(self.where.count()) if self.where.itemData(row) == chosen), 0)
        self.where.setCurrentIndex(at)
        self.where.blockSignals(False)

    def question(self) -> WordsQuestion:
        """What the choices ask for."""
        sort, identity = self.where.currentData()
        stem = self.stem.isChecked()
        if sort == "document":
            return WordsQuestion(document=self._document, stem=stem)
        return WordsQuestion(code=identity if sort == "code" else "", stem=stem)

    def ask(self) -> None:
        """Ask for the words anew."""
        self.asked.emit(self.question())

    def show_words(self, counted: CountedWords) -> None:
        """Show an answer, unless something else has been asked since."""
        if counted.question == self.question():
            self.model.show(counted.words)

    def _choose(self, index: QModelIndex) -> None:
        word = index.data(_WORD)
        if isinstance(word, Frequency):
            self.wordChosen.emit(self.question(), word.query)
