"""The syntax of BibTeX files: entries, fields, strings; a broken entry is named and the next one found.

``@string`` macros and ``#`` are followed (months' names are known); ``@comment`` and ``@preamble`` are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from egpk_desk.citations.exchange import Broken, Lines

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*([({])")
_NAME = re.compile(r"[^\s={}(),\"#%']+")
_SPACE = re.compile(r"(?:\s|%[^\n]*\n)*")
_START = re.compile(r"^[ \t]*@\s*[A-Za-z]+\s*[({]", re.MULTILINE)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(slots=True)
class RawEntry:
    """An entry as it stands: type and field names in small letters, values without their outer braces."""

    kind: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    repeated: list[tuple[str, str]] = field(default_factory=list)


class _SyntaxFault(Exception):
    def __init__(self, at: int, problem: str) -> None:
        super().__init__(problem)
        self.at, self.problem = at, problem


def parse(text: str) -> tuple[list[RawEntry], list[Broken]]:
    """All entries of a file, and what is wrong with the others, by line."""
    reader, lines = _Reader(text), Lines(text)
    entries: list[RawEntry] = []
    problems: list[Broken] = []
    at = 0
    while (match := _ENTRY.search(text, at)) is not None:
        line = lines.at(match.start())
        try:
            entry, at = reader.entry(match, line)
            if entry is not None:
                entries.append(entry)
        except _SyntaxFault as fault:
            where = text.count("\n", 0, min(fault.at, len(text))) + 1
            problems.append(Broken(line, f"{fault.problem} (line {where})"))
            following = _START.search(text, match.end())
            at = following.start() if following else len(text)
    return entries, problems


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._macros = {name: name for name in MONTHS}

    def entry(self, match: re.Match[str], line: int) -> tuple[RawEntry | None, int]:
        kind, closing = match[1].lower(), "}" if match[2] == "{" else ")"
        if kind in ("comment", "preamble"):
            return None, self._skip_group(match.end(), closing)
        if kind == "string":
            name, value, at = self._field(self._space(match.end()))
            self._macros[name] = value
            return None, self._expect(closing, at)
        at = self._space(match.end())
        end = re.compile(r"[^,\s{}()\"=]*").match(self._text, at).end()  # type: ignore[union-attr]
        made = RawEntry(kind, self._text[at:end], line)
        at = self._space(end)
        while at < len(self._text) and self._text[at] == ",":
            at = self._space(at + 1)
            if at < len(self._text) and self._text[at] == closing:
                break
            name, value, at = self._field(at)
            if name in made.fields:
                made.repeated.append((name, value))
            else:
                made.fields[name] = value
        return made, self._expect(closing, at)

    def _field(self, at: int) -> tuple[str, str, int]:
        match = _NAME.match(self._text, at)
        if match is None:
            raise _SyntaxFault(at, "The name of a field is missing")
        name, at = match[0].lower(), self._space(match.end())
        if self._text[at : at + 1] != "=":
            raise _SyntaxFault(at, f"The field {name} has no value")
        value, at = self._value(self._space(at + 1))
        at = self._space(at)
        while self._text[at : at + 1] == "#":
            more, at = self._value(self._space(at + 1))
            value, at = value + more, self._space(at)
        return name, value, at

    def _value(self, at: int) -> tuple[str, int]:
        opening = self._text[at : at + 1]
        if opening in ('"', "{") and opening:
            depth = 0
            for end in range(at + 1, len(self._text)):
                character = self._text[end]
                if self._text[end - 1] == "\\" and character in '{}"':
                    continue
                if character == "{":
                    depth += 1
                elif character == "}" and depth:
                    depth -= 1
                elif not depth and character == ("}" if opening == "{" else '"'):
                    return self._text[at + 1 : end], end + 1
                elif character == "@" and _START.match(self._text, self._text.rfind("\n", 0, end) + 1) and depth <= 1:
                    raise _SyntaxFault(at, "A value has no end")
            raise _SyntaxFault(at, "A value has no end")
        match = _NAME.match(self._text, at)
        if match is None:
            raise _SyntaxFault(at, "A value is missing")
        return self._macros.get(match[0].lower(), match[0]), match.end()

    def _skip_group(self, at: int, closing: str) -> int:
        depth = 1
        opening = "{" if closing == "}" else "("
        while at < len(self._text) and depth:
            depth += {opening: 1, closing: -1}.get(self._text[at], 0)
            at += 1
        return at

    def _expect(self, closing: str, at: int) -> int:
        at = self._space(at)
        if self._text[at : at + 1] != closing:
            raise _SyntaxFault(at, "A comma or the end of the entry is missing")
        return at + 1

    def _space(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at
