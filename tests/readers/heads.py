"""Heads and feet of reports as they are pasted from many sites and word processors, with what they state.

A line begins with its kind: ``T`` title, ``M`` metadata, ``F`` furniture, ``H`` heading, ``P`` any kind of body text;
``B`` alone stands for two paragraphs of running text, ``N`` for a list of notes with its heading.
"""

from __future__ import annotations

from dataclasses import dataclass, field

BODY = (
    "شهدت العلاقات بين البلدين خلال السنوات الأخيرة تحولات متسارعة، دفعت إليها مصالح اقتصادية وأمنية متشابكة، وأعادت "
    "ترتيب الأولويات في العاصمتين على نحو لم يكن متوقعًا قبل عقد من الزمن، حين وُقّع في 3 مارس 2011 أول اتفاق بينهما.",
    "وفي هذا السياق تبرز جملة من الدوافع التي تفسر هذا التقارب وتحدد مداه، كما تبرز قيود لا يمكن التقليل من شأنها، "
    "وفي مقدمتها التنافس على الأسواق وتباين الموقف من الأزمات الإقليمية المفتوحة منذ عام 2023.",
)
ENGLISH = (
    "Relations between the two countries have changed quickly over the past decade, driven by trade and by security "
    "concerns that neither capital had foreseen when the first agreement was signed on March 3, 2011 in Cairo.",
    "This report looks at what brought them together and at what still keeps them apart, above all their rivalry over "
    "markets and their different views of the wars that have shaken the region since 2023.",
)
NOTES = ("الهوامش", "[1] سالم حسن، «أمن الطاقة»، مجلة السياسات، 12 مايو 2019، ص 14.", "[2] المصدر نفسه، ص 20.")


@dataclass(frozen=True)
class Pasted:
    """One report: its lines with their kinds, and what is to be found. Fields that are not given must stay empty."""

    name: str
    told: str
    title: str = ""
    authors: tuple[str, ...] = ()
    role: str = ""
    date: str = ""
    publisher: str = ""
    category: str = ""
    extra: dict[str, str] = field(default_factory=dict)
    body: tuple[str, ...] = BODY

    def lines(self) -> list[tuple[str, str]]:
        """Kind and text of every line."""
        found: list[tuple[str, str]] = []
        for line in self.told.strip().split("\n"):
            kind, _, text = line.strip().partition(" ")
            if kind == "B":
                found += [("P", paragraph) for paragraph in self.body]
            elif kind == "N":
                found += [("P", NOTES[0]), *(("N", note) for note in NOTES[1:])]
            else:
                found.append((kind, text.strip()))
        return found


PASTED = [
    Pasted("title alone", "T مستقبل الشراكة المصرية الهندية\nB", title="مستقبل الشراكة المصرية الهندية"),
    Pasted("no head at all", "B"),
    Pasted(
        "al jazeera centre",
        """
        M الرئيسية
        M تقارير
        T التحولات الأمنية في القرن الإفريقي: قراءة في المحددات والمآلات
        P تتناول هذه الورقة التحولات الأمنية في منطقة القرن الإفريقي وتبحث في محدداتها، وفي أدوار القوى الإقليمية.
        M د. محمود عبد العال
        M 12 مايو 2025
        B
        """,
        title="التحولات الأمنية في القرن الإفريقي: قراءة في المحددات والمآلات",
        authors=("محمود عبد العال",),
        date="2025-05-12",
        category="تقارير",
    ),
    Pasted(
        "acrseg",
        """
        M الرئيسية » تحليلات » الأمن الإقليمي
        T سباق الممرات: كيف تتنافس القوى الإقليمية على طرق التجارة؟
        M كتب: د. هاني سليمان
        M نُشر في: 2025/05/12
        M عدد المشاهدات: 1520
        B
        """,
        title="سباق الممرات: كيف تتنافس القوى الإقليمية على طرق التجارة؟",
        authors=("هاني سليمان",),
        date="2025-05-12",
        category="تحليلات > الأمن الإقليمي",
    ),
    Pasted(
        "ahram centre",
        """
        M مركز الأهرام للدراسات السياسية والاستراتيجية
        M تحليلات
        T حدود التقارب بين أنقرة ودمشق
        M د. منى سليمان
        M باحثة في العلوم السياسية – جامعة القاهرة
        M 12-05-2025
        M طباعة
        M مشاركة
        B
        """,
        title="حدود التقارب بين أنقرة ودمشق",
        authors=("منى سليمان",),
        role="باحثة في العلوم السياسية – جامعة القاهرة",
        date="2025-05-12",
        publisher="مركز الأهرام للدراسات السياسية والاستراتيجية",
        category="تحليلات",
    ),
    Pasted(
        "carnegie",
        """
        M كارنيغي الشرق الأوسط
        M مقال
        T لبنان بعد الحرب: إعادة الإعمار ورهاناتها
        P كيف يمكن للدولة اللبنانية أن تستعيد دورها في إعادة الإعمار، وما الذي تريده العواصم المانحة؟ لا جواب سهلًا.
        M بواسطة مهند الحاج علي
        M نُشر في ١٢ مايو ٢٠٢٥
        B
        """,
        title="لبنان بعد الحرب: إعادة الإعمار ورهاناتها",
        authors=("مهند الحاج علي",),
        date="2025-05-12",
        publisher="كارنيغي الشرق الأوسط",
        category="مقال",
        extra={"poster": "مهند الحاج علي"},
    ),
    Pasted(
        "washington institute",
        """
        M تحليل موجز
        T تهديدات الملاحة في البحر الأحمر لا تزال قائمة
        M بقلم نعوم ريدان, إليزابيث دنت
        M 14 أيلول/سبتمبر 2024
        M متاح أيضاً باللغة English
        B
        """,
        title="تهديدات الملاحة في البحر الأحمر لا تزال قائمة",
        authors=("نعوم ريدان", "إليزابيث دنت"),
        date="2024-09-14",
        category="تحليل موجز",
    ),
    Pasted(
        "ecss",
        """
        M المرصد المصري
        M وحدة الدراسات الأسيوية
        T ما بعد القمة: أين تتجه العلاقات المصرية الصينية؟
        M الأحد, 11 مايو 2025 - 10:30 ص
        M إعداد/ فردوس عبد الباقي
        B
        M الوسوم: مصر، الصين، الشراكة
        """,
        title="ما بعد القمة: أين تتجه العلاقات المصرية الصينية؟",
        authors=("فردوس عبد الباقي",),
        date="2025-05-11",
        publisher="المرصد المصري",
        category="وحدة الدراسات الأسيوية",
        extra={"keywords": "مصر، الصين، الشراكة"},
    ),
    Pasted(
        "trends",
        """
        T الذكاء الاصطناعي والأمن القومي في دول الخليج
        M الكاتب: عائشة الرميثي
        M التاريخ: 12 May 2025
        M الناشر: مركز تريندز للبحوث والاستشارات
        M القسم: الدراسات الاستراتيجية
        M مدة القراءة: 7 دقائق
        B
        """,
        title="الذكاء الاصطناعي والأمن القومي في دول الخليج",
        authors=("عائشة الرميثي",),
        date="2025-05-12",
        publisher="مركز تريندز للبحوث والاستشارات",
        category="الدراسات الاستراتيجية",
    ),
    Pasted(
        "emirates policy center",
        """
        M مركز الإمارات للسياسات | 12 مايو 2025
        T إيران والمفاوضات النووية: المسارات المحتملة
        B
        M © 2025 مركز الإمارات للسياسات. جميع الحقوق محفوظة
        """,
        title="إيران والمفاوضات النووية: المسارات المحتملة",
        date="2025-05-12",
        publisher="مركز الإمارات للسياسات",
    ),
    Pasted(
        "moroccan",
        """
        M الرئيسية / دراسات / السياسة الخارجية
        T المغرب والساحل: رهانات المبادرة الأطلسية
        M عبد الإله بنكيران الإدريسي
        M أستاذ العلاقات الدولية بجامعة محمد الخامس
        M 14 نونبر 2023
        B
        """,
        title="المغرب والساحل: رهانات المبادرة الأطلسية",
        authors=("عبد الإله بنكيران الإدريسي",),
        role="أستاذ العلاقات الدولية بجامعة محمد الخامس",
        date="2023-11-14",
        category="دراسات > السياسة الخارجية",
    ),
    Pasted(
        "algerian",
        """
        T الدبلوماسية الجزائرية في محيطها الإفريقي
        M بقلم الأستاذ: بوعلام غمراسة
        M نشر بتاريخ 8 فيفري 2024
        M المصدر: صحيفة الخبر
        B
        """,
        title="الدبلوماسية الجزائرية في محيطها الإفريقي",
        authors=("بوعلام غمراسة",),
        date="2024-02-08",
        publisher="صحيفة الخبر",
    ),
    Pasted(
        "lebanese",
        """
        M النهار
        M رأي
        T حدود الرهان على الوساطة الفرنسية
        M جورج عيسى
        M بيروت - 17 شباط 2021
        B
        """,
        title="حدود الرهان على الوساطة الفرنسية",
        authors=("جورج عيسى",),
        date="2021-02-17",
        publisher="النهار",
        category="رأي",
    ),
    Pasted(
        "word cover",
        """
        M جامعة القاهرة
        M كلية الاقتصاد والعلوم السياسية
        T أثر المتغيرات الدولية في السياسة الخارجية الباكستانية
        M إعداد الباحث/ أحمد محمود السيد
        M إشراف: أ.د/ نورهان الشيخ
        M 2024
        H مقدمة
        B
        """,
        title="أثر المتغيرات الدولية في السياسة الخارجية الباكستانية",
        authors=("أحمد محمود السيد",),
        date="2024",
        publisher="جامعة القاهرة",
        extra={"supervisor": "نورهان الشيخ"},
    ),
    Pasted(
        "hijri slash",
        """
        T المملكة وإعادة تعريف أمن الطاقة
        M د. فهد بن عبد الرحمن العتيبي
        M ١٤٤٦/١١/١٤هـ
        B
        """,
        title="المملكة وإعادة تعريف أمن الطاقة",
        authors=("فهد بن عبد الرحمن العتيبي",),
        date="2025-05-12",
    ),
    Pasted(
        "hijri words with gregorian",
        """
        T رؤية في مستقبل الممرات البحرية
        M الاثنين 14 ذو القعدة 1446هـ الموافق 12 مايو 2025م
        M كتبت: سارة الدوسري
        B
        """,
        title="رؤية في مستقبل الممرات البحرية",
        authors=("سارة الدوسري",),
        date="2025-05-12",
    ),
    Pasted(
        "hijri words",
        "T مسارات التنمية في جازان\nM تاريخ النشر: 14 ذو القعدة 1446\nB",
        title="مسارات التنمية في جازان",
        date="2025-05-12",
    ),
    Pasted(
        "date above title, author in the foot",
        """
        M 12 مايو 2025
        T ماذا تريد الهند من الخليج؟
        B
        M بقلم: طارق عبد الحميد
        M كاتب وباحث في الشؤون الآسيوية
        """,
        title="ماذا تريد الهند من الخليج؟",
        authors=("طارق عبد الحميد",),
        role="كاتب وباحث في الشؤون الآسيوية",
        date="2025-05-12",
    ),
    Pasted(
        "author and date at the end, before the notes",
        """
        T ميناء جوادر والممر الاقتصادي
        B
        M د. أحمد عبد الستار
        M إسلام آباد، 12 مايو 2025
        N
        """,
        title="ميناء جوادر والممر الاقتصادي",
        authors=("أحمد عبد الستار",),
        date="2025-05-12",
    ),
    Pasted(
        "several authors with roles",
        """
        T اقتصاد الحرب في السودان: شبكات وموارد
        M إعداد:
        M د. أماني الطويل
        M مديرة البرنامج الإفريقي
        M أ. محمد عبد الكريم
        M باحث في الشؤون الإفريقية
        M مايو 2025
        B
        """,
        title="اقتصاد الحرب في السودان: شبكات وموارد",
        authors=("أماني الطويل", "محمد عبد الكريم"),
        role="مديرة البرنامج الإفريقي؛ باحث في الشؤون الإفريقية",
        date="2025-05",
    ),
    Pasted(
        "authors joined by waw",
        "T العقوبات وأثرها في سلاسل الإمداد\nM بقلم/ د. وليد عبد الحي وسمر إبراهيم\nM 3 جمادى الآخرة 1447هـ\nB",
        title="العقوبات وأثرها في سلاسل الإمداد",
        authors=("وليد عبد الحي", "سمر إبراهيم"),
        date="2025-11-24",
    ),
    Pasted(
        "role on the same line",
        "T الغاز والحدود البحرية\nM بقلم: د. نزار قاسم، أستاذ القانون الدولي بجامعة بيروت العربية\nM 5/6/2023\nB",
        title="الغاز والحدود البحرية",
        authors=("نزار قاسم",),
        role="أستاذ القانون الدولي بجامعة بيروت العربية",
        date="2023-06-05",
    ),
    Pasted(
        "poster only",
        "T تحولات الوظيفة الإقليمية للأردن\nM Posted by: Maram Akram\nM On: May 12, 2025\nM No Comments\nB",
        title="تحولات الوظيفة الإقليمية للأردن",
        authors=("Maram Akram",),
        date="2025-05-12",
        extra={"poster": "Maram Akram"},
    ),
    Pasted(
        "poster admin",
        "T تحولات الوظيفة الإقليمية للأردن\nM Posted by admin\nM 12 مايو، 2025\nM 3 تعليقات\nB",
        title="تحولات الوظيفة الإقليمية للأردن",
        date="2025-05-12",
        extra={"poster": "admin"},
    ),
    Pasted(
        "updated after published",
        """
        T الانتخابات العراقية وتوازناتها
        M تاريخ النشر: 10 مايو 2025
        M آخر تحديث: 12 مايو 2025 | 14:30
        M وقت القراءة: 5 دقائق
        B
        """,
        title="الانتخابات العراقية وتوازناتها",
        date="2025-05-10",
        extra={"updated": "2025-05-12"},
    ),
    Pasted(
        "updated only",
        "T الانتخابات العراقية وتوازناتها\nM آخر تحديث: 12 مايو 2025\nB",
        title="الانتخابات العراقية وتوازناتها",
        date="2025-05-12",
        extra={"updated": "2025-05-12"},
    ),
    Pasted(
        "share lines and relative time",
        """
        M شارك
        M فيسبوك تويتر واتساب
        T مصر وأمن البحر الأحمر
        M منذ 3 أيام
        M تعليق واحد
        M 7 دقائق قراءة
        B
        M #مصر #البحر_الأحمر
        M أضف تعليقًا
        """,
        title="مصر وأمن البحر الأحمر",
    ),
    Pasted(
        "one line of everything",
        "T صعود القوى المتوسطة\nM أحمد أمل | 12 مايو 2025 | تقديرات | 3 تعليقات\nB",
        title="صعود القوى المتوسطة",
        authors=("أحمد أمل",),
        date="2025-05-12",
        category="تقديرات",
    ),
    Pasted(
        "wordpress line",
        "T صعود القوى المتوسطة\nM نشر في 12 مايو 2025 بواسطة هدى رؤوف\nB",
        title="صعود القوى المتوسطة",
        authors=("هدى رؤوف",),
        date="2025-05-12",
        extra={"poster": "هدى رؤوف"},
    ),
    Pasted(
        "english",
        """
        M Home » Analysis » Middle East
        T Pakistan and the Gulf: A New Balance
        M By John Smith and Sara Khan
        M Senior Fellow, Institute for Regional Studies
        M Published on May 12, 2025
        M 5 min read
        B
        M Tags: Pakistan, Gulf, energy
        """,
        title="Pakistan and the Gulf: A New Balance",
        authors=("John Smith", "Sara Khan"),
        role="Senior Fellow, Institute for Regional Studies",
        date="2025-05-12",
        category="Analysis > Middle East",
        extra={"keywords": "Pakistan, Gulf, energy"},
        body=ENGLISH,
    ),
    Pasted(
        "english bar",
        """
        M Carnegie Endowment for International Peace
        M Commentary
        T What Egypt Wants From BRICS
        M Yezid Sayigh | May 12, 2025
        B
        """,
        title="What Egypt Wants From BRICS",
        date="2025-05-12",
        authors=("Yezid Sayigh",),
        publisher="Carnegie Endowment for International Peace",
        category="Commentary",
        body=ENGLISH,
    ),
    Pasted(
        "english by and date in one line",
        "T After the Ceasefire\nM By Dr. Hassan Ali, 12 May 2025\nB",
        title="After the Ceasefire",
        authors=("Hassan Ali",),
        date="2025-05-12",
        body=ENGLISH,
    ),
    Pasted(
        "french",
        "T Le Maroc et le Sahel\nM Par François Martin\nM Publié le 15 décembre 2022\nB",
        title="Le Maroc et le Sahel",
        authors=("François Martin",),
        date="2022-12-15",
        body=ENGLISH,
    ),
    Pasted(
        "breadcrumb with angle quotes and title in it",
        """
        M الرئيسية › أوراق بحثية › وحدة إفريقيا › السودان ومعضلة الانتقال: حدود الدور الإقليمي
        T السودان ومعضلة الانتقال: حدود الدور الإقليمي
        M إعداد: مروة إبراهيم
        M تم النشر بتاريخ: 12/5/2025
        B
        """,
        title="السودان ومعضلة الانتقال: حدود الدور الإقليمي",
        authors=("مروة إبراهيم",),
        date="2025-05-12",
        category="أوراق بحثية > وحدة إفريقيا",
    ),
    Pasted(
        "breadcrumb below the title",
        """
        T السودان ومعضلة الانتقال
        M مركز فاروس للاستشارات والدراسات الاستراتيجية / تقارير / السودان ومعضلة الانتقال
        M 12 أيار/مايو 2025
        B
        """,
        title="السودان ومعضلة الانتقال",
        date="2025-05-12",
        publisher="مركز فاروس للاستشارات والدراسات الاستراتيجية",
        category="تقارير",
    ),
    Pasted(
        "browser title",
        "T أمن الملاحة في باب المندب - مركز الفكر الاستراتيجي للدراسات\nB",
        title="أمن الملاحة في باب المندب",
        publisher="مركز الفكر الاستراتيجي للدراسات",
    ),
    Pasted(
        "labels on lines of their own",
        """
        T نحو مقاربة جديدة للأمن المائي
        M المؤلف
        M د. عباس شراقي
        M تاريخ النشر
        M 12 مايو 2025
        B
        """,
        title="نحو مقاربة جديدة للأمن المائي",
        authors=("عباس شراقي",),
        date="2025-05-12",
    ),
    Pasted(
        "labelled title and fields",
        """
        T العنوان: الأمن الغذائي في المشرق
        M المؤلفون: سلمى الحوراني؛ رامي خوري
        M الصفة: باحثان في الاقتصاد
        M صادر عن: معهد المشرق للسياسات
        M التصنيف: أوراق سياسات
        M تاريخ الإصدار: أيار 2025
        B
        """,
        title="الأمن الغذائي في المشرق",
        authors=("سلمى الحوراني", "رامي خوري"),
        role="باحثان في الاقتصاد",
        date="2025-05",
        publisher="معهد المشرق للسياسات",
        category="أوراق سياسات",
    ),
    Pasted(
        "abstract and keywords",
        """
        T السياسة الصناعية في تركيا وأثرها في الصادرات
        M سعيد الحاج
        H ملخص
        P تبحث هذه الدراسة في السياسة الصناعية التركية خلال العقدين الماضيين، وتحلل أثرها في بنية الصادرات.
        M الكلمات المفتاحية: تركيا، صناعة، صادرات
        B
        """,
        title="السياسة الصناعية في تركيا وأثرها في الصادرات",
        authors=("سعيد الحاج",),
        extra={"keywords": "تركيا، صناعة، صادرات"},
    ),
    Pasted(
        "journal issue",
        """
        M مجلة السياسة الدولية
        M العدد 240 - أبريل 2025
        T تآكل الردع في جنوب آسيا
        M أ.د. علي الدين هلال
        B
        """,
        title="تآكل الردع في جنوب آسيا",
        authors=("علي الدين هلال",),
        date="2025-04",
        publisher="مجلة السياسة الدولية",
        extra={"issue": "240 - أبريل 2025"},
    ),
    Pasted(
        "translation",
        """
        T طريق الحرير الرقمي
        M تأليف: جوليان غروير
        M ترجمة: منى الخولي
        M نشر: 2 ماي 2018
        B
        """,
        title="طريق الحرير الرقمي",
        authors=("جوليان غروير",),
        date="2018-05-02",
        extra={"translator": "منى الخولي"},
    ),
    Pasted(
        "institution as author",
        "T التقدير الشهري: مايو 2025\nM إعداد: وحدة الدراسات الإيرانية\nM مركز الخليج للأبحاث\nB",
        title="التقدير الشهري: مايو 2025",
        authors=("وحدة الدراسات الإيرانية",),
        publisher="مركز الخليج للأبحاث",
    ),
    Pasted(
        "publisher and link in the foot",
        """
        T تركيا وآسيا الوسطى
        M كتبت هبة غربي
        B
        M المصدر: مركز الجزيرة للدراسات
        M رابط المقال: https://studies.example.net/ar/article/5
        """,
        title="تركيا وآسيا الوسطى",
        authors=("هبة غربي",),
        publisher="مركز الجزيرة للدراسات",
    ),
    Pasted(
        "related posts",
        """
        T تركيا وآسيا الوسطى
        M 12 مايو 2025
        B
        M شارك المقال
        F مقالات ذات صلة
        F أوزبكستان والتوازن الصعب
        F 3 مارس 2024
        """,
        title="تركيا وآسيا الوسطى",
        date="2025-05-12",
    ),
    Pasted(
        "dates that cannot be",
        "T قمة المناخ في بيليم\nM تاريخ النشر: 45/13/2025\nB",
        title="قمة المناخ في بيليم",
    ),
    Pasted(
        "a year that cannot be",
        "T قمة المناخ في بيليم\nM تاريخ النشر: 12 مايو 2093\nB",
        title="قمة المناخ في بيليم",
    ),
    Pasted(
        "a date in the title is not the date",
        "T قمة بغداد 17 مايو 2025: النتائج والدلالات\nB",
        title="قمة بغداد 17 مايو 2025: النتائج والدلالات",
    ),
    Pasted(
        "a date in a subtitle is not the date",
        "T حصاد القمة\nP قراءة في نتائج قمة بغداد 17 مايو 2025\nM خالد عكاشة\nB",
        title="حصاد القمة",
        authors=("خالد عكاشة",),
    ),
    Pasted(
        "title that begins with an institution",
        "T منظمة شنغهاي للتعاون وتحديات التوسع\nM 12 مايو 2025\nB",
        title="منظمة شنغهاي للتعاون وتحديات التوسع",
        date="2025-05-12",
    ),
    Pasted(
        "title and subtitle",
        "T رهان الغاز\nP مستقبل الطاقة في شرق المتوسط\nM إعداد: كريم سعيد\nB",
        title="رهان الغاز",
        authors=("كريم سعيد",),
    ),
    Pasted(
        "title over two lines",
        "T العلاقات المصرية الباكستانية:\nT دوافع التقارب وحدوده\nM إعداد: كريم سعيد\nB",
        title="العلاقات المصرية الباكستانية: دوافع التقارب وحدوده",
        authors=("كريم سعيد",),
    ),
    Pasted(
        "lead-ins of the body are no metadata",
        """
        T ماذا بعد الاتفاق؟
        M بقلم: كريم سعيد
        P تحرير الأسعار وأثره
        B
        P كتب الرئيس إلى نظيره في مايو 2025 رسالة شرح فيها موقف بلاده من الاتفاق ودعاه إلى زيارة العاصمة.
        P المصدر: وزارة المالية
        B
        """,
        title="ماذا بعد الاتفاق؟",
        authors=("كريم سعيد",),
    ),
    Pasted(
        "chronology is no metadata",
        """
        T التسلسل الزمني للأزمة
        B
        P 12 مايو 2025
        P استدعت الخارجية سفيرها للتشاور.
        P 14 مايو 2025
        P أعلنت الدولتان تعليق الرحلات الجوية.
        B
        """,
        title="التسلسل الزمني للأزمة",
    ),
    Pasted(
        "section heading first",
        "H أولًا: دوافع التقارب\nB",
    ),
    Pasted(
        "bulleted posting lines",
        """
        T الردع السيبراني
        M • الكاتب : ياسمين أيمن
        M • القسم : دراسات
        M • تاريخ النشر : 2025-05-12
        B
        """,
        title="الردع السيبراني",
        authors=("ياسمين أيمن",),
        date="2025-05-12",
        category="دراسات",
    ),
    Pasted(
        "bidi marks and tashkeel",
        "T \u200fالأمنُ المائيُّ العربيّ\nM \u200fإِعْدَادُ: د. سَامِح راشد\nM \u200fنُشِرَ في: ١٢ مايو ٢٠٢٥\nB",
        title="\u200fالأمنُ المائيُّ العربيّ",
        authors=("سَامِح راشد",),
        date="2025-05-12",
    ),
    Pasted(
        "a title that reads like a name",
        "T محمد بن سلمان\nM 12 مايو 2025\nB",
        title="محمد بن سلمان",
        date="2025-05-12",
    ),
    Pasted(
        "a title that begins with an office",
        "T رئيس الوزراء الباكستاني في القاهرة\nM 12 مايو 2025\nB",
        title="رئيس الوزراء الباكستاني في القاهرة",
        date="2025-05-12",
    ),
    Pasted(
        "a title that begins like a byline",
        "T إعداد القادة في الجيش الباكستاني\nM ريهام محمد\nB",
        title="إعداد القادة في الجيش الباكستاني",
        authors=("ريهام محمد",),
    ),
    Pasted(
        "a table at the end",
        "T مستقبل غزة بعد الحرب\nB\nP جدول 1: التبادل التجاري\nP 2023\nP 104\nP المصدر: البنك المركزي المصري",
        title="مستقبل غزة بعد الحرب",
    ),
    Pasted(
        "an account and a rubric",
        "T مستقبل غزة بعد الحرب\nM May 12, 2025\nM by admin\nM in تقارير\nM 0\nB",
        title="مستقبل غزة بعد الحرب",
        date="2025-05-12",
        category="تقارير",
    ),
    Pasted(
        "first published elsewhere",
        "T مستقبل غزة بعد الحرب\nB\nM نُشر في مجلة السياسة الدولية، العدد 240، أبريل 2025",
        title="مستقبل غزة بعد الحرب",
        date="2025-04",
        publisher="مجلة السياسة الدولية",
        extra={"issue": "240"},
    ),
    Pasted(
        "a dateline of city and agency",
        "T أزمة المياه تتفاقم\nM بغداد/ الأناضول\nM 12.05.2025\nB",
        title="أزمة المياه تتفاقم",
        date="2025-05-12",
        publisher="الأناضول",
    ),
    Pasted(
        "references below the text are no byline",
        "T عنوان قصير\nB\nP المراجع\nP سالم حسن، أمن الطاقة، القاهرة، 2019.\nP أحمد علي، «الحدود»، 2020.",
        title="عنوان قصير",
    ),
]
