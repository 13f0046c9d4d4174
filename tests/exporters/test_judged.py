"""Exports as LibreOffice and poppler see them: notes paired with their excerpts, pages right to left."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Workspace

pytestmark = [
    pytest.mark.judge,
    pytest.mark.skipif(
        shutil.which("soffice") is None or shutil.which("pdftotext") is None,
        reason="LibreOffice or poppler is not installed",
    ),
]


@pytest.fixture(scope="module")
def converted(coded: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' excerpts, exported by document, as LibreOffice opens them: a PDF and an ODT."""
    folder = tmp_path_factory.mktemp("judged")
    coded.export_to(folder / "excerpts.docx", ExportRequest(format="docx", group_by="document"))
    for target in ("pdf", "odt"):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                target,
                "--outdir",
                str(folder),
                str(folder / "excerpts.docx"),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    return folder


def test_libreoffice_pairs_excerpt_k_with_note_k(coded: Workspace, converted: Path) -> None:
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    root = etree.fromstring(zipfile.ZipFile(converted / "excerpts.odt").read("content.xml"))
    notes = list(root.iter(f"{text}note"))
    excerpts = coded.excerpts()
    assert [note.findtext(f"{text}note-citation") for note in notes] == [str(n + 1) for n in range(len(excerpts))]
    for note, excerpt in zip(notes, excerpts, strict=True):
        paragraph = next(note.iterancestors(f"{text}p"))
        around = "".join(
            piece for piece in paragraph.xpath(".//text()[not(ancestor::text:note)]", namespaces={"text": text[1:-1]})
        )
        assert around.strip() == excerpt.text.split("\n")[-1].strip()
        body = "".join(note.find(f"{text}note-body").itertext()).strip()
        if excerpt.cited.source_notes:
            assert "حاشية المصدر" in body or "Source note" in body


Word = tuple[str, float, float, float, float]


@pytest.fixture(scope="module")
def pages(converted: Path) -> list[list[Word]]:
    """The words of each page with their boxes (left, top, right, bottom, in points), as poppler finds them."""
    done = subprocess.run(
        ["pdftotext", "-bbox", str(converted / "excerpts.pdf"), "-"], capture_output=True, check=True, text=True
    )
    found: list[list[Word]] = []
    for line in done.stdout.splitlines():
        if "<page" in line:
            found.append([])
        elif match := re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)</word>', line):
            left, top, right, bottom = map(float, match.groups()[:4])
            found[-1].append((match[5], left, top, right, bottom))
    return found


def _numbers(page: list[Word]) -> tuple[list[Word], list[Word]]:
    """The raised numbers of a page from top to bottom: those in the text, and the smaller ones in the notes below."""
    small = [w for w in sorted(page, key=lambda w: w[2]) if w[0].isdecimal()]
    notes = [w for w in small if w[4] - w[2] < 9]
    foot = min((w[2] for w in notes), default=0.0)
    raised = [w for w in small if w[2] < foot and 9 <= w[4] - w[2] < 12]
    heights = Counter(round(w[4] - w[2], 1) for w in raised)
    height = heights.most_common(1)[0][0] if heights else 0.0
    return [w for w in raised if abs(w[4] - w[2] - height) < 0.2], notes


def test_every_note_stands_at_the_foot_of_the_page_of_its_excerpt(coded: Workspace, pages: list[list[Word]]) -> None:
    found = [tuple([int(word[0]) for word in words] for words in _numbers(page)) for page in pages]
    count = len(coded.excerpts())
    assert [number for references, _ in found for number in references] == list(range(1, count + 1))
    assert [number for _, notes in found for number in notes] == list(range(1, count + 1))
    # The last note of a full page may stand on the next one, as in any book.
    apart = sum(number not in notes for references, notes in found for number in references)
    assert apart <= len(pages) - 1


def test_the_lines_run_from_right_to_left(pages: list[list[Word]]) -> None:
    seen = 0
    for page in pages:
        for word, left, top, _, _ in page:
            if word.strip("،.") in ("المرجع", "عجرملا"):  # poppler gives words in visual order
                beside = [w for w in page if abs(w[2] - top) < 3 and w[0].strip("،.") in ("نفسه", "هسفن")]
                assert beside
                assert all(other[1] < left for other in beside)
                seen += 1
    assert seen >= 10


def test_notes_of_arabic_sources_begin_at_the_right_edge(coded: Workspace, pages: list[list[Word]]) -> None:
    margin = max(right for page in pages for _, _, _, right, _ in page)
    notes = {int(word[0]): word[3] for page in pages for word in _numbers(page)[1]}
    for number, excerpt in enumerate(coded.excerpts(), start=1):
        if excerpt.cited.metadata.language == "ar":
            assert notes[number] > margin - 2
