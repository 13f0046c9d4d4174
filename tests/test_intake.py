"""From paths to prepared sources."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from egpk_desk import intake
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.library.records import Prepared


def written(folder: Path, name: str, text: str = "نصّ التقرير في سطر واحد.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text} {name}", encoding="utf-8")
    return path


def test_a_folder_means_the_readable_files_below_it_in_order_of_name(tmp_path: Path) -> None:
    for name in ("ب.txt", "أ.md", "صورة.png", ".مخفي.txt", "فرع/ج.html", ".git/د.txt"):
        written(tmp_path, name)
    found = [path.relative_to(tmp_path).as_posix() for path in intake.expand([tmp_path])]
    assert found == ["أ.md", "ب.txt", "فرع/ج.html"]


def test_a_file_named_by_itself_is_tried_whatever_its_ending(tmp_path: Path) -> None:
    path = written(tmp_path, "تقرير.xyz")
    assert list(intake.expand([path])) == [path]


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    written(tmp_path, "أ.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [path.name for path in intake.expand([tmp_path])] == ["أ.txt"]


@pytest.mark.parametrize("workers", [0, 2])
def test_a_batch_is_read_in_order_and_past_bad_files(tmp_path: Path, workers: int) -> None:
    files = [written(tmp_path, f"{number}.txt") for number in range(6)]
    files[2].write_bytes(b"")
    files[4].unlink()
    readings = list(intake.read_all(files, workers=workers))
    assert [path for path, _ in readings] == files
    bad = [number for number, (_, reading) in enumerate(readings) if isinstance(reading, EgpkError)]
    assert bad == [2, 4]
    assert all(isinstance(reading, Prepared) for number, (_, reading) in enumerate(readings) if number not in bad)


@pytest.mark.parametrize("workers", [0, 1])
def test_a_cancelled_batch_ends_early_without_an_error(tmp_path: Path, workers: int) -> None:
    files = [written(tmp_path, f"{number}.txt") for number in range(40)]
    read: list[Path] = []
    for path, _ in intake.read_all(files, workers=workers, cancelled=lambda: len(read) >= 3):
        read.append(path)
    assert read == files[:3]


def test_a_file_that_brings_its_process_down_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader's process is really killed: a module found before ours ends it on the marked file."""
    files = [written(tmp_path, f"{number}.txt") for number in range(5)]
    files[1] = written(tmp_path, "deadly.txt", "هذا يقتل القارئ")
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        "import os, sys\n"
        "def hook(event, args):\n"
        "    if event == 'open' and str(args[0]).endswith('deadly.txt'):\n"
        "        os._exit(9)\n"
        "sys.addaudithook(hook)\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")]))
    readings = dict(intake.read_all(files, workers=2))
    assert list(readings) == files
    assert isinstance(readings[files[1]], UnreadableSource)
    assert "brought the reading process down" in readings[files[1]].message
    assert sum(isinstance(reading, Prepared) for reading in readings.values()) == 4


def test_what_the_user_says_wins_over_what_is_found(tmp_path: Path) -> None:
    from egpk_desk.workspace import corrections

    path = written(tmp_path, "تقرير.txt")
    prepared = intake.prepare_file(path, corrections({"title": "عنوان", "date": "٥ مايو ٢٠٢٥"}))
    assert prepared.document.metadata.title == "عنوان"
    assert prepared.document.metadata.date == "2025-05-05"
