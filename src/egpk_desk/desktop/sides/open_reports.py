"""Opening reports in tabs, on one side or two, and closing them; which of the sides is the one in which one works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QWidget

from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.coding import Coding
from egpk_desk.desktop.reader import ReadingPosition
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sides.history import History, Place
from egpk_desk.desktop.sides.side import Side
from egpk_desk.desktop.sides.tab import Tab
from egpk_desk.desktop.snapshot import OpenDocument, read_document
from egpk_desk.desktop.theme import Theme
from egpk_desk.desktop.work import Session
from egpk_desk.library.records import DocumentRecord

Then = Callable[[], None] | ReadingPosition | None
_CLOSED_KEPT = 25
_UNTIL_IDLE = 2500  # ms after the start, when the window is there and nothing is waited for


@dataclass(frozen=True, slots=True)
class _Closed:
    """A tab that was closed, and where it stood."""

    tab: Tab
    side: int
    place: int


class OpenReports(QSplitter):
    """Opens, shows and closes reports on one side or two; each is read in a lane and shown when it is there."""

    leaving = Signal()  # another report, or the other side, is about to come to the fore
    shown = Signal()  # another report, or the other side, has come to the fore
    sideMade = Signal(object)  # noqa: N815 - Qt's way of naming; a Side, to be connected
    tabDropped = Signal(object, bool)  # noqa: N815 - a Tab; whether on the half of its own side that would split it
    stood = Signal()  # something of what is kept for the next start has changed
    failed = Signal(object)  # EgpkError

    def __init__(
        self, session: Session, theme: Theme, actions: Actions, settings: WindowSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("sides")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._session, self._theme, self._actions, self._settings = session, theme, actions, settings
        self._coding: Coding | None = None
        self._records: Mapping[str, DocumentRecord] = {}
        self._welcome = (0, False)
        self._closed: list[_Closed] = []
        self._held = False  # jumps are not the user's own: they leave no place to go back to
        self.history = History(self)
        self._sides = [Side(session, theme, actions)]
        self.active = self._sides[0]
        self.addWidget(self.active)
        self._idle = QTimer(self, singleShot=True, interval=_UNTIL_IDLE)
        self._idle.timeout.connect(self.make_spare)
        self.splitterMoved.connect(lambda *_: self.stood.emit())
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def work_with(self, coding: Coding) -> None:
        """Take what keeps the highlights; it knows the first side's reader."""
        self._coding = coding
        self._idle.start()
        self._connect(self.active)

    def _connect(self, side: Side) -> None:
        bar = side.bar
        bar.tabChosen.connect(lambda tab: self._load(side, tab))
        bar.closeRequested.connect(self.close_tab)
        bar.orderChanged.connect(self.stood)
        bar.menuRequested.connect(lambda tab, place: self._open_tab_menu(side, tab, place))
        side.touched.connect(lambda: self.activate(side))
        side.tabDropped.connect(self.tabDropped)
        side.stood.connect(self.stood)
        side.reader.jumped.connect(lambda position: self._jumped(side, position))
        side.reader.set_zoom(self._settings.zoom)
        side.reader.zoomChanged.connect(lambda percent: setattr(self._settings, "zoom", percent))
        self.sideMade.emit(side)

    # Sides

    def visible(self) -> list[Side]:
        """The sides that are there, in the order in which one reads."""
        placed = [self.widget(at) for at in range(self.count())]
        return [side for side in placed if isinstance(side, Side) and not side.isHidden()]

    @property
    def split(self) -> bool:
        """Whether there are two sides."""
        return len(self.visible()) > 1

    def other(self) -> Side | None:
        """The side in which one does not work; None where there is one alone."""
        return next((side for side in self.visible() if side is not self.active), None)

    def activate(self, side: Side) -> None:
        """Work in a side from now on."""
        if side is self.active or side.isHidden():
            return
        self.leaving.emit()
        before, self.active = self.active, side
        before.set_active(False)
        side.set_active(True)
        assert self._coding is not None
        self._coding.turn_to(self._coding.attach(side.reader))
        self.shown.emit()
        self.stood.emit()

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        side = self._side_of_widget(now) if now is not None else None
        if side is not None:
            self.activate(side)

    def _side_of_widget(self, widget: QWidget) -> Side | None:
        return next((side for side in self._sides if side.isAncestorOf(widget)), None)

    def _side_of(self, tab: Tab) -> Side | None:
        return next((side for side in self._sides if side.bar.place_of(tab) >= 0), None)

    def _second(self) -> Side:
        """The side that is not active, shown beside it, at the end."""
        self.make_spare()
        spare = next(side for side in self._sides if side is not self.active)
        if not self.split:
            half = max(1, self.active.width() // 2)
            self.addWidget(spare)
            spare.show()
            self.setSizes([half, half])
            self._tell_sides()
        return spare

    def make_spare(self) -> None:
        """Make the second side, which takes some 30 ms, ready to be shown."""
        if len(self._sides) > 1:
            return
        spare = Side(self._session, self._theme, self._actions, active=False)
        spare.set_active(False)
        spare.reading.welcome.show_state(documents=self._welcome[0], read_only=self._welcome[1])
        self._sides.append(spare)
        assert self._coding is not None
        self._coding.attach(spare.reader)
        self._connect(spare)
        spare.hide()
        self.addWidget(spare)

    def _tell_sides(self) -> None:
        for side in self._sides:
            side.set_beside(self.split)
        self._actions.split.setChecked(self.split)
        self.stood.emit()

    def _put_away(self, side: Side) -> None:
        """Have one side alone again; ``side`` has no tabs any more."""
        rest = next(each for each in self._sides if each is not side)
        self._empty(side)
        self.activate(rest)
        side.hide()
        self._tell_sides()

    def _empty(self, side: Side) -> None:
        side.empty()
        assert self._coding is not None
        self._coding.show(self._coding.attach(side.reader), None, ())

    # Opening

    def open(self, document: str, then: Then = None, *, keep_way: bool = True) -> None:
        """Open a report where one works, or go where it is shown; ``then`` is called, or gone to, once it is shown.

        Without ``keep_way`` no place is left to go back to.
        """
        act = self._as_call(then)
        beside = self.other()
        if not self._shows(self.active, document) and beside is not None and self._shows(beside, document):
            if keep_way:
                self._leave(self.active)
            self.activate(beside)
        if self._shows(self.active, document):
            if act is not None:
                self._run(act, held=not keep_way)
            self.active.reader.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        tab = self.active.tab_of(document)
        is_new = tab is None
        if tab is None:
            tab = self._new_tab(document)
            self.active.add(tab)
        self.active.bar.choose(tab)
        self._load(self.active, tab, act, keep_way=keep_way, is_new=is_new)

    def _new_tab(self, document: str) -> Tab:
        record = self._records.get(document)
        reader, turning = self.active.reader, self.active.turning
        title = record.title if record else ""
        return Tab(document, title, zoom=reader.settings.zoom, shown=turning.chosen)

    @staticmethod
    def _shows(side: Side, document: str) -> bool:
        tab = side.shown
        return tab is not None and tab.document == document and side.bar.current() is tab

    def _as_call(self, then: Then) -> Callable[[], None] | None:
        if not isinstance(then, ReadingPosition):
            return then
        position = then

        def go() -> None:
            self.active.reader.restore_position(position)
            self.active.turning.follow_text()

        return go

    def _run(self, act: Callable[[], None], *, held: bool) -> None:
        self._held = held
        try:
            act()
        finally:
            self._held = False

    def _load(
        self,
        side: Side,
        tab: Tab,
        then: Callable[[], None] | None = None,
        *,
        keep_way: bool = True,
        is_new: bool = False,
    ) -> None:
        """Read a tab's document and show it, if the tab is still the chosen one when it is there."""
        if side is self.active:
            self.leaving.emit()

        def show(opened: OpenDocument) -> None:
            if side.bar.current() is not tab:
                return
            if keep_way and side is self.active and side.shown is not tab:
                self._leave(side)
            self._put(side, tab, opened)
            if then is not None:
                self._run(then, held=True)

        def failed(error: object) -> None:
            if side.bar.place_of(tab) < 0:
                return  # closed meanwhile, as when its report was removed
            if is_new and side.shown is not tab:
                self.close_tab(tab, remember=False)
            self.failed.emit(error)

        self._session.changes.submit(
            lambda workspace, _: read_document(workspace, tab.document),
            show,
            failed,
            owner=self,
            key=f"open-{self._sides.index(side)}",
        )

    def show_anew(self, opened: OpenDocument) -> None:
        """Show the report in hand as it is now: its text has become another."""
        if self.active.shown is not None and self.active.shown.document == opened.record.id:
            self._put(self.active, self.active.shown, opened)

    def reread(self, document: str) -> None:
        """Read a report again wherever it is shown."""
        for side in self.visible():
            if side.shown is not None and side.shown.document == document and side.bar.current() is side.shown:
                self._load(side, side.shown)

    def _put(self, side: Side, tab: Tab, opened: OpenDocument) -> None:
        side.keep()
        side.put(tab, opened)
        assert self._coding is not None
        self._coding.show(self._coding.attach(side.reader), opened.record, opened.excerpts)
        side.go_to_place()
        if side is self.active:
            self.shown.emit()
        self.stood.emit()

    # Tabs

    def close_tab(self, tab: Tab | None = None, *, remember: bool = True) -> None:
        """Close a tab, or the one that is shown; :meth:`reopen` brings it back, unless it is not to be remembered."""
        tab = tab or self.active.bar.current()
        side = self._side_of(tab) if tab is not None else None
        if tab is None or side is None:
            return
        if side is self.active:
            self.leaving.emit()
        if side.shown is tab:
            side.keep()
            if remember and side is self.active:
                self._leave(side)
        if remember:
            self._closed.append(_Closed(tab, self._sides.index(side), side.bar.place_of(tab)))
            del self._closed[:-_CLOSED_KEPT]
        self._take(side, tab)

    def _take(self, side: Side, tab: Tab) -> None:
        """Take a tab out of a side, and show what comes to the fore by that."""
        following = side.take(tab)
        if following is not None:
            side.bar.choose(following)
            self._load(side, following, keep_way=False)
        elif not side.bar.count() and self.split:
            self._put_away(side)
        elif not side.bar.count():
            self._empty(side)
            self.shown.emit()
        self.stood.emit()

    def close_others(self, tab: Tab | None = None) -> None:
        """Close all tabs of a side but one."""
        tab = tab or self.active.bar.current()
        side = self._side_of(tab) if tab is not None else None
        if tab is None or side is None:
            return
        side.bar.setCurrentIndex(side.bar.place_of(tab))
        for each in side.bar.tabs():
            if each is not tab:
                self.close_tab(each)

    def reopen(self) -> None:
        """Open the tab that was closed last, where it stood and as it was left."""
        while self._closed:
            closed = self._closed.pop()
            if closed.tab.document not in self._records:
                continue
            side = self._sides[closed.side] if self._sides[closed.side] in self.visible() else self.active
            if side.tab_of(closed.tab.document) is not None:
                continue  # it was opened again in another way
            side.add(closed.tab, min(closed.place, side.bar.count()))
            self.activate(side)
            side.bar.choose(closed.tab)
            self._load(side, closed.tab)
            return

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can be opened again."""
        return any(closed.tab.document in self._records for closed in self._closed)

    def _open_tab_menu(self, side: Side, tab: Tab, place: QPoint) -> None:
        """What can be done with a tab: it is chosen first, so that the window's actions mean it."""
        self.activate(side)
        side.bar.setCurrentIndex(side.bar.place_of(tab))
        a = self._actions
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([a.close_tab, a.close_others, a.reopen_tab])
        menu.addSeparator()
        menu.addActions([a.move_tab, a.split])
        menu.popup(place)

    def step(self, by: int) -> None:
        """Go to the tab after (1) or before (-1) the one that is shown, after the last to the first."""
        bar = self.active.bar
        if bar.count() > 1:
            bar.setCurrentIndex((bar.currentIndex() + by) % bar.count())

    # The way

    def here(self) -> Place | None:
        """The place at which one reads."""
        return self._place_in(self.active)

    @staticmethod
    def _place_in(side: Side) -> Place | None:
        if side.shown is None or side.reader.page is None:
            return None
        side.turning.settle()
        return Place(side.shown.document, side.reader.position())

    def _leave(self, side: Side) -> None:
        place = self._place_in(side)
        if place is not None:
            self.history.leave(place)

    def _jumped(self, side: Side, position: ReadingPosition) -> None:
        if not self._held and side.shown is not None:
            self.history.leave(Place(side.shown.document, position))
