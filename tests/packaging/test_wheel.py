"""The wheel is built from the checkout and holds what the program needs besides its modules."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files in a wheel built now."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("egpk_desk-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_module_of_the_package(names: set[str]) -> None:
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src/egpk_desk").rglob("*.py")}
    assert modules - names == set()


@pytest.mark.parametrize(
    ("folder", "inside"), [("resources", "_resources"), ("sample_docs", "_sample_docs"), ("docs/guide", "_guide")]
)
def test_the_wheel_holds_fonts_icons_codebooks_sample_reports_and_the_guide(
    names: set[str], folder: str, inside: str
) -> None:
    files = {
        f"egpk_desk/{inside}/{path.relative_to(ROOT / folder).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert files
    assert files - names == set()


def test_the_wheel_starts_the_program_and_the_window(names: set[str]) -> None:
    assert any(name.endswith("dist-info/entry_points.txt") for name in names)
