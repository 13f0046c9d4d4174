"""Where the program keeps its files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from egpk_desk import places


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are Linux's")
def test_an_empty_data_folder_in_the_environment_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "")
    assert places.user_data() == tmp_path / ".local" / "share" / "egpk-desk"


def test_the_environment_names_library_and_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EGPK_LIBRARY", str(tmp_path / "l.egpk"))
    monkeypatch.setenv("EGPK_USER", " سلمى ")
    assert places.default_library() == tmp_path / "l.egpk"
    assert places.default_user() == "سلمى"


def test_a_portable_program_keeps_all_data_beside_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("EGPK_LIBRARY", raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.delenv("EGPK_PORTABLE", raising=False)
    stick = tmp_path / "القرص" / "EgPk"
    (stick / "bin").mkdir(parents=True)
    monkeypatch.setattr(sys, "argv", [str(stick / "bin" / "egpk-desk")])
    assert places.portable_data() is None
    (stick / places.PORTABLE_MARKER).touch()
    data = stick / "egpk-desk-data"
    assert places.user_data() == places.user_settings() == data
    assert places.default_library() == data / "library.egpk"
    assert places.user_styles() == data / "styles"


def test_portable_by_option_leaves_nothing_in_the_account(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    home.mkdir()
    stick.mkdir()
    program = stick / "egpk-desk.py"
    program.write_text("from egpk_desk.cli import main\nmain()\n")
    report = tmp_path / "تقرير.txt"
    report.write_text("التعاون في الموانئ\nنص التقرير هنا.\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("EGPK_", "XDG_"))}
    environment |= {"HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, str(program), "--portable", "import", str(report)], env=environment, cwd=tmp_path, check=False
    )
    assert done.returncode == 0
    assert (stick / "egpk-desk-data" / "library.egpk").is_file()
    assert list(home.rglob("*")) == []


def test_a_portable_program_finds_what_lies_on_its_disk_under_another_name_of_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from egpk_desk.desktop.settings import WindowSettings
    from egpk_desk.work_log import WorkLog

    stick = tmp_path / "E"
    (stick / "EgPk" / "egpk-desk-data").mkdir(parents=True)
    monkeypatch.setenv("EGPK_PORTABLE", str(stick / "EgPk"))
    inside, beside = stick / "EgPk" / "egpk-desk-data" / "library.egpk", stick / "تقارير.egpk"
    settings = WindowSettings()
    for path in (inside, beside):
        path.touch()
        settings.add_recent(path)
        settings.set_last_document(path, path.stem)
        WorkLog(path).note("import", path.stem)
    settings.write()
    del settings
    other = tmp_path / "F"
    stick.rename(other)
    monkeypatch.setenv("EGPK_PORTABLE", str(other / "EgPk"))
    settings = WindowSettings()
    moved = [other / "تقارير.egpk", other / "EgPk" / "egpk-desk-data" / "library.egpk"]
    assert settings.recent() == moved
    assert [settings.last_document(path) for path in moved] == ["تقارير", "library"]
    assert [WorkLog(path).entries()[0].message for path in moved] == ["تقارير", "library"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["F"]
