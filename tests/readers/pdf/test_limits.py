"""What hostile pages may cost: time a page, time a file, and no step worse than about n log n in a page's letters."""

from __future__ import annotations

import os
import signal
import threading
import time

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.pdf.columns import lines_in_order
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.lines import segments
from egpk_desk.readers.pdf.worker import PdfWorker, Request


def written(*contents: bytes) -> bytes:
    """A PDF of pages with these contents, in Helvetica."""
    import io

    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
         NameObject("/BaseFont"): NameObject("/Helvetica")}
    )  # fmt: skip
    for content in contents:
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data(content)
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def line(text: str, y: int) -> bytes:
    return f"BT /F 10 Tf 50 {y} Td ({text}) Tj ET\n".encode()


HEAVY = b"".join(line("slow " * 15, y % 800) for y in range(3000))


@pytest.fixture
def worker():
    made = PdfWorker()
    yield made
    made.stop()


def test_a_page_that_takes_too_long_is_left_out_and_the_others_are_read(worker):
    data = written(line("The first page is read.", 700), HEAVY, line("So is the third.", 700))
    worker.read(written(line("Warm.", 700)), Request("warm.pdf", "pdf/0", Limits()))
    document, _ = worker.read(data, Request("slow.pdf", "pdf/0", Limits(seconds=60, page_seconds=0.4)))
    assert "The first page is read." in document.text
    assert "So is the third." in document.text
    assert "slow" not in document.text
    assert document.warnings[0] == "Damaged pages are left out: 2."


def test_a_file_of_slow_pages_is_given_up_in_one_line(worker):
    with pytest.raises(UnreadableSource, match="takes longer than 60 seconds") as told:
        worker.read(written(*[HEAVY] * 6), Request("slow.pdf", "pdf/0", Limits(seconds=60, page_seconds=0.3)))
    assert "\n" not in told.value.line


def test_a_page_that_brings_the_process_down_is_left_out(worker):
    """The process is killed from outside while it reads the second page, as a crash of PDFium's would end it."""
    data = written(line("The first page is read.", 700), HEAVY * 3, line("So is the third.", 700))
    worker.read(written(line("Warm.", 700)), Request("warm.pdf", "pdf/0", Limits()))
    pid = worker.pid
    assert pid is not None
    killer = threading.Timer(0.7, os.kill, (pid, signal.SIGKILL))
    killer.start()
    document, _ = worker.read(data, Request("crash.pdf", "pdf/0", Limits(seconds=120)))
    killer.cancel()
    assert "So is the third." in document.text
    assert document.warnings[0] == "Damaged pages are left out: 2."


def page_of(count: int, layout: str) -> list[Glyph]:
    """Letters in three columns, or all over each other."""
    found = []
    for at in range(count):
        if layout == "columns":
            column, rest = at % 3, at // 3
            x, y = 30 + column * 190 + (rest % 30) * 5.5, 800 - (rest // 30) * 800 / (count / 90)
        else:
            x, y = 100 + (at % 7) * 0.3, 400 + (at % 11) * 0.2
        found.append(Glyph("ب" if at % 6 else " ", x, x + 5, y, y + 6, x, y, 10, at, owner=at))
    return found


@pytest.mark.parametrize("layout", ["columns", "heap"])
def test_ordering_a_page_costs_about_n_log_n(layout):
    def spent(count: int) -> float:
        glyphs = page_of(count, layout)
        started = time.process_time()
        lines_in_order(segments(glyphs), True)
        return time.process_time() - started

    spent(2_000)
    small, large = spent(12_000), spent(100_000)
    assert large < 25 * max(small, 0.05), (small, large)
