"""The bibliographic record: CSL-JSON's types and variables, names and dates (CSL 1.0.2, appendices III to V)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

NAMES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor"
    " editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer"
    " original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage".split()
)
NO_GENRE = frozenset(
    "article|journal article|review|review article|conference paper|conference proceeding|proceedings paper|book"
    "|book chapter|chapter|report|letter|note|editorial|editorial material|erratum|short survey|data paper|thesis"
    "|web page".split("|")
)
"""What databases say of the kind of a work (in small letters), which its type says already: it is never printed."""
_ARABIC = re.compile("[\u0600-\u06ff]")
BODY = re.compile(
    r"\b(?:University|Institute|Centre|Center|Ministry|Organi[sz]ation|Bank|Council|Agency|Office|Company|Group|Press"
    r"|Foundation|Association|Commission|Committee|Department|Network|Programme|Program|Nations|Union|Fund|Forum|Society"
    r"|Corporation|Inc|Ltd|House|Service|Bureau|Authority|Initiative|Observatory|Al Jazeera|Reuters|UNDP|UNICEF|the|of"
    r"|and|for)\b"
)
"""Words that the Latin names of bodies hold, and those of persons do not."""
_ARTICLE = re.compile(r"(?:[aeu][lnrstdz]|ash|eth|adh)-[ʿʾ‘’'`]?[^\W\d_a-z]")  # al-, el-, and al- before sun letters
_BEFORE = frozenset("ibn bin bint abu abū abi umm ben".split())  # names that begin so are no given and family name
_PARTICLES = frozenset("van von de der den del della di da du la le ten ter bin ibn".split())


def _begins_name(word: str) -> bool:
    """Whether a Latin word is written as names are: with a capital, behind the Arabic article too (``al-Jabri``)."""
    return word[:1].isupper() or bool(_ARTICLE.match(word))


def name_words(name: Mapping[str, Any]) -> str:
    """A name in reading order: given name, particles, family name; or its literal form."""
    if literal := str(name.get("literal") or ""):
        return literal
    order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return " ".join(str(name[part]) for part in order if name.get(part))


def parse_name(written: str) -> dict[str, str]:
    """A name as CSL takes it. ``Lee, Ann`` and Latin personal names are taken apart; Arabic names and bodies are not.

    An Arabic name written with a comma (``الجابري، محمد عابد``) is taken apart too, so that it can be read in order.
    """
    written = " ".join(written.split())
    family, comma, given = (part.strip() for part in written.partition("،" if "،" in written else ","))
    if comma and family and given and not BODY.search(written):
        return {"family": family, "given": given}
    words = written.split()
    if _ARABIC.search(written) or not 2 <= len(words) <= 5 or BODY.search(written) or not _begins_name(words[-1]):
        return {"literal": written}
    if words[0].lower() in _BEFORE:
        return {"literal": written}
    if any(word.isupper() and len(word) > 3 for word in words):
        return {"literal": written}
    first = next((at for at, word in enumerate(words[1:-1], 1) if word in _PARTICLES), None)
    if first is not None:
        return {
            "given": " ".join(words[:first]),
            "non-dropping-particle": " ".join(words[first:-1]),
            "family": words[-1],
        }
    return {"given": " ".join(words[:-1]), "family": words[-1]}


def date_of(iso: str) -> dict[str, Any]:
    """An ISO 8601 date (or two, parted by ``/``) as CSL takes it; what is none stands as a literal."""
    parts = []
    for one in iso.split("/"):
        pieces = one.strip().split("T")[0].split("-")
        if not 1 <= len(pieces) <= 3 or not all(piece.isdecimal() for piece in pieces):
            return {"literal": iso} if iso else {}
        parts.append([int(piece) for piece in pieces])
    return {"date-parts": parts}


def iso_of(date: Any) -> str:
    """A CSL date as ISO 8601 (a range by ``/``); its literal form where it has no parts."""
    if not isinstance(date, Mapping):
        return ""
    said = []
    for parts in date.get("date-parts") or ():
        try:
            numbers = [int(part) for part in parts if part not in (None, "")][:3]
        except (TypeError, ValueError):
            continue
        if numbers:
            said.append("-".join([f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])]))
    return "/".join(said) or str(date.get("literal") or date.get("raw") or "")


def names_of(data: Mapping[str, Any], role: str) -> list[Mapping[str, Any]]:
    """The names of a role; empty where there are none."""
    value = data.get(role)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, Sequence) else []


def without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


_TAGS = {
    **dict.fromkeys("arabic ara عربي عربية العربية".split(), "ar"),
    **dict.fromkeys("english eng الإنجليزية إنجليزي".split(), "en"),
    **dict.fromkeys("persian farsi fas per فارسی الفارسية".split(), "fa"),
    **dict.fromkeys("urdu urd اردو".split(), "ur"),
    **dict.fromkeys("hebrew heb".split(), "he"),
    **dict.fromkeys("pashto pus".split(), "ps"),
    **dict.fromkeys("french fra fre français الفرنسية".split(), "fr"),
    **dict.fromkeys("german deu ger deutsch".split(), "de"),
    **dict.fromkeys("turkish tur türkçe".split(), "tr"),
    **dict.fromkeys("spanish spa español".split(), "es"),
    **dict.fromkeys("russian rus".split(), "ru"),
}


def language_tag(said: object) -> str:
    """A language as records say it (``ar-EG``, ``Arabic``, ``ara``, ``العربية``) as a tag of BCP 47 in small letters.

    What is unknown stays as it is.
    """
    written = str(said or "").strip().lower().replace("_", "-")
    first = re.split(r"[-;,/ ]", written, maxsplit=1)[0]
    return _TAGS.get(written) or (_TAGS[first] + written[len(first) :] if first in _TAGS else written)
