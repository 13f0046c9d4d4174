"""The order of an export."""

from __future__ import annotations

from egpk_desk.exporters.outline import Heading, Item, outline
from egpk_desk.exporters.request import ExportRequest
from tests.exporters.conftest import CODES, TRADE, WAR, excerpt


def told(*excerpts: object, **options: object) -> list[str]:
    request = ExportRequest(format="md", **options)  # type: ignore[arg-type]
    entries = outline(excerpts, request, CODES).entries  # type: ignore[arg-type]
    return [
        f"{'#' * entry.level} {entry.text}" if isinstance(entry, Heading) else f"{entry.number} {entry.text}"
        for entry in entries
    ]


def test_grouped_by_code_an_excerpt_stands_under_each_of_its_codes_in_the_order_of_the_codebook() -> None:
    assert told(excerpt(1, "أ", TRADE, WAR), excerpt(2, "ب", TRADE)) == [
        "# الدوافع",
        "## الحرب في غزة",
        "1 أ",
        "# الأبعاد",
        "## الاقتصادي",
        "### التبادل التجاري",
        "2 أ",
        "3 ب",
    ]


def test_excerpts_without_a_code_come_last_and_are_not_lost() -> None:
    assert told(excerpt(1, "أ"), excerpt(2, "ب", WAR))[-2:] == ["# مقتطفات بلا رمز", "2 أ"]


def test_where_codes_are_chosen_no_other_heads_a_group() -> None:
    assert told(excerpt(1, "أ", TRADE, WAR), codes=frozenset({"c3"})) == ["# الدوافع", "## الحرب في غزة", "1 أ"]


def test_grouped_by_document_excerpts_keep_the_order_of_the_text() -> None:
    first, second = excerpt(1, "أ", WAR), excerpt(2, "ب", document="آخر")
    assert told(first, second, excerpt(3, "ج"), group_by="document") == [
        "# تقرير الموانئ",
        "1 أ",
        "2 ج",
        "# آخر",
        "3 ب",
    ]


def test_plain_spelling_drops_tashkeel_and_tatweel_only_where_asked() -> None:
    passage = excerpt(1, "تشهدُ السَّاحةُ الإقليـميّة")
    assert told(passage)[-1] == "1 تشهدُ السَّاحةُ الإقليـميّة"
    assert told(passage, spelling="plain")[-1] == "1 تشهد الساحة الإقليمية"


def test_notes_follow_the_order_of_the_text_so_that_repetition_is_cited_in_short() -> None:
    made = outline([excerpt(1, "أ", WAR), excerpt(2, "ب", WAR)], ExportRequest(format="md"), CODES)
    notes = [item.note.text for item in made.items]
    assert notes[0].startswith("سعاد حسن، «تقرير الموانئ»")
    assert notes[1] == "المرجع نفسه، الفقرة\u00a02."


def test_the_formatter_of_notes_can_be_replaced_by_one_class() -> None:
    class Numbers:
        def notes(self, cited: object) -> list[object]:
            from egpk_desk.citations.notes import FormattedNote, Run

            return [FormattedNote((Run(f"رقم {n}"),), "rtl") for n, _ in enumerate(cited, 1)]  # type: ignore[call-overload]

    made = outline([excerpt(1, "أ"), excerpt(2, "ب")], ExportRequest(format="md", formatter=Numbers), CODES)  # type: ignore[arg-type]
    assert [item.note.text for item in made.items] == ["رقم 1", "رقم 2"]


def test_a_passage_of_several_paragraphs_keeps_them() -> None:
    made = outline([excerpt(1, "أول\n\nثانٍ ")], ExportRequest(format="md"), CODES)
    item = next(entry for entry in made.entries if isinstance(entry, Item))
    assert item.paragraphs == ["أول", "ثانٍ"]
