"""What is kept of an open report while another is shown: a few numbers, never its text or its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from egpk_desk.desktop.pages.column import Fit
from egpk_desk.desktop.pages.turning import Shown
from egpk_desk.desktop.reader import ReadingPosition

MOST_TABS = 200
"""Tabs of one side that are kept for the next start."""


@dataclass(slots=True, eq=False)
class Tab:
    """One open report: where one reads in it (None: at its head), at what zoom, and what of it is shown.

    ``fit`` and ``percent`` are the scale of its pages; without a fit the percentage holds.
    """

    document: str
    title: str = ""
    position: ReadingPosition | None = None
    zoom: int = 100
    shown: Shown = Shown.TEXT
    fit: Fit | None = Fit.WIDTH
    percent: float = 100.0

    def as_json(self) -> dict[str, Any]:
        """The tab as values that JSON can hold. Its title is the library's, and may be erased there."""
        return {
            "document": self.document,
            "position": list(self.position) if self.position else None,
            "zoom": self.zoom,
            "shown": self.shown.value,
            "fit": self.fit.value if self.fit else None,
            "percent": self.percent,
        }


@dataclass(frozen=True, slots=True)
class SideState:
    """The tabs of one side in their order, and which of them is shown (-1: none)."""

    tabs: tuple[Tab, ...] = ()
    current: int = -1


@dataclass(frozen=True, slots=True)
class DeskState:
    """Which reports are open and how: one side or two, the one in which the user works, and their widths in pixels.

    ``panels`` are the states of the splitters by name, as Qt saved them.
    """

    sides: tuple[SideState, ...] = ()
    active: int = 0
    widths: tuple[int, ...] = ()
    panels: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def documents(self) -> list[str]:
        """Every document that is open."""
        return list(dict.fromkeys(tab.document for side in self.sides for tab in side.tabs))

    def as_json(self) -> dict[str, Any]:
        """The state as values that JSON can hold."""
        return {
            "sides": [
                {"tabs": [tab.as_json() for tab in side.tabs[:MOST_TABS]], "current": side.current}
                for side in self.sides
            ],
            "active": self.active,
            "widths": list(self.widths),
            "panels": {name: value.hex() for name, value in self.panels.items()},
        }


def desk_state(value: object) -> DeskState:
    """The state that was kept; what of it is broken or foreign reads as if it were not there."""
    if not isinstance(value, dict):
        return DeskState()
    sides = tuple(_side(each) for each in _list(value.get("sides"))[:2])
    panels = value.get("panels")
    kept: dict[str, bytes] = {}
    for name, state in panels.items() if isinstance(panels, dict) else ():
        try:
            kept[str(name)] = bytes.fromhex(state)
        except (TypeError, ValueError):
            continue
    active = _whole(value.get("active"), 0)
    return DeskState(
        sides=tuple(side for side in sides if side.tabs),
        active=active if 0 <= active < len(sides) else 0,
        widths=tuple(_whole(each, 0) for each in _list(value.get("widths"))[:2]),
        panels=kept,
    )


def _side(value: object) -> SideState:
    if not isinstance(value, dict):
        return SideState()
    tabs = tuple(tab for each in _list(value.get("tabs"))[:MOST_TABS] if (tab := _tab(each)) is not None)
    current = _whole(value.get("current"), -1)
    return SideState(tabs, current if 0 <= current < len(tabs) else min(0, len(tabs) - 1))


def _tab(value: object) -> Tab | None:
    if not isinstance(value, dict) or not isinstance(value.get("document"), str) or not value["document"]:
        return None
    fit, percent = value.get("fit"), value.get("percent")
    return Tab(
        document=value["document"],
        position=_position(value.get("position")),
        zoom=min(300, max(50, _whole(value.get("zoom"), 100))),
        shown=Shown(value["shown"]) if value.get("shown") in list(Shown) else Shown.TEXT,
        fit=Fit(fit) if fit in [each.value for each in Fit] else None if "fit" in value and fit is None else Fit.WIDTH,
        percent=float(percent) if isinstance(percent, int | float) and 1 <= percent <= 10_000 else 100.0,
    )


def _position(value: object) -> ReadingPosition | None:
    numbers = _list(value)
    if len(numbers) != 4 or not all(isinstance(each, int | float) and 0 <= each < 1e12 for each in numbers):
        return None
    return ReadingPosition(int(numbers[0]), min(1.0, float(numbers[1])), int(numbers[2]), int(numbers[3]))


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _whole(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise
