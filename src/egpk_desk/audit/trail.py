"""The history of a library as entries, merges among them, and choosing of them by user, document, code and time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library.causality import Op
from egpk_desk.library.library import Library
from egpk_desk.library.naming import Names
from egpk_desk.library.objects import Value
from egpk_desk.library.records import MergeRecord
from egpk_desk.library.rulings import decode_codings, decode_ruling
from egpk_desk.readers.dates import parse_date


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: when (ISO 8601, UTC), who, what (the journal's name of it), on what, each field before and after.

    ``document`` is the id of the report that it is about, if any; ``step`` is that of the command, ``operation`` its
    own id. A merge has no operation, but a :class:`MergeRecord`. ``undoes`` is the step that it takes back.
    """

    when: str
    author: str
    what: str
    kind: str
    object_id: str
    document: str = ""
    changes: Mapping[str, tuple[Value, Value]] = field(default_factory=dict)
    step: str = ""
    operation: str = ""
    clock: int = 0
    undoes: str | None = None
    merge: MergeRecord | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which entries are meant: all conditions hold together, empty ones ask nothing.

    ``users`` are names; ``documents`` and ``codes`` ids, beginnings of ids, titles, slugs or names, removed ones too;
    a code stands for those below it. ``since`` and ``until`` are ISO dates of any precision, both included, in the
    time of this computer.
    """

    users: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


EVERYTHING = Asked()


@dataclass(frozen=True, slots=True)
class Trail:
    """Entries in the order of time, and what the objects that they speak of are called."""

    entries: tuple[Entry, ...]
    names: Names


class AuditTrail:
    """The history of one open library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def users(self) -> list[str]:
        """Everybody who has changed anything."""
        return sorted({op.author for op in self._library.operations()} | {one.author for one in self._library.merges()})

    def read(self, asked: Asked = EVERYTHING) -> Trail:
        """The chosen entries. Raises NotFound, InvalidValue for what is not known or no date."""
        names = self._library.object_names()
        since, until = _day(asked.since), _day(asked.until)
        operations = self._library.operations()
        wanted = _Wanted(asked, self._library, names, operations)
        entries = [
            one
            for one in (*map(_of_operation, operations), *map(_of_merge, self._library.merges()))
            if (not asked.users or one.author in asked.users)
            and (not (since or until) or _within(_local(one.when), since, until))
            and wanted(one)
        ]
        entries.sort(key=lambda one: (one.when, one.merge is not None, one.clock, one.operation))
        return Trail(tuple(entries), names)


def _of_operation(op: Op) -> Entry:
    shared = op.cluster in ("codebook", "library", "")
    return Entry(
        *(op.at, op.author, op.what, op.kind, op.object_id, "" if shared else op.cluster),
        *(op.changes, op.step, op.id, op.clock, op.undoes),
    )


def _of_merge(one: MergeRecord) -> Entry:
    return Entry(one.when, one.author, "merge", "merge", one.source, step=one.step, merge=one)


class _Wanted:
    """Whether an entry is about the documents and the codes that are asked for."""

    def __init__(self, asked: Asked, library: Library, names: Names, operations: Collection[Op]) -> None:
        self._documents = {id_ for one in asked.documents for id_ in _documents(one, names)}
        self._codes: set[str] = set()
        if asked.codes:
            slugs = {code.id: code.slug for code in library.codes()}
            self._codes = {id_ for one in asked.codes for id_ in _codes(one, names, slugs)}
        self._marks = {
            op.object_id.partition(" ")[0]
            for op in operations
            if op.kind == "tag" and op.object_id.partition(" ")[2] in self._codes
        }

    def __call__(self, one: Entry) -> bool:
        if self._documents and one.document not in self._documents and not self._speaks_of_document(one):
            return False
        return not self._codes or self._speaks_of_code(one)

    def _speaks_of_document(self, one: Entry) -> bool:
        if one.kind == "member":
            return one.object_id.partition(" ")[2] in self._documents
        return any(
            value in self._documents for pair in one.changes.values() for value in pair if isinstance(value, str)
        )

    def _speaks_of_code(self, one: Entry) -> bool:
        if one.kind == "code":
            return one.object_id in self._codes
        if one.kind == "tag":
            return one.object_id.partition(" ")[2] in self._codes
        if one.kind == "highlight":
            return one.object_id in self._marks
        if one.kind == "decision":
            return any(code in self._codes for code in _codes_of_decision(one.changes))
        return any(value in self._codes for pair in one.changes.values() for value in pair if isinstance(value, str))


def _codes_of_decision(changes: Mapping[str, tuple[Value, Value]]) -> Iterator[str]:
    for pair in (changes.get("codings", ()), changes.get("ruling", ())):
        for value in pair:
            if isinstance(value, str) and value.startswith("["):
                yield from (row.code for row in decode_codings(value))
            elif isinstance(value, str) and value:
                yield from decode_ruling(value).codes


def _documents(reference: str, names: Names) -> list[str]:
    found = _named("document", reference, names, lambda name: name)
    if not found:
        raise NotFound(f"No document is called “{reference}”.", "`documents` lists what there is.")
    return found


def _codes(reference: str, names: Names, slugs: Mapping[str, str]) -> list[str]:
    path = slugs.get(reference, reference)
    found = [id_ for id_, slug in slugs.items() if slug == path or slug.startswith(f"{path}/")]
    found = found or _named("code", reference, names, lambda name: name)
    if not found:
        raise NotFound(f"No code is called “{reference}”.", "`codes` lists what there is.")
    return found


def _named(kind: str, reference: str, names: Names, plain: Callable[[str], str]) -> list[str]:
    """The objects of a kind of this name, or of an id that begins so."""
    wanted = plain(" ".join(reference.split()))
    return [
        id_
        for (of, id_), name in names.items()
        if of == kind
        and (
            wanted in (plain(" ".join(name.ar.split())), plain(" ".join(name.en.split())))
            or (len(wanted) >= 4 and id_.startswith(wanted.lower()))
        )
    ]


def _day(written: str) -> str:
    """A date as ISO 8601 of any precision. Raises InvalidValue."""
    if not written.strip():
        return ""
    found = parse_date(written)
    if found is None:
        raise InvalidValue(f"“{written}” is not a date.", "Write 2025-11-24, 2025-11 or 24 نوفمبر 2025.")
    return found.iso


def _local(when: str) -> str:
    """A time of the journal as a clock on this computer shows it."""
    try:
        return datetime.fromisoformat(when).astimezone().isoformat()
    except ValueError:
        return when


def _within(when: str, since: str, until: str) -> bool:
    return (not since or when[: len(since)] >= since) and (not until or when[: len(until)] <= until)
