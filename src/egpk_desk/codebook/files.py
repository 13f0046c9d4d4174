"""Codebook files by their format."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from egpk_desk.codebook import csv_file, json_file, qdc
from egpk_desk.codebook.interchange import Codebook
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.zip_safety import Package

FORMATS: dict[str, ModuleType] = {"csv": csv_file, "json": json_file, "qdc": qdc}
LARGEST = 50_000_000


def write(codebook: Codebook, format_: str) -> bytes:
    """The codebook as a file of ``json``, ``csv`` or ``qdc``."""
    writer: Callable[[Codebook], bytes] = FORMATS[format_].write
    return writer(codebook)


def read(data: bytes, name: str) -> Codebook:
    """The codebook of a file of any of the formats, or of a project (``.qdpx``). Raises UnreadableSource.

    The format is told by the first characters.
    """
    if data[:4] == b"PK\x03\x04":
        data = _of_project(data, name)
    if len(data) > LARGEST:
        raise UnreadableSource(f"“{name}” is too large for a codebook.", "Export the codebook alone.")
    if not data.strip():
        raise UnreadableSource(f"“{name}” is empty.", "Export the codebook again.")
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if head == b"<" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return qdc.read(data, name)
    return json_file.read(data, name) if head in (b"{", b"[") else csv_file.read(data, name)


def _of_project(data: bytes, name: str) -> bytes:
    """The XML of a REFI-QDA project, which holds a codebook among the rest."""
    package = Package(data, name)
    found = sorted((path for path in package.names if path.lower().endswith(".qde")), key=lambda path: path.count("/"))
    if not found:
        raise UnreadableSource(f"“{name}” is no REFI-QDA project.", "Export the codebook as .qdc.")
    return package.read(found[0])
