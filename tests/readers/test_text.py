"""Plain text is kept to the last code point; its lines are the blocks, its notes are joined."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk import readers
from egpk_desk.document import BlockKind, Document, problems
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers import text
from egpk_desk.readers.limits import Limits
from egpk_desk.resources import sample_docs
from tests.timing import grows_linearly

LONG = "شهدت العلاقات بين البلدين خلال السنوات الأخيرة تحولات متسارعة دفعت إليها مصالح اقتصادية وأمنية متشابكة"


def reading(source: str, encoding: str = "utf-8") -> Document:
    document = text.read(source.encode(encoding), "x.txt")
    assert problems(document) == []
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_each_encoding_gives_the_same_text(encoding: str) -> None:
    source = f"عنوان التقرير\n\n{LONG}.\n{LONG}؛ «كما قيل».\n"
    assert reading(source, encoding).text == source


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_become_line_feeds_and_nothing_else_changes(line_end: str) -> None:
    lines = ["\u200fعنوان ", "\t- بند\u00a0", "", "  مَدَّة ـــ «نص» ٣٫٥ ﻻ\u200c ", "آخر"]
    assert reading(line_end.join(lines)).text == "\n".join(lines)


def test_blocks_are_the_lines_that_are_not_blank_trimmed() -> None:
    document = reading(f"\n  عنوان التقرير  \n \t \n\u00a0{LONG}.\n\n")
    assert [document.block_text(block) for block in document.blocks] == ["عنوان التقرير", f"{LONG}."]
    assert [block.origin for block in document.blocks] == ["line 2", "line 4"]


def test_notes_at_the_end_are_joined_with_their_markers() -> None:
    document = reading(
        f"عنوان التقرير\n{LONG}.[1]\n{LONG} [2]، {LONG} [3].\n"
        "الهوامش\n[1] سالم، 2020.\n[2]\nhttps://example.org/a\nص 4."
    )
    assert [(note.marker, note.body and document.slice(note.body)) for note in document.notes] == [
        ("[1]", "سالم، 2020."),
        ("[2]", "https://example.org/a\nص 4."),
        ("[3]", None),
    ]
    assert [block.kind for block in document.blocks[-4:]] == [BlockKind.NOTE] * 4
    assert [block.marker for block in document.blocks[-4:]] == ["[1]", "[2]", None, None]
    assert document.blocks[3].kind is BlockKind.HEADING


def test_a_list_of_notes_amid_the_text_stays_text() -> None:
    document = reading(f"عنوان التقرير\n{LONG} [1].\n1. سالم، 2020.\n2. سعيد، 2021.\n{LONG * 9}.\n{LONG}.")
    assert not any(block.kind is BlockKind.NOTE for block in document.blocks)
    assert [note.body for note in document.notes] == [None]


def test_lines_below_the_notes_that_are_of_the_page_stay_out_of_them() -> None:
    document = reading(f"عنوان التقرير\n{LONG}.[1]\n{LONG}.\nالهوامش\n[1] سالم، 2020.\nالوسوم: مصر، الهند\nشارك المقال")
    assert [block.kind for block in document.blocks[-3:]] == [BlockKind.NOTE, BlockKind.METADATA, BlockKind.METADATA]
    assert document.notes[0].body is not None
    assert document.slice(document.notes[0].body) == "سالم، 2020."


@pytest.mark.parametrize("name", ["uae-indonesia.txt", "algeria-italy-windows-1256.txt"])
def test_the_samples_are_read_whole(name: str) -> None:
    data = (sample_docs() / name).read_bytes()
    document = readers.read(data, name)
    assert problems(document) == []
    encoding = "cp1256" if "1256" in name else "utf-8"
    assert document.text == data.decode(encoding).replace("\r\n", "\n")
    assert document.kind == "text"
    assert len(document.notes) >= 4
    assert all(note.body for note in document.notes)
    assert document.metadata.title
    assert document.metadata.authors
    assert document.metadata.date
    assert document.metadata.publisher


def test_blank_and_binary_and_too_long_texts_are_refused() -> None:
    for data in (b"", b" \n\t\n ", "\ufeff\n".encode(), b"\x00\x01\x02\x03" * 50):
        with pytest.raises(UnreadableSource):
            text.read(data, "x.txt")
    with pytest.raises(UnreadableSource, match="at most 10"):
        text.read("أكثر من عشرة محارف".encode(), "x.txt", Limits(max_characters=10))


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(min_size=1, max_size=400),
        st.lists(
            st.sampled_from(
                ["[1]", "[1] ", "(2) ", "1- ", "أولًا: ", "الهوامش", "\n", "\r\n", "\r", " ", "\u00a0", "\u2028",
                 "\x85", "\x1c",
                 "\u200f", "😀", "نص", ":", "٣", "- ", "بقلم: ", "أحمد علي", "12 مايو 2025", " > ",
                 "المصدر: ", LONG, "¹", "*", "."]
            ),
            min_size=1,
            max_size=60,
        ).map("".join),
    )
)  # fmt: skip
def test_any_text_is_kept_and_well_formed(source: str) -> None:
    try:
        document = text.read(source.encode("utf-8-sig"), "x.txt")
    except UnreadableSource:
        assert not source.strip()
        return
    assert document.text == source.replace("\r\n", "\n").replace("\r", "\n")
    assert problems(document) == []


@pytest.mark.parametrize(
    "source",
    ["نص قصير\n" * 400_000, "كلمة " * 1_500_000, "[1] مرجع 2020\n" * 100_000, "12 مايو 2025\n" * 150_000,
     "أ" * 6_000_000, "> " * 1_500_000, "بقلم: " * 800_000, "إعداد:\n" * 200_000, "\n" * 6_000_000 + "آخر"],
    ids=["lines", "one line", "notes", "dates", "one word", "signs", "labels", "pending", "blank"],
)  # fmt: skip
def test_huge_texts_take_linear_time(source: str) -> None:
    def work(size: int) -> Callable[[], object]:
        data = source[-size:].encode()
        return lambda: text.read(data, "x.txt")

    assert grows_linearly(work, len(source) // 8, len(source))
