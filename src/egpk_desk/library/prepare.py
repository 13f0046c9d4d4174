"""Making a read source ready to be stored: hashing, folding, compressing; no SQL, so that any process can do it."""

from __future__ import annotations

import hashlib
import zlib

from egpk_desk.document import Document
from egpk_desk.errors import UnreadableSource
from egpk_desk.library.codec import encode_body, encode_text
from egpk_desk.library.identity import document_id, revision_id
from egpk_desk.library.index import MOST_BLOCKS, indexed
from egpk_desk.library.records import Prepared

WORTH = 0.95
"""A source is stored compressed where that makes it at most this much of its size."""


def prepare(data: bytes, document: Document, file_name: str) -> Prepared:
    """The source ``data`` and the document read from it, ready to be stored. Raises UnreadableSource."""
    sha256 = hashlib.sha256(data).hexdigest()
    if len(document.blocks) > MOST_BLOCKS:
        raise UnreadableSource(f"“{file_name}” has more than {MOST_BLOCKS:,} paragraphs.", "Split it.")
    encoded = document.text.encode("utf-8", "surrogatepass")
    text_sha256 = hashlib.sha256(encoded).hexdigest()
    packed = zlib.compress(data, 1)
    compressed = len(packed) <= WORTH * len(data)
    return Prepared(
        document=document,
        id=document_id(sha256),
        revision=revision_id(sha256, document.reader, text_sha256),
        sha256=sha256,
        size=len(data),
        file_name=file_name,
        source=packed if compressed else data,
        compressed=compressed,
        text=packed if encoded == data else encode_text(document.text),
        body=encode_body(document),
        folded=tuple(indexed(document.text[block.start : block.end]) for block in document.blocks),
    )
