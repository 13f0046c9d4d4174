"""The tokens of a paragraph held in little room: those of all pages are held until the last page is written."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from egpk_desk.document import SpanStyle
from egpk_desk.readers.pdf.bidi_order import MIRRORED
from egpk_desk.readers.pdf.glyphs import Glyph
from egpk_desk.readers.pdf.writing import QUOTES, Token, close_brackets


class Packed:
    """Tokens as parallel lists; iterating makes them anew. Changes of a token that was given do not come back here."""

    __slots__ = ("_glyphs", "_ltr", "_notes", "_pages", "_styles", "_texts")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._texts = [token.text for token in tokens]
        self._pages = array("I", (token.page for token in tokens))
        self._ltr = bytearray(token.ltr for token in tokens)
        self._styles: list[frozenset[SpanStyle]] = [token.styles for token in tokens]
        self._notes = {at: token.note for at, token in enumerate(tokens) if token.note is not None}
        self._glyphs: list[Glyph | tuple[Glyph, ...]] = [
            token.glyphs[0] if len(token.glyphs) == 1 else token.glyphs for token in tokens
        ]

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[Token]:
        parts = zip(self._texts, self._pages, self._ltr, self._styles, self._glyphs, strict=True)
        for at, (text, page, ltr, styles, held) in enumerate(parts):
            glyphs = (held,) if isinstance(held, Glyph) else held
            yield Token(text, page, bool(ltr), styles, self._notes.get(at), glyphs)

    def parts(self) -> Iterator[tuple[str, int, int, str | None, tuple[Glyph, ...]]]:
        """Text, page, whether from left to right, note and glyphs of each token, without making tokens of them."""
        for at, (text, page, ltr, held) in enumerate(
            zip(self._texts, self._pages, self._ltr, self._glyphs, strict=True)
        ):
            yield text, page, ltr, self._notes.get(at), (held,) if isinstance(held, Glyph) else held

    @property
    def notes(self) -> dict[int, str]:
        """The key of the note that each of the tokens refers to, by the token's place. May be written to."""
        return self._notes

    def head(self, length: int) -> str:
        """The text of the first tokens."""
        return "".join(self._texts[:length])

    def turn_pairs(self, brackets: bool, quotes: bool) -> None:
        """Turn brackets, quotation marks or both round in right-to-left runs, then those brackets that do not pair."""
        if brackets or quotes:
            table = {**(MIRRORED if brackets else {}), **(QUOTES if quotes else {})}
            parts = zip(self._texts, self._ltr, strict=True)
            self._texts = [text if ltr else text.translate(table) for text, ltr in parts]
        close_brackets(self._texts)
