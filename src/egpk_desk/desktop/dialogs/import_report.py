"""What an import brought in: new reports, those that were there already, and what was refused, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QPushButton, QTreeView, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import ImportOutcome

_DOCUMENT = Qt.ItemDataRole.UserRole + 1


class ImportReport(QDialog):
    """The outcomes of one import, refused ones first. A double click or Enter on a report opens it."""

    documentChosen = Signal(str)  # noqa: N815 - Qt's way of naming

    def __init__(self, outcomes: Sequence[ImportOutcome], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setWindowTitle(self.tr("Import"))
        self.summary = RoleLabel(self.summarise(outcomes), role="heading")
        self.model = QStandardItemModel(self)
        self.view = QTreeView()
        self.view.setAccessibleName(self.tr("What was imported"))
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setWordWrap(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.activated.connect(self._choose)
        for words, kept in self._groups(outcomes):
            if not kept:
                continue
            head = QStandardItem(words)
            font = self.font()
            font.setBold(True)
            head.setFont(font)
            for outcome in kept:
                head.appendRow(self._row(outcome))
            self.model.appendRow(head)
        self.view.expandAll()
        box = QDialogButtonBox()
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        layout.addWidget(box)
        self.resize(620, 440)

    def summarise(self, outcomes: Sequence[ImportOutcome]) -> str:
        """One line that counts what became of the files."""
        status = [outcome.status for outcome in outcomes]
        new, refused = status.count("new") + status.count("revised"), status.count("refused")
        parts = [self.tr("%n report(s) imported", "", new)]
        if there := status.count("duplicate"):
            parts.append(self.tr("%n there already", "", there))
        if refused:
            parts.append(self.tr("%n file(s) refused", "", refused))
        return " · ".join(parts)

    def _groups(self, outcomes: Sequence[ImportOutcome]) -> list[tuple[str, list[ImportOutcome]]]:
        def of(*status: str) -> list[ImportOutcome]:
            return [outcome for outcome in outcomes if outcome.status in status]

        return [
            (self.tr("Refused"), of("refused")),
            (self.tr("New"), of("new")),
            (self.tr("New versions"), of("revised")),
            (self.tr("There already"), of("duplicate")),
        ]

    def _row(self, outcome: ImportOutcome) -> QStandardItem:
        name = Path(outcome.path).name
        lines = [isolate(one_line(outcome.title) or name)]
        if outcome.reason:
            lines.append(isolate(i18n.translated(outcome.reason)))
        lines += [isolate(i18n.translated(warning)) for warning in outcome.warnings]
        item = QStandardItem("\n".join(i18n.directed(line) for line in lines))
        item.setToolTip(outcome.path)
        item.setData(outcome.id, _DOCUMENT)
        return item

    def _choose(self, index: QModelIndex) -> None:
        if document := index.data(_DOCUMENT):
            self.documentChosen.emit(document)
            self.accept()
