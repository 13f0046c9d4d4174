"""Merging libraries: whatever was done and in whatever order they are merged, they end as one."""

from __future__ import annotations

import itertools
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from egpk_desk.errors import Cancelled, EgpkError
from egpk_desk.library.exchange import Incoming
from egpk_desk.library.library import Library
from egpk_desk.library.records import UndoResult
from tests.library.histories import Worker, merge, opened, snapshot
from tests.library.reports import PARAGRAPHS, numbered, report

NAMES = ("سلمى", "عمر", "هدى")
SEEDS = range(int(os.environ.get("EGPK_TEST_MERGES", "4")))


def differences(one: Library, other: Library) -> list[str]:
    """The parts in which two libraries differ, with what only one of them has."""
    mine, theirs = snapshot(one), snapshot(other)
    found = []
    for part in mine:
        if mine[part] != theirs[part]:
            here, there = set(map(repr, mine[part])), set(map(repr, theirs[part]))  # type: ignore[call-overload]
            found += [part, *sorted(here ^ there)[:6]]
    return found


@pytest.fixture
def three(tmp_path: Path) -> Iterator[list[Library]]:
    made = [opened(tmp_path, name) for name in NAMES]
    yield made
    for library in made:
        library.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_three_libraries_end_alike_in_every_order_of_merging(tmp_path: Path, seed: int) -> None:
    bases = []
    for number, name in enumerate(NAMES):
        with opened(tmp_path, name) as library:
            library.add(numbered(1))
            Worker(library, 100 * seed + number).work(30)
        bases.append(tmp_path / f"{name}.egpk")
    # They meet once in the middle, so that some changes know of others and some do not.
    with opened(tmp_path, NAMES[0]) as first, opened(tmp_path, NAMES[1]) as second:
        merge(first, second)
        Worker(first, seed).work(30)
        merge(second, first)
    for number, name in enumerate(NAMES):
        with opened(tmp_path, name) as library:
            Worker(library, 1000 * seed + number).work(200)
    ends = []
    for number, order in enumerate(itertools.permutations(range(3))):
        folder = tmp_path / str(number)
        folder.mkdir()
        copies = [Path(shutil.copy(base, folder / f"{at}.egpk")) for at, base in enumerate(bases)]
        into = Library.open(copies[order[0]], author=NAMES[order[0]])
        for at in order[1:]:
            with Library.open(copies[at], author=NAMES[at]) as other:
                merge(into, other)
        ends.append(into)
    folder = tmp_path / "grouped"
    folder.mkdir()
    copies = [Path(shutil.copy(base, folder / f"{at}.egpk")) for at, base in enumerate(bases)]
    with Library.open(copies[1], author=NAMES[1]) as second, Library.open(copies[2], author=NAMES[2]) as third:
        merge(second, third)
        grouped = Library.open(copies[0], author=NAMES[0])
        merge(grouped, second)
    ends.append(grouped)
    try:
        for end in ends[1:]:
            assert differences(ends[0], end) == []
        again = merge(ends[0], ends[1])
        assert (again.operations, again.shown, again.changed, again.removed) == (0, {}, {}, {})
        assert differences(ends[0], ends[1]) == []
        for end in ends:
            assert end.check() == []
    finally:
        for end in ends:
            end.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_rounds_of_work_and_merging_with_conflicts_settled_end_alike(three: list[Library], seed: int) -> None:
    chance = random.Random(seed)
    three[0].add(numbered(1))
    workers = [Worker(library, 10 * seed + number) for number, library in enumerate(three)]
    for _ in range(8):
        for worker in workers:
            worker.work(25)
        one, other = chance.sample(range(3), 2)
        merge(three[one], three[other])
        for conflict in chance.sample(three[one].conflicts(), min(3, len(three[one].conflicts()))):
            with suppress(EgpkError):
                three[one].resolve(conflict.id, chance.choice(["mine", "theirs", "both"]))
        if chance.random() < 0.3:
            three[one].undo()
    for into, of in ((0, 1), (0, 2), (1, 0), (2, 0)):
        merge(three[into], three[of])
    assert differences(three[0], three[1]) == []
    assert differences(three[0], three[2]) == []
    assert [library.check() for library in three] == [[], [], []]


@pytest.fixture
def pair(three: list[Library]) -> tuple[Library, Library, str]:
    """Two libraries with one highlight in common, and its id."""
    one, other = three[0], three[1]
    document = one.add(numbered(1)).id
    mark = one.add_highlight(document, 2, 30, tags=[one.find_code("driver/gaza-war").id]).id
    one.set_memo(mark, "أصل")
    merge(other, one)
    return one, other, mark


def test_changes_of_both_sides_are_joined(pair: tuple[Library, Library, str]) -> None:
    one, other, mark = pair
    one.set_memo(mark, "مذكرة سلمى")
    other.set_stance(mark, "supports")
    other.tag(mark, [other.find_code("dimension/cultural").id])
    report = merge(one, other)
    found = one.highlight(mark)
    assert (found.memo, found.stance, len(found.tags)) == ("مذكرة سلمى", "supports", 2)
    assert report.conflicts == 0
    assert report.changed == {"highlight": 1}
    assert report.shown == {"tag": 1}


@pytest.mark.parametrize(
    ("how", "ends_as"), [("mine", "مذكرة سلمى"), ("theirs", "مذكرة عمر"), ("both", "مذكرة سلمى\n\nمذكرة عمر")]
)
def test_a_memo_changed_by_both_is_a_conflict_until_it_is_settled(
    pair: tuple[Library, Library, str], how: str, ends_as: str
) -> None:
    one, other, mark = pair
    one.set_memo(mark, "مذكرة سلمى")
    other.set_memo(mark, "مذكرة عمر")
    assert merge(one, other).conflicts == merge(other, one).conflicts == 1
    (conflict,) = one.conflicts()
    assert [each.id for each in other.conflicts()] == [conflict.id]
    assert {(side.author, side.value, side.is_mine) for side in conflict.sides} == {
        ("سلمى", "مذكرة سلمى", True),
        ("عمر", "مذكرة عمر", False),
    }
    assert one.highlight(mark).memo == other.highlight(mark).memo == conflict.sides[-1].value
    one.resolve(conflict.id[:8], how)
    assert one.conflicts() == []
    assert one.highlight(mark).memo == ends_as
    merge(other, one)
    assert other.conflicts() == []
    assert other.highlight(mark).memo == ends_as


def test_what_one_removed_and_the_other_changed_stays_until_it_is_settled(pair: tuple[Library, Library, str]) -> None:
    one, other, mark = pair
    one.remove_highlight(mark)
    other.set_memo(mark, "لا تحذف")
    merge(one, other)
    (conflict,) = one.conflicts()
    assert (conflict.field, [side.removes for side in conflict.sides]) == ("removed", [True, False])
    assert one.highlight(mark).memo == "لا تحذف"
    one.resolve(conflict.id, "mine")
    assert one.highlights() == one.conflicts() == []
    merge(other, one)
    assert other.highlights() == other.conflicts() == []


def test_a_removal_that_knew_of_the_change_is_no_conflict(pair: tuple[Library, Library, str]) -> None:
    one, other, mark = pair
    other.set_memo(mark, "تعليق")
    merge(one, other)
    one.remove_highlight(mark)
    assert merge(other, one).conflicts == 0
    assert other.highlights() == []


def test_a_code_that_one_removed_and_the_other_used_stays_with_its_tag(pair: tuple[Library, Library, str]) -> None:
    one, other, mark = pair
    code = one.find_code("driver/gaza-war").id
    one.remove_code(code)
    new = other.add_highlight(other.documents()[0].id, 40, 60, tags=[code]).id
    merge(one, other)
    assert one.highlight(new).tags == (code,)
    assert one.highlight(mark).tags == ()
    (conflict,) = one.conflicts()
    assert (conflict.kind, conflict.object_id, conflict.field) == ("code", code, "removed")
    one.resolve(conflict.id, "mine")
    assert one.highlight(new).tags == ()
    merge(other, one)
    assert differences(one, other) == []
    assert other.conflicts() == []


def test_a_code_that_one_renamed_and_the_other_merged_is_listed(pair: tuple[Library, Library, str]) -> None:
    one, other, mark = pair
    war, gains = one.find_code("driver/gaza-war").id, one.find_code("driver/economic-gains").id
    one.merge_codes(war, gains)
    other.rename_code(war, name_ar="العدوان على غزة")
    merge(one, other)
    (conflict,) = one.conflicts()
    assert (conflict.kind, conflict.field) == ("code", "removed")
    assert one.code(war).name_ar == "العدوان على غزة"
    assert one.highlight(mark).tags == (gains,)


def test_codes_that_two_put_below_each_other_do_not_vanish(pair: tuple[Library, Library, str]) -> None:
    one, other, _ = pair
    first, second = one.find_code("driver/gaza-war").id, one.find_code("driver/global-economy").id
    one.move_code(first, second)
    other.move_code(second, first)
    merge(one, other)
    merge(other, one)
    assert differences(one, other) == []
    assert {code.id for code in one.codes()} >= {first, second}
    assert one.check() == []


def test_two_codes_of_one_slug_stand_side_by_side(pair: tuple[Library, Library, str]) -> None:
    one, other, _ = pair
    one.add_code("driver/ports", name_ar="موانئ")
    other.add_code("driver/ports", name_ar="المواني")
    merge(one, other)
    merge(other, one)
    assert {code.slug for code in one.codes()} >= {"driver/ports", "driver/ports-2"}
    assert differences(one, other) == []


def test_a_merge_is_one_step_that_undo_takes_back(pair: tuple[Library, Library, str]) -> None:
    one, other, mark = pair
    document = other.add(numbered(2)).id
    new = other.add_highlight(document, 2, 20).id
    other.set_memo(mark, "من عمر")
    before = [row.id for row in one.documents()]
    merge(one, other)
    assert one.highlight(mark).memo == "من عمر"
    assert one.undo() == UndoResult(True, "merge")
    assert [row.id for row in one.documents()] == before
    assert one.highlight(mark).memo == "أصل"
    assert one.redo() == UndoResult(True, "merge")
    assert one.highlight(mark).memo == "من عمر"
    assert one.highlight(new).start == 2
    assert one.check() == []


def test_highlights_that_came_without_their_report_wait_for_it(three: list[Library]) -> None:
    one, other = three[0], three[1]
    document = one.add(numbered(1)).id
    mark = one.add_highlight(document, 2, 30, tags=[one.find_code("driver/gaza-war").id]).id
    report = other.merge(Incoming(one.operations(), selectors=one.selectors()))
    assert report.waiting == (document,)
    assert other.highlights() == []
    assert other.check() == []
    other.add(numbered(1))
    assert other.highlight(mark).exact == one.highlight(mark).exact
    assert other.highlight(mark).tags == one.highlight(mark).tags
    assert other.check() == []


def test_a_merge_that_is_cancelled_leaves_the_library_as_it_was(three: list[Library]) -> None:
    one, other = three[0], three[1]
    one.add(numbered(1))
    before = snapshot(other)
    with pytest.raises(Cancelled):
        other.merge(Incoming(one.operations(), one.held_documents(), one.document_content), cancelled=lambda: True)
    assert snapshot(other) == before


def test_a_highlight_is_looked_up_in_the_text_that_the_library_has(three: list[Library]) -> None:
    one, other = three[0], three[1]
    first = report("تمهيد.", *PARAGRAPHS, data=b"x")
    second = report(*PARAGRAPHS, data=b"x", reader="text/2")
    document = one.add(first).id
    start = one.text(document).index("المكاسب")
    mark = one.add_highlight(document, start, start + 19).id
    other.add(second)
    merge(other, one)
    merge(one, other)
    assert differences(one, other) == []
    found = other.highlight(mark)
    assert (found.exact, found.revision) == ("المكاسب الاقتصادية:", other.documents()[0].revision)
    assert one.documents()[0].revision == other.documents()[0].revision
