"""How a passage stands to its codes, in words and colours."""

from __future__ import annotations

from egpk_desk.desktop.both_languages import translate
from egpk_desk.library.records import Stance

_ROLES = {Stance.SUPPORTS: "good", Stance.CONTRADICTS: "danger", Stance.CONTEXT: "quiet"}


def stance_name(stance: str) -> str:
    """The word for a stance in the language of the interface; empty for none."""
    match stance:
        case Stance.SUPPORTS:
            return translate("Stance", "Supports")
        case Stance.CONTRADICTS:
            return translate("Stance", "Contradicts")
        case Stance.CONTEXT:
            return translate("Stance", "Context")
    return ""


def stance_role(stance: str) -> str:
    """The theme's role in whose colour a stance is written."""
    return _ROLES.get(Stance(stance), "quiet")
