"""Identities that travel: the same report and the same driver are one thing on every machine.

Names of RFC 4122, version 5, in namespaces of this program; all else gets a random UUID.
"""

from __future__ import annotations

import uuid

from egpk_desk.text.folding import fold

_DOCUMENT = uuid.UUID("0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b01")
_REVISION = uuid.UUID("0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b02")
_CODE = uuid.UUID("0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b03")
_REFERENCE = uuid.UUID("0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b04")
_PROPERTY = uuid.UUID("0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b05")


def document_id(sha256: str) -> str:
    """The id of the document whose source has this SHA-256 (hexadecimal)."""
    return str(uuid.uuid5(_DOCUMENT, sha256))


def revision_id(sha256: str, reader: str, text_sha256: str) -> str:
    """The id of a text that ``reader`` (name and version) gave for a source."""
    return str(uuid.uuid5(_REVISION, f"{sha256} {reader} {text_sha256}"))


def builtin_code_id(slug: str) -> str:
    """The id of a code of the built-in codebook."""
    return str(uuid.uuid5(_CODE, slug))


def reference_id(document: str) -> str:
    """The id of a document's bibliographic record."""
    return str(uuid.uuid5(_REFERENCE, document))


def property_id(name: str) -> str:
    """The id of a property by its name, however spelt: the same property on every machine."""
    return str(uuid.uuid5(_PROPERTY, " ".join(fold(name).split())))


def new_id() -> str:
    """A random id, for what has no identity of its own."""
    return str(uuid.uuid4())


def storable_name(name: str) -> str:
    """A name as every file system takes it."""
    return "".join(c if c.isalnum() or c in "-_" else "-" for c in name.strip())[:60].strip("-") or "library"
