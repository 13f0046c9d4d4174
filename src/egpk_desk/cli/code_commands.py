"""Commands on the codebook: codes, codes add, rename, move, merge, retire, remove."""

from __future__ import annotations

import click

from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
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


@codes.command()
@click.argument("slug")
@_ar
@_en
@click.option("--colour", metavar="#RRGGBB", help="Its colour; else one that stays apart from the others.")
@click.option("--definition", default="", metavar="TEXT", help="What it means, and when to use it.")
@pass_session
def add(
    session: Session, slug: str, name_ar: str | None, name_en: str | None, colour: str | None, definition: str
) -> None:
    """Add a code such as dimension/economic/energy; the code above it must exist."""
    workspace = session.writing()
    code = workspace.add_code(slug, name_ar=name_ar or "", name_en=name_en or "", colour=colour, definition=definition)
    _tell(session, workspace, code, "Added")


@codes.command()
@click.argument("code")
@_ar
@_en
@click.option("--colour", metavar="#RRGGBB", help="Another colour.")
@click.option("--definition", metavar="TEXT", help="Another definition.")
@pass_session
def rename(
    session: Session,
    code: str,
    name_ar: str | None,
    name_en: str | None,
    colour: str | None,
    definition: str | None,
) -> None:
    """Give a code other names, another colour or definition."""
    given = {"name_ar": name_ar, "name_en": name_en, "colour": colour, "definition": definition}
    fields = {key: value for key, value in given.items() if value is not None}
    if not fields:
        raise click.UsageError("Give --ar, --en, --colour or --definition.")
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
@pass_session
def merge(session: Session, code: str, into: str) -> None:
    """Let the highlights of CODE carry INTO instead, and remove CODE."""
    workspace = session.reading()
    _tell(session, workspace, workspace.merge_codes(code, into), "Merged into")


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
