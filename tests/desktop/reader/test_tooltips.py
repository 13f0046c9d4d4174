"""What hovering tells."""

from __future__ import annotations

from egpk_desk.desktop.reader import tooltips
from egpk_desk.desktop.reader.marks import Mark
from egpk_desk.document import BlockKind
from tests.desktop.reader.documents import of_blocks

DOCUMENT = of_blocks(
    [
        (BlockKind.PARAGRAPH, "نص[1] وآخر[2]", {}),
        (BlockKind.NOTE, "[1] انظر <تقرير> وزارة الخارجية.", {"marker": "[1]"}),
    ],
    notes=["[1]", "[2]"],
)


def test_a_note_marker_tells_its_note_as_plain_words() -> None:
    assert "انظر &lt;تقرير&gt; وزارة" in tooltips.of_note(DOCUMENT, 0, "-")
    assert 'dir="rtl"' in tooltips.of_note(DOCUMENT, 0, "-")


def test_a_marker_without_a_note_says_that_the_source_lacks_it() -> None:
    assert "[2] The source lacks it." in tooltips.of_note(DOCUMENT, 1, "The source lacks it.")


def test_highlights_tell_codes_in_their_colours_stance_and_memo() -> None:
    mark = Mark("1", 0, 3, ("#aa0000", "#00aa00"), ("التجارة", "الاستثمار"), "مذكرة & <b>", "supports")
    told = tooltips.of_marks([mark], {"supports": "يؤيد"}, True)
    for part in ("#aa0000", "التجارة", "#00aa00", "الاستثمار", "يؤيد", "مذكرة &amp; &lt;b&gt;"):
        assert part in told


def test_a_very_long_memo_is_cut_at_a_word() -> None:
    told = tooltips.of_marks([Mark("1", 0, 3, ("#aa0000",), (), "كلمة " * 2000)], {}, True)
    assert len(told) < 1500
    assert told.endswith("كلمة …</p>")
