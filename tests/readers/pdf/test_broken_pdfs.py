"""PDFs broken on purpose: no crash, no hang, one clear line each, and the library is as sound as before.

200 of them by default; ``EGPK_BROKEN_PDFS=2000`` reads the full number, ``EGPK_BROKEN_FROM`` begins at another seed.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from egpk_desk.document import problems
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.pdf.worker import WORKER, PdfWorker, Request
from egpk_desk.rendering import Renderer
from egpk_desk.workspace import Workspace
from tests.readers.pdf.mutations import broken

FROM = int(os.environ.get("EGPK_BROKEN_FROM", "0"))
COUNT = int(os.environ.get("EGPK_BROKEN_PDFS", "200"))
SECONDS = 20.0
pytestmark = pytest.mark.timeout(240 if COUNT <= 200 else 0)
BROUGHT_DOWN = "brought down the process"


def check_line(error: EgpkError) -> None:
    assert error.message
    assert error.hint
    assert "\n" not in error.line


def test_a_broken_pdf_is_read_or_refused_in_one_line_within_the_limit(monkeypatch):
    """Without text recognition, which takes seconds for each page of garbage."""
    monkeypatch.setenv("PATH", "")
    worker, crashed, faults, slowest, read = PdfWorker(), [], [], (0.0, -1), 0
    try:
        for seed in range(FROM, FROM + COUNT):
            started = time.monotonic()
            try:
                document, layout = worker.read(
                    broken(seed), Request("broken.pdf", "pdf/0", Limits(seconds=SECONDS), places=True)
                )
                read += 1
                assert problems(document) == [], seed
                assert layout is not None
            except UnreadableSource as error:
                check_line(error)
                if "the reader failed" in error.message:
                    faults.append((seed, error.message))
                if BROUGHT_DOWN in error.message:
                    crashed.append(seed)
            slowest = max(slowest, (time.monotonic() - started, seed))
        assert faults == []  # of ours
        assert slowest[0] < 1.5 * SECONDS, slowest
        print(f"{read} of {COUNT} read, worker brought down by {crashed}, slowest {slowest[0]:.1f} s ({slowest[1]})")
    finally:
        worker.stop()


def test_a_batch_of_broken_pdfs_leaves_the_library_sound(tmp_path: Path, monkeypatch):
    """Each goes through the import that a user starts; what could be read is drawn, too."""
    monkeypatch.setenv("PATH", "")
    WORKER.stop()  # the next one finds no text recognition
    folder = tmp_path / "broken"
    folder.mkdir()
    for seed in range(FROM, FROM + COUNT // 10):
        (folder / f"{seed}.pdf").write_bytes(broken(seed))
    before = "تقرير\n\nمتن التقرير الذي لا يمسُّه شيء.\n"
    with Workspace.open(tmp_path / "library.egpk", user="سلمى", create=True) as workspace:
        kept = workspace.import_bytes(before.encode(), "تقرير.txt")
        outcomes = workspace.import_paths([folder], workers=0)
        assert len(outcomes) == COUNT // 10
        assert all(outcome.id or outcome.reason for outcome in outcomes)
        assert workspace.check() == []
        assert kept.id is not None
        assert workspace.content(kept.id).text == before
    WORKER.stop()


def test_a_broken_pdf_is_drawn_or_refused_in_one_line():
    renderer, crashed = Renderer(seconds=SECONDS), []
    try:
        for seed in range(FROM, FROM + COUNT // 4):
            try:
                picture = renderer.page(broken(seed), 1, 0.5)
                assert len(picture.pixels) == 4 * picture.width * picture.height
            except EgpkError as error:
                check_line(error)
                if BROUGHT_DOWN in error.message:
                    crashed.append(seed)
        print(f"the drawing process brought down by {crashed}")
    finally:
        renderer.stop()
