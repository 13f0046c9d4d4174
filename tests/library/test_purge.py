from __future__ import annotations

from pathlib import Path

import pytest

from egpk_desk.errors import Conflict
from egpk_desk.library.library import Library
from tests.library.reports import numbered, report

SECRET = "Zyxwvutsrq"


def _bytes(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def _with_secret(library: Library) -> str:
    library.add(numbered(1))
    id = library.add(report(f"قال {SECRET} ما قال.", title=f"عن {SECRET}", data=SECRET.encode())).id
    mark = library.add_highlight(id, 0, 14, memo=f"مذكرة {SECRET}")
    library.set_memo(mark.id, f"مذكرة أخرى {SECRET}")
    library.set_range(mark.id, 0, 16)
    library.add(numbered(2))
    return id


def test_a_purged_document_leaves_no_byte_in_the_file(library: Library, path: Path) -> None:
    id = _with_secret(library)
    assert SECRET.encode() in _bytes(path)
    library.purge_document(id)
    assert SECRET.encode() not in _bytes(path)
    assert SECRET.lower().encode() not in _bytes(path)
    assert len(library.documents()) == 2
    assert library.check() == []


def test_a_document_removed_before_can_be_purged(library: Library, path: Path) -> None:
    id = _with_secret(library)
    library.remove_document(id)
    library.purge_document(id)
    assert SECRET.encode() not in _bytes(path)
    assert library.check() == []


def test_purging_cannot_be_undone_nor_the_steps_that_touched_it(library: Library) -> None:
    library.purge_document(_with_secret(library))
    assert library.undo().done  # the import of report 2
    assert library.undo().done  # the import of report 1
    assert not library.undo().done
    assert library.documents() == []


def test_the_journal_keeps_that_something_was_purged(library: Library) -> None:
    id = _with_secret(library)
    library.purge_document(id)
    newest = library.history(1)[0]
    assert (newest.what, newest.object_id) == ("purge", id)


def test_a_purged_report_can_be_imported_again(library: Library) -> None:
    id = library.add(report()).id
    library.add_highlight(id, 0, 5)
    library.purge_document(id)
    assert library.add(report()).status == "new"
    assert library.highlights() == []
    assert library.search("الموانئ")[0] == 2


def test_purging_is_refused_within_another_change(library: Library) -> None:
    id = library.add(report()).id
    with pytest.raises(Conflict), library.step("mix"):
        library.purge_document(id)
    assert len(library.documents()) == 1


def test_purging_an_older_version_erases_what_highlights_on_the_newer_one_quote_of_it(
    library: Library, path: Path
) -> None:
    old = library.add(report(f"قال {SECRET} ما قال.", "وبقيت هذه الجملة كما هي في النسختين معًا.", data=b"1")).id
    text = library.text(old)
    lost = library.add_highlight(old, 0, 14)
    kept = library.add_highlight(old, text.index("وبقيت"), len(text))
    new = library.add(report("رأس", "وبقيت هذه الجملة كما هي في النسختين معًا.", data=b"2"), replaces=old).id
    assert library.highlight(lost.id).orphaned
    library.purge_document(old)
    assert [mark.id for mark in library.highlights()] == [kept.id]
    assert library.highlight(kept.id).document == new
    assert SECRET.encode() not in _bytes(path)
    assert library.check() == []
