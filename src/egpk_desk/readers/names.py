"""Names of people: whether a few words are one, and lists of authors taken apart."""

from __future__ import annotations

import re

from egpk_desk.readers.given_names import is_given_name
from egpk_desk.readers.institutions import INSTITUTIONS
from egpk_desk.readers.roles import is_role, is_role_word
from egpk_desk.text.folding import fold


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(word) for word in listed.split())


_HONORIFIC = re.compile(
    r"(?:(?:[أا]\s?\.?\s?م\s?\.?\s?د|[أا]\s?\.\s?د|د|[أا]|م|[أا]\s?\.\s?م|م\s?\.\s?[مد])\s?[./]+\s?|د\s(?=\S)"
    r"|(?:الأستاذة?\s+الدكتورة?|الدكتورة?|دكتورة?|الأستاذة?|أستاذة?(?=\s?/)|الباحث(?:ة|ان|تان|ون|ين|ات)?"
    r"|باحثة?(?=\s?/)|السفيرة?|سفيرة?(?=\s?/)|اللواء|لواء|العميد|الفريق"
    r"|المهندسة?|الكاتبة?\s+الصحفية?|الكاتبة?|المحللة?|المستشارة?|الصحفية?|الإعلامية?|السيدة?|الشيخ)"
    r"(?:\s*[/:.]\s*|\s+)"
    r"|(?:Dr|Prof|Mr|Mrs|Ms|Amb|Gen|Pr|M|Mme)\.?\s+(?=[A-ZÀ-Þ])|(?:Professor|Doctor|Ambassador)\s+)"
)
_TRAILING = re.compile(r"\s*(?:[\[(]\s?(?:\d{1,2}|\*{1,3})\s?[\])]|\*+|[¹²³⁴⁵]+|[.،,:;؛|–-]+)\s*$")

# Given and family names that begin with waw; a waw before any other word joins two names.
_WAW_NAMES = _words(
    """
    وليد وائل وفاء وسام وجدي ورد وردة وديع وداد وحيد وجيه وهبة وهبي وهيب وسيم وعد وضاح وصفي وصال ولاء ولي واصف واثق
    وفيق وقاص ونيس ويليام وليم والي وافي واكد ودود ولد ويس وود ونوس وجدان ورود وسن وعود وفائي وصيف وطفة وزان وهدان
    واعر وادي ورقاء واكيم ويصا وديد وثاب وحشي وضحى وئام والتر ويلسون وولف وات ويب ووكر وارد واين ورثي وداعة وهاب
    وهيبة وارث وسيلة وجدى وردي وهب وان ون وو وانغ
    """
)
_NOT_IN_NAMES = _words(
    """
    العلاقات تحليل دراسة تقرير مقال أوراق ورقة تقارير دراسات وحدة قسم تاريخ نشر الأوسط الدولية الإقليمية مستقبل
    المستقبل أبعاد دوافع سياسات أزمة حرب في من إلى عن بين هل ما لماذا كيف متى أين حول ضد نحو بعد قبل منذ خلال عند مع
    التعاون الأمن الاقتصاد السياسة قراءة مقدمة خاتمة الرئيسية أخبار رأي العالم الدولي الحديث جديد جديدة الجديد
    الجديدة القادم القادمة الأمريكية الإسرائيلية الإيراني الإيرانية الروسية الصينية العالمي العالمية الوطنية الوطني
    البحثية the of and in for on a to how why what policy report analysis study brief paper security economy war
    middle east north africa foreign affairs world news home new international is are with from after before مصر
    باكستان إيران تركيا سوريا العراق لبنان السودان السعودية الهند الصين روسيا أمريكا إسرائيل فلسطين غزة اليمن ليبيا
    تونس الخليج إفريقيا أوروبا آسيا
    """
)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_ـ'’.-]*(?:[-'’][^\W\d_]+)*\.?")
_TASHKEEL = re.compile("[\u064b-\u0652\u0640]")
_PARTICLES = ("bin", "al", "el", "de", "van", "von", "ben", "ibn", "da", "di", "du", "la", "le", "der")
_SEPARATOR = re.compile(r"\s*(?:[،,;؛&|+•·]|\s[-–—]\s|\s/\s|\s(?:and|et|و)\s)\s*")
_JOINED_WAW = re.compile(r"\s+و(?=(?P<word>[^\W\d_]+))")
_LONGEST = 60


def strip_honorific(name: str) -> str:
    """A name without titles before it (`أ.د.`, `الباحث`, `Dr.`) and without note marks or commas after it."""
    name = " ".join(name.replace("\u200f", "").replace("\u200e", "").split()).strip(" :-–—،,*•")
    while (match := _HONORIFIC.match(name)) and match.end() < len(name):
        name = name[match.end() :]
    while (trail := _TRAILING.search(name)) and trail.start() > 0:
        name = name[: trail.start()]
    return name.strip(" :/")


def is_person(text: str) -> bool:
    """Whether a short text could be one person's name: two to six words of letters, none of them a word of titles."""
    if len(text) > 2 * _LONGEST:
        return False
    name = strip_honorific(text)
    words = _TASHKEEL.sub("", name).split()
    if not 2 <= len(words) <= 6 or len(name) > _LONGEST:
        return False
    if any(not _NAME_WORD.fullmatch(word) for word in words) or "\u064b" in text:
        return False  # the accusative of a predicate: no name bears it
    folded = [fold(word) for word in words]
    if any(word in _NOT_IN_NAMES or word in INSTITUTIONS for word in folded) or is_role_word(folded[0]):
        return False
    if name[0] < "\u0250":
        return all(word[0].isupper() or word in _PARTICLES for word in words)
    if sum(1 for word in folded if word.endswith(("يه", "ات"))) > 1:  # adjectives and plurals of a title
        return False
    return not words[0].startswith("ال") or is_given_name(folded[0])


def is_surely_person(text: str) -> bool:
    """Whether a line without any label is a person's name: it has a title before it, or begins with a given name."""
    if not is_person(text):
        return False
    bare = " ".join(text.split()).strip(" :-–—،,*•")
    if (match := _HONORIFIC.match(bare)) and match.end() < len(bare):
        return True
    words = strip_honorific(text).split()
    return len(words) <= 5 and is_given_name(words[0])


def split_authors(text: str) -> tuple[tuple[str, ...], str]:
    """The names in an author line's value, and the role that may follow them.

    Lists joined by commas, slashes, `&` or waw are taken apart; `عبد الفتاح` and names that begin with waw stay whole.
    """
    text = " ".join(text.split())
    text, role = _bracketed_role(text)
    names: list[str] = []
    parts = _SEPARATOR.split(_protect_honorifics(text))
    for place, part in enumerate(parts):
        part = part.replace("\ue000", "/").strip(" .:-–—")
        if not part:
            continue
        if names and (is_role(part) or _is_affiliation(part)):
            rest = "، ".join(p.replace("\ue000", "/").strip() for p in parts[place:] if p.strip())
            role = role or rest
            break
        names.extend(name for name in map(strip_honorific, _split_joined(part)) if name)
    return tuple(dict.fromkeys(names)), role


_ROLE_IN_BRACKETS = re.compile(r"\s*\(([^()]{6,120})\)\s*$")


def _bracketed_role(text: str) -> tuple[str, str]:
    match = _ROLE_IN_BRACKETS.search(text)
    if match and is_role(match[1]):
        return text[: match.start()], match[1].strip()
    return text, ""


def _protect_honorifics(text: str) -> str:
    """`د/ أحمد` keeps its slash: it does not separate."""
    return re.sub(r"(?<![^\W\d_])((?:[أا]\.?\s?)?د|[أا]|م|الباحثة?|الدكتورة?|الأستاذة?)\s?/\s?", "\\1\ue000 ", text)


def _is_affiliation(part: str) -> bool:
    first = fold(part).split()[:1]
    return bool(first) and first[0] in INSTITUTIONS


def _split_joined(part: str) -> list[str]:
    """`أحمد علي ومحمد حسن` is two names; a waw that begins a name joins nothing."""
    names, begin = [], 0
    for match in _JOINED_WAW.finditer(part):
        word = match["word"]
        before = strip_honorific(part[begin : match.start()])
        after = part[match.end() :]
        titled = _HONORIFIC.match(after) is not None
        if fold("و" + word) in _WAW_NAMES and not titled:
            continue
        if titled or (len(word) > 1 and len(before.split()) >= 2 and " " in after.strip()):
            names.append(part[begin : match.start()])
            begin = match.end()
    names.append(part[begin:])
    return names
