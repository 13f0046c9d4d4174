"""JSON of a bundle read as hostile input: no number that is none, and no letter that is half of one."""

from __future__ import annotations

import json
import math
from typing import Any


def parse(data: bytes, *, surrogates: bool = False) -> Any:
    """The value that ``data`` (UTF-8) says; ``surrogates`` lets lone ones stand.

    Raises ValueError and RecursionError.
    """
    text = data.decode("utf-8", "surrogatepass" if surrogates else "strict")
    value = _DECODER.decode(text)
    if not surrogates and "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode()  # UnicodeEncodeError is a ValueError
    return value


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number is too great")
    return number


_DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
