"""What stands in an ODF paragraph: spans, links, notes, fields and spaces, as pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from egpk_desk.document import SpanStyle
from egpk_desk.readers.builder import Content, NoteMark, Piece
from egpk_desk.readers.odt_names import DRAW, OFFICE, TABLE, TEXT, XLINK, count
from egpk_desk.readers.odt_styles import Styles

_SKIPPED = frozenset(
    [OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "tracked-changes", TEXT + "ruby-text", OFFICE + "forms"]
    + [TEXT + name for name in ("note-citation", "toc-mark", "alphabetical-index-mark", "user-index-mark", "script")]
)
_CHARACTERS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_MOST_SPACES = 1_000


@dataclass(slots=True)
class Inline:
    """Reads the contents of paragraphs.

    Frames go to ``on_frame`` where their text belongs after the paragraph; ``formula`` gives the text of an embedded
    object by its path. Note bodies are gathered in ``notes`` by key.
    """

    styles: Styles
    on_frame: Callable[[etree._Element], None]
    formula: Callable[[str], str]
    warn: Callable[[str], None]
    notes: dict[str, etree._Element] = field(default_factory=dict)

    def pieces(self, paragraph: etree._Element) -> list[Content]:
        out: list[Content] = []
        self._inside(paragraph, frozenset(), None, out)
        return out

    def _inside(
        self, parent: etree._Element, styles: frozenset[SpanStyle], href: str | None, out: list[Content]
    ) -> None:
        if parent.text:
            out.append(Piece(parent.text, styles, href))
        for item in parent:
            self._one(item, styles, href, out)
            if item.tail:
                out.append(Piece(item.tail, styles, href))

    def _one(self, item: etree._Element, styles: frozenset[SpanStyle], href: str | None, out: list[Content]) -> None:
        tag = item.tag
        if tag == TEXT + "span":
            name = item.get(TEXT + "style-name")
            if self.styles.is_hidden(name):
                self.warn("Text that the report hides is left out.")
            else:
                self._inside(item, styles | self.styles.text(name), href, out)
        elif tag == TEXT + "a":
            self._inside(item, styles, item.get(XLINK + "href") or href, out)
        elif tag == TEXT + "s":
            out.append(Piece(" " * count(item, TEXT + "c", 1, _MOST_SPACES), styles, href))
        elif tag in _CHARACTERS:
            out.append(Piece(_CHARACTERS[tag], styles, href))
        elif tag == TEXT + "note":
            key = f"{item.get(TEXT + 'note-class') or 'footnote'}:{item.get(TEXT + 'id') or ''}:{len(self.notes)}"
            self.notes[key] = item
            out.append(NoteMark(key))
        elif tag in (TEXT + "hidden-text", TEXT + "hidden-paragraph"):
            self.warn("Text that the report hides is left out.")
        elif tag == DRAW + "frame":
            self._frame(item, styles, href, out)
        elif tag == DRAW + "a":
            self._inside(item, styles, item.get(XLINK + "href") or href, out)
        elif isinstance(tag, str) and tag.startswith((DRAW, TABLE)):
            self.on_frame(item)
        elif tag not in _SKIPPED:
            self._inside(item, styles, href, out)

    def _frame(self, frame: etree._Element, styles: frozenset[SpanStyle], href: str | None, out: list[Content]) -> None:
        """A formula stands in the line; a text box is read after the paragraph; a picture has no text."""
        for item in frame:
            if item.tag == DRAW + "object" and (text := self.formula(item.get(XLINK + "href") or "")):
                out.append(Piece(text, styles, href))
                return
        self.on_frame(frame)
