"""Memos on the library, documents, codes and highlights: memos, with add, show, edit, remove, links."""

from __future__ import annotations

import click

from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.library.records import Memo
from egpk_desk.memos import ShownMemo, memo_title
from egpk_desk.text import links
from egpk_desk.workspace import Workspace, shorten


@application.group(invoke_without_command=True)
@click.option("--on", metavar="WHAT", help="Only on this: library, a code, a document or a highlight.")
@pass_session
@click.pass_context
def memos(context: click.Context, session: Session, on: str | None) -> None:
    """List the memos, or write, show, change or remove one.

    A memo may link to a document, a code, a highlight or another memo: [[driver/gaza-war]], [[title of a report]], or
    with its kind before it, [[memo:plan]].
    """
    if context.invoked_subcommand is not None:
        return
    workspace = session.reading()
    found = workspace.memos.all(on)
    if session.json:
        print_json({"memos": [shapes.memo(workspace.memos.shown(memo.id)) for memo in found]})
        return
    print_rows(_row(workspace, memo) for memo in found)


def _row(workspace: Workspace, memo: Memo) -> tuple[str, str, str, str]:
    return memo.id[:8], translate(memo.on_kind), workspace.memos.on_name(memo), shorten(memo_title(memo), 80)


def _tell(session: Session, workspace: Workspace, memo: Memo) -> None:
    if session.json:
        print_json({"memos": [shapes.memo(workspace.memos.shown(memo.id))] if memo.text or memo.title else []})
    elif not session.quiet:
        say(f"Memo kept: {memo.id[:8]} “{shorten(memo_title(memo))}”")


@memos.command("add")
@click.argument("text")
@click.option(
    "--on", default="library", show_default=True, metavar="WHAT", help="library, a code, a document or a highlight."
)
@click.option("--title", default="", metavar="TEXT", help="What it is called; else how it begins.")
@pass_session
def add_memo(session: Session, text: str, on: str, title: str) -> None:
    """Write a memo; links are written as [[name]]."""
    workspace = session.writing()
    _tell(session, workspace, workspace.memos.add(on, text, title=title))


@memos.command("show")
@click.argument("memo")
@pass_session
def show_memo(session: Session, memo: str) -> None:
    """Show a memo, where it leads, and what leads to it."""
    shown = session.reading().memos.shown(memo)
    if session.json:
        print_json(shapes.memo(shown))
        return
    _print(shown)


def _print(shown: ShownMemo) -> None:
    memo = shown.memo
    on = f"{translate(memo.on_kind)} {shown.on}".strip()
    print_rows([(translate("on"), on), *([(translate("title"), memo.title)] if memo.title else [])])
    click.echo(links.shown(memo.text))
    states = {"there": "", "removed": translate("removed"), "unknown": translate("nothing of this name")}
    print_rows(
        (translate("links to"), translate(link.kind) if link.kind else "", link.id[:8], link.name, states[link.state])
        for link in shown.links
    )
    print_rows(
        (translate("linked from"), translate(back.on_kind), back.id[:8], memo_title(back)) for back in shown.back_links
    )


@memos.command("edit")
@click.argument("memo")
@click.option("--text", metavar="TEXT", help="Its words anew.")
@click.option("--title", metavar="TEXT", help="Its title anew.")
@pass_session
def edit_memo(session: Session, memo: str, text: str | None, title: str | None) -> None:
    """Write a memo anew."""
    if text is None and title is None:
        raise click.UsageError("Say what to change: --text or --title.")
    workspace = session.reading()
    _tell(session, workspace, workspace.memos.change(memo, title=title, text=text))


@memos.command("remove")
@click.argument("memo")
@pass_session
def remove_memo(session: Session, memo: str) -> None:
    """Remove a memo; `undo` brings it back."""
    removed = session.reading().memos.remove(memo)
    if session.json:
        print_json({"removed": [removed.id]})
    elif not session.quiet:
        say(f"Removed: {memo_title(removed)} (`undo` brings it back)")


@memos.command("links")
@click.argument("what")
@pass_session
def linking_memos(session: Session, what: str) -> None:
    """List the memos that link to a document, a code, a highlight or a memo."""
    workspace = session.reading()
    found = workspace.memos.linking_to(what)
    if session.json:
        print_json({"memos": [shapes.memo(workspace.memos.shown(memo.id)) for memo in found]})
        return
    print_rows(_row(workspace, memo) for memo in found)
