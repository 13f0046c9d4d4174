"""References out of a source's own notes: author, title, publisher, place, year and pages, where they can be told.

Arabic and Latin notes are taken as publishers set them: ``فلان، عنوان، ترجمة فلان، ط 2 (بيروت: الناشر، 2009)، ص 45``;
``فلان، «مقال»، المجلة، مج 3، العدد 2 (2009)، ص 5-9``. What cannot be told is left out, never guessed: a note without
both something like a title and something else that references have is no reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from egpk_desk.citations.csl_json import date_of, parse_name, without_empty
from egpk_desk.text.digits import to_western
from egpk_desk.text.folding import fold

_MARKER = re.compile(r"^\s*(?:[\[(]\s*[\d*]+\s*[\])]|\d{1,3}\s*[-.)–]|[*†‡]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*")
_AGAIN = re.compile(
    r"^(?:المرجع|المصدر)\s+(?:نفسه|ذاته|السابق)|^نفس\s+(?:المرجع|المصدر)|^(?:ibid|op\.?\s*cit|loc\.?\s*cit)\b"
    r"|(?:مرجع|مصدر)\s+(?:سابق|سبق\s+ذكره)|\bop\.\s*cit\b",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?<![\w.])[،,.;]?\s*(?<!\w)(?:ص\s*\.?\s*ص|ص|صفحة|الصفحات|pp?)\s*[.:]?\s*(\d+(?:\s*[-–—]\s*\d+)?)(?!\d)"
)
_BARE_PAGES = re.compile(r"(?<=\))\s*[:،,]\s*(\d+(?:\s*[-–—]\s*\d+)?)\s*\.?\s*$")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»]+")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>«»،]+")
_DOI_WORD = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\s*:?\s*)$", re.IGNORECASE)
_VISITED = re.compile(
    r"[،,.;(]?\s*(?:تاريخ\s+(?:الدخول|الزيارة|الاطلاع|الوصول|الاسترجاع)|شوهد\s+في|آخر\s+زيارة|تمت\s+(?:الزيارة|المشاهدة)"
    r"|استرجع\s+(?:في|بتاريخ)|accessed(?:\s+on)?|retrieved)\s*:?\s*(?:في|بتاريخ|on)?\s*([\d/.\-]+|\d{1,2}\s+\S+\s+\d{4})\)?",
    re.IGNORECASE,
)
_AT = re.compile(
    r"[،,.;]?\s*(?:على\s+الرابط(?:\s+التالي)?|متاح\s+(?:على|في)|الرابط|available\s+at|في|انظر)\s*:?\s*$", re.I
)
_QUOTED = re.compile(r"«([^»]{4,})»|“([^”]{4,})”|\"([^\"]{4,})\"")
_IMPRINT = re.compile(
    r"\(\s*([^():]{2,40})\s*:\s*([^()]{2,90}?)\s*[،,]\s*(?:ط\s*\d+\s*[،,]\s*)?([^(),،]*\d{4}[^(),،]*)\)"
)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)\s*م?")
_HIJRI = re.compile(r"(?<!\d)(1[0-5]\d\d)\s*هـ?(?!\w)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?!\d)")
_WORDED = re.compile(r"(?<!\d)(\d{1,2})\s+([^\d\s،,]+)\s+((?:19|20)\d\d)(?!\d)")
_MONTH_FIRST = re.compile(r"([A-Z][a-z]+)\.?\s+(\d{1,2}),\s+((?:19|20)\d\d)(?!\d)")
_MONTHLY = re.compile(r"([^\d\s،,()]+)\s+((?:19|20)\d\d)(?!\d)")
_SERIES = re.compile(
    r"^((?:ورقة|أوراق|تقدير|تقرير|دراسة|سلسلة|policy|working)\b[^\d]{0,40}?)(?:\s*(?:رقم|no\.?)\s*(\d+))?$", re.I
)
_ROLES = (
    ("translator", re.compile(r"[،,.(]\s*(?:ترجمة|تعريب|trans(?:lated)?\.?(?:\s+by)?)\s*[:/]?\s*([^،,()«»]{3,60})")),
    ("editor", re.compile(r"[،,.(]\s*(?:تحرير|تحقيق|إعداد|eds?\.|edited\s+by)\s*[:/]?\s*([^،,()«»]{3,60})")),
)
_ORDINAL = "الأول|الأولى|الثاني|الثانية|الثالث|الثالثة|الرابع|الرابعة|الخامس|الخامسة"
_NUMBERS = (
    ("volume", re.compile(rf"[،,.(]\s*(?:مج|المجلد|م|ج|الجزء|vol)\s*\.?\s*(\d+|{_ORDINAL})(?!\w)")),
    ("issue", re.compile(r"[،,.(]\s*(?:العدد|عدد|ع|no|issue)\s*\.?\s*(\d+)")),
    ("edition", re.compile(rf"[،,.(]\s*(?:ط|الطبعة|طبعة)\s*\.?\s*(\d+|{_ORDINAL})(?!\w)")),
    ("edition", re.compile(r"[،,.(]\s*(\d+)(?:st|nd|rd|th)\s+ed(?:ition)?\b\.?")),
)
_ORDINALS = {word: str(at // 2 + 1) for at, word in enumerate(_ORDINAL.split("|"))}
_MONTHS = {
    fold(name): number
    for names in (
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "january february march april may june july august september october november december",
    )
    for number, name in enumerate(names.split(), start=1)
}
_PUBLISHER = re.compile(
    r"^(?:دار|مركز|مؤسسة|مكتبة|الهيئة|المركز|معهد|المعهد|جامعة|مطبعة|منشورات|المؤسسة|شركة|الدار|وزارة|منتدى|المنتدى|مرصد|المرصد|مجلس|اتحاد)\b"
)
_JOURNAL = re.compile(r"^(?:مجلة|المجلة|جريدة|صحيفة|دورية|موقع|Journal|The\s|Review)")
_THESIS = re.compile(
    r"^(?:رسالة|أطروحة|بحث)\s+(?:دكتوراه|ماجستير|دكتوراة|دبلوم)\b.*|^(?:Ph\.?D|Master|Doctoral|M\.?A)\b.*", re.I
)
_EDITOR = re.compile(r"\s*\((?:محرر|محرران|محررون|تحرير|eds?\.?)\)\s*$", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:وزارة|منظمة|الأمم|هيئة|الهيئة|برنامج|مركز|المركز|معهد|المعهد|مجلس|جامعة|البنك|بنك|صندوق|الجهاز|لجنة|اتحاد)\b"
)
_STATE = re.compile(r",\s*([A-Z]{2})\s*:")  # Washington, DC: …
_PLACED = re.compile(r"^([^:]{2,20}):\s*(.{3,})$")
_INTERVIEW = re.compile(r"^(?:مقابلة|لقاء|حوار|interview)\b", re.IGNORECASE)
_LONGEST = 600
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # what would turn the rest of a line round


@dataclass(frozen=True, slots=True)
class SourceReference:
    """What a note refers to: the record in CSL-JSON, the page cited, and whether the note only repeats another."""

    item: dict[str, Any] = field(default_factory=dict)
    page: str = ""
    repeats: bool = False


def parse_note(body: str) -> SourceReference | None:
    """The reference that a note's body gives; None where it is none, or too long or too short to be one."""
    text = to_western(" ".join(_MARKER.sub("", body, count=1).split()))
    if not 12 <= len(text) <= _LONGEST and not _AGAIN.search(text):
        return None
    item: dict[str, Any] = {}
    text = _addresses(text, item)
    text, page = _cut(text, _PAGES)
    if not page:
        text, page = _cut(text, _BARE_PAGES)
    page = re.sub(r"\s*[-–—]\s*", "–", page)
    if _AGAIN.search(text):
        return SourceReference(page=page, repeats=True)
    item |= _published(text)
    for variable, pattern in _ROLES:
        text, name = _cut(text, pattern)
        if name:
            item[variable] = [parse_name(name.strip())]
    for variable, pattern in _NUMBERS:
        text, number = _cut(text, pattern)
        if number:
            item[variable] = _ORDINALS.get(number, number)
    item |= _work(text, item)
    item = without_empty(item)
    evidence = {"author", "editor", "issued", "publisher", "URL", "container-title", "volume", "DOI"} & item.keys()
    if not re.search(r"[^\W\d_]", str(item.get("title") or "")) or len(evidence) < (
        1 if _QUOTED.search(text) or page or item["type"] == "interview" else 2
    ):
        return None
    return SourceReference(item, page)


def _addresses(text: str, item: dict[str, Any]) -> str:
    """The text without DOI, address and day of access, which are put into ``item``: they hold what looks like pages."""
    text, accessed = _cut(text, _VISITED)
    if date := _date(accessed):
        item["accessed"] = date
    if doi := _DOI.search(text):
        item["DOI"] = doi[0].rstrip(".,،;)")
        text = f"{_DOI_WORD.sub('', text[: doi.start()])} {text[doi.end() :]}"
    if url := _URL.search(text):
        if "DOI" not in item or "doi.org" not in url[0]:
            item["URL"] = url[0].rstrip(".,،;)")
        text = _AT.sub("", text[: url.start()]) + " " + text[url.end() :]
    return text


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """The text without what a pattern finds first, and the group that was found."""
    match = pattern.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]}، {text[match.end() :]}".strip(" ،"), match[1]


def _published(text: str) -> dict[str, Any]:
    """Place, publisher and date."""
    if imprint := _IMPRINT.search(text):
        found: dict[str, Any] = {"publisher-place": imprint[1].strip(), "publisher": imprint[2].strip(" ،,")}
        year = imprint[3]
    else:
        found, year = {}, text
    if date := _date(year):
        found["issued"] = date
    if hijri := _HIJRI.search(year):
        found["custom"] = {"hijri": hijri[1]}
    return found


def _date(text: str) -> dict[str, Any]:
    if (day := _YEAR_FIRST.search(text)) and int(day[2]) <= 12 and int(day[3]) <= 31:
        return date_of(f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}")
    if day := _DAY.search(text):
        first, second, year = int(day[1]), int(day[2]), day[3]
        if second > 12 >= first:
            first, second = second, first
        return date_of(f"{year}-{second:02}-{first:02}") if second <= 12 and first <= 31 else date_of(year)
    if (named := _MONTH_FIRST.search(text)) and (month := _month(named[1])):
        return date_of(f"{named[3]}-{month:02}-{int(named[2]):02}")
    if (worded := _WORDED.search(text)) and (month := _month(worded[2])):
        return date_of(f"{worded[3]}-{month:02}-{int(worded[1]):02}")
    if (monthly := _MONTHLY.search(text)) and (month := _month(monthly[1])):
        return date_of(f"{monthly[2]}-{month:02}")
    years = _YEAR.findall(text)
    return date_of(years[-1]) if years else {}


def _month(word: str) -> int:
    return _MONTHS.get(fold(word.split("/")[-1].strip(".")), 0)


def _work(text: str, known: dict[str, Any]) -> dict[str, Any]:
    """Author, title and what the work stands in."""
    text = _STATE.sub(r" \1:", _IMPRINT.sub("", text))
    text = re.sub(r"\(\s*[^()]*\d{4}[^()]*\)", "", text)
    text = _MONTH_FIRST.sub(lambda match: "" if _month(match[1]) else match[0], text)
    text = _WORDED.sub(lambda match: "" if _month(match[2]) else match[0], text)
    text = _MONTHLY.sub(lambda match: "" if _month(match[1]) else match[0], text)
    for date in (_YEAR_FIRST, _DAY, re.compile(r"[،,.]\s*" + _YEAR.pattern + r"(?=\s*(?:[.،,(]|$))")):
        text = date.sub("", text)
    text = text.strip(" .،,;؛:")
    made: dict[str, Any] = {"type": "webpage" if known.get("URL") else "book"}
    if quoted := _QUOTED.search(text):
        made["title"] = next(group for group in quoted.groups() if group).strip(" ،,.")
        before, after = text[: quoted.start()].strip(" ،,.:;"), text[quoted.end() :]
        rest = [part for part in _parts(after) if part]
        made |= _around_a_title(rest, known)
        if made.get("container-title") and (known.get("volume") or known.get("issue") or made.get("volume")):
            made["type"] = "article-journal"
        elif made["type"] != "report" and rest and re.match(r"\s*[،,]?\s*(?:في|in)\s*:", after):
            made["type"] = "chapter"
        elif made["type"] != "report" and rest and not known.get("URL"):
            is_dated = len(known.get("issued", {}).get("date-parts", [[]])[0]) == 3
            made["type"] = "article-newspaper" if is_dated else "document"
    else:
        parts = _parts(text)
        if parts and _INTERVIEW.match(parts[0]):
            return {"type": "interview", "title": parts[0], "publisher-place": parts[1] if len(parts) > 1 else ""}
        if not parts or len(parts[0]) > 70:
            return {}
        before = parts[0] if len(parts) > 1 else ""
        made["title"] = parts[1] if len(parts) > 1 else parts[0]
        rest = parts[2:]
        if known.get("publisher") and not re.search("[\u0600-\u06ff]", text):
            made["title"], rest = ", ".join(parts[1:]) or parts[0], []  # an English title may have commas
        if thesis := next((part for part in rest if _THESIS.match(part)), ""):
            made |= {"type": "thesis", "genre": thesis}
            rest.remove(thesis)
        if rest and "publisher" not in known:
            if placed := next((match for part in rest if (match := _PLACED.match(part))), None):
                made |= {"publisher-place": placed[1], "publisher": placed[2]}
                rest = [part for part in rest if part != placed[0]]
            houses = [part for part in rest if _PUBLISHER.match(part)]
            house = (houses or [""])[-1 if made["type"] == "thesis" else 0]
            journal = next((part for part in rest if _JOURNAL.match(part)), "")
            if journal:
                made |= {"container-title": journal, "type": "article-journal"}
            others = [part for part in rest if part not in (house, journal)]
            if "publisher" not in made and (house or (not journal and len(others) > 1)):
                made["publisher"] = house or others.pop()
            if others and "publisher-place" not in made and len(others[0]) <= 20 and not journal:
                made["publisher-place"] = others[0]
    role = "editor" if _EDITOR.search(before) else "author"
    before = _EDITOR.sub("", before)
    names = (
        [before]
        if _BODY.match(before)
        else [name for name in re.split(r"[،,؛;]\s*|\s+و(?=[^\s]{3,}\s+[^\s]+)|\s+and\s+", before) if name.strip()]
    )
    if names and all(len(name) <= 50 and not re.search(r"\d", name) for name in names) and len(names) <= 4:
        made[role] = [parse_name(re.sub(r"^(?:انظر|راجع|See)\s*:?\s+", "", name.strip())) for name in names]
    return made


def _around_a_title(rest: list[str], known: dict[str, Any]) -> dict[str, Any]:
    """What stands after a title in quotation marks: where it appeared, or the series, house and place of a paper."""
    made: dict[str, Any] = {}
    for part in rest:
        part = re.sub(r"^(?:في|in)\s*:?\s+", "", part)
        if series := _SERIES.match(part):
            made |= {"type": "report", "genre": series[1].strip(), "number": series[2] or ""}
        elif _PUBLISHER.match(part):
            made["publisher"] = part
        elif not made.keys() & {"container-title", "publisher", "type"}:
            name, volume = re.fullmatch(r"(.*?)(?:\s+(\d{1,4}))?", part).groups()  # type: ignore[union-attr]
            made["container-title"] = name
            if volume and "volume" not in known:
                made["volume"] = volume
        elif len(part) <= 20 and " " not in part and "publisher-place" not in known:
            made["publisher-place"] = part
        elif "publisher" not in made and "publisher" not in known:
            made["publisher"] = part
    if "publisher" in made and "container-title" not in made and not known.get("URL"):
        made["type"] = "report"
    return made


def _parts(text: str) -> list[str]:
    return [part.strip(" .:") for part in re.split(r"[،,؛;]|\.\s", text) if part.strip(" .:()")]


def through(body: str, note: str, language: str) -> str:
    """The original that a report's note names, cited through the report: ``…، نقلًا عن: …``.

    ``note`` is the report's own reference; it keeps its full stop.
    """
    original = " ".join(_TURNS.sub("", _MARKER.sub("", body, count=1)).split()).rstrip(" .،,")
    return f"{original}، نقلًا عن: {note}" if language == "ar" else f"{original}, quoted in: {note}"
