"""What is known of a report: correcting it, removing a report, and telling what an import brought."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.dialogs.import_report import ImportReport
from egpk_desk.desktop.dialogs.metadata_dialog import MetadataDialog
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.library.records import DocumentRecord
from egpk_desk.workspace import ImportOutcome, Workspace


class ReportEditing(QObject):
    """Opens the dialogs for reports and makes the changes in a lane."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    documentCorrected = Signal(object)  # noqa: N815 - DocumentRecord
    documentRemoved = Signal(str)  # noqa: N815
    documentChosen = Signal(str)  # noqa: N815 - in the report of an import
    metadataOpened = Signal(object)  # noqa: N815 - the dialog
    referenceRequested = Signal(str)  # noqa: N815 - a document, whose full reference is wanted
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent

    def correct(self, document: str) -> None:
        """Ask for what is known of a report."""

        def show(record: DocumentRecord) -> None:
            dialog = MetadataDialog(record, self._window.window())
            dialog.metadataAccepted.connect(self.save)
            dialog.referenceRequested.connect(self.referenceRequested)
            dialog.open()
            self.metadataOpened.emit(dialog)

        self._submit(lambda workspace, _: workspace.document(document), show)

    def save(self, document: str, values: dict[str, str]) -> None:
        """Store corrections, as :meth:`Workspace.set_metadata` takes them."""

        def show(record: DocumentRecord) -> None:
            self.libraryChanged.emit()
            self.documentCorrected.emit(record)

        if values:
            self._submit(lambda workspace, _: workspace.set_metadata(document, values), show)

    def set_status(self, document: str, status: str) -> None:
        """Say how far the work on a report has come."""

        def change(workspace: Workspace, _: Ticket[DocumentRecord]) -> DocumentRecord:
            workspace.set_status([document], status)
            return workspace.document(document)

        if document:
            self._submit(change, lambda _: self.libraryChanged.emit())

    def remove(self, document: str) -> None:
        """Take a report with its highlights out of the library; undo brings it back."""

        def show(record: DocumentRecord) -> None:
            self.libraryChanged.emit()
            self.documentRemoved.emit(record.id)

        self._submit(lambda workspace, _: workspace.remove_document(document), show)

    def tell_of_import(self, outcomes: Sequence[ImportOutcome]) -> ImportReport | None:
        """Show what became of each file where something was refused among several."""
        if len(outcomes) < 2 or all(outcome.id for outcome in outcomes):
            return None
        dialog = ImportReport(outcomes, self._window.window())
        dialog.documentChosen.connect(self.documentChosen)
        dialog.open()
        return dialog

    def _submit(
        self,
        job: Callable[[Workspace, Ticket[DocumentRecord]], DocumentRecord],
        show: Callable[[DocumentRecord], None],
    ) -> None:
        self._session.changes.submit(job, show, self.failed.emit, owner=self)
