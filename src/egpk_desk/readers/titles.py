"""Which line of a head is the title, and the title without the name of the site behind it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from egpk_desk.readers.institutions import is_publisher
from egpk_desk.readers.names import is_surely_person
from egpk_desk.readers.sections import is_section, is_sure_section
from egpk_desk.text.folding import fold

_SITE = re.compile(r"\s+[|–—-]\s+|\s*\|\s*")
_NOTE_MARK = re.compile(r"\s*(?:\[\s?\d{1,2}\s?\]|\*{1,3}|\(\*{1,3}\))$")
_STATES = frozenset(
    fold(" ".join(state.split()))
    for state in """
        جمهورية مصر العربية | المملكة العربية السعودية | المملكة الأردنية الهاشمية | المملكة المغربية | سلطنة عمان |
        الجمهورية الجزائرية الديمقراطية الشعبية | الجمهورية التونسية | الجمهورية اللبنانية | الجمهورية العربية السورية |
        جمهورية العراق | الجمهورية اليمنية | جمهورية السودان | دولة قطر | دولة الكويت | دولة الإمارات العربية المتحدة |
        مملكة البحرين | دولة فلسطين | دولة ليبيا | جامعة الدول العربية
    """.split("|")
)
_LEAST_CUT = 12  # letters of a title that is known by its beginning only


def choose_title(
    lines: Sequence[str], folded: Sequence[str], open_lines: Sequence[int], wanted: Collection[str]
) -> int | None:
    """The index of the title among the ``open_lines`` of a head; None where none can be one.

    ``wanted`` are folded titles that a breadcrumb or the format itself gives. A title that stands twice is one; else
    the first line that is no rubric, publisher, name or role; else, rather than lose it, the first of those.
    """
    for index in open_lines:
        if any(_agrees(folded[index], title) for title in wanted):
            return index
    seen: dict[str, int] = {}
    for index in open_lines:
        if len(folded[index]) > _LEAST_CUT and not _is_quiet(lines[index]):
            if folded[index] in seen:
                return index
            seen[folded[index]] = index
    good = [index for index in open_lines if not _is_quiet(lines[index]) and any(map(str.isalpha, lines[index]))]
    if good:
        return _without_kicker(lines, good)
    weak = [i for i in open_lines if not is_sure_section(lines[i])]
    weak = [i for i in weak if any(map(str.isalpha, lines[i]))]
    return weak[0] if weak else None


def _without_kicker(lines: Sequence[str], good: Sequence[int]) -> int:
    first, *others = good
    if others and (is_section(lines[first]) or len(lines[first].split()) == 1):
        return others[0]
    return first


def _agrees(line: str, title: str) -> bool:
    if not line or line == title:
        return bool(line)
    if len(title) >= _LEAST_CUT and line.startswith(title):
        return True
    return len(line) >= _LEAST_CUT and title.startswith(line) and len(line) * 2 > len(title)


def _is_quiet(line: str) -> bool:
    return is_sure_section(line) or is_publisher(line) or is_surely_person(line) or is_cover_line(line)


def is_cover_line(line: str) -> bool:
    """Whether a line is the state or ministry above the title on a cover."""
    folded = fold(line).strip(" -–•*")
    return folded in _STATES or (folded.startswith(("وزاره ", "رياسه ")) and len(folded.split()) <= 5)


def without_site(line: str) -> tuple[str, str]:
    """The title without note marks, and without a publisher behind `|` or a dash, with that publisher."""
    title = without_note_mark(line)
    cuts = list(_SITE.finditer(title))
    if cuts and is_publisher(title[cuts[-1].end() :]) and cuts[-1].start() > 3:
        return title[: cuts[-1].start()].strip(), title[cuts[-1].end() :].strip()
    return title, ""


def without_note_mark(title: str) -> str:
    """A title without the marker of a note behind it."""
    return _NOTE_MARK.sub("", title).strip()
