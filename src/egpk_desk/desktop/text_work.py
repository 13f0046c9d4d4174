"""Correcting words of the open report, and taking in what others have marked in a PDF, from the window."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from egpk_desk.desktop.dialogs.correction_dialog import CorrectionDialog
from egpk_desk.desktop.notice import Notice
from egpk_desk.desktop.snapshot import Lists, OpenDocument, read_document
from egpk_desk.desktop.workbench import Workbench
from egpk_desk.errors import InvalidRange
from egpk_desk.text_corrections import Correction
from egpk_desk.workspace import ImportOutcome

_WORD = re.compile(r"\S+")
_EDGES = ".,;:!?()[]{}«»“”\"'،؛؟…"
_AROUND = 60  # characters of the text shown on either side


class TextWork(QObject):
    """Works on the text and the file of reports in one workbench."""

    dialogOpened = Signal(object)  # noqa: N815 - Qt's way of naming; the dialog

    def __init__(self, bench: Workbench, notice: Notice) -> None:
        super().__init__(bench)
        self._bench = bench
        self._notice = notice
        self._shown = ""  # revision of the text in the reader
        bench.documentShown.connect(self._document_shown)
        bench.actions_.page_view.toggled.connect(lambda _: self._tell_of_recognition())
        bench.listsShown.connect(self._look_for_another_text)
        bench.importing.finished.connect(self._offer_marks)
        bench.actions_.correct_text.triggered.connect(lambda _=False: self.correct())
        bench.actions_.take_marks.triggered.connect(lambda _=False: self.take_marks([bench.coding.document]))

    # Correcting

    def correct(self) -> CorrectionDialog | None:
        """Ask for the right words in place of those selected, or of the word at the caret."""
        bench = self._bench
        content = bench.reader.document()
        if content is None or not bench.coding.document:
            return None
        start, end = bench.reader.selection()
        if start == end:
            start, end = _word_at(content.text, start)
        while start < end and content.text[start].isspace():
            start += 1
        while end > start and content.text[end - 1].isspace():
            end -= 1
        if start == end:
            bench.said.emit(self.tr("Select the wrong word first."))
            return None
        if "\n" in content.text[start:end]:
            bench.failed.emit(
                InvalidRange(
                    self.tr("A correction lies within one paragraph."), self.tr("Correct the paragraphs one by one.")
                )
            )
            return None
        block = next((one for one in content.blocks if one.start <= start < one.end), None)
        least, most = (block.start, block.end) if block else (0, len(content.text))
        before = _whole_words(content.text[max(least, start - _AROUND) : start][::-1], start - _AROUND > least)[::-1]
        after = _whole_words(content.text[end : min(most, end + _AROUND)], end + _AROUND < most)
        dialog = CorrectionDialog(before, content.text[start:end], after, bench.window())
        document = bench.coding.document
        dialog.wordsAccepted.connect(lambda words: self.save(document, start, end, words))
        dialog.open()
        self.dialogOpened.emit(dialog)
        return dialog

    def save(self, document: str, start: int, end: int, words: str) -> None:
        """Put other words in place of a range of a document's text."""
        bench = self._bench

        def show(made: tuple[Correction, OpenDocument]) -> None:
            correction, opened = made
            if bench.coding.document == document:
                bench.show_document(opened)
                bench.reader.select(correction.start, correction.end)
            bench.said.emit(self.tr("The text was corrected. Undo brings back what stood there."))
            bench.refresh()

        bench.session.changes.submit(
            lambda workspace, _: (
                workspace.text_corrections.correct(document, start, end, words),
                read_document(workspace, document),
            ),
            show,
            bench.failed.emit,
            owner=self,
        )

    def _document_shown(self, _: str) -> None:
        record = self._bench.reading.record
        self._shown = record.revision if record is not None and self._bench.coding.document else ""
        content = self._bench.reader.document()
        if self._shown and content is not None and content.pages and not content.text.strip():
            self._bench.actions_.page_view.setChecked(True)  # a scan: there is nothing but its pages
        self._tell_of_recognition()

    def _tell_of_recognition(self) -> None:
        """Say above the text what of it was read by text recognition."""
        content = self._bench.reader.document()
        if content is None or self._bench.reading.on_pages:
            return
        if content.recognised:
            doubtful = sum(word.is_doubtful for word in content.recognised)
            words = self.tr("Read by text recognition: %n word(s) with dots below should be compared.", "", doubtful)
            self._bench.reading.set_warning(words)
        elif not content.text.strip():
            self._bench.reading.set_warning(*content.warnings)

    def _look_for_another_text(self, lists: Lists) -> None:
        """Show the open report anew where it has another text: after undo, or where another program changed it."""
        bench = self._bench
        document = bench.coding.document
        record = next((one for one in lists.documents if one.id == document), None)
        if record is None or not self._shown or record.revision == self._shown:
            return
        self._shown = record.revision

        def show(opened: OpenDocument) -> None:
            if bench.coding.document == document:
                bench.show_document(opened)

        bench.session.changes.submit(
            lambda workspace, _: read_document(workspace, document), show, bench.failed.emit, owner=self, key="text"
        )

    # Marks of others

    def _offer_marks(self, outcomes: Sequence[ImportOutcome]) -> None:
        marked = [outcome for outcome in outcomes if outcome.marks and outcome.id]
        if not marked:
            return
        count = sum(outcome.marks for outcome in marked)
        words = self.tr("The imported PDF files hold %n mark(s) that others made.", "", count)
        ids = [outcome.id for outcome in marked]
        self._notice.show_offer(words, self.tr("Take them in as highlights"), lambda: self.take_marks(ids))

    def take_marks(self, documents: Sequence[str]) -> None:
        """Make highlights of what others have marked in the files of these documents, as one step."""
        bench = self._bench
        wanted = [document for document in documents if document]
        if not wanted:
            return

        def tell(count: int) -> None:
            if count:
                words = self.tr("%n mark(s) taken in as highlights. Undo takes all of them back.", "", count)
                bench.succeeded.emit(words)
                bench.coding.reload()
                bench.refresh()
            else:
                bench.said.emit(self.tr("There are no marks in the file that are not here already."))

        bench.session.imports.submit(
            lambda workspace, _: len(workspace.file_marks.take_in_all(wanted)), tell, bench.failed.emit, owner=self
        )


def _whole_words(piece: str, is_cut: bool) -> str:
    """A piece of text without the word at its end that was cut, an ellipsis in its place."""
    return piece.rpartition(" ")[0] + " …" if is_cut and " " in piece else piece


def _word_at(text: str, offset: int) -> tuple[int, int]:
    """The word that holds or touches an offset, without the punctuation at its edges; empty where there is none."""
    line = text.rfind("\n", 0, offset) + 1
    stop = text.find("\n", offset)
    for found in _WORD.finditer(text, line, stop if stop >= 0 else len(text)):
        if found.start() <= offset <= found.end():
            said = found.group()
            start = found.start() + len(said) - len(said.lstrip(_EDGES))
            end = found.end() - (len(said) - len(said.rstrip(_EDGES)))
            return (start, end) if start < end else (offset, offset)
    return offset, offset
