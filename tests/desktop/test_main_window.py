"""The main job through the window, with the mouse and the keyboard, on a real library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction

from egpk_desk.desktop.dialogs.code_dialog import CodeDialog
from egpk_desk.desktop.dialogs.export_dialog import ExportDialog
from egpk_desk.desktop.dialogs.metadata_dialog import MetadataDialog
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace, opened
from tests.desktop.window import CONTROL, SHIFT, USER, Desk

REPORT = sample_docs() / "uae-indonesia.txt"
OTHER = sample_docs() / "saudi-india.md"
FIRST, SECOND = "driver/economic-gains", "driver/gaza-war"


def passage(desk: Desk, length: int = 24, skip: int = 0) -> tuple[int, int]:
    """A stretch of the first long paragraph, at word's edges."""
    document = desk.reader.document()
    assert document is not None
    block = next(b for b in document.body() if b.end - b.start > 200)
    start = block.start + skip
    while skip and document.text[start - 1] != " ":
        start += 1
    end = document.text.index(" ", start + length)
    return start, end


def slugs(desk: Desk) -> list[list[str]]:
    return [[code.slug for code in excerpt.codes] for excerpt in desk.stored()]


def dialog(desk: Desk, kind: type) -> object:
    desk.qtbot.waitUntil(lambda: any(d.isVisible() for d in desk.window.findChildren(kind)), timeout=5000)
    return next(d for d in desk.window.findChildren(kind) if d.isVisible())


@contextmanager
def may_not_write(path: Path) -> Iterator[None]:
    """Take the right to write a file and its folder away, from root too: by being nobody for the while."""
    above = [
        folder for folder in path.parents if folder.stat().st_uid == os.geteuid() and folder.stat().st_mode & 0o77 == 0
    ]
    for folder in above:
        folder.chmod(0o711)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    was_root = os.geteuid() == 0
    if was_root:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if was_root:
            os.setresuid(0, 0, 0)
        path.parent.chmod(0o755)
        for folder in above:
            folder.chmod(0o700)


def test_a_dropped_report_is_selected_with_the_mouse_and_coded_with_a_key(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    start, end = passage(desk)
    desk.drag(start, end)
    assert desk.reader.selection() == (start, end)
    desk.key(Qt.Key.Key_1)
    desk.wait_for_highlights(1)
    [stored] = desk.stored()
    assert (stored.highlight.start, stored.highlight.end) == (start, end)
    assert [code.slug for code in stored.codes] == [FIRST]
    assert [mark.id for mark in desk.reader.marks()] == [stored.highlight.id]
    assert desk.reader.selection()[0] == desk.reader.selection()[1]


def test_a_highlight_is_in_the_file_before_the_window_shows_it(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    counted: list[int] = []
    desk.bench.coding.excerptsChanged.connect(lambda: counted.append(len(desk.stored())))
    desk.reader.select(*passage(desk))
    desk.bench.apply_number(1)
    assert desk.reader.marks() == []
    desk.wait_for_highlights(1)
    assert counted[0] == 1


def test_a_passage_is_selected_and_coded_with_the_keyboard_alone(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    start, _ = passage(desk)
    desk.reader.select(start, start)
    desk.read()
    for _ in range(3):
        desk.key(Qt.Key.Key_Left, CONTROL | SHIFT)
    selected = desk.reader.selection()
    assert selected[1] - selected[0] > 5
    desk.key(Qt.Key.Key_2)
    desk.wait_for_highlights(1)
    assert slugs(desk) == [[SECOND]]


def test_an_arabic_keyboards_digits_code_too(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    keys = [sequence.toString() for sequence in desk.window.actions_.number_keys[2].shortcuts()]
    assert keys == ["3", "٣", "۳"]


def test_a_number_on_the_highlight_in_hand_gives_and_takes_a_code(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    desk.reader.select(*passage(desk))
    desk.read()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):  # quicker than the disk answers
        desk.key(key)
    desk.qtbot.waitUntil(lambda: [len(s) for s in slugs(desk)] == [2], timeout=5000)
    desk.rest()
    assert slugs(desk) == [[SECOND, "driver/south-asia-india"]]
    current = desk.bench.coding.current
    assert current is not None
    assert [code.slug for code in current.codes] == slugs(desk)[0]


def test_a_passage_is_highlighted_without_a_code_and_passages_overlap(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    start, end = passage(desk, 60)
    desk.reader.select(start, end)
    desk.read()
    desk.key(Qt.Key.Key_0)
    desk.wait_for_highlights(1)
    desk.reader.select(start + 5, end + 20)
    desk.key(Qt.Key.Key_1)
    desk.wait_for_highlights(2)
    assert slugs(desk) == [[], [FIRST]]
    point = desk.point_of(start + 12) + QPoint(-2, 0)
    taken = set()
    for _ in range(2):
        desk.qtbot.mouseClick(desk.reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
        current = desk.bench.coding.current
        assert current is not None
        taken.add(current.highlight.id)
    assert taken == {excerpt.highlight.id for excerpt in desk.stored()}


def test_everything_is_taken_back_and_brought_back_step_by_step(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    desk.reader.select(*passage(desk))
    desk.read()
    desk.key(Qt.Key.Key_1)
    desk.wait_for_highlights(1)
    desk.key(Qt.Key.Key_2)
    desk.qtbot.waitUntil(lambda: slugs(desk) == [[FIRST, SECOND]], timeout=5000)
    desk.rest()
    assert "إعطاء رمز" in desk.window.undo_line.text()
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: slugs(desk) == [[FIRST]], timeout=5000)
    desk.rest()
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.wait_for_highlights(0)
    assert desk.reader.marks() == []
    desk.rest()
    assert "استيراد" in desk.window.undo_line.text()
    desk.key(Qt.Key.Key_Y, CONTROL)
    desk.wait_for_highlights(1)
    desk.rest()
    desk.key(Qt.Key.Key_Z, CONTROL)
    desk.rest()
    desk.key(Qt.Key.Key_Z, CONTROL)  # the import itself
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == "", timeout=5000)
    assert desk.bench.reading.welcome.isVisible()
    with desk.look() as workspace:
        assert workspace.documents() == []


def test_undo_is_still_there_after_the_window_was_closed(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    path = tmp_path / "library.egpk"
    first = make_desk()
    first.open(path, create=True)
    first.import_by_drop(REPORT)
    first.reader.select(*passage(first))
    first.bench.apply_number(1)
    first.wait_for_highlights(1)
    document = first.bench.coding.document
    first.window.close()
    assert [each.name for each in tmp_path.glob("library*")] == ["library.egpk"]
    second = make_desk()
    second.open(path)
    second.show_document(document)
    assert len(second.bench.coding.excerpts()) == 1
    second.read()
    second.key(Qt.Key.Key_Z, CONTROL)
    second.wait_for_highlights(0)


def test_a_memo_is_written_and_kept_without_being_asked_for(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    desk.reader.select(*passage(desk))
    desk.read()
    desk.key(Qt.Key.Key_1)
    desk.wait_for_highlights(1)
    desk.key(Qt.Key.Key_M, CONTROL)
    editor = desk.bench.side.memo.editor
    assert editor.hasFocus()
    desk.qtbot.keyClicks(editor, "see page 12")
    desk.window.close()
    with opened(desk.window.settings.recent()[0], user=USER) as workspace:
        assert [excerpt.memo for excerpt in workspace.excerpts()] == ["see page 12"]


def test_the_range_is_changed_by_its_handle_and_by_the_selection(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    start, end = passage(desk)
    desk.reader.select(start, end)
    desk.read()
    desk.key(Qt.Key.Key_1)
    desk.wait_for_highlights(1)
    highlight = desk.stored()[0].highlight.id
    desk.reader.rangeEdited.emit(highlight, start, end + 9)
    desk.qtbot.waitUntil(lambda: desk.stored()[0].highlight.end == end + 9, timeout=5000)
    desk.reader.select(start, end + 1)
    desk.read()
    desk.key(Qt.Key.Key_R, CONTROL)
    desk.qtbot.waitUntil(lambda: desk.stored()[0].highlight.end == end + 1, timeout=5000)
    desk.rest()
    assert [(m.start, m.end) for m in desk.reader.marks()] == [(start, end + 1)]


def test_a_highlight_is_removed_with_a_key_and_listed_ones_with_another(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    for skip in (0, 40, 90):
        desk.reader.select(*passage(desk, 10, skip))
        desk.bench.apply_number(1)
        desk.wait_for_highlights((0, 40, 90).index(skip) + 1)
    desk.read()
    desk.key(Qt.Key.Key_Delete)
    desk.wait_for_highlights(2)
    assert len(desk.stored()) == 2
    listed = desk.bench.lists_pane.highlights.view
    listed.setFocus()
    listed.selectAll()
    desk.qtbot.keyClick(listed, Qt.Key.Key_Delete)
    desk.wait_for_highlights(0)
    assert desk.stored() == []


def test_the_list_and_the_keys_lead_to_a_highlight(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    document = desk.reader.document()
    assert document is not None
    last = [block for block in document.body() if block.end - block.start > 60][-1]
    desk.reader.select(last.start, last.start + 20)
    desk.bench.apply_number(1)
    desk.wait_for_highlights(1)
    desk.reader.reveal(0)
    listed = desk.bench.lists_pane.highlights
    row = listed.view.visualRect(listed.model.index(0))
    desk.qtbot.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert desk.reader.caret() == last.start
    desk.point_of(last.start)  # in view
    desk.bench.coding.set_current(None)
    desk.reader.select(0, 0)
    desk.read()
    desk.key(Qt.Key.Key_F8)
    current = desk.bench.coding.current
    assert current is not None
    assert current.highlight.start == last.start


def test_a_search_over_the_library_jumps_into_another_report(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    desk.import_by_drop(OTHER)
    desk.rest()
    here = desk.bench.coding.document
    other = next(d for d in desk.bench.lists.documents if d.id != here) if desk.bench.lists else None
    assert other is not None
    with desk.look() as workspace:
        text = workspace.content(other.id).text
        word = next(w for w in text.split() if len(w) > 5 and workspace.search(w)[1][0].document == other.id)
        hit = workspace.search(word)[1][0]
    desk.read()
    desk.key(Qt.Key.Key_F, CONTROL | SHIFT)
    assert desk.window.search_field.hasFocus()
    desk.window.search_field.setText(word)
    desk.qtbot.keyClick(desk.window.search_field, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == other.id, timeout=5000)
    assert desk.reader.selection() == (hit.start, hit.end)
    desk.qtbot.keyClick(desk.bench.search.view, Qt.Key.Key_Escape)
    assert desk.bench.documents.isVisible()


def test_export_writes_a_word_file_with_footnotes(desk: Desk, tmp_path: Path) -> None:
    desk.import_by_drop(REPORT)
    desk.reader.select(*passage(desk, 40))
    desk.bench.apply_number(1)
    desk.wait_for_highlights(1)
    desk.rest()
    desk.read()
    desk.key(Qt.Key.Key_E, CONTROL)
    box = dialog(desk, ExportDialog)
    assert isinstance(box, ExportDialog)
    words = desk.stored()[0].text.split()[0]
    desk.qtbot.waitUntil(lambda: words in box.page.toPlainText(), timeout=10_000)
    target = tmp_path / "excerpts.docx"
    with desk.qtbot.waitSignal(desk.bench.exporting.succeeded, timeout=20_000):
        box.saveRequested.emit(box.request(), box.selection(), target)
    written = docx.Document(str(target))
    assert any(desk.stored()[0].text in paragraph.text for paragraph in written.paragraphs)
    parts = [str(part.partname) for part in written.part.package.iter_parts()]
    assert "/word/footnotes.xml" in parts
    assert str(target) in desk.window.notice.text


def test_what_is_known_of_a_report_is_corrected(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    desk.read()
    desk.key(Qt.Key.Key_D, CONTROL)
    box = dialog(desk, MetadataDialog)
    assert isinstance(box, MetadataDialog)
    box.fields["publisher"].setText("مركز الاختبار")
    box.accept_button.click()
    desk.qtbot.waitUntil(lambda: desk.bench.reading.record.metadata.publisher == "مركز الاختبار", timeout=5000)
    with desk.look() as workspace:
        assert workspace.documents()[0].metadata.publisher == "مركز الاختبار"


def test_codes_are_added_changed_retired_and_removed(desk: Desk) -> None:
    def named(slug: str) -> object:
        with desk.look() as workspace:
            return next((code for code in workspace.codes() if code.slug == slug), None)

    desk.key(Qt.Key.Key_N, CONTROL | SHIFT)
    box = dialog(desk, CodeDialog)
    assert isinstance(box, CodeDialog)
    box.name_ar.setText("أمن الطاقة")
    box.name_en.setText("Energy security")
    box.accept_button.click()
    desk.qtbot.waitUntil(lambda: named("driver/energy-security") is not None, timeout=5000)
    desk.rest()
    code = next(c for c in desk.bench.lists.codes if c.slug == "driver/energy-security") if desk.bench.lists else None
    assert code is not None
    desk.bench.side.codes.editRequested.emit(code.id)
    change = dialog(desk, CodeDialog)
    assert isinstance(change, CodeDialog)
    change.name_ar.setText("أمن الطاقة وممراتها")
    change.accept_button.click()
    desk.qtbot.waitUntil(lambda: named(code.slug).name_ar == "أمن الطاقة وممراتها", timeout=5000)  # type: ignore[attr-defined]
    desk.bench.side.codes.retireRequested.emit(code.id)
    desk.qtbot.waitUntil(lambda: named(code.slug).retired, timeout=5000)  # type: ignore[attr-defined]
    desk.bench.side.codes.removalRequested.emit(code.id)
    desk.qtbot.waitUntil(lambda: named(code.slug) is None, timeout=5000)


def test_another_process_change_appears(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    document = desk.bench.coding.document
    assert desk.window.session is not None
    with Workspace.open(desk.window.session.path, user="another") as other:
        other.highlight(document, *passage(desk), tags=[FIRST])
    desk.wait_for_highlights(1)
    assert len(desk.reader.marks()) == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_language_and_theme_change_without_a_restart(
    make_desk: Callable[..., Desk], tmp_path: Path, language: str
) -> None:
    desk = make_desk(language)
    desk.open(tmp_path / "library.egpk", create=True)
    desk.import_by_drop(REPORT)
    document = desk.bench.coding.document
    other = "en" if language == "ar" else "ar"
    desk.window.actions_.languages[other].trigger()
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == document, timeout=5000)
    right_to_left = desk.bench.columns.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert right_to_left == (other == "ar")
    lists, side = desk.bench.lists_pane, desk.bench.side
    desk.qtbot.wait(50)
    assert (lists.mapToGlobal(QPoint(0, 0)).x() > side.mapToGlobal(QPoint(0, 0)).x()) == right_to_left
    desk.window.actions_.themes["dark"].trigger()
    desk.qtbot.waitUntil(lambda: desk.bench.coding.document == document, timeout=5000)
    assert desk.reader.settings.theme.dark
    assert desk.window.settings.language == other
    assert desk.window.settings.theme == "dark"


def test_everything_is_reached_by_a_key(desk: Desk) -> None:
    desk.import_by_drop(REPORT)
    seen = set()
    desk.read()
    for _ in range(6):
        desk.key(Qt.Key.Key_F6)
        focus = desk.window.focusWidget()
        seen.update(
            number
            for number, pane in enumerate(desk.bench.panes())
            if focus and (pane is focus or pane.isAncestorOf(focus))
        )
    assert seen == {0, 1, 2}  # without highlights there is no list of them
    keyless = [a.objectName() for a in desk.window.actions_.all() if not a.shortcuts()]
    assert set(keyless) <= {"backup", "language-ar", "language-en", "theme-light", "theme-dark"}


def test_no_key_is_given_twice(desk: Desk) -> None:
    keys: dict[str, QAction] = {}
    for action in desk.window.actions_.all():
        for sequence in action.shortcuts():
            assert sequence.toString() not in keys, (sequence.toString(), action.objectName())
            keys[sequence.toString()] = action


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "لا توجد المكتبة"),
        (lambda path: path.write_bytes(b"PK\x03\x04 not a library at all" * 40), "ليس"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + os.urandom(8000)), ""),
    ],
)
def test_a_library_that_does_not_open_is_one_plain_line(
    make_desk: Callable[..., Desk], tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "library.egpk"
    make(path)
    before = path.read_bytes() if path.exists() else None
    desk = make_desk()
    with desk.qtbot.waitSignal(desk.window.libraryFailed, timeout=10_000):
        desk.window.open_library(path)
    line = desk.window.start_page.line
    assert said in line
    assert line.strip("\u200f")
    assert "Traceback" not in line
    assert (path.read_bytes() if path.exists() else None) == before
    desk.window.actions_.import_files.trigger()  # disabled: nothing happens
    assert desk.window.workbench is None


def test_a_missing_library_is_made_where_the_user_says_so(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = make_desk()
    with desk.qtbot.waitSignal(desk.window.libraryFailed, timeout=10_000):
        desk.window.open_library(tmp_path / "library.egpk")
    with desk.qtbot.waitSignal(desk.window.libraryOpened, timeout=10_000):
        desk.window.start_page.createRequested.emit()
    assert (tmp_path / "library.egpk").is_file()


def test_a_library_that_may_not_be_written_opens_read_only(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "stick" / "library.egpk"
    path.parent.mkdir()
    with opened(path, user=USER, create=True) as workspace:
        workspace.import_paths([REPORT], workers=0)
    desk.import_by_drop(REPORT)  # all that is loaded late is loaded now: another user may not be able to
    with may_not_write(path):
        desk.open(path)
        desk.show_document(desk.bench.lists.documents[0].id if desk.bench.lists else "")
        actions = desk.window.actions_
        assert desk.window.read_only_badge.isVisible()
        changing = [a.objectName() for a in actions.changing() if a.isEnabled()]
        assert changing == []
        assert not desk.drop(OTHER)
        assert actions.export.isEnabled()
        assert actions.find.isEnabled()
        desk.window.close()


def test_recent_libraries_are_offered(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "second.egpk"
    desk.open(other, create=True)
    assert [path.name for path in desk.window.settings.recent()] == ["second.egpk", "library.egpk"]
    assert desk.drop(tmp_path / "library.egpk")
    desk.qtbot.waitUntil(lambda: desk.window.settings.recent()[0].name == "library.egpk", timeout=5000)


def test_a_backup_of_the_open_library_opens_by_itself(desk: Desk, tmp_path: Path) -> None:
    desk.import_by_drop(REPORT)
    target = tmp_path / "copy.egpk"
    with desk.qtbot.waitSignal(desk.bench.exporting.succeeded, timeout=10_000):
        desk.bench.exporting.back_up(target)
    with opened(target, user=USER) as copy:
        assert len(copy.documents()) == 1
