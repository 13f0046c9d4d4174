from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.panels.narrowing import Narrowing
from egpk_desk.text.folding import fold


@dataclass(frozen=True)
class Row:
    id: str
    text: str


def searcher(rows: list[Row]) -> tuple[Narrowing[Row], list[list[int]]]:
    made: Narrowing[Row] = Narrowing(lambda row: row.id, lambda row: row.text)
    answers: list[list[int]] = []
    made.found.connect(answers.append)
    made.set_rows(rows)
    return made, answers


WORDS = st.sampled_from(["مِصْر", "مصر", "إلى", "الى", "غاز", "Gas", "12", "١٢"])


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(st.lists(WORDS, max_size=4).map(" ".join), max_size=30),
    words=st.lists(WORDS, min_size=1, max_size=2),
)
def test_it_finds_what_looking_at_each_row_finds(qapp: object, texts: list[str], words: list[str]) -> None:
    rows = [Row(str(number), text) for number, text in enumerate(texts)]
    narrowing, answers = searcher(rows)
    folded = [fold(word) for word in words]
    narrowing.look_for(folded)
    assert answers == [[n for n, row in enumerate(rows) if all(word in fold(row.text) for word in folded)]]


def test_a_newer_search_replaces_one_under_way(qtbot: QtBot) -> None:
    rows = [Row(str(number), f"{number} " + "كلام كثير طويل " * 60) for number in range(6000)]
    narrowing, answers = searcher(rows)
    narrowing.look_for(["كلام"])
    assert narrowing.busy
    narrowing.look_for(["4321"])
    qtbot.waitUntil(lambda: not narrowing.busy, timeout=10_000)
    assert answers == [[4321]]


def test_a_row_that_has_changed_is_read_anew(qtbot: QtBot) -> None:
    narrowing, answers = searcher([Row("1", "غاز")])
    narrowing.look_for(["غاز"])
    narrowing.set_rows([Row("1", "نفط")])
    narrowing.look_for(["غاز"])
    assert answers == [[0], []]
