"""PDFs broken on purpose, from seeds: marks are read or not, a copy is written or not, nothing else happens."""

from __future__ import annotations

import contextlib
import time

import pytest

from egpk_desk.annotations.marks import NewMark
from egpk_desk.annotations.reading import found_marks
from egpk_desk.annotations.worker import ANNOTATOR
from egpk_desk.errors import ExportError
from egpk_desk.readers.pdf.layout import Rect
from tests.readers.pdf.mutations import broken

MARK = NewMark(1, (Rect(40, 40, 120, 60),), ("#b8860b",), "0" * 8)


@pytest.mark.parametrize("seed", range(40))
def test_a_broken_file_is_answered_soon_by_the_same_process(seed: int) -> None:
    data = broken(seed)
    ANNOTATOR.read(b"")
    process = ANNOTATOR._process.pid
    began = time.monotonic()
    ANNOTATOR.read(data)
    with contextlib.suppress(ExportError):
        made = ANNOTATOR.write(data, [MARK], "broken.pdf")
        assert made.incremental == made.data.startswith(data)
        assert any(mark.name.startswith("egpk-desk:") for mark in found_marks(made.data))
    assert time.monotonic() - began < 30
    assert ANNOTATOR._process.pid == process
