"""A library with work in it, to bundle."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports with highlights, tags, memos, a code of its own and a removed highlight, to copy."""
    path = tmp_path_factory.mktemp("filled") / "mine.egpk"
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        workspace.import_paths([sample_docs() / "uae-indonesia.txt", sample_docs() / "jordan-iraq.docx"])
        workspace.add_code("driver/ports", name_ar="الموانئ <b>", definition="تعريف & حدّ")
        for record in workspace.documents():
            for start in (700, 900, 1300):
                made = workspace.highlight(record.id, start, start + 90, tags=["driver/ports", "dimension/economic"])
                workspace.set_memo(made.highlight.id, f"مذكرة {start} <script>alert(1)</script>")
        gone = workspace.highlight(record.id, 1500, 1560, memo="سرّ محذوف")
        workspace.remove_highlight(gone.highlight.id)
    return path


@pytest.fixture
def worked(filled: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A library of work, in a copy of its own."""
    with Workspace.open(Path(shutil.copy(filled, tmp_path / "mine.egpk")), user="سلمى") as workspace:
        yield workspace


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    """A colleague's empty library."""
    with Workspace.open(tmp_path / "theirs.egpk", user="عمر", create=True) as workspace:
        yield workspace
