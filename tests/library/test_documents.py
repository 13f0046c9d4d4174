from __future__ import annotations

import hashlib
import pickle
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from egpk_desk.document import Block, BlockKind, Cell, Document, Metadata, Note, Page, Range, Span, SpanStyle
from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library.library import Library
from egpk_desk.library.prepare import prepare
from tests.library.reports import document, numbered, report


def test_a_document_comes_back_as_it_was_read(library: Library) -> None:
    text = "عنوان\nفقرة فيها رابط[1]\nخلية\n[1] الحاشية"
    made = Document(
        text,
        (
            Block(BlockKind.TITLE, 0, 5, page=1, origin="page 1"),
            Block(
                *(BlockKind.PARAGRAPH, 6, 23),
                page=1,
                run_in=Range(6, 10),
                spans=(Span(16, 20, SpanStyle.LINK, "https://example.org/ا"), Span(20, 23, SpanStyle.NOTE_REFERENCE)),
            ),
            Block(BlockKind.TABLE_CELL, 24, 28, page=2, cell=Cell(0, 1, 2, 1, 3, True)),
            Block(BlockKind.NOTE, 29, 40, marker="[1]", page=2),
        ),
        (Note("[1]", 20, 23, Range(33, 40)),),
        (Page(1, "أ", 595.2, 842.0, (Range(0, 23),)), Page(2, "ب", ranges=(Range(24, 40),))),
        Metadata(title="عنوان", authors=("سعاد", "هدى"), date="2025-11", extra={"doi": "10.1/x"}),
        kind="pdf",
        reader="pdf/3",
        warnings=("صفحة بلا نص",),
    )
    added = library.add(prepare(b"%PDF bytes \x00\xff", made, "ملف.pdf"))
    assert library.load(added.id) == made
    assert library.source(added.id) == b"%PDF bytes \x00\xff"
    assert library.text(added.id) == text
    record = library.document(added.id)
    assert (record.characters, record.blocks, record.pages, record.notes) == (len(text), 4, 2, 1)
    assert record.sha256 == hashlib.sha256(b"%PDF bytes \x00\xff").hexdigest()


def test_the_same_bytes_twice_are_one_document(library: Library) -> None:
    first = library.add(report())
    again = library.add(report(name="copy.txt"))
    assert (first.status, again.status, again.id) == ("new", "duplicate", first.id)
    assert len(library.documents()) == 1


def test_a_duplicate_leaves_nothing_to_undo(library: Library) -> None:
    library.add(report())
    length = len(library.history())
    library.add(report())
    assert len(library.history()) == length


def test_the_same_report_has_the_same_id_in_every_library(tmp_path: Path) -> None:
    ids = set()
    for name in ("one.egpk", "two.egpk"):
        with Library.open(tmp_path / name, author=name, create=True) as library:
            library.add(report())
            record = library.documents()[0]
            ids.add((record.id, record.revision))
    assert len(ids) == 1


def test_documents_are_listed_in_the_order_they_came(library: Library) -> None:
    for number in (3, 1, 2):
        library.add(numbered(number))
    assert [record.title for record in library.documents()] == ["تقرير 3", "تقرير 1", "تقرير 2"]


def test_an_incompressible_source_is_stored_as_it_is(library: Library) -> None:
    noise = hashlib.shake_256(b"seed").digest(4000)
    stored = prepare(noise, document("نص"), "noise.pdf")
    assert not stored.compressed
    assert library.source(library.add(stored).id) == noise
    assert prepare(b"a" * 4000, document("نص"), "a.txt").compressed


@pytest.mark.parametrize("reference", ["id", "prefix", "title", "folded", "file"])
def test_a_document_is_found_by_id_prefix_title_and_file_name(library: Library, reference: str) -> None:
    wanted = library.add(report(title="العلاقاتُ المصريّة", name="relations.txt")).id
    library.add(numbered(1))
    names = {
        "id": wanted,
        "prefix": wanted[:9].upper(),
        "title": "العلاقاتُ المصريّة",
        "folded": "العلاقات  المصريه",
        "file": "relations.txt",
    }
    assert [record.id for record in library.find_documents(names[reference])] == [wanted]


@pytest.mark.parametrize("reference", ["", "   ", "zzzz", "abc", "%", "لا شيء"])
def test_what_names_no_document_finds_none(library: Library, reference: str) -> None:
    library.add(report())
    assert library.find_documents(reference) == []


def test_two_documents_of_one_title_are_both_found(library: Library) -> None:
    library.add(report("أ", title="سواء"))
    library.add(report("ب", title="سواء"))
    assert len(library.find_documents("سواء")) == 2


def test_corrected_metadata_is_what_every_view_gives(library: Library) -> None:
    id = library.add(report()).id
    library.set_metadata(id, {"title": "آخر", "authors": ("أ", "ب"), "date": "2025-11-24", "funder": "جهة"})
    metadata = library.document(id).metadata
    assert (metadata.title, metadata.authors, metadata.date) == ("آخر", ("أ", "ب"), "2025-11-24")
    assert metadata.extra == {"funder": "جهة"}
    assert library.load(id).metadata == metadata
    library.set_metadata(id, {"title": "", "funder": ""})
    assert library.document(id).metadata.title == ""
    assert library.document(id).metadata.extra == {}


@pytest.mark.parametrize("date", ["24/11/2025", "2025-13", "2025-00-10", "2025-11-40", "غدًا"])
def test_a_date_that_is_not_iso_is_refused(library: Library, date: str) -> None:
    id = library.add(report()).id
    with pytest.raises(InvalidValue):
        library.set_metadata(id, {"title": "لا يبقى", "date": date})
    assert library.document(id).metadata.title == "تقرير"


def test_a_removed_document_is_nowhere_and_comes_back_whole(library: Library) -> None:
    id = library.add(report()).id
    mark = library.add_highlight(id, 0, 8)
    library.remove_document(id)
    assert library.documents() == []
    assert library.highlights() == []
    assert library.search("الموانئ")[0] == 0
    assert library.find_documents(id) == []
    with pytest.raises(NotFound):
        library.document(id)
    assert library.undo().done
    assert library.highlights() == [mark]
    assert library.search("الموانئ")[0] == 2


def test_importing_a_removed_document_brings_it_back(library: Library) -> None:
    id = library.add(report()).id
    library.remove_document(id)
    assert library.add(report()).status == "new"
    assert library.search("الموانئ")[0] == 2
    library.undo()
    assert library.documents() == []
    assert library.check() == []


def test_unknown_documents_are_named_as_such(library: Library) -> None:
    for act in (library.document, library.load, library.text, library.source, library.remove_document):
        with pytest.raises(NotFound):
            act("00000000-0000-0000-0000-000000000000")
    with pytest.raises(NotFound):
        library.set_metadata("0000", {"title": "x"})
    with pytest.raises(NotFound):
        library.purge_document("0000")


def test_an_import_that_fails_midway_leaves_nothing(library: Library) -> None:
    def fail_midway() -> None:
        with library.step("import"):
            library.add(numbered(1))
            library.add(numbered(2))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()
    assert library.documents() == []
    assert library.history() == []
    assert library.search("التقرير")[0] == 0
    assert library.check() == []


def test_operations_of_an_import_hold_no_text(library: Library, path: Path) -> None:
    library.add(report("كلمةغريبة " * 400))
    library.close()
    rows = sqlite3.connect(path).execute("SELECT changes FROM operations").fetchall()
    assert rows
    assert not any("كلمةغريبة" in changes for (changes,) in rows)


def test_a_name_with_broken_characters_is_stored(library: Library) -> None:
    added = library.add(report(title="ع\udcff", name="f\udcff.txt"))
    assert library.document(added.id).file_name == "f?.txt"


def test_another_reading_with_metadata_fills_only_what_was_not_known(library: Library) -> None:
    id = library.add(report(title="")).id
    library.set_metadata(id, {"publisher": "مركز"})
    better = report(reader="text/2", title="عنوان وُجد")
    better = replace(better, document=replace(better.document, metadata=Metadata("عنوان وُجد", publisher="غيره")))
    assert library.add(better).status == "revised"
    metadata = library.document(id).metadata
    assert (metadata.title, metadata.publisher) == ("عنوان وُجد", "مركز")


def test_a_prepared_source_travels_between_processes(library: Library) -> None:
    prepared = pickle.loads(pickle.dumps(report()))
    assert prepared == report()
    assert library.load(library.add(prepared).id) == report().document


def test_undoing_that_a_removed_report_came_back_hides_the_highlights_it_had_before(library: Library) -> None:
    prepared = report()
    library.add(prepared)
    library.add_highlight(prepared.id, 0, 8)
    library.remove_document(prepared.id)
    assert library.add(prepared).status == "new"
    assert len(library.highlights()) == 1
    assert library.undo().done  # nothing was highlighted since it came back
    assert library.documents() == []
    assert library.redo().done
    library.add_highlight(prepared.id, 0, 4)
    library.remove_document(prepared.id)
    assert library.undo().done
    assert len(library.highlights()) == 2
