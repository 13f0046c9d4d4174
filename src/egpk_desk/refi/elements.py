"""What the elements of a project's XML say, whatever their namespace and however they write their GUIDs and times."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from lxml import etree

_FIRST_YEAR = 1970  # earlier ones are what programs write for "never"


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    """The children of a name."""
    return (child for child in element if local(child) == name)


def within(root: Any, above: str, name: str) -> Iterator[Any]:
    """The children of a name in all lists of a name, such as every ``Note`` of ``Notes``."""
    return (child for group in children(root, above) for child in children(group, name))


def guid(element: Any, attribute: str = "guid") -> str:
    """A GUID in lower case without braces; empty where there is none."""
    try:
        return str(uuid.UUID(str(element.get(attribute, "")).strip()))
    except ValueError:
        return ""


def name_of(element: Any) -> str:
    """The name of an element, as it stands there."""
    return str(element.get("name", ""))


def described(element: Any) -> str:
    """What its ``Description`` says."""
    return next((child.text or "" for child in children(element, "Description")), "").strip()


def notes_of(element: Any) -> tuple[str, ...]:
    """The GUIDs of the notes that an element names."""
    return tuple(guid(note, "targetGUID") for note in children(element, "NoteRef"))


def moment(element: Any) -> str:
    """When an element was made: ISO 8601, UTC, seconds; empty where it does not tell."""
    written = element.get("creationDateTime", "") or element.get("modifiedDateTime", "")
    try:
        when = datetime.fromisoformat(written.strip())
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ") if when.year >= _FIRST_YEAR else ""
