"""Commands on the codebook: codes, codes add, rename, move, merge, split, retire, remove."""

from __future__ import annotations

from dataclasses import replace

import click

from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.highlight_commands import selection
from egpk_desk.cli.messages import language, translate
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.library.records import Code
from egpk_desk.workspace import Workspace


@application.group(invoke_without_command=True)
@click.pass_context
def codes(context: click.Context) -> None:
    """List the codebook, or change it."""
    if context.invoked_subcommand is not None:
        return
    session = context.ensure_object(Session)
    found = session.reading().codes()
    if session.json:
        by_id = {code.id: code for code in found}
        print_json({"codes": [shapes.code(code, by_id) for code in found]})
        return
    spoken = language()
    print_rows((code.slug, code.name(spoken), translate("retired") if code.retired else "") for code in found)


def _tell(session: Session, workspace: Workspace, code: Code, what: str) -> None:
    if session.json:
        by_id = {other.id: other for other in workspace.codes()}
        print_json({"codes": [shapes.code(code, by_id)]})
    elif not session.quiet:
        say(f"{what}: {code.slug} ({code.name(language())})")


_ar = click.option("--ar", "name_ar", metavar="NAME", help="The name in Arabic.")
_en = click.option("--en", "name_en", metavar="NAME", help="The name in English.")
_when = click.option("--when", "use_when", metavar="TEXT", help="When to use it.")
_when_not = click.option("--when-not", "use_not", metavar="TEXT", help="When not to use it.")
_example = click.option("--example", metavar="TEXT", help="An example.")


@codes.command()
@click.argument("slug")
@_ar
@_en
@click.option("--colour", metavar="#RRGGBB", help="Its colour; else one that stays apart from the others.")
@click.option("--definition", default="", metavar="TEXT", help="What it means.")
@_when
@_when_not
@_example
@pass_session
def add(session: Session, /, slug: str, colour: str | None, definition: str, **said: str | None) -> None:
    """Add a code such as dimension/economic/energy; the code above it must exist."""
    workspace = session.writing()
    fields = {name: value for name, value in said.items() if value}
    code = workspace.add_code(slug, colour=colour, definition=definition, **fields)
    _tell(session, workspace, code, "Added")


@codes.command()
@click.argument("code")
@_ar
@_en
@click.option("--colour", metavar="#RRGGBB", help="Another colour.")
@click.option("--definition", metavar="TEXT", help="Another definition.")
@_when
@_when_not
@_example
@pass_session
def rename(session: Session, /, code: str, **said: str | None) -> None:
    """Give a code other names, another colour, definition, rules of use or example."""
    fields = {key: value for key, value in said.items() if value is not None}
    if not fields:
        raise click.UsageError("Say what to change, such as --ar, --en, --colour or --definition.")
    workspace = session.reading()
    _tell(session, workspace, workspace.set_code(code, **fields), "Changed")


@codes.command()
@click.argument("code")
@click.option("--under", metavar="CODE", help="The code to put it below; without it, to the top of its kind.")
@click.option("--position", type=click.IntRange(min=0), metavar="N", help="Its place among its siblings, from 0.")
@pass_session
def move(session: Session, code: str, under: str | None, position: int | None) -> None:
    """Put a code, with those below it, somewhere else in the tree."""
    workspace = session.reading()
    _tell(session, workspace, workspace.move_code(code, under, position), "Moved")


@codes.command()
@click.argument("code")
@click.argument("into")
@click.option("--preview", is_flag=True, help="Only tell what it would do.")
@pass_session
def merge(session: Session, code: str, into: str, preview: bool) -> None:
    """Let the highlights of CODE carry INTO instead, and remove CODE."""
    workspace = session.reading()
    if not preview:
        _tell(session, workspace, workspace.merge_codes(code, into), "Merged into")
        return
    told = workspace.preview_merge(code, into)
    if session.json:
        print_json(
            {
                "merge": told.source.slug,
                "into": told.into.slug,
                "moved": list(told.moved),
                "joined": list(told.joined),
                "children": [child.slug for child in told.children],
                "clashes": list(told.clashes),
            }
        )
        return
    say(f"Highlights that would change their code: {len(told.moved)}; that carry both already: {len(told.joined)}.")
    if told.children:
        slugs = ", ".join(child.slug for child in told.children)
        say(f"Codes below it that would move: {len(told.children)} ({slugs}).")
    if told.clashes:
        say(f"It cannot be done: both have codes {', '.join(told.clashes)} below them.")


@codes.command()
@click.argument("code")
@click.option("--into", required=True, metavar="CODE", help="The code they get; made where there is none.")
@click.option("--id", "ids", multiple=True, metavar="ID", help="A highlight that goes there; may be repeated.")
@click.option("--text", "query", default="", metavar="QUERY", help="All highlights in which these words stand.")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only those of this document; may be repeated.")
@click.option("--keep", is_flag=True, help="Let them keep CODE too.")
@pass_session
def split(
    session: Session, code: str, into: str, ids: tuple[str, ...], query: str, docs: tuple[str, ...], keep: bool
) -> None:
    """Divide a code: give some of its highlights another one."""
    if not (ids or query or docs):
        raise click.UsageError("Say which highlights go there: --id, --text or --doc.")
    workspace = session.reading()
    chosen = replace(
        selection(workspace, docs, (), query), ids=tuple(workspace.excerpt(id_).highlight.id for id_ in ids)
    )
    count = workspace.split_code(code, into, chosen, keep=keep)
    if session.json:
        print_json({"split": workspace.code(code).slug, "into": into, "highlights": count})
    elif not session.quiet:
        say(f"One highlight now carries {into}." if count == 1 else f"{count} highlights now carry {into}.")


@codes.command()
@click.argument("code")
@click.option("--back", is_flag=True, help="Take it into use again.")
@pass_session
def retire(session: Session, code: str, back: bool) -> None:
    """Keep a code and its highlights, but offer it no longer."""
    workspace = session.reading()
    _tell(session, workspace, workspace.retire_code(code, retired=not back), "In use again" if back else "Retired")


@codes.command()
@click.argument("code")
@pass_session
def remove(session: Session, code: str) -> None:
    """Remove a code and take it off its highlights; `undo` brings both back."""
    workspace = session.reading()
    removed = workspace.remove_code(code)
    if session.json:
        print_json({"removed": [removed.slug]})
    elif not session.quiet:
        say(f"Removed: {removed.slug} (`undo` brings it back)")
