"""A user's gestures: memos and their links, groups and properties, what is listed by them, and saved views."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QTableWidgetItem

from egpk_desk.desktop.organising.memos_window import MemosWindow
from egpk_desk.organisation import ViewDefinition
from tests.desktop.window import Desk


def entry(menu: QMenu | None, words: str) -> QAction:
    """The entry of a menu by its words, as it is when the menu is opened."""
    assert menu is not None
    menu.aboutToShow.emit()
    found = [action for action in menu.actions() if words in action.text().replace("&", "")]
    assert found, [action.text() for action in menu.actions()]
    return found[0]


def answer(desk: Desk, dialog: QInputDialog | None, words: str) -> None:
    """Type a name into the question for it, and accept."""
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    desk.qtbot.keyClicks(field, words)
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.rest()


def open_memos(desk: Desk) -> MemosWindow:
    desk.window.actions_.memos.trigger()
    window = desk.bench.organising.memoing.window
    assert window is not None
    desk.rest()
    return window


def names(desk: Desk) -> list[str]:
    return [desk.bench.documents.model.index(row).data() for row in range(desk.bench.documents.model.rowCount())]


def test_a_memo_is_written_linked_by_the_picker_and_followed(desk: Desk, ids: list[str]) -> None:
    qtbot, window = desk.qtbot, open_memos(desk)
    qtbot.mouseClick(window.new_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(window.title, "plan")
    window.editor.setFocus()
    qtbot.keyClicks(window.editor, "see [[")
    memoing = desk.bench.organising.memoing
    qtbot.waitUntil(lambda: memoing.picker is not None, timeout=5000)
    picker = memoing.picker
    assert picker is not None
    picker.field.setText("غزة")
    qtbot.waitUntil(lambda: picker.list.count() == 1, timeout=5000)
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current is not None, timeout=5000)  # told after a pause in typing
    desk.rest()
    with desk.look() as workspace:
        (memo,) = workspace.memos.all()
        assert (memo.title, memo.on_kind) == ("plan", "library")
        assert [link.kind for link in workspace.memos.shown(memo.id).links] == ["code"]
        code = workspace.code("driver/gaza-war").id
    assert memo.text == f"see [[code:{code}|الحرب في غزة]]"
    assert window.links.count() == 1
    window.links.itemClicked.emit(window.links.item(0))
    desk.rest()
    assert desk.bench.listing.code == code
    assert desk.bench.side.codes.current() == code


def test_a_memo_on_a_code_and_on_a_report_is_opened_again_and_lists_what_leads_to_it(
    desk: Desk, ids: list[str]
) -> None:
    qtbot = desk.qtbot
    desk.show_document(ids[0])
    desk.window.actions_.document_memo.trigger()
    desk.rest()
    window = desk.bench.organising.memoing.window
    assert window is not None
    qtbot.keyClicks(window.title, "on the report")
    window.flush()
    desk.rest()
    first = window.current
    desk.bench.side.codes.choose(desk.bench.side.codes.numbered_codes()[1].id)
    desk.window.actions_.code_memo.trigger()
    desk.rest()
    qtbot.keyClicks(window.editor, "look at [[on the report")
    window.editor.insertPlainText("]]")
    window.flush()
    desk.rest()
    assert desk.bench.organising.memoing.picker is None or desk.bench.organising.memoing.picker.close()
    assert window.current != first
    desk.window.actions_.document_memo.trigger()
    desk.rest()
    assert (window.current, window.title.text(), window.back.count()) == (first, "on the report", 1)
    window.back.itemClicked.emit(window.back.item(0))
    desk.rest()
    assert window.current != first
    desk.window.activateWindow()
    desk.window.actions_.undo.trigger()
    desk.rest()
    with desk.look() as workspace:
        assert len(workspace.memos.all()) == 1


def test_what_is_typed_into_a_memo_is_kept_when_the_window_closes(desk: Desk) -> None:
    window = open_memos(desk)
    desk.qtbot.mouseClick(window.new_button, Qt.MouseButton.LeftButton)
    desk.qtbot.keyClicks(window.editor, "half a thought")
    desk.window.close()
    with desk.look() if desk.window.session else opened_again(desk) as workspace:
        assert [memo.text for memo in workspace.memos.all()] == ["half a thought"]


def opened_again(desk: Desk):  # type: ignore[no-untyped-def]
    from egpk_desk.workspace import Workspace

    return Workspace.open(desk.window.settings.recent()[0], user="another", read_only=True)


def test_the_search_finds_memos_of_every_kind_and_opens_them(desk: Desk, ids: list[str]) -> None:
    session = desk.window.session
    assert session is not None
    made: list[str] = []
    session.changes.submit(
        lambda workspace, _: workspace.memos.add("driver/gaza-war", "ملاحظة نادرة"), lambda memo: made.append(memo.id)
    )
    desk.qtbot.waitUntil(lambda: bool(made))
    desk.bench.searching.ask("نادره", where="memos")
    desk.qtbot.waitUntil(lambda: desk.bench.search.model.rowCount() == 1, timeout=10_000)
    desk.bench.search.view.setFocus()
    desk.bench.search.choose_first()
    desk.rest()
    window = desk.bench.organising.memoing.window
    assert window is not None
    assert window.current == made[0]


def test_a_link_in_the_memo_of_a_passage_is_followed_by_a_click(desk: Desk, ids: list[str]) -> None:
    session = desk.window.session
    assert session is not None
    desk.show_document(ids[0])
    (excerpt,) = desk.bench.coding.excerpts()
    session.changes.submit(
        lambda workspace, _: workspace.set_memo(excerpt.highlight.id, f"[[document:{ids[1]}]]"), lambda _: None
    )
    desk.bench.coding.reload()
    desk.rest()
    desk.bench.coding.jump(excerpt.highlight.id)
    editor = desk.bench.side.memo.editor
    desk.qtbot.waitUntil(lambda: "[[" in editor.memo(), timeout=5000)
    assert editor.toPlainText() == "report-2.txt"
    cursor = editor.textCursor()
    cursor.setPosition(3)
    desk.qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=editor.cursorRect(cursor).center())
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == ids[1], timeout=5000)
    assert "[[document:" in desk.stored()[0].highlight.memo


def test_a_report_is_put_into_a_new_group_by_its_menu_and_the_group_lists_it(desk: Desk, ids: list[str]) -> None:
    documents = desk.bench.documents
    documents.view.setCurrentIndex(documents.model.index(1))
    menu = documents.menu()
    entry(entry(menu, "المجموعات").menu(), "مجموعة جديدة").trigger()
    answer(desk, desk.window.findChild(QInputDialog, "groupName"), "press")
    menu.close()
    assert desk.bench.lists is not None
    (group,) = desk.bench.lists.groups
    assert (group.name, group.documents) == ("press", 1)
    entry(documents.bar.groups.menu(), "press").trigger()
    assert names(desk) == ["report-2.txt"]
    assert documents.bar.words.text()
    desk.bench.lists_pane.scope.set_whole_library(True)
    desk.rest()
    assert [e.highlight.document for e in desk.bench.lists_pane.highlights.model.excerpts] == [ids[1]]
    desk.bench.searching.ask("كتب")
    desk.rest()
    assert {hit.document for hit in desk.bench.search.model.found.hits} == {ids[1]}
    evidence = desk.bench.weighing.open()
    desk.rest()
    counted = evidence.matrix.model.counted
    assert counted is not None
    assert "press" in evidence.windowTitle()
    desk.bench.searching.end()
    desk.qtbot.mouseClick(documents.bar.clear_button, Qt.MouseButton.LeftButton)
    desk.rest()
    assert len(names(desk)) == 3
    assert len(desk.bench.lists_pane.highlights.model.excerpts) == 3
    desk.window.activateWindow()
    desk.window.actions_.undo.trigger()
    desk.rest()
    assert desk.bench.lists.groups == []


def test_a_report_leaves_a_group_by_its_menu_and_the_group_is_renamed_and_removed(desk: Desk, ids: list[str]) -> None:
    grouping, documents = desk.bench.organising.grouping, desk.bench.documents
    answer(desk, grouping.add(ids[:2]), "press")
    assert desk.bench.lists is not None
    documents.view.setCurrentIndex(documents.model.index(0))
    menu = documents.menu()
    box = entry(entry(menu, "المجموعات").menu(), "press")
    assert box.isChecked()
    box.trigger()
    menu.close()
    desk.rest()
    assert desk.bench.lists.groups[0].documents == 1
    entry(rename_menu(desk), "press").trigger()
    answer(desk, next(d for d in desk.window.findChildren(QInputDialog, "groupName") if d.isVisible()), "papers")
    assert [group.name for group in desk.bench.lists.groups] == ["papers"]
    grouping.remove(desk.bench.lists.groups[0].id)
    desk.rest()
    assert list(desk.bench.lists.groups) == []


def rename_menu(desk: Desk) -> QMenu:
    menu = desk.bench.documents.bar.groups.menu()
    menu.aboutToShow.emit()
    below = [action.menu() for action in menu.actions() if action.menu() is not None]
    made = below[1]
    assert isinstance(made, QMenu)
    return made


def test_properties_are_typed_into_their_dialog_and_choose_and_sort_reports(desk: Desk, ids: list[str]) -> None:
    grouping, documents = desk.bench.organising.grouping, desk.bench.documents
    for id_, year in ((ids[0], "900"), (ids[1], "1000")):
        dialog = grouping.edit_properties(id_)
        assert dialog is not None
        row = next((r for r in range(dialog.table.rowCount()) if dialog.table.item(r, 0).text() in ("", "year")), 0)
        dialog.table.setItem(row, 0, QTableWidgetItem("year"))
        kinds = dialog.table.cellWidget(row, 1)
        kinds.setCurrentIndex(1)  # type: ignore[attr-defined]
        dialog.table.setItem(row, 2, QTableWidgetItem("soon"))
        assert dialog.wrong.text()
        assert not dialog.accept_button.isEnabled()
        dialog.table.setItem(row, 2, QTableWidgetItem(year))
        assert dialog.accept_button.isEnabled()
        desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        desk.rest()
    assert desk.bench.lists is not None
    assert [(one.name, one.type, one.documents) for one in desk.bench.lists.properties] == [("year", "number", 2)]
    entry(documents.bar.sort.menu(), "year").trigger()
    assert names(desk) == ["report-1.txt", "report-2.txt", "report-3.txt"]
    entry(entry(documents.bar.properties.menu(), "year").menu(), "1000").trigger()
    assert names(desk) == ["report-2.txt"]
    desk.window.actions_.undo.trigger()
    desk.rest()
    assert names(desk) == []


def test_a_view_is_kept_and_opened_by_one_click(desk: Desk, ids: list[str]) -> None:
    bench = desk.bench
    answer(desk, bench.organising.grouping.add([ids[1]]), "press")
    assert bench.lists is not None
    group = bench.lists.groups[0].id
    bench.organising.apply(ViewDefinition(groups=(group,), sort="title"))
    bench.lists_pane.scope.set_whole_library(True)
    bench.columns.setSizes([400, 500, 300])
    before = bench.columns.sizes()
    answer(desk, bench.organising.viewing.choose_name(), "mine")
    bench.organising.apply(ViewDefinition())
    bench.columns.setSizes([300, 600, 300])
    bench.lists_pane.scope.set_whole_library(False)
    assert len(names(desk)) == 3
    entry(bench.documents.bar.views.menu(), "mine").trigger()
    desk.rest()
    assert names(desk) == ["report-2.txt"]
    assert bench.lists_pane.scope.whole_library
    assert bench.columns.sizes() == before
    with desk.look() as workspace:
        assert workspace.organisation.opened("mine")[0].groups == (group,)
    bench.organising.grouping.remove(group)
    desk.rest()
    entry(desk.window.actions_.views_menu, "mine").trigger()
    desk.rest()
    assert names(desk) == []  # what is gone lets nothing through, and says so
    assert bench.documents.bar.words.text()
    bench.organising.viewing.forget(bench.lists.views[0])
    desk.rest()
    assert list(bench.lists.views) == []


def test_the_bar_is_reached_by_the_keyboard(desk: Desk) -> None:
    bar = desk.bench.documents.bar
    desk.window.activateWindow()
    desk.bench.documents.field.setFocus()
    reached = []
    for _ in range(4):
        desk.key(Qt.Key.Key_Tab)
        reached.append(desk.window.focusWidget())
    assert reached == [bar.groups, bar.properties, bar.sort, bar.views]
