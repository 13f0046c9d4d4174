"""A project as it travels, apart from any library. GUIDs are lower-case, without braces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from egpk_desk.library.records import Problem

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Note:
    """A memo. ``author`` is a name; ``created`` ISO 8601 or empty."""

    guid: str
    name: str
    text: str
    author: str = ""
    created: str = ""


def name_for(text: str) -> str:
    """What a note without a name is called: its first words."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Coding:
    """A code (its GUID) on a selection, with who gave it and when."""

    code: str
    author: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """A coded or annotated passage: code points of the source's text, half-open. ``name`` quotes it, where it is told.

    ``notes`` are the GUIDs of notes about it, ``memo`` is what is said of it right there.
    """

    guid: str
    start: int
    end: int
    name: str = ""
    codings: tuple[Coding, ...] = ()
    memo: str = ""
    notes: tuple[str, ...] = ()
    author: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A selected rectangle of a PDF's page, in points; ``from_top`` says whether y runs down from the upper edge.

    ``page`` counts from 0. ``words`` are what its program read in it, where it tells. The rest is as of a selection.
    """

    guid: str
    page: int
    box: tuple[float, float, float, float]
    words: str = ""
    from_top: bool = False
    codings: tuple[Coding, ...] = ()
    memo: str = ""
    notes: tuple[str, ...] = ()
    author: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its plain text, and the file that it was read from, where that travels too.

    ``original`` holds that file's bytes and ``suffix`` its ending (``.docx``, ``.pdf``). ``text`` is None where the
    project has no plain text of it. ``left_out`` counts selections that are neither ranges of text nor areas of pages.
    """

    guid: str
    name: str
    text: str | None
    selections: tuple[Selection, ...] = ()
    areas: tuple[Area, ...] = ()
    original: bytes = field(default=b"", repr=False)
    suffix: str = ""
    memo: str = ""
    notes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    created: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """A set of sources (GUIDs)."""

    guid: str
    name: str
    description: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """What a project holds. ``codebook`` is a ``.qdc`` or the project's own XML, empty where there is no code.

    ``code_notes`` are the GUIDs of the notes about each code, ``notes_of_all`` those about the project. ``types`` are
    those of its variables: ``text``, ``number`` or ``date``. ``passed`` are the parts that cannot be taken, with the
    reason. ``origin`` is the program that wrote it, ``users`` the names of those who worked in it.
    """

    name: str
    codebook: bytes = b""
    sources: tuple[Source, ...] = ()
    groups: tuple[Group, ...] = ()
    notes: tuple[Note, ...] = ()
    code_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes_of_all: tuple[str, ...] = ()
    description: str = ""
    types: Mapping[str, str] = field(default_factory=dict)
    passed: tuple[Problem, ...] = ()
    origin: str = ""
    users: tuple[str, ...] = ()
