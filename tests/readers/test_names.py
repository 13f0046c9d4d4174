"""Names of people are told from other short lines, and lists of authors are taken apart."""

from __future__ import annotations

import pytest

from egpk_desk.readers.institutions import is_publisher
from egpk_desk.readers.names import is_person, is_surely_person, split_authors, strip_honorific
from egpk_desk.readers.roles import is_role


@pytest.mark.parametrize(
    ("text", "names", "role"),
    [
        ("ريهام محمد", ["ريهام محمد"], ""),
        ("د. أحمد علي ومحمد حسن، باحث في الشؤون الآسيوية", ["أحمد علي", "محمد حسن"], "باحث في الشؤون الآسيوية"),
        ("أ.د/ منى مكرم عبيد و وليد سالم", ["منى مكرم عبيد", "وليد سالم"], ""),
        ("محمد وليد", ["محمد وليد"], ""),
        ("أحمد محمد / سعيد علي", ["أحمد محمد", "سعيد علي"], ""),
        ("سلمى علي، د. نور الدين حسن (باحثة في المركز)", ["سلمى علي", "نور الدين حسن"], "باحثة في المركز"),
        ("الباحث/ أحمد محمود", ["أحمد محمود"], ""),
        ("John Smith and Jane Doe, Senior Fellow", ["John Smith", "Jane Doe"], "Senior Fellow"),
        ("د. أحمد علي – أستاذ العلوم السياسية", ["أحمد علي"], "أستاذ العلوم السياسية"),
        ("عبد الفتاح السيسي", ["عبد الفتاح السيسي"], ""),
        ("خالد سالم [1]، منى زكي*", ["خالد سالم", "منى زكي"], ""),
    ],
)
def test_lists_of_authors_are_taken_apart(text: str, names: list[str], role: str) -> None:
    assert split_authors(text) == (tuple(names), role)


@pytest.mark.parametrize(
    "line",
    [
        "أحمد علي",
        "د. سمير فرج",
        "هدى رؤوف",
        "عبدالله الشايجي",
        "الحسن بوعلام",
        "إليزابيث دنت",
        "John Smith",
        "Dr. Hala Said",
    ],
)
def test_names_that_tell_themselves(line: str) -> None:
    assert is_surely_person(line)


@pytest.mark.parametrize(
    "line",
    [
        "خلفية تاريخية", "أمن الطاقة", "مصر وباكستان", "الصين وأفريقيا", "Foreign Policy", "The Middle East",
        "مركز الدراسات",
        "تحولات المشهد", "رهان خاسر", "باحث في العلوم السياسية", "محمد", "أحمد علي: قراءة", "12 مايو 2025",
        "حرب أكتوبر",
    ],
)  # fmt: skip
def test_other_short_lines_are_no_names_by_themselves(line: str) -> None:
    assert not is_surely_person(line)


def test_a_name_has_no_digits_and_no_stop() -> None:
    assert not is_person("أحمد 2")
    assert not is_person("شهدت العلاقات تطورا كبيرا.")
    assert strip_honorific("الأستاذ الدكتور/ علي الدين هلال [1]") == "علي الدين هلال"


@pytest.mark.parametrize(
    "line",
    [
        "مركز شاف لتحليل الأزمات والدراسات المستقبلية", "المجلس المصري للشؤون الخارجية", "المصري اليوم",
        "معهد التخطيط القومي",
        "Carnegie Endowment for International Peace", "مجلة السياسة الدولية",
    ],
)  # fmt: skip
def test_publishers_are_known_by_their_first_words(line: str) -> None:
    assert is_publisher(line)


@pytest.mark.parametrize(
    "line",
    [
        "منظمة شنغهاي وتحديات التوسع",
        "مجلس التعاون وإيران: قراءة",
        "وحدة الدراسات الآسيوية",
        "مركز القرار في واشنطن",
        "العلاقات",
    ],
)
def test_titles_that_begin_alike_are_no_publishers(line: str) -> None:
    assert not is_publisher(line)


def test_roles_are_short_and_no_sentences() -> None:
    assert is_role("باحث في وحدة شؤون الشرق الأوسط")
    assert is_role("Senior Fellow, Institute for Regional Studies")
    assert not is_role("وزير الخارجية المصري زار إسلام آباد والتقى نظيره في مايو الماضي.")
    assert not is_role("تشهد الساحة الإقليمية تحولات")
