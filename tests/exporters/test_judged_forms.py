"""The newer forms as LibreOffice and XeLaTeX see them: saved again with nothing lost, pasted, compiled, looked at."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from egpk_desk.document import BlockKind
from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.library.records import Code
from egpk_desk.workspace import Workspace
from tests.exporters.conftest import excerpt
from tests.exporters.test_hostile import HOSTILE
from tests.shared import real_report

pytestmark = [
    pytest.mark.judge,
    pytest.mark.skipif(
        shutil.which("soffice") is None or shutil.which("pdftotext") is None,
        reason="LibreOffice or poppler is not installed",
    ),
]
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILTERS = {".html": "HTML (StarWriter)", ".rtf": "Rich Text Format", ".odt": "writer8"}


def converted(source: Path, target: str, folder: Path) -> Path:
    """A file as LibreOffice saves it in another format, or again in its own."""
    folder.mkdir(exist_ok=True)
    chosen = [f"--infilter={FILTERS[source.suffix]}"] if source.suffix in FILTERS else []
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", *chosen),
            *("--convert-to", target, "--outdir", str(folder), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"{source.stem}.{target}"


def letters(text: str) -> str:
    return "".join(text.split())


def odt_notes(path: Path) -> list[tuple[str, str]]:
    """Each note with the paragraph that refers to it, both without white space."""
    root = etree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    found = []
    for note in root.iter(f"{TEXT}note"):
        paragraph = next(note.iterancestors(f"{TEXT}p"))
        around = paragraph.xpath(".//text()[not(ancestor::t:note)]", namespaces={"t": TEXT[1:-1]})
        found.append((letters("".join(around)), letters("".join(note.find(f"{TEXT}note-body").itertext()))))
    return found


def docx_notes(path: Path) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(path).read("word/footnotes.xml"))
    notes = [note for note in root if note.get(f"{W}type") is None]
    return [letters("".join(t.text or "" for t in note.iter(f"{W}t"))) for note in notes]


def expected(coded: Workspace) -> list[tuple[str, str]]:
    excerpts = coded.excerpts()
    texts = ExportRequest(format="odt").formatter().notes([one.cited for one in excerpts])
    return [
        (letters(one.text.rstrip().split("\n")[-1]), letters(note.text))
        for one, note in zip(excerpts, texts, strict=True)
    ]


@pytest.mark.parametrize("form", ["odt", "rtf", "docx"])
def test_libreoffice_saves_it_again_with_every_note_in_its_place(coded: Workspace, tmp_path: Path, form: str) -> None:
    source = tmp_path / f"excerpts.{form}"
    coded.export_to(source, ExportRequest(format=form, group_by="document", bibliography=True))
    again = converted(source, "odt", tmp_path / "again")
    assert odt_notes(again) == expected(coded)


def test_an_odt_is_the_same_after_libreoffice_has_saved_it(coded: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "excerpts.odt"
    coded.export_to(source, ExportRequest(format="odt", group_by="code", bibliography=True, before=1, after=1))
    again = converted(source, "odt", tmp_path / "again")

    def paragraphs(path: Path) -> list[str]:
        root = etree.fromstring(zipfile.ZipFile(path).read("content.xml"))
        return [letters("".join(p.itertext())) for p in root.iter(f"{TEXT}p", f"{TEXT}h")]

    # Spaces may stand as characters or as text:s, so that they are left out.
    assert paragraphs(again) == paragraphs(source)


@pytest.mark.parametrize("form", ["odt", "rtf", "docx"])
def test_its_pages_run_from_right_to_left(coded: Workspace, tmp_path: Path, form: str) -> None:
    source = tmp_path / f"excerpts.{form}"
    coded.export_to(source, ExportRequest(format=form, group_by="document"))
    pdf = converted(source, "pdf", tmp_path / "pdf")
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True)
    boxes = etree.fromstring(done.stdout.encode(), etree.XMLParser(recover=True))
    pages = list(boxes.iter("{http://www.w3.org/1999/xhtml}page"))
    assert len(pages) >= 3
    edges: dict[
        tuple[int, int], tuple[float, float]
    ] = {}  # of each line: where it begins on the left, ends on the right
    for number, page in enumerate(pages):
        for word in page:
            key = (number, round(float(word.get("yMax")) / 3))
            first, last = edges.get(key, (1e9, 0.0))
            edges[key] = (min(first, float(word.get("xMin"))), max(last, float(word.get("xMax"))))
    left, right = min(first for first, _ in edges.values()), max(last for _, last in edges.values())
    short = [(first, last) for first, last in edges.values() if last - first < 0.6 * (right - left)]
    at_the_right = sum(last > right - 30 for _, last in short)
    at_the_left = sum(first < left + 30 for first, _ in short)  # the English report's, and numbers of pages
    assert at_the_right > 4 * max(at_the_left, 5)


@pytest.mark.parametrize("ending", [".rtf", ".html"])
def test_what_is_pasted_has_real_notes_and_is_set_anew_even_after_an_odt(
    coded: Workspace, tmp_path: Path, ending: str
) -> None:
    """LibreOffice reads the clipboard's flavours by the same filters as files."""
    chosen = [one for one in coded.excerpts() if one.cited.metadata.language == "ar"][:6]
    flavours = coded.clipboard([one.highlight.id for one in chosen])
    source = tmp_path / f"pasted{ending}"
    source.write_bytes(flavours["text/rtf" if ending == ".rtf" else "text/html"])
    odt = converted(source, "odt", tmp_path / "odt")
    full = odt_notes(odt)
    assert len(full) == len(chosen)
    assert not [note for _, note in full if "المرجعنفسه" in note]
    assert [quoted for quoted, _ in full] == [letters(one.text.rstrip().split("\n")[-1]) for one in chosen]
    word = converted(odt, "docx", tmp_path / "docx")
    made = coded.refresh_manuscript(word, tmp_path / "fresh.docx")
    assert (made.notes, made.unknown) == (len(chosen), ())
    texts = ExportRequest(format="docx").formatter().notes([one.cited for one in chosen])
    assert docx_notes(tmp_path / "fresh.docx") == [letters(note.text) for note in texts]
    # and once more through LibreOffice
    again = converted(tmp_path / "fresh.docx", "docx", tmp_path / "again")
    assert docx_notes(again) == docx_notes(tmp_path / "fresh.docx")
    once_more = coded.refresh_manuscript(again, tmp_path / "fresh2.docx")
    assert (once_more.notes, once_more.changed) == (len(chosen), 0)


def test_an_exported_document_that_libreoffice_saved_is_set_anew(coded: Workspace, tmp_path: Path) -> None:
    coded.export_to(tmp_path / "e.docx", ExportRequest(format="docx", group_by="document", bibliography=True))
    again = converted(tmp_path / "e.docx", "docx", tmp_path / "again")
    made = coded.refresh_manuscript(again, tmp_path / "f.docx")
    assert (made.notes, made.changed, made.unknown) == (len(coded.excerpts()), 0, ())
    text = subprocess.run(
        ["pdftotext", str(converted(tmp_path / "f.docx", "pdf", tmp_path / "pdf")), "-"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert text.strip()
    root = etree.fromstring(zipfile.ZipFile(tmp_path / "f.docx").read("word/document.xml"))
    assert sum("".join(p.itertext()) == "قائمة المراجع" for p in root.iter(f"{W}p")) == 1


@pytest.mark.skipif(shutil.which("xelatex") is None, reason="XeLaTeX is not installed")
def test_xelatex_sets_every_excerpt_and_its_note(coded: Workspace, tmp_path: Path) -> None:
    coded.export_to(tmp_path / "e.tex", ExportRequest(format="tex", group_by="document", bibliography=True))
    assert typeset(tmp_path).count("المرجع نفسه") >= 10


@pytest.mark.skipif(shutil.which("xelatex") is None, reason="XeLaTeX is not installed")
def test_xelatex_sets_whatever_texts_titles_memos_and_codes_say(tmp_path: Path) -> None:
    said = (*HOSTILE, "[options] English first", "[[x]](y) ^^41^^5c --- ``", "* star", "\\end{quote}\\end{document}")
    code = Code("c9", "driver/x", "driver", said[-2], said[-1], "#ff0000")
    given = [
        excerpt(at, f"{text} مقطع", code, document=said[at - 1], memo=said[at - 2]) for at, text in enumerate(said)
    ]
    request = ExportRequest(format="tex", group_by="document", bibliography=True, title=said[0])
    (tmp_path / "e.tex").write_bytes(export(given, request, [code]))
    text = typeset(tmp_path)
    assert text.count("مقطع") == len(said)
    assert "root:" not in text


def typeset(tmp_path: Path) -> str:
    """The text of ``e.tex`` as XeLaTeX sets it."""
    done = subprocess.run(
        ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "e.tex"],
        cwd=tmp_path,
        capture_output=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
    return subprocess.run(
        ["pdftotext", str(tmp_path / "e.pdf"), "-"], capture_output=True, check=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The real report with every paragraph of its running text highlighted."""
    path = tmp_path_factory.mktemp("real")
    (path / "report.txt").write_bytes(real_report())
    with Workspace.open(path / "l.egpk", user="سلمى", create=True) as workspace:
        (made,) = workspace.import_paths([path / "report.txt"], workers=0)
        for block in workspace.content(made.id).body():
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                workspace.highlight(made.id, block.start, block.end, tags=["driver/gaza-war"])
        yield workspace


@pytest.mark.parametrize("form", ["docx", "odt", "rtf"])
def test_the_real_report_comes_back_from_libreoffice_with_every_note(
    real: Workspace, tmp_path: Path, form: str
) -> None:
    source = tmp_path / f"real.{form}"
    real.export_to(source, ExportRequest(format=form, group_by="document", bibliography=True))
    assert len(real.excerpts()) >= 20
    assert odt_notes(converted(source, "odt", tmp_path / "again")) == expected(real)
    if form == "docx":
        made = real.refresh_manuscript(source, tmp_path / "fresh.docx")
        assert (made.notes, made.changed) == (len(real.excerpts()), 0)


def test_an_export_into_the_user_s_own_document_keeps_its_notes(coded: Workspace, tmp_path: Path) -> None:
    mould = Document()
    mould.sections[0].header.paragraphs[0].text = "ترويسة المجلة"
    stream = io.BytesIO()
    mould.save(stream)
    request = ExportRequest(format="docx", group_by="document", template=stream.getvalue())
    coded.export_to(tmp_path / "t.docx", request)
    assert odt_notes(converted(tmp_path / "t.docx", "odt", tmp_path / "again")) == expected(coded)
    pdf = converted(tmp_path / "t.docx", "pdf", tmp_path / "pdf")
    said = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, text=True).stdout
    assert "المجلة" in said
