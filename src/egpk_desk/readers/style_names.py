"""What the name of a paragraph style means, in the languages that word processors name their styles in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from egpk_desk.document import BlockKind
from egpk_desk.text.digits import to_western

# ``w:name`` of built-in styles is English in Word whatever its language; other programs write their own.
_HEADING = re.compile(
    r"(?:heading|head|titre|überschrift|título|titulo|titolo|kop|заголовок|عنوان|العنوان|عنوان رئيسي|başlık)\s*(\d)$"
)
_KINDS = {
    "title": BlockKind.TITLE,
    "العنوان": BlockKind.TITLE,
    "titre": BlockKind.TITLE,
    "subtitle": BlockKind.TITLE,
    "العنوان الفرعي": BlockKind.TITLE,
    "quote": BlockKind.QUOTE,
    "quotations": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "block text": BlockKind.QUOTE,
    "blockquote": BlockKind.QUOTE,
    "اقتباس": BlockKind.QUOTE,
    "اقتباس مكثف": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "image caption": BlockKind.CAPTION,
    "table caption": BlockKind.CAPTION,
    "تسمية توضيحية": BlockKind.CAPTION,
    "author": BlockKind.METADATA,
    "date": BlockKind.METADATA,
    "toc heading": BlockKind.FURNITURE,
    "table of figures": BlockKind.FURNITURE,
    "contents heading": BlockKind.FURNITURE,
    "header": BlockKind.FURNITURE,
    "footer": BlockKind.FURNITURE,
}
_CONTENTS = re.compile(r"(?:toc|contents|جدول المحتويات)\s*\d")


_LIST = re.compile(r"list (?:bullet|number) ([2-5])$")


def list_depth(name: str) -> int:
    """How deep Word's own styles `List Bullet 2`, `List Number 3`, … stand, each a list of one level; else 1."""
    match = _LIST.match(" ".join(name.lower().split()))
    return int(match[1]) if match else 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a paragraph style means for the block; ``level`` 1 to 6 for headings."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


def meaning_of(name: str) -> Meaning | None:
    """The meaning of a style called so, in any case, with ``_20_`` for spaces as ODF has them; None if it has none."""
    plain = to_western(" ".join(name.lower().replace("_20_", " ").split()))
    if plain in _KINDS:
        return Meaning(_KINDS[plain])
    if heading := _HEADING.match(plain):
        level = int(heading[1])
        return Meaning(BlockKind.HEADING, min(level, 6)) if level else None
    if plain == "heading" or plain in ("intensequote", "blocktext"):
        return Meaning(BlockKind.HEADING, 1) if plain == "heading" else Meaning(BlockKind.QUOTE)
    return Meaning(BlockKind.FURNITURE) if _CONTENTS.match(plain) else None
