"""The long works on an open library: they go on while the window is built anew, or leaves for another library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.exporting import Exporting
from egpk_desk.desktop.importing import Importing
from egpk_desk.desktop.progress_line import ProgressLine
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sharing.carrying import Carrying
from egpk_desk.desktop.unlocking import Unlocking
from egpk_desk.desktop.work import Session


class Jobs(QObject):
    """Importing, exporting and bundles of one session, with which they end."""

    succeeded = Signal(str)
    failed = Signal(object)  # EgpkError
    ended = Signal()  # nothing is under way any more

    def __init__(self, session: Session, settings: WindowSettings, line: ProgressLine, window: QWidget) -> None:
        super().__init__(session)
        self.session = session
        self.importing = Importing(session, line, self)
        self.unlocking = Unlocking(self.importing, window)
        self.exporting = Exporting(session, settings, line, window, self)
        self.carrying = Carrying(session, line, self)
        self.exporting.succeeded.connect(self.succeeded)
        self.carrying.succeeded.connect(self.succeeded)
        for part in (self.importing, self.exporting, self.carrying):
            part.failed.connect(self.failed)
            part.ended.connect(self._look_for_end)

    @property
    def busy(self) -> bool:
        """Whether something is under way or waiting."""
        return self.importing.busy or self.exporting.busy or self.carrying.busy

    def _look_for_end(self) -> None:
        if not self.busy:
            self.ended.emit()
