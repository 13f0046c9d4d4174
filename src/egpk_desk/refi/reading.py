"""Reading a REFI-QDA project as hostile input: what ATLAS.ti, MAXQDA, NVivo, QualCoder and this program write."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from egpk_desk import readers
from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.library.records import Problem
from egpk_desk.readers.encoding import decode_fully
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits
from egpk_desk.readers.xml_safety import parse_xml
from egpk_desk.readers.zip_safety import Package
from egpk_desk.refi.elements import children, described, guid, local, moment, name_of, notes_of, within
from egpk_desk.refi.model import Area, Coding, Group, Note, Project, Selection, Source, name_for
from egpk_desk.refi.offsets import Quoted, canonical, resolve

_AGAIN = "Export the project again from the program that made it."
_INTERNAL = re.compile(r"internal:/{2,3}", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(relative|absolute|https?|file):", re.IGNORECASE)
_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
_RICH = ".docx"
_TYPES = {"Integer": "number", "Float": "number", "Date": "date", "DateTime": "date"}


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Project:
    """The project in the bytes of a ``.qdpx``; ``name`` is the file's. Raises UnreadableSource."""
    try:
        return _Reading(data, name, limits).project()
    except UnreadableSource as error:
        raise UnreadableSource(error.message, _AGAIN) from error


class _Reading:
    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.package = Package(data, name, limits)
        _check(data, name)
        projects = [path for path in sorted(self.package.names) if path.lower().endswith(".qde") and "/" not in path]
        if len(projects) != 1:
            raise UnreadableSource(f"“{name}” is no REFI-QDA project: it holds {len(projects)} .qde files.")
        self.xml = self.package.read(projects[0])
        self.root = parse_xml(self.xml, f"“{projects[0]}”")
        if self.root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableSource(f"“{projects[0]}” declares a document type, which no project needs; it is refused.")
        if local(self.root) != "Project":
            raise UnreadableSource(f"“{name}” is no REFI-QDA project: its XML is “{local(self.root)[:40]}”.")
        self.paths = {path.rpartition("/")[2].casefold(): path for path in self.package.names if path[-1:] != "/"}
        self.users = {guid(user): " ".join(name_of(user).split()) for user in within(self.root, "Users", "User")}
        variables = list(within(self.root, "Variables", "Variable"))
        self.variables = {guid(one): name_of(one).strip() for one in variables}
        self.types = {name_of(one).strip(): _TYPES.get(one.get("typeOfVariable", ""), "text") for one in variables}
        origin = " ".join(self.root.get("origin", "").split())
        self.origin = origin
        self.crlf_is_two = "atlas" not in origin.lower()
        self.from_top = "qualcoder" in origin.lower()
        notes = list(within(self.root, "Notes", "Note"))
        self.annotations = {
            guid(note): note for note in notes if next(children(note, "PlainTextSelection"), None) is not None
        }
        self.linked = self._links({guid(note) for note in notes})
        self.passed: list[Problem] = []

    def _links(self, notes: set[str]) -> dict[str, list[str]]:
        """The notes that links tie to something, by its GUID; NVivo says so what a note is about."""
        found: dict[str, list[str]] = {}
        for link in within(self.root, "Links", "Link"):
            one, other = guid(link, "originGUID"), guid(link, "targetGUID")
            for note, about in ((one, other), (other, one)):
                if note in notes and about not in notes:
                    found.setdefault(about, []).append(note)
        return found

    def project(self) -> Project:
        of_cases = self._cases()
        sources = []
        for group in children(self.root, "Sources"):
            for element in group:
                source = self._source(element)
                if source is not None:
                    sources.append(replace(source, values={**of_cases.get(source.guid, {}), **source.values}))
        codes = list(self.root.iter("{*}Code"))
        return Project(
            name=name_of(self.root),
            codebook=self.xml if codes else b"",
            sources=tuple(sources),
            groups=tuple(self._groups()),
            notes=tuple(note for group in children(self.root, "Notes") for note in self._notes(group)),
            code_notes={guid(code): refs for code in codes if (refs := self._about(code))},
            notes_of_all=notes_of(self.root),
            description=described(self.root),
            types=self.types,
            passed=tuple(self.passed),
            origin=self.origin,
            users=tuple(dict.fromkeys(filter(None, self.users.values()))),
        )

    def _about(self, element: Any) -> tuple[str, ...]:
        """The notes on something: those that it names, and those that a link ties to it."""
        return tuple(dict.fromkeys((*notes_of(element), *self.linked.get(guid(element), ()))))

    def _cases(self) -> dict[str, dict[str, str]]:
        """The values of variables that sources have by the case they belong to."""
        found: dict[str, dict[str, str]] = {}
        for case in within(self.root, "Cases", "Case"):
            values = self._values(case)
            for source in children(case, "SourceRef"):
                found.setdefault(guid(source, "targetGUID"), {}).update(values)
        return found

    def _values(self, element: Any) -> dict[str, str]:
        values: dict[str, str] = {}
        for one in children(element, "VariableValue"):
            reference = next(children(one, "VariableRef"), None)
            name = self.variables.get(guid(reference, "targetGUID"), "") if reference is not None else ""
            value = next((child.text or "" for child in one if local(child) in _VALUES), "")
            if name and value.strip():
                values[name] = value.strip()
        return values

    def _groups(self) -> Iterator[Group]:
        for above, name, member in (("Sets", "Set", "MemberSource"), ("Cases", "Case", "SourceRef")):
            for one in within(self.root, above, name):
                members = tuple(guid(source, "targetGUID") for source in children(one, member))
                if members:
                    yield Group(guid(one), name_of(one).strip(), described(one), members)

    def _notes(self, group: Any) -> Iterator[Note]:
        for one in children(group, "Note"):
            try:
                text = canonical(self._raw(one) or self._rich(one)).strip() or described(one)
            except UnreadableSource:
                text = described(one)
            if text:
                name = name_of(one).strip()
                yield Note(guid(one), "" if name == name_for(text) else name, text, self._maker(one), moment(one))

    def _rich(self, element: Any) -> str:
        """The words of a note that is a Word file."""
        path = element.get("richTextPath", "")
        data = self._file(path) if path.lower().endswith(_RICH) else None
        if not data:
            return ""
        try:
            return readers.read(data, path.rpartition("/")[2]).text
        except EgpkError as error:
            raise UnreadableSource(error.message) from error

    def _maker(self, element: Any) -> str:
        return self.users.get(guid(element, "creatingUser")) or self.users.get(guid(element, "modifyingUser"), "")

    def _file(self, written: str) -> bytes | None:
        """The bytes of a file inside the package; None for one that lies elsewhere, which is never followed."""
        if not written or _ELSEWHERE.match(written):
            return None
        path = self.paths.get(_INTERNAL.sub("", written).rpartition("/")[2].casefold())
        return self.package.read(path) if path else None

    def _raw(self, element: Any) -> str | None:
        content = next(children(element, "PlainTextContent"), None)
        if content is not None:
            return content.text or ""
        data = self._file(element.get("plainTextPath", ""))
        if data is None:
            return None
        try:
            return data.decode("utf-8")  # with its mark, which may be counted
        except UnicodeDecodeError:
            return decode_fully(data).text if data.strip() else ""

    def _source(self, element: Any) -> Source | None:
        kind, name = local(element), element.get("name", "").strip()
        if kind not in ("TextSource", "PDFSource"):
            if kind:
                self.passed.append(Problem(name or kind, "pictures, sound and film are not read"))
            return None
        holder = element
        if kind == "PDFSource":
            holder = next(children(element, "Representation"), element)
        raw = self._raw(holder)
        path = element.get("path" if kind == "PDFSource" else "richTextPath", "")
        suffix = ".pdf" if kind == "PDFSource" else (_RICH if path.lower().endswith(_RICH) else "")
        original = (self._file(path) if suffix else None) or b""
        if raw is None and not original:
            self.passed.append(Problem(name, "neither its text nor its file is in the project"))
            return None
        notes = dict.fromkeys((*self._about(element), *self._about(holder)))
        on_passages = [self.annotations[note] for note in notes if note in self.annotations] if raw is not None else []
        selections = self._selections(holder, raw, on_passages) if raw is not None else []
        written = sum(1 for one in element.iter("{*}PlainTextSelection"))
        if next(children(element, "Coding"), None) is not None or next(children(holder, "Coding"), None) is not None:
            self.passed.append(Problem(name, "codes on the whole of a source are not read, but those on passages"))
        return Source(
            guid=guid(element),
            name=name,
            text=canonical(raw) if raw is not None else None,
            selections=tuple(selections),
            areas=tuple(self._areas(element)),
            original=original,
            suffix=suffix if original else "",
            memo=described(element),
            notes=tuple(note for note in notes if raw is None or note not in self.annotations),
            values=self._values(element),
            author=self._maker(element),
            created=moment(element),
            left_out=written + len(on_passages) - len(selections),
        )

    def _areas(self, source: Any) -> Iterator[Area]:
        """The selected parts of pages."""
        for one in children(source, "PDFSelection"):
            try:
                x0, y0, x1, y1 = (float(one.get(side, "")) for side in ("firstX", "firstY", "secondX", "secondY"))
                page = int(one.get("page", ""))
            except ValueError:
                self.passed.append(Problem(name_of(source), "an area of a page does not say where it is"))
                continue
            words = "".join(canonical(self._raw(shown) or "") for shown in children(one, "Representation"))
            codings, notes, maker, created = self._said(one)
            box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            yield Area(
                *(guid(one), page, box, words, self.from_top, codings),
                *(described(one), notes, maker, created),
            )

    def _said(self, one: Any, note: Any = None) -> tuple[tuple[Coding, ...], tuple[str, ...], str, str]:
        """Of a selection: its codings, the notes on it, who made it and when; ``note`` is the note that selects it."""
        codings, notes = [], list(self._about(one))
        for coding in children(one, "Coding"):
            made = self._maker(coding) or self._maker(one), moment(coding) or moment(one)
            codings += [Coding(guid(code, "targetGUID"), *made) for code in children(coding, "CodeRef")]
            notes += self._about(coding)
        if note is not None:
            notes.insert(0, guid(note))
        maker = self._maker(one) or next((coding.author for coding in codings if coding.author), "")
        created = moment(one) or next((coding.created for coding in codings if coding.created), "")
        if note is not None:
            maker, created = maker or self._maker(note), created or moment(note)
        unique = {coding.code: coding for coding in reversed(codings) if coding.code}
        return tuple(reversed(unique.values())), tuple(dict.fromkeys(notes)), maker, created

    def _selections(self, holder: Any, raw: str, on_passages: list[Any]) -> list[Selection]:
        """The selections of a source, and what notes about passages of it select, as QualCoder writes annotations."""
        elements, quoted = [], []
        annotating = {one: note for note in on_passages for one in children(note, "PlainTextSelection")}
        for one in (*children(holder, "PlainTextSelection"), *annotating):
            try:
                quoted.append(Quoted(int(one.get("startPosition", "")), int(one.get("endPosition", "")), name_of(one)))
            except ValueError:
                continue
            elements.append(one)
        found = []
        ranges = resolve(raw, quoted, crlf_is_two=self.crlf_is_two)
        for one, range_ in zip(elements, ranges, strict=True):
            if range_ is None or range_[0] >= range_[1]:
                continue
            codings, notes, maker, created = self._said(one, annotating.get(one))
            found.append(
                Selection(*(guid(one), *range_, name_of(one), codings, described(one)), *(notes, maker, created))
            )
        return found


def _check(data: bytes, name: str) -> None:
    """Refuse what :class:`Package` lets pass: a name that is there twice, and links."""
    seen = set[str]()
    with zipfile.ZipFile(BytesIO(data)) as package:
        for entry in package.infolist():
            shown = entry.filename[:60]
            if entry.filename.casefold() in seen:
                raise UnreadableSource(f"“{name}” is refused: it holds “{shown}” twice.")
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise UnreadableSource(f"“{name}” is refused: “{shown}” in it is a link, not a file.")
            seen.add(entry.filename.casefold())
