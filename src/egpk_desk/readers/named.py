"""Headings that are known by their words alone: introduction, conclusion, results, notes, references."""

from __future__ import annotations

from egpk_desk.readers.numbering import BULLET, enumerator
from egpk_desk.text.folding import fold

_NAMES = """
    مقدمة | المقدمة | تمهيد | التمهيد | توطئة | مدخل | مدخل عام | تقديم | تصدير | استهلال | خاتمة | الخاتمة |
    خلاصة | الخلاصة | ختاما | النتائج | نتائج | أهم النتائج | نتائج الدراسة | التوصيات | توصيات | أهم التوصيات |
    توصيات الدراسة | النتائج والتوصيات | نتائج وتوصيات | خاتمة وتوصيات | الخاتمة والتوصيات | خلاصة وتوصيات |
    الخلاصة والتوصيات | ملخص | الملخص | مستخلص | المستخلص | ملخص تنفيذي | الملخص التنفيذي | ملخص الدراسة |
    الاستنتاجات | استنتاجات | الخلاصات | استنتاجات وتوصيات | الاستنتاجات والتوصيات | الهوامش | هوامش |
    الهوامش والمراجع | المراجع والهوامش | المراجع | مراجع | المصادر | مصادر | قائمة المراجع | قائمة المصادر |
    المصادر والمراجع | قائمة المصادر والمراجع | الحواشي | الإحالات | الملاحق | ملاحق | ملحق | فهرس | المحتويات |
    قائمة المحتويات | إشكالية الدراسة | مشكلة الدراسة | أهمية الدراسة | أهداف الدراسة | منهج الدراسة |
    منهجية الدراسة | فرضية الدراسة | فرضيات الدراسة | الدراسات السابقة | حدود الدراسة | الإطار النظري |
    الإطار المفاهيمي | المنهجية | أسئلة الدراسة | تساؤلات الدراسة | خلفية | نظرة مستقبلية | كلمة أخيرة |
    السيناريوهات المحتملة | introduction | conclusion | conclusions | executive summary | summary | abstract |
    background | methodology | methods | results | findings | discussion | recommendations |
    policy recommendations | conclusion and recommendations | conclusions and recommendations | notes | endnotes
    | footnotes | references | bibliography | works cited | sources | appendix | annex | foreword | preface |
    key findings | key takeaways | overview | literature review | résumé | sommaire | recommandations |
    bibliographie | références | avant-propos
"""
_FOLDED = frozenset(fold(" ".join(name.split())) for name in _NAMES.split("|"))
_LONGEST = max(map(len, _FOLDED)) + 12  # tashkeel and a colon may come on top


def is_named_heading(line: str) -> bool:
    """Whether a whole line is such a heading, with or without a colon."""
    return len(line) <= _LONGEST and fold(line).strip(" :.-*#") in _FOLDED


def names_a_section(line: str) -> bool:
    """Whether a heading is of a section and not of the whole: known by its name, or numbered (`أولًا: …`)."""
    number = enumerator(line)
    return is_named_heading(line) or (number is not None and number.style not in (BULLET, "ordinal-bare", "letter"))
