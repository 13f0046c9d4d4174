"""Who wrote a report: the names in the value of a label, told from accounts and from what stands around them."""

from __future__ import annotations

import re

from egpk_desk.readers.cities import CITIES
from egpk_desk.readers.clues import Field
from egpk_desk.readers.institutions import is_publisher, names_institution
from egpk_desk.readers.labels import Labelled
from egpk_desk.readers.names import is_person, is_surely_person, split_authors
from egpk_desk.readers.posting import is_posting
from egpk_desk.text.folding import fold

JOINTS = " \t\u00a0|،,.-–—:/()[]•·\u200f\u200e"
"""Signs that part a name or date from what stands beside it."""

_MANY_AUTHORS = 8
_WEEKDAY_AT_END = re.compile(
    r"[\s,،|–-]+(?:\w+day|[اإ]?ل?(?:أحد|[إا]ثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت))$", re.IGNORECASE
)
_UNSURE_AUTHOR = frozenset({"كتب", "كتبت", "كتبا", "كتبوا", "تحليل", "الكتاب", "contributor", "par"})
_NEAR_SURE = frozenset({("بقلم",), ("by",), ("written", "by"), ("author",), ("بقلم", "الكاتب"), ("بقلم", "الباحث")})


def without_date_words(value: str) -> str:
    """What stands before a date, without the weekday and the words that join it: `أحمد علي في الأربعاء`."""
    return _without_joint(_WEEKDAY_AT_END.sub("", _without_joint(value)))


def _without_joint(value: str) -> str:
    for joint in (" on", " في", " بتاريخ", " يوم", " le", " نشر في"):
        value = value.removesuffix(joint).strip(JOINTS)
    return value


def without_posting(value: str) -> str:
    """`أحمد علي لا توجد تعليقات`: the name alone, where what follows it is a line of the page."""
    words = value.split()
    for cut in range(2, min(6, len(words))):
        if is_posting(" ".join(words[cut:])) and is_person(" ".join(words[:cut])):
            return " ".join(words[:cut])
    return value


def authors_of(value: str) -> tuple[tuple[str, ...], str]:
    """The names in a value and the role beside them; a city after the names is dropped."""
    names, role = split_authors(value)
    while len(names) > 1 and fold(names[-1]) in CITIES:
        names = names[:-1]
    if len(names) > 1 and is_person(names[0]) and not role:
        place = next((i for i, name in enumerate(names) if not is_person(name)), len(names))
        if place < len(names) and len(names) - place <= 2:
            rest = "، ".join(names[place:])
            return names[:place], "" if is_publisher(rest) else rest
    return names, role


def believed_names(found: Labelled, names: tuple[str, ...], value: str) -> tuple[str, ...] | None:
    """The names that may be authors; empty for an account such as `admin`; None where the line is no author line."""
    if not names or len(names) > _MANY_AUTHORS:
        return None
    persons = all(is_person(name) for name in names)
    if not found.has_colon:
        if is_account(value):
            return () if found.field is not Field.POSTER else names
        if not persons:
            if len(names) == 1 and found.words in _NEAR_SURE and names_institution(value):
                return names
            return names if found.field is Field.POSTER and len(value.split()) <= 3 else None
        sure = found.words in _NEAR_SURE or found.field is Field.POSTER or is_surely_person(_first_part(value))
        return names if sure else None
    if persons or (len(names) == 1 and names_institution(value)):
        return names
    first = found.words[0]
    if first in _UNSURE_AUTHOR or value[-1] in ".؟?!" or len(value.split()) > 10:
        return None
    if is_account(value):
        return () if found.field is not Field.POSTER else names
    if len(names) == 1 and len(value.split()) == 1 and value.isalpha():
        return names
    if is_person(names[0]) or any(is_surely_person(name) for name in names):
        return tuple(name for name in names if is_person(name) or names_institution(name))
    return () if len(value.split()) <= 5 else None


def _first_part(value: str) -> str:
    return re.split(r"[،,;؛|–—]|\s-\s", value, maxsplit=1)[0]


_OFFICES = tuple(map(fold, ("إدارة الموقع", "مدير الموقع", "محرر الموقع", "web desk", "website", "site admin")))
_ACCOUNTS = frozenset(
    fold(name)
    for name in """
        admin administrator editor webmaster user root superuser manager author staff guest moderator unknown anonymous
        أدمن ادمن المحرر المدير مدير الإدارة الموقع مشرف المشرف مستخدم المستخدم مجهول
    """.split()
)


def is_account(name: str) -> bool:
    """Whether a name is that of an account and of nobody: `admin`, `user2`, an address."""
    folded = fold(name).strip(" .:").rstrip("0123456789")
    if folded.startswith(_OFFICES):
        return True
    return folded in _ACCOUNTS or "@" in name or not any(map(str.isalpha, name))
