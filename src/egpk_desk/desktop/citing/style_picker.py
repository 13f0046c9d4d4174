"""Choosing how notes are written: the style, one of the user's own from a file, digits, language, source's notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from egpk_desk.citations.styles import DEFAULT_STYLE, StyleInfo
from egpk_desk.desktop import icons
from egpk_desk.desktop.citing.note_style import NoteStyle, StyleShelf
from egpk_desk.errors import EgpkError
from egpk_desk.text.bidi import isolate

translate = QCoreApplication.translate
Run = Callable[[Callable[[], str], Callable[[str], None], Callable[[EgpkError], None]], object]
"""Does a job, and tells what came of it or why it failed, then or later, on the window's thread."""


def style_name(info: StyleInfo) -> str:
    """A style's title and kind, in the window's language where it ships."""
    titles = {
        "arabic-notes": translate("Styles", "Arabic notes (المرجع نفسه)"),
        "arabic-author-date": translate("Styles", "Arabic author and date"),
        "chicago-notes-bibliography": translate("Styles", "Chicago: notes and bibliography"),
        "chicago-author-date": translate("Styles", "Chicago: author and date"),
        "apa": translate("Styles", "APA"),
        "ieee": translate("Styles", "IEEE"),
    }
    kinds = {
        "note": translate("Styles", "notes"),
        "author-date": translate("Styles", "author and date"),
        "numeric": translate("Styles", "numbers"),
    }
    title = titles.get(info.name) or isolate(info.title)
    return f"{title} · {kinds[info.kind]}" if info.kind in kinds else title


class StylePicker(QObject):
    """The fields, to be put into whatever form wants them; they hold a :class:`NoteStyle` together."""

    changed = Signal()
    failed = Signal(object)  # EgpkError: a file is no style

    def __init__(self, shelf: StyleShelf, style: NoteStyle, window: QWidget, run: Run | None = None) -> None:
        """``run`` tries a style that is added; without it that is done at once."""
        super().__init__(window)
        self._run = run or _at_once
        self._shelf = shelf
        self._window = window
        self.style = QComboBox()
        self.style.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.style.setMinimumContentsLength(12)
        self.style.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_button = QPushButton(self.tr("From a file…"))
        self.add_button.setToolTip(self.tr("Add a style of your own (.csl)"))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.choose_file)
        self.remove_button = QToolButton()
        self.remove_button.setIcon(icons.icon("remove"))
        self.remove_button.setAccessibleName(self.tr("Forget this style of your own"))
        self.remove_button.setToolTip(self.remove_button.accessibleName())
        self.remove_button.clicked.connect(lambda: self.remove())
        self._own: frozenset[str] = frozenset()
        self.digits = _box((self.tr("Western digits: 123"), "western"), (self.tr("Arabic digits: ١٢٣"), "arabic-indic"))
        self.locale = _box(
            (self.tr("Each source in its own language"), ""),
            (self.tr("All notes in Arabic"), "ar"),
            (self.tr("All notes in English"), "en"),
        )
        self.source_notes = _box(
            (self.tr("Named by their markers"), "marker"),
            (self.tr("Quoted («نقلًا عن»)"), "quoted"),
            (self.tr("The original, through the source"), "through"),
            (self.tr("Left out"), "none"),
        )
        self.show_style(style)
        self.style.currentTextChanged.connect(self.style.setToolTip)
        self.style.setToolTip(self.style.currentText())
        for box in self.boxes:
            box.currentIndexChanged.connect(self._changed)

    @property
    def boxes(self) -> Sequence[QComboBox]:
        return (self.style, self.digits, self.locale, self.source_notes)

    def rows(self) -> list[tuple[str, QWidget]]:
        """The fields with their labels, each named for a screen reader."""
        self.style.setAccessibleName(self.tr("Citation style"))
        self.digits.setAccessibleName(self.tr("Digits"))
        self.locale.setAccessibleName(self.tr("Language of notes"))
        self.source_notes.setAccessibleName(self.tr("The source's own notes"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.style, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        fields: list[tuple[QComboBox, QWidget]] = [(self.style, line), *((box, box) for box in self.boxes[1:])]
        return [(box.accessibleName(), widget) for box, widget in fields]

    def value(self) -> NoteStyle:
        """What is chosen."""
        return NoteStyle(
            self.style.currentData() or DEFAULT_STYLE,
            self.digits.currentData(),
            self.locale.currentData() or None,
            self.source_notes.currentData(),
        )

    def show_style(self, style: NoteStyle) -> None:
        """Choose a style; one that is no longer there gives way to the default."""
        blockers = [QSignalBlocker(box) for box in self.boxes]
        self.style.clear()
        self._own = frozenset(info.name for info in self._shelf.own())
        for info in self._shelf.styles():
            self.style.addItem(style_name(info), info.name)
            self.style.setItemData(self.style.count() - 1, info.title, Qt.ItemDataRole.ToolTipRole)
        if self.style.findData(style.style) < 0 and Path(style.style).suffix == ".csl" and Path(style.style).is_file():
            self.style.addItem(isolate(Path(style.style).stem), style.style)
        self.style.setCurrentIndex(max(0, self.style.findData(style.style)))
        for box, value in (
            (self.digits, style.digits),
            (self.locale, style.locale or ""),
            (self.source_notes, style.source_notes),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        del blockers
        self._changed()

    def _changed(self) -> None:
        self.remove_button.setVisible(self.style.currentData() in self._own)
        self.changed.emit()

    def choose_file(self) -> QFileDialog:
        """Ask for a ``.csl`` file."""
        chooser = QFileDialog(self._window, self.tr("Add a citation style"))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(self.tr("Citation styles") + " (*.csl)")
        chooser.fileSelected.connect(lambda name: self.add(Path(name)))
        chooser.open()
        return chooser

    def add(self, path: Path) -> None:
        """Keep a style of the user's and choose it."""

        def show(added: str) -> None:
            self.show_style(replace(self.value(), style=added))

        self._run(lambda: self._shelf.add(path), show, self.failed.emit)

    def remove(self) -> None:
        """Forget the style that is chosen, where the user added it; the default one is chosen then."""
        name = self.style.currentData()

        def show(left: str) -> None:
            self.show_style(replace(self.value(), style=left))

        if name in self._own:
            self._run(lambda: self._shelf.remove(name), show, self.failed.emit)


def _at_once(job: Callable[[], str], done: Callable[[str], None], failed: Callable[[EgpkError], None]) -> None:
    try:
        made = job()
    except EgpkError as error:
        failed(error)
    else:
        done(made)


def _box(*entries: tuple[str, str]) -> QComboBox:
    box = QComboBox()
    for words, value in entries:
        box.addItem(words, value)
    return box
