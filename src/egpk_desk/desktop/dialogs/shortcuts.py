"""The sheet of keys: what can be done without the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT

Keys = QKeySequence | str
Group = tuple[str, Sequence[tuple[str, Keys]]]
"""A heading, and under it what each key does with the key (a sequence, or words such as ``1 – 9``)."""


class Shortcuts(QDialog):
    """All keys in two columns, grouped as the menus are."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keys"))
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, LIGHT.spacing.medium, 0)
        columns.setSpacing(LIGHT.spacing.huge)
        for part in _balanced(groups):
            column = QVBoxLayout()
            column.setSpacing(LIGHT.spacing.large)
            for group in part:
                column.addLayout(self._group(group))
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setAccessibleName(self.tr("Keys"))
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.addWidget(area, 1)
        layout.addWidget(box)
        hint = sheet.sizeHint()
        self.resize(min(900, max(620, hint.width() + 60)), min(640, hint.height() + 100))

    def _group(self, group: Group) -> QVBoxLayout:
        heading, entries = group
        column = QVBoxLayout()
        column.setSpacing(LIGHT.spacing.small)
        column.addWidget(RoleLabel(heading, role="heading"))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(LIGHT.spacing.small)
        grid.setHorizontalSpacing(LIGHT.spacing.large)
        for row, (what, keys) in enumerate(entries):
            label = RoleLabel(what, role="text")
            key = QLabel(_written(keys))
            key.setProperty("role", "key")
            key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            key.setAccessibleName(f"{what}: {_written(keys)}")
            grid.addWidget(label, row, 0)
            grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(grid)
        return column


def _written(keys: Keys) -> str:
    return keys if isinstance(keys, str) else keys.toString(QKeySequence.SequenceFormat.NativeText)


def _balanced(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """The groups in two columns of nearly the same height, in their order."""
    heights = [len(entries) + 2 for _, entries in groups]
    best = min(range(len(groups) + 1), key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:])), default=0)
    return list(groups[:best]), list(groups[best:])
