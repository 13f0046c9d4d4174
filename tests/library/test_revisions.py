"""A source that is read anew: the text gets a new revision, and highlights find their places on it."""

from __future__ import annotations

from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import PARAGRAPHS, report

DATA = b"the bytes of the source"
BETTER = (
    "سطر جديد وجده القارئ الأحدث في رأس الصفحة.",
    "شهدت العلاقات تطورا ملحوظا في السنوات الأخيرة.",
    *PARAGRAPHS[1:3],
)


def _mark(library: Library, document: str, words: str) -> str:
    start = library.text(document).index(words)
    return library.add_highlight(document, start, start + len(words), memo=words).id


def test_highlights_are_anchored_anew_and_what_is_gone_is_listed_as_orphaned(library: Library) -> None:
    id = library.add(report(data=DATA)).id
    old = library.document(id).revision
    exact = _mark(library, id, "تسعى القاهرةُ إلى تطوير الموانئ")
    spelt = _mark(library, id, "العَلاقاتُ تطوّرًا ملحوظًا")
    gone = _mark(library, id, "مليون دولار في عام 2025 وفق EDEX")
    assert library.add(report(*BETTER, data=DATA, reader="text/2")).status == "revised"
    text = library.text(id)
    assert text.startswith("سطر جديد")
    for mark, words in ((exact, "تسعى القاهرةُ إلى تطوير الموانئ"), (spelt, "العلاقات تطورا ملحوظا")):
        found = library.highlight(mark)
        assert text[found.start : found.end] == found.exact == words
        assert not found.orphaned
        assert found.revision == library.document(id).revision
    orphan = library.highlight(gone)
    assert orphan.orphaned
    assert orphan.revision == old
    assert library.load(id, old).text[orphan.start : orphan.end] == orphan.exact
    assert library.check() == []


def test_a_third_reading_finds_again_what_the_second_had_lost(library: Library) -> None:
    id = library.add(report(data=DATA)).id
    gone = _mark(library, id, "مليون دولار في عام 2025 وفق EDEX")
    before = library.highlight(gone)
    library.add(report(*BETTER, data=DATA, reader="text/2"))
    library.add(report("مقدمة أطول.", *PARAGRAPHS, data=DATA, reader="text/3"))
    found = library.highlight(gone)
    assert found.exact == before.exact
    assert found.start == before.start + len("مقدمة أطول.") + 1
    assert not found.orphaned


def test_undoing_a_revision_gives_back_text_and_places(library: Library) -> None:
    id = library.add(report(data=DATA)).id
    for words in ("تسعى القاهرةُ", "العَلاقاتُ", "EDEX"):
        _mark(library, id, words)
    before, text = library.highlights(), library.text(id)
    library.add(report(*BETTER, data=DATA, reader="text/2"))
    after = library.highlights()
    assert after != before
    assert library.undo().done
    assert (library.highlights(), library.text(id)) == (before, text)
    assert library.search("EDEX")[0] == 1
    assert library.search("سطر")[0] == 0
    assert library.redo().done
    assert library.highlights() == after
    assert library.check() == []


def test_a_revision_is_not_taken_from_under_somebodys_highlight(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    id = mine.add(report(data=DATA)).id
    mine.add(report(*BETTER, data=DATA, reader="text/2"))
    _mark(hers, id, "سطر جديد")
    result = mine.undo()
    assert not result.done
    assert "highlighted" in result.reason
    assert mine.text(id).startswith("سطر جديد")


def test_an_older_reader_does_not_take_the_text_back(library: Library) -> None:
    id = library.add(report(*BETTER, data=DATA, reader="text/2")).id
    assert library.add(report(data=DATA, reader="text/1")).status == "duplicate"
    assert library.text(id).startswith("سطر جديد")


def test_a_removed_highlight_comes_back_on_the_new_text(library: Library) -> None:
    id = library.add(report(data=DATA)).id
    mark = _mark(library, id, "تسعى القاهرةُ")
    library.remove_highlight(mark)
    library.add(report(*BETTER, data=DATA, reader="text/2"))
    library.undo()
    library.undo()
    found = library.highlight(mark)
    assert library.text(id)[found.start : found.end] == found.exact == "تسعى القاهرةُ"


def test_a_new_version_of_a_file_takes_over_highlights_and_corrections(library: Library) -> None:
    old = library.add(report(data=b"version 1")).id
    library.set_metadata(old, {"title": "صححه المستخدم"})
    mark = _mark(library, old, "تسعى القاهرةُ")
    lost = _mark(library, old, "EDEX 😀 والجهات الرسمية")
    result = library.add(report(*BETTER, title="وجده القارئ", data=b"version 2"), replaces=old)
    assert result.status == "revised"
    assert result.id != old
    assert [record.id for record in library.documents()] == [result.id]
    assert library.document(result.id).title == "صححه المستخدم"
    found = library.highlight(mark)
    assert (found.document, found.exact) == (result.id, "تسعى القاهرةُ")
    assert library.highlight(lost).orphaned
    assert library.load(result.id, library.highlight(lost).revision).text == "\n".join(PARAGRAPHS)
    assert library.check() == []
    assert library.undo().done
    assert [record.id for record in library.documents()] == [old]
    assert library.highlight(mark).document == old
    assert library.check() == []
