"""A page drawn as a picture with its highlights."""

from __future__ import annotations

import os
import signal
import struct
import zlib
from pathlib import Path

import pytest

from egpk_desk.errors import NotFound, UnreadableSource
from egpk_desk.readers.pdf import layout_of
from egpk_desk.rendering import RENDERER, Picture, Renderer
from egpk_desk.rendering.canvas import Canvas
from egpk_desk.rendering.highlighted import highlighted_page
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Selection, Workspace

SCALE = 2.0


@pytest.fixture
def library(tmp_path: Path) -> Workspace:
    workspace = Workspace.open(tmp_path / "l.egpk", user="Mona", create=True)
    workspace.import_paths([sample_docs() / "oman-iran.pdf"])
    return workspace


def test_the_drawing_of_a_highlight_changes_the_boxes_of_its_passage_and_leaves_other_lines_alone(
    library: Workspace,
) -> None:
    record = library.documents()[0]
    document, source = library.content(record.id), library.source(record.id)
    start = document.text.index("سياسة عُمانية")
    end = start + len("سياسة عُمانية")
    library.highlight(record.id, start, end, tags=["driver/gaza-war"])
    excerpts = library.excerpts(Selection(documents=(record.id,)))
    picture = RENDERER.page(source, 1, SCALE)
    plain = Canvas(picture).png()
    drawn = highlighted_page(document, source, excerpts, 1, SCALE)
    assert drawn.startswith(b"\x89PNG")
    assert drawn != plain
    assert struct.unpack(">II", drawn[16:24]) == (picture.width, picture.height)
    before, after = _decoded(plain), _decoded(drawn)
    across = picture.width * 3 + 1
    rows = [slice(y * across, (y + 1) * across) for y in range(picture.height)]
    changed = [y for y, row in enumerate(rows) if before[row] != after[row]]
    boxes = layout_of(document, source).boxes(start, end)[1]
    top = min(box.y0 for box in boxes) * SCALE
    bottom = max(box.y1 for box in boxes) * SCALE
    assert changed
    assert min(changed) >= top - 2
    assert max(changed) <= bottom + 6
    inside = [row for row in changed if top <= row <= bottom]
    dark = sum(value < 90 for row in inside for value in before[row * across : (row + 1) * across])
    assert dark > 100, "the boxes hold the ink of the passage"


def _decoded(png: bytes) -> bytes:
    at = png.index(b"IDAT")
    (size,) = struct.unpack(">I", png[at - 4 : at])
    return zlib.decompress(png[at + 4 : at + 4 + size])


def test_a_page_that_is_not_there_is_said(library: Workspace) -> None:
    record = library.documents()[0]
    with pytest.raises(NotFound, match="no page 99"):
        highlighted_page(library.content(record.id), library.source(record.id), [], 99, 1.0, record.title)


def test_a_broken_pdf_ends_in_one_line_and_the_process_draws_the_next_page() -> None:
    renderer = Renderer()
    try:
        with pytest.raises(UnreadableSource, match="could not be drawn"):
            renderer.page(b"%PDF-1.7\nnothing", 1, 1.0)
        pid = renderer.pid
        source = (sample_docs() / "oman-iran.pdf").read_bytes()
        assert isinstance(renderer.page(source, 1, 1.0), Picture)
        assert renderer.pid == pid
    finally:
        renderer.stop()


def test_a_process_that_is_gone_is_started_again() -> None:
    source = (sample_docs() / "oman-iran.pdf").read_bytes()
    renderer = Renderer()
    try:
        first = renderer.page(source, 1, 0.5)
        assert renderer.pid is not None
        os.kill(renderer.pid, signal.SIGKILL)
        try:
            again = renderer.page(source, 1, 0.5)
        except UnreadableSource:
            again = renderer.page(source, 1, 0.5)
        assert again == first
    finally:
        renderer.stop()


def test_a_part_of_a_page_is_drawn_as_that_part_of_the_whole() -> None:
    source = (sample_docs() / "oman-iran.pdf").read_bytes()
    renderer = Renderer()
    try:
        whole = renderer.page(source, 1, 2.37)
        for part in ((0, 0, 300, 200), (411, 337, 256, 128), (whole.width - 90, whole.height - 70, 90, 70)):
            left, top, width, height = part
            drawn = renderer.page(source, 1, 2.37, part)
            rows = range(top, top + height)
            at = [(row * whole.width + left) * 4 for row in rows]
            assert (drawn.width, drawn.height) == (width, height)
            same = b"".join(whole.pixels[start : start + width * 4] for start in at)
            different = sum(a != b for a, b in zip(same, drawn.pixels, strict=True))
            assert different < len(same) / 200, "but for the smoothing at its edges"
    finally:
        renderer.stop()


def test_a_page_without_places_is_drawn_without_highlights(tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=sample_docs() / "oman-iran.pdf")
    writer.add_blank_page()
    writer.write(tmp_path / "blank.pdf")
    workspace = Workspace.open(tmp_path / "l.egpk", user="Mona", create=True)
    workspace.import_paths([tmp_path / "blank.pdf"])
    record = workspace.documents()[0]
    workspace.highlight(record.id, 0, 12)
    document, source = workspace.content(record.id), workspace.source(record.id)
    excerpts = workspace.excerpts(Selection(documents=(record.id,)))
    last = len(document.pages)
    drawn = highlighted_page(document, source, excerpts, last, SCALE)
    assert drawn == Canvas(RENDERER.page(source, last, SCALE)).png()
    workspace.close()
