"""Giving codes to passages in two gestures: the palette, the last code again, a selection dropped on a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.coding import Coding
from egpk_desk.desktop.dialogs.code_draft import CodeDraft
from egpk_desk.desktop.pages.turning import PageTurning
from egpk_desk.desktop.panels.code_palette import CodePalette
from egpk_desk.desktop.panels.code_tree import CodeTree
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.library.records import Code


class Tagging(QObject):
    """Opens the palette at the selection and keeps the code that was given last."""

    said = Signal(str)  # a line for the status bar

    def __init__(
        self,
        coding: Coding,
        turning: Callable[[], PageTurning],
        tree: CodeTree,
        window: QWidget,
    ) -> None:
        """``turning`` tells what shows the report in which the user works."""
        super().__init__(window)
        self._coding = coding
        self._turning = turning
        self._may_change = False
        self._codes: Sequence[Code] = ()
        self.palette = CodePalette(window)
        self.palette.codeChosen.connect(coding.apply_code)
        self.palette.newCodeChosen.connect(self._give_new)
        self.palette.closed.connect(lambda: turning().reader.setFocus(Qt.FocusReason.PopupFocusReason))
        tree.codeTriggered.connect(coding.apply_code)
        tree.selectionDropped.connect(coding.give_code)

    def set_lists(self, lists: Lists) -> None:
        """Know the codebook and how often each code was given."""
        self._codes = lists.codes
        self._may_change = not lists.read_only
        self.palette.set_codes(lists.codes, lists.counts, lists.kinds)

    def open_palette(self, text: str = "") -> None:
        """Open the palette for the selection or the highlight in hand, with letters typed already."""
        coding = self._coding
        if not self._may_change or not coding.document:
            return
        if not coding.take_target():
            self.said.emit(self.tr("Select a passage first, then type a few letters of a code."))
            return
        start, end = self._turning().reader.selection()
        current = coding.current
        if start == end and current is not None:
            end = current.highlight.end
        viewport, found = self._turning().where(end)
        point, height = found or (QPointF(viewport.width() / 2, 0.4 * viewport.height()), 0.0)
        above = self.palette.parentWidget()
        assert above is not None
        place = viewport.mapTo(above, QPoint(round(point.x()), round(point.y() + height)))
        carried = {code.id for code in current.codes} if current else set()
        self.palette.open_at(place, round(height), text, carried)

    def repeat(self) -> None:
        """Give the code that was given last once more."""
        code = self._coding.last_code
        if not code or all(each.id != code for each in self._codes):
            self.said.emit(self.tr("No code was given yet."))
        else:
            self._coding.give_code(code)

    def _give_new(self, draft: CodeDraft) -> None:
        self._coding.give_new_code(draft)
