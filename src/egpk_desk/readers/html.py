"""Saved web pages: the article with its structure, notes and metadata; menus, comments and share bars left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from egpk_desk.document import BlockKind, Document, Metadata
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.article import Article, find_article, related_blocks
from egpk_desk.readers.html_assembly import Assembly, assemble
from egpk_desk.readers.html_blocks import BlockWalk, RawBlock
from egpk_desk.readers.html_metadata import PageMetadata, page_metadata
from egpk_desk.readers.html_notes import PageNotes, find_anchored_notes
from egpk_desk.readers.html_page import HtmlElement, Page
from egpk_desk.readers.html_source import decode_page, parse_page, saved_from
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.titles import without_note_mark
from egpk_desk.text.folding import fold

VERSION = "html/1"
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:meta|metadata|byline|by-line|author|authors|date|published|posted|pubdate|category|categories|cat-links|"
    r"dateline|timestamp|time|breadcrumbs?|reading-?time|post-?info|entry-?info|article-?info|source|kicker|updated|views)(?=$|[\s_-])",
    re.I,
)
_METADATA_LENGTH = 160
_BODY_BEGINS = 200  # characters of a paragraph after which no line is taken for a byline by its class
_SEPARATOR = re.compile(r"\s+[-–—|•·»«]\s+|\s*\|\s*")
_SENTENCE_END = re.compile(r"[.؟?!…]\s*$")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The article of a saved page (HTML, XHTML or MHTML).

    Raises :class:`UnreadableSource` for a page that is empty, holds no text, or is beyond the limits.
    """
    markup, warnings = decode_page(data, name)
    root = parse_page(markup, name, limits)
    stated = page_metadata(root)
    scripted = next(root.iter("script"), None) is not None
    frames = next(root.iter("frameset"), None) is not None
    page = Page(root)
    if not any(page.letters):
        raise _without_text(name, scripted=scripted, frames=frames)
    article = find_article(page, stated.titles)
    notes = find_anchored_notes(page, article.root)
    raws = _article_blocks(page, article, notes)
    if not any(raw.note is None for raw in raws):
        raise _without_text(name, scripted=scripted, frames=frames)
    metadata = _titled(raws, stated)
    if not metadata.url:
        metadata = replace(metadata, url=saved_from(markup))
    known = Assembly("html", VERSION, metadata, labels_of(notes), warnings, anchored=bool(notes))
    return assemble(raws, known, limits)


def labels_of(notes: PageNotes) -> dict[str, str]:
    """What the page shows for each note."""
    return {key: "".join(element.itertext()).strip() for element, key in notes.references.items()}


def walk_whole(page: Page, notes: PageNotes) -> list[RawBlock]:
    """The blocks of a page that is all article."""
    return _with_bodies(page, BlockWalk(notes.back | _noise(page), notes), page.body)


def _without_text(name: str, *, scripted: bool, frames: bool) -> UnreadableSource:
    if frames:
        return UnreadableSource(
            f"“{name}” is only a frame around other pages.", "Open the article's own page in a browser and save that."
        )
    if scripted:
        return UnreadableSource(
            f"“{name}” holds no text: its words were fetched by a script when it was shown.",
            "Save it from the browser after it is shown (“Web page, complete”), or copy its text.",
        )
    return UnreadableSource(f"“{name}” holds no text.", "Save the page again from the browser, or copy its text.")


def _noise(page: Page) -> set[HtmlElement]:
    return {page.elements[i] for i in range(1, len(page.elements)) if page.noise[i] and not page.noise[page.parents[i]]}


def _article_blocks(page: Page, article: Article, notes: PageNotes) -> list[RawBlock]:
    skip = _noise(page) | notes.back | notes.inline
    skip |= {page.elements[i] for i in related_blocks(page, article.root)} - set(notes.bodies)
    walk = BlockWalk(skip, notes)
    head: list[RawBlock] = []
    if article.scope != article.root:
        for i in _above_body(page, article):
            head += walk.walk(page.elements[i])
        _settle_head(page, head, article.title)
    body = _with_bodies(page, walk, page.elements[article.root])
    _settle_byline(page, body, article)
    return head + body


def _with_bodies(page: Page, walk: BlockWalk, root: HtmlElement) -> list[RawBlock]:
    """The blocks of an element, and the bodies of its notes that stand elsewhere on the page."""
    raws = walk.walk(root)
    met = {raw.note for raw in raws}
    for element, key in walk.notes.bodies.items():
        if key not in met and element is not root:
            raws = raws + [raw for raw in walk.walk(element) if raw.note is not None]
    return raws


def _above_body(page: Page, article: Article) -> Iterator[int]:
    """The elements from the title to the body, in order: title, standfirst, byline, lead picture."""
    i = article.scope + 1
    while i < article.root:
        if page.within(article.root, i):
            i += 1
            continue
        holds_title = page.within(article.title, i)
        if holds_title and page.letters[i] > 4 * page.letters[article.title] + 600:
            i += 1  # more than a header: go into it
            continue
        if (holds_title or i > article.title) and not page.noise[i] and page.letters[i]:
            crowded = page.letters[i] > 300 and page.density(i) > 0.6
            if holds_title or not crowded:
                yield i
        i = page.ends[i]


def _settle_head(page: Page, raws: list[RawBlock], title: int) -> None:
    """Say of each block above the body whether it is the title, a metadata line or text (standfirst, caption)."""
    titled = False
    for raw in raws:
        if raw.note is not None:
            continue
        text = _text(raw)
        if _shows(page, raw, title):
            raw.kind = BlockKind.PARAGRAPH if titled else BlockKind.TITLE
            raw.level, titled = 0, True
        elif raw.kind in (BlockKind.CAPTION, BlockKind.TABLE_CELL, BlockKind.QUOTE):
            continue
        elif len(text) <= _METADATA_LENGTH and not (_SENTENCE_END.search(text) and len(text) > 60):
            is_standfirst = raw.kind is BlockKind.HEADING and len(text) > 30
            raw.kind = BlockKind.PARAGRAPH if is_standfirst else BlockKind.METADATA
            raw.level, raw.marker = 0, None
        elif raw.kind is BlockKind.HEADING:
            raw.kind, raw.level = BlockKind.PARAGRAPH, 0


def _settle_byline(page: Page, raws: list[RawBlock], article: Article) -> None:
    """The title, and lines of author, date and category by their class, where they stand in the body's own element."""
    titled = article.scope != article.root
    for raw in raws:
        if raw.note is not None or raw.cell is not None:
            continue
        if not titled and article.title >= 0 and _shows(page, raw, article.title):
            raw.kind, raw.level, titled = BlockKind.TITLE, 0, True
            continue
        text = _text(raw)
        if len(text) >= _BODY_BEGINS and raw.kind is BlockKind.PARAGRAPH:
            return
        if (
            raw.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            and len(text) <= _METADATA_LENGTH
            and _named_byline(raw, page, article.root)
        ):
            raw.kind, raw.level, raw.marker = BlockKind.METADATA, 0, None


def _titled(raws: list[RawBlock], stated: PageMetadata) -> Metadata:
    """The metadata with the title as the page shows it, in a title element or a line at its head."""
    metadata = stated.metadata
    shown = next((raw for raw in raws if raw.kind is BlockKind.TITLE), None)
    if shown is None:
        wanted = {fold(part).strip() for title in stated.titles for part in (title, *_SEPARATOR.split(title))}
        for raw in raws[:5]:
            text = fold(_text(raw)).strip()
            if raw.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and len(text) >= 12 and text in wanted:
                raw.kind, raw.level = BlockKind.TITLE, 0
                return replace(metadata, title=_text(raw))
        return metadata
    if not metadata.title or stated.title_is_weak or fold(_text(shown)).strip() in fold(metadata.title):
        return replace(metadata, title=without_note_mark(_text(shown)) or _text(shown))
    return metadata


def _named_byline(raw: RawBlock, page: Page, root: int) -> bool:
    element = raw.element
    for _ in range(4):
        if element is None or page.index.get(element, root) <= root:
            return False
        names = page.names[page.index[element]]
        if element.tag in ("time", "address", "header") or (names and _BYLINE.search(names)):
            return True
        element = element.getparent()
    return False


def _shows(page: Page, raw: RawBlock, title: int) -> bool:
    """Whether a block is the title element's text."""
    if title < 0 or raw.element is None or raw.element not in page.index:
        return False
    i = page.index[raw.element]
    if page.within(i, title):
        return True
    return page.within(title, i) and _text(raw) == " ".join("".join(page.elements[title].itertext()).split())


def _text(raw: RawBlock) -> str:
    return " ".join("".join(getattr(piece, "text", "") for piece in raw.pieces).split())
