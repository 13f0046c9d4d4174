"""Names of WordprocessingML (ISO/IEC 29500-1 and -4), and reading of its simple values."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VAL = W + "val"

# The strict variant differs from the transitional one, for what is read here, in its namespaces alone.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
)


def transitional(data: bytes) -> bytes:
    """A part with the namespaces of the transitional variant."""
    if b"purl.oclc.org/ooxml" in data[:20_000]:
        for strict, loose in _STRICT:
            data = data.replace(strict, loose)
    return data


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name (in W), or None; None has no children."""
    return None if element is None else element.find(W + name)


def value(element: etree._Element | None, name: str) -> str | None:
    """``w:val`` of the child of that name; None where there is no such child or value."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as attributes carry it."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def on(text: str | None) -> bool:
    """An on-off value (17.17.4): an element without value is on."""
    return text is None or text.lower() not in ("0", "false", "off", "none")


def switch(element: etree._Element | None, name: str) -> bool | None:
    """Whether a toggle such as ``w:b`` is on, off, or (None) not stated."""
    found = child(element, name)
    return None if found is None else on(found.get(VAL))


def alternatives(element: etree._Element) -> Iterator[etree._Element]:
    """The children, with one branch of each ``mc:AlternateContent`` in its place, so that nothing is read twice."""
    for item in element:
        if item.tag == MC + "AlternateContent":
            branch = item.find(MC + "Choice")
            if branch is None:
                branch = item.find(MC + "Fallback")
            if branch is not None:
                yield from alternatives(branch)
        else:
            yield item
