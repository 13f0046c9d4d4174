"""Groups and properties of reports in the window: asking for names, and making the changes in a lane."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from egpk_desk.desktop.organising.properties_dialog import PropertiesDialog
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.workspace import Workspace


class Grouping(QObject):
    """Changes what groups there are, what stands in them, and what properties reports have."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    dialogOpened = Signal(object)  # noqa: N815
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._owner = parent
        self._lists: Lists | None = None

    def set_lists(self, lists: Lists) -> None:
        """Know the groups and properties there are."""
        self._lists = lists

    def add(self, documents: Sequence[str] = ()) -> QInputDialog:
        """Ask for the name of a new group with these reports in it."""
        return self._name(
            self.tr("New group"), "", lambda name: self._do(lambda w: w.organisation.add_group(name, documents))
        )

    def rename(self, group: str) -> QInputDialog:
        """Ask for another name of a group."""
        groups = self._lists.groups if self._lists else ()
        old = next((one.name for one in groups if one.id == group), "")
        return self._name(
            self.tr("Rename the group"),
            old,
            lambda name: self._do(lambda w: w.organisation.set_group(group, name=name)),
        )

    def remove(self, group: str) -> None:
        """Remove a group; its reports stay, and undo brings it back."""
        self._do(lambda workspace: workspace.organisation.remove_group(group))

    def set_member(self, documents: Sequence[str], group: str, member: bool) -> None:
        """Put reports into a group, or take them out."""
        if member:
            self._do(lambda workspace: workspace.organisation.include(group, documents))
        else:
            self._do(lambda workspace: workspace.organisation.exclude(group, documents))

    def edit_properties(self, document: str) -> PropertiesDialog | None:
        """Ask for the properties of a report."""
        records = self._lists.documents if self._lists else ()
        record = next((one for one in records if one.id == document), None)
        if record is None or self._lists is None:
            return None
        dialog = PropertiesDialog(record, self._lists.properties, self._owner.window())
        dialog.propertiesAccepted.connect(self.save_properties)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def save_properties(self, document: str, values: Mapping[str, str], types: Mapping[str, str]) -> None:
        """Keep properties of a report, and of what type they are, as one step."""

        def save(workspace: Workspace) -> None:
            with workspace.step("property"):
                for name, type_ in types.items():
                    workspace.organisation.declare(name, type_)
                if values:
                    workspace.organisation.set_properties([document], values)

        self._do(save)

    def _name(self, title: str, old: str, then: Callable[[str], None]) -> QInputDialog:
        dialog = QInputDialog(self._owner.window())
        dialog.setObjectName("groupName")
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(old)
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(lambda name: then(name) if name.strip() else None)
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def _do(self, change: Callable[[Workspace], Any]) -> None:
        def job(workspace: Workspace, _: Ticket[Any]) -> Any:
            return change(workspace)

        self._session.changes.submit(job, lambda _: self.libraryChanged.emit(), self.failed.emit, owner=self)
