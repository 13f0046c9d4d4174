"""Notes and lists of sources in a CSL style, each source in its own language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from egpk_desk.citations.csl import markup
from egpk_desk.citations.csl.items import Cite, CslLocator, Reference, csl_locator
from egpk_desk.citations.csl.styles import Setting, kept
from egpk_desk.citations.locator import Locator, words
from egpk_desk.citations.notes import (
    Cited,
    FormattedNote,
    Run,
    SourceNote,
    SourceNotes,
    source_language,
    source_note_runs,
)
from egpk_desk.citations.record import csl_item
from egpk_desk.citations.source_references import through
from egpk_desk.citations.styles import DEFAULT_STYLE, StyleInfo, find_style

Language = Literal["ar", "en"]
_NEAR = 5  # CSL's near-note-distance, unless the style says another
_SUFFIXES = {"ar": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "en": "abcdefghijklmnopqrstuvwxyz"}


class CslNotes:
    """Makes notes in a CSL style (a name of ``resources/styles``, or a ``.csl`` file).

    Each source is cited in its own language: an Arabic one is ``المرجع نفسه`` where a Latin one is ``Ibid.``, with the
    quotation marks, ``p.`` and direction of its own script. ``locale`` (``ar`` or ``en``) sets one language for all.
    ``digits`` is ``western`` or ``arabic-indic`` (for Arabic sources; titles keep theirs).
    ``source_notes`` says how the source's own notes in an excerpt are told of. Raises NotFound, InvalidValue.
    """

    def __init__(
        self,
        style: str | Path = DEFAULT_STYLE,
        locale: Language | None = None,
        digits: Literal["western", "arabic-indic"] = "western",
        source_notes: SourceNotes = "marker",
    ) -> None:
        self.style: StyleInfo = find_style(style)
        self._locale = locale
        self._source_notes = source_notes
        self._arabic_digits = digits == "arabic-indic"

    @property
    def kind(self) -> str:
        """``note``, ``author-date``, ``numeric``, ``author`` or ``label``: how the style cites."""
        return self.style.kind

    def notes(self, cited: Sequence[Cited]) -> list[FormattedNote]:
        """One note for each, in the same order: in full, repeated, or seen before."""
        sources = _Sources(cited, self._language_of)
        kept_texts: dict[object, str] = {}
        last_number: dict[str, int] = {}
        made: list[FormattedNote] = []
        for number, one in enumerate(cited, start=1):
            language = sources.languages[one.document]
            setting = self._setting(language)
            near = int(setting.root.citation.get("near-note-distance", _NEAR))
            previous = cited[number - 2] if number > 1 else None
            positions = _positions(one, previous, last_number.get(one.document), number, near)
            key = (one.document, positions, one.locator)
            if key not in kept_texts:
                cite = sources.cite(one, setting, positions)
                # A style that says nothing of a work without an author would lose it: then its title is said.
                kept_texts[key] = setting.citation.render_one(cite) or str(cite.reference.get("title", ""))
            original = self._original(one)
            others = [note for note in one.source_notes if note is not original]
            runs = (*markup.runs(kept_texts[key]), *source_note_runs(others, language, self._source_notes))
            if original is not None:
                runs = (Run(through(original.body or "", "", language)), *runs)
            made.append(FormattedNote(runs, "rtl" if language == "ar" else "ltr"))
            last_number[one.document] = number
        return made

    def _original(self, cited: Cited) -> SourceNote | None:
        """The source note whose work is cited through the source: the one chosen for the passage, or as all are."""
        if cited.through and (chosen := cited.noted(cited.through)) is not None:
            return chosen
        if self._source_notes == "through":
            return next((note for note in cited.source_notes if note.body), None)
        return None

    def through(self, cited: Cited, body: str) -> FormattedNote:
        """The work that a note of the source gives (``body``), cited through the source: ``…، نقلًا عن: …``."""
        (note,) = self.notes([cited])
        original = through(body, "", "ar" if note.direction == "rtl" else "en")
        return FormattedNote((Run(original), *note.runs), note.direction)

    def bibliography(self, cited: Sequence[Cited]) -> list[FormattedNote]:
        """The list of sources: each once, in the style's order; Arabic ones before those in other scripts.

        A numeric style keeps the order in which they are cited. Empty where the style has no such list.
        """
        sources = _Sources(cited, self._language_of)
        numeric = self.kind == "numeric"
        groups: dict[str, list[tuple[Setting, Cite]]] = {"ar": [], "en": []}
        for one in sources.unique:
            language = sources.languages[one.document]
            setting = self._setting(language)
            if setting.bibliography is None:
                return []
            groups[language].append((setting, sources.cite(one, setting, frozenset(), in_list=True)))
        ordered: list[tuple[Setting, Cite]] = []
        for pairs in groups.values():
            first = pairs[0][0] if pairs else None
            if first is not None and not numeric and (sort := first.sort) is not None:
                ordered += [(first, item) for item in sort.sort([item for _, item in pairs], first.bibliography)]
            else:
                ordered += pairs
        if numeric:
            ordered.sort(key=lambda pair: pair[1].number)
        made = [(markup.runs(setting.bibliography.render_one(item)), setting.language) for setting, item in ordered]
        # Some styles leave out what readers cannot look up, such as personal communications.
        return [FormattedNote(runs, "rtl" if language == "ar" else "ltr") for runs, language in made if runs]

    def _language_of(self, cited: Cited) -> Language:
        return self._locale or source_language(cited.metadata)

    def _setting(self, language: str) -> Setting:
        return kept(str(self.style.path), language, self._arabic_digits, self.style.path.stat().st_mtime_ns)


class _Sources:
    """The sources of a text: each one's record, language, number, first note and what parts it from its likes."""

    def __init__(self, cited: Sequence[Cited], language_of: Callable[[Cited], Language]) -> None:
        self.unique: list[Cited] = []
        self.languages: dict[str, Language] = {}
        self.first_note: dict[str, int] = {}
        self._references: dict[str, Reference] = {}
        self._numbers: dict[str, int] = {}
        for number, one in enumerate(cited, start=1):
            if one.document not in self.languages:
                self.unique.append(one)
                language = self.languages[one.document] = language_of(one)
                self.first_note[one.document] = number
                self._numbers[one.document] = len(self.unique)
                self._references[one.document] = Reference(
                    csl_item(one.metadata, one.record, id=one.document), language
                )
        self._suffixes = self._year_suffixes()

    def _year_suffixes(self) -> dict[str, str]:
        """``2025أ``, ``2025ب``: works that author and year alone do not tell apart, in the order of their titles."""
        alike: dict[tuple[object, ...], list[str]] = {}
        for one in self.unique:
            reference = self._references[one.document]
            names = tuple((n.family, n.given) for n in reference.get("author") or reference.get("editor") or ())
            year = getattr(reference.get("issued"), "get", lambda _: None)("year")
            alike.setdefault((names or str(reference.get("title", "")), year), []).append(one.document)
        return {
            document: _SUFFIXES[self.languages[document]][at % 26]
            for group in alike.values()
            if len(group) > 1
            for at, document in enumerate(sorted(group, key=self._title))
        }

    def _title(self, document: str) -> str:
        return Setting.sort_key(str(self._references[document].get("title", "")))

    def cite(self, cited: Cited, setting: Setting, positions: frozenset[str], *, in_list: bool = False) -> Cite:
        place: CslLocator | None = None
        if not in_list:
            place = _place(cited.locator, setting.language)
        suffixed = setting.root.citation.get("disambiguate-add-year-suffix") == "true"
        return Cite(
            self._references[cited.document],
            place,
            positions,
            number=self._numbers[cited.document],
            year_suffix=self._suffixes.get(cited.document, "") if suffixed else "",
            first_note=0 if in_list else self.first_note[cited.document],
            in_bibliography=in_list,
        )


def _place(locator: Locator, language: str) -> CslLocator | None:
    said = words(locator, language)
    return csl_locator(locator, said, "، حاشية " if language == "ar" else ", note ")


def _positions(one: Cited, previous: Cited | None, last: int | None, number: int, near: int) -> frozenset[str]:
    """CSL's positions of a citation ("Choose", CSL 1.0.2), one source a note."""
    if last is None:
        return frozenset({"first"})
    found = {"subsequent"}
    if number - last <= near:
        found.add("near-note")
    if previous is not None and previous.document == one.document:
        here, there = one.locator, previous.locator
        if here == there:
            found.add("ibid")
        elif here != Locator():
            found |= {"ibid", "ibid-with-locator"}
    return frozenset(found)
