"""Excerpts on their way out of the window: on the clipboard and dragged, with a footnote for word processors."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.citing.note_style import NoteStyle
from egpk_desk.desktop.coding import Coding
from egpk_desk.desktop.reader.dragging import drag_mime
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError
from egpk_desk.exporters.clipboard import HTML, PLAIN, RTF
from egpk_desk.workspace import Workspace

Flavours = Mapping[str, bytes]
_FEW = 50  # excerpts, each some 2 ms
_PATIENCE = 3.0  # seconds that a drop waits for a reference that is still being set


def as_mime(flavours: Flavours) -> QMimeData:
    """Excerpts as Qt gives them to other programs."""
    mime = QMimeData()
    for name, data in flavours.items():
        if name == PLAIN:
            mime.setText(data.decode("utf-8"))
        else:
            mime.setData(name, QByteArray(data))
    return mime


class Promise:
    """Flavours that a lane is still making; whoever needs them waits a little."""

    def __init__(self) -> None:
        self._made: Flavours = {}
        self._told = threading.Event()

    def keep(self, flavours: Flavours) -> None:
        """Tell the flavours; from any thread. Empty where they could not be made."""
        self._made = flavours
        self._told.set()

    def get(self) -> Flavours:
        """The flavours; empty where they did not come in time."""
        self._told.wait(_PATIENCE)
        return self._made


class PromisedMime(QMimeData):
    """What is dragged before its reference is set: every flavour is offered, and asked for at the drop only."""

    def __init__(self, promise: Promise, plain: str, extra: Mapping[str, bytes]) -> None:
        super().__init__()
        self._promise = promise
        self._plain = plain
        for name, data in extra.items():
            self.setData(name, QByteArray(data))

    def formats(self) -> list[str]:
        return [*super().formats(), HTML, *RTF, PLAIN]

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in (HTML, PLAIN, *RTF) or super().hasFormat(mimetype)

    def retrieveData(self, mimetype: str, preferred: Any) -> Any:
        if mimetype == PLAIN:
            said = self._promise.get().get(PLAIN)
            return said.decode("utf-8") if said is not None else self._plain
        if mimetype in (HTML, *RTF):
            data = self._promise.get().get(mimetype)
            return QByteArray(data) if data is not None else None
        return super().retrieveData(mimetype, preferred)


class Copying(QObject):
    """Copies highlights and passages; each note is full, and carries its highlight's id unseen."""

    said = Signal(str)
    copied = Signal(int)  # how many excerpts the clipboard holds now
    failed = Signal(object)  # EgpkError
    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming; a passage was highlighted to be cited

    def __init__(
        self,
        session: Session,
        coding: Coding,
        style: Callable[[], NoteStyle],
        may_change: Callable[[], bool],
        at: QWidget,
    ) -> None:
        super().__init__(at)
        self._session = session
        self._coding = coding
        self._style = style
        self._may_change = may_change

    def copy_excerpts(self, ids: Sequence[str]) -> None:
        """Put highlights on the clipboard, in this order."""
        if not ids:
            return
        formatter = self._style().formatter
        self._submit(lambda workspace, _: workspace.clipboard(ids, formatter=formatter), len(ids))

    def copy_passage(self, start: int, end: int) -> None:
        """Put a range of the open report on the clipboard as a quotation with its footnote.

        A passage outside every highlight is highlighted first, so that its note can be known again in a manuscript;
        where the library may not be changed it is copied without that.
        """
        document, formatter, may_change = self._coding.document, self._style().formatter, self._may_change()
        if not document or start >= end:
            return
        marked: list[bool] = []

        def make(workspace: Workspace, _: Ticket[Flavours]) -> Flavours:
            if not workspace.passage(document, start, end).highlight.id and may_change:
                workspace.highlight(document, start, end)
                marked.append(True)
            return workspace.clipboard_of([workspace.passage(document, start, end)], formatter=formatter)

        def show(flavours: Flavours) -> None:
            self._put(flavours, 1)
            if marked:
                self._coding.reload()
                self.libraryChanged.emit()
                self.said.emit(self.tr("Copied with its footnote; the passage is now highlighted."))

        self._session.changes.submit(make, show, self.failed.emit, owner=self)

    def copy_text(self, make: Callable[[Workspace, Ticket[str]], str]) -> None:
        """Put a line that a lane makes on the clipboard."""

        def show(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self.said.emit(self.tr("The reference is on the clipboard."))

        self._session.changes.submit(make, show, self.failed.emit, owner=self)

    def drag_excerpts(self, source: QWidget, ids: Sequence[str], words: str) -> None:
        """Let the user drag highlights; returns when they were dropped."""
        formatter = self._style().formatter
        self._drag(source, words, {}, lambda workspace: workspace.clipboard(ids, formatter=formatter))

    def drag_passage(self, source: QWidget, start: int, end: int, words: str, extra: Mapping[str, bytes]) -> None:
        """Let the user drag a range of the open report, onto a code or into another program."""
        document, formatter = self._coding.document, self._style().formatter
        self._drag(
            source,
            words,
            extra,
            lambda workspace: workspace.clipboard_of([workspace.passage(document, start, end)], formatter=formatter),
        )

    def _drag(
        self, source: QWidget, words: str, extra: Mapping[str, bytes], make: Callable[[Workspace], Flavours]
    ) -> None:
        promise = Promise()

        def job(workspace: Workspace, _: Ticket[None]) -> None:
            made: Flavours = {}
            try:
                made = make(workspace)
            finally:
                promise.keep(made)

        self._session.changes.submit(job, None, self.failed.emit, owner=self)
        drag_mime(source, PromisedMime(promise, words, extra), words)

    def _submit(self, make: Callable[[Workspace, Ticket[Flavours]], Flavours], count: int) -> None:
        # A few are there at once; many would keep changes waiting.
        lane = self._session.changes if count <= _FEW else self._session.queries
        lane.submit(make, lambda flavours: self._put(flavours, count), self._failed, owner=self)

    def _failed(self, error: EgpkError) -> None:
        self.failed.emit(error)

    def _put(self, flavours: Flavours, count: int) -> None:
        QGuiApplication.clipboard().setMimeData(as_mime(flavours))
        self.said.emit(self.tr("%n excerpt(s) copied with footnotes.", "", count))
        self.copied.emit(count)
