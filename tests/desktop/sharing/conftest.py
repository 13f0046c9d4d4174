"""A window on a library with two reports, and a colleague's library that parted from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from egpk_desk.bundling import BundleOptions
from egpk_desk.workspace import Workspace
from tests.desktop.window import USER, Desk

COLLEAGUE = "عمر"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.egpk"
    with Workspace.open(path, user=USER, create=True) as workspace:
        for number in (1, 2):
            text = f"تقرير {number}\n\nكتب التقرير {number} عن مصر وباكستان في القاهرة.\n"
            workspace.import_bytes(text.encode(), f"report-{number}.txt")
        for record in workspace.documents():
            start, end = workspace.find_quotation(record.id, "كتب التقرير")
            workspace.highlight(record.id, start, end, tags=["driver/gaza-war"], memo="أول")
    return path


@pytest.fixture
def theirs(library: Path, tmp_path: Path) -> Path:
    """A colleague's library after joining ours, with a highlight of its own."""
    bundle, path = tmp_path / "ours.egpkb", tmp_path / "theirs.egpk"
    with Workspace.open(library, user=USER) as workspace:
        workspace.bundles.create(bundle)
    with Workspace.open(path, user=COLLEAGUE, create=True) as workspace:
        workspace.bundles.merge(bundle)
        record = workspace.documents()[0]
        start, end = workspace.find_quotation(record.id, "القاهرة")
        workspace.highlight(record.id, start, end, tags=["dimension/economic"], memo="مكان")
    return path


def bundled(path: Path, target: Path, passphrase: str = "") -> Path:
    """A bundle of a colleague's library."""
    with Workspace.open(path, user=COLLEAGUE) as workspace:
        workspace.bundles.create(target, (), BundleOptions(passphrase=passphrase, title="عمل عمر"))
    return target


def part(library: Path, theirs: Path) -> str:
    """Let both change the same memo in another way; returns the highlight's id."""
    with Workspace.open(library, user=USER) as workspace:
        excerpt = next(one for one in workspace.excerpts() if one.memo == "أول")
        workspace.set_memo(excerpt.highlight.id, "رأيي أنا")
    with Workspace.open(theirs, user=COLLEAGUE) as workspace:
        workspace.set_memo(excerpt.highlight.id, "رأي عمر")
    return excerpt.highlight.id


@pytest.fixture
def desk(make_desk: Callable[..., Desk], library: Path) -> Desk:
    made = make_desk()
    made.open(library)
    made.rest()
    return made
