"""Citation keys: the first author's last name, the year and the first word of the title, in Latin letters.

So BibTeX and LaTeX take them: ``jabry2009tkwyn`` of ``محمد عابد الجابري``, ``تكوين العقل العربي`` (2009). A body is
named in short: by its acronym where it is known or can be made of its Latin name (``undp2022tqryr``), else by what kind
of body it is and the first word that tells it from others (``univqahrh2019tqryr`` of ``جامعة القاهرة``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from egpk_desk.citations.csl_json import BODY, iso_of, name_words, names_of
from egpk_desk.text.folding import fold

# Letters of folded Arabic, without vowels (simplified from ALA-LC: no diacritics, since a key is ASCII).
_LATIN = {
    **{"ء": "", "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r"},
    **{"ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q"},
    **{"ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g"},
}
_SMALL = frozenset("the a an of on in and for to de la le في من الى عن على و ما هل".split())
_KINDS = {
    fold(word): short
    for short, words in {
        "min": "وزارة",
        "ctr": "مركز",
        "inst": "معهد",
        "univ": "جامعة",
        "org": "منظمة",
        "auth": "هيئة سلطة",
        "cncl": "مجلس",
        "bank": "بنك مصرف",
        "fund": "صندوق",
        "cmte": "لجنة",
        "union": "اتحاد رابطة",
        "fdn": "مؤسسة",
        "prog": "برنامج",
        "assoc": "جمعية",
        "co": "شركة مجموعة",
        "agcy": "وكالة جهاز",
        "forum": "منتدى",
        "obs": "مرصد",
        "acad": "أكاديمية مجمع",
        "net": "شبكة منصة موقع قناة",
        "party": "حزب حركة",
        "dept": "إدارة دائرة مصلحة قسم وحدة",
        "fac": "كلية",
        "emb": "سفارة",
        "lib": "دار مكتبة",
    }.items()
    for word in words.split()
}
_KNOWN = {
    fold(name): key
    for key, names in {
        "un": "الأمم المتحدة",
        "undp": "برنامج الأمم المتحدة الإنمائي",
        "unep": "برنامج الأمم المتحدة للبيئة",
        "unicef": "منظمة الأمم المتحدة للطفولة|اليونيسف",
        "unesco": "منظمة الأمم المتحدة للتربية والعلم والثقافة|اليونسكو",
        "escwa": "اللجنة الاقتصادية والاجتماعية لغربي آسيا|الإسكوا",
        "unctad": "مؤتمر الأمم المتحدة للتجارة والتنمية|الأونكتاد",
        "unhcr": "المفوضية السامية للأمم المتحدة لشؤون اللاجئين",
        "unrwa": "الأونروا|وكالة الأمم المتحدة لإغاثة وتشغيل اللاجئين الفلسطينيين",
        "fao": "منظمة الأغذية والزراعة|منظمة الأغذية والزراعة للأمم المتحدة|الفاو",
        "who": "منظمة الصحة العالمية",
        "ilo": "منظمة العمل الدولية",
        "wto": "منظمة التجارة العالمية",
        "imf": "صندوق النقد الدولي",
        "amf": "صندوق النقد العربي",
        "worldbank": "البنك الدولي|مجموعة البنك الدولي",
        "isdb": "البنك الإسلامي للتنمية",
        "las": "جامعة الدول العربية",
        "oic": "منظمة التعاون الإسلامي",
        "gcc": "مجلس التعاون لدول الخليج العربية|مجلس التعاون الخليجي",
        "opec": "منظمة الدول المصدرة للنفط|أوبك",
        "capmas": "الجهاز المركزي للتعبئة العامة والإحصاء",
        "acrps": "المركز العربي للأبحاث ودراسة السياسات",
        "caus": "مركز دراسات الوحدة العربية",
        "acpss": "مركز الأهرام للدراسات السياسية والاستراتيجية",
        "ajcs": "مركز الجزيرة للدراسات",
        "idsc": "مركز المعلومات ودعم اتخاذ القرار",
        "sis": "الهيئة العامة للاستعلامات",
        "cbe": "البنك المركزي المصري",
    }.items()
    for name in names.split("|")
}
_LONGEST = 12  # letters of the name of a body


def make_key(item: Mapping[str, Any]) -> str:
    """The key of a record, before it is made unique."""
    names = names_of(item, "author") or names_of(item, "editor")
    name = _name(names[0]) if names else ""
    year = iso_of(item.get("issued"))[:4]
    words = [word for word in fold(str(item.get("title") or "")).split() if word not in _SMALL]
    title = latin(words[0]) if words else ""
    return f"{name}{year if year.isdecimal() else ''}{title}" or "work"


def _name(name: Mapping[str, Any]) -> str:
    whole = name_words(name)
    if not name.get("family"):
        known = _KNOWN.get(fold(" ".join(whole.split())))
        other = str(name.get("transliteration") or "")
        if body := known or _arabic_body(whole) or _latin_body(whole) or _latin_body(other):
            return body
    words = str(name.get("family") or whole).split()
    return latin(words[-1] if len(words) <= 5 else words[0]) if words else ""


def _arabic_body(name: str) -> str:
    """``univqahrh`` of ``جامعة القاهرة``; empty where the name does not begin as those of bodies do."""
    first, *others = fold(name).split() or [""]
    kind = _KINDS.get(first) or _KINDS.get(first.removeprefix("ال"))
    if kind is None or not others:
        return ""
    telling = [word for word in others if word not in _SMALL and word.removeprefix("لل") == word] or others
    return f"{kind}{latin(telling[0])}"[:_LONGEST]


def _latin_body(name: str) -> str:
    """``imf`` of ``International Monetary Fund``, ``worldbank`` of ``World Bank``; empty where it is no body's name."""
    if not BODY.search(name):
        return ""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in _SMALL]
    if acronym := next((word for word in words if word.isupper() and 2 <= len(word) <= 8), ""):
        return latin(acronym)
    if len(words) >= 3:
        return latin("".join(word[0] for word in words))
    return latin("".join(words))[:_LONGEST]


def latin(word: str) -> str:
    """A word in small ASCII letters and digits; the Arabic article is left out."""
    folded = fold(word)
    if folded.startswith("ال") and len(folded) > 4:
        folded = folded[2:]
    spelt = "".join(_LATIN.get(c, c) for c in folded)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())
