"""Searching the whole library: hits by report, each a line to jump from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QFontMetricsF, QKeyEvent, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import icons
from egpk_desk.desktop.panels.flow_layout import in_lines
from egpk_desk.desktop.panels.lines import elided, paint_line, smaller, text_direction
from egpk_desk.desktop.panels.tones import paint_row_ground, theme_of
from egpk_desk.desktop.search_options import SearchOptions, SearchQuestion
from egpk_desk.desktop.theme import LIGHT, Theme
from egpk_desk.library.records import SearchHit
from egpk_desk.text.bidi import isolate

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HIT = Qt.ItemDataRole.UserRole + 1
_PAD = LIGHT.spacing.medium + LIGHT.spacing.small
_SHOWN = 150  # code points of a snippet at most, the hit among them
_LEAST = 40  # and at least, however narrow the list is


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found: how many hits, and the first of them. Not ``counted``, the number is not all."""

    question: SearchQuestion
    total: int
    hits: list[SearchHit]
    counted: bool = True

    @property
    def query(self) -> str:
        return self.question.query


@dataclass(frozen=True, slots=True)
class HitLine:
    """What is shown of a snippet, and the ranges in it to be coloured, in order."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def around_hit(snippet: str, marks: Sequence[tuple[int, int]], size: int = _SHOWN) -> HitLine:
    """At most about ``size`` code points of a snippet, cut at words, with its first mark within."""
    line = "".join(" " if letter.isspace() else letter for letter in snippet)
    if len(line) <= size:
        return HitLine(line, tuple(marks))
    first, last = marks[0] if marks else (0, 0)
    start = max(0, first - size // 4)
    if start:
        space = line.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    end = min(len(line), start + size)
    if end < len(line):
        end = max(line.rfind(" ", start, end), last, start + 1)
    before = "… " if start else ""
    shown = line[start:end]
    by = len(before) - start
    kept = tuple((low + by, high + by) for low, high in marks if start <= low and high <= end)
    return HitLine(before + shown.rstrip() + (" …" if end < len(line) else ""), kept)


class HitModel(QAbstractListModel):
    """The hits of the last search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = Found(SearchQuestion(""), 0, [])

    def show(self, found: Found) -> None:
        """Show these hits."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def extend(self, found: Found) -> None:
        """Show further hits of the same search behind those that are shown, which stay as they are."""
        first, last = len(self.found.hits), len(found.hits) - 1
        if last < first:
            self.found = found
            return
        self.beginInsertRows(QModelIndex(), first, last)
        self.found = found
        self.endInsertRows()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.found.hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self.found.hits[index.row()]
        if role == _HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{isolate(hit.title)}: {isolate(' '.join(hit.snippet.split()))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return isolate(hit.title)
        return None


class HitRow(QStyledItemDelegate):
    """The report's title, then up to two lines around the hit with its words in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        small = QFontMetricsF(smaller(option.font)).height()
        body = QFontMetricsF(option.font).height()
        return QSize(120, round(small + 2 * body) + 2 * LIGHT.spacing.medium + LIGHT.spacing.small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit = index.data(_HIT)
        if not isinstance(hit, SearchHit):
            return
        theme = theme_of(option.palette)
        paint_row_ground(painter, option, theme)
        rect = QRectF(option.rect).adjusted(_PAD, LIGHT.spacing.medium, -_PAD, -LIGHT.spacing.medium)
        small = smaller(option.font)
        height = QFontMetricsF(small).height()
        head = QRectF(rect.left(), rect.top(), rect.width(), height)
        title = elided(" ".join(hit.title.split()), small, rect.width())
        paint_line(painter, head, title, small, theme.colour("quiet"), interface=option.direction)
        document = self._fitting(hit, option, theme, rect.width())
        body = QRectF(rect.left(), head.bottom() + LIGHT.spacing.hair, rect.width(), rect.bottom() - head.bottom())
        painter.save()
        painter.setClipRect(body)
        painter.translate(body.topLeft())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _fitting(self, hit: SearchHit, option: QStyleOptionViewItem, theme: Theme, width: float) -> QTextDocument:
        """As much of a snippet as two lines hold."""
        size = _SHOWN
        most = 2 * QFontMetricsF(option.font).lineSpacing() + 2
        while True:
            document = _rich(around_hit(hit.snippet, hit.marks, size), option, theme, width)
            if document.size().height() <= most or size <= _LEAST:
                return document
            size -= 10


def _rich(line: HitLine, option: QStyleOptionViewItem, theme: Theme, width: float) -> QTextDocument:
    """A line with what was found in bold on the colour of finds, on the side of its own direction."""
    text = line.text
    pieces, at = [], 0
    for start, end in line.marks:
        found = f'<b style="background-color: {theme.found}">{escape(text[start:end])}</b>'
        pieces += [escape(text[at:start]), found]
        at = end
    pieces.append(escape(text[at:]))
    rtl = text_direction(text, option.direction) == Qt.LayoutDirection.RightToLeft
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(option.font)
    document.setTextWidth(width)
    document.setHtml(f'<p dir="{"rtl" if rtl else "ltr"}" align="{"right" if rtl else "left"}">{"".join(pieces)}</p>')
    return document


class SearchPane(QWidget):
    """The hits, with a line that counts them. Enter or a click jumps; Escape goes back to the reports."""

    hitChosen = Signal(object)  # noqa: N815 - SearchHit
    memoChosen = Signal(object)  # noqa: N815 - SearchHit in a memo that stands at no place of a text
    closed = Signal()
    codingRequested = Signal()  # noqa: N815 - all hits are to be coded
    savingRequested = Signal()  # noqa: N815 - the search is to be kept

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchPane")
        self.options = SearchOptions()
        self.code_all, self.keep = QPushButton(self.tr("Code all hits…")), QPushButton(self.tr("Keep this search…"))
        for button, signal in ((self.code_all, self.codingRequested), (self.keep, self.savingRequested)):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
        self.model = HitModel(self)
        self.line = QLabel()
        self.line.setProperty("role", "quiet")
        self.line.setWordWrap(True)
        close = QToolButton()
        close.setIcon(icons.icon("close"))
        close.setIconSize(QSize(16, 16))
        close.setToolTip(self.tr("Back to the reports (Escape)"))
        close.setAccessibleName(self.tr("Back to the reports (Escape)"))
        close.clicked.connect(self.closed)
        self.view = QListView()
        self.view.setObjectName("hits")
        self.view.setAccessibleName(self.tr("Search results"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(HitRow(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        head = QHBoxLayout()
        head.setContentsMargins(LIGHT.spacing.small, 0, LIGHT.spacing.small, 0)
        head.addWidget(self.line, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.small)
        column.setSpacing(LIGHT.spacing.small)
        foot = in_lines(self.code_all, self.keep, spacing=LIGHT.spacing.small)
        column.addLayout(head)
        column.addWidget(self.options)
        column.addWidget(self.view, 1)
        column.addWidget(foot)
        self.setFocusProxy(self.view)
        self._chosen: tuple[str, int, int] | None = None
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._forget_choice)

    def show_found(self, found: Found) -> None:
        """Show what a search has found; hits that are shown already stay as they are."""
        before, same = self.model.found, found.question == self.model.found.question
        if same and before.hits and found.hits[: len(before.hits)] == before.hits:
            self.model.extend(found)
        elif not (same and not found.counted and found.hits and before.hits[: len(found.hits)] == found.hits):
            self.model.show(found)
            self.view.scrollToTop()
        self.code_all.setEnabled(bool(found.hits) and found.question.where == "text")
        if not found.total:
            self.line.setText(self.tr("Nothing found for {query}").format(query=isolate(found.query)))
        elif not found.counted:
            self.line.setText(self.tr("Counting…"))
        elif found.total > len(found.hits):
            shown = self.tr("%n hit(s)", "", found.total)
            self.line.setText(self.tr("{hits}, the first {shown} shown").format(hits=shown, shown=len(found.hits)))
        else:
            self.line.setText(self.tr("%n hit(s)", "", found.total))

    def choose_first(self) -> None:
        """Jump to the first hit and put the keyboard on it."""
        index = self.model.index(0)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(_HIT)
        if isinstance(hit, SearchHit):
            # Where a click activates too, both signals come: one jump is enough.
            place = (hit.document or hit.memo, hit.start, hit.end)
            if place != self._chosen:
                self._chosen = place
                self._again.start()
                if hit.memo and hit.on != "highlight":
                    self.memoChosen.emit(hit)
                else:
                    self.hitChosen.emit(hit)

    def _forget_choice(self) -> None:
        self._chosen = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
