"""What the log of a library says of each kind of work: one message, and lines for what went otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from egpk_desk.work_log import Told

Given = Mapping[str, Any]
"""The arguments of the method, by name."""


def imported(outcomes: Sequence[Any], _: Given) -> Told | None:
    """How many files came in, and which did not, with the reason."""
    if not outcomes:
        return None
    of = {status: [one for one in outcomes if one.status == status] for status in ("new", "revised", "refused")}
    known = len(outcomes) - sum(map(len, of.values()))
    lines = [f"{one.path}\t{one.reason}" if one.reason else one.path for one in outcomes if one.status != "duplicate"]
    new, revised, refused = (len(of[status]) for status in ("new", "revised", "refused"))
    return _noted_line(f"Imported: {new} new, {revised} read anew, {known} known before, {refused} refused."), lines


def imported_bytes(outcome: Any, given: Given) -> Told | None:
    """That a source came in that is no file."""
    return imported([outcome], given)


def exported(count: int, given: Given) -> Told:
    """How many excerpts were written, and where."""
    return _noted_line(f"Exported to “{given['target']}”; excerpts: {count}."), ()


def bundled(count: int, given: Given) -> Told:
    """That a bundle was made."""
    return _noted_line(f"Bundled into “{given['target']}”; reports: {count}."), ()


def merged(report: Any, given: Given) -> Told:
    """What a bundle brought."""
    return _noted_line(f"Joined “{given['source']}”; changes: {report.operations}, conflicts: {report.conflicts}."), ()


def backed_up(_done: None, given: Given) -> Told:
    """Where a copy lies."""
    return _noted_line(f"Backed up to “{given['target']}”."), ()


def printed(title: str, target: str) -> Told:
    """What was printed, and where to."""
    return _noted_line(f"Printed “{title}” to “{target}”."), ()


def _noted_line(message: str) -> str:
    return message
