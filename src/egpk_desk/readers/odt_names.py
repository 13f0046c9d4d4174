"""Names of OpenDocument (OASIS ODF 1.2 and 1.3), and reading of its simple values."""

from __future__ import annotations

from lxml import etree

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE = _ODF % "office"
TEXT = _ODF % "text"
TABLE = _ODF % "table"
STYLE = _ODF % "style"
DRAW = _ODF % "drawing"
FO = _ODF % "xsl-fo-compatible"
XLINK = "{http://www.w3.org/1999/xlink}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def count(element: etree._Element, name: str, default: int = 1, most: int = 10_000_000) -> int:
    """A whole number attribute between 0 and ``most``."""
    try:
        return max(0, min(int(element.get(name, default)), most))
    except ValueError:
        return default
