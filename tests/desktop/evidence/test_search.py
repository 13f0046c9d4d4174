"""Searching with options, coding all hits after a look at each, and searches that are kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QInputDialog

from egpk_desk.desktop.dialogs.autocode_dialog import AutocodeDialog
from egpk_desk.desktop.search_options import SearchQuestion
from tests.desktop.window import NOTHING, Desk


def search(desk: Desk, query: str, **options: object) -> list[str]:
    desk.bench.searching.ask(query, **options)  # type: ignore[arg-type]
    question = SearchQuestion(query, **options)  # type: ignore[arg-type]
    found = desk.bench.search.model
    desk.qtbot.waitUntil(lambda: found.found.question == question and found.found.counted, timeout=10_000)
    return ["".join(hit.snippet[start:end] for start, end in hit.marks) for hit in found.found.hits]


def choose(desk: Desk, closeness: str) -> None:
    box = desk.bench.search.options.closeness
    box.setCurrentIndex(box.findData(closeness))


def test_hits_come_while_one_types(coded_desk: Desk) -> None:
    desk = coded_desk
    for letter in "التعاون":  # QTest types Latin letters only
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(desk.window.search_field, QKeyEvent(kind, 0, NOTHING, letter))
    desk.qtbot.waitUntil(lambda: desk.bench.search.model.found.query == "التعاون", timeout=5000)
    assert desk.bench.search.isVisible()
    found = desk.bench.search.model.found
    with desk.look() as workspace:
        assert found.total == workspace.search("التعاون")[0]
    for hit in found.hits:
        assert hit.marks, hit.snippet


def test_options_widen_and_narrow_what_is_found(coded_desk: Desk) -> None:
    desk = coded_desk
    folded = search(desk, "اقتصادية")
    stemmed = search(desk, "اقتصادية", stem=True)
    assert len(stemmed) > len(folded)
    assert any(words.startswith(("ال", "وال")) for words in stemmed)
    assert search(desk, "الإقتصادية", exact=True) == []
    assert search(desk, "الإقتصادية") != []


def test_choosing_an_option_asks_again_at_once(coded_desk: Desk) -> None:
    desk = coded_desk
    plain = search(desk, "اقتصادية")
    choose(desk, "stem")
    desk.qtbot.waitUntil(lambda: desk.bench.search.model.found.question.stem, timeout=5000)
    desk.qtbot.waitUntil(lambda: len(desk.bench.search.model.found.hits) > len(plain), timeout=5000)


def test_highlights_and_memos_are_searched_too(coded_desk: Desk) -> None:
    desk = coded_desk
    memo = next(e.memo for e in desk.stored() if e.memo)
    word = max(memo.split(), key=len)
    assert search(desk, word, where="memos")
    passage = next(e for e in desk.stored() if len(e.text.split()) > 4)
    assert search(desk, max(passage.text.split(), key=len).strip("،.:"), where="highlights")


def test_a_hit_is_chosen_and_a_number_highlights_it(coded_desk: Desk) -> None:
    desk = coded_desk
    before = {e.highlight.id for e in desk.stored()}
    search(desk, "البلدين")
    desk.bench.search.choose_first()
    hit = desk.bench.search.model.found.hits[0]
    desk.qtbot.waitUntil(lambda: desk.reader.selection() == (hit.start, hit.end), timeout=10_000)
    desk.bench.search.view.setFocus()
    desk.key(Qt.Key.Key_1)
    desk.qtbot.waitUntil(lambda: len(desk.stored()) == len(before) + 1, timeout=10_000)
    [made] = [e for e in desk.stored() if e.highlight.id not in before]
    assert (made.highlight.start, made.highlight.end) == (hit.start, hit.end)
    assert [code.id for code in made.codes] == [desk.bench.side.codes.code_for_number(1)]


def planned(desk: Desk) -> AutocodeDialog:
    search(desk, "الغاز")
    dialog = desk.bench.auto_coding.open()
    assert dialog is not None
    desk.qtbot.waitUntil(lambda: bool(dialog.passages.model.rows), timeout=10_000)
    return dialog


def test_all_hits_are_coded_after_a_look_and_taken_back_as_one(coded_desk: Desk) -> None:
    desk = coded_desk
    before = desk.stored()
    dialog = planned(desk)
    rows = dialog.passages.model.rows
    assert len(rows) >= 3
    assert all("غاز" in row.text for row in rows)
    view = dialog.passages.view
    left = next(at for at, row in enumerate(rows) if not row.barred)
    place = view.visualRect(view.model().index(left, 0)).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    taken = dialog.passages.taken()
    assert left not in taken
    code = dialog.code.code
    with desk.qtbot.waitSignal(desk.bench.auto_coding.libraryChanged, timeout=10_000):
        desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    after = desk.stored()
    texts = {e.text for e in after if code in e.highlight.tags}
    assert {rows[at].text for at in taken} <= texts
    desk.rest()
    desk.bench.coding.undo()
    desk.qtbot.waitUntil(lambda: desk.stored() == before, timeout=10_000)


def test_what_carries_the_code_cannot_be_ticked(coded_desk: Desk) -> None:
    desk = coded_desk
    dialog = planned(desk)
    code = dialog.code.code
    with desk.qtbot.waitSignal(desk.bench.auto_coding.libraryChanged, timeout=10_000):
        dialog.accept()
    again = planned(desk)
    assert again.code.code == code
    assert all(row.barred for row in again.passages.model.rows)
    assert not again.accept_button.isEnabled()
    again.passages.model.take_all(True)
    assert again.passages.taken() == []


def test_a_search_is_kept_asked_again_and_tells_what_came_since(coded_desk: Desk, tmp_path: Path) -> None:
    desk = coded_desk
    search(desk, "التعاون", stem=True)
    dialog = desk.bench.saved_searches.choose_name()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("عن التعاون")
    dialog.accept()
    kept = desk.bench.saved_searches
    desk.qtbot.waitUntil(lambda: [one.saved.name for one in kept.kept] == ["عن التعاون"], timeout=10_000)
    assert kept.kept[0].new == 0
    report = tmp_path / "تقرير جديد.txt"
    report.write_text("عنوان التقرير الجديد\n\nيتسع التعاون بين البلدين، وبالتعاون تقوم المشاريع.\n", encoding="utf-8")
    desk.import_by_drop(report)
    desk.qtbot.waitUntil(lambda: bool(kept.kept) and kept.kept[0].new == 2, timeout=10_000)
    kept.ask(kept.kept[0], only_new=True)
    found = desk.bench.search.model
    desk.qtbot.waitUntil(lambda: bool(found.found.question.documents) and found.found.total == 2, timeout=10_000)
    assert {hit.document for hit in found.found.hits} == {desk.bench.coding.document}
    menu = kept.menu()
    [entry] = [action for action in menu.actions() if "عن التعاون" in action.text()]
    below = entry.menu()
    assert below is not None
    below.actions()[2].trigger()  # all seen
    desk.qtbot.waitUntil(lambda: kept.kept[0].new == 0, timeout=10_000)
    kept.ask(kept.kept[0])
    desk.qtbot.waitUntil(lambda: not found.found.question.documents and found.found.total > 2, timeout=10_000)
    assert found.found.question.stem
