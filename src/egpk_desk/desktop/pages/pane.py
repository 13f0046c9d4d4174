"""The pane of pages: the page view, the bar above it, and thumbnails and outline beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.pages.outline import Outline
from egpk_desk.desktop.pages.thumbnails import Thumbnails
from egpk_desk.desktop.pages.view import PageView
from egpk_desk.desktop.reader import Reader
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.document import Page
from egpk_desk.text.bidi import isolate


class PagesPane(QWidget):
    """Shows one report's pages with all that leads to one of them."""

    rereadRequested = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(self, reader: Reader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagesPane")
        self.view = PageView(reader)
        self.thumbnails = Thumbnails(reader, self.view.renderer)
        self.outline = Outline()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("pageTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.thumbnails, self.tr("Pages"))
        self.tabs.addTab(self.outline, self.tr("Outline"))
        self.tabs.setMinimumWidth(204)
        self.tabs.setUsesScrollButtons(False)
        self.page_field = QLineEdit()
        self.page_field.setObjectName("pageField")
        self.page_field.setAccessibleName(self.tr("Page"))
        self.page_field.setToolTip(self.tr("The page as it is printed, or its place in the file"))
        self.page_field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.page_field.setFixedWidth(64)
        self.page_field.returnPressed.connect(self._go)
        self._count = QLabel()
        self._count.setProperty("role", "quiet")
        self._state = QLabel()
        self._state.setProperty("role", "quiet")
        self._scale = QLabel()
        self._scale.setProperty("role", "quiet")
        self._bar = QHBoxLayout()
        self._bar.setContentsMargins(LIGHT.spacing.medium, LIGHT.spacing.small, LIGHT.spacing.medium, 4)
        self._bar.setSpacing(LIGHT.spacing.small)
        bar = QWidget()
        bar.setObjectName("pageBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setLayout(self._bar)
        self.offer = self._make_offer()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setHandleWidth(1)
        self.columns.addWidget(self.tabs)
        self.columns.addWidget(self.view)
        self.columns.setStretchFactor(1, 1)
        self.columns.setSizes([204, 600])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(self.offer)
        whole.addWidget(self.columns, 1)
        self.tabs.hide()
        self.view.pageChanged.connect(self._show_page)
        self.view.scaleChanged.connect(lambda percent: self._scale.setText(f"{i18n.number(percent)}%"))
        self.thumbnails.pageChosen.connect(self.view.go_to_page)

    def _make_offer(self) -> QWidget:
        offer = QWidget()
        offer.setObjectName("pageOffer")
        offer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.offer_words = QLabel()
        self.offer_words.setWordWrap(True)
        self.offer_button = QPushButton(self.tr("Read it again"))
        self.offer_button.setProperty("role", "primary")
        self.offer_button.clicked.connect(self.rereadRequested)
        row = QHBoxLayout(offer)
        row.setContentsMargins(LIGHT.spacing.large, LIGHT.spacing.medium, LIGHT.spacing.large, LIGHT.spacing.medium)
        row.setSpacing(LIGHT.spacing.medium)
        row.addWidget(self.offer_words, 1)
        row.addWidget(self.offer_button)
        offer.hide()
        return offer

    def set_actions(self, panel: QAction, fits: Sequence[QAction]) -> None:
        """Put the buttons of these actions into the bar."""
        self._bar.addWidget(_button(panel))
        self._bar.addWidget(self.page_field)
        self._bar.addWidget(self._count)
        self._bar.addWidget(self._state, 1)
        for action in fits:
            self._bar.addWidget(_button(action))
        for name, words, by in (("zoom-out", self.tr("Smaller pages"), -1), ("zoom-in", self.tr("Larger pages"), 1)):
            button = QToolButton()
            button.setIcon(icons.icon(name))
            button.setIconSize(QSize(18, 18))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, by=by: self.view.zoom_step(by))
            self._bar.addWidget(button)
            if by < 0:
                self._bar.addWidget(self._scale)

    def set_pages(self, pages: Sequence[Page], source: bytes) -> None:
        """Show small pictures of these pages."""
        self.thumbnails.set_pages(pages, source)
        self._count.setText(self.tr("of {count}").format(count=isolate(i18n.number(len(pages)))) if pages else "")
        self._show_page(1)

    def set_state(self, words: str) -> None:
        """Say what is still being done."""
        self._state.setText(words)

    def make_offer(self, words: str, *, possible: bool) -> None:
        """Offer to read the report again, with the reason; nothing takes the offer back."""
        self.offer_words.setText(i18n.directed(words))
        self.offer_button.setEnabled(possible)
        self.offer.setVisible(bool(words))

    def _show_page(self, page: int) -> None:
        pages = self.view.pages.pages
        if 1 <= page <= len(pages):
            self.page_field.setText(pages[page - 1].label or str(page))
            self.thumbnails.set_current(page)
            self.outline.set_page(page)
        elif not pages:
            self.page_field.clear()

    def ask_for_page(self) -> None:
        """Put the keyboard into the field of the page."""
        self.page_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page_field.selectAll()

    def _go(self) -> None:
        page = page_of(self.page_field.text(), self.view.pages.pages)
        if page is None:
            self._show_page(self.view.page_in_view())
            self.page_field.selectAll()
        else:
            self.view.go_to_page(page)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def page_of(words: str, pages: Sequence[Page]) -> int | None:
    """The page (from 1) that is printed as the words say, in any digits, else the one at that place in the file."""
    wanted = _digits(words)
    if not wanted:
        return None
    for at, page in enumerate(pages, start=1):
        if _digits(page.label) == wanted:
            return at
    return int(wanted) if wanted.isdecimal() and 1 <= int(wanted) <= len(pages) else None


def _digits(words: str) -> str:
    words = "".join(c for c in words if unicodedata.category(c) != "Cf").strip().casefold()
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in words)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(18, 18))
    button.setAccessibleName(action.text().partition("\t")[0].replace("&", ""))
    return button
