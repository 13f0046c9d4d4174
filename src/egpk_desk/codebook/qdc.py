"""Codebooks as REFI-QDA ``.qdc`` files (``urn:QDA-XML:codebook:1.0``), which most programs for coding read and write.

What the standard has no room for (the second name, slug, when to use a code, …) follows the definition in
``Description``, as readable lines below a line of its own (:data:`_MARK`), and is read back from there. Kinds are
written as sets that say so in the same way. Codes that came from another program are written as it wrote them. Files in
the older namespace (``0:4``), without namespace, and the codebook inside a project's XML are read too.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from egpk_desk.codebook.colours import is_colour
from egpk_desk.codebook.interchange import FOREIGN_KIND, TEXT_FIELDS, Codebook, Entry, names_of
from egpk_desk.codebook.slugs import leaf_of
from egpk_desk.errors import UnreadableSource
from egpk_desk.library.records import CodeSet, Kind
from egpk_desk.readers.xml_safety import parse_xml

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_SCHEMA = "http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_KIND = uuid.UUID("0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b04")
_MARK = "— EgPk Desk —"
_LABELS = {
    "slug": "slug",
    "name_ar": "name (ar)",
    "name_en": "name (en)",
    "use_when": "use when",
    "use_not": "do not use when",
    "example": "example",
    "retired": "retired",
    "kind": "kind",
    "definition": "definition",
}
_FIELDS = {label: field for field, label in _LABELS.items()}
_LINE = re.compile(rf"({'|'.join(map(re.escape, _FIELDS))}): (.*)")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEEPEST = 64


def write(codebook: Codebook) -> bytes:
    """The codebook as a ``.qdc`` file, valid against the standard's schema."""
    root = etree.Element(_tag("CodeBook"), nsmap={None: NAMESPACE, "xsi": _XSI})  # type: ignore[dict-item]
    root.set(f"{{{_XSI}}}schemaLocation", f"{NAMESPACE} {_SCHEMA}")
    root.set("origin", "EgPk Desk")
    codes = etree.SubElement(root, _tag("Codes"))
    elements: list[Any] = []
    for entry in codebook.entries:
        above = codes if entry.parent is None else elements[entry.parent]
        elements.append(_code(above, entry))
    if not codebook.entries:
        raise UnreadableSource("There is no code to write.", "Add a code first.")
    kinds = [kind for kind in codebook.kinds if kind != Kind(FOREIGN_KIND)]
    if kinds or codebook.sets:
        sets = etree.SubElement(root, _tag("Sets"))
        for kind in kinds:
            ids = [entry.id for entry in codebook.entries if entry.kind == kind.slug and entry.parent is None]
            more = {"kind": kind.slug, "name_ar": kind.name_ar, "name_en": kind.name_en}
            _set(sets, str(uuid.uuid5(_KIND, kind.slug)), kind.name("ar"), _described(kind.definition, more), ids)
        for one in codebook.sets:
            _set(sets, one.id, one.name, _described(one.definition, {}), list(one.codes))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def with_names_apart(data: bytes) -> bytes:
    """A codebook in which no two codes have one name: some programs keep only the first of them, and what it codes.

    A name that stands twice is told apart by the code above it, or by a number; its own is kept in the description,
    from where it is read back.
    """
    root = etree.fromstring(data)
    seen: set[str] = set()
    for code in root.iter(_tag("Code")):
        name = code.get("name", "")
        if name.casefold() in seen:
            above = code.getparent()
            apart = f"{name} ({above.get('name')})" if above is not None and above.get("name") else name
            number = 2
            while apart.casefold() in seen:
                apart, number = f"{name} ({number})", number + 1
            code.set("name", apart)
            _keep_name(code, name)
        seen.add(code.get("name", "").casefold())
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _keep_name(code: Any, name: str) -> None:
    """Let the description of a code that was given another name say its own."""
    description = next((child for child in code if _local(child) == "Description"), None)
    if description is None:
        description = etree.Element(_tag("Description"))
        code.insert(0, description)
    definition, fields = _read_description(description.text or "")
    more = {field: fields.get(field, "") for field in _LABELS}
    if not (more["name_ar"] or more["name_en"]):
        more |= names_of(name)
    description.text = _described(definition, more)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _clean(text: str) -> str:
    """Without the control characters that XML has no room for."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _code(above: Any, entry: Entry) -> Any:
    element = etree.SubElement(above, _tag("Code"))
    element.set("guid", entry.id or str(uuid.uuid4()))
    element.set("name", _clean(entry.name))
    element.set("isCodable", "true" if entry.codable else "false")
    if colour := entry.fields.get("colour"):
        element.set("color", colour)
    more = {field: entry.fields.get(field, "") for field in ("name_ar", "name_en", "use_when", "use_not", "example")}
    leaf = entry.slug.rpartition("/")[2]
    is_plain = entry.kind == FOREIGN_KIND and leaf == leaf_of(entry.name)
    if (is_plain or entry.name != leaf) and names_of(entry.name) == {
        field: more[field] for field in ("name_ar", "name_en") if more[field]
    }:
        more |= {"name_ar": "", "name_en": ""}  # the name itself says it
    if entry.retired:
        more["retired"] = "yes"
    more = {"slug": "" if is_plain else entry.slug, **more}
    if description := _described(entry.fields.get("definition", ""), more):
        etree.SubElement(element, _tag("Description")).text = description
    return element


def _set(above: Any, guid: str, name: str, description: str, codes: list[str | None]) -> None:
    element = etree.SubElement(above, _tag("Set"))
    element.set("guid", guid)
    element.set("name", _clean(name))
    if description:
        etree.SubElement(element, _tag("Description")).text = description
    for code in codes:
        if code:
            etree.SubElement(element, _tag("MemberCode")).set("guid", code)


def _described(definition: str, more: Mapping[str, str]) -> str:
    """A description: the definition, and what else there is to say in lines that can be read back.

    A line break within a value is written as one with two spaces behind it.
    """
    definition = _clean(definition)
    lines = [f"{_LABELS[field]}: " + _clean(value).replace("\n", "\n  ") for field, value in more.items() if value]
    if not lines and _MARK not in definition and definition == definition.strip():
        return definition
    return "\n".join([*([definition, ""] if definition else []), _MARK, *lines])


def _read_description(text: str) -> tuple[str, dict[str, str]]:
    """The definition, and the fields that :func:`_described` has put behind it."""
    head, mark, tail = text.rpartition(_MARK)
    lines = tail.split("\n")[1:] if tail.startswith("\n") else []
    if not mark or (tail and not lines) or not all(line.startswith("  ") or _LINE.fullmatch(line) for line in lines):
        return text.strip(), {}
    found: dict[str, str] = {}
    field = ""
    for line in lines:
        if match := _LINE.fullmatch(line):
            field = _FIELDS[match[1]]
            found[field] = match[2]
        elif field:
            found[field] += "\n" + line[2:]
    return head.removesuffix("\n").removesuffix("\n"), found


# ---- reading ---------------------------------------------------------------------------------------------------------


def read(data: bytes, name: str) -> Codebook:
    """The codebook of a ``.qdc`` file, or of a project's XML. Raises UnreadableSource."""
    root = parse_xml(data, f"“{name}”")
    book = root if _local(root) == "CodeBook" else next((e for e in root if _local(e) == "CodeBook"), None)
    if book is None:
        raise UnreadableSource(f"“{name}” holds no codebook.", "Export the codebook as .qdc.")
    entries: list[Entry] = []
    for codes in _children(book, "Codes"):
        for element in _children(codes, "Code"):
            _read_code(element, None, entries, 1, name)
    kinds, sets = list[Kind](), list[CodeSet]()
    for group in _children(book, "Sets"):
        for element in _children(group, "Set"):
            _read_set(element, kinds, sets)
    for group in _children(root, "Sets") if root is not book else ():  # a project's, of documents too
        for element in _children(group, "Set"):
            if next(_children(element, "MemberCode"), None) is not None:
                _read_set(element, kinds, sets)
    if not entries:
        raise UnreadableSource(f"“{name}” holds no code.", "Export the codebook again as .qdc.")
    return Codebook(tuple(entries), tuple(kinds), tuple(sets))


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _local(child) == name)


def _text_of(element: Any) -> str:
    return next((child.text or "" for child in _children(element, "Description")), "")


def _guid(element: Any, attribute: str = "guid") -> str | None:
    try:
        return str(uuid.UUID(str(element.get(attribute, "")).strip()))
    except ValueError:
        return None


def _read_code(element: Any, parent: int | None, entries: list[Entry], depth: int, file: str) -> None:
    if depth > _DEEPEST:
        raise UnreadableSource(f"The codes of “{file}” stand more than {_DEEPEST} levels deep.", "Flatten them.")
    definition, more = _read_description(_text_of(element))
    retired = more.pop("retired", "") == "yes"
    slug = more.pop("slug", "")
    name = element.get("name", "").strip()
    fields = {key: value for key, value in more.items() if key in TEXT_FIELDS}
    has_names = "name_ar" in fields or "name_en" in fields
    if not has_names and name != slug.rpartition("/")[2]:  # where it is the slug's, the code has no name
        fields |= names_of(name)
    if definition:
        fields["definition"] = definition
    if colour := _colour(element.get("color", "")):
        fields["colour"] = colour
    entries.append(
        Entry(
            fields=fields,
            id=_guid(element),
            slug=slug,
            kind=slug.partition("/")[0],
            parent=parent,
            retired=retired,
            codable=element.get("isCodable", "true").strip().lower() not in ("false", "0"),
        )
    )
    here = len(entries) - 1
    for child in _children(element, "Code"):
        _read_code(child, here, entries, depth + 1, file)


def _colour(written: str) -> str:
    written = written.strip()
    if re.fullmatch("#[0-9a-fA-F]{3}", written):
        written = "#" + "".join(digit * 2 for digit in written[1:])
    return written.lower() if is_colour(written) else ""


def _read_set(element: Any, kinds: list[Kind], sets: list[CodeSet]) -> None:
    definition, more = _read_description(_text_of(element))
    if kind := more.get("kind"):
        kinds.append(Kind(kind, more.get("name_ar", ""), more.get("name_en", ""), definition))
        return
    named = (
        _guid(code) or _guid(code, "targetGUID") for code in _children(element, "MemberCode")
    )  # as a project has it
    members = tuple(filter(None, named))
    sets.append(CodeSet(_guid(element) or str(uuid.uuid4()), element.get("name", "").strip(), definition, members))
