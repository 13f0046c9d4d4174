"""How long the window takes to be usable on a full library, and how much memory it holds then.

``PYTHONPATH=src python benchmarks/bench_start.py [--documents 1000] [--runs 5] [--keep FILE]`` starts the program as a
user does, in a process of its own, and counts from before the process is made until the lists and the report that was
open last stand in the window and the event loop is idle. A cold start comes after the kernel was told to forget the
files' pages (as root by ``drop_caches``, else file by file). Memory is the proportional set size of the process and
its children after ten idle seconds. The processor's own time is printed too: it says more where others use the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_import import import_copies

from egpk_desk import readers
from egpk_desk.library.library import Library
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import opened

STARTED = """
import json, sys, time
begun, idle = float(sys.argv[1]), float(sys.argv[2])
from egpk_desk.desktop import main_window
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

class Timed(main_window.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.libraryOpened.connect(self._bench_opened)
    def _bench_opened(self):
        self.lists = time.time() - begun
        bench = self.workbench
        if bench.coding.document:
            self._bench_shown()
        else:
            bench.documentShown.connect(lambda _: self._bench_shown())
    def _bench_shown(self):
        QTimer.singleShot(0, self._bench_usable)
    def _bench_usable(self):
        self.repaint()
        usable, spent = time.time() - begun, time.process_time()
        QTimer.singleShot(int(idle * 1000), lambda: self._bench_tell(usable, spent))
    def _bench_tell(self, usable, spent):
        print(json.dumps({"lists": self.lists, "usable": usable, "cpu": spent, "pss": memory()}), flush=True)
        QApplication.quit()

def memory():
    import os
    from pathlib import Path
    def below(number):
        found = [number]
        for task in Path(f"/proc/{number}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += below(int(child))
        return found
    total = 0
    for number in below(os.getpid()):
        for line in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total / 1e6

from egpk_desk.desktop import application
application.MainWindow = Timed
from egpk_desk.cli import run
sys.exit(run(["--library", sys.argv[3]]))
"""


def make_library(path: Path, documents: int) -> None:
    """A library of distinct reports, each with some highlights."""
    report = (sample_docs() / "uae-indonesia.txt").read_bytes()
    with Library.open(path, author="bench", create=True) as library:
        import_copies(library, report, documents, readers.read)
        with library.step("highlights"):
            for record in library.documents():
                for number in range(3):
                    library.add_highlight(record.id, 300 + 200 * number, 380 + 200 * number, memo="مذكرة")


def remember_last_document(path: Path, settings: Path) -> None:
    """Let the window open a report at its start, as it does where one was open when it was closed."""
    from egpk_desk.desktop.settings import WindowSettings

    with opened(path, user="bench") as workspace:
        last = workspace.documents()[0].id
    kept = WindowSettings(settings / "egpk-desk" / "window.ini")
    kept.set_last_document(path, last)
    kept.write()


def forget_pages() -> str:
    """Make the next start a cold one; says how."""
    os.sync()
    try:
        Path("/proc/sys/vm/drop_caches").write_text("1")
    except OSError:
        for folder in {*map(Path, sys.path), Path(sys.prefix), Path(__file__).parents[1]}:
            for file in folder.rglob("*") if folder.is_dir() else ():
                if file.is_file():
                    with file.open("rb") as stream:
                        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return "cold, file by file"
    return "cold"


def start(path: Path, settings: Path, idle: float) -> dict[str, float]:
    """Start the window once; what it measured of itself."""
    environment = {**os.environ, "XDG_CONFIG_HOME": str(settings)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", STARTED, str(begun), str(idle), str(path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--idle", type=float, default=10, help="seconds to wait before memory is looked at")
    parser.add_argument("--keep", type=Path, help="a library to make once and measure again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bench.egpk"
        if not path.exists():
            make_library(path, options.documents)
        settings = Path(folder) / "settings"
        settings.mkdir()
        remember_last_document(path, settings)
        start(path, settings, 0)
        for kind in ("warm", "cold"):
            runs = []
            for number in range(options.runs):
                told = forget_pages() if kind == "cold" else kind
                runs.append(start(path, settings, options.idle if number == 0 else 0))
            usable = sorted(run["usable"] for run in runs)
            print(
                f"  {told}: usable after {statistics.median(usable):.2f} s"
                f" (best {usable[0]:.2f}, worst {usable[-1]:.2f}),"
                f" processor {statistics.median(run['cpu'] for run in runs):.2f} s; {runs[0]['pss']:.0f} MB when idle"
            )


if __name__ == "__main__":
    main()
