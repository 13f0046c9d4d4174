"""Headings, run-in headings, list items, quotes and captions, told from the lines alone.

Used for plain text, and for paragraphs of other formats that carry no style of their own. A line is judged together
with its neighbours and its siblings: a number alone proves nothing, `1-` with `2-` further on does. Where the
evidence is thin a line stays a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from egpk_desk.document import BlockKind
from egpk_desk.readers.captions import is_caption, is_quotation, is_source_line
from egpk_desk.readers.levels import Levels
from egpk_desk.readers.named import is_named_heading
from egpk_desk.readers.numbering import BULLET, Enumerator, enumerator, part
from egpk_desk.readers.phrases import names_a_matter
from egpk_desk.readers.run_in import dash_heading
from egpk_desk.readers.run_in import run_in_heading as run_in_heading_at
from egpk_desk.text.folding import fold

_HEADING_CHARACTERS = 160  # a numbered heading may be long, one without number is short
_BARE_CHARACTERS = 90
_LONG = 120  # a line of running text
_ENDS_SENTENCE = ".؛;،,!…"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is. ``marker`` is a list item's; ``run_in`` is ``(start, end)`` in the line, without the colon."""

    kind: BlockKind
    level: int = 0
    marker: str | None = None
    run_in: tuple[int, int] | None = None


PARAGRAPH = Shape(BlockKind.PARAGRAPH)
_QUOTE = Shape(BlockKind.QUOTE)
_CAPTION = Shape(BlockKind.CAPTION)


def run_in_heading(text: str) -> tuple[int, int] | None:
    """The run-in heading at the head of one paragraph, as ``(start, end)`` in it, without the colon; or None."""
    found = enumerator(text[:80])
    return run_in_heading_at(text, found.end if found else 0)


def shapes(lines: Sequence[str], known: Mapping[int, BlockKind] | None = None) -> list[Shape]:
    """What each line is. ``known`` are the lines whose kind is settled (metadata, notes, styled headings, cells)."""
    return _Reading(lines, known or {}).shapes()


class _Reading:
    """The lines of one text, with what is asked of them more than once."""

    def __init__(self, lines: Sequence[str], known: Mapping[int, BlockKind]) -> None:
        self.lines = lines
        self.known = known
        self.open = [index for index in range(len(lines)) if index not in known and lines[index]]
        self.heads = {index: self._enumerator(lines[index]) for index in self.open}
        self.found: dict[int, Shape] = {}
        self.classes: dict[int, tuple[str, int]] = {}  # of headings: the style that nests them, and the number in it

    @staticmethod
    def _enumerator(line: str) -> Enumerator | None:
        return part(line) or enumerator(line)

    def shapes(self) -> list[Shape]:
        self._mark_plain_kinds()
        self._mark_named_and_parts()
        self._mark_numbered()
        self._mark_bare_headings()
        self._mark_run_in()
        self._set_levels()
        kinds, found = self.known, self.found
        return [found.get(i, PARAGRAPH) if i not in kinds else Shape(kinds[i]) for i in range(len(self.lines))]

    # Neighbours ----------------------------------------------------------------------------------------------------

    def _next(self, index: int) -> int | None:
        """The next line that is neither metadata nor furniture."""
        for other in range(index + 1, len(self.lines)):
            if self.lines[other] and self.known.get(other) not in (BlockKind.METADATA, BlockKind.FURNITURE):
                return other
        return None

    def _previous(self, index: int) -> int | None:
        for other in range(index - 1, -1, -1):
            if self.lines[other]:
                return other
        return None

    # The kinds ---------------------------------------------------------------------------------------------------

    def _mark_plain_kinds(self) -> None:
        """Bullets, quotes, captions and separators: each tells itself."""
        for index in self.open:
            line, head = self.lines[index], self.heads[index]
            if head is not None and head.style == BULLET:
                if not any(map(str.isalnum, line[:200])):
                    self.found[index] = Shape(BlockKind.FURNITURE)
                else:
                    self.found[index] = Shape(BlockKind.LIST_ITEM, 1, head.marker)
            elif line[0] == ">" or is_quotation(line):
                self.found[index] = _QUOTE
            elif len(line) <= 250 and is_caption(line):
                self.found[index] = _CAPTION
            elif len(line) <= 250 and is_source_line(line):
                before = self._previous(index)
                if before is not None and (
                    self.found.get(before) is _CAPTION or self.known.get(before) is BlockKind.TABLE_CELL
                ):
                    self.found[index] = _CAPTION
            elif len(line) < 80 and not any(map(str.isalnum, line)):
                self.found[index] = Shape(BlockKind.FURNITURE)

    def _mark_named_and_parts(self) -> None:
        for index in self.open:
            line = self.lines[index]
            if index in self.found or len(line) > _HEADING_CHARACTERS:
                continue
            if is_named_heading(line):
                self._heading(index, "named", 0)
                continue
            head = self.heads[index]
            if head is not None and head.style.startswith("part:") and self._is_part_heading(index, head):
                self._heading(index, head.style, head.number)
                self._take_title_below(index, head)

    def _is_part_heading(self, index: int, head: Enumerator) -> bool:
        line = self.lines[index]
        words = line[head.end :].strip()
        if line[-1] in _ENDS_SENTENCE or self._next(index) is None:
            return False
        if not words or head.end > len(head.marker) + 1 or words[0] in "(":
            return True
        return len(line) <= 70 and names_a_matter(words.rstrip(":"))

    def _take_title_below(self, index: int, head: Enumerator) -> None:
        """`المبحث الأول` alone on its line has its words on the next one."""
        below = self._next(index)
        if below is None or below != index + 1 or below in self.known or below in self.found:
            return
        if self.lines[index][head.end :].strip(" :") or self.heads[below] is not None:
            return
        after = self._next(below)
        title = self.lines[below]
        if after is None or len(title) > _BARE_CHARACTERS or len(self.lines[after]) <= 1.5 * len(title):
            return
        if names_a_matter(title.rstrip(":")):
            self._heading(below, head.style, head.number)

    def _mark_numbered(self) -> None:
        """Headings and list items by number: decided for all siblings together."""
        by_style: dict[str, list[int]] = defaultdict(list)
        for index in self.open:
            head = self.heads[index]
            if index not in self.found and head is not None and not head.style.startswith("part:"):
                by_style[head.style].append(index)
        for style, members in by_style.items():
            for group in self._groups(style, members):
                self._decide(style, group)

    def _number(self, index: int) -> int:
        head = self.heads[index]
        assert head is not None
        return head.number

    def _groups(self, style: str, members: list[int]) -> Iterable[list[int]]:
        """Runs of siblings: each begins anew where the numbers do."""
        group: list[int] = []
        for index in members:
            number = self._number(index)
            if group and not self._follows(style, self._number(group[-1]), number):
                yield group
                group = []
            group.append(index)
        if group:
            yield group

    @staticmethod
    def _follows(style: str, before: int, number: int) -> bool:
        if style.startswith("multiple"):
            return number > before
        if style in ("letter", "bracketed-letter"):  # two alphabets are in use, and letters are left out
            return before < number <= before + 2
        return number == before + 1

    def _decide(self, style: str, group: list[int]) -> None:
        ordinal = style.startswith("ordinal")
        if len(group) == 1 and not ordinal and not self._stands_alone(style, group[0]):
            return
        if style == "ordinal-bare":
            group = [i for i in group if len(self.lines[i]) <= 80 and names_a_matter(self._words(i).rstrip(":"))]
        followed = [self._has_content_below(index, group) for index in group]
        deciding = followed[:-1] or followed
        as_headings = sum(deciding) * 2 >= len(deciding) and len(deciding) > 0
        for index, content in zip(group, followed, strict=True):
            if as_headings and content and self._looks_like_heading(index):
                self._heading(index, "ordinal" if ordinal else style, self._number(index))
            elif len(group) > 1 and (style != "ordinal-bare"):
                head = self.heads[index]
                assert head is not None
                self.found[index] = Shape(BlockKind.LIST_ITEM, 1, head.marker)

    def _stands_alone(self, style: str, index: int) -> bool:
        """A number without siblings is a heading only where it ends like one, and is no letter or decimal."""
        return (
            style in ("number", "bracketed", "roman") and self.lines[index].endswith(":") and self._number(index) < 20
        )

    def _words(self, index: int) -> str:
        head = self.heads[index]
        return self.lines[index][head.end :] if head else self.lines[index]

    def _looks_like_heading(self, index: int) -> bool:
        line = self.lines[index]
        if len(line) > _HEADING_CHARACTERS or line[-1] in _ENDS_SENTENCE or not self._words(index).strip():
            return len(line) < 12 and line[-1] != "."
        return not re.search(r"[.؛!]\s", self._words(index)[:-1])

    def _has_content_below(self, index: int, group: list[int]) -> bool:
        below = self._next(index)
        if below is None or below in group:
            return False
        head = self.heads.get(below)
        if head is not None and head.number in (1, 10_100, 10_101):  # a list or a lower rank begins under it
            return True
        line, after = self.lines[index], self.lines[below]
        if self.found.get(below) is not None and self.found[below].kind is not BlockKind.PARAGRAPH:
            return True
        return line.endswith(":") or len(after) >= _LONG or len(after) > 1.3 * len(line)

    def _mark_bare_headings(self) -> None:
        """A short line without number between long ones: `خلفية تاريخية`."""
        long_lines = sum(1 for index in self.open if len(self.lines[index]) >= _LONG)
        if long_lines < 2:
            return
        for index in self.open:
            line = self.lines[index]
            if len(line) > _BARE_CHARACTERS or index in self.found or self.heads[index] is not None:
                continue
            if self._is_bare_heading(index, line):
                self._heading(index, "bare", 0)

    def _is_bare_heading(self, index: int, line: str) -> bool:
        below, above = self._next(index), self._previous(index)
        if below is None or line[-1] in _ENDS_SENTENCE or "\n" in line:
            return False
        if not self._is_body(below) or len(self.lines[below]) < max(_LONG, 2 * len(line)):
            return False
        if above is not None and above not in self.known and above in self.found:
            if self.found[above].kind is BlockKind.LIST_ITEM and len(self.lines[above]) < _LONG:
                return False
        elif above is not None and above not in self.known:
            last = self.lines[above].rstrip("”»\"')] \u200f")[-1:]
            if last in ":،," or (len(self.lines[above]) < _LONG and last not in ".!؟?…"):
                return False
        if line[-1] in "؟?":
            return len(line) > 6 and not re.search(r"[.؛!]\s", line)
        return names_a_matter(line.rstrip(" :"))

    def _is_body(self, index: int) -> bool:
        shape = self.found.get(index, PARAGRAPH)
        return self.known.get(index, BlockKind.PARAGRAPH) is BlockKind.PARAGRAPH and shape.kind in (
            BlockKind.PARAGRAPH,
            BlockKind.LIST_ITEM,
            BlockKind.QUOTE,
        )

    def _mark_run_in(self) -> None:
        """Run-in headings; heads that repeat are the speakers of an interview, and dashes need company."""
        runs: dict[int, tuple[int, int]] = {}
        dashes: dict[int, tuple[int, int]] = {}
        for index in self.open:
            shape = self.found.get(index)
            if shape is not None and shape.kind is not BlockKind.LIST_ITEM:
                continue
            line = self.lines[index]
            start = self._run_in_start(index, shape)
            if found := run_in_heading_at(line, start):
                runs[index] = found
            elif found := dash_heading(line, start):
                dashes[index] = found
        heads = {index: fold(self.lines[index][start:end]) for index, (start, end) in runs.items()}
        speakers = {head for head, count in Counter(heads.values()).items() if count > 2}
        for index, found in runs.items():
            if heads[index] not in speakers:
                self._run_in(index, found)
        if len(dashes) >= 2:
            for index, found in dashes.items():
                self._run_in(index, found)

    def _run_in_start(self, index: int, shape: Shape | None) -> int:
        head = self.heads[index]
        if head is None or (shape is None and head.style in ("letter", "latin-upper", "latin-lower")):
            return 0
        return head.end

    def _run_in(self, index: int, found: tuple[int, int]) -> None:
        self.found[index] = replace(self.found.get(index, PARAGRAPH), run_in=found)

    # Headings ----------------------------------------------------------------------------------------------------

    def _heading(self, index: int, style: str, number: int) -> None:
        self.found[index] = Shape(BlockKind.HEADING, 1)
        self.classes[index] = (style, number)

    def _set_levels(self) -> None:
        levels = Levels()
        for index in sorted(self.classes):
            style, number = self.classes[index]
            self.found[index] = Shape(BlockKind.HEADING, levels.of(style, number))
