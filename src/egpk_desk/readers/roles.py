"""Lines that say what an author is: `باحث في وحدة …`, `أستاذ العلوم السياسية`, `Senior Fellow`."""

from __future__ import annotations

from egpk_desk.text.folding import fold

_LONGEST = 160
_SENTENCE = 7  # words with a full stop behind them are a sentence from here on


def _words(listed: str) -> frozenset[str]:
    return frozenset(fold(word) for word in listed.split())


_ROLES = _words(
    """
    باحث باحثة باحثان أستاذ أستاذة كاتب كاتبة محلل محللة خبير خبيرة مدير مديرة رئيس رئيسة زميل زميلة مدرس مدرسة
    محاضر محاضرة صحفي صحفية سفير وزير عضو عضوة نائب مستشار مستشارة مساعد مساعدة أكاديمي أكاديمية دكتور دكتورة طالب
    طالبة محرر محررة مترجم متخصص متخصصة معيد معيدة دبلوماسي إعلامي إعلامية ناشط منسق منسقة لواء عميد مختص مراسل حاصل
    مبعوث متحدث أمين أمينة وكيل ضابط قاض محام محامي محامية مؤرخ روائي شاعر مفكر ناقد اقتصادي researcher fellow
    professor analyst senior director lecturer visiting associate assistant editor journalist writer ambassador
    expert research postdoctoral phd president chair head scholar correspondent chercheur chercheuse professeur
    directeur analyste maître doctorant
    """
)
_ARTICLED_ROLES = frozenset("ال" + role for role in _ROLES)


def is_role_word(folded: str) -> bool:
    """Whether a folded word names an office or a profession."""
    return folded in _ROLES or folded in _ARTICLED_ROLES


def is_role(text: str) -> bool:
    """Whether a short line says what an author is. Sentences are not: they are longer, or have a verb after it."""
    words = fold(text[: _LONGEST + 1]).strip(" -–—(*•").split()
    if len(text) > _LONGEST or text[-1:] in "؛:؟?" or (text[-1:] == "." and len(words) > _SENTENCE):
        return False
    return bool(words) and is_role_word(words[0].strip("،,./"))
