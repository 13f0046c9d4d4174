"""Suggestions in the evidence window: explained, gone to, taken by one key, refused for good by another."""

from __future__ import annotations

from PySide6.QtCore import Qt

from egpk_desk.desktop.evidence.suggestions_tab import SuggestionsTab
from tests.desktop.window import Desk


def suggested(desk: Desk) -> SuggestionsTab:
    window = desk.bench.weighing.open()
    window.tabs.setCurrentWidget(window.suggestions)
    desk.qtbot.waitUntil(lambda: len(window.suggestions.suggestions) > 2, timeout=15_000)
    return window.suggestions


def test_each_suggestion_shows_the_words_that_spoke_for_it(coded_desk: Desk) -> None:
    tab = suggested(coded_desk)
    for one, hit in zip(tab.suggestions, tab.model.found.hits, strict=True):
        assert one.words
        assert one.words[0] in hit.title
        for start, end in hit.marks:
            assert 0 <= start < end <= len(hit.snippet)


def test_enter_gives_the_code_and_undo_takes_it_back(coded_desk: Desk) -> None:
    desk, tab = coded_desk, suggested(coded_desk)
    before, first = desk.stored(), tab.suggestions[0]
    with desk.qtbot.waitSignal(desk.bench.weighing.libraryChanged, timeout=9000):
        desk.qtbot.keyClick(tab.view, Qt.Key.Key_Return)
    [made] = [e for e in desk.stored() if e.highlight.id not in {old.highlight.id for old in before}]
    assert (made.highlight.document, made.highlight.start, made.highlight.end) == (
        *(first.document, first.start, first.end),
    )
    assert first.code in made.highlight.tags
    assert first not in tab.suggestions
    desk.rest()
    desk.bench.coding.undo()
    desk.qtbot.waitUntil(lambda: desk.stored() == before, timeout=9000)


def test_delete_refuses_for_good(coded_desk: Desk) -> None:
    desk, tab = coded_desk, suggested(coded_desk)
    first = tab.suggestions[0]
    with desk.qtbot.waitSignal(desk.bench.weighing.libraryChanged, timeout=9000):
        desk.qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    desk.rest()
    with desk.qtbot.waitSignal(tab.model.modelReset, timeout=15_000):
        tab.ask()
    assert (first.document, first.start) not in {(one.document, one.start) for one in tab.suggestions}
    with desk.look() as workspace:
        assert first not in workspace.suggest(first.code, limit=30)


def test_a_click_goes_to_the_passage(coded_desk: Desk) -> None:
    desk, tab = coded_desk, suggested(coded_desk)
    index = tab.model.index(1)
    desk.qtbot.mouseClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=tab.view.visualRect(index).center())
    one = tab.suggestions[1]
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == one.document, timeout=9000)
    desk.qtbot.waitUntil(lambda: desk.reader.selection() == (one.start, one.end), timeout=9000)
