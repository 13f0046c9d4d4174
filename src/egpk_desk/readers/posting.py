"""Lines of a web page that speak of the page and not of the matter: comments, sharing, reading time, menus, rights."""

from __future__ import annotations

import re

from egpk_desk.text.folding import fold

_LONGEST = 120

_COUNTED = (
    "تعليق|تعليقا|تعليقات|ردود|رد|مشاهدة|مشاهدات|قراءة|قراءات|زيارة|زيارات|مشاركة|مشاركات|كلمة|صفحة|صفحات|إعجاب"
    "|comments?|views?|shares?|replies|words?|likes?|reads|downloads?|pages|commentaires?|vues?"
)
_SPAN = (
    "ثانية|ثوان|دقيقة|دقائق|دقيقتين|ساعة|ساعات|ساعتين|يوم|يوما|أيام|يومين|أسبوع|أسابيع|أسبوعين|شهر|شهرا|أشهر|شهرين"
    "|شهور|سنة|سنوات|سنتين|عام|عامين|أعوام"
)
_COMMENTS = (
    r"(?:لا|لا يوجد|لا توجد|بدون|بلا) (?:أي )?(?:تعليق|تعليقات|ردود)(?: (?:بعد|حتى الآن|على .{0,80}))?",
    r"(?:تعليق واحد|تعليقان|تعليقين)(?: على .{0,80})?",
    rf"[\d,.]+k? (?:{_COUNTED})(?: على .{{0,80}})?",
    r"(?:أضف|اترك|اكتب|شارك|كتابة|إضافة) ب?(?:تعليق|تعليقا|تعليقك|رد|ردا)(?: .{0,40})?",
    r"(?:التعليقات|تعليقات) ?(?:مغلقة|معطلة|متوقفة)?(?: على .{0,80})?",
    r"كن أول من يعلق.{0,20}|اقرأ المزيد|المزيد|عرض المزيد",
    r"no comments?(?: yet)?|leave a (?:comment|reply)|comments? (?:are )?(?:off|closed|disabled).{0,80}",
    r"add (?:a )?comment|post a comment|read more|comments?",
    r"لن يتم نشر عنوان بريدك.{0,80}|الحقول الإلزامية.{0,40}|your email address will not be published.{0,60}",
)
_READING = (
    r"(?:(?:مدة|وقت|زمن) (?:القراءة|قراءة) ?:? ?)?(?:حوالي |أقل من )?"
    r"(?:\d+|دقيقة واحدة|دقيقة|دقيقتان|دقيقتين) ?(?:دقيقة|دقائق|دقيقتان|د)? (?:قراءة|للقراءة|لقراءة المقال)",
    r"(?:يقرأ|تقرأ|قراءة) (?:في|خلال) \d+ (?:دقيقة|دقائق)|قراءة \d+ (?:دقيقة|دقائق)|أقل من دقيقة|\d+ (?:دقيقة|دقائق)",
    r"(?:about )?\d+ ?-?min(?:ute)?s?(?:[ -]read)?|less than a minute|\d+ min de lecture",
    rf"(?:منذ|قبل) (?:حوالي )?(?:\d+ )?(?:{_SPAN})(?: واحدة| واحد)?",
    r"(?:about )?(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago",
)
_MENUS = (
    r"(?:الانتقال|تخطي|تخطى|انتقل|تجاوز) إلى (?:المحتوى|المحتوي)(?: الرئيسي)?|skip to (?:main )?content",
    r"(?:toggle )?navigation|main menu|menu|search(?: for)?:?|القائمة(?: الرئيسية)?|بحث|ابحث(?: عن| في الموقع)?|التنقل",
    r"من نحن|اتصل بنا|تواصل معنا|عن المركز|عن المعهد|حول المركز|تسجيل الدخول|دخول|خريطة الموقع|سياسة الخصوصية|وظائف",
    r"about us|about|contact us|contact|log ?in|sign in|sign up|privacy policy|terms of use|donate",
    r"بسم الله الرحمن الرحيم",
    r"الرئيسية|الصفحة الرئيسية|home|homepage|accueil|العربية|عربي|english|français",
    r"(?:المقال|الموضوع|المقالة) (?:السابق|التالي|السابقة|التالية).{0,90}",
    r"(?:previous|next) (?:post|article).{0,90}|التنقل بين المقالات|تصفح المقالات",
    r"(?:تابعنا|تابعونا)(?: على .{0,40})?|follow us(?: on .{0,40})?|اشترك(?: في .{0,50})?|subscribe(?: .{0,40})?",
    r"نسخ الرابط|تم نسخ الرابط|copy link|رابط مختصر|الكاتب|عن الكاتب|نبذة عن الكاتب|about the authors?",
)
_FILES = (
    r"(?:حمل|تحميل|تنزيل|اضغط هنا ?لتحميل|اضغط لتحميل|لتحميل|لتنزيل|طباعة|نسخة)"
    r" (?:ال)?(?:دراسة|ملف|تقرير|ورقة|بحث|مقال|نسخة|كتاب|مقالة|للطباعة|pdf)(?: .{0,40})?",
    r"(?:للاطلاع على|لقراءة|لمتابعة) (?:النص|الدراسة|التقرير|النسخة)(?: .{0,60})?(?:اضغط|انقر) .{0,20}",
    r"download(?: (?:the )?(?:pdf|report|paper|full report|study|article))?|print(?: this page)?|view pdf",
    r"listen(?: to (?:this )?article)?|استمع(?: (?:إلى|ل).{0,30})?|حجم الخط.{0,20}|تكبير الخط|تصغير الخط|a\+ ?a-?",
    r"(?:also )?available in .{2,30}|متاح (?:أيضا )?ب.{2,30}",
)
_FOLDS = str.maketrans("أإآىةؤئ", "اااي" + "هوي")  # what folding does to letters, in a pattern
_POSTING = re.compile("|".join((*_COMMENTS, *_READING, *_MENUS, *_FILES)).translate(_FOLDS))
_PLACES_TO_SHARE = frozenset(
    fold(word)
    for word in """
    شارك شاركها شاركه مشاركة شاركنا المشاركة شير على عبر هذا المقال الموضوع الخبر المقالة فيسبوك تويتر واتساب واتس
    آب تيليجرام تليجرام تلغرام تيليغرام لينكدإن لينكد إن لينكدان بريد البريد إلكتروني الإلكتروني طباعة إكس اكس
    ماسنجر بينتريست سناب شات نسخ الرابط رابط إرسال حفظ انشر أرسل لصديق facebook twitter whatsapp telegram linkedin
    email pinterest share tweet copy link messenger reddit pocket rss pdf print x viber tumblr instagram threads
    save on via this article post mail gmail flipboard
    """.split()
)
_SHARES = frozenset(
    fold(word)
    for word in """
    شارك شاركها شاركه مشاركة شاركنا المشاركة فيسبوك تويتر واتساب طباعة تيليجرام تلغرام facebook twitter whatsapp
    telegram linkedin share tweet print email
    """.split()
)
_RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)|copyright|all rights reserved"
    r"|(?:جميع|كل|كافه)? ?(?:ال)?حقوق(?: النشر| الطبع| الملكيه)?(?: و?النشر)? ?محفوظه)"
)
_HOLDER = re.compile(
    r"^\W*(?:(?:©|\(c\)|copyrights?|حقوق النشر|(?:جميع|كل|كافة)? ?(?:ال)?حقوق(?: الطبع| النشر)?(?: و?النشر)? ?محفوظة"
    r"|all rights reserved|لدى|ل(?=ـ)|by|\d{4}|[-–]|[|,،.:]|لـ)\s*)+",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"(?:#[\w_]+[\s,،]*)+")
_SIGNS = re.compile(r"^[^\w#©(]+|[^\w)+]+$")


def is_posting(text: str) -> bool:
    """Whether a whole short line is of the page: `لا توجد تعليقات`, `5 دقائق قراءة`, `فيسبوك تويتر`."""
    if len(text) > _LONGEST:
        return False
    folded = _SIGNS.sub("", fold(text))
    if not folded:
        return False
    if _POSTING.fullmatch(folded) or _HASHTAGS.fullmatch(folded):
        return True
    words = re.findall(r"[^\W_]+", folded)
    return 0 < len(words) <= 12 and all(w in _PLACES_TO_SHARE for w in words) and any(w in _SHARES for w in words)


def rights_holder(text: str) -> str | None:
    """Who holds the rights by a copyright line, perhaps nobody named (empty); None for any other line."""
    if len(text) > 2 * _LONGEST or _RIGHTS.match(fold(text)) is None:
        return None
    holder = re.sub(r"[\s©,،-]*(?:©\s*)?(?:\d{4})?[\s©.]*$", "", _HOLDER.sub("", text)).strip(" .-–|،,©")
    for tail in ("All rights reserved", "all rights reserved", "جميع الحقوق محفوظة", "الحقوق محفوظة"):
        holder = holder.removesuffix(tail).strip(" .-–|،,©")
    if holder.startswith("لل") and len(holder) > 4:
        return "ال" + holder[2:]
    return holder[1:] if holder.startswith(("لمركز", "لمعهد", "لمؤسسة", "لمجلة")) else holder
