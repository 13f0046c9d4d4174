"""From elements to blocks: paragraphs, headings, lists, tables, quotes, with styles, links and note references.

White space is left as it stands: the builder collapses it as CSS ``white-space: normal`` does. The walk keeps its own
stack, so that nesting has no limit but the parser's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from egpk_desk.document import BlockKind, Cell, SpanStyle
from egpk_desk.readers.builder import Content, NoteMark, Piece
from egpk_desk.readers.html_lines import BREAK, Break, lines_of, preformatted, without_outer_brackets
from egpk_desk.readers.html_notes import PageNotes
from egpk_desk.readers.html_page import HtmlElement
from egpk_desk.readers.html_tables import TableGrid, is_data_table

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCK_TAGS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address", "center", "details",
    "summary", "fieldset",
    "legend", "figure", "hgroup", "form", "nav", "body", "html", "table", "tbody", "thead", "tfoot", "tr", "td",
    "th", "dl",
    "dt", "dd", "ul", "ol", "li", "dir", "blockquote", "pre", "listing", "xmp", "plaintext", "figcaption",
    "caption", "hr", "h1",
    "h2", "h3", "h4", "h5", "h6", "noscript", "search", "optgroup", "frameset", "head",
})  # fmt: skip
_STYLES = {
    "b": SpanStyle.BOLD, "strong": SpanStyle.BOLD, "i": SpanStyle.ITALIC, "em": SpanStyle.ITALIC,
    "cite": SpanStyle.ITALIC,
    "dfn": SpanStyle.ITALIC, "var": SpanStyle.ITALIC, "u": SpanStyle.UNDERLINE, "ins": SpanStyle.UNDERLINE,
    "s": SpanStyle.STRIKE, "strike": SpanStyle.STRIKE, "del": SpanStyle.STRIKE, "sup": SpanStyle.SUPERSCRIPT,
    "sub": SpanStyle.SUBSCRIPT, "code": SpanStyle.CODE, "kbd": SpanStyle.CODE, "samp": SpanStyle.CODE,
    "tt": SpanStyle.CODE,
}  # fmt: skip
_SKIPPED = frozenset({"head", "title", "noscript", "rp", "noembed"})
_CSS = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I), SpanStyle.BOLD),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I), SpanStyle.ITALIC),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*underline", re.I), SpanStyle.UNDERLINE),
    (re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through", re.I), SpanStyle.STRIKE),
    (re.compile(r"vertical-align\s*:\s*super", re.I), SpanStyle.SUPERSCRIPT),
    (re.compile(r"vertical-align\s*:\s*sub(?!\w)", re.I), SpanStyle.SUBSCRIPT),
)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
_NOT_ITALIC = re.compile(r"font-style\s*:\s*normal", re.I)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_CAPTION_CLASS = re.compile(
    r"(?:^|\s)(?:wp-caption-text|caption-text|image-caption|photo-caption|img-caption|media-caption)", re.I
)
_SCRIPT_LINK = re.compile(r"[\s\x00-\x1f]*(?:javascript|vbscript|data)\s*:", re.I)
_WORD_LEVEL = re.compile(r"\blevel([1-9])\b")
_C1 = re.compile("[\x80-\x9f]")


@dataclass(slots=True)
class RawBlock:
    """A block as the page has it, before its neighbours are looked at. ``note`` is the key of a note's body."""

    kind: BlockKind
    pieces: list[Content]
    level: int = 0
    marker: str | None = None
    cell: Cell | None = None
    note: str | None = None
    origin: str = ""
    element: HtmlElement | None = None
    preserve: bool = False


@lru_cache(maxsize=4096)
def _css_styles(style: str) -> tuple[frozenset[SpanStyle], frozenset[SpanStyle]]:
    """The styles that a style attribute sets and those that it takes away."""
    less = set()
    if _NOT_BOLD.search(style):
        less.add(SpanStyle.BOLD)
    if _NOT_ITALIC.search(style):
        less.add(SpanStyle.ITALIC)
    return frozenset(css for pattern, css in _CSS if pattern.search(style)), frozenset(less)


@dataclass(slots=True)
class _Context:
    """What text that stands here becomes. Never changed once made; not frozen, for one is made for each element."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    cell: Cell | None = None
    note: str | None = None
    styles: frozenset[SpanStyle] = frozenset()
    href: str | None = None
    depth: int = 0  # of lists
    keep_lines: bool = False
    element: HtmlElement | None = None

    def but(self, element: HtmlElement | None, styles: frozenset[SpanStyle], href: str | None) -> _Context:
        """The same for another element and its styles; faster than ``replace``."""
        return _Context(self.kind, self.level, self.cell, self.note, styles, href, self.depth, self.keep_lines, element)


@dataclass(slots=True)
class _Open:
    """An element on the stack, with the context to return to."""

    element: HtmlElement
    children: Iterator[HtmlElement]
    before: _Context
    is_block: bool
    close_quote: str = ""


@dataclass(slots=True)
class BlockWalk:
    """Walks elements in document order and gathers their blocks; tables are counted over all walks.

    ``skip`` are elements that are no text: menus, hidden parts, links back from notes.
    """

    skip: set[HtmlElement]
    notes: PageNotes
    blocks: list[RawBlock] = field(default_factory=list)
    _inline: list[Content | Break] = field(default_factory=list)
    _context: _Context = field(default_factory=_Context)
    _marker: str | None = None
    _tables: int = 0
    _grids: dict[HtmlElement, Cell] = field(default_factory=dict)
    _markers: dict[HtmlElement, str] = field(default_factory=dict)

    def walk(self, root: HtmlElement, kind: BlockKind = BlockKind.PARAGRAPH) -> list[RawBlock]:
        """The blocks of one element and all it holds, added to ``blocks`` and returned."""
        first = len(self.blocks)
        self._context = _Context(kind=kind)
        stack = [self._open(root)]
        while stack:
            top = stack[-1]
            child = next(top.children, None)
            if child is not None:
                if child in self.skip or not isinstance(child.tag, str) or child.tag in _SKIPPED:
                    self._passed_over(child)
                    self._text(child.tail)
                elif child in self.notes.references:
                    self._inline.append(NoteMark(self.notes.references[child]))
                    self._text(child.tail)
                elif child.tag == "br":
                    self._inline.append(BREAK)
                    self._text(child.tail)
                elif child.tag == "img":
                    self._image(child)
                    self._text(child.tail)
                else:
                    stack.append(self._open(child))
                continue
            stack.pop()
            self._close(top)
            if stack:
                self._text(top.element.tail)
        self._flush()
        return self.blocks[first:]

    # Opening and closing ------------------------------------------------------------------------------------------

    def _passed_over(self, element: HtmlElement) -> None:
        if element.tag in _BLOCK_TAGS:
            self._flush()

    def _open(self, element: HtmlElement) -> _Open:
        before, tag = self._context, element.tag
        style = element.get("style") or ""
        is_block = tag in _BLOCK_TAGS or (bool(style) and _BLOCK_STYLE.search(style) is not None)
        context, quote = before, ""
        if element in self.notes.starts:
            self._flush()
            context = before = replace(before, note=self.notes.starts[element], kind=BlockKind.NOTE)
        if is_block:
            self._flush()
            context = self._block_context(element, tag, context)
        if element in self.notes.bodies and element not in self.notes.starts:
            if not is_block:
                self._flush()
                is_block = True
            context = replace(context, note=self.notes.bodies[element], kind=BlockKind.NOTE, cell=None, level=0)
        context = self._inline_context(element, tag, style, context)
        if tag == "q":
            self._inline.append(Piece("“", context.styles, context.href))
            quote = "”"
        self._context = context
        self._text(element.text)
        return _Open(element, iter(element), before, is_block, quote)

    def _close(self, top: _Open) -> None:
        if top.close_quote:
            self._inline.append(Piece(top.close_quote, self._context.styles, self._context.href))
        if top.is_block:
            self._flush()
            if top.element.tag == "li":
                self._marker = None
        self._context = top.before

    def _block_context(self, element: HtmlElement, tag: str, context: _Context) -> _Context:
        context = context.but(element, context.styles, context.href)
        if context.note is not None:
            return replace(context, keep_lines=context.keep_lines or tag == "pre")
        if tag == "table":
            return self._table_context(element, context)
        if tag == "p" and "mso-list" in (element.get("style") or "") + (element.get("class") or "").lower().replace(
            "msolist", "mso-list"
        ):
            return self._word_list_item(element, context)
        if (cell := self._grids.get(element)) is not None:
            return replace(context, kind=BlockKind.TABLE_CELL, cell=cell, level=0)
        if (
            tag in ("figcaption", "caption")
            or (tag == "p" and _is_picture(element))
            or (tag in ("p", "div") and _CAPTION_CLASS.search(element.get("class") or ""))
        ):
            return replace(context, kind=BlockKind.CAPTION, level=0, cell=None)
        if context.cell is not None:
            return replace(context, keep_lines=context.keep_lines or tag == "pre")
        if tag in _HEADINGS:
            return replace(context, kind=BlockKind.HEADING, level=_HEADINGS[tag])
        if tag in ("ul", "ol", "dl", "dir"):
            return self._list_context(element, tag, context)
        if tag in ("li", "dt", "dd"):
            self._marker = self._markers.get(element)
            level = max(1, context.depth) + (tag == "dd")
            return replace(context, kind=BlockKind.LIST_ITEM, level=level, depth=max(1, context.depth))
        if tag == "blockquote":
            return replace(context, kind=BlockKind.QUOTE, level=0)
        if tag in ("pre", "listing", "xmp", "plaintext"):
            return replace(context, keep_lines=True)
        return context

    def _table_context(self, element: HtmlElement, context: _Context) -> _Context:
        if not is_data_table(element, self.skip):
            return context
        grid = TableGrid(element, self._tables, self.skip)
        self._tables += 1
        self._grids.update(grid.cells)
        return replace(context, level=0, cell=None, depth=0, kind=BlockKind.PARAGRAPH)

    def _list_context(self, element: HtmlElement, tag: str, context: _Context) -> _Context:
        items = [child for child in element if child.tag == "li" and child not in self.skip]
        if tag == "ol":
            self._number(element, items)
        elif tag != "dl":
            for item in items:
                self._markers[item] = "•"
        return replace(context, depth=context.depth + 1, level=context.depth + 1)

    def _word_list_item(self, element: HtmlElement, context: _Context) -> _Context:
        """A list item as Word saves it: a paragraph whose number is text in a span of its own."""
        for span in element.iter("span"):
            if "mso-list" in (span.get("style") or ""):
                self.skip.add(span)
                self._marker = " ".join("".join(span.itertext()).split())
                level = _WORD_LEVEL.search(element.get("style") or "")
                if context.cell is not None or not self._marker:
                    return context
                return replace(context, kind=BlockKind.LIST_ITEM, level=int(level[1]) if level else 1)
        return context

    def _number(self, element: HtmlElement, items: list[HtmlElement]) -> None:
        reverse = element.get("reversed") is not None
        number = _integer(element.get("start"), len(items) if reverse else 1)
        for item in items:
            number = _integer(item.get("value"), number)
            self._markers[item] = f"{_numeral(number, item.get('type') or element.get('type') or '1')}."
            number += -1 if reverse else 1

    @staticmethod
    def _inline_context(element: HtmlElement, tag: str, style: str, context: _Context) -> _Context:
        styles, href = context.styles, context.href
        if (added := _STYLES.get(tag)) is not None:
            styles = styles | {added}
        if style:
            more, less = _css_styles(style)
            if more or less:
                styles = (styles | more) - less
        if tag == "a" and (link := element.get("href")) and not _SCRIPT_LINK.match(link):
            href = link.strip() or None
        if styles is context.styles and href == context.href:
            return context
        return context.but(context.element, styles, href)

    # Text ---------------------------------------------------------------------------------------------------------

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if _C1.search(text):
            text = _C1.sub(_windows, text)
        self._inline.append(Piece(text, self._context.styles, self._context.href))

    def _image(self, element: HtmlElement) -> None:
        """A picture has no text, but an emoji drawn as one has; a Markdown picture's words are its caption."""
        alt = element.get("alt") or ""
        if alt and (element.get("data-words") or re.search(r"emoji|wp-smiley", element.get("class") or "")):
            self._inline.append(Piece(alt, self._context.styles, self._context.href))

    def _flush(self) -> None:
        if not self._inline:
            return
        inline, self._inline = self._inline, []
        context = self._context
        preserve = context.keep_lines
        if preserve:
            paragraphs = preformatted(inline)
            preserve = len(paragraphs) == 1
        else:
            paragraphs = list(lines_of(inline))
        for pieces in paragraphs:
            if not any(isinstance(piece, NoteMark) or piece.text.strip() for piece in pieces):
                continue
            marker = self._marker if context.kind is BlockKind.LIST_ITEM else None
            self._marker = None if marker else self._marker
            element = context.element
            self.blocks.append(
                RawBlock(
                    context.kind,
                    without_outer_brackets(pieces),
                    context.level if context.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) else 0,
                    marker,
                    context.cell if context.kind is BlockKind.TABLE_CELL else None,
                    context.note,
                    _origin(element),
                    element,
                    preserve,
                )
            )


def _is_picture(element: HtmlElement) -> bool:
    return len(element) == 1 and element[0].tag == "img" and element[0].get("data-figure") is not None


def _origin(element: HtmlElement | None) -> str:
    if element is None:
        return ""
    line = element.get("data-line") or element.sourceline
    return f"line {line}" if line else ""


def _windows(match: re.Match[str]) -> str:
    """A C1 control is a Windows-1252 character written by its byte (HTML Standard, 13.2.5.80)."""
    return match[0].encode("latin-1").decode("cp1252", "replace")


def _integer(value: str | None, default: int) -> int:
    try:
        number = int((value or "").strip())
    except ValueError:
        return default
    return number if abs(number) < 1_000_000 else default


def _numeral(number: int, kind: str) -> str:
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if kind == "i" else roman.upper()
    return str(number)


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
