"""Word documents: footnotes of Word's own, and right to left as Word understands it."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from egpk_desk.citations.notes import SourceNote
from egpk_desk.errors import Cancelled
from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Workspace
from tests.exporters.conftest import CODES, TRADE, WAR, excerpt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def package(*excerpts: object, **options: object) -> zipfile.ZipFile:
    request = ExportRequest(format="docx", **options)  # type: ignore[arg-type]
    return zipfile.ZipFile(io.BytesIO(export(excerpts, request, CODES)))  # type: ignore[arg-type]


def part(made: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(made.read(f"word/{name}.xml"))


def words(paragraph: etree._Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


def test_every_excerpt_carries_the_footnote_of_its_number() -> None:
    made = package(excerpt(1, "مقتطف أول", WAR), excerpt(2, "مقتطف ثانٍ", TRADE))
    references = [r.get(qn("w:id")) for r in part(made, "document").iter(f"{W}footnoteReference")]
    assert references == ["1", "2"]
    notes = {n.get(qn("w:id")): words(n).strip() for n in part(made, "footnotes").iter(f"{W}footnote")}
    assert notes["1"].startswith("سعاد حسن، «تقرير الموانئ»")
    assert notes["2"] == "المرجع نفسه، الفقرة\u00a02."


def test_a_footnote_stands_in_the_paragraph_of_its_excerpt_after_its_last_word() -> None:
    made = package(excerpt(1, "سطر أول\nسطر ثانٍ", WAR))
    (reference,) = part(made, "document").iter(f"{W}footnoteReference")
    paragraph = next(reference.iterancestors(f"{W}p"))
    assert words(paragraph) == "سطر ثانٍ"
    assert reference.getparent() is paragraph[-1]


def test_the_styles_are_right_to_left_and_set_arabic_through_the_complex_script_properties() -> None:
    styles = part(package(excerpt(1, "نص", WAR)), "styles")
    by_id = {style.get(qn("w:styleId")): style for style in styles.iter(f"{W}style")}
    for name in ("Normal", "Title", "Heading1", "Heading2", "Excerpt", "FootnoteText"):
        style = by_id[name]
        assert style.find(f"{W}pPr/{W}bidi") is not None, name
        assert style.find(f"{W}rPr/{W}szCs") is not None, name
        faces = style.find(f"{W}rPr/{W}rFonts")
        assert faces is not None, name
        assert faces.get(qn("w:cs")), name
        assert not [key for key in faces.attrib if "Theme" in str(key)], name
    document = part(package(excerpt(1, "نص", WAR)), "document")
    section = document.find(f".//{W}sectPr")
    assert section is not None
    tags = [etree.QName(child).localname for child in section]
    assert tags.index("bidi") < tags.index("docGrid")


def test_latin_stretches_stand_in_runs_of_their_own_without_rtl() -> None:
    made = package(excerpt(1, "في معرض EDEX 2025 بالقاهرة", WAR))
    runs = [
        (words(run), run.find(f"{W}rPr/{W}rtl") is not None)
        for paragraph in part(made, "document").iter(f"{W}p")
        if "EDEX" in words(paragraph)
        for run in paragraph.iter(f"{W}r")
        if words(run)
    ]
    assert runs == [("في معرض ", True), ("EDEX 2025", False), (" بالقاهرة", True)]


def test_an_english_excerpt_and_its_note_are_left_to_right() -> None:
    made = package(excerpt(1, "The ports matter.", WAR, language="en"))
    for name in ("document", "footnotes"):
        paragraphs = [p for p in part(made, name).iter(f"{W}p") if words(p).strip()]
        last = paragraphs[-1]
        bidi = last.find(f"{W}pPr/{W}bidi")
        assert bidi is not None
        assert bidi.get(qn("w:val")) == "0"


def test_the_source_s_missing_note_is_said_in_the_footnote() -> None:
    made = package(excerpt(1, "نص[1]", WAR, notes=(SourceNote("[1]", None),)))
    assert "حاشية المصدر [1] غير واردة في النسخة المتاحة" in words(part(made, "footnotes"))


def test_characters_that_xml_forbids_do_not_break_the_file() -> None:
    made = package(excerpt(1, "قبل\x00\x0b\ud800بعد 😀 <&>", WAR, memo="م\x01"))
    assert "<&>" in words(part(made, "document"))
    Document(io.BytesIO(made.fp.getvalue()))  # type: ignore[union-attr]


def test_memos_and_codes_are_shown_and_memos_can_be_left_out() -> None:
    passage = excerpt(1, "نص", WAR, TRADE, memo="سطر\nوسطر")
    text = words(part(package(passage), "document"))
    assert "مذكرة: سطر" in text
    assert "الرموز: الحرب في غزة، التبادل التجاري" in text
    assert "مذكرة" not in words(part(package(passage, include_memos=False), "document"))


def test_an_export_of_nothing_says_so() -> None:
    assert "لا توجد مقتطفات" in words(part(package(), "document"))


def test_cancelling_ends_it() -> None:
    with pytest.raises(Cancelled):
        export([excerpt(1, "نص", WAR)], ExportRequest(format="docx"), CODES, cancelled=lambda: True)


def test_the_samples_come_out_to_the_letter(coded: Workspace) -> None:
    request = ExportRequest(format="docx", group_by="document")
    made = zipfile.ZipFile(io.BytesIO(coded.export(request)))
    quoted = [
        words(p)
        for p in part(made, "document").iter(f"{W}p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None and style.get(qn("w:val")) == "Excerpt"
    ]
    expected = [line.strip() for one in coded.excerpts() for line in one.text.split("\n") if line.strip()]
    assert quoted == expected
    assert len(list(part(made, "document").iter(f"{W}footnoteReference"))) == len(coded.excerpts())
