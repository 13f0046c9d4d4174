"""The window of a portable program: library, settings, log and backups lie beside it, and nothing in the account."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from egpk_desk import places
from egpk_desk.desktop import application
from egpk_desk.desktop.main_window import MainWindow

def look():
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    if not windows or windows[0].workbench is None or windows[0].workbench.lists is None:
        return
    window = windows[0]
    if len(window.workbench.lists.documents) == 1 and window.workbench.coding.document and not window.jobs.busy:
        window.change_theme("dark")
        timer.stop()
        window.close()

make = application.make_application

def made(settings, **choices):
    global timer
    found = make(settings, **choices)
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    return found

if __name__ == "__main__":
    places.make_portable()
    application.make_application = made
    sys.exit(application.run(places.default_library(), user="سلمى", files=[Path(sys.argv[1])]))
"""


def test_the_window_of_a_portable_program_leaves_nothing_in_the_account(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    home.mkdir()
    stick.mkdir()
    program = stick / "egpk-desk.py"
    program.write_text(PROGRAM, encoding="utf-8")
    report = tmp_path / "تقرير.txt"
    report.write_text("التعاون في الموانئ\n\nنص التقرير هنا.\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("EGPK_", "XDG_"))}
    environment |= {"HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    environment |= {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, str(program), str(report)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    data = stick / "egpk-desk-data"
    names = {"library.egpk", "library.backups", "logs", "window.ini", "window-open"}
    assert {path.name for path in data.iterdir()} == names
    remembered = (data / "window.ini").read_text(encoding="utf-8")
    assert "theme=dark" in remembered
    assert "./egpk-desk-data/library.egpk" in remembered
    assert str(stick) not in remembered
    left = [path for path in home.rglob("*") if path.is_file() and "fontconfig" not in path.parts]
    assert left == []  # but for fontconfig's own cache, which belongs to the system
