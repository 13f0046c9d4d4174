"""Zip packages (DOCX, ODT) opened as hostile input: paths, number, size and ratio of the entries are checked first."""

from __future__ import annotations

import io
import zipfile
import zlib

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits

_ENTRY = b"PK\x01\x02"
_END_OF_DIRECTORY = b"PK\x05\x06"
_SMALL = 5_000_000  # an entry that unpacks to less may be packed as tightly as it likes
_AGAIN = "Fetch or save it again from the program that made it."


class Package:
    """The entries of a zip package. Entries are unpacked one by one, when they are asked for, within the limits."""

    def __init__(self, data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> None:
        """Raises :class:`UnreadableSource` for a damaged, encrypted, overgrown or malicious package."""
        self._name = name
        self._limits = limits
        self._unpacked = 0
        if (count := _entries(data)) > 2 * limits.max_entries:  # before a list is made of millions
            raise self._refused(f"it holds {count:,} files, more than {limits.max_entries:,}")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableSource(f"“{name}” is a damaged or cut-off document.", _AGAIN) from error
        except Exception as error:  # struct.error and UnicodeError of a directory damaged inside
            raise UnreadableSource(f"“{name}” is a damaged document.", _AGAIN) from error
        self._check(entries)
        self.names = frozenset(entry.filename for entry in entries)

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > self._limits.max_entries:
            raise self._refused(f"it holds {len(entries):,} files, more than {self._limits.max_entries:,}")
        total = 0
        for entry in entries:
            path = entry.filename.replace("\\", "/")
            if path.startswith("/") or ".." in path.split("/") or ":" in path.split("/")[0] or "\x00" in path:
                raise self._refused(f"it holds a file with the path “{entry.filename[:60]}”, which leads out of it")
            total += entry.file_size
            if entry.file_size > _SMALL and entry.file_size > self._limits.max_ratio * max(entry.compress_size, 1):
                raise self._refused(f"“{entry.filename[:60]}” in it unpacks to {entry.file_size / 1e6:,.0f} MB")
        if total > self._limits.max_unpacked:
            raise self._refused(f"it unpacks to {total / 1e6:,.0f} MB")

    def _refused(self, why: str) -> UnreadableSource:
        return UnreadableSource(
            f"“{self._name}” is refused: {why}.", "Open it in a word processor and save it anew, without its pictures."
        )

    def __contains__(self, path: str) -> bool:
        return path in self.names

    def read(self, path: str) -> bytes:
        """The bytes of one entry. Raises :class:`UnreadableSource` where it is damaged, locked or too large."""
        try:
            with self._zip.open(path) as entry:
                # A directory that lies about sizes is not believed: at most the rest of the allowance is unpacked.
                data = entry.read(self._limits.max_unpacked - self._unpacked + 1)
        except KeyError as error:
            raise UnreadableSource(f"“{self._name}” is damaged: it lacks its part “{path}”.", _AGAIN) from error
        except RuntimeError as error:
            raise UnreadableSource(
                f"“{self._name}” is encrypted.", "Save a copy without a password and import that."
            ) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableSource(f"“{self._name}” is damaged in its part “{path}”.", _AGAIN) from error
        self._unpacked += len(data)
        if self._unpacked > self._limits.max_unpacked:
            raise self._refused(f"it unpacks to more than {self._limits.max_unpacked / 1e6:,.0f} MB")
        return data


def _entries(data: bytes) -> int:
    """How many entries the directory of a zip seems to have, without reading it: what is said at its end may lie."""
    end = data.rfind(_END_OF_DIRECTORY)
    if end < 0:
        return 0
    length = int.from_bytes(data[end + 12 : end + 16], "little")
    return data.count(_ENTRY, max(0, end - length))
