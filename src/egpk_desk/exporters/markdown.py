"""Excerpts as Markdown with Pandoc's notes (``[^1]``)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.errors import Cancelled
from egpk_desk.exporters.codes_line import codes_line
from egpk_desk.exporters.outline import Heading, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say
from egpk_desk.exporters.xml_text import xml_text

# Pandoc's Markdown with its usual extensions: citations (@), maths, subscripts, smart quotes, dashes and ellipses too.
_SPECIAL = re.compile(r"""[\\`*_{}\[\]<>#|~^$&@"']|-(?=-)|(?<=-)-|\.(?=\.\.)""")
_LINE_HEAD = re.compile(r"^(\s*)([+\-=:%]|\(?(?:\w{1,9}|#)(?=[.)]))")


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline as the bytes of an ``.md`` file, with a YAML head that tells Pandoc language and direction."""
    language = request.language
    head = [f"title: {json.dumps(xml_text(outline.title), ensure_ascii=False)}", f"lang: {language}"]
    head.append(f"dir: {'rtl' if language == 'ar' else 'ltr'}")
    parts = ["---\n" + "\n".join(head) + "\n---"]
    notes: list[str] = []
    if not outline.entries:
        parts.append(say("none", language))
    for entry in outline.entries:
        if isinstance(entry, Heading):
            parts.append(f"{'#' * min(entry.level, 6)} {escape(' '.join(entry.text.split()))}")
            parts += [escape(line) for line in entry.memo_lines(language)]
            continue
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        parts.append(_item(entry, request))
        notes.append(f"[^{entry.number}]: {_looks(entry.note)}")
    if outline.bibliography:
        parts.append(f"{'#' * min(request.heading_level, 6)} {say('bibliography', language)}")
        parts += [_looks(entry) for entry in outline.bibliography]
    return ("\n\n".join([*parts, *notes]) + "\n").encode("utf-8")


def _looks(note: FormattedNote) -> str:
    return "".join(f"*{escape(run.text)}*" if run.italic else escape(run.text) for run in note.runs)


def _item(item: Item, request: ExportRequest) -> str:
    texts = [escape(text) for text in item.paragraphs or [""]]
    if item.before:
        texts[0] = f"\\[{escape(item.before)}\\] {texts[0]}"
    texts[-1] += f"[^{item.number}]"
    if item.after:
        texts[-1] += f" \\[{escape(item.after)}\\]"
    quoted = [f"> {text}" for text in texts]
    parts = ["\n>\n".join(quoted)]
    if codes := codes_line(item.excerpt, request):
        parts.append(escape(codes))
    if request.include_memos and item.excerpt.memo.strip():
        lines = [escape(line.strip()) for line in item.excerpt.memo.strip().split("\n") if line.strip()]
        parts.append(f"{say('memo', request.language)}: " + "\n\n".join(lines))
    return "\n\n".join(parts)


def escape(text: str) -> str:
    """One line of text with everything that Markdown would take for markup written as text."""
    line = _SPECIAL.sub(r"\\\g<0>", xml_text(text))
    return _LINE_HEAD.sub(_shield, line)


def _shield(match: re.Match[str]) -> str:
    """A line's head that would begin a list, a rule, a table or a definition, as text."""
    space, head = match[1], match[2]
    if head[-1].isalnum():
        return f"{space}\\{head}\\" if head[0] == "(" else f"{space}{head}\\"
    return f"{space}\\{head}"
