<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Commands…</source>
        <translation>الأ&amp;وامر…</translation>
    </message>
    <message>
        <source>&amp;New library…</source>
        <translation>مكتبة جديدة…</translation>
    </message>
    <message>
        <source>&amp;Open a library…</source>
        <translation>فتح مكتبة…</translation>
    </message>
    <message>
        <source>&amp;Import reports…</source>
        <translation>استيراد تقارير…</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>استيراد مجلد…</translation>
    </message>
    <message>
        <source>&amp;Paste a report</source>
        <translation>لصق تقرير</translation>
    </message>
    <message>
        <source>&amp;Export excerpts…</source>
        <translation>تصدير المقتطفات…</translation>
    </message>
    <message>
        <source>&amp;Back up the library…</source>
        <translation>نسخ المكتبة احتياطيًا…</translation>
    </message>
    <message>
        <source>&amp;Make a bundle…</source>
        <translation>إ&amp;عداد حزمة…</translation>
    </message>
    <message>
        <source>&amp;Join a bundle…</source>
        <translation>&amp;ضمّ حزمة…</translation>
    </message>
    <message>
        <source>&amp;Check a bundle…</source>
        <translation>&amp;فحص حزمة…</translation>
    </message>
    <message>
        <source>&amp;Shared folder…</source>
        <translation>مجلد م&amp;شترك…</translation>
    </message>
    <message>
        <source>Con&amp;flicts…</source>
        <translation>التعا&amp;رضات…</translation>
    </message>
    <message>
        <source>Back&amp;ups…</source>
        <translation>النسخ الا&amp;حتياطية…</translation>
    </message>
    <message>
        <source>Chec&amp;k the library…</source>
        <translation>ف&amp;حص المكتبة…</translation>
    </message>
    <message>
        <source>&amp;Erase the library…</source>
        <translation>&amp;محو المكتبة…</translation>
    </message>
    <message>
        <source>What was &amp;done…</source>
        <translation>ما أُ&amp;نجز…</translation>
    </message>
    <message>
        <source>S&amp;tatistics…</source>
        <translation>إح&amp;صاءات…</translation>
    </message>
    <message>
        <source>&amp;Print the report…</source>
        <translation>&amp;طباعة التقرير…</translation>
    </message>
    <message>
        <source>&amp;Take in a project…</source>
        <translation>أ&amp;خذ مشروع…</translation>
    </message>
    <message>
        <source>&amp;Write a project…</source>
        <translation>&amp;كتابة مشروع…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy &amp;with reference</source>
        <translation>نسخ مع الإحالة</translation>
    </message>
    <message>
        <source>Select &amp;more around it</source>
        <translation>توسيع التحديد</translation>
    </message>
    <message>
        <source>&amp;Find in this report</source>
        <translation>بحث في هذا التقرير</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>الموضع التالي</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>الموضع السابق</translation>
    </message>
    <message>
        <source>&amp;Search the library</source>
        <translation>بحث في المكتبة</translation>
    </message>
    <message>
        <source>Give a &amp;code…</source>
        <translation>إعطاء رمز…</translation>
    </message>
    <message>
        <source>Give the &amp;last code again</source>
        <translation>إعطاء آخر رمز مرة أخرى</translation>
    </message>
    <message>
        <source>&amp;Highlight without a code</source>
        <translation>تمييز بلا رمز</translation>
    </message>
    <message>
        <source>&amp;Remove the highlight</source>
        <translation>إزالة التمييز</translation>
    </message>
    <message>
        <source>Change its range to the &amp;selection</source>
        <translation>تغيير مداه إلى المحدَّد</translation>
    </message>
    <message>
        <source>Write its &amp;memo</source>
        <translation>كتابة مذكرته</translation>
    </message>
    <message>
        <source>&amp;Next highlight</source>
        <translation>التمييز التالي</translation>
    </message>
    <message>
        <source>&amp;Previous highlight</source>
        <translation>التمييز السابق</translation>
    </message>
    <message>
        <source>Highlight at the &amp;caret</source>
        <translation>التمييز عند المؤشر</translation>
    </message>
    <message>
        <source>No stance</source>
        <translation>بلا موقف</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>بلا حالة</translation>
    </message>
    <message>
        <source>&amp;New code…</source>
        <translation>رمز جديد…</translation>
    </message>
    <message>
        <source>&amp;Evidence…</source>
        <translation>الأ&amp;دلة…</translation>
    </message>
    <message>
        <source>A&amp;greement of coders…</source>
        <translation>&amp;اتفاق المرمِّزين…</translation>
    </message>
    <message>
        <source>A&amp;udit trail…</source>
        <translation>&amp;سجل التغييرات…</translation>
    </message>
    <message>
        <source>Code all &amp;hits…</source>
        <translation>ترميز النتائج &amp;كلها…</translation>
    </message>
    <message>
        <source>&amp;Take in a codebook…</source>
        <translation>إ&amp;دخال دليل رموز…</translation>
    </message>
    <message>
        <source>&amp;Save the codebook…</source>
        <translation>&amp;حفظ دليل الرموز…</translation>
    </message>
    <message>
        <source>Codes from this &amp;report…</source>
        <translation>رموز من هذا الت&amp;قرير…</translation>
    </message>
    <message>
        <source>&amp;Kinds of codes…</source>
        <translation>أ&amp;نواع الرموز…</translation>
    </message>
    <message>
        <source>&amp;Merge a code…</source>
        <translation>د&amp;مج رمز…</translation>
    </message>
    <message>
        <source>S&amp;plit a code…</source>
        <translation>&amp;تقسيم رمز…</translation>
    </message>
    <message>
        <source>&amp;References…</source>
        <translation>&amp;المراجع…</translation>
    </message>
    <message>
        <source>&amp;Cite this report…</source>
        <translation>&amp;توثيق هذا التقرير…</translation>
    </message>
    <message>
        <source>Citation &amp;style…</source>
        <translation>&amp;أسلوب التوثيق…</translation>
    </message>
    <message>
        <source>The source&apos;s own &amp;notes…</source>
        <translation>&amp;حواشي المصدر…</translation>
    </message>
    <message>
        <source>Notes of a &amp;manuscript…</source>
        <translation>حواشي &amp;مخطوط البحث…</translation>
    </message>
    <message>
        <source>&amp;Memos…</source>
        <translation>ال&amp;مذكرات…</translation>
    </message>
    <message>
        <source>Memo on the re&amp;port…</source>
        <translation>مذكرة على الت&amp;قرير…</translation>
    </message>
    <message>
        <source>Memo on the &amp;code…</source>
        <translation>مذكرة على ال&amp;رمز…</translation>
    </message>
    <message>
        <source>P&amp;roperties of the report…</source>
        <translation>&amp;خصائص التقرير…</translation>
    </message>
    <message>
        <source>New &amp;group with the report…</source>
        <translation>م&amp;جموعة جديدة فيها التقرير…</translation>
    </message>
    <message>
        <source>&amp;Keep this view…</source>
        <translation>ا&amp;حفظ هذا العرض…</translation>
    </message>
    <message>
        <source>Show &amp;all reports</source>
        <translation>أظهر &amp;كل التقارير</translation>
    </message>
    <message>
        <source>Saved &amp;views</source>
        <translation>العروض المح&amp;فوظة</translation>
    </message>
    <message>
        <source>Correct the report&apos;s &amp;data…</source>
        <translation>تصحيح بيانات التقرير…</translation>
    </message>
    <message>
        <source>Correct the &amp;text…</source>
        <translation>تصحيح ال&amp;نص…</translation>
    </message>
    <message>
        <source>Take in the mar&amp;ks in its file</source>
        <translation>إدخال العلامات التي في ملفه</translation>
    </message>
    <message>
        <source>Check &amp;quotations of a manuscript…</source>
        <translation>فحص ا&amp;قتباسات مخطوط البحث…</translation>
    </message>
    <message>
        <source>Re&amp;move the report…</source>
        <translation>إزالة التقرير</translation>
    </message>
    <message>
        <source>&amp;Erase the report for good…</source>
        <translation>م&amp;حو التقرير بلا رجعة…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>F&amp;orward</source>
        <translation>تقدُّم</translation>
    </message>
    <message>
        <source>&amp;Close the report</source>
        <translation>إ&amp;غلاق التقرير</translation>
    </message>
    <message>
        <source>Close the other reports</source>
        <translation>إغلاق التقارير الأخرى</translation>
    </message>
    <message>
        <source>Open again what was closed &amp;last</source>
        <translation>فتح آ&amp;خر ما أُغلق</translation>
    </message>
    <message>
        <source>&amp;Next report</source>
        <translation>التقرير ال&amp;تالي</translation>
    </message>
    <message>
        <source>&amp;Previous report</source>
        <translation>التقرير ال&amp;سابق</translation>
    </message>
    <message>
        <source>&amp;All open reports</source>
        <translation>&amp;كل التقارير المفتوحة</translation>
    </message>
    <message>
        <source>&amp;Two reports side by side</source>
        <translation>تقريران جن&amp;بًا إلى جنب</translation>
    </message>
    <message>
        <source>&amp;Move to the other side</source>
        <translation>ن&amp;قل إلى الجهة الأخرى</translation>
    </message>
    <message>
        <source>&amp;Go to the other side</source>
        <translation>الان&amp;تقال إلى الجهة الأخرى</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>Ordinary text size</source>
        <translation>حجم النص المعتاد</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>ال&amp;صفحات</translation>
    </message>
    <message>
        <source>Text and pages &amp;side by side</source>
        <translation>النص والصفحات جنبًا إلى جنب</translation>
    </message>
    <message>
        <source>Small pages and &amp;outline</source>
        <translation>الصفحات المصغّرة والمحتويات</translation>
    </message>
    <message>
        <source>&amp;Go to a page…</source>
        <translation>الانتقال إلى صفحة…</translation>
    </message>
    <message>
        <source>Pages as &amp;wide as the view</source>
        <translation>الصفحات بعرض النافذة</translation>
    </message>
    <message>
        <source>&amp;Whole pages</source>
        <translation>الصفحات كاملةً</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>اللوح التالي</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>اللوح السابق</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>الإ&amp;عدادات…</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;دليل المستخدم</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Code {number}</source>
        <translation>الرمز {number}</translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation>تراجع: {step}</translation>
    </message>
    <message>
        <source>Redo: {step}</source>
        <translation>إعادة: {step}</translation>
    </message>
</context>
<context>
    <name>AdoptionDialog</name>
    <message>
        <source>Take in a codebook</source>
        <translation>إدخال دليل رموز</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>إدخال</translation>
    </message>
    <message numerus="yes">
        <source>%n new code(s)</source>
        <translation>
            <numerusform>لا رموز جديدة</numerusform>
            <numerusform>رمز جديد واحد</numerusform>
            <numerusform>رمزان جديدان</numerusform>
            <numerusform>%Ln رموز جديدة</numerusform>
            <numerusform>%Ln رمزًا جديدًا</numerusform>
            <numerusform>%Ln رمز جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) changed</source>
        <translation>
            <numerusform>لا رموز تتغيّر</numerusform>
            <numerusform>رمز واحد يتغيّر</numerusform>
            <numerusform>رمزان يتغيّران</numerusform>
            <numerusform>%Ln رموز تتغيّر</numerusform>
            <numerusform>%Ln رمزًا يتغيّر</numerusform>
            <numerusform>%Ln رمز يتغيّر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) as they are</source>
        <translation>
            <numerusform>لا رموز كما هي</numerusform>
            <numerusform>رمز واحد كما هو</numerusform>
            <numerusform>رمزان كما هما</numerusform>
            <numerusform>%Ln رموز كما هي</numerusform>
            <numerusform>%Ln رمزًا كما هي</numerusform>
            <numerusform>%Ln رمز كما هي</numerusform>
        </translation>
    </message>
    <message>
        <source>What the file brings</source>
        <translation>ما يأتي به الملف</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديدة</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>تتغيّر</translation>
    </message>
</context>
<context>
    <name>AgreementWindow</name>
    <message>
        <source>Agreement of coders</source>
        <translation>اتفاق المرمِّزين</translation>
    </message>
    <message>
        <source>Coders</source>
        <translation>المرمِّزون</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>مواضع الخلاف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Choose two coders, a report and a code at least.</source>
        <translation>اختر مرمِّزَين وتقريرًا ورمزًا على الأقل.</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message numerus="yes">
        <source>%n highlight(s) answer the question.</source>
        <translation>
            <numerusform>لا تمييز يجيب عن السؤال.</numerusform>
            <numerusform>تمييز واحد يجيب عن السؤال.</numerusform>
            <numerusform>تمييزان يجيبان عن السؤال.</numerusform>
            <numerusform>%Ln تمييزات تجيب عن السؤال.</numerusform>
            <numerusform>%Ln تمييزًا تجيب عن السؤال.</numerusform>
            <numerusform>%Ln تمييز تجيب عن السؤال.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AuditWindow</name>
    <message>
        <source>Audit trail</source>
        <translation>سجل التغييرات</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من تاريخ</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>When</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ما فعل</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>على ماذا</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفصيل</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>التغييرات</translation>
    </message>
    <message>
        <source>The chosen change in full</source>
        <translation>التغيير المختار كاملًا</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>كل التقارير</translation>
    </message>
    <message>
        <source>All codes</source>
        <translation>كل الرموز</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>لا تغييرات</numerusform>
            <numerusform>تغيير واحد</numerusform>
            <numerusform>تغييران</numerusform>
            <numerusform>%Ln تغييرات</numerusform>
            <numerusform>%Ln تغييرًا</numerusform>
            <numerusform>%Ln تغيير</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Auditing</name>
    <message>
        <source>Save the audit trail</source>
        <translation>حفظ سجل التغييرات</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>صفحات ويب</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>جداول</translation>
    </message>
    <message>
        <source>Lines of JSON</source>
        <translation>أسطر JSON</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>كُتب إلى {file}.</translation>
    </message>
</context>
<context>
    <name>AutoCoding</name>
    <message>
        <source>Search the texts first: all hits can then be coded.</source>
        <translation>ابحث في النصوص أولًا، ثم يمكن ترميز النتائج كلها.</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) coded with {code}. Undo takes all of them back.</source>
        <translation>
            <numerusform>لم يُرمَّز شيء بـ{code}.</numerusform>
            <numerusform>رُمِّز مقتطف واحد بـ{code}. والتراجع يردّه.</numerusform>
            <numerusform>رُمِّز مقتطفان بـ{code}. والتراجع يردّهما.</numerusform>
            <numerusform>رُمِّزت %Ln مقتطفات بـ{code}. والتراجع يردّها كلها.</numerusform>
            <numerusform>رُمِّز %Ln مقتطفًا بـ{code}. والتراجع يردّها كلها.</numerusform>
            <numerusform>رُمِّز %Ln مقتطف بـ{code}. والتراجع يردّها كلها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AutocodeDialog</name>
    <message>
        <source>Code all hits</source>
        <translation>ترميز النتائج كلها</translation>
    </message>
    <message>
        <source>Give the code</source>
        <translation>إعطاء الرمز</translation>
    </message>
    <message>
        <source>The whole sentence</source>
        <translation>الجملة كلها</translation>
    </message>
    <message>
        <source>Only the words found</source>
        <translation>الكلمات الموجودة وحدها</translation>
    </message>
    <message>
        <source>The whole paragraph</source>
        <translation>الفقرة كلها</translation>
    </message>
    <message>
        <source>Passages to be coded</source>
        <translation>المقتطفات التي ستُرمَّز</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>ما يُميَّز</translation>
    </message>
    <message>
        <source>Code all hits of {query}</source>
        <translation>ترميز كل نتائج {query}</translation>
    </message>
    <message>
        <source>carries the code already</source>
        <translation>يحمل الرمز من قبل</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message>
        <source>beside the library</source>
        <translation>بجانب المكتبة</translation>
    </message>
    <message>
        <source>in the second folder</source>
        <translation>في المجلد الثاني</translation>
    </message>
    <message>
        <source>kept before going back</source>
        <translation>حُفظت قبل استرجاع</translation>
    </message>
    <message>
        <source>kept before mending</source>
        <translation>حُفظت قبل إصلاح</translation>
    </message>
    <message>
        <source>saved from a damaged file</source>
        <translation>أُنقذت من ملف تالف</translation>
    </message>
    <message>
        <source>kept before an update</source>
        <translation>حُفظت قبل تحديث</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>لا تقرير</numerusform>
            <numerusform>تقرير واحد</numerusform>
            <numerusform>تقريران</numerusform>
            <numerusform>%Ln تقارير</numerusform>
            <numerusform>%Ln تقريرًا</numerusform>
            <numerusform>%Ln تقرير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>لا تمييز</numerusform>
            <numerusform>تمييز واحد</numerusform>
            <numerusform>تمييزان</numerusform>
            <numerusform>%Ln تمييزات</numerusform>
            <numerusform>%Ln تمييزًا</numerusform>
            <numerusform>%Ln تمييز</numerusform>
        </translation>
    </message>
    <message>
        <source>last changed {time}</source>
        <translation>آخر تغيير {time}</translation>
    </message>
    <message>
        <source>The present library cannot be read, so what differs is not known.</source>
        <translation>لا تُقرأ المكتبة الحالية، فلا يُعرف ما يختلف.</translation>
    </message>
    <message>
        <source>Nothing differs from the present library.</source>
        <translation>لا فرق بينها وبين المكتبة الحالية.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) would be lost</source>
        <translation>
            <numerusform>يُفقد: لا تقرير</numerusform>
            <numerusform>يُفقد: تقرير واحد</numerusform>
            <numerusform>يُفقد: تقريران</numerusform>
            <numerusform>يُفقد: %Ln تقارير</numerusform>
            <numerusform>يُفقد: %Ln تقريرًا</numerusform>
            <numerusform>يُفقد: %Ln تقرير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) would come back</source>
        <translation>
            <numerusform>يعود: لا تقرير</numerusform>
            <numerusform>يعود: تقرير واحد</numerusform>
            <numerusform>يعود: تقريران</numerusform>
            <numerusform>يعود: %Ln تقارير</numerusform>
            <numerusform>يعود: %Ln تقريرًا</numerusform>
            <numerusform>يعود: %Ln تقرير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) would be as they were</source>
        <translation>
            <numerusform>يرجع إلى ما كان عليه: لا تقرير</numerusform>
            <numerusform>يرجع إلى ما كان عليه: تقرير واحد</numerusform>
            <numerusform>يرجع إلى ما كان عليه: تقريران</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln تقارير</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln تقريرًا</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln تقرير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) would be lost</source>
        <translation>
            <numerusform>يُفقد: لا تمييز</numerusform>
            <numerusform>يُفقد: تمييز واحد</numerusform>
            <numerusform>يُفقد: تمييزان</numerusform>
            <numerusform>يُفقد: %Ln تمييزات</numerusform>
            <numerusform>يُفقد: %Ln تمييزًا</numerusform>
            <numerusform>يُفقد: %Ln تمييز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) would come back</source>
        <translation>
            <numerusform>يعود: لا تمييز</numerusform>
            <numerusform>يعود: تمييز واحد</numerusform>
            <numerusform>يعود: تمييزان</numerusform>
            <numerusform>يعود: %Ln تمييزات</numerusform>
            <numerusform>يعود: %Ln تمييزًا</numerusform>
            <numerusform>يعود: %Ln تمييز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) would be as they were</source>
        <translation>
            <numerusform>يرجع إلى ما كان عليه: لا تمييز</numerusform>
            <numerusform>يرجع إلى ما كان عليه: تمييز واحد</numerusform>
            <numerusform>يرجع إلى ما كان عليه: تمييزان</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln تمييزات</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln تمييزًا</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln تمييز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) would be lost</source>
        <translation>
            <numerusform>يُفقد: لا رمز</numerusform>
            <numerusform>يُفقد: رمز واحد</numerusform>
            <numerusform>يُفقد: رمزان</numerusform>
            <numerusform>يُفقد: %Ln رموز</numerusform>
            <numerusform>يُفقد: %Ln رمزًا</numerusform>
            <numerusform>يُفقد: %Ln رمز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) would come back</source>
        <translation>
            <numerusform>يعود: لا رمز</numerusform>
            <numerusform>يعود: رمز واحد</numerusform>
            <numerusform>يعود: رمزان</numerusform>
            <numerusform>يعود: %Ln رموز</numerusform>
            <numerusform>يعود: %Ln رمزًا</numerusform>
            <numerusform>يعود: %Ln رمز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) would be as they were</source>
        <translation>
            <numerusform>يرجع إلى ما كان عليه: لا رمز</numerusform>
            <numerusform>يرجع إلى ما كان عليه: رمز واحد</numerusform>
            <numerusform>يرجع إلى ما كان عليه: رمزان</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln رموز</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln رمزًا</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln رمز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s) would be lost</source>
        <translation>
            <numerusform>يُفقد: لا مذكرة</numerusform>
            <numerusform>يُفقد: مذكرة واحدة</numerusform>
            <numerusform>يُفقد: مذكرتان</numerusform>
            <numerusform>يُفقد: %Ln مذكرات</numerusform>
            <numerusform>يُفقد: %Ln مذكرةً</numerusform>
            <numerusform>يُفقد: %Ln مذكرة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s) would come back</source>
        <translation>
            <numerusform>يعود: لا مذكرة</numerusform>
            <numerusform>يعود: مذكرة واحدة</numerusform>
            <numerusform>يعود: مذكرتان</numerusform>
            <numerusform>يعود: %Ln مذكرات</numerusform>
            <numerusform>يعود: %Ln مذكرةً</numerusform>
            <numerusform>يعود: %Ln مذكرة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s) would be as they were</source>
        <translation>
            <numerusform>يرجع إلى ما كان عليه: لا مذكرة</numerusform>
            <numerusform>يرجع إلى ما كان عليه: مذكرة واحدة</numerusform>
            <numerusform>يرجع إلى ما كان عليه: مذكرتان</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln مذكرات</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln مذكرةً</numerusform>
            <numerusform>يرجع إلى ما كان عليه: %Ln مذكرة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Backups of the library</source>
        <translation>النسخ الاحتياطية للمكتبة</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>وقتها</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>حجمها</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>موضعها</translation>
    </message>
    <message>
        <source>What going back to it would mean</source>
        <translation>ما يعنيه الرجوع إليها</translation>
    </message>
    <message>
        <source>Go back to it…</source>
        <translation>الرجوع إليها…</translation>
    </message>
    <message>
        <source>Delete it…</source>
        <translation>حذفها…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>نسخة احتياطية الآن</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>of the newest,</source>
        <translation>من أحدثها،</translation>
    </message>
    <message>
        <source>of days,</source>
        <translation>من الأيام،</translation>
    </message>
    <message>
        <source>of weeks; hours between two:</source>
        <translation>من الأسابيع؛ الساعات بين نسختين:</translation>
    </message>
    <message>
        <source>Hours between two backups</source>
        <translation>الساعات بين نسختين</translation>
    </message>
    <message>
        <source>Kept by themselves</source>
        <translation>يُحفظ من تلقائه</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Only beside the library</source>
        <translation>بجانب المكتبة فقط</translation>
    </message>
    <message>
        <source>Second folder</source>
        <translation>مجلد ثانٍ</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>لا نسخة احتياطية بعد</translation>
    </message>
    <message>
        <source>One is made by itself when the library is closed after changes.</source>
        <translation>تُحفظ نسخة من تلقائها حين تُغلق المكتبة بعد تغيير.</translation>
    </message>
    <message>
        <source>Comparing with the present library…</source>
        <translation>مقارنة بالمكتبة الحالية…</translation>
    </message>
</context>
<context>
    <name>BundleDialog</name>
    <message>
        <source>Make a bundle</source>
        <translation>إعداد حزمة</translation>
    </message>
    <message>
        <source>Choose where to…</source>
        <translation>اختيار مكانها…</translation>
    </message>
    <message>
        <source>A bundle is one file with reports and all work on them, for a colleague to join. Unpacked, it opens in any browser too.</source>
        <translation>الحزمة ملف واحد فيه التقارير وكل العمل عليها، يضمّه زميل إلى مكتبته. وإذا فُكَّت فُتحت في أي متصفّح أيضًا.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Only chosen reports</source>
        <translation>تقارير مختارة فقط</translation>
    </message>
    <message>
        <source>Reports of the bundle</source>
        <translation>تقارير الحزمة</translation>
    </message>
    <message>
        <source>With the files of the reports and their texts</source>
        <translation>مع ملفات التقارير ونصوصها</translation>
    </message>
    <message>
        <source>Without the names of those who worked here</source>
        <translation>دون أسماء من عملوا هنا</translation>
    </message>
    <message>
        <source>Under a passphrase</source>
        <translation>بعبارة مرور</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>عبارة المرور ثانية</translation>
    </message>
    <message>
        <source>Without the passphrase nobody can open it, nor can you.</source>
        <translation>لا يفتحها أحد دون عبارة المرور، ولا أنت.</translation>
    </message>
    <message>
        <source>Choose one report at least.</source>
        <translation>اختر تقريرًا واحدًا على الأقل.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>العبارتان مختلفتان.</translation>
    </message>
</context>
<context>
    <name>BundleWords</name>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>لا تقارير</numerusform>
            <numerusform>تقرير واحد</numerusform>
            <numerusform>تقريران</numerusform>
            <numerusform>%Ln تقارير</numerusform>
            <numerusform>%Ln تقريرًا</numerusform>
            <numerusform>%Ln تقرير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>لا تمييزات</numerusform>
            <numerusform>تمييز واحد</numerusform>
            <numerusform>تمييزان</numerusform>
            <numerusform>%Ln تمييزات</numerusform>
            <numerusform>%Ln تمييزًا</numerusform>
            <numerusform>%Ln تمييز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>لا رموز</numerusform>
            <numerusform>رمز واحد</numerusform>
            <numerusform>رمزان</numerusform>
            <numerusform>%Ln رموز</numerusform>
            <numerusform>%Ln رمزًا</numerusform>
            <numerusform>%Ln رمز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) on highlights</source>
        <translation>
            <numerusform>لا رموز على تمييزات</numerusform>
            <numerusform>رمز واحد على تمييز</numerusform>
            <numerusform>رمزان على تمييزات</numerusform>
            <numerusform>%Ln رموز على تمييزات</numerusform>
            <numerusform>%Ln رمزًا على تمييزات</numerusform>
            <numerusform>%Ln رمز على تمييزات</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n memo(s)</source>
        <translation>
            <numerusform>لا مذكرات</numerusform>
            <numerusform>مذكرة واحدة</numerusform>
            <numerusform>مذكرتان</numerusform>
            <numerusform>%Ln مذكرات</numerusform>
            <numerusform>%Ln مذكرة</numerusform>
            <numerusform>%Ln مذكرة</numerusform>
        </translation>
    </message>
    <message>
        <source>Made on {when}, without names</source>
        <translation>أُعدّت في {when} دون أسماء</translation>
    </message>
    <message>
        <source>By {author}, {when}</source>
        <translation>من {author} في {when}</translation>
    </message>
    <message>
        <source>without sources</source>
        <translation>دون المصادر</translation>
    </message>
    <message>
        <source>Nothing in it is new.</source>
        <translation>لا جديد فيها.</translation>
    </message>
    <message>
        <source>New: {what}</source>
        <translation>جديد: {what}</translation>
    </message>
    <message>
        <source>Changed: {what}</source>
        <translation>تغيّر: {what}</translation>
    </message>
    <message>
        <source>Removed: {what}</source>
        <translation>أُزيل: {what}</translation>
    </message>
    <message>
        <source>Its history was taken in; nothing that is shown has changed.</source>
        <translation>أُدخل تاريخها، ولم يتغيّر شيء مما يُعرض.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) came without their files: import those, and their highlights appear.</source>
        <translation>
            <numerusform>لم يأتِ تقرير بلا ملفه.</numerusform>
            <numerusform>أتى تقرير واحد بلا ملفه: استورده تظهر تمييزاته.</numerusform>
            <numerusform>أتى تقريران بلا ملفيهما: استوردهما تظهر تمييزاتهما.</numerusform>
            <numerusform>أتت %Ln تقارير بلا ملفاتها: استوردها تظهر تمييزاتها.</numerusform>
            <numerusform>أتى %Ln تقريرًا بلا ملفاتها: استوردها تظهر تمييزاتها.</numerusform>
            <numerusform>أتى %Ln تقرير بلا ملفاتها: استوردها تظهر تمييزاتها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message numerus="yes">
        <source>%n report(s) written to {file}.</source>
        <translation>
            <numerusform>لم يُكتب تقرير في {file}.</numerusform>
            <numerusform>كُتب تقرير واحد في {file}.</numerusform>
            <numerusform>كُتب تقريران في {file}.</numerusform>
            <numerusform>كُتبت %Ln تقارير في {file}.</numerusform>
            <numerusform>كُتب %Ln تقريرًا في {file}.</numerusform>
            <numerusform>كُتب %Ln تقرير في {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making a bundle</source>
        <translation>إعداد حزمة</translation>
    </message>
    <message>
        <source>Joining a bundle</source>
        <translation>ضمّ حزمة</translation>
    </message>
    <message>
        <source>Checking a bundle</source>
        <translation>فحص حزمة</translation>
    </message>
    <message>
        <source>{file} is as it was made.</source>
        <translation>{file} كما أُعدّت.</translation>
    </message>
    <message>
        <source>Nothing new from others; yours lies in the folder.</source>
        <translation>لا جديد من الآخرين، وعملك محفوظ في المجلد.</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>مزامنة</translation>
    </message>
    <message>
        <source>Stopped; what was joined by then stays.</source>
        <translation>أُوقف العمل، وما ضُمّ حتى ذلك الحين باقٍ.</translation>
    </message>
    <message>
        <source>Writing a project</source>
        <translation>كتابة المشروع</translation>
    </message>
    <message>
        <source>Taking in a project</source>
        <translation>أخذ المشروع</translation>
    </message>
    <message>
        <source>{work}: {done} of {total}</source>
        <translation>{work}: {done} من {total}</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>أُوقف العمل، ولم يتغيّر شيء.</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check of the library</source>
        <translation>فحص المكتبة</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما وُجد</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>موضعها</translation>
    </message>
    <message>
        <source>Mend, after a backup</source>
        <translation>إصلاح بعد نسخة احتياطية</translation>
    </message>
    <message>
        <source>Put it in the library&apos;s place</source>
        <translation>وضعه مكان المكتبة</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>نسخ القائمة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Checking {library}…</source>
        <translation>فحص {library}…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) found</source>
        <translation>
            <numerusform>لم يوجد شيء</numerusform>
            <numerusform>وُجد شيء واحد</numerusform>
            <numerusform>وُجد شيئان</numerusform>
            <numerusform>وُجدت %Ln أشياء</numerusform>
            <numerusform>وُجد %Ln شيئًا</numerusform>
            <numerusform>وُجد %Ln شيء</numerusform>
        </translation>
    </message>
    <message>
        <source>Mending reads lost texts again from their sources and lets no report go. The library as it is now is kept beside it.</source>
        <translation>يقرأ الإصلاح النصوص المفقودة من مصادرها من جديد ولا يُسقط تقريرًا. وتُحفظ المكتبة على حالها الآن بجانبها.</translation>
    </message>
    <message>
        <source>The library is sound.</source>
        <translation>المكتبة سليمة.</translation>
    </message>
    <message>
        <source>Its file, sources, texts, highlights and search index were looked at.</source>
        <translation>فُحص ملفها ومصادرها ونصوصها وتمييزاتها وفهرس البحث.</translation>
    </message>
    <message>
        <source>What could be saved is in a new file</source>
        <translation>ما أمكن إنقاذه في ملف جديد</translation>
    </message>
    <message>
        <source>The damaged file is as it was. The new one is {file}.</source>
        <translation>بقي الملف التالف على حاله. والجديد هو {file}.</translation>
    </message>
    <message>
        <source>Mended, but for what is listed</source>
        <translation>أُصلحت إلا ما هو مسرود</translation>
    </message>
    <message>
        <source>The library is mended</source>
        <translation>أُصلحت المكتبة</translation>
    </message>
    <message>
        <source>The library as it was is kept as {file}.</source>
        <translation>حُفظت المكتبة كما كانت في {file}.</translation>
    </message>
    <message>
        <source>Stopped; the library is as it was.</source>
        <translation>أُوقف؛ والمكتبة على حالها.</translation>
    </message>
    <message>
        <source>source of report {id}</source>
        <translation>مصدر التقرير {id}</translation>
    </message>
    <message>
        <source>text {id}</source>
        <translation>النص {id}</translation>
    </message>
    <message>
        <source>highlight {id}</source>
        <translation>التمييز {id}</translation>
    </message>
    <message>
        <source>search index</source>
        <translation>فهرس البحث</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>الملف</translation>
    </message>
</context>
<context>
    <name>CheckTree</name>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>Groups</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>الخصائص</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>العروض</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>إظهار الكل</translation>
    </message>
    <message>
        <source>a removed group</source>
        <translation>مجموعة محذوفة</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen report(s)</source>
        <translation>
            <numerusform>لا تقارير مختارة</numerusform>
            <numerusform>تقرير مختار</numerusform>
            <numerusform>تقريران مختاران</numerusform>
            <numerusform>%Ln تقارير مختارة</numerusform>
            <numerusform>%Ln تقريرًا مختارًا</numerusform>
            <numerusform>%Ln تقرير مختار</numerusform>
        </translation>
    </message>
    <message>
        <source>No groups yet</source>
        <translation>لا مجموعات بعد</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>مجموعة جديدة…</translation>
    </message>
    <message>
        <source>Put all listed reports into</source>
        <translation>ضع كل التقارير المعروضة في</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>أعد التسمية</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Has it</source>
        <translation>لها قيمة</translation>
    </message>
    <message>
        <source>Lacks it</source>
        <translation>بلا قيمة</translation>
    </message>
    <message>
        <source>No properties yet</source>
        <translation>لا خصائص بعد</translation>
    </message>
</context>
<context>
    <name>Choosers</name>
    <message>
        <source>Open a library</source>
        <translation>فتح مكتبة</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>مكتبة جديدة</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>المكتبات</translation>
    </message>
    <message>
        <source>Import reports</source>
        <translation>استيراد تقارير</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>استيراد مجلد</translation>
    </message>
</context>
<context>
    <name>Citing</name>
    <message>
        <source>Select a passage, or take a highlight in hand, then copy it.</source>
        <translation>حدّد مقطعًا أو اختر تمييزًا، ثم انسخه.</translation>
    </message>
</context>
<context>
    <name>CodeChip</name>
    <message>
        <source>Take off “{code}”</source>
        <translation>نزع «{code}»</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>New code</source>
        <translation>رمز جديد</translation>
    </message>
    <message>
        <source>Change the code</source>
        <translation>تعديل الرمز</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>ما معناه</translation>
    </message>
    <message>
        <source>What speaks for giving it</source>
        <translation>ما يدعو إلى إعطائه</translation>
    </message>
    <message>
        <source>What another code is for</source>
        <translation>ما له رمز آخر</translation>
    </message>
    <message>
        <source>A passage that shows it</source>
        <translation>مقتطف يبيّنه</translation>
    </message>
    <message>
        <source>Name in Arabic</source>
        <translation>الاسم بالعربية</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>الاسم بالإنجليزية</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>تحت</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>التعريف</translation>
    </message>
    <message>
        <source>When to use it</source>
        <translation>متى يُستعمل</translation>
    </message>
    <message>
        <source>When not</source>
        <translation>متى لا يُستعمل</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>مثال</translation>
    </message>
    <message>
        <source>Give the code a name in Arabic, in English, or in both.</source>
        <translation>سمِّ الرمز بالعربية أو بالإنجليزية أو بهما معًا.</translation>
    </message>
    <message>
        <source>Name and place need letters or digits.</source>
        <translation>لا بد في الاسم والموضع من حروف أو أرقام.</translation>
    </message>
    <message>
        <source>There is a code of this name in this place.</source>
        <translation>في هذا الموضع رمز بهذا الاسم.</translation>
    </message>
    <message>
        <source>This colour is hard to tell from another code&apos;s.</source>
        <translation>يصعب تمييز هذا اللون من لون رمز آخر.</translation>
    </message>
</context>
<context>
    <name>CodeEditing</name>
    <message numerus="yes">
        <source>%n highlight(s) lose it; they stay in the reports.</source>
        <translation>
            <numerusform>لا يفقده أي تمييز.</numerusform>
            <numerusform>يفقده تمييز واحد، ويبقى في تقريره.</numerusform>
            <numerusform>يفقده تمييزان، ويبقيان في التقارير.</numerusform>
            <numerusform>تفقده %Ln تمييزات، وتبقى في التقارير.</numerusform>
            <numerusform>يفقده %Ln تمييزًا، وتبقى في التقارير.</numerusform>
            <numerusform>يفقده %Ln تمييز، وتبقى في التقارير.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) are then without any code.</source>
        <translation>
            <numerusform>لا يبقى تمييز بلا رمز.</numerusform>
            <numerusform>يبقى تمييز واحد بلا أي رمز.</numerusform>
            <numerusform>يبقى تمييزان بلا أي رمز.</numerusform>
            <numerusform>تبقى %Ln تمييزات بلا أي رمز.</numerusform>
            <numerusform>يبقى %Ln تمييزًا بلا أي رمز.</numerusform>
            <numerusform>يبقى %Ln تمييز بلا أي رمز.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) below it go too.</source>
        <translation>
            <numerusform>لا رموز تحته.</numerusform>
            <numerusform>يُزال معه رمز واحد تحته.</numerusform>
            <numerusform>يُزال معه رمزان تحته.</numerusform>
            <numerusform>تُزال معه %Ln رموز تحته.</numerusform>
            <numerusform>يُزال معه %Ln رمزًا تحته.</numerusform>
            <numerusform>يُزال معه %Ln رمز تحته.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo brings everything back.</source>
        <translation>يعيد التراجع كل شيء.</translation>
    </message>
    <message>
        <source>Remove the code {name}?</source>
        <translation>أتريد إزالة الرمز {name}؟</translation>
    </message>
    <message>
        <source>Remove the code</source>
        <translation>أزل الرمز</translation>
    </message>
</context>
<context>
    <name>CodePalette</name>
    <message>
        <source>A few letters of a code, Arabic or English</source>
        <translation>حروف من اسم الرمز، بالعربية أو الإنجليزية</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Enter gives the code, or takes it off; Escape puts this away.</source>
        <translation>مفتاح Enter يعطي الرمز أو ينزعه، ومفتاح Esc يغلق القائمة.</translation>
    </message>
</context>
<context>
    <name>CodeTree</name>
    <message>
        <source>Find a code</source>
        <translation>ابحث عن رمز</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>New code…</source>
        <translation>رمز جديد…</translation>
    </message>
    <message>
        <source>Add a code below the chosen one</source>
        <translation>أضف رمزًا تحت المختار</translation>
    </message>
    <message>
        <source>on this passage</source>
        <translation>على هذا المقتطف</translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>لا تمييزات</numerusform>
            <numerusform>تمييز واحد</numerusform>
            <numerusform>تمييزان</numerusform>
            <numerusform>%Ln تمييزات</numerusform>
            <numerusform>%Ln تمييزًا</numerusform>
            <numerusform>%Ln تمييز</numerusform>
        </translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>المفتاح {key}</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>Only {code}</source>
        <translation>{code} فقط</translation>
    </message>
    <message>
        <source>Take off the passage</source>
        <translation>نزعه عن المقتطف</translation>
    </message>
    <message>
        <source>Give to the passage</source>
        <translation>إعطاؤه للمقتطف</translation>
    </message>
    <message>
        <source>Show all passages</source>
        <translation>عرض المقتطفات كلها</translation>
    </message>
    <message>
        <source>Show only its passages</source>
        <translation>عرض مقتطفاته وحدها</translation>
    </message>
    <message>
        <source>New code below it…</source>
        <translation>رمز جديد تحته…</translation>
    </message>
    <message>
        <source>Names, colour, definition…</source>
        <translation>الاسم واللون والتعريف…</translation>
    </message>
    <message>
        <source>Memo on it…</source>
        <translation>مذكرة عليه…</translation>
    </message>
    <message>
        <source>Merge into another…</source>
        <translation>دمجه في رمز آخر…</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>تقسيمه…</translation>
    </message>
    <message>
        <source>Take into use again</source>
        <translation>إعادته إلى الاستعمال</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>وقف استعماله</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Show retired codes</source>
        <translation>عرض الرموز الموقوفة</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>نقل إلى أعلى</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>نقل إلى أسفل</translation>
    </message>
    <message>
        <source>Move one step in</source>
        <translation>إدخاله درجة</translation>
    </message>
    <message>
        <source>Move one step out</source>
        <translation>إخراجه درجة</translation>
    </message>
</context>
<context>
    <name>CodebookExchange</name>
    <message>
        <source>Take in a codebook</source>
        <translation>إدخال دليل رموز</translation>
    </message>
    <message>
        <source>Codebooks</source>
        <translation>أدلة الرموز</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) added from the codebook.</source>
        <translation>
            <numerusform>لم يُضف رمز من دليل الرموز.</numerusform>
            <numerusform>أُضيف رمز واحد من دليل الرموز.</numerusform>
            <numerusform>أُضيف رمزان من دليل الرموز.</numerusform>
            <numerusform>أُضيفت %Ln رموز من دليل الرموز.</numerusform>
            <numerusform>أُضيف %Ln رمزًا من دليل الرموز.</numerusform>
            <numerusform>أُضيف %Ln رمز من دليل الرموز.</numerusform>
        </translation>
    </message>
    <message>
        <source>codebook</source>
        <translation>دليل الرموز</translation>
    </message>
    <message>
        <source>Save the codebook</source>
        <translation>حفظ دليل الرموز</translation>
    </message>
    <message>
        <source>For other programs (REFI-QDA)</source>
        <translation>لبرامج أخرى (REFI-QDA)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>جدول (CSV)</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>كُتب في {file}.</translation>
    </message>
    <message>
        <source>No heading of this report speaks of drivers or dimensions.</source>
        <translation>لا عنوان في هذا التقرير يتحدث عن دوافع أو أبعاد.</translation>
    </message>
    <message>
        <source>Add codes by hand, or open another report.</source>
        <translation>أضف الرموز بيدك، أو افتح تقريرًا آخر.</translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) added from the report.</source>
        <translation>
            <numerusform>لم يُضف رمز من التقرير.</numerusform>
            <numerusform>أُضيف رمز واحد من التقرير.</numerusform>
            <numerusform>أُضيف رمزان من التقرير.</numerusform>
            <numerusform>أُضيفت %Ln رموز من التقرير.</numerusform>
            <numerusform>أُضيف %Ln رمزًا من التقرير.</numerusform>
            <numerusform>أُضيف %Ln رمز من التقرير.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Coding</name>
    <message>
        <source>{number} of {total} highlights here; click again for the next</source>
        <translation>التمييز {number} من {total} هنا؛ انقر ثانية لتنتقل إلى ما بعده</translation>
    </message>
    <message>
        <source>There is no highlight at the caret.</source>
        <translation>لا تمييز عند المؤشر.</translation>
    </message>
    <message>
        <source>This report has no highlights yet.</source>
        <translation>لا تمييزات في هذا التقرير بعد.</translation>
    </message>
    <message>
        <source>Open a report first.</source>
        <translation>افتح تقريرًا أولًا.</translation>
    </message>
    <message>
        <source>Select a passage first, then press the number of a code.</source>
        <translation>حدِّد مقتطفًا أولًا، ثم اضغط رقم الرمز.</translation>
    </message>
    <message>
        <source>This passage is highlighted already.</source>
        <translation>هذا المقتطف مميَّز من قبل.</translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) removed.</source>
        <translation>
            <numerusform>لم يُزل شيء.</numerusform>
            <numerusform>أُزيل تمييز واحد.</numerusform>
            <numerusform>أُزيل تمييزان.</numerusform>
            <numerusform>أُزيلت %Ln تمييزات.</numerusform>
            <numerusform>أُزيل %Ln تمييزًا.</numerusform>
            <numerusform>أُزيل %Ln تمييز.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation>رُدّ: {step}</translation>
    </message>
    <message>
        <source>Brought back: {step}</source>
        <translation>أُعيد: {step}</translation>
    </message>
</context>
<context>
    <name>ColourSwatches</name>
    <message>
        <source>Other…</source>
        <translation>لون آخر…</translation>
    </message>
</context>
<context>
    <name>CommandModel</name>
    <message>
        <source>Report</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>Give this code</source>
        <translation>ترميز بهذا الرمز</translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation>بحث محفوظ</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>مكتبة</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>غير متاح الآن</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>An action, a report or a code: a few letters, Arabic or English</source>
        <translation>أمر أو تقرير أو رمز: بضعة أحرف، بالعربية أو الإنجليزية</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>أمر</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>لا شيء بهذا الاسم.</translation>
    </message>
    <message>
        <source>Enter does it; Escape puts this away.</source>
        <translation>ينفّذه Enter، ويغلقه Escape.</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ConflictWords</name>
    <message>
        <source>Highlight</source>
        <translation>تمييز</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>رمز</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>مذكرة</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>مجموعة</translation>
    </message>
    <message>
        <source>Kind of codes</source>
        <translation>نوع رموز</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>مرجع</translation>
    </message>
    <message>
        <source>View</source>
        <translation>طريقة عرض</translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation>بحث محفوظ</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>خاصية</translation>
    </message>
    <message>
        <source>Set of codes</source>
        <translation>مجموعة رموز</translation>
    </message>
    <message>
        <source>Disagreement of coders</source>
        <translation>خلاف بين المرمِّزين</translation>
    </message>
    <message>
        <source>its memo</source>
        <translation>مذكرته</translation>
    </message>
    <message>
        <source>its stance</source>
        <translation>موقفه</translation>
    </message>
    <message>
        <source>how it was settled</source>
        <translation>كيف حُسم</translation>
    </message>
    <message>
        <source>its status</source>
        <translation>حالته</translation>
    </message>
    <message>
        <source>the note it is cited through</source>
        <translation>الحاشية التي يُنقل عنها</translation>
    </message>
    <message>
        <source>where it stands</source>
        <translation>موضعه</translation>
    </message>
    <message>
        <source>kept or removed</source>
        <translation>بقاؤه أو إزالته</translation>
    </message>
    <message>
        <source>its Arabic name</source>
        <translation>اسمه بالعربية</translation>
    </message>
    <message>
        <source>its English name</source>
        <translation>اسمه بالإنجليزية</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>اسمه</translation>
    </message>
    <message>
        <source>its title</source>
        <translation>عنوانه</translation>
    </message>
    <message>
        <source>its text</source>
        <translation>نصه</translation>
    </message>
    <message>
        <source>its colour</source>
        <translation>لونه</translation>
    </message>
    <message>
        <source>its definition</source>
        <translation>تعريفه</translation>
    </message>
    <message>
        <source>its description</source>
        <translation>وصفه</translation>
    </message>
    <message>
        <source>the code above it</source>
        <translation>الرمز الذي فوقه</translation>
    </message>
    <message>
        <source>its place in the order</source>
        <translation>مكانه في الترتيب</translation>
    </message>
    <message>
        <source>whether it is in use</source>
        <translation>هل يُستعمل</translation>
    </message>
    <message>
        <source>when to use it</source>
        <translation>متى يُستعمل</translation>
    </message>
    <message>
        <source>when not to use it</source>
        <translation>متى لا يُستعمل</translation>
    </message>
    <message>
        <source>its example</source>
        <translation>مثاله</translation>
    </message>
    <message>
        <source>its data</source>
        <translation>بياناته</translation>
    </message>
    <message>
        <source>its authors</source>
        <translation>مؤلفوه</translation>
    </message>
    <message>
        <source>its date</source>
        <translation>تاريخه</translation>
    </message>
    <message>
        <source>its publisher</source>
        <translation>ناشره</translation>
    </message>
    <message>
        <source>its category</source>
        <translation>تصنيفه</translation>
    </message>
    <message>
        <source>its address</source>
        <translation>عنوانه على الشبكة</translation>
    </message>
    <message>
        <source>its language</source>
        <translation>لغته</translation>
    </message>
    <message>
        <source>removed it</source>
        <translation>أزاله</translation>
    </message>
    <message>
        <source>kept it and changed it</source>
        <translation>أبقاه وغيّره</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(لا شيء)</translation>
    </message>
    <message>
        <source>no code: at the top</source>
        <translation>لا رمز: في الأعلى</translation>
    </message>
    <message>
        <source>no longer in use</source>
        <translation>لم يعد يُستعمل</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>يُستعمل</translation>
    </message>
    <message>
        <source>characters {start} to {end} of the text</source>
        <translation>الأحرف من {start} إلى {end} من النص</translation>
    </message>
</context>
<context>
    <name>ConflictsWindow</name>
    <message>
        <source>Conflicts</source>
        <translation>التعارضات</translation>
    </message>
    <message>
        <source>Open conflicts</source>
        <translation>التعارضات المفتوحة</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>ما عندي</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>ما عندهم</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>الانتقال إليه</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>إبقاء ما عندي</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>إبقاء ما عندهم</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>إبقاؤهما معًا</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Nothing is open: all that was joined is settled.</source>
        <translation>لا تعارض مفتوح: كل ما ضُمّ محسوم.</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>لا تعارضات تُحسم</numerusform>
            <numerusform>تعارض واحد يُحسم</numerusform>
            <numerusform>تعارضان يُحسمان</numerusform>
            <numerusform>%Ln تعارضات تُحسم</numerusform>
            <numerusform>%Ln تعارضًا يُحسم</numerusform>
            <numerusform>%Ln تعارض يُحسم</numerusform>
        </translation>
    </message>
    <message>
        <source>holds now</source>
        <translation>هو المعمول به الآن</translation>
    </message>
    <message>
        <source>It stays, with its changes</source>
        <translation>يبقى مع تغييراته</translation>
    </message>
    <message>
        <source>One text after the other</source>
        <translation>نص بعد الآخر</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Copied with its footnote; the passage is now highlighted.</source>
        <translation>نُسخ بحاشيته، وصار المقطع مميَّزًا.</translation>
    </message>
    <message>
        <source>The reference is on the clipboard.</source>
        <translation>التوثيق في الحافظة.</translation>
    </message>
    <message numerus="yes">
        <source>%n excerpt(s) copied with footnotes.</source>
        <translation>
            <numerusform>لم يُنسخ شيء.</numerusform>
            <numerusform>نُسخ مقتطف واحد بحاشيته.</numerusform>
            <numerusform>نُسخ مقتطفان بحاشيتيهما.</numerusform>
            <numerusform>نُسخت %Ln مقتطفات بحواشيها.</numerusform>
            <numerusform>نُسخ %Ln مقتطفًا بحواشيها.</numerusform>
            <numerusform>نُسخ %Ln مقتطف بحواشيها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Correct the text</source>
        <translation>تصحيح النص</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>صحّح</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>في النص</translation>
    </message>
    <message>
        <source>Right is</source>
        <translation>الصواب</translation>
    </message>
    <message>
        <source>The source stays as it is; highlights stay on their words.</source>
        <translation>يبقى المصدر كما هو، وتبقى التمييزات على كلماتها.</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>{day}, 24 November 2025 or a Hijri date</source>
        <translation>{day} أو 24 نوفمبر 2025 أو تاريخ هجري</translation>
    </message>
    <message>
        <source>“{written}” is not a date that can be understood.</source>
        <translation>«{written}» ليس تاريخًا مفهومًا.</translation>
    </message>
    <message>
        <source>{date}, Hijri year {year}</source>
        <translation>{date}، السنة الهجرية {year}</translation>
    </message>
    <message>
        <source>That is {date}</source>
        <translation>أي {date}</translation>
    </message>
</context>
<context>
    <name>DisagreementsTab</name>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>ما لم يُحسم</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>ما حُسم</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>مواضع الخلاف</translation>
    </message>
    <message>
        <source>Why: kept with the decision</source>
        <translation>السبب: يُحفظ مع القرار</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>All of it stands</source>
        <translation>إبقاء الكل</translation>
    </message>
    <message>
        <source>None of it stands</source>
        <translation>إسقاط الكل</translation>
    </message>
    <message>
        <source>Give this code instead</source>
        <translation>وضع هذا الرمز بدلًا منه</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>رمز آخر</translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation>الذهاب إليه</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>إعادة فتحه</translation>
    </message>
    <message>
        <source>They disagree on nothing.</source>
        <translation>لا خلاف بينهم في شيء.</translation>
    </message>
    <message numerus="yes">
        <source>All %n disagreement(s) are settled.</source>
        <translation>
            <numerusform>لا خلاف.</numerusform>
            <numerusform>حُسم الخلاف الوحيد.</numerusform>
            <numerusform>حُسم الخلافان كلاهما.</numerusform>
            <numerusform>حُسمت الخلافات كلها: %Ln خلافات.</numerusform>
            <numerusform>حُسمت الخلافات كلها: %Ln خلافًا.</numerusform>
            <numerusform>حُسمت الخلافات كلها: %Ln خلاف.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disagreement(s) to settle</source>
        <translation>
            <numerusform>لا خلاف لم يُحسم</numerusform>
            <numerusform>خلاف واحد لم يُحسم</numerusform>
            <numerusform>خلافان لم يُحسما</numerusform>
            <numerusform>%Ln خلافات لم تُحسم</numerusform>
            <numerusform>%Ln خلافًا لم تُحسم</numerusform>
            <numerusform>%Ln خلاف لم تُحسم</numerusform>
        </translation>
    </message>
    <message>
        <source>Settled by {user}, {when}: {how}</source>
        <translation>حسمه {user}، {when}: {how}</translation>
    </message>
</context>
<context>
    <name>DocumentList</name>
    <message>
        <source>Find a report</source>
        <translation>ابحث عن تقرير</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>No reports yet</source>
        <translation>لا تقارير بعد</translation>
    </message>
    <message>
        <source>Import web pages, Word files, PDFs or text, or drop them onto the window.</source>
        <translation>استورد صفحات ويب أو ملفات Word أو PDF أو نصوصًا، أو أفلتها فوق النافذة.</translation>
    </message>
    <message>
        <source>Import reports…</source>
        <translation>استيراد تقارير…</translation>
    </message>
    <message>
        <source>No report matches</source>
        <translation>لا تقرير يطابق</translation>
    </message>
    <message>
        <source>Spelling and tashkeel do not matter.</source>
        <translation>لا عبرة بالتشكيل ولا باختلاف الإملاء.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>لا تقارير</numerusform>
            <numerusform>تقرير واحد</numerusform>
            <numerusform>تقريران</numerusform>
            <numerusform>%Ln تقارير</numerusform>
            <numerusform>%Ln تقريرًا</numerusform>
            <numerusform>%Ln تقرير</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} من {total}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Title, author, date…</source>
        <translation>العنوان والكاتب والتاريخ…</translation>
    </message>
    <message>
        <source>Full reference…</source>
        <translation>المرجع كاملًا…</translation>
    </message>
    <message>
        <source>Its own notes…</source>
        <translation>حواشيه…</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>إزالة من المكتبة</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>المجموعات</translation>
    </message>
    <message>
        <source>New group…</source>
        <translation>مجموعة جديدة…</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>الخصائص…</translation>
    </message>
    <message>
        <source>Memo on it…</source>
        <translation>مذكرة عليه…</translation>
    </message>
</context>
<context>
    <name>DocumentModel</name>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>لا تمييزات</numerusform>
            <numerusform>تمييز واحد</numerusform>
            <numerusform>تمييزان</numerusform>
            <numerusform>%Ln تمييزات</numerusform>
            <numerusform>%Ln تمييزًا</numerusform>
            <numerusform>%Ln تمييز</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Duplicates</source>
        <translation>المكرَّرات</translation>
    </message>
    <message>
        <source>Works that are there twice</source>
        <translation>أعمال مكرَّرة</translation>
    </message>
    <message>
        <source>What the merged work says</source>
        <translation>ما يقوله العمل المدموج</translation>
    </message>
    <message>
        <source>Keep the other</source>
        <translation>إبقاء الآخر</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>No work is there twice</source>
        <translation>لا عمل مكرَّر</translation>
    </message>
    <message>
        <source>Works of one title, year and author are looked for.</source>
        <translation>يُبحث عن الأعمال المتفقة في العنوان والسنة والمؤلف.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>ما يبقى</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>ما يزول</translation>
    </message>
    <message>
        <source>Both are reports of the library: remove one report, or import it as a new version.</source>
        <translation>كلاهما تقرير في المكتبة: احذف أحد التقريرين، أو استورده إصدارًا جديدًا.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) come from the other, shown bold. Undo brings both back.</source>
        <translation>
            <numerusform>لا يُؤخذ من الآخر شيء. والتراجع يعيد كليهما.</numerusform>
            <numerusform>يُؤخذ من الآخر حقل واحد بخط غليظ. والتراجع يعيد كليهما.</numerusform>
            <numerusform>يُؤخذ من الآخر حقلان بخط غليظ. والتراجع يعيد كليهما.</numerusform>
            <numerusform>تُؤخذ من الآخر %Ln حقول بخط غليظ. والتراجع يعيد كليهما.</numerusform>
            <numerusform>يُؤخذ من الآخر %Ln حقلًا بخط غليظ. والتراجع يعيد كليهما.</numerusform>
            <numerusform>يُؤخذ من الآخر %Ln حقل بخط غليظ. والتراجع يعيد كليهما.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>with its report</source>
        <translation>مع تقريره</translation>
    </message>
    <message>
        <source>without a file</source>
        <translation>بلا ملف</translation>
    </message>
</context>
<context>
    <name>EvidenceWindow</name>
    <message>
        <source>Evidence</source>
        <translation>الأدلة</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>المصفوفة</translation>
    </message>
    <message>
        <source>Codes at the same places</source>
        <translation>تزامن الرموز</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>الكلمات</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>A click on a number lists the passages behind it and opens the first.</source>
        <translation>النقر على عدد يعرض ما وراءه من مقتطفات ويفتح أولها.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>حفظ باسم…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Evidence: only {what}</source>
        <translation>الأدلة: {what} فقط</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export excerpts</source>
        <translation>تصدير المقتطفات</translation>
    </message>
    <message>
        <source>Codes to export</source>
        <translation>الرموز المصدَّرة</translation>
    </message>
    <message>
        <source>Reports to export</source>
        <translation>التقارير المصدَّرة</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>الشكل</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الحواشي</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Saved form</source>
        <translation>شكل محفوظ</translation>
    </message>
    <message>
        <source>Save excerpts</source>
        <translation>حفظ المقتطفات</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Choose at least one code and one report.</source>
        <translation>اختر رمزًا وتقريرًا على الأقل.</translation>
    </message>
    <message>
        <source>Choose one report that came as PDF, under Reports.</source>
        <translation>اختر تقريرًا واحدًا جاء بصيغة PDF من «التقارير».</translation>
    </message>
    <message>
        <source>Preparing the preview…</source>
        <translation>تُعدّ المعاينة…</translation>
    </message>
    <message>
        <source>The preview shows the beginning; the file has all of it.</source>
        <translation>المعاينة تعرض البداية، والملف يحوي الكل.</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>Word document, with footnotes</source>
        <translation>مستند Word بحواشٍ سفلية</translation>
    </message>
    <message>
        <source>OpenDocument text, with footnotes</source>
        <translation>مستند OpenDocument بحواشٍ سفلية</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>صفحة ويب</translation>
    </message>
    <message>
        <source>Rich text (RTF)</source>
        <translation>نص منسّق (RTF)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>LaTeX source</source>
        <translation>مصدر LaTeX</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>مصنَّف (XLSX)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>جدول بيانات (CSV)</translation>
    </message>
    <message>
        <source>Data for programs (JSON)</source>
        <translation>بيانات للبرامج (JSON)</translation>
    </message>
    <message>
        <source>Linked data: web annotations (JSON-LD)</source>
        <translation>بيانات مترابطة: تعليقات الويب (JSON-LD)</translation>
    </message>
    <message>
        <source>Copy of a PDF, with its highlights in it</source>
        <translation>نسخة من ملف PDF وفيها تمييزاته</translation>
    </message>
    <message>
        <source>By code</source>
        <translation>بحسب الرمز</translation>
    </message>
    <message>
        <source>By report</source>
        <translation>بحسب التقرير</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>بلا تجميع</translation>
    </message>
    <message>
        <source>As in the library and the text</source>
        <translation>كما في المكتبة والنص</translation>
    </message>
    <message>
        <source>By the report&apos;s date</source>
        <translation>بتاريخ التقرير</translation>
    </message>
    <message>
        <source>By the report&apos;s title</source>
        <translation>بعنوان التقرير</translation>
    </message>
    <message>
        <source>By the report&apos;s author</source>
        <translation>بمؤلف التقرير</translation>
    </message>
    <message>
        <source>As they were highlighted</source>
        <translation>بترتيب التمييز</translation>
    </message>
    <message>
        <source>As in the source, to the letter</source>
        <translation>كما في المصدر حرفيًا</translation>
    </message>
    <message>
        <source>Without tashkeel and tatweel</source>
        <translation>بلا تشكيل ولا تطويل</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>With my memos</source>
        <translation>مع مذكراتي</translation>
    </message>
    <message>
        <source>With the names of codes</source>
        <translation>مع أسماء الرموز</translation>
    </message>
    <message>
        <source>With the colours of codes</source>
        <translation>مع ألوان الرموز</translation>
    </message>
    <message>
        <source>With the list of sources</source>
        <translation>مع قائمة المراجع</translation>
    </message>
    <message>
        <source>A Word document whose styles it follows</source>
        <translation>مستند وورد تُتَّبع أنماطه</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>التجميع</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>الإملاء</translation>
    </message>
    <message>
        <source>Headings and notes</source>
        <translation>لغة العناوين والحواشي</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Topmost heading</source>
        <translation>مستوى أعلى العناوين</translation>
    </message>
    <message>
        <source>before</source>
        <translation>قبله</translation>
    </message>
    <message>
        <source>after</source>
        <translation>بعده</translation>
    </message>
    <message>
        <source>Sentences of the source before each</source>
        <translation>جمل المصدر قبل كل مقتطف</translation>
    </message>
    <message>
        <source>Sentences of the source after each</source>
        <translation>جمل المصدر بعد كل مقتطف</translation>
    </message>
    <message>
        <source>Sentences around it</source>
        <translation>جمل من سياقه</translation>
    </message>
    <message>
        <source>Document to follow</source>
        <translation>مستند يُحتذى</translation>
    </message>
    <message>
        <source>Choose a document to follow</source>
        <translation>اختيار مستند يُحتذى</translation>
    </message>
    <message>
        <source>Word documents</source>
        <translation>مستندات وورد</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n excerpt(s) written to {file}.</source>
        <translation>
            <numerusform>لم يُكتب مقتطف في {file}.</numerusform>
            <numerusform>كُتب مقتطف واحد في {file}.</numerusform>
            <numerusform>كُتب مقتطفان في {file}.</numerusform>
            <numerusform>كُتبت %Ln مقتطفات في {file}.</numerusform>
            <numerusform>كُتب %Ln مقتطفًا في {file}.</numerusform>
            <numerusform>كُتب %Ln مقتطف في {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>يجري التصدير…</translation>
    </message>
    <message>
        <source>Exporting: {done} of {total}</source>
        <translation>تصدير: {done} من {total}</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>نسخة احتياطية</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>نسخ المكتبة احتياطيًا</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>المكتبات</translation>
    </message>
    <message>
        <source>The library was copied to {file}.</source>
        <translation>نُسخت المكتبة إلى {file}.</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>يجري النسخ الاحتياطي…</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>The program failed here: {what}.</source>
        <translation>تعثّر البرنامج هنا: {what}.</translation>
    </message>
    <message>
        <source>What was kept before is safe. Please report this.</source>
        <translation>ما حُفظ من قبل سليم. نرجو الإبلاغ عن هذا.</translation>
    </message>
</context>
<context>
    <name>FiguresTab</name>
    <message>
        <source>Agreement by code</source>
        <translation>الاتفاق في كل رمز</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Agreement %</source>
        <translation>نسبة الاتفاق %</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>كابّا كوهين</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha</source>
        <translation>ألفا كريبندورف</translation>
    </message>
    <message>
        <source>Counted by character, on what coders did apart: settling a disagreement does not raise it. With more than two coders, percentage and kappa are means over pairs.</source>
        <translation>يُحسب حرفًا حرفًا على ما رمّزه كل واحد منفردًا، فلا يرفعه حسم خلاف. وإذا زاد المرمِّزون على اثنين فالنسبة وكابّا متوسط ما بين كل اثنين منهم.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) in common</source>
        <translation>
            <numerusform>لا تقارير مشتركة</numerusform>
            <numerusform>تقرير مشترك واحد</numerusform>
            <numerusform>تقريران مشتركان</numerusform>
            <numerusform>%Ln تقارير مشتركة</numerusform>
            <numerusform>%Ln تقريرًا مشتركًا</numerusform>
            <numerusform>%Ln تقرير مشترك</numerusform>
        </translation>
    </message>
    <message>
        <source>All codes</source>
        <translation>كل الرموز</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this report</source>
        <translation>ابحث في هذا التقرير</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>كلمات كاملة</translation>
    </message>
    <message>
        <source>Exact spelling</source>
        <translation>الإملاء بعينه</translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter)</source>
        <translation>الموضع السابق (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>الموضع التالي (Enter)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation>{current} من {total}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لا يوجد</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <source>New group</source>
        <translation>مجموعة جديدة</translation>
    </message>
    <message>
        <source>Rename the group</source>
        <translation>إعادة تسمية المجموعة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>User guide</source>
        <translation>دليل المستخدم</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>ابحث في الدليل</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>المحتويات</translation>
    </message>
    <message>
        <source>Nothing in the guide has these words.</source>
        <translation>ليس في الدليل هذه الكلمات.</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>الفصل</translation>
    </message>
    <message>
        <source>Previous chapter: {title}</source>
        <translation>الفصل السابق: {title}</translation>
    </message>
    <message>
        <source>Next chapter: {title}</source>
        <translation>الفصل التالي: {title}</translation>
    </message>
</context>
<context>
    <name>HighlightList</name>
    <message>
        <source>Find a highlight</source>
        <translation>ابحث عن تمييز</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التمييزات</translation>
    </message>
    <message>
        <source>No highlights yet</source>
        <translation>لا تمييزات بعد</translation>
    </message>
    <message>
        <source>Select a passage in the text, then press the number of a code or choose one.</source>
        <translation>حدِّد مقتطفًا في النص، ثم اضغط رقم رمز أو اختر رمزًا.</translation>
    </message>
    <message>
        <source>No highlight matches</source>
        <translation>لا تمييز يطابق</translation>
    </message>
    <message>
        <source>Spelling and tashkeel do not matter.</source>
        <translation>لا عبرة بالتشكيل ولا باختلاف الإملاء.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>لا تمييزات</numerusform>
            <numerusform>تمييز واحد</numerusform>
            <numerusform>تمييزان</numerusform>
            <numerusform>%Ln تمييزات</numerusform>
            <numerusform>%Ln تمييزًا</numerusform>
            <numerusform>%Ln تمييز</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} من {total}</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>عرضه في النص</translation>
    </message>
    <message>
        <source>Memo…</source>
        <translation>مذكرة…</translation>
    </message>
    <message>
        <source>Copy with footnotes</source>
        <translation>نسخ بالحواشي</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>بلا حالة</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n highlight(s)</source>
        <translation>
            <numerusform>لا شيء يُزال</numerusform>
            <numerusform>إزالة التمييز</numerusform>
            <numerusform>إزالة التمييزين</numerusform>
            <numerusform>إزالة %Ln تمييزات</numerusform>
            <numerusform>إزالة %Ln تمييزًا</numerusform>
            <numerusform>إزالة %Ln تمييز</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HighlightModel</name>
    <message>
        <source>Memo: {memo}</source>
        <translation>مذكرة: {memo}</translation>
    </message>
</context>
<context>
    <name>HighlightRow</name>
    <message>
        <source>Without a code</source>
        <translation>بلا رمز</translation>
    </message>
</context>
<context>
    <name>HijriField</name>
    <message>
        <source>Year or date, as the work says it</source>
        <translation>السنة أو التاريخ كما يذكره العمل</translation>
    </message>
    <message>
        <source>Write a year such as {year}, or a date in it.</source>
        <translation>اكتب سنة مثل {year} أو تاريخًا فيها.</translation>
    </message>
    <message>
        <source>{year} AH runs from {first} to {last}.</source>
        <translation>تمتد سنة {year}هـ من {first} إلى {last}.</translation>
    </message>
    <message>
        <source>The date above is another.</source>
        <translation>والتاريخ أعلاه غيره.</translation>
    </message>
    <message>
        <source>It does not fit the date above and is left out.</source>
        <translation>لا توافق التاريخ أعلاه، فلا تُذكر.</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>What was imported</source>
        <translation>ما استُورد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) imported</source>
        <translation>
            <numerusform>لم يُستورد تقرير</numerusform>
            <numerusform>استُورد تقرير واحد</numerusform>
            <numerusform>استُورد تقريران</numerusform>
            <numerusform>استُوردت %Ln تقارير</numerusform>
            <numerusform>استُورد %Ln تقريرًا</numerusform>
            <numerusform>استُورد %Ln تقرير</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>لا شيء موجود من قبل</numerusform>
            <numerusform>واحد موجود من قبل</numerusform>
            <numerusform>اثنان موجودان من قبل</numerusform>
            <numerusform>%Ln موجودة من قبل</numerusform>
            <numerusform>%Ln موجودة من قبل</numerusform>
            <numerusform>%Ln موجودة من قبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused</source>
        <translation>
            <numerusform>لم يُرفض ملف</numerusform>
            <numerusform>رُفض ملف واحد</numerusform>
            <numerusform>رُفض ملفان</numerusform>
            <numerusform>رُفضت %Ln ملفات</numerusform>
            <numerusform>رُفض %Ln ملفًا</numerusform>
            <numerusform>رُفض %Ln ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>نسخ جديدة</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>موجود من قبل</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>لا نص في الحافظة.</translation>
    </message>
    <message>
        <source>Copy a report first, then paste it here.</source>
        <translation>انسخ تقريرًا أولًا، ثم الصقه هنا.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) imported.</source>
        <translation>
            <numerusform>لم يُستورد تقرير.</numerusform>
            <numerusform>استُورد تقرير واحد.</numerusform>
            <numerusform>استُورد تقريران.</numerusform>
            <numerusform>استُوردت %Ln تقارير.</numerusform>
            <numerusform>استُورد %Ln تقريرًا.</numerusform>
            <numerusform>استُورد %Ln تقرير.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) were in the library already.</source>
        <translation>
            <numerusform>لم يكن شيء في المكتبة من قبل.</numerusform>
            <numerusform>تقرير واحد كان في المكتبة من قبل.</numerusform>
            <numerusform>تقريران كانا في المكتبة من قبل.</numerusform>
            <numerusform>%Ln تقارير كانت في المكتبة من قبل.</numerusform>
            <numerusform>%Ln تقريرًا كانت في المكتبة من قبل.</numerusform>
            <numerusform>%Ln تقرير كانت في المكتبة من قبل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>يجري الاستيراد…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} من {total}</translation>
    </message>
    <message>
        <source>text recognition, page {page} of {count}</source>
        <translation>تعرّف ضوئي، الصفحة {page} من {count}</translation>
    </message>
    <message>
        <source>page {page} of {count}</source>
        <translation>الصفحة {page} من {count}</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Join a bundle</source>
        <translation>ضمّ حزمة</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>ضمّ</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>عرض ما فيها</translation>
    </message>
    <message>
        <source>Reports in the bundle</source>
        <translation>التقارير في الحزمة</translation>
    </message>
    <message>
        <source>What comes in is one step: undo takes all of it back.</source>
        <translation>ما يدخل خطوة واحدة: التراجع يزيله كله.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>تُقرأ…</translation>
    </message>
    <message>
        <source>The library is read-only; nothing can be joined to it.</source>
        <translation>المكتبة للقراءة فقط، فلا يُضمّ إليها شيء.</translation>
    </message>
    <message>
        <source>It is encrypted: give its passphrase.</source>
        <translation>هي معمّاة: اكتب عبارة مرورها.</translation>
    </message>
</context>
<context>
    <name>JoinedDialog</name>
    <message>
        <source>Settle the conflicts…</source>
        <translation>حسم التعارضات…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>ما دخل</translation>
    </message>
    <message>
        <source>What came into {library}</source>
        <translation>ما دخل إلى {library}</translation>
    </message>
    <message>
        <source>Nothing new came in.</source>
        <translation>لم يدخل جديد.</translation>
    </message>
    <message numerus="yes">
        <source>%n bundle(s) brought something new.</source>
        <translation>
            <numerusform>لم تأتِ حزمة بجديد.</numerusform>
            <numerusform>حزمة واحدة أتت بجديد.</numerusform>
            <numerusform>حزمتان أتتا بجديد.</numerusform>
            <numerusform>%Ln حزم أتت بجديد.</numerusform>
            <numerusform>%Ln حزمة أتت بجديد.</numerusform>
            <numerusform>%Ln حزمة أتت بجديد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed over: {file}</source>
        <translation>تُجووز عنه: {file}</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>ما يُحسم</translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>لا تعارضات تُحسم</numerusform>
            <numerusform>تعارض واحد يُحسم</numerusform>
            <numerusform>تعارضان يُحسمان</numerusform>
            <numerusform>%Ln تعارضات تُحسم</numerusform>
            <numerusform>%Ln تعارضًا يُحسم</numerusform>
            <numerusform>%Ln تعارض يُحسم</numerusform>
        </translation>
    </message>
    <message>
        <source>Check of a bundle</source>
        <translation>فحص حزمة</translation>
    </message>
    <message>
        <source>{file} is not as it was made.</source>
        <translation>{file} ليست كما أُعدّت.</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Check and mend…</source>
        <translation>فحص وإصلاح…</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>النسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>Delete this backup?</source>
        <translation>أتُحذف هذه النسخة الاحتياطية؟</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Folder for backups on a second disk</source>
        <translation>مجلد للنسخ الاحتياطية على قرص ثانٍ</translation>
    </message>
    <message>
        <source>Go back to this backup?</source>
        <translation>أنرجع إلى هذه النسخة الاحتياطية؟</translation>
    </message>
    <message>
        <source>The library as it is now is kept beside it, and can be taken back.</source>
        <translation>تُحفظ المكتبة على حالها الآن بجانبها، ويمكن استعادتها.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Going back to a backup…</source>
        <translation>الرجوع إلى نسخة احتياطية…</translation>
    </message>
    <message>
        <source>The library is as it was in {file}.</source>
        <translation>المكتبة الآن كما كانت في {file}.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>The library is being worked on.</source>
        <translation>المكتبة قيد عمل آخر.</translation>
    </message>
    <message>
        <source>Wait until that has ended, and try again.</source>
        <translation>انتظر حتى ينتهي، ثم حاول من جديد.</translation>
    </message>
    <message>
        <source>Mending the library…</source>
        <translation>إصلاح المكتبة…</translation>
    </message>
    <message>
        <source>Mending {library}…</source>
        <translation>إصلاح {library}…</translation>
    </message>
    <message>
        <source>Erased for good.</source>
        <translation>مُحي بلا رجعة.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) still hold it.</source>
        <translation>
            <numerusform>لا نسخة احتياطية تحويه.</numerusform>
            <numerusform>ما زالت نسخة احتياطية واحدة تحويه.</numerusform>
            <numerusform>ما زالت نسختان احتياطيتان تحويانه.</numerusform>
            <numerusform>ما زالت %Ln نسخ احتياطية تحويه.</numerusform>
            <numerusform>ما زالت %Ln نسخةً احتياطية تحويه.</numerusform>
            <numerusform>ما زالت %Ln نسخة احتياطية تحويه.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program has the library open; close it there too.</source>
        <translation>المكتبة مفتوحة في برنامج آخر؛ أغلقها فيه أيضًا.</translation>
    </message>
    <message>
        <source>Erasing the library…</source>
        <translation>محو المكتبة…</translation>
    </message>
</context>
<context>
    <name>KindsDialog</name>
    <message>
        <source>Kinds of codes</source>
        <translation>أنواع الرموز</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>A new kind…</source>
        <translation>نوع جديد…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Name in Arabic</source>
        <translation>الاسم بالعربية</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>الاسم بالإنجليزية</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>التعريف</translation>
    </message>
    <message>
        <source>There is a kind of this name.</source>
        <translation>يوجد نوع بهذا الاسم.</translation>
    </message>
</context>
<context>
    <name>LinkKinds</name>
    <message>
        <source>Report</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>رمز</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>تمييز</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>مذكرة</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
</context>
<context>
    <name>LinkPicker</name>
    <message>
        <source>Link to</source>
        <translation>أحِل إلى</translation>
    </message>
    <message>
        <source>A code, a report, a memo or words of a passage</source>
        <translation>رمز أو تقرير أو مذكرة أو كلمات من نص مُيِّز</translation>
    </message>
    <message>
        <source>What can be linked to</source>
        <translation>ما يمكن الإحالة إليه</translation>
    </message>
</context>
<context>
    <name>LinkText</name>
    <message>
        <source>It was removed.</source>
        <translation>حُذف.</translation>
    </message>
</context>
<context>
    <name>ListsPane</name>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>نتائج البحث</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التمييزات</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>What was done</source>
        <translation>ما أُنجز</translation>
    </message>
    <message>
        <source>Only what failed</source>
        <translation>ما أخفق فقط</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>قراءة من جديد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Failed: {what}</source>
        <translation>أخفق: {what}</translation>
    </message>
    <message>
        <source>Nothing is noted yet: imports, exports, backups and what fails will stand here.</source>
        <translation>لم يُسجَّل شيء بعد: ستظهر هنا عمليات الاستيراد والتصدير والنسخ الاحتياطي وما أخفق.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>المفتوحة أخيرًا</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>للقراءة فقط</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) imported into {library}.</source>
        <translation>
            <numerusform>لم يُستورد تقرير إلى {library}.</numerusform>
            <numerusform>استُورد تقرير واحد إلى {library}.</numerusform>
            <numerusform>استُورد تقريران إلى {library}.</numerusform>
            <numerusform>استُوردت %Ln تقارير إلى {library}.</numerusform>
            <numerusform>استُورد %Ln تقريرًا إلى {library}.</numerusform>
            <numerusform>استُورد %Ln تقرير إلى {library}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop to open the library</source>
        <translation>أفلت لفتح المكتبة</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>أفلت للاستيراد</translation>
    </message>
    <message>
        <source>Drop to look into the project</source>
        <translation>أفلته لعرض ما في المشروع</translation>
    </message>
    <message>
        <source>Drop to look into the bundle</source>
        <translation>أفلتها لعرض ما في الحزمة</translation>
    </message>
    <message>
        <source>EgPk Desk</source>
        <translation>EgPk Desk</translation>
    </message>
    <message>
        <source>Undo takes back: {step} {keys}</source>
        <translation>التراجع يردّ: {step} {keys}</translation>
    </message>
</context>
<context>
    <name>ManuscriptDialog</name>
    <message>
        <source>Set the notes of a manuscript anew</source>
        <translation>ضبط حواشي مخطوط البحث</translation>
    </message>
    <message>
        <source>Set the notes</source>
        <translation>ضبط الحواشي</translation>
    </message>
    <message>
        <source>Every note that was pasted or exported from here is written by its place: in full, again, «the same». All else in the file stays as it is.</source>
        <translation>تُكتب كل حاشية لُصقت أو صُدِّرت من هنا بحسب موضعها: كاملةً، أو «مرجع سابق»، أو «المرجع نفسه». ويبقى كل ما عداها في الملف على حاله.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Write the list of sources</source>
        <translation>كتابة قائمة المراجع</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>فتحه</translation>
    </message>
    <message>
        <source>Manuscript (.docx)</source>
        <translation>مخطوط البحث (‎.docx)</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>يُكتب في</translation>
    </message>
    <message>
        <source>Choose a manuscript</source>
        <translation>اختيار مخطوط البحث</translation>
    </message>
    <message>
        <source>Word documents</source>
        <translation>مستندات وورد</translation>
    </message>
    <message>
        <source>{name} (notes set)</source>
        <translation>{name} (مضبوط الحواشي)</translation>
    </message>
    <message>
        <source>Write the manuscript to</source>
        <translation>موضع كتابة المخطوط</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) set anew</source>
        <translation>
            <numerusform>لم تُضبط حاشية</numerusform>
            <numerusform>ضُبطت حاشية واحدة</numerusform>
            <numerusform>ضُبطت حاشيتان</numerusform>
            <numerusform>ضُبطت %Ln حواشٍ</numerusform>
            <numerusform>ضُبطت %Ln حاشية</numerusform>
            <numerusform>ضُبطت %Ln حاشية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them changed</source>
        <translation>
            <numerusform>لم تتغير منها حاشية</numerusform>
            <numerusform>تغيرت منها واحدة</numerusform>
            <numerusform>تغيرت منها اثنتان</numerusform>
            <numerusform>تغيرت منها %Ln</numerusform>
            <numerusform>تغيرت منها %Ln</numerusform>
            <numerusform>تغيرت منها %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) listed</source>
        <translation>
            <numerusform>لا مصدر في القائمة</numerusform>
            <numerusform>مصدر واحد في القائمة</numerusform>
            <numerusform>مصدران في القائمة</numerusform>
            <numerusform>%Ln مصادر في القائمة</numerusform>
            <numerusform>%Ln مصدرًا في القائمة</numerusform>
            <numerusform>%Ln مصدر في القائمة</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>كُتب في {file}.</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) cite what this library does not hold; they stay as they were.</source>
        <translation>
            <numerusform>كل الحواشي معروفة هنا.</numerusform>
            <numerusform>حاشية واحدة توثق ما ليس في هذه المكتبة، فبقيت على حالها.</numerusform>
            <numerusform>حاشيتان توثقان ما ليس في هذه المكتبة، فبقيتا على حالهما.</numerusform>
            <numerusform>%Ln حواشٍ توثق ما ليس في هذه المكتبة، فبقيت على حالها.</numerusform>
            <numerusform>%Ln حاشية توثق ما ليس في هذه المكتبة، فبقيت على حالها.</numerusform>
            <numerusform>%Ln حاشية توثق ما ليس في هذه المكتبة، فبقيت على حالها.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatrixTab</name>
    <message>
        <source>Evidence matrix</source>
        <translation>مصفوفة الأدلة</translation>
    </message>
    <message>
        <source>Codes at the same places</source>
        <translation>تزامن الرموز</translation>
    </message>
    <message>
        <source>Codes of every level</source>
        <translation>الرموز بكل مستوياتها</translation>
    </message>
    <message>
        <source>Only on one and the same highlight</source>
        <translation>على التمييز نفسه فقط</translation>
    </message>
    <message>
        <source>Only the open report</source>
        <translation>التقرير المفتوح فقط</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>ما يُعدّ</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التمييزات</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>الأحرف</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>No passage has both codes yet</source>
        <translation>لا مقتطف يجمع الرمزين بعد</translation>
    </message>
    <message>
        <source>Highlight passages and give them drivers and dimensions: what they share is counted here.</source>
        <translation>ميِّز مقتطفات وأعطها دوافع وأبعادًا، وهنا يُعدّ ما يجتمع منها.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>الصفوف</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>الأشهر</translation>
    </message>
    <message>
        <source>Coders</source>
        <translation>المرمِّزون</translation>
    </message>
    <message>
        <source>Stances</source>
        <translation>المواقف</translation>
    </message>
</context>
<context>
    <name>MemoPanel</name>
    <message>
        <source>Without a code</source>
        <translation>بلا رمز</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>مذكرة</translation>
    </message>
    <message>
        <source>Write a memo on this passage…</source>
        <translation>اكتب مذكرة على هذا المقتطف…</translation>
    </message>
    <message>
        <source>No highlight chosen</source>
        <translation>لم يُختر تمييز</translation>
    </message>
    <message>
        <source>Click a highlight in the text or in the list to write a memo on it.</source>
        <translation>انقر تمييزًا في النص أو في القائمة لتكتب مذكرة عليه.</translation>
    </message>
    <message>
        <source>No stance</source>
        <translation>بلا موقف</translation>
    </message>
    <message>
        <source>Stance: {stance}</source>
        <translation>الموقف: {stance}</translation>
    </message>
</context>
<context>
    <name>Memos</name>
    <message>
        <source>removed</source>
        <translation>حُذف</translation>
    </message>
    <message>
        <source>nothing of this name</source>
        <translation>لا شيء بهذا الاسم</translation>
    </message>
</context>
<context>
    <name>MemosWindow</name>
    <message>
        <source>Memos</source>
        <translation>المذكرات</translation>
    </message>
    <message>
        <source>Find a memo</source>
        <translation>ابحث عن مذكرة</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>مذكرة</translation>
    </message>
    <message>
        <source>Write; two brackets [[ or Ctrl+K link to a report, code, passage or memo.</source>
        <translation>اكتب هنا. للإحالة إلى تقرير أو رمز أو تمييز أو مذكرة اكتب قوسين ]] أو اضغط Ctrl+K.</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>تحيل إلى</translation>
    </message>
    <message>
        <source>Memos that lead here</source>
        <translation>مذكرات تحيل إليها</translation>
    </message>
    <message>
        <source>New memo on the library</source>
        <translation>مذكرة جديدة على المكتبة</translation>
    </message>
    <message>
        <source>Another memo on the same</source>
        <translation>مذكرة أخرى على الشيء نفسه</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;ملف</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>المكت&amp;بة</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;تحرير</translation>
    </message>
    <message>
        <source>&amp;Status of the report</source>
        <translation>حالة التقرير</translation>
    </message>
    <message>
        <source>&amp;Report</source>
        <translation>ال&amp;تقرير</translation>
    </message>
    <message>
        <source>St&amp;ance</source>
        <translation>الموقف</translation>
    </message>
    <message>
        <source>&amp;Status of the passage</source>
        <translation>حالة المقتطف</translation>
    </message>
    <message>
        <source>&amp;Highlight</source>
        <translation>ت&amp;مييز</translation>
    </message>
    <message>
        <source>&amp;Codebook</source>
        <translation>دليل ال&amp;رموز</translation>
    </message>
    <message>
        <source>&amp;Citations</source>
        <translation>&amp;التوثيق</translation>
    </message>
    <message>
        <source>&amp;Organise</source>
        <translation>ال&amp;تنظيم</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;عرض</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>ان&amp;تقال</translation>
    </message>
    <message>
        <source>H&amp;elp</source>
        <translation>م&amp;ساعدة</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>الأدوات</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>ابحث في المكتبة</translation>
    </message>
    <message>
        <source>With a code</source>
        <translation>برمز</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge codes</source>
        <translation>دمج الرموز</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>This code</source>
        <translation>هذا الرمز</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>يُدمج في</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>ما يحدث</translation>
    </message>
    <message>
        <source>Choose two different codes.</source>
        <translation>اختر رمزين مختلفين.</translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) get {into} instead.</source>
        <translation>
            <numerusform>لا تمييز يأخذ {into} بدله.</numerusform>
            <numerusform>تمييز واحد يأخذ {into} بدله.</numerusform>
            <numerusform>تمييزان يأخذان {into} بدله.</numerusform>
            <numerusform>%Ln تمييزات تأخذ {into} بدله.</numerusform>
            <numerusform>%Ln تمييزًا تأخذ {into} بدله.</numerusform>
            <numerusform>%Ln تمييز تأخذ {into} بدله.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) carry both and keep {into}.</source>
        <translation>
            <numerusform>لا تمييز يحمل الرمزين فيبقى له {into}.</numerusform>
            <numerusform>تمييز واحد يحمل الرمزين ويبقى له {into}.</numerusform>
            <numerusform>تمييزان يحملان الرمزين ويبقى لهما {into}.</numerusform>
            <numerusform>%Ln تمييزات تحمل الرمزين ويبقى لها {into}.</numerusform>
            <numerusform>%Ln تمييزًا تحمل الرمزين ويبقى لها {into}.</numerusform>
            <numerusform>%Ln تمييز تحمل الرمزين ويبقى لها {into}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) below {source} go below {into}.</source>
        <translation>
            <numerusform>لا رمز تحت {source} يصير تحت {into}.</numerusform>
            <numerusform>رمز واحد تحت {source} يصير تحت {into}.</numerusform>
            <numerusform>رمزان تحت {source} يصيران تحت {into}.</numerusform>
            <numerusform>%Ln رموز تحت {source} تصير تحت {into}.</numerusform>
            <numerusform>%Ln رمزًا تحت {source} تصير تحت {into}.</numerusform>
            <numerusform>%Ln رمز تحت {source} تصير تحت {into}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{source} is removed. Undo brings everything back.</source>
        <translation>يُزال {source}. والتراجع يعيد كل شيء.</translation>
    </message>
    <message>
        <source>Both have a code of the same name below them: {names}. Rename one first.</source>
        <translation>تحت كل منهما رمز بالاسم نفسه: {names}. غيِّر اسم أحدهما أولًا.</translation>
    </message>
</context>
<context>
    <name>MetadataDialog</name>
    <message>
        <source>About the report</source>
        <translation>بيانات التقرير</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>One name on each line</source>
        <translation>اسم في كل سطر</translation>
    </message>
    <message>
        <source>{day}, {month} or 24 November 2025</source>
        <translation>{day} أو {month} أو 24 نوفمبر 2025</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>French</source>
        <translation>الفرنسية</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>الكُتّاب</translation>
    </message>
    <message>
        <source>Their role</source>
        <translation>صفتهم</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>الناشر</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>التصنيف</translation>
    </message>
    <message>
        <source>Address on the web</source>
        <translation>العنوان على الويب</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Editors, translators, numbers: the full reference…</source>
        <translation>المحررون والمترجمون والأرقام: المرجع كاملًا…</translation>
    </message>
    <message>
        <source>In the source: {date}</source>
        <translation>في المصدر: {date}</translation>
    </message>
    <message>
        <source>“{written}” is not a date that can be understood.</source>
        <translation>«{written}» ليس تاريخًا مفهومًا.</translation>
    </message>
    <message>
        <source>That is {date}</source>
        <translation>أي {date}</translation>
    </message>
</context>
<context>
    <name>NamesEditor</name>
    <message>
        <source>Add a person</source>
        <translation>إضافة شخص</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put this away</source>
        <translation>إخفاء</translation>
    </message>
</context>
<context>
    <name>OnlyThese</name>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>Only {what}</source>
        <translation>{what} فقط</translation>
    </message>
</context>
<context>
    <name>Organising</name>
    <message numerus="yes">
        <source>%n thing(s) that the view names are no longer there.</source>
        <translation>
            <numerusform>لم يَعُد شيء مما يسمّيه العرض ناقصًا.</numerusform>
            <numerusform>لم يعد شيء واحد يسمّيه العرض موجودًا.</numerusform>
            <numerusform>لم يعد شيئان يسمّيهما العرض موجودين.</numerusform>
            <numerusform>لم تعد %Ln أشياء يسمّيها العرض موجودة.</numerusform>
            <numerusform>لم يعد %Ln شيئًا يسمّيه العرض موجودًا.</numerusform>
            <numerusform>لم يعد %Ln شيء يسمّيه العرض موجودًا.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Outline of the report</source>
        <translation>محتويات التقرير</translation>
    </message>
</context>
<context>
    <name>PageTurning</name>
    <message>
        <source>Finding the letters on the pages…</source>
        <translation>جارٍ تحديد مواضع الحروف على الصفحات…</translation>
    </message>
    <message>
        <source>Only to look at: where its letters stand is not known.</source>
        <translation>للنظر فقط: مواضع حروفها غير معروفة.</translation>
    </message>
    <message>
        <source>This report was read by an earlier version of the program, which did not keep where its letters stand. Read again, it can be selected and highlighted on its pages; its highlights stay.</source>
        <translation>قُرئ هذا التقرير بإصدار سابق من البرنامج لم يحفظ مواضع حروفه. إذا أُعيدت قراءته أمكن التحديد والتمييز على صفحاته، وتبقى تمييزاته كما هي.</translation>
    </message>
    <message>
        <source>Reading the report again…</source>
        <translation>جارٍ قراءة التقرير من جديد…</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the report</source>
        <translation>صفحات التقرير</translation>
    </message>
</context>
<context>
    <name>PagesPane</name>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>المحتويات</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>الصفحة</translation>
    </message>
    <message>
        <source>The page as it is printed, or its place in the file</source>
        <translation>رقم الصفحة كما طُبع، أو ترتيبها في الملف</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>إعادة قراءته</translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation>تصغير الصفحات</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>تكبير الصفحات</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>من {count}</translation>
    </message>
</context>
<context>
    <name>PaletteModel</name>
    <message>
        <source>on this passage</source>
        <translation>على هذا المقتطف</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>جديد: {name}</translation>
    </message>
</context>
<context>
    <name>PassageList</name>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Taken: {taken} of {all}</source>
        <translation>المختار: {taken} من {all}</translation>
    </message>
</context>
<context>
    <name>PresetBar</name>
    <message>
        <source>Saved form</source>
        <translation>شكل محفوظ</translation>
    </message>
    <message>
        <source>Keep this form under a name</source>
        <translation>حفظ هذا الشكل باسم</translation>
    </message>
    <message>
        <source>Forget this saved form</source>
        <translation>حذف هذا الشكل المحفوظ</translation>
    </message>
    <message>
        <source>Keep the form</source>
        <translation>حفظ الشكل</translation>
    </message>
    <message>
        <source>Its name:</source>
        <translation>اسمه:</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>As set below</source>
        <translation>كما هو أدناه</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print the report</source>
        <translation>طباعة التقرير</translation>
    </message>
    <message>
        <source>The whole report</source>
        <translation>التقرير كله</translation>
    </message>
    <message>
        <source>The selection</source>
        <translation>المحدد</translation>
    </message>
    <message>
        <source>With highlights</source>
        <translation>مع التمييزات</translation>
    </message>
    <message>
        <source>Names of codes in the margin</source>
        <translation>أسماء الرموز في الهامش</translation>
    </message>
    <message>
        <source>Memos in the margin</source>
        <translation>المذكرات في الهامش</translation>
    </message>
    <message>
        <source>Lines of one width</source>
        <translation>أسطر متساوية العرض</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>الورق</translation>
    </message>
    <message>
        <source>Letters (points)</source>
        <translation>حجم الحرف (نقطة)</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>حفظ بصيغة PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Page after</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>صفحة {page} من {pages}</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>تنسيق الصفحات…</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The PDF could not be made.</source>
        <translation>تعذّر إنشاء ملف PDF.</translation>
    </message>
    <message>
        <source>Check that there is memory left.</source>
        <translation>تحقق من بقاء ذاكرة.</translation>
    </message>
    <message>
        <source>The printer takes nothing.</source>
        <translation>لا تقبل الطابعة شيئًا.</translation>
    </message>
    <message>
        <source>Look whether it is connected, or save a PDF.</source>
        <translation>انظر أهي موصولة، أو احفظ ملف PDF.</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>التقدُّم</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>يتوقف…</translation>
    </message>
</context>
<context>
    <name>ProjectWords</name>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>لا مجموعات</numerusform>
            <numerusform>مجموعة واحدة</numerusform>
            <numerusform>مجموعتان</numerusform>
            <numerusform>%Ln مجموعات</numerusform>
            <numerusform>%Ln مجموعة</numerusform>
            <numerusform>%Ln مجموعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) are new here</source>
        <translation>
            <numerusform>لا رموز جديدة هنا</numerusform>
            <numerusform>رمز واحد جديد هنا</numerusform>
            <numerusform>رمزان جديدان هنا</numerusform>
            <numerusform>%Ln رموز جديدة هنا</numerusform>
            <numerusform>%Ln رمزًا جديدًا هنا</numerusform>
            <numerusform>%Ln رمز جديد هنا</numerusform>
        </translation>
    </message>
    <message>
        <source>Coders: {names}</source>
        <translation>المرمِّزون: {names}</translation>
    </message>
    <message>
        <source>Properties: {names}</source>
        <translation>الخصائص: {names}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>لا غيرها</numerusform>
            <numerusform>وواحد آخر</numerusform>
            <numerusform>واثنان آخران</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
            <numerusform>و%Ln أخرى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s) that the present text no longer holds</source>
        <translation>
            <numerusform>لا تمييزات غاب نصها</numerusform>
            <numerusform>تمييز واحد لم يعد في النص الحالي</numerusform>
            <numerusform>تمييزان لم يعودا في النص الحالي</numerusform>
            <numerusform>%Ln تمييزات لم تعد في النص الحالي</numerusform>
            <numerusform>%Ln تمييزًا لم يعد في النص الحالي</numerusform>
            <numerusform>%Ln تمييز لم يعد في النص الحالي</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stance(s) of passages</source>
        <translation>
            <numerusform>لا مواقف للمقاطع</numerusform>
            <numerusform>موقف مقطع واحد</numerusform>
            <numerusform>موقفا مقطعين</numerusform>
            <numerusform>مواقف %Ln مقاطع</numerusform>
            <numerusform>مواقف %Ln مقطعًا</numerusform>
            <numerusform>مواقف %Ln مقطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n status(es) of reports and passages</source>
        <translation>
            <numerusform>لا حالات</numerusform>
            <numerusform>حالة واحدة لتقرير أو مقطع</numerusform>
            <numerusform>حالتان لتقارير أو مقاطع</numerusform>
            <numerusform>%Ln حالات للتقارير والمقاطع</numerusform>
            <numerusform>%Ln حالة للتقارير والمقاطع</numerusform>
            <numerusform>%Ln حالة للتقارير والمقاطع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n full reference(s)</source>
        <translation>
            <numerusform>لا مراجع كاملة</numerusform>
            <numerusform>مرجع كامل واحد</numerusform>
            <numerusform>مرجعان كاملان</numerusform>
            <numerusform>%Ln مراجع كاملة</numerusform>
            <numerusform>%Ln مرجعًا كاملًا</numerusform>
            <numerusform>%Ln مرجع كامل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved view(s) and search(es)</source>
        <translation>
            <numerusform>لا عروض ولا أبحاث محفوظة</numerusform>
            <numerusform>عرض أو بحث محفوظ واحد</numerusform>
            <numerusform>عرضان أو بحثان محفوظان</numerusform>
            <numerusform>%Ln عروض وأبحاث محفوظة</numerusform>
            <numerusform>%Ln عرضًا وبحثًا محفوظًا</numerusform>
            <numerusform>%Ln عرض وبحث محفوظ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) on coders&apos; disagreements</source>
        <translation>
            <numerusform>لا قرارات في خلاف المرمِّزين</numerusform>
            <numerusform>قرار واحد في خلاف المرمِّزين</numerusform>
            <numerusform>قراران في خلاف المرمِّزين</numerusform>
            <numerusform>%Ln قرارات في خلاف المرمِّزين</numerusform>
            <numerusform>%Ln قرارًا في خلاف المرمِّزين</numerusform>
            <numerusform>%Ln قرار في خلاف المرمِّزين</numerusform>
        </translation>
    </message>
    <message>
        <source>The history of the work</source>
        <translation>سجلّ العمل</translation>
    </message>
</context>
<context>
    <name>Projects</name>
    <message>
        <source>Write a project</source>
        <translation>كتابة مشروع</translation>
    </message>
    <message>
        <source>Take in a project</source>
        <translation>أخذ مشروع</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>مشاريع</translation>
    </message>
</context>
<context>
    <name>PropertiesDialog</name>
    <message>
        <source>Properties of the report</source>
        <translation>خصائص التقرير</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>الخاصية</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Add a property</source>
        <translation>أضف خاصية</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Two properties have one name.</source>
        <translation>خاصيتان باسم واحد.</translation>
    </message>
</context>
<context>
    <name>ProposalDialog</name>
    <message>
        <source>Codes from a report</source>
        <translation>رموز من تقرير</translation>
    </message>
    <message>
        <source>Add the codes</source>
        <translation>إضافة الرموز</translation>
    </message>
    <message>
        <source>The headings of {report} name these codes.</source>
        <translation>عناوين {report} تسمّي هذه الرموز.</translation>
    </message>
    <message>
        <source>Codes that the report names</source>
        <translation>الرموز التي يسمّيها التقرير</translation>
    </message>
    <message>
        <source>in the codebook already</source>
        <translation>في دليل الرموز من قبل</translation>
    </message>
</context>
<context>
    <name>Proving</name>
    <message>
        <source>Check the quotations of a manuscript</source>
        <translation>فحص اقتباسات مخطوط البحث</translation>
    </message>
    <message>
        <source>Manuscripts</source>
        <translation>المخطوطات</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>Save the check as a page</source>
        <translation>حفظ الفحص صفحةً</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>صفحات ويب</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>كُتب في {file}.</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>Erase the library</source>
        <translation>محو المكتبة</translation>
    </message>
    <message>
        <source>Erase the report</source>
        <translation>محو التقرير</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>محو بلا رجعة</translation>
    </message>
    <message>
        <source>The library {what} is erased with all its reports, highlights and memos, and its log.</source>
        <translation>تُمحى المكتبة {what} بكل تقاريرها وتمييزاتها ومذكراتها، وسجلها.</translation>
    </message>
    <message>
        <source>{what} is erased with its file, its text, its highlights and memos, and from the log.</source>
        <translation>يُمحى {what} بملفه ونصه وتمييزاته ومذكراته، ومن السجل.</translation>
    </message>
    <message>
        <source>Nothing brings it back: neither undo nor a later backup.</source>
        <translation>لا شيء يعيده: لا التراجع ولا نسخة احتياطية لاحقة.</translation>
    </message>
    <message numerus="yes">
        <source>From the %n backup(s) of the library too</source>
        <translation>
            <numerusform>ولا نسخة احتياطية للمكتبة</numerusform>
            <numerusform>ومن النسخة الاحتياطية الوحيدة للمكتبة أيضًا</numerusform>
            <numerusform>ومن نسختَي المكتبة الاحتياطيتين أيضًا</numerusform>
            <numerusform>ومن نسخ المكتبة الاحتياطية الـ%Ln أيضًا</numerusform>
            <numerusform>ومن نسخ المكتبة الاحتياطية الـ%Ln أيضًا</numerusform>
            <numerusform>ومن نسخ المكتبة الاحتياطية الـ%Ln أيضًا</numerusform>
        </translation>
    </message>
    <message>
        <source>Bundles and exports that were made of it are files of their own and stay.</source>
        <translation>الحزم والصادرات التي أُنشئت منه ملفات مستقلة، فتبقى.</translation>
    </message>
    <message>
        <source>Write its name, {name}</source>
        <translation>اكتب اسمها، {name}</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>Words of a question</source>
        <translation>كلمات السؤال</translation>
    </message>
    <message>
        <source>Only some reports and highlights…</source>
        <translation>بعض التقارير والتمييزات فقط…</translation>
    </message>
</context>
<context>
    <name>QuestionField</name>
    <message>
        <source>Ask about codes: one INSIDE another, NOT a third…</source>
        <translation>اسأل عن الرموز: رمز داخل آخر، ليس ثالثًا…</translation>
    </message>
    <message>
        <source>Question about codes</source>
        <translation>سؤال عن الرموز</translation>
    </message>
    <message>
        <source>both codes on one highlight</source>
        <translation>الرمزان كلاهما على تمييز واحد</translation>
    </message>
    <message>
        <source>either code</source>
        <translation>أحد الرمزين</translation>
    </message>
    <message>
        <source>highlights without the code that follows</source>
        <translation>التمييزات التي لا تحمل الرمز التالي</translation>
    </message>
    <message>
        <source>the first shares letters with the second</source>
        <translation>يشترك الأول مع الثاني في أحرف من النص</translation>
    </message>
    <message>
        <source>the first lies within the second</source>
        <translation>يقع الأول ضمن الثاني</translation>
    </message>
    <message>
        <source>at most 300 characters apart; NEAR/50 says how many</source>
        <translation>بينهما 300 حرف على الأكثر؛ وتحدّد «قرب/50» العدد</translation>
    </message>
    <message>
        <source>the second follows the first</source>
        <translation>يأتي الثاني بعد الأول</translation>
    </message>
</context>
<context>
    <name>QuotationWords</name>
    <message>
        <source>exact</source>
        <translation>مطابق</translation>
    </message>
    <message>
        <source>differs in tashkeel</source>
        <translation>يخالف في التشكيل</translation>
    </message>
    <message>
        <source>differs in spelling</source>
        <translation>يخالف في الرسم</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>محرَّف</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>the note is right</source>
        <translation>الحاشية صحيحة</translation>
    </message>
    <message>
        <source>the note does not name this place</source>
        <translation>الحاشية لا تذكر هذا الموضع</translation>
    </message>
    <message>
        <source>no note</source>
        <translation>بلا حاشية</translation>
    </message>
    <message>
        <source>struck out: only in the manuscript; underlined: only in the source</source>
        <translation>المشطوب في المخطوط وحده، والمسطَّر في المصدر وحده</translation>
    </message>
    <message>
        <source>page {page}</source>
        <translation>ص {page}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
</context>
<context>
    <name>QuotationsWindow</name>
    <message>
        <source>Quotations of a manuscript</source>
        <translation>اقتباسات مخطوط البحث</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Quotations and what was found of them</source>
        <translation>الاقتباسات وما وُجد منها</translation>
    </message>
    <message>
        <source>The words of the manuscript and of its source, difference marked</source>
        <translation>ألفاظ المخطوط ومصدره، والفرق معلَّم</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Choose a manuscript…</source>
        <translation>اختيار مخطوط البحث…</translation>
    </message>
    <message>
        <source>Open the source there</source>
        <translation>فتح المصدر عند الموضع</translation>
    </message>
    <message>
        <source>Save as a page…</source>
        <translation>حفظ صفحةً…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Checking quotations…</source>
        <translation>تُفحص الاقتباسات…</translation>
    </message>
    <message>
        <source>Checking quotations: {done} of {total}</source>
        <translation>تُفحص الاقتباسات: {done} من {total}</translation>
    </message>
    <message>
        <source>There are no quotations in {file}.</source>
        <translation>لا اقتباسات في {file}.</translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation>أُوقف الفحص.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>لا اقتباسات</numerusform>
            <numerusform>اقتباس واحد</numerusform>
            <numerusform>اقتباسان</numerusform>
            <numerusform>%Ln اقتباسات</numerusform>
            <numerusform>%Ln اقتباسًا</numerusform>
            <numerusform>%Ln اقتباس</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Text of the report</source>
        <translation>نص التقرير</translation>
    </message>
    <message>
        <source>Read by text recognition, {percent} % sure: compare it with the page.</source>
        <translation>قُرئت بالتعرّف الضوئي بثقة {percent} %: قارنها بالصفحة.</translation>
    </message>
    <message>
        <source>The source lacks the text of this note.</source>
        <translation>نص هذه الحاشية غير وارد في المصدر.</translation>
    </message>
    <message>
        <source>supports</source>
        <translation>يؤيّد</translation>
    </message>
    <message>
        <source>contradicts</source>
        <translation>يعارض</translation>
    </message>
    <message>
        <source>context</source>
        <translation>سياق</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>Text of the report</source>
        <translation>نص التقرير</translation>
    </message>
    <message>
        <source>Author, publisher and date are not known</source>
        <translation>الكاتب والناشر والتاريخ غير معروفة</translation>
    </message>
</context>
<context>
    <name>RecentLibraries</name>
    <message>
        <source>{library} (not there now)</source>
        <translation>{library} (ليست موجودة الآن)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>Forget those that are not there</source>
        <translation>نسيان غير الموجودة</translation>
    </message>
    <message>
        <source>Empty this list</source>
        <translation>إفراغ هذه القائمة</translation>
    </message>
</context>
<context>
    <name>ReferenceForm</name>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Hijri date</source>
        <translation>التاريخ الهجري</translation>
    </message>
</context>
<context>
    <name>ReferenceImportReport</name>
    <message>
        <source>References taken in</source>
        <translation>استيراد المراجع</translation>
    </message>
    <message>
        <source>What was taken in</source>
        <translation>ما استُورد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message numerus="yes">
        <source>%n work(s) entered</source>
        <translation>
            <numerusform>لم يُدخل عمل</numerusform>
            <numerusform>أُدخل عمل واحد</numerusform>
            <numerusform>أُدخل عملان</numerusform>
            <numerusform>أُدخلت %Ln أعمال</numerusform>
            <numerusform>أُدخل %Ln عملًا</numerusform>
            <numerusform>أُدخل %Ln عمل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filled up</source>
        <translation>
            <numerusform>لم يُستكمل شيء</numerusform>
            <numerusform>استُكمل واحد</numerusform>
            <numerusform>استُكمل اثنان</numerusform>
            <numerusform>استُكملت %Ln</numerusform>
            <numerusform>استُكمل %Ln</numerusform>
            <numerusform>استُكمل %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>لا مكرَّر</numerusform>
            <numerusform>واحد موجود من قبل</numerusform>
            <numerusform>اثنان موجودان من قبل</numerusform>
            <numerusform>%Ln موجودة من قبل</numerusform>
            <numerusform>%Ln موجودًا من قبل</numerusform>
            <numerusform>%Ln موجود من قبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>قُرئ كل شيء</numerusform>
            <numerusform>تعذرت قراءة واحد</numerusform>
            <numerusform>تعذرت قراءة اثنين</numerusform>
            <numerusform>تعذرت قراءة %Ln</numerusform>
            <numerusform>تعذرت قراءة %Ln</numerusform>
            <numerusform>تعذرت قراءة %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>{file}, line {line}: {problem}</source>
        <translation>{file}، السطر {line}: {problem}</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>لم يُقرأ</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>Filled up</source>
        <translation>استُكمل</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>موجود من قبل</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… ولا غيرها</numerusform>
            <numerusform>… وواحد غيرها</numerusform>
            <numerusform>… واثنان غيرها</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
            <numerusform>… و%Ln غيرها</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceList</name>
    <message>
        <source>Find a work</source>
        <translation>ابحث عن عمل</translation>
    </message>
    <message>
        <source>Which works</source>
        <translation>أي الأعمال</translation>
    </message>
    <message>
        <source>All works</source>
        <translation>كل الأعمال</translation>
    </message>
    <message>
        <source>Reports of the library</source>
        <translation>تقارير المكتبة</translation>
    </message>
    <message>
        <source>Works without a file</source>
        <translation>أعمال بلا ملف</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>الأعمال</translation>
    </message>
    <message>
        <source>No works yet</source>
        <translation>لا أعمال بعد</translation>
    </message>
    <message>
        <source>No work matches</source>
        <translation>لا عمل يطابق</translation>
    </message>
    <message>
        <source>Import reports, take in a file of references, or enter a work by hand.</source>
        <translation>استورد تقارير، أو ملف مراجع، أو أدخل عملًا بيدك.</translation>
    </message>
    <message>
        <source>Spelling and tashkeel do not matter.</source>
        <translation>لا يهم الرسم ولا التشكيل.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>إظهار الكل</translation>
    </message>
    <message numerus="yes">
        <source>%n work(s)</source>
        <translation>
            <numerusform>لا أعمال</numerusform>
            <numerusform>عمل واحد</numerusform>
            <numerusform>عملان</numerusform>
            <numerusform>%Ln أعمال</numerusform>
            <numerusform>%Ln عملًا</numerusform>
            <numerusform>%Ln عمل</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} من {total}</translation>
    </message>
</context>
<context>
    <name>References</name>
    <message>
        <source>Report</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>صفحة ويب</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>كتاب</translation>
    </message>
    <message>
        <source>Chapter of a book</source>
        <translation>فصل في كتاب</translation>
    </message>
    <message>
        <source>Article in a journal</source>
        <translation>مقال في دورية محكَّمة</translation>
    </message>
    <message>
        <source>Article in a magazine</source>
        <translation>مقال في مجلة</translation>
    </message>
    <message>
        <source>Article in a newspaper</source>
        <translation>مقال في صحيفة</translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation>رسالة جامعية</translation>
    </message>
    <message>
        <source>Conference paper</source>
        <translation>ورقة مؤتمر</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>قانون</translation>
    </message>
    <message>
        <source>Treaty</source>
        <translation>معاهدة</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>مقابلة</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>خطاب</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>مجموعة بيانات</translation>
    </message>
    <message>
        <source>Entry in an encyclopedia</source>
        <translation>مادة في موسوعة</translation>
    </message>
    <message>
        <source>Manuscript</source>
        <translation>مخطوط</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>وثيقة</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>المؤلف</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>المحرر</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>المترجم</translation>
    </message>
    <message>
        <source>Series editor</source>
        <translation>محرر السلسلة</translation>
    </message>
    <message>
        <source>Author of the whole</source>
        <translation>مؤلف الكتاب الحاوي</translation>
    </message>
    <message>
        <source>Interviewer</source>
        <translation>المحاوِر</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>الجامع</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Appeared in</source>
        <translation>نُشر في</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>الناشر</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>مكان النشر</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>الطبعة</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Volumes in all</source>
        <translation>عدد المجلدات</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>السلسلة</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>العدد</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>القسم</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>المناسبة</translation>
    </message>
    <message>
        <source>Place of the event</source>
        <translation>مكان المناسبة</translation>
    </message>
    <message>
        <source>Jurisdiction</source>
        <translation>جهة الاختصاص</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>الأرشيف</translation>
    </message>
    <message>
        <source>Shelf mark</source>
        <translation>رقم الحفظ</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>عنوان الويب</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Visited on</source>
        <translation>تاريخ الاطلاع</translation>
    </message>
    <message>
        <source>Citation key</source>
        <translation>مفتاح التوثيق</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>الملخص</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>الكلمات المفتاحية</translation>
    </message>
</context>
<context>
    <name>ReferencesWindow</name>
    <message>
        <source>References</source>
        <translation>المراجع</translation>
    </message>
    <message>
        <source>How it is cited</source>
        <translation>كيف يوثَّق</translation>
    </message>
    <message>
        <source>New work</source>
        <translation>عمل جديد</translation>
    </message>
    <message>
        <source>Take in a file…</source>
        <translation>استيراد ملف…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>حفظ في ملف…</translation>
    </message>
    <message>
        <source>Duplicates…</source>
        <translation>المكرَّرات…</translation>
    </message>
    <message>
        <source>Style…</source>
        <translation>الأسلوب…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>ترك التغييرات</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>فتح التقرير</translation>
    </message>
    <message>
        <source>Copy the note</source>
        <translation>نسخ الحاشية</translation>
    </message>
    <message>
        <source>Copy for the list</source>
        <translation>نسخ لقائمة المراجع</translation>
    </message>
    <message>
        <source>Correct the date first, or discard the changes.</source>
        <translation>صحّح التاريخ أولًا، أو اترك التغييرات.</translation>
    </message>
    <message>
        <source>A work needs a title or a name.</source>
        <translation>لا بد للعمل من عنوان أو اسم.</translation>
    </message>
    <message>
        <source>Another work has this citation key.</source>
        <translation>لعمل آخر مفتاح التوثيق هذا.</translation>
    </message>
    <message>
        <source>In a note</source>
        <translation>في حاشية</translation>
    </message>
    <message>
        <source>Again, later</source>
        <translation>مرة أخرى بعد غيره</translation>
    </message>
    <message>
        <source>In the list of sources</source>
        <translation>في قائمة المراجع</translation>
    </message>
</context>
<context>
    <name>Referencing</name>
    <message>
        <source>Removed; undo brings it back.</source>
        <translation>حُذف، والتراجع يعيده.</translation>
    </message>
    <message>
        <source>Take in references</source>
        <translation>استيراد مراجع</translation>
    </message>
    <message>
        <source>References: RIS, BibTeX, CSL-JSON, of Zotero and EndNote</source>
        <translation>مراجع: RIS وBibTeX وCSL-JSON، من زوتيرو وإندنوت</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>references</source>
        <translation>المراجع</translation>
    </message>
    <message>
        <source>Save references</source>
        <translation>حفظ المراجع</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>كُتب في {file}.</translation>
    </message>
</context>
<context>
    <name>RulingWords</name>
    <message>
        <source>the coding of {coder} stands</source>
        <translation>اعتُمد ترميز {coder}</translation>
    </message>
    <message>
        <source>another code: {code}</source>
        <translation>رمز آخر: {code}</translation>
    </message>
    <message>
        <source>none of it stands</source>
        <translation>أُسقط الكل</translation>
    </message>
    <message>
        <source>all of it stands</source>
        <translation>أُبقي الكل</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>The first time</source>
        <translation>أول مرة</translation>
    </message>
    <message>
        <source>At once again, at the same place</source>
        <translation>بعده مباشرة، في الموضع نفسه</translation>
    </message>
    <message>
        <source>At once again, on another page</source>
        <translation>بعده مباشرة، في صفحة أخرى</translation>
    </message>
    <message>
        <source>Again, after another source</source>
        <translation>مرة أخرى بعد مصدر آخر</translation>
    </message>
    <message>
        <source>In the list of sources</source>
        <translation>في قائمة المراجع</translation>
    </message>
</context>
<context>
    <name>SavedSearches</name>
    <message>
        <source>Kept searches</source>
        <translation>عمليات البحث المحفوظة</translation>
    </message>
    <message numerus="yes">
        <source>Kept searches: %n new hit(s)</source>
        <translation>
            <numerusform>عمليات البحث المحفوظة: لا جديد</numerusform>
            <numerusform>عمليات البحث المحفوظة: نتيجة جديدة واحدة</numerusform>
            <numerusform>عمليات البحث المحفوظة: نتيجتان جديدتان</numerusform>
            <numerusform>عمليات البحث المحفوظة: %Ln نتائج جديدة</numerusform>
            <numerusform>عمليات البحث المحفوظة: %Ln نتيجة جديدة</numerusform>
            <numerusform>عمليات البحث المحفوظة: %Ln نتيجة جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n new hit(s)</source>
        <translation>
            <numerusform>{name}: لا جديد</numerusform>
            <numerusform>{name}: نتيجة جديدة واحدة</numerusform>
            <numerusform>{name}: نتيجتان جديدتان</numerusform>
            <numerusform>{name}: %Ln نتائج جديدة</numerusform>
            <numerusform>{name}: %Ln نتيجة جديدة</numerusform>
            <numerusform>{name}: %Ln نتيجة جديدة</numerusform>
        </translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>بحث من جديد</translation>
    </message>
    <message>
        <source>Only in reports that came since</source>
        <translation>في ما جاء بعده من تقارير فقط</translation>
    </message>
    <message>
        <source>Count all as seen</source>
        <translation>عدّ الكل مُطَّلعًا عليه</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>حذفه من المحفوظات</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>لا شيء محفوظ بعد</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>حفظ هذا البحث…</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>حفظ هذا البحث</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Kept as {name}.</source>
        <translation>حُفظ باسم {name}.</translation>
    </message>
</context>
<context>
    <name>ScopeSwitch</name>
    <message>
        <source>This report</source>
        <translation>هذا التقرير</translation>
    </message>
    <message>
        <source>Whole library</source>
        <translation>المكتبة كلها</translation>
    </message>
</context>
<context>
    <name>SearchOptions</name>
    <message>
        <source>Where to search</source>
        <translation>أين يُبحث</translation>
    </message>
    <message>
        <source>In texts</source>
        <translation>في النصوص</translation>
    </message>
    <message>
        <source>In highlights</source>
        <translation>في التمييزات</translation>
    </message>
    <message>
        <source>In memos</source>
        <translation>في المذكرات</translation>
    </message>
    <message>
        <source>How closely</source>
        <translation>مدى المطابقة</translation>
    </message>
    <message>
        <source>However spelt</source>
        <translation>أيًّا كان الرسم</translation>
    </message>
    <message>
        <source>Tashkeel, hamzas and the like make no difference</source>
        <translation>لا فرق في التشكيل والهمزات ونحوها</translation>
    </message>
    <message>
        <source>With particles</source>
        <translation>مع اللواصق</translation>
    </message>
    <message>
        <source>Also with joined particles and endings, as in والاقتصادية</source>
        <translation>وما اتصلت به السوابق واللواحق، مثل والاقتصادية</translation>
    </message>
    <message>
        <source>To the letter</source>
        <translation>بالحرف</translation>
    </message>
    <message>
        <source>Exactly as written</source>
        <translation>كما كُتب تمامًا</translation>
    </message>
</context>
<context>
    <name>SearchPane</name>
    <message>
        <source>Code all hits…</source>
        <translation>ترميز الكل…</translation>
    </message>
    <message>
        <source>Keep this search…</source>
        <translation>حفظ هذا البحث…</translation>
    </message>
    <message>
        <source>Back to the reports (Escape)</source>
        <translation>العودة إلى التقارير (Escape)</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>نتائج البحث</translation>
    </message>
    <message>
        <source>Nothing found for {query}</source>
        <translation>لا نتائج عن {query}</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>جارٍ العدّ…</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%Ln نتائج</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
            <numerusform>%Ln نتيجة</numerusform>
        </translation>
    </message>
    <message>
        <source>{hits}, the first {shown} shown</source>
        <translation>{hits}، يُعرض أول {shown}</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Write a project</source>
        <translation>كتابة مشروع</translation>
    </message>
    <message>
        <source>Choose where to…</source>
        <translation>اختر المكان…</translation>
    </message>
    <message>
        <source>A project carries reports, codes, highlights and memos to ATLAS.ti, MAXQDA, NVivo, QualCoder and others (REFI-QDA).</source>
        <translation>ينقل المشروع التقارير والرموز والتمييزات والمذكرات إلى برامج ⁦ATLAS.ti⁩ و⁦MAXQDA⁩ و⁦NVivo⁩ و⁦QualCoder⁩ وغيرها (⁦REFI-QDA⁩).</translation>
    </message>
    <message>
        <source>Only chosen reports</source>
        <translation>تقارير مختارة فقط</translation>
    </message>
    <message>
        <source>Reports of the project</source>
        <translation>تقارير المشروع</translation>
    </message>
    <message>
        <source>With the Word and PDF files beside the texts</source>
        <translation>مع ملفات ⁦Word⁩ و⁦PDF⁩ إلى جانب النصوص</translation>
    </message>
    <message>
        <source>With memos</source>
        <translation>مع المذكرات</translation>
    </message>
    <message>
        <source>Without the names of those who worked here</source>
        <translation>دون أسماء من عملوا هنا</translation>
    </message>
    <message>
        <source>What such a project has no room for, and stays here:</source>
        <translation>ما لا يتسع له مشروع كهذا ويبقى هنا:</translation>
    </message>
    <message>
        <source>Choose one report at least.</source>
        <translation>اختر تقريرًا واحدًا على الأقل.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>قصيرة</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>معتادة</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>طويلة</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>بعرض النافذة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>متباعدة</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>متقاربة</translation>
    </message>
    <message>
        <source>Fill lines to both edges</source>
        <translation>ضبط الأسطر من الجانبين</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>ال&amp;لغة</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>ال&amp;مظهر</translation>
    </message>
    <message>
        <source>Size of &amp;words in the window</source>
        <translation>حجم &amp;كلمات النافذة</translation>
    </message>
    <message>
        <source>&amp;Digits in the Arabic window</source>
        <translation>الأر&amp;قام في النافذة</translation>
    </message>
    <message>
        <source>&amp;Face</source>
        <translation>ال&amp;خط</translation>
    </message>
    <message>
        <source>&amp;Size of the text</source>
        <translation>ح&amp;جم النص</translation>
    </message>
    <message>
        <source>L&amp;ength of lines</source>
        <translation>&amp;طول الأسطر</translation>
    </message>
    <message>
        <source>D&amp;istance of lines</source>
        <translation>&amp;تباعد الأسطر</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message numerus="yes">
        <source>%n conflict(s) to settle</source>
        <translation>
            <numerusform>لا تعارضات تُحسم</numerusform>
            <numerusform>تعارض واحد يُحسم</numerusform>
            <numerusform>تعارضان يُحسمان</numerusform>
            <numerusform>%Ln تعارضات تُحسم</numerusform>
            <numerusform>%Ln تعارضًا يُحسم</numerusform>
            <numerusform>%Ln تعارض يُحسم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Make a bundle</source>
        <translation>إعداد حزمة</translation>
    </message>
    <message>
        <source>Join a bundle</source>
        <translation>ضمّ حزمة</translation>
    </message>
    <message>
        <source>Check a bundle</source>
        <translation>فحص حزمة</translation>
    </message>
    <message>
        <source>{file} is encrypted. Passphrase</source>
        <translation>{file} معمّاة. عبارة المرور</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>فحص</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Synchronise with a shared folder</source>
        <translation>المزامنة مع مجلد مشترك</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>مزامنة</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>الحزم</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Further</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>Highlight with the code of that number, or take it off</source>
        <translation>تمييز برمز ذلك الرقم، أو نزعه</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التمييزات</translation>
    </message>
    <message>
        <source>Give a code by a few letters of its name</source>
        <translation>إعطاء رمز بحروف من اسمه</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>حروف</translation>
    </message>
    <message>
        <source>Stance: supports, contradicts, context, none</source>
        <translation>الموقف: يؤيد، يعارض، سياق، بلا موقف</translation>
    </message>
    <message>
        <source>Passage: unread, reading, coded, to check, none</source>
        <translation>المقتطف: غير مقروء، قيد القراءة، مرمّز، للمراجعة، بلا حالة</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Select by letters, by words</source>
        <translation>التحديد بالحروف وبالكلمات</translation>
    </message>
    <message>
        <source>Open reports</source>
        <translation>التقارير المفتوحة</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Report: unread, reading, coded, to check</source>
        <translation>التقرير: غير مقروء، قيد القراءة، مُرمَّز، للمراجعة</translation>
    </message>
    <message>
        <source>Evidence and codebook</source>
        <translation>الأدلة ودليل الرموز</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>التوثيق</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>All open reports</source>
        <translation>كل التقارير المفتوحة</translation>
    </message>
    <message>
        <source>Drop to read it here</source>
        <translation>أفلته ليُقرأ هنا</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>no code</source>
        <translation>بلا رمز</translation>
    </message>
    <message>
        <source>The passage as {coder} coded it</source>
        <translation>المقتطف كما رمّزه {coder}</translation>
    </message>
    <message>
        <source>This stands</source>
        <translation>اعتماد هذا الترميز</translation>
    </message>
    <message>
        <source>The coding of {coder} stands</source>
        <translation>اعتماد ترميز {coder}</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Codes</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Highlight in hand</source>
        <translation>التمييز المختار</translation>
    </message>
</context>
<context>
    <name>SiftingDialog</name>
    <message>
        <source>Only some reports and highlights</source>
        <translation>بعض التقارير والتمييزات فقط</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>اعرضها</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>المؤلف</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>الناشر</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Coder</source>
        <translation>المرمِّز</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>الموقف</translation>
    </message>
    <message>
        <source>Such as 2025, 2025-03 or 24 November 2025</source>
        <translation>مثل 2025 أو 2025-03 أو 24 نوفمبر 2025</translation>
    </message>
    <message>
        <source>Empty all fields</source>
        <translation>أفرغ الحقول كلها</translation>
    </message>
    <message>
        <source>“{written}” is not a date that can be understood.</source>
        <translation>«{written}» ليس تاريخًا مفهومًا.</translation>
    </message>
    <message>
        <source>The first date comes after the second.</source>
        <translation>يأتي التاريخ الأول بعد الثاني.</translation>
    </message>
</context>
<context>
    <name>Sorts</name>
    <message>
        <source>As they came</source>
        <translation>كما وردت</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>حسب العنوان</translation>
    </message>
    <message>
        <source>By author</source>
        <translation>حسب المؤلف</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>حسب التاريخ</translation>
    </message>
    <message>
        <source>By number of highlights</source>
        <translation>حسب عدد التمييزات</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>حسب الحالة</translation>
    </message>
    <message>
        <source>By {property}</source>
        <translation>حسب {property}</translation>
    </message>
</context>
<context>
    <name>SourceNotesDialog</name>
    <message>
        <source>The source&apos;s own notes</source>
        <translation>حواشي المصدر</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الحواشي</translation>
    </message>
    <message>
        <source>What the note says</source>
        <translation>نص الحاشية</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>إظهار في النص</translation>
    </message>
    <message>
        <source>Enter this work</source>
        <translation>إدخال هذا العمل</translation>
    </message>
    <message>
        <source>Enter all works</source>
        <translation>إدخال كل الأعمال</translation>
    </message>
    <message>
        <source>Copy, cited through the report</source>
        <translation>نسخ «نقلًا عن» التقرير</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>(missing from this copy)</source>
        <translation>(غير واردة في هذه النسخة)</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>لا حواشي</numerusform>
            <numerusform>حاشية واحدة</numerusform>
            <numerusform>حاشيتان</numerusform>
            <numerusform>%Ln حواشٍ</numerusform>
            <numerusform>%Ln حاشية</numerusform>
            <numerusform>%Ln حاشية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a text</source>
        <translation>
            <numerusform>لا نص لشيء منها</numerusform>
            <numerusform>واحدة لها نص</numerusform>
            <numerusform>اثنتان لهما نص</numerusform>
            <numerusform>%Ln لها نص</numerusform>
            <numerusform>%Ln لها نص</numerusform>
            <numerusform>%Ln لها نص</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n give a work</source>
        <translation>
            <numerusform>لا تذكر عملًا</numerusform>
            <numerusform>واحدة تذكر عملًا</numerusform>
            <numerusform>اثنتان تذكران عملًا</numerusform>
            <numerusform>%Ln تذكر أعمالًا</numerusform>
            <numerusform>%Ln تذكر أعمالًا</numerusform>
            <numerusform>%Ln تذكر أعمالًا</numerusform>
        </translation>
    </message>
    <message>
        <source>This report has no notes of its own</source>
        <translation>ليس لهذا التقرير حواشٍ</translation>
    </message>
    <message>
        <source>This copy of the report has the marker alone, without the note&apos;s text.</source>
        <translation>في هذه النسخة من التقرير علامة الحاشية وحدها، بلا نصها.</translation>
    </message>
    <message>
        <source>It repeats an earlier note.</source>
        <translation>تكرر حاشية سابقة.</translation>
    </message>
    <message>
        <source>The work that it gives</source>
        <translation>العمل المذكور فيها</translation>
    </message>
    <message>
        <source>It is among the references already.</source>
        <translation>هو في المراجع من قبل.</translation>
    </message>
    <message>
        <source>Cited through the report</source>
        <translation>نقلًا عن التقرير</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split a code</source>
        <translation>تقسيم رمز</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>تقسيم</translation>
    </message>
    <message>
        <source>Name of a new code, or choose one</source>
        <translation>اسم رمز جديد، أو اختر رمزًا</translation>
    </message>
    <message>
        <source>They keep the first code too</source>
        <translation>تحتفظ بالرمز الأول أيضًا</translation>
    </message>
    <message>
        <source>Passages of the code</source>
        <translation>مقتطفات الرمز</translation>
    </message>
    <message>
        <source>Passages of</source>
        <translation>مقتطفات</translation>
    </message>
    <message>
        <source>Get the code</source>
        <translation>تأخذ الرمز</translation>
    </message>
    <message>
        <source>Choose two different codes.</source>
        <translation>اختر رمزين مختلفين.</translation>
    </message>
</context>
<context>
    <name>Stance</name>
    <message>
        <source>Supports</source>
        <translation>يؤيّد</translation>
    </message>
    <message>
        <source>Contradicts</source>
        <translation>يعارض</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>سياق</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>EgPk Desk</source>
        <translation>EgPk Desk</translation>
    </message>
    <message>
        <source>Create it there</source>
        <translation>إنشاؤها هناك</translation>
    </message>
    <message>
        <source>New library…</source>
        <translation>مكتبة جديدة…</translation>
    </message>
    <message>
        <source>Open a library…</source>
        <translation>فتح مكتبة…</translation>
    </message>
    <message>
        <source>Recent libraries</source>
        <translation>المكتبات المفتوحة أخيرًا</translation>
    </message>
    <message>
        <source>not there now</source>
        <translation>ليست موجودة الآن</translation>
    </message>
    <message>
        <source>Name it here no longer</source>
        <translation>إزالتها من هذه القائمة</translation>
    </message>
    <message>
        <source>Name {library} here no longer</source>
        <translation>إزالة {library} من هذه القائمة</translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message>
        <source>Statistics</source>
        <translation>إحصاءات</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>مم</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>المكتبة كلها</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>الأشهر</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>حفظ جدولًا…</translation>
    </message>
    <message>
        <source>Save as a page…</source>
        <translation>حفظ صفحةً…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Counting: {done} of {total}</source>
        <translation>عدّ: {done} من {total}</translation>
    </message>
    <message>
        <source>characters without spaces</source>
        <translation>حرف بلا مسافات</translation>
    </message>
    <message>
        <source>words</source>
        <translation>كلمة</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>حرف</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>صفحات</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>حواشٍ</translation>
    </message>
    <message>
        <source>highlights</source>
        <translation>تمييزات</translation>
    </message>
    <message>
        <source>without a code</source>
        <translation>بلا رمز</translation>
    </message>
    <message>
        <source>memos on highlights</source>
        <translation>مذكرات على التمييزات</translation>
    </message>
    <message>
        <source>of the text is coded</source>
        <translation>من النص مرمَّز</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>تقارير</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>جارٍ العدّ…</translation>
    </message>
    <message>
        <source>Save the statistics</source>
        <translation>حفظ الإحصاءات</translation>
    </message>
    <message>
        <source>statistics</source>
        <translation>إحصاءات</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Unread</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>قيد القراءة</translation>
    </message>
    <message>
        <source>Coded</source>
        <translation>مُرمَّز</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>للمراجعة</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>highlight</source>
        <translation>تمييز</translation>
    </message>
    <message>
        <source>giving a code</source>
        <translation>إعطاء رمز</translation>
    </message>
    <message>
        <source>taking off a code</source>
        <translation>نزع رمز</translation>
    </message>
    <message>
        <source>memo</source>
        <translation>مذكرة</translation>
    </message>
    <message>
        <source>status</source>
        <translation>تغيير الحالة</translation>
    </message>
    <message>
        <source>stance</source>
        <translation>موقف</translation>
    </message>
    <message>
        <source>work cited through the source</source>
        <translation>الاستشهاد بالأصل نقلًا عن المصدر</translation>
    </message>
    <message>
        <source>change of range</source>
        <translation>تغيير مدى</translation>
    </message>
    <message>
        <source>removal of a highlight</source>
        <translation>إزالة تمييز</translation>
    </message>
    <message>
        <source>removal of highlights</source>
        <translation>إزالة تمييزات</translation>
    </message>
    <message>
        <source>settling of a disagreement</source>
        <translation>حسم خلاف</translation>
    </message>
    <message>
        <source>reopening of a disagreement</source>
        <translation>إعادة فتح خلاف</translation>
    </message>
    <message>
        <source>correction of metadata</source>
        <translation>تصحيح بيانات</translation>
    </message>
    <message>
        <source>removal of a report</source>
        <translation>إزالة تقرير</translation>
    </message>
    <message>
        <source>new code</source>
        <translation>إضافة رمز</translation>
    </message>
    <message>
        <source>renaming of a code</source>
        <translation>تسمية رمز</translation>
    </message>
    <message>
        <source>change of a code</source>
        <translation>تعديل رمز</translation>
    </message>
    <message>
        <source>move of a code</source>
        <translation>نقل رمز</translation>
    </message>
    <message>
        <source>merging of codes</source>
        <translation>دمج رمزين</translation>
    </message>
    <message>
        <source>retirement of a code</source>
        <translation>وقف استعمال رمز</translation>
    </message>
    <message>
        <source>splitting of a code</source>
        <translation>تقسيم رمز</translation>
    </message>
    <message>
        <source>return of a code</source>
        <translation>إعادة رمز</translation>
    </message>
    <message>
        <source>naming of a kind</source>
        <translation>تسمية نوع</translation>
    </message>
    <message>
        <source>removal of a kind</source>
        <translation>إزالة نوع</translation>
    </message>
    <message>
        <source>taking in a project</source>
        <translation>أخذ مشروع</translation>
    </message>
    <message>
        <source>taking in a codebook</source>
        <translation>إدخال دليل رموز</translation>
    </message>
    <message>
        <source>codes from a report</source>
        <translation>رموز من تقرير</translation>
    </message>
    <message>
        <source>coding of all hits</source>
        <translation>ترميز النتائج كلها</translation>
    </message>
    <message>
        <source>acceptance of a suggestion</source>
        <translation>قبول اقتراح</translation>
    </message>
    <message>
        <source>rejection of a suggestion</source>
        <translation>رفض اقتراح</translation>
    </message>
    <message>
        <source>new memo</source>
        <translation>مذكرة جديدة</translation>
    </message>
    <message>
        <source>change of a memo</source>
        <translation>تغيير مذكرة</translation>
    </message>
    <message>
        <source>removal of a memo</source>
        <translation>حذف مذكرة</translation>
    </message>
    <message>
        <source>new group</source>
        <translation>مجموعة جديدة</translation>
    </message>
    <message>
        <source>change of a group</source>
        <translation>تغيير مجموعة</translation>
    </message>
    <message>
        <source>removal of a group</source>
        <translation>حذف مجموعة</translation>
    </message>
    <message>
        <source>putting into a group</source>
        <translation>إضافة إلى مجموعة</translation>
    </message>
    <message>
        <source>taking out of a group</source>
        <translation>إخراج من مجموعة</translation>
    </message>
    <message>
        <source>properties</source>
        <translation>خصائص</translation>
    </message>
    <message>
        <source>naming of a property</source>
        <translation>تعريف خاصية</translation>
    </message>
    <message>
        <source>forgetting of a property</source>
        <translation>إلغاء تعريف خاصية</translation>
    </message>
    <message>
        <source>keeping of a view</source>
        <translation>حفظ عرض</translation>
    </message>
    <message>
        <source>renaming of a view</source>
        <translation>إعادة تسمية عرض</translation>
    </message>
    <message>
        <source>forgetting of a view</source>
        <translation>حذف عرض</translation>
    </message>
    <message>
        <source>keeping of a search</source>
        <translation>حفظ بحث</translation>
    </message>
    <message>
        <source>counting hits as seen</source>
        <translation>عدّ النتائج مُطَّلعًا عليها</translation>
    </message>
    <message>
        <source>forgetting of a search</source>
        <translation>حذف بحث محفوظ</translation>
    </message>
    <message>
        <source>new work</source>
        <translation>إدخال عمل</translation>
    </message>
    <message>
        <source>correction of a work</source>
        <translation>تصحيح عمل</translation>
    </message>
    <message>
        <source>merging of works</source>
        <translation>دمج عملين</translation>
    </message>
    <message>
        <source>taking in references</source>
        <translation>استيراد مراجع</translation>
    </message>
    <message>
        <source>works from a report&apos;s notes</source>
        <translation>أعمال من حواشي تقرير</translation>
    </message>
    <message>
        <source>removal of a work</source>
        <translation>حذف عمل</translation>
    </message>
    <message>
        <source>keeping of citation keys</source>
        <translation>حفظ مفاتيح التوثيق</translation>
    </message>
    <message>
        <source>removal of a code</source>
        <translation>إزالة رمز</translation>
    </message>
    <message>
        <source>joining of a bundle</source>
        <translation>ضمّ حزمة</translation>
    </message>
    <message>
        <source>settling of a conflict</source>
        <translation>حسم تعارض</translation>
    </message>
</context>
<context>
    <name>StyleDialog</name>
    <message>
        <source>Citation style</source>
        <translation>أسلوب التوثيق</translation>
    </message>
    <message>
        <source>Use this style</source>
        <translation>استعمال هذا الأسلوب</translation>
    </message>
    <message>
        <source>How it cites</source>
        <translation>كيف يوثِّق</translation>
    </message>
</context>
<context>
    <name>StylePicker</name>
    <message>
        <source>From a file…</source>
        <translation>من ملف…</translation>
    </message>
    <message>
        <source>Add a style of your own (.csl)</source>
        <translation>إضافة أسلوب من عندك (‎.csl)</translation>
    </message>
    <message>
        <source>Forget this style of your own</source>
        <translation>حذف هذا الأسلوب الذي أضفته</translation>
    </message>
    <message>
        <source>Western digits: 123</source>
        <translation>أرقام غربية: 123</translation>
    </message>
    <message>
        <source>Arabic digits: ١٢٣</source>
        <translation>أرقام مشرقية: ١٢٣</translation>
    </message>
    <message>
        <source>Each source in its own language</source>
        <translation>كل مصدر بلغته</translation>
    </message>
    <message>
        <source>All notes in Arabic</source>
        <translation>كل الحواشي بالعربية</translation>
    </message>
    <message>
        <source>All notes in English</source>
        <translation>كل الحواشي بالإنجليزية</translation>
    </message>
    <message>
        <source>Named by their markers</source>
        <translation>تُذكر بعلاماتها</translation>
    </message>
    <message>
        <source>Quoted («نقلًا عن»)</source>
        <translation>يُقتبس نصها («نقلًا عن»)</translation>
    </message>
    <message>
        <source>The original, through the source</source>
        <translation>الأصل، نقلًا عن المصدر</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>لا تُذكر</translation>
    </message>
    <message>
        <source>Citation style</source>
        <translation>أسلوب التوثيق</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Language of notes</source>
        <translation>لغة الحواشي</translation>
    </message>
    <message>
        <source>The source&apos;s own notes</source>
        <translation>حواشي المصدر</translation>
    </message>
    <message>
        <source>Add a citation style</source>
        <translation>إضافة أسلوب توثيق</translation>
    </message>
    <message>
        <source>Citation styles</source>
        <translation>أساليب التوثيق</translation>
    </message>
</context>
<context>
    <name>Styles</name>
    <message>
        <source>Arabic notes (المرجع نفسه)</source>
        <translation>حواشٍ عربية (المرجع نفسه)</translation>
    </message>
    <message>
        <source>Arabic author and date</source>
        <translation>عربي: المؤلف والتاريخ</translation>
    </message>
    <message>
        <source>Chicago: notes and bibliography</source>
        <translation>شيكاغو: حواشٍ وقائمة مراجع</translation>
    </message>
    <message>
        <source>Chicago: author and date</source>
        <translation>شيكاغو: المؤلف والتاريخ</translation>
    </message>
    <message>
        <source>APA</source>
        <translation>APA (الجمعية الأمريكية لعلم النفس)</translation>
    </message>
    <message>
        <source>IEEE</source>
        <translation>IEEE (مهندسو الكهرباء)</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>حواشٍ</translation>
    </message>
    <message>
        <source>author and date</source>
        <translation>المؤلف والتاريخ</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>أرقام</translation>
    </message>
</context>
<context>
    <name>SuggestionsTab</name>
    <message>
        <source>Like the passages of</source>
        <translation>ما يشبه مقتطفات</translation>
    </message>
    <message>
        <source>Only the open report</source>
        <translation>التقرير المفتوح فقط</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>Nothing to suggest</source>
        <translation>لا شيء يُقترح</translation>
    </message>
    <message>
        <source>Code some passages first: what resembles them is suggested here.</source>
        <translation>رمِّز مقتطفات أولًا، وهنا يُقترح ما يشبهها.</translation>
    </message>
    <message>
        <source>Give the code (Enter)</source>
        <translation>إعطاء الرمز (Enter)</translation>
    </message>
    <message>
        <source>Refuse (Delete)</source>
        <translation>رفض (Delete)</translation>
    </message>
</context>
<context>
    <name>Swatch</name>
    <message>
        <source>Colour {colour}</source>
        <translation>اللون {colour}</translation>
    </message>
</context>
<context>
    <name>TabBar</name>
    <message>
        <source>Open reports</source>
        <translation>التقارير المفتوحة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>تقرير</translation>
    </message>
    <message>
        <source>Close {title}</source>
        <translation>إغلاق {title}</translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message>
        <source>Select a passage first, then type a few letters of a code.</source>
        <translation>حدِّد مقتطفًا أولًا، ثم اكتب حروفًا من اسم الرمز.</translation>
    </message>
    <message>
        <source>No code was given yet.</source>
        <translation>لم يُعطَ رمز بعد.</translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message>
        <source>Take in a project</source>
        <translation>أخذ مشروع</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>خذه</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>تُقرأ…</translation>
    </message>
    <message>
        <source>Nothing here is said over, and what comes in is one step: undo takes all of it back.</source>
        <translation>لا يُغيَّر شيء مما هنا، وما يدخل خطوة واحدة يعيدها التراجع كلها.</translation>
    </message>
    <message>
        <source>Written by {program}</source>
        <translation>كتبه {program}</translation>
    </message>
    <message>
        <source>Reports of the project</source>
        <translation>تقارير المشروع</translation>
    </message>
    <message>
        <source>What will be left out:</source>
        <translation>ما سيُترك:</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>لا مقاطع</numerusform>
            <numerusform>مقطع واحد</numerusform>
            <numerusform>مقطعان</numerusform>
            <numerusform>%Ln مقاطع</numerusform>
            <numerusform>%Ln مقطعًا</numerusform>
            <numerusform>%Ln مقطع</numerusform>
        </translation>
    </message>
    <message>
        <source>The library is read-only; nothing can be taken into it.</source>
        <translation>المكتبة للقراءة فقط، فلا يُؤخذ إليها شيء.</translation>
    </message>
    <message>
        <source>Choose one report at least.</source>
        <translation>اختر تقريرًا واحدًا على الأقل.</translation>
    </message>
</context>
<context>
    <name>TakenDialog</name>
    <message>
        <source>What came in</source>
        <translation>ما دخل</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>ما أُخذ</translation>
    </message>
    <message>
        <source>Nothing in it is new.</source>
        <translation>لا جديد فيه.</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>ما تُرك</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>The statistics were written to {file}.</source>
        <translation>كُتبت الإحصاءات في {file}.</translation>
    </message>
</context>
<context>
    <name>TextWork</name>
    <message>
        <source>Select the wrong word first.</source>
        <translation>حدّد الكلمة الخطأ أولًا.</translation>
    </message>
    <message>
        <source>A correction lies within one paragraph.</source>
        <translation>يكون التصحيح داخل فقرة واحدة.</translation>
    </message>
    <message>
        <source>Correct the paragraphs one by one.</source>
        <translation>صحّح الفقرات واحدة واحدة.</translation>
    </message>
    <message>
        <source>The text was corrected. Undo brings back what stood there.</source>
        <translation>صُحّح النص. التراجع يعيد ما كان.</translation>
    </message>
    <message numerus="yes">
        <source>Read by text recognition: %n word(s) with dots below should be compared.</source>
        <translation>
            <numerusform>قُرئ بالتعرّف الضوئي.</numerusform>
            <numerusform>قُرئ بالتعرّف الضوئي: كلمة واحدة تحتها نقاط تُقارَن بالصفحة.</numerusform>
            <numerusform>قُرئ بالتعرّف الضوئي: كلمتان تحتهما نقاط تُقارَنان بالصفحة.</numerusform>
            <numerusform>قُرئ بالتعرّف الضوئي: %Ln كلمات تحتها نقاط تُقارَن بالصفحة.</numerusform>
            <numerusform>قُرئ بالتعرّف الضوئي: %Ln كلمة تحتها نقاط تُقارَن بالصفحة.</numerusform>
            <numerusform>قُرئ بالتعرّف الضوئي: %Ln كلمة تحتها نقاط تُقارَن بالصفحة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The imported PDF files hold %n mark(s) that others made.</source>
        <translation>
            <numerusform>ليس في ملفات PDF المستوردة علامات لآخرين.</numerusform>
            <numerusform>في ملفات PDF المستوردة علامة واحدة لآخرين.</numerusform>
            <numerusform>في ملفات PDF المستوردة علامتان لآخرين.</numerusform>
            <numerusform>في ملفات PDF المستوردة %Ln علامات لآخرين.</numerusform>
            <numerusform>في ملفات PDF المستوردة %Ln علامة لآخرين.</numerusform>
            <numerusform>في ملفات PDF المستوردة %Ln علامة لآخرين.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take them in as highlights</source>
        <translation>إدخالها تمييزات</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) taken in as highlights. Undo takes all of them back.</source>
        <translation>
            <numerusform>لم تُدخل علامة.</numerusform>
            <numerusform>أُدخلت علامة واحدة تمييزًا. التراجع يعيدها.</numerusform>
            <numerusform>أُدخلت علامتان تمييزين. التراجع يعيدهما.</numerusform>
            <numerusform>أُدخلت %Ln علامات تمييزاتٍ. التراجع يعيدها كلها.</numerusform>
            <numerusform>أُدخلت %Ln علامة تمييزاتٍ. التراجع يعيدها كلها.</numerusform>
            <numerusform>أُدخلت %Ln علامة تمييزاتٍ. التراجع يعيدها كلها.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no marks in the file that are not here already.</source>
        <translation>لا علامات في الملف غير الموجودة هنا.</translation>
    </message>
</context>
<context>
    <name>ThroughChoice</name>
    <message>
        <source>What the footnote cites</source>
        <translation>ما تستشهد به الحاشية</translation>
    </message>
    <message>
        <source>The footnote cites</source>
        <translation>تستشهد الحاشية بـ</translation>
    </message>
    <message>
        <source>This report</source>
        <translation>هذا التقرير</translation>
    </message>
    <message>
        <source>Through it: {note}</source>
        <translation>الأصل نقلًا عنه: {note}</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Pages in small</source>
        <translation>الصفحات مصغّرةً</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>Encrypted PDF</source>
        <translation>ملف PDF مشفَّر</translation>
    </message>
    <message>
        <source>Password of {file}</source>
        <translation>كلمة مرور {file}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>تركه</translation>
    </message>
</context>
<context>
    <name>Viewing</name>
    <message>
        <source>None kept yet</source>
        <translation>لم يُحفظ شيء بعد</translation>
    </message>
    <message>
        <source>Keep this view…</source>
        <translation>احفظ هذا العرض…</translation>
    </message>
    <message>
        <source>Keep over</source>
        <translation>احفظ فوق</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>أعد التسمية</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>احذف</translation>
    </message>
    <message>
        <source>Keep this view</source>
        <translation>حفظ هذا العرض</translation>
    </message>
    <message>
        <source>Kept as {name}.</source>
        <translation>حُفظ باسم {name}.</translation>
    </message>
    <message>
        <source>Rename the view</source>
        <translation>إعادة تسمية العرض</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>Weighing</name>
    <message>
        <source>Drawing (SVG)</source>
        <translation>رسم (SVG)</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>صورة (PNG)</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>مصنَّف (XLSX)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>جدول (CSV)</translation>
    </message>
    <message>
        <source>Page with figure and table</source>
        <translation>صفحة بالرسم والجدول</translation>
    </message>
    <message>
        <source>Save the figure</source>
        <translation>حفظ الرسم</translation>
    </message>
    <message>
        <source>Written to {file}.</source>
        <translation>كُتب في {file}.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Import reports…</source>
        <translation>استيراد تقارير…</translation>
    </message>
    <message>
        <source>Paste a report</source>
        <translation>لصق تقرير</translation>
    </message>
    <message>
        <source>Try the sample reports</source>
        <translation>جرّب التقارير النموذجية</translation>
    </message>
    <message>
        <source>Choose a report</source>
        <translation>اختر تقريرًا</translation>
    </message>
    <message>
        <source>The list beside holds the reports of this library. Enter opens the chosen one.</source>
        <translation>في القائمة المجاورة تقارير هذه المكتبة، ومفتاح Enter يفتح المختار منها.</translation>
    </message>
    <message>
        <source>Start with a report</source>
        <translation>ابدأ بتقرير</translation>
    </message>
    <message>
        <source>Web pages, Word and ODT files, PDFs, Markdown and plain text; drop files or folders anywhere.</source>
        <translation>صفحات ويب، وملفات Word وODT وPDF وMarkdown، ونصوص مجردة؛ أفلت الملفات أو المجلدات في أي موضع.</translation>
    </message>
    <message>
        <source>Then select a passage and press a number from 1 to 9: it is highlighted with that code and kept.</source>
        <translation>ثم حدِّد مقتطفًا واضغط رقمًا من 1 إلى 9: يُميَّز برمز ذلك الرقم ويُحفظ.</translation>
    </message>
</context>
<context>
    <name>WordsTab</name>
    <message>
        <source>Most frequent words</source>
        <translation>الكلمات الأكثر ورودًا</translation>
    </message>
    <message>
        <source>Words of</source>
        <translation>كلمات</translation>
    </message>
    <message>
        <source>Count forms of a word together</source>
        <translation>عدّ صيغ الكلمة معًا</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>كل التقارير</translation>
    </message>
    <message>
        <source>The open report</source>
        <translation>التقرير المفتوح</translation>
    </message>
    <message>
        <source>The passages of {code}</source>
        <translation>مقتطفات {code}</translation>
    </message>
</context>
<context>
    <name>_Person</name>
    <message>
        <source>Role</source>
        <translation>الصفة</translation>
    </message>
    <message>
        <source>Name, or family name, given name</source>
        <translation>الاسم، أو اسم العائلة، الاسم الأول</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>In the other script</source>
        <translation>بالحرف الآخر</translation>
    </message>
    <message>
        <source>Name in the other script</source>
        <translation>الاسم بالحرف الآخر</translation>
    </message>
    <message>
        <source>Take this person out</source>
        <translation>إخراج هذا الشخص</translation>
    </message>
</context>
<context>
    <name>_Print</name>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>{report} was written to {file}.</source>
        <translation>كُتب {report} في {file}.</translation>
    </message>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>لا طابعة معدّة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Save a PDF and print it elsewhere.</source>
        <translation>احفظ ملف PDF واطبعه في مكان آخر.</translation>
    </message>
    <message>
        <source>{report} was sent to {file}.</source>
        <translation>أُرسل {report} إلى {file}.</translation>
    </message>
    <message>
        <source>Printing: {done} of {total}</source>
        <translation>طباعة: {done} من {total}</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>جارٍ الطباعة…</translation>
    </message>
</context>
</TS>
