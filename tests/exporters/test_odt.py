"""OpenDocument texts: real notes, right to left as LibreOffice understands it, and a package that validators take."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Workspace
from tests.exporters.conftest import CODES, TRADE, WAR, excerpt

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def package(*excerpts: object, **options: object) -> zipfile.ZipFile:
    request = ExportRequest(format="odt", **options)  # type: ignore[arg-type]
    return zipfile.ZipFile(io.BytesIO(export(excerpts, request, CODES)))  # type: ignore[arg-type]


def content(made: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(made.read("content.xml"))


def test_the_media_type_comes_first_and_unpacked() -> None:
    first = package(excerpt(1, "نص", WAR)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_each_excerpt_ends_with_its_note() -> None:
    root = content(package(excerpt(1, "مقتطف أول", WAR), excerpt(2, "مقتطف ثانٍ", WAR)))
    notes = list(root.iter(f"{TEXT}note"))
    assert [note.findtext(f"{TEXT}note-citation") for note in notes] == ["1", "2"]
    bodies = ["".join(note.find(f"{TEXT}note-body").itertext()).strip() for note in notes]
    assert bodies[0].startswith("سعاد حسن، «تقرير الموانئ»")
    assert bodies[1].startswith("المرجع نفسه")
    assert [note.getparent().text for note in notes] == ["مقتطف أول", "مقتطف ثانٍ"]


def test_latin_paragraphs_take_the_sister_style_that_runs_from_left_to_right() -> None:
    root = content(package(excerpt(1, "The ports matter.", TRADE, language="en")))
    styles = {p.get(f"{TEXT}style-name") for p in root.iter(f"{TEXT}p")}
    assert {"Excerpt_LTR", "Footnote_LTR"} <= styles
    sister = next(s for s in root.iter(f"{STYLE}style") if s.get(f"{STYLE}name") == "Excerpt_LTR")
    assert sister[0].get(f"{STYLE}writing-mode") == "lr-tb"


def test_runs_of_spaces_and_tabs_are_kept() -> None:
    root = content(package(excerpt(1, "قبل   وبعد\tثم", WAR)))
    paragraph = next(p for p in root.iter(f"{TEXT}p") if p.get(f"{TEXT}style-name") == "Excerpt")
    assert [(part.tag.removeprefix(TEXT), part.get(f"{TEXT}c")) for part in paragraph[:2]] == [
        ("s", "3"),
        ("tab", None),
    ]


def test_a_style_is_there_for_every_name_that_is_used() -> None:
    made = package(excerpt(1, "نص", WAR, TRADE, memo="م"), bibliography=True, before=1)
    names = {s.get(f"{STYLE}name") for part in ("content", "styles") for s in _styles(made, part)}
    used = {e.get(f"{TEXT}style-name") for e in content(made).iter() if e.get(f"{TEXT}style-name")}
    assert used <= names


def _styles(made: zipfile.ZipFile, part: str) -> list[etree._Element]:
    return list(etree.fromstring(made.read(f"{part}.xml")).iter(f"{STYLE}style"))


def test_the_samples_come_out_to_the_letter(coded: Workspace) -> None:
    made = zipfile.ZipFile(io.BytesIO(coded.export(ExportRequest(format="odt", group_by="document"))))
    assert len(list(content(made).iter(f"{TEXT}note"))) == len(coded.excerpts())
