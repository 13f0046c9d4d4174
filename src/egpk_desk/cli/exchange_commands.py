"""Commands that exchange whole projects with other programs for coding."""

from __future__ import annotations

from pathlib import Path

import click

from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import ProgressLine, print_json, print_rows, say
from egpk_desk.library.records import Problem
from egpk_desk.project_exchange import Behind, ProjectOptions

_FILE = click.Path(readable=False, path_type=Path)


@application.group()
def exchange() -> None:
    """Exchange whole projects with ATLAS.ti, MAXQDA, NVivo, QualCoder and others (REFI-QDA, .qdpx)."""


@exchange.command("export")
@click.argument("file", type=_FILE, metavar="FILE.qdpx")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only this document; may be repeated.")
@click.option("--without-files", is_flag=True, help="Texts alone, without Word and PDF files.")
@click.option("--without-memos", is_flag=True, help="Without what was written about anything.")
@click.option("--anonymous", is_flag=True, help="Without the names of those who worked in the library.")
@pass_session
def export_(
    session: Session, file: Path, docs: tuple[str, ...], without_files: bool, without_memos: bool, anonymous: bool
) -> None:
    """Write documents with their sources, codes, highlights and memos as a project."""
    options = ProjectOptions(not without_files, not without_memos, anonymous)
    line = ProgressLine(session.quiet or session.json)
    try:
        written = session.reading().projects.write(
            file, docs, options, progress=lambda done, total: line.show(done, total, file.name)
        )
    finally:
        line.clear()
    if session.json:
        print_json(
            {
                **{"project": str(file), "documents": written.documents, "highlights": written.highlights},
                **{"left_out": written.left_out, "behind": _behind(written.behind)},
            }
        )
    elif not session.quiet:
        say(f"{written.documents} documents with {written.highlights} highlights written to {file}.")
        if written.left_out:
            say(f"{written.left_out} highlights have no place in the present text and were left out.")
        _say_behind(written.behind)


def _behind(behind: Behind) -> dict[str, int]:
    return {
        **{"unplaced": behind.unplaced, "stances": behind.stances, "statuses": behind.statuses},
        **{"references": behind.references, "saved": behind.saved, "decisions": behind.decisions},
    }


def _say_behind(behind: Behind) -> None:
    """What such a project has no room for."""
    if behind.stances:
        say(f"{behind.stances} stances stay behind: a project has no room for them.")
    if behind.statuses:
        say(f"{behind.statuses} statuses stay behind: a project has no room for them.")
    if behind.references:
        say(f"{behind.references} full references stay behind: `references export` writes them.")
    if behind.saved:
        say(f"{behind.saved} saved views and searches stay behind: a project has no room for them.")
    if behind.decisions:
        say(f"{behind.decisions} decisions on disagreements stay behind: a project has no room for them.")


@exchange.command("inspect")
@click.argument("file", type=_FILE, metavar="FILE.qdpx")
@pass_session
def inspect(session: Session, file: Path) -> None:
    """Say what is in a project, before anything is taken in."""
    look = session.reading().projects.look(file)
    if session.json:
        print_json(
            {
                **{"name": look.name, "program": look.origin, "codes": look.codes, "new_codes": look.new_codes},
                **{"memos": look.memos, "groups": look.groups, "properties": list(look.variables)},
                "coders": list(look.users),
                "documents": [
                    {
                        **{"id": one.guid, "title": one.title, "kind": one.kind, "highlights": one.selections},
                        "is_here": one.is_there,
                    }
                    for one in look.sources
                ],
                "passed": _passed(look.passed),
            }
        )
        return
    print_rows(
        [
            ("program", look.origin or "—"),
            ("documents", str(len(look.sources))),
            ("highlights", str(sum(one.selections for one in look.sources))),
            ("codes", str(look.codes)),
            ("memos", str(look.memos)),
            ("groups", str(look.groups)),
            ("coders", ", ".join(look.users) or "—"),
        ]
    )
    print_rows((one.guid[:8], one.kind, one.title) for one in look.sources)
    print_rows((one.where, translate(one.problem)) for one in look.passed)


@exchange.command("import")
@click.argument("file", type=_FILE, metavar="FILE.qdpx")
@pass_session
def import_(session: Session, file: Path) -> None:
    """Take a project in, as one step: sources become documents, codings highlights, notes memos."""
    line = ProgressLine(session.quiet or session.json)
    try:
        taken = session.writing().projects.take(file, progress=lambda done, total: line.show(done, total, file.name))
    finally:
        line.clear()
    if session.json:
        print_json(
            {
                **{"documents": taken.documents, "highlights": taken.highlights, "codes": taken.codes},
                **{"memos": taken.memos, "passed": _passed(taken.passed)},
            }
        )
    elif not session.quiet:
        say(
            f"{taken.documents} documents, {taken.highlights} highlights, {taken.codes} new codes and"
            f" {taken.memos} memos taken in."
        )
        print_rows((one.where, translate(one.problem)) for one in taken.passed)


def _passed(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    return [{"name": one.where, "reason": one.problem} for one in problems]
