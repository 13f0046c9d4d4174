"""Where the program keeps its files."""

from __future__ import annotations

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
