"""Damaged, locked, malicious and absurd files: one clear line each, quickly, whatever their name."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import pypdf
import pytest

from egpk_desk.document import problems
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers import read
from egpk_desk.readers.limits import Limits
from egpk_desk.resources import sample_docs
from tests.readers.office_files import CONTENT_TYPES, NAMESPACES, docx, odt, p, zipped

DOCX = (sample_docs() / "jordan-iraq.docx").read_bytes()
ODT = (sample_docs() / "morocco-west-africa.odt").read_bytes()
PDF = (sample_docs() / "oman-iran.pdf").read_bytes()

BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>"
)


def refused(data: bytes, name: str, limits: Limits | None = None) -> UnreadableSource:
    started = time.process_time()
    with pytest.raises(UnreadableSource) as caught:
        read(data, name, limits=limits or Limits())
    assert time.process_time() - started < 10
    assert "\n" not in caught.value.line
    assert caught.value.hint
    return caught.value


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(PDF))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_without_pages() -> bytes:
    out = io.BytesIO()
    pypdf.PdfWriter().write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["report.docx", "report.odt", "report.pdf", "report.txt", "report.html"])
def test_an_empty_file_is_said_to_be_empty(name):
    assert "empty" in refused(b"", name).message


@pytest.mark.parametrize(("data", "name"), [(DOCX, "report.docx"), (ODT, "report.odt"), (PDF, "report.pdf")])
def test_a_cut_off_file_is_said_to_be_damaged(data, name):
    for share in (0.02, 0.4):
        assert "damaged" in refused(data[: int(len(data) * share)], name).message


@pytest.mark.parametrize(("data", "name"), [(DOCX, "report.docx"), (ODT, "report.odt")])
def test_damage_inside_a_package_is_found(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        main = package.getinfo("word/document.xml" if name.endswith("docx") else "content.xml")
    broken = bytearray(data)
    at = main.header_offset + 30 + len(main.filename) + 200
    broken[at : at + 40] = b"\xff" * 40
    assert "damaged" in refused(bytes(broken), name).message


def test_locked_files_are_said_to_be_encrypted():
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le")
    assert "encrypted" in refused(locked_pdf(), "report.pdf").message
    assert "encrypted" in refused(ole, "report.docx").message


def test_a_word_file_under_a_wrong_name_is_read_all_the_same():
    right = read(DOCX, "report.docx")
    assert read(DOCX, "report.pdf").text == right.text
    assert read(PDF, "report.docx").kind == "pdf"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b" " * 100_000_000})
    assert "refused" in refused(bomb, "report.docx").message


def test_an_entry_that_lies_about_its_size_does_not_fill_the_memory():
    honest = zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b"<w/>" + b" " * 30_000_000})
    lying = bytearray(honest)
    real = struct.pack("<I", 30_000_004)
    while (at := lying.find(real)) >= 0:
        lying[at : at + 4] = struct.pack("<I", 1000)
    assert "damaged" in refused(bytes(lying), "report.docx").message


@pytest.mark.parametrize("path", ["../evil.xml", "/etc/passwd", "word/../../evil", "..\\evil", "C:/evil"])
def test_a_package_whose_paths_lead_out_of_it_is_refused(path):
    data = zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": "<x/>", path: "x"})
    assert "path" in refused(data, "report.docx").message


def test_a_package_of_too_many_files_is_refused():
    data = zipped({f"word/{number}.xml": "x" for number in range(300)} | {"word/document.xml": "<x/>"})
    assert "more than 100" in refused(data, "report.docx", Limits(max_entries=100)).message


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_xml_entities_are_refused(kind):
    body = (
        f"{BILLION_LAUGHS}<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
    )
    if kind == "docx":
        data = zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": body})
    else:
        data = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})
    assert "entities" in refused(data, f"report.{kind}").message


def test_an_external_entity_reads_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    body = (
        f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
        f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    ).encode("utf-16")
    data = zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": body})
    assert "entities" in refused(data, "report.docx").message


def test_xml_that_is_nested_too_deeply_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 3000 + p("نص") + "</w:sdtContent></w:sdt>" * 3000
    assert "deep" in refused(docx(deep), "report.docx").message
    sections = "<text:section>" * 3000 + "<text:p>نص</text:p>" + "</text:section>" * 3000
    assert "deep" in refused(odt(sections), "report.odt").message


def test_xml_nested_as_deep_as_is_allowed_is_read():
    deep = "<w:sdt><w:sdtContent>" * 100 + p("نص") + "</w:sdtContent></w:sdt>" * 100
    assert read(docx(deep), "report.docx").text == "نص"


def test_absurd_spans_and_repeats_do_not_make_absurd_documents():
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{p("نص")}</w:tc>'
    document = read(docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"), "report.docx")
    assert all(block.cell and block.cell.colspan <= 1000 for block in document.blocks)
    row = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="1000000"><text:p>نص</text:p></table:table-cell></table:table-row>'
    )
    many = read(odt(f"<table:table>{row}</table:table>"), "report.odt")
    assert len(many.blocks) <= 40_000
    assert many.warnings


def test_a_document_without_text_says_so():
    assert "no text" in refused(docx(p("")), "report.docx").message
    assert "no text" in refused(odt("<text:p/>"), "report.odt").message


def test_a_pdf_without_pages_or_without_text_says_so():
    assert "without pages" in refused(pdf_without_pages(), "report.pdf").message
    writer = pypdf.PdfWriter()
    writer.add_blank_page(600, 800)
    out = io.BytesIO()
    writer.write(out)
    scan = refused(out.getvalue(), "scan.pdf")
    assert "no text" in scan.message
    assert "OCR" in scan.hint


def test_a_pdf_of_more_pages_than_allowed_is_refused():
    assert "3 pages" in refused(PDF, "long.pdf", Limits(max_pages=2)).message


def test_a_file_larger_than_allowed_is_refused():
    assert "MB" in refused(DOCX, "large.docx", Limits(max_bytes=1000)).message


def test_garbage_after_a_magic_number_is_refused_and_never_crashes():
    for magic in (b"PK\x03\x04", b"%PDF-1.7\n", b"PK\x05\x06"):
        refused(magic + bytes(range(256)) * 50, "report.docx")


def test_a_reference_to_styles_that_derive_from_each_other_in_a_ring_ends():
    ring = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("A", "B"), ("B", "A"))
    )
    document = read(docx(p("نص", '<w:pStyle w:val="A"/>'), styles=ring), "report.docx")
    assert document.text == "نص"
    assert problems(document) == []
