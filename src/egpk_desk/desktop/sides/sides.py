"""The desk in the middle of the window: one side or two, the reports open in each, and the way between their places.

One of the two sides is *active*: there the user works, and what codes, copies or corrects means its report.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from egpk_desk.desktop.coding import Coding
from egpk_desk.desktop.sides.history import Place
from egpk_desk.desktop.sides.open_reports import OpenReports
from egpk_desk.desktop.sides.side import Side
from egpk_desk.desktop.sides.tab import DeskState, SideState, Tab
from egpk_desk.library.records import DocumentRecord


class Sides(OpenReports):
    """Adds to opening and closing: two sides at once, going back, keeping in step with the library, and the state."""

    def work_with(self, coding: Coding) -> None:
        super().work_with(coding)
        self.tabDropped.connect(self._take_dropped)

    # Two sides

    def set_split(self, split: bool) -> None:
        """Read on two sides, at first the same report in both, or on one."""
        if split == self.split:
            return
        tab = self.active.bar.current()
        if split and tab is not None:
            self._copy_beside(tab)
        elif not split:
            self._join()
        self._tell_sides()

    def _copy_beside(self, tab: Tab) -> None:
        side = self._side_of(tab)
        if side is not None and side.shown is tab:
            side.keep()
        beside = self._second()
        made = Tab(tab.document, tab.title, tab.position, tab.zoom, tab.shown, tab.fit, tab.percent)
        beside.add(made)
        beside.bar.choose(made)
        self.activate(beside)
        self._load(beside, made, keep_way=False)

    def _join(self) -> None:
        """Bring the tabs of the second side to the first; what one reads stays in view."""
        first, second = self.visible()
        for side in (first, second):
            side.keep()
        wanted = self.active.bar.current()
        open_in_first = {tab.document for tab in first.bar.tabs()}
        for tab in second.bar.tabs():
            second.take(tab)
            if tab.document not in open_in_first or tab is wanted:
                first.add(tab, first.bar.count())
        self._put_away(second)
        if wanted is not None and wanted is not first.shown:
            first.bar.choose(wanted)
            self._load(first, wanted, keep_way=False)

    def move_across(self, tab: Tab | None = None) -> None:
        """Move a tab, or the one that is shown, to the other side, which is made where there is none."""
        tab = tab or self.active.bar.current()
        side = self._side_of(tab) if tab is not None else None
        if tab is None or side is None:
            return
        if not self.split and side.bar.count() == 1:
            self._copy_beside(tab)  # there would be nothing on the one side
            return
        side.keep()
        target = self._second() if side is self.active else self.active
        self._take(side, tab)
        twin = target.tab_of(tab.document)
        if twin is not None:
            target.take(twin)
        target.add(tab, target.bar.count())
        self.activate(target)
        target.bar.choose(tab)
        self._load(target, tab, keep_way=False)

    def _take_dropped(self, tab: Tab, splits: bool) -> None:
        if not splits or not self.split:
            self.move_across(tab)

    def go_across(self) -> None:
        """Put the keyboard into the other side."""
        beside = self.other()
        if beside is not None:
            self.activate(beside)
            self.active.reader.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # The way

    def go_back(self) -> None:
        """Go to the place before the last jump, in whichever report it lies."""
        self._travel(self.history.back(self.here()))

    def go_on(self) -> None:
        """Go where one last went back from."""
        self._travel(self.history.on(self.here()))

    def _travel(self, place: Place | None) -> None:
        if place is not None:
            self.open(place.document, place.position, keep_way=False)

    # What the library holds

    def set_records(self, records: Sequence[DocumentRecord]) -> None:
        """Know the reports of the library: their titles, and which are not there any more."""
        self._records = {record.id: record for record in records}
        for side in self._sides:
            for tab in side.bar.tabs():
                record = self._records.get(tab.document)
                if record is None:
                    self.close_tab(tab, remember=False)
                elif tab.title != record.title:
                    tab.title = record.title
                    side.bar.retitle(tab)
            self._renew(side)
        self.history.forget_all_but(self._records)

    def _renew(self, side: Side) -> None:
        record = self._records.get(side.shown.document) if side.shown is not None else None
        before = side.reading.record
        if record is None or before is None:
            return
        side.reading.set_record(record)
        if record.revision != before.revision and side is not self.active and side.shown is not None:
            self._load(side, side.shown)  # of the side in which one works, whoever corrects texts sees to it

    def set_welcome(self, *, documents: int, read_only: bool) -> None:
        """Know how many reports there are, for what a side says in which none is open."""
        self._welcome = (documents, read_only)
        for side in self._sides:
            side.reading.welcome.show_state(documents=documents, read_only=read_only)

    # The state

    def state(self) -> DeskState:
        """What is open, and how."""
        sides = self.visible()
        for side in sides:
            side.keep()
        return DeskState(
            sides=tuple(SideState(tuple(side.bar.tabs()), side.bar.currentIndex()) for side in sides),
            active=sides.index(self.active) if self.active in sides else 0,
            widths=tuple(self.sizes()) if self.split else (),
        )

    def restore(self, state: DeskState) -> None:
        """Open what was open, as far as it is still in the library."""
        wanted = [(side.tabs[side.current] if side.tabs else None, side.tabs) for side in state.sides]
        kept = [
            (tab, there) for tab, tabs in wanted if (there := [each for each in tabs if each.document in self._records])
        ]
        for number, (chosen, tabs) in enumerate(kept[:2]):
            side = self.active if number == 0 else self._second()
            for tab in tabs:
                tab.title = self._records[tab.document].title
                side.add(tab, side.bar.count())
            current = chosen if chosen in tabs else tabs[0]
            assert current is not None
            side.bar.choose(current)
            self._load(side, current, keep_way=False)
        if len(kept) == 2:
            if len(state.widths) == 2 and all(state.widths):
                self.setSizes(list(state.widths))
            if state.active == 1:
                self.activate(self.visible()[1])

    def close_views(self) -> None:
        """End what draws the pages."""
        for side in self._sides:
            side.turning.close()
