"""The sheet of keys is true: every key of the window's actions stands in it once, and what stands in it is a key."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QAction, QKeySequence

from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.shortcut_sheet import groups
from tests.desktop.window import Desk


def told_as_ranges(actions: Actions) -> dict[str, list[QAction]]:
    """What the sheet tells as one line for several keys, and whose keys those are."""
    return {
        "1 – 9": actions.number_keys,
        "Alt+1 – 3   Alt+0": list(actions.stances.values()),
        "Ctrl+Shift+1 – 4   Ctrl+Shift+0": list(actions.statuses.values()),
        "Ctrl+1 – 4": list(actions.document_statuses.values()),
    }


def test_every_key_stands_in_the_sheet_once_and_does_what_is_said(desk: Desk) -> None:
    actions = desk.window.actions_
    entries = [entry for _, entries in groups(actions) for entry in entries]
    keys = Counter(keys.toString() for _, keys in entries if isinstance(keys, QKeySequence))
    assert [key for key, count in keys.items() if count > 1] == []
    ranges = told_as_ranges(actions)
    assert set(ranges) <= {words for _, words in entries if isinstance(words, str)}
    in_ranges = {id(action) for told in ranges.values() for action in told}
    own = {a.shortcuts()[0].toString(): a for a in actions.all() if a.shortcuts() and id(a) not in in_ranges}
    assert set(keys) == set(own)
    for said, sequence in entries:
        if isinstance(sequence, QKeySequence):
            arabic, _ = actions.words[own[sequence.toString()].objectName()]
            assert said.rstrip("…") == arabic.replace("&", "").rstrip("…")


def test_no_key_means_two_things(desk: Desk) -> None:
    counted = Counter(key.toString() for action in desk.window.actions_.all() for key in action.shortcuts())
    assert [key for key, count in counted.items() if count > 1] == []
