"""Projects as ATLAS.ti, MAXQDA and NVivo write them: the same passages come in under the same codes, and by whom."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from lxml import etree

from egpk_desk.library.records import Highlight
from egpk_desk.readers.pdf import layout_of
from egpk_desk.workspace import Workspace
from tests.project_exchange.foreign import Foreign
from tests.shared import ROOT, shared_dir

WORDS = ("عنوان 😀 التقرير", "قالت القاهرة إن التعاون 𞤀 مع إسلام آباد ينمو.", "والسطر الأخير عن الموانئ.")
PASSAGE = "التعاون 𞤀 مع إسلام آباد"
WHEN, FIRST = "2019-05-06T07:08:09Z", "2018-01-02T00:00:00Z"
PDF = ROOT / "tests" / "fixtures" / "pdf"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "b.egpk", user="سلمى", create=True) as work:
        yield work


def taken(work: Workspace, tmp_path: Path, foreign: Foreign) -> list[Highlight]:
    (tmp_path / "f.qdpx").write_bytes(foreign.made())
    report = work.projects.take(tmp_path / "f.qdpx")
    assert report.passed == ()
    return [one.highlight for one in work.excerpts()]


def names(work: Workspace, highlight: Highlight) -> list[str]:
    by_id = {code.id: code for code in work.codes()}
    return [by_id[tag].name("ar") for tag in highlight.tags]


def coders(work: Workspace) -> set[tuple[str, str]]:
    """Who gave codes to highlights, and when."""
    return {(op.author, op.when) for op in work.history() if op.object_kind == "tag"}


def test_maxqda_counts_both_signs_of_a_line_end_and_keeps_who_coded_and_when(desk: Workspace, tmp_path: Path) -> None:
    text = "\r\n".join(WORDS)
    project = Foreign("MAXQDA 24 (Release 24.1.0)")
    project.code("تعاون")
    mark_ = project.selection(text, PASSAGE, "one", "تعاون", creationDateTime=WHEN, creatingUser=project.id("Huda"))
    project.text(text.encode("utf-8-sig"), mark_, creationDateTime=FIRST, creatingUser=project.id("عمر"))
    (mark,) = taken(desk, tmp_path, project)
    assert (mark.exact, names(desk, mark), mark.author, mark.created) == (PASSAGE, ["تعاون"], "Huda", WHEN)
    assert [record.added for record in desk.documents()] == [FIRST]
    assert coders(desk) == {("Huda", WHEN)}
    assert desk.undo().done
    assert desk.documents() == []


def test_each_coding_keeps_its_own_coder(desk: Workspace, tmp_path: Path) -> None:
    text = "\n".join(WORDS)
    project = Foreign("QualCoder-3.8")
    for code in ("أ", "ب"):
        project.code(code)
    one = project.selection(text, PASSAGE, "one", "أ", creatingUser=project.id("عمر"), creationDateTime=WHEN)
    second = project.coding("second", "ب", creatingUser=project.id("Huda"), creationDateTime=FIRST)
    project.text(text.encode(), one.replace("</PlainTextSelection>", f"{second}</PlainTextSelection>"))
    (mark,) = taken(desk, tmp_path, project)
    assert mark.author == "عمر"
    assert coders(desk) == {("عمر", WHEN), ("Huda", FIRST)}
    desk.projects.write(tmp_path / "again.qdpx")
    with Workspace.open(tmp_path / "c.egpk", user="هدى", create=True) as third:
        third.projects.take(tmp_path / "again.qdpx")
        assert {author for author, _ in coders(third)} == {"عمر", "Huda"}


def test_nvivo_links_notes_and_counts_cases_as_groups_with_their_values(desk: Workspace, tmp_path: Path) -> None:
    text = "\r\n".join(WORDS)
    project = Foreign("NVivo", sources="Sources")
    project.code("تعاون")
    project.text(text.encode("utf-8-sig"), project.selection(text, PASSAGE, "one", "تعاون"))
    id_ = project.id
    note = project.file("note.txt", "حاشية\r\nبسطرين".encode("utf-8-sig"))
    project.add("Variables", f'<Variable guid="{id_("v")}" name="السنة" typeOfVariable="Integer"/>')
    value = f'<VariableValue><VariableRef targetGUID="{id_("v")}"/><IntegerValue>2019</IntegerValue></VariableValue>'
    project.add("Cases", f'<Case guid="{id_("m")}" name="مصر">{value}<SourceRef targetGUID="{id_("s")}"/></Case>')
    project.add("Notes", f'<Note guid="{id_("n")}" name="ربط" plainTextPath="{note}"/>')
    ends = f'originGUID="{id_("one")}" targetGUID="{id_("n")}"'
    project.add("Links", f'<Link guid="{id_("l")}" direction="OneWay" {ends}/>')
    (mark,) = taken(desk, tmp_path, project)
    assert (mark.exact, mark.memo) == (PASSAGE, "حاشية\nبسطرين")
    assert [(group.name, group.documents) for group in desk.organisation.groups()] == [("مصر", 1)]
    assert desk.documents()[0].metadata.extra["السنة"] == "2019"
    assert [(one.name, one.type) for one in desk.organisation.properties()] == [("السنة", "number")]
    desk.projects.write(tmp_path / "again.qdpx")
    with zipfile.ZipFile(tmp_path / "again.qdpx") as package:
        root = etree.fromstring(package.read("project.qde"))
    etree.XMLSchema(file=str(shared_dir("refi", "Project.xsd"))).assertValid(root)
    assert root.findtext(".//{*}FloatValue") == "2019"


def test_atlas_ti_brings_the_word_file_although_its_text_is_laid_out_otherwise(desk: Workspace, tmp_path: Path) -> None:
    report = docx.Document()
    for words in WORDS:
        report.add_paragraph(words)
    data = io.BytesIO()
    report.save(data)
    text = "\n\n".join(f"  {words} " for words in WORDS)
    project = Foreign("ATLAS.ti 23", qde="Project.qde", sources="Sources", upper=True)
    project.code("تعاون")
    mark_ = project.selection(text, PASSAGE, "one", "تعاون", last=True)
    project.text(text.encode(), mark_, rich=data.getvalue())
    (mark,) = taken(desk, tmp_path, project)
    (record,) = desk.documents()
    assert (mark.exact, record.kind, desk.source(record.id)) == (PASSAGE, "docx", data.getvalue())


@pytest.mark.parametrize(("first", "from_top"), [(0, False), (1, False), (0, True)])
def test_areas_of_a_pdfs_pages_become_the_passages_in_them(
    desk: Workspace, tmp_path: Path, first: int, from_top: bool
) -> None:
    pdf = (PDF / "notes-libreoffice.pdf").read_bytes()
    (outcome,) = desk.import_paths([PDF / "notes-libreoffice.pdf"])
    content = desk.content(outcome.id)
    layout = layout_of(content, pdf)
    block = next(one for one in content.blocks if one.end - one.start > 60)
    words = content.text[block.start : block.end]
    (page, boxes), *_ = layout.boxes(block.start, block.end).items()
    height = layout.pages[page - 1].height
    x0, x1 = min(box.x0 for box in boxes) - 2, max(box.x1 for box in boxes) + 2
    y0, y1 = min(box.y0 for box in boxes) - 1, max(box.y1 for box in boxes) + 1
    low, high = (y0, y1) if from_top else (height - y1, height - y0)
    desk.undo()
    project = Foreign("QualCoder-3.8" if from_top else "ATLAS.ti 23")
    project.code("تعاون")
    id_ = project.id
    # One that counts pages from 1 can be told by the words that it says to be there.
    told = f'<Representation guid="{id_("r")}"><PlainTextContent>{words}</PlainTextContent></Representation>'
    corners = f'firstX="{round(x0)}" firstY="{round(low)}" secondX="{round(x1)}" secondY="{round(high)}"'
    area = f'<PDFSelection guid="{id_("one")}" page="{page - 1 + first}" {corners}>{told if first else ""}'
    area += f"{project.coding('k', 'تعاون')}</PDFSelection>"
    path = project.file("s.pdf", pdf)
    project.add("Sources", f'<PDFSource guid="{id_("s")}" name="تقرير" path="{path}">{area}</PDFSource>')
    (mark,) = taken(desk, tmp_path, project)
    assert (" ".join(mark.exact.split()), names(desk, mark)) == (" ".join(words.split()), ["تعاون"])
