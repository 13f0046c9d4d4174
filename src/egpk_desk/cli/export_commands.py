"""The export command."""

from __future__ import annotations

from pathlib import Path

import click

from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.highlight_commands import selection
from egpk_desk.cli.output import print_json, say
from egpk_desk.exporters import FORMATS
from egpk_desk.exporters.request import ExportRequest


@application.command()
@click.option("--format", "format_", required=True, type=click.Choice(sorted(FORMATS)), help="What kind of file.")
@click.option(
    "--out", required=True, type=click.Path(readable=False, path_type=Path), metavar="FILE", help="Where to write it."
)
@click.option("--tag", "tags", multiple=True, metavar="CODE", help="Only with this code or one below it.")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only from this document; may be repeated.")
@click.option("--group-by", type=click.Choice(["code", "document"]), default="code", show_default=True)
@click.option(
    "--spelling",
    type=click.Choice(["source", "plain"]),
    default="source",
    show_default=True,
    help="plain: quote without tashkeel and tatweel.",
)
@click.option("--title", default="", metavar="TEXT", help="The heading of the exported text.")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True)
@click.option("--without-memos", is_flag=True, help="Leave the memos out.")
@pass_session
def export(
    session: Session,
    format_: str,
    out: Path,
    tags: tuple[str, ...],
    docs: tuple[str, ...],
    group_by: str,
    spelling: str,
    title: str,
    language: str,
    without_memos: bool,
) -> None:
    """Write the chosen excerpts with real footnotes."""
    workspace = session.reading()
    request = ExportRequest(
        format=format_,
        group_by=group_by,
        spelling=spelling,
        title=title,
        language=language,
        include_memos=not without_memos,
    )
    count = workspace.export_to(out, request, selection(workspace, docs, tags))
    if session.json:
        print_json({"out": str(out), "format": format_, "excerpts": count})
    elif not session.quiet:
        say(f"{count} excerpt{'s' * (count != 1)} written to {out}")
