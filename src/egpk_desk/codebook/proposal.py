"""A codebook from a report: the drivers and dimensions that its own headings name.

A section whose heading speaks of drivers (`أولًا: دوافع التقارب`) or of dimensions (`ثانيًا: أبعاد العلاقة`) names its
parts either by headings below it (`1- البُعْد السياسي:`) or by run-in headings at the head of its paragraphs (`المكاسب
الاقتصادية: ترى …`). Names are kept as the report spells them, without number and colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from egpk_desk.codebook.slugs import free_leaf, same_name
from egpk_desk.document import Block, BlockKind, Document, Range
from egpk_desk.library.records import Code
from egpk_desk.readers.numbering import enumerator, part
from egpk_desk.text.folding import fold
from egpk_desk.text.sentences import sentence_at

_SECTIONS = {
    "driver": re.compile(r"(?:و|ل|ب)?(?:ال)?(?:دوافع|دافع|محركات|محفزات|بواعث|drivers?|motives?)"),
    "dimension": re.compile(r"(?:و|ل|ب)?(?:ال)?(?:ابعاد|مجالات|محاور|مسارات|جوانب|dimensions?)"),
}
_WORD = re.compile(r"[^\W_]+")
_THE_DIMENSION = re.compile(r"^\s*(?:ال)?(?:بعد|دافع|مجال|محور|مسار)\s+")
_ENDS = " \t\u00a0:：.،؛-–—"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A code that a report names: ``start`` and ``end`` are its name's range, ``passage`` the sentence that follows.

    ``existing`` is the id of the code that the codebook has for it already, by its name; None where it has none.
    """

    kind: str
    slug: str
    name: str
    start: int
    end: int
    passage: str = ""
    existing: str | None = None


def propose(document: Document, codes: Sequence[Code]) -> list[Proposal]:
    """The drivers and dimensions that a report's headings name, in its order; each name once."""
    found: list[Proposal] = []
    leaves = {kind: {code.slug.rpartition("/")[2] for code in codes if code.kind == kind} for kind in _SECTIONS}
    for kind, section in _sections(document):
        for name_range, after in _parts(document, section):
            name = document.slice(name_range)
            if any(one.kind == kind and same_name(one.name, name) for one in found):
                continue
            existing = _existing(name, [code for code in codes if code.kind == kind])
            leaf = free_leaf(name, leaves[kind])
            if existing is None:
                leaves[kind].add(leaf)
            found.append(
                Proposal(
                    kind=kind,
                    slug=existing.slug if existing else f"{kind}/{leaf}",
                    name=name,
                    start=name_range.start,
                    end=name_range.end,
                    passage=_passage(document, after),
                    existing=existing.id if existing else None,
                )
            )
    return found


def _sections(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """The blocks below each heading that speaks of drivers or dimensions, up to the next heading as high as it."""
    blocks = list(document.body())
    for at, block in enumerate(blocks):
        kind = _kind(document.block_text(block)) if block.kind is BlockKind.HEADING else None
        if kind is None:
            continue
        end = at + 1
        while end < len(blocks) and not (blocks[end].kind is BlockKind.HEADING and blocks[end].level <= block.level):
            end += 1
        yield kind, blocks[at + 1 : end]


def _kind(heading: str) -> str | None:
    """What a section's heading speaks of, by the first word that says so."""
    for match in _WORD.finditer(fold(heading)):
        for kind, pattern in _SECTIONS.items():
            if pattern.fullmatch(match.group()):
                return kind
    return None


def _parts(document: Document, section: Sequence[Block]) -> Iterator[tuple[Range, int]]:
    """The names of a section's parts, each with where the words after it begin."""
    headings = [block for block in section if block.kind is BlockKind.HEADING]
    if headings:
        highest = min(block.level for block in headings)
        for block in headings:
            if block.level == highest:
                yield _heading_name(document, block), block.end
        return
    for block in section:
        if block.run_in:
            yield block.run_in, block.run_in.end


def _heading_name(document: Document, block: Block) -> Range:
    text = document.block_text(block)
    head = part(text) or enumerator(text)
    start = head.end if head else 0
    end = len(text.rstrip(_ENDS)) or len(text)
    start = start if start < end else 0
    while start < end and text[start] in _ENDS:
        start += 1
    return Range(block.start + start, block.start + end)


def _passage(document: Document, after: int) -> str:
    while after < len(document.text) and (document.text[after].isspace() or document.text[after] in _ENDS):
        after += 1
    line_end = document.text.find("\n", after)
    start, end = sentence_at(document.text, after, after, line_end if line_end >= 0 else None)
    return " ".join(document.text[start:end].split())


def _existing(name: str, codes: Sequence[Code]) -> Code | None:
    """The code of this name, spelling and a leading `البُعد` apart."""
    bare = _THE_DIMENSION.sub("", fold(name))
    for code in codes:
        for known in (code.name_ar, code.name_en):
            if same_name(known, name) or same_name(_THE_DIMENSION.sub("", fold(known)), bare):
                return code
    return None
