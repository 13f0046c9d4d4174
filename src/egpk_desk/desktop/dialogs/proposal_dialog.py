"""A codebook from a report: the codes that its headings name, to be ticked before they are added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.codebook.proposal import Proposal
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.dialogs.passage_list import PassageList, PassageRow
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.exporters.words import kind_name
from egpk_desk.text.bidi import isolate


class ProposalDialog(FormDialog):
    """``proposalsAccepted`` carries the proposals that were ticked."""

    proposalsAccepted = Signal(list)  # noqa: N815 - Qt's way of naming

    def __init__(
        self, title: str, proposals: Sequence[Proposal], parent: QWidget | None = None, *, language: str
    ) -> None:
        super().__init__(self.tr("Codes from a report"), self.tr("Add the codes"), parent)
        self.setObjectName("proposalDialog")
        self._proposals = proposals
        told = RoleLabel(role="quiet")
        told.setText(self.tr("The headings of {report} name these codes.").format(report=isolate(title)))
        self.form.addRow(told)
        self.list = PassageList(self.tr("Codes that the report names"))
        self.add_wide(self.list)
        there = self.tr("in the codebook already")
        self.list.changed.connect(self._check)
        self.list.show_rows(
            [
                PassageRow(
                    kind_name(one.kind, language),
                    f"{one.name}: {one.passage}" if one.passage else one.name,
                    there if one.existing else "",
                )
                for one in proposals
            ]
        )
        self.resize(640, 600)

    def accept(self) -> None:
        self.proposalsAccepted.emit([self._proposals[at] for at in self.list.taken()])
        super().accept()

    def _check(self) -> None:
        self.accept_button.setEnabled(bool(self.list.taken()))
