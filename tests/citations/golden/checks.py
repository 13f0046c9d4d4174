"""Write ``docs/citation-checks.md``: ``PYTHONPATH=src:. python tests/citations/golden/checks.py``.

It says by which rule of which guide each row of the golden table was checked. The rules are in ``rules.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.citations.golden import asking, make, rules

TARGET = Path(__file__).parents[3] / "docs" / "citation-checks.md"
_FORMS = {"first": "first", "same page": "repeated", "next page": "next page", "later": "later", "list": "list"}
_TRAITS = {
    "translator": "translator",
    "editor": "editor",
    "edition": "edition",
    "volume": "volume",
    "collection-title": "series",
    "DOI": "DOI",
    "accessed": "day of access",
    "interviewer": "interviewer",
    "recipient": "recipient",
    "event-title": "event",
}
DEPARTURES = """
- Arabic names are never inverted, in lists either, and have no initials; the Arab Center and Muwatin put the family
  name first in lists. Most Arabic records do not say which part of a name that is, and a wrong one is worse than none.
  Lists are sorted by it where it is known.
- «ص.» and «ص ص.» carry their point, as abbreviations do; the Arab Center writes «ص» without one.
- Months are written («24 نوفمبر 2025»), since 2/3/2025 is read in two ways; the Arab Center writes figures.
- «مج» and «ع» stand for «المجلد» and «العدد».
- APA asks for titles in sentence case: the program writes a title as its record has it.
- Where a source says its Hijri year alone, no Gregorian one is worked out for the reader: 1445 lies in 2023 and 2024.
- The short forms of an Arabic name that is not parted (نبيل علي) name it whole.
"""


def traits(item: Mapping[str, Any]) -> str:
    """What a row is there for."""
    said = [str(item["type"])]
    count = len(item.get("author") or ())
    said.append(f"{count} authors" if count > 1 else "" if count else "no author")
    said += [word for field, word in _TRAITS.items() if item.get(field)]
    said.append("" if item.get("issued") else "no date")
    if item["type"] in asking.BOOKS:
        said += [
            f"no {word}"
            for field, word in (("publisher-place", "place"), ("publisher", "publisher"))
            if not item.get(field)
        ]
    said.append("Hijri" if item.get("custom") else "")
    said.append("Latin script" if not asking.arabic(item) else "")
    return ", ".join(filter(None, said))


def document() -> str:
    """The document as text."""
    items = make.references()
    cells = len(items) * len(make.STYLES) * len(make.FORMS)
    lines = [
        "# What the citations were checked by",
        "",
        "Made by `tests/citations/golden/checks.py`. Every cell of the golden table",
        f"(`tests/citations/golden/citations.json`: {len(items)} works, {len(make.STYLES)} styles, {len(make.FORMS)}"
        f" forms, {cells} cells) was read",
        "against the guides below. Each row of the table at the end names the rules that speak of it in each style; a",
        "test asks of every cell what they ask for, without the styles. The page and its word are asked of every note.",
        "",
        "## Guides",
        "",
        *(f"- **{short}**: {full}." for short, full in rules.GUIDES.items()),
        "",
        "## Where the program departs from them, and why",
        DEPARTURES,
    ]
    for style in make.STYLES:
        lines += [f"## Rules: {style}", "", "| rule | guide | asks | forms |", "| --- | --- | --- | --- |"]
        for rule in rules.RULES[style]:
            forms = ", ".join(_FORMS[form] for form in rule.forms) if len(rule.forms) < len(make.FORMS) else "all"
            lines.append(f"| {rule.id} | {rule.guide} | {rule.says} | {forms} |")
        lines.append("")
    lines += ["## Rows", "", "| work | what it is there for | " + " | ".join(make.STYLES) + " |"]
    lines.append("| --- | --- |" + " --- |" * len(make.STYLES))
    for item in items:
        told = [" ".join(rule.id for rule in rules.rules_of(style, item)) for style in make.STYLES]
        lines.append(f"| {item['id']} | {traits(item)} | " + " | ".join(told) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
