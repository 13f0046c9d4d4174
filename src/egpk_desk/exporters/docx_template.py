"""The user's own Word document as the mould of an export: its styles, pages, headers and footers, not its text."""

from __future__ import annotations

import io
import re

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from egpk_desk.errors import ExportError
from egpk_desk.exporters.docx_names import StyleIds
from egpk_desk.exporters.docx_runs import Element, child
from egpk_desk.exporters.xml_text import xml_text
from egpk_desk.readers.zip_safety import Package

_NAME = "the template"
# Looked for by name, which every language of Word writes alike in the file; ids differ ("Heading 1" is "1" in Arabic).
_EXCERPT = ("excerpt", "quote", "block text", "intense quote")
_CODES = ("excerpt codes", "caption")
_MEMO = ("excerpt memo", "annotation text", "comment text")
_BIBLIOGRAPHY = ("bibliography",)
_CONTEXT = ("excerpt context", "subtle emphasis", "subtle reference")


def opened(data: bytes, title: str) -> tuple[WordDocument, StyleIds]:
    """The document emptied of its text, and its styles by what they are for; the few that it lacks are put into it.

    Raises :class:`UnreadableSource` or :class:`ExportError` where ``data`` is no Word document.
    """
    Package(data, _NAME)  # sizes, paths and ratios are looked at before anything is unpacked
    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
        styles = document.styles.element
    except Exception as error:  # python-docx raises whatever its parts happen to lack
        raise ExportError("The template is not a Word document.", "Save it in Word as docx and name that.") from error
    section = body.find(qn("w:sectPr"))
    for element in list(body):
        if element is not section:
            body.remove(element)
    body.get_or_add_sectPr()
    _drop_notes(document)
    document.core_properties.title = xml_text(title)[:255]
    return document, _styles(styles)


def _drop_notes(document: WordDocument) -> None:
    """Take the parts away that belonged to the text: its notes and comments."""
    gone = {RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.COMMENTS}
    for key, relation in list(document.part.rels.items()):
        if relation.reltype in gone or re.search(r"/comments\w+$", relation.reltype):
            del document.part.rels[key]


def _styles(styles: Element) -> StyleIds:
    found = {"paragraph": {}, "character": {}}  # type: dict[str, dict[str, str]]
    default: str | None = None
    for style in styles.findall(qn("w:style")):
        kind, id_ = style.get(qn("w:type"), "paragraph"), style.get(qn("w:styleId"))
        name = style.find(qn("w:name"))
        if kind not in found or id_ is None or name is None:
            continue
        found[kind].setdefault(str(name.get(qn("w:val"))).lower(), id_)
        if kind == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
            default = id_
    paragraphs, characters = found["paragraph"], found["character"]

    def pick(names: tuple[str, ...], instead: str | None) -> str | None:
        return next((paragraphs[name] for name in names if name in paragraphs), instead)

    headings: list[str | None] = []
    for level in range(1, 10):
        headings.append(paragraphs.get(f"heading {level}") or (headings[-1] if headings else default))
    return StyleIds(
        title=pick(("title", "heading 1"), default),
        normal=default,
        headings=tuple(headings),
        excerpt=pick(_EXCERPT, default),
        codes=pick(_CODES, default),
        memo=pick(_MEMO, default),
        bibliography=pick(_BIBLIOGRAPHY, default),
        note_text=pick(("footnote text",), None) or _note_text(styles, default),
        note_reference=characters.get("footnote reference") or _note_reference(styles),
        context=next((characters[name] for name in _CONTEXT if name in characters), None),
        said=True,
    )


def _note_text(styles: Element, default: str | None) -> str:
    style = parse_xml(
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="EgPkFootnoteText"><w:name w:val="footnote text"/>'
        '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
    )
    if default is not None:
        child(style, "w:basedOn", val=default)
        style.insert(1, style[-1])
    styles.append(style)
    return "EgPkFootnoteText"


def _note_reference(styles: Element) -> str:
    styles.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="character" w:styleId="EgPkFootnoteReference">'
            '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        )
    )
    return "EgPkFootnoteReference"
