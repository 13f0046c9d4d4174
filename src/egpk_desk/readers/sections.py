"""Names of rubrics that stand above titles: `المقالات`, `تقدير موقف`, `Analysis`."""

from __future__ import annotations

import re

from egpk_desk.text.folding import fold

_NAMES = """
    المقالات | مقالات | مقال | مقالة | مقال رأي | تقارير | التقارير | تقرير | دراسات | الدراسات | دراسة | أبحاث |
    الأبحاث | بحث | بحوث | تحليلات | التحليلات | تحليل | تحليل سياسات | تحليل سياسي | تقدير موقف | تقديرات موقف |
    تقديرات | تقدير استراتيجي | تقديرات استراتيجية | ورقة سياسات | أوراق سياسات | ورقة بحثية | أوراق بحثية | ورقة
    تحليلية | أوراق تحليلية | ورقة عمل | أوراق عمل | أوراق | أوراق سياسية | ورقة موقف | رأي | آراء | الرأي | أعمدة |
    وجهات نظر | وجهة نظر | قضايا | قضايا وآراء | ملفات | ملف | ملف العدد | تقارير وملفات | إصدارات | الإصدارات |
    منشورات | المنشورات | أخبار | الأخبار | آخر الأخبار | حوارات | حوار | مقابلات | مقابلة | ندوات | فعاليات |
    متابعات | إضاءات | ترجمات | قراءات | مراجعات | مراجعة كتاب | عروض كتب | عرض كتاب | إنفوجراف | تعليقات | شؤون
    دولية | شؤون عربية | سياسة | السياسة | اقتصاد | الاقتصاد | دراسات سياسية | دراسات استراتيجية | دراسات اقتصادية |
    دراسات إقليمية | الشرق الأوسط | مقالات رأي | مقالات وآراء | تقارير ودراسات | دراسات وأبحاث | دراسات وتقارير |
    تحليل إخباري | تقرير سياسي |
    تقارير إخبارية | تقرير خاص | تقارير خاصة | تقرير إخباري | تقرير تحليلي | تقرير استراتيجي | موجز سياسات | موجز
    سياسة | إيجاز | إيجاز سياسات | سياسات | تعليق | نشرات | نشرة | افتتاحية | العالم | عربي ودولي | مدونة | المدونة
    | تحليلات سياسية | تحليل موجز | المرصد السياسي | متابعات إفريقية | تقدير | عين على الصحافة | قضايا الساعة |
    analysis | analyses | commentary | commentaries | opinion | op-ed | article | articles | report | reports |
    policy brief | policy briefs | policy paper | policy analysis | policywatch | brief | briefs | briefing |
    research | research paper | working paper | blog | news | insights | insight | expert comment | explainer |
    publications | publication | paper | papers | fact sheet | backgrounder | issue brief | perspective |
    perspectives | in depth | in-depth | features | feature | interview | special report | occasional paper |
    situation assessment | politics | economy | world | middle east | articles & op-eds | articles & testimony |
    policy alert | strategic report | study | studies | review
"""
_FOLDED = frozenset(fold(" ".join(name.split())) for name in _NAMES.split("|"))
_UNITS = frozenset(fold(word) for word in ("وحدة", "برنامج", "سلسلة", "قسم", "ملف"))
_PARTS = re.compile(r"\s*[|/،]\s*")
_NUMBER = re.compile(r"\s*(?:رقم|no\.?|#)?\s*[(]?\d{1,5}[)]?$")
_LONGEST = 60


def is_section(text: str) -> bool:
    """Whether a whole line is the name of a rubric, of a unit (`وحدة الدراسات الأمنية`) or of a series."""
    if len(text) > _LONGEST:
        return False
    if is_sure_section(text):
        return True
    words = fold(text).strip(" :|-•*#/»›>").split()
    return 2 <= len(words) <= 6 and words[0] in _UNITS and text[-1] not in ".؟?!:" and ":" not in text


def is_sure_section(text: str) -> bool:
    """Like :func:`is_section`, without units and series, with which titles may begin too."""
    if len(text) > _LONGEST:
        return False
    parts = [_NUMBER.sub("", part).strip(" :-•*#»›>") for part in _PARTS.split(fold(text).strip(" |/"))]
    return all(part in _FOLDED for part in parts)
