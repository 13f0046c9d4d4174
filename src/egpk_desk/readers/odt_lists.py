"""Numbers and bullets of ODF lists and numbered headings (ODF 1.3, 16.30 to 16.34, 19.880)."""

from __future__ import annotations

from lxml import etree

from egpk_desk.readers.docx_symbols import bullet
from egpk_desk.readers.list_numbers import number_as
from egpk_desk.readers.odt_names import LOEXT, STYLE, TEXT, count

_FORMS = {
    "1": "decimal",
    "01": "decimalZero",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_LEVELS = 10


class Counters:
    """The running numbers of one list, of ten levels."""

    def __init__(self) -> None:
        self._held: list[int | None] = [None] * (_LEVELS + 1)

    def step(self, style: etree._Element | None, level: int, start: int | None = None) -> str | None:
        """The marker of the next item of ``level`` (from 1); None where the style does not number that level."""
        definition = level_of(style, level)
        if definition is None or not 1 <= level <= _LEVELS:
            return None
        for above in range(1, level):
            if self._held[above] is None:
                self._held[above] = _start(level_of(style, above))
        held = self._held[level]
        self._held[level] = start if start is not None else _start(definition) if held is None else held + 1
        for below in range(level + 1, _LEVELS + 1):
            self._held[below] = None
        return self._shown(style, level, definition)

    def restart(self, level: int) -> None:
        """Begin anew at this level and those below it."""
        for at in range(level, _LEVELS + 1):
            self._held[at] = None

    def _shown(self, style: etree._Element | None, level: int, definition: etree._Element) -> str | None:
        if definition.tag == TEXT + "list-level-style-bullet":
            return bullet(definition.get(TEXT + "bullet-char") or "•", _font(definition)) or "•"
        if definition.tag == TEXT + "list-level-style-image":
            return "•"
        if not _form(definition):
            return None
        first = max(1, level - count(definition, TEXT + "display-levels", 1) + 1)
        numbers = []
        for at in range(first, level + 1):
            form = _form(level_of(style, at))
            if form:
                numbers.append(number_as(self._held[at] or 0, form))
        inner = ".".join(numbers)
        pattern = definition.get(LOEXT + "num-list-format")
        if pattern:
            for at in range(1, _LEVELS + 1):
                form = _form(level_of(style, at))
                held = self._held[at]
                pattern = pattern.replace(f"%{at}%", number_as(held, form) if form and held is not None else "")
            return pattern.strip() or None
        prefix, suffix = definition.get(STYLE + "num-prefix") or "", definition.get(STYLE + "num-suffix") or ""
        return f"{prefix}{inner}{suffix}".strip() or None


def level_of(style: etree._Element | None, level: int) -> etree._Element | None:
    """The definition of one level of a list style or outline style."""
    if style is None:
        return None
    wanted = str(level)
    return next((item for item in style if item.get(TEXT + "level") == wanted), None)


def _start(definition: etree._Element | None) -> int:
    return 1 if definition is None else count(definition, TEXT + "start-value", 1)


def _form(definition: etree._Element | None) -> str:
    """The number format by the name that Word gives it; LibreOffice writes Arabic ones as their first letters."""
    if definition is None:
        return ""
    said = (definition.get(STYLE + "num-format") or definition.get(LOEXT + "num-format") or "").strip()
    if not said:
        return ""
    if said in _FORMS:
        return _FORMS[said]
    letters = [part.strip() for part in said.split(",")]
    if len(letters) > 2 and letters[1] == "ب":
        return "arabicAlpha" if letters[2] == "ت" else "arabicAbjad"
    return "hindiNumbers" if letters[0] == "١" else "decimal"


def _font(definition: etree._Element) -> str:
    for properties in definition.iterfind(STYLE + "text-properties"):
        said = properties.get(STYLE + "font-name") or ""
        if said:
            return said if not said.lower().startswith("opensymbol") else ""
    return ""
