"""What is asked of an export."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from egpk_desk.citations.notes import NoteFormatter
from egpk_desk.exporters.words import kind_name

GROUPINGS = ("code", "document", "none")
ORDERS = ("text", "date", "title", "author", "created")
SPELLINGS = ("source", "plain")


def default_notes() -> NoteFormatter:
    """What makes notes where nothing else is said: the style that the program cites in by default."""
    from egpk_desk.citations.csl.notes import CslNotes  # costs time to import, and only exports need it

    return CslNotes()


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """The form of an export.

    ``format`` is a key of :data:`egpk_desk.exporters.FORMATS`; ``group_by`` is one of :data:`GROUPINGS`, ``order`` (of
    the excerpts, and so of the documents) one of :data:`ORDERS`; ``spelling`` is ``source`` (to the letter) or
    ``plain`` (without tashkeel and tatweel); ``title`` heads the text; ``language`` (``ar`` or ``en``) is that of the
    words around the excerpts. ``heading_level`` (from 1) is that of the topmost headings. ``before`` and ``after``
    count the sentences of the source that are shown around each excerpt. ``template`` is a Word document whose styles,
    page and headers a ``docx`` follows. ``codes`` are the ids of the codes to group by, where not all of them.
    ``memos`` are the memos on codes and documents by id, and, under an empty one, those on the library; ``memo_names``
    names these codes and documents. ``kind_names`` are what users call the kinds of codes, by slug. ``formatter`` makes
    the notes and the bibliography.
    """

    format: str
    group_by: str = "code"
    spelling: str = "source"
    title: str = ""
    language: str = "ar"
    include_memos: bool = True
    codes: frozenset[str] | None = None
    formatter: Callable[[], NoteFormatter] = field(default=default_notes)
    order: str = "text"
    heading_level: int = 1
    include_codes: bool = True
    code_colours: bool = True
    before: int = 0
    after: int = 0
    bibliography: bool = False
    template: bytes | None = field(default=None, repr=False)
    memos: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)
    memo_names: Mapping[str, str] = field(default_factory=dict, repr=False)
    kind_names: Mapping[str, str] = field(default_factory=dict, repr=False)

    def kind_name(self, kind: str) -> str:
        """What a kind of codes is called: as users call it, else as the program calls its own."""
        return self.kind_names.get(kind) or kind_name(kind, self.language)
