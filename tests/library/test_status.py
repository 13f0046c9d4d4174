"""How far the work on documents and passages has come: kept, undone, redone, and carried to a new version."""

from __future__ import annotations

import pytest

from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.library.library import Library
from egpk_desk.library.records import Status
from tests.library.conftest import Opener
from tests.library.reports import PARAGRAPHS, numbered, report


def test_a_new_document_is_unread_and_a_new_highlight_has_no_status(library: Library) -> None:
    document = library.add(numbered(1)).id
    assert library.document(document).status == "unread"
    assert library.add_highlight(document, 0, 8).status == ""


@pytest.mark.parametrize("status", ["reading", "coded", "to-check", "unread"])
def test_a_status_is_kept_and_taken_back_and_brought_back(open_library: Opener, status: str) -> None:
    library = open_library()
    document = library.add(numbered(1)).id
    mark = library.add_highlight(document, 0, 8).id
    library.set_document_status(document, "coded" if status == "unread" else "unread")
    library.set_status(mark, "coded" if status == "unread" else "unread")
    before = (library.document(document).status, library.highlight(mark).status)
    library.set_document_status(document, status)
    library.set_status(mark, status)
    again = open_library("ليلى")
    assert (again.document(document).status, again.highlight(mark).status) == (status, status)
    assert library.undo().what == "status"
    if status != before[0]:
        library.undo()
    assert (library.document(document).status, library.highlight(mark).status) == before
    while library.redo().done:
        pass
    assert (library.document(document).status, library.highlight(mark).status) == (status, status)


def test_taking_a_status_off_makes_a_document_unread_and_a_highlight_have_none(library: Library) -> None:
    document = library.add(numbered(1)).id
    mark = library.add_highlight(document, 0, 8).id
    library.set_document_status(document, Status.CODED)
    library.set_status(mark, Status.CODED)
    library.set_document_status(document, "")
    library.set_status(mark, "")
    assert (library.document(document).status, library.highlight(mark).status) == ("unread", "")


def test_undo_does_nothing_where_somebody_else_has_since_said_otherwise(open_library: Opener) -> None:
    mine, theirs = open_library("سلمى"), open_library("ليلى")
    document = mine.add(numbered(1)).id
    mine.set_document_status(document, "coded")
    theirs.set_document_status(document, "to-check")
    result = mine.undo()
    assert not result.done
    assert "status" in result.reason
    assert mine.document(document).status == "to-check"


def test_what_is_no_status_and_what_is_not_there_are_refused(library: Library) -> None:
    document = library.add(numbered(1)).id
    mark = library.add_highlight(document, 0, 8).id
    for change in (library.set_document_status, library.set_status):
        with pytest.raises(InvalidValue):
            change(document if change == library.set_document_status else mark, "done")
        with pytest.raises(NotFound):
            change("nowhere", "coded")
    assert library.document(document).status == "unread"


def test_a_new_version_of_a_document_keeps_its_status(library: Library) -> None:
    old = library.add(numbered(1)).id
    library.set_document_status(old, "to-check")
    new = library.add(report(*PARAGRAPHS, "فقرة جديدة."), replaces=old).id
    assert library.document(new).status == "to-check"
