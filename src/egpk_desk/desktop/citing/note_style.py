"""How notes are written, as the user chose it: style, digits, language, and what is said of the source's own notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from egpk_desk.citations.notes import Cited, FormattedNote, NoteFormatter, SourceNotes
from egpk_desk.citations.styles import DEFAULT_STYLE, StyleInfo, bundled_styles, find_style
from egpk_desk.errors import EgpkError, ExportError, InvalidValue, UnreadableSource
from egpk_desk.files import write_atomically

FOLDER = "styles"
"""Where in the user's data folder the styles lie that the user added."""


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """``style`` is the name of a bundled style, or the path of a ``.csl`` file; ``locale`` sets one language for all.

    ``source_notes`` is a :data:`~egpk_desk.citations.notes.SourceNotes`, or ``through``: the work that a note of the
    source gives is cited first, «نقلًا عن» the source.
    """

    style: str = DEFAULT_STYLE
    digits: Literal["western", "arabic-indic"] = "western"
    locale: Literal["ar", "en"] | None = None
    source_notes: Literal["marker", "quoted", "none", "through"] = "marker"

    def formatter(self) -> NoteFormatter:
        """What makes the notes. Raises NotFound, InvalidValue."""
        from egpk_desk.citations.csl.notes import CslNotes  # costs time to import

        told: SourceNotes = "none" if self.source_notes == "through" else self.source_notes
        made = CslNotes(self.style, self.locale, self.digits, told)
        return _Through(made) if self.source_notes == "through" else made


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


class _Through:
    """Notes that cite the works which the source's own notes give, through the source; others as they are."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.kind: str = inner.kind

    def notes(self, cited: Sequence[Cited]) -> list[FormattedNote]:
        """One note for each, in the same order."""
        made: list[FormattedNote] = []
        for one, plain in zip(cited, self._inner.notes(cited), strict=True):
            body = next((note.body for note in one.source_notes if note.body), None)
            if body is None:
                made.append(plain)
            else:
                from egpk_desk.citations.notes import Run
                from egpk_desk.citations.source_references import through

                original = through(body, "", "ar" if plain.direction == "rtl" else "en")
                made.append(FormattedNote((Run(original), *plain.runs), plain.direction))
        return made

    def bibliography(self, cited: Sequence[Cited]) -> list[FormattedNote]:
        """The list of sources: of those that were at hand."""
        made: list[FormattedNote] = self._inner.bibliography(cited)
        return made


class StyleShelf:
    """The styles that can be chosen: those that ship, and those that the user added to a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def styles(self) -> list[tuple[str, StyleInfo]]:
        """Each style by what :class:`NoteStyle` calls it; files of the user's that are no styles are left out."""
        found = [(info.name, info) for info in bundled_styles()]
        for path in sorted(self._folder.glob("*.csl")):
            try:
                found.append((str(path), find_style(path)))
            except (EgpkError, OSError):
                continue
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
            raise InvalidValue(
                f"“{path.name}” cannot set a citation here.", "Take an independent style of CSL 1.0."
            ) from error
