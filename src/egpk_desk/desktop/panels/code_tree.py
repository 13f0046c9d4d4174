"""The codebook beside the text: kinds, codes below them, what the current highlight carries, and the number keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.code_places import at_or_below, beside, inwards, numbered, outwards, siblings
from egpk_desk.desktop.panels.code_row import CARRIED, CODE, COUNT, FILTERED, KIND, NUMBER, said
from egpk_desk.desktop.panels.code_tree_view import CodeTreeView
from egpk_desk.desktop.panels.filter_field import FilterField
from egpk_desk.desktop.panels.kind_names import kind_label
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Code, Kind
from egpk_desk.text.bidi import isolate
from egpk_desk.text.folding import fold


class CodeTree(QWidget):
    """The codes. Enter, Space, a double click or a click on the disc gives one; a click on its count filters by it.

    F2 edits a code, Delete removes it, Alt with an arrow moves it a step up, down, in or out, Ctrl+Enter shows only its
    passages.
    """

    codeTriggered = Signal(str)  # noqa: N815 - Qt's way of naming
    filterRequested = Signal(str)  # noqa: N815
    addRequested = Signal(str)  # noqa: N815
    editRequested = Signal(str)  # noqa: N815
    memoRequested = Signal(str)  # noqa: N815
    retireRequested = Signal(str)  # noqa: N815
    removalRequested = Signal(str)  # noqa: N815
    moveRequested = Signal(str, str, int)  # noqa: N815 - the code, the code to stand below ("": the top of its kind),
    # and its place among those there, from 0 (-1: the last)
    mergeRequested = Signal(str)  # noqa: N815
    splitRequested = Signal(str)  # noqa: N815
    selectionDropped = Signal(str)  # noqa: N815 - a passage was dropped on a code

    def __init__(self, parent: QWidget | None = None, *, language: str | None = None) -> None:
        super().__init__(parent)
        language = language or i18n.language()
        self.setObjectName("codeTree")
        self._language = language
        self._codes: dict[str, Code] = {}
        self._counts: Mapping[str, int] = {}
        self._kinds: Sequence[Kind] = ()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._numbers: dict[int, str] = {}
        self._checked: frozenset[str] = frozenset()
        self._filter = ""
        self._closed: set[str] = set()
        self._show_retired = False
        self.field = FilterField(self.tr("Find a code"), self)
        self.view = CodeTreeView(self)
        self.view.setAccessibleName(self.tr("Codes"))
        self.only = QFrame()
        self.only.setObjectName("onlyThisCode")
        self._only_name = RoleLabel(role="text")
        self._show_all = QPushButton(self.tr("Show all"))
        self._show_all.setProperty("role", "link")
        self._show_all.clicked.connect(lambda: self._ask_for_filter(""))
        self._add = QToolButton()
        self._add.setText(self.tr("New code…"))
        self._add.setToolTip(self.tr("Add a code below the chosen one"))
        self._add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add.clicked.connect(self._request_addition)

        bar = QHBoxLayout(self.only)
        bar.setContentsMargins(LIGHT.spacing.medium, 0, LIGHT.spacing.small, 0)
        bar.addWidget(self._only_name, 1)
        bar.addWidget(self._show_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.medium, LIGHT.spacing.small)
        layout.setSpacing(LIGHT.spacing.small)
        layout.addWidget(self.field)
        layout.addWidget(self.only)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeading)
        self.only.hide()

        self.field.wordsChanged.connect(self._narrow)
        self.field.chosen.connect(self._trigger_first)
        self.field.left.connect(self._go_to_tree)
        self.view.discClicked.connect(self._trigger)
        self.view.countClicked.connect(self._toggle_filter)
        self.view.nameDoubleClicked.connect(self._trigger)
        self.view.dropped.connect(self._dropped)
        self.view.selectionDropped.connect(self.selectionDropped)
        self.view.keyed.connect(self._keyed)
        self.view.itemCollapsed.connect(lambda item: self._remember_state(item, closed=True))
        self.view.itemExpanded.connect(lambda item: self._remember_state(item, closed=False))
        self.view.customContextMenuRequested.connect(self._open_menu)

    # What is shown

    def set_codes(self, codes: Sequence[Code], counts: Mapping[str, int], kinds: Sequence[Kind] | None = None) -> None:
        """Show the codebook, every code after the one above it; ``counts`` are highlights by code id.

        ``kinds`` name the kinds, those without codes too; without them they stay as they were.
        """
        current = self.current()
        self._kinds = self._kinds if kinds is None else kinds
        self._codes, self._counts = {code.id: code for code in codes}, counts
        self._numbers = dict(enumerate((code.id for code in numbered(codes)), start=1))
        numbers = {code: number for number, code in self._numbers.items()}
        self.view.blockSignals(True)
        self.view.clear()
        self._items = {}
        kinds_shown: dict[str, QTreeWidgetItem] = {}
        for code in codes:
            if code.retired and not self._show_retired:
                continue
            if code.kind not in kinds_shown:
                kinds_shown[code.kind] = self._kind_item(code.kind)
            above = self._items.get(code.parent or "", kinds_shown[code.kind])
            item = QTreeWidgetItem(above)
            item.setData(0, CODE, code)
            item.setData(0, NUMBER, numbers.get(code.id))
            item.setData(0, COUNT, counts.get(code.id, 0))
            item.setText(0, code.name(self._language))
            item.setToolTip(0, self._tip(code))
            self._items[code.id] = item
        for kind in self._kinds:
            if kind.slug not in kinds_shown:
                kinds_shown[kind.slug] = self._kind_item(kind.slug)
        for key, item in [*kinds_shown.items(), *self._items.items()]:
            item.setExpanded(key not in self._closed)
        self.view.blockSignals(False)
        self.set_checked(self._checked)
        if self._filter and self._filter not in self._codes:
            self.set_filter("")
        self._show_filter()
        self._narrow(self.field.words)
        if current in self._items:
            self.view.setCurrentItem(self._items[current])

    def set_checked(self, codes: Collection[str]) -> None:
        """Tick the codes that the current highlight carries."""
        self._checked = frozenset(codes)
        for identity, item in self._items.items():
            carried = identity in self._checked
            item.setData(0, CARRIED, carried)
            self._say(item, self._codes[identity])

    def set_filter(self, code: str) -> None:
        """Show that only this code's passages are listed; ``""`` for all. Emits nothing."""
        self._filter = code
        self._show_filter()

    def code_for_number(self, number: int) -> str | None:
        """The id of the code that a number key applies."""
        return self._numbers.get(number)

    def numbered_codes(self) -> dict[int, Code]:
        """The codes that have a number key, by number."""
        return {number: self._codes[code] for number, code in self._numbers.items()}

    def current(self) -> str | None:
        """The id of the code on which the keyboard stands."""
        item = self.view.currentItem()
        code: Code | None = item.data(0, CODE) if item else None
        return code.id if code else None

    def choose(self, code: str) -> None:
        """Put the keyboard on a code, and bring it into view."""
        if (item := self._items.get(code)) is not None:
            self.view.setCurrentItem(item)
            self.view.scrollToItem(item)

    def current_kind(self) -> str | None:
        """The kind on whose head, or on one of whose codes, the keyboard stands."""
        item = self.view.currentItem()
        if item is None:
            return None
        code: Code | None = item.data(0, CODE)
        return code.kind if code else str(item.data(0, KIND))

    def _kind_item(self, kind: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.view)
        item.setText(0, self._kind_name(kind))
        item.setData(0, KIND, kind)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        return item

    def _kind_name(self, kind: str) -> str:
        return kind_label(kind, self._kinds, self._language)

    def _tip(self, code: Code) -> str:
        other = code.name("en" if self._language == "ar" else "ar")
        names = [isolate(code.name(self._language))] + ([isolate(other)] if other != code.name(self._language) else [])
        return "\n".join([*names, *([code.definition] if code.definition else [])])

    def _say(self, item: QTreeWidgetItem, code: Code) -> None:
        count, number = item.data(0, COUNT), item.data(0, NUMBER)
        text = said(
            code.name(self._language),
            self.tr("on this passage") if item.data(0, CARRIED) else "",
            self.tr("%n highlight(s)", "", count) if count else "",
            self.tr("key {key}").format(key=number) if number else "",
            self.tr("retired") if code.retired else "",
        )
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, text)

    def _show_filter(self) -> None:
        for identity, item in self._items.items():
            item.setData(0, FILTERED, identity == self._filter)
        code = self._codes.get(self._filter)
        if code is not None:
            name = isolate(code.name(self._language))
            self._only_name.setText(self.tr("Only {code}").format(code=name))
        self.only.setVisible(code is not None)

    # Narrowing

    def _narrow(self, words: list[str]) -> None:
        hits = {
            identity
            for identity, code in self._codes.items()
            if all(word in fold(f"{code.name_ar}\n{code.name_en}\n{code.slug}") for word in words)
        }
        for top in range(self.view.topLevelItemCount()):
            self._hide(self.view.topLevelItem(top), hits, bool(words))

    def _hide(self, item: QTreeWidgetItem | None, hits: set[str], narrowing: bool) -> bool:
        """Hide what neither matches nor stands above a match; whether the item stays is returned."""
        if item is None:
            return False
        code: Code | None = item.data(0, CODE)
        kept = [self._hide(item.child(place), hits, narrowing) for place in range(item.childCount())]
        stays = any(kept) or (code.id in hits if code else not narrowing)
        item.setHidden(not stays)
        key = code.id if code else item.data(0, KIND)
        self.view.blockSignals(True)
        item.setExpanded(narrowing or key not in self._closed)
        self.view.blockSignals(False)
        return stays

    def _remember_state(self, item: QTreeWidgetItem, *, closed: bool) -> None:
        code: Code | None = item.data(0, CODE)
        key = code.id if code else item.data(0, KIND)
        (self._closed.add if closed else self._closed.discard)(key)

    def _first_hit(self) -> QTreeWidgetItem | None:
        words = self.field.words
        shown = (item for item in self._items.values() if not item.isHidden())
        for item in shown:
            code: Code = item.data(0, CODE)
            if all(word in fold(f"{code.name_ar}\n{code.name_en}\n{code.slug}") for word in words):
                return item
        return None

    def _trigger_first(self) -> None:
        item = self._first_hit()
        if item is not None and self.field.words:
            self.view.setCurrentItem(item)
            self._trigger(item.data(0, CODE).id)

    def _go_to_tree(self) -> None:
        item = self._first_hit()
        if item is not None:
            self.view.setCurrentItem(item)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is asked for

    def _trigger(self, code: str) -> None:
        known = self._codes.get(code)
        if known is not None and (not known.retired or code in self._checked):
            self.codeTriggered.emit(code)

    def _toggle_filter(self, code: str) -> None:
        self._ask_for_filter("" if code == self._filter else code)

    def _ask_for_filter(self, code: str) -> None:
        self.set_filter(code)
        self.filterRequested.emit(code)

    def _request_addition(self) -> None:
        self.addRequested.emit(self.current() or self.current_kind() or "driver")

    def _dropped(self, code: str, target: str, where: str) -> None:
        moved, other = self._codes[code], self._codes.get(target)
        if other is None:
            if target == moved.kind and moved.parent is not None:
                self.moveRequested.emit(code, "", -1)
        elif other.id in at_or_below(code, self._codes):
            return
        elif where == "on":
            if other.id != moved.parent:
                self.moveRequested.emit(code, other.id, -1)
        elif other.parent is not None or other.kind == moved.kind:
            line = [sibling for sibling in siblings(other, self._codes) if sibling != code]
            at = line.index(other.id) + (where == "below")
            if other.parent != moved.parent or at != siblings(moved, self._codes).index(code):
                self.moveRequested.emit(code, other.parent or "", at)

    def _move_beside(self, code: Code, by: int) -> None:
        at = beside(code, by, self._codes)
        if at is not None:
            self.moveRequested.emit(code.id, code.parent or "", at)

    def _keyed(self, key: int, modifiers: Qt.KeyboardModifier) -> None:
        item = self.view.currentItem()
        identity = self.current()
        if item is None or identity is None:
            if item is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                item.setExpanded(not item.isExpanded())
            return
        match key:
            case Qt.Key.Key_F2:
                self.editRequested.emit(identity)
            case Qt.Key.Key_Delete:
                self.removalRequested.emit(identity)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                rightwards = (key == Qt.Key.Key_Right) != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
                target = (
                    inwards(self._codes[identity], self._codes)
                    if rightwards
                    else outwards(self._codes[identity], self._codes)
                )
                if target is not None:
                    self.moveRequested.emit(identity, target, -1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._move_beside(self._codes[identity], -1 if key == Qt.Key.Key_Up else 1)
            case _ if modifiers & Qt.KeyboardModifier.ControlModifier:
                self._toggle_filter(identity)
            case _:
                self._trigger(identity)

    def _open_menu(self, place: QPoint) -> None:
        item = self.view.itemAt(place)
        if item is not None:
            self.view.setCurrentItem(item)
        self.menu().popup(self.view.viewport().mapToGlobal(place))

    def menu(self) -> QMenu:
        """What can be done with the code, or the kind, on which the keyboard stands."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        identity = self.current()
        if identity is not None:
            code = self._codes[identity]
            carried = identity in self._checked
            apply = menu.addAction(self.tr("Take off the passage") if carried else self.tr("Give to the passage"))
            apply.setShortcut(QKeySequence(Qt.Key.Key_Return))
            apply.setEnabled(not code.retired or carried)
            apply.triggered.connect(lambda: self._trigger(identity))
            only = menu.addAction(
                self.tr("Show all passages") if identity == self._filter else self.tr("Show only its passages")
            )
            only.setShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return))
            only.triggered.connect(lambda: self._toggle_filter(identity))
            menu.addSeparator()
            menu.addAction(self.tr("New code below it…")).triggered.connect(lambda: self.addRequested.emit(identity))
            edit = menu.addAction(self.tr("Names, colour, definition…"))
            edit.setShortcut(QKeySequence(Qt.Key.Key_F2))
            edit.triggered.connect(lambda: self.editRequested.emit(identity))
            menu.addAction(self.tr("Memo on it…")).triggered.connect(lambda: self.memoRequested.emit(identity))
            self._add_moves(menu, code)
            menu.addAction(self.tr("Merge into another…")).triggered.connect(lambda: self.mergeRequested.emit(identity))
            split = menu.addAction(self.tr("Split…"))
            split.setEnabled(bool(self._counts.get(identity)))
            split.triggered.connect(lambda: self.splitRequested.emit(identity))
            retire = menu.addAction(self.tr("Take into use again") if code.retired else self.tr("Retire"))
            retire.triggered.connect(lambda: self.retireRequested.emit(identity))
            removal = menu.addAction(self.tr("Remove"))
            removal.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
            removal.triggered.connect(lambda: self.removalRequested.emit(identity))
            menu.addSeparator()
        elif (kind := self.current_kind()) is not None:
            menu.addAction(self.tr("New code…")).triggered.connect(lambda: self.addRequested.emit(kind))
        retired = menu.addAction(self.tr("Show retired codes"))
        retired.setCheckable(True)
        retired.setChecked(self._show_retired)
        retired.toggled.connect(self._set_show_retired)
        return menu

    def _add_moves(self, menu: QMenu, code: Code) -> None:
        for words, by, key in ((self.tr("Move up"), -1, Qt.Key.Key_Up), (self.tr("Move down"), 1, Qt.Key.Key_Down)):
            action = menu.addAction(words)
            action.setShortcut(QKeySequence(Qt.KeyboardModifier.AltModifier | key))
            action.setEnabled(beside(code, by, self._codes) is not None)
            action.triggered.connect(lambda _=False, by=by: self._move_beside(code, by))
        moves = (
            (self.tr("Move one step in"), inwards(code, self._codes), Qt.Key.Key_Right),
            (self.tr("Move one step out"), outwards(code, self._codes), Qt.Key.Key_Left),
        )
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        other = {Qt.Key.Key_Right: Qt.Key.Key_Left, Qt.Key.Key_Left: Qt.Key.Key_Right}
        for words, target, key in moves:
            action = menu.addAction(words)
            action.setShortcut(QKeySequence(Qt.KeyboardModifier.AltModifier | (other[key] if mirrored else key)))
            action.setEnabled(target is not None)
            action.triggered.connect(lambda _=False, to=target: self.moveRequested.emit(code.id, to or "", -1))

    def _set_show_retired(self, shown: bool) -> None:
        self._show_retired = shown
        self.set_codes(list(self._codes.values()), self._counts)
