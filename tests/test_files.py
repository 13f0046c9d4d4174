"""Files are written whole or not at all, and only where a file belongs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from egpk_desk.errors import ExportError
from egpk_desk.files import write_atomically


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    write_atomically(target, b"old")
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    target, link = tmp_path / "out.docx", tmp_path / "link.docx"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="not a file"):
        write_atomically(pipe, b"new")
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", [".", "missing/out.docx"])
def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as caught:
        write_atomically(tmp_path / name, b"new")
    assert "\n" not in caught.value.line
    assert list(tmp_path.iterdir()) == []
