"""Lanes: jobs in order, off the window's thread, each lane with a workspace of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.work import Session
from egpk_desk.errors import EgpkError, LibraryNotFound, NotFound
from egpk_desk.workspace import Progress, opened


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with opened(tmp_path / "library.egpk", user="user", create=True):
        pass
    made = Session(tmp_path / "library.egpk", "user")
    yield made
    made.close()


def test_answers_come_in_order_on_the_windows_thread(session: Session, qtbot: QtBot) -> None:
    answers: list[tuple[int, bool, bool]] = []
    here = threading.get_ident()
    for number in range(20):
        session.changes.submit(
            lambda workspace, _, n=number: (n, threading.get_ident() != here),
            lambda answer: answers.append((*answer, threading.get_ident() == here)),
        )
    qtbot.waitUntil(lambda: len(answers) == 20, timeout=5000)
    assert answers == [(number, True, True) for number in range(20)]


def test_an_error_is_told_and_the_lane_goes_on(session: Session, qtbot: QtBot) -> None:
    told: list[object] = []
    session.changes.submit(lambda workspace, _: workspace.document("nothing"), told.append, told.append)
    session.changes.submit(lambda workspace, _: 1 / 0, told.append, told.append)
    session.changes.submit(lambda workspace, _: len(workspace.codes()), told.append, told.append)
    qtbot.waitUntil(lambda: len(told) == 3, timeout=5000)
    assert isinstance(told[0], NotFound)
    assert isinstance(told[1], EgpkError)
    assert "division" in told[1].message
    assert isinstance(told[2], int)


def test_of_jobs_with_one_key_only_the_newest_is_answered(session: Session, qtbot: QtBot) -> None:
    begun, answers = threading.Event(), []
    gate = threading.Event()

    def slow(workspace: object, ticket: object) -> str:
        begun.set()
        gate.wait(5)
        return "slow"

    session.queries.submit(slow, answers.append, key="search")
    begun.wait(5)
    for number in range(5):
        session.queries.submit(lambda workspace, _, n=number: n, answers.append, key="search")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    qtbot.wait(50)
    assert answers == [4]


def test_a_change_is_made_though_nobody_waits_for_its_answer(session: Session, qtbot: QtBot) -> None:
    owner, answers = QObject(), []
    session.changes.submit(
        lambda workspace, _: workspace.add_code("driver/kept", name_ar="محفوظ"), answers.append, owner=owner
    )
    shiboken6.delete(owner)
    names: list[list[str]] = []
    session.changes.submit(lambda workspace, _: [code.slug for code in workspace.codes()], names.append)
    qtbot.waitUntil(lambda: bool(names), timeout=5000)
    assert "driver/kept" in names[0]
    assert answers == []


def test_a_long_job_in_one_lane_holds_up_no_other(session: Session, qtbot: QtBot) -> None:
    session.changes.submit(lambda workspace, _: workspace.codes())
    gate, answers = threading.Event(), []
    session.imports.submit(lambda workspace, _: gate.wait(10), answers.append)
    begun = time.perf_counter()
    session.changes.submit(lambda workspace, _: "quick", answers.append)
    qtbot.waitUntil(lambda: answers == ["quick"], timeout=5000)
    assert time.perf_counter() - begun < 2
    gate.set()


def test_progress_is_told_and_cancelling_reaches_the_job(session: Session, qtbot: QtBot) -> None:
    seen: list[Progress] = []
    answers: list[int] = []

    def count(workspace: object, ticket: object) -> int:
        for number in range(1, 10_000):
            if ticket.cancelled():  # type: ignore[attr-defined]
                return number
            ticket.report(Progress(number, 10_000))  # type: ignore[attr-defined]
            time.sleep(0.001)
        return 10_000

    ticket = session.imports.submit(count, answers.append, progress=seen.append)
    qtbot.waitUntil(lambda: len(seen) >= 2, timeout=5000)
    ticket.cancel()
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    assert answers[0] < 10_000
    assert [p.done for p in seen] == sorted(p.done for p in seen)


def test_closing_ends_what_was_submitted_and_leaves_nothing_beside_the_library(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(tmp_path / "library.egpk", "user", create=True)
    for number in range(10):
        session.changes.submit(lambda workspace, _, n=number: workspace.add_code(f"driver/code-{n}", name_ar="رمز"))
    session.close()
    assert [path.name for path in tmp_path.iterdir()] == ["library.egpk"]
    again = Session(tmp_path / "library.egpk", "user")
    slugs: list[list[str]] = []
    again.queries.submit(lambda workspace, _: [code.slug for code in workspace.codes()], slugs.append)
    qtbot.waitUntil(lambda: bool(slugs), timeout=5000)
    again.close()
    assert sum(slug.startswith("driver/code-") for slug in slugs[0]) == 10


def test_a_library_that_is_not_there_is_told_to_each_job(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(tmp_path / "library.egpk", "user")
    told: list[EgpkError] = []
    session.changes.submit(lambda workspace, _: None, None, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    session.close()
    assert isinstance(told[0], LibraryNotFound)
    assert list(tmp_path.iterdir()) == []
