"""All memos of the library: listed, written, linked; where each leads and what leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFontMetricsF, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.organising.link_picker import kind_word
from egpk_desk.desktop.organising.link_text import LinkText
from egpk_desk.desktop.panels.filter_field import FilterField
from egpk_desk.desktop.panels.lines import elided, one_line, paint_line, smaller
from egpk_desk.desktop.panels.tones import RoleLabel, paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Memo
from egpk_desk.memos import LinkedTo, ShownMemo, memo_title
from egpk_desk.text import links
from egpk_desk.text.bidi import isolate
from egpk_desk.text.folding import fold

_PAUSE = 800  # ms without typing, after which a memo is saved
_PAD = LIGHT.spacing.medium
_DATA = Qt.ItemDataRole.UserRole + 1


class _MemoRow(QStyledItemDelegate):
    """Two lines: how a memo is called, and what it is on."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        both = QFontMetricsF(option.font).height() + QFontMetricsF(smaller(option.font)).height()
        return QSize(120, round(both) + 2 * LIGHT.spacing.small)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = theme_of(option.palette)
        paint_row_ground(painter, option, theme)
        title, _, about = str(index.data()).partition("\n")
        rect = QRectF(option.rect).adjusted(_PAD, LIGHT.spacing.small, -_PAD, -LIGHT.spacing.small)
        height = QFontMetricsF(option.font).height()
        small, way = smaller(option.font), option.direction
        first = QRectF(rect.left(), rect.top(), rect.width(), height)
        second = QRectF(rect.left(), first.bottom(), rect.width(), rect.bottom() - first.bottom())
        paint_line(
            painter, first, elided(title, option.font, rect.width()), option.font, theme.colour("text"), interface=way
        )
        about = elided(about, small, rect.width())
        paint_line(painter, second, about, small, theme.colour("quiet"), interface=way, direction=way)


class MemosWindow(QDialog):
    """Shows memos and asks for changes. What is typed is told after a pause, with Ctrl+S, and on leaving a memo."""

    memoChosen = Signal(str)  # noqa: N815 - Qt's way of naming; its id
    memoWritten = Signal(str, str, str)  # noqa: N815 - its id, title, text
    memoAdded = Signal(str, str, str, str)  # noqa: N815 - kind and id of what it is on, title, text
    removalRequested = Signal(str)  # noqa: N815
    linkRequested = Signal()  # noqa: N815
    linkFollowed = Signal(str, str)  # noqa: N815 - kind, id
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("memosWindow")
        self.setWindowTitle(self.tr("Memos"))
        self._memos: Sequence[tuple[Memo, str]] = ()
        self._words: list[str] = []
        self._current: str | None = None
        self._new: tuple[str, str] | None = None
        self._shown_on = ("library", "", "")
        self._saved = ("", "")
        self._may_change = True
        self.filter = FilterField(self.tr("Find a memo"), self)
        self.list = QListWidget()
        self.list.setObjectName("memos")
        self.list.setAccessibleName(self.tr("Memos"))
        self.list.setItemDelegate(_MemoRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.on = RoleLabel(role="quiet")
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setPlaceholderText(self.tr("Title"))
        self.editor = LinkText()
        self.editor.setObjectName("memoText")
        self.editor.setAccessibleName(self.tr("Memo"))
        self.editor.setPlaceholderText(
            self.tr("Write; two brackets [[ or Ctrl+K link to a report, code, passage or memo.")
        )
        self.links, self.back = self._places(self.tr("Leads to")), self._places(self.tr("Memos that lead here"))
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.flush)
        self._lay_out()
        self.filter.wordsChanged.connect(self._look_for)
        self.filter.left.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.title.textEdited.connect(lambda _: self._timer.start())
        self.editor.textChanged.connect(self._timer.start)
        self.editor.linkRequested.connect(self.linkRequested)
        self.editor.linkFollowed.connect(self.linkFollowed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.flush)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new_button.click)
        self.resize(980, 640)
        self._show_empty()

    def _places(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(name)
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemActivated.connect(self._go)
        made.itemClicked.connect(self._go)
        return made

    def _lay_out(self) -> None:
        self.new_button = QPushButton(self.tr("New memo on the library"))
        self.new_button.setIcon(icons.icon("add"))
        self.again_button = QPushButton(self.tr("Another memo on the same"))
        self.remove_button = QPushButton(self.tr("Remove"))
        close = QPushButton(self.tr("Close"))
        for button in (self.new_button, self.again_button, self.remove_button, close):
            button.setAutoDefault(False)
            button.setIconSize(QSize(16, 16))
        self.new_button.clicked.connect(lambda: self.begin("library", "", ""))
        self.again_button.clicked.connect(lambda: self.begin(*self._shown_on))
        self.remove_button.clicked.connect(self._remove)
        close.clicked.connect(self.close)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self.new_button)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(LIGHT.spacing.medium, 0, LIGHT.spacing.medium, 0)
        beside.setSpacing(LIGHT.spacing.small)
        beside.addWidget(self.on)
        beside.addWidget(self.title)
        beside.addWidget(self.editor, 3)
        lists = QHBoxLayout()
        lists.setSpacing(LIGHT.spacing.medium)
        for words, places in ((self.tr("Leads to"), self.links), (self.tr("Memos that lead here"), self.back)):
            under = QVBoxLayout()
            label = QLabel(words)
            label.setObjectName("paneTitle")
            under.addWidget(label)
            under.addWidget(places, 1)
            lists.addLayout(under, 1)
        beside.addLayout(lists, 2)
        foot = QHBoxLayout()
        foot.addWidget(self.again_button)
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        foot.addWidget(close)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([320, 660])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(split, 1)
        layout.addLayout(foot)

    # Listing

    def set_may_change(self, may: bool) -> None:
        """Allow changes, or only reading."""
        self._may_change = may
        self.new_button.setEnabled(may)
        self._enable()

    def set_memos(self, memos: Sequence[tuple[Memo, str]]) -> None:
        """List these memos, each with what it is on by name."""
        self._memos = memos
        self._fill()

    def _look_for(self, words: list[str]) -> None:
        self._words = words
        self._fill()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for memo, on in self._memos:
            said = fold(f"{memo_title(memo)}\n{links.shown(memo.text)}\n{on}")
            if not all(word in said for word in self._words):
                continue
            about = " · ".join(isolate(part) for part in (kind_word(memo.on_kind), one_line(on)[:60]) if part)
            item = QListWidgetItem(f"{one_line(memo_title(memo))}\n{about}")
            item.setData(_DATA, memo.id)
            self.list.addItem(item)
            if memo.id == self._current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_DATA) != self._current:
            self.flush()
            self.memoChosen.emit(item.data(_DATA))

    # One memo

    @property
    def current(self) -> str | None:
        """The id of the memo that is shown; None for a new one, or none."""
        return self._current

    def show_memo(self, shown: ShownMemo) -> None:
        """Show a memo; what was typed for the one before is told first, and typing in this one goes on."""
        memo = shown.memo
        typing = memo.id == self._current and self._dirty
        if memo.id != self._current:
            self.flush()
        self._new, self._current = None, memo.id
        self._shown_on = (memo.on_kind, memo.on_id, shown.on)
        self.on.setText(_on_line(memo.on_kind, shown.on))
        self.title.setVisible(memo.on_kind != "highlight")
        if (not typing and self._saved != (memo.title, memo.text)) or (self.editor.memo() != memo.text and not typing):
            self.title.setText(memo.title)
            self.editor.set_memo(memo.text, {link.id: link for link in shown.links})
            self._saved = (memo.title, self.editor.memo())
            self._timer.stop()
        self._show_places(shown)
        self._enable()
        for row in range(self.list.count()):
            if self.list.item(row).data(_DATA) == memo.id:
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)

    def _show_places(self, shown: ShownMemo) -> None:
        self.links.clear()
        for link in shown.links:
            self.links.addItem(_place(link.kind, link.id, link.name, link))
        self.back.clear()
        for memo in shown.back_links:
            self.back.addItem(_place("memo", memo.id, memo_title(memo), None))

    def begin(self, kind: str, id: str, name: str) -> None:
        """Begin a new memo on something."""
        self.flush()
        self._show_empty()
        self._new = (kind, id)
        self.on.setText(_on_line(kind, name))
        self._enable()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_memo(self) -> None:
        """Show none: the memo that was shown is no longer there."""
        self._timer.stop()
        self._show_empty()

    def _show_empty(self) -> None:
        self._current, self._new = None, None
        self.on.setText("")
        self.title.setVisible(True)
        self.title.clear()
        self.editor.set_memo("")
        self.links.clear()
        self.back.clear()
        self._saved = ("", "")
        self._timer.stop()
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.clearSelection()
        self.list.blockSignals(False)
        self._enable()

    def _enable(self) -> None:
        writing = self._may_change and (self._current is not None or self._new is not None)
        self.title.setEnabled(writing)
        self.editor.setEnabled(self._current is not None or self._new is not None)
        self.editor.setReadOnly(not writing)
        self.remove_button.setEnabled(self._may_change and self._current is not None)
        self.again_button.setVisible(self._current is not None and self._shown_on[0] in ("document", "code"))
        self.again_button.setEnabled(self._may_change)

    @property
    def _dirty(self) -> bool:
        return (self.title.text(), self.editor.memo()) != self._saved

    def flush(self) -> None:
        """Tell of what was written now, if it has changed."""
        self._timer.stop()
        if not self._dirty or not self._may_change:
            return
        title, text = self.title.text().strip(), self.editor.memo()
        if self._current is not None:
            if title or text.strip():
                self._saved = (self.title.text(), text)
                self.memoWritten.emit(self._current, title, text)
        elif self._new is not None and (title or text.strip()):
            kind, id_ = self._new
            self._new, self._saved = None, (self.title.text(), text)
            self.memoAdded.emit(kind, id_, title, text)

    def take_id(self, id: str) -> None:
        """Know the id of the memo that was just added; typing goes on in it."""
        if self._current is None:
            self._current = id

    def _remove(self) -> None:
        if self._current is not None:
            self._timer.stop()
            removed = self._current
            self._show_empty()
            self.removalRequested.emit(removed)

    def _go(self, item: QListWidgetItem) -> None:
        kind, id_ = item.data(_DATA)
        if id_:
            self.linkFollowed.emit(kind, id_)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush()
        super().closeEvent(event)
        self.closed.emit()

    def reject(self) -> None:
        self.close()


def _on_line(kind: str, name: str) -> str:
    return i18n.directed(" · ".join(isolate(part) for part in (kind_word(kind), one_line(name)) if part))


def _place(kind: str, id: str, name: str, link: LinkedTo | None) -> QListWidgetItem:
    gone = link is not None and link.state != "there"
    words = [kind_word(kind), isolate(one_line(name))]
    if link is not None and link.state == "removed":
        words.append(QCoreApplication.translate("Memos", "removed"))
    elif gone:
        words = [isolate(one_line(name)), QCoreApplication.translate("Memos", "nothing of this name")]
    item = QListWidgetItem(i18n.directed(" · ".join(word for word in words if word)))
    item.setData(_DATA, (kind, "" if gone else id))
    if gone:
        font = item.font()
        font.setStrikeOut(link is not None and link.state == "removed")
        item.setFont(font)
    return item
