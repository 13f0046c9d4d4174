"""What stands in a Word paragraph: runs, links, fields, tracked changes and note references, as pieces."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from egpk_desk.document import SpanStyle
from egpk_desk.readers.builder import Content, NoteMark, Piece
from egpk_desk.readers.docx_names import DGM, MC, M, R, W, alternatives, child, on, switch, value
from egpk_desk.readers.docx_styles import Styles
from egpk_desk.readers.docx_symbols import symbol

_DROPPED = frozenset(W + name for name in ("del", "moveFrom", "delText", "delInstrText", "instrText", "rPr", "pPr"))
_CONTAINERS = frozenset(
    W + name for name in ("ins", "moveTo", "smartTag", "sdtContent", "customXml", "dir", "bdo", "rubyBase")
)
_MATHS = (M + "oMath", M + "oMathPara")
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_TOGGLES = (
    (SpanStyle.BOLD, ("b", "bCs")),
    (SpanStyle.ITALIC, ("i", "iCs")),
    (SpanStyle.STRIKE, ("strike", "dstrike")),
)
_HYPERLINK = re.compile(r"HYPERLINK\s+(?:\\[a-z]\s+)*(?:\"([^\"]*)\"|([^\s\\\"]\S*))?", re.IGNORECASE)
_ANCHOR = re.compile(r"\\l\s+\"([^\"]*)\"")


@dataclass(slots=True)
class Field:
    """A complex field that is open: what its code says so far, and whether its result is being read."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False

    @property
    def href(self) -> str | None:
        code = "".join(self.code)
        match = _HYPERLINK.search(code)
        if match is None:
            return None
        target = match[1] or match[2] or ""
        anchor = _ANCHOR.search(code)
        return target + (f"#{anchor[1]}" if anchor else "") or None


@dataclass(slots=True)
class Story:
    """A part that is read on its own (the body, the footnotes): its links and the fields open in it."""

    links: Mapping[str, str]
    fields: list[Field] = field(default_factory=list)

    def in_contents(self) -> bool:
        """Whether a table of contents, of figures or an index is being read."""
        return any(re.match(r"\s*(?:TOC|INDEX|TOA)\b", "".join(open_.code)) for open_ in self.fields)


@dataclass(slots=True)
class Inline:
    """Reads the contents of paragraphs. Text boxes go to ``on_box``, in the order in which they are met."""

    styles: Styles
    on_box: Callable[[etree._Element], None]
    warn: Callable[[str], None]
    deleted_notes: set[str] = field(default_factory=set)

    def pieces(self, paragraph: etree._Element, story: Story) -> list[Content]:
        out: list[Content] = []
        self._children(paragraph, story, None, out)
        return out

    def _children(self, parent: etree._Element, story: Story, href: str | None, out: list[Content]) -> None:
        for item in alternatives(parent):
            tag = item.tag
            if tag == W + "r":
                self._run(item, story, href, out)
            elif tag == W + "hyperlink":
                self._children(item, story, _target(item, story) or href, out)
            elif tag == W + "fldSimple":
                simple = Field([item.get(W + "instr") or ""])
                self._children(item, story, simple.href or href, out)
            elif tag == W + "sdt":
                content = child(item, "sdtContent")
                if content is not None:
                    self._children(content, story, href, out)
            elif tag in _CONTAINERS:
                self._children(item, story, href, out)
            elif tag in _MATHS:
                out.append(Piece(_mathematics(item), href=href))
            elif tag in (W + "del", W + "moveFrom"):
                self._note_deleted(item, story)

    def _run(self, run: etree._Element, story: Story, href: str | None, out: list[Content]) -> None:
        properties = child(run, "rPr")
        style_id = value(properties, "rStyle")
        hidden = self._hidden(properties, style_id)
        styles = self._styles_of(properties, style_id)
        own_mark = False
        for item in alternatives(run):
            tag = item.tag
            if tag == W + "fldChar":
                _turn_field(item.get(W + "fldCharType"), story)
            elif tag == W + "instrText":
                if story.fields and not story.fields[-1].in_result:
                    story.fields[-1].code.append(item.text or "")
            elif any(not open_.in_result for open_ in story.fields):
                continue
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = "footnote" if tag == W + "footnoteReference" else "endnote"
                out.append(NoteMark(f"{kind}:{item.get(W + 'id')}"))
                own_mark = on(item.get(W + "customMarkFollows", "0"))
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._drawing(item)
            elif tag in _DROPPED:
                continue
            elif hidden:
                if item.text and item.text.strip():
                    self.warn("Text that the report hides is left out.")
            elif tag == W + "ruby":
                base = child(item, "rubyBase")
                if base is not None:
                    self._children(base, story, href, out)
            elif not (own_mark and tag in (W + "t", W + "sym")):
                text = _text(item)
                if text:
                    out.append(Piece(text, styles, href or _field_link(story)))

    def _hidden(self, properties: etree._Element | None, style_id: str | None) -> bool:
        stated = switch(properties, "vanish")
        return bool(stated if stated is not None else self.styles.toggle(style_id, "vanish"))

    def _styles_of(self, properties: etree._Element | None, style_id: str | None) -> frozenset[SpanStyle]:
        """How the run is set off from its paragraph: what it or its character style says, not the paragraph's style."""
        if properties is None:
            return frozenset()
        found = set()
        for style, names in _TOGGLES:
            for name in names:
                stated = switch(properties, name)
                if stated if stated is not None else self.styles.toggle(style_id, name):
                    found.add(style)
        underline = value(properties, "u") or self.styles.run_value(style_id, "u")
        if underline and underline != "none":
            found.add(SpanStyle.UNDERLINE)
        raised = value(properties, "vertAlign") or self.styles.run_value(style_id, "vertAlign")
        if raised in ("superscript", "subscript"):
            found.add(SpanStyle(raised))
        return frozenset(found)

    def _drawing(self, drawing: etree._Element) -> None:
        """Text boxes of a drawing, outermost first, each once although it is kept in two forms."""
        waiting = [drawing]
        while waiting:
            element = waiting.pop()
            if element.tag == W + "txbxContent":
                self.on_box(element)
                continue
            if element.tag == DGM + "relIds":
                self.warn("The text of diagrams (SmartArt) is not read.")
            if element.tag == MC + "Fallback":
                continue
            waiting.extend(reversed(list(alternatives(element))))

    def _note_deleted(self, deleted: etree._Element, story: Story) -> None:
        """Remember which notes went with a deletion, and keep count of fields that begin or end in it."""
        for kind in ("footnote", "endnote"):
            for reference in deleted.iter(f"{W}{kind}Reference"):
                self.deleted_notes.add(f"{kind}:{reference.get(W + 'id')}")
        for mark in deleted.iter(W + "fldChar"):
            _turn_field(mark.get(W + "fldCharType"), story)


def _turn_field(kind: str | None, story: Story) -> None:
    if kind == "begin":
        story.fields.append(Field())
    elif kind == "separate" and story.fields:
        story.fields[-1].in_result = True
    elif kind == "end" and story.fields:
        story.fields.pop()


def _field_link(story: Story) -> str | None:
    return next((href for open_ in reversed(story.fields) if (href := open_.href)), None) if story.fields else None


def _target(link: etree._Element, story: Story) -> str | None:
    target = story.links.get(link.get(R + "id") or "", "")
    anchor = link.get(W + "anchor")
    return target + (f"#{anchor}" if anchor else "") or None


def _text(item: etree._Element) -> str:
    if item.tag == W + "t":
        return item.text or ""
    if item.tag == W + "sym":
        try:
            return symbol(int(item.get(W + "char") or "", 16), item.get(W + "font") or "")
        except ValueError:
            return ""
    return _CHARACTERS.get(item.tag, "")


def _mathematics(element: etree._Element) -> str:
    """The characters of an equation, in order; fractions and roots keep their parts apart by a space or sign."""
    parts: list[str] = []
    for item in element.iter(M + "t", M + "den", M + "sup", M + "sub"):
        if item.tag == M + "t":
            parts.append(item.text or "")
        elif item.tag == M + "den":
            parts.append("/")
        elif next(item.iter(M + "t"), None) is not None:
            parts.append("^" if item.tag == M + "sup" else "_")
    return "".join(parts)
