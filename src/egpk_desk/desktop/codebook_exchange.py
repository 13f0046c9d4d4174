"""Codebooks in and out of the library from the window: files of other programs, and a report's own headings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from egpk_desk.codebook.adoption import Plan
from egpk_desk.codebook.proposal import Proposal
from egpk_desk.desktop import i18n
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.dialogs.adoption_dialog import AdoptionDialog
from egpk_desk.desktop.dialogs.proposal_dialog import ProposalDialog
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.files import write_atomically
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace


class CodebookExchange(QObject):
    """Opens the file dialogs and those that show what would be done, and does it in a lane."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    dialogOpened = Signal(object)  # noqa: N815 - an AdoptionDialog or a ProposalDialog
    succeeded = Signal(str)
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, settings: WindowSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._owner = parent

    # Files

    def choose_file(self) -> QFileDialog:
        """Ask which codebook file to take in."""
        chooser = QFileDialog(self._owner.window(), self.tr("Take in a codebook"), self._settings.folder)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self.tr("Codebooks") + " (*.qdc *.qdpx *.json *.csv)", self.tr("All files") + " (*)"])
        chooser.fileSelected.connect(lambda name: self.take_in(Path(name)))
        chooser.open()
        return chooser

    def take_in(self, path: Path) -> None:
        """Read a codebook file and show what it would bring."""
        self._settings.folder = str(path.parent)

        def plan(workspace: Workspace, _: Ticket[Plan]) -> Plan:
            try:
                data = path.read_bytes()
            except OSError as error:
                raise UnreadableSource(
                    f"“{path.name}” cannot be read: {error.strerror}.", "Check that it is there and yours to read."
                ) from error
            return workspace.plan_codebook(data, path.name)

        def show(plan: Plan) -> None:
            dialog = AdoptionDialog(path.name, plan, self._owner.window(), language=i18n.language())
            dialog.planAccepted.connect(self.adopt)
            dialog.open()
            self.dialogOpened.emit(dialog)

        self._session.changes.submit(plan, show, self.failed.emit, owner=self)

    def adopt(self, plan: Plan) -> None:
        """Do what was told, as one step for undo."""

        def tell(_: None) -> None:
            self.libraryChanged.emit()
            self.succeeded.emit(self.tr("%n code(s) added from the codebook.", "", len(plan.additions)))

        self._session.changes.submit(
            lambda workspace, _: workspace.adopt_codebook(plan), tell, self.failed.emit, owner=self
        )

    def choose_target(self) -> QFileDialog:
        """Ask where the codebook is to be saved, and in which format."""
        suggested = Path(self._settings.folder) / (self.tr("codebook") + ".qdc")
        kinds = {
            self.tr("For other programs (REFI-QDA)") + " (*.qdc)": "qdc",
            self.tr("Table (CSV)") + " (*.csv)": "csv",
            "JSON (*.json)": "json",
        }
        return choose_to_save(self._owner.window(), self.tr("Save the codebook"), suggested, self.save, kinds)

    def save(self, target: Path) -> None:
        """Save the codebook; the file's suffix says the format, and is .qdc where it says none."""
        self._settings.folder = str(target.parent)
        suffix = target.suffix.lower().removeprefix(".")
        format_ = suffix if suffix in ("json", "csv", "qdc") else "qdc"
        written = self.tr("Written to {file}.").format(file=isolate(str(target)))
        self._session.counts.submit(
            lambda workspace, _: write_atomically(target, workspace.codebook(format_)),
            lambda _: self.succeeded.emit(written),
            self.failed.emit,
            owner=self,
        )

    # A report's headings

    def propose(self, document: str) -> None:
        """Show the codes that a report's headings name."""
        if not document:
            return

        def ask(workspace: Workspace, _: Ticket[tuple[str, list[Proposal]]]) -> tuple[str, list[Proposal]]:
            return workspace.document(document).title, workspace.propose_codes(document)

        def show(answer: tuple[str, list[Proposal]]) -> None:
            title, proposals = answer
            if not proposals:
                self.failed.emit(
                    EgpkError(
                        self.tr("No heading of this report speaks of drivers or dimensions."),
                        self.tr("Add codes by hand, or open another report."),
                    )
                )
                return
            dialog = ProposalDialog(title, proposals, self._owner.window(), language=i18n.language())
            dialog.proposalsAccepted.connect(self.accept)
            dialog.open()
            self.dialogOpened.emit(dialog)

        self._session.counts.submit(ask, show, self.failed.emit, owner=self)

    def accept(self, proposals: list[Proposal]) -> None:
        """Add the proposed codes, as one step for undo."""

        def tell(count: int) -> None:
            self.libraryChanged.emit()
            self.succeeded.emit(self.tr("%n code(s) added from the report.", "", count))

        self._session.changes.submit(
            lambda workspace, _: len(workspace.accept_proposals(proposals)), tell, self.failed.emit, owner=self
        )
