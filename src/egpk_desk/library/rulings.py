"""The stored form of decisions on what coders disagree on: JSON in two fields, that of a stranger not believed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from egpk_desk.library.objects import Value
from egpk_desk.library.records import RULINGS, CodedBy, Ruling


def encode_codings(codings: tuple[CodedBy, ...]) -> str:
    """What coders had coded, as stored."""
    return json.dumps([list(one) for one in codings], ensure_ascii=False, separators=(",", ":"))


def decode_codings(stored: str) -> tuple[CodedBy, ...]:
    """What coders had coded. Raises ValueError where it is not as :func:`encode_codings` writes it."""
    found = []
    for row in _loaded(stored or "[]", list):
        if not isinstance(row, list) or len(row) != 5:
            raise ValueError("a coding has five parts")
        coder, code, highlight, start, end = row
        if not all(isinstance(word, str) for word in (coder, code, highlight)) or not all(
            type(at) is int for at in (start, end)
        ):
            raise ValueError("a coding is three texts and a range")
        found.append(CodedBy(coder, code, highlight, start, end))
    return tuple(found)


def encode_ruling(ruling: Ruling) -> str:
    """A ruling, as stored: what it does not say is left out."""
    held: dict[str, Value] = {"how": ruling.how, "coders": list(ruling.coders), "codes": list(ruling.codes)}
    held |= {"reason": ruling.reason, "made": ruling.made}
    return json.dumps({name: value for name, value in held.items() if value}, ensure_ascii=False, separators=(",", ":"))


def decode_ruling(stored: str) -> Ruling:
    """A ruling; of nothing, that both stand. Raises ValueError where it is not as :func:`encode_ruling` writes it."""
    held: Mapping[str, Any] = _loaded(stored or "{}", dict)
    how = held.get("how", "both")
    coders, codes = held.get("coders", []), held.get("codes", [])
    reason, made = held.get("reason", ""), held.get("made", "")
    texts = [*coders, *codes, reason, made] if isinstance(coders, list) and isinstance(codes, list) else [None]
    if how not in RULINGS or not all(isinstance(text, str) for text in texts):
        raise ValueError("that is no ruling")
    return Ruling(how, tuple(coders), tuple(codes), reason, made)


def are_known(field: str, value: Value) -> bool:
    """Whether a decision's field holds what this version can read."""
    try:
        if field == "codings":
            decode_codings(value or "")
        elif field == "ruling":
            decode_ruling(value or "")
    except (ValueError, TypeError, RecursionError):
        return False
    return True


def _loaded(stored: str, shape: type) -> Any:
    held = json.loads(stored)
    if not isinstance(held, shape):
        raise ValueError(f"not a {shape.__name__}")
    return held
