"""Figures of documents and of the work on them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from egpk_desk.analysis.statistics import as_csv, as_html, figure
from egpk_desk.errors import Cancelled, NotFound
from egpk_desk.workspace import Workspace

TEXT = "تقرير\n\nقالت مِصرُ في 2024: «نعم».\n\nثلاث كلمات هنا\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.egpk"
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        first = workspace.import_bytes(TEXT.encode(), "a.txt").id
        workspace.import_bytes("=مصر\n\nكلمة\n".encode(), "b.txt")
        workspace.highlight(first, 7, 17, tags=["driver/gaza-war", "dimension/military"], memo="م")
        workspace.highlight(first, 12, 20, tags=["driver/gaza-war"])
        workspace.highlight(first, 0, 5)
    with Workspace.open(path, user="عمر") as workspace:
        workspace.highlight(workspace.documents()[1].id, 1, 4, tags=["driver/gaza-war"])
    return path


def test_what_is_coded_counts_once_and_words_keep_their_tashkeel(path: Path) -> None:
    with Workspace.open(path, user="سلمى") as workspace:
        found = workspace.statistics()
        alone = workspace.statistics([workspace.documents()[0].id])
    one = found.documents[0]
    assert (one.words, one.characters, one.letters) == (9, len(TEXT), len("".join(TEXT.split())))
    assert (one.highlights, one.memos, one.marked, one.coded) == (3, 1, 18, 13)
    assert one.coded_share == 13 / len(TEXT)
    assert [(code.slug, code.highlights, code.documents, code.characters) for code in found.codes] == [
        ("driver/gaza-war", 3, 2, 16),
        ("dimension/military", 1, 1, 10),
    ]
    assert found.people == (("سلمى", 3), ("عمر", 1))
    assert sum(count for _, count in found.months) == 4
    assert (found.uncoded, found.total("words")) == (1, 11)
    assert alone.documents == (one,)
    assert alone.people == (("سلمى", 3),)


def test_figures_are_pictures_and_tables_that_no_formula_begins_in(path: Path) -> None:
    with Workspace.open(path, user="سلمى") as workspace:
        workspace.set_metadata(workspace.documents()[1].id, {"title": "=HYPERLINK(1)"})
        found = workspace.statistics()
    for language in ("ar", "en"):
        for what in ("codes", "people", "months", "documents"):
            ElementTree.fromstring(figure(found, what, language))
        assert as_html(found, language).count(b"<svg") == 4
    rows = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(value.startswith("=") for row in rows for value in row)
    assert [row[0] for row in rows[1:]] == ["document", "document", "all", "code", "code", "person", "person", "month"]


def test_an_empty_library_and_times_without_sense_are_counted_too(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "empty.egpk", user="x", create=True) as workspace:
        found = workspace.statistics()
        assert (found.documents, found.coded_share, found.months) == ((), 0.0, ())
        assert b"<svg" not in as_html(found, "ar")
        with pytest.raises(NotFound):
            workspace.statistics(["none"])
        workspace.import_bytes(TEXT.encode(), "a.txt")
        with pytest.raises(Cancelled):
            workspace.statistics(cancelled=lambda: True)
