"""Notes: in full, the same again, seen before, and the source's own."""

from __future__ import annotations

from dataclasses import replace

from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, PlainNotes, SourceNote
from egpk_desk.document import Metadata

ARABIC = Cited(
    "a",
    Metadata(
        title="العلاقات «المصرية» اليوم",
        authors=("ريهام محمد", "سامي علي"),
        date="2025-11-24",
        publisher="مركز الدراسات",
        language="ar",
    ),
    Locator(page=3, page_label="3"),
)
ENGLISH = Cited(
    "e",
    Metadata(title="Ports and “Power”", authors=("Ann Lee",), date="2024-05", publisher="Harbour House", language="en"),
    Locator(page=9, page_label="ix"),
)


def said(*cited: Cited) -> list[str]:
    return [note.text for note in PlainNotes().notes(cited)]


def test_a_source_is_cited_in_full_at_first() -> None:
    assert said(ARABIC) == [
        "ريهام محمد، سامي علي، «العلاقات “المصرية” اليوم»، مركز الدراسات، 24 نوفمبر 2025، ص.\u00a03."
    ]


def test_the_same_source_again_is_the_same_reference() -> None:
    other_page = replace(ARABIC, locator=Locator(page=5, page_label="5"))
    assert said(ARABIC, ARABIC, other_page)[1:] == ["المرجع نفسه.", "المرجع نفسه، ص.\u00a05."]


def test_a_source_seen_before_another_is_named_in_short() -> None:
    assert said(ARABIC, ENGLISH, ARABIC)[2] == (
        "ريهام محمد، سامي علي، «العلاقات “المصرية” اليوم»، مرجع سابق، ص.\u00a03."
    )


def test_a_latin_source_keeps_its_own_words_and_direction() -> None:
    notes = PlainNotes().notes([ENGLISH, ENGLISH, ARABIC, ENGLISH])
    assert [note.direction for note in notes] == ["ltr", "ltr", "rtl", "ltr"]
    assert notes[0].text == "Ann Lee, “Ports and ‘Power’”, Harbour House, May 2024, p.\u00a0ix."
    assert notes[1].text == "Ibid."
    assert notes[3].text == "Ann Lee, “Ports and ‘Power’”, op. cit., p.\u00a0ix."


def test_what_is_not_known_is_left_out_and_a_missing_date_is_said() -> None:
    bare = Cited("b", Metadata(title="تقرير", language="ar"), Locator(paragraph=2))
    assert said(bare) == ["«تقرير»، د.ت، الفقرة\u00a02."]


def test_the_source_s_own_note_is_given_with_its_body_or_said_to_be_missing() -> None:
    noted = replace(ARABIC, source_notes=(SourceNote("[1]", "سالم حسن، كتاب، ص 5."), SourceNote("[2]", None)))
    assert said(noted)[0].endswith(
        "ص.\u00a03. حاشية المصدر [1]: سالم حسن، كتاب، ص 5. حاشية المصدر [2] غير واردة في النسخة المتاحة."
    )


def test_a_note_s_body_that_repeats_its_marker_says_it_once() -> None:
    noted = replace(ARABIC, source_notes=(SourceNote("[7]", "[7]  كتاب\nآخر"),))
    assert said(noted)[0].endswith("حاشية المصدر [7]: كتاب آخر.")
