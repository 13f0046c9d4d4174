"""Taking in a codebook file: what it would add and change, before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from egpk_desk.codebook.adoption import Plan
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.text.bidi import isolate


class AdoptionDialog(FormDialog):
    """Lists what is new and what changes; ``planAccepted`` carries the plan."""

    planAccepted = Signal(object)  # noqa: N815 - Qt's way of naming; Plan

    def __init__(self, name: str, plan: Plan, parent: QWidget | None = None, *, language: str) -> None:
        super().__init__(self.tr("Take in a codebook"), self.tr("Take in"), parent)
        self.setObjectName("adoptionDialog")
        self._plan = plan
        self.told = RoleLabel(role="text")
        counts = [
            self.tr("%n new code(s)", "", len(plan.additions)),
            self.tr("%n code(s) changed", "", len(plan.changes)),
            self.tr("%n code(s) as they are", "", plan.unchanged),
        ]
        self.told.setText(f"{isolate(name)}: " + " · ".join(counts))
        self.form.addRow(self.told)
        self.view = QTreeWidget()
        self.view.setHeaderHidden(True)
        self.view.setAccessibleName(self.tr("What the file brings"))
        self._group(self.tr("New"), [(one.entry.name, one.slug) for one in plan.additions])
        self._group(
            self.tr("Changed"),
            [(one.code.name(language), " · ".join(one.fields.values())) for one in plan.changes],
        )
        self.view.expandAll()
        self.add_wide(self.view)
        self.accept_button.setEnabled(bool(plan.additions or plan.changes or plan.kinds or plan.sets))
        self.resize(560, 520)

    def _group(self, head: str, entries: list[tuple[str, str]]) -> None:
        if not entries:
            return
        above = QTreeWidgetItem(self.view, [head])
        for name, more in entries:
            shown = " — ".join(isolate(" ".join(part.split())) for part in (name, more) if part)
            item = QTreeWidgetItem(above, [shown])
            item.setToolTip(0, shown)

    def accept(self) -> None:
        self.planAccepted.emit(self._plan)
        super().accept()
