"""Commands that keep searches and act on all hits: queries, autocode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click

from egpk_desk.analysis.autocoding import SCOPES
from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.highlight_commands import organised, organised_filters, selection
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.workspace import Selection, shorten


@application.command()
@click.argument("query")
@click.argument("code")
@click.option("--scope", type=click.Choice(SCOPES), default="sentence", show_default=True, help="What is highlighted.")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only in this document; may be repeated.")
@click.option("--exact", is_flag=True, help="As spelt: with its tashkeel, hamza and digits.")
@click.option("--stem", is_flag=True, help="With joined particles and endings too.")
@click.option("--preview", is_flag=True, help="Only tell what it would highlight.")
@organised
@pass_session
def autocode(
    session: Session,
    query: str,
    code: str,
    scope: str,
    docs: tuple[str, ...],
    exact: bool,
    stem: bool,
    preview: bool,
    groups: tuple[str, ...],
    properties: tuple[str, ...],
) -> None:
    """Highlight all hits of a search under a code, as one step."""
    workspace = session.reading()
    chosen = selection(workspace, docs, ())
    documents: Sequence[str] = chosen.documents
    if groups or properties:
        filters = organised_filters(workspace, groups, properties)
        documents = workspace.chosen_documents(replace(chosen, filters=filters)) or ["-"]  # none, and not all
    planned = workspace.plan_autocoding(query, code, scope=scope, exact=exact, stem=stem, documents=documents)
    done = 0 if preview else workspace.autocode(planned, code)
    if session.json:
        print_json(
            {
                "passages": [
                    {
                        "document": one.document,
                        "title": one.title,
                        "start": one.start,
                        "end": one.end,
                        "text": one.text,
                        "highlight": one.highlight,
                        "coded": one.is_coded,
                    }
                    for one in planned
                ],
                "done": done,
            }
        )
        return
    if preview:
        print_rows(
            (
                one.document[:8],
                f"{one.start}:{one.end}",
                translate("there already") if one.is_coded else "",
                shorten(one.text, 100),
            )
            for one in planned
        )
    elif not session.quiet:
        say(f"{done} passage{'s' * (done != 1)} coded.")


@application.group(invoke_without_command=True)
@click.pass_context
def queries(context: click.Context) -> None:
    """List the saved searches, or keep, run or forget one."""
    if context.invoked_subcommand is not None:
        return
    session = context.ensure_object(Session)
    found = session.reading().saved_queries()
    if session.json:
        print_json({"queries": [{"name": one.name, "query": one.query, **one.options} for one in found]})
        return
    print_rows((one.name, one.query) for one in found)


@queries.command()
@click.argument("name")
@click.argument("query")
@click.option("--in", "where", type=click.Choice(["text", "highlights", "memos"]), default="text", show_default=True)
@click.option("--exact", is_flag=True, help="As spelt: with its tashkeel, hamza and digits.")
@click.option("--stem", is_flag=True, help="With joined particles and endings too.")
@pass_session
def save(session: Session, name: str, query: str, where: str, exact: bool, stem: bool) -> None:
    """Keep a search under a name; all reports of now count as seen."""
    saved = session.writing().save_query(name, query, where=where, exact=exact, stem=stem)
    if session.json:
        print_json({"queries": [{"name": saved.name, "query": saved.query, **saved.options}]})
    elif not session.quiet:
        say(f"Kept: {saved.name}")


@queries.command("run")
@click.argument("name")
@click.option("--new", is_flag=True, help="Only in reports that came after it was saved or marked as seen.")
@click.option("--seen", is_flag=True, help="Then let all reports of now count as seen.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="How many hits.")
@organised
@pass_session
def run_query(
    session: Session,
    name: str,
    new: bool,
    seen: bool,
    limit: int,
    groups: tuple[str, ...],
    properties: tuple[str, ...],
) -> None:
    """Ask a saved search again."""
    workspace = session.reading()
    chosen = Selection(filters=organised_filters(workspace, groups, properties))
    total, hits = workspace.run_query(name, new=new, limit=limit, selection=chosen)
    if seen:
        workspace.mark_query_seen(name)
    if session.json:
        print_json({"total": total, "hits": [shapes.hit(hit) for hit in hits]})
        return
    print_rows(shapes.hit_row(hit) for hit in hits)
    if not session.quiet:
        say(f"{total} hit{'s' * (total != 1)}.")


@queries.command("remove")
@click.argument("name")
@pass_session
def remove_query(session: Session, name: str) -> None:
    """Forget a saved search; `undo` brings it back."""
    session.reading().remove_query(name)
    if session.json:
        print_json({"removed": [name]})
    elif not session.quiet:
        say(f"Removed: {name} (`undo` brings it back)")
