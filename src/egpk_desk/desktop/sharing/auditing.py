"""Connects the window of the audit trail with the open library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from egpk_desk.audit import files
from egpk_desk.audit.trail import Asked
from egpk_desk.audit.words import Line, Wording
from egpk_desk.desktop import i18n
from egpk_desk.desktop.choosers import choose_to_save
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sharing.audit_window import AuditWindow
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.window_keeper import WindowKeeper
from egpk_desk.errors import EgpkError
from egpk_desk.files import write_atomically
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace

if TYPE_CHECKING:
    from egpk_desk.desktop.workbench import Workbench


class Auditing(WindowKeeper[AuditWindow]):
    """Opens the window, reads the history in a lane, and saves it."""

    def __init__(self, bench: Workbench, settings: WindowSettings) -> None:
        super().__init__(bench)
        self._bench = bench
        self._settings = settings
        bench.actions_.audit.triggered.connect(lambda _=False: self.open())
        bench.listsShown.connect(self._lists_shown)

    def _made(self) -> AuditWindow:
        window = AuditWindow(self._bench.window())
        window.asked.connect(self.read)
        window.saveRequested.connect(self.choose_target)
        return window

    def _filled(self, window: AuditWindow) -> None:
        window.ask()

    def _lists_shown(self, _: Lists) -> None:
        if self.window is not None:
            self.window.ask()

    def read(self, asked: Asked) -> None:
        """Read what is asked for; of two questions the later one is answered."""
        window, lists, language = self.window, self._bench.lists, i18n.language()
        assert window is not None

        def look(workspace: Workspace) -> tuple[list[str], list[Line]]:
            trail = workspace.audit.read(asked)
            wording = Wording(trail.names, language)
            return workspace.audit.users(), [wording.line(one) for one in trail.entries]

        def show(found: tuple[list[str], Sequence[Line]]) -> None:
            users, lines = found
            window.set_choices(users, lists.documents if lists else (), lists.codes if lists else (), language)
            window.show_lines(lines)

        self._bench.session.counts.submit(
            lambda workspace, _: look(workspace), show, window.show_failure, owner=window, key="audit"
        )

    def choose_target(self) -> QFileDialog:
        """Ask where to save what is listed, and as what."""
        kinds = {
            self.tr("Web pages") + " (*.html)": "html",
            self.tr("Tables") + " (*.csv)": "csv",
            self.tr("Lines of JSON") + " (*.jsonl)": "jsonl",
        }
        suggested = Path(self._settings.folder) / f"{self._bench.session.path.stem}.html"
        return choose_to_save(self.window, self.tr("Save the audit trail"), suggested, self.save, kinds)

    def save(self, target: Path) -> None:
        """Write what is listed to a file, in the format that its name asks for."""
        window = self.window
        if window is None:
            return
        asked, language, title = window.question(), i18n.language(), self._bench.session.path.stem
        self._settings.folder = str(target.parent)

        def write(workspace: Workspace) -> None:
            format_ = files.format_of(target)
            write_atomically(target, files.write(workspace.audit.read(asked), format_, language, title))

        def tell(_: None) -> None:
            window.say(i18n.directed(self.tr("Written to {file}.").format(file=isolate(str(target)))))

        def refuse(error: EgpkError) -> None:
            window.show_failure(error)

        self._bench.session.queries.submit(lambda workspace, _: write(workspace), tell, refuse, owner=window)
