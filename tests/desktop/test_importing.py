"""Importing through the window: many files, bad ones, folders, the clipboard; and that the window never waits."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication

from egpk_desk.desktop.dialogs.import_report import ImportReport
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import opened
from tests.desktop.window import CONTROL, SHIFT, Desk
from tests.shared import real_report

LONGEST_WAIT = 0.050


class Heartbeat:
    """How long the window's thread was away at most, by a timer that beats every few milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now

    def stop(self) -> list[float]:
        """The gaps, the longest first."""
        self._timer.stop()
        return sorted(self.gaps, reverse=True)


def copies(folder: Path, count: int) -> Path:
    """So many different reports: the real one, each with a line of its own."""
    folder.mkdir()
    data = real_report()
    for number in range(count):
        (folder / f"report {number:04}.txt").write_bytes(data + f"\n\nنسخة رقم {number}.\n".encode())
    return folder


def test_the_window_never_waits_while_many_files_come_in(desk: Desk, tmp_path: Path) -> None:
    folder = copies(tmp_path / "many", 120)
    desk.import_by_drop(sample_docs() / "uae-indonesia.txt")
    desk.rest()
    lines: list[str] = []
    heart = Heartbeat()
    with desk.qtbot.waitSignal(desk.bench.importing.finished, timeout=120_000):
        assert desk.drop(folder)
        desk.qtbot.waitUntil(lambda: "120" in desk.window.progress.words, timeout=30_000)
        lines.append(desk.window.progress.words)
        assert desk.window.progress.isVisible()
        # Meanwhile the user works on.
        document = desk.reader.document()
        assert document is not None
        block = next(b for b in document.body() if b.end - b.start > 100)
        desk.reader.select(block.start, block.start + 20)
        desk.bench.apply_number(1)
        desk.wait_for_highlights(1)
    desk.rest()
    gaps = heart.stop()
    assert not desk.window.progress.isVisible()
    with desk.look() as workspace:
        assert len(workspace.documents()) == 121
        assert len(workspace.excerpts()) == 1
    # What the machine itself takes away is not the window's doing: a few beats may be late, never by much.
    busy = 3 if os.environ.get("CI") else 1
    assert gaps[0] < 4 * LONGEST_WAIT * busy, gaps[:10]
    assert sum(gap > LONGEST_WAIT for gap in gaps) <= (len(gaps) * 0.002 + 2) * busy, gaps[:10]


def test_an_import_is_stopped_and_what_came_in_stays(desk: Desk, tmp_path: Path) -> None:
    folder = copies(tmp_path / "many", 300)
    with desk.qtbot.waitSignal(desk.bench.importing.finished, timeout=60_000) as told:
        desk.bench.importing.import_paths([folder])
        desk.qtbot.waitUntil(lambda: "300" in desk.window.progress.words, timeout=30_000)
        desk.window.progress.stop.click()
    outcomes = told.args[0]
    assert len(outcomes) < 300
    with desk.look() as workspace:
        assert len(workspace.documents()) == len([o for o in outcomes if o.id])


def test_bad_files_are_told_of_and_the_others_come_in(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 no more")
    with desk.qtbot.waitSignal(desk.bench.importing.finished, timeout=60_000):
        assert desk.drop(sample_docs() / "saudi-india.md", tmp_path / "empty.txt", tmp_path / "broken.pdf")
    [report] = [d for d in desk.window.findChildren(ImportReport) if d.isVisible()]
    assert "رُفض ملفان" in report.summary.text()
    words = "\n".join(report.model.item(0).child(row).text() for row in range(report.model.item(0).rowCount()))
    assert "empty.txt" in words
    assert "broken.pdf" in words
    with desk.look() as workspace:
        assert len(workspace.documents()) == 1


def test_a_single_bad_file_is_one_line_in_the_window(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with desk.qtbot.waitSignal(desk.bench.importing.finished, timeout=60_000):
        assert desk.drop(tmp_path / "empty.txt")
    assert "empty.txt" in desk.window.notice.text
    assert desk.window.notice.isVisible()


def test_the_same_report_again_is_opened_and_not_doubled(desk: Desk) -> None:
    desk.import_by_drop(sample_docs() / "saudi-india.md")
    desk.import_by_drop(sample_docs() / "saudi-india.md")
    desk.rest()
    assert len(desk.bench.lists.documents) == 1 if desk.bench.lists else False
    assert "من قبل" in desk.window.notice.text


def test_text_on_the_clipboard_is_read_as_a_report(desk: Desk) -> None:
    QGuiApplication.clipboard().setText(real_report().decode("utf-8-sig"))
    desk.window.activateWindow()
    desk.bench.documents.setFocus()
    with desk.qtbot.waitSignal(desk.bench.importing.finished, timeout=60_000):
        desk.key(Qt.Key.Key_V, CONTROL | SHIFT)
    desk.qtbot.waitUntil(lambda: bool(desk.bench.coding.document), timeout=5000)
    assert desk.bench.reading.record is not None
    assert desk.bench.reading.record.metadata.author == "ريهام محمد"


def test_copied_files_are_pasted_as_reports_and_an_empty_clipboard_is_told_of(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.bench.importing.paste()
    assert "الحافظة" in desk.window.notice.text
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(sample_docs() / "saudi-india.md"))])
    QGuiApplication.clipboard().setMimeData(mime)
    with desk.qtbot.waitSignal(desk.bench.importing.finished, timeout=60_000) as told:
        desk.bench.importing.paste()
    assert [outcome.status for outcome in told.args[0]] == ["new"]


def test_files_named_at_the_start_are_imported_and_opened(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = make_desk()
    desk.window.open_library(tmp_path / "library.egpk", create=True, files=[sample_docs() / "saudi-india.md"])
    desk.qtbot.waitUntil(
        lambda: desk.window.workbench is not None and bool(desk.window.workbench.coding.document), timeout=20_000
    )


def test_a_library_named_at_the_start_is_opened_in_place_of_the_users_own(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    other = tmp_path / "other.egpk"
    with opened(other, user="me", create=True):
        pass
    desk = make_desk()
    desk.window.open_library(tmp_path / "library.egpk", create=True, files=[other])
    desk.qtbot.waitUntil(
        lambda: desk.window.workbench is not None and desk.window.workbench.session.path == other, timeout=20_000
    )


@pytest.mark.parametrize("again", [1, 2])
def test_closing_in_the_middle_of_an_import_keeps_what_came_in(desk: Desk, tmp_path: Path, again: int) -> None:
    folder = copies(tmp_path / "many", 100 * again)
    assert desk.drop(folder)
    desk.qtbot.waitUntil(lambda: f"{100 * again}" in desk.window.progress.words, timeout=30_000)
    path = desk.window.session.path if desk.window.session else tmp_path
    desk.window.close()
    assert [each.name for each in path.parent.glob("library*")] == ["library.egpk"]
