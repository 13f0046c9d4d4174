"""Common given names: the evidence that a short line without a label is a person's name."""

from __future__ import annotations

from egpk_desk.text.folding import fold

_ARABIC = """
    إليزابيث إليسا إيفا إيف إريك أحمد محمد محمود مصطفى علي حسن حسين إبراهيم إسماعيل خالد عمر عمرو عثمان عادل عامر
    عماد عصام عزت عزمي عزيز عبد عبدالله عبدالرحمن عبدالعزيز عبدالفتاح عبدالحميد عبدالسلام عبدالقادر عبدالكريم
    عبدالمنعم عبدالناصر عبدالوهاب عبدالهادي عبدالخالق عبداللطيف عبدالغني عبدالمجيد عبدالحق عبدالرؤوف عبدالباسط
    عبدالجليل عبدالعظيم عبده عبير عائشة عايدة عالية عبلة عفاف علا علياء عهود غادة غسان غازي غالب غنوة فادي فادية
    فارس فاروق فاضل فاطمة فايز فايزة فتحي فتحية فراس فرح فرحات فريد فريدة فهد فهمي فوزي فوزية فؤاد فيصل فيروز فيفيان
    قاسم قصي قيس كامل كاظم كريم كريمة كمال كوثر كارم كرم لبنى لطفي لطيفة لمى لمياء ليث ليلى لينا ليندا لؤي ماجد
    ماجدة مازن مالك ماهر مايا مبارك مجدي محسن محسنة مختار مدحت مراد مرام مروان مروة مريم مسعود مشعل مصعب مطلق معاذ
    معتز معتصم معن مفيد مكرم ملك ممدوح منار منال منذر منصور منير منيرة منى مها مهند مهدي مؤمن موسى مي ميادة ميرفت
    ميرنا ميسون ميشال ميشيل ميلاد مينا نادر نادية ناصر ناهد نايف نبيل نبيلة نجاة نجلاء نجوى نجيب ندى نديم نزار نزيه
    نسرين نسيمة نسيم نشأت نصر نضال نعمة نعيم نهاد نهال نهى نواف نوال نور نورا نورة نورهان نوري نيفين هاجر هادي هالة
    هاني هبة هدى هدير هشام هلال همام هناء هند هيا هيام هيثم هيفاء وائل وجدان وسام وسيم وفاء ولاء وليد ياسر ياسمين
    ياسين يارا يحيى يسرا يسري يعقوب يمنى يوسف يونس أبو أبوبكر أديب أروى أسامة أسعد أسماء أسمهان أشرف أكرم أماني أمجد
    أمل أميرة أمير أميمة أمين أمينة أنس أنور أنيس أيمن أيمان إياد إيمان إيناس إيهاب إلهام إدريس إدوار إكرام إلياس
    آمال آمنة آلاء آية آيات باسل باسم باسمة بدر بدرية بسام بسمة بشار بشير بكر بلال بلقيس بهاء بهجت بوعلام تامر تغريد
    تقى تيسير توفيق ثامر ثروت ثريا جابر جاسم جاسر جرجس جلال جمال جمعة جميل جميلة جنان جهاد جهان جواد جواهر جورج
    جوزيف جيهان حاتم حازم حامد حبيب حجازي حسام حسان حسني حسنين حكيم حليمة حمد حمدي حمزة حمود حميد حميدة حنان حنين
    حياة حيدر خديجة خلف خلود خليفة خليل خيري داليا داود دعاء دلال دنيا دينا ديما رأفت رائد رائدة راشد راضي رامز رامي
    رانيا ربى ربيع رجاء رجب رحاب رحمة رزان رشا رشاد رشيد رشيدة رضا رضوان رغد رفعت رفيق رقية رمزي رمضان رنا رندا رنيم
    روان رياض ريم ريما ريهام رؤى رولا زاهر زاهي زكريا زكي زهراء زهير زياد زيد زينب زينة زين سارة سامح سامر سامي
    سامية سالم سامحة سحر سعاد سعد سعود سعيد سعيدة سفيان سلام سلمان سلمى سلوى سليم سليمان سمر سمير سميرة سمية سناء
    سهام سهيل سهير سوزان سوسن سيد سيف شادي شادية شاكر شاهر شاهين شحاتة شذى شروق شريف شريفة شعبان شفيق شوقي شيماء
    شيرين صابر صادق صالح صباح صبري صفاء صفوت صفية صلاح صهيب ضياء طارق طالب طاهر طه طلال طلعت عارف عاصم عاطف عباس
    عدنان عرفة عزام عزة عزالدين علاء علوي عمار عوض عيسى غانم محيي نزهة نبيه هاشم محي بدور مشاري تركي بندر سلطان ماضي
    عواد غيث شما موزة حصة لولوة دانة دانا جنى جود لجين سيرين جمانة رهف شهد شهيرة مهرة نهلة نوح كنزة فتيحة زهرة رشدي
    بوبكر المهدي الحسن الحسين الحبيب الطيب الصادق الهادي المختار العربي الحاج شكيب زبيدة حفيظة سهيلة لحسن مولاي سيدي
    العياشي الطاهر الأمين السيد بوجمعة بلقاسم عبدالإله عبدالواحد أنطوان بيار بيير إيلي طوني جان جوني مارون سمعان حنا
    بطرس بولس شربل جبران كارول كارين نايلة هيكل غريغوري مارك جون ديفيد مايكل روبرت ريتشارد جيمس توماس بول بيتر
    دانيال دانييل أنتوني كينيث هنري جوليان سايمون ستيفن ستيفان أندرو ألكسندر ألكسندرا كريستوفر كريستيان فريدريك
    إيريك بن بنجامين ديفد مارتن جاك آلان باتريك فيليب كلير ماريا آنا صوفي
"""
_LATIN = """
    ben yezid fred matt mike tom jim joe dan sam alex nick chris tim steve greg jeff bob bill kate liz sue jane
    grace zoe ella farah hafsa zaid max leo amos natan ghaith marc erik lars jan peter anton tobias lukas jonas
    felix ana elena irina katya yuri igor hossein mehdi reza hassan mohsen farhad ayatollah bassam bashar elie nizar
    rafael rafik rafiq saad saud turki khaldoun khaldun noha nehal hend heba aya salwa sawsan yousry yasir zeina
    ziyad rabab rim aziz abdulaziz abdulrahman abdelrahman abdelfattah abdelaziz faysal feisal fahad fahd nawaf
    bader badr ahmed ahmad mohamed mohammed muhammad mohammad mahmoud mustafa moustafa ali hussein ibrahim ismail
    khaled khalid omar amr osman adel amer emad essam abdel abdul abdullah abdallah aisha fadi faris farouk fatima
    fatma fawaz faisal george gamal jamal hadi hala hani hana hamad hamid hamza hanan hatem hazem hesham hisham huda
    hoda ihab iman imad jihad karim kareem kamal laila leila layla lina lamia maha maged majed maram marwa marwan
    maryam mariam may mazen mona mina mourad murad mai nada nadia nader nael nancy nasser nabil nadim nour noor nora
    nouran omnia osama ola rana rania rami ramy rasha raed reem reham rehab riham rola roula ruba said saeed sahar
    salah salem salim salma samah sameh sami samir samira sara sarah sayed sherif shady shadi siham souad sultan
    tamer tarek tariq wael waleed walid wafa yasmin yasmine yasser yehia yara youssef yousef yusuf yahya zainab
    zeinab ziad zeyad zaki bilal anwar ashraf ayman ayesha asma amal amira amina amin john james robert michael
    william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew
    joshua kenneth kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen
    larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron
    jose adam henry nathan douglas zachary kyle walter ethan jeremy harold keith christian roger noah gerald terry
    sean austin carl arthur lawrence dylan jesse jordan bryan philip phillip simon martin ian alan neil hugh oliver
    julian sebastian luc jean pierre michel francois françois jacques philippe olivier nicolas antoine mary patricia
    jennifer linda elizabeth barbara susan jessica karen lisa betty margaret sandra ashley kimberly emily donna
    michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley
    anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria
    heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea
    cheryl hannah jacqueline martha gloria teresa ann sophie claire marie isabelle camille hans karl wolfgang stefan
    klaus jürgen anja ulrike volker luigi marco giuseppe paolo giovanni francesca carlos luis juan miguel pablo ivan
    sergei vladimir dmitry olga natalia mehmet ahmet murat emre ayse imran asim tahir zahid shahid usman naveed
    rajesh sanjay anil rahul priya vikram wang li zhang chen liu kim park hiroshi
"""
_NAMES = frozenset(fold(_ARABIC).split()) | frozenset(fold(_LATIN).split())


def is_given_name(word: str) -> bool:
    """Whether a word is among the common Arabic and Western given names, in any spelling that folds to it."""
    return fold(word).strip(".") in _NAMES
