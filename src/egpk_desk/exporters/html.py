"""Excerpts as one HTML file: opens anywhere, prints well, with notes linked both ways."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.errors import Cancelled
from egpk_desk.exporters.codes_line import codes_line
from egpk_desk.exporters.outline import Heading, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say
from egpk_desk.exporters.xml_text import xml_text

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1b18; --page: #fffdf8; --quiet: #6a655c; --rule: #d9d3c7; --head: #1f3a5f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e1d8; --page: #1b1c1f; --quiet: #a39d92; --rule: #3d3f45; --head: #a9c7ef; }
}
body { background: var(--page); color: var(--ink); margin: 0 auto; max-width: 44rem; padding: 2rem 1.25rem;
  font: 1.15rem/1.9 "Amiri", "Sakkal Majalla", "Traditional Arabic", "Noto Naskh Arabic", "Times New Roman", serif; }
h1, h2, h3, h4, h5, h6 { color: var(--head); line-height: 1.4; break-after: avoid; }
.code { border-inline-start: .35em solid var(--code, var(--rule)); padding-inline-start: .5em; }
article { break-inside: avoid; margin-block: 1.2rem; }
blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 2px solid var(--rule); }
blockquote p { margin: 0; }
.codes, .memo { color: var(--quiet); font-size: .85em; margin: .2rem 0 0; padding-inline-start: 1rem;
  white-space: pre-line; }
sup { unicode-bidi: isolate; } /* behind digits the number would be read as their end */
sup a, .back { text-decoration: none; color: inherit; }
.context { color: var(--quiet); }
.bibliography p { padding-inline-start: 2em; text-indent: -2em; margin-block: .4em; }
.notes { border-top: 1px solid var(--rule); margin-top: 3rem; font-size: .9em; }
.notes li:target, article:target { outline: 2px solid var(--rule); }
@page { margin: 2cm; }
@media print { body { max-width: none; padding: 0; background: none; color: #000; } }
"""


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline as the bytes of an ``.html`` file."""
    language = request.language
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escape(outline.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1 dir="auto">{_escape(outline.title)}</h1>\n'
    ]
    notes: list[str] = []
    if not outline.entries:
        parts.append(f"<p>{say('none', language)}</p>\n")
    for entry in outline.entries:
        if isinstance(entry, Heading):
            parts.append(_heading(entry, request))
            continue
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        parts.append(_item(entry, request))
        notes.append(_note(entry, language))
    if notes:
        parts.append(
            f'<section class="notes" role="doc-endnotes">\n<h2>{say("notes", language)}</h2>\n<ol>\n'
            f"{''.join(notes)}</ol>\n</section>\n"
        )
    if outline.bibliography:
        listed = "".join(f'<p dir="{entry.direction}">{note_html(entry)}</p>\n' for entry in outline.bibliography)
        parts.append(
            f'<section class="bibliography" role="doc-bibliography">\n<h2>{say("bibliography", language)}</h2>\n'
            f"{listed}</section>\n"
        )
    parts.append("</body>\n</html>\n")
    return "".join(parts).encode("utf-8")


def _escape(text: str) -> str:
    return escape(xml_text(text), quote=True)


def _heading(heading: Heading, request: ExportRequest) -> str:
    level = min(heading.level + 1, 6)
    shown = heading.colour if request.code_colours else None
    colour = f' class="code" style="--code: {_escape(shown)}"' if shown else ""
    memos = "".join(
        f'<p class="memo" dir="auto">{_escape(line)}</p>\n' for line in heading.memo_lines(request.language)
    )
    return f'<h{level} dir="auto"{colour}>{_escape(heading.text)}</h{level}>\n{memos}'


def _item(item: Item, request: ExportRequest) -> str:
    number = item.number
    paragraphs = item.paragraphs or [""]
    reference = f'<sup><a id="ref-{number}" href="#note-{number}" role="doc-noteref">{number}</a></sup>'
    before = f'<span class="context">{_escape(item.lead)}</span>' if item.lead else ""
    after = f'<span class="context">{_escape(item.tail)}</span>' if item.tail else ""
    quoted = "".join(
        f'<p dir="auto">{before if place == 1 else ""}{_escape(text)}'
        f"{reference + after if place == len(paragraphs) else ''}</p>"
        for place, text in enumerate(paragraphs, start=1)
    )
    parts = [f'<article>\n<blockquote id="excerpt-{number}">{quoted}</blockquote>\n']
    if codes := codes_line(item.excerpt, request):
        parts.append(f'<p class="codes">{_escape(codes)}</p>\n')
    if request.include_memos and item.excerpt.memo.strip():
        memo = f"{say('memo', request.language)}: {item.excerpt.memo.strip()}"
        parts.append(f'<p class="memo" dir="auto">{_escape(memo)}</p>\n')
    return "".join([*parts, "</article>\n"])


def _note(item: Item, language: str) -> str:
    number, note = item.number, item.note
    return (
        f'<li id="note-{number}" dir="{note.direction}">{note_html(note)} '
        f'<a class="back" href="#ref-{number}" role="doc-backlink" aria-label="{say("back", language)}">↩</a></li>\n'
    )


def note_html(note: FormattedNote) -> str:
    """The runs of a note as HTML."""
    return "".join(f"<i>{_escape(run.text)}</i>" if run.italic else _escape(run.text) for run in note.runs)
