"""The command that proves a manuscript's quotations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from egpk_desk.analysis.quotations import report
from egpk_desk.analysis.quotations.checked import CheckedQuotation
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import language, translate
from egpk_desk.cli.output import ProgressLine, print_json, print_rows, say
from egpk_desk.files import write_atomically

_SHOWN = 70


@application.command("check-quotes")
@click.argument("manuscript", type=click.Path(readable=False, path_type=Path), metavar="MANUSCRIPT")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE.html", help="Write a page with the differences marked."
)
@pass_session
def check_quotes(session: Session, manuscript: Path, out: Path | None) -> None:
    """Prove the quotations of a manuscript (Word, ODT, HTML, Markdown or text) against the library's reports."""
    line = ProgressLine(session.quiet or session.json)
    workspace = session.reading()
    try:
        found = workspace.check_quotations(
            manuscript, progress=lambda done, total: line.show(done, total, manuscript.name)
        )
    finally:
        line.clear()
    if out is not None:
        write_atomically(out, report.write(found, manuscript.name, language()))
    if session.json:
        print_json({"quotes": [_shape(each) for each in found]})
    else:
        _tell(found, out, session)


def _shape(one: CheckedQuotation) -> dict[str, Any]:
    made: dict[str, Any] = {"text": one.text, "status": one.verdict.status}
    if one.verdict.difference:
        made["difference"] = one.verdict.difference
    if one.document is not None:
        made |= {"document": one.document, "start": one.source_start, "end": one.source_end}
        made["source_text"] = one.source_text
    made["citation"] = one.citation
    made["manuscript"] = {"start": one.start, "end": one.end}
    if one.note is not None:
        made["note"] = one.note
    if one.page:
        made["page"] = one.page
    return made


def _tell(found: list[CheckedQuotation], out: Path | None, session: Session) -> None:
    print_rows(
        (
            translate(one.verdict.status),
            translate(one.verdict.difference),
            translate(one.citation),
            _short(one.text),
            _short(one.title),
        )
        for one in found
    )
    if not found and not session.quiet:
        say("There are no quotations in it.")
    if out is not None and not session.quiet:
        say(f"Written to {out}")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
