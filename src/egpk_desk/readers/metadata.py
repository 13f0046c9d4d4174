"""What a report says of itself: title, authors, role, date, publisher, category, found in its lines.

The head and the foot of a text are read line by line (``head``, ``foot``): labels and dates tell themselves
(``senses``), names, roles and publishers are told by their place. What is not sure stays text, and its field empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from egpk_desk.document import BlockKind, Metadata
from egpk_desk.readers.clues import Belief, Clue, Field
from egpk_desk.readers.foot import read_foot
from egpk_desk.readers.head import read_head
from egpk_desk.readers.language import language_of
from egpk_desk.readers.merging import merged
from egpk_desk.readers.properties import believable
from egpk_desk.text.folding import fold

_SAMPLED = 30  # lines at the head, in the middle and at the end by which the language is judged
_SAMPLE_WIDTH = 400


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
    title, clues, kinds = _read(lines, known.title if known else "")
    return LineFindings(merged(title, clues, _language(lines)), kinds)


def complete(stated: Metadata, lines: Sequence[str], *, properties: Metadata | None = None) -> LineFindings:
    """The metadata of a document whose format states some itself.

    ``stated`` is strong evidence (JSON-LD, HTML meta, YAML front matter) and wins over the lines, but for an author
    whom a line names by a label (`إعداد:`): what a site states is then who posted the report. ``properties`` is weak
    (document properties of Word, ODT and PDF): it fills what neither states, and is dropped where it is a program's
    default such as ``Admin`` or ``Microsoft Word - x.docx``.
    """
    weak = believable(properties or Metadata())
    title, clues, kinds = _read(lines, stated.title or weak.title)
    found = merged(title, clues, _language(lines))
    if found.language and stated.language.split("-")[0].lower() != found.language:
        stated = replace(stated, language=found.language)
    stated = _without_poster(stated, found, clues)
    metadata = stated.merged_over(found).merged_over(weak)
    if not metadata.date_as_written and metadata.date == found.date:
        metadata = replace(metadata, date_as_written=found.date_as_written)
    return LineFindings(metadata, kinds)


def _read(lines: Sequence[str], known_title: str) -> tuple[str, list[Clue], dict[int, BlockKind]]:
    head = read_head(lines, known_title)
    has_author = any(clue.field is Field.AUTHOR for clue in head.clues)
    foot = read_foot(lines, head.body + 1, head.kinds, has_author=has_author)
    return head.title, head.clues + foot.clues, {**foot.kinds, **head.kinds}


def _without_poster(stated: Metadata, found: Metadata, clues: Sequence[Clue]) -> Metadata:
    """Content systems state the account that posted a report as its author; a labelled byline knows better."""
    labelled = any(clue.field is Field.AUTHOR and clue.belief is Belief.LABEL for clue in clues)
    if not labelled or len(stated.authors) != 1 or not found.authors:
        return stated
    if fold(stated.authors[0]) in {fold(name) for name in found.authors}:
        return stated
    return replace(stated, authors=found.authors, extra={"poster": stated.authors[0], **stated.extra})


def _language(lines: Sequence[str]) -> str:
    count = len(lines)
    middle = max(_SAMPLED, count // 2)
    chosen = [*lines[:_SAMPLED], *lines[middle : middle + _SAMPLED], *lines[max(middle + _SAMPLED, count - _SAMPLED) :]]
    return language_of("\n".join(line[:_SAMPLE_WIDTH] for line in chosen))
