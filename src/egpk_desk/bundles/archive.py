"""A bundle file opened as hostile input: its zip is checked before anything in it is unpacked."""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO

from egpk_desk.bundles import encryption
from egpk_desk.errors import BundleError

MOST_ENTRIES = 100_000
MOST_UNPACKED = 8 << 30
_SMALL = 5_000_000  # an entry that unpacks to less may be packed as tightly as it likes
_MOST_RATIO = 200
_MOST_AT_ONCE = 1 << 30  # of a part that is read as a whole
_LONGEST_NAME = 400
_ENTRY = b"PK\x01\x02"
_END_OF_DIRECTORY = b"PK\x05\x06"
_ZIP64_END = b"PK\x06\x06"
_TAIL = 22 + 0xFFFF
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_UNWRITABLE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|[ .](/|$)')
"""What stands in no path on every system; names that devices of Windows have are told by :data:`_RESERVED`."""
_CHANCE = 1_000  # signatures of an entry that stand in data by chance
_AGAIN = "Copy or fetch it again, or ask for it anew."


class Archive:
    """The files of a bundle. Each is unpacked when it is read, never past the size that the directory promises."""

    def __init__(self, path: Path, passphrase: str = "") -> None:
        """Raises BundleError for what is no bundle, is encrypted, damaged, overgrown or malicious."""
        self.path = path
        self._file = self._opened(path, passphrase)
        try:
            self._check_count()
            self._zip = zipfile.ZipFile(self._file)
            entries = self._zip.infolist()
            self.is_seamless = self._seamless(entries)
        except BundleError:
            self._file.close()
            raise
        except Exception as error:  # BadZipFile, and what a directory damaged inside gives: struct.error, ValueError …
            self._file.close()
            raise BundleError(f"“{path.name}” is no bundle, or a damaged one.", _AGAIN) from error
        self.names: dict[str, int] = {}
        try:
            self._check(entries)
        except BundleError:
            self.close()
            raise

    def _opened(self, path: Path, passphrase: str) -> IO[bytes]:
        try:
            if path.is_dir():
                raise BundleError(f"“{path}” is a folder.", "Name a bundle file.")
            file = path.open("rb")
        except FileNotFoundError as error:
            raise BundleError(f"There is no file “{path}”.", "Check the name.") from error
        except OSError as error:
            raise BundleError(f"“{path}” cannot be read ({error.strerror}).", "Check the disk it lies on.") from error
        head = file.read(encryption.HEAD)
        file.seek(0)
        if not encryption.is_encrypted(head):
            return file
        with file:
            if not passphrase:
                raise BundleError(f"“{path.name}” is encrypted.", "Give its passphrase.")
            return io.BytesIO(encryption.decrypt(file.read(), passphrase, path.name))

    def _check_count(self) -> None:
        """Refuse millions of entries before the directory is read, by the count at the file's end."""
        size = self._size = self._file.seek(0, io.SEEK_END)
        self._file.seek(max(0, size - _TAIL))
        tail = self._file.read()
        at = tail.rfind(_END_OF_DIRECTORY)
        if at < 0 or at + 22 > len(tail):
            raise BundleError(f"“{self.path.name}” is no bundle, or its end is missing.", _AGAIN)
        count, length = struct.unpack("<HI", tail[at + 10 : at + 16])
        zip64 = tail.rfind(_ZIP64_END)
        if zip64 >= 0 and zip64 + 48 <= len(tail):
            count, length = struct.unpack("<QQ", tail[zip64 + 32 : zip64 + 48])
        if count > MOST_ENTRIES or length > MOST_ENTRIES * _LONGEST_NAME:
            raise self._refused(f"it holds {count:,} files, more than {MOST_ENTRIES:,}")
        # The count at the end may lie: the entries themselves are counted too.
        self._file.seek(max(0, size - length - len(tail)))
        if self._file.read().count(_ENTRY) > MOST_ENTRIES + _CHANCE:
            raise self._refused(f"it holds more than {MOST_ENTRIES:,} files")
        self._file.seek(0)

    def _seamless(self, entries: list[zipfile.ZipInfo]) -> bool:
        """Whether nothing stands before, between or after the files and the directory of the zip."""
        at = 0
        for entry in sorted(entries, key=lambda each: each.header_offset):
            if entry.header_offset != at:
                return False
            self._file.seek(at + 26)
            name, extra = struct.unpack("<HH", self._file.read(4))
            at += 30 + name + extra + entry.compress_size
        size = self._file.seek(0, io.SEEK_END)
        self._file.seek(at)
        directory = self._file.read(size - at)
        end = directory.rfind(_END_OF_DIRECTORY)
        return directory.startswith(_ENTRY) and end == len(directory) - 22

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MOST_ENTRIES:
            raise self._refused(f"it holds {len(entries):,} files, more than {MOST_ENTRIES:,}")
        total, seen = 0, dict[str, bool]()
        for entry in entries:
            name = entry.filename
            shown = _shown(name)
            if not _is_safe(name):
                raise self._refused(f"it holds a file with the path “{shown}”, which leads out of it")
            if not _is_portable(name):
                raise self._refused(f"it holds a file with the path “{shown}”, which cannot be written everywhere")
            if not _is_plain(entry):
                raise self._refused(f"“{shown}” in it is a link, not a file")
            if entry.flag_bits & 1:
                raise self._refused(f"“{shown}” in it is locked by a password of its own")
            self._refuse_twice(name, seen)
            if name.endswith("/"):
                continue
            total += entry.file_size
            if entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1):
                raise self._refused(f"“{shown}” in it unpacks to {entry.file_size / 1e6:,.0f} MB")
            self.names[name] = entry.file_size
        if total > MOST_UNPACKED:
            raise self._refused(f"it unpacks to {total / 1e9:,.1f} GB")
        if total > _SMALL and total > _MOST_RATIO * self._size:
            raise self._refused(f"it unpacks to {total / 1e6:,.0f} MB")

    def _refuse_twice(self, name: str, seen: dict[str, bool]) -> None:
        """Refuse a file where another or a folder has its name, as systems have it that know no case and one spelling.

        ``seen`` says of each name whether it is a folder.
        """
        *above, last = _unified(name).rstrip("/").split("/")
        path = ""
        for folder in above:
            path += f"{folder}/"
            if not seen.setdefault(path, True):
                raise self._refused(f"it holds “{_shown(name)}” twice")
        path += f"{last}/"
        is_folder = name.endswith("/")
        if path in seen and not (is_folder and seen[path]):
            raise self._refused(f"it holds “{_shown(name)}” twice")
        seen[path] = is_folder

    def _refused(self, why: str) -> BundleError:
        return BundleError(f"“{self.path.name}” is refused: {why}.", "Ask its maker for a bundle made by this program.")

    def open(self, name: str) -> IO[bytes]:
        """A file of the bundle to read. Raises BundleError where it is not there or damaged."""
        try:
            return self._zip.open(name)
        except Exception as error:
            raise BundleError(f"“{self.path.name}” is damaged in its part “{name}”.", _AGAIN) from error

    def read(self, name: str) -> bytes:
        """The bytes of a file of the bundle. Raises BundleError where it is not there or damaged."""
        if name not in self.names:
            raise BundleError(f"“{self.path.name}” lacks its part “{_shown(name)}”.", _AGAIN)
        if self.names[name] > _MOST_AT_ONCE:
            raise self._refused(f"“{_shown(name)}” in it unpacks to {self.names[name] / 1e6:,.0f} MB")
        try:
            with self._zip.open(name) as file:
                data = file.read(self.names[name] + 1)
        except Exception as error:  # BadZipFile, zlib.error, EOFError, NotImplementedError: all are damage
            raise BundleError(f"“{self.path.name}” is damaged in its part “{name}”.", _AGAIN) from error
        if len(data) != self.names[name]:
            raise BundleError(f"“{self.path.name}” is damaged in its part “{name}”.", _AGAIN)
        return data

    def close(self) -> None:
        """Close the file."""
        self._zip.close()
        self._file.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _is_safe(name: str) -> bool:
    """Whether a path stays where it is unpacked, on every system."""
    if not name or len(name) > _LONGEST_NAME or "\\" in name or "\x00" in name or ":" in name:
        return False
    return not name.startswith("/") and ".." not in PurePosixPath(name).parts


def _is_portable(name: str) -> bool:
    """Whether every system can write a path, and as what it says."""
    if _UNWRITABLE.search(name) or "//" in name:
        return False
    return not any(_RESERVED.match(part) for part in name.split("/"))


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file or a folder, no link, pipe or device."""
    mode = entry.external_attr >> 16
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode) or not stat.S_IFMT(mode)


def _unified(name: str) -> str:
    """A name as systems compare it that tell neither case nor composed and decomposed letters apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _shown(name: str) -> str:
    """A name in one line, without signs that do something to it."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name[:60])
