"""The private environment of the checkout: which layers a command needs, how they are made, how programs find them."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

import layers
import qt_libraries

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".desk"
RUN_LOCK = ROOT / "packaging" / "requirements.lock"
TEST_LOCK = ROOT / "packaging" / "requirements-test.lock"
MADE_BY = ("layers.py", "python_packages.py", "qt_libraries.py", "debian.py")  # a change of these sets up anew
RUN_MEGABYTES = 900  # the packages, system libraries and downloads at their largest, with some room
TEST_MEGABYTES = 300


class Environment:
    """The layers that a command needs: system libraries, the program's packages, the tests' packages.

    The tests' environment holds only what the program's does not, and finds the program's beside it.
    """

    def __init__(self, with_tests: bool) -> None:
        made_by = b"".join((Path(__file__).parent / name).read_bytes() for name in MADE_BY)
        system = "\n".join([platform.machine(), *_os_release()])
        python = f"{sys.version_info[:3]} {sys.base_prefix}"
        run_key = layers.key(made_by, system, python, RUN_LOCK.read_bytes())
        self.run = HOME / f"run-{run_key}"
        self.system = HOME / f"system-{layers.key(made_by, system)}"
        self.test = HOME / f"test-{layers.key(run_key, TEST_LOCK.read_bytes())}"
        self.layers = [self.run, self.system, *([self.test] if with_tests else [])]
        self.python = (self.test if with_tests else self.run) / "bin" / "python"

    def ready(self) -> bool:
        """Whether a start has nothing to make."""
        return all(layer.is_dir() for layer in self.layers)

    def set_up(self) -> None:
        """Make the layers that are not there. Raises :exc:`setup_error.SetupError` where that cannot be done."""
        begin = time.monotonic()
        with layers.alone(HOME):
            if self.ready():
                return  # another start made them while this one waited
            print("desk: setting up in .desk/ (once; takes some 150 MB from the network)…", file=sys.stderr, flush=True)
            _Setup(self).make()
            layers.remove_unused(HOME, {self.run, self.system, self.test})
        print(f"desk: set up in {time.monotonic() - begin:.0f} s.", file=sys.stderr, flush=True)

    def variables(self) -> dict[str, str]:
        """The variables for what is started here; they reach its own children too."""
        kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
        qt_libraries.find(self.system, kept)
        return kept


def _os_release() -> list[str]:
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return [line for line in lines if line.startswith(("ID=", "VERSION_ID="))]


class _Setup:
    """One set-up: the packages first, then Qt's libraries, which are tried by starting Qt."""

    def __init__(self, wanted: Environment) -> None:
        # Imported here since every start but the first does without them.
        import debian
        import python_packages
        import setup_error

        self._wanted = wanted
        self._log = HOME / "setup.log"
        self._run = setup_error.run
        self._scratch = HOME / f"apt-{os.getpid()}"  # children of a start that was killed may still write into theirs
        self._packages = debian.Packages(self._scratch, self._log)
        self._python = python_packages
        setup_error.need_space(HOME, (0 if wanted.run.is_dir() else RUN_MEGABYTES) + TEST_MEGABYTES)

    def make(self) -> None:
        """Make each layer that is not there."""
        self._log.write_bytes(b"")
        fill: dict[Path, Callable[[Path], None]] = {
            self._wanted.run: self._fill_run,
            self._wanted.system: self._fill_system,
            self._wanted.test: self._fill_test,
        }
        for layer in self._wanted.layers:
            if not layer.is_dir():
                layers.build(layer, fill[layer])

    def _fill_run(self, aside: Path) -> None:
        self._install(aside, RUN_LOCK, [])

    def _fill_test(self, aside: Path) -> None:
        beside = self._python.site_packages(self._wanted.run).relative_to(HOME)
        self._install(aside, TEST_LOCK, [f"../../../../{beside}"])

    def _install(self, aside: Path, lock: Path, also: list[str]) -> None:
        pip = self._python.pip_program(self._packages, self._scratch)
        self._python.fill(aside, lock, [*also, "../../../../../src"], pip, self._log, HOME / "cache")

    def _fill_system(self, aside: Path) -> None:
        qt_libraries.fill(aside, self._packages)
        variables = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        qt_libraries.find(aside, variables)
        start = "from PySide6.QtWidgets import QApplication; QApplication([])"
        self._run("Starting Qt", [self._wanted.run / "bin" / "python", "-c", start], self._log, variables)
