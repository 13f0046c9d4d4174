"""The order of an export: headings, excerpts under them, and a numbered note for each.

Every format writes the same outline, so that they agree on what stands where and which note an excerpt carries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.exporters.bibliography import bibliography
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say
from egpk_desk.library.records import Code
from egpk_desk.text.bidi import closed
from egpk_desk.text.folding import fold
from egpk_desk.text.spelling import plain_spelling

COLOUR = re.compile("#[0-9a-fA-F]{6}")
"""A code's colour as every format understands it; a library made elsewhere might hold something else."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the export; ``level`` counts from 1. ``colour`` is that of its code.

    ``memos`` are the memos on what it names, each of one line or more; ``of`` is the id of that.
    """

    text: str
    level: int
    colour: str | None = None
    memos: tuple[str, ...] = ()
    of: str = ""

    def memo_lines(self, language: str) -> list[str]:
        """The memos as lines, none of them blank; each memo begins by saying that it is one."""
        return [
            line.strip() if at else f"{say('memo', language)}: {line.strip()}"
            for memo in self.memos
            for at, line in enumerate(one for one in memo.split("\n") if one.strip())
        ]


@dataclass(frozen=True, slots=True)
class Item:
    """An excerpt in its place. ``number`` is that of its note, from 1 in the order of the text.

    ``text`` is in the spelling that was asked for; it may have several paragraphs, parted by ``\\n``. ``before`` and
    ``after`` are the sentences of the source around it, each on one line, where they were asked for.
    """

    number: int
    excerpt: Excerpt
    text: str
    note: FormattedNote
    before: str = ""
    after: str = ""

    @property
    def lead(self) -> str:
        """What stands before the passage, and the space that parts them; empty where nothing does."""
        return f"{self.before} " if self.before else ""

    @property
    def tail(self) -> str:
        """What stands behind the passage and its note, with the space that parts them; none before a comma."""
        if not self.after:
            return ""
        return self.after if unicodedata.category(self.after[0]) in ("Po", "Pe", "Pf") else f" {self.after}"

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the passage, none of them blank."""
        return [line.strip() for line in self.text.split("\n") if line.strip()]


@dataclass(frozen=True, slots=True)
class Outline:
    """All that an export says, in order.

    ``bibliography`` is empty where none was asked for; ``codes`` is the whole codebook, in its order. ``memos`` are
    those on the codes and documents of the excerpts and on the library: id (empty for the library), name and text.
    """

    title: str
    entries: tuple[Heading | Item, ...]
    bibliography: tuple[FormattedNote, ...] = ()
    codes: tuple[Code, ...] = ()
    memos: tuple[tuple[str, str, str], ...] = ()

    @property
    def items(self) -> Iterator[Item]:
        return (entry for entry in self.entries if isinstance(entry, Item))


def outline(excerpts: Sequence[Excerpt], request: ExportRequest, codes: Sequence[Code]) -> Outline:
    """Order and group the excerpts as requested. Grouped by code, an excerpt stands under each code that it carries."""
    places = list(_grouped(ordered(excerpts, request.order), request, codes))
    covered = {excerpt.record.id for excerpt in excerpts} | {code.id for one in excerpts for code in one.codes}
    memos = {of: tuple(texts) for of, texts in request.memos.items() if of in covered or not of}
    if request.include_memos and memos:
        places = list(_with_memos(places, memos, request))
    else:
        memos = {}
    noted = [place for place in places if isinstance(place, Excerpt)]
    cited = [excerpt.cited for excerpt in noted]
    formatter = request.formatter()
    notes = iter(formatter.notes(cited))
    entries: list[Heading | Item] = []
    spelt = plain_spelling if request.spelling == "plain" else str
    number = 0
    for place in places:
        if isinstance(place, Heading):
            level, memos_here = place.level + request.heading_level - 1, tuple(map(closed, place.memos))
            entries.append(replace(place, level=level, text=closed(place.text), memos=memos_here))
            continue
        number += 1
        text, before, after = (closed(spelt(said)) for said in (place.text, place.before, place.after))
        if place.memo:
            place = replace(place, memo=closed(place.memo))
        entries.append(Item(number, place, text, next(notes), before, after))
    names = request.memo_names
    told = tuple((of, names.get(of, ""), text) for of, texts in memos.items() for text in texts)
    listed = bibliography(formatter, cited) if request.bibliography else ()
    return Outline(request.title or say("title", request.language), tuple(entries), listed, tuple(codes), told)


def _with_memos(
    places: Sequence[Heading | Excerpt], memos: Mapping[str, tuple[str, ...]], request: ExportRequest
) -> Iterator[Heading | Excerpt]:
    """The memos below the headings of their codes and documents; at the end all others, and those on the library."""
    told: set[str] = set()
    for place in places:
        if isinstance(place, Heading) and place.of and place.of in memos:
            told.add(place.of)
            yield replace(place, memos=memos[place.of])
        else:
            yield place
    left = [of for of in memos if of and of not in told]
    if left or "" in memos:
        yield Heading(say("memos", request.language), 1, memos=memos.get("", ()))
    for of in left:
        yield Heading(request.memo_names.get(of, ""), 2, memos=memos[of])


def ordered(excerpts: Sequence[Excerpt], order: str) -> Sequence[Excerpt]:
    """The excerpts by one of :data:`~egpk_desk.exporters.request.ORDERS`; equals stay in the order of the text.

    What has no date, title or author comes last.
    """
    keys: dict[str, Callable[[Excerpt], str]] = {
        "date": lambda one: one.cited.metadata.date,
        "title": lambda one: fold(one.record.title),
        "author": lambda one: fold(one.cited.metadata.author),
        "created": lambda one: one.highlight.created,
    }
    if order not in keys:
        return excerpts
    key = keys[order]
    return sorted(excerpts, key=lambda one: (not key(one), key(one)))


def _grouped(excerpts: Sequence[Excerpt], request: ExportRequest, codes: Sequence[Code]) -> Iterator[Heading | Excerpt]:
    match request.group_by:
        case "document":
            return _by_document(excerpts)
        case "none":
            return iter(excerpts)
        case _:
            return _by_code(excerpts, codes, request)


def _by_document(excerpts: Sequence[Excerpt]) -> Iterator[Heading | Excerpt]:
    groups: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        groups.setdefault(excerpt.record.id, []).append(excerpt)
    for group in groups.values():
        yield Heading(group[0].record.title, 1, of=group[0].record.id)
        yield from group


def _by_code(excerpts: Sequence[Excerpt], codes: Sequence[Code], request: ExportRequest) -> Iterator[Heading | Excerpt]:
    carriers: dict[str, list[Excerpt]] = {}
    without: list[Excerpt] = []
    for excerpt in excerpts:
        for code in excerpt.codes:
            if request.codes is None or code.id in request.codes:
                carriers.setdefault(code.id, []).append(excerpt)
        if not excerpt.codes and request.codes is None:
            without.append(excerpt)
    by_id = {code.id: code for code in codes}
    needed = set(carriers)  # the codes with excerpts, and those above them, which head them
    for code_id in carriers:
        above = by_id[code_id].parent
        while above is not None and above in by_id:
            needed.add(above)
            above = by_id[above].parent
    below: dict[str | None, list[Code]] = {}
    for code in codes:
        if code.id in needed:
            below.setdefault(code.parent if code.parent in by_id else None, []).append(code)
    for kind in dict.fromkeys(code.kind for code in codes):
        tops = [code for code in below.get(None, ()) if code.kind == kind]
        if tops:
            yield Heading(request.kind_name(kind), 1)
            yield from _branches(tops, 2, below, carriers, request.language)
    if without:
        yield Heading(say("uncoded", request.language), 1)
        yield from without


def _branches(
    codes: Sequence[Code],
    level: int,
    below: Mapping[str | None, Sequence[Code]],
    carriers: Mapping[str, Sequence[Excerpt]],
    language: str,
) -> Iterator[Heading | Excerpt]:
    """Codes of one level, each with its own excerpts and then with what stands below it."""
    for code in codes:
        yield Heading(code.name(language), level, code.colour if COLOUR.fullmatch(code.colour) else None, of=code.id)
        yield from carriers.get(code.id, ())
        yield from _branches(below.get(code.id, ()), level + 1, below, carriers, language)
