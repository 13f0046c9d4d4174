"""The readers: one module a format, each giving the same :class:`~egpk_desk.document.Document`.

The format is told by content first and by name second; the module of a format is imported only when it is needed.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from egpk_desk.document import Document
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.detect import format_of
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits

_MODULES = {
    "text": "egpk_desk.readers.text",
    "html": "egpk_desk.readers.html",
    "markdown": "egpk_desk.readers.markdown",
    "docx": "egpk_desk.readers.docx",
    "odt": "egpk_desk.readers.odt",
    "pdf": "egpk_desk.readers.pdf",
}


def read(data: bytes, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document that a source's bytes hold; ``name`` is its file name, used where the bytes do not tell.

    Raises :class:`UnreadableSource` for what is empty, binary, damaged, encrypted, too large or of an unknown format.
    """
    if len(data) > limits.max_bytes:
        raise _too_large(name, len(data), limits)
    module = import_module(_MODULES[format_of(data, name)])
    document: Document = module.read(data, name, limits)
    return document


def read_file(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> tuple[bytes, Document]:
    """The bytes of a file and the document they hold. Raises :class:`UnreadableSource`."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableSource(f"“{path.name}” is a folder, not a report.", "Name a file, or import the folder.")
        if size > limits.max_bytes:
            raise _too_large(path.name, size, limits)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableSource(f"There is no file “{path}”.", "Check the name and the folder.") from error
    except PermissionError as error:
        raise UnreadableSource(
            f"“{path.name}” may not be read: no permission.", "Ask its owner for permission, or copy it elsewhere."
        ) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableSource(
            f"“{path.name}” cannot be read: {reason}.", "Check the disk or drive it lies on."
        ) from error
    return data, read(data, path.name, limits=limits)


def _too_large(name: str, size: int, limits: Limits) -> UnreadableSource:
    return UnreadableSource(
        f"“{name}” has {size / 1e6:,.0f} MB; at most {limits.max_bytes / 1e6:,.0f} MB are read.",
        "Split the file, or save the report as text.",
    )
