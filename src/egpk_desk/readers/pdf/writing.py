"""Paragraphs of glyphs as text: logical order, tashkeel after its letter, brackets and quotes the right way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egpk_desk.document import SpanStyle
from egpk_desk.readers.builder import Content, NoteMark, Piece
from egpk_desk.readers.pdf.bidi_order import MIRRORED
from egpk_desk.readers.pdf.columns import Line, is_raised
from egpk_desk.readers.pdf.footnotes import raised_numbers
from egpk_desk.readers.pdf.glyphs import Glyph, is_arabic
from egpk_desk.readers.pdf.paragraphs import Paragraph

_SOFT_HYPHEN = "\u00ad"
QUOTES = str.maketrans("“”‘’", "”“’‘")
_OPENING = frozenset("([«“")
_AFTER_CLOSING = frozenset(".,:;،؛؟!)]»”")
_BULLETS = frozenset("•▪●○■□◆➢✓")
_BOLD = frozenset({SpanStyle.BOLD})
_RAISED = frozenset({SpanStyle.SUPERSCRIPT})
_PLAIN: frozenset[SpanStyle] = frozenset()


@dataclass(slots=True)
class Token:
    """The text of one glyph, or a reference to the note ``note``. ``ltr``: it stands in a left-to-right run."""

    text: str
    page: int
    ltr: bool = False
    styles: frozenset[SpanStyle] = _PLAIN
    note: str | None = None
    glyphs: tuple[Glyph, ...] = ()  # what it was read from


def tokens(paragraph: Paragraph, known_notes: frozenset[str], heading: bool = False) -> list[Token]:
    """The paragraph in logical order. ``known_notes`` are keys ``page:number``; other raised numbers get a ``?``."""
    out: list[Token] = []
    for line, page, ordered in paragraph.ordered():
        if out:
            _join_lines(out, ordered[0][0].text if ordered else "", page)
        of_page = {key.rsplit(":", 1)[-1] for key in known_notes if key.startswith(f"{page}:")}
        references = {start: (end, number) for start, end, number in raised_numbers(ordered, line, of_page)}
        at = 0
        while at < len(ordered):
            if at in references:
                end, number = references[at]
                key = f"{page}:{number}"
                raised = tuple(glyph for glyph, _ in ordered[at:end])
                out.append(Token("", page, note=key if key in known_notes else f"?{key}", glyphs=raised))
                at = end
                continue
            glyph, ltr = ordered[at]
            styles = _styles(glyph, line, heading)
            out.append(Token(spelt(glyph, ltr), page, ltr, styles, glyphs=(glyph,)))
            at += 1
    if out and out[-1].text == _SOFT_HYPHEN:
        out[-1].text = "-"
    if len(out) > 1 and out[0].text in _BULLETS and out[1].text.strip():
        out.insert(1, Token(" ", out[0].page, out[0].ltr))  # set close, but a sign of its own
    for before, token, after in zip(out, out[1:], out[2:], strict=False):
        if token.text == " ":  # a space between two bold words is bold
            token.styles = before.styles & after.styles
    return out


def _styles(glyph: Glyph, line: Line, heading: bool) -> frozenset[SpanStyle]:
    if glyph.index < 0:
        return _BOLD if line.bold and not heading else _PLAIN
    if is_raised(glyph, line):
        return _RAISED
    return _BOLD if glyph.bold and not heading else _PLAIN


def _join_lines(out: list[Token], first: str, page: int) -> None:
    """A space between two lines, or none where a Latin word is hyphenated over them."""
    last = out[-1]
    if last.text == _SOFT_HYPHEN:
        if first[:1].islower():
            out.pop()
        else:
            last.text = "-"
        return
    out.append(Token(" ", page, last.ltr, last.styles))


def spelt(glyph: Glyph, ltr: bool) -> str:
    """The letters of a glyph with its marks, each after the letter that it stands over."""
    text = glyph.text if ltr else glyph.text.translate(MIRRORED)
    if text == _SOFT_HYPHEN:
        return text
    text = text.replace(_SOFT_HYPHEN, "-")
    if not glyph.marks:
        return text
    marks = sorted(glyph.marks, key=lambda mark: mark.index)
    if len(text) == 2 and not any(unicodedata.combining(sign) for sign in text) and is_arabic(text):
        middle = (glyph.x0 + glyph.x1) / 2
        if text[0] == "ل" and text[1] in "اأإآ":
            said = unicodedata.normalize("NFD", text)
            marks = [mark for mark in marks if not mark.text or mark.text not in said]
        first = "".join(mark.text for mark in marks if (mark.x0 + mark.x1) / 2 > middle)
        second = "".join(mark.text for mark in marks if (mark.x0 + mark.x1) / 2 <= middle)
        return text[0] + first + text[1] + second
    # Where a letter's own text has its marks already, the glyphs of the marks say them again.
    signs = dict.fromkeys("".join(mark.text for mark in marks))
    has = unicodedata.normalize("NFD", text)
    return text + "".join(sign for sign in signs if sign not in has)


def pair_scores(written: Sequence[Token]) -> tuple[int, int]:
    """How far brackets, and quotation marks, open before they close in a paragraph; negative where they close first.

    PDFium mirrors quotation marks in right-to-left runs although they are not mirrored characters (UAX #9, rule L4),
    and XeTeX draws brackets there unmirrored; both hold for a whole document, so that it is the sum of its paragraphs
    that says whether to turn all of them round. Left-to-right runs are right already.
    """
    text = [token.text for token in written if not token.ltr]
    return _brackets_in_order(text), _quotes_in_order(text)


def close_brackets(texts: list[str]) -> None:
    """Turn those brackets round that stand as only their counterpart can, in a paragraph where they do not pair.

    ``texts`` are those of its tokens. XeTeX draws a bracket the wrong way round where a word of the other direction
    touches it.
    """
    for opening, closing in ("()", "[]", "«»"):
        found = [at for at, text in enumerate(texts) if text in (opening, closing)]
        depth, pairs = 0, True
        for at in found:
            depth += 1 if texts[at] == opening else -1
            pairs = pairs and depth >= 0
        if pairs and depth == 0:
            continue
        for at in found:
            before = texts[at - 1][-1:] if at else ""
            after = texts[at + 1][:1] if at + 1 < len(texts) else ""
            begins, ends = not before.strip() or before in _OPENING, not after.strip() or after in _AFTER_CLOSING
            if texts[at] == opening and ends and not begins:
                texts[at] = closing
            elif texts[at] == closing and begins and not ends:
                texts[at] = opening


def set_quotes_in_turn(paragraph: Sequence[Token]) -> None:
    """Let quotation marks of a left-to-right paragraph open and close in turn: Arabic words beside may turn them."""
    quotes = [token for token in paragraph if token.text in ("“", "”")]
    if quotes and len(quotes) % 2 == 0:
        for at, token in enumerate(quotes):
            token.text = "”" if at % 2 else "“"


def _brackets_in_order(text: Iterable[str]) -> int:
    """Positive where opening brackets come before closing ones."""
    score = depth = 0
    for part in text:
        for sign in part:
            if sign in "([«":
                depth += 1
            elif sign in ")]»":
                score += 1 if depth > 0 else -1
                depth = max(0, depth - 1)
    return score


def _quotes_in_order(text: Iterable[str]) -> int:
    quotes = [sign for part in text for sign in part if sign in "“”"]
    if not quotes:
        return 0
    return (1 if quotes[0] == "“" else -1) + (1 if quotes[-1] == "”" else -1)


def pieces(written: Iterable[Token]) -> list[Content]:
    """Tokens as pieces, one for each stretch of one style and page, in NFC."""
    out: list[Content] = []
    held: list[str] = []
    style: tuple[frozenset[SpanStyle], int] | None = None

    def flush() -> None:
        if held and style is not None:
            out.append(Piece(unicodedata.normalize("NFC", "".join(held)), style[0], page=style[1]))
            held.clear()

    for token in written:
        if token.note is not None:
            flush()
            out.append(NoteMark(token.note, token.page))
            continue
        if style is None or style[0] is not token.styles or style[1] != token.page:
            if style != (token.styles, token.page):
                flush()
            style = (token.styles, token.page)
        held.append(token.text)
    flush()
    return out
