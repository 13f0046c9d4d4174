"""Proof: what a highlight says stands in its text where it says, and the text is that of the source."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from pathlib import Path

import pytest

from egpk_desk.library.library import Library
from tests.library.reports import numbered


@pytest.fixture
def marked(path: Path) -> Path:
    """A library with a highlight in each of two documents."""
    with Library.open(path, author="سلمى", create=True) as library:
        for number in (1, 2):
            document = library.add(numbered(number)).id
            start = library.text(document).index("المكاسب")
            library.add_highlight(document, start, start + 17)
    return path


def proved(path: Path) -> list[tuple[str, str]]:
    with Library.open(path, author="سلمى") as library:
        return [(one.where.split()[0], one.problem) for one in library.prove()]


def changed(path: Path, statement: str, *values: object) -> None:
    """Change the library behind its back, as a damaged or dishonest file would be."""
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute(statement, values)
        raw.commit()


def test_highlights_of_a_sound_library_are_proved(marked: Path) -> None:
    assert proved(marked) == []


def test_words_that_are_not_those_of_the_text_are_named(marked: Path) -> None:
    changed(marked, "UPDATE highlights SET exact = 'المكاسب السياسيةً' WHERE number = 1")
    assert proved(marked) == [("highlight", "it says “المكاسب السياسيةً”, its document says otherwise")]


def test_a_range_that_was_moved_is_named(marked: Path) -> None:
    changed(marked, 'UPDATE highlights SET start = start + 1, "end" = "end" + 1 WHERE number = 2')
    assert [where for where, _ in proved(marked)] == ["highlight"]


def test_a_text_that_was_changed_with_its_highlight_is_named(marked: Path) -> None:
    with contextlib.closing(sqlite3.connect(marked)) as raw:
        (stored,) = raw.execute("SELECT text FROM contents WHERE revision = 1").fetchone()
    text = zlib.decompress(stored).decode().replace("المكاسب الاقتصادية", "المكاسب الاجتماعية")
    changed(marked, "UPDATE contents SET text = ? WHERE revision = 1", zlib.compress(text.encode()))
    changed(marked, "UPDATE highlights SET exact = 'المكاسب الاجتماعي' WHERE number = 1")
    assert ("revision", "its text is not the one that was read") in proved(marked)


def test_a_source_that_was_changed_or_lost_is_named(marked: Path) -> None:
    changed(marked, "UPDATE sources SET data = ?, compressed = 0 WHERE rowid = 1", b"other words")
    assert proved(marked) == [("source", "its bytes are not those that were imported")]
    changed(marked, "UPDATE sources SET data = x'', size = 0, compressed = 0 WHERE rowid = 1")
    assert proved(marked) == [("source", "it is lost; import its file again")]


def test_what_the_current_text_no_longer_holds_is_named(marked: Path) -> None:
    changed(marked, "UPDATE highlights SET orphaned = 1 WHERE number = 1")
    assert proved(marked) == [("highlight", "the current text of its document does not hold it")]
