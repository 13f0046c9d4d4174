"""Formats are told by content first, by name second."""

from __future__ import annotations

import io
import zipfile

import pytest

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.detect import format_of


def zipped(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in entries.items():
            package.writestr(path, data)
    return buffer.getvalue()


DOCX = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
ODT = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (DOCX, "report.docx", "docx"),
        (DOCX, "report.pdf", "docx"),
        (DOCX, "report.txt", "docx"),
        (ODT, "report.odt", "odt"),
        (b"%PDF-1.7\n1 0 obj", "report.docx", "pdf"),
        (b"junk\n%PDF-1.4\n1 0 obj", "report.pdf", "pdf"),
        ("يذكر %PDF-1.7 في نص".encode(), "report.txt", "text"),
        (b"<!DOCTYPE html><html><body>x", "saved.txt", "html"),
        ("\ufeff<html lang='ar'>".encode(), "page", "html"),
        ("<html><body>نص</body></html>".encode("utf-16"), "page.htm", "html"),
        ("<p>نص</p>".encode(), "part.html", "html"),
        ("قال إن <html> لغة".encode(), "note.txt", "text"),
        (b"# \xd8\xb9", "report.MD", "markdown"),
        (b"# \xd8\xb9", "report.txt", "text"),
        ("نص".encode("utf-16"), "report.txt", "text"),
        ("تقرير".encode("cp1256"), "report", "text"),
    ],
)
def test_the_content_decides_before_the_name(data, name, expected):
    assert format_of(data, name) == expected


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"{\\rtf1\\ansi", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (zipped({"[Content_Types].xml": b"spreadsheetml.sheet.main+xml"}), "spreadsheet"),
        (zipped({"[Content_Types].xml": b"presentationml.presentation.main+xml"}), "presentation"),
        (zipped({"mimetype": b"application/epub+zip"}), "e-book"),
        (zipped({"a.txt": b"x"}), "archive"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument ', "one piece of XML"),
    ],
)
def test_what_is_not_read_is_refused_in_one_line_with_what_to_do(data, says):
    with pytest.raises(UnreadableSource) as refused:
        format_of(data, "report.docx")
    assert says in refused.value.message
    assert refused.value.hint
    assert "\n" not in refused.value.line
