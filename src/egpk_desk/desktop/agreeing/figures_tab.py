"""How far coders agree, in figures: in all, and code by code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from egpk_desk.analysis.agreement import Measures
from egpk_desk.desktop import i18n
from egpk_desk.desktop.agreeing.answer import Answer
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate

_NONE = "—"


class FiguresTab(QWidget):
    """A table: percentage, Cohen's kappa and Krippendorff's alpha of each code and of all."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.told = RoleLabel(role="text")
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(self.tr("Agreement by code"))
        heads = (self.tr("Code"), self.tr("Agreement %"), self.tr("Cohen's kappa"), self.tr("Krippendorff's alpha"))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        why = self.tr(
            "Counted by character, on what coders did apart: settling a disagreement does not raise it. "
            "With more than two coders, percentage and kappa are means over pairs."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, LIGHT.spacing.medium, 0, 0)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)
        layout.addWidget(RoleLabel(why))

    def show_answer(self, answer: Answer) -> None:
        """Show the figures of an answer; nothing where it has none."""
        self.table.setRowCount(0)
        if answer.compared is None:
            self.told.setText("")
            return
        found = answer.compared.agreement
        names = " · ".join(isolate(name) for name in found.coders)
        reports = self.tr("%n report(s) in common", "", found.documents)
        self.told.setText(i18n.directed(f"{names} — {reports}"))
        by_slug = {code.slug: code for code in answer.codes.values()}
        self._add(self.tr("All codes"), found.overall, bold=True)
        for slug, measures in found.per_code.items():
            code = by_slug.get(slug)
            self._add(code.name(self._language) if code else slug, measures)

    def _add(self, name: str, measures: Measures, *, bold: bool = False) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        percent = _NONE if measures.percent is None else f"{measures.percent:.1f}"
        ratios = [_NONE if value is None else f"{value:z.2f}" for value in (measures.kappa, measures.alpha)]
        for column, words in enumerate((isolate(name), percent, *ratios)):
            # A minus sign of a number that stands alone must not go to its other end.
            item = QTableWidgetItem(words if column == 0 or words == _NONE else f"\u200e{words}\u200e")
            side = Qt.AlignmentFlag.AlignLeading if column == 0 else Qt.AlignmentFlag.AlignCenter
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            if bold:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
            self.table.setItem(row, column, item)
