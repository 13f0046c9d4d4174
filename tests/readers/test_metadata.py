"""What a report says of itself is found in its lines, whatever site or word processor it comes from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk.document import BlockKind, Metadata, problems
from egpk_desk.readers import text
from egpk_desk.readers.metadata import complete, find_in_lines
from tests.readers.heads import BODY, PASTED, Pasted

KINDS = {
    "T": {BlockKind.TITLE},
    "M": {BlockKind.METADATA},
    "F": {BlockKind.FURNITURE},
    "H": {BlockKind.HEADING},
    "N": {BlockKind.NOTE},
    "P": {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LIST_ITEM, BlockKind.QUOTE},
}


def ids(pasted: Pasted) -> str:
    return pasted.name


@pytest.mark.parametrize("pasted", PASTED, ids=ids)
def test_the_publication_is_found_and_nothing_else_believed(pasted: Pasted) -> None:
    document = text.read("\n".join(line for _, line in pasted.lines()).encode(), "x.txt")
    found = document.metadata
    assert problems(document) == []
    assert found.title == pasted.title
    assert found.authors == pasted.authors
    assert found.role == pasted.role
    assert found.date == pasted.date
    assert found.publisher == pasted.publisher
    assert found.category == pasted.category
    assert dict(found.extra) == pasted.extra


@pytest.mark.parametrize("pasted", PASTED, ids=ids)
def test_each_line_is_what_it_is(pasted: Pasted) -> None:
    lines = pasted.lines()
    document = text.read("\n".join(line for _, line in lines).encode(), "x.txt")
    wrong = [
        (kind, block.kind.value, document.block_text(block))
        for (kind, _), block in zip(lines, document.blocks, strict=True)
        if block.kind not in KINDS[kind]
    ]
    assert wrong == []


@pytest.mark.parametrize("pasted", PASTED, ids=ids)
def test_blank_lines_and_windows_line_ends_change_nothing(pasted: Pasted) -> None:
    lines = [line for _, line in pasted.lines()]
    plain = text.read("\n".join(lines).encode(), "x.txt")
    spaced = text.read("\r\n\r\n".join(f"  {line} " for line in lines).encode("utf-16"), "x.txt")
    assert spaced.metadata == plain.metadata
    assert [block.kind for block in spaced.blocks] == [block.kind for block in plain.blocks]


def test_there_are_many_layouts() -> None:
    assert len(PASTED) >= 50
    assert len({pasted.name for pasted in PASTED}) == len(PASTED)


def test_the_date_is_kept_as_it_is_written() -> None:
    found = find_in_lines(["عنوان التقرير الأول", "الاثنين 14 ذو القعدة 1446هـ الموافق 12 مايو 2025م", *BODY]).metadata
    assert (found.date, found.date_as_written) == ("2025-05-12", "14 ذو القعدة 1446هـ الموافق 12 مايو 2025م")


def test_what_the_format_states_wins_over_the_lines() -> None:
    stated = Metadata(title="عنوان الصفحة كما هو", authors=("منى زكي",), date="2024-01-02", publisher="مركز الأفق")
    lines = ["عنوان الصفحة كما هو", "منى زكي", "3 مايو 2025", "الناشر: غيره", *BODY]
    found = complete(stated, lines)
    assert found.metadata.merged_over(Metadata()) == found.metadata
    assert (found.metadata.authors, found.metadata.date) == (("منى زكي",), "2024-01-02")
    assert found.metadata.publisher == "مركز الأفق"
    assert found.line_kinds[0] is BlockKind.TITLE


def test_a_labelled_byline_wins_over_the_account_that_posted_the_page() -> None:
    stated = Metadata(title="عنوان الصفحة كما هو", authors=("Maram Akram",))
    found = complete(stated, ["عنوان الصفحة كما هو", "إعداد: ريهام محمد", *BODY]).metadata
    assert found.authors == ("ريهام محمد",)
    assert found.extra["poster"] == "Maram Akram"


def test_the_stated_title_tells_which_line_is_the_title() -> None:
    stated = Metadata(title="أمن الملاحة في باب المندب")
    found = complete(stated, ["القرن الإفريقي اليوم", "أمن الملاحة في باب المندب", "12 مايو 2025", *BODY])
    assert found.line_kinds[1] is BlockKind.TITLE


@pytest.mark.parametrize(
    "name",
    ["Admin", "admin", "User", "hp", "DELL-PC", "Windows User", "Microsoft Office User", "python-docx",
    "ahmed", "مستخدم",
     "x@y.org", "Lenovo", "Administrator", "Unknown", "LibreOffice", "123"],
)  # fmt: skip
def test_accounts_and_machines_are_no_authors(name: str) -> None:
    found = complete(Metadata(), ["عنوان التقرير الأول", *BODY], properties=Metadata(authors=(name,))).metadata
    assert found.authors == ()


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - x.docx", "Microsoft Word - تقرير نهائي", "Document1", "مستند1", "untitled", "report.docx",
     "PowerPoint Presentation", "النسخة الأخيرة.doc", "--"],
)  # fmt: skip
def test_what_a_program_calls_a_file_is_no_title(title: str) -> None:
    assert complete(Metadata(), list(BODY), properties=Metadata(title=title)).metadata.title == ""


def test_properties_fill_what_the_lines_do_not_say() -> None:
    properties = Metadata(title="أمن الملاحة", authors=("منى زكي",), publisher="مركز الأفق", language="en-US")
    found = complete(Metadata(), list(BODY), properties=properties).metadata
    assert (found.title, found.authors, found.publisher) == ("أمن الملاحة", ("منى زكي",), "مركز الأفق")
    assert found.language == "ar"
    lines = ["أمن الطاقة في المتوسط", "إعداد: خالد سالم", *BODY]
    assert complete(Metadata(), lines, properties=properties).metadata.authors == ("خالد سالم",)


def test_nothing_is_found_in_nothing() -> None:
    assert find_in_lines([]).metadata == Metadata()


FRAGMENTS = [line for pasted in PASTED for _, line in pasted.lines() if len(line) < 90]


@settings(max_examples=150, deadline=None)
@given(
    chosen=st.lists(
        st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(BODY), st.text(min_size=1, max_size=60)), max_size=30
    )
)
def test_any_lines_in_any_order_are_read_and_prose_stays_prose(chosen: list[str]) -> None:
    lines = [line for each in chosen if (line := " ".join(each.split()))]
    found = find_in_lines(lines)
    assert all(0 <= index < len(lines) for index in found.line_kinds)
    for index, kind in found.line_kinds.items():
        assert kind in (BlockKind.TITLE, BlockKind.METADATA, BlockKind.FURNITURE)
        assert lines[index] not in BODY or kind is BlockKind.TITLE
    assert all("2011" not in value for value in (found.metadata.date, found.metadata.date_as_written))


def test_a_line_of_invisible_characters_after_a_byline_is_no_affiliation() -> None:
    document = text.read("بقلم:A\n\u200b".encode(), "t.txt")
    assert document.text == "بقلم:A\n\u200b"
