"""Reading a REFI-QDA project as hostile input: what ATLAS.ti, MAXQDA, NVivo, QualCoder and this program write."""

from __future__ import annotations

import re
import stat
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from lxml import etree

from egpk_desk.errors import UnreadableSource
from egpk_desk.library.records import Problem
from egpk_desk.readers.encoding import decode_fully
from egpk_desk.readers.xml_safety import parse_xml
from egpk_desk.readers.zip_safety import Package
from egpk_desk.refi.model import Group, Note, Project, Selection, Source
from egpk_desk.refi.offsets import Quoted, canonical, resolve

_AGAIN = "Export the project again from the program that made it."
_INTERNAL = re.compile(r"internal:/{2,3}", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(relative|absolute|https?|file):", re.IGNORECASE)
_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
_RICH = ".docx"


def read(data: bytes, name: str) -> Project:
    """The project in the bytes of a ``.qdpx``; ``name`` is the file's. Raises UnreadableSource."""
    try:
        return _Reading(data, name).project()
    except UnreadableSource as error:
        raise UnreadableSource(error.message, _AGAIN) from error


class _Reading:
    def __init__(self, data: bytes, name: str) -> None:
        self.package = Package(data, name)
        _check(data, name)
        projects = [path for path in sorted(self.package.names) if path.lower().endswith(".qde") and "/" not in path]
        if len(projects) != 1:
            raise UnreadableSource(f"“{name}” is no REFI-QDA project: it holds {len(projects)} .qde files.")
        self.xml = self.package.read(projects[0])
        self.root = parse_xml(self.xml, f"“{projects[0]}”")
        if _local(self.root) != "Project":
            raise UnreadableSource(f"“{name}” is no REFI-QDA project: its XML is “{_local(self.root)[:40]}”.")
        self.paths = {path.rpartition("/")[2].casefold(): path for path in self.package.names if path[-1:] != "/"}
        users = (one for group in _all(self.root, "Users") for one in _all(group, "User"))
        self.users = {_guid(user): " ".join(user.get("name", "").split()) for user in users}
        variables = (one for group in _all(self.root, "Variables") for one in _all(group, "Variable"))
        self.variables = {_guid(one): one.get("name", "").strip() for one in variables}
        self.crlf_is_two = "atlas" not in self.root.get("origin", "").lower()
        notes = (one for group in _all(self.root, "Notes") for one in _all(group, "Note"))
        self.annotations = {
            _guid(note): note for note in notes if next(_all(note, "PlainTextSelection"), None) is not None
        }
        self.passed: list[Problem] = []

    def project(self) -> Project:
        of_cases = self._cases()
        sources = []
        for group in _all(self.root, "Sources"):
            for element in group:
                source = self._source(element)
                if source is not None:
                    sources.append(replace(source, values={**of_cases.get(source.guid, {}), **source.values}))
        return Project(
            name=self.root.get("name", ""),
            codebook=self.xml if next(self.root.iter("{*}Code"), None) is not None else b"",
            sources=tuple(sources),
            groups=tuple(self._groups()),
            notes=tuple(note for group in _all(self.root, "Notes") for note in self._notes(group)),
            code_notes={_guid(code): refs for code in self.root.iter("{*}Code") if (refs := _notes_of(code))},
            notes_of_all=_notes_of(self.root),
            description=_described(self.root),
            passed=tuple(self.passed),
        )

    def _cases(self) -> dict[str, dict[str, str]]:
        """The values of variables that sources have by the case they belong to."""
        found: dict[str, dict[str, str]] = {}
        for group in _all(self.root, "Cases"):
            for case in _all(group, "Case"):
                values = self._values(case)
                for source in _all(case, "SourceRef"):
                    found.setdefault(_guid(source, "targetGUID"), {}).update(values)
        return found

    def _values(self, element: Any) -> dict[str, str]:
        values: dict[str, str] = {}
        for one in _all(element, "VariableValue"):
            reference = next(_all(one, "VariableRef"), None)
            name = self.variables.get(_guid(reference, "targetGUID"), "") if reference is not None else ""
            value = next((child.text or "" for child in one if _local(child) in _VALUES), "")
            if name and value.strip():
                values[name] = value.strip()
        return values

    def _groups(self) -> Iterator[Group]:
        for group in _all(self.root, "Sets"):
            for one in _all(group, "Set"):
                members = tuple(_guid(source, "targetGUID") for source in _all(one, "MemberSource"))
                if members:
                    yield Group(_guid(one), one.get("name", "").strip(), _described(one), members)

    def _notes(self, group: Any) -> Iterator[Note]:
        for one in _all(group, "Note"):
            try:
                text = canonical(self._raw(one) or "").strip() or _described(one)
            except UnreadableSource:
                text = _described(one)
            if text:
                made = self._maker(one), one.get("creationDateTime", "")
                yield Note(_guid(one), one.get("name", "").strip(), text, *made)

    def _maker(self, element: Any) -> str:
        return self.users.get(_guid(element, "creatingUser")) or self.users.get(_guid(element, "modifyingUser"), "")

    def _file(self, written: str) -> bytes | None:
        """The bytes of a file inside the package; None for one that lies elsewhere, which is never followed."""
        if not written or _ELSEWHERE.match(written):
            return None
        path = self.paths.get(_INTERNAL.sub("", written).rpartition("/")[2].casefold())
        return self.package.read(path) if path else None

    def _raw(self, element: Any) -> str | None:
        content = next(_all(element, "PlainTextContent"), None)
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
        kind, name = _local(element), element.get("name", "").strip()
        if kind not in ("TextSource", "PDFSource"):
            if kind:
                self.passed.append(Problem(name or kind, "pictures, sound and film are not read"))
            return None
        holder = element
        if kind == "PDFSource":
            holder = next(_all(element, "Representation"), element)
        raw = self._raw(holder)
        path = element.get("path" if kind == "PDFSource" else "richTextPath", "")
        suffix = ".pdf" if kind == "PDFSource" else (_RICH if path.lower().endswith(_RICH) else "")
        original = (self._file(path) if suffix else None) or b""
        if raw is None and not original:
            self.passed.append(Problem(name, "neither its text nor its file is in the project"))
            return None
        notes = dict.fromkeys((*_notes_of(element), *_notes_of(holder)))
        on_passages = [self.annotations[note] for note in notes if note in self.annotations] if raw is not None else []
        selections = self._selections(holder, raw, on_passages) if raw is not None else []
        written = sum(1 for one in element.iter("{*}PlainTextSelection", "{*}PDFSelection"))
        return Source(
            guid=_guid(element),
            name=name,
            text=canonical(raw) if raw is not None else None,
            selections=tuple(selections),
            original=original,
            suffix=suffix if original else "",
            memo=_described(element),
            notes=tuple(note for note in notes if raw is None or note not in self.annotations),
            values=self._values(element),
            author=self._maker(element),
            created=element.get("creationDateTime", ""),
            left_out=written + len(on_passages) - len(selections),
        )

    def _selections(self, holder: Any, raw: str, on_passages: list[Any]) -> list[Selection]:
        """The selections of a source, and what notes about passages of it select, as QualCoder writes annotations."""
        elements, quoted = [], []
        annotating = {one: _guid(note) for note in on_passages for one in _all(note, "PlainTextSelection")}
        for one in (*_all(holder, "PlainTextSelection"), *annotating):
            try:
                quoted.append(Quoted(int(one.get("startPosition", "")), int(one.get("endPosition", "")), _name(one)))
            except ValueError:
                continue
            elements.append(one)
        found = []
        ranges = resolve(raw, quoted, crlf_is_two=self.crlf_is_two)
        for one, range_ in zip(elements, ranges, strict=True):
            if range_ is None or range_[0] >= range_[1]:
                continue
            codings = list(_all(one, "Coding"))
            codes = (_guid(code, "targetGUID") for coding in codings for code in _all(coding, "CodeRef"))
            told = (annotating[one],) if one in annotating else ()
            notes = (*told, *_notes_of(one), *(note for coding in codings for note in _notes_of(coding)))
            makers = (one, *codings, *([one.getparent()] if told else []))
            maker = next(filter(None, map(self._maker, makers)), "")
            found.append(
                Selection(
                    *(_guid(one), *range_, _name(one), tuple(dict.fromkeys(codes)), _described(one)),
                    *(tuple(dict.fromkeys(notes)), maker, one.get("creationDateTime", "")),
                )
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


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _local(child) == name)


def _guid(element: Any, attribute: str = "guid") -> str:
    try:
        return str(uuid.UUID(str(element.get(attribute, "")).strip()))
    except ValueError:
        return ""


def _name(element: Any) -> str:
    return str(element.get("name", ""))


def _described(element: Any) -> str:
    return next((child.text or "" for child in _all(element, "Description")), "").strip()


def _notes_of(element: Any) -> tuple[str, ...]:
    return tuple(_guid(note, "targetGUID") for note in _all(element, "NoteRef"))
