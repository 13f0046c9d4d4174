"""A few words before a colon are a heading where they name a matter, and none where they say something."""

from __future__ import annotations

import pytest

from egpk_desk.readers.phrases import names_a_matter

CLAUSES = (
    "مرَّت العلاقات بين البلدين بمراحل متباينة",
    "انتقل التعاونُ الدفاعي إلى مرحلة جديدة",
    "أُنشئ مجلس الشراكة الاستراتيجية بلجنتين",
    "ظلت المسألة معلقة",
    "برز الدور الماليزي",
    "اتفق الطرفان على ثلاثة مسارات",
    "استقبل الميناء سفنًا",
    "اختتم المؤتمر أعماله",
    "شُكّلت لجنة مشتركة",
    "تنقسم الدوافع إلى قسمين",
    "أسفر اللقاء عن نتائج",
    "احتلت مصر المرتبة الأولى",
    "التزم الطرفان بالاتفاق",
)
MATTERS = (
    "المكاسب الاقتصادية",
    "التنافسات في جنوب آسيا وصعود دور الهند",
    "أبرز الدوافع",
    "آثار الحرب",
    "انتقال السلطة",
    "اتفاق السلام",
    "استلام السلطة",
    "استراتيجية جديدة",
    "احتلال فلسطين",
    "التزام مشترك",
    "الترك والعرب",
    "وقت الأزمة",
    "ست دول متنافسة",
    "أنشطة مشتركة",
    "تحول السياسة الخارجية",
)


@pytest.mark.parametrize("phrase", CLAUSES)
def test_a_clause_that_a_verb_opens_is_no_heading(phrase: str) -> None:
    assert not names_a_matter(phrase)


@pytest.mark.parametrize("phrase", MATTERS)
def test_a_noun_that_looks_like_a_verb_may_head_a_paragraph(phrase: str) -> None:
    assert names_a_matter(phrase)
