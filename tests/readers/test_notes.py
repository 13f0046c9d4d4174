"""Note markers in plain lines are found and joined with the bodies at the end."""

from __future__ import annotations

import pytest

from egpk_desk.readers.notes import LineNotes, find_notes
from tests.shared import real_report

BODY = (
    "تشير الوثائق إلى أن القاهرة كانت أول عاصمة تستضيف السفارة{}، ثم تتابعت الزيارات بين البلدين في العقود التالية{}."
)


def read(text: str) -> tuple[list[str], LineNotes]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    notes = find_notes(lines)
    for mark in notes.marks:
        assert lines[mark.line][mark.start : mark.end] == mark.marker
    return lines, notes


def bodies(lines: list[str], notes: LineNotes) -> dict[str, str]:
    return {
        key: "\n".join([lines[body.first][body.start :], *lines[body.first + 1 : body.last + 1]]).strip()
        for key, body in notes.bodies.items()
    }


@pytest.mark.parametrize(
    ("first", "second", "head", "one", "two"),
    [
        ("[1]", "[2]", "الهوامش", "[1] ", "[2] "),
        ("[1]", "[2]", "", "[1] ", "[2] "),
        ("[١]", "[٢]", "الهوامش:", "[١] ", "[٢] "),
        ("(1)", "(2)", "المراجع", "(1) ", "(2) "),
        (" (1)", " (2)", "هوامش الدراسة", "1- ", "2- "),
        ("[1]", "[2]", "المصادر", "1. ", "2. "),
        ("¹", "²", "Notes", "1. ", "2. "),
        ("¹", "²", "الحواشي", "¹ ", "² "),
        ("[i]", "[ii]", "", "[i] ", "[ii] "),
        ("(1)", "(2)", "__________", "(1) ", "(2) "),
        ("1", "2", "الهوامش", "1 ", "2 "),
        ("[ 1 ]", "[ 2 ]", "الإحالات", "[1]", "[2]"),
    ],
)
def test_markers_and_bodies_are_joined(first: str, second: str, head: str, one: str, two: str) -> None:
    lines, notes = read(
        f"عنوان\n{BODY.format(first, second)}\nفقرة أخيرة بلا حواشٍ.\n{head}\n"
        f"{one}أحمد علي، «السياسة الخارجية»، القاهرة، 2019، ص 45.\n{two}المرجع نفسه، ص 50.\nhttps://example.org/a\n"
    )
    assert [mark.marker for mark in notes.marks] == [first.strip(), second.strip()]
    assert bodies(lines, notes) == {
        notes.marks[0].key: "أحمد علي، «السياسة الخارجية»، القاهرة، 2019، ص 45.",
        notes.marks[1].key: "المرجع نفسه، ص 50.\nhttps://example.org/a",
    }
    assert min(notes.note_lines) == next(i for i, line in enumerate(lines) if line.startswith(one.strip()))


def test_the_real_report_has_eight_markers_without_bodies() -> None:
    _, notes = read(real_report().decode())
    assert [mark.marker for mark in notes.marks] == [f"[{n}]" for n in range(1, 9)]
    assert not notes.bodies
    assert not notes.note_lines


def test_several_markers_side_by_side_are_several_notes() -> None:
    _, notes = read(
        "عنوان\nذكر الباحثون ذلك[1][2]، وأكده آخرون [1، 3].\n"
        "الهوامش\n[1] مصدر أول 2001.\n[2] مصدر ثانٍ 2002.\n[3] مصدر ثالث 2003."
    )
    assert [mark.key for mark in notes.marks] == ["1", "2", "1", "3"]
    assert [mark.marker for mark in notes.marks] == ["[1]", "[2]", "1", "3"]
    assert set(notes.bodies) == {"1", "2", "3"}


def test_a_marker_without_a_body_is_kept_beside_those_that_have_one() -> None:
    _, notes = read("عنوان\nقيل ذلك[1] ثم قيل غيره[2].\nالهوامش\n[1] مصدر أول، 2001، ص 4.")
    assert [mark.key for mark in notes.marks] == ["1", "2"]
    assert set(notes.bodies) == {"1"}


@pytest.mark.parametrize(
    "text",
    [
        "عنوان\nصدر القرار [2025] ثم عُدّل [بتصرف] في العام التالي.",
        "عنوان\nثلاثة شروط: (1) الأمن، (2) التمويل، (3) التوقيت.",
        "عنوان\nبلغت المساحة 250 كم² والحجم 30 م³ والقوة 10².",
        "عنوان\nشروط الاتفاق هي:\n(1) وقف النار\n(2) تبادل الأسرى\n(3) الإعمار",
        "عنوان\nقُتل [12] شخصًا في الهجوم.",
        "عنوان\nاستخدمت القوات طائرات F16 وصواريخ S400 و K9 خلال المناورة.",
    ],
)
def test_numbers_that_are_no_notes_are_left_alone(text: str) -> None:
    _, notes = read(text)
    assert notes == LineNotes()


def test_a_list_of_recommendations_at_the_end_is_not_taken_for_bodies() -> None:
    _, notes = read(
        "عنوان\nورد ذلك في تقرير سابق[1] وفي آخر[2] وفي ثالث[3].\nالتوصيات\n1- تعزيز التعاون بين البلدين.\n"
        "2- إنشاء لجنة مشتركة.\n3- تفعيل مجلس الأعمال."
    )
    assert len(notes.marks) == 3
    assert not notes.bodies
    assert not notes.note_lines


def test_a_numbered_list_of_references_without_markers_is_no_list_of_notes() -> None:
    _, notes = read("عنوان\nنص بلا علامات.\nالمراجع\n1. أحمد علي، كتاب، 2001.\n2. منى حسن، كتاب آخر، 2002.")
    assert notes == LineNotes()


def test_references_after_the_notes_belong_to_the_end_of_the_text() -> None:
    lines, notes = read(
        "عنوان\nقيل ذلك[1] ثم قيل غيره[2].\nالهوامش\n[1] مصدر أول، 2001.\n[2] مصدر ثانٍ، 2002.\nالمراجع\n"
        "1- كتاب أول، القاهرة، 2001.\n2- كتاب ثانٍ، بيروت، 2002."
    )
    assert bodies(lines, notes) == {"1": "مصدر أول، 2001.", "2": "مصدر ثانٍ، 2002."}
    assert {lines[i] for i in notes.inner_headings} == {"المراجع"}
    assert lines.index("2- كتاب ثانٍ، بيروت، 2002.") in notes.note_lines


def test_a_number_of_a_table_is_no_marker() -> None:
    _, notes = read(
        "عنوان\nكما يبين جدول (1) والشكل (2) فإن النمو استمر(1) حتى نهاية العام (2).\n"
        "الهوامش\n(1) مصدر أول 2001.\n(2) مصدر 2002."
    )
    assert [(mark.key, mark.start > 30) for mark in notes.marks] == [("1", True), ("2", True)]


def test_a_star_joins_the_note_on_the_author() -> None:
    _, notes = read(
        "عنوان الدراسة(*)\nنص الدراسة يبدأ هنا[1].\nالهوامش\n(*) باحث في العلاقات الدولية.\n[1] مصدر، 2001."
    )
    assert set(notes.bodies) == {"*", "1"}
