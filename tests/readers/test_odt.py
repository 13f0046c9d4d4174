"""OpenDocument texts: what an author sees in the word processor is what the reader gives."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from egpk_desk.document import BlockKind, Document, SpanStyle, problems
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.docx import read as read_docx
from egpk_desk.readers.odt import read
from egpk_desk.resources import sample_docs
from tests.readers.office_files import ODF, odt, zipped
from tests.readers.pandoc_words import from_markdown, pandoc_words, reader_words


def reading(body: str, styles: str = "", meta: str = "") -> Document:
    document = read(odt(body, styles, meta), "report.odt")
    assert problems(document) == []
    return document


def texts(document: Document) -> list[str]:
    return [document.block_text(block) for block in document.blocks]


def p(inside: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def test_headings_and_styles_through_what_they_are_derived_from():
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
        '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="P3" style:family="paragraph" style:parent-style-name="Text_20_body"/>'
    )
    document = reading(
        p("العنوان", "P2")
        + '<text:h text:outline-level="2">مبحث</text:h><text:h text:outline-level="9">عميق</text:h>'
        + p("اقتباس من كلامه", "P1")
        + p("فقرة", "P3"),
        styles,
    )
    assert [(b.kind.value, b.level) for b in document.blocks] == [
        ("title", 0), ("heading", 2), ("heading", 6), ("quote", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_deleted_text_lies_apart_and_is_not_read():
    document = reading(
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>محذوف</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        + p('قبل <text:change text:change-id="c"/>و<text:change-start text:change-id="d"/>جديد<text:change-end/>')
    )
    assert texts(document) == ["قبل وجديد"]


def test_spaces_tabs_breaks_and_fields_are_text_and_annotations_are_not():
    document = reading(
        p(
            'أ<text:s text:c="3"/>ب<text:tab/>ج<text:line-break/>د<text:soft-page-break/>'
            "<office:annotation><text:p>تعليق</text:p></office:annotation>"
            "<text:bookmark-ref>ه</text:bookmark-ref>"
        )
    )
    assert document.text == "أ ب ج ده"


def test_links_and_styled_stretches():
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties style:font-weight-complex="bold"/>'
        '</style:style><style:style style:name="T2" style:family="text"><style:text-properties '
        'style:text-position="super 58%"/></style:style>'
    )
    document = reading(
        p(
            '<text:span text:style-name="T1">غامق</text:span> و<text:a xlink:href="https://a.example/">رابط</text:a>'
            '<text:span text:style-name="T2">2</text:span>'
        ),
        styles,
    )
    found = [(document.text[s.start : s.end], s.style, s.href) for s in document.blocks[0].spans]
    assert found == [
        ("غامق", SpanStyle.BOLD, None),
        ("رابط", SpanStyle.LINK, "https://a.example/"),
        ("2", SpanStyle.SUPERSCRIPT, None),
    ]


def test_footnotes_and_endnotes_have_one_numbering():
    def note(kind: str, body: str) -> str:
        return (
            f'<text:note text:note-class="{kind}" text:id="n"><text:note-citation>7</text:note-citation>'
            f"<text:note-body>{body}</text:note-body></text:note>"
        )

    document = reading(
        p("نص" + note("endnote", p("أولى") + p("تتمة")) + " ثم" + note("footnote", p("ثانية"))) + p("بعد")
    )
    assert texts(document) == ["نص[1] ثم[2]", "بعد", "أولى", "تتمة", "ثانية"]
    assert [document.slice(n.body) for n in document.notes if n.body] == ["أولى\nتتمة", "ثانية"]


def test_list_markers_are_computed_and_nested_lists_go_on_counting():
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="أ, ب, ج, د, ..." '
        'style:num-suffix=")"/><text:list-level-style-number text:level="2" style:num-format="1" '
        'text:display-levels="2" text:start-value="4"/></text:list-style>'
        '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
        "</text:list-style>"
    )
    item = f"<text:list-item>{p('داخل')}</text:list-item>"
    inner = f"<text:list>{item}{item}</text:list>"
    document = reading(
        f'<text:list text:style-name="L"><text:list-item>{p("بند")}{p("تتمة")}{inner}</text:list-item>'
        f"<text:list-item>{p('بند')}</text:list-item></text:list>{p('بينهما')}"
        f'<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>{p("بند")}</text:list-item>'
        f'</text:list><text:list text:style-name="B"><text:list-item>{p("نقطة")}</text:list-item></text:list>',
        styles,
    )
    assert [(b.marker, b.level) for b in document.blocks if b.kind is BlockKind.LIST_ITEM] == [
        ("أ)", 1), (None, 1), ("أ.4", 2), ("أ.5", 2), ("ب)", 1), ("ج)", 1), ("•", 1),
    ]  # fmt: skip


def test_tables_know_spans_covered_and_repeated_cells():
    def cell(text: str, attributes: str = "") -> str:
        return f"<table:table-cell {attributes}>{p(text) if text else ''}</table:table-cell>"

    document = reading(
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("رأس", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/>"
        + cell("رأس٢")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("أ", 'table:number-rows-spanned="2"')
        + cell("ب", 'table:number-columns-repeated="2"')
        + '</table:table-row><table:table-row table:number-rows-repeated="1000000">'
        + cell("", 'table:number-columns-repeated="3"')
        + "</table:table-row><table:table-row><table:covered-table-cell/>"
        + cell("آخر")
        + "</table:table-row></table:table>"
    )
    found = [
        (document.block_text(b), b.cell.row, b.cell.column, b.cell.rowspan, b.cell.colspan, b.cell.header)
        for b in document.blocks
        if b.cell
    ]
    assert found == [
        ("رأس", 0, 0, 1, 2, True), ("رأس٢", 0, 2, 1, 1, True), ("أ", 1, 0, 2, 1, False),
        ("ب", 1, 1, 1, 1, False), ("ب", 1, 2, 1, 1, False), ("آخر", 1_000_002, 1, 1, 1, False),
    ]  # fmt: skip


def test_frames_come_after_their_paragraph_and_contents_are_furniture():
    document = reading(
        "<text:table-of-content><text:index-body>" + p("مقدمة 1") + "</text:index-body></text:table-of-content>"
        + p(f"قبل<draw:frame><draw:text-box>{p('في الإطار')}</draw:text-box></draw:frame> بعد")
    )  # fmt: skip
    assert [(b.kind.value, document.block_text(b)) for b in document.blocks] == [
        ("furniture", "مقدمة 1"), ("paragraph", "قبل بعد"), ("paragraph", "في الإطار"),
    ]  # fmt: skip


def test_a_flat_file_is_read_like_a_packed_one():
    body = f"<office:body><office:text>{p('نص')}</office:text></office:body>"
    flat = f'<?xml version="1.0"?><office:document {ODF}>{body}</office:document>'
    assert texts(read(flat.encode(), "report.fodt")) == ["نص"]


def test_an_encrypted_file_is_refused():
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": b"\x01\x02",
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
        }
    )
    with pytest.raises(UnreadableSource, match="encrypted"):
        read(data, "locked.odt")


@pytest.mark.judge
@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not here")
@pytest.mark.parametrize("source", ["sample", "rich"])
def test_no_word_that_pandoc_finds_is_lost(source):
    data = (sample_docs() / "morocco-west-africa.odt").read_bytes() if source == "sample" else from_markdown("odt")
    document = read(data, "report.odt")
    assert problems(document) == []
    theirs = pandoc_words(data, "odt")
    assert not theirs - reader_words(document)


@pytest.mark.judge
@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_what_libreoffice_converts_reads_as_what_it_was_converted_from(tmp_path):
    source = sample_docs() / "jordan-iraq.docx"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    before = read_docx(source.read_bytes(), source.name)
    after = read((tmp_path / "jordan-iraq.odt").read_bytes(), "jordan-iraq.odt")
    assert after.text == before.text
    assert [(b.kind, b.level, b.cell) for b in after.blocks] == [(b.kind, b.level, b.cell) for b in before.blocks]
    assert [(n.marker, n.start) for n in after.notes] == [(n.marker, n.start) for n in before.notes]
