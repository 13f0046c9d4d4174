"""A card over the page that says what could not be done, why, and what to do; it stays until it is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.i18n import say
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.errors import EgpkError

_STAYS = 8_000  # ms: long enough to read two lines twice
_WIDEST = 760


class Notice(QFrame):
    """Hidden until something is to be said. Escape or the cross puts it away; good news goes by itself.

    It lies over the foot of its parent and moves nothing there.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setObjectName("noticeWords")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.offer = QPushButton()
        self.offer.clicked.connect(self._take_up)
        self._act: Callable[[], object] | None = None
        close = QToolButton()
        close.setIcon(icons.icon("close"))
        close.setIconSize(QSize(16, 16))
        close.setToolTip(self.tr("Put this away"))
        close.setAccessibleName(self.tr("Put this away"))
        close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(LIGHT.spacing.large, LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.medium)
        row.setSpacing(LIGHT.spacing.medium)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.offer)
        row.addWidget(close)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_error(self, error: EgpkError) -> None:
        """Say what could not be done and what to do."""
        message, hint = say(error)
        self._say(f"{message} {hint}".strip(), "danger", "warning")

    def show_good(self, words: str) -> None:
        """Say what was done; goes away by itself."""
        self._say(words, "good", "good")
        self._timer.start()

    def show_offer(self, words: str, button: str, act: Callable[[], object]) -> None:
        """Say something and offer to do something about it; stays until it is taken up or put away."""
        self._say(words, "good", "good", button)
        self._act = act

    def _take_up(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _say(self, words: str, role: str, sign: str, button: str = "") -> None:
        self._timer.stop()
        self._act = None
        self.offer.setText(button)
        self.offer.setVisible(bool(button))
        self._sign.setPixmap(icons.icon(sign, role).pixmap(20, 20))
        self._words.setText(i18n.directed(words))
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._place()
        self.raise_()
        self.show()

    def _place(self) -> None:
        """As wide as its words need, in the middle of the parent's foot, where it hides no title and no button."""
        above = self.parentWidget()
        assert above is not None
        room = above.width() - 2 * LIGHT.spacing.huge
        around = 2 * LIGHT.spacing.huge + 2 * LIGHT.spacing.large + 20  # edges, gaps, the sign and the cross
        needed = self._words.fontMetrics().horizontalAdvance(self._words.text()) + around
        if self._act is not None or self.offer.text():
            needed += self.offer.sizeHint().width() + LIGHT.spacing.medium
        width = max(280, min(room, _WIDEST, needed))
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        top = above.height() - height - LIGHT.spacing.large
        self.setGeometry((above.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
