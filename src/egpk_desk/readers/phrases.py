"""Whether a few words name a matter, as a heading does, or say something, as a clause or a lead-in does.

There is no Arabic parser here: the judgement rests on closed lists (verbs of speech, particles, lead-in endings) and on
the shapes of verbs. It leans towards no: a missed run-in heading costs less than a paragraph torn into two.
"""

from __future__ import annotations

import re
from functools import lru_cache

from egpk_desk.text.folding import fold

MAX_CHARACTERS = 95
MAX_WORDS = 12

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ARABIC = re.compile(r"[\u0621-\u06d3]")
_STOPS = re.compile(r"[.؛;!؟?…\n\t|]|، ?(?!و)|,(?! ?(?:and|et)\b)")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("‘", "’"))


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


# Verbs and verb-like words that make a clause wherever they stand.
_VERBS = _folded(
    """
    قال قالت قالوا أضاف أضافت أكد أكدت أكدوا أوضح أوضحت صرح صرحت أشار أشارت ذكرت أعلن أعلنت اعتبر اعتبرت أردف
    أردفت كتبت شدد شددت حذر حذرت علق علقت استطرد نوه لفتت زعم زعمت رأى رأت أفاد أفادت تقول ترى تؤكد تشير تضيف
    توضح تعد تعتبر تمثل تشهد تسعى تكمن تبرز تظهر تضم تشمل تأتي تهدف تقوم تكون تبقى تظل تواجه تعمل تحاول تعني
    تبدو تجدر تجري تجد تعود تعكس تعتمد تنقسم تنص تختلف تقع تؤدي تلعب ترتبط تحتل تمتد تنطلق تنبع تنحصر
    تندرج تشترك تفرض تمنح تحظى ترتكز تسهم تستند ترفض تطالب تدعو تدعم تملك تحتاج تعاني
    كان كانت كانوا ليس ليست أصبح أصبحت باتت شهد أدى أدت جاء جاءت بلغ حقق
    استقبل قرر دعا دعت التقى زار نجح أصدر استمر سوف سيكون ستكون سيتم لقد نرى نجد نقول نعتقد أرى أعتقد أقول يا
    إنني إنه إنها أنه أنها بأن أن إن لأن كأن لكنه لكنها مضيفا مضيفة مؤكدا مؤكدة موضحا موضحة قائلا قائلة مشيرا
    مشيرة متسائلا معتبرا
    """
)
_VERBS_AT_HEAD = _folded("ذكر كتب نقل رد لفت نبه تابع سأل ختم واصل زاد شرح وصف بين أعرب اختتم طالب")  # also nouns
# Perfects that no noun is written like, so that they open a clause: `برز الدور الماليزي`, `أُنشئ مجلس الشراكة`.
_PERFECTS_AT_HEAD = frozenset(
    """
    برز ظل ظهر مر عاد بدأ بات صار غاب جرى تم حصل نشأ وصل خرج ساد نما قام سعى لعب بدا رفض ترأس تمكن تبنى تبنت
    أنشئ أنشأ أطلق أقر أبرم أعاد أدرك أفضى أسفر أثمر أبدى أجرى أظهر أثار أرسل أسهم أقام أتاح أدرج أعيد أجبر أرجأ
    وقعا وقعوا ساهم واجه حافظ حاول وافق طالب رحب عزز شجع ركز انضم استمر استعد احتل امتد اشتد التقى التزم
    التحق اتفق اتفقت اتصل اتخذ اتجه اتسع اتسم اتضح اتهم اتحدت استضاف استعاد استفاد استعان استقال استجاب استطاع
    """.split()
)
# Perfects of the forms VII, VIII and X: their verbal nouns have an alef before the last letter.
_DERIVED_PERFECT = re.compile(r"(?!ال)ا(?:ن[^اوي]{2}|[^اويه]ت[^اوي])[^اويه]|است[^اوي]{2}[^اويه]")
_SHORT_TA_NOUNS = _folded("وقت بنت تحت سبت نحت كبت بخت نعت ست بحت صمت سمت زفت مقت")
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_PEOPLE = _folded(
    """
    الرئيس رئيس الوزير وزير السفير سفير المتحدث متحدث الدكتور دكتور الأستاذ أستاذ الخبير خبير الباحث باحث المحلل
    محلل النائب نائب المدير مدير مصدر مصادر مسؤول مسئول المسؤول الناطق الأمين أمين الكاتب كاتب السيد السيدة
    اللواء الفريق العميد المستشار مستشار الصحفي مراسل الملك الأمير الشيخ المحاور المذيع الضيف الصحيفة صحيفة
    الوكالة
    """
)
_LABELS = _folded(
    """
    ملاحظة ملحوظة تنبيه تحديث مثال مثلا المصدر سؤال جواب الجواب السؤال س ج أي يعني الجمهور الحضور إعداد بقلم كتب
    كتبه تأليف ترجمة تحرير تقديم مراجعة إشراف تصوير هاتف بريد الموقع رابط انظر راجع المرجع نص النص قائلا note nb
    ps source example update warning question answer q a see editor by email tel
    """
)
_CLAUSE_HEADS = _folded(
    """
    كما قد لقد إذ إذا حيث بينما عندما لكن لأن إن أن هناك ثمة هل ثم أو بل غير إلا رغم برغم فضلا بالإضافة إضافة
    علاوة وفقا وفق بحسب حسب بناء لذلك لذا هذا هذه ذلك تلك هؤلاء هو هي هم نحن أنا لا لم لن مثل أي منها منهم
    بالنسبة بموجب بعد قبل خلال منذ حتى مع ضد بين عند لدى أمام إلى عن لماذا كيف متى أين ماذا أما فقد فإن فقال فهو
    فهي فمن فعلى فكان وقد وهو وهي وهم وهذا وهذه وذلك ولذلك ولكن وفي ومن وعلى وعن وإلى ومع وكان وقال ولم ولا ولن
    وإذا وأن وإن وثمة وهناك وكذلك كذلك أيضا ختاما أخيرا إجمالا عموما عليه وعليه هنا وهنا حاليا سابقا لاحقا وبذلك
    بذلك وبهذا بهذا وعندما وحين حين فيما وفيما
    """
)
_LEAD_IN = _folded(
    """
    الآتي الآتية التالي التالية كالآتي كالتالي يلي وهي وهو وهم ومنها منها أهمها أبرزها أبرزهم وأهمها وأبرزها
    بينها وبينها مثل تجاه أن بأن في على من إلى عن ذلك هي هو قائلا قائلة مفادها مفاده التساؤل تساؤل أولها
    """
)
_WAW_NOUNS = _folded(
    """
    وحدة وزارة وزير وزراء وسائل وسيلة واقع وضع وثيقة وثائق وقف وكالة وكالات ولاية ولايات وساطة وسيط ورقة وجهة
    وجود وظيفة وظائف وعي ورشة ورش وفد وفود وفرة وفاة وصول وطن وطنية وعود وعد ولاء وزن وحدات وكلاء واردات واجبات
    واجب وقود ودائع وديعة وهم وباء وسط واشنطن ولادة وثبة وجه وجوه وصف وصاية وتيرة وقائع وقت وفق وراء وطأة ورطة
    وحشية وعر وداع وحدوية وضعية ولي ولاة وقاية وادي وسطية وقفات وقفة
    """
)
_YA_NOUNS = _folded(
    """
    يوم يومي يومية يد يدوية يمين يميني يمينية يسار يساري يسارية يونيو يوليو يناير يونيه يوليه يورو يهود يهودي
    يهودية يوسف ياسر ياسين يحيى يعقوب ياباني يابانية يمن يمني يمنية يقين يورانيوم ينبع يافا يونان يوناني يونانية
    يتامى يابان يوغوسلافيا يقظة ياسمين يعرب يأس
    """
)
_TA_NOUNS = _folded(
    """
    بيروت إنترنت كويت الكويت تفاوت ثابت مؤقت صامت بنت تكنوقرات صوت موت وقت بيت زيت تحت هيئت تخت توت قوت ياقوت
    """
)
_TATA_NOUNS = _folded("تتابع تتويج تتار تتبع تستر")

_LATIN_VERBS = _folded(
    """
    is are was were be been has have had can could will would should may might must does did do said says say
    added told noted wrote argues argued include includes included sees saw think thinks thought believes
    explains explained states stated according he she they it we i you who which that following follows est sont
    était a ont avait dit déclare il elle ils elles nous que qui selon suivants suivantes
    """
)
_LATIN_HEADS = _folded(
    """
    but and or so if when while because although however moreover furthermore for in on at to from with by as
    this these that those here there also then thus hence finally first second third mais et ou donc si quand
    dans pour par avec ce cette ces ainsi
    """
)


@lru_cache(maxsize=4096)
def names_a_matter(phrase: str) -> bool:
    """Whether a short phrase (at most some 95 characters) can be a heading: a noun phrase without verb or lead-in."""
    phrase = phrase.strip()
    if not phrase or len(phrase) > MAX_CHARACTERS or _STOPS.search(phrase):
        return False
    if any(phrase.count(opening) != phrase.count(closing) for opening, closing in _PAIRS) or phrase.count('"') % 2:
        return False
    words = _WORD.findall(fold(phrase))
    if not words or len(words) > MAX_WORDS:
        return False
    if not _ARABIC.search(phrase):
        return _latin_matter(phrase, words)
    return _arabic_matter(phrase, words)


def _arabic_matter(phrase: str, words: list[str]) -> bool:
    first, last = words[0], words[-1]
    if last in _LEAD_IN or first in _PEOPLE or (len(words) == 1 and (first in _LABELS or len(first) < 3)):
        return False
    if first in _LABELS and len(words) <= 3:
        return False
    if not _fitting_head(phrase, words):
        return False
    if first in _VERBS_AT_HEAD and (len(words) == 1 or words[1] in _PEOPLE):
        return False
    return not any(_is_verb(word) for word in words) and not _is_perfect_at_head(phrase, first)


def _fitting_head(phrase: str, words: list[str]) -> bool:
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first == "علي":
        return second in _LEVELS
    if first in ("في", "من"):
        return second in _ASPECTS and len(words) > 2
    if first == "ما":
        return second in _BEYOND
    if first == "بعد" and "بُعد" in phrase[:6]:
        return True
    if first in _CLAUSE_HEADS:
        return False
    return not (first[0] == "و" and len(first) > 2 and first not in _WAW_NOUNS and not first.endswith("يه"))


_LEVELS = _folded("مستوى المستوى صعيد الصعيد المدى")
_ASPECTS = _folded("مجال المجال قطاع القطاع الجانب الشأن البعد الناحية المجالات الميدان")
_BEYOND = _folded("بعد وراء قبل بين")


def _is_verb(word: str) -> bool:
    if word in _VERBS:
        return True
    bare = word[1:] if len(word) > 4 and word[0] in "وف" and word not in _WAW_NOUNS else word
    if bare in _VERBS and bare is not word:
        return True
    if bare[0] == "ي" and len(bare) > 2:
        return bare not in _YA_NOUNS
    if len(bare) > 3 and (bare.startswith("تت") or bare.startswith("تست")):
        return bare not in _TATA_NOUNS
    if bare[-1] == "ت" and 3 < len(bare) < 8 and not word.startswith(("ال", "بال", "لل", "وال", "كال")):
        return bare[-2] not in "ايو" and bare not in _TA_NOUNS
    return False


def _is_perfect_at_head(phrase: str, first: str) -> bool:
    """Whether the first word, folded as ``first``, is a verb of the perfect, which opens a clause."""
    written = _MARKS.sub("", (phrase.split() or [""])[0]).strip("«“\"'(")
    if written in _PERFECTS_AT_HEAD or _DERIVED_PERFECT.fullmatch(first):
        return True
    return len(first) == 3 and first[-1] == "ت" and first[1] not in "ايو" and first not in _SHORT_TA_NOUNS


def _latin_matter(phrase: str, words: list[str]) -> bool:
    letter = next((c for c in phrase if c.isalpha()), "")
    if not letter.isupper() or words[0] in _LATIN_HEADS or len(words) > 10:
        return False
    if len(words) <= 2 and words[0] in _LABELS:
        return False
    return not any(word in _LATIN_VERBS and not (word == "a" or word == "i") for word in words)
