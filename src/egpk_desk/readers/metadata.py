"""What a report says of itself: title, authors, role, date, publisher, category, found in its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from egpk_desk.document import BlockKind, Metadata


@dataclass(frozen=True, slots=True)
class LineFindings:
    """Metadata found in lines, and what those lines are.

    ``line_kinds`` maps the index of a line to TITLE, METADATA or FURNITURE; other lines are body text.
    """

    metadata: Metadata = field(default_factory=Metadata)
    line_kinds: Mapping[int, BlockKind] = field(default_factory=dict)


def find_in_lines(lines: Sequence[str], known: Metadata | None = None) -> LineFindings:
    """The metadata that the head and the foot of a text state. ``lines`` are the texts of its blocks, in order.

    ``known`` is what the format itself says (HTML meta, document properties): it helps to tell the title line.
    """
    return LineFindings()


def complete(stated: Metadata, lines: Sequence[str], *, properties: Metadata | None = None) -> LineFindings:
    """The metadata of a document whose format states some itself.

    ``stated`` is strong evidence (JSON-LD, HTML meta, YAML front matter) and wins over the lines; ``properties`` is
    weak (document properties of Word, ODT and PDF): it fills what neither states, and is dropped where it is a
    program's default such as ``Admin`` or ``Microsoft Word - x.docx``.
    """
    return find_in_lines(lines, stated)
