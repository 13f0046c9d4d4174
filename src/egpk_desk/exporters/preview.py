"""An export as simple HTML for a preview: what Qt's rich text understands (no CSS classes, explicit alignment)."""

from __future__ import annotations

from html import escape

from egpk_desk.exporters.codes_line import codes_line
from egpk_desk.exporters.docx_runs import paragraph_direction
from egpk_desk.exporters.html import note_html
from egpk_desk.exporters.outline import Heading, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say
from egpk_desk.text.bidi import isolate

_MARK = "\u200f"  # right-to-left


def write(outline: Outline, request: ExportRequest, limit: int, quiet: str) -> str:
    """The head of the outline, up to ``limit`` excerpts, with their notes below; codes and memos in ``quiet``."""
    language = request.language
    parts = [_block("h1", outline.title)]
    notes: list[str] = []
    items = sum(1 for _ in outline.items)
    if not items:
        parts.append(_block("p", say("none", language)))
    for entry in outline.entries:
        if len(notes) >= limit:
            parts.append(_block("p", f"… {say('more', language)} {isolate(str(items - limit))}"))
            break
        if isinstance(entry, Heading):
            parts.append(_block(f"h{min(entry.level + 1, 6)}", entry.text))
            for line in entry.memo_lines(language):
                small = f"<small>{escape(line)}</small>"
                parts.append(_tag("p", paragraph_direction(line), small, f"margin: 0 24px; color: {quiet}"))
        else:
            parts.append(_item(entry, request, quiet))
            notes.append(_note(entry))
    if notes:
        parts += ["<hr>", _block("h4", say("notes", language)), *notes]
    if outline.bibliography and len(notes) < limit:
        parts.append(_block(f"h{min(request.heading_level + 1, 6)}", say("bibliography", language)))
        parts += [_tag("p", one.direction, note_html(one), "margin: 2px 0") for one in outline.bibliography]
    return "".join(parts)


def _tag(tag: str, direction: str, content: str, style: str = "") -> str:
    align = "right" if direction == "rtl" else "left"
    return f'<{tag} dir="{direction}" align="{align}" style="{style}">{content}</{tag}>'


def _block(tag: str, text: str) -> str:
    return _tag(tag, paragraph_direction(text), escape(text))


def _item(item: Item, request: ExportRequest, colour: str) -> str:
    paragraphs = item.paragraphs or [""]
    parts = []
    for place, text in enumerate(paragraphs, start=1):
        content = escape(text)
        if place == 1 and item.lead:
            content = f'<span style="color: {colour}">{escape(item.lead)}</span>{content}'
        if place == len(paragraphs):
            # Behind digits the number would be read as their end, on their right.
            content += f"{_MARK if paragraph_direction(text) == 'rtl' else ''}<sup>{item.number}</sup>"
            if item.tail:
                content += f'<span style="color: {colour}">{escape(item.tail)}</span>'
        parts.append(_tag("p", paragraph_direction(text), content, "margin: 6px 24px 2px 24px"))
    quiet = f"margin: 0 24px; color: {colour}"
    if codes := codes_line(item.excerpt, request):
        parts.append(_tag("p", paragraph_direction(codes), f"<small>{escape(codes)}</small>", quiet))
    if request.include_memos and item.excerpt.memo.strip():
        memo = f"{say('memo', request.language)}: {item.excerpt.memo.strip()}"
        lines = escape(memo).replace("\n", "<br>")
        parts.append(_tag("p", paragraph_direction(memo), f"<small>{lines}</small>", quiet))
    return "".join(parts)


def _note(item: Item) -> str:
    return _tag("p", item.note.direction, f"<small>{item.number}. {note_html(item.note)}</small>", "margin: 2px 0")
