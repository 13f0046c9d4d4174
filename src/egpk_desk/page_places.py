"""Where the letters of a report stand on its pages: stored with it, and made again where they are not."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from egpk_desk.document import Document
from egpk_desk.errors import LibraryError
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord
from egpk_desk.readers.pdf import layout_of
from egpk_desk.readers.pdf.layout import PdfLayout


class PagePlaces:
    """The places in one open library. ``document`` resolves what a user calls a document."""

    def __init__(
        self, library: Library, document: Callable[[str], DocumentRecord], content: Callable[[str], Document]
    ) -> None:
        self._library = library
        self._document = document
        self._content = content

    def of(self, reference: str) -> PdfLayout:
        """The layout of a PDF's current text.

        A report that came without it, as from an earlier version of the program or in a bundle, is read once more,
        which takes as long as its import; what comes of it is kept, if the library can be written. Raises NotFound,
        Ambiguous, UnreadableSource.
        """
        record = self._document(reference)
        content = self._content(record.id)
        layout = layout_of(content, self._library.source(record.id), record.title)
        if not content.places:
            with contextlib.suppress(LibraryError):  # read-only, or in use: it is made again another time
                self._library.keep_places(record.revision, layout.to_bytes())
        return layout
