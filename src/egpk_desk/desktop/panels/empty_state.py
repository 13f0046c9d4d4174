"""What stands in a list that has nothing to show: a sentence, what to do, and a button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT


class EmptyState(QScrollArea):
    """A quiet invitation, scrolled where it has little room.

    ``actionRequested`` comes from its button, which is there only where it has words.
    """

    actionRequested = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        spacing = LIGHT.spacing
        self._sentence = RoleLabel(role="heading")
        self._hint = RoleLabel(role="quiet")
        for label in (self._sentence, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self._button = QPushButton()
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(lambda: self.actionRequested.emit())
        inner = QWidget()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(spacing.large, spacing.huge, spacing.large, spacing.huge)
        layout.setSpacing(spacing.medium)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._hint)
        layout.addSpacing(spacing.medium)
        layout.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(self, sentence: str, hint: str = "", action: str = "") -> None:
        """Show these words; without ``action`` there is no button."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._button.setText(action)
        self._button.setVisible(bool(action))
