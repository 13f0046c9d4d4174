"""What is open is kept for the next start, after a crash too, and broken files are as if they were not there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.desktop.main_window import MainWindow
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sides.remembering import DeskMemory
from egpk_desk.desktop.sides.tab import DeskState, SideState, Tab, desk_state
from egpk_desk.workspace import Workspace
from tests.desktop.window import USER, Desk

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from egpk_desk.desktop.application import make_application
from egpk_desk.desktop.main_window import MainWindow
from egpk_desk.desktop.settings import WindowSettings

library, ini, *documents = sys.argv[1:]
settings = WindowSettings(Path(ini))
application = make_application(settings, language="ar", theme="light")
window = MainWindow(settings, "crash")
window.resize(1280, 800)
window.show()
waiting = list(documents)

def go_on():
    bench = window.workbench
    if bench is None or bench.lists is None:
        return
    if waiting:
        if bench.coding.document == waiting[0]:
            waiting.pop(0)
        elif not window.session.changes.busy:
            bench.open_document(waiting[0])
    elif bench.sides.split is False:
        bench.sides.set_split(True)
    elif bench.sides.active.shown is not None and bench.reader.position().offset == 0:
        bench.reader.scroll_to(800, at_head=True)
        bench.columns.moveSplitter(bench.columns.sizes()[0] + 40, 1)
        print(bench.reader.position().offset, *bench.columns.sizes(), flush=True)

timer = QTimer(interval=20)
timer.timeout.connect(go_on)
timer.start()
window.open_library(Path(library))
application.exec()
"""


def test_a_program_that_was_killed_opens_again_what_was_open(
    make_desk: Callable[..., Desk], workspace: Workspace, tmp_path: Path
) -> None:
    path, ini = tmp_path / "copy.egpk", tmp_path / "settings" / "window.ini"
    workspace.backup(path)
    documents = [record.id for record in workspace.documents() if record.highlights > 2][:2]
    memory = DeskMemory(WindowSettings(ini).desk_folder)
    command = [sys.executable, "-c", PROGRAM, str(path), str(ini), *documents]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": "src"})
    try:
        assert program.stdout is not None
        offset, *sizes = map(int, program.stdout.readline().split())
        desk = make_desk()

        def is_kept() -> bool:
            kept = memory.read(path)
            tab = kept.sides[-1].tabs[-1] if len(kept.sides) == 2 else None
            return tab is not None and tab.position is not None and tab.position.offset == offset

        desk.qtbot.waitUntil(is_kept, timeout=20_000)
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()

    window = MainWindow(WindowSettings(ini), USER)
    try:
        window.resize(1280, 800)
        window.show()
        again = Desk(window, desk.qtbot)
        again.open(path)
        again.rest()
        left, right = again.bench.sides.visible()
        assert [tab.document for tab in left.bar.tabs()] == documents
        assert [tab.document for tab in right.bar.tabs()] == documents[1:]
        assert again.bench.coding.document == documents[1]
        assert again.bench.sides.active is right
        assert again.reader.position().offset == offset
        assert [abs(now - was) < 4 for now, was in zip(again.bench.columns.sizes(), sizes, strict=True)] == [True] * 3
    finally:
        window.close()
        window.deleteLater()


def test_a_state_is_read_as_it_was_written(tmp_path: Path) -> None:
    memory = DeskMemory(tmp_path / "open")
    library = tmp_path / "مكتبة.egpk"
    state = DeskState((SideState((Tab("a", zoom=140), Tab("b")), 1),), panels={"columns": b"\x00\xff"})
    assert memory.read(library) == DeskState()
    memory.write(library, state)
    assert memory.read(library).as_json() == state.as_json()
    assert memory.read(tmp_path / "another.egpk") == DeskState()
    memory.file_of(library).write_bytes(b'{"sides": [{"tabs"')
    assert memory.read(library) == DeskState()


def test_only_so_many_libraries_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("egpk_desk.desktop.sides.remembering._MOST_KEPT", 3)
    memory = DeskMemory(tmp_path)
    for number in range(6):
        memory.write(tmp_path / f"{number}.egpk", DeskState())
        os.utime(memory.file_of(tmp_path / f"{number}.egpk"), (1000 + number, 1000 + number))
    memory.write(tmp_path / "last.egpk", DeskState())
    assert len(list(tmp_path.glob("*.json"))) == 3
    assert memory.file_of(tmp_path / "last.egpk").exists()
    memory.forget(tmp_path / "last.egpk")
    assert not memory.file_of(tmp_path / "last.egpk").exists()


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["sides", "tabs", "current", "document", "position", "zoom", "fit", "shown", "panels"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(_anything)
def test_what_is_broken_or_foreign_reads_as_if_it_were_not_there(value: object) -> None:
    state = desk_state(value)
    assert desk_state(json.loads(json.dumps(state.as_json()))).as_json() == state.as_json()
    for side in state.sides:
        assert 0 <= side.current < len(side.tabs)
