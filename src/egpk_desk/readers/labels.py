"""Labels with which a line says what follows: `إعداد:`, `بقلم/`, `تاريخ النشر:`, `Posted by:`, `الوسوم:`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from egpk_desk.readers.clues import Field
from egpk_desk.text.folding import fold

_LABELS: dict[Field, str] = {
    Field.TITLE: """
        العنوان | عنوان | عنوان الدراسة | عنوان التقرير | عنوان البحث | عنوان الورقة | عنوان المقال | اسم الدراسة |
        title
    """,
    Field.AUTHOR: """
        أجرى الحوار | أجرت الحوار | أجرى المقابلة | حاوره | حاورته | مقال ل | مقدم من | مقدمة من | مقدم من الباحث |
        مقدمة من الباحث | مقدم من الباحثة | مقدمة من الباحثة | من إعداد الباحث | author name | authors name |
        إعداد | من إعداد | إعداد وتحليل | إعداد وتقديم | إعداد وكتابة | إعداد وتحرير | إعداد الباحث | إعداد الباحثة
        | إعداد الباحثين | إعداد الباحثان | إعداد الدكتور | إعداد الدكتورة | أعده | أعدها | أعدته | أعدتها | أعد
        الدراسة | أعد التقرير | أعدت التقرير | أعد الورقة | أعد هذا التقرير | أعدت هذا التقرير | أعد البحث | أعد هذه
        الورقة | أعد هذه الدراسة | بقلم | بقلم الكاتب | بقلم الباحث | بقلم الباحثة | بقلم الدكتور | كتب | كتبه |
        كتبها | كتبت | كتبته | كتبتها | كتبا | كتبوا | تأليف | تأليف وإعداد | الكاتب | الكاتبة | الكتاب | اسم الكاتب
        | اسم المؤلف | اسم الباحث | اسم الباحثة | المؤلف | المؤلفة | المؤلفون | المؤلفان | المؤلفين | الباحث |
        الباحثة | الباحثون | الباحثان | الباحثين | معد التقرير | معد الدراسة | معدة التقرير | معدة الدراسة | تحليل |
        كاتب المقال | كاتب التقرير | by | written by | author | authors | the author | prepared by | analysis by |
        report by | words by | par | auteur | auteurs | rédigé par | byline | contributor
    """,
    Field.POSTER: """
        posted by | published by | submitted by | added by | uploaded by | نشر بواسطة | نشرت بواسطة | نشره | نشرها |
        الناشر بواسطة | بواسطة | أضيف بواسطة | أضيفت بواسطة | كتب بواسطة | كتبت بواسطة | بواسطة الكاتب | أرسلت
        بواسطة | publié par | posté par | تم النشر بواسطة | الكاتب بواسطة
    """,
    Field.TRANSLATOR: """
        ترجمة | ترجمها | ترجمه | ترجمته | ترجمة وتحرير | ترجمة وإعداد | ترجمة وتقديم | إعداد وترجمة | المترجم |
        المترجمة | نقله إلى العربية | نقلته إلى العربية | نقلها إلى العربية | translated by | translator |
        translation | traduit par
    """,
    Field.EDITOR: """
        تحرير | تحرير وتقديم | مراجعة | مراجعة وتحرير | تحرير ومراجعة | المحرر | المحررة | رئيس التحرير | تدقيق |
        تدقيق لغوي | edited by | editor | reviewed by | تنسيق | مراجعة لغوية
    """,
    Field.SUPERVISOR: "إشراف | تحت إشراف | المشرف | بإشراف | إشراف وتقديم | supervised by | supervisor",
    Field.ROLE: "الصفة | المنصب | الوظيفة | صفة الكاتب | التخصص | الصفة العلمية | affiliation | position",
    Field.DATE: """
        تاريخ النشر | تاريخ نشر المقال | تاريخ نشر التقرير | تاريخ الإصدار | تاريخ إصدار | تاريخ الصدور | تاريخ
        الإضافة | تاريخ الكتابة | تاريخ الورقة | تاريخ الدراسة | تاريخ | التاريخ | بتاريخ | نشر | نشرت | نشر في |
        نشرت في | ونشر في | نشر بتاريخ | نشرت بتاريخ | نشر يوم | منشور في | منشور بتاريخ | منشور | تم النشر | تم
        النشر في | تم النشر بتاريخ | تم نشره في | تم نشرها في | صدر في | صدرت في | صدر بتاريخ | صدرت بتاريخ | الصادر
        في | أضيف في | أضيفت في | أضيف بتاريخ | كتب في | كتبت في | كتب بتاريخ | حرر في | حرر بتاريخ | حرر بـ | نشر
        المقال في | نشر التقرير في | النشر | تاريخ ووقت النشر | وقت النشر | تاريخ النشر الأصلي | صدر | date |
        published | published on | published at | posted on | posted | publication date | date published | date of
        publication | release date | issued | issued on | publié le | date de publication | le | first published |
        on | dated
    """,
    Field.UPDATED: """
        آخر تحديث | اخر تحديث في | آخر تحديث بتاريخ | تاريخ التحديث | تاريخ آخر تحديث | تم التحديث | تم التحديث في |
        تم التحديث بتاريخ | حدث في | حدثت في | محدث | محدث في | آخر تعديل | آخر تعديل في | تاريخ التعديل | التحديث
        الأخير | updated | updated on | last updated | last updated on | last modified | last update | modified |
        mis à jour le | mise à jour | dernière mise à jour
    """,
    Field.PUBLISHER: """
        الناشر | ناشر | جهة النشر | جهة الإصدار | الجهة الناشرة | الجهة المصدرة | الجهة | صادر عن | صادرة عن | صدر
        عن | صدرت عن | دار النشر | المؤسسة | المركز | جهة الإعداد | publisher | issued by | éditeur | a publication
        of
    """,
    Field.CATEGORY: """
        القسم | قسم | التصنيف | تصنيف | التصنيفات | الفئة | الفئات | الباب | باب | ضمن | ضمن تصنيف | نشر تحت | نوع
        الإصدار | نوع المادة | نوع المحتوى | نوع الدراسة | المجال | الملف | سلسلة | السلسلة | في قسم | نشر ضمن |
        أضيف إلى | category | categories | section | filed under | posted in | published in | rubrique | catégorie |
        topic | topics | series | program | programme | مصنف تحت | مصنف ضمن | البرنامج | الوحدة | وحدة البحث | in | في
    """,
    Field.KEYWORDS: """
        الوسوم | وسوم | وسم | الكلمات المفتاحية | كلمات مفتاحية | الكلمات الدالة | كلمات دالة | الكلمات الدلالية |
        كلمات دلالية | الكلمات المفاتيح | مفاتيح | علامات | العلامات | تاغات | تاجات | tags | tag | tagged | tagged
        with | tagged in | keywords | key words | mots-clés | mots clés | هاشتاج | الأوسمة | أوسمة | مواضيع |
        المواضيع | سمات | السمات
    """,
    Field.URL: """
        الرابط | رابط | رابط المقال | رابط التقرير | رابط الدراسة | الرابط المختصر | رابط مختصر | رابط المصدر |
        الرابط الأصلي | المصدر الأصلي | link | url | permalink | permanent link | short link | source url | lien
    """,
    Field.DOI: "doi | معرف الوثيقة الرقمي | المعرف الرقمي",
    Field.ISSUE: "العدد | عدد | المجلد | رقم الإصدار | رقم العدد | issue | volume | vol | no",
    Field.NOTHING: """
        وقت القراءة | مدة القراءة | زمن القراءة | وقت القراءة المقدر | الوقت المقدر للقراءة | reading time | read
        time | time to read | estimated reading time | مشاهدات | قراءات | زيارات | مشاركات | المشاهدات | عدد
        المشاهدات | عدد الزيارات | الزيارات | عدد القراءات | القراءات | عدد مرات المشاهدة | عدد الكلمات | views |
        hits | post views | word count | التعليقات | تعليقات | عدد التعليقات | comments | شارك | شارك على | شارك
        المقال | شارك هذا المقال | شاركها | شاركه | شارك هذا الموضوع | شارك عبر | مشاركة | للمشاركة | share | share
        on | share this | share via | follow us | تابعنا | تابعونا | تابعنا على | تابعونا على | التقييم | تقييم |
        rating | عدد الصفحات | الصفحات | pages | حجم الخط | اللغة | language | isbn | issn | تحميل | download |
        print | طباعة | نوع الملف | حجم الملف | مصدر الصورة | photo | image | photo credit
    """,
}
_FOR_THE_END = "المصدر | مصدر | نقلا عن | المصادر | source | via | originally published in | originally published by"
_NEEDS_COLON = frozenset(
    tuple(fold(label).split())
    for label in """
        تحليل | كتاب | الكتاب | عنوان | العنوان | title | باب | الباب | قسم | القسم | المجال | الملف | سلسلة |
        السلسلة | program | programme | البرنامج | الوحدة | المركز | المؤسسة | الجهة | مفاتيح | علامات | العلامات |
        مواضيع | المواضيع | سمات | السمات | no | وسم | tag | topic | topics | section | series | category |
        categories | الباحث | الباحثة | الباحثون | الباحثان | الكاتب | الكاتبة | المؤلف | المؤلفون | المؤلفة |
        author | authors | contributor | editor | translation | translator | تنسيق | تحرير | مراجعة | إشراف | ترجمة
        | تدقيق | رابط | الرابط | link | url | position |
        affiliation | التخصص | الصفة | المنصب | الوظيفة | language | اللغة | pages | الصفحات | print | download |
        تحميل | photo | image | rating | تقييم | التقييم | القراءات | الزيارات | تعليقات | التعليقات | comments |
        views | hits | مشاركة | مصدر الصورة | modified | share | شارك | رئيس التحرير | المحرر | المشرف |
        تصنيف | التصنيف | ضمن | الفئة | نوع الدراسة | البحث | keywords | tags | تابعنا
        | تابعونا | source | المصدر | مصدر | المصادر | via
    """.split("|")
)


def _table() -> dict[tuple[str, ...], Field]:
    return {tuple(fold(label).split()): field for field, listed in _LABELS.items() for label in listed.split("|")}


_TABLE = _table()
_SOURCES = frozenset(tuple(fold(label).split()) for label in _FOR_THE_END.split("|"))
_MOST_WORDS = 4
_FIRST_WORDS = frozenset(words[0] for words in [*_TABLE, *_SOURCES])
_TOKEN = re.compile(r"[:：/|﹕]|[-–—](?=\s)|[^\s:：/|﹕]+")
_EITHER = re.compile(r"(?<=\w)\((?:s|ة|ون|ات|ين)\)")
_COLON = ":：/|﹕"
_LOOKED_AT = 60
LEADING = re.compile(r"^[^\w«“\"'‘(\[#©@<]+")
"""Bullets, icons and dashes before the words of a line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with a label: the field, the value after it (may be empty), whether a colon or slash parts them.

    ``words`` is the folded label; ``is_source`` says that it may name where a table comes from as well.
    """

    field: Field
    value: str
    has_colon: bool
    words: tuple[str, ...]
    is_source: bool = False


def labelled(text: str) -> Labelled | None:
    """The longest label at the head of a line; bullets before it do not count. None where there is none."""
    if lead := LEADING.match(text):
        text = text[lead.end() :]
    if "(" in text[:_LOOKED_AT]:  # Author(s), الباحث(ة)
        text = _EITHER.sub("", text, count=1)
    tokens = list(_TOKEN.finditer(text, 0, _LOOKED_AT))
    if not tokens or _key(tokens[0][0]) not in _FIRST_WORDS:
        return None
    words: list[str] = []
    best: Labelled | None = None
    for place, token in enumerate(tokens[: _MOST_WORDS + 1]):
        if token[0] in _COLON or token[0] in "-–—":
            break
        words += _key(token[0]).split()
        key = tuple(words)
        field = _TABLE.get(key)
        is_source = key in _SOURCES
        if field is None and not is_source:
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        has_colon = after is not None and after[0] in _COLON
        if not has_colon and key in _NEEDS_COLON and after is not None:
            continue
        value = text[after.end() if after and (has_colon or after[0] in "-–—") else token.end() :]
        best = Labelled(field or Field.PUBLISHER, value.strip(" :：\t\u00a0"), has_colon, key, is_source)
    return best


def _key(word: str) -> str:
    return fold(word).strip("()[]\"'،,.")
