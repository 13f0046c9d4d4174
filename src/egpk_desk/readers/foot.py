"""The foot of a report: author, date, source, tags and comment lines below its text, before or after its notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from egpk_desk.document import BlockKind
from egpk_desk.readers.captions import is_caption
from egpk_desk.readers.clues import NAMES, Belief, Clue, Field
from egpk_desk.readers.institutions import is_publisher
from egpk_desk.readers.named import is_named_heading
from egpk_desk.readers.names import is_person, is_surely_person, split_authors
from egpk_desk.readers.roles import is_role
from egpk_desk.readers.senses import Kind, Sense, sense_of
from egpk_desk.text.folding import fold

_LINES = 25  # lines of one foot that are looked at
_NOTES = 400  # lines of notes below the text that are passed over
_LAST = 3
_NOTE = re.compile(r"[\[(]?\s?(?:\d{1,3}|[ivxl]{1,6}|\*{1,3})\s?(?:[\])]|[.)/–—-])|[¹²³⁰⁴-⁹]|\^\d")
_NOTE_HEADS = frozenset(
    fold(" ".join(name.split()))
    for name in """
        الهوامش | هوامش | الحواشي | المراجع | مراجع | المصادر | قائمة المراجع | المصادر والمراجع | الهوامش والمراجع
        | المراجع والهوامش | المراجع والمصادر | قائمة المصادر والمراجع | الإحالات | notes | endnotes | footnotes |
        references | sources | bibliography | هوامش الدراسة
    """.split("|")
)
_RELATED = frozenset(
    fold(" ".join(name.split()))
    for name in """
        مقالات ذات صلة | مواضيع ذات صلة | موضوعات ذات صلة | ذات صلة | أخبار ذات صلة | اقرأ أيضا | اقرأ أيضًا | قد
        يعجبك أيضا | قد يهمك | قد يهمك أيضا | اخترنا لكم | الأكثر قراءة | مقالات أخرى | المزيد من المقالات | مقالات
        مشابهة | مواضيع مشابهة | related posts | related articles | related | you may also like | see also | more
        from | most read | recommended
    """.split("|")
)


@dataclass(slots=True)
class Foot:
    """What the foot says: the kinds of its lines and clues in reading order."""

    kinds: dict[int, BlockKind] = field(default_factory=dict)
    clues: list[Clue] = field(default_factory=list)


def read_foot(lines: Sequence[str], start: int, taken: Collection[int], *, has_author: bool) -> Foot:
    """The foot of a text; lines before ``start`` and those ``taken`` are its head's.

    ``has_author``: the head names one.
    """
    foot = Foot()
    for end in _ends(lines, start):
        indexes = [index for index in _trailing(lines, start, end) if index not in taken]
        _read(lines, indexes, end, foot, has_author=has_author)
    return foot


def _ends(lines: Sequence[str], start: int) -> Iterator[int]:
    """Where a foot may end: above the notes, and at the end of all."""
    for index in range(len(lines) - 1, max(start, len(lines) - _NOTES), -1):
        if len(lines[index]) <= 40 and fold(lines[index]).strip(" :.-*#") in _NOTE_HEADS:
            yield index
            break
    yield len(lines)


def _trailing(lines: Sequence[str], start: int, end: int) -> Iterator[int]:
    """The last lines before ``end``, up to the running text or the notes. From the last one on."""
    for index in range(end - 1, max(start, end - _LINES) - 1, -1):
        line = lines[index]
        if _is_note(line) or sense_of(line).kind is Kind.PROSE or is_named_heading(line):
            return
        yield index


def _is_note(line: str) -> bool:
    return _NOTE.match(line) is not None and sense_of(line).kind is not Kind.DATE


def _read(lines: Sequence[str], indexes: list[int], end: int, foot: Foot, *, has_author: bool) -> None:
    indexes = [index for index in reversed(indexes) if index not in foot.kinds]
    below_notes = bool(indexes) and indexes[0] > 0 and _is_note(lines[indexes[0] - 1])
    related = next((i for i in indexes if fold(lines[i]).strip(" :.-*#…") in _RELATED), None)
    if related is not None:
        after = [i for i in range(related, end) if i not in foot.kinds]
        if all(i in indexes for i in after):
            foot.kinds.update(dict.fromkeys(after, BlockKind.FURNITURE))
    for index in indexes:
        if index in foot.kinds:
            continue
        if below_notes and not _tells_itself(lines[index]):
            continue  # it may belong to the last note
        taken = _clues(lines, index, end, has_author=has_author)
        if taken is None:
            follows = index - 1 in foot.kinds and bool(foot.clues) and foot.clues[-1].field is Field.AUTHOR
            if not (follows and is_role(lines[index])):
                continue
            taken = (Clue(Field.ROLE, lines[index].strip(" -–•*().،"), Belief.FOOT),)
        foot.kinds[index] = BlockKind.METADATA
        foot.clues += taken


def _tells_itself(line: str) -> bool:
    """Whether a label or its whole wording makes a line one of the page, wherever it stands."""
    sense = sense_of(line)
    if sense.kind is not Kind.STATED or sense.is_source:
        return False
    return all(clue.belief in (Belief.LABEL, Belief.COPYRIGHT) for clue in sense.clues)


def _clues(lines: Sequence[str], index: int, end: int, *, has_author: bool) -> tuple[Clue, ...] | None:
    """What a line of the foot states; None where it is text."""
    line, sense = lines[index], sense_of(lines[index])
    last = end - index <= _LAST
    if sense.kind is Kind.PENDING:
        sense = _joined(lines, index, end, sense)
    if sense.kind is Kind.STATED:
        if sense.is_source and (not last or (index > 0 and is_caption(lines[index - 1]))):
            return None
        if any(clue.field in (Field.TITLE, Field.CATEGORY) and clue.belief < Belief.LABEL for clue in sense.clues):
            return None
        return tuple(
            clue if clue.belief is Belief.COPYRIGHT else replace(clue, belief=Belief.FOOT)
            for clue in sense.clues
            if clue.field is not Field.TITLE
        )
    if sense.kind is Kind.DATE:
        precise = all(len(clue.iso) > 4 for clue in sense.clues)  # a lone year is a figure of a table
        return tuple(replace(clue, belief=Belief.FOOT) for clue in sense.clues) if last and precise else None
    if sense.kind is not Kind.OPEN or not last:
        return None
    if not has_author and len(line) <= 100:
        names, role = split_authors(line)
        if names and all(map(is_person, names)) and is_surely_person(names[0]):
            return (Clue(Field.AUTHOR, NAMES.join(names), Belief.FOOT, role),)
    if is_publisher(line):
        return (Clue(Field.PUBLISHER, line.strip(" -–|•"), Belief.FOOT),)
    return None


def _joined(lines: Sequence[str], index: int, end: int, sense: Sense) -> Sense:
    """A label alone on its line, with the next one."""
    label = lines[index].rstrip()
    colon = label[-1] in ":：/"
    if not colon and sense.awaits not in (Field.AUTHOR, Field.POSTER, Field.DATE):
        return Sense(Kind.OPEN)
    if index + 1 < end:
        joined = sense_of(f"{label.rstrip(' :：/')}: {lines[index + 1]}")
        sure = colon or sense.awaits is Field.DATE or is_surely_person(lines[index + 1])
        if joined.kind is Kind.STATED and joined.clues and sure:
            return joined
    if not colon:
        return Sense(Kind.OPEN)
    return Sense(Kind.OPEN) if sense.is_source else Sense(Kind.STATED)
