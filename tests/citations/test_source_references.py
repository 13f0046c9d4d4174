"""References out of a source's own notes: what can be told is told, what is none is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.citations.csl_json import iso_of, name_words
from egpk_desk.citations.source_references import parse_note, through


def told(body: str) -> dict[str, str]:
    parsed = parse_note(body)
    assert parsed is not None
    item = parsed.item
    names: dict[str, str] = {
        role: "; ".join(map(name_words, item[role])) for role in ("author", "translator", "editor") if role in item
    }
    dates: dict[str, str] = {name: iso_of(item[name]) for name in ("issued", "accessed") if name in item}
    plain = {name: value for name, value in item.items() if isinstance(value, str)}
    return {**plain, **names, **dates, "cited": parsed.page}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "[1] نبيل علي، الثقافة العربية وعصر المعلومات، سلسلة عالم المعرفة 265 (الكويت: المجلس، 2001)، ص 227.",
            {
                "author": "نبيل علي",
                "title": "الثقافة العربية وعصر المعلومات",
                "publisher-place": "الكويت",
                "publisher": "المجلس",
                "issued": "2001",
                "cited": "227",
            },
        ),
        (
            "غي روشيه، مدخل إلى علم الاجتماع، ترجمة مصطفى دندشلي، ط 2 (بيروت: المؤسسة العربية، ١٩٨٣)، ص ص ٥٤-٦٠.",
            {"translator": "مصطفى دندشلي", "edition": "2", "issued": "1983", "cited": "54–60", "type": "book"},
        ),
        (
            "(3) محمد حسن، «الأمن القومي العربي»، إستراتيجيات، مج 15، العدد 1 (2009)، ص 129.",
            {
                "author": "محمد حسن",
                "title": "الأمن القومي العربي",
                "container-title": "إستراتيجيات",
                "volume": "15",
                "issue": "1",
                "type": "article-journal",
            },
        ),
        (
            "إيان بلاك، «الأسد يحث الولايات المتحدة»، الغارديان، 17/2/2009.",
            {"container-title": "الغارديان", "issued": "2009-02-17", "type": "article-newspaper"},
        ),
        (
            "«ارتفاع عجز الموازنة المصرية»، الجزيرة نت، 2012/12/24، شوهد في 25/12/2012، في: http://bit.ly/bRaZr.",
            {"URL": "http://bit.ly/bRaZr", "issued": "2012-12-24", "accessed": "2012-12-25", "type": "webpage"},
        ),
        (
            "سالم حسن، كتاب السياسة، القاهرة، دار الشروق، 2010، ص 33",
            {"publisher": "دار الشروق", "publisher-place": "القاهرة", "issued": "2010", "cited": "33"},
        ),
        (
            "Marco Bellini, “Prevedibilità e potere”, Quaderni del Mediterraneo 31 (2024): 12.",
            {"container-title": "Quaderni del Mediterraneo", "volume": "31", "cited": "12", "type": "article-journal"},
        ),
        (
            "إدريس بنمنصور، «التدريب بديلًا»، تقدير موقف رقم 7، معهد الرباط، يونيو 2024، ص 3.",
            {"type": "report", "genre": "تقدير موقف", "number": "7", "publisher": "معهد الرباط", "issued": "2024-06"},
        ),
        (
            "نسيمة بوعلام، «أنابيب المتوسط»، منشورات المرصد، الجزائر، 2023، ص 58.",
            {"publisher": "منشورات المرصد", "publisher-place": "الجزائر", "type": "report", "issued": "2023"},
        ),
        (
            "Awa Ndiaye, Soils and Markets (Dakar: Baobab Press, 2023), 118–121.",
            {"publisher-place": "Dakar", "cited": "118–121", "title": "Soils and Markets"},
        ),
        (
            "مقابلة أجرتها الباحثة مع دبلوماسي سابق، عمّان، 3 مارس 2025.",
            {"type": "interview", "publisher-place": "عمّان", "issued": "2025-03-03"},
        ),
        (
            "1- Ann Lee, Ports and Power (London: Harbour House, 2019), p. 12.",
            {"author": "Ann Lee", "title": "Ports and Power", "publisher": "Harbour House", "cited": "12"},
        ),
        (
            "Ann Lee, “The long view,” Journal of Ports, vol. 3, no. 2 (2020), pp. 4-9.",
            {
                "title": "The long view",
                "container-title": "Journal of Ports",
                "volume": "3",
                "issue": "2",
                "cited": "4–9",
            },
        ),
        (
            "(١) عبد الوهاب المسيري، موسوعة اليهود، ج ٣، ط ٢، القاهرة: دار الشروق، ٢٠٠٣، ص ١٢٣.",
            {"volume": "3", "edition": "2", "publisher": "دار الشروق", "publisher-place": "القاهرة", "cited": "123"},
        ),
        (
            "وزارة التجارة والصناعة المصرية، التقرير السنوي للتجارة الخارجية 2023، القاهرة، 2024، ص 12.",
            {
                "author": "وزارة التجارة والصناعة المصرية",
                "title": "التقرير السنوي للتجارة الخارجية 2023",
                "issued": "2024",
            },
        ),
        (
            "See Ahmed Rashid, Taliban: Islam, Oil and Power, 2nd ed. (New Haven: Yale Press, 2010), pp. 45–47.",
            {"title": "Taliban: Islam, Oil and Power", "edition": "2", "author": "Ahmed Rashid", "cited": "45–47"},
        ),
        (
            "“Pakistan, Egypt agree,” Dawn, November 24, 2025, https://www.dawn.com/news/123.",
            {"container-title": "Dawn", "issued": "2025-11-24", "type": "webpage", "publisher": None},
        ),
        (
            "C. Fair, “Militants,” Asia Policy, no. 11 (January 2011): 105–37. doi:10.1353/asp.2011.0010",
            {"DOI": "10.1353/asp.2011.0010", "cited": "105–37", "issued": "2011-01", "publisher-place": None},
        ),
        (
            "أحمد يوسف (محرر)، حال الأمة العربية (بيروت: مركز دراسات الوحدة العربية، 2015).",
            {"editor": "أحمد يوسف", "author": None, "title": "حال الأمة العربية"},
        ),
        (
            "نجلاء مرعي، العلاقات الأمريكية، رسالة دكتوراه غير منشورة، كلية الاقتصاد، جامعة القاهرة، 2010.",
            {"type": "thesis", "genre": "رسالة دكتوراه غير منشورة", "publisher": "جامعة القاهرة"},
        ),
        (
            "World Bank. 2023. Pakistan Development Update. Washington, DC: World Bank.",
            {"title": "Pakistan Development Update", "publisher-place": "Washington DC", "publisher": "World Bank"},
        ),
        (
            'خالد حنفي، "أبعاد التقارب"، مركز الأهرام للدراسات، 15 نوفمبر 2025، متاح على: https://acpss.ahram.org.eg/x',
            {"issued": "2025-11-15", "publisher": "مركز الأهرام للدراسات", "publisher-place": None},
        ),
    ],
)
def test_what_a_note_says_of_a_work_is_told(body: str, wanted: dict[str, str | None]) -> None:
    found = told(body)
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "body",
    [
        "هذه ملاحظة توضيحية من الكاتب لا تحيل إلى مرجع.",
        "مقابلة مع وزير سابق أجراها الباحث في القاهرة.",
        "",
        "[5]",
        "انظر الجدول أدناه.",
        "تصريح الرئيس، 12 مارس 2024.",
        "سورة البقرة، الآية 255.",
        "كلام طويل " * 100,
    ],
)
def test_what_is_no_reference_is_none(body: str) -> None:
    assert parse_note(body) is None


@pytest.mark.parametrize(
    "body", ["المرجع نفسه، ص 12.", "[2] المصدر السابق، ص. 12", "Ibid., p. 12.", "حسن، مرجع سابق، ص 12."]
)
def test_a_repetition_says_so_and_its_page(body: str) -> None:
    parsed = parse_note(body)
    assert parsed is not None
    assert (parsed.repeats, parsed.page, parsed.item) == (True, "12", {})


@given(st.text(alphabet="«»“”()،؛.:/0123456789ص طabcحسنمج \n[]-"))
def test_no_note_breaks_the_parser(body: str) -> None:
    parse_note(body)


def test_a_work_is_cited_through_the_report() -> None:
    assert through("[1] سالم، كتاب، ص 5.", "تقرير، ص. 3.", "ar") == "سالم، كتاب، ص 5، نقلًا عن: تقرير، ص. 3."
    assert through("Lee, Book, p. 5.", "Report, p. 3.", "en") == "Lee, Book, p. 5, quoted in: Report, p. 3."
