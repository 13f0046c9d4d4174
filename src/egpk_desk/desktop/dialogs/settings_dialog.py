"""The settings: each is seen at once in the window behind, and kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.reading_look import ReadingLook
from egpk_desk.desktop.theme import LIGHT


@dataclass(frozen=True, slots=True)
class Preferences:
    """What can be chosen. ``language`` and ``theme`` are empty where the system says; sizes are per cent."""

    language: str = ""
    theme: str = ""
    text_size: int = 100
    digits: str = "western"
    zoom: int = 100
    look: ReadingLook = field(default_factory=ReadingLook)


class SettingsDialog(QDialog):
    """A form whose every choice is told at once."""

    changed = Signal(object)  # Preferences

    def __init__(
        self,
        chosen: Preferences,
        *,
        faces: Iterable[str],
        text_sizes: Iterable[int],
        zooms: Iterable[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        self.chosen = chosen
        system = self.tr("As the system")
        percents = [(percent, _percent(percent)) for percent in text_sizes]
        zoomed = sorted({*zooms, chosen.zoom})
        self.language = _choice([("", system), ("ar", "العربية"), ("en", "English")], chosen.language)
        self.theme = _choice([("", system), ("light", self.tr("Light")), ("dark", self.tr("Dark"))], chosen.theme)
        self.text_size = _choice(percents, chosen.text_size)
        self.digits = _choice([("western", "123"), ("arabic", "١٢٣")], chosen.digits)
        self.face = _choice([(name, name) for name in dict.fromkeys((*faces, chosen.look.face))], chosen.look.face)
        self.zoom = _choice([(percent, _percent(percent)) for percent in zoomed], chosen.zoom)
        self.measure = _choice(
            [
                ("narrow", self.tr("Short")),
                ("ordinary", self.tr("Ordinary")),
                ("wide", self.tr("Long")),
                ("full", self.tr("As wide as the window")),
            ],
            chosen.look.measure,
        )
        self.spacing = _choice(
            [("close", self.tr("Near")), ("ordinary", self.tr("Ordinary")), ("loose", self.tr("Loose"))],
            chosen.look.spacing,
        )
        self.justified = QCheckBox(self.tr("Fill lines to both edges"))
        self.justified.setChecked(chosen.look.justified)
        window = _form(
            (self.tr("&Language"), self.language),
            (self.tr("&Theme"), self.theme),
            (self.tr("Size of &words in the window"), self.text_size),
            (self.tr("&Digits in the Arabic window"), self.digits),
        )
        reading = _form(
            (self.tr("&Face"), self.face),
            (self.tr("&Size of the text"), self.zoom),
            (self.tr("L&ength of lines"), self.measure),
            (self.tr("D&istance of lines"), self.spacing),
        )
        reading.addRow("", self.justified)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[LIGHT.spacing.large] * 4)
        column.setSpacing(LIGHT.spacing.medium)
        column.addWidget(RoleLabel(self.tr("The window"), role="heading"))
        column.addLayout(window)
        column.addSpacing(LIGHT.spacing.medium)
        column.addWidget(RoleLabel(self.tr("Reports"), role="heading"))
        column.addLayout(reading)
        column.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        boxes = (self.language, self.theme, self.text_size, self.digits, self.face, self.zoom)
        for box_ in (*boxes, self.measure, self.spacing):
            box_.activated.connect(lambda _: self._tell())
        self.justified.clicked.connect(lambda _: self._tell())

    def _tell(self) -> None:
        look = ReadingLook(
            face=self.face.currentData(),
            measure=self.measure.currentData(),
            spacing=self.spacing.currentData(),
            justified=self.justified.isChecked(),
        )
        chosen = replace(
            self.chosen,
            language=self.language.currentData(),
            theme=self.theme.currentData(),
            text_size=self.text_size.currentData(),
            digits=self.digits.currentData(),
            zoom=self.zoom.currentData(),
            look=look,
        )
        if chosen != self.chosen:
            self.chosen = chosen
            self.changed.emit(chosen)


def _percent(value: int) -> str:
    return f"{i18n.number(value)}%"


def _choice(entries: Iterable[tuple[str | int, str]], chosen: str | int) -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    for value, words in entries:
        made.addItem(words, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


def _form(*rows: tuple[str, QWidget]) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(LIGHT.spacing.large)
    form.setVerticalSpacing(LIGHT.spacing.medium)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for words, widget in rows:
        widget.setAccessibleName(words.replace("&", ""))
        form.addRow(words, widget)
    return form
