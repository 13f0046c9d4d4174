"""The pages for people in a bundle: reports with their highlights and notes, read offline in any browser."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from html import escape
from itertools import pairwise

from egpk_desk.bundles.contents import BundleOptions, Contents
from egpk_desk.document import Block, BlockKind, Document
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.words import kind_name
from egpk_desk.library.records import Code, DocumentRecord

STYLE = """:root { color-scheme: light dark; --ink: #1d1b18; --page: #fffdf8; --quiet: #6a655c; --rule: #d9d3c7;
  --head: #1f3a5f; --raised: #f3eee3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e1d8; --page: #1b1c1f; --quiet: #a39d92; --rule: #3d3f45; --head: #a9c7ef; --raised: #26282d; }
}
body { background: var(--page); color: var(--ink); margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem;
  font: 1.15rem/1.9 "Amiri", "Sakkal Majalla", "Traditional Arabic", "Noto Naskh Arabic", "Times New Roman", serif; }
h1, h2, h3 { color: var(--head); line-height: 1.4; }
a { color: inherit; }
.quiet, .metadata, .furniture { color: var(--quiet); font-size: .9em; }
nav { position: sticky; top: 0; background: var(--page); border-bottom: 1px solid var(--rule); padding-block: .5rem; }
select { font: inherit; max-width: 100%; background: var(--raised); color: inherit; border: 1px solid var(--rule);
  border-radius: .3rem; padding: .1rem .4rem; }
mark { background: color-mix(in srgb, var(--code, #ffe27a) 30%, transparent); color: inherit;
  border-bottom: 2px solid var(--code, #b38b00); }
mark.off { background: none; border-color: transparent; }
aside { margin: .2rem 0 1rem; padding-inline-start: 1rem; border-inline-start: .25em solid var(--code, var(--rule));
  font-size: .9em; color: var(--quiet); white-space: pre-line; }
article { margin-block: 1.2rem; padding-inline-start: .8rem; border-inline-start: .3em solid var(--code, var(--rule)); }
article p { margin: 0; }
.chip { display: inline-block; border: 1px solid var(--code, var(--rule)); border-radius: 1em; padding: 0 .6em;
  font-size: .85em; margin-inline-end: .3em; }
.note { font-size: .9em; }
[hidden] { display: none; }
table { border-collapse: collapse; } td, th { border: 1px solid var(--rule); padding: .2rem .6rem; }
@media print { nav { display: none; } body { max-width: none; } }
"""

SCRIPT = """'use strict';
const choice = document.getElementById('code');
function show() {
  const wanted = choice.value;
  for (const one of document.querySelectorAll('[data-codes]')) {
    const fits = !wanted || one.dataset.codes.split(' ').includes(wanted);
    if (one.tagName === 'MARK') one.classList.toggle('off', !fits); else one.hidden = !fits;
  }
  history.replaceState(null, '', wanted ? '#' + encodeURIComponent(wanted) : location.pathname);
}
if (choice) {
  const first = decodeURIComponent(location.hash.slice(1));
  if ([...choice.options].some(option => option.value === first)) choice.value = first;
  choice.addEventListener('change', show);
  show();
}
"""

_SAY = {
    "ar": {
        "reports": "التقارير",
        "all": "كل الرموز",
        "code": "الرمز",
        "highlights": "التمييزات",
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
        "back": "To the reports",
        "title": "Annotated reports",
        "without": "This bundle carries no files, but quotations and the sums of the files.",
        "made": "Made on",
    },
}
_SUM = b64encode(sha256(SCRIPT.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_SUM}'"
"""Whatever a report holds, no script runs but ours. Not ``'self'``: pages opened from a disk are strangers to it."""
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
    yield f"<h2>{_say('reports', language)}</h2>\n<ul>\n"
    for record in contents.documents:
        name = f"<bdi>{escape(record.title)}</bdi>"
        link = f'<a href="documents/{record.id}/index.html">{name}</a>' if options.with_sources else name
        about = [record.metadata.author, record.metadata.date, str(record.highlights)]
        said = " · ".join(f"<bdi>{escape(each)}</bdi>" for each in about if each)
        yield f'<li>{link} <span class="quiet">{said}</span></li>\n'
    yield f"</ul>\n<h2>{_say('highlights', language)}</h2>\n{_filter(_used(contents.excerpts), language)}"
    for excerpt in contents.excerpts:
        yield _article(excerpt, language, options.with_sources)
    yield _FOOT


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
        parts.append(_block(document, block, ordered))
    parts.append(_FOOT)
    return "".join(parts).encode("utf-8", "replace")


def _head(title: str, language: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )


_FOOT = f"<script>{SCRIPT}</script>\n</body>\n</html>\n"


def _used(excerpts: Iterable[Excerpt]) -> list[Code]:
    found: dict[str, Code] = {}
    for excerpt in excerpts:
        found |= {code.id: code for code in excerpt.codes}
    return sorted(found.values(), key=lambda code: code.slug)


def _filter(codes: Sequence[Code], language: str) -> str:
    if not codes:
        return ""
    options = [f'<option value="">{_say("all", language)}</option>']
    kind = None
    for code in codes:
        if code.kind != kind:
            options.append(
                ("</optgroup>" if kind else "") + f'<optgroup label="{escape(kind_name(code.kind, language))}">'
            )
            kind = code.kind
        options.append(f'<option value="{escape(code.slug)}">{escape(code.name(language))}</option>')
    return (
        f'<nav><label>{_say("code", language)} <select id="code">{"".join(options)}</optgroup></select></label></nav>\n'
    )


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
    where = f"<bdi>{escape(excerpt.record.title)}</bdi>"
    if linked:
        where = f'<a href="documents/{highlight.document}/index.html#h-{highlight.id}">{where}</a>'
    memo = f'<aside dir="auto">{escape(excerpt.memo)}</aside>' if excerpt.memo.strip() else ""
    return (
        f'<article data-codes="{_codes(excerpt)}"{_colour(excerpt)}><p dir="auto">{escape(excerpt.text)}</p>'
        f'<p class="quiet">{_chips(excerpt, language)} {where}</p>{memo}</article>\n'
    )


def _block(document: Document, block: Block, excerpts: Sequence[Excerpt]) -> str:
    inside = [e for e in excerpts if e.highlight.start < block.end and e.highlight.end > block.start]
    tag = _TAGS.get(block.kind, "p")
    if block.kind is BlockKind.HEADING:
        tag = f"h{min(6, 1 + max(1, block.level))}"
    of = {BlockKind.METADATA: "metadata", BlockKind.FURNITURE: "furniture", BlockKind.NOTE: "note"}.get(block.kind)
    text = _marked(document.text, block.start, block.end, inside)
    marker = f"{escape(block.marker)} " if block.kind is BlockKind.LIST_ITEM and block.marker else ""
    asides = "".join(
        f'<aside dir="auto" data-codes="{_codes(each)}"{_colour(each)}>{escape(each.memo)}</aside>\n'
        for each in inside
        if each.memo.strip() and each.highlight.end <= block.end
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
