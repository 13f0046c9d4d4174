"""The command that puts a document on pages of paper."""

from __future__ import annotations

from pathlib import Path

import click

from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import language
from egpk_desk.cli.output import print_json, say
from egpk_desk.cli.window_commands import desktop_module
from egpk_desk.errors import InvalidRange
from egpk_desk.files import write_atomically
from egpk_desk.work_log import Work, WorkLog, noting_failure
from egpk_desk.workspace import Selection, parse_range


@application.command("print")
@click.argument("doc")
@click.option("--out", required=True, type=click.Path(readable=False, path_type=Path), metavar="FILE.pdf")
@click.option("--range", "range_", metavar="A:B", help="Only these characters of it.")
@click.option("--no-highlights", is_flag=True, help="The text alone.")
@click.option("--no-codes", is_flag=True, help="Without the names of codes in the margin.")
@click.option("--no-memos", is_flag=True, help="Without memos in the margin.")
@click.option("--paper", type=click.Choice(["A4", "Letter", "A5"]), default="A4", show_default=True)
@click.option("--size", type=click.IntRange(8, 24), default=12, show_default=True, help="Of the letters, in points.")
@click.option("--lang", type=click.Choice(["ar", "en"]), help="Of the codes and the page's own words.")
@click.option("--arabic-digits", is_flag=True, help="Number pages ١ ٢ ٣.")
@pass_session
def print_(
    session: Session,
    doc: str,
    out: Path,
    range_: str | None,
    no_highlights: bool,
    no_codes: bool,
    no_memos: bool,
    paper: str,
    size: int,
    lang: str | None,
    arabic_digits: bool,
) -> None:
    """Put a document with its highlights on pages of paper, codes and memos in the margin, as PDF."""
    workspace = session.reading()
    record = workspace.document(doc)
    content, part = workspace.content(record.id), parse_range(range_) if range_ else None
    if part is not None and not part[0] < part[1] <= len(content.text):
        raise InvalidRange(f"The range {range_} is outside of the text.", f"It has {len(content.text)} characters.")
    with noting_failure(session.path, Work.PRINT, workspace.user):
        data = desktop_module().print_pdf(
            content,
            workspace.excerpts(Selection(documents=(record.id,))),
            part=part,
            highlights=not no_highlights,
            codes=not no_codes,
            memos=not no_memos,
            paper=paper,
            points=size,
            language=lang or language(),
            arabic_digits=arabic_digits,
        )
        write_atomically(out, data)
    WorkLog(session.path).note(Work.PRINT, f"Printed “{record.title}” to “{out}”.", user=workspace.user)
    if session.json:
        print_json({"out": str(out)})
    elif not session.quiet:
        say(f"Written to {out}")
