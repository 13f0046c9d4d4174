"""How notes are written, as the user chose it: style, digits, language, and what is said of the source's own notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from egpk_desk.citations.notes import NoteFormatter, SourceNotes
from egpk_desk.citations.styles import DEFAULT_STYLE, StyleInfo, bundled_styles, find_style
from egpk_desk.errors import EgpkError, ExportError, InvalidValue, UnreadableSource
from egpk_desk.files import write_atomically

FOLDER = "styles"
"""Where in the user's data folder the styles lie that the user added."""


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """``style`` is the name of a bundled style, or the path of a ``.csl`` file; ``locale`` sets one language for all.

    ``source_notes`` says how the source's own notes are told of.
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


@lru_cache(maxsize=256)
def _own(path: Path, changed: int) -> StyleInfo | None:
    """A style of the user's, kept until its file is ``changed`` (nanoseconds); None where it is none."""
    try:
        return find_style(path)
    except (EgpkError, OSError):
        return None


class StyleShelf:
    """The styles that can be chosen: those that ship, and those that the user added to a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def styles(self) -> list[tuple[str, StyleInfo]]:
        """Each style by what :class:`NoteStyle` calls it; files of the user's that are no styles are left out."""
        found = [(info.name, info) for info in _bundled()]
        for path in sorted(self._folder.glob("*.csl")):
            if (info := _own(path, path.stat().st_mtime_ns)) is not None:
                found.append((str(path), info))
        return found

    def add(self, path: Path) -> str:
        """Keep a copy of a ``.csl`` file, once it has set a citation; returns what :class:`NoteStyle` calls it.

        Raises UnreadableSource, InvalidValue, ExportError.
        """
        if path.suffix.lower() != ".csl":
            raise InvalidValue(f"“{path.name}” is not a CSL style.", "Take an independent style of CSL 1.0.")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableSource(
                f"“{path.name}” cannot be read: {error.strerror}.", "Check that it is there and yours to read."
            ) from error
        self._try(path)
        target = self._folder / f"{path.stem}.csl"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(f"“{self._folder}” could not be made.", "Check its permissions.") from error
        write_atomically(target, data)
        return str(target)

    @staticmethod
    def _try(path: Path) -> None:
        from egpk_desk.desktop.citing.samples import SAMPLES

        find_style(path)
        try:
            NoteStyle(str(path)).formatter().notes([one for _, one in SAMPLES])
        except EgpkError:
            raise
        except Exception as error:  # whatever a foreign style makes the processor do
            raise InvalidValue(f"“{path.name}” is not a CSL style.", "Take an independent style of CSL 1.0.") from error
