"""Messages for users in their language.

Messages are written in English where they arise. The catalogue (``resources/translations/messages.ar.json``) holds, for
each English template (``There is no file “{}”.``), the Arabic one. What stands in the braces is carried over as it is,
digits too; ``{~}`` in the Arabic says that it is itself a message of the catalogue, such as the name of a step.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, lru_cache

from egpk_desk.resources import resource

_SLOT = re.compile(r"\{~?\}")
_SENTENCE_END = re.compile(r"(?<=[.!?:)]) ")


def translate(message: str, language: str, wrap: Callable[[str], str] = str) -> str:
    """The message in ``ar``, else as it is; as it is too where the catalogue lacks it.

    A message and its hint in one line are translated each. ``wrap`` is put around what is carried over as it is, such
    as a file's name, for instance to isolate its direction.
    """
    if language != "ar" or not message:
        return message
    if (whole := _in_arabic(message, wrap)) is not None:
        return whole
    for space in _SENTENCE_END.finditer(message):
        first = _in_arabic(message[: space.start()], wrap)
        second = _in_arabic(message[space.end() :], wrap)
        if first is not None and second is not None:
            return f"{first} {second}"
    return message


def _in_arabic(message: str, wrap: Callable[[str], str]) -> str | None:
    for english, begin, arabic in _catalogue():
        if message.startswith(begin):  # patterns are made where they are needed: all of them take a tenth of a second
            match = _pattern(english).fullmatch(message)
            if match and (filled := _filled(arabic, match.groups(), wrap)) is not None:
                return filled
    return None


def _filled(arabic: str, values: tuple[str, ...], wrap: Callable[[str], str]) -> str | None:
    """The Arabic with its values; None where one that must itself be a message is none: another template is meant."""
    slots = _SLOT.findall(arabic)
    said = [
        _in_arabic(value, wrap) if slot == "{~}" else wrap(value) for slot, value in zip(slots, values, strict=True)
    ]
    if None in said:
        return None
    pieces = iter(said)
    return _SLOT.sub(lambda _: next(pieces) or "", arabic)


@lru_cache(maxsize=1)
def _catalogue() -> list[tuple[str, str, str]]:
    """Each English template, what it begins with, and the Arabic one."""
    entries: dict[str, str] = json.loads(resource("translations", "messages.ar.json").read_text(encoding="utf-8"))
    # The longest template first: the most particular one wins where two would fit.
    ordered = sorted(entries.items(), key=lambda entry: -len(entry[0].replace("{}", "")))
    return [(english, english.partition("{}")[0], arabic) for english, arabic in ordered]


@cache
def _pattern(template: str) -> re.Pattern[str]:
    pieces = ("(.*?)" if piece == "{}" else re.escape(piece) for piece in re.split(r"(\{\})", template))
    return re.compile("".join(pieces), re.DOTALL)
