"""The notes that excerpts are cited by: one small interface, and the first implementation of it.

An exporter says what is cited, where, and in which order, and gets formatted runs back; it knows nothing of styles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from egpk_desk.citations.csl_json import language_tag
from egpk_desk.citations.dates import date_words
from egpk_desk.citations.locator import Locator, nested, words
from egpk_desk.document import Metadata
from egpk_desk.text.bidi import Direction, base_direction

_RTL_LANGUAGES = frozenset({"ar", "fa", "ur", "ckb", "ps", "sd", "ug", "he"})
_SENTENCE_ENDS = (".", "!", "؟", "?", "…", ".»", ".”", '."')


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A note of the source itself whose marker stands in an excerpt; ``body`` is None where the source lacks it."""

    marker: str
    body: str | None


@dataclass(frozen=True, slots=True)
class Cited:
    """What a note cites: the document (its id), what is known of it, the place, and the source's own notes there.

    ``record`` is what the bibliographic record adds to the metadata (see :mod:`egpk_desk.citations.record`).
    ``through`` is the marker of the source note whose work is cited, through the source, whatever is said of others.
    """

    document: str
    metadata: Metadata
    locator: Locator
    source_notes: tuple[SourceNote, ...] = ()
    record: Mapping[str, Any] = field(default_factory=dict, hash=False)
    through: str = ""

    def noted(self, marker: str) -> SourceNote | None:
        """The source note of a marker, brackets or not, whose body is known; None where there is none here."""
        wanted = bare_marker(marker)
        return next((note for note in self.source_notes if note.body and bare_marker(note.marker) == wanted), None)


def bare_marker(marker: str) -> str:
    """A note's marker without the brackets that it stands in."""
    return marker.strip("[](){} ")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a note in one look."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class FormattedNote:
    """A note ready to be set: its runs, and the direction of its paragraph."""

    runs: tuple[Run, ...]
    direction: Direction

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class NoteFormatter(Protocol):
    """What makes notes. Given all that is cited, in the order of the text, since a repetition is cited in short."""

    def notes(self, cited: Sequence[Cited]) -> list[FormattedNote]:
        """One note for each, in the same order."""
        ...


class PlainNotes:
    """Notes that name author, title, publisher, date and place, in the language of each source.

    A source named in the note just before is «المرجع نفسه» ("Ibid."); one named further back is cited by author, title
    and «مرجع سابق» ("op. cit."), as Arabic publishing does.
    """

    def notes(self, cited: Sequence[Cited]) -> list[FormattedNote]:
        made: list[FormattedNote] = []
        previous: Cited | None = None
        seen: set[str] = set()
        for one in cited:
            language = source_language(one.metadata)
            if previous is not None and previous.document == one.document:
                runs = _again(one, previous, language)
            elif one.document in seen:
                runs = _seen_before(one, language)
            else:
                runs = _in_full(one, language)
            runs += source_note_runs(one.source_notes, language)
            made.append(FormattedNote(tuple(runs), "rtl" if language == "ar" else "ltr"))
            seen.add(one.document)
            previous = one
        return made


def source_language(metadata: Metadata) -> Literal["ar", "en"]:
    """The language of a source's notes: Arabic for what is written from right to left, else English."""
    language = language_tag(metadata.language)
    if "latn" in language.split("-"):
        return "en"
    if language:
        return "ar" if language.split("-")[0] in _RTL_LANGUAGES else "en"
    return "en" if base_direction(metadata.title or metadata.author) == "ltr" else "ar"


def _in_full(cited: Cited, language: str) -> list[Run]:
    metadata = cited.metadata
    date = date_words(metadata.date, language)
    if language == "ar":
        parts = [metadata.author, f"«{nested(metadata.title)}»", metadata.publisher, date or "د.ت"]
        return _sentence([*parts, words(cited.locator, language)], language)
    title = metadata.title.replace("“", "‘").replace("”", "’")
    parts = [metadata.author, f"“{title}”", metadata.publisher, date or "n.d.", words(cited.locator, language)]
    return _sentence(parts, language)


def _again(cited: Cited, previous: Cited, language: str) -> list[Run]:
    place = "" if cited.locator == previous.locator else words(cited.locator, language)
    return _sentence(["المرجع نفسه" if language == "ar" else "Ibid.", place], language)


def _seen_before(cited: Cited, language: str) -> list[Run]:
    metadata, place = cited.metadata, words(cited.locator, language)
    if language == "ar":
        return _sentence([metadata.author, f"«{nested(metadata.title)}»", "مرجع سابق", place], language)
    title = metadata.title.replace("“", "‘").replace("”", "’")
    return _sentence([metadata.author, f"“{title}”", "op. cit.", place], language)


def _sentence(parts: Sequence[str], language: str) -> list[Run]:
    joined = ("، " if language == "ar" else ", ").join(part for part in parts if part)
    return [Run(joined if joined.endswith(_SENTENCE_ENDS) else f"{joined}.")]


SourceNotes = Literal["marker", "quoted", "through", "none"]
"""How a note tells of the source's own notes: by marker, as what the source quotes («نقلًا عن»), or not at all.

``through``: the work that the first of them gives is cited, through the source: ``…، نقلًا عن: …``.
"""


_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def _body(note: SourceNote) -> str:
    """What a note of the source says, on one line, without its marker and without what would turn the line round."""
    return " ".join(_TURNS.sub("", note.body or "").split()).removeprefix(note.marker).strip()


def source_note_runs(notes: Sequence[SourceNote], language: str, how: SourceNotes = "marker") -> list[Run]:
    """What a note says of the source's own notes, each with its body; as ``quoted``, those with a body alone."""
    if how == "quoted":
        bodies = [_body(note) for note in notes if note.body]
        word = "نقلًا عن:" if language == "ar" else "Quoting:"
        quoted = [f" {word} {body}" for body in bodies if body]
        return [Run(text if text.endswith(_SENTENCE_ENDS) else f"{text}.") for text in quoted]
    if how in ("none", "through"):
        return []
    runs: list[Run] = []
    for note in notes:
        if note.body is None:
            said = (
                f"حاشية المصدر {note.marker} غير واردة في النسخة المتاحة"
                if language == "ar"
                else f"Source note {note.marker} is missing from the copy at hand"
            )
        else:
            body = _body(note)
            said = f"حاشية المصدر {note.marker}: {body}" if language == "ar" else f"Source note {note.marker}: {body}"
        runs.append(Run(f" {said}" if said.endswith(_SENTENCE_ENDS) else f" {said}."))
    return runs
