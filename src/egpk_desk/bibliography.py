"""The references of a library: those of its documents and of works without a file, as one list.

A document's title, authors, date, publisher, address and language stand in its metadata alone; its stored record adds
the rest. A document has a key before it has a record: one is worked out, and kept from the first change or export on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from egpk_desk.citations import exchange, hijri
from egpk_desk.citations.collection import Entry, Works, duplicates, find_same, unique_key, with_keys
from egpk_desk.citations.csl_json import DATES, NAMES, TYPES, date_of, iso_of, parse_name
from egpk_desk.citations.keys import make_key
from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited
from egpk_desk.citations.record import csl_item, merged, split
from egpk_desk.document import Metadata
from egpk_desk.errors import Ambiguous, InvalidValue, NotFound, UnreadableSource
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord, Reference
from egpk_desk.readers import encoding
from egpk_desk.readers.dates import hijri_said, parse_date

_ID = re.compile(r"[0-9a-f]{4}[0-9a-f-]*")
_BESIDE = (".bib", ".ris", ".enw", ".ciw", ".csl.json")
_TOLD = {
    "taken": "Its reference was taken from “{}”.",
    "unreadable": "The reference beside it, “{}”, cannot be read.",
    "another": "No reference in “{}” beside it is this report's.",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one reference of a file: ``new``, ``merged`` (it added to one that is there) or ``duplicate``."""

    status: str
    entry: Entry
    line: int


@dataclass(slots=True)
class ImportReport:
    """What became of a file of references; ``problems`` are those entries that could not be read, by line."""

    imported: list[Imported] = field(default_factory=list)
    problems: list[exchange.Broken] = field(default_factory=list)


class Bibliography:
    """The references of one open library. ``find_document`` resolves what a user calls a document."""

    def __init__(self, library: Library, find_document: Callable[[str], DocumentRecord]) -> None:
        self._library = library
        self._find_document = find_document

    def entries(self) -> list[Entry]:
        """All references: of documents in the order of the library, then of works without a file, by key."""
        records = self._library.references()
        stored = {record.document: record for record in records if record.document is not None}
        made = [_entry_of_document(document, stored.get(document.id)) for document in self._library.documents()]
        return with_keys([*made, *(_entry_of_work(record) for record in records if record.document is None)])

    def entry(self, reference: str) -> Entry:
        """The reference that a key, an id or its beginning, or a document's title names. Raises NotFound, Ambiguous."""
        entries = self.entries()
        if found := [entry for entry in entries if reference in (entry.key, entry.id)]:
            return found[0]
        if _ID.fullmatch(reference.lower()):
            found = [entry for entry in entries if entry.id.startswith(reference.lower())]
            if len(found) > 1:
                raise Ambiguous(f"“{reference}” names {len(found)} references.", "Give more of the id, or the key.")
            if found:
                return found[0]
        titled = [entry for entry in entries if not entry.document and entry.item.get("title") == reference]
        if len(titled) == 1:
            return titled[0]
        try:
            document = self._find_document(reference).id
        except NotFound as error:
            raise NotFound(f"No reference is called “{reference}”.", "`references` lists what there is.") from error
        return next(entry for entry in entries if entry.document == document)

    def record_of(self, document: str) -> Mapping[str, Any]:
        """What is kept of a document (its id) beside its metadata; empty where nothing is."""
        return self.records().get(document, {})

    def records(self) -> dict[str, Mapping[str, Any]]:
        """What is kept of each document beside its metadata, by the document's id."""
        return {record.document: record.data for record in self._library.references() if record.document is not None}

    def cited(self, entry: Entry) -> Cited:
        """A reference as notes cite it, as a whole."""
        metadata, record = split(entry.item)
        known: dict[str, Any] = dict(metadata)
        return Cited(entry.id, Metadata(**known), Locator(), record=record)

    # ---- changes -------------------------------------------------------------------------------------------------

    def add(self, item: Mapping[str, Any]) -> Entry:
        """Enter a work that has no file. Raises InvalidValue, Conflict."""
        if not item.get("title") and not item.get("author"):
            raise InvalidValue("A reference needs a title or an author.", "Write --set title=… or --set author=….")
        with self._library.step("add reference"):
            entry = self._add(item, {entry.key.casefold() for entry in self.entries()})
        return self.entry(entry.id)

    def _add(self, item: Mapping[str, Any], taken: Collection[str]) -> Entry:
        wanted = str(item.get("citation-key") or "") or make_key(item)
        kept = self._library.put_reference({"type": "document", **item}, unique_key(wanted, taken))
        return _entry_of_work(kept)

    def set(self, reference: str, values: Mapping[str, str]) -> Entry:
        """Change fields of a reference, as a user writes them (see :func:`fields`); a document's metadata too."""
        entry = self.entry(reference)
        changes = fields(values, of=entry.item)
        if "custom" in changes:
            custom = {**(entry.item.get("custom") or {}), **changes["custom"]}
            changes["custom"] = {name: value for name, value in custom.items() if value not in (None, "")}
        with self._library.step("change reference"):
            key = str(changes.pop("citation-key", "") or entry.key)
            self._put(entry, {**entry.item, **changes}, key, tuple(changes))
        return self.entry(entry.id)

    def change(self, reference: str, changes: Mapping[str, Any]) -> Entry:
        """Change fields of a reference, given as CSL-JSON has them; an empty value or None clears a field.

        Of a document its metadata is changed too. Raises NotFound, Ambiguous, InvalidValue, Conflict.
        """
        entry = self.entry(reference)
        item = {**entry.item, **changes}
        if not item.get("title") and not item.get("author"):
            raise InvalidValue("A reference needs a title or an author.", "Write --set title=… or --set author=….")
        with self._library.step("change reference"):
            key = str(item.pop("citation-key", "") or entry.key)
            self._put(entry, item, key, tuple(changes))
        return self.entry(entry.id)

    def _put(self, entry: Entry, item: Mapping[str, Any], key: str, changed: Sequence[str]) -> None:
        """Store an entry's item: a document's metadata where its fields have ``changed``, and the record."""
        item = {name: value for name, value in item.items() if value not in (None, "", [], {})}
        if entry.document is None:
            self._library.put_reference(item, key, id=entry.id)
            return
        metadata, record = split(item)
        names = {"title": "title", "authors": "author", "publisher": "publisher", "url": "URL", "language": "language"}
        changes: dict[str, str | tuple[str, ...]] = {
            name: metadata.get(name, "") for name, variable in names.items() if variable in changed
        }
        if "issued" in changed:
            changes |= {name: metadata.get(name, "") for name in ("date", "date_as_written")}
        if changes:
            self._library.set_metadata(entry.document, changes)
        self._library.put_reference(record, key, document=entry.document)

    def remove(self, reference: str) -> Entry:
        """Remove the record of a work without a file, or what is kept of a document beside its metadata."""
        entry = self.entry(reference)
        stored = [record for record in self._library.references() if entry.id in (record.id, record.document)]
        if not stored:
            raise NotFound(
                f"Nothing is kept of “{entry.key}” beside the report's own metadata.",
                "`remove DOC` removes the report.",
            )
        self._library.remove_reference(stored[0].id)
        return entry

    def merge(self, kept: str, other: str) -> Entry:
        """Make one reference of two: ``kept`` with what only ``other`` says; the one that has no file is removed."""
        first, second = self.entry(kept), self.entry(other)
        if first.id == second.id:
            raise InvalidValue("A reference cannot be merged into itself.", "Name two references.")
        if second.document is not None:
            if first.document is not None:
                raise InvalidValue(
                    "Both references are reports of the library.", "Remove one report, or import it with --replaces."
                )
            first, second = second, first
        with self._library.step("merge references"):
            self._merge(first, second.item)
            self._library.remove_reference(second.id)
        return self.entry(first.id)

    def _merge(self, entry: Entry, other: Mapping[str, Any]) -> bool:
        """Add to an entry what only another item says; returns whether that was anything."""
        item = merged(entry.item, {name: value for name, value in other.items() if name != "citation-key"})
        changed = [name for name, value in item.items() if entry.item.get(name) != value]
        if changed:
            self._put(entry, item, entry.key, changed)
        return bool(changed)

    def duplicates(self) -> list[tuple[Entry, ...]]:
        """Groups of references that are the same work."""
        return duplicates(self.entries())

    # ---- files ---------------------------------------------------------------------------------------------------

    def import_(self, data: bytes, name: str) -> ImportReport:
        """Take in a file of references, as one step; what is there already is filled up, not doubled.

        Raises UnreadableSource where the file holds no references at all.
        """
        parsed = _parse(data, name)
        report = ImportReport(problems=parsed.problems)
        if not parsed.entries and not parsed.problems:
            raise UnreadableSource(
                f"“{name}” holds no references.",
                "RIS, BibTeX, CSL-JSON, EndNote's and Web of Science's files are read.",
            )
        entries = self.entries()
        works, taken = Works(entries), {entry.key.casefold() for entry in entries}
        changed: dict[str, Entry] = {}
        with self._library.step("import references"):
            for found in parsed.entries:
                same = works.same_as(found.item)
                if same is None:
                    entry = self._add(found.item, taken)
                    works.add(entry)
                    taken.add(entry.key.casefold())
                    report.imported.append(Imported("new", entry, found.line))
                    continue
                same = changed.get(same.id, same)
                status = "merged" if self._merge(same, found.item) else "duplicate"
                same = replace(
                    same, item=merged(same.item, {k: v for k, v in found.item.items() if k != "citation-key"})
                )
                changed[same.id] = same
                report.imported.append(Imported(status, same, found.line))
        return report

    def export(self, format_: str, references: Sequence[str] = ()) -> bytes:
        """All references, or the named ones, as a file of ``ris``, ``bibtex`` or ``csl-json``; their keys are kept."""
        entries = [self.entry(reference) for reference in references] or self.entries()
        if not self._library.read_only and any(not entry.is_kept for entry in entries):
            with self._library.step("keep citation keys"):
                for entry in entries:
                    if not entry.is_kept and entry.document is not None:
                        self._library.put_reference(split(entry.item)[1], entry.key, document=entry.document)
        items = [{name: value for name, value in entry.item.items() if name != "id"} for entry in entries]
        return exchange.write(items, format_).encode("utf-8")

    def described(self, documents: Sequence[str] = ()) -> bytes:
        """The references of documents (ids), or all, as CSL-JSON, with the keys they would have; nothing is kept."""
        chosen = set(documents)
        entries = [entry for entry in self.entries() if not chosen or entry.document in chosen]
        items = [{name: value for name, value in entry.item.items() if name != "id"} for entry in entries]
        return exchange.write(items, "csl-json").encode("utf-8")

    def attach_beside(self, document: str, path: Path, said: Sequence[str] = ()) -> str:
        """Take the record from a ``.bib``, ``.ris`` or ``.csl.json`` that lies beside a report under the same name.

        It corrects what was found in the report itself, but not the metadata fields in ``said``, which the user gave.
        Returns what is to be told, empty where no such file is there. Not part of a step of its own.
        """
        beside = next((path.with_suffix(ending) for ending in _BESIDE if path.with_suffix(ending).is_file()), None)
        if beside is None or beside == path:
            return ""
        try:
            parsed = _parse(beside.read_bytes(), beside.name)
        except (OSError, UnreadableSource):
            return _TOLD["unreadable"].format(beside.name)
        entry = next(entry for entry in self.entries() if entry.document == document)
        same = [found for found in parsed.entries if find_same(found.item, [entry])]
        found = parsed.entries[0] if len(parsed.entries) == 1 else same[0] if same else None
        if found is None:
            return _TOLD["another"].format(beside.name)
        names = {"title": "title", "authors": "author", "date": "issued", "publisher": "publisher", "url": "URL"}
        names["language"] = "language"
        kept = {names[name]: entry.item[names[name]] for name in said if names.get(name) in entry.item}
        item = {**entry.item, **found.item, **kept}
        wanted = str(found.item.get("citation-key") or "") or make_key(item)
        key = unique_key(wanted, {other.key.casefold() for other in self.entries() if other.id != entry.id})
        self._put(entry, item, key, [name for name in item if name not in kept])
        return _TOLD["taken"].format(beside.name)


def _entry_of_document(document: DocumentRecord, record: Reference | None) -> Entry:
    metadata = document.metadata if document.metadata.title else replace(document.metadata, title=document.title)
    key = record.key if record is not None else ""
    item = csl_item(metadata, record.data if record is not None else None, id=document.id)
    return Entry(document.id, key, {**item, "citation-key": key} if key else item, document.id)


def _entry_of_work(record: Reference) -> Entry:
    return Entry(record.id, record.key, {"id": record.id, **record.data, "citation-key": record.key})


def _parse(data: bytes, name: str) -> exchange.Parsed:
    text = encoding.decode_fully(data).text
    return exchange.read(text, exchange.format_of(name, text))


def fields(values: Mapping[str, str], *, of: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Fields of a record as a user writes them, by CSL's names: names parted by ``;``, dates in any form.

    A name may have its form in the other script behind `` = ``: ``محمد الجابري = Muhammad al-Jabri``.

    ``date``, ``url``, ``doi``, ``key`` and ``place`` stand for CSL's ``issued``, ``URL``, ``DOI``, ``citation-key`` and
    ``publisher-place``; an empty value clears a field. ``hijri`` is the Hijri year or date. ``of`` is the record that
    they change: in one of a work in Arabic a year such as ``1445`` is Hijri without a mark. A date of the work that its
    Hijri date cannot be clears that. Raises InvalidValue.
    """
    made: dict[str, Any] = {}
    dates: dict[str, str] = {}
    short = {
        "date": "issued",
        "url": "URL",
        "doi": "DOI",
        "key": "citation-key",
        "place": "publisher-place",
        "authors": "author",
    }
    short |= {"isbn": "ISBN", "issn": "ISSN", "journal": "container-title"}
    for name, value in values.items():
        variable, value = short.get(name.strip().lower(), name.strip()), value.strip()
        if not variable:
            raise InvalidValue("A field has no name.", "Write KEY=VALUE.")
        if variable in NAMES:
            made[variable] = [_name(one) for one in value.split(";") if one.strip()]
        elif variable in DATES:
            dates[variable] = value
        elif variable == "type" and value not in TYPES:
            raise InvalidValue(f"“{value}” is no type of work.", "Write one of CSL's, as book, report or webpage.")
        elif variable == "hijri":
            if value and not hijri.year_in(value):
                raise InvalidValue(f"“{value}” is not a Hijri date.", "Write 1445 or 12 ربيع الأول 1445.")
            made["custom"] = {"hijri": value}
        else:
            made[variable] = value
    _add_dates(made, dates, of or {})
    return made


def _add_dates(made: dict[str, Any], dates: Mapping[str, str], of: Mapping[str, Any]) -> None:
    """Understand the dates of a record, and let its Hijri and its Gregorian one agree. Raises InvalidValue."""
    record = {**of, **made}
    is_said = "custom" in made
    for variable, value in dates.items():
        made[variable], said = understood_date(value, arabic=hijri.is_arabic(record))
        if variable == "issued" and not is_said:
            if said:
                made["custom"] = {"hijri": said}
            elif not hijri.agrees((of.get("custom") or {}).get("hijri"), made[variable]):
                made["custom"] = {"hijri": ""}
    kept, issued = str((made.get("custom") or {}).get("hijri") or ""), made.get("issued", of.get("issued"))
    if is_said and not hijri.agrees(kept, issued):
        first, last = hijri.gregorian_years(int(hijri.year_in(kept)))
        raise InvalidValue(
            f"{kept} AH runs from {first} to {last}; the date of the work is {iso_of(issued)}.",
            "Correct one of the two, or clear one.",
        )


def understood_date(value: str, *, arabic: bool) -> tuple[dict[str, Any], str]:
    """A date in any form as CSL has it, and the Hijri one that is said beside it or in its place.

    ``arabic`` says that it is of a work in Arabic: then ``1445`` is a Hijri year. Raises InvalidValue.
    """
    if not value:
        return {}, ""
    found = parse_date(value)
    said = hijri_said(value, found.iso) if found else ""
    if found and (not said or len(found.iso) > 4):
        return date_of(found.iso), said
    if understood := hijri.understood(value, arabic=arabic):
        return understood
    if found is None:
        raise InvalidValue(f"“{value}” is not a date.", "Write 2025-11-24, 2025-11 or 24 نوفمبر 2025.")
    return date_of(found.iso), said


def _name(written: str) -> dict[str, str]:
    name, _, other = written.partition(" = ")
    return {**parse_name(name), **({"transliteration": " ".join(other.split())} if other.strip() else {})}
