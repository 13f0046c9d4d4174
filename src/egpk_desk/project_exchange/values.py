"""What is asked of an exchange of projects, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from egpk_desk.library.records import Problem
from egpk_desk.refi import SUFFIX


@dataclass(frozen=True, slots=True)
class ProjectOptions:
    """``with_files`` lets Word and PDF files travel beside the texts; ``with_memos`` what was written about anything.

    ``anonymous`` calls those who worked in the library ``coder-1``, ``coder-2``, …
    """

    with_files: bool = True
    with_memos: bool = True
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """What a project has no room for, counted: it stays in the library.

    ``unplaced`` are highlights that the current text of their document no longer holds.
    """

    unplaced: int = 0
    stances: int = 0
    statuses: int = 0
    references: int = 0
    saved: int = 0
    """Views and searches that were kept."""
    decisions: int = 0
    """Decisions on what coders disagreed on."""

    def __bool__(self) -> bool:
        return any((self.unplaced, self.stances, self.statuses, self.references, self.saved, self.decisions))


NOTHING_BEHIND = Behind()


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote, and what it left behind."""

    documents: int
    highlights: int
    behind: Behind = NOTHING_BEHIND

    @property
    def left_out(self) -> int:
        """How many highlights were left out."""
        return self.behind.unplaced


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import took in, and what it passed over, with the reason."""

    documents: int
    highlights: int
    codes: int
    memos: int
    passed: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class OfferedSource:
    """A source of a project. ``kind`` is ``txt``, ``docx`` or ``pdf``; ``is_there`` says that the library has it."""

    guid: str
    title: str
    kind: str
    selections: int
    is_there: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a project, before anything is taken in; ``origin`` is the program that wrote it.

    ``passed`` are the parts that cannot be taken, with the reason.
    """

    name: str
    origin: str
    sources: tuple[OfferedSource, ...]
    codes: int
    new_codes: int
    memos: int
    groups: int
    variables: tuple[str, ...]
    users: tuple[str, ...]
    passed: tuple[Problem, ...]


def is_project(path: Path) -> bool:
    """Whether a file is named as projects are."""
    return path.suffix.lower() == SUFFIX
