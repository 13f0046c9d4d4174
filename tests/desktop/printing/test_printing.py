"""Reports on paper, judged by other programs: what the PDF says, where it says it, and what can be seen of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from egpk_desk.cli import run
from egpk_desk.desktop.printing.options import PrintOptions
from egpk_desk.desktop.printing.output import pdf, picture
from egpk_desk.desktop.printing.pages import PrintedPages
from egpk_desk.desktop.printing.part import part_of
from egpk_desk.desktop.reader import Mark
from egpk_desk.document import problems
from egpk_desk.readers import read
from egpk_desk.text.folding import fold
from egpk_desk.work_log import WorkLog
from egpk_desk.workspace import Workspace
from tests.desktop.window import USER, Desk

LONG = 20_000
PARAGRAPH = "كتب التقرير أن التبادل بلغ 45 مليون دولار (EDEX 2025) في عام ٢٠٢٤، وأنّ الموانئ تتّسع. "
TEXT = "# تقرير الموانئ\n\n" + "".join(f"## القسم {n}\n\nفقرة {n}: {PARAGRAPH * 5}\n\n" for n in range(1, 13))
TEXT += "| البلد | القيمة |\n| --- | --- |\n| مصر | 12 |\n| باكستان | 𝟙𝟚 |\n"
judged = pytest.mark.judge
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")


@pytest.fixture(scope="module")
def document():  # type: ignore[no-untyped-def]
    return read(TEXT.encode(), "تقرير.md")


def marks_of(document) -> list[Mark]:  # type: ignore[no-untyped-def]
    places = [document.text.index(f"فقرة {n}:") for n in (1, 5, 9)]
    memo = "مذكرة طويلة عن هذا المقطع " * 12
    return [
        Mark("a", places[0], places[0] + 60, ("#c02040", "#2040c0"), ("المكاسب الاقتصادية", "Trade"), "قصيرة"),
        Mark("b", places[1], places[1] + 200, ("#208040",), ("الحرب في غزة",), memo),
        Mark("c", places[2], places[2] + 30, ()),
    ]


def pages(document, **options: object) -> PrintedPages:  # type: ignore[no-untyped-def]
    return PrintedPages(document, marks_of(document), PrintOptions(**options))  # type: ignore[arg-type]


def said(path: Path, *how: str) -> str:
    return subprocess.run(["pdftotext", *how, str(path), "-"], capture_output=True, check=True, encoding="utf-8").stdout


def squeezed(text: str) -> str:
    return "".join(fold(text).split())


@judged
@needs_poppler
def test_every_word_codes_memos_and_page_numbers_are_read_by_other_programs(
    qtbot: QtBot,
    document,
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    made = pages(document, arabic_digits=True)
    (tmp_path / "a.pdf").write_bytes(pdf(made))
    text = said(tmp_path / "a.pdf")
    assert len(made) == text.count("\f") > 2
    for words in ("المكاسب الاقتصادية", "Trade", "الحرب في غزة", "قصيرة", "مذكرة طويلة عن هذا", "EDEX 2025"):
        assert squeezed(words) in squeezed(text), words
    assert squeezed(text).count(squeezed("التبادل بلغ")) == 60
    # From a reader that puts paragraphs together again, letter by letter.
    again = read((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert squeezed("فقرة 7: " + PARAGRAPH * 5) in squeezed(again.text)
    assert f"صفحة ٢ من {str(len(made)).translate(str.maketrans('0123456789', '٠١٢٣٤٥٦٧٨٩'))}" in again.text


@judged
@needs_poppler
def test_without_a_margin_lines_are_longer_and_nothing_of_highlights_is_said(
    qtbot: QtBot,
    document,
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    whole, plain = pages(document), pages(document, highlights=False)
    assert len(plain) < len(whole)
    (tmp_path / "a.pdf").write_bytes(pdf(plain))
    assert "الحرب" not in said(tmp_path / "a.pdf")
    codes_only = pages(document, memos=False)
    (tmp_path / "b.pdf").write_bytes(pdf(codes_only))
    assert "الحرب" in said(tmp_path / "b.pdf")
    assert "مذكرة" not in said(tmp_path / "b.pdf")


@judged
@needs_poppler
@pytest.mark.parametrize(("paper", "size"), [("A4", "595 x 842"), ("Letter", "612 x 792"), ("A5", "420 x 595")])
def test_no_letter_stands_outside_of_its_paper(
    qtbot: QtBot,
    document,
    tmp_path: Path,
    paper: str,
    size: str,  # type: ignore[no-untyped-def]
) -> None:
    made = pages(document, paper=paper, language="en")
    (tmp_path / "a.pdf").write_bytes(pdf(made))
    told = subprocess.run(["pdfinfo", str(tmp_path / "a.pdf")], capture_output=True, encoding="utf-8", check=True)
    assert size in told.stdout
    width, height = made.sheet.width, made.sheet.height
    for number in range(len(made)):
        for letter in made.letters(number):
            assert 20 < letter.x <= letter.x + letter.width < width - 20
            assert 20 < letter.y < height - 20


def test_a_highlight_is_seen_and_text_and_margin_do_not_touch(
    qtbot: QtBot,
    document,  # type: ignore[no-untyped-def]
) -> None:
    made = pages(document)
    image = picture(made, 0, 1.0)
    plain = picture(pages(document, highlights=False), 0, 1.0)

    def tinted(shown: QImage) -> int:
        colours = (QColor(shown.pixel(x, y)) for x in range(0, shown.width(), 2) for y in range(0, shown.height(), 2))
        return sum(colour.hsvSaturationF() > 0.08 and colour.valueF() > 0.6 for colour in colours)

    assert tinted(image) > tinted(plain) + 100
    # All rows of the text as one: what stands between text and margin is white in each.
    across = image.copy(0, 60, image.width(), image.height() - 130).scaled(
        image.width(), 1, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    edge = made.sheet.side + made.sheet.notes_width(True)
    gap = range(round(edge) + 3, round(edge + made.sheet.gap) - 4)
    light = [QColor(across.pixel(x, 0)).lightnessF() for x in range(image.width())]
    assert min(light[x] for x in gap) > 0.995
    assert min(light[: round(edge)]) < 0.995
    assert min(light[round(edge + made.sheet.gap) :]) < 0.95


def test_a_part_of_a_document_is_a_sound_document(document) -> None:  # type: ignore[no-untyped-def]
    text = document.text
    for start, end in ((0, 5), (3, 40), (100, 1500), (len(text) - 60, len(text)), (0, len(text))):
        part = part_of(document, start, end)
        assert part.text == text[start:end]
        assert problems(part) == []


def test_a_title_does_not_stand_alone_at_the_foot_of_a_page(qtbot: QtBot, document) -> None:  # type: ignore[no-untyped-def]
    for points in (10, 12, 14, 16):
        made = pages(document, points=points)
        for slices in made._slices[:-1]:
            last = slices[-1]
            assert made._page.rows.block(last.row).kind.value != "heading"


def test_the_report_is_previewed_and_written_from_the_window(
    make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "account").mkdir()
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path / "account"))
    library = tmp_path / "library.egpk"
    with Workspace.open(library, user=USER, create=True) as workspace:
        made = workspace.import_bytes(TEXT.encode(), "تقرير.md")
        workspace.highlight(made.id, 20, 60, tags=["driver/gaza-war"], memo="م")
    desk = make_desk()
    desk.open(library)
    desk.rest()
    desk.show_document(made.id)
    desk.bench.reader.select(20, 400)
    desk.window.actions_.print_report.trigger()
    (dialog,) = [one for one in desk.window.children() if one.objectName() == "printDialog"]
    desk.qtbot.waitUntil(lambda: dialog.shown == 0, timeout=LONG)
    whole = dialog.count
    dialog.next.click()
    desk.qtbot.waitUntil(lambda: dialog.shown == 1, timeout=LONG)
    dialog.what.setCurrentIndex(1)
    desk.qtbot.waitUntil(lambda: dialog.count == 1, timeout=LONG)
    desk.qtbot.waitUntil(lambda: dialog.shown == 0, timeout=LONG)
    assert whole > 2
    target = tmp_path / "a.pdf"
    chooser = None
    dialog.pdf_button.click()
    chooser = next(one for one in dialog.children() if one.metaObject().className() == "QFileDialog")
    chooser.fileSelected.emit(str(target))
    chooser.close()
    desk.qtbot.waitUntil(lambda: desk.window.notice.isVisible(), timeout=LONG)
    assert target.read_bytes().startswith(b"%PDF")
    assert WorkLog(library).entries(1)[0].work == "print"


def test_the_command_line_prints_and_refuses_what_is_outside_of_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EGPK_PORTABLE", str(tmp_path))
    library = tmp_path / "library.egpk"
    with Workspace.open(library, user=USER, create=True) as workspace:
        made = workspace.import_bytes(TEXT.encode(), "تقرير.md").id
    out = tmp_path / "a.pdf"
    assert run(["print", made, "--range", "0:200", "--out", str(out), "--library", str(library)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    out.unlink()
    for wrong in ("5:5", "9:3", "0:99999999", "x"):
        assert run(["print", made, "--range", wrong, "--out", str(out), "--library", str(library)]) == 1
    assert not out.exists()
