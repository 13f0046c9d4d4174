"""How the library is searched: where, and how closely to the letter."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from egpk_desk.desktop.panels.flow_layout import FlowLayout
from egpk_desk.desktop.theme import LIGHT

_TIP = Qt.ItemDataRole.ToolTipRole


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """A query with all that it is asked with; ``documents`` are the ids of those meant, none for all."""

    query: str
    where: str = "text"
    exact: bool = False
    stem: bool = False
    documents: tuple[str, ...] = ()


class SearchOptions(QWidget):
    """Two choices in a row: texts, highlights or memos; spelling apart, joined particles too, or to the letter."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where, self.closeness = QComboBox(), QComboBox()
        self.where.setAccessibleName(self.tr("Where to search"))
        for value, words in (
            ("text", self.tr("In texts")),
            ("highlights", self.tr("In highlights")),
            ("memos", self.tr("In memos")),
        ):
            self.where.addItem(words, value)
        self.closeness.setAccessibleName(self.tr("How closely"))
        for value, words, tip in (
            ("folded", self.tr("However spelt"), self.tr("Tashkeel, hamzas and the like make no difference")),
            ("stem", self.tr("With particles"), self.tr("Also with joined particles and endings, as in والاقتصادية")),
            ("exact", self.tr("To the letter"), self.tr("Exactly as written")),
        ):
            self.closeness.addItem(words, value)
            self.closeness.setItemData(self.closeness.count() - 1, tip, _TIP)
        row = FlowLayout(self, LIGHT.spacing.small)
        for box in (self.where, self.closeness):
            box.currentIndexChanged.connect(self.changed)
            row.addWidget(box)

    def question(self, query: str, documents: tuple[str, ...] = ()) -> SearchQuestion:
        """A query with what is chosen."""
        closeness = self.closeness.currentData()
        return SearchQuestion(
            query, str(self.where.currentData()), closeness == "exact", closeness == "stem", documents
        )

    def choose(self, question: SearchQuestion) -> None:
        """Show the choices of a question; emits nothing."""
        closeness = "exact" if question.exact else "stem" if question.stem else "folded"
        for box, value in ((self.where, question.where), (self.closeness, closeness)):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.blockSignals(False)
