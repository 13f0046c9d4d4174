"""Styles of a Word document: what kind of block a paragraph style means, and which toggles a style sets."""

from __future__ import annotations

from lxml import etree

from egpk_desk.document import BlockKind
from egpk_desk.readers.docx_names import VAL, W, child, switch, value, whole
from egpk_desk.readers.style_names import Meaning, list_depth, meaning_of

_DEEPEST = 40  # styles that are based on each other in a ring, or in an endless chain


class Styles:
    """The styles part. Style ids are what paragraphs and runs name; unknown ids mean nothing."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default_paragraph: str | None = None
        self._meanings: dict[str, Meaning] = {}
        self._toggles: dict[tuple[str, str], bool | None] = {}
        for style in root.iter(W + "style") if root is not None else ():
            style_id = style.get(W + "styleId")
            if style_id:
                self._styles.setdefault(style_id, style)
                if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                    self._default_paragraph = style_id

    def _chain(self, style_id: str | None) -> list[etree._Element]:
        """The style and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while style_id and style_id not in seen and len(chain) < _DEEPEST:
            seen.add(style_id)
            style = self._styles.get(style_id)
            if style is None:
                break
            chain.append(style)
            style_id = value(style, "basedOn")
        return chain

    def meaning(self, properties: etree._Element | None) -> Meaning:
        """What ``w:pPr`` says of its paragraph: by an outline level of its own, else by its style."""
        style_id = value(properties, "pStyle") or self._default_paragraph or ""
        found = self._meanings.get(style_id)
        if found is None:
            found = self._meanings[style_id] = self._of_style(style_id)
        level = _outline(properties)
        if level is not None and found.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            return Meaning(BlockKind.HEADING, level) if level else Meaning()
        return found

    def _of_style(self, style_id: str) -> Meaning:
        chain = self._chain(style_id)
        if not chain:
            return meaning_of(style_id) or Meaning()
        for style in chain:
            named = meaning_of(value(style, "name") or "") or meaning_of(style.get(W + "styleId") or "")
            if named:
                return named
            level = _outline(child(style, "pPr"))
            if level is not None:
                return Meaning(BlockKind.HEADING, level) if level else Meaning()
        return Meaning()

    def numbering(self, properties: etree._Element | None) -> tuple[str, int, str] | None:
        """``(numId, ilvl, style id that says so)`` from the paragraph or its style; None where it has no number.

        ``ilvl`` is -1 where a style names the list and the list's levels name the style.
        """
        stated = child(properties, "numPr")
        style_id = value(properties, "pStyle") or self._default_paragraph or ""
        if stated is not None and value(stated, "numId") is not None:
            number = value(stated, "numId") or "0"
            return (number, whole(value(stated, "ilvl")), "") if number != "0" else None
        for style in self._chain(style_id):
            said = child(child(style, "pPr"), "numPr")
            if said is not None and value(said, "numId") is not None:
                number = value(said, "numId") or "0"
                level = value(stated, "ilvl") or value(said, "ilvl")
                if number == "0":
                    return None
                return number, whole(level, -1), style.get(W + "styleId") or ""
        return None

    def list_depth(self, style_id: str) -> int:
        """The depth (from 1) that the name of a list style says."""
        return max((list_depth(value(style, "name") or "") for style in self._chain(style_id)), default=1)

    def toggle(self, style_id: str | None, name: str) -> bool | None:
        """Whether a style (or what it is based on) switches ``w:b``, ``w:i``, ``w:vanish`` … on or off; or None."""
        if not style_id:
            return None
        key = (style_id, name)
        if key not in self._toggles:
            said = (switch(child(style, "rPr"), name) for style in self._chain(style_id))
            self._toggles[key] = next((state for state in said if state is not None), None)
        return self._toggles[key]

    def run_value(self, style_id: str | None, name: str) -> str | None:
        """``w:val`` of a run property such as ``w:u`` or ``w:vertAlign``, from a character style."""
        for style in self._chain(style_id):
            said = value(child(style, "rPr"), name)
            if said is not None:
                return said
        return None


def _outline(properties: etree._Element | None) -> int | None:
    """The heading level that ``w:outlineLvl`` states: 1 to 6, 0 for body text (9), None where it states none."""
    said = child(properties, "outlineLvl")
    if said is None:
        return None
    level = whole(said.get(VAL), 9)
    return min(level, 5) + 1 if 0 <= level <= 8 else 0
