"""A PDF's bytes to a Document. Runs in the worker process only: PDFium is never loaded in the program's own."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from egpk_desk.document import BlockKind, Cell, Document, Metadata, Page
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.builder import DocumentBuilder
from egpk_desk.readers.finishing import finish
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.office_properties import people
from egpk_desk.readers.pdf.bidi_order import logical
from egpk_desk.readers.pdf.columns import Line
from egpk_desk.readers.pdf.endnotes import join_endnotes
from egpk_desk.readers.pdf.footnotes import carry_on, find_page_notes, without_number
from egpk_desk.readers.pdf.furniture import find_furniture
from egpk_desk.readers.pdf.layout import PdfLayout
from egpk_desk.readers.pdf.packing import Packed
from egpk_desk.readers.pdf.pages import PageLines, read_page, usual_size
from egpk_desk.readers.pdf.paragraphs import Paragraph, direction, paragraphs
from egpk_desk.readers.pdf.placing import lay_out
from egpk_desk.readers.pdf.recognising import PlacedWord, recognise_page, with_confidences
from egpk_desk.readers.pdf.recognition import HINT, tesseract
from egpk_desk.readers.pdf.unlocking import opened
from egpk_desk.readers.pdf.writing import Token, pair_scores, pieces, set_quotes_in_turn, spelt, tokens

_HEADING = 1.12  # times the usual size
_LONGEST_HEADING = 250
_TITLE_AMONG = 8  # first paragraphs


def read_pdf(data: bytes, name: str, reader: str, limits: Limits) -> Document:
    """The document. Raises :class:`UnreadableSource`."""
    return read_placed(data, name, reader, limits)[0]


def read_placed(
    data: bytes,
    name: str,
    reader: str,
    limits: Limits,
    places: bool = False,
    left_out: frozenset[int] = frozenset(),
    begun: Callable[[int, int, bool], None] = lambda page, pages, recognising: None,
) -> tuple[Document, PdfLayout | None]:
    """The document and, where ``places`` asks for it, its layout, packed in the document too.

    Raises :class:`UnreadableSource`.
    Pages of ``left_out`` (from 1) are not read; ``begun`` is told each page as its turn comes, of how many, and again
    where text recognition begins on it; and 0 after the last.
    """
    pdf = opened(data, name)
    try:
        count = len(pdf)
        if count < 1:
            raise UnreadableSource(f"“{name}” is a PDF without pages.", "Fetch or save it again.")
        if count > limits.max_pages:
            raise UnreadableSource(
                f"“{name}” has {count:,} pages; up to {limits.max_pages:,} are read.", "Split it into parts."
            )
        builder = DocumentBuilder("pdf", reader, limits)
        words: list[PlacedWord] = []
        read, pictures = _pages(pdf, name, limits, builder, left_out, begun, words)
        properties = _properties(pdf)
    finally:
        pdf.close()
    document, streams = _assembled(read, builder, properties, name, pictures)
    if not (places or words):
        return document, None
    frames = {page.index: page.frame for page in read}
    sizes = {page.index: (page.width, page.height) for page in read}
    del read
    layout = lay_out(document, streams, frames, sizes)
    if words:
        document = with_confidences(document, layout, words)
    return replace(document, places=layout.to_bytes()), layout if places else None


def _pages(
    pdf: Any,
    name: str,
    limits: Limits,
    builder: DocumentBuilder,
    left_out: frozenset[int],
    begun: Callable[[int, int, bool], None],
    words: list[PlacedWord],
) -> tuple[list[PageLines], int]:
    """The pages, and how many of them are pictures."""
    deadline = time.monotonic() + 0.95 * limits.seconds
    read: list[PageLines] = []
    failed: list[int] = []
    pictures = 0
    recognition_left = limits.recognition_seconds
    for number in range(len(pdf)):
        if number + 1 in left_out:
            failed.append(number + 1)
            read.append(PageLines(number + 1, 0.0, 0.0))
            continue
        begun(number + 1, len(pdf), False)
        try:
            label = pdf.get_page_label(number) or ""
            page = pdf[number]
        except pypdfium2.PdfiumError:
            failed.append(number + 1)
            read.append(PageLines(number + 1, 0.0, 0.0))
            continue
        try:
            read.append(read_page(page, number + 1, label, read[-1].gutters if read else ()))
            is_picture = _is_picture(page, read[-1])
            pictures += is_picture
            if (read[-1].doubt or is_picture) and tesseract() is not None:
                begun(number + 1, len(pdf), True)
                started = time.monotonic()
                words += recognise_page(page, read[-1], recognition_left) or ()
                took = time.monotonic() - started
                deadline, recognition_left = deadline + took, recognition_left - took
        finally:
            page.close()
        if time.monotonic() > deadline:
            raise UnreadableSource(
                f"“{name}” takes longer than {limits.seconds:.0f} seconds to read ({number + 1} of {len(pdf)} pages).",
                "Split it and import the parts.",
            )
    begun(0, len(pdf), False)
    if len(failed) == len(read):
        raise UnreadableSource(f"“{name}” is damaged: none of its pages can be read.", "Fetch or save it again.")
    if failed:
        builder.warn(f"Damaged pages are left out: {_listed(failed)}.")
    _warn(read, builder)
    return read, pictures


def _is_picture(page: Any, read: PageLines) -> bool:
    """Whether a page has no text but shows something."""
    return not read.characters and next(iter(page.get_objects(max_depth=2)), None) is not None


def _warn(read: Sequence[PageLines], builder: DocumentBuilder) -> None:
    recognised = [page for page in read if page.confidence is not None]
    if recognised:
        mean = sum(page.confidence or 0.0 for page in recognised) / len(recognised)
        builder.warn(
            f"Read by text recognition (OCR, confidence {mean:.0f} %), compare with the page: "
            f"{_listed([page.index for page in recognised])}."
        )
    reasons: dict[str, list[int]] = {}
    for page in read:
        if page.doubt and page.confidence is None:
            reasons.setdefault(page.doubt, []).append(page.index)
    for reason, pages in reasons.items():
        builder.warn(f"The text of these pages is not to be trusted, since {reason}: {_listed(pages)}.")
    empty = [page.index for page in read if not page.characters and page.confidence is None and page.width]
    if empty and len(empty) == len(read):
        builder.warn("It holds pictures of text only (a scan); its pages can be looked at, but not searched.")
    elif empty:
        builder.warn(f"Pages without text (pictures of text?): {_listed(empty)}.")
    if (reasons or empty) and tesseract() is not None:
        builder.warn("Text recognition (OCR) found nothing on some pages, or took too long.")
    elif reasons or empty:
        builder.warn(f"Text recognition (OCR) could read them. {HINT}")
    if any(page.cut for page in read):
        builder.warn("A page holds more characters than are read of one page; the rest of it is left out.")


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")


def _assembled(
    read: list[PageLines], builder: DocumentBuilder, properties: Metadata, name: str, pictures: int
) -> tuple[Document, list[Packed]]:
    """The document, and the tokens of each of its blocks."""
    furniture = find_furniture(read)
    usual = usual_size(read)
    notes = {page.index: find_page_notes(page, usual, furniture) for page in read}
    carry_on(read, notes, usual, furniture)
    skipped = furniture.union(*(found.lines for found in notes.values()))
    known = frozenset(f"{index}:{number}" for index, found in notes.items() for number in found.bodies)

    body = paragraphs(read, skipped, usual)
    headings = [_is_heading(paragraph, usual) for paragraph in body]
    brackets = quotes = 0
    written: list[Packed] = []
    bodies: dict[str, Packed] = {}

    def hold(text: list[Token]) -> Packed:
        nonlocal brackets, quotes
        scores = pair_scores(text)
        brackets, quotes = brackets + scores[0], quotes + scores[1]
        return Packed(text)

    for paragraph, heading in zip(body, headings, strict=True):
        written.append(hold(tokens(paragraph, known, heading)))
    for page, (index, found) in zip(read, notes.items(), strict=True):
        for number, lines in found.bodies.items():
            bodies[f"{index}:{number}"] = hold(tokens(_note(lines, page, found.elsewhere), frozenset()))
    for packed in (*written, *bodies.values()):
        packed.turn_pairs(brackets < 0, quotes < 0)
    for at, paragraph in enumerate(body):
        if not paragraph.rtl:
            text = list(written[at])
            set_quotes_in_turn(text)
            written[at] = Packed(text)

    endnotes = join_endnotes(written)
    in_notes = {index for indices in endnotes.values() for index in indices}
    edges = [(page, line) for page in read for line in page.lines if id(line) in furniture]
    texts = [Packed(()) if i in in_notes else text for i, text in enumerate(written)]
    streams = [*texts, *_add_blocks(builder, body, headings, texts, edges)]
    for key, indices in endnotes.items():
        of_it = [Packed(_without_number(list(written[indices[0]]))), *(written[i] for i in indices[1:])]
        streams += of_it
        page_of_it = body[indices[0]].pages[0]
        builder.note_body(key, [pieces(text) for text in of_it], origin=f"page {page_of_it}", page=page_of_it)
    for key, note in bodies.items():
        streams.append(Packed(_without_number(list(note))))
        index_of_it, number = key.split(":")
        builder.note_body(
            key, [pieces(streams[-1])], origin=f"page {index_of_it}", marker=number, page=int(index_of_it)
        )
    pages = tuple(Page(page.index, page.label or str(page.index), page.width, page.height) for page in read)
    if pictures and not builder.texts():
        return builder.build(properties, pages=pages), streams  # a scan: to look at, until it can be read
    return finish(builder, properties, f"“{name}”", pages=pages), streams


def _add_blocks(
    builder: DocumentBuilder,
    body: Sequence[Paragraph],
    headings: Sequence[bool],
    written: Sequence[Packed],
    edges: Sequence[tuple[PageLines, Line]],
) -> list[Packed]:
    """Add the paragraphs; furniture goes before the first paragraph that begins on its page or later, never into one.

    Returns the tokens of the furniture.
    """
    furniture: list[Packed] = []
    levels = _levels(body, headings)
    title = _title(body, headings)
    waiting = list(edges)[::-1]
    count = -1  # tables so far
    table: tuple[int, int] | None = None
    for index, paragraph in enumerate(body):
        first = paragraph.pages[0]
        while waiting and (waiting[-1][0].index < first or _stands_over(waiting[-1], paragraph, first)):
            furniture.append(_add_furniture(builder, *waiting.pop()))
        kind, level = BlockKind.PARAGRAPH, 0
        if index == title:
            kind = BlockKind.TITLE
        elif headings[index]:
            kind, level = BlockKind.HEADING, paragraph.level or levels[round(paragraph.size, 1)]
        cell = None
        if paragraph.place is not None:
            place = paragraph.place
            count += (first, place.table) != table
            table = first, place.table
            kind, level = BlockKind.TABLE_CELL, 0
            cell = Cell(count, place.row, place.column, place.rowspan, place.colspan)
        builder.block(kind, pieces(written[index]), level=level, cell=cell, page=first, origin=f"page {first}")
    while waiting:
        furniture.append(_add_furniture(builder, *waiting.pop()))
    return furniture


def _stands_over(edge: tuple[PageLines, Line], paragraph: Paragraph, page: int) -> bool:
    return edge[0].index == page and edge[1].base > paragraph.lines[0].base


def _add_furniture(builder: DocumentBuilder, page: PageLines, line: Line) -> Packed:
    written = [
        Token(spelt(glyph, ltr), page.index, ltr, glyphs=(glyph,)) for glyph, ltr in logical(line.glyphs, page.rtl)
    ]
    builder.block(BlockKind.FURNITURE, pieces(written), page=page.index, origin=f"page {page.index}")
    return Packed(written)


def _is_heading(paragraph: Paragraph, usual: float) -> bool:
    if paragraph.place is not None:
        return False
    larger = paragraph.size > _HEADING * usual or (paragraph.level and paragraph.size > 0.95 * usual)
    return bool(larger) and sum(len(line.glyphs) for line in paragraph.lines) <= _LONGEST_HEADING


def _title(body: Sequence[Paragraph], headings: Sequence[bool]) -> int:
    """The paragraph in the largest print near the beginning, or -1."""
    first = [i for i in range(min(_TITLE_AMONG, len(body))) if headings[i] and body[i].pages[0] <= 2]
    if not first:
        return -1
    largest = max(round(body[i].size, 1) for i in first)
    candidates = [i for i in first if round(body[i].size, 1) >= 0.98 * largest]
    return max(candidates, key=lambda i: (sum(len(line.glyphs) for line in body[i].lines) > 12, -i))


def _levels(body: Sequence[Paragraph], headings: Sequence[bool]) -> dict[float, int]:
    """Heading levels by size, sizes that are nearly alike being one; a size that only the title has does not count."""
    title = _title(body, headings)
    sizes = sorted({round(p.size, 1) for i, p in enumerate(body) if headings[i] and i != title}, reverse=True)
    levels: dict[float, int] = {}
    level, leader = 0, 0.0
    for size in sizes:
        if not leader or size < 0.95 * leader:
            level, leader = min(level + 1, 6), size
        levels[size] = level
    return levels


def _note(lines: list[Line], page: PageLines, elsewhere: Mapping[int, int]) -> Paragraph:
    paragraph = Paragraph(lines, [elsewhere.get(id(line), page.index) for line in lines], page.rtl)
    paragraph.rtl = direction(paragraph, page.rtl)
    return paragraph


def _without_number(note: Sequence[Token]) -> list[Token]:
    """A note's tokens without the number that it begins with, which is its marker."""
    head = "".join(token.text if token.note is None else f"({token.note.rsplit(':', 1)[-1]})" for token in note)
    drop = len(head) - len(without_number(head))
    kept = list(note)
    while kept and drop > 0:
        token = kept[0]
        length = len(token.text) if token.note is None else len(token.note.rsplit(":", 1)[-1]) + 2
        if length > drop:
            break
        drop -= length
        kept.pop(0)
    return kept


_PROGRAM_TITLE = re.compile(r"untitled|document\d*|microsoft word\b.*|.*\.(?:docx?|odt|indd|pdf|rtf|html?)|\W*", re.I)


def _properties(pdf: Any) -> Metadata:
    """Title, author and subject that the file states; never its dates, which are the file's own."""
    try:
        stated = pdf.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError:
        return Metadata()
    clean = {key: " ".join(str(value).replace("\x00", "").split()) for key, value in stated.items()}
    title = clean.get("Title", "")
    extra = {key.lower(): clean[key] for key in ("Subject", "Keywords") if clean.get(key)}
    return Metadata(
        title="" if _PROGRAM_TITLE.fullmatch(title) else title, authors=people(clean.get("Author", "")), extra=extra
    )
