"""Merging two codes: which into which, and what happens to highlights and to the codes below, before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.codebook.preview import MergePreview
from egpk_desk.desktop.dialogs.code_choice import CodeChoice
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.library.records import Code
from egpk_desk.text.bidi import isolate


class MergeDialog(FormDialog):
    """``previewAsked`` asks what merging one code into another (ids) would do; ``show_preview`` answers."""

    previewAsked = Signal(str, str)  # noqa: N815 - Qt's way of naming
    mergeAccepted = Signal(str, str)  # noqa: N815

    def __init__(self, codes: Sequence[Code], code: str, parent: QWidget | None = None, *, language: str) -> None:
        super().__init__(self.tr("Merge codes"), self.tr("Merge"), parent)
        self.setObjectName("mergeDialog")
        self._language = language
        self.source, self.into = CodeChoice(codes, language), CodeChoice(codes, language)
        self.source.choose(code)
        self._choose_sibling(codes)
        self.told = RoleLabel(role="text")
        self.told.setMinimumHeight(4 * self.told.fontMetrics().lineSpacing())
        self.add(self.tr("This code"), self.source)
        self.add(self.tr("Goes into"), self.into)
        self.add(self.tr("What happens"), self.told)
        self.source.currentIndexChanged.connect(self.ask)
        self.into.currentIndexChanged.connect(self.ask)
        self.accept_button.setEnabled(False)
        self.resize(520, self.sizeHint().height())

    def _choose_sibling(self, codes: Sequence[Code]) -> None:
        """Begin with a code of the same kind as what to merge into."""
        chosen = next((one for one in codes if one.id == self.source.code), None)
        others = [one for one in codes if chosen is not None and one.id != chosen.id]
        near = [one for one in others if chosen is not None and one.kind == chosen.kind] or others
        if near:
            self.into.choose(near[0].id)

    def ask(self) -> None:
        """Ask what would happen, unless it cannot."""
        self.accept_button.setEnabled(False)
        self.told.setText("")
        if self.source.code == self.into.code:
            self.say_wrong(self.tr("Choose two different codes."))
            return
        self.say_wrong("")
        self.accept_button.setEnabled(False)
        self.previewAsked.emit(self.source.code, self.into.code)

    def show_preview(self, preview: MergePreview) -> None:
        """Tell what would happen; bar the way where codes of one name would meet."""
        if (preview.source.id, preview.into.id) != (self.source.code, self.into.code):
            return
        source, into = isolate(preview.source.name(self._language)), isolate(preview.into.name(self._language))
        lines = [self.tr("%n highlight(s) get {into} instead.", "", len(preview.moved))]
        if preview.joined:
            lines.append(self.tr("%n highlight(s) carry both and keep {into}.", "", len(preview.joined)))
        if preview.children:
            lines.append(self.tr("%n code(s) below {source} go below {into}.", "", len(preview.children)))
        lines.append(self.tr("{source} is removed. Undo brings everything back."))
        self.told.setText("\n".join(line.format(source=source, into=into) for line in lines))
        if preview.clashes:
            names = ", ".join(isolate(name) for name in preview.clashes)
            words = self.tr("Both have a code of the same name below them: {names}. Rename one first.")
            self.say_wrong(words.format(names=names))
        else:
            self.say_wrong("")

    def accept(self) -> None:
        self.mergeAccepted.emit(self.source.code, self.into.code)
        super().accept()
