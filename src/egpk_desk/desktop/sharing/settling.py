"""Conflicts in the window: how many are open, and settling them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QPushButton

from egpk_desk.desktop import i18n
from egpk_desk.desktop.sharing.conflict_words import OpenConflict, read_conflicts
from egpk_desk.desktop.sharing.conflicts_window import ConflictsWindow
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.window_keeper import WindowKeeper
from egpk_desk.errors import EgpkError

if TYPE_CHECKING:
    from egpk_desk.desktop.workbench import Workbench


class Settling(WindowKeeper[ConflictsWindow]):
    """Keeps the count in the menu and the status bar, and the window of conflicts while it is open."""

    counted = Signal(int)
    failed = Signal(object)  # EgpkError

    def __init__(self, bench: Workbench, window: QMainWindow) -> None:
        super().__init__(bench)
        self._bench = bench
        self._words = bench.actions_.conflicts.text()
        self.count = 0
        self.badge = QPushButton()
        self.badge.setObjectName("conflictsBadge")
        self.badge.setProperty("role", "link")
        self.badge.clicked.connect(lambda: self.open())
        self.badge.hide()
        window.statusBar().insertPermanentWidget(0, self.badge)
        bench.actions_.conflicts.triggered.connect(lambda _=False: self.open())
        bench.listsShown.connect(self._lists_shown)

    def _lists_shown(self, lists: Lists) -> None:
        if self.window is not None:
            self.window.may_change = not lists.read_only
            self.read()
            return
        self._bench.session.counts.submit(
            lambda workspace, _: len(workspace.bundles.conflicts()),
            self._show_count,
            self.failed.emit,
            owner=self,
            key="conflicts",
        )

    def _show_count(self, count: int) -> None:
        self.count = count
        self.badge.setVisible(bool(count))
        self.badge.setText(self.tr("%n conflict(s) to settle", "", count))
        self._bench.actions_.conflicts.setText(f"{self._words} ({count})" if count else self._words)
        self.counted.emit(count)

    def _made(self) -> ConflictsWindow:
        window = ConflictsWindow(self._bench.window())
        window.may_change = self._bench.lists is not None and not self._bench.lists.read_only
        window.settled.connect(self.settle)
        window.placeAsked.connect(self._go)
        return window

    def _filled(self, _: ConflictsWindow) -> None:
        self.read()

    def read(self) -> None:
        """Read anew what is open."""
        language = i18n.language()

        def show(found: Sequence[OpenConflict]) -> None:
            if self.window is not None:
                self.window.set_conflicts(found)
            self._show_count(len(found))

        self._bench.session.counts.submit(
            lambda workspace, _: read_conflicts(workspace, language),
            show,
            self.failed.emit,
            owner=self,
            key="conflicts",
        )

    def settle(self, conflict: str, how: str) -> None:
        """Settle one; what it was about is then shown as it stands."""

        def done(_: object) -> None:
            self.read()
            self._bench.coding.reload()
            self._bench.refresh()

        def refuse(error: EgpkError) -> None:
            if self.window is not None:
                self.window.say_wrong(error)
            else:
                self.failed.emit(error)

        self._bench.session.changes.submit(
            lambda workspace, _: workspace.bundles.resolve(conflict, how), done, refuse, owner=self
        )

    def _go(self, one: OpenConflict) -> None:
        bench, kind, object_id = self._bench, one.difference.kind, one.difference.object_id
        if kind == "memo":
            bench.organising.memoing.open(object_id)
            return
        bench.window().activateWindow()
        if kind == "code":
            bench.side.codes.choose(object_id)
        elif kind == "highlight":
            bench.open_document(one.document, lambda: bench.coding.jump(object_id))
        elif one.document:
            bench.open_document(one.document)
