"""Messages for users in their language.

Messages are written in English where they arise. The catalogue holds, for each English template (``There is no file
“{}”.``), the Arabic one; what stands in the braces is carried over as it is, digits too.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from egpk_desk.resources import resource


def translate(message: str, language: str) -> str:
    """The message in ``ar``, else as it is; as it is too where the catalogue lacks it."""
    if language != "ar" or not message:
        return message
    for pattern, arabic in _catalogue():
        if match := pattern.fullmatch(message):
            return arabic.format(*match.groups())
    return message


@lru_cache(maxsize=1)
def _catalogue() -> list[tuple[re.Pattern[str], str]]:
    entries: dict[str, str] = json.loads(resource("translations", "messages.ar.json").read_text(encoding="utf-8"))
    # The longest template first: the most particular one wins where two would fit.
    ordered = sorted(entries.items(), key=lambda entry: -len(entry[0]))
    return [(_pattern(english), arabic) for english, arabic in ordered]


def _pattern(template: str) -> re.Pattern[str]:
    pieces = ("(.*?)" if piece == "{}" else re.escape(piece) for piece in re.split(r"(\{\})", template))
    return re.compile("".join(pieces), re.DOTALL)
