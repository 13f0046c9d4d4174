"""Random histories against a simple model: undoing everything returns to the start, redoing everything to the end."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from egpk_desk.errors import InvalidRange, NotFound
from egpk_desk.library.library import Library
from tests.library.reports import PARAGRAPHS, numbered, report

CODES = ("driver/gaza-war", "driver/global-economy", "dimension/economic", "dimension/economic/trade")


@dataclass(frozen=True)
class Mark:
    document: int
    start: int
    end: int
    memo: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """What the library should show: documents by number, whether shown, and highlights in them."""

    documents: tuple[int, ...] = ()
    marks: tuple[tuple[str, Mark], ...] = ()

    def with_mark(self, id: str, mark: Mark | None) -> Model:
        marks = {**dict(self.marks)}
        if mark is None:
            del marks[id]
        else:
            marks[id] = mark
        return Model(self.documents, tuple(marks.items()))


class Histories(RuleBasedStateMachine):
    marks = Bundle("marks")

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.egpk"
        self.library = Library.open(self.path, author="سلمى", create=True)
        self.codes = {slug: self.library.find_code(slug).id for slug in CODES}
        self.ids: dict[int, str] = {}
        self.past: list[Model] = []
        self.now = Model()
        self.future: list[Model] = []

    def _go(self, after: Model) -> None:
        self.past.append(self.now)
        self.now, self.future = after, []

    @rule(number=st.integers(0, 3))
    def add(self, number: int) -> None:
        prepared = numbered(number) if number else report()
        self.ids[number] = prepared.id
        status = self.library.add(prepared).status
        assert status == ("duplicate" if number in self.now.documents else "new")
        if status == "new":
            self._go(Model((*self.now.documents, number), self.now.marks))

    @rule(number=st.integers(0, 3))
    def remove(self, number: int) -> None:
        if number in self.now.documents:
            self.library.remove_document(self.ids[number])
            self._go(Model(tuple(one for one in self.now.documents if one != number), self.now.marks))

    @rule(
        target=marks,
        number=st.integers(0, 3),
        start=st.sampled_from((0, 11, 25)),
        tags=st.lists(st.sampled_from(CODES), max_size=2, unique=True),
        memo=st.sampled_from(("", "مذكرة")),
    )
    def highlight(self, number: int, start: int, tags: list[str], memo: str) -> object:
        if number not in self.now.documents:
            return multiple()
        made = self.library.add_highlight(
            self.ids[number], start, start + 10, tags=[self.codes[slug] for slug in tags], memo=memo
        )
        self._go(self.now.with_mark(made.id, Mark(number, made.start, made.end, memo, tuple(tags))))
        return made.id

    def _shown(self, id: str) -> Mark | None:
        mark = dict(self.now.marks).get(id)
        return mark if mark and mark.document in self.now.documents else None

    @rule(id=marks, slug=st.sampled_from(CODES), on=st.booleans())
    def tag(self, id: str, slug: str, on: bool) -> None:
        mark = self._shown(id)
        if mark is None or (slug in mark.tags) == on:
            return
        (self.library.tag if on else self.library.untag)(id, [self.codes[slug]])
        tags = (*mark.tags, slug) if on else tuple(one for one in mark.tags if one != slug)
        self._go(self.now.with_mark(id, Mark(mark.document, mark.start, mark.end, mark.memo, tags)))

    @rule(id=marks, memo=st.sampled_from(("", "أولى", "ثانية")))
    def memo(self, id: str, memo: str) -> None:
        mark = self._shown(id)
        if mark is None or mark.memo == memo:
            return
        self.library.set_memo(id, memo)
        self._go(self.now.with_mark(id, Mark(mark.document, mark.start, mark.end, memo, mark.tags)))

    @rule(id=marks, start=st.integers(0, 40), length=st.integers(1, 40))
    def range(self, id: str, start: int, length: int) -> None:
        mark = self._shown(id)
        if mark is None:
            return
        try:
            self.library.set_range(id, start, start + length)
        except InvalidRange:
            assert not self.library.load(self.ids[mark.document]).text[start : start + length].strip()
            return
        found = self.library.highlight(id)
        if (found.start, found.end) != (mark.start, mark.end):
            self._go(self.now.with_mark(id, Mark(mark.document, found.start, found.end, mark.memo, mark.tags)))

    @rule(id=marks)
    def unhighlight(self, id: str) -> None:
        if self._shown(id):
            self.library.remove_highlight(id)
            self._go(self.now.with_mark(id, None))

    @rule(id=consumes(marks))
    def touch_what_is_hidden(self, id: str) -> None:
        if self._shown(id) is None:
            try:
                self.library.set_memo(id, "لا")
            except NotFound:
                return
            raise AssertionError("a hidden highlight was changed")

    @rule()
    def undo(self) -> None:
        assert self.library.undo().done == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert self.library.redo().done == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = Library.open(self.path, author="سلمى")

    @invariant()
    def the_library_shows_what_the_model_says(self) -> None:
        assert self._seen() == self._expected()

    def _seen(self) -> object:
        slugs = {id: slug for slug, id in self.codes.items()}
        numbers = {id: number for number, id in self.ids.items()}
        return {numbers[record.id] for record in self.library.documents()}, {
            mark.id: Mark(numbers[mark.document], mark.start, mark.end, mark.memo, tuple(slugs[t] for t in mark.tags))
            for mark in self.library.highlights()
        }

    def _expected(self) -> object:
        shown = {id: mark for id, mark in self.now.marks if mark.document in self.now.documents}
        return set(self.now.documents), shown

    def teardown(self) -> None:
        if not hasattr(self, "library"):
            return
        end = self._seen()
        steps = 0
        while self.library.undo().done:
            steps += 1
        assert steps == len(self.past)
        assert self._seen() == (set(), {})
        assert self.library.search(PARAGRAPHS[1].split()[3])[0] == 0
        for _ in range(steps):
            assert self.library.redo().done
        assert self._seen() == end
        assert self.library.check() == []
        self.library.close()
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
