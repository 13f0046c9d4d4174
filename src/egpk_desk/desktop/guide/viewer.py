"""The window that shows the guide: contents and a field to search on one side, a chapter to read on the other."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop.appearance import scaled, shown_theme, type_scale
from egpk_desk.desktop.guide.chapters import Chapter, chapters
from egpk_desk.desktop.panels.filter_field import FilterField
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.resources import guide
from egpk_desk.text.folding import fold_mapped

_SIZE = (1080, 760)
_PICTURE = QTextDocument.ResourceType.ImageResource.value
_EDGE = 28  # pixels left and right of the text
_IMAGE = re.compile(r'<img src="([^"]+)">')


class _Page(QTextBrowser):
    """A chapter, with its pictures scaled smoothly to the room there is."""

    room = 600  # pixels

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        image = QImage(str(guide() / QUrl(name).path())) if kind == _PICTURE else QImage()
        if image.isNull():
            return super().loadResource(kind, name)
        ratio = self.devicePixelRatioF()
        width = round(min(self.room, image.width()) * ratio)
        if width < image.width():
            plain = image.convertToFormat(QImage.Format.Format_RGB32)
            image = plain.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        return image


class GuideWindow(QWidget):
    """Shows one chapter at a time. ``look`` is the language, theme and text size that it was made in."""

    def __init__(self, look: tuple[str, str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("guideWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("User guide"))
        self.chapters = chapters(look[0])
        self._shown: Chapter | None = None
        self.field = FilterField(self.tr("Search the guide"))
        self.field.textChanged.connect(lambda _: self._search())
        self.contents = QListWidget()
        self.contents.setObjectName("guideContents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for chapter in self.chapters:
            item = QListWidgetItem(chapter.title)
            item.setData(Qt.ItemDataRole.UserRole, chapter.name)
            self.contents.addItem(item)
        self.contents.currentItemChanged.connect(self._chosen)
        self.none = RoleLabel(self.tr("Nothing in the guide has these words."), role="quiet")
        self.none.hide()
        self.page = _Page()
        self.page.setObjectName("guidePage")
        self.page.setAccessibleName(self.tr("Chapter"))
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        self.page.setSearchPaths([str(guide())])
        self.page.document().setDocumentMargin(_EDGE)
        option = QTextOption()
        rtl = look[0] == "ar"
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.page.document().setDefaultTextOption(option)
        self.page.document().setDefaultStyleSheet(_sheet())
        self.previous = QPushButton()
        self.next = QPushButton()
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        aside = QWidget()
        side = QVBoxLayout(aside)
        side.setContentsMargins(*[LIGHT.spacing.medium] * 4)
        side.setSpacing(LIGHT.spacing.medium)
        side.addWidget(self.field)
        side.addWidget(self.none)
        side.addWidget(self.contents, 1)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, LIGHT.spacing.medium)
        column.addWidget(self.page, 1)
        turning = QHBoxLayout()
        turning.setContentsMargins(LIGHT.spacing.medium, 0, LIGHT.spacing.medium, 0)
        turning.addWidget(self.previous)
        turning.addStretch(1)
        turning.addWidget(self.next)
        column.addLayout(turning)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setHandleWidth(1)
        columns.setChildrenCollapsible(False)
        columns.addWidget(aside)
        columns.addWidget(reading)
        columns.setStretchFactor(1, 1)
        columns.setSizes([scaled(260), 820])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(columns)
        for keys, act in (("Escape", self.close), ("Ctrl+F", self.field.setFocus), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._resized = QTimer(self, singleShot=True, interval=60)
        self._resized.timeout.connect(self._set_page)
        self.resize(*_SIZE)

    @property
    def chapter(self) -> str:
        """The name of the chapter that is shown."""
        return self._shown.name if self._shown else ""

    def show_chapter(self, name: str) -> None:
        """Show a chapter; the first where there is none of that name."""
        names = [chapter.name for chapter in self.chapters]
        self.contents.setCurrentRow(names.index(name) if name in names else 0)
        self.page.setFocus()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._shown = next(one for one in self.chapters if one.name == item.data(Qt.ItemDataRole.UserRole))
        self._set_page()
        self.page.verticalScrollBar().setValue(0)
        self._mark_found()
        at = self.chapters.index(self._shown)
        before = self.chapters[at - 1].title if at else ""
        after = self.chapters[at + 1].title if at + 1 < len(self.chapters) else ""
        for button, words in ((self.previous, before), (self.next, after)):
            button.setVisible(bool(words))
            button.setText(words)
        self.previous.setAccessibleName(self.tr("Previous chapter: {title}").format(title=before))
        self.next.setAccessibleName(self.tr("Next chapter: {title}").format(title=after))

    def _step(self, by: int) -> None:
        if self._shown is not None:
            self.show_chapter(self.chapters[self.chapters.index(self._shown) + by].name)

    def _set_page(self) -> None:
        """Lay the chapter out anew, its pictures as wide as there is room."""
        if self._shown is None:
            return
        room = self.page.room = max(200, self.page.viewport().width() - 2 * _EDGE)
        bar = self.page.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())

        def sized(found: re.Match[str]) -> str:
            image = QImage(str(guide() / found[1]))
            return f'<img src="{found[1]}" width="{min(room, image.width())}">' if not image.isNull() else ""

        body = _IMAGE.sub(sized, self._shown.html)
        direction = "rtl" if self.look[0] == "ar" else "ltr"
        self.page.setHtml(f'<div dir="{direction}"><h1>{self._shown.title}</h1>{body}</div>')
        bar.setValue(round(share * bar.maximum()))
        self._mark_found()

    def _search(self) -> None:
        words = self.field.words
        shown = []
        for row, chapter in enumerate(self.chapters):
            holds = chapter.holds(words)
            self.contents.item(row).setHidden(not holds)
            if holds:
                shown.append(chapter)
        self.none.setVisible(not shown)
        if words and shown and self._shown not in shown:
            self.contents.setCurrentRow(self.chapters.index(shown[0]))
        self._mark_found()

    def _mark_found(self) -> None:
        """Colour what was searched for, and go to its first place."""
        words = self.field.words
        marks: list[QTextEdit.ExtraSelection] = []
        text = fold_mapped(self.page.toPlainText())
        for word in words:
            for found in re.finditer(re.escape(word), text.text):
                start, end = text.to_source(found.start(), found.end())
                cursor = QTextCursor(self.page.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(shown_theme().colour("found"))
                marks.append(mark)
        self.page.setExtraSelections(marks)
        if marks:
            first = min((mark.cursor for mark in marks), key=QTextCursor.selectionStart)
            shown = QTextCursor(first)
            shown.setPosition(first.selectionStart())
            self.page.setTextCursor(shown)

    def _follow(self, link: QUrl) -> None:
        """A chapter of this guide opens here, a page on the web where the user reads the web."""
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
        elif link.fragment():
            self.show_chapter(link.fragment())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()


def _sheet() -> str:
    theme, sizes = shown_theme(), type_scale()
    return f"""
body, p, li, td, th {{ color: {theme.ink}; font-size: {sizes.large}px; }}
p, li {{ line-height: 130%; margin-top: 4px; margin-bottom: 10px; }}
h1 {{ color: {theme.heading}; font-size: {sizes.display}px; margin-top: 18px; margin-bottom: 10px; }}
h3 {{ color: {theme.heading}; font-size: {sizes.title}px; margin-top: 18px; margin-bottom: 6px; }}
a {{ color: {theme.link}; text-decoration: none; }}
code {{ font-size: {sizes.body}px; color: {theme.heading}; }}
pre {{ font-size: {sizes.body}px; background-color: {theme.raised}; white-space: pre-wrap; }}
.picture {{ margin-bottom: 2px; }}
.caption {{ color: {theme.quiet}; font-size: {sizes.body}px; }}
td, th {{ padding: 4px 12px; }}
"""
