"""What Word and ODF say of a document in their properties: weak evidence, since programs and templates fill them."""

from __future__ import annotations

import re

from lxml import etree

from egpk_desk.document import Metadata

DC = "{http://purl.org/dc/elements/1.1/}"
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


def _said(root: etree._Element, tag: str) -> str:
    found = root.find(tag)
    return "" if found is None else " ".join("".join(found.itertext()).split())


def people(names: str) -> tuple[str, ...]:
    """The persons in a list of names; one comma alone may part a surname from a given name, so it does not part."""
    return tuple(name for part in re.split(r"[;؛]", names) if (name := part.strip()))
