"""Saved views in the window: kept from how it stands, opened by one click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from egpk_desk.desktop import icons
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session
from egpk_desk.library.records import View
from egpk_desk.organisation import ViewDefinition
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace


def encoded(state: QByteArray) -> str:
    """How panes stand, as text that JSON holds."""
    return bytes(state.toBase64().data()).decode("ascii")


def decoded(state: object) -> QByteArray:
    """How panes stood; empty where it cannot be read."""
    return QByteArray.fromBase64(state.encode("ascii", "ignore")) if isinstance(state, str) else QByteArray()


class Viewing(QObject):
    """Keeps and opens views; ``now`` says how the window stands."""

    opened = Signal(object, tuple)  # ViewDefinition, and what it names that is no longer there
    said = Signal(str)
    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, now: Callable[[], ViewDefinition], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._now = now
        self._owner = parent
        self._views: Sequence[View] = ()
        self._may_change = False

    def set_lists(self, lists: Lists) -> None:
        """Know the views there are."""
        self._views, self._may_change = lists.views, not lists.read_only

    def fill(self, menu: QMenu) -> None:
        """Fill a menu: a click opens a view; below, what else can be done with each."""
        menu.clear()
        for number, view in enumerate(self._views, start=1):
            entry = menu.addAction(
                icons.icon("saved"), isolate(view.name) if number > 9 else f"&{number} {isolate(view.name)}"
            )
            entry.triggered.connect(lambda _=False, id_=view.id: self.open(id_))
        if not self._views:
            menu.addAction(self.tr("None kept yet")).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(self.tr("Keep this view…"))
        keep.setEnabled(self._may_change)
        keep.triggered.connect(lambda _=False: self.choose_name())
        actions: tuple[tuple[str, Callable[[View], object]], ...] = (
            (self.tr("Keep over"), lambda view: self.keep(view.name)),
            (self.tr("Rename"), self.rename),
            (self.tr("Forget"), self.forget),
        )
        for words, act in actions:
            below = menu.addMenu(words)
            below.setEnabled(self._may_change and bool(self._views))
            for view in self._views:
                entry = below.addAction(isolate(view.name))
                entry.triggered.connect(lambda _=False, view=view, act=act: act(view))

    def open(self, view: str) -> None:
        """Let the window stand as a view says."""
        self._session.changes.submit(
            lambda workspace, _: workspace.organisation.opened(view),
            lambda answer: self.opened.emit(*answer),
            self.failed.emit,
            owner=self,
            key="view",
        )

    def choose_name(self) -> QInputDialog:
        """Ask under which name the view of now is to be kept."""
        return self._ask(self.tr("Keep this view"), "", self.keep)

    def keep(self, name: str) -> None:
        """Keep how the window stands under a name."""
        view = self._now()
        words = self.tr("Kept as {name}.").format(name=isolate(" ".join(name.split())))
        self._do(lambda workspace: workspace.organisation.save_view(name, view), words)

    def rename(self, view: View) -> QInputDialog:
        """Ask for another name of a view."""
        return self._ask(
            self.tr("Rename the view"),
            view.name,
            lambda name: self._do(lambda workspace: workspace.organisation.rename_view(view.id, name)),
        )

    def forget(self, view: View) -> None:
        """Forget a view; undo brings it back."""
        self._do(lambda workspace: workspace.organisation.remove_view(view.id))

    def _ask(self, title: str, old: str, then: Callable[[str], None]) -> QInputDialog:
        dialog = QInputDialog(self._owner.window())
        dialog.setObjectName("viewName")
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(old)
        dialog.setOkButtonText(self.tr("Keep"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(lambda name: then(name) if name.strip() else None)
        dialog.open()
        return dialog

    def _do(self, change: Callable[[Workspace], Any], words: str = "") -> None:
        def told(_: object) -> None:
            if words:
                self.said.emit(words)
            self.libraryChanged.emit()

        self._session.changes.submit(lambda workspace, _: change(workspace), told, self.failed.emit, owner=self)
