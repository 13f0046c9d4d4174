"""Lines within one element: paragraphs divided by ``<br>``, preformatted text, and brackets around markers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from egpk_desk.document import SpanStyle
from egpk_desk.readers.builder import Content, NoteMark, Piece
from egpk_desk.readers.senses import Kind, sense_of

_SENTENCE_END = re.compile(r"[.؟?!:…][\"”»)\]]*\s*$")
_BEGINS_ITEM = re.compile(r"\s*(?:[\[(]\s?\d{1,3}\s?[\])]|\d{1,2}\s?[-–.)]\s?\D|[•▪●◦■-]\s)")
_BYLINE = 120  # characters of a line that may be a byline
_LINE = 80  # characters of a line after which a single <br> ends a paragraph


class Break:
    """A ``<br>``."""


BREAK = Break()


def lines_of(inline: list[Content | Break]) -> Iterator[list[Content]]:
    """Paragraphs within one element: divided by two breaks, or by one after a whole sentence or a bold line."""
    if not any(isinstance(piece, Break) for piece in inline):
        yield [piece for piece in inline if not isinstance(piece, Break)]
        return
    lines: list[list[Content]] = [[]]
    for piece in inline:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    current: list[Content] = []
    before: list[Content] = []
    told = False
    for line in lines:
        tells = _tells_itself(line)
        if current and (not _has_words(line) or told or tells or _ends_paragraph(before) or _begins_item(line)):
            yield current
            current = []
        if _has_words(line):
            if current:
                current.append(Piece(" "))
            current += line
            before, told = line, tells
    if current:
        yield current


def _tells_itself(line: list[Content]) -> bool:
    """Whether a line of a byline stands by itself: one with a label (`إعداد: …`), or a date alone."""
    text = " ".join("".join(piece.text for piece in line if isinstance(piece, Piece)).split())
    return 0 < len(text) <= _BYLINE and sense_of(text).kind in (Kind.STATED, Kind.DATE)


def _has_words(line: list[Content]) -> bool:
    return any(isinstance(piece, NoteMark) or piece.text.strip() for piece in line)


def _begins_item(line: list[Content]) -> bool:
    text = "".join(piece.text if isinstance(piece, Piece) else "[1]" for piece in line)
    return _BEGINS_ITEM.match(text) is not None


def preformatted(inline: list[Content | Break]) -> list[list[Content]]:
    """Preformatted text as it stands; lines as long as paragraphs (a text file) become paragraphs."""
    pieces = [Piece("\n") if isinstance(piece, Break) else piece for piece in inline]
    if pieces and isinstance(first := pieces[0], Piece) and first.text.startswith("\n"):
        pieces[0] = replace(first, text=first.text[1:])
    lines = [line for line in "".join(p.text for p in pieces if isinstance(p, Piece)).split("\n") if line.strip()]
    if len(lines) < 2 or sum(map(len, lines)) / len(lines) < _LINE:
        return [pieces]
    paragraphs: list[list[Content]] = [[]]
    for piece in pieces:
        if isinstance(piece, NoteMark) or "\n" not in piece.text:
            paragraphs[-1].append(piece)
            continue
        for index, line in enumerate(piece.text.split("\n")):
            if index:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(replace(piece, text=line))
    return paragraphs


def _ends_paragraph(line: list[Content]) -> bool:
    texts = [piece for piece in line if isinstance(piece, Piece) and piece.text.strip()]
    whole = "".join(piece.text for piece in texts)
    if len(whole) >= _LINE and _SENTENCE_END.search(whole):
        return True
    return bool(texts) and len(whole) < 2 * _LINE and all(SpanStyle.BOLD in piece.styles for piece in texts)


def without_outer_brackets(pieces: list[Content]) -> list[Content]:
    """``[`` and ``]`` that the source puts around a link of a marker: the marker brings its own."""
    for i in range(1, len(pieces) - 1):
        before, after = pieces[i - 1], pieces[i + 1]
        if not isinstance(pieces[i], NoteMark) or not isinstance(before, Piece) or not isinstance(after, Piece):
            continue
        head, tail = before.text.rstrip(), after.text.lstrip()
        if head[-1:] + tail[:1] in ("[]", "()"):
            pieces[i - 1] = replace(before, text=head[:-1])
            pieces[i + 1] = replace(after, text=tail[1:])
    return pieces
