"""Where a passage stands, in the words that a reader of the source can follow.

A source with pages is located by the printed label of its page. One without is located by the heading above the passage
and the number of the paragraph below that heading, which hold on every copy of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from egpk_desk.document import Block, BlockKind, Document

NBSP = "\u00a0"
_COUNTED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_SECTION_CHARACTERS = 90


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a passage begins and ends.

    ``page`` is the 1-based index of its first page, ``page_label`` what is printed on it, and ``last_page_label`` that
    of the last page where it is another. Without pages: ``section`` is the heading above the passage; ``paragraph``
    and ``last_paragraph`` count the paragraphs below it from 1 (``last_paragraph`` is None where it is the same one,
    or lies in a later section: then ``runs_on`` is set). ``table`` counts tables from 1; ``note`` is the marker of a
    note body.
    """

    page: int | None = None
    page_label: str | None = None
    last_page_label: str | None = None
    section: str = ""
    paragraph: int | None = None
    last_paragraph: int | None = None
    runs_on: bool = False
    table: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """One block's place among its siblings."""

    section: str
    section_number: int
    paragraph: int | None
    table: int | None = None
    note: str | None = None


class LocatorIndex:
    """The places of one document's text, counted once so that each passage is located by bisection."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [block.start for block in document.blocks]
        self._places: list[_Place] | None = None
        ranges = sorted((r.start, r.end, n) for n, page in enumerate(document.pages) for r in page.ranges)
        self._page_starts = [start for start, _, _ in ranges]
        self._page_numbers = [number for _, _, number in ranges]

    def locate(self, start: int, end: int) -> Locator:
        """Where ``[start, end)`` (code points of the text) stands."""
        if self._document.pages:
            return self._on_pages(start, end)
        if self._places is None:
            self._places = _places(self._document)
        if not self._places:
            return Locator()
        first, last = self._places[self._block(start)], self._places[self._block(max(start, end - 1))]
        return _between(first, last)

    def _block(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _on_pages(self, start: int, end: int) -> Locator:
        first, last = self._page(start), self._page(max(start, end - 1))
        if first is None:
            return Locator()
        pages = self._document.pages
        note = self._note_of(start)
        last_label = pages[last].label if last is not None and last != first else None
        return Locator(page=pages[first].index, page_label=pages[first].label, last_page_label=last_label, note=note)

    def _page(self, offset: int) -> int | None:
        """The number in ``document.pages`` of the page that holds an offset, else of the one before it."""
        if self._page_starts:
            return self._page_numbers[max(0, bisect_right(self._page_starts, offset) - 1)]
        block = self._document.blocks[self._block(offset)] if self._document.blocks else None
        indexes = {page.index: number for number, page in enumerate(self._document.pages)}
        return indexes.get(block.page) if block is not None and block.page is not None else None

    def _note_of(self, offset: int) -> str | None:
        blocks = self._document.blocks
        if not blocks:
            return None
        block = blocks[self._block(offset)]
        return block.marker or "" if block.kind is BlockKind.NOTE else None


def _places(document: Document) -> list[_Place]:
    places: list[_Place] = []
    section, number, paragraph = "", 0, 0
    markers = _note_markers(document)
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            section, number, paragraph = _heading(document.block_text(block)), number + 1, 0
            places.append(_Place(section, number, None))
        elif block.kind in _COUNTED:
            paragraph += 1
            places.append(_Place(section, number, paragraph))
        elif block.cell is not None:
            places.append(_Place(section, number, None, table=block.cell.table + 1))
        elif block.kind is BlockKind.NOTE:
            places.append(_Place("", -1, None, note=markers.get(block.start) or block.marker or ""))
        else:
            places.append(_Place(section, number, None))
    return places


def _note_markers(document: Document) -> dict[int, str]:
    """The marker of each note body, by the start of its block; a body's further paragraphs share it."""
    markers: dict[int, str] = {}
    bodies: list[Block] = [block for block in document.blocks if block.kind is BlockKind.NOTE]
    starts = [block.start for block in bodies]
    for note in document.notes:
        if note.body is None:
            continue
        for place in range(max(0, bisect_right(starts, note.body.start) - 1), len(bodies)):
            if bodies[place].start >= note.body.end:
                break
            markers[bodies[place].start] = note.marker
    return markers


def _heading(text: str) -> str:
    line = " ".join(text.split()).rstrip(" :")
    if len(line) <= _SECTION_CHARACTERS:
        return line
    return line[:_SECTION_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _between(first: _Place, last: _Place) -> Locator:
    same = first.section_number == last.section_number
    last_paragraph = last.paragraph if same and last.paragraph != first.paragraph else None
    return Locator(
        section=first.section,
        paragraph=first.paragraph,
        last_paragraph=last_paragraph,
        runs_on=not same and last.note is None,
        table=first.table,
        note=first.note,
    )


def words(locator: Locator, language: str) -> str:
    """The locator as a citation in ``ar`` or ``en`` writes it; empty where nothing is known of the place."""
    return _arabic(locator) if language == "ar" else _latin(locator)


def _arabic(locator: Locator) -> str:
    if locator.page_label is not None:
        first, last = locator.page_label, locator.last_page_label
        page = f"ص ص.{NBSP}{first}–{last}" if last else f"ص.{NBSP}{first}"
        return f"{page}، حاشية {locator.note}".rstrip() if locator.note is not None else page
    if locator.note is not None:
        return f"حاشية {locator.note}".rstrip()
    parts = [f"قسم «{nested(locator.section)}»"] if locator.section else []
    if locator.paragraph is not None:
        if locator.last_paragraph is not None:
            parts.append(f"الفقرات{NBSP}{locator.paragraph}–{locator.last_paragraph}")
        else:
            parts.append(f"الفقرة{NBSP}{locator.paragraph}")
    elif locator.table is not None:
        parts.append(f"الجدول{NBSP}{locator.table}")
    if parts and locator.runs_on:
        parts[-1] += " وما بعدها"
    return "، ".join(parts)


def _latin(locator: Locator) -> str:
    if locator.page_label is not None:
        first, last = locator.page_label, locator.last_page_label
        page = f"pp.{NBSP}{first}–{last}" if last else f"p.{NBSP}{first}"
        return f"{page}, note {locator.note}".rstrip() if locator.note is not None else page
    if locator.note is not None:
        return f"note {locator.note}".rstrip()
    parts = [f"sec. “{locator.section.replace('“', '‘').replace('”', '’')}”"] if locator.section else []
    if locator.paragraph is not None:
        if locator.last_paragraph is not None:
            parts.append(f"paras.{NBSP}{locator.paragraph}–{locator.last_paragraph}")
        else:
            parts.append(f"para.{NBSP}{locator.paragraph}")
    elif locator.table is not None:
        parts.append(f"table{NBSP}{locator.table}")
    if parts and locator.runs_on:
        parts[-1] += " ff."
    return ", ".join(parts)


def nested(text: str) -> str:
    """A text to stand inside « »: its own guillemets become the inner quotation marks “ ”."""
    return text.replace("«", "“").replace("»", "”")
