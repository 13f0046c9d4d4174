"""The audit trail as a file: a table for spreadsheets, lines of JSON for programs, a page for people."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import datetime
from html import escape
from itertools import groupby
from pathlib import Path

from egpk_desk.audit.trail import Entry, Trail
from egpk_desk.audit.words import Line, Wording
from egpk_desk.errors import InvalidValue

FORMATS = ("csv", "jsonl", "html")

_BOM = "\ufeff"  # without it Excel takes the file for the system's own encoding and breaks Arabic
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADS = {
    "ar": ("الوقت", "من", "ما فعل", "على ماذا", "ما هو", "التقرير", "التفصيل", "الخطوة", "العملية"),
    "en": ("When", "Who", "What", "On what", "Which", "Report", "Details", "Step", "Operation"),
}
_SAY = {
    "ar": {"title": "سجل التغييرات", "count": "{count} تغييرًا", "none": "لا تغييرات."},
    "en": {"title": "Audit trail", "count": "{count} changes", "none": "No changes."},
}
_STYLE = """
:root { color-scheme: light dark; --ink: #1d1b18; --page: #fffdf8; --quiet: #6a655c; --rule: #d9d3c7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e1d8; --page: #1b1c1f; --quiet: #a39d92; --rule: #3d3f45; } }
body { background: var(--page); color: var(--ink); margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem;
  font: 1rem/1.7 "Amiri", "Sakkal Majalla", "Traditional Arabic", "Noto Naskh Arabic", "Times New Roman", serif; }
h2 { border-block-end: 1px solid var(--rule); font-size: 1.15rem; margin-block: 1.6rem .4rem; }
table { border-collapse: collapse; width: 100%; } td { padding: .3rem .6rem; vertical-align: top; }
tr + tr td { border-block-start: 1px solid var(--rule); }
td:nth-child(1) { white-space: nowrap; color: var(--quiet); } td:nth-child(2) { white-space: nowrap; }
ul { margin: 0; padding-inline-start: 1.1rem; } .quiet { color: var(--quiet); font-size: .9em; }
"""


def format_of(target: Path) -> str:
    """The format that a file's name asks for. Raises InvalidValue."""
    found = target.suffix.lower().removeprefix(".")
    if found not in FORMATS:
        raise InvalidValue(f"“{target.name}” names no format of an audit trail.", "Use .csv, .jsonl or .html.")
    return found


def write(trail: Trail, format_: str, language: str, title: str = "") -> bytes:
    """The trail as the bytes of a file; ``title`` names the library on the page."""
    wording = Wording(trail.names, language)
    lines = ((one, wording.line(one)) for one in trail.entries)
    if format_ == "csv":
        return _csv(lines, language)
    if format_ == "jsonl":
        return b"".join(_json(one, line) for one, line in lines)
    return _html(list(lines), language, title)


def shape(one: Entry, line: Line) -> dict[str, object]:
    """An entry as an object of JSON, with all that is known and in words."""
    made: dict[str, object] = {
        **{"when": one.when, "author": one.author, "what": one.what, "kind": one.kind, "object": one.object_id},
        **{"document": one.document, "changes": dict(one.changes), "step": one.step, "operation": one.operation},
        **{"clock": one.clock, "undoes": one.undoes},
        "words": {
            **{"action": line.action, "kind": line.kind, "label": line.label, "report": line.report},
            "details": list(line.details),
        },
    }
    if one.merge is not None:
        made["merge"] = {
            **{"source": one.merge.source, "operations": one.merge.operations, "authors": list(one.merge.authors)},
            "conflicts": [{"kind": kind, "object": id_, "field": name} for kind, id_, name in one.merge.conflicts],
        }
    return made


def _json(one: Entry, line: Line) -> bytes:
    return (json.dumps(shape(one, line), ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _csv(lines: Iterable[tuple[Entry, Line]], language: str) -> bytes:
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(_HEADS["ar" if language == "ar" else "en"])
    for one, line in lines:
        row = (line.when, line.who, line.action, line.kind, line.label, line.report)
        table.writerow([_cell(cell) for cell in (*row, " | ".join(line.details), one.step, one.operation)])
    return (_BOM + stream.getvalue()).encode("utf-8", "replace")


def _cell(value: str) -> str:
    """A cell that no spreadsheet program takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _html(lines: list[tuple[Entry, Line]], language: str, title: str) -> bytes:
    say = _SAY["ar" if language == "ar" else "en"]
    direction = "rtl" if language == "ar" else "ltr"
    head = escape(say["title"]) + (f": <bdi>{escape(title)}</bdi>" if title else "")
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(say['title'])}{': ' + escape(title) if title else ''}</title>\n<style>{_STYLE}</style>\n"
        f"</head>\n<body>\n<h1>{head}</h1>\n<p class='quiet'>{escape(say['count'].format(count=len(lines)))}</p>\n"
    ]
    for day, of_day in groupby(lines, key=lambda pair: _clock(pair[0].when)[0]):
        rows = "".join(_row(line) for _, line in of_day)
        parts.append(f"<h2><bdi>{escape(day)}</bdi></h2>\n<table>\n{rows}</table>\n")
    if not lines:
        parts.append(f"<p>{escape(say['none'])}</p>\n")
    parts.append("</body>\n</html>\n")
    return "".join(parts).encode("utf-8", "replace")


def _clock(when: str) -> tuple[str, str]:
    """The day and the time of day as a clock on this computer shows them."""
    try:
        local = datetime.fromisoformat(when).astimezone()
    except ValueError:
        return when[:10], when[11:16]
    return local.strftime("%Y-%m-%d"), local.strftime("%H:%M")


def _row(line: Line) -> str:
    about = [f"<b>{escape(line.action)}</b> <span class='quiet'>{escape(line.kind)}</span>"]
    if line.label:
        about.append(f"<bdi>{escape(line.label)}</bdi>")
    if line.report and line.report != line.label:
        about.append(f"<span class='quiet'><bdi>{escape(line.report)}</bdi></span>")
    details = "".join(f"<li dir='auto'>{escape(one)}</li>" for one in line.details)
    words = "<br>".join(about) + (f"<ul>{details}</ul>" if details else "")
    time = escape(_clock(line.when)[1])
    return f"<tr><td><bdi>{time}</bdi></td><td><bdi>{escape(line.who)}</bdi></td><td>{words}</td></tr>\n"
