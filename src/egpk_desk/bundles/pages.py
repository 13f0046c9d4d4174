"""The pages for people in a bundle: reports with their highlights and notes, read offline in any browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import pairwise

from egpk_desk.bundles.contents import BundleOptions, Contents
from egpk_desk.bundles.page_parts import POLICY, SCRIPT, STYLE
from egpk_desk.document import Block, BlockKind, Document
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.words import kind_name
from egpk_desk.library.records import Code, DocumentRecord

_SAY = {
    "ar": {
        "reports": "التقارير",
        "all": "كل الرموز",
        "code": "الرمز",
        "highlights": "التمييزات",
        "words": "ابحث",
        "open": "افتح التقرير",
        "back": "إلى التقارير",
        "title": "حزمة تقارير مميَّزة",
        "without": "لا تحمل هذه الحزمة الملفات نفسها، بل المقتطفات وبصمات الملفات.",
        "made": "أُعدَّت في",
    },
    "en": {
        "reports": "Reports",
        "all": "All codes",
        "code": "Code",
        "highlights": "Highlights",
        "words": "Find",
        "open": "Open the report",
        "back": "To the reports",
        "title": "Annotated reports",
        "without": "This bundle carries no files, but quotations and the sums of the files.",
        "made": "Made on",
    },
}
_TAGS = {BlockKind.TITLE: "h1", BlockKind.QUOTE: "blockquote"}


def _say(word: str, language: str) -> str:
    return _SAY["ar" if language == "ar" else "en"][word]


def index(contents: Contents, options: BundleOptions, when: datetime) -> Iterator[bytes]:
    """The page that leads to the reports and lists all highlights, piece by piece."""
    return (part.encode("utf-8", "replace") for part in _index(contents, options, when))


def _index(contents: Contents, options: BundleOptions, when: datetime) -> Iterator[str]:
    language = options.language
    title = options.title or _say("title", language)
    made = when.strftime("%Y-%m-%d")
    yield _head(title, language)
    yield f'<h1 dir="auto">{escape(title)}</h1>\n<p class="quiet">{_say("made", language)} <bdi>{made}</bdi></p>\n'
    if not options.with_sources:
        yield f'<p class="quiet">{_say("without", language)}</p>\n'
    of_document: dict[str, list[Excerpt]] = {}
    for excerpt in contents.excerpts:
        of_document.setdefault(excerpt.record.id, []).append(excerpt)
    yield _filter(_used(contents.excerpts), language, f'<span id="found">{len(contents.excerpts)}</span>')
    yield f"<h2>{_say('reports', language)}</h2>\n"
    for record in contents.documents:
        yield from _report(record, of_document.get(record.id, []), language, options.with_sources)
    yield _FOOT


def _report(record: DocumentRecord, excerpts: Sequence[Excerpt], language: str, linked: bool) -> Iterator[str]:
    """A report in the list: its name, how many highlights it has, and, unfolded, these."""
    said = " · ".join(f"<bdi>{escape(each)}</bdi>" for each in (record.metadata.author, record.metadata.date) if each)
    yield f'<details><summary><bdi>{escape(record.title)}</bdi> <span class="quiet">{said}{" · " if said else ""}'
    yield f'{_say("highlights", language)}: <bdi class="count">{len(excerpts)}</bdi></span></summary>\n'
    if linked:
        words = _say("open", language)
        yield f'<p class="quiet open"><a href="documents/{record.id}/index.html">{words}</a></p>\n'
    for excerpt in excerpts:
        yield _article(excerpt, language, linked)
    yield "</details>\n"


def report(record: DocumentRecord, document: Document, excerpts: Sequence[Excerpt], options: BundleOptions) -> bytes:
    """A report with its highlights marked, their codes and memos beside them."""
    language = options.language
    current = [each for each in excerpts if each.highlight.revision == record.revision and not each.highlight.orphaned]
    parts = [
        _head(record.title, language),
        f'<p><a href="../../index.html">{_say("back", language)}</a></p>\n',
        _filter(_used(current), language),
    ]
    if not any(block.kind is BlockKind.TITLE for block in document.blocks):
        parts.append(f'<h1 dir="auto">{escape(record.title)}</h1>\n')
    ordered = sorted(current, key=lambda each: (each.highlight.start, each.highlight.end))
    for block in document.blocks:
        parts.append(_block(document, block, ordered, language))
    parts.append(_FOOT)
    return "".join(parts).encode("utf-8", "replace")


def _head(title: str, language: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )


_FOOT = f"<script>{SCRIPT}</script>\n</body>\n</html>\n"


def _used(excerpts: Iterable[Excerpt]) -> list[Code]:
    found: dict[str, Code] = {}
    for excerpt in excerpts:
        found |= {code.id: code for code in excerpt.codes}
    return sorted(found.values(), key=lambda code: code.slug)


def _filter(codes: Sequence[Code], language: str, found: str = "") -> str:
    """The bar above all: choose a code; on the first page (``found`` says how many highlights), look for words too."""
    chooser = f'<label>{_say("code", language)} <select id="code">{_choices(codes, language)}</select></label>'
    if not found:
        return f"<nav>{chooser}</nav>\n" if codes else ""
    words = f'<label>{_say("words", language)} <input id="words" type="search"></label>'
    count = f'<span class="quiet">{_say("highlights", language)}: {found}</span>'
    return f"<nav>{chooser if codes else ''}{words}{count}</nav>\n"


def _choices(codes: Sequence[Code], language: str) -> str:
    options = [f'<option value="">{_say("all", language)}</option>']
    kind = None
    for code in codes:
        if code.kind != kind:
            closing = "</optgroup>" if kind else ""
            options.append(f'{closing}<optgroup label="{escape(kind_name(code.kind, language))}">')
            kind = code.kind
        options.append(f'<option value="{escape(code.slug)}">{escape(code.name(language))}</option>')
    return "".join(options) + ("</optgroup>" if kind else "")


def _codes(excerpt: Excerpt) -> str:
    return escape(" ".join(code.slug for code in excerpt.codes))


def _colour(excerpt: Excerpt) -> str:
    return f' style="--code: {escape(excerpt.codes[0].colour)}"' if excerpt.codes else ""


def _chips(excerpt: Excerpt, language: str) -> str:
    return "".join(
        f'<span class="chip" style="--code: {escape(code.colour)}"><bdi>{escape(code.name(language))}</bdi></span>'
        for code in excerpt.codes
    )


def _article(excerpt: Excerpt, language: str, linked: bool) -> str:
    highlight = excerpt.highlight
    text = escape(excerpt.text)
    if linked:
        text = f'<a href="documents/{highlight.document}/index.html#h-{highlight.id}">{text}</a>'
    memo = f'<aside class="memo" dir="auto">{escape(excerpt.memo)}</aside>' if excerpt.memo.strip() else ""
    return (
        f'<article data-codes="{_codes(excerpt)}"{_colour(excerpt)}><p dir="auto">{text}</p>'
        f'<p class="quiet">{_chips(excerpt, language)}</p>{memo}</article>\n'
    )


def _aside(excerpt: Excerpt, language: str) -> str:
    """What is said of a highlight, below the block in which it ends."""
    memo = f'<div class="memo" dir="auto">{escape(excerpt.memo)}</div>' if excerpt.memo.strip() else ""
    told = f"{_chips(excerpt, language)}{memo}"
    return f'<aside data-codes="{_codes(excerpt)}"{_colour(excerpt)}>{told}</aside>\n'


def _block(document: Document, block: Block, excerpts: Sequence[Excerpt], language: str) -> str:
    inside = [e for e in excerpts if e.highlight.start < block.end and e.highlight.end > block.start]
    tag = _TAGS.get(block.kind, "p")
    if block.kind is BlockKind.HEADING:
        tag = f"h{min(6, 1 + max(1, block.level))}"
    of = {BlockKind.METADATA: "metadata", BlockKind.FURNITURE: "furniture", BlockKind.NOTE: "note"}.get(block.kind)
    text = _marked(document.text, block.start, block.end, inside)
    marker = f"{escape(block.marker)} " if block.kind is BlockKind.LIST_ITEM and block.marker else ""
    asides = "".join(
        _aside(each, language)
        for each in inside
        if each.highlight.end <= block.end and (each.codes or each.memo.strip())
    )
    css = f' class="{of}"' if of else ""
    return f'<{tag} dir="auto"{css}>{marker}{text}</{tag}>\n{asides}'


def _marked(text: str, start: int, end: int, excerpts: Sequence[Excerpt]) -> str:
    """A block's text with its highlights; where several overlap, the shortest is seen and all are named."""
    cuts = {start, end}
    for each in excerpts:
        cuts |= {max(start, each.highlight.start), min(end, each.highlight.end)}
    places = sorted(cuts)
    parts = []
    begun: set[str] = set()
    for a, b in pairwise(places):
        piece = escape(text[a:b])
        over = [each for each in excerpts if each.highlight.start <= a and each.highlight.end >= b]
        if not over:
            parts.append(piece)
            continue
        top = min(over, key=lambda each: each.highlight.end - each.highlight.start)
        slugs = escape(" ".join(dict.fromkeys(code.slug for each in over for code in each.codes)))
        names = escape(" · ".join(dict.fromkeys(code.name_ar or code.name_en for each in over for code in each.codes)))
        anchor = "" if top.highlight.id in begun else f' id="h-{top.highlight.id}"'
        begun.add(top.highlight.id)
        parts.append(f'<mark{anchor} data-codes="{slugs}" title="{names}"{_colour(top)}>{piece}</mark>')
    return "".join(parts)
