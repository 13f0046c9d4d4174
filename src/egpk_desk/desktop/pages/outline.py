"""The outline of a report with pages: the bookmarks of its file, else the headings of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.document import BlockKind, Document
from egpk_desk.rendering import OutlineEntry

_LONGEST = 160  # code points of a heading


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an outline: where it leads is an offset of the text, or a page (from 1) and points below its top."""

    title: str
    depth: int
    page: int
    top: float = 0.0
    offset: int | None = None


def entries_of(bookmarks: Sequence[OutlineEntry], document: Document) -> list[Entry]:
    """The outline to show."""
    if bookmarks:
        return [Entry(each.title, each.depth, each.page, each.top) for each in bookmarks]
    found = []
    for block in document.blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING) and block.page is not None:
            title = " ".join(document.text[block.start : block.end].split())[:_LONGEST]
            depth = 0 if block.kind is BlockKind.TITLE else max(0, block.level - 1)
            found.append(Entry(title, depth, block.page, offset=block.start))
    return found


class Outline(QTreeWidget):
    """The lines of an outline, as a tree; the one that one reads in is marked."""

    entryChosen = Signal(object)  # noqa: N815 - Qt's way of naming; Entry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pageOutline")
        self.setAccessibleName(self.tr("Outline of the report"))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformRowHeights(True)
        self._lines: list[tuple[Entry, QTreeWidgetItem]] = []
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    @property
    def entries(self) -> list[Entry]:
        """What is shown, in order."""
        return [entry for entry, _ in self._lines]

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these lines."""
        self.clear()
        self._lines = []
        above: list[QTreeWidgetItem] = []
        for entry in entries:
            del above[entry.depth :]
            item = QTreeWidgetItem([i18n.directed(entry.title)])
            item.setToolTip(0, entry.title)
            if above:
                above[-1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above.append(item)
            self._lines.append((entry, item))
        self.expandAll()

    def set_page(self, page: int) -> None:
        """Mark the last line that begins on a page (from 1) or before it."""
        before = [item for entry, item in self._lines if entry.page <= page]
        current = next((entry.page for entry, item in self._lines if item is self.currentItem()), None)
        if before and current != page:  # of several on one page the one chosen stays
            self.setCurrentItem(before[-1])

    def _choose(self, item: QTreeWidgetItem) -> None:
        found = next((entry for entry, each in self._lines if each is item), None)
        if found is not None:
            self.entryChosen.emit(found)
