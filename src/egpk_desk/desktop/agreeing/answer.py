"""What the window of agreement shows, read in a lane."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egpk_desk.coders import Compared, Disagreement, Scope
from egpk_desk.errors import EgpkError
from egpk_desk.library.records import Code, CodedBy
from egpk_desk.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answer:
    """The coders of the library, and what the comparison gave, or why there is none."""

    scope: Scope
    names: Sequence[str]
    codes: dict[str, Code]
    compared: Compared | None
    problem: EgpkError | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One way in which a passage was coded, and all who coded it so."""

    coders: tuple[str, ...]
    codings: tuple[CodedBy, ...]


def read(workspace: Workspace, scope: Scope) -> Answer:
    """Compare the coders of a library; that there are not two of them is an answer too."""
    names = list(workspace.coders.names())
    codes = {code.id: code for code in workspace.codes()}
    try:
        return Answer(scope, names, codes, workspace.coders.compare(scope))
    except EgpkError as problem:
        return Answer(scope, names, codes, None, problem)


def sides(one: Disagreement) -> list[Side]:
    """The ways in which a passage was coded; coders who did the same stand together, those with codes first."""
    found: dict[frozenset[tuple[str, int, int]], list[str]] = {}
    for coder in one.coders:
        key = frozenset((row.code, row.start, row.end) for row in one.of(coder))
        found.setdefault(key, []).append(coder)
    ordered = sorted(found.items(), key=lambda item: not item[0])
    return [Side(tuple(coders), one.of(coders[0])) for _, coders in ordered]
