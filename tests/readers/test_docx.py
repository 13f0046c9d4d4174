"""Word documents: what an author sees in Word is what the reader gives."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable

import docx as python_docx
import pytest

from egpk_desk.document import BlockKind, Document, SpanStyle, problems
from egpk_desk.readers.docx import read
from egpk_desk.resources import sample_docs
from tests.readers.office_files import docx, p, zipped
from tests.readers.pandoc_words import from_markdown, pandoc_words, reader_words
from tests.timing import grows_linearly


def reading(body: str, **parts) -> Document:
    document = read(docx(body, **parts), "report.docx")
    assert problems(document) == []
    return document


def texts(document: Document) -> list[str]:
    return [document.block_text(block) for block in document.blocks]


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


SPAN, MERGE = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="عنواني"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Level"><w:name w:val="x"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Intense Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
)


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def test_styles_say_what_a_block_is_whatever_their_ids_and_through_what_they_are_based_on():
    document = reading(
        p("العنوان", style("a3"))
        + p("مقدمة", style("1"))
        + p("فرعي", style("Mine"))
        + p("بمستوى", style("Level"))
        + p("بلا", style("Level") + '<w:outlineLvl w:val="9"/>')
        + p("مقتبس من كلام طويل", style("q"))
        + p("جدول", style("c"))
        + p("فهرس 3", style("t1")),
        styles=HEADINGS,
    )
    assert [(block.kind.value, block.level) for block in document.blocks] == [
        ("title", 0), ("heading", 1), ("heading", 2), ("heading", 3), ("paragraph", 0),
        ("quote", 0), ("caption", 0), ("furniture", 0),
    ]  # fmt: skip


def test_tracked_changes_are_read_as_accepted():
    document = reading(
        p(inside="<w:r><w:t>أقرّ </w:t></w:r><w:del><w:r><w:delText>المجلس</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>البرلمان</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>قديم</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> الاتفاق</w:t></w:r></w:moveTo>")
        + p("أول", "<w:rPr><w:del/></w:rPr>")
        + p(" ثان")
        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("محذوف") + "</w:tc><w:tc>" + p("م") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p("باق") + "</w:tc><w:tc>" + p("باق2") + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert texts(document) == ["أقرّ البرلمان الاتفاق", "أول ثان", "باق", "باق2"]


def test_a_note_that_went_with_a_deletion_is_gone():
    document = reading(
        p(inside='<w:r><w:t>نص</w:t></w:r><w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'),
        footnotes='<w:footnote w:id="2">' + p("حاشية محذوفة") + "</w:footnote>",
    )
    assert texts(document) == ["نص"]
    assert document.warnings == ()


def test_footnotes_and_endnotes_have_one_numbering_by_order_of_reference():
    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:t>كلمة</w:t></w:r><w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    document = reading(
        p(inside=reference("footnote", 7) + reference("endnote", 7) + reference("footnote", 2)),
        footnotes='<w:footnote w:type="separator" w:id="-1">' + p("x") + "</w:footnote>"
        '<w:footnote w:id="2">' + p("ثالثة") + "</w:footnote>"
        '<w:footnote w:id="7">' + p(inside="<w:r><w:footnoteRef/></w:r><w:r><w:t> أولى</w:t></w:r>")
        + p("تتمة") + "</w:footnote>",
        endnotes='<w:endnote w:id="7">' + p("ثانية") + "</w:endnote>",
    )  # fmt: skip
    assert texts(document) == ["كلمة[1]كلمة[2]كلمة[3]", "أولى", "تتمة", "ثانية", "ثالثة"]
    assert [document.slice(note.body) for note in document.notes if note.body] == ["أولى\nتتمة", "ثانية", "ثالثة"]


def test_a_mark_of_ones_own_gives_way_to_the_number():
    document = reading(
        p(
            inside="<w:r><w:t>نص</w:t></w:r>"
            '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
        ),
        footnotes='<w:footnote w:id="1">' + p("حاشية") + "</w:footnote>",
    )
    assert texts(document) == ["نص[1]", "حاشية"]


def test_links_come_from_relationships_anchors_and_field_codes_and_codes_are_not_shown():
    document = reading(
        p(inside='<w:hyperlink r:id="L"><w:r><w:t>الموقع</w:t></w:r></w:hyperlink><w:r><w:t> ثم </w:t></w:r>'
        + field("begin")
        + '<w:r><w:instrText> HYPERLINK "https://b.example/x" \\l "at" </w:instrText></w:r>'
        + field("separate")
        + "<w:r><w:t>المصدر</w:t></w:r>"
        + field("end")
        + '<w:r><w:t> و</w:t></w:r><w:hyperlink w:anchor="here"><w:r><w:t>أعلاه</w:t></w:r></w:hyperlink>'),
        links={"L": "https://a.example/"},
    )  # fmt: skip
    assert document.text == "الموقع ثم المصدر وأعلاه"
    links = [(document.text[s.start : s.end], s.href) for s in document.blocks[0].spans if s.style is SpanStyle.LINK]
    assert links == [("الموقع", "https://a.example/"), ("المصدر", "https://b.example/x#at"), ("أعلاه", "#here")]


def test_a_table_of_contents_is_furniture_from_its_first_to_its_last_line():
    document = reading(
        p(inside=field("begin") + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>" + field("separate")
        + "<w:r><w:t>مقدمة 1</w:t></w:r>")
        + p("خاتمة 9")
        + p(inside=field("end"))
        + p("النص نفسه يبدأ هنا.")
    )  # fmt: skip
    assert [block.kind.value for block in document.blocks] == ["furniture", "furniture", "paragraph"]


def test_list_markers_are_computed_as_word_shows_them():
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="arabicAbjad"/><w:lvlText w:val="%1-"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
        "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>'
        '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )

    def item(number: int, level: int = 0) -> str:
        return p("بند", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    document = reading(
        item(1) + item(1) + item(1, 1) + item(1, 1) + item(1) + item(1, 1) + item(2) + item(3) + item(3) + item(0),
        numbering=numbering,
    )
    assert [(block.marker, block.level) for block in document.blocks[:-1]] == [
        ("أ-", 1), ("ب-", 1), ("ب.3)", 2), ("ب.4)", 2), ("ج-", 1), ("ج.3)", 2), ("•", 1), ("ه-", 1), ("و-", 1),
    ]  # fmt: skip
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH
    assert set(texts(document)) == {"بند"}


def test_tables_know_rows_columns_spans_and_header_rows_and_those_inside_them():
    def cell(text: str, properties: str = "", more: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}{more}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('داخل1')}{cell('داخل2')}</w:tr></w:tbl>"
    document = reading(
        "<w:tbl>"
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('رأس', SPAN)}{cell('رأس٢')}</w:tr>"
        f"<w:tr>{cell('أ', MERGE)}{cell('ب')}{cell('ج', '', inner)}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('د')}{cell('ه')}</w:tr>"
        "</w:tbl>"
    )
    found = [
        (document.block_text(b), b.cell.table, b.cell.row, b.cell.column, b.cell.rowspan, b.cell.colspan, b.cell.header)
        for b in document.blocks
        if b.cell
    ]
    assert found == [
        ("رأس", 0, 0, 0, 1, 2, True), ("رأس٢", 0, 0, 2, 1, 1, True),
        ("أ", 0, 1, 0, 2, 1, False), ("ب", 0, 1, 1, 1, 1, False), ("ج", 0, 1, 2, 1, 1, False),
        ("داخل1", 1, 0, 0, 1, 1, False), ("داخل2", 1, 0, 1, 1, 1, False),
        ("د", 0, 2, 1, 1, 1, False), ("ه", 0, 2, 2, 1, 1, False),
    ]  # fmt: skip


def test_a_frame_of_one_cell_around_a_report_is_no_table():
    document = reading(f"<w:tbl><w:tr><w:tc>{p('فقرة أولى')}{p('فقرة ثانية')}</w:tc></w:tr></w:tbl>")
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


def test_text_boxes_are_read_once_after_their_paragraph():
    box = f"<w:txbxContent>{p('في الإطار')}</w:txbxContent>"
    document = reading(
        p(inside="<w:r><w:t>قبل</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> بعد</w:t></w:r>")
    )  # fmt: skip
    assert texts(document) == ["قبل بعد", "في الإطار"]


def test_content_controls_symbols_hyphens_equations_and_breaks_are_text_and_hidden_text_is_not():
    document = reading(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('في عنصر')}</w:sdtContent></w:sdt>"
        + p(inside='<w:r><w:t>أ</w:t><w:tab/><w:t>ب</w:t><w:br/><w:t>ج</w:t><w:noBreakHyphen/><w:t>د</w:t>'
        '<w:sym w:font="Symbol" w:char="F0B1"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>سر</w:t></w:r>'
        "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>")
    )  # fmt: skip
    assert texts(document) == ["في عنصر", "أ ب ج\u2011د±x=2"]
    assert any("hides" in warning for warning in document.warnings)


def test_bold_is_seen_in_runs_and_character_styles_for_both_scripts():
    strong = '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    document = reading(
        p(inside="<w:r><w:rPr><w:bCs/></w:rPr><w:t>غامق</w:t></w:r><w:r><w:t> عادي </w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>قوي</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="S"/><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr><w:t> لا</w:t></w:r>'),
        styles=strong,
    )  # fmt: skip
    bold = [document.text[s.start : s.end] for s in document.blocks[0].spans if s.style is SpanStyle.BOLD]
    assert bold == ["غامق", "قوي"]


def test_the_origin_names_part_and_paragraph():
    assert reading(p("أ") + p("") + p("ب")).blocks[1].origin == "word/document.xml paragraph 3"


def test_strict_documents_are_read_like_others():
    data = docx(p("نص", style("1")), styles=HEADINGS)
    entries: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            raw = package.read(name)
            entries[name] = raw.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
    document = read(zipped(entries), "strict.docx")
    assert [(block.kind.value, document.block_text(block)) for block in document.blocks] == [("heading", "نص")]


def test_what_python_docx_writes_is_read_whole():
    source = python_docx.Document()
    source.add_heading("تقرير", 0)
    source.add_heading("مقدمة", 1)
    source.add_paragraph("فقرة فيها كلمات عدة.")
    source.add_paragraph("بند", style="List Bullet")
    source.add_paragraph("رقم", style="List Number")
    table = source.add_table(2, 2)
    for row in range(2):
        for column in range(2):
            table.cell(row, column).text = f"خلية {row}{column}"
    buffer = io.BytesIO()
    source.save(buffer)
    document = read(buffer.getvalue(), "report.docx")
    assert [(b.kind.value, b.marker) for b in document.blocks] == [
        ("title", None), ("heading", None), ("paragraph", None), ("list-item", "•"), ("list-item", "1."),
        *[("table-cell", None)] * 4,
    ]  # fmt: skip


def test_the_marker_of_a_note_on_the_title_is_no_part_of_it():
    title = '<w:r><w:t>أمن الخليج</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    document = reading(
        p(properties=style("a3"), inside=title) + p("نص الفقرة الأولى من التقرير."),
        styles=HEADINGS,
        footnotes='<w:footnote w:id="1">' + p("حاشية") + "</w:footnote>",
    )
    assert document.block_text(document.blocks[0]) == "أمن الخليج[1]"
    assert document.metadata.title == "أمن الخليج"


def test_word_s_own_list_styles_nest_by_their_names():
    source = python_docx.Document()
    for text, name in (("نقطة", "List Bullet"), ("فرع", "List Bullet 2"), ("أعمق", "List Bullet 3")):
        source.add_paragraph(text, name)
    buffer = io.BytesIO()
    source.save(buffer)
    document = read(buffer.getvalue(), "report.docx")
    assert [(b.kind, b.level) for b in document.blocks] == [(BlockKind.LIST_ITEM, level) for level in (1, 2, 3)]


def test_the_labels_of_a_table_on_the_cover_are_no_category():
    source = python_docx.Document()
    table = source.add_table(3, 2)
    for row, cells in enumerate(
        (("العنوان", "حوكمة الهجرة في المتوسط"), ("الباحث", "أنس الجبوري"), ("التاريخ", "2021-06-30"))
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    source.add_paragraph("حوكمة الهجرة في المتوسط")
    source.add_paragraph("شهدت الأعوام الأخيرة تحولًا لافتًا في سياسة الهجرة، إذ انتقلت من علاقة إلى شراكة أوسع نطاقًا.")
    buffer = io.BytesIO()
    source.save(buffer)
    metadata = read(buffer.getvalue(), "report.docx").metadata
    assert metadata.title == "حوكمة الهجرة في المتوسط"
    assert (metadata.authors, metadata.date, metadata.category) == (("أنس الجبوري",), "2021-06-30", "")


def test_a_report_of_forty_thousand_paragraphs_is_read_in_linear_time():
    def work(count: int) -> Callable[[], object]:
        data = docx(p("كلمة أخرى في فقرة قصيرة.") * count)
        return lambda: read(data, "long.docx")

    assert grows_linearly(work, 5_000, 40_000)


@pytest.mark.judge
@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not here")
def test_no_word_that_pandoc_finds_in_the_sample_report_is_lost():
    data = (sample_docs() / "jordan-iraq.docx").read_bytes()
    theirs, ours = pandoc_words(data, "docx"), reader_words(read(data, "jordan-iraq.docx"))
    assert not theirs - ours


@pytest.mark.judge
@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not here")
def test_no_word_is_lost_or_made_up_in_what_pandoc_writes_and_its_structure_is_kept():
    data = from_markdown("docx")
    document = read(data, "rich.docx")
    assert problems(document) == []
    theirs, ours = pandoc_words(data, "docx"), reader_words(document)
    assert not theirs - ours
    assert not ours - theirs
    assert [block.level for block in document.blocks if block.kind is BlockKind.HEADING] == [1, 2]
    assert [(b.marker, b.level) for b in document.blocks if b.kind is BlockKind.LIST_ITEM][:2] == [("1.", 1), ("2.", 1)]
    assert [document.slice(note.body).split()[0] for note in document.notes if note.body] == ["حاشية", "Second"]
