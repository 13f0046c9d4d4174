"""A window on a library with two reports, and the fixtures of the coded library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from egpk_desk.workspace import Workspace
from tests.desktop.coded_library import dressed  # noqa: F401
from tests.desktop.window import USER, Desk


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.egpk"
    with Workspace.open(path, user=USER, create=True) as workspace:
        for number in (1, 2, 3):
            text = f"تقرير {number}\n\nكتب التقرير {number} عن مصر وباكستان.\n"
            workspace.import_bytes(text.encode(), f"report-{number}.txt")
        for record in workspace.documents():
            start, end = workspace.find_quotation(record.id, "كتب التقرير")
            workspace.highlight(record.id, start, end, tags=["driver/gaza-war"])
    return path


@pytest.fixture
def desk(make_desk: Callable[..., Desk], library: Path) -> Desk:
    made = make_desk()
    made.open(library)
    made.rest()
    return made


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    assert desk.bench.lists is not None
    return [record.id for record in desk.bench.lists.documents]
