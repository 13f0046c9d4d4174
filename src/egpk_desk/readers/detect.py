"""What format a source has: told by its content first, by its name second.

A Word file named ``report.txt`` is still a Word file. What the program does not read is refused with what to do.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.zip_safety import Package

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML = frozenset({".html", ".htm", ".xhtml", ".xht"})
_HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I | re.S
)
_MHTML = re.compile(rb"(?:^|\r?\n)content-type:\s*multipart/related", re.I)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_FIRST = "Import the report itself, or a PDF with text."
_FLAT_ODT = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<office:document[\s>]", re.S)
_FLAT_WORD = re.compile(rb"<\?mso-application\s+progid=\"Word\.Document\"|<pkg:package[\s>]|<w:wordDocument[\s>]")
_REFUSED = (
    (b"{\\rtf", "a Rich Text file", "Open it in a word processor and save it as .docx or .odt."),
    (b"\x89PNG", "a picture", _TEXT_FIRST),
    (b"\xff\xd8\xff", "a picture", _TEXT_FIRST),
    (b"GIF8", "a picture", _TEXT_FIRST),
    (b"BM\x00", "a picture", _TEXT_FIRST),
    (b"II*\x00", "a scanned picture", _TEXT_FIRST),
    (b"MM\x00*", "a scanned picture", _TEXT_FIRST),
    (b"SQLite format 3\x00", "a database", "Open a library with --library instead of importing it."),
    (b"\x1f\x8b", "a compressed file", "Unpack it and import the report in it."),
    (b"7z\xbc\xaf", "a compressed archive", "Unpack it and import the report in it."),
    (b"Rar!", "a compressed archive", "Unpack it and import the report in it."),
    (b"%!PS", "a PostScript file", "Convert it to PDF first."),
    (b"\x7fELF", "a program", "Import a report: text, web page, Word, ODT, Markdown or PDF."),
    (b"MZ\x90", "a program", "Import a report: text, web page, Word, ODT, Markdown or PDF."),
)


def format_of(data: bytes, name: str) -> str:
    """``text``, ``html``, ``markdown``, ``docx``, ``odt`` or ``pdf``.

    Raises :class:`UnreadableSource` for an empty source and for formats that are not read.
    """
    if not data.strip():
        raise UnreadableSource(f"“{name}” is empty.", "Save the report again and import that file.")
    if _is_pdf(data):
        return "pdf"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_format(data, name)
    if data.startswith(_OLE):
        raise _ole_refusal(data, name)
    for magic, what, hint in _REFUSED:
        if data.startswith(magic):
            raise UnreadableSource(f"“{name}” is {what}, not a report in text.", hint)
    if data[4:8] == b"ftyp" or data[:4] == b"RIFF" or data[:3] == b"ID3":
        raise UnreadableSource(f"“{name}” is a picture, sound or film, not a report in text.", _TEXT_FIRST)
    suffix = PurePath(name).suffix.lower()
    if suffix in (".docx", ".odt", ".pdf") and b"\x00" in data[:4096] and not _utf16(data):
        raise UnreadableSource(
            f"“{name}” is not what its name says: it does not begin like a {suffix} file.",
            "It may be damaged; fetch it again.",
        )
    head = _ascii_head(data)
    if _FLAT_ODT.match(head):
        return "odt"
    if _FLAT_WORD.search(head):
        raise UnreadableSource(f"“{name}” is a Word file in one piece of XML.", "Save it in Word as .docx.")
    if _HTML_HEAD.match(head) or (suffix in _HTML and b"<" in head) or _is_mhtml(head):
        return "html"
    return "markdown" if suffix in _MARKDOWN else "text"


def _is_pdf(data: bytes) -> bool:
    """By the header, which may stand anywhere in the first 1,024 bytes (ISO 32000-1, implementation note 13).

    A text that only speaks of ``%PDF-1.7`` has no objects.
    """
    return data.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and re.search(rb"\d \d+ obj\b", data) is not None)


def _ascii_head(data: bytes) -> bytes:
    """The beginning as single bytes, so that markup is seen in UTF-16 too."""
    head = data[:8192]
    if head.startswith(b"\xef\xbb\xbf"):
        return head[3:]
    return head[2:].replace(b"\x00", b"") if _utf16(head) else head


def _utf16(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))


def _is_mhtml(head: bytes) -> bool:
    return bool(_MHTML.search(head[:4096])) and b"mime-version:" in head[:4096].lower()


def _zip_format(data: bytes, name: str) -> str:
    package = Package(data, name)
    names = package.names
    mimetype = package.read("mimetype")[:100] if "mimetype" in names else b""
    types = package.read("[Content_Types].xml")[:200_000] if "[Content_Types].xml" in names else b""
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if (
        "word/document.xml" in names
        or b"wordprocessingml.document.main+xml" in types
        or (b"application/vnd.ms-word.document.macroEnabled.main+xml" in types)
    ):
        return "docx"
    if mimetype.startswith(b"application/epub"):
        what, hint = "an e-book", "Save the report as .docx, .odt, HTML or PDF."
    elif b"spreadsheetml" in types or b"spreadsheet" in mimetype:
        what, hint = "a spreadsheet", "Copy its text into a document and import that."
    elif b"presentationml" in types or b"presentation" in mimetype:
        what, hint = "a presentation", "Save it as PDF and import that."
    else:
        what, hint = "an archive", "Unpack it and import the report in it."
    raise UnreadableSource(f"“{name}” is {what}, not a report in text.", hint)


def _ole_refusal(data: bytes, name: str) -> UnreadableSource:
    encrypted = "EncryptedPackage".encode("utf-16-le")
    if encrypted in data:
        return UnreadableSource(f"“{name}” is encrypted.", "Save a copy without a password and import that.")
    return UnreadableSource(
        f"“{name}” is in the old Office format.", "Open it in a word processor and save it as .docx or .odt."
    )
