"""The command that draws a page of a report as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.output import print_json, say
from egpk_desk.files import write_atomically
from egpk_desk.workspace import Selection


@application.command()
@click.argument("document", metavar="DOC")
@click.option("--page", default=1, metavar="N", show_default=True, type=click.IntRange(min=1), help="Which page.")
@click.option(
    "--dpi",
    default=144,
    show_default=True,
    metavar="N",
    type=click.IntRange(min=18, max=1200),
    help="How many pixels an inch.",
)
@click.option("--out", required=True, type=click.Path(readable=False, path_type=Path), metavar="FILE.png")
@pass_session
def render(session: Session, document: str, page: int, dpi: int, out: Path) -> None:
    """Draw a page of a PDF as a picture, with its highlights."""
    from egpk_desk.rendering.highlighted import highlighted_page

    workspace = session.reading()
    record = workspace.document(document)
    excerpts = workspace.excerpts(Selection(documents=(record.id,)))
    source = workspace.source(record.id)
    made = highlighted_page(workspace.content(record.id), source, excerpts, page, dpi / 72, record.title)
    write_atomically(out, made)
    if session.json:
        print_json({"out": str(out), "document": record.id, "page": page})
    elif not session.quiet:
        say(f"Written to {out}")
