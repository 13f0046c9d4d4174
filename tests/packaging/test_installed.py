"""The archive and the Debian package work in a bare Debian 12: built, installed, used and removed there.

Takes minutes, root's rights and a network, so it runs only where it is asked for: ``EGPK_TEST_PACKAGES=1``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURE_BYTES = 20_000  # an empty display is smaller; a window with Arabic text is larger

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(
        os.environ.get("EGPK_TEST_PACKAGES") != "1" or os.geteuid() != 0,
        reason="packages are built and installed only as root and with EGPK_TEST_PACKAGES=1",
    ),
]


@pytest.fixture(scope="module")
def built() -> Path:
    """The folder of what ``packaging/build`` makes, made now."""
    subprocess.run([sys.executable, ROOT / "packaging/build"], cwd=ROOT, check=True)
    return ROOT / "dist"


@pytest.mark.parametrize(("kind", "pattern"), [("archive", "egpk-desk-*-linux-*.tar.gz"), ("deb", "egpk-desk_*.deb")])
def test_a_report_is_imported_and_exported_and_the_window_opens_in_a_bare_debian(
    built: Path, tmp_path: Path, kind: str, pattern: str
) -> None:
    (package,) = built.glob(pattern)
    done = subprocess.run(
        [ROOT / "packaging/try-installed", kind, package],
        env={**os.environ, "OUT": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 excerpts written" in done.stdout
    assert (tmp_path / f"{kind}.png").stat().st_size > PICTURE_BYTES
    with zipfile.ZipFile(tmp_path / f"{kind}.docx") as document:
        assert b"w:footnoteReference" in document.read("word/document.xml")
