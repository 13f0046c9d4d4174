"""Write the golden table of citations anew: ``PYTHONPATH=src:. python tests/citations/golden/make.py``.

Every changed cell is to be looked at, against the style's guide, before the table is committed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from egpk_desk.citations.csl.notes import CslNotes
from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, FormattedNote
from egpk_desk.citations.record import split
from egpk_desk.document import Metadata

HERE = Path(__file__).parent
STYLES = ("arabic-notes", "arabic-author-date", "chicago-notes-bibliography", "apa")
FORMS = ("first", "same page", "next page", "later", "list")


def references() -> list[dict[str, Any]]:
    """The references of the table."""
    listed: list[dict[str, Any]] = json.loads((HERE / "references.json").read_text(encoding="utf-8"))
    return listed


def cited(item: Mapping[str, Any], first: str, last: str | None = None) -> Cited:
    """A citation of a page, or two, of a reference."""
    metadata, record = split(item)
    known: dict[str, Any] = dict(metadata)
    return Cited(str(item["id"]), Metadata(**known), Locator(1, first, last), record=record)


def marked(note: FormattedNote) -> str:
    """A note with its italics between asterisks."""
    return "".join(f"*{run.text}*" if run.italic else run.text for run in note.runs)


def cells(item: Mapping[str, Any], style: str) -> dict[str, str]:
    """How a style cites a reference: in each form."""
    other = {"id": "other", "type": "book", "title": "غيره", "author": [{"literal": "غيره"}], "language": "ar"}
    formatter = CslNotes(style)
    text = [cited(item, "5"), cited(item, "5"), cited(item, "6", "7"), cited(other, "1"), cited(item, "9")]
    notes = formatter.notes(text)
    said = [marked(notes[at]) for at in (0, 1, 2, 4)]
    listed = "".join(map(marked, formatter.bibliography([cited(item, "5")])))
    return dict(zip(FORMS, [*said, listed], strict=True))


def table() -> dict[str, dict[str, dict[str, str]]]:
    """All cells: reference, style, form."""
    return {str(item["id"]): {style: cells(item, style) for style in STYLES} for item in references()}


if __name__ == "__main__":
    made = json.dumps(table(), ensure_ascii=False, indent=1) + "\n"
    (HERE / "citations.json").write_text(made, encoding="utf-8")
