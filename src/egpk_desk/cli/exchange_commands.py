"""Commands that exchange whole projects with other programs for coding."""

from __future__ import annotations

from pathlib import Path

import click

from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import print_json, print_rows, say

_FILE = click.Path(readable=False, path_type=Path)


@application.group()
def exchange() -> None:
    """Exchange whole projects with ATLAS.ti, MAXQDA, NVivo, QualCoder and others (REFI-QDA, .qdpx)."""


@exchange.command("export")
@click.argument("file", type=_FILE, metavar="FILE.qdpx")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only this document; may be repeated.")
@pass_session
def export_(session: Session, file: Path, docs: tuple[str, ...]) -> None:
    """Write documents with their sources, codes, highlights and memos as a project."""
    written = session.reading().projects.write(file, docs)
    if session.json:
        print_json(
            {
                **{"project": str(file), "documents": written.documents, "highlights": written.highlights},
                "left_out": written.left_out,
            }
        )
    elif not session.quiet:
        say(f"{written.documents} documents with {written.highlights} highlights written to {file}.")
        if written.left_out:
            say(f"{written.left_out} highlights have no place in the present text and were left out.")


@exchange.command("import")
@click.argument("file", type=_FILE, metavar="FILE.qdpx")
@pass_session
def import_(session: Session, file: Path) -> None:
    """Take a project in, as one step: sources become documents, codings highlights, notes memos."""
    taken = session.writing().projects.take(file)
    if session.json:
        print_json(
            {
                **{"documents": taken.documents, "highlights": taken.highlights, "codes": taken.codes},
                **{"memos": taken.memos},
                "passed": [{"name": one.where, "reason": one.problem} for one in taken.passed],
            }
        )
    elif not session.quiet:
        say(
            f"{taken.documents} documents, {taken.highlights} highlights, {taken.codes} new codes and"
            f" {taken.memos} memos taken in."
        )
        print_rows((one.where, translate(one.problem)) for one in taken.passed)
