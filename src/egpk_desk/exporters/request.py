"""What is asked of an export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from egpk_desk.citations.notes import NoteFormatter, PlainNotes


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """The form of an export.

    ``format`` is a key of :data:`egpk_desk.exporters.FORMATS`; ``group_by`` is ``code`` or ``document``; ``spelling``
    is ``source`` (to the letter) or ``plain`` (without tashkeel and tatweel); ``title`` heads the text; ``language``
    (``ar`` or ``en``) is that of the words around the excerpts. ``codes`` are the ids of the codes to group by, where
    not all of them. ``formatter`` makes the notes.
    """

    format: str
    group_by: str = "code"
    spelling: str = "source"
    title: str = ""
    language: str = "ar"
    include_memos: bool = True
    codes: frozenset[str] | None = None
    formatter: Callable[[], NoteFormatter] = field(default=PlainNotes)
