"""The program's own words in an export, in Arabic and English: everything else in it is the sources' or the user's."""

from __future__ import annotations

_WORDS = {
    "title": ("مقتطفات مرمّزة", "Coded excerpts"),
    "uncoded": ("مقتطفات بلا رمز", "Excerpts without a code"),
    "codes": ("الرموز", "Codes"),
    "memo": ("مذكرة", "Memo"),
    "memos": ("مذكرات", "Memos"),
    "notes": ("الحواشي", "Notes"),
    "bibliography": ("قائمة المراجع", "Bibliography"),
    "none": ("لا توجد مقتطفات.", "There are no excerpts."),
    "back": ("رجوع إلى النص", "Back to the text"),
    "sheet-excerpts": ("المقتطفات", "Excerpts"),
    "sheet-codes": ("الرموز", "Codes"),
    "sheet-documents": ("التقارير", "Documents"),
    "sheet-memos": ("المذكرات", "Memos"),
    "column-on": ("على", "On"),
    "sheet-references": ("المراجع", "References"),
    "column-number": ("الرقم", "Number"),
    "column-before": ("ما قبله", "Before"),
    "column-excerpt": ("المقتطف", "Excerpt"),
    "column-after": ("ما بعده", "After"),
    "column-codes": ("الرموز", "Codes"),
    "column-memo": ("المذكرة", "Memo"),
    "column-note": ("الحاشية", "Note"),
    "column-document": ("التقرير", "Document"),
    "column-author": ("المؤلف", "Author"),
    "column-date": ("التاريخ", "Date"),
    "column-place": ("الموضع", "Place"),
    "column-stance": ("الموقف", "Stance"),
    "column-coder": ("المرمِّز", "Coder"),
    "column-id": ("المعرّف", "Id"),
    "column-kind": ("النوع", "Kind"),
    "column-arabic": ("الاسم بالعربية", "Arabic name"),
    "column-english": ("الاسم بالإنجليزية", "English name"),
    "column-slug": ("المسار", "Slug"),
    "column-definition": ("التعريف", "Definition"),
    "column-count": ("عدد المقتطفات", "Excerpts"),
    "column-title": ("العنوان", "Title"),
    "column-publisher": ("الناشر", "Publisher"),
    "column-url": ("الرابط", "URL"),
    "column-format": ("الصيغة", "Format"),
    "column-reference": ("المرجع", "Reference"),
    "more": ("ومقتطفات أخرى عددها", "and further excerpts:"),
}
_KINDS = {"driver": ("الدوافع", "Drivers"), "dimension": ("الأبعاد", "Dimensions")}


def say(word: str, language: str) -> str:
    """One of the program's words in ``ar`` or ``en``."""
    return _WORDS[word][0 if language == "ar" else 1]


def kind_name(kind: str, language: str) -> str:
    """The name of a kind of codes; one that users have named stands as they wrote it."""
    return _KINDS[kind][0 if language == "ar" else 1] if kind in _KINDS else kind
