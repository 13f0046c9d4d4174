"""The list of documents: title, author, date, number of highlights; a field that narrows it; an invitation if empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.citations.dates import date_words
from egpk_desk.desktop import i18n
from egpk_desk.desktop.organising.choice_bar import ChoiceBar
from egpk_desk.desktop.panels.empty_state import EmptyState
from egpk_desk.desktop.panels.filter_field import FilterField
from egpk_desk.desktop.panels.lines import elided, mirrored, one_line, paint_line, smaller
from egpk_desk.desktop.panels.narrowing import Narrowing
from egpk_desk.desktop.panels.statuses import SIGN, paint_status, status_name
from egpk_desk.desktop.panels.tones import RoleLabel, paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import DocumentGroup, DocumentRecord, Property, Status
from egpk_desk.organisation import ViewDefinition, sorted_records
from egpk_desk.text.bidi import isolate

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RECORD = Qt.ItemDataRole.UserRole + 1
_PAD = LIGHT.spacing.medium + LIGHT.spacing.small


class DocumentModel(QAbstractListModel):
    """The documents that the filter lets through."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._records: Sequence[DocumentRecord] = ()
        self._shown: list[int] = []

    @property
    def records(self) -> Sequence[DocumentRecord]:
        return self._records

    def set_rows(self, records: Sequence[DocumentRecord], shown: list[int]) -> None:
        """Show those of ``records`` whose indexes are ``shown``."""
        self.beginResetModel()
        self._records, self._shown = records, shown
        self.endResetModel()

    def record(self, index: _Index) -> DocumentRecord | None:
        """The document of a row."""
        return self._records[self._shown[index.row()]] if index.isValid() else None

    def index_of(self, document: str | None) -> QModelIndex:
        """The row of a document, invalid where it is not shown."""
        for row, place in enumerate(self._shown):
            if self._records[place].id == document:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self.record(index)
        if record is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(record.title)
        if role == _RECORD:
            return record
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one_line(record.title)}. {status_name(record.status)}. {self.about(record)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (isolate(one_line(record.title)), self.about(record), isolate(record.file_name))
            return "\n".join((*lines, status_name(record.status)))
        return None

    def about(self, record: DocumentRecord) -> str:
        """The second line: author, date, number of highlights; what is not known is left out."""
        metadata = record.metadata
        highlights = self.tr("%n highlight(s)", "", record.highlights) if record.highlights else ""
        when = i18n.number(date_words(metadata.date, self._language))
        parts = (metadata.author, when, highlights)
        return " · ".join(isolate(part) for part in parts if part)


class _Row(QStyledItemDelegate):
    """Two lines: the title, and what is known of the document."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.current: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        first = QFontMetricsF(smaller(option.font, 1.0, bold=True)).height()
        second = QFontMetricsF(smaller(option.font)).height()
        return QSize(120, round(first + second) + 2 * LIGHT.spacing.medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        record = index.data(_RECORD)
        if record is None or not isinstance(model, DocumentModel):
            return
        theme = theme_of(option.palette)
        current = record.id == self.current
        paint_row_ground(painter, option, theme, current=current)
        title, about = smaller(option.font, 1.0, bold=current), smaller(option.font)
        rect = QRectF(option.rect).adjusted(_PAD, LIGHT.spacing.medium, -_PAD, -LIGHT.spacing.medium)
        height = QFontMetricsF(title).height()
        first = QRectF(rect.left(), rect.top(), rect.width(), height)
        second = QRectF(rect.left(), first.bottom(), rect.width(), rect.bottom() - first.bottom())
        sign = QRectF(rect.right() - SIGN, first.top(), SIGN, first.height())
        paint_status(painter, mirrored(sign, rect, option.direction), record.status, theme)
        first = mirrored(first.adjusted(0, 0, -SIGN - LIGHT.spacing.small, 0), rect, option.direction)
        words = elided(one_line(record.title), title, first.width())
        paint_line(painter, first, words, title, theme.colour("text"), interface=option.direction)
        words = elided(model.about(record), about, rect.width())
        # Made of isolates: it runs as the interface does.
        paint_line(
            painter, second, words, about, theme.colour("quiet"), interface=option.direction, direction=option.direction
        )


class DocumentList(QWidget):
    """The documents of the library. A click or Enter chooses one; F2 asks for its data, Delete for its removal."""

    documentChosen = Signal(str)  # noqa: N815 - Qt's way of naming
    importRequested = Signal()  # noqa: N815
    metadataRequested = Signal(str)  # noqa: N815
    referenceRequested = Signal(str)  # noqa: N815
    notesRequested = Signal(str)  # noqa: N815 - those of the document itself
    removalRequested = Signal(str)  # noqa: N815
    statusChosen = Signal(str, str)  # noqa: N815 - the document, a value of Status
    memberToggled = Signal(str, str, bool)  # noqa: N815 - the document, a group, whether it is to be in it
    groupRequested = Signal(str)  # noqa: N815 - a new one with the document in it
    propertiesRequested = Signal(str)  # noqa: N815
    memoRequested = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None, *, language: str | None = None) -> None:
        super().__init__(parent)
        language = language or i18n.language()
        self.setObjectName("documentList")
        self._current: str | None = None
        self._all: Sequence[DocumentRecord] = ()
        self._records: Sequence[DocumentRecord] = ()
        self._groups: Sequence[DocumentGroup] = ()
        self._properties: Sequence[Property] = ()
        self.model = DocumentModel(language, self)
        self.field = FilterField(self.tr("Find a report"), self)
        self.bar = ChoiceBar(self)
        self.view = QListView(self)
        self.view.setObjectName("documents")
        self.view.setAccessibleName(self.tr("Reports"))
        self.view.setModel(self.model)
        self._row = _Row(self.view)
        self.view.setItemDelegate(self._row)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.installEventFilter(self)
        self.empty = EmptyState(self)
        self.count = RoleLabel(role="quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._narrowing: Narrowing[DocumentRecord] = Narrowing(lambda record: record.id, searched_text, self)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.small)
        layout.setSpacing(LIGHT.spacing.small)
        layout.addWidget(self.field)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.count)

        self.field.wordsChanged.connect(self._narrowing.look_for)
        self.field.chosen.connect(self._choose_first)
        self.field.left.connect(self._go_to_list)
        self._narrowing.found.connect(self._show)
        self.view.clicked.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.empty.actionRequested.connect(self._act_on_emptiness)
        self.set_documents(())

    def set_documents(self, documents: Sequence[DocumentRecord]) -> None:
        """Show these documents; what is chosen in the bar and typed into the filter goes on to hold."""
        self._all = documents
        self.bar.set_known(self._groups, self._properties, documents)
        self._apply()

    def set_organisation(self, groups: Sequence[DocumentGroup], properties: Sequence[Property]) -> None:
        """Know the groups and properties there are."""
        self._groups, self._properties = groups, properties
        self.bar.set_known(groups, properties, self._all)

    def set_view(self, view: ViewDefinition) -> None:
        """Show only the documents that a view chooses, in its order."""
        self.bar.set_view(view)
        self._apply()

    def listed(self) -> list[str]:
        """The documents that are shown now, by their ids."""
        rows = (self.model.record(self.model.index(row)) for row in range(self.model.rowCount()))
        return [record.id for record in rows if record is not None]

    def has(self, document: str) -> bool:
        """Whether a document is in the library, shown or not."""
        return any(record.id == document for record in self._all)

    def _apply(self) -> None:
        view = self.bar.view
        filters, wanted = view.filters(), set(view.documents)
        chosen = self._all
        if wanted or filters:
            chosen = [one for one in chosen if (not wanted or one.id in wanted) and filters.accepts_document(one)]
        self._records = sorted_records(chosen, view.sort) if view.sort != "added" else chosen
        self._narrowing.set_rows(self._records)
        self._narrowing.look_for(self.field.words)

    def set_current(self, document: str | None) -> None:
        """Mark the document that is open, and bring it into view."""
        self._current = self._row.current = document
        index = self.model.index_of(document)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        else:
            self.view.clearSelection()
        self.view.viewport().update()

    def selected(self) -> str | None:
        """The document of the row on which the keyboard stands."""
        record = self.model.record(self.view.currentIndex())
        return record.id if record else None

    def _show(self, shown: list[int]) -> None:
        keep = self.selected() or self._current
        place = self.view.verticalScrollBar().value()
        self.model.set_rows(self._records, shown)
        if (index := self.model.index_of(keep)).isValid():
            self.view.setCurrentIndex(index)
        self.view.verticalScrollBar().setValue(place)
        self.field.setEnabled(bool(self._all))
        self.bar.setVisible(bool(self._all))
        self.count.setVisible(bool(self._all))
        if not self._all:
            self.empty.say(
                self.tr("No reports yet"),
                self.tr("Import web pages, Word files, PDFs or text, or drop them onto the window."),
                self.tr("Import reports…"),
            )
        elif not shown:
            self.empty.say(
                self.tr("No report matches"), self.tr("Spelling and tashkeel do not matter."), self.tr("Show all")
            )
        self._stack.setCurrentWidget(self.view if shown else self.empty)
        total = self.tr("%n report(s)", "", len(self._all))
        matching = self.tr("{shown} of {total}").format(shown=i18n.number(len(shown)), total=i18n.number(total))
        self.count.setText(total if len(shown) == len(self._all) else matching)

    def _choose(self, index: QModelIndex) -> None:
        if (record := self.model.record(index)) is not None:
            self.documentChosen.emit(record.id)

    def _choose_first(self) -> None:
        self._choose(self.model.index(0))

    def _go_to_list(self) -> None:
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _act_on_emptiness(self) -> None:
        if self._all:
            self.field.clear()
            self.bar.clear_button.click()
        else:
            self.importRequested.emit()

    def _open_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            self.view.setCurrentIndex(index)
        self.menu().popup(self.view.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with the document on which the keyboard stands."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document = self.selected()
        if document is not None:
            menu.addAction(self.tr("Open")).triggered.connect(lambda: self.documentChosen.emit(document))
            data = menu.addAction(self.tr("Title, author, date…"))
            data.setShortcut(QKeySequence(Qt.Key.Key_F2))
            data.triggered.connect(lambda: self.metadataRequested.emit(document))
            menu.addAction(self.tr("Full reference…")).triggered.connect(lambda: self.referenceRequested.emit(document))
            menu.addAction(self.tr("Its own notes…")).triggered.connect(lambda: self.notesRequested.emit(document))
            current = self.model.record(self.view.currentIndex())
            statuses = menu.addMenu(self.tr("Status"))
            for number, status in enumerate(filter(None, Status), start=1):
                action = statuses.addAction(status_name(status))
                action.setCheckable(True)
                action.setChecked(current is not None and current.status == status)
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))
                action.triggered.connect(lambda _=False, to=status: self.statusChosen.emit(document, to.value))
            self._add_organisation(menu, document)
            removal = menu.addAction(self.tr("Remove from the library"))
            removal.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
            removal.triggered.connect(lambda: self.removalRequested.emit(document))
            menu.addSeparator()
        menu.addAction(self.tr("Import reports…")).triggered.connect(self.importRequested)
        return menu

    def _add_organisation(self, menu: QMenu, document: str) -> None:
        current = self.model.record(self.view.currentIndex())
        groups = menu.addMenu(self.tr("Groups"))
        for group in self._groups:
            entry = groups.addAction(isolate(group.name))
            entry.setCheckable(True)
            entry.setChecked(current is not None and group.id in current.groups)
            entry.toggled.connect(lambda on, id_=group.id: self.memberToggled.emit(document, id_, on))
        if self._groups:
            groups.addSeparator()
        groups.addAction(self.tr("New group…")).triggered.connect(lambda: self.groupRequested.emit(document))
        properties = menu.addAction(self.tr("Properties…"))
        properties.triggered.connect(lambda: self.propertiesRequested.emit(document))
        menu.addAction(self.tr("Memo on it…")).triggered.connect(lambda: self.memoRequested.emit(document))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            document = self.selected()
            if document is not None:
                match event.key():
                    case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                        self.documentChosen.emit(document)
                        return True
                    case Qt.Key.Key_F2:
                        self.metadataRequested.emit(document)
                        return True
                    case Qt.Key.Key_Delete:
                        self.removalRequested.emit(document)
                        return True
        return super().eventFilter(watched, event)


def searched_text(record: DocumentRecord) -> str:
    """What the filter looks into: what is known of the report, its properties too, the file's name and the status."""
    known = record.metadata
    about = (known.author, known.publisher, known.category, known.date, *known.extra.values())
    return "\n".join((record.title, *about, record.file_name, status_name(record.status)))
