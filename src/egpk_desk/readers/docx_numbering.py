"""Numbers and bullets of Word's lists, computed as Word shows them (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from egpk_desk.readers.docx_names import VAL, W, child, switch, value, whole
from egpk_desk.readers.docx_symbols import bullet
from egpk_desk.readers.list_numbers import number_as

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = "%1."
    start: int = 1
    restart: int | None = None  # after a number of this level (1-based) it starts anew; 0 never; None after any higher
    font: str = ""
    legal: bool = False
    style: str = ""


class Numbering:
    """The numbering part with the counters of all lists: ask for the marker of each paragraph in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstracts: dict[str, dict[int, _Level]] = {}
        self._nums: dict[str, str] = {}
        self._overrides: dict[str, dict[int, tuple[int | None, _Level | None]]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._used: set[str] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        by_style_link: dict[str, str] = {}
        linked: dict[str, str] = {}
        for abstract in root.iterfind(W + "abstractNum"):
            key = abstract.get(W + "abstractNumId") or ""
            self._abstracts[key] = {
                whole(level.get(W + "ilvl")): _level(level) for level in abstract.iterfind(W + "lvl")
            }
            if link := value(abstract, "styleLink"):
                by_style_link[link] = key
            if link := value(abstract, "numStyleLink"):
                linked[key] = link
        for key, link in linked.items():
            if link in by_style_link:
                self._abstracts[key] = self._abstracts[by_style_link[link]]
        for num in root.iterfind(W + "num"):
            num_id = num.get(W + "numId") or ""
            self._nums[num_id] = value(num, "abstractNumId") or ""
            overrides: dict[int, tuple[int | None, _Level | None]] = {}
            for override in num.iterfind(W + "lvlOverride"):
                start = value(override, "startOverride")
                level = child(override, "lvl")
                overrides[whole(override.get(W + "ilvl"))] = (
                    None if start is None else whole(start, 1),
                    None if level is None else _level(level),
                )
            self._overrides[num_id] = overrides

    def level_of_style(self, num_id: str, style_id: str) -> int:
        """The level (from 0) that a list keeps for a paragraph style; 0 where it names none."""
        levels = self._abstracts.get(self._nums.get(num_id, ""), {})
        return next((index for index, level in levels.items() if level.style == style_id), 0)

    def marker(self, num_id: str, index: int) -> str | None:
        """The marker of the next paragraph of that list and level (from 0); None where the list does not exist."""
        abstract = self._nums.get(num_id)
        if abstract is None or not 0 <= index < _LEVELS:
            return None
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        overrides = self._overrides.get(num_id, {})
        if num_id not in self._used:  # a start override takes hold where its list is first used
            self._used.add(num_id)
            for at, (start, _) in overrides.items():
                if start is not None and 0 <= at < _LEVELS:
                    counters[at] = None
        for above in range(index):
            if counters[above] is None:
                counters[above] = self._start(num_id, above)
        held = counters[index]
        counters[index] = self._start(num_id, index) if held is None else held + 1
        for below in range(index + 1, _LEVELS):
            restart = self._level(num_id, below).restart
            if restart is None or (restart and index < restart):
                counters[below] = None
        return self._shown(num_id, index, counters)

    def _start(self, num_id: str, index: int) -> int:
        override = self._overrides.get(num_id, {}).get(index)
        if override and override[0] is not None:
            return override[0]
        return self._level(num_id, index).start

    def _level(self, num_id: str, index: int) -> _Level:
        override = self._overrides.get(num_id, {}).get(index)
        if override and override[1] is not None:
            return override[1]
        levels = self._abstracts.get(self._nums.get(num_id, ""), {})
        return levels.get(index) or _Level(text=f"%{index + 1}.")

    def _shown(self, num_id: str, index: int, counters: list[int | None]) -> str:
        level = self._level(num_id, index)
        if level.format == "bullet":
            return bullet(level.text, level.font) or "•"
        if level.format == "none":
            return _PLACE.sub("", level.text).strip()

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            held = counters[at] if at <= index else None
            if held is None:
                return ""
            form = "decimal" if level.legal else self._level(num_id, at).format
            return number_as(held, form)

        return _PLACE.sub(number, level.text).strip()


def _level(element: etree._Element) -> _Level:
    restart = value(element, "lvlRestart")
    fonts = child(child(element, "rPr"), "rFonts")
    font = "" if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or fonts.get(W + "cs") or ""
    text = child(element, "lvlText")
    return _Level(
        format=value(element, "numFmt") or "decimal",
        text="" if text is None else text.get(VAL) or "",
        start=whole(value(element, "start"), 1 if child(element, "start") is not None else 0),
        restart=None if restart is None else whole(restart),
        font=font,
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )
