"""A recorded working day, driven through the window with real events, under a watchdog.

What is done is written down as commands; the same commands through the command line must give the same library.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from egpk_desk.cli import run
from egpk_desk.desktop.application import spare_what_stays
from egpk_desk.desktop.dialogs.export_dialog import ExportDialog
from egpk_desk.desktop.reader.dragging import passage_mime
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace, opened
from tests.desktop.watchdog import LONG, Watchdog
from tests.desktop.window import CONTROL, NOTHING, SHIFT, USER, Desk
from tests.shared import ROOT

HIGHLIGHTS = 100
MOST_LONG = 0.003
"""The share of beats that may come over 50 ms late, since the machine may do other work too."""
LONGEST = 0.200
BUSY = 3 if os.environ.get("CI") else 1
"""How much more is allowed on a machine that runs other tests at the same time and is not ours to know."""
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton

Step = float | Callable[[], bool]
"""Seconds to let pass, or something to wait for."""
Steps = Generator[Step, None, None]


class Driver(QObject):
    """Goes through the steps of a day as the window's own events let it."""

    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self._steps = steps
        self._wait: Callable[[], bool] = lambda: True
        self.done = False
        self.error: BaseException | None = None
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        self._timer.start()

    def _go_on(self) -> None:
        try:
            if not self._wait():
                return
            step = next(self._steps)
        except StopIteration:
            self._end()
            return
        except BaseException as error:  # told by the test
            self.error = error
            self._end()
            return
        if callable(step):
            self._wait = step
            self._timer.setInterval(1)
        else:
            self._wait = lambda: True
            self._timer.setInterval(max(1, round(1000 * step)))

    def _end(self) -> None:
        self._timer.stop()
        self.done = True


class Day:
    """The gestures of a user, each written down as the command that does the same."""

    def __init__(self, desk: Desk, dog: Watchdog) -> None:
        self.desk = desk
        self.dog = dog
        self.commands: list[list[str]] = []
        self.made: list[str] = []
        """The ids of the highlights made, in order; commands name a highlight as ``#`` and its place here."""
        self.turn = 0

    # Events

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, key, modifiers)

    def write(self, text: str) -> Steps:
        """Type letters as an Arabic keyboard sends them."""
        for letter in text:
            target = QApplication.focusWidget()
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, KEY.Key_unknown, NOTHING, letter))
            yield 0.004

    def drag(self, start: QPoint, end: QPoint) -> Steps:
        """Select with the mouse."""
        view = self.desk.reader.viewport()
        QTest.mousePress(view, LEFT, pos=start)
        for part in (0.3, 0.6, 0.9, 1.0):
            yield 0.004
            point = QPointF(start) + (QPointF(end) - QPointF(start)) * part
            move = QMouseEvent(
                QEvent.Type.MouseMove, point, view.mapToGlobal(point), Qt.MouseButton.NoButton, LEFT, NOTHING
            )
            QApplication.sendEvent(view, move)
        yield 0.004
        QTest.mouseRelease(view, LEFT, pos=end)

    def click_on(self, widget: QWidget, point: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, pos=point or widget.rect().center())

    # The day

    def bring_in(self, *paths: Path) -> Steps:
        """Drop files onto the window."""
        self.dog.doing = "import"
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        window, place = self.desk.window, self.desk.window.rect().center()
        QApplication.sendEvent(window, QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, LEFT, NOTHING))
        finished: list[object] = []
        self.desk.bench.importing.finished.connect(finished.append)
        QApplication.sendEvent(window, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, LEFT, NOTHING))
        yield lambda: bool(finished)
        self.commands.append(["import", *map(str, paths)])
        yield self.at_rest

    def at_rest(self) -> bool:
        session = self.desk.window.session
        return session is not None and not any(lane.busy for lane in session.lanes)

    def open(self, title: str) -> Steps:
        """Choose a report in the list by the words of its title, and say that it is being read."""
        self.dog.doing = "open"
        documents = self.desk.bench.documents
        self.click_on(documents.field)
        yield from self.write(title)
        yield 0.15
        self.key(KEY.Key_Return)
        yield lambda: title in (self.desk.bench.reading.record.title if self.desk.bench.reading.record else "")
        record = self.desk.bench.reading.record
        assert record is not None
        self.key(KEY.Key_2, CONTROL)
        self.commands.append(["status", record.id, "reading"])
        yield lambda: self.status_of(record.id) == "reading"
        yield self.desk.reader.hasFocus

    def status_of(self, document: str) -> str:
        lists = self.desk.bench.lists
        return next(record.status for record in lists.documents if record.id == document) if lists else ""

    def page_on(self) -> Steps:
        """Read on: the wheel, then a page."""
        self.dog.doing = "scroll"
        view = self.desk.reader.viewport()
        centre = QPointF(view.rect().center())
        for _ in range(4):
            wheel = QWheelEvent(
                *(centre, view.mapToGlobal(centre), QPoint(), QPoint(0, -30), Qt.MouseButton.NoButton, NOTHING),
                *(Qt.ScrollPhase.NoScrollPhase, False),
            )
            QApplication.sendEvent(view, wheel)
            yield 0.004
        self.key(KEY.Key_PageDown)
        yield 0.01

    def places(self) -> list[tuple[int, int]]:
        """Some passages of a few words whose ends are in view."""
        reader = self.desk.reader
        document = reader.document()
        assert document is not None
        found: list[tuple[int, int]] = []
        offset = reader.position().offset
        text = document.text
        while len(found) < 5 and offset < min(len(text), reader.position().offset + 3000):
            start = text.find(" ", offset) + 1
            end = start
            for _ in range(5):
                end = text.find(" ", end + 1)
            if start <= 0 or end < 0:
                break
            if "\n" not in text[start:end] and reader.place_of(start + 1) and reader.place_of(end):
                found.append((start, end))
            offset = max(end, start) + 30
        return found

    def point(self, offset: int) -> QPoint:
        found = self.desk.reader.place_of(offset)
        assert found is not None
        return QPoint(round(found[0].x()), round(found[0].y() + found[1] / 2))

    def code(self, start: int, end: int) -> Steps:
        """Select a passage and give it a code, each time by another gesture."""
        reader, coding = self.desk.reader, self.desk.bench.coding
        self.dog.doing = "select"
        yield from self.drag(self.point(start), self.point(end))
        start, end = reader.selection()
        if end - start < 3 or any((e.highlight.start, e.highlight.end) == (start, end) for e in coding.excerpts()):
            return
        before = len(coding.excerpts())
        way = self.turn % 5
        self.turn += 1
        self.dog.doing = f"code ({('number', 'number', 'palette', 'repeat', 'drop')[way]})"
        if way in (0, 1):
            self.key((KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4)[self.turn % 4])
        elif way == 2:
            yield from self.write(("اسيا", "trade", "عسكري")[self.turn % 3])
            yield 0.01
            self.key(KEY.Key_Return)
        elif way == 3:
            self.key(KEY.Key_F4)
        else:
            self.drop_on_tree(self.turn // 5 % 5)
        yield lambda: len(coding.excerpts()) > before and coding.current is not None
        made = coding.current
        assert made is not None
        self.made.append(made.highlight.id)
        code = coding.last_code
        slug = next(each.slug for each in made.codes if each.id == code)
        place = f"{made.highlight.start}:{made.highlight.end}"
        self.commands.append(["highlight", made.highlight.document, "--range", place, "--tag", slug])

    def drop_on_tree(self, row: int) -> None:
        view = self.desk.bench.side.codes.view
        head = view.topLevelItem(0)
        assert head is not None
        point = view.visualItemRect(head.child(row)).center()
        mime = passage_mime(self.desk.reader.selected_text())
        target = view.viewport()
        for kind in (QDragEnterEvent, QDragMoveEvent):
            QApplication.sendEvent(target, kind(point, Qt.DropAction.CopyAction, mime, LEFT, NOTHING))
        QApplication.sendEvent(target, QDropEvent(QPointF(point), Qt.DropAction.CopyAction, mime, LEFT, NOTHING))

    def remark(self) -> Steps:
        """A memo, a stance and a status on the highlight in hand."""
        coding = self.desk.bench.coding
        name = f"#{len(self.made) - 1}"
        memo = f"ملاحظة {len(self.made)}: يُراجع الأصل"
        self.dog.doing = "memo"
        self.key(KEY.Key_M, CONTROL)
        yield from self.write(memo)
        self.key(KEY.Key_Return, CONTROL)
        yield lambda: coding.current is not None and coding.current.memo == memo
        self.commands.append(["memo", name, memo])
        self.desk.reader.setFocus()
        self.dog.doing = "stance"
        self.key((KEY.Key_1, KEY.Key_2, KEY.Key_3)[len(self.made) % 3], ALT)
        stance = ("supports", "contradicts", "context")[len(self.made) % 3]
        yield lambda: coding.current is not None and coding.current.highlight.stance == stance
        self.commands.append(["stance", name, stance])
        self.dog.doing = "status"
        self.key(KEY.Key_4, CONTROL | SHIFT)
        yield lambda: coding.current is not None and coding.current.highlight.status == "to-check"
        self.commands.append(["status", name, "to-check"])

    def widen(self) -> Steps:
        """Let the highlight in hand cover a word more."""
        coding, document = self.desk.bench.coding, self.desk.reader.document()
        current = coding.current
        assert current is not None
        assert document is not None
        self.dog.doing = "change range"
        mark = current.highlight
        end = document.text.find(" ", mark.end + 2)
        if end < 0 or not self.desk.reader.place_of(end):
            return
        yield from self.drag(self.point(mark.start), self.point(end))
        start, end = self.desk.reader.selection()
        self.key(KEY.Key_R, CONTROL)
        yield lambda: any((e.highlight.start, e.highlight.end) == (start, end) for e in coding.excerpts())
        self.commands.append(["range", f"#{len(self.made) - 1}", f"{start}:{end}"])

    def think_again(self) -> Steps:
        """Undo twice, redo once."""
        coding = self.desk.bench.coding
        self.dog.doing = "undo and redo"
        told: list[object] = []
        coding.undone.connect(lambda result, back: told.append((result.done, back)))
        for key, number in ((KEY.Key_Z, 1), (KEY.Key_Z, 2), (KEY.Key_Y, 3)):
            self.key(key, CONTROL)
            yield lambda number=number: len(told) == number
            yield self.at_rest
            yield 0.2
        assert told == [(True, True), (True, True), (True, False)]
        self.commands += [["undo"], ["undo"], ["redo"]]

    def find(self, words: str) -> Steps:
        """Find in the report, and in the library."""
        window, bench = self.desk.window, self.desk.bench
        self.dog.doing = "find"
        self.key(KEY.Key_F, CONTROL)
        bench.reading.find_bar.field.selectAll()
        yield from self.write(words)
        for _ in range(4):
            yield 0.01
            self.key(KEY.Key_Return)
        self.key(KEY.Key_Escape)
        self.dog.doing = "search"
        self.key(KEY.Key_F, CONTROL | SHIFT)
        yield from self.write(words)
        yield lambda: bench.lists_pane.is_searching
        yield self.at_rest
        window.search_field.setFocus()
        window.search_field.selectAll()
        self.key(KEY.Key_Backspace)
        yield lambda: not bench.lists_pane.is_searching
        bench.reader.setFocus()
        yield self.desk.reader.hasFocus

    def remove_one(self) -> Steps:
        """Go to a highlight with the key, and remove it."""
        coding = self.desk.bench.coding
        self.dog.doing = "remove"
        self.key(KEY.Key_F8)
        yield lambda: coding.current is not None
        gone = coding.current
        assert gone is not None
        self.key(KEY.Key_Delete)
        yield lambda: all(e.highlight.id != gone.highlight.id for e in coding.excerpts())
        self.commands.append(["unhighlight", f"#{self.made.index(gone.highlight.id)}"])

    def new_code(self, start: int, end: int) -> Steps:
        """Give a passage a code that is not there yet, from the palette."""
        coding = self.desk.bench.coding
        self.dog.doing = "new code"
        yield from self.drag(self.point(start), self.point(end))
        before = len(coding.excerpts())
        yield from self.write("ممرات النقل")
        yield 0.02
        self.key(KEY.Key_Return)
        yield lambda: len(coding.excerpts()) > before and coding.current is not None
        made = coding.current
        assert made is not None
        self.made.append(made.highlight.id)
        slug = made.codes[0].slug
        place = f"{made.highlight.start}:{made.highlight.end}"
        self.commands.append(["codes", "add", slug, "--ar", "ممرات النقل"])
        self.commands.append(["highlight", made.highlight.document, "--range", place, "--tag", slug])

    def export(self, target: Path) -> Steps:
        """Export all excerpts as Markdown."""
        self.dog.doing = "export"
        self.key(KEY.Key_E, CONTROL)
        shown: list[QDialog] = []

        def dialog() -> bool:
            shown[:] = [each for each in self.desk.window.findChildren(ExportDialog) if each.isVisible()]
            return bool(shown)

        yield dialog
        (box,) = shown
        assert isinstance(box, ExportDialog)
        yield lambda: len(box.page.toPlainText()) > 500
        box.format.setCurrentIndex(box.format.findData("md"))
        yield 0.5
        done: list[str] = []
        self.desk.bench.exporting.succeeded.connect(done.append)
        self.dog.doing = "choose a file"
        QTest.mouseClick(box.save_button, LEFT)
        (chooser,) = box.findChildren(QFileDialog)
        yield chooser.isVisible
        yield 0.1
        chooser.selectFile(str(target))
        yield 0.05
        self.dog.doing = "export"
        chooser.fileSelected.emit(str(target))
        yield 0
        chooser.close()
        yield lambda: bool(done)


def day(user: Day, first: list[Path], second: list[Path], titles: list[str], target: Path) -> Steps:
    """The whole day."""
    yield from user.bring_in(*first)
    yield from user.bring_in(*second)
    for title in titles:
        if len(user.made) >= HIGHLIGHTS:
            break
        yield from user.open(title)
        pages = 0
        while len(user.made) < HIGHLIGHTS and pages < 30:
            pages += 1
            before = user.desk.reader.position()
            for start, end in user.places():
                made = len(user.made)
                yield from user.code(start, end)
                if len(user.made) > made and len(user.made) % 9 == 0:
                    yield from user.remark()
                if len(user.made) > made and len(user.made) % 12 == 0:
                    yield from user.widen()
                if len(user.made) > made and len(user.made) % 25 == 0:
                    yield from user.think_again()
                if len(user.made) >= HIGHLIGHTS:
                    break
            yield from user.page_on()
            if user.desk.reader.position() == before:
                break
        yield from user.find("العلاقات")
    yield from user.remove_one()
    fresh = user.places()
    if fresh:
        yield from user.new_code(*fresh[-1])
    yield user.at_rest
    yield from user.export(target)
    yield user.at_rest
    yield 0.3


def replay(commands: list[list[str]], library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands through the command line on a library of their own."""
    ids: list[str] = []
    for command in commands:
        named = [ids[int(word[1:])] if word[:1] == "#" and word[1:].isdigit() else word for word in command]
        capsys.readouterr()
        code = run(["--library", str(library), "--user", USER, "--json", *named])
        out = capsys.readouterr().out
        assert code == 0, (command, out)
        if command[0] == "highlight":
            ids.append(json.loads(out)["highlights"][0]["id"])


def contents(workspace: Workspace) -> dict[str, object]:
    """What a library holds, without what is made of chance and time."""
    return {
        "documents": [(record.id, record.title, record.status, record.highlights) for record in workspace.documents()],
        "codes": [(code.slug, code.name_ar, code.name_en, code.position) for code in workspace.codes()],
        "highlights": [
            (
                *(each.highlight.document, each.highlight.start, each.highlight.end, each.text),
                *([code.slug for code in each.codes], each.memo, each.highlight.stance, each.highlight.status),
            )
            for each in workspace.excerpts()
        ],
    }


@pytest.fixture
def reports(tmp_path: Path) -> tuple[list[Path], list[Path], list[str]]:
    """Two batches of reports, and words of the titles of those that are read."""
    samples = sample_docs()
    first = [samples / name for name in ("uae-indonesia.txt", "saudi-india.md")]
    second = [path for path in sorted(samples.iterdir()) if path.suffix in (".docx", ".html")]
    real = ROOT.parent / "shared" / "real" / "egypt-pakistan-report.txt"
    titles = ["الإمارات وإندونيسيا", "السعودية والهند"]
    if real.is_file():
        first.append(Path(shutil.copy(real, tmp_path / "report.txt")))
        titles.insert(0, "الباكستانية")
    return first, second, titles


def test_a_working_day_never_lets_the_user_wait_and_ends_as_the_same_commands_do(
    desk: Desk,
    tmp_path: Path,
    reports: tuple[list[Path], list[Path], list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second, titles = reports
    target = tmp_path / "excerpts.md"
    dog = Watchdog()
    user = Day(desk, dog)
    driver = Driver(day(user, first, second, titles, target))
    desk.rest()
    spare_what_stays()
    dog.start()
    driver.start()
    try:
        desk.qtbot.waitUntil(lambda: driver.done, timeout=120_000)
    finally:
        dog.stop()
        gc.unfreeze()
        with capsys.disabled():
            print(f"\n{len(user.made)} highlights, {len(user.commands)} commands; {dog.distribution()}")
    if driver.error is not None:
        raise driver.error
    assert len(user.made) > HIGHLIGHTS
    path = desk.window.session.path if desk.window.session else tmp_path
    desk.window.close()

    other = tmp_path / "commands.egpk"
    replay(user.commands, other, capsys)
    with opened(path, user=USER) as mine, opened(other, user=USER) as theirs:
        assert contents(mine) == contents(theirs)
        assert mine.check() == mine.verify() == []
    run(["--library", str(other), "export", "--format", "md", "--out", str(tmp_path / "commands.md")])
    assert target.read_text(encoding="utf-8") == (tmp_path / "commands.md").read_text(encoding="utf-8")

    # What the thread itself did at a stretch does not depend on what else the machine does.
    assert dog.longest_work() <= LONG * BUSY, dog.distribution()
    long = dog.over(LONG)
    assert len(long) <= MOST_LONG * len(dog.waits) * BUSY, dog.story()
    assert not long or long[0][0] <= LONGEST * BUSY, dog.story()
