"""XML parsed as hostile input: no entities, no external parts, no network, bounded depth and size of nodes."""

from __future__ import annotations

import re

from lxml import etree

from egpk_desk.errors import UnreadableSource

_AGAIN = "Open it in a word processor and save it again."
_PREDEFINED = re.compile(rb"<!ENTITY", re.IGNORECASE)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of ``data``; ``name`` is what it is called in messages.

    Raises :class:`UnreadableSource` for what is not well-formed, declares entities, nests more than 255 deep or has a
    text node above 10 million bytes (libxml2's own limits, kept by ``huge_tree=False``).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    if _PREDEFINED.search(data[:100_000]):
        raise _entities(name)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        said = str(error)
        if "depth" in said:
            raise UnreadableSource(f"{name} is nested too deeply to be read.", _AGAIN) from error
        if "ntit" in said:
            raise _entities(name) from error
        if "huge" in said.lower() or "too long" in said.lower() or "lookup" in said.lower():
            raise UnreadableSource(f"{name} holds more text in one place than is read.", _AGAIN) from error
        raise UnreadableSource(f"{name} is damaged: its XML is not well-formed.", _AGAIN) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):  # type: ignore[union-attr]
        raise _entities(name)
    return root


def _entities(name: str) -> UnreadableSource:
    return UnreadableSource(f"{name} declares XML entities, which no report needs; it is refused.", _AGAIN)
