"""Pages that stand where nothing is open yet: no library, no report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.appearance import scaled
from egpk_desk.desktop.panels.flow_layout import in_lines
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.text.bidi import isolate

_WIDTH = 560


def label(text: str, role: str, *, wrap: bool = True) -> QLabel:
    """A line of text in a role of the stylesheet."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setAlignment(i18n.leading())
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def _button(text: str, icon: str, role: str, primary: bool = False) -> QPushButton:
    made = QPushButton(text)
    made.setIcon(icons.icon(icon, role))
    made.setIconSize(QSize(18, 18))
    if primary:
        made.setProperty("role", "primary")
    return made


class _Centred(QWidget):
    """A column of a pleasant width in the middle of whatever room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumWidth(scaled(_WIDTH))
        self.column = QVBoxLayout(card)
        edge = LIGHT.spacing.huge
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(LIGHT.spacing.medium + LIGHT.spacing.small)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 10)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)


class StartPage(_Centred):
    """Shown while no library is open: what is the matter, if anything, and the ways to open one."""

    newRequested = Signal()  # noqa: N815 - Qt's way of naming
    openRequested = Signal()  # noqa: N815
    createRequested = Signal()  # noqa: N815 - the missing library, where it was looked for
    recentRequested = Signal(str)  # noqa: N815
    dropRequested = Signal(str)  # noqa: N815 - a recent library that is not to be named any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = label(self.tr("EgPk Desk"), "display")
        self._line = label("", "quiet")
        self._line.setObjectName("startLine")
        self._create = _button(self.tr("Create it there"), "new", "on_accent", primary=True)
        self._create.clicked.connect(self.createRequested)
        new = _button(self.tr("New library…"), "new", "text")
        new.clicked.connect(self.newRequested)
        open_ = _button(self.tr("Open a library…"), "open", "text")
        open_.clicked.connect(self.openRequested)
        row = in_lines(self._create, new, open_)
        self._recent_heading = label(self.tr("Recent libraries"), "quiet")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(LIGHT.spacing.hair)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._line)
        self.column.addWidget(row)
        self.column.addWidget(self._recent_heading)
        self.column.addLayout(self._recent)

    def show_state(self, line: str, recent: Sequence[Path], *, can_create: bool) -> None:
        """Say why no library is open (or what to do), and offer the recent ones."""
        self._line.setText(i18n.directed(line))
        self._line.setVisible(bool(line))
        self._create.setVisible(can_create)
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._recent_heading.setVisible(bool(recent))
        for path in recent:
            button = QPushButton(isolate(path.stem).replace("&", "&&"))
            button.setProperty("role", "link")
            button.setEnabled(path.is_file())
            button.setToolTip(isolate(str(path)))
            button.setIcon(icons.icon("library", "link"))
            button.clicked.connect(lambda _=False, path=path: self.recentRequested.emit(str(path)))
            line_ = QHBoxLayout()
            holder = QWidget()
            holder.setLayout(line_)
            line_.setContentsMargins(0, 0, 0, 0)
            line_.addWidget(button)
            if not path.is_file():
                line_.addWidget(label(self.tr("not there now"), "hint", wrap=False))
            line_.addStretch(1)
            drop = QToolButton()
            drop.setIcon(icons.icon("close", "quiet"))
            drop.setIconSize(QSize(14, 14))
            drop.setToolTip(self.tr("Name it here no longer"))
            drop.setAccessibleName(self.tr("Name {library} here no longer").format(library=isolate(path.stem)))
            drop.clicked.connect(lambda _=False, path=path: self.dropRequested.emit(str(path)))
            line_.addWidget(drop)
            self._recent.addWidget(holder)

    @property
    def line(self) -> str:
        """What is said."""
        return self._line.text()


class Welcome(_Centred):
    """Shown in place of the text while no report is open."""

    importRequested = Signal()  # noqa: N815
    pasteRequested = Signal()  # noqa: N815
    samplesRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label("", "title")
        self._line = label("", "quiet")
        self._import = _button(self.tr("Import reports…"), "import", "on_accent", primary=True)
        self._import.clicked.connect(self.importRequested)
        self.first_button = self._import
        self._paste = _button(self.tr("Paste a report"), "paste", "text")
        self._paste.clicked.connect(self.pasteRequested)
        self._samples = _button(self.tr("Try the sample reports"), "library", "text")
        self._samples.clicked.connect(self.samplesRequested)
        row = in_lines(self._import, self._paste, self._samples)
        self._steps = label("", "quiet")
        self.column.addWidget(self._heading)
        self.column.addWidget(self._line)
        self.column.addWidget(row)
        self.column.addWidget(self._steps)
        self.show_state(documents=0, read_only=False)

    def show_state(self, *, documents: int, read_only: bool) -> None:
        """Invite to import where there are no reports, else to choose one."""
        if documents:
            self._heading.setText(self.tr("Choose a report"))
            self._line.setText(
                self.tr("The list beside holds the reports of this library. Enter opens the chosen one.")
            )
        else:
            self._heading.setText(self.tr("Start with a report"))
            self._line.setText(
                self.tr("Web pages, Word and ODT files, PDFs, Markdown and plain text; drop files or folders anywhere.")
            )
        self._samples.setVisible(not documents)
        for button in (self._import, self._paste, self._samples):
            button.setEnabled(not read_only)
        self._steps.setText(
            self.tr("Then select a passage and press a number from 1 to 9: it is highlighted with that code and kept.")
        )
