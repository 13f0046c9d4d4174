"""Commands on the library as a whole: undo, redo, history, search, verify."""

from __future__ import annotations

from dataclasses import replace

import click

from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.highlight_commands import organised, organised_filters, selection
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import print_json, print_rows, report_error, say
from egpk_desk.library.records import UndoResult


@application.command()
@pass_session
def undo(session: Session) -> int:
    """Take back your last step."""
    return _tell(session, session.reading().undo(), "Undone")


@application.command()
@pass_session
def redo(session: Session) -> int:
    """Bring back the step that was taken back last."""
    return _tell(session, session.reading().redo(), "Redone")


def _tell(session: Session, result: UndoResult, what: str) -> int:
    if session.json:
        print_json(shapes.undone(result))
    elif result.done:
        if not session.quiet:
            say(f"{what}: {result.what}")
    else:
        report_error("nothing-done", result.reason or "There is nothing to take back.", "", as_json=False)
    return 0 if result.done else 1


@application.command()
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the newest N.")
@pass_session
def history(session: Session, limit: int | None) -> None:
    """List who changed what, and when; the newest first."""
    operations = session.reading().history(limit)
    if session.json:
        print_json({"operations": [shapes.operation(operation) for operation in operations]})
        return
    print_rows((o.when, o.author, translate(o.what), f"{o.object_kind} {o.object_id[:8]}") for o in operations)


@application.command()
@click.argument("query")
@click.option("--in", "where", type=click.Choice(["text", "highlights", "memos"]), default="text", show_default=True)
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only in this document; may be repeated.")
@organised
@click.option("--exact", is_flag=True, help="As spelt: with its tashkeel, hamza and digits.")
@click.option("--stem", is_flag=True, help="With joined particles and endings too: اقتصاد finds والاقتصادية.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="How many hits.")
@pass_session
def search(
    session: Session,
    query: str,
    where: str,
    docs: tuple[str, ...],
    groups: tuple[str, ...],
    properties: tuple[str, ...],
    exact: bool,
    stem: bool,
    limit: int,
) -> None:
    """Find words in any spelling; “…” makes a phrase; AND, OR, NOT, NEAR/5, كلمة* and parentheses are understood."""
    if exact and stem:
        raise click.UsageError("Give either --exact or --stem.")
    workspace = session.reading()
    chosen = selection(workspace, docs, ())
    if groups or properties:
        chosen = replace(chosen, filters=organised_filters(workspace, groups, properties))
    total, hits = workspace.search_chosen(query, chosen, where=where, exact=exact, stem=stem, limit=limit)
    if session.json:
        print_json({"total": total, "hits": [shapes.hit(hit) for hit in hits]})
        return
    print_rows(shapes.hit_row(hit) for hit in hits)
    if not session.quiet:
        say(f"{total} hit{'s' * (total != 1)}.")


@application.command()
@pass_session
def verify(session: Session) -> int:
    """Prove that every highlight says, to the letter, what its document holds."""
    return tell_problems(session, session.reading().verify(), "Every quotation is exact.")


def tell_problems(session: Session, problems: list[tuple[str, str]], sound: str) -> int:
    """Tell what is wrong, or that all is sound; returns the exit code."""
    if session.json:
        found = [{"where": where, "problem": problem} for where, problem in problems]
        print_json({"valid": not problems, "problems": found})
    elif problems:
        print_rows((where, translate(problem)) for where, problem in problems)
    elif not session.quiet:
        say(sound)
    return 1 if problems else 0
