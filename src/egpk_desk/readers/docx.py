"""Word documents (.docx, .docm, .dotx): from the package's own XML to a Document.

Tracked changes are read as accepted, field results instead of field codes, text boxes once, after their paragraph.
Footnotes and endnotes have one numbering, by order of reference. Headers, footers and comments are not the text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from copy import deepcopy
from urllib.parse import unquote

from lxml import etree

from egpk_desk.document import BlockKind, Cell, Document
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.builder import Content, DocumentBuilder, NoteMark
from egpk_desk.readers.docx_names import W, alternatives, child, transitional, value
from egpk_desk.readers.docx_numbering import Numbering
from egpk_desk.readers.docx_runs import Inline, Story
from egpk_desk.readers.docx_styles import Styles
from egpk_desk.readers.docx_tables import grid
from egpk_desk.readers.finishing import finish
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits
from egpk_desk.readers.office_properties import core_properties
from egpk_desk.readers.style_names import Meaning
from egpk_desk.readers.xml_safety import parse_xml
from egpk_desk.readers.zip_safety import Package

VERSION = "1"

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HOLDERS = frozenset(W + name for name in ("customXml", "smartTag", "ins", "moveTo", "sdtContent"))


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a Word package. Raises :class:`UnreadableSource`."""
    parts = _Parts(Package(data, name, limits), name)
    reader = _Reader(parts, DocumentBuilder("docx", f"docx/{VERSION}", limits))
    return reader.read()


class _Parts:
    """The parts of the package by what they are for, through the relationships."""

    def __init__(self, package: Package, name: str) -> None:
        self.package = package
        self.name = name
        main = next((path for kind, path in self._related("") if kind.endswith("/officeDocument")), "")
        self.main = main if main in package else "word/document.xml"
        if self.main not in package:
            raise UnreadableSource(
                f"“{name}” lacks its main part; it is damaged.", "Save it again in a word processor."
            )
        self.by_kind = {kind.rsplit("/", 1)[-1]: path for kind, path in self._related(self.main)}

    def root(self, path: str) -> etree._Element | None:
        if path not in self.package:
            return None
        return parse_xml(transitional(self.package.read(path)), f"“{self.name}” ({path})")

    def part(self, kind: str) -> etree._Element | None:
        """The part that the main part names as ``styles``, ``numbering``, ``footnotes`` or ``endnotes``."""
        return self.root(self.by_kind.get(kind, ""))

    def links(self, path: str) -> dict[str, str]:
        """The targets of hyperlinks by relationship id."""
        return {
            item.get("Id") or "": item.get("Target") or ""
            for item in self._relationships(path)
            if (item.get("Type") or "").endswith("/hyperlink")
        }

    def _related(self, path: str) -> list[tuple[str, str]]:
        folder = posixpath.dirname(path)
        found = []
        for item in self._relationships(path):
            if item.get("TargetMode") != "External":
                target = unquote(item.get("Target") or "")
                place = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found.append((item.get("Type") or "", place))
        return found

    def _relationships(self, path: str) -> list[etree._Element]:
        folder, base = posixpath.split(path)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [] if root is None else list(root.iter(_RELATIONSHIPS))


class _Reader:
    """Walks the body once, in document order."""

    def __init__(self, parts: _Parts, builder: DocumentBuilder) -> None:
        self.parts = parts
        self.builder = builder
        self.styles = Styles(parts.part("styles"))
        self.numbering = Numbering(parts.part("numbering"))
        self.boxes: list[etree._Element] = []
        self.inline = Inline(self.styles, self.boxes.append, builder.warn)
        self.story = Story(parts.links(parts.main))
        self.paragraph = 0
        self.tables = 0
        self.carried: list[Content] = []  # of paragraphs whose own mark is deleted: they run on into the next

    def read(self) -> Document:
        root = self.parts.root(self.parts.main)
        body = child(root, "body")
        if body is None:
            raise UnreadableSource(
                f"“{self.parts.name}” has no text body; it is damaged.", "Save it again in a word processor."
            )
        self._blocks(body, None, False)
        if self.carried:
            self._add(self.carried, Meaning(), None, None, False)
        for kind in ("footnotes", "endnotes"):
            self._notes(kind)
        properties = core_properties(self.parts.root("docProps/core.xml"))
        return finish(self.builder, properties, f"“{self.parts.name}”")

    def _blocks(self, parent: etree._Element, cell: Cell | None, contents: bool) -> None:
        """Paragraphs and tables in order. ``contents``: they belong to a table of contents."""
        for item in alternatives(parent):
            if item.tag == W + "p":
                self._paragraph(item, cell, contents)
            elif item.tag == W + "tbl":
                self._table(item, cell, contents)
            elif item.tag == W + "sdt":
                content = child(item, "sdtContent")
                if content is not None:
                    self._blocks(content, cell, contents or _holds_contents(item))
            elif item.tag in _HOLDERS:
                self._blocks(item, cell, contents)
            elif item.tag == W + "altChunk":
                self.builder.warn(
                    "A part that was put in from another file is not read; open and save the report in Word."
                )
            elif item.tag.endswith(("}oMath", "}oMathPara")):
                wrapper = etree.Element(W + "p")
                wrapper.append(deepcopy(item))
                self._paragraph(wrapper, cell, contents)

    def _paragraph(self, paragraph: etree._Element, cell: Cell | None, contents: bool) -> None:
        self.paragraph += 1
        properties = child(paragraph, "pPr")
        contents = contents or self.story.in_contents()
        pieces = self.inline.pieces(paragraph, self.story)
        contents = contents or self.story.in_contents()
        mark = child(properties, "rPr")
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            self.carried += pieces
        else:
            pieces, self.carried = self.carried + pieces, []
            meaning = self.styles.meaning(properties)
            self._add(pieces, meaning, self._list_place(properties, pieces), cell, contents)
        boxes, self.boxes[:] = list(self.boxes), []
        for box in boxes:
            self._blocks(box, cell, contents)

    def _list_place(
        self, properties: etree._Element | None, pieces: Sequence[Content]
    ) -> tuple[str | None, int] | None:
        """Marker and depth (from 1) of a numbered paragraph; one without text counts too, as in Word."""
        numbered = self.styles.numbering(properties)
        if numbered is None:
            return None
        num_id, index, style_id = numbered
        if index < 0:
            index = self.numbering.level_of_style(num_id, style_id)
        if not any(isinstance(piece, NoteMark) or piece.text.strip() for piece in pieces) and self.boxes:
            return None
        marker = self.numbering.marker(num_id, index)
        return None if marker is None else (marker or None, max(index + 1, self.styles.list_depth(style_id)))

    def _add(
        self,
        pieces: Sequence[Content],
        meaning: Meaning,
        place: tuple[str | None, int] | None,
        cell: Cell | None,
        contents: bool,
    ) -> None:
        kind, level, marker = meaning.kind, meaning.level, place[0] if place else None
        if contents:
            kind, level, marker = BlockKind.FURNITURE, 0, None
        elif cell is not None:
            kind, level = BlockKind.TABLE_CELL, 0
        elif place and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, place[1]
        self.builder.block(
            kind,
            pieces,
            level=level,
            marker=marker,
            cell=cell if kind is BlockKind.TABLE_CELL else None,
            origin=f"{self.parts.main} paragraph {self.paragraph}",
        )

    def _table(self, table: etree._Element, outer: Cell | None, contents: bool) -> None:
        rows = grid(table)
        cells = [cell for _, row in rows for cell in row]
        if len(cells) == 1:  # a frame around text, as templates have them, is no table
            self._blocks(cells[0].element, outer, contents)
            return
        number = self.tables
        self.tables += 1
        for header, row in rows:
            for cell in row:
                self._blocks(cell.element, cell.placed(number, header), contents)

    def _notes(self, kind: str) -> None:
        path = self.parts.by_kind.get(kind, "")
        root = self.parts.root(path)
        if root is None:
            return
        single = kind[:-1]
        for note in root.iterfind(W + single):
            if note.get(W + "type", "normal") not in ("normal", ""):
                continue  # separators
            key = f"{single}:{note.get(W + 'id')}"
            if key in self.inline.deleted_notes:
                continue
            story = Story(self.parts.links(path))
            own = [p for p in note.iter(W + "p") if next(p.iterancestors(W + "txbxContent"), None) is None]
            paragraphs = [self.inline.pieces(paragraph, story) for paragraph in own]
            boxes, self.boxes[:] = list(self.boxes), []
            paragraphs += [self.inline.pieces(p, story) for box in boxes for p in box.iter(W + "p")]
            self.builder.note_body(key, paragraphs, origin=f"{path} {single} {note.get(W + 'id')}")


def _holds_contents(control: etree._Element) -> bool:
    gallery = value(child(child(control, "sdtPr"), "docPartObj"), "docPartGallery") or ""
    return "contents" in gallery.lower()
