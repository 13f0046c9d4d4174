"""In the status bar: what is under way, how far, and a button to stop it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from egpk_desk.desktop.theme import LIGHT
from egpk_desk.workspace import Progress


class ProgressLine(QWidget):
    """Shows the work that began last of those under way; hidden where there is none."""

    cancelled = Signal(QObject)  # the work that is to stop

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._works: dict[QObject, tuple[str, Progress | None]] = {}
        self._stopping: set[QObject] = set()
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(160)
        self._bar.setTextVisible(False)
        self.stop = QPushButton()
        self.stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(LIGHT.spacing.medium)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self.stop)
        self.speak()
        self.hide()

    def speak(self) -> None:
        """Say the line's own words in the language that is installed now, and show what is under way."""
        self._bar.setAccessibleName(self.tr("Progress"))
        self.stop.setText(self.tr("Stop"))
        self._show()

    def begin(self, work: QObject, words: str) -> None:
        """Show that something has begun whose length is not known yet."""
        self._works.pop(work, None)
        self._works[work] = (words, None)
        self._stopping.discard(work)
        self._show()

    def show_progress(self, work: QObject, words: str, progress: Progress) -> None:
        """Show how far it is."""
        if work in self._works:
            self._works[work] = (words, progress)
            self._show()

    def end(self, work: QObject) -> None:
        """Something is done: show another work that is under way, or put the line away."""
        self._works.pop(work, None)
        self._stopping.discard(work)
        self._show()

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()

    def _show(self) -> None:
        self.setVisible(bool(self._works))
        if not self._works:
            return
        work, (words, progress) = next(reversed(self._works.items()))
        self.stop.setEnabled(work not in self._stopping)
        self._words.setText(self.tr("Stopping…") if work in self._stopping else words)
        self._bar.setRange(0, max(1, progress.total) if progress else 0)
        self._bar.setValue(progress.done if progress else 0)

    def _cancel(self) -> None:
        if self._works:
            work = next(reversed(self._works))
            self._stopping.add(work)
            self._show()
            self.cancelled.emit(work)
