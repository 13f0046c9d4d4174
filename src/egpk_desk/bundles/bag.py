"""Writing and checking a BagIt bag (RFC 8493) in a zip file: payload below ``data/``, SHA-256 manifests."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import IO

from egpk_desk.library.records import Problem

PAYLOAD = "data/"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_MANIFEST, _TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
_TAGS = ("bagit.txt", "bag-info.txt", _MANIFEST)
_CHUNK = 1 << 20


class BagWriter:
    """Writes a bag, one payload file after the other; :meth:`finish` adds the tag files."""

    def __init__(self, target: IO[bytes], when: datetime | None = None) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._when = when or datetime.now(UTC)
        self._sums: dict[str, str] = {}
        self._size = 0

    def add(self, path: str, data: bytes, *, is_packed: bool = False) -> None:
        """Add a payload file at a path below ``data/``. ``is_packed``: it is compressed already."""
        name = PAYLOAD + path
        self._put(name, data, zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED)
        self._sums[name] = hashlib.sha256(data).hexdigest()
        self._size += len(data)

    def add_pieces(self, path: str, pieces: Iterable[bytes]) -> int:
        """Add a payload file piece by piece, never all of it in memory; returns its size."""
        name, digest, size = PAYLOAD + path, hashlib.sha256(), 0
        with self._zip.open(self._entry(name, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as file:
            for piece in pieces:
                file.write(piece)
                digest.update(piece)
                size += len(piece)
        self._sums[name] = digest.hexdigest()
        self._size += size
        return size

    def _entry(self, name: str, how: int) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self._when.timetuple()[:6])
        entry.compress_type = how
        entry.external_attr = 0o644 << 16
        return entry

    def _put(self, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
        self._zip.writestr(self._entry(name, how), data)

    def finish(self, info: Mapping[str, str]) -> None:
        """Add the tag files and close the zip. ``info`` are further lines of ``bag-info.txt``."""
        described = {
            **info,
            "Bagging-Date": self._when.strftime("%Y-%m-%d"),
            "Payload-Oxum": f"{self._size}.{len(self._sums)}",
        }
        tags = {
            "bagit.txt": _DECLARATION,
            "bag-info.txt": "".join(
                f"{name}: {' '.join(value.split())}\n" for name, value in described.items()
            ).encode(),
            _MANIFEST: _manifest(self._sums),
        }
        for name, data in tags.items():
            self._put(name, data)
        self._put(_TAG_MANIFEST, _manifest({name: hashlib.sha256(data).hexdigest() for name, data in tags.items()}))
        self._zip.close()

    def discard(self) -> None:
        """Leave the bag unfinished; its file is taken away by whoever opened it."""
        self._zip.fp = None


def _manifest(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {_encoded(name)}\n" for name, digest in sorted(sums.items())).encode()


def _encoded(name: str) -> str:
    """Line ends and percent signs in a path are written as RFC 8493, 2.1.3 says."""
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _decoded(name: str) -> str:
    return name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def read_manifest(data: bytes) -> dict[str, str] | None:
    """The sums of a manifest by path, or None where a line is none."""
    sums: dict[str, str] = {}
    try:
        for line in data.decode("utf-8").splitlines():
            digest, _, name = line.partition(" ")
            if len(digest) != 64 or not name.strip() or name.strip() in sums:
                return None
            sums[_decoded(name.strip())] = digest.lower()
    except UnicodeDecodeError:
        return None
    return sums


def problems(
    names: Mapping[str, int], opened: Callable[[str], IO[bytes]], step: Callable[[], None] = lambda: None
) -> Iterator[Problem]:
    """What is changed, missing or added in a bag, each named by its path.

    ``names`` maps the files of the bag to their sizes; ``opened`` opens one to read. ``step`` is called after each.
    """
    for tag in (*_TAGS, _TAG_MANIFEST):
        if tag not in names:
            yield Problem(tag, "is missing")
    if "bagit.txt" in names and not _whole(opened("bagit.txt")).startswith(b"BagIt-Version: "):
        yield Problem("bagit.txt", "declares no bag")
    listed: dict[str, str] = {}
    for manifest in (_TAG_MANIFEST, _MANIFEST):
        if manifest not in names:
            continue
        data = _whole(opened(manifest))
        sums = read_manifest(data)
        if sums is not None and data != _manifest(sums):
            yield Problem(manifest, "was changed")
        if sums is None:
            yield Problem(manifest, "is not a list of SHA-256 sums")
            continue
        listed |= sums
    if _MANIFEST in names:
        for name in sorted(names):
            if name not in listed and name != _TAG_MANIFEST:
                yield Problem(name, "was added")
    for name, digest in sorted(listed.items()):
        if name not in names:
            if name not in _TAGS:
                yield Problem(name, "is missing")
        elif digest_of(opened(name)) != digest:
            yield Problem(name, "was changed")
        step()


_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)
"""What reading a file that was damaged in its archive raises."""


def digest_of(file: IO[bytes]) -> str:
    """The SHA-256 of a file, hexadecimal, or nothing where it cannot be unpacked."""
    made = hashlib.sha256()
    try:
        while chunk := file.read(_CHUNK):
            made.update(chunk)
    except _DAMAGE:
        return ""
    return made.hexdigest()


def _whole(file: IO[bytes]) -> bytes:
    """A file's bytes, or one that is no text where it cannot be unpacked."""
    try:
        return file.read()
    except _DAMAGE:
        return b"\xff"
