from __future__ import annotations

import pytest

from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import numbered, report


def _state(library: Library) -> object:
    return library.documents(), library.highlights(), library.codes(), library.search("الموانئ")


def test_every_change_can_be_taken_back_and_brought_back(library: Library) -> None:
    states = [_state(library)]

    def note() -> None:
        states.append(_state(library))

    id = library.add(report()).id
    note()
    trade, war = library.find_code("dimension/economic/trade").id, library.find_code("driver/gaza-war").id
    mark = library.add_highlight(id, 0, 8, tags=[trade], memo="م").id
    for change in (
        lambda: library.tag(mark, [war]),
        lambda: library.untag(mark, [trade]),
        lambda: library.set_memo(mark, "مذكرة"),
        lambda: library.set_stance(mark, "context"),
        lambda: library.set_range(mark, 10, 30),
        lambda: library.set_metadata(id, {"title": "آخر", "authors": ("أ",), "note": "x"}),
        lambda: library.add_code("driver/new", name_ar="جديد"),
        lambda: library.retire_code(war),
        lambda: library.merge_codes(war, trade),
        lambda: library.remove_highlight(mark),
        lambda: library.remove_document(id),
    ):
        note()
        change()
    note()
    for state in reversed(states[:-1]):
        assert library.undo().done
        assert _state(library) == state
    assert not library.undo().done
    for state in states[1:]:
        assert library.redo().done
        assert _state(library) == state
    assert not library.redo().done
    assert library.check() == []


def test_a_step_is_taken_back_whole(library: Library) -> None:
    with library.step("import"):
        for number in range(5):
            library.add(numbered(number))
    assert library.undo() == library.undo().__class__(True, "import")
    assert library.documents() == []
    assert library.redo().done
    assert len(library.documents()) == 5
    assert library.search("التقرير")[0] == 5


def test_a_step_may_go_on_over_several_transactions(library: Library) -> None:
    step = "11111111-1111-4111-8111-111111111111"
    for number in range(3):
        with library.step("import", id=step):
            library.add(numbered(number))
    assert len(library.documents()) == 3
    library.undo()
    assert library.documents() == []


def test_an_error_takes_the_whole_step_back(library: Library) -> None:
    id = library.add(report()).id
    before = _state(library), library.history()

    def fail_midway() -> None:
        with library.step("many"):
            library.add_highlight(id, 0, 8)
            library.set_metadata(id, {"title": "x"})
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail_midway()
    assert (_state(library), library.history()) == before


def test_undo_and_redo_work_after_a_restart(open_library: Opener) -> None:
    first = open_library()
    id = first.add(report()).id
    mark = first.add_highlight(id, 0, 8)
    first.close()
    second = open_library()
    assert second.undo().what == "highlight"
    second.close()
    third = open_library()
    assert third.highlights() == []
    assert third.redo().done
    assert third.highlights() == [mark]


def test_a_new_change_ends_what_could_be_brought_back(library: Library) -> None:
    id = library.add(report()).id
    library.add_highlight(id, 0, 8)
    library.undo()
    other = library.add_highlight(id, 10, 20)
    result = library.redo()
    assert not result.done
    assert result.reason
    assert library.highlights() == [other]


def test_undo_is_each_authors_own(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    id = mine.add(report()).id
    my_mark = mine.add_highlight(id, 0, 8)
    her_mark = hers.add_highlight(id, 10, 20)
    assert mine.undo().done
    assert mine.highlights() == [her_mark]
    assert mine.redo().done
    assert hers.undo().done
    assert mine.highlights() == [my_mark]
    assert not hers.undo().done


def test_undo_does_nothing_where_somebody_has_since_changed_the_same(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    id = mine.add(report()).id
    mark = mine.add_highlight(id, 0, 8)
    mine.set_memo(mark.id, "مني")
    hers.set_memo(mark.id, "منها")
    result = mine.undo()
    assert (result.done, result.what) == (False, "memo")
    assert "changed" in result.reason
    assert mine.highlight(mark.id).memo == "منها"


def test_undo_leaves_alone_what_others_have_built_upon(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    id = mine.add(report()).id
    mark = mine.add_highlight(id, 0, 8)
    hers.tag(mark.id, [hers.find_code("driver/gaza-war").id])
    assert "tagged" in mine.undo().reason
    other = open_library("ثالث")
    second = other.add(numbered(1)).id
    hers.add_highlight(second, 0, 8)
    assert "highlighted" in other.undo().reason
    assert len(mine.highlights()) == 2


def test_undo_of_one_field_keeps_what_somebody_did_to_another(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    id = mine.add(report()).id
    mark = mine.add_highlight(id, 0, 8)
    mine.set_memo(mark.id, "مني")
    hers.set_stance(mark.id, "supports")
    assert mine.undo().done
    assert (mine.highlight(mark.id).memo, mine.highlight(mark.id).stance) == ("", "supports")


def test_a_change_that_changes_nothing_is_no_operation(library: Library) -> None:
    id = library.add(report()).id
    mark = library.add_highlight(id, 0, 8, memo="م")
    before = len(library.history())
    library.set_memo(mark.id, "م")
    library.set_metadata(id, {"title": "تقرير", "publisher": ""})
    library.untag(mark.id, [library.codes()[0].id])
    assert len(library.history()) == before


def test_history_tells_who_did_what_to_which_object_newest_first(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    id = mine.add(report()).id
    mark = hers.add_highlight(id, 0, 8)
    mine.set_memo(mark.id, "م")
    mine.undo()
    told = [(o.author, o.what, o.object_kind, o.object_id) for o in mine.history()]
    assert told == [
        ("أنا", "undo memo", "highlight", mark.id),
        ("أنا", "memo", "highlight", mark.id),
        ("هي", "highlight", "highlight", mark.id),
        ("أنا", "import", "document", id),
    ]
    clocks = [operation.clock for operation in mine.history()]
    assert clocks == sorted(clocks, reverse=True)
    assert len(set(clocks)) == 4
    assert mine.history()[0].undoes == mine.history()[1].step
    assert len(mine.history(2)) == 2


def test_another_connection_sees_a_change_by_its_data_version(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    before = hers.data_version()
    assert hers.data_version() == before
    mine.add(report())
    assert hers.data_version() != before
    assert len(hers.documents()) == 1


def test_what_undo_and_redo_would_do_is_told_before_they_do_it(library: Library) -> None:
    assert library.next_steps() == ("", "")
    id = library.add(report()).id
    mark = library.add_highlight(id, 0, 8).id
    library.set_memo(mark, "م")
    assert library.next_steps() == ("memo", "")
    library.undo()
    assert library.next_steps() == ("highlight", "memo")
    library.undo()
    assert library.next_steps() == ("import", "highlight")
    library.redo()
    assert library.next_steps() == ("highlight", "memo")
    library.remove_highlight(mark)
    assert library.next_steps() == ("remove highlight", "")
