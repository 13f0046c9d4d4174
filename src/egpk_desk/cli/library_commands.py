"""Commands on the library as a whole: undo, redo, history, search, backup, restore, check, verify."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import click

from egpk_desk import safekeeping
from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.highlight_commands import organised, organised_filters, selection
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import print_json, print_rows, report_error, say
from egpk_desk.errors import LibraryDamaged
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
@click.argument("file", required=False, type=click.Path(readable=False, path_type=Path))
@click.option("--also", type=click.Path(path_type=Path), metavar="FOLDER", help="From now on keep backups there too.")
@click.option("--not-also", is_flag=True, help="Keep backups beside the library only.")
@pass_session
def backup(session: Session, file: Path | None, also: Path | None, not_also: bool) -> None:
    """Copy the library, even while others work in it, to FILE; without FILE, list the backups there are."""
    if also or not_also:
        safekeeping.set_second_folder(None if not_also else also)
    if file is None:
        _list_copies(session)
        return
    session.reading().backup(file)
    if session.json:
        print_json({"backup": str(file)})
    elif not session.quiet:
        say(f"Copied to {file}")


def _list_copies(session: Session) -> None:
    found, also = safekeeping.copies(session.path), safekeeping.second_folder()
    if session.json:
        print_json({"backups": [str(path) for path in found], "also": str(also) if also else None})
        return
    print_rows((path,) for path in found)
    if also and not session.quiet:
        say(f"Backups are kept in {also} too.")


@application.command()
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option("--preview", is_flag=True, help="Only tell what FILE holds and what is here.")
@pass_session
def restore(session: Session, file: Path, preview: bool) -> None:
    """Put the backup FILE in the place of the library, which is kept beside it."""
    look = safekeeping.preview(file, session.path)
    kept = None if preview else safekeeping.restore(file, session.path)
    if session.json:
        shape = {"copy": asdict(look.copy), "present": asdict(look.present) if look.present else None}
        print_json({**shape, "restored": not preview, "kept": str(kept) if kept else None})
        return
    if preview:
        for where, held in ((file, look.copy), (session.path, look.present)):
            if held is None:
                say(f"{where}: no library that can be read.")
            else:
                say(f"{where}: documents {held.documents}, highlights {held.highlights}, newest {held.newest or '-'}")
    elif not session.quiet:
        say(f"Restored from {file}")
        if kept:
            say(f"The library as it was is kept as {kept}")


@application.command()
@click.option("--repair", is_flag=True, help="Mend what can be mended; a damaged file is saved into a new one.")
@pass_session
def check(session: Session, repair: bool) -> int:
    """Look for damage in the library's file."""
    if repair:
        return _repair(session)
    try:
        problems = session.reading().check()
    except LibraryDamaged as error:  # so much that it does not even open
        problems = [(str(session.path), error.message)]
    return _problems(session, problems, "The library is sound.")


def _repair(session: Session) -> int:
    done = safekeeping.repair(session.path)
    left = [(problem.where, problem.problem) for problem in done.left]
    if session.json:
        print_json(
            {
                "valid": not left,
                "problems": [{"where": where, "problem": problem} for where, problem in left],
                "mended": [{"what": what, "count": count} for what, count in done.mended],
                "kept": str(done.kept) if done.kept else None,
                "made": str(done.made) if done.made else None,
            }
        )
        return 1 if left else 0
    for what, count in done.mended:
        say(f"Mended: {what} ({count})")
    if done.made:
        say(f"The damaged file is as it was; what could be saved of it is in {done.made}")
    elif done.kept:
        say(f"The library as it was is kept as {done.kept}")
    return _problems(session, left, "The library is sound.")


@application.command()
@pass_session
def verify(session: Session) -> int:
    """Prove that every highlight says, to the letter, what its document holds."""
    return _problems(session, session.reading().verify(), "Every quotation is exact.")


def _problems(session: Session, problems: list[tuple[str, str]], sound: str) -> int:
    if session.json:
        found = [{"where": where, "problem": problem} for where, problem in problems]
        print_json({"valid": not problems, "problems": found})
    elif problems:
        print_rows((where, translate(problem)) for where, problem in problems)
    elif not session.quiet:
        say(sound)
    return 1 if problems else 0
