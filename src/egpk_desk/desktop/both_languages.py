"""The interface's words in Arabic and English at once, for what is found by either, whatever the interface speaks.

Qt's translators give a source text's translation and forget the source. Texts that pass through :func:`translate`
are remembered, so that both of their names can be told.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QTranslator

from egpk_desk.resources import resource

_sources: dict[str, tuple[str, str]] = {}  # what is shown -> context and source text, which is English


def translate(context: str, source: str) -> str:
    """A source text as the interface says it; :func:`in_both` then knows its other name."""
    shown = QCoreApplication.translate(context, source)
    _sources[shown] = (context, source)
    return shown


def in_both(shown: str) -> tuple[str, str]:
    """The Arabic and the English of a text that :func:`translate` gave, the same twice where it is not known."""
    if shown not in _sources:
        return shown, shown
    context, source = _sources[shown]
    return _arabic(context, source) or shown, source


@lru_cache(maxsize=2048)
def _arabic(context: str, source: str) -> str:
    return _translator().translate(context, source) or ""


@lru_cache(maxsize=1)
def _translator() -> QTranslator:
    made = QTranslator()
    made.load(_words())
    return made


@lru_cache(maxsize=1)
def _words() -> bytes:
    """What the translator reads, kept as long as the translator, which does not copy it."""
    return resource("translations", "egpk_ar.qm").read_bytes()
