"""What can be chosen in the palette, with its names in both languages, and which of it a few letters mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from rapidfuzz import fuzz

from egpk_desk.text.folding import fold

_NEAR = 84.0
"""How alike (0 to 100, RapidFuzz's partial ratio) a mistyped word must be to what it is taken for."""
_LEAST_NEAR = 4  # letters: shorter words are too like others


class Kind(IntEnum):
    """What is chosen; of equally good ones the lower comes first."""

    ACTION = 0
    CODE = 1
    DOCUMENT = 2
    SEARCH = 3
    LIBRARY = 4


def folded(*names: str) -> tuple[str, ...]:
    """Names as they are compared: spelling folded, white space as one space, the doubled ones left out."""
    return tuple(dict.fromkeys(" ".join(fold(name).split()) for name in names if name.strip()))


@dataclass(frozen=True, slots=True)
class Command:
    """``name`` is what the interface calls it, ``about`` where it stands and what it is called otherwise.

    ``names`` are the folded names by which it is found, ``around`` what else is (such as the menu's name). ``keys`` is
    its shortcut as it is shown. Without ``run`` it cannot be done now.
    """

    id: str
    kind: Kind
    name: str
    about: str = ""
    names: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    keys: str = ""
    run: Callable[[], object] | None = field(default=None, compare=False)


def ranked(
    query: str, commands: Sequence[Command], uses: Mapping[str, float], most: int = 60, near: int = 3000
) -> list[Command]:
    """The commands that ``query`` may mean, whatever the spelling, the likeliest first.

    First those whose name begins with it, then those with a word that does, then those that hold its letters, last
    those that nearly do (looked for only among so many, ``near``). Among equals the most used (``uses`` by id),
    actions, then their order. What cannot be done now comes after all others.
    """
    words = fold(query).split()
    found = []
    for place, command in enumerate(commands):
        fit = _fit(words, command, may_err=place < near)
        if fit is not None:
            order = (command.run is None, fit, -uses.get(command.id, 0.0), command.kind, place)
            found.append((order, command))
    found.sort(key=lambda one: one[0])
    return [command for _, command in found[:most]]


def _fit(words: Sequence[str], command: Command, *, may_err: bool) -> int | None:
    if not words:
        return 0
    whole = " ".join(words)
    if any(_bare(name).startswith(_bare(whole)) for name in command.names):
        return 0
    for name in command.names:
        parts = name.split()
        if all(any(part.startswith(word) or _bare(part).startswith(word) for part in parts) for word in words):
            return 1
    everything = " ".join((*command.names, *command.around))
    if all(word in everything for word in words):
        return 2
    if may_err and all(len(word) >= _LEAST_NEAR for word in words):
        parts = everything.split()
        if all(any(_is_near(word, part) for part in parts) for word in words):
            return 3
    return None


def _is_near(word: str, part: str) -> bool:
    return len(part) >= len(word) - 1 and fuzz.ratio(word, _bare(part)[: len(word) + 1], score_cutoff=_NEAR - 9) > 0


def _bare(word: str) -> str:
    """A word without the Arabic article, which one leaves out when typing a few letters."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
