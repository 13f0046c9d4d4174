"""What the palette offers: the menus' actions; the library's reports, codes and kept searches; other libraries."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.both_languages import in_both
from egpk_desk.desktop.commands.command import Command, Kind, folded, ranked
from egpk_desk.desktop.commands.palette import CommandPalette
from egpk_desk.desktop.organising.link_text import LinkText
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.sides.remembering import DeskMemory
from egpk_desk.library.records import Code, DocumentRecord
from egpk_desk.text.bidi import isolate

if TYPE_CHECKING:
    from egpk_desk.desktop.main_window import MainWindow
    from egpk_desk.desktop.workbench import Workbench

_MOST_USED = 200
_KEPT_UNDER = "commands"


class Commands(QObject):
    """Gathers what can be chosen, opens the palette and does what is chosen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._commands: list[Command] = []
        self._titles: dict[str, tuple[str, ...]] = {}
        self._titles_of: Sequence[DocumentRecord] = ()
        self._uses = self._read_uses()
        self.palette = CommandPalette(window, self._find)
        self.palette.chosen.connect(self._do)
        window.actions_.commands.triggered.connect(lambda _=False: self.open())
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def open(self, text: str = "") -> None:
        """Open the palette, with letters typed already."""
        self._commands = list(self._gather())
        self.palette.open(text)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit) and now.window() is self._window:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt's fields on Linux take Ctrl+K for themselves, to delete to the end of the line; in a memo it makes a link.
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) not in self._window.actions_.commands.shortcuts():
            return False
        event.setAccepted(isinstance(watched, LinkText) and event.key() == Qt.Key.Key_K)
        return True

    def _find(self, text: str) -> list[Command]:
        commands = self._commands
        if not text.strip():
            commands = [one for one in commands if one.run is not None and (one.kind == Kind.ACTION or self._used(one))]
        return ranked(text, commands, self._uses)

    def _used(self, command: Command) -> bool:
        return command.id in self._uses

    def _do(self, command: Command) -> None:
        self._count(command.id)
        if command.run is not None:
            command.run()

    # How often each was chosen

    def _read_uses(self) -> dict[str, float]:
        try:
            kept = json.loads(self._window.settings.choice(_KEPT_UNDER) or "{}")
        except ValueError:
            return {}
        uses = kept.items() if isinstance(kept, dict) else ()
        return {str(name): float(count) for name, count in uses if isinstance(count, int | float)}

    def _count(self, name: str) -> None:
        # The whole part counts; of equally many the one chosen last goes first, which the fraction tells.
        self._uses[name] = int(self._uses.get(name, 0)) + 1 + (time.time() % 1e8) / 1e9
        kept = sorted(self._uses.items(), key=lambda one: -one[1])[:_MOST_USED]
        self._window.settings.set_choice(_KEPT_UNDER, json.dumps(dict(kept)))

    # What there is

    def _gather(self) -> Iterator[Command]:
        numbered = {id(action) for action in self._window.actions_.number_keys}
        seen: set[str] = set()
        for action, menus in menu_actions(self._window.menuBar()):
            name = action.objectName()
            if name and name not in seen and id(action) not in numbered:
                seen.add(name)
                yield self._of_action(action, menus)
        bench = self._window.workbench
        if bench is not None and bench.lists is not None:
            yield from self._of_codes(bench)
            yield from self._of_documents(bench)
            yield from self._of_searches(bench)
        here = bench.session.path if bench is not None else None
        yield from (self._of_library(path) for path in self._window.settings.recent() if path != here)

    def _of_library(self, path: Path) -> Command:
        name = DeskMemory(self._window.settings.desk_folder).file_of(path).stem
        run = partial(self._window.open_library, path)
        words = isolate(path.stem)
        return Command(f"library:{name}", Kind.LIBRARY, words, isolate(str(path)), folded(path.stem), (), "", run)

    def _of_action(self, action: QAction, menus: Sequence[str]) -> Command:
        arabic, english = self._window.actions_.words.get(action.objectName()) or in_both(action.text())
        arabic, english = plain(arabic), plain(english)
        paths = [tuple(map(plain, in_both(menu))) for menu in menus]
        mine, other = (arabic, english) if i18n.language() == "ar" else (english, arabic)
        if len(menus) > 1:  # such as a status: of the report or of the passage?
            mine = f"{plain(menus[-1])}: {mine}"
        about = [plain(menus[0])] if menus else []
        if other != mine and other not in mine:
            about.append(other)
        keys = action.shortcuts()
        return Command(
            id=action.objectName(),
            kind=Kind.ACTION,
            name=mine,
            about=" · ".join(map(isolate, about)),
            names=folded(
                arabic, english, *(f"{menu} {own}" for menu, own in zip(paths[-1], (arabic, english), strict=True))
            )
            if len(menus) > 1
            else folded(arabic, english),
            around=folded(*(word for path in paths for word in path)),
            keys=keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else "",
            run=action.trigger if action.isEnabled() else None,
        )

    def _of_codes(self, bench: Workbench) -> Iterator[Command]:
        assert bench.lists is not None
        may = self._window.actions_.tag.isEnabled()
        numbers = {code.id: number for number, code in bench.side.codes.numbered_codes().items()}
        for code in bench.lists.codes:
            if not code.retired and code.codable:
                yield self._of_code(bench, code, str(numbers.get(code.id, "")), may)

    @staticmethod
    def _of_code(bench: Workbench, code: Code, number: str, may: bool) -> Command:
        language = i18n.language()
        other = code.name_en if language == "ar" else code.name_ar
        mine = code.name(language)
        run = partial(bench.coding.apply_code, code.id) if may else None
        about = isolate(other) if other and other != mine else ""
        return Command(f"code:{code.id}", Kind.CODE, mine, about, folded(code.name_ar, code.name_en), (), number, run)

    def _of_documents(self, bench: Workbench) -> Iterator[Command]:
        assert bench.lists is not None
        self._fold_titles(bench)
        for record in bench.lists.documents:
            title = one_line(record.title)
            about = isolate(record.metadata.author or "")
            names = self._titles.get(record.id, ())
            run = partial(bench.open_document, record.id)
            yield Command(f"document:{record.id}", Kind.DOCUMENT, title, about, names, (), "", run)

    def _fold_titles(self, bench: Workbench) -> None:
        """Fold the reports' titles in a lane, where there are thousands; the palette looks again when it is done."""
        assert bench.lists is not None
        records = bench.lists.documents
        if records is self._titles_of:
            return

        def take(titles: dict[str, tuple[str, ...]]) -> None:
            self._titles, self._titles_of = titles, records
            if self.palette.isVisible():
                self._commands = list(self._gather())
                self.palette.look_again()

        bench.session.changes.submit(
            lambda _w, _t: {one.id: folded(one.title, one.metadata.author or "") for one in records},
            take,
            owner=self,
            key="titles",
        )

    def _of_searches(self, bench: Workbench) -> Iterator[Command]:
        for kept in bench.saved_searches.kept:
            name, query = kept.saved.name, kept.saved.query
            run = partial(bench.saved_searches.ask, kept)
            yield Command(
                f"search:{kept.saved.id}", Kind.SEARCH, name, isolate(query), folded(name, query), (), "", run
            )


def menu_actions(bar: QWidget, above: tuple[str, ...] = ()) -> Iterator[tuple[QAction, tuple[str, ...]]]:
    """Every action of a menu bar or menu with the titles of the menus in which it stands, the outermost first."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from menu_actions(menu, (*above, menu.title()))
        elif not action.isSeparator() and action.isVisible():
            yield action, above


def plain(words: str) -> str:
    """A label without its mnemonic, its key and the dots that promise a dialog."""
    return words.partition("\t")[0].replace("&", "").rstrip("…").strip()
