"""Says at the end of a run which tests were left out for want of the tools that judge exports and readers."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

JUDGES = {
    "soffice": "LibreOffice (libreoffice-writer-nogui)",
    "pdftotext": "poppler (poppler-utils)",
    "pandoc": "pandoc (pandoc)",
    "xvfb-run": "Xvfb (xvfb, xauth)",
    "dbus-run-session": "D-Bus and the screen readers' library (dbus, at-spi2-core, python3-pyatspi)",
}


@pytest.fixture(scope="session", autouse=True)
def user_folder_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Logs and settings of backups go to no folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count the tests marked ``judge`` that were skipped and name the tools that are not here."""
    missing = [name for tool, name in JUDGES.items() if shutil.which(tool) is None]
    left_out = [report for report in terminalreporter.getreports("skipped") if "judge" in report.keywords]
    if left_out:
        terminalreporter.section("left out", sep="=", yellow=True)
        terminalreporter.write_line(f"{len(left_out)} tests that judge by other programs were left out; not here are:")
        for name in missing or sorted({str(report.longrepr) for report in left_out}):
            terminalreporter.write_line(f"  {name}")
    elif missing:
        terminalreporter.write_line(f"Not here, to judge by: {', '.join(missing)}; none of these tests needed it.")
