"""What a single line of a head or foot is by its own words: labelled, a date, a line of the page, prose, or open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from egpk_desk.readers.bylines import (
    JOINTS,
    authors_of,
    believed_names,
    is_account,
    without_date_words,
    without_posting,
)
from egpk_desk.readers.cities import CITIES
from egpk_desk.readers.clues import NAMES, Belief, Clue, Field
from egpk_desk.readers.date_lines import Dated, date_in, remaining
from egpk_desk.readers.institutions import is_publisher, names_institution
from egpk_desk.readers.labels import LEADING, Labelled, labelled
from egpk_desk.readers.names import is_person, is_surely_person
from egpk_desk.readers.posting import is_posting, rights_holder
from egpk_desk.readers.sections import is_sure_section
from egpk_desk.text.folding import fold


class Kind(Enum):
    """How a line is to be taken."""

    STATED = "stated"  # metadata by its own words
    DATE = "date"  # a date and nothing else
    PENDING = "pending"  # a label whose value stands on the next line
    OPEN = "open"  # short, and known only by its neighbours
    PROSE = "prose"  # running text: the body has begun


@dataclass(frozen=True, slots=True)
class Sense:
    """The kind of a line, with what it states. ``awaits`` is the field of a pending label."""

    kind: Kind
    clues: tuple[Clue, ...] = ()
    awaits: Field | None = None
    is_source: bool = False


OPEN = Sense(Kind.OPEN)
PROSE = Sense(Kind.PROSE)
_NOTHING = Sense(Kind.STATED)

_PROSE_LENGTH = 170
_SENTENCE_LENGTH = 75
_VALUE = 150
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SEGMENTS = re.compile(r"\s*[|•·⋅▪]\s*|\s+[-–—/]\s+|\s{3,}|\t+")
_YEAR_AT_END = re.compile(r"[\s،,–-]+(?P<year>\d{4})\s?م?$")
_POSTED_IN = frozenset(
    tuple(fold(words).split())
    for words in ("posted in", "filed under", "published in", "نشر ضمن", "نشر تحت", "في قسم", "مصنف تحت", "نشر في")
)
_IN = frozenset({("in",), ("في",)})


@lru_cache(maxsize=1024)
def sense_of(text: str) -> Sense:
    """The sense of one line, which may be of any length: long ones are prose at once."""
    if len(text) > 400:
        return PROSE
    if found := labelled(text):
        sense = _of_label(found)
        if sense is not None:
            return sense
    if is_posting(text):
        return _NOTHING
    if (holder := rights_holder(text)) is not None:
        known = is_publisher(holder) or names_institution(holder)
        return Sense(Kind.STATED, (Clue(Field.PUBLISHER, holder, Belief.COPYRIGHT),) if known else ())
    bare = text.strip(JOINTS)
    if _URL.fullmatch(bare):
        return Sense(Kind.STATED, (Clue(Field.URL, bare, Belief.PLACE),) if bare.startswith("http") else ())
    if dated := date_in(text):
        if dated.is_alone:
            return Sense(Kind.DATE, (_date_clue(dated, Belief.PLACE),))
        if (sense := _beside_date(dated)) is not None:
            return sense
    if (sense := _compound(text) or _of_place(text)) is not None:
        return sense
    return PROSE if is_prose(text) else OPEN


def is_prose(text: str) -> bool:
    """Whether a line is running text by its length and its end."""
    if len(text) > _PROSE_LENGTH:
        return True
    return len(text) > _SENTENCE_LENGTH and text.rstrip("”»\"')] ")[-1:] in (".", "؛", "،", ",", ";")


def _date_clue(dated: Dated, belief: Belief, field: Field = Field.DATE) -> Clue:
    return Clue(field, dated.as_written, belief, iso=dated.iso)


# Labels --------------------------------------------------------------------------------------------------------------


def _of_label(found: Labelled) -> Sense | None:
    """What a labelled line states; None where its value shows that the label is none."""
    field, value = found.field, found.value
    if not value:
        if field is Field.NOTHING or (field is Field.KEYWORDS and not found.has_colon):
            return _NOTHING
        return Sense(Kind.PENDING, awaits=field, is_source=found.is_source)
    if len(value) > (400 if field is Field.KEYWORDS else _VALUE):
        return None
    if field in (Field.AUTHOR, Field.POSTER, Field.TRANSLATOR, Field.EDITOR, Field.SUPERVISOR):
        return _of_people(found)
    if field in (Field.DATE, Field.UPDATED):
        return _of_date(found)
    if field is Field.PUBLISHER:
        return _of_publisher(found)
    return _of_words(found)


def _of_words(found: Labelled) -> Sense | None:
    """Fields whose value is taken as it stands: category, keywords, link, issue, role, title."""
    field, value = found.field, found.value
    ends_sentence = value[-1] in ".؛؟?!" and len(value) > 60
    if ends_sentence and field not in (Field.TITLE, Field.KEYWORDS):
        return None
    if field is Field.NOTHING:
        fits = found.has_colon or (len(value) <= 40 and (value[0].isdecimal() or is_posting(value)))
        return _NOTHING if fits and len(value) <= 90 else None
    if field is Field.URL:
        url = _URL.search(value)
        return Sense(Kind.STATED, (Clue(field, url[0], Belief.LABEL),)) if url else None
    if field is Field.DOI:
        return Sense(Kind.STATED, (Clue(field, value, Belief.LABEL),)) if "10." in value else None
    if field is Field.ISSUE:
        return _of_issue(found)
    if field is Field.CATEGORY:
        if not found.has_colon and found.words not in _POSTED_IN:
            return _rubric(value) if found.words in _IN and is_sure_section(value) else None
        dated = date_in(value)
        if dated is not None and dated.is_alone:
            return Sense(Kind.STATED, (_date_clue(dated, Belief.LABEL),))
        return Sense(Kind.STATED, (Clue(field, value.strip(JOINTS), Belief.LABEL),))
    if not found.has_colon:
        return None
    if field is Field.TITLE:
        return Sense(Kind.STATED, (Clue(field, value, Belief.LABEL),))
    return Sense(Kind.STATED, (Clue(field, value.strip(" ."), Belief.LABEL),))


def _rubric(value: str) -> Sense:
    return Sense(Kind.STATED, (Clue(Field.CATEGORY, value.strip(JOINTS), Belief.LABEL),))


def _of_issue(found: Labelled) -> Sense | None:
    value = found.value
    if len(value) > 80 or not any(map(str.isdecimal, value[:8])):
        return None
    if not found.has_colon and (len(found.words[0]) < 4 or found.words[0] == "عدد" or not value[0].isdecimal()):
        return None
    clues = [Clue(Field.ISSUE, value.strip(JOINTS), Belief.LABEL)]
    if (dated := date_in(value)) and len(dated.iso) > 4:
        clues.append(_date_clue(dated, Belief.PLACE))
    return Sense(Kind.STATED, tuple(clues))


def _of_people(found: Labelled) -> Sense | None:
    field, value = found.field, found.value
    further: tuple[Clue, ...] = ()
    dated = date_in(value)
    if dated is not None:
        behind = _beside(dated.after)
        if behind is None:
            return None
        value = without_date_words(dated.before.strip(JOINTS))
        further = (_date_clue(dated, Belief.PLACE), *behind)
    value, more = _cut_segments(without_posting(value))
    further += more
    if field is Field.POSTER and is_publisher(value):
        return Sense(Kind.STATED, (Clue(Field.PUBLISHER, value, Belief.LABEL), *further))
    names, role = authors_of(value)
    believed = believed_names(found, names, value)
    if believed is None:
        return None
    if not believed:
        return Sense(Kind.STATED, further)
    return Sense(Kind.STATED, (Clue(field, NAMES.join(believed), Belief.LABEL, role), *further))


def _cut_segments(value: str) -> tuple[str, tuple[Clue, ...]]:
    """`أحمد علي | تقارير | 3 تعليقات`: the names, and what the rest of the line states."""
    parts = [part for part in re.split(r"\s*[|•·]\s*|\t+", value) if part.strip(JOINTS)]
    if len(parts) < 2:
        return value, ()
    clues: list[Clue] = []
    kept = [parts[0]]
    for part in parts[1:]:
        if is_person(part):
            kept.append(part)
            continue
        sense = sense_of(part)
        if sense.kind in (Kind.STATED, Kind.DATE):
            clues += sense.clues
        elif is_publisher(part):
            clues.append(Clue(Field.PUBLISHER, part.strip(JOINTS), Belief.PLACE))
        elif is_sure_section(part):
            clues.append(Clue(Field.CATEGORY, part.strip(JOINTS), Belief.KICKER))
        else:
            kept.append(part)
    return "، ".join(kept), tuple(clues)


def _of_date(found: Labelled) -> Sense | None:
    value = found.value
    dated = date_in(value)
    if dated is None:
        if is_posting(value):
            return _NOTHING
        if found.words in _POSTED_IN and len(value) <= 60 and is_sure_section(value):
            return Sense(Kind.STATED, (Clue(Field.CATEGORY, value.strip(JOINTS), Belief.LABEL),))
        # A date that cannot be: the line is one of metadata all the same, the date is not believed.
        numeric = found.has_colon and len(value) <= 40 and any(map(str.isdecimal, value))
        return _NOTHING if numeric else None
    before, after = _beside(dated.before), _beside(dated.after)
    if before is None or after is None:
        return None
    return Sense(Kind.STATED, (_date_clue(dated, Belief.LABEL, found.field), *before, *after))


def _of_publisher(found: Labelled) -> Sense | None:
    value = found.value
    further: tuple[Clue, ...] = ()
    if _URL.fullmatch(value):
        return Sense(Kind.STATED, (Clue(Field.URL, value, Belief.LABEL),), is_source=found.is_source)
    dated = date_in(value)
    if dated is not None:
        behind = _beside(dated.after)
        if behind is None:
            return None
        value, further = dated.before.strip(JOINTS), (_date_clue(dated, Belief.PLACE), *behind)
        value = re.sub(r"[\s،,]+(?:في|بتاريخ|يوم)$", "", value)
    value = value.strip(" .،,|–-")
    if not value:
        return None
    known = is_publisher(value) or names_institution(value)
    words = len(value.split())
    if found.is_source or not found.has_colon:
        fits = known
    else:
        fits = words <= 12 and value[-1] not in ".؟?!" and not _URL.search(value)
    if not fits:
        return None
    return Sense(Kind.STATED, (Clue(Field.PUBLISHER, value, Belief.LABEL), *further), is_source=found.is_source)


# Dates and compounds -------------------------------------------------------------------------------------------------


def _beside(text: str) -> tuple[Clue, ...] | None:
    """What the words beside a date state; None where they say something, so that the line is a sentence."""
    text = LEADING.sub("", text).strip(JOINTS)
    if not remaining(text):
        return ()
    if fold(text) in CITIES:
        return ()
    first, _, rest = text.partition(" ")
    if is_account(first):  # `12 مايو 2025 admin لا توجد تعليقات`
        return _beside(rest)
    sense = sense_of(text) if len(text) <= _VALUE else PROSE
    if sense.kind in (Kind.STATED, Kind.DATE):
        return sense.clues
    if is_surely_person(text):
        return (Clue(Field.AUTHOR, NAMES.join(authors_of(text)[0]), Belief.PLACE),)
    where = re.sub(r"^(?:في|عن|ضمن|على موقع)\s+", "", text)
    if is_publisher(where):
        return (Clue(Field.PUBLISHER, where, Belief.PLACE),)
    if is_sure_section(where):
        return (Clue(Field.CATEGORY, where, Belief.KICKER),)
    parts = re.split(r"\s*[،,|]\s*", text, maxsplit=4)
    if len(parts) > 1:
        told = [_beside(part) for part in parts]
        if all(clues is not None for clues in told):
            return tuple(clue for clues in told for clue in clues or ())
    return None


def _beside_date(dated: Dated) -> Sense | None:
    """`القاهرة – 12 مايو 2025`, `12 مايو 2025 بقلم أحمد علي`, `أحمد علي، 12 مايو 2025`."""
    if len(dated.before) + len(dated.after) > _VALUE or len(dated.iso) < 7:
        return None
    before, after = _beside(re.sub(r"\s(?:في|on)\s*$", "", dated.before)), _beside(dated.after)
    if before is None or after is None:
        return None
    return Sense(Kind.STATED, (*before, _date_clue(dated, Belief.PLACE), *after))


def _of_place(text: str) -> Sense | None:
    """`القاهرة`, `القاهرة 2023`, `بغداد/ الأناضول`: where a report was written, with a year or an agency."""
    if len(text) > 60:
        return None
    folded = fold(text).strip(JOINTS)
    if folded in CITIES:
        return _NOTHING if text[-1] != ":" else None
    if (match := _YEAR_AT_END.search(text)) and fold(text[: match.start()]).strip(JOINTS) in CITIES:
        dated = date_in(match["year"])
        return Sense(Kind.STATED, (_date_clue(dated, Belief.PLACE),)) if dated else None
    parts = [part.strip(JOINTS) for part in re.split(r"\s*[/|–—-]\s*", text)]
    if len(parts) == 2 and fold(parts[0]) in CITIES and is_publisher(parts[1]):
        return Sense(Kind.STATED, (Clue(Field.PUBLISHER, parts[1], Belief.PLACE),))
    return None


def _compound(text: str) -> Sense | None:
    """`أحمد علي | تقارير | 12 مايو 2025 | 3 تعليقات`: all parts known, one of them at least surely."""
    if len(text) > 200:
        return None
    parts = [part.strip(JOINTS) for part in _SEGMENTS.split(text)]
    parts = [part for part in parts if part]
    if not 2 <= len(parts) <= 8 or fold(parts[0]) in ("الرييسيه", "home"):
        return None  # too long, or a breadcrumb
    clues: list[Clue] = []
    sure, unknown = 0, list[str]()
    for part in parts:
        sense = sense_of(part)
        if sense.kind in (Kind.STATED, Kind.DATE):
            sure += 1
            clues += sense.clues
        elif is_surely_person(part):
            clues.append(Clue(Field.AUTHOR, NAMES.join(authors_of(part)[0]), Belief.PLACE))
        elif is_publisher(part):
            clues.append(Clue(Field.PUBLISHER, part, Belief.PLACE))
        elif is_sure_section(part):
            clues.append(Clue(Field.CATEGORY, part, Belief.KICKER))
        elif fold(part) not in CITIES:
            unknown.append(part)
    barred = any(sign in text for sign in "|•·⋅")
    person = bool(unknown) and is_person(unknown[0]) and not any(clue.field is Field.AUTHOR for clue in clues)
    allowed = 1 if sure > 1 or len(parts) > 2 or (person and barred) else 0
    if not sure or len(unknown) > allowed or any(len(part) > 40 for part in unknown):
        return None
    if unknown:
        clues.append(Clue(Field.AUTHOR if person else Field.CATEGORY, unknown[0], Belief.KICKER))
    return Sense(Kind.STATED, tuple(clues))
