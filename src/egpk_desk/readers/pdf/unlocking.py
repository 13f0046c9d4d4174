"""Encrypted PDFs and their passwords. Runs in the worker process only."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

import pypdfium2

from egpk_desk.errors import NeedsPassword, UnreadableSource

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_IDENTIFIERS = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]*>\s*<[0-9A-Fa-f]*>\s*\]")


def opened(data: bytes, name: str, password: str = "") -> Any:
    """The PDFium document. Raises :class:`NeedsPassword` where another password is needed, else UnreadableSource."""
    try:
        return pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        # PDFium may name the fault of a document before this one, so that a word of it is not believed alone.
        if b"/Encrypt" in data and (getattr(error, "err_code", 0) == _PASSWORD or "password" in str(error).lower()):
            if password:
                raise NeedsPassword(
                    f"“{name}” is encrypted, and this password does not open it.", "Give the right one."
                ) from error
            raise NeedsPassword(
                f"“{name}” is encrypted: it opens with a password only.",
                "Import it with its password (--password), or save a copy without one.",
            ) from error
        if b"%%EOF" in data[-1024:] and re.search(rb"/Count\s+0\b", data) and not re.search(rb"/Type\s*/Page\b", data):
            raise UnreadableSource(f"“{name}” is a PDF without pages.", "Fetch or save it again.") from error
        raise UnreadableSource(f"“{name}” is a damaged or cut-off PDF.", "Fetch or save it again.") from error


def unlocked(data: bytes, name: str, password: str) -> bytes:
    """The same PDF without encryption; the same bytes where it opens without a password and one was given.

    The library keeps this copy, so that pages can be shown and the report be shared later without the password. The
    same file always gives the same copy: PDFium's random identifier is replaced by one made from the file. Raises
    :class:`NeedsPassword` where the password is wrong, UnreadableSource for what is no PDF.
    """
    if b"/Encrypt" not in data:
        return data
    if password:
        try:
            opened(data, name).close()
            return data
        except NeedsPassword:
            pass
    pdf = opened(data, name, password)
    try:
        out = io.BytesIO()
        pdf.save(out, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    finally:
        pdf.close()
    name_of_it = hashlib.sha256(data).hexdigest()[:32].encode()
    return _IDENTIFIERS.sub(b"/ID[<" + name_of_it + b"><" + name_of_it + b">]", out.getvalue())
