"""Memos in the window: the window of memos, links from it and from the memo of a passage, and where they lead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.organising.link_picker import LinkPicker
from egpk_desk.desktop.organising.link_text import LinkText
from egpk_desk.desktop.organising.memos_window import MemosWindow
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.library.records import Memo
from egpk_desk.memos import LinkedTo, ShownMemo
from egpk_desk.workspace import Workspace


def read_memos(workspace: Workspace) -> list[tuple[Memo, str]]:
    """All memos with what each is on by name."""
    return [(memo, workspace.memos.on_name(memo)) for memo in workspace.memos.all()]


class Memoing(QObject):
    """Keeps the window of memos, where it is open, in step with the library, and follows links."""

    documentChosen = Signal(str)  # noqa: N815 - Qt's way of naming
    codeChosen = Signal(str)  # noqa: N815
    highlightChosen = Signal(str, str)  # noqa: N815 - document, highlight
    libraryChanged = Signal()  # noqa: N815
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._owner = parent
        self._may_change = False
        self.window: MemosWindow | None = None
        self.picker: LinkPicker | None = None

    def open(self, memo: str = "") -> MemosWindow:
        """Show the window of memos, on one of them where it is named."""
        if self.window is None:
            self.window = window = MemosWindow(self._owner.window())
            window.memoChosen.connect(self.show_memo)
            window.memoWritten.connect(self._write)
            window.memoAdded.connect(self._add)
            window.removalRequested.connect(self._remove)
            window.linkRequested.connect(lambda: self.pick(window.editor))
            window.linkFollowed.connect(self.follow)
        self.window.set_may_change(self._may_change)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self._read()
        if memo:
            self.show_memo(memo)
        return self.window

    def begin_on(self, kind: str, id: str) -> None:
        """Open the memo on something, or begin one where there is none."""
        self.open()

        def read(workspace: Workspace, _: Ticket[Any]) -> tuple[list[Memo], str]:
            found = workspace.memos.all(f"{kind}:{id}")
            return found, workspace.memos.on_name(Memo("", kind, id, "", ""))

        def show(answer: tuple[list[Memo], str]) -> None:
            found, name = answer
            if found:
                self.show_memo(found[-1].id)
            elif self.window is not None and self._may_change:
                self.window.begin(kind, id, name)

        self._ask(read, show)

    def set_lists(self, lists: Lists) -> None:
        """Know that something may have changed."""
        self._may_change = not lists.read_only
        if self.window is not None and self.window.isVisible():
            self.window.set_may_change(self._may_change)
            self._read()
            if self.window.current is not None:
                self.show_memo(self.window.current, quietly=True)

    def close(self) -> None:
        """Put the windows away for good; what was typed is told first."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def show_memo(self, memo: str, *, quietly: bool = False) -> None:
        """Show a memo (its id) in the window; one that is no longer there is put away."""

        def show(shown: ShownMemo) -> None:
            if self.window is not None and (not quietly or self.window.current == memo):
                self.window.show_memo(shown)

        def fail(error: object) -> None:
            if self.window is not None and self.window.current == memo:
                self.window.clear_memo()
            if not quietly:
                self.failed.emit(error)

        self._session.changes.submit(
            lambda workspace, _: workspace.memos.shown(memo), show, fail, owner=self, key="memo"
        )

    def _read(self) -> None:
        def show(memos: Sequence[tuple[Memo, str]]) -> None:
            if self.window is not None:
                self.window.set_memos(memos)

        self._session.changes.submit(
            lambda workspace, _: read_memos(workspace), show, self.failed.emit, owner=self, key="memos"
        )

    # Changing

    def _write(self, memo: str, title: str, text: str) -> None:
        def write(workspace: Workspace, _: Ticket[Any]) -> Memo:
            kept = workspace.memos.find(memo)
            return workspace.memos.change(memo, title=None if kept.on_kind == "highlight" else title, text=text)

        self._ask(write, self._changed)

    def _add(self, kind: str, id: str, title: str, text: str) -> None:
        def show(made: Memo) -> None:
            if self.window is not None:
                self.window.take_id(made.id)
            self._changed(made)

        self._ask(lambda workspace, _: workspace.memos.add_on(kind, id, text, title=title), show)

    def _remove(self, memo: str) -> None:
        self._ask(lambda workspace, _: workspace.memos.remove(memo), lambda _: self._changed(None))

    def _changed(self, memo: Memo | None) -> None:
        self.libraryChanged.emit()
        self._read()
        if memo is not None and self.window is not None and self.window.current == memo.id:
            self.show_memo(memo.id, quietly=True)

    # Links

    def pick(self, editor: LinkText) -> LinkPicker:
        """Ask what to link to, and put the link into a field."""
        self.picker = picker = LinkPicker(editor.window())

        def insert(target: LinkedTo) -> None:
            editor.insert_link(target.kind, target.id, target.name)
            editor.setFocus()

        picker.picked.connect(insert)
        picker.wordsChanged.connect(self._look_for)
        picker.finished.connect(picker.deleteLater)
        picker.finished.connect(lambda _: setattr(self, "picker", None))
        selected = editor.textCursor().selectedText()
        picker.open()
        picker.field.setFocus()
        if selected:
            picker.field.setText(selected)
        self._look_for(selected)
        return picker

    def _look_for(self, words: str) -> None:
        def show(found: Sequence[LinkedTo]) -> None:
            if self.picker is not None:
                self.picker.show_choices(found)

        self._session.queries.submit(
            lambda workspace, _: workspace.memos.choices(words), show, self.failed.emit, owner=self, key="links"
        )

    def follow(self, kind: str, id: str) -> None:
        """Go where a link leads."""
        match kind:
            case "memo":
                self.follow_memo(id)
            case "document":
                self.documentChosen.emit(id)
            case "code":
                self.codeChosen.emit(id)
            case "highlight":
                self._ask(
                    lambda workspace, _: workspace.excerpt(id).highlight,
                    lambda highlight: self.highlightChosen.emit(highlight.document, highlight.id),
                )

    def follow_memo(self, memo: str) -> None:
        """Show a memo in its window."""
        self.open(memo)

    def _ask(self, job: Callable[[Workspace, Ticket[Any]], Any], show: Callable[[Any], None]) -> None:
        self._session.changes.submit(job, show, self.failed.emit, owner=self)
