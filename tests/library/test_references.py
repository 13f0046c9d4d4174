"""Bibliographic records: kept, changed, undone, purged; keys nobody else has."""

from __future__ import annotations

import pytest

from egpk_desk.errors import Conflict, InvalidValue, NotFound
from egpk_desk.library.identity import reference_id
from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import PARAGRAPHS, numbered, report

BOOK = {"type": "book", "title": "كتاب", "custom": {"x": [1, {"y": None}]}}


def test_a_work_without_a_file_is_kept_whole_and_undone_and_brought_back(open_library: Opener) -> None:
    library = open_library()
    made = library.put_reference(BOOK, "book2020")
    (there,) = open_library("ليلى").references()
    assert (there.id, there.key, there.data, there.document) == (made.id, "book2020", BOOK, None)
    assert library.undo().what == "reference"
    assert library.references() == []
    assert library.redo().done
    assert library.references() == [there]


def test_a_document_has_one_record_the_same_on_every_machine(library: Library) -> None:
    document = library.add(numbered(1)).id
    library.put_reference({"volume": "1"}, "a", document=document)
    library.put_reference({"volume": "2"}, "b", document=document)
    (there,) = library.references()
    assert (there.id, there.key, there.data) == (reference_id(document), "b", {"volume": "2"})
    library.undo()
    assert library.references()[0].data == {"volume": "1"}


def test_a_removed_document_takes_its_record_along_and_undo_brings_both_back(library: Library) -> None:
    document = library.add(numbered(1)).id
    library.put_reference({"volume": "1"}, "a", document=document)
    library.remove_document(document)
    assert library.references() == []
    library.put_reference(BOOK, "a")
    library.undo()
    library.undo()
    assert len(library.references()) == 1


def test_a_new_version_of_a_document_keeps_the_record(library: Library) -> None:
    old = library.add(numbered(1)).id
    library.put_reference({"volume": "1"}, "a", document=old)
    new = library.add(report(*PARAGRAPHS, "فقرة جديدة."), replaces=old).id
    (there,) = library.references()
    assert (there.document, there.key, there.data) == (new, "a", {"volume": "1"})


def test_a_purged_document_leaves_nothing_of_its_record(library: Library) -> None:
    document = library.add(numbered(1)).id
    library.put_reference({"note": "سرّ-محفوظ"}, "a", document=document)
    library.purge_document(document)
    assert library.references() == []
    library.close()
    assert "سرّ-محفوظ".encode() not in library.path.read_bytes()


@pytest.mark.parametrize("key", ["", "a b", "a,b", "{a}", "a\\b"])
def test_what_is_no_key_is_refused(library: Library, key: str) -> None:
    with pytest.raises(InvalidValue):
        library.put_reference(BOOK, key)


def test_a_key_is_one_reference_s_alone(library: Library) -> None:
    library.put_reference(BOOK, "a")
    with pytest.raises(Conflict):
        library.put_reference(BOOK, "a")
    with pytest.raises(NotFound):
        library.put_reference(BOOK, "b", document="nowhere")
    with pytest.raises(NotFound):
        library.remove_reference("nowhere")
    assert len(library.references()) == 1


def test_undo_does_nothing_where_somebody_else_has_since_changed_the_record(open_library: Opener) -> None:
    mine, theirs = open_library("سلمى"), open_library("ليلى")
    made = mine.put_reference(BOOK, "a")
    mine.put_reference({**BOOK, "volume": "1"}, "a", id=made.id)
    theirs.put_reference({**BOOK, "volume": "2"}, "a", id=made.id)
    assert not mine.undo().done
    assert mine.references()[0].data["volume"] == "2"
