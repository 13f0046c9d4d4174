"""What a kind of codes is called: as the user named it, else as the program calls its own."""

from __future__ import annotations

from collections.abc import Iterable

from egpk_desk.exporters.words import kind_name
from egpk_desk.library.records import Kind


def kind_label(slug: str, kinds: Iterable[Kind], language: str) -> str:
    """The name of a kind in ``ar`` or ``en``."""
    named = next((kind for kind in kinds if kind.slug == slug), None)
    if named is not None and (named.name_ar or named.name_en):
        return named.name(language)
    return kind_name(slug, language)
