"""Buttons of which one is chosen: reached with Tab as one, gone through with the arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup


def keep_reachable(group: QButtonGroup) -> None:
    """Let Tab stop at the button that is chosen, however it was chosen.

    Qt (6.11) moves Tab's stop only when a button is clicked. One that ``setChecked`` chose is then passed over, and so
    are the others, since they are not chosen: the keyboard reaches none of them.
    """

    def move_stop() -> None:
        chosen = group.checkedButton()
        for button in group.buttons():
            stop = button is chosen or chosen is None
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    group.idToggled.connect(lambda *_: move_stop())
    move_stop()
