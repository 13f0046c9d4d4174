"""A field for a question about codes that offers codes, groups and the question's words while one types."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from egpk_desk.analysis.code_query import ARABIC
from egpk_desk.desktop.panels.kind_names import kind_label
from egpk_desk.library.records import Code, DocumentGroup, Kind
from egpk_desk.text.folding import fold

_FOLDED = Qt.ItemDataRole.UserRole + 1
_WRITTEN = Qt.ItemDataRole.UserRole + 2
_WORD = re.compile(r'[^\s()"«“»”]+$')


class QuestionField(QLineEdit):
    """Enter asks, by ``asked``. While a list of completions is open, Tab or Enter takes one; Escape puts it away."""

    asked = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setPlaceholderText(self.tr("Ask about codes: one INSIDE another, NOT a third…"))
        self.setToolTip(self.placeholderText())
        self.setAccessibleName(self.tr("Question about codes"))
        self.setClearButtonEnabled(True)
        self._model = QStandardItemModel(self)
        self.completions = QCompleter(self._model, self)
        self.completions.setWidget(self)
        self.completions.setCompletionRole(_FOLDED)
        self.completions.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completions.setMaxVisibleItems(10)
        offered = self.completions.popup()  # Qt's own: one that is given to it would have two owners
        assert offered is not None
        self.offered = offered
        self.offered.setObjectName("completions")
        self.offered.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.completions.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # one of two overloads
        self.textEdited.connect(lambda _: self.offer())
        self.textChanged.connect(lambda text: self.asked.emit("") if not text else None)

    def words(self) -> list[tuple[str, str]]:
        """The question's words in the language of the interface, and what each does."""
        does = {
            "AND": self.tr("both codes on one highlight"),
            "OR": self.tr("either code"),
            "NOT": self.tr("highlights without the code that follows"),
            "OVERLAPS": self.tr("the first shares letters with the second"),
            "INSIDE": self.tr("the first lies within the second"),
            "NEAR": self.tr("at most 300 characters apart; NEAR/50 says how many"),
            "BEFORE": self.tr("the second follows the first"),
        }
        return [(ARABIC[word] if self._language == "ar" else word, told) for word, told in does.items()]

    def set_known(self, codes: Sequence[Code], groups: Sequence[DocumentGroup], kinds: Sequence[Kind]) -> None:
        """Know the codes, groups and kinds that can be asked for."""
        self._model.clear()
        for code in codes:
            self._offer(code.name(self._language), code.name_ar, code.name_en, code.slug)
        for kind in dict.fromkeys(code.kind for code in codes):
            self._offer(kind_label(kind, kinds, self._language), kind)
        for group in groups:
            written = f'group:"{group.name}"' if self._language != "ar" else f'مجموعة:"{group.name}"'
            self._add(written, written, f"group {group.name}", "مجموعة")
        for word, told in self.words():
            self._add(f"{word}: {told}", word, word)

    def _offer(self, name: str, *called: str) -> None:
        shown = name or called[-1]
        self._add(shown, f'"{shown}"' if " " in shown or not shown.isascii() else shown, *called)

    def _add(self, shown: str, written: str, *called: str) -> None:
        item = QStandardItem(shown)
        item.setData(fold(" ".join((shown, *called))), _FOLDED)
        item.setData(written, _WRITTEN)
        self._model.appendRow(item)

    def _word(self) -> str:
        """What is being written at the cursor: a word, or a name since its quotation mark."""
        before = self.text()[: self.cursorPosition()]
        opened = [before.rfind('"') if before.count('"') % 2 else -1]
        opened += [before.rfind(one) for one, other in ("«»", "“”") if before.rfind(one) > before.rfind(other)]
        if max(opened) >= 0:
            return before[max(opened) :]
        match = _WORD.search(before)
        return match[0] if match else ""

    def offer(self) -> None:
        """Show what completes the word at the cursor."""
        word = fold(self._word().strip('"«“')).strip()
        if not word:
            self.offered.hide()
            return
        self.completions.setCompletionPrefix(word)
        if not self.completions.completionCount():
            self.offered.hide()
            return
        self.completions.complete()

    def _take(self, index: QModelIndex) -> None:
        self.insert_word(str(index.data(_WRITTEN)), replacing=len(self._word()))

    def insert_word(self, written: str, *, replacing: int = 0) -> None:
        """Write a word or a name at the cursor, over so many letters before it."""
        text, at = self.text(), self.cursorPosition()
        before, after = text[: at - replacing], text[at:].lstrip()
        if before and not before.endswith((" ", "(")):
            before += " "
        before += written + " "
        self.setText(before + after)
        self.setCursorPosition(len(before))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.offered
        key = event.key()
        if popup.isVisible():
            if key == Qt.Key.Key_Tab:
                index = popup.currentIndex()
                index = index if index.isValid() else popup.model().index(0, 0)
                popup.hide()
                self._take(index)
                return
            if key == Qt.Key.Key_Escape or (
                key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and popup.currentIndex().isValid()
            ):
                event.ignore()  # the list's own
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                popup.hide()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.asked.emit(self.text().strip())
            return
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab completes while the list is open."""
        if next and self.offered.isVisible():
            return False
        return super().focusNextPrevChild(next)
