"""Every form of date that reports use gives its Gregorian ISO form and what was written."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk.readers.dates import hijri_said, parse_date
from egpk_desk.text.digits import to_arabic_indic


@pytest.mark.parametrize(
    ("text", "iso", "written"),
    [
        ("- نوفمبر 24, 2025", "2025-11-24", "نوفمبر 24, 2025"),
        ("24 نوفمبر 2025", "2025-11-24", "24 نوفمبر 2025"),
        ("٢٤ نوفمبر ٢٠٢٥م", "2025-11-24", "٢٤ نوفمبر ٢٠٢٥م"),
        ("الاثنين 24 نوفمبر 2025", "2025-11-24", "24 نوفمبر 2025"),
        ("الإثنين، ٢٤ نوفمبر/تشرين الثاني ٢٠٢٥", "2025-11-24", "٢٤ نوفمبر/تشرين الثاني ٢٠٢٥"),
        ("24 تشرين الثاني 2025", "2025-11-24", "24 تشرين الثاني 2025"),
        ("5 تشرين الأول/أكتوبر 2024", "2024-10-05", "5 تشرين الأول/أكتوبر 2024"),
        ("12 كانون الثاني (يناير) 2023", "2023-01-12", "12 كانون الثاني (يناير) 2023"),
        ("1 آذار 2022", "2022-03-01", "1 آذار 2022"),
        ("الأحد 7 نيسان 2019", "2019-04-07", "7 نيسان 2019"),
        ("17 شباط 2021", "2021-02-17", "17 شباط 2021"),
        ("30 آب 2020", "2020-08-30", "30 آب 2020"),
        ("14 نونبر 2023", "2023-11-14", "14 نونبر 2023"),
        ("20 غشت 2022", "2022-08-20", "20 غشت 2022"),
        ("3 شتنبر 2022", "2022-09-03", "3 شتنبر 2022"),
        ("5 جويلية 2021", "2021-07-05", "5 جويلية 2021"),
        ("11 جانفي 2024", "2024-01-11", "11 جانفي 2024"),
        ("8 فيفري 2024", "2024-02-08", "8 فيفري 2024"),
        ("19 جوان 2024", "2024-06-19", "19 جوان 2024"),
        ("2 ماي 2018", "2018-05-02", "2 ماي 2018"),
        ("22 إبريل 2015", "2015-04-22", "22 إبريل 2015"),
        ("22 من أبريل عام 2015", "2015-04-22", "22 من أبريل عام 2015"),
        ("القاهرة في 3 يونيه 2010", "2010-06-03", "3 يونيه 2010"),
        ("تاريخ النشر: 24/11/2025", "2025-11-24", "24/11/2025"),
        ("٢٤/١١/٢٠٢٥", "2025-11-24", "٢٤/١١/٢٠٢٥"),
        ("24-11-2025", "2025-11-24", "24-11-2025"),
        ("24.11.2025", "2025-11-24", "24.11.2025"),
        ("2025/11/24", "2025-11-24", "2025/11/24"),
        ("24 / 11 / 2025 م", "2025-11-24", "24 / 11 / 2025 م"),
        ("11/24/2025", "2025-11-24", "11/24/2025"),
        ("05/06/2025", "2025-06-05", "05/06/2025"),
        ("2025-11-24", "2025-11-24", "2025-11-24"),
        ("2025-11-24T10:30:00+02:00", "2025-11-24", "2025-11-24T10:30:00+02:00"),
        ("2025-11-24 10:30", "2025-11-24", "2025-11-24 10:30"),
        ("November 24, 2025", "2025-11-24", "November 24, 2025"),
        ("Posted on 24 Nov 2025", "2025-11-24", "24 Nov 2025"),
        ("Nov. 24, 2025", "2025-11-24", "Nov. 24, 2025"),
        ("24th of November 2025", "2025-11-24", "24th of November 2025"),
        ("le 1er août 2023", "2023-08-01", "1er août 2023"),
        ("15 décembre 2022", "2022-12-15", "15 décembre 2022"),
        ("نوفمبر 2025", "2025-11", "نوفمبر 2025"),
        ("تشرين الثاني/نوفمبر 2025", "2025-11", "تشرين الثاني/نوفمبر 2025"),
        ("November 2025", "2025-11", "November 2025"),
        ("11/2025", "2025-11", "11/2025"),
        ("سنة 2025", "2025", "2025"),
        ("2025", "2025", "2025"),
        ("تاريخ النشر: 2021م", "2021", "2021م"),
        ("3 جمادى الآخرة 1447هـ", "2025-11-24", "3 جمادى الآخرة 1447هـ"),
        ("٣ جُمادى الآخرة ١٤٤٧ هـ", "2025-11-24", "٣ جُمادى الآخرة ١٤٤٧ هـ"),
        ("1 رمضان 1445", "2024-03-11", "1 رمضان 1445"),
        ("10 ذو الحجة 1445هـ", "2024-06-16", "10 ذو الحجة 1445هـ"),
        ("03/06/1447هـ", "2025-11-24", "03/06/1447هـ"),
        (
            "3 جمادى الآخرة 1447هـ الموافق 24 نوفمبر 2025م",
            "2025-11-24",
            "3 جمادى الآخرة 1447هـ الموافق 24 نوفمبر 2025م",
        ),
        ("24 نوفمبر 2025 - 3 جمادى الآخرة 1447هـ", "2025-11-24", "24 نوفمبر 2025 - 3 جمادى الآخرة 1447هـ"),
        ("رجب 1446هـ", "2025", "رجب 1446هـ"),
        ("\u200f24\u200f/\u200f11\u200f/\u200f2025", "2025-11-24", "24\u200f/\u200f11\u200f/\u200f2025"),
    ],
)
def test_a_date_is_read(text: str, iso: str, written: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.iso, found.as_written) == (iso, written)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "لا تاريخ هنا",
        "بلغت الصادرات 217 مليون دولار",
        "بلغ عدد السكان 2025 نسمة في القرية",
        "32/13/2025",
        "منذ عام 1948 كانت القاهرة أول عاصمة",
        "هاتف 02-2025-1123456",
        "192.168.20.25",
        "النسبة 3.11.20255",
        "المادة 24 من القانون",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert parse_date(text) is None


def test_the_full_date_wins_over_an_earlier_year_and_month() -> None:
    found = parse_date("عدد نوفمبر 2025، نُشر في 3 ديسمبر 2025")
    assert found is not None
    assert found.iso == "2025-12-03"


@settings(max_examples=150, deadline=None)
@given(day=st.dates(date(1950, 1, 1), date(2060, 12, 31)), arabic=st.booleans())
def test_any_day_comes_back_from_its_gregorian_and_hijri_forms(day: date, arabic: bool) -> None:
    hijri = Gregorian.fromdate(day).to_hijri()
    forms = [
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{hijri.day} {hijri.month_name('ar')} {hijri.year}هـ",
    ]
    for form in forms:
        found = parse_date(to_arabic_indic(form) if arabic else form)
        assert found is not None, form
        assert found.iso == day.isoformat(), form


def test_hostile_lines_take_no_time() -> None:
    for line in ("1 " * 500_000, "1/" * 500_000, "نوفمبر " * 200_000, "24 " + " " * 500_000 + "نوفمبر"):
        begin = time.process_time()
        parse_date(line)
        assert time.process_time() - begin < 0.2


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("المجلد 12، العدد 3، يوليو 2021", "2021-07"),
        ("Vol. 4, No. 2, March 2020", "2020-03"),
        ("عدد 3 يوليو 2021", "2021-07"),
        ("الأحد 3 يوليو 2021", "2021-07-03"),
    ],
)
def test_the_number_of_an_issue_is_no_day(text: str, iso: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("12 ربيع الأول 1445", "1445-03-12"),
        ("15/3/1445هـ", "1445-03-15"),
        ("١٢ رمضان ١٤٤٥ هـ / 22 مارس 2024", "1445-09-12"),
        ("ربيع الأول 1445هـ", "1445"),
        ("24 نوفمبر 2025", ""),
        ("2023-09-27", ""),
    ],
)
def test_the_hijri_date_that_was_written_is_known_beside_the_gregorian_one(written: str, said: str) -> None:
    found = parse_date(written)
    assert found is not None
    assert hijri_said(written, found.iso) == said
