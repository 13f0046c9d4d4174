"""A project's sources read as documents: from the file beside a text where that can be, else from the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from egpk_desk import intake
from egpk_desk.document import Document
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.library.library import Library
from egpk_desk.library.records import Prepared, Problem
from egpk_desk.project_exchange import placing
from egpk_desk.readers.pdf import layout_of
from egpk_desk.refi.model import Selection, Source


@dataclass(frozen=True, slots=True)
class Readied:
    """A source made ready. Its selections are ranges of the text that was read, its areas are selections too.

    ``prepared`` is None where the library has the document already, with this text, or where it cannot be read: then
    ``is_read`` is False. ``problems`` say what could not be taken.
    """

    source: Source
    prepared: Prepared | None
    problems: tuple[Problem, ...] = ()
    is_read: bool = True


def ready(source: Source, library: Library) -> Readied:
    """Read a source. What cannot be read is told, not raised."""
    try:
        return _Readying(source, library).ready()
    except UnreadableSource as error:
        return Readied(source, None, (Problem(source.name, error.message),), is_read=False)


class _Readying:
    def __init__(self, source: Source, library: Library) -> None:
        self.source = source
        self.library = library
        self.title = source.name or source.guid
        self.problems: list[Problem] = []

    def ready(self) -> Readied:
        source, left_out = self.source, self.source.left_out
        known = self.library.find_documents(source.guid) if source.guid else []
        if known and known[0].id == source.guid and self.library.text(source.guid) == source.text:
            document = self.library.load(source.guid)
            prepared, selections = None, list(source.selections)
            original = self.library.source(source.guid) if source.areas and document.kind == "pdf" else b""
        else:
            prepared, selections = self._read()
            document, original = prepared.document, source.original
            left_out += len(source.selections) - len(selections)
        found, empty = self._areas(document, original)
        if left_out:
            self.problems.append(Problem(self.title, f"{left_out} selections are no passages of its text"))
        if empty:
            self.problems.append(Problem(self.title, f"{empty} areas of its pages hold no text"))
        placed = replace(source, selections=(*selections, *found), areas=(), original=b"")
        return Readied(placed, prepared, tuple(self.problems))

    def _read(self) -> tuple[Prepared, list[Selection]]:
        """The document, and the selections as ranges of its text.

        The file is taken where it holds every passage that was selected: then pages and formatting come along.
        """
        source = self.source
        if source.original:
            try:
                prepared = intake.prepare_bytes(source.original, _file_name(self.title, source.suffix))
            except EgpkError:
                if source.text is None:
                    raise
            else:
                if source.text is None:
                    return prepared, []
                selections = placing.placed(source.selections, source.text, prepared.document.text)
                if len(selections) == placing.with_words(source.selections, source.text):
                    return prepared, selections
                self.problems.append(Problem(self.title, "its file reads otherwise than its text; the text was taken"))
        text = source.text or ""
        prepared = intake.prepare_bytes(text.encode(), _file_name(self.title, ".txt"))
        return prepared, placing.placed(source.selections, text, prepared.document.text)

    def _areas(self, document: Document, original: bytes) -> tuple[list[Selection], int]:
        areas = self.source.areas
        if not areas:
            return [], 0
        if document.kind == "pdf" and original:
            return placing.of_areas(areas, document, layout_of(document, original, self.title))
        found = [one for one in (placing.of_words(area, document.text) for area in areas) if one is not None]
        return found, len(areas) - len(found)


def _file_name(title: str, suffix: str) -> str:
    return title if title.lower().endswith(suffix) else title + suffix
