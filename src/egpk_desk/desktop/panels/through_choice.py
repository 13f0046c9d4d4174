"""What the footnote of a passage cites: the report, or the work that one of the report's own notes gives."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from egpk_desk.citations.notes import Cited
from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate

_LONGEST = 32  # characters of a note's text; the whole stands in the tooltip


class ThroughChoice(QWidget):
    """A choice that is there only where the passage holds a note of the report with a text."""

    chosen = Signal(str)
    """The marker of the note whose work is cited through the report; empty for the report itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setObjectName("through")
        self.box.setAccessibleName(self.tr("What the footnote cites"))
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.setMinimumContentsLength(12)
        self.box.activated.connect(lambda at: self.chosen.emit(str(self.box.itemData(at))))
        label = RoleLabel(self.tr("The footnote cites"), role="quiet")
        label.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LIGHT.spacing.small)
        column.addWidget(label)
        column.addWidget(self.box)

    def show_cited(self, cited: Cited) -> None:
        """Offer the notes of what is cited, the one chosen in hand."""
        notes = [note for note in cited.source_notes if note.body]
        self.setVisible(bool(notes))
        self.box.clear()
        self.box.addItem(self.tr("This report"), "")
        for note in notes:
            body = one_line(note.body or "").removeprefix(note.marker).strip()
            short = body if len(body) <= _LONGEST else body[:_LONGEST].rsplit(" ", 1)[0] + "…"
            words = self.tr("Through it: {note}").format(note=f"{isolate(note.marker)} {isolate(short)}")
            self.box.addItem(i18n.directed(words), note.marker)
            self.box.setItemData(self.box.count() - 1, isolate(body), Qt.ItemDataRole.ToolTipRole)
        chosen = cited.noted(cited.through) if cited.through else None
        self.box.setCurrentIndex(0 if chosen is None else 1 + notes.index(chosen))
