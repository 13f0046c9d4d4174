"""Where the letters of a report stand is known at once, since it is stored; what lacks it has it made and kept."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest

from egpk_desk.readers import pdf
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.pdf.layout import Rect
from egpk_desk.readers.pdf.worker import WORKER, Request
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace

WORDS = "سياسة عُمانية"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "library.egpk"
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        workspace.import_paths([sample_docs() / "oman-iran.pdf"])
    return path


@pytest.fixture(autouse=True)
def _nothing_at_hand() -> None:
    """No layout in memory, no process that reads."""
    pdf._layouts.clear()
    WORKER.stop()


def without_places(library: Path, target: Path) -> Path:
    """A copy as the program made it before it stored places."""
    with sqlite3.connect(library) as before, sqlite3.connect(target) as after:
        before.backup(after)
        stored = zlib.decompressobj()
        (body,) = after.execute("SELECT body FROM contents").fetchone()
        stored.decompress(body)
        assert stored.unused_data
        after.execute("UPDATE contents SET body = ?", [body[: -len(stored.unused_data)]])
    after.close()
    before.close()
    return target


def boxes_of_words(workspace: Workspace) -> dict[int, list[Rect]]:
    record = workspace.documents()[0]
    start = workspace.content(record.id).text.index(WORDS)
    return workspace.page_places.of(record.id).boxes(start, start + len(WORDS))


def test_the_places_of_an_imported_report_are_known_without_reading_it_again(library: Path) -> None:
    with Workspace.open(library, user="سلمى") as workspace:
        record = workspace.documents()[0]
        found = boxes_of_words(workspace)
        assert WORKER.pid is None
        source = workspace.source(record.id)
        again = WORKER.read(source, Request("again.pdf", f"pdf/{pdf.VERSION}", Limits(), places=True))[1]
        assert again is not None
        start = workspace.content(record.id).text.index(WORDS)
        assert found == again.boxes(start, start + len(WORDS)) != {}


def test_a_report_stored_without_places_is_read_once_more_and_then_never_again(library: Path, tmp_path: Path) -> None:
    old = without_places(library, tmp_path / "old.egpk")
    with Workspace.open(old, user="سلمى") as workspace:
        operations = len(workspace.history())
        found = boxes_of_words(workspace)
        assert WORKER.pid is not None
        assert boxes_of_words(workspace) == found
        assert len(workspace.history()) == operations
        assert workspace.check() == []
    pdf._layouts.clear()
    WORKER.stop()
    with Workspace.open(old, user="سلمى") as workspace:
        assert boxes_of_words(workspace) == found
        assert WORKER.pid is None


def test_where_the_library_cannot_be_written_the_places_are_made_all_the_same(library: Path, tmp_path: Path) -> None:
    old = without_places(library, tmp_path / "old.egpk")
    with Workspace.open(old, user="سلمى", read_only=True) as workspace:
        assert boxes_of_words(workspace)
        assert workspace.content(workspace.documents()[0].id).places == b""


def test_places_stay_right_on_every_page_after_a_word_is_corrected(library: Path, tmp_path: Path) -> None:
    with sqlite3.connect(library) as before, sqlite3.connect(tmp_path / "l.egpk") as after:
        before.backup(after)
    before.close()
    after.close()
    with Workspace.open(tmp_path / "l.egpk", user="سلمى") as workspace:
        id_ = workspace.documents()[0].id
        text, layout = workspace.content(id_).text, workspace.page_places.of(id_)
        later = text.rindex("مسقط")
        workspace.text_corrections.correct(id_, text.index(WORDS), text.index(WORDS) + 5, "سياساتٌ")
        moved, corrected = workspace.page_places.of(id_), workspace.content(id_).text
        assert WORKER.pid is None
        grown = len(corrected) - len(text)
        assert grown == 2
        for start, end in ((0, 40), (later, later + 4), (len(text) - 60, len(text))):
            shift = grown if start else 0
            assert moved.boxes(start + shift, end + shift) == layout.boxes(start, end)
