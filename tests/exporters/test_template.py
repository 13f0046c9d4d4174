"""The user's own Word document as a mould: its styles are followed, its text is not kept."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree

from egpk_desk.errors import EgpkError
from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest
from tests.exporters.conftest import CODES, WAR, excerpt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def mould() -> bytes:
    """A document with text, a header, a page of its own and styles under ids such as an Arabic Word gives."""
    document = Document()
    document.add_paragraph("نص النموذج القديم")
    document.sections[0].header.paragraphs[0].text = "ترويسة المجلة"
    document.sections[0].page_width = Mm(170)
    document.styles["Heading 1"].element.set(qn("w:styleId"), "1")
    document.styles["Heading 1"].font.size = Pt(33)
    document.styles["Quote"].element.set(qn("w:styleId"), "a7")
    note = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    note.element.set(qn("w:styleId"), "a9")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def made(mould: bytes) -> zipfile.ZipFile:
    request = ExportRequest(format="docx", template=mould, title="عنوان", bibliography=True)
    return zipfile.ZipFile(io.BytesIO(export([excerpt(1, "نص المقتطف", WAR)], request, CODES)))


def style_of(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def test_its_styles_are_found_by_name_whatever_their_ids(mould: bytes) -> None:
    package = made(mould)
    body = etree.fromstring(package.read("word/document.xml"))
    by_text = {"".join(p.itertext()): style_of(p) for p in body.iter(f"{W}p")}
    assert by_text["الدوافع"] == "1"
    assert by_text["نص المقتطف"] == "a7"
    notes = etree.fromstring(package.read("word/footnotes.xml"))
    (note,) = [n for n in notes if n.get(f"{W}id") == "1"]
    assert style_of(note[0]) == "a9"


def test_its_page_and_header_stay_and_its_text_goes(mould: bytes) -> None:
    package = made(mould)
    document = Document(io.BytesIO(package.fp.read() if package.fp.seek(0) == 0 else b""))  # type: ignore[union-attr]
    assert document.sections[0].header.paragraphs[0].text == "ترويسة المجلة"
    assert abs(document.sections[0].page_width - Mm(170)) < 1000
    assert document.styles["Heading 1"].font.size == Pt(33)
    assert "نص النموذج القديم" not in "".join(p.text for p in document.paragraphs)


def test_every_arabic_paragraph_says_that_it_runs_from_right_to_left(mould: bytes) -> None:
    body = etree.fromstring(made(mould).read("word/document.xml"))
    for paragraph in body.iter(f"{W}p"):
        assert paragraph.find(f"{W}pPr/{W}bidi") is not None, "".join(paragraph.itertext())


def test_an_export_can_be_the_mould_of_the_next_one(mould: bytes) -> None:
    first = export([excerpt(1, "أول", WAR)], ExportRequest(format="docx", template=mould), CODES)
    second = zipfile.ZipFile(
        io.BytesIO(export([excerpt(2, "ثان", WAR)], ExportRequest(format="docx", template=first), CODES))
    )
    notes = etree.fromstring(second.read("word/footnotes.xml"))
    assert [n.get(f"{W}id") for n in notes] == ["-1", "0", "1"]
    assert len([name for name in second.namelist() if "footnotes" in name and "rels" not in name]) == 1
    assert len(second.namelist()) == len(set(second.namelist()))


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(EgpkError):
        export([excerpt(1, "نص", WAR)], ExportRequest(format="docx", template=data), CODES)
