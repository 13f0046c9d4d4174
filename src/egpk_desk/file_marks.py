"""Highlights on their way out into a copy of a PDF, and the marks that others made in one on their way in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from egpk_desk.annotations.anchoring import anchored
from egpk_desk.annotations.highlighting import marks_of
from egpk_desk.annotations.marks import AnnotatedCopy, FoundMark, MarkKind, may_hold_marks
from egpk_desk.annotations.worker import ANNOTATOR
from egpk_desk.document import Document
from egpk_desk.errors import EgpkError, InvalidValue
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord
from egpk_desk.readers.pdf import layout_of, unlock

WHAT = "take in marks"


@dataclass(frozen=True, slots=True)
class OfferedMark:
    """A mark in a PDF's file, as the highlight that it would be: a range of the current text, its words, a memo.

    ``is_there`` where a highlight stands on the same range already and says as much.
    """

    kind: MarkKind
    page: int
    start: int
    end: int
    exact: str
    memo: str
    author: str
    colour: str
    codes: tuple[str, ...]
    is_there: bool


class FileMarks:
    """The marks in the PDF files of one open library. ``document`` resolves what a user calls a document."""

    def __init__(
        self, library: Library, document: Callable[[str], DocumentRecord], content: Callable[[str], Document]
    ) -> None:
        self._library = library
        self._document = document
        self._content = content

    def count(self, source: bytes) -> int:
        """How many marks by others, or by this program, a PDF's file holds; 0 where they cannot be read."""
        return len({mark.name if mark.highlight else id(mark) for mark in _read(source)})

    def offered(self, reference: str) -> list[OfferedMark]:
        """The marks in a document's file, in the order of the text. Raises NotFound, Ambiguous, UnreadableSource."""
        record = self._document(reference)
        if record.kind != "pdf":
            return []
        source = self._library.source(record.id)
        found = _read(source)
        if not found:
            return []
        content = self._content(record.id)
        there = {(one.start, one.end): one.memo for one in self._library.highlights(record.id) if not one.orphaned}
        offered = []
        for one in anchored(found, layout_of(content, source, record.title), content.text):
            memo = self._memo(one.mark)
            known = there.get((one.start, one.end))
            offered.append(
                OfferedMark(
                    kind=one.mark.kind,
                    page=one.mark.page,
                    start=one.start,
                    end=one.end,
                    exact=content.text[one.start : one.end],
                    memo=memo,
                    author=one.mark.author,
                    colour=one.mark.colour,
                    codes=one.mark.codes,
                    is_there=known is not None and (one.mark.memo in known or not one.mark.memo),
                )
            )
        return offered

    def _memo(self, mark: FoundMark) -> str:
        """What was written to a mark; whose it is, where it is another's."""
        if not mark.author or mark.author == self._library.author:
            return mark.memo
        return f"{mark.memo}\n— {mark.author}" if mark.memo else f"— {mark.author}"

    def take_in(self, reference: str, tags: Sequence[str] = ()) -> list[str]:
        """Make highlights of the marks that are not there yet, as one step; returns their ids.

        ``tags`` are ids of codes that all of them get; those that this program wrote get their own codes too, where the
        codebook has them. Raises NotFound, Ambiguous, UnreadableSource.
        """
        record = self._document(reference)
        offered = [mark for mark in self.offered(record.id) if not mark.is_there]
        if not offered:
            return []
        slugs = {code.slug: code.id for code in self._library.codes()}
        with self._library.step(WHAT):
            return [
                self._library.add_highlight(
                    record.id,
                    mark.start,
                    mark.end,
                    tags=list(dict.fromkeys([*(slugs[slug] for slug in mark.codes if slug in slugs), *tags])),
                    memo=mark.memo,
                ).id
                for mark in offered
            ]

    def take_in_all(self, references: Sequence[str]) -> list[str]:
        """:meth:`take_in` for several documents, as one step."""
        with self._library.step(WHAT):
            return [id_ for reference in references for id_ in self.take_in(reference)]

    def copy(
        self, reference: str, excerpts: Sequence[Excerpt], *, language: str = "ar", memos: bool = True
    ) -> AnnotatedCopy:
        """A copy of a document's PDF with these of its highlights as annotations.

        Raises NotFound, Ambiguous, InvalidValue, UnreadableSource, ExportError.
        """
        record = self._document(reference)
        if record.kind != "pdf":
            raise InvalidValue(
                f"“{record.title}” was not imported from a PDF.", "An annotated copy can be made of a PDF only."
            )
        source = self._library.source(record.id)
        own = [excerpt for excerpt in excerpts if excerpt.record.id == record.id]
        if not own:
            return AnnotatedCopy(source, True, 0)
        content = self._content(record.id)
        marks = marks_of(own, layout_of(content, source, record.title), language, memos=memos)
        return ANNOTATOR.write(source, marks, record.file_name)


def _read(source: bytes) -> list[FoundMark]:
    if not may_hold_marks(source):
        return []
    try:
        if b"/Encrypt" in source:  # protected from changes: it may be read
            source = unlock(source, "", "")
        return ANNOTATOR.read(source)
    except EgpkError:
        return []


def copied_document(chosen: Sequence[str], excerpts: Sequence[Excerpt], documents: Sequence[DocumentRecord]) -> str:
    """The one PDF that an annotated copy is made of: that chosen, else that of the excerpts, else the only one.

    Raises InvalidValue where it is not clear which.
    """
    pdfs = [record.id for record in documents if record.kind == "pdf"]
    meant = list(chosen) or list(dict.fromkeys(e.record.id for e in excerpts if e.record.id in pdfs)) or pdfs
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise InvalidValue("There is no PDF to make an annotated copy of.", "Import one, or choose another format.")
    raise InvalidValue(
        f"An annotated copy is made of one PDF; {len(meant)} documents are chosen.",
        "Choose one of them; on the command line, with --doc.",
    )
