"""Rules W1 to N2 of the Unicode Bidirectional Algorithm (Unicode Standard Annex 9) over one paragraph.

Explicit embeddings, overrides and isolates are not followed: what they enclose is resolved as if they were not there.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

_OPENING = "([{⁅⁽₍⌈⌊〈❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅〈《「『【〔〖〘〚（［｛｟｢"
_CLOSING = ")]}⁆⁾₎⌉⌋〉❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆〉》」』】〕〗〙〛）］｝｠｣"
_CLOSES = dict(zip(_OPENING, _CLOSING, strict=True))
_CLOSERS = frozenset(_CLOSING)
_BRACKET_DEPTH = 63  # BD16

_REMOVED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF"))  # X9
_ISOLATES = frozenset(("LRI", "RLI", "FSI", "PDI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))
_AS_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # numbers count as R for N0 to N2


def resolved_directions(paragraph: str, base: Literal["rtl", "ltr"]) -> list[Literal["rtl", "ltr"]]:
    """The direction of each character. A number is rtl unless it follows a Latin word or touches a Latin letter."""
    original = [unicodedata.bidirectional(character) or "L" for character in paragraph]
    kept = [index for index, kind in enumerate(original) if kind not in _REMOVED]
    embedding = "R" if base == "rtl" else "L"
    kinds = ["ON" if original[index] in _ISOLATES else original[index] for index in kept]
    marks = [kind == "NSM" for kind in kinds]
    _resolve_weak(kinds, embedding)
    _resolve_brackets([paragraph[index] for index in kept], kinds, marks, embedding)
    _resolve_neutral(kinds, embedding)
    _attach_numbers(kinds, [original[index] == "EN" for index in kept])
    directions: list[Literal["rtl", "ltr"]] = [base] * len(paragraph)
    for index, kind in zip(kept, kinds, strict=True):
        directions[index] = "ltr" if kind == "L" else "rtl"
    for index, kind in enumerate(original):
        if kind in _REMOVED and index:
            directions[index] = directions[index - 1]
    return directions


def _resolve_weak(kinds: list[str], embedding: str) -> None:
    before = embedding
    for index, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[index] = before
        before = kinds[index]
    strong = embedding
    for index, kind in enumerate(kinds):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
            kinds[index] = "R" if kind == "AL" else kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
    for index in range(1, len(kinds) - 1):  # W4
        around = kinds[index - 1]
        if around == kinds[index + 1] and (
            (kinds[index] == "ES" and around == "EN") or (kinds[index] == "CS" and around in ("EN", "AN"))
        ):
            kinds[index] = around
    index = 0
    while index < len(kinds):  # W5, W6
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > index:
            beside = (index > 0 and kinds[index - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
            kinds[index:end] = ["EN" if beside else "ON"] * (end - index)
        elif kinds[index] in ("ES", "CS"):
            kinds[index] = "ON"
        index = max(end, index + 1)
    strong = embedding
    for index, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _bracket_pairs(characters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """The pairs of BD16, in the order of their openings."""
    pairs: list[tuple[int, int]] = []
    open_brackets: list[tuple[str, int]] = []
    for index, character in enumerate(characters):
        if kinds[index] != "ON":
            continue
        if character in _CLOSES:
            if len(open_brackets) == _BRACKET_DEPTH:
                return []
            open_brackets.append((_CLOSES[character], index))
        elif character in _CLOSERS:
            for depth in range(len(open_brackets) - 1, -1, -1):
                if open_brackets[depth][0] == character:
                    pairs.append((open_brackets[depth][1], index))
                    del open_brackets[depth:]
                    break
    return sorted(pairs)


def _resolve_brackets(characters: list[str], kinds: list[str], marks: list[bool], embedding: str) -> None:
    for opening, closing in _bracket_pairs(characters, kinds):  # N0
        inside = {_AS_STRONG.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            context = next((_AS_STRONG[kind] for kind in reversed(kinds[:opening]) if kind in _AS_STRONG), embedding)
            direction = context
        for bracket in (opening, closing):
            kinds[bracket] = direction
            follower = bracket + 1
            while follower < len(kinds) and marks[follower]:
                kinds[follower] = direction
                follower += 1


def _resolve_neutral(kinds: list[str], embedding: str) -> None:
    index = 0
    while index < len(kinds):  # N1, N2
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > index:
            left = _AS_STRONG[kinds[index - 1]] if index else embedding
            right = _AS_STRONG[kinds[end]] if end < len(kinds) else embedding
            kinds[index:end] = [left if left == right else embedding] * (end - index)
        index = max(end, index + 1)


def _attach_numbers(kinds: list[str], digits: list[bool]) -> None:
    """A number that touches a Latin letter (``3D``) is one stretch with it: it is shown so, and fonts change less."""
    for index in range(len(kinds) - 2, -1, -1):
        if digits[index] and kinds[index + 1] == "L":
            kinds[index] = "L"
