"""The current highlight: its words, codes, stance and memo. What is typed is never lost."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.citations.locator import words as locator_words
from egpk_desk.desktop import i18n
from egpk_desk.desktop.organising.link_text import LinkText
from egpk_desk.desktop.panels.code_chip import CodeChip
from egpk_desk.desktop.panels.empty_state import EmptyState
from egpk_desk.desktop.panels.exclusive import keep_reachable
from egpk_desk.desktop.panels.flow_layout import FlowLayout, in_lines
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.panels.passage import PassageLines
from egpk_desk.desktop.panels.stances import stance_name
from egpk_desk.desktop.panels.through_choice import ThroughChoice
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Stance
from egpk_desk.text.bidi import isolate

_MOST = 400  # pixels of height that the panel asks for
_PAUSE = 800  # ms without typing, after which a memo is saved
_PASSAGE_PIXELS = 18


class _Room(QScrollArea):
    """As high as its contents need while letters have their ordinary size; scrolled where larger ones need more."""

    def __init__(self, details: QWidget) -> None:
        super().__init__()
        self._details = details
        self.setWidget(details)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        layout = self._details.layout()
        needed = layout.totalMinimumHeightForWidth(self.viewport().width()) if layout is not None else 0
        return QSize(super().minimumSizeHint().width(), min(needed, _MOST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # an area says nothing of what its contents need now
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return self._details.sizeHint()


class MemoPanel(QWidget):
    """Edits memo and stance of one highlight and takes codes off it.

    A memo is told by ``memoEdited`` when typing pauses, on Ctrl+Enter, when the field loses the focus, when another
    highlight is shown and when the panel is hidden.
    """

    memoEdited = Signal(str, str)  # noqa: N815 - Qt's way of naming; highlight, memo
    stanceChosen = Signal(str, str)  # noqa: N815
    codeRemoved = Signal(str, str)  # noqa: N815 - highlight, code
    throughChosen = Signal(str, str)  # noqa: N815 - highlight, marker of a note of the report

    def __init__(self, parent: QWidget | None = None, *, language: str | None = None) -> None:
        super().__init__(parent)
        language = language or i18n.language()
        self.setObjectName("memoPanel")
        self._language = language
        self._excerpt: Excerpt | None = None
        self._saved = ""
        self._told: dict[str, tuple[str, str]] = {}  # by highlight: the memo before, and the one that was told
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.flush)

        self.passage = PassageLines(_PASSAGE_PIXELS)
        self.passage.setObjectName("passage")
        self.passage.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # in Tab's chain before the chips, no stop of it
        self.place = RoleLabel(role="quiet")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, LIGHT.spacing.small)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._without = RoleLabel(self.tr("Without a code"), role="quiet")
        self.editor = LinkText()
        self.editor.setObjectName("memo")
        self.editor.setAccessibleName(self.tr("Memo"))
        self.editor.setPlaceholderText(self.tr("Write a memo on this passage…"))
        self.editor.setMinimumHeight(72)
        self.editor.installEventFilter(self)
        self.editor.textChanged.connect(self._typed)
        self.stances = QButtonGroup(self)
        self.stances.setExclusive(True)
        self.stances.idClicked.connect(self._choose_stance)
        self.through = ThroughChoice()
        self.through.chosen.connect(self._choose_through)
        self.empty = EmptyState()
        self.empty.say(
            self.tr("No highlight chosen"),
            self.tr("Click a highlight in the text or in the list to write a memo on it."),
        )

        details = QFrame()
        details.setObjectName("highlightDetails")
        column = QVBoxLayout(details)
        column.setContentsMargins(*[LIGHT.spacing.medium + LIGHT.spacing.small] * 4)
        column.setSpacing(LIGHT.spacing.medium)
        column.addWidget(self.passage)
        column.addWidget(self.place)
        column.addWidget(self._without)
        column.addWidget(self._chips)
        column.addWidget(self._stance_row())
        column.addWidget(self.through)
        column.addWidget(self.editor, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(_Room(details))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _stance_row(self) -> QWidget:
        for number, stance in enumerate(Stance):
            button = QPushButton(stance_name(stance) or self.tr("No stance"))
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setAccessibleName(self.tr("Stance: {stance}").format(stance=button.text()))
            self.stances.addButton(button, number)
        keep_reachable(self.stances)
        return in_lines(*self.stances.buttons(), spacing=0)

    @property
    def highlight(self) -> str | None:
        """The id of the highlight that is shown."""
        return self._excerpt.highlight.id if self._excerpt else None

    def show_excerpt(self, excerpt: Excerpt | None) -> None:
        """Show a highlight, or none. What was typed for the one before is saved first; for the same one it stays."""
        same = excerpt is not None and excerpt.highlight.id == self.highlight
        if not same:
            self.flush()
        typing = same and self._dirty
        self._excerpt = excerpt
        self._stack.setCurrentIndex(0 if excerpt is None else 1)
        if excerpt is None:
            return
        self.passage.set_text(excerpt.text)
        where = (locator_words(excerpt.cited.locator, self._language), one_line(excerpt.record.title))
        self.place.setText(i18n.directed(" · ".join(isolate(part) for part in where if part)))
        self._show_codes(excerpt)
        self.through.show_cited(excerpt.cited)
        for number, stance in enumerate(Stance):
            self.stances.button(number).setChecked(stance == excerpt.highlight.stance)
        if not typing:
            self._saved = self._memo_of(excerpt)
            if self.editor.memo() != self._saved:
                self.editor.set_memo(self._saved)  # not dirty: nothing is told of it

    def _memo_of(self, excerpt: Excerpt) -> str:
        """The memo to show: what was told of it last, where the library has not stored that yet."""
        before, told = self._told.get(excerpt.highlight.id, (None, ""))
        memo = excerpt.highlight.memo  # with its links
        if memo == before:
            return told
        self._told.pop(excerpt.highlight.id, None)
        return memo

    def edit_memo(self) -> None:
        """Put the keyboard into the memo, at its end."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.editor.setTextCursor(cursor)

    def flush(self) -> None:
        """Tell of the memo now if it has changed since it was last told."""
        self._timer.stop()
        if self._excerpt is not None and self._dirty:
            highlight, before = self._excerpt.highlight.id, self._saved
            self._saved = self.editor.memo()
            self._told[highlight] = (before, self._saved)
            self.memoEdited.emit(highlight, self._saved)

    @property
    def _dirty(self) -> bool:
        return self.editor.memo() != self._saved

    def _show_codes(self, excerpt: Excerpt) -> None:
        chips = [item.widget() for place in range(self._flow.count()) if (item := self._flow.itemAt(place))]
        if [chip.code for chip in chips if isinstance(chip, CodeChip)] != list(excerpt.codes):
            while (item := self._flow.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            for code in excerpt.codes:
                chip = CodeChip(code, self._language, self._chips)
                chip.clicked.connect(lambda _=False, identity=code.id: self._take_off(identity))
                self._flow.addWidget(chip)
                chip.show()
            self._chips.updateGeometry()
            self._order_tab_stops()
        self._chips.setVisible(bool(excerpt.codes))
        self._without.setVisible(not excerpt.codes)

    def _order_tab_stops(self) -> None:
        """Tab goes as the eye does, whenever the chips were made: codes, stance, what is cited, memo."""
        chips = [item.widget() for place in range(self._flow.count()) if (item := self._flow.itemAt(place))]
        stops: list[QWidget] = [self.passage, *filter(None, chips), *self.stances.buttons()]
        stops += [self.through.box, self.editor]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _take_off(self, code: str) -> None:
        if self._excerpt is not None:
            self.codeRemoved.emit(self._excerpt.highlight.id, code)

    def _choose_stance(self, number: int) -> None:
        if self._excerpt is not None:
            self.stanceChosen.emit(self._excerpt.highlight.id, list(Stance)[number].value)

    def _choose_through(self, marker: str) -> None:
        if self._excerpt is not None:
            self.throughChosen.emit(self._excerpt.highlight.id, marker)

    def _typed(self) -> None:
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor:
            if event.type() == QEvent.Type.FocusOut:
                self.flush()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.flush()
                    return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)
