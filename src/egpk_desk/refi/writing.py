"""Writing a REFI-QDA project: ``project.qde``, valid against the standard's schema, and the files of its sources.

A text has no byte order mark and LF, and positions count its code points, half-open. A DOCX stands beside its text as
``richTextPath``; a PDF is a ``PDFSource`` whose ``Representation`` is the text. Files are named by their source's GUID.
"""

from __future__ import annotations

import re
import uuid
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import IO, Any

from lxml import etree

from egpk_desk.refi import NAMESPACE
from egpk_desk.refi.model import Note, Project, Selection, Source, name_for

_OURS = uuid.UUID("6b0a1f0e-5d0b-5c34-8a4e-6f0c2a1d9e77")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


def write(
    project: Project, file: IO[bytes], author: str, load: Callable[[Source], Source] = lambda source: source
) -> None:
    """Write a project to an open file. ``load`` gives each source with the bytes of its original when it is needed."""
    writer = _Writer(project, author)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as package:
        package.writestr("project.qde", writer.xml())
        for note in project.notes:
            package.writestr(f"sources/{note.guid}.txt", note.text.encode())
        for source in project.sources:
            package.writestr(f"sources/{source.guid}.txt", (source.text or "").encode())
            original = load(source).original
            if source.suffix:
                package.writestr(f"sources/{source.guid}{source.suffix}", original)


def derived(guid: str, what: str) -> str:
    """The GUID of something that belongs to another; the same every time."""
    return str(uuid.uuid5(_OURS, f"{guid} {what}"))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


class _Writer:
    def __init__(self, project: Project, author: str) -> None:
        self.project = project
        self.author = author
        makers: list[Any] = [*project.notes, *project.sources]
        selections = [one for source in project.sources for one in source.selections]
        makers += [*selections, *(coding for one in selections for coding in one.codings)]
        self.users = dict.fromkeys([author, *(one.author for one in makers if one.author)])
        self.variables = self._typed()

    def _typed(self) -> dict[str, str]:
        """The variables with their types; a number or a date is one where all of its values are."""
        values: dict[str, list[str]] = {}
        for source in self.project.sources:
            for name, value in source.values.items():
                values.setdefault(name, []).append(value)
        typed = {}
        for name, all_ in values.items():
            said = self.project.types.get(name, "")
            is_number = said == "number" and all(map(_NUMBER.fullmatch, all_))
            is_date = said == "date" and all(map(_is_day, all_))
            typed[name] = "Float" if is_number else "Date" if is_date else "Text"
        return typed

    def xml(self) -> bytes:
        root = etree.Element(_tag("Project"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
        root.set("name", _clean(self.project.name))
        root.set("origin", "EgPk Desk")
        root.set("creatingUserGUID", derived(self.author, "user"))
        root.set("creationDateTime", datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        users = _sub(root, "Users")
        for user in self.users:
            _sub(users, "User", guid=derived(user, "user"), name=user)
        sets = self._codebook(root)
        if self.variables:
            variables = _sub(root, "Variables")
            for name, type_ in self.variables.items():
                _sub(variables, "Variable", guid=derived(name, "variable"), name=name, typeOfVariable=type_)
        if self.project.sources:
            sources = _sub(root, "Sources")
            for source in self.project.sources:
                self._source(sources, source)
        if self.project.notes:
            notes = _sub(root, "Notes")
            for note in self.project.notes:
                self._note(notes, note)
        self._sets(root, sets)
        if self.project.description:
            _sub(root, "Description").text = _clean(self.project.description)
        _refer(root, self.project.notes_of_all)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))

    def _codebook(self, root: Any) -> list[Any]:
        """Put the codes of the ``.qdc`` in; returns its sets."""
        if not self.project.codebook:
            return []
        book = etree.fromstring(self.project.codebook)
        for element in book.iter():
            element.tag = _tag(etree.QName(element).localname)
        for code in list(book.iter(_tag("Code"))):
            notes = self.project.code_notes.get(code.get("guid", ""), ())
            at = 1 if len(code) and code[0].tag == _tag("Description") else 0
            for note in reversed(notes):
                reference = etree.Element(_tag("NoteRef"))
                reference.set("targetGUID", note)
                code.insert(at, reference)
        sets = list(book.iter(_tag("Set")))
        for member in list(book.iter(_tag("MemberCode"))):
            member.set("targetGUID", member.attrib.pop("guid"))
        _sub(root, "CodeBook").append(next(book.iter(_tag("Codes"))))
        return sets

    def _sets(self, root: Any, of_codes: list[Any]) -> None:
        if not of_codes and not self.project.groups:
            return
        sets = _sub(root, "Sets")
        sets.extend(of_codes)
        for group in self.project.groups:
            one = _sub(sets, "Set", guid=group.guid, name=group.name)
            if group.description:
                _sub(one, "Description").text = _clean(group.description)
            for source in group.sources:
                _sub(one, "MemberSource", targetGUID=source)

    def _made(self, element: Any, author: str, created: str) -> None:
        if author:
            element.set("creatingUser", derived(author, "user"))
        if _TIME.fullmatch(created):
            element.set("creationDateTime", created)

    def _source(self, above: Any, source: Source) -> None:
        is_pdf = source.suffix == ".pdf"
        one = _sub(above, "PDFSource" if is_pdf else "TextSource", guid=source.guid, name=source.name)
        self._made(one, source.author, source.created)
        if source.memo:
            _sub(one, "Description").text = _clean(source.memo)
        text = one
        if is_pdf:
            one.set("path", f"internal://{source.guid}.pdf")
            text = _sub(one, "Representation", guid=derived(source.guid, "text"), name=source.name)
        elif source.suffix:
            one.set("richTextPath", f"internal://{source.guid}{source.suffix}")
        text.set("plainTextPath", f"internal://{source.guid}.txt")
        for selection in source.selections:
            self._selection(text, selection)
        _refer(one, source.notes)
        for name, value in source.values.items():
            valued = _sub(one, "VariableValue")
            _sub(valued, "VariableRef", targetGUID=derived(name, "variable"))
            _sub(valued, f"{self.variables[name]}Value").text = _clean(value)

    def _selection(self, above: Any, selection: Selection) -> None:
        one = _sub(above, "PlainTextSelection", guid=selection.guid, name=selection.name)
        one.set("startPosition", str(selection.start))
        one.set("endPosition", str(selection.end))
        self._made(one, selection.author, selection.created)
        if selection.memo:
            _sub(one, "Description").text = _clean(selection.memo)
        for given in selection.codings:
            coding = _sub(one, "Coding", guid=derived(selection.guid, given.code))
            self._made(coding, given.author, given.created)
            _sub(coding, "CodeRef", targetGUID=given.code)

    def _note(self, above: Any, note: Note) -> None:
        # In a file, and never without a name: QualCoder passes over a note that lacks either.
        one = _sub(above, "Note", guid=note.guid, name=note.name or name_for(note.text))
        one.set("plainTextPath", f"internal://{note.guid}.txt")
        self._made(one, note.author, note.created)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _sub(above: Any, tag: str, **attributes: str) -> Any:
    element = etree.SubElement(above, _tag(tag))
    for name, value in attributes.items():
        element.set(name, _clean(value))
    return element


def _refer(element: Any, notes: Iterable[str]) -> None:
    for note in notes:
        _sub(element, "NoteRef", targetGUID=note)
