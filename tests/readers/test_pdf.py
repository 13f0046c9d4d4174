"""PDF: letters, order, paragraphs, pages and notes, measured against true texts; and the worker that reads it."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata

import pypdf
import pytest
from rapidfuzz.distance import Levenshtein

from egpk_desk.document import BlockKind, Document, problems
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers import pdf
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.pdf.bidi_order import logical
from egpk_desk.readers.pdf.columns import lines_in_order
from egpk_desk.readers.pdf.glyphs import Glyph, letters
from egpk_desk.readers.pdf.ligatures import ligature, set_ligatures
from egpk_desk.readers.pdf.lines import segments
from egpk_desk.readers.pdf.worker import WORKER
from egpk_desk.resources import sample_docs
from tests.shared import shared_dir

BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
TASHKEEL = re.compile("[\u064b-\u0652\u0670]")


def plain(text: str, tashkeel: bool = True) -> str:
    text = BIDI.sub("", unicodedata.normalize("NFC", text))
    return " ".join((text if tashkeel else TASHKEEL.sub("", text)).split())


@pytest.fixture(scope="module")
def sample() -> Document:
    return pdf.read((sample_docs() / "oman-iran.pdf").read_bytes(), "oman-iran.pdf")


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("chromium_full", 0.05), ("chromium_table", 0.1), ("lo_full", 0.05), ("lo_docx_tagged", 0.05),
        ("cairo_full", 0.06), ("xelatex_full", 0.25), ("reportlab_visual", 0.1), ("gs_chromium_full", 2.3),
        ("qt_full", 6.0),
    ],
)  # fmt: skip
def test_the_character_error_rate_stays_low_for_each_producer(name, most):
    truth = shared_dir("pdf", "table.truth.txt" if "table" in name else "full.truth.txt").read_text("utf-8")
    document = pdf.read(shared_dir("pdf", f"{name}.pdf").read_bytes(), f"{name}.pdf")
    tashkeel = "reportlab" not in name  # that program deletes it
    true = plain(truth, tashkeel)
    rate = 100 * Levenshtein.distance(true, plain(document.text, tashkeel)) / len(true)
    assert problems(document) == []
    assert rate < most
    paragraphs = sum(1 for line in truth.splitlines() if line.strip())
    # A row of a table is a line of the truth, its cells are blocks.
    rows = {(b.cell.table, b.cell.row) for b in document.blocks if b.cell is not None}
    blocks = sum(1 for b in document.blocks if b.cell is None) + len(rows)
    assert abs(blocks - paragraphs) <= 0.15 * paragraphs + 1


def test_every_visible_character_stands_on_exactly_one_page(sample):
    seen = [0] * len(sample.text)
    for page in sample.pages:
        assert page.width > 0
        for stretch in page.ranges:
            for at in range(stretch.start, stretch.end):
                seen[at] += 1
    assert {count for count, sign in zip(seen, sample.text, strict=True) if not sign.isspace()} == {1}
    assert [page.index for page in sample.pages] == [1, 2, 3]


def test_notes_at_the_foot_join_their_raised_numbers_and_interrupt_nothing(sample):
    bodies = [sample.slice(note.body) for note in sample.notes if note.body]
    assert [note.marker for note in sample.notes] == ["[1]", "[2]", "[3]", "[4]"]
    assert [body.split()[0] for body in bodies] == ["مريم", "خالد", "مقابلة", "Peter"]
    assert bodies[3].endswith("Maritime Policy Notes 22 (2024): 5.")
    first_note = next(i for i, block in enumerate(sample.blocks) if block.kind is BlockKind.NOTE)
    assert {block.kind for block in sample.blocks[first_note:]} == {BlockKind.NOTE}


def test_larger_print_makes_title_and_headings(sample):
    headings = [(b.level, sample.block_text(b)) for b in sample.blocks if b.kind is BlockKind.HEADING]
    assert sample.block_text(sample.blocks[0]).startswith("سلطنة عُمان")
    assert sample.blocks[0].kind is BlockKind.TITLE
    assert headings == [
        (1, "أولًا: دوافع العلاقة"), (1, "ثانيًا: أبعاد العلاقة"), (2, "1- البُعْد السياسي والدبلوماسي"),
        (2, "2- البُعْد الاقتصادي"), (2, "3- البُعْد العسكري والأمني"), (2, "4- البُعْد الثقافي"), (1, "خاتمة"),
    ]  # fmt: skip


def with_pages(**labels) -> bytes:
    writer = pypdf.PdfWriter(clone_from=str(sample_docs() / "oman-iran.pdf"))
    for first, (style, start, last) in labels.values():
        writer.set_page_label(first, last, style=style, start=start)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_page_labels_are_those_of_the_file():
    document = pdf.read(with_pages(a=(0, ("/r", 3, 0)), b=(1, ("/D", 10, 2))), "labelled.pdf")
    assert [page.label for page in document.pages] == ["iii", "10", "11"]


def test_a_program_s_own_title_is_no_title():
    writer = pypdf.PdfWriter(clone_from=str(sample_docs() / "oman-iran.pdf"))
    writer.add_metadata({"/Title": "Microsoft Word - x.docx", "/CreationDate": "D:20010203"})
    out = io.BytesIO()
    writer.write(out)
    metadata = pdf.read(out.getvalue(), "x.pdf").metadata
    assert "Word" not in metadata.title
    assert "2001" not in metadata.date


# Letters and order ---------------------------------------------------------------------------------------------------


def line(visual: str) -> list[Glyph]:
    """Glyphs of 6 points from left to right."""
    return [Glyph(sign, 6.0 * i, 6.0 * i + 6, 0, 8, 6.0 * i, 0, 10, i) for i, sign in enumerate(visual)]


def read_back(visual: str, rtl: bool = True) -> str:
    return "".join(glyph.text for glyph, _ in logical(line(visual), rtl))


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير أمس",
        "في عام 2025 بلغ 12.5 مليون",
        "عبر Bright Star 2025 المشترك",
        "نسبة 12% من 3,200 فقط",
        "انظر https://a.example/x?y=1 هنا",
        "من 10/11/2025 إلى اليوم",
    ],
)
def test_logical_order_undoes_what_the_bidirectional_algorithm_did(text):
    from bidi.algorithm import get_display

    assert read_back(get_display(text, base_dir="R")) == text


@pytest.mark.parametrize("text", ["The word كلمة means speech", "see قال الوزير in (2020)"])
def test_a_latin_paragraph_with_an_arabic_word_is_not_turned_round(text):
    from bidi.algorithm import get_display

    assert read_back(get_display(text, base_dir="L"), rtl=False) == text


def test_presentation_forms_are_read_as_the_letters_they_show():
    assert letters("\ufefb") == "لا"
    assert letters("\ufe8d\ufef2 \ufb01") == "اي fi"
    assert letters("\ufdf2") == "الله"
    assert letters("\ufe77") == "\u064e"


@pytest.mark.parametrize(("given", "meant"), [("ال", "لا"), ("لا", "لا"), ("ىل", "لى"), ("هللا", "الله"), ("لم", "لم")])
def test_letters_of_one_glyph_that_come_turned_round_are_put_right(given, meant):
    assert ligature(given, turned=False) == meant


def test_letters_that_do_not_tell_their_order_go_with_those_of_runs_of_the_same_direction():
    texts = ["ال", "مل", "س", "رش", "ني"]
    places = [50.0 - 10 * at for at in range(len(texts))]
    glyphs = [Glyph(text, x, x + 8, 0, 8, x, 0, 10, at) for at, (text, x) in enumerate(zip(texts, places, strict=True))]
    set_ligatures(glyphs)
    assert [glyph.text for glyph in glyphs] == ["لا", "لم", "س", "شر", "ين"]


def page_of(columns: list[tuple[float, int]], width: float = 180) -> list[Glyph]:
    """Glyphs of columns ``(left edge, number of lines)``: each line is full and says its column and number."""
    glyphs = []
    for number, (left, lines) in enumerate(columns):
        for at in range(lines):
            said = f"{chr(ord('a') + number)}{at:03d}".ljust(int(width / 6), "x")
            for i, sign in enumerate(said):
                x, y = left + 6.0 * i, 700 - 14.0 * at - number * 4
                glyphs.append(Glyph(sign, x, x + 6, y, y + 8, x, y, 10, len(glyphs)))
    return glyphs


def test_columns_are_read_one_after_the_other_from_the_right_in_arabic():
    lines = lines_in_order(segments(page_of([(40, 20), (240, 20), (440, 20)])), rtl=True)
    heads = ["".join(glyph.text for glyph in found.glyphs)[:2] for found in lines]
    assert heads == ["c0"] * 20 + ["b0"] * 20 + ["a0"] * 20


def test_a_page_of_many_glyphs_in_columns_is_ordered_in_n_log_n_time():
    def seconds(lines: int) -> float:
        glyphs = page_of([(40, lines), (240, lines), (440, lines)])
        started = time.process_time()
        lines_in_order(segments(glyphs), rtl=True)
        return time.process_time() - started

    small = min(seconds(40) for _ in range(2))
    assert min(seconds(320) for _ in range(2)) < 8 * small * 4


# The worker ----------------------------------------------------------------------------------------------------------


def test_the_worker_is_kept_and_a_new_one_is_started_when_it_is_killed(sample):
    data = (sample_docs() / "oman-iran.pdf").read_bytes()
    first = WORKER.pid
    pdf.read(data, "a.pdf")
    assert WORKER.pid == first
    assert first is not None
    os.kill(first, signal.SIGKILL)
    time.sleep(0.1)
    assert pdf.read(data, "b.pdf").text == sample.text
    assert WORKER.pid != first


def test_a_pdf_that_takes_too_long_is_given_up_and_the_next_one_is_read(sample):
    data = (sample_docs() / "oman-iran.pdf").read_bytes()
    with pytest.raises(UnreadableSource, match="takes longer"):
        pdf.read(data, "slow.pdf", Limits(seconds=0.001))
    assert pdf.read(data, "b.pdf").text == sample.text


def test_pdfium_is_never_loaded_in_the_process_that_asks():
    script = (
        "import sys; from pathlib import Path; from egpk_desk.readers import pdf\n"
        "pdf.read(Path(sys.argv[1]).read_bytes(), 'x.pdf')\n"
        "print('pypdfium2_raw' in sys.modules or 'pypdfium2' in sys.modules)"
    )
    path = str(sample_docs() / "oman-iran.pdf")
    run = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == "False"


def test_a_script_without_a_guard_may_read_a_pdf(tmp_path):
    script = tmp_path / "plain.py"
    script.write_text(
        "from pathlib import Path\nfrom egpk_desk.readers import pdf\n"
        f"print(len(pdf.read(Path({str(sample_docs() / 'oman-iran.pdf')!r}).read_bytes(), 'x.pdf').pages))\n",
        "utf-8",
    )
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout.strip() == "3"
