"""A Word document whose long parts were written out piece by piece: they are put into the mould that python-docx saves.

A tree of 25,000 excerpts takes 700 MB, their XML a tenth of it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from docx.document import Document as WordDocument
from lxml import etree

from egpk_desk.errors import Cancelled
from egpk_desk.exporters.docx_runs import WORD, Element, element

if TYPE_CHECKING:
    from egpk_desk.exporters.docx_footnotes import Footnotes

_DECLARED = f' xmlns:w="{WORD}"'.encode()
_EACH = 500  # pieces between two questions whether to go on


def written(made: Element) -> bytes:
    """An element of WordprocessingML as bytes that stand in a part which declares its namespace."""
    said: bytes = etree.tostring(made, encoding="UTF-8", with_tail=False)
    return said.removeprefix(b"<?xml version='1.0' encoding='UTF-8'?>\n").replace(_DECLARED, b"", 1)


def saved(
    document: WordDocument, body: Sequence[bytes], footnotes: Footnotes, cancelled: Callable[[], bool] | None = None
) -> bytes:
    """The document with ``body`` before its section properties and the notes in their part. Raises Cancelled."""
    document.element.body.sectPr.addprevious(_place())
    footnotes.root.append(_place())
    parts = {str(document.part.partname)[1:]: body, str(footnotes.part.partname)[1:]: footnotes.said}
    mould, stream = io.BytesIO(), io.BytesIO()
    document.save(mould)
    with zipfile.ZipFile(mould) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            pieces = parts.get(entry.filename)
            if pieces is None:
                after.writestr(entry, data)
                continue
            head, mark, tail = data.partition(written(_place()))
            assert mark, entry.filename
            with after.open(entry.filename, "w", force_zip64=True) as out:
                out.write(head)
                for at in range(0, len(pieces), _EACH):
                    if cancelled is not None and cancelled():
                        raise Cancelled("The export was cancelled.", "Nothing was written.")
                    out.write(b"".join(pieces[at : at + _EACH]))
                out.write(tail)
    return stream.getvalue()


def _place() -> Element:
    """Where the pieces are to stand: an element that no document holds."""
    return element("w:egpkPieces")
