"""Mending: what refers to nothing goes, the index is made anew, and rows are saved from a damaged file."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from egpk_desk.errors import NotALibrary, NotFound
from egpk_desk.library.library import Library
from egpk_desk.library.prepare import prepare
from egpk_desk.library.records import Prepared
from egpk_desk.library.repair import repair
from tests.library.reports import numbered, report


@pytest.fixture
def filled(path: Path) -> Path:
    with Library.open(path, author="سلمى", create=True) as library:
        code = library.codes()[0].id
        for prepared in (report(), *(numbered(number) for number in range(12))):
            library.add_highlight(library.add(prepared).id, 0, 8, tags=[code], memo="م")
    return path


def test_a_sound_library_is_left_alone(filled: Path) -> None:
    before = filled.read_bytes()
    assert repair(filled).mended == ()
    assert filled.read_bytes() == before
    assert [entry.name for entry in filled.parent.iterdir()] == [filled.name]


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM revisions WHERE number = 2",
        "DELETE FROM contents WHERE revision = 3",
        "DELETE FROM documents WHERE number = 4",
        "UPDATE documents SET revision = 'none' WHERE number = 5",
        "DELETE FROM steps WHERE number = 6",
        "UPDATE codes SET parent = id WHERE rowid = 1",
        "UPDATE codes SET parent = 'none' WHERE rowid = 2",
        "INSERT INTO block_index(block_index) VALUES ('delete-all')",
        "INSERT INTO contents VALUES (999, x'00', x'00')",
        "INSERT INTO tags VALUES ('none', 'none', 0, 1)",
    ],
)
def test_what_refers_to_nothing_is_mended_after_a_copy(filled: Path, harm: str) -> None:
    with contextlib.closing(sqlite3.connect(filled)) as raw, raw:
        raw.execute(harm)
    with Library.open(filled, author="x") as library:
        assert library.check()
    done = repair(filled)
    assert done.mended
    assert done.left == ()
    assert done.kept is not None
    assert done.kept.is_file()
    with Library.open(filled, author="x") as library:
        assert library.check() == []
        assert len(library.documents()) >= 12
        assert library.search("الموانئ")[0] >= 1


@pytest.mark.parametrize("where", ["middle", "cut off"])
def test_rows_are_saved_from_a_damaged_file_which_is_not_touched(filled: Path, where: str) -> None:
    with contextlib.closing(sqlite3.connect(filled)) as raw:
        (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'operations_step'").fetchone()
    data = bytearray(filled.read_bytes())
    if where == "middle":
        data[(root - 1) * 4096 : root * 4096] = b"\xaa" * 4096
    else:
        del data[-4096:]
    filled.write_bytes(data)
    done = repair(filled)
    assert filled.read_bytes() == data
    assert done.made == filled.with_name("library.repaired.egpk")
    with Library.open(done.made, author="x") as library:
        assert library.check() == list(done.left) == []
        assert library.documents()
        if where == "middle":
            assert (len(library.documents()), len(library.highlights())) == (13, 13)
    assert sorted(entry.name for entry in filled.parent.iterdir()) == ["library.egpk", "library.repaired.egpk"]


def test_what_is_no_library_is_not_repaired(tmp_path: Path) -> None:
    foreign = tmp_path / "thesis.docx"
    foreign.write_bytes(b"PK years of work" * 30)
    with pytest.raises(NotALibrary):
        repair(foreign)


def _read_as_before(data: bytes, name: str) -> Prepared:
    """Reads what the tests' reports were made of."""
    return next(one for one in PREPARED if one.file_name == name and _source(one) == data)


PREPARED = (report(), *(numbered(number) for number in range(12)))


def _source(one: Prepared) -> bytes:
    return zlib.decompress(one.source) if one.compressed else one.source


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM contents WHERE revision IN (2, 3)",
        "DELETE FROM revisions WHERE number IN (2, 3)",
        "UPDATE contents SET text = x'00ff' WHERE revision IN (2, 3)",
        "UPDATE contents SET text = (SELECT text FROM contents WHERE revision = 1) WHERE revision IN (2, 3)",
    ],
)
def test_a_lost_text_is_read_again_from_its_source_with_all_highlights(filled: Path, harm: str) -> None:
    with Library.open(filled, author="x") as library:
        before = (library.documents(), library.highlights(), [library.text(one.id) for one in library.documents()])
    with contextlib.closing(sqlite3.connect(filled)) as raw, raw:
        raw.execute(harm)
    done = repair(filled, _read_as_before)
    assert dict(done.mended)["texts read again from their source"] == 2
    assert done.left == ()
    with Library.open(filled, author="x") as library:
        after = (library.documents(), library.highlights(), [library.text(one.id) for one in library.documents()])
        assert after == before
    assert repair(filled, _read_as_before).mended == ()


def test_another_reading_of_a_lost_text_takes_the_highlights_over(filled: Path) -> None:
    with contextlib.closing(sqlite3.connect(filled)) as raw, raw:
        raw.execute("DELETE FROM contents WHERE revision = 1")

    def read_newly(data: bytes, name: str) -> Prepared:
        before = _read_as_before(data, name).document
        shift = len("مقدمة\n")
        blocks = (replace(before.blocks[0], start=0, end=5),)
        blocks += tuple(replace(one, start=one.start + shift, end=one.end + shift) for one in before.blocks)
        return prepare(data, replace(before, text="مقدمة\n" + before.text, blocks=blocks, reader="text/99"), name)

    done = repair(filled, read_newly)
    assert done.left == ()
    with Library.open(filled, author="x") as library:
        mark = library.highlights()[0]
        assert (mark.start, mark.orphaned, mark.memo, len(mark.tags)) == (len("مقدمة\n"), False, "م", 1)
        assert library.check() == []


def test_a_document_without_text_and_reader_stays_until_its_file_is_imported_again(filled: Path) -> None:
    with Library.open(filled, author="x") as library:
        before = library.highlights()[0]
    with contextlib.closing(sqlite3.connect(filled)) as raw, raw:
        raw.execute("DELETE FROM contents WHERE revision = 1")
        raw.execute("DELETE FROM sources WHERE rowid = 1")
    done = repair(filled)
    assert dict(done.mended)["documents kept without their text"] == 1
    assert [problem.problem for problem in done.left] == ["it is lost; import its file again"]
    with Library.open(filled, author="x") as library:
        assert library.text(before.document) == ""
        assert library.highlights()[0].orphaned
        with pytest.raises(NotFound):
            library.source(before.document)
        assert library.add(PREPARED[0]).status == "revised"
        mark = library.highlights()[0]
        assert (mark.id, mark.start, mark.end, mark.exact) == (before.id, before.start, before.end, before.exact)
        assert not mark.orphaned
        assert library.source(before.document) == _source(PREPARED[0])
        assert library.check() == []
