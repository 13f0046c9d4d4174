"""An open conflict as the user reads it: what it is about, which field, and what each side says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from egpk_desk.bundling import Passage
from egpk_desk.coders import ruling_of
from egpk_desk.desktop import i18n
from egpk_desk.desktop.agreeing.words import ruling_words
from egpk_desk.desktop.panels.stances import stance_name
from egpk_desk.desktop.panels.statuses import status_name
from egpk_desk.errors import EgpkError
from egpk_desk.library.records import Difference, Side
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A conflict with what it is about (``label``), the document it is in, and the names of codes that it speaks of.

    ``passages`` are the words that a side lets a highlight cover, by the side's operation.
    """

    difference: Difference
    label: str
    document: str
    codes: dict[str, str]
    passages: dict[str, Passage]


def read_conflicts(workspace: Workspace, language: str) -> list[OpenConflict]:
    """All open conflicts; called in a lane."""
    names = {code.id: code.name(language) for code in workspace.codes()}
    return [
        OpenConflict(
            *(one, workspace.bundles.label(one), _document_of(workspace, one), names),
            workspace.bundles.passages(one),
        )
        for one in workspace.bundles.conflicts()
    ]


def _document_of(workspace: Workspace, one: Difference) -> str:
    if one.kind == "document":
        return one.object_id
    if one.kind not in ("highlight", "decision"):
        return ""
    try:
        if one.kind == "decision":
            return workspace.coders.decision(one.object_id).document
        return workspace.excerpt(one.object_id).highlight.document
    except EgpkError:
        return ""


def kind_words(kind: str) -> str:
    """What kind of thing a conflict is about."""
    names = {
        "highlight": translate("ConflictWords", "Highlight"),
        "code": translate("ConflictWords", "Code"),
        "document": translate("ConflictWords", "Report"),
        "memo": translate("ConflictWords", "Memo"),
        "group": translate("ConflictWords", "Group"),
        "kind": translate("ConflictWords", "Kind of codes"),
        "reference": translate("ConflictWords", "Reference"),
        "view": translate("ConflictWords", "View"),
        "query": translate("ConflictWords", "Saved search"),
        "property": translate("ConflictWords", "Property"),
        "set": translate("ConflictWords", "Set of codes"),
        "decision": translate("ConflictWords", "Disagreement of coders"),
    }
    return names.get(kind) or i18n.translated(kind)


def field_words(field: str) -> str:
    """What a field is called."""
    names = {
        "memo": translate("ConflictWords", "its memo"),
        "stance": translate("ConflictWords", "its stance"),
        "ruling": translate("ConflictWords", "how it was settled"),
        "status": translate("ConflictWords", "its status"),
        "through": translate("ConflictWords", "the note it is cited through"),
        "anchor": translate("ConflictWords", "where it stands"),
        "removed": translate("ConflictWords", "kept or removed"),
        "name_ar": translate("ConflictWords", "its Arabic name"),
        "name_en": translate("ConflictWords", "its English name"),
        "name": translate("ConflictWords", "its name"),
        "title": translate("ConflictWords", "its title"),
        "text": translate("ConflictWords", "its text"),
        "colour": translate("ConflictWords", "its colour"),
        "definition": translate("ConflictWords", "its definition"),
        "description": translate("ConflictWords", "its description"),
        "parent": translate("ConflictWords", "the code above it"),
        "position": translate("ConflictWords", "its place in the order"),
        "retired": translate("ConflictWords", "whether it is in use"),
        "use_when": translate("ConflictWords", "when to use it"),
        "use_not": translate("ConflictWords", "when not to use it"),
        "example": translate("ConflictWords", "its example"),
        "data": translate("ConflictWords", "its data"),
        "authors": translate("ConflictWords", "its authors"),
        "date": translate("ConflictWords", "its date"),
        "publisher": translate("ConflictWords", "its publisher"),
        "category": translate("ConflictWords", "its category"),
        "url": translate("ConflictWords", "its address"),
        "language": translate("ConflictWords", "its language"),
    }
    plain = field.removeprefix("metadata.")
    return names.get(plain) or isolate(i18n.translated(plain.replace("_", " ")))


def side_words(conflict: OpenConflict, side: Side) -> str:
    """What a side says."""
    field, value = conflict.difference.field, side.value
    if field == "removed":
        if side.removes:
            return translate("ConflictWords", "removed it")
        return translate("ConflictWords", "kept it and changed it")
    if field == "stance":
        return stance_name(str(value or "")) or translate("ConflictWords", "(nothing)")
    if field == "status":
        return status_name(str(value or "")) or translate("ConflictWords", "(nothing)")
    if field == "parent":
        return conflict.codes.get(str(value), "") or translate("ConflictWords", "no code: at the top")
    if field == "retired":
        out, used = translate("ConflictWords", "no longer in use"), translate("ConflictWords", "in use")
        return out if value else used
    if field == "ruling":
        named = {id_: name for id_, name in conflict.codes.items() if name}
        return ruling_words(ruling_of(str(value or "")), named)
    if field == "anchor" and isinstance(value, list) and len(value) == 3:
        passage = conflict.passages.get(side.operation)
        if passage is not None and passage.words.strip():
            around = " ".join(f"{passage.before}{passage.words}{passage.after}".split())
            return f"«{passage.words.strip()}»\n\n…{around}…"
        words = translate("ConflictWords", "characters {start} to {end} of the text")
        return words.format(start=value[1], end=value[2])
    return _plain(value) or translate("ConflictWords", "(nothing)")


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " · ".join(isolate(_plain(one)) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value).strip()
