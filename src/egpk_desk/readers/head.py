"""The head of a report: the lines above its text, in whatever order a site or a word processor puts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from egpk_desk.document import BlockKind
from egpk_desk.readers.breadcrumb import Path, breadcrumb
from egpk_desk.readers.clues import NAMES, Belief, Clue, Field
from egpk_desk.readers.institutions import is_publisher
from egpk_desk.readers.named import is_named_heading
from egpk_desk.readers.names import is_person, is_surely_person, split_authors, strip_honorific
from egpk_desk.readers.numbering import BULLET, enumerator
from egpk_desk.readers.roles import is_role
from egpk_desk.readers.sections import is_section, is_sure_section
from egpk_desk.readers.senses import Kind, Sense, sense_of
from egpk_desk.readers.titles import choose_title, is_cover_line, without_site
from egpk_desk.text.folding import fold

_LINES = 40  # lines looked at
_WITHOUT_PROSE = 15  # lines of a head that no running text ends
_BELOW_ABSTRACT = 10  # lines after the first paragraph in which a byline may still come
_ABSTRACT = 2  # paragraphs that may stand above a byline
_PATHS_WITHIN = 12
_TITLE_LENGTH = 260
_WRITES = re.compile(r"(.{5,50}?) (?:يكتب|تكتب)\s*:")
_REPEATED = 8  # letters of a title that may stand twice
_LOOKED_BELOW = 4
_SENTENCE = 50


@dataclass(slots=True)
class Head:
    """What the head says: the kinds of its lines, clues in reading order, the title, the line where the body begins."""

    kinds: dict[int, BlockKind] = field(default_factory=dict)
    clues: list[Clue] = field(default_factory=list)
    title: str = ""
    body: int = 0


def read_head(lines: Sequence[str], known_title: str = "") -> Head:
    """The head of a text. ``known_title`` is what the format calls the report: it helps to tell the title line."""
    return _HeadReading(lines[:_LINES], known_title).read()


class _HeadReading:
    def __init__(self, lines: Sequence[str], known_title: str) -> None:
        self.lines = lines
        self.known = fold(known_title).strip()
        self.folded = [fold(line).strip(" .") if len(line) <= _TITLE_LENGTH else "" for line in lines]
        self.senses = [sense_of(line) for line in lines]
        self.paths: dict[int, Path] = {}
        self.head = Head()
        self.authored: dict[int, Belief] = {}  # lines that name authors, or follow such a line as their roles

    def read(self) -> Head:
        self._join_pending()
        self._find_paths()
        self.head.body = self._body()
        title_line = self._find_title()
        self._take_stated(0, self.head.body)
        self._take_context(title_line)
        self._take_below_abstract()
        return self.head

    # The lines by themselves -------------------------------------------------------------------------------------

    def _join_pending(self) -> None:
        """A label alone on its line has its value on the next one; it is that of both together."""
        for index, sense in enumerate(self.senses):
            if sense.kind is not Kind.PENDING:
                continue
            label = self.lines[index].rstrip()
            colon = label[-1] in ":：/"
            joined: Sense | None = None
            if index + 1 < len(self.lines) and self.senses[index + 1].kind is not Kind.PENDING:
                joined = sense_of(f"{label.rstrip(' :：/')}: {self.lines[index + 1]}")
            fits = joined is not None and joined.kind is Kind.STATED and joined.clues and not joined.is_source
            bare = sense.awaits in (Field.DATE, Field.AUTHOR, Field.POSTER, Field.UPDATED) or (
                sense.awaits is Field.CATEGORY and is_sure_section(self.lines[index + 1])
                if index + 1 < len(self.lines)
                else False
            )
            if fits and joined is not None and (colon or bare):
                if not colon and sense.awaits in (Field.AUTHOR, Field.POSTER) and not self._is_people(index + 1):
                    self.senses[index] = Sense(Kind.OPEN)
                    continue
                self.senses[index], self.senses[index + 1] = joined, Sense(Kind.STATED)
            elif colon and not sense.is_source:
                self.senses[index] = Sense(Kind.STATED)
            else:
                self.senses[index] = Sense(Kind.OPEN)

    def _find_paths(self) -> None:
        for index in range(min(_PATHS_WITHIN, len(self.lines))):
            if self.senses[index].kind not in (Kind.OPEN, Kind.PROSE):
                continue
            titles = {
                folded
                for other, folded in enumerate(self.folded)
                if folded and other != index and self.senses[other].kind is Kind.OPEN
                if not is_sure_section(self.lines[other])
            }
            path = breadcrumb(self.lines[index], titles | ({self.known} if self.known else set()))
            if path is not None:
                self.paths[index] = path
                self.senses[index] = Sense(Kind.STATED, _path_clues(path))

    def _body(self) -> int:
        """The line at which the text itself begins: prose, a heading known by its name, a numbered heading."""
        for index, sense in enumerate(self.senses):
            if sense.kind is Kind.PROSE:
                if self._is_long_title(index):
                    self.senses[index] = Sense(Kind.OPEN)
                    continue
                return index
            if sense.kind is Kind.OPEN and self._begins_body(index):
                return index
        return min(len(self.lines), _WITHOUT_PROSE)

    def _is_long_title(self, index: int) -> bool:
        line = self.lines[index]
        if self.known and self.folded[index] and self.folded[index] == self.known:
            return True
        if len(line) > _TITLE_LENGTH or line[-1] in ".؛،," or index + 1 >= len(self.lines):
            return False
        if any(sense.kind is Kind.OPEN for sense in self.senses[:index]):
            return False
        return self.senses[index + 1].kind in (Kind.STATED, Kind.DATE)

    def _begins_body(self, index: int) -> bool:
        line = self.lines[index]
        if self.known and self.folded[index] == self.known:
            return False
        if is_named_heading(line):
            return not is_sure_section(line) or index > 0
        head = enumerator(line)
        if head is None or head.style in (BULLET, "ordinal-bare"):
            return False
        return not (head.style == "letter" and is_surely_person(line))  # `د. أحمد علي`

    # Title -------------------------------------------------------------------------------------------------------

    def _find_title(self) -> int | None:
        stated = next((c.value for s in self.senses for c in s.clues if c.field is Field.TITLE), "")
        if stated:
            line = next(i for i, s in enumerate(self.senses) if any(c.field is Field.TITLE for c in s.clues))
            self.head.kinds[line], self.head.title = BlockKind.TITLE, stated
            return line
        open_lines = [
            i for i in range(self.head.body) if self.senses[i].kind is Kind.OPEN and not self._is_role_below(i)
        ]
        wanted = {fold(path.title).strip(" .…") for path in self.paths.values() if path.title} | {self.known}
        index = choose_title(self.lines, self.folded, open_lines, wanted - {""})
        if index is None:
            self.head.title = next((path.title for path in self.paths.values() if path.title), "")
            return None
        if self.folded[index] not in wanted and not self._shows_a_head(index):
            return None
        self._take_writer(index)
        title, site = without_site(self.lines[index])
        if site:
            self.head.clues.append(Clue(Field.PUBLISHER, site, Belief.PATH))
        self.head.kinds[index] = BlockKind.TITLE
        same = (self.folded[index], fold(title))
        for again in open_lines:
            if again != index and len(self.folded[again]) > _REPEATED and self.folded[again] in same:
                self.head.kinds[again] = BlockKind.METADATA  # the title stands twice
        below = index + 1
        if title.endswith(":") and below in open_lines and len(self.lines[below]) <= _TITLE_LENGTH - len(title):
            title = f"{title} {self.lines[below]}"
            self.head.kinds[below] = BlockKind.TITLE
        self.head.title = title
        return index

    def _is_role_below(self, index: int) -> bool:
        """Whether a line says what the person named above it is: titles may begin with the same words."""
        if index == 0 or not is_role(self.lines[index]):
            return False
        above = self.senses[index - 1]
        names = any(clue.field is Field.AUTHOR for clue in above.clues)
        return names or (above.kind is Kind.OPEN and self._is_people(index - 1))

    def _take_writer(self, index: int) -> None:
        """`محمد عبد السلام يكتب: مستقبل الردع` names its author in the title."""
        match = _WRITES.match(self.lines[index])
        if match and is_surely_person(match[1]):
            self.head.clues.append(Clue(Field.AUTHOR, strip_honorific(match[1]), Belief.PLACE))

    def _shows_a_head(self, index: int) -> bool:
        """Whether a line above others is a title: metadata stands in the head, or the text below it is longer."""
        if any(sense.kind in (Kind.STATED, Kind.DATE) for sense in self.senses[: self.head.body]):
            return True
        below = [line for line in self.lines[index + 1 : index + 1 + _LOOKED_BELOW] if line]
        longest = max(map(len, below), default=0)
        return longest > max(_SENTENCE, 1.3 * len(self.lines[index]))

    # Lines that state something ----------------------------------------

    def _take_stated(self, start: int, end: int) -> None:
        for index in range(start, end):
            if index not in self.head.kinds and self.senses[index].kind in (Kind.STATED, Kind.DATE):
                self._take(index, self.senses[index].clues)

    def _take(self, index: int, clues: Sequence[Clue]) -> None:
        self.head.kinds[index] = BlockKind.METADATA
        self.head.clues += clues
        for clue in clues:
            if clue.field is Field.AUTHOR:
                self.authored[index] = clue.belief
        if not clues and index - 1 in self.authored and self.senses[index - 1].kind is Kind.STATED:
            self.authored[index] = self.authored[index - 1]  # the value of a label on the line above

    # Lines known by their neighbours ----------------------------------------

    def _take_context(self, title: int | None) -> None:
        names = self._names()
        for index in range(self.head.body):
            if index in self.head.kinds or self.senses[index].kind is not Kind.OPEN:
                continue
            line = self.lines[index]
            if self._take_role(index):
                continue
            if title is None and not self.head.kinds:
                continue  # nothing shows yet that this is a head
            below_title = title is not None and index > title
            if fold(line).strip(" .-–•*") in names or self._is_byline(index, below_title):
                self._take_names(index)
            elif is_publisher(line):
                self._take(index, (Clue(Field.PUBLISHER, line.strip(" -–|•"), Belief.PLACE),))
            elif (not below_title and is_cover_line(line)) or (line.isdecimal() and self._touches_stated(index)):
                self._take(index, ())
            elif self._is_rubric(index, title):
                self._take(index, (Clue(Field.CATEGORY, line.strip(" :-–|•*#"), Belief.KICKER),))

    def _names(self) -> set[str]:
        """The folded names that labels give, to know them again."""
        return {
            fold(name)
            for clue in self.head.clues
            if clue.field in (Field.AUTHOR, Field.POSTER)
            for name in clue.value.split(NAMES)
        }

    def _take_role(self, index: int) -> bool:
        """A line below the authors that says what they are, or above a name that stands alone."""
        line = self.lines[index]
        after_author = index - 1 in self.authored
        star = line.startswith("*") and is_role(line) and bool(self.authored)
        if star or (after_author and (is_role(line) or _is_affiliation(line))):
            self._take(index, (Clue(Field.ROLE, line.strip(" -–•*().،"), Belief.PLACE),))
            if after_author:
                self.authored[index] = self.authored[index - 1]
            return True
        return False

    def _is_people(self, index: int) -> bool:
        line = self.lines[index]
        if len(line) > 120:
            return False
        names, _ = split_authors(line)
        return bool(names) and len(names) <= 6 and all(map(is_person, names)) and _first_is_sure(line, names)

    def _is_byline(self, index: int, below_title: bool) -> bool:
        """Whether a line without label names the authors."""
        line = self.lines[index]
        follows_author = index - 1 in self.authored
        role_below = index + 1 < len(self.lines) and is_role(self.lines[index + 1]) and self._is_open(index + 1)
        if is_person(line) and role_below and (below_title or self._touches_stated(index)):
            return True
        if not self._is_people(index):
            return False
        return below_title or follows_author or self._touches_stated(index)

    def _is_open(self, index: int) -> bool:
        return self.senses[index].kind is Kind.OPEN and index not in self.head.kinds

    def _touches_stated(self, index: int) -> bool:
        return any(
            0 <= other < len(self.lines) and self.senses[other].kind in (Kind.STATED, Kind.DATE)
            for other in (index - 1, index + 1)
        )

    def _take_names(self, index: int) -> None:
        names, role = split_authors(self.lines[index])
        belief = self.authored.get(index - 1, Belief.PLACE)
        self._take(index, (Clue(Field.AUTHOR, NAMES.join(names), belief, role),))

    def _is_rubric(self, index: int, title: int | None) -> bool:
        """A rubric known by its name; above the title also a unit, or one word such as the name of a country."""
        line = self.lines[index]
        if sense_of(line).kind is Kind.PENDING:
            return False  # a label, such as those of a table on the cover
        if title is None or index > title:
            return is_section(line) and self._touches_stated(index)
        return is_section(line) or len(line.split()) == 1

    # Below an abstract -----------------------------------------------------------------------------------------------

    def _take_below_abstract(self) -> None:
        """Bylines that stand below a summary or standfirst: only what labels and dates make sure."""
        start = self.head.body
        end = min(len(self.lines), start + _BELOW_ABSTRACT)
        dates = sum(1 for sense in self.senses[start:] if sense.kind is Kind.DATE)
        dated = any(clue.field is Field.DATE for clue in self.head.clues)
        prose = 0
        for index in range(start, end):
            sense = self.senses[index]
            if sense.kind is Kind.PROSE:
                prose += 1
                if prose > _ABSTRACT:
                    return
            elif sense.kind is Kind.OPEN and index > start and self._begins_body(index):
                return
            elif (sense.kind is Kind.STATED and not sense.is_source and _is_labelled(sense)) or (
                sense.kind is Kind.DATE and dates == 1 and not dated and len(sense.clues[0].iso) > 4
            ):
                self._take(index, sense.clues)
            elif sense.kind is Kind.OPEN and index > start and not self._take_role(index):
                near = self._touches_stated(index) or (index + 1 < end and is_role(self.lines[index + 1]))
                if near and not self.authored and self._is_people(index):
                    self._take_names(index)


def _path_clues(path: Path) -> tuple[Clue, ...]:
    clues = [Clue(Field.PUBLISHER, path.site, Belief.PATH)] if path.site else []
    if path.rubrics:
        clues.append(Clue(Field.CATEGORY, " > ".join(path.rubrics), Belief.PATH))
    return tuple(clues)


def _first_is_sure(line: str, names: Sequence[str]) -> bool:
    return is_surely_person(names[0]) or is_surely_person(line.split("،")[0].split(",")[0])


def _is_affiliation(line: str) -> bool:
    return len(line) <= 90 and fold(line).partition(" ")[0] in ("جامعه", "كليه", "قسم", "وحده", "university")


def _is_labelled(sense: Sense) -> bool:
    return not sense.clues or any(clue.belief is Belief.LABEL for clue in sense.clues)
