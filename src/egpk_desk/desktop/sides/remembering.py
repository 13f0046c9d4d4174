"""What is open in a library's window, kept for the next start, also for one after a crash.

It lies in a file of the user's settings, not in the library: on another machine, or for another user of the library,
other reports are open. No words of the reports are in it. Written a little after each change and whole or not at all,
so that a program that is killed loses no more than the last second.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QSplitter

from egpk_desk import places
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sides.sides import Sides
from egpk_desk.desktop.sides.tab import DeskState, SideState, Tab, desk_state
from egpk_desk.desktop.work import Session
from egpk_desk.errors import EgpkError
from egpk_desk.files import erase, write_atomically

_AFTER = 800  # ms after a change
_MOST_KEPT = 50  # libraries of which it is known what was open

_log = logging.getLogger(__name__)


class DeskMemory:
    """The files in which it is kept, one a library."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file_of(self, library: Path) -> Path:
        """The file of a library, by the path of its own file; its name tells nothing of it."""
        name = hashlib.sha256(places.name_of(library).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return self._folder / f"{name}.json"

    def read(self, library: Path) -> DeskState:
        """What was open; nothing where that is not known."""
        try:
            return desk_state(json.loads(self.file_of(library).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return DeskState()

    def write(self, library: Path, state: DeskState) -> None:
        """Keep what is open. Where it cannot be kept, the work goes on without."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            is_new = not self.file_of(library).exists()
            write_atomically(self.file_of(library), json.dumps(state.as_json()).encode("ascii"))
            if is_new:
                self._forget_the_oldest()
        except (OSError, EgpkError) as error:
            _log.warning("what is open could not be kept: %s", error)

    def forget(self, library: Path) -> None:
        """Know nothing of a library any more, since it was erased."""
        with contextlib.suppress(OSError):
            erase(self.file_of(library))

    def _forget_the_oldest(self) -> None:
        files = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[_MOST_KEPT:]:
            path.unlink()


class Remembering(QObject):
    """Keeps the state of an open library's sides and panels up to date."""

    def __init__(
        self,
        session: Session,
        settings: WindowSettings,
        sides: Sides,
        panels: Mapping[str, QSplitter],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._settings, self._sides, self._panels = session, settings, sides, panels
        self._memory = DeskMemory(settings.desk_folder)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self._write_later)
        self._restored = False
        sides.stood.connect(self._note)
        for panel in panels.values():
            panel.splitterMoved.connect(lambda *_: self._note())

    def _note(self) -> None:
        # Not begun anew by each change: while somebody reads on without a rest, it is written all the same.
        if self._restored and not self._timer.isActive():
            self._timer.start()

    def restore(self, state: DeskState | None = None) -> None:
        """Open what was open: as ``state`` says, else as it was kept, else the last document of an older version."""
        kept = state or self._memory.read(self._session.path)
        for name, panel in self._panels.items():
            if name in kept.panels:
                panel.restoreState(QByteArray(kept.panels[name]))
                panel.setHandleWidth(1)
        last = self._settings.last_document(self._session.path)
        if not kept.sides and state is None and last and not self._memory.file_of(self._session.path).exists():
            kept = DeskState((SideState((Tab(last, zoom=self._settings.zoom),), 0),))
        self._sides.restore(kept)
        self._restored = True

    def state(self) -> DeskState:
        """How everything stands now."""
        state = self._sides.state()
        panels = {name: bytes(panel.saveState().data()) for name, panel in self._panels.items()}
        return DeskState(state.sides, state.active, state.widths, panels)

    def _write_later(self) -> None:
        """Write in a lane: a slow disk must not hold up the window."""
        library, memory, state = self._session.path, self._memory, self.state().as_json()
        frozen = desk_state(state)  # a copy: the tabs go on changing
        self._session.queries.submit(lambda _w, _t: memory.write(library, frozen), owner=self, key="desk")

    def write_now(self) -> None:
        """Write at once, before the library is closed."""
        self._timer.stop()
        if self._restored:
            self._memory.write(self._session.path, self.state())
