"""How notes are written, as the user chose it: style, digits, language, and what is said of the source's own notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from egpk_desk.citations.notes import NoteFormatter, SourceNotes
from egpk_desk.citations.styles import DEFAULT_STYLE, StyleInfo, add_style, bundled_styles, own_styles, remove_style

FOLDER = "styles"
"""Where in the user's data folder the styles lie that the user added."""


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """``style`` is the name of a style that ships or that the user added, or the path of a ``.csl`` file.

    ``locale`` sets one language for all; ``source_notes`` says how the source's own notes are told of.
    """

    style: str = DEFAULT_STYLE
    digits: Literal["western", "arabic-indic"] = "western"
    locale: Literal["ar", "en"] | None = None
    source_notes: SourceNotes = "marker"

    def formatter(self) -> NoteFormatter:
        """What makes the notes. Raises NotFound, InvalidValue."""
        from egpk_desk.citations.csl.notes import CslNotes  # costs time to import

        return CslNotes(self.style, self.locale, self.digits, self.source_notes)


SOURCE_NOTES = ("marker", "quoted", "through", "none")


def kept_style(choice: Callable[[str], str]) -> NoteStyle:
    """The style that settings hold; what means nothing is as it is by default."""
    style, digits, locale, told = (choice(f"note-{name}") for name in ("style", "digits", "locale", "sources"))
    return NoteStyle(
        style or DEFAULT_STYLE,
        "arabic-indic" if digits == "arabic-indic" else "western",
        "ar" if locale == "ar" else "en" if locale == "en" else None,
        told if told in SOURCE_NOTES else "marker",  # type: ignore[arg-type]
    )


def keep_style(style: NoteStyle, keep: Callable[[str, str], None]) -> None:
    """Let settings hold a style."""
    for name, value in (
        ("style", style.style),
        ("digits", style.digits),
        ("locale", style.locale or ""),
        ("sources", style.source_notes),
    ):
        keep(f"note-{name}", value)


@lru_cache(maxsize=1)
def _bundled() -> tuple[StyleInfo, ...]:
    return tuple(bundled_styles())


@lru_cache(maxsize=8)
def _own(folder: Path, files: tuple[tuple[str, int], ...]) -> tuple[StyleInfo, ...]:
    """The styles of the user's, kept until the files (name, when changed in nanoseconds) are others."""
    return tuple(own_styles(folder))


class StyleShelf:
    """The styles that can be chosen: those that ship, and those that the user added to a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def styles(self) -> list[StyleInfo]:
        """The styles, those that ship first; a style is called by its ``name``."""
        return [*_bundled(), *self.own()]

    def own(self) -> tuple[StyleInfo, ...]:
        """The styles that the user added."""
        files = ((path.name, path.stat().st_mtime_ns) for path in self._folder.glob("*.csl") if path.is_file())
        return _own(self._folder, tuple(sorted(files)))

    def add(self, path: Path) -> str:
        """Keep a copy of a ``.csl`` file, once it has set a citation; returns its name. See :func:`add_style`."""
        return add_style(path, self._folder).name

    def remove(self, name: str) -> str:
        """Forget a style that the user added; returns the name of the one to take now. Raises NotFound."""
        remove_style(name, self._folder)
        return DEFAULT_STYLE
