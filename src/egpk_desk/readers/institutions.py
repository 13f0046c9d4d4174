"""Names of publishers: centres, institutes, journals, newspapers."""

from __future__ import annotations

import re

from egpk_desk.text.folding import fold


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(word) for word in listed.split())


_CENTRES = _words(
    """
    مركز المركز معهد المعهد مؤسسة المؤسسة منتدى المنتدى مجلة المجلة صحيفة جريدة موقع وكالة شبكة مرصد المرصد جامعة
    كلية دار مكتبة أكاديمية الأكاديمية بوابة منصة الشبكة كارنيغي تشاتام
    """
)
_BODIES = _words(
    "مجموعة هيئة الهيئة قناة منظمة وحدة إدارة رابطة جمعية الجمعية المجلس مجلس المنظمة لجنة برنامج فريق قسم"
)
_UNITS = _words("وحدة قسم فريق برنامج إدارة لجنة سلسلة")
INSTITUTIONS = _CENTRES | _BODIES
"""Folded words with which the name of an institution begins."""

_OF_STUDY = re.compile(
    r"\b(?:لل(?:دراسات|بحوث|ابحاث|شوون|سياسات|فكر|حوار|اعلام|نشر|علوم|ترجمه|استشارات)|البحوث|الدراسات)\b"
)
_LATIN = re.compile(
    r"\b(?:Cent(?:er|re)|Institut[eo]?|Institution|Foundation|Council|University|Journal|Forum|Observatory|Review"
    r"|Think Tank|Fondation|Observatoire|Université|Press|Times|Monitor|Endowment|Crisis Group|Chatham House"
    r"|Quarterly|Initiative|Brookings|RAND)\b"
)
_PAPERS = frozenset(
    fold(" ".join(name.split()))
    for name in """
        الأهرام | الأهرام ويكلي | بوابة الأهرام | الشرق الأوسط | صحيفة الشرق الأوسط | المصري اليوم | الجزيرة نت |
        الجزيرة | العربية نت | بي بي سي عربي | بي بي سي | اليوم السابع | العربي الجديد | القدس العربي | الشروق |
        رويترز | سكاي نيوز عربية | عربي21 | عربي بوست | النهار | الأخبار | الوطن | الدستور | الغد | الرأي | الخليج |
        البيان | الاتحاد | الرياض | عكاظ | هسبريس | الخبر | سي إن إن بالعربية | إندبندنت عربية | الحرة |
        السياسة الدولية | فرانس 24 | دويتشه فيله | تريندز للبحوث والاستشارات | المرصد المصري | رصيف 22 | الأناضول |
        الأهرام العربي | الأهرام الاقتصادي | روز اليوسف | أخبار اليوم | مدى مصر | نون بوست | ساسة بوست | الميادين |
        الميادين نت | المونيتور | ميدل إيست آي | الإمارات اليوم | صدى البلد | درع الوطن | صحيفة الاستقلال | عمون |
        الحياة الجديدة | القبس | الأنباء | الشرق للأخبار | العين الإخبارية | وكالة الأناضول | كارنيغي | تشاتام هاوس |
        فورين أفيرز | فورين بوليسي | الإيكونوميست | ذي إيكونوميست | نيويورك تايمز | واشنطن بوست | الغارديان |
        لوموند | لوموند ديبلوماتيك | فايننشال تايمز | ناشونال إنترست | بلومبيرغ | بلومبرغ | هآرتس | ستراتفور |
        reuters | bbc | bbc arabic | al jazeera | ahram online | foreign affairs | foreign policy | the economist |
        le monde | dawn | the guardian | al-monitor
    """.split("|")
)
_LONGEST = 100
_VERBAL = frozenset(fold("في على من إلى عن ودوره ودورها بعد قبل بين أم هل").split())


def is_publisher(text: str) -> bool:
    """Whether a short line is the name of a centre, institute, journal or newspaper."""
    if len(text) > _LONGEST or text[-1:] in ".؛:،!؟?" or any(sign in text for sign in ":؟?«»“”،"):
        return False
    folded = fold(text).strip(" -|•")
    if folded in _PAPERS:
        return True
    words = folded.split()
    if not 2 <= len(words) <= 10:
        return False
    if any(word in _VERBAL for word in words) or words[0] in _UNITS:
        return False
    if words[0] in _CENTRES:
        return True
    if words[0] in _BODIES:
        return _OF_STUDY.search(folded) is not None
    if _OF_STUDY.search(folded) and len(words) <= 5 and folded.split()[-1].startswith(("لل", "وال")):
        return True
    return text.isascii() and len(words) <= 8 and _LATIN.search(text) is not None


def names_institution(text: str) -> bool:
    """Whether words that a label calls an author or a publisher name a body: `وحدة الدراسات`, `فريق التحرير`."""
    words = fold(text).split()
    return bool(words) and (words[0] in INSTITUTIONS or is_publisher(text))
