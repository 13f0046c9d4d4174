"""Which commands a few letters mean: in either language, whatever the spelling, nearly right too, most used first."""

from __future__ import annotations

from egpk_desk.desktop.commands.command import Command, Kind, folded, ranked


def command(arabic: str, english: str, *, kind: Kind = Kind.ACTION, around: str = "", can: bool = True) -> Command:
    return Command(
        english, kind, arabic, "", folded(arabic, english), folded(around), "", (lambda: None) if can else None
    )


COMMANDS = [
    command("تصدير المقتطفات", "Export excerpts", around="ملف"),
    command("استيراد تقارير", "Import reports", around="ملف"),
    command("الإحصاءات", "Statistics", around="المكتبة"),
    command("رمز جديد", "New code"),
    command("مصر وتركيا: من القطيعة إلى الشراكة", "", kind=Kind.DOCUMENT),
]


def found(query: str, uses: dict[str, float] | None = None) -> list[str]:
    return [one.id or one.name for one in ranked(query, COMMANDS, uses or {})]


def test_both_languages_and_any_spelling_find_it() -> None:
    assert found("تصد")[0] == "Export excerpts"
    assert found("EXPORT")[0] == "Export excerpts"
    assert found("احصاء")[0] == "Statistics", "without hamza and article"
    assert found("الاحصاءات")[0] == "Statistics"
    assert found("إستيراد")[0] == "Import reports"
    assert found("excerpts exp")[0] == "Export excerpts", "words in any order"
    assert found("القطيعه الشراكه")[0].startswith("مصر")


def test_nearly_right_letters_find_it_and_quite_other_ones_do_not() -> None:
    assert found("exprt") == ["Export excerpts"]
    assert found("تصدبر") == ["Export excerpts"]
    assert found("statistcs") == ["Statistics"]
    assert found("zzzz") == []
    assert found("xq") == []


def test_among_equals_the_most_used_comes_first_but_a_better_name_before_it() -> None:
    assert found("", {"New code": 3.0})[0] == "New code"
    assert found("ملف", {"Import reports": 2.0}) == ["Import reports", "Export excerpts"]
    assert found("exp", {"Import reports": 9.0})[0] == "Export excerpts"


def test_what_cannot_be_done_now_comes_last() -> None:
    commands = [command("إغلاق", "Close", can=False), command("إغلاق غيره", "Close others")]
    assert [one.id for one in ranked("clo", commands, {})] == ["Close others", "Close"]
