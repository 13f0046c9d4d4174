"""The middle of the window: what report is open, the bar to find in it, and the reader."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from egpk_desk.citations.dates import date_words
from egpk_desk.desktop import i18n
from egpk_desk.desktop.find_bar import FindBar
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.reading_look import follow_reading_look
from egpk_desk.desktop.snapshot import OpenDocument
from egpk_desk.desktop.theme import LIGHT, Theme
from egpk_desk.desktop.welcome import Welcome
from egpk_desk.document import Document
from egpk_desk.library.records import DocumentRecord
from egpk_desk.text.bidi import isolate

_ROOM_FOR_BUTTONS = 520


class ElidedLabel(QLabel):
    """One line, cut with an ellipsis where there is no room; its tooltip holds all of it."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(40)
        self.setAlignment(i18n.leading())

    def set_whole(self, text: str) -> None:
        """Show this text."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(20, self.width() - 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())


class ReadingPane(QWidget):
    """The reader with its title strip, or a welcome where nothing is open."""

    importRequested = Signal()  # noqa: N815 - Qt's way of naming
    pasteRequested = Signal()  # noqa: N815
    samplesRequested = Signal()  # noqa: N815

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record: DocumentRecord | None = None
        self.content: Document | None = None  # the reader shows none where there is no text, as of a scan
        self.reader = Reader()
        self.reader.setObjectName("reader")
        self.reader.setAccessibleName(self.tr("Text of the report"))
        follow_reading_look(self.reader)
        self.reader.set_theme(theme)
        self.reader.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.find_bar = FindBar(self.reader)
        self.welcome = Welcome()
        self.welcome.importRequested.connect(self.importRequested)
        self.welcome.pasteRequested.connect(self.pasteRequested)
        self.welcome.samplesRequested.connect(self.samplesRequested)
        self._title = ElidedLabel("title")
        self._about = ElidedLabel("quiet")
        self._zoom = QLabel()
        self._zoom.setProperty("role", "quiet")
        self.reader.zoomChanged.connect(self._zoomed)
        self._further: list[QWidget] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(LIGHT.spacing.hair)
        strip = QWidget()
        strip.setObjectName("titleStrip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        self._warning = ElidedLabel("warning")
        self._warning.hide()
        words.addWidget(self._warning)
        self._page = QLabel()
        self._page.setProperty("role", "quiet")
        self._page.hide()
        self._pages: QWidget | None = None
        row = QHBoxLayout(strip)
        row.setContentsMargins(LIGHT.spacing.large, LIGHT.spacing.medium, LIGHT.spacing.large, LIGHT.spacing.medium)
        row.setSpacing(LIGHT.spacing.medium)
        row.addLayout(words, 1)
        row.addLayout(self._buttons)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.find_bar)
        self.views = QSplitter(Qt.Orientation.Horizontal)
        self.views.setHandleWidth(1)
        self.views.setChildrenCollapsible(False)
        self.views.addWidget(self.reader)
        column.addWidget(self.views, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(reading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._zoomed(self.reader.settings.zoom)

    def set_actions(self, before_zoom: list[QAction], zoom_out: QAction, zoom_in: QAction) -> None:
        """Put buttons for these actions into the title strip."""
        further: list[QWidget] = [_action_button(action) for action in before_zoom]
        further += [_action_button(zoom_out), self._zoom, _action_button(zoom_in)]
        for widget in further:
            self._buttons.addWidget(widget)
        self._further = further

    def add_pages(self, pages: QWidget, actions: list[QAction]) -> None:
        """Take the pane of pages that can stand beside the reader or in its place, and the actions that turn to it."""
        self._pages = pages
        pages.hide()
        self.views.addWidget(pages)
        self.views.setSizes([500, 500])
        for action in actions:
            self._buttons.addWidget(_action_button(action))

    def show_views(self, *, text: bool, pages: bool) -> None:
        """Show the text, the pages, or both side by side."""
        if self._pages is not None:
            self.reader.setVisible(text)
            self._pages.setVisible(pages)

    @property
    def on_pages(self) -> bool:
        """Whether the pages are shown."""
        return self._pages is not None and not self._pages.isHidden()

    def set_warning(self, *lines: str) -> None:
        """Say what is doubtful about the text of the document shown; nothing where it is to be trusted."""
        self._warning.set_whole(i18n.directed(" ".join(isolate(i18n.translated(line)) for line in lines if line)))
        self._warning.setVisible(any(lines))

    def show_document(self, opened: OpenDocument | None, zoom: int | None = None) -> None:
        """Show a document from its head, at a zoom or the present one; None shows the welcome."""
        self.find_bar.hide()
        self.content = opened.content if opened else None
        self.reader.set_document(self.content, zoom)
        self.set_record(opened.record if opened else None)
        self._stack.setCurrentIndex(1 if opened else 0)

    def set_record(self, record: DocumentRecord | None) -> None:
        """Show what is known of the open document."""
        self.record = record
        if record is None:
            return
        metadata = record.metadata
        parts = (metadata.author, metadata.publisher, i18n.number(date_words(metadata.date, i18n.language())))
        about = " · ".join(isolate(part) for part in parts if part)
        self._title.set_whole(" ".join(record.title.split()))
        self._about.set_whole(i18n.directed(about) if about else self.tr("Author, publisher and date are not known"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _ROOM_FOR_BUTTONS  # else the title needs the room; all are in the menus too
        for widget in self._further:
            widget.setVisible(wide)

    def _zoomed(self, percent: int) -> None:
        self._zoom.setText(f"{i18n.number(percent)}%")


def _action_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(20, 20))
    button.setAccessibleName(action.text().partition("\t")[0].replace("&", ""))
    return button
