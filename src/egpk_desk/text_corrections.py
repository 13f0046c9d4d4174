"""Correcting a wrong word in the text of a document: a new revision on which the highlights stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from egpk_desk.document import Document
from egpk_desk.errors import InvalidValue
from egpk_desk.library.corrections import mover
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord
from egpk_desk.readers.correcting import corrected
from egpk_desk.readers.pdf.corrected import moved_layout
from egpk_desk.readers.pdf.layout import PdfLayout


@dataclass(frozen=True, slots=True)
class Correction:
    """What was corrected: the words before and after, and where they stand now, as a range of the new text."""

    document: str
    start: int
    end: int
    before: str
    after: str


class TextCorrections:
    """Corrections in one open library. ``document`` resolves what a user calls a document."""

    def __init__(
        self, library: Library, document: Callable[[str], DocumentRecord], content: Callable[[str], Document]
    ) -> None:
        self._library = library
        self._document = document
        self._content = content

    def correct(self, reference: str, start: int, end: int, words: str) -> Correction:
        """Put ``words`` in place of a range of a document's current text; empty words take it out.

        One step for undo. Raises NotFound, Ambiguous, InvalidRange, and InvalidValue where nothing would change.
        """
        record = self._document(reference)
        content = self._content(record.id)
        made, edit = corrected(content, start, end, words)
        if made.text == content.text:
            raise InvalidValue("The correction changes nothing.", "Give other words than those that stand there.")
        if content.places:
            made = replace(made, places=_moved_places(content, made))
        moved = mover([edit])
        self._library.correct_text(record.id, made, moved)
        first, last = moved(start), moved(end)
        return Correction(record.id, first, last, content.text[start:end], made.text[first:last])


def _moved_places(before: Document, after: Document) -> bytes:
    layout = moved_layout(PdfLayout.from_bytes(before.places), before, after)
    return layout.to_bytes() if layout is not None else b""
