"""What Word and ODF say of a document in their properties: weak evidence, since programs and templates fill them."""

from __future__ import annotations

import re

from lxml import etree

from egpk_desk.document import Metadata

DC = "{http://purl.org/dc/elements/1.1/}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def core_properties(root: etree._Element | None) -> Metadata:
    """Metadata of ``docProps/core.xml``. The dates in it are the file's, not the report's, and are passed over."""
    if root is None:
        return Metadata()
    extra = {"subject": _said(root, DC + "subject"), "keywords": _said(root, _CP + "keywords")}
    return Metadata(
        title=_said(root, DC + "title"),
        authors=people(_said(root, DC + "creator")),
        publisher=_said(root, DC + "publisher"),
        category=_said(root, _CP + "category"),
        language=_said(root, DC + "language"),
        extra={key: text for key, text in extra.items() if text},
    )


def odf_properties(root: etree._Element | None) -> Metadata:
    """Metadata of ODF's ``office:meta``. Its dates are the file's, and are passed over."""
    meta = root.find(f".//{_OFFICE}meta") if root is not None else None
    if meta is None:
        return Metadata()
    keywords = [" ".join((item.text or "").split()) for item in meta.iterfind(_META + "keyword")]
    extra = {"subject": _said(meta, DC + "subject"), "keywords": "، ".join(word for word in keywords if word)}
    return Metadata(
        title=_said(meta, DC + "title"),
        authors=people(_said(meta, _META + "initial-creator") or _said(meta, DC + "creator")),
        publisher=_said(meta, DC + "publisher"),
        language=_said(meta, DC + "language"),
        extra={key: text for key, text in extra.items() if text},
    )


def _said(root: etree._Element, tag: str) -> str:
    found = root.find(tag)
    return "" if found is None else " ".join((found.text or "").split())


def people(names: str) -> tuple[str, ...]:
    """The persons in a list of names; one comma alone may part a surname from a given name, so it does not part."""
    return tuple(name for part in re.split(r"[;؛]", names) if (name := part.strip()))
