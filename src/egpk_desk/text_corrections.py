"""Correcting a wrong word in the text of a document: a new revision on which the highlights stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import reduce
from itertools import accumulate

from egpk_desk.document import Document
from egpk_desk.errors import InvalidRange, InvalidValue
from egpk_desk.library.corrections import mover
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord
from egpk_desk.readers.correcting import base_reader, corrected
from egpk_desk.readers.pdf.corrected import moved_layout
from egpk_desk.readers.pdf.layout import PdfLayout
from egpk_desk.text.anchors import make_selector, reanchor

_SURE = 0.8  # of an anchor: the same letters, and mostly the same around them
_PIECES = re.compile(r"\s+|\S+")


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

    def carry_over(self, document: str, before: str) -> int:
        """Make the corrections of revision ``before`` on the current text too, which a newer reader gave.

        One whose words do not stand there to the letter, in the same surroundings, is left out: the new reader may have
        read them rightly. Returns how many were made.
        """
        readers = dict(self._library.revisions(document))
        base = base_reader(readers.get(before, ""))
        if base == readers.get(before):
            return 0
        first = next((id_ for id_, reader in readers.items() if reader == base), None)
        if first is None:
            return 0
        read, wanted = self._library.load(document, first), self._library.load(document, before)
        made = self._library.load(document)
        steps = []
        for start, end, words in _edits(read, wanted):
            found = reanchor(make_selector(read.text, start, end), start, made.text)
            if found is None or found.how != "exact" or found.score < _SURE:
                continue
            try:
                made, edit = corrected(made, found.start, found.end, words)
            except InvalidRange:
                continue
            steps.append(mover([edit]))
        if steps:
            self._library.correct_text(document, made, lambda offset: reduce(lambda at, move: move(at), steps, offset))
        return len(steps)


def _edits(read: Document, wanted: Document) -> Iterator[tuple[int, int, str]]:
    """The words of a text that were corrected, as ranges of it, and what stands there instead."""
    if len(read.blocks) != len(wanted.blocks):
        return
    for old, new in zip(read.blocks, wanted.blocks, strict=True):
        before, after = read.block_text(old), wanted.block_text(new)
        if before == after:
            continue
        words, others = _PIECES.findall(before), _PIECES.findall(after)
        places = list(accumulate(map(len, words), initial=old.start))
        for tag, a1, a2, b1, b2 in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
            if tag != "equal":
                a1, b1 = (a1 - 1, b1 - 1) if a1 == a2 and a1 > 0 else (a1, b1)
                yield places[a1], places[a2], "".join(others[b1:b2])


def _moved_places(before: Document, after: Document) -> bytes:
    layout = moved_layout(PdfLayout.from_bytes(before.places), before, after)
    return layout.to_bytes() if layout is not None else b""
