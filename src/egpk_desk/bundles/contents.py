"""What goes into a bundle, and how it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from egpk_desk.document import Document
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.causality import Op
from egpk_desk.library.exchange import DocumentContent, MadeSelector
from egpk_desk.library.records import Code, DocumentRecord


@dataclass(frozen=True, slots=True)
class BundleOptions:
    """``with_sources`` lets the files and their texts come along, not only quotations and hashes.

    ``anonymous`` replaces the names of those who worked in the library; ``passphrase`` encrypts the whole; ``title``
    and ``language`` are of the page for people.
    """

    with_sources: bool = True
    anonymous: bool = False
    passphrase: str = ""
    title: str = ""
    language: str = "ar"


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is known of the chosen documents. ``whole`` says that they are all of the library."""

    author: str
    whole: bool
    documents: Sequence[DocumentRecord]
    excerpts: Sequence[Excerpt]
    codes: Sequence[Code]
    operations: Callable[[], Iterator[Op]]
    """Those of the journal, in the order in which they came: read anew at each call, never all in memory."""
    selectors: Mapping[str, MadeSelector]
    removed: Collection[str]
    """Ids of objects that were removed."""
    removed_documents: Collection[str]
    codebook: bytes
    """REFI-QDA, ``.qdc``."""
    references: bytes
    """CSL-JSON."""
    content: Callable[[str], DocumentContent | None]
    load: Callable[[str, str], Document]
    """A document's text and structure by its id and a revision's."""
