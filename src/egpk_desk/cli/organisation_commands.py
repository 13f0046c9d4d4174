"""Commands that keep a library in order: groups of documents, properties, saved views."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import click

from egpk_desk.cli import shapes
from egpk_desk.cli.analysis_commands import choosing
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.document_commands import group_names
from egpk_desk.cli.highlight_commands import list_excerpts, selection
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import DocumentGroup, SearchHit
from egpk_desk.organisation import PROPERTY_TYPES, SORTS, ViewDefinition, sorted_records


@application.group(invoke_without_command=True)
@pass_session
@click.pass_context
def groups(context: click.Context, session: Session) -> None:
    """List the groups of documents, or make, rename, fill or remove one."""
    if context.invoked_subcommand is not None:
        return
    found = session.reading().organisation.groups()
    if session.json:
        print_json({"groups": [shapes.group(group) for group in found]})
        return
    print_rows((group.id[:8], group.name, group.documents) for group in found)


def _tell_group(session: Session, group: DocumentGroup, what: str) -> None:
    if session.json:
        print_json({"groups": [shapes.group(group)]})
    elif not session.quiet:
        say(f"{what}: {group.name} ({group.documents})")


@groups.command("add")
@click.argument("name")
@click.argument("docs", nargs=-1, metavar="[DOC...]")
@click.option("--description", default="", metavar="TEXT", help="What it holds.")
@pass_session
def add_group(session: Session, name: str, docs: tuple[str, ...], description: str) -> None:
    """Make a group, with documents in it."""
    _tell_group(session, session.writing().organisation.add_group(name, docs, description=description), "Group kept")


@groups.command("rename")
@click.argument("group")
@click.argument("name")
@pass_session
def rename_group(session: Session, group: str, name: str) -> None:
    """Give a group another name."""
    _tell_group(session, session.reading().organisation.set_group(group, name=name), "Group kept")


@groups.command("put")
@click.argument("group")
@click.argument("docs", nargs=-1, required=True, metavar="DOC...")
@pass_session
def put_in_group(session: Session, group: str, docs: tuple[str, ...]) -> None:
    """Put documents into a group."""
    organisation = session.reading().organisation
    organisation.include(group, docs)
    _tell_group(session, organisation.group(group), "Group kept")


@groups.command("take")
@click.argument("group")
@click.argument("docs", nargs=-1, required=True, metavar="DOC...")
@pass_session
def take_from_group(session: Session, group: str, docs: tuple[str, ...]) -> None:
    """Take documents out of a group."""
    organisation = session.reading().organisation
    organisation.exclude(group, docs)
    _tell_group(session, organisation.group(group), "Group kept")


@groups.command("remove")
@click.argument("group")
@pass_session
def remove_group(session: Session, group: str) -> None:
    """Remove a group; its documents stay, and `undo` brings it back."""
    removed = session.reading().organisation.remove_group(group)
    if session.json:
        print_json({"removed": [removed.name]})
    elif not session.quiet:
        say(f"Removed: {removed.name} (`undo` brings it back)")


@application.group(invoke_without_command=True)
@pass_session
@click.pass_context
def properties(context: click.Context, session: Session) -> None:
    """List the properties of documents, give documents some, or say of what type one is."""
    if context.invoked_subcommand is not None:
        return
    organisation = session.reading().organisation
    found = organisation.properties()
    if session.json:
        print_json(
            {
                "properties": [
                    {
                        "name": one.name,
                        "type": one.type,
                        "documents": one.documents,
                        "values": organisation.values(one.name),
                    }
                    for one in found
                ]
            }
        )
        return
    print_rows((one.name, one.type, one.documents, "; ".join(organisation.values(one.name)[:12])) for one in found)


@properties.command("set")
@click.argument("docs", nargs=-1, required=True, metavar="DOC...")
@click.argument("assignment", metavar="NAME=VALUE")
@pass_session
def set_property(session: Session, docs: tuple[str, ...], assignment: str) -> None:
    """Give documents a property; an empty value takes it off."""
    name, equals, value = assignment.partition("=")
    if not equals:
        raise InvalidValue(f"“{assignment}” sets nothing.", "Write NAME=VALUE, as in country=مصر.")
    workspace = session.reading()
    records = workspace.organisation.set_properties(docs, {name: value})
    if session.json:
        names = group_names(workspace)
        print_json({"documents": [shapes.document(record, names) for record in records]})
    elif not session.quiet:
        for record in records:
            say(f"Property kept: {record.id[:8]} “{record.title}” ({name.strip()}={value.strip()})")


@properties.command("declare")
@click.argument("name")
@click.option(
    "--type", "type_", type=click.Choice(PROPERTY_TYPES), default="text", show_default=True, help="What its values are."
)
@pass_session
def declare_property(session: Session, name: str, type_: str) -> None:
    """Say that there is a property, and of what type it is."""
    made = session.writing().organisation.declare(name, type_)
    if session.json:
        print_json({"properties": [{"name": made.name, "type": made.type, "documents": made.documents}]})
    elif not session.quiet:
        say(f"Property kept: {made.name} ({made.type})")


@properties.command("forget")
@click.argument("name")
@pass_session
def forget_property(session: Session, name: str) -> None:
    """Declare a property no longer; what documents have of it stays."""
    session.reading().organisation.forget_property(name)
    if session.json:
        print_json({"removed": [name]})
    elif not session.quiet:
        say(f"Removed: {name} (`undo` brings it back)")


@application.group(invoke_without_command=True)
@pass_session
@click.pass_context
def views(context: click.Context, session: Session) -> None:
    """List the saved views, or keep, open, rename or forget one."""
    if context.invoked_subcommand is not None:
        return
    found = session.reading().organisation.views()
    if session.json:
        print_json({"views": [shapes.view(view) for view in found]})
        return
    print_rows((view.id[:8], view.name) for view in found)


@views.command("save")
@click.argument("name")
@choosing
@click.option("--text", default="", metavar="QUERY", help="Only highlights where these words stand.")
@click.option("--query", default="", metavar="QUERY", help="A search of the library.")
@click.option(
    "--in", "search_in", type=click.Choice(["text", "highlights", "memos"]), default="text", show_default=True
)
@click.option("--exact", is_flag=True, help="Search as spelt.")
@click.option("--stem", is_flag=True, help="Search with joined particles and endings too.")
@click.option("--sort", default="added", show_default=True, metavar="KEY", help=f"{', '.join(SORTS)} or property:NAME.")
@pass_session
def save_view(session: Session, /, name: str, **said: Any) -> None:
    """Keep a combination of filters under a name, over the view of that name."""
    workspace = session.writing()
    base = selection(workspace, said.pop("docs"), said.pop("tags"))
    said["groups"] = tuple(workspace.organisation.group(group).id for group in said["groups"])
    saved = workspace.organisation.save_view(name, ViewDefinition(documents=base.documents, codes=base.codes, **said))
    if session.json:
        print_json({"views": [shapes.view(saved)]})
    elif not session.quiet:
        say(f"Kept: {saved.name}")


@views.command("open")
@click.argument("name")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="How many hits.")
@pass_session
def open_view(session: Session, name: str, limit: int) -> None:
    """List what a view shows: its documents and highlights, and the hits of its search."""
    workspace = session.reading()
    definition, gone = workspace.organisation.opened(name)
    chosen = workspace.view_selection(definition)
    ids = set(workspace.chosen_documents(chosen))
    records = sorted_records([one for one in workspace.documents() if one.id in ids], definition.sort)
    excerpts = workspace.excerpts(chosen)
    total, hits = 0, list[SearchHit]()
    if definition.query:
        total, hits = workspace.search_chosen(
            definition.query,
            replace(chosen, codes=(), text="", where=""),
            where=definition.search_in,
            exact=definition.exact,
            stem=definition.stem,
            limit=limit,
        )
    if session.json:
        names = group_names(workspace)
        print_json(
            {
                "view": shapes.view(workspace.organisation.view(name)),
                "missing": list(gone),
                "documents": [shapes.document(record, names) for record in records],
                "highlights": [shapes.highlight(excerpt) for excerpt in excerpts],
                "total": total,
                "hits": [shapes.hit(hit) for hit in hits],
            }
        )
        return
    for one in gone:
        say(f"No longer there: {one}")
    print_rows(
        (record.id[:8], record.metadata.date or "-", record.metadata.author or "-", record.title) for record in records
    )
    list_excerpts(session, excerpts)
    print_rows(shapes.hit_row(hit) for hit in hits)


@views.command("rename")
@click.argument("view")
@click.argument("name")
@pass_session
def rename_view(session: Session, view: str, name: str) -> None:
    """Give a view another name."""
    renamed = session.reading().organisation.rename_view(view, name)
    if session.json:
        print_json({"views": [shapes.view(renamed)]})
    elif not session.quiet:
        say(f"Kept: {renamed.name}")


@views.command("remove")
@click.argument("name")
@pass_session
def remove_view(session: Session, name: str) -> None:
    """Forget a view; `undo` brings it back."""
    removed = session.reading().organisation.remove_view(name)
    if session.json:
        print_json({"removed": [removed.name]})
    elif not session.quiet:
        say(f"Removed: {removed.name} (`undo` brings it back)")
