"""The citation style of what is copied and exported, with how it cites: first, again, at another place, later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import shown_theme
from egpk_desk.desktop.citing.note_style import NoteStyle, StyleShelf
from egpk_desk.desktop.citing.samples import note_block
from egpk_desk.desktop.citing.style_picker import Run, StylePicker
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.fonts import READING_FACE
from egpk_desk.errors import EgpkError

Rows = list[tuple[str, FormattedNote]]
AskSamples = Callable[[NoteStyle, Callable[[Rows], None], Callable[[EgpkError], None]], None]
"""Asks for the samples in a style; the answer, or what is wrong with the style, comes later."""


class StyleDialog(FormDialog):
    """``styleChosen`` carries the NoteStyle that was accepted."""

    styleChosen = Signal(object)  # noqa: N815 - Qt's way of naming

    def __init__(
        self,
        shelf: StyleShelf,
        style: NoteStyle,
        samples: AskSamples,
        parent: QWidget | None = None,
        *,
        run: Run | None = None,
    ) -> None:
        super().__init__(self.tr("Citation style"), self.tr("Use this style"), parent)
        self.setObjectName("styleDialog")
        self._samples = samples
        self.picker = StylePicker(shelf, style, self, run)
        for label, field in self.picker.rows():
            self.add(label, field)
        self.page = note_page(self.tr("How it cites"))
        self.add_wide(self.page)
        self.picker.changed.connect(self.ask)
        self.picker.failed.connect(self._refuse)
        self.resize(680, 640)
        self.ask()

    def ask(self) -> None:
        """Ask how the chosen style cites."""
        self.say_wrong("")
        style = self.picker.value()
        self._samples(style, lambda rows: self._show(style, rows), lambda error: self._cannot(style, error))

    def _show(self, style: NoteStyle, rows: Rows) -> None:
        if style == self.picker.value():
            self.page.setHtml(rows_html(rows))

    def _cannot(self, style: NoteStyle, error: EgpkError) -> None:
        if style == self.picker.value():
            self.page.clear()
            self._refuse(error)
            self.accept_button.setEnabled(False)

    def _refuse(self, error: EgpkError) -> None:
        self.say_wrong(" ".join(part for part in i18n.say(error) if part))
        self.accept_button.setEnabled(True)

    def accept(self) -> None:
        self.styleChosen.emit(self.picker.value())
        super().accept()


def kind_name(value: str) -> str:
    """What a sample shows, in words."""
    names = {
        "first": QCoreApplication.translate("Samples", "The first time"),
        "same": QCoreApplication.translate("Samples", "At once again, at the same place"),
        "ibid": QCoreApplication.translate("Samples", "At once again, on another page"),
        "later": QCoreApplication.translate("Samples", "Again, after another source"),
        "list": QCoreApplication.translate("Samples", "In the list of sources"),
    }
    return names[value]


def note_page(name: str) -> QTextBrowser:
    """A page on which notes are shown, in the reading face."""
    page = QTextBrowser()
    page.setAccessibleName(name)
    page.setOpenLinks(False)
    page.setStyleSheet(f"font-family: {READING_FACE}; font-size: 16px;")
    return page


def rows_html(rows: Rows) -> str:
    """Notes, each under what it shows."""
    quiet = shown_theme().quiet
    parts, before = [], ""
    for kind, note in rows:
        head = kind_name(kind) if kind != before or kind != "list" else ""
        parts.append(note_block(note, before=head, quiet=quiet, rtl=i18n.language() == "ar"))
        before = kind
    return "".join(parts)
