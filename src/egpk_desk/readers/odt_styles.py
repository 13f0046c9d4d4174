"""Styles of an ODF text: what a paragraph style means for its block, and how a text style sets a stretch off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from egpk_desk.document import BlockKind, SpanStyle
from egpk_desk.readers.odt_names import FO, STYLE, TEXT, count
from egpk_desk.readers.style_names import Meaning, meaning_of

_DEEPEST = 40
_WEIGHTS = (FO + "font-weight", STYLE + "font-weight-complex")
_SLANTS = (FO + "font-style", STYLE + "font-style-complex")


class Styles:
    """The styles of ``styles.xml`` and the automatic ones of ``content.xml``, by family and name."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self.lists: dict[str, etree._Element] = {}
        self.outline: etree._Element | None = None
        self._meanings: dict[str, Meaning] = {}
        self._text: dict[str, frozenset[SpanStyle]] = {}
        for root in roots:
            for style in root.iter(STYLE + "style"):
                self._styles[style.get(STYLE + "family") or "", style.get(STYLE + "name") or ""] = style
            for style in root.iter(TEXT + "list-style"):
                self.lists[style.get(STYLE + "name") or ""] = style
            for style in root.iter(TEXT + "outline-style"):
                self.outline = style

    def _chain(self, family: str, name: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while name and name not in seen and len(seen) < _DEEPEST:
            seen.add(name)
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(STYLE + "parent-style-name")

    def meaning(self, name: str | None) -> Meaning:
        """What a paragraph style means, by its own name or the nearest one it is derived from that means something."""
        if not name:
            return Meaning()
        found = self._meanings.get(name)
        if found is None:
            found = self._meanings[name] = self._of_style(name)
        return found

    def _of_style(self, name: str) -> Meaning:
        style: etree._Element | None = None
        for style in self._chain("paragraph", name):
            told = _named(style.get(STYLE + "display-name")) or _named(style.get(STYLE + "name"))
            if told:
                return told
            level = count(style, STYLE + "default-outline-level", 0)
            if level:
                return Meaning(BlockKind.HEADING, min(level, 6))
        # The last one may be derived from a style that the program has built in and the file does not define.
        return _named(name if style is None else style.get(STYLE + "parent-style-name")) or Meaning()

    def list_of(self, name: str | None) -> str | None:
        """The list style that a paragraph style brings with it."""
        return next(
            (said for style in self._chain("paragraph", name) if (said := style.get(STYLE + "list-style-name"))), None
        )

    def text(self, name: str | None) -> frozenset[SpanStyle]:
        """How a text style sets a stretch off."""
        if not name:
            return frozenset()
        if name not in self._text:
            self._text[name] = self._set_off(name)
        return self._text[name]

    def _set_off(self, name: str) -> frozenset[SpanStyle]:
        said: dict[str, str] = {}
        for style in self._chain("text", name):
            for properties in style.iterfind(STYLE + "text-properties"):
                for key, value in properties.attrib.items():
                    said.setdefault(str(key), str(value))
        found = set()
        if any(said.get(key, "normal") in ("bold", "600", "700", "800", "900") for key in _WEIGHTS):
            found.add(SpanStyle.BOLD)
        if any(said.get(key, "normal") in ("italic", "oblique") for key in _SLANTS):
            found.add(SpanStyle.ITALIC)
        if said.get(STYLE + "text-underline-style", "none") != "none":
            found.add(SpanStyle.UNDERLINE)
        if said.get(STYLE + "text-line-through-style", "none") != "none":
            found.add(SpanStyle.STRIKE)
        place = said.get(STYLE + "text-position", "").split(" ")[0]
        if place.startswith("super") or (place.endswith("%") and place[0].isdigit() and place != "0%"):
            found.add(SpanStyle.SUPERSCRIPT)
        elif place.startswith("sub") or (place.endswith("%") and place.startswith("-")):
            found.add(SpanStyle.SUBSCRIPT)
        return frozenset(found)

    def is_hidden(self, name: str | None) -> bool:
        """Whether a text style hides its text."""
        return any(
            properties.get(TEXT + "display") == "none"
            for style in self._chain("text", name)
            for properties in style.iterfind(STYLE + "text-properties")
        )


def _named(name: str | None) -> Meaning | None:
    """What a name means; "Heading" is the parent of Title, of all headings and of much else, and proves nothing."""
    return None if not name or name == "Heading" else meaning_of(name)
