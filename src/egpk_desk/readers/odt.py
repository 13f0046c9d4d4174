"""OpenDocument texts (.odt, .ott, flat .fodt) to a Document.

Tracked changes are read as accepted: what was deleted lies apart in ODF and is passed over. Footnotes and endnotes
have one numbering. Text boxes come after the paragraph that holds them. Annotations, headers and footers are not the
text.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from egpk_desk.document import BlockKind, Cell, Document
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.builder import Content, DocumentBuilder
from egpk_desk.readers.finishing import finish
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits
from egpk_desk.readers.odt_inline import Inline
from egpk_desk.readers.odt_lists import Counters
from egpk_desk.readers.odt_names import DRAW, OFFICE, TABLE, TEXT, XML_ID, count
from egpk_desk.readers.odt_styles import Styles
from egpk_desk.readers.odt_tables import grid
from egpk_desk.readers.office_properties import odf_properties
from egpk_desk.readers.xml_safety import parse_xml
from egpk_desk.readers.zip_safety import Package

VERSION = "1"

_CONTENTS = frozenset(
    TEXT + name
    for name in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
)
_HOLDERS = frozenset([TEXT + "section", TEXT + "index-body", TEXT + "index-title", TEXT + "bibliography"])
_MATHS = "{http://www.w3.org/1998/Math/MathML}"


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in an ODF text, packed or flat. Raises :class:`UnreadableSource`."""
    parts = _Parts(data, name, limits)
    return _Reader(parts, DocumentBuilder("odt", f"odt/{VERSION}", limits)).read()


class _Parts:
    """Content, styles and metadata, from a package or from one flat file."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self.package: Package | None = None
        if not data.startswith(b"PK"):
            self.content = parse_xml(data, f"“{name}”")
            self.styles: etree._Element | None = None
            self.meta: etree._Element | None = self.content
            return
        self.package = Package(data, name, limits)
        if "META-INF/manifest.xml" in self.package and b"encryption-data" in self.package.read("META-INF/manifest.xml"):
            raise UnreadableSource(f"“{name}” is encrypted.", "Save a copy without a password and import that.")
        if "content.xml" not in self.package:
            raise UnreadableSource(
                f"“{name}” lacks its main part; it is damaged.", "Save it again in a word processor."
            )
        content = self._part("content.xml")
        assert content is not None
        self.content = content
        self.styles = self._part("styles.xml")
        self.meta = self._part("meta.xml")

    def _part(self, path: str) -> etree._Element | None:
        if self.package is None or path not in self.package:
            return None
        return parse_xml(self.package.read(path), f"“{self.name}” ({path})")

    def formula(self, href: str) -> str:
        """The characters of an embedded formula; empty for other objects."""
        path = posixpath.normpath(posixpath.join(href.removeprefix("./"), "content.xml"))
        if not href or self.package is None or path not in self.package:
            return ""
        root = self._part(path)
        if root is None or root.tag != _MATHS + "math":
            return ""
        return " ".join(
            (item.text or "").strip() for item in root.iter(*(_MATHS + tag for tag in ("mi", "mn", "mo", "mtext")))
        )


class _Reader:
    """Walks the text once, in document order."""

    def __init__(self, parts: _Parts, builder: DocumentBuilder) -> None:
        self.parts = parts
        self.builder = builder
        self.styles = Styles(root for root in (parts.styles, parts.content) if root is not None)
        self.frames: list[etree._Element] = []
        self.inline = Inline(self.styles, self.frames.append, parts.formula, builder.warn)
        self.paragraph = 0
        self.tables = 0
        self.outline = Counters()
        self.by_list_id: dict[str, Counters] = {}
        self.by_style: dict[str, Counters] = {}

    def read(self) -> Document:
        body = self.parts.content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise UnreadableSource(
                f"“{self.parts.name}” has no text body; it is damaged.", "Save it again in a word processor."
            )
        self._blocks(body, None, False)
        done = 0
        while done < len(self.inline.notes):  # a note may hold notes
            for key, note in list(self.inline.notes.items())[done:]:
                done += 1
                paragraphs = [self.inline.pieces(item) for item in self._note_paragraphs(note)]
                self.frames.clear()
                self.builder.note_body(key, paragraphs, origin=f"content.xml {key.split(':')[0]} {done}")
        return finish(self.builder, odf_properties(self.parts.meta), f"“{self.parts.name}”")

    @staticmethod
    def _note_paragraphs(note: etree._Element) -> list[etree._Element]:
        body = note.find(TEXT + "note-body")
        if body is None:
            return []
        return [
            item
            for item in body.iter(TEXT + "p", TEXT + "h")
            if next(a for a in item.iterancestors(TEXT + "note-body", OFFICE + "annotation", TEXT + "p")) is body
        ]

    def _blocks(self, parent: etree._Element, cell: Cell | None, contents: bool) -> None:
        for item in parent:
            tag = item.tag
            if tag in (TEXT + "p", TEXT + "h"):
                self._paragraph(item, cell, contents, None)
            elif tag == TEXT + "list":
                self._list(item, cell, contents, 1, None, None)
            elif tag == TEXT + "numbered-paragraph":
                self._blocks(item, cell, contents)
            elif tag == TABLE + "table":
                self._table(item, cell, contents)
            elif tag in _CONTENTS:
                self._blocks(item, cell, True)
            elif tag in _HOLDERS:
                if item.get(TEXT + "display") == "none":
                    self.builder.warn("A section that the report hides is left out.")
                else:
                    self._blocks(item, cell, contents)
            elif tag in (DRAW + "text-box", DRAW + "frame", DRAW + "g") or (
                isinstance(tag, str) and tag.startswith(DRAW) and item.find(TEXT + "p") is not None
            ):
                self._blocks(item, cell, contents)

    def _paragraph(
        self, item: etree._Element, cell: Cell | None, contents: bool, place: tuple[str | None, int] | None
    ) -> None:
        self.paragraph += 1
        pieces = self.inline.pieces(item)
        frames, self.frames[:] = list(self.frames), []
        meaning = self.styles.meaning(item.get(TEXT + "style-name"))
        kind, level, marker = meaning.kind, meaning.level, place[0] if place else None
        if item.tag == TEXT + "h":
            kind, level = BlockKind.HEADING, max(1, min(count(item, TEXT + "outline-level", 1), 6))
            if meaning.kind is BlockKind.TITLE:
                kind, level = BlockKind.TITLE, 0
            elif marker is None and not place and item.get(TEXT + "is-list-header") != "true":
                marker = self.outline.step(self.styles.outline, level)
        if contents:
            kind, level, marker = BlockKind.FURNITURE, 0, None
        elif cell is not None:
            kind, level = BlockKind.TABLE_CELL, 0
        elif place and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.LIST_ITEM, place[1]
        self._add(kind, pieces, level, marker, cell if kind is BlockKind.TABLE_CELL else None)
        for frame in frames:
            if frame.tag == TABLE + "table":
                self._table(frame, cell, contents)
            else:
                self._blocks(frame, cell, contents)

    def _add(self, kind: BlockKind, pieces: list[Content], level: int, marker: str | None, cell: Cell | None) -> None:
        origin = f"content.xml paragraph {self.paragraph}"
        self.builder.block(kind, pieces, level=level, marker=marker, cell=cell, origin=origin)

    def _list(
        self,
        element: etree._Element,
        cell: Cell | None,
        contents: bool,
        level: int,
        style_name: str | None,
        counters: Counters | None,
    ) -> None:
        """A list and those in it. A list in an item is one level deeper and goes on with the counters of the outer."""
        own_style = element.get(TEXT + "style-name")
        if own_style is None and style_name is None:
            first = element.find(f".//{TEXT}p")
            own_style = self.styles.list_of(first.get(TEXT + "style-name")) if first is not None else None
        style_name = own_style or style_name
        style = self.styles.lists.get(style_name) if style_name else None
        if counters is None:
            counters = self._counters_for(element, style_name or "")
        for item in element:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            marker: str | None = None
            started = False
            for inner in item:
                if inner.tag == TEXT + "list":
                    self._list(inner, cell, contents, level + 1, style_name, counters)
                elif inner.tag in (TEXT + "p", TEXT + "h"):
                    if not started and item.tag == TEXT + "list-item":
                        said = item.get(TEXT + "start-value")
                        marker = counters.step(style, level, count(item, TEXT + "start-value", 1) if said else None)
                        started = True
                        self._paragraph(inner, cell, contents, (marker, level))
                    else:
                        self._paragraph(inner, cell, contents, (None, level))
                elif inner.tag == TABLE + "table":
                    self._table(inner, cell, contents)

    def _counters_for(self, element: etree._Element, style_name: str) -> Counters:
        """New counters, or those of the list that this one continues (``continue-list``, ``continue-numbering``)."""
        continued = element.get(TEXT + "continue-list")
        if continued and continued in self.by_list_id:
            counters = self.by_list_id[continued]
        elif element.get(TEXT + "continue-numbering") == "true" and style_name in self.by_style:
            counters = self.by_style[style_name]
        else:
            counters = Counters()
        self.by_style[style_name] = counters
        if list_id := element.get(XML_ID):
            self.by_list_id[list_id] = counters
        return counters

    def _table(self, table: etree._Element, outer: Cell | None, contents: bool) -> None:
        cells = grid(table, self.builder.warn)
        if len(cells) == 1:  # a frame around text is no table
            self._blocks(cells[0][1], outer, contents)
            return
        number = self.tables
        self.tables += 1
        for place, element in cells:
            cell = Cell(number, place.row, place.column, place.rowspan, place.colspan, place.header)
            self._blocks(element, cell, contents)
