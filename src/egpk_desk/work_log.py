"""The log of what was done with a library: imports, exports, backups, merges, and what failed, in order.

One line of JSON an event, in the user's own folder, beside neither the library nor its bundles: it tells names of
files, so that a purge erases what it says of a document. Messages are the core's English ones, to be translated where
they are shown.
A log that cannot be written is no reason for a work to fail.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import inspect
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from egpk_desk import places
from egpk_desk.errors import Cancelled, EgpkError
from egpk_desk.files import erase

P = ParamSpec("P")
T = TypeVar("T")

MOST_BYTES = 1_000_000
"""When a log is longer, its older half goes."""
_MOST_DETAILS = 50
_LONGEST = 400  # characters of a detail


class Work(StrEnum):
    """What kind of work an entry tells of."""

    IMPORT = "import"
    EXPORT = "export"
    BUNDLE = "bundle"
    MERGE = "merge"
    BACKUP = "backup"
    RESTORE = "restore"
    CHECK = "check"
    REPAIR = "repair"
    PURGE = "purge"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: when (ISO, with the offset of the clock that was there), what kind, whether it was done, in words.

    ``details`` are lines of their own, such as the files that were refused, each with the reason after a tabulator.
    """

    at: str
    work: str
    done: bool
    message: str
    details: tuple[str, ...] = ()
    user: str = ""


class WorkLog:
    """The log of one library, known by its place."""

    def __init__(self, library: Path) -> None:
        key = hashlib.sha256(places.name_of(library).encode("utf-8", "surrogateescape")).hexdigest()[:12]
        self.path = places.user_data() / "logs" / f"{_plain(library.stem)}-{key}.jsonl"

    def note(self, work: str, message: str, *, done: bool = True, details: Sequence[str] = (), user: str = "") -> None:
        """Note an event at the end; the clock may say what it likes, the order stays."""
        shown = [line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…" for line in details[:_MOST_DETAILS]]
        if len(details) > _MOST_DETAILS:
            shown.append(_noted_line(f"and {len(details) - _MOST_DETAILS} more"))
        at = datetime.now().astimezone().isoformat(timespec="seconds")
        entry = Entry(at, work, done, message, tuple(shown), user or places.default_user())
        line = json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:  # one write, so that two programs do not mix their lines
                file.write(line)
                long = file.tell() > MOST_BYTES
            if long:
                lines = self._lines()
                self._write(lines[len(lines) // 2 :])

    def entries(self, limit: int | None = None) -> list[Entry]:
        """What was noted, the newest first; lines that were cut off are passed over."""
        found = [entry for line in reversed(self._lines()) if (entry := _entry(line))]
        return found[:limit]

    def forget(self, words: Sequence[str]) -> None:
        """Erase the entries that say any of the words, for good."""
        wanted = [word.casefold() for word in words if word.strip()]

        def says(entry: Entry) -> bool:
            told = "\n".join((entry.message, *entry.details)).casefold()
            return any(word in told for word in wanted)

        lines = self._lines()
        left = [line for line in lines if (entry := _entry(line)) and not says(entry)]
        if len(left) < len(lines):
            with contextlib.suppress(OSError):
                self._write(left)

    def erase(self) -> bool:
        """Erase the whole log for good; returns whether there was one. Raises OSError."""
        return erase(self.path)

    def _lines(self) -> list[bytes]:
        try:
            return self.path.read_bytes().splitlines(keepends=True)
        except OSError:
            return []

    def _write(self, lines: Sequence[bytes]) -> None:
        """Put other lines in place of those that are there, of which no byte is left."""
        half = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        half.write_bytes(b"".join(lines))
        erase(self.path)
        half.replace(self.path)


def _entry(line: bytes) -> Entry | None:
    try:
        fields = json.loads(line)
        details = tuple(str(detail) for detail in fields.get("details", ()))
        at, work, message = (str(fields[name]) for name in ("at", "work", "message"))
        return Entry(at, work, bool(fields["done"]), message, details, str(fields.get("user", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _noted_line(message: str) -> str:
    return message


def _plain(stem: str) -> str:
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in stem)[:40] or "library"


Told = tuple[str, Sequence[str]]
"""What is noted of a work that was done: a message, and lines below it."""


@contextlib.contextmanager
def noting_failure(library: Path, work: str, user: str = "") -> Iterator[None]:
    """Note in the log of a library that a work failed, and let the error go on; that it was stopped is no failure."""
    try:
        yield
    except Cancelled:
        raise
    except EgpkError as error:
        WorkLog(library).note(work, error.line, done=False, user=user)
        raise


def noted(
    work: Work, told: Callable[[Any, Mapping[str, Any]], Told | None]
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Note each call of a method of one of a library's faces in the library's log."""

    def decorate(method: Callable[P, T]) -> Callable[P, T]:
        signature = inspect.signature(method)

        @functools.wraps(method)
        def noting(*arguments: P.args, **options: P.kwargs) -> T:
            given = signature.bind(*arguments, **options).arguments
            library = given["self"]._library
            with noting_failure(library.path, work, library.author):
                result = method(*arguments, **options)
            if (said := told(result, given)) is not None:
                WorkLog(library.path).note(work, said[0], details=said[1], user=library.author)
            return result

        return noting

    return decorate
