"""Commands on highlights: highlight, highlights, tag, untag, memo, stance, range, unhighlight, orphans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from egpk_desk.analysis.filters import NO_FILTERS, Filters
from egpk_desk.citations.locator import words
from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import language, translate
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.workspace import Selection, Workspace, metadata_changes, parse_range, shorten


def _date(_context: click.Context, parameter: click.Parameter, written: str) -> str:
    """A date as a user writes it, as ISO of any precision."""
    return str(metadata_changes({"date": written})["date"]) if written else ""


def filtering(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose highlights by what is known of their documents, by coder and by stance."""
    stances = click.Choice(["", "supports", "contradicts", "context"])
    for option in (
        click.option(
            "--property",
            "properties",
            multiple=True,
            metavar="NAME=VALUE",
            help="Only of reports with it; >=, !=, ~ too.",
        ),
        click.option(
            "--group", "groups", multiple=True, metavar="GROUP", help="Only of reports in one of these groups."
        ),
        click.option("--stance", default="", type=stances, help="Only highlights of this stance."),
        click.option("--coder", default="", metavar="NAME", help="Only highlights by this user."),
        click.option("--kind", default="", metavar="KIND", help="Only of reports of this kind, such as pdf."),
        click.option(
            "--until", default="", metavar="DATE", callback=_date, help="Only of reports of this date or earlier."
        ),
        click.option(
            "--since", default="", metavar="DATE", callback=_date, help="Only of reports of this date or later."
        ),
        click.option("--publisher", default="", metavar="NAME", help="Only of reports by this publisher."),
        click.option("--author", default="", metavar="NAME", help="Only of reports by this author."),
    ):
        command = option(command)
    return command


def filters_of(workspace: Workspace, said: dict[str, Any]) -> Filters:
    """What the options of :func:`filtering` ask; they are taken out of ``said``."""
    names = ("author", "publisher", "since", "until", "kind", "coder", "stance")
    plain = Filters(**{name: said.pop(name) for name in names})
    return workspace.organisation.filters(plain, said.pop("groups"), said.pop("properties"))


def organised(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose reports by group and property, for commands that take no other filters."""
    for option in (
        click.option(
            "--property",
            "properties",
            multiple=True,
            metavar="NAME=VALUE",
            help="Only of reports with it; >=, !=, ~ too.",
        ),
        click.option(
            "--group", "groups", multiple=True, metavar="GROUP", help="Only of reports in one of these groups."
        ),
    ):
        command = option(command)
    return command


def organised_filters(workspace: Workspace, groups: tuple[str, ...], properties: tuple[str, ...]) -> Filters:
    """What the options of :func:`organised` ask."""
    return workspace.organisation.filters(NO_FILTERS, groups, properties)


def _shape(excerpt: Excerpt) -> shapes.Json:
    return shapes.highlight(excerpt)


def _tell(session: Session, excerpt: Excerpt, what: str) -> None:
    """Print one highlight after it was changed."""
    if session.json:
        print_json({"highlights": [_shape(excerpt)]})
    elif not session.quiet:
        codes = ", ".join(code.slug for code in excerpt.codes) or translate("no code")
        say(f"{what}: {excerpt.highlight.id[:8]} “{shorten(excerpt.highlight.exact)}” ({codes})")


@application.command()
@click.argument("doc")
@click.option("--range", "range_", metavar="A:B", help="Two code point offsets, half-open.")
@click.option("--quote", metavar="TEXT", help="The words themselves: exact, else whatever their spelling.")
@click.option("--occurrence", type=click.IntRange(min=1), metavar="N", help="Which place, from 1, where several match.")
@click.option("--tag", "tags", multiple=True, metavar="CODE", help="A code to give it; may be repeated.")
@click.option("--memo", default="", metavar="TEXT", help="A memo on it.")
@pass_session
def highlight(
    session: Session,
    doc: str,
    range_: str | None,
    quote: str | None,
    occurrence: int | None,
    tags: tuple[str, ...],
    memo: str,
) -> None:
    """Mark a passage of a document."""
    if (range_ is None) == (quote is None):
        raise click.UsageError("Give either --range A:B or --quote TEXT.")
    workspace = session.reading()
    start, end = _place(workspace, doc, range_, quote, occurrence)
    _tell(session, workspace.highlight(doc, start, end, tags=tags, memo=memo), "Highlighted")


def _place(
    workspace: Workspace, doc: str, range_: str | None, quote: str | None, occurrence: int | None
) -> tuple[int, int]:
    if range_ is not None:
        return parse_range(range_)
    return workspace.find_quotation(doc, quote or "", occurrence)


@application.command()
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only in this document; may be repeated.")
@click.option("--tag", "tags", multiple=True, metavar="CODE", help="Only with this code or one below it.")
@click.option("--text", "query", default="", metavar="QUERY", help="Only where these words stand, however spelt.")
@click.option("--where", default="", metavar="QUESTION", help="Only these: A AND B, A OVERLAPS B, A NEAR B, NOT A, …")
@filtering
@pass_session
def highlights(
    session: Session, /, docs: tuple[str, ...], tags: tuple[str, ...], query: str, where: str, **said: Any
) -> None:
    """List highlights with their codes and places.

    A question about codes names codes by slug or by name in quotation marks, with AND, OR, NOT, OVERLAPS, INSIDE,
    NEAR/200 (characters) and BEFORE/200 between them.
    """
    workspace = session.reading()
    chosen = replace(selection(workspace, docs, tags, query), where=where, filters=filters_of(workspace, said))
    list_excerpts(session, workspace.excerpts(chosen))


def selection(workspace: Workspace, docs: tuple[str, ...], tags: tuple[str, ...], query: str = "") -> Selection:
    """The highlights that --doc, --tag and --text choose; a kind such as ``driver`` means all codes of that kind."""
    by_kind: dict[str, list[str]] = {}
    for code in workspace.codes() if tags else ():
        by_kind.setdefault(code.kind, []).append(code.id)
    chosen = (id_ for tag in tags for id_ in by_kind.get(tag) or [workspace.code(tag).id])
    return Selection(
        documents=tuple(dict.fromkeys(workspace.document(doc).id for doc in docs)),
        codes=tuple(dict.fromkeys(chosen)),
        text=query,
    )


def list_excerpts(session: Session, excerpts: list[Excerpt]) -> None:
    """Print highlights with their codes and places."""
    if session.json:
        print_json({"highlights": [_shape(excerpt) for excerpt in excerpts]})
        return
    spoken = language()
    print_rows(
        (
            excerpt.highlight.id[:8],
            words(excerpt.cited.locator, spoken),
            ", ".join(code.name(spoken) for code in excerpt.codes),
            shorten(excerpt.highlight.exact, 100),
        )
        for excerpt in excerpts
    )


@application.command()
@pass_session
def orphans(session: Session) -> None:
    """List highlights whose passage the current text no longer holds."""
    list_excerpts(session, session.reading().orphans())


@application.command()
@click.argument("id_", metavar="ID")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@pass_session
def tag(session: Session, id_: str, codes: tuple[str, ...]) -> None:
    """Give a highlight codes."""
    _tell(session, session.reading().tag(id_, codes), "Tagged")


@application.command()
@click.argument("id_", metavar="ID")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@pass_session
def untag(session: Session, id_: str, codes: tuple[str, ...]) -> None:
    """Take codes off a highlight."""
    _tell(session, session.reading().untag(id_, codes), "Untagged")


@application.command()
@click.argument("id_", metavar="ID")
@click.argument("text")
@pass_session
def memo(session: Session, id_: str, text: str) -> None:
    """Write a highlight's memo anew; an empty text removes it."""
    _tell(session, session.reading().set_memo(id_, text), "Memo kept")


@application.command("cite-through")
@click.argument("id_", metavar="ID")
@click.argument("marker", metavar="MARKER|none")
@pass_session
def cite_through(session: Session, id_: str, marker: str) -> None:
    """Cite, for a highlight, the work that a source note in it gives, through the source («نقلًا عن»).

    MARKER is that of the note, as `notes` lists it; `none` cites the source itself again. Exports, copies and
    manuscripts follow it.
    """
    changed = session.reading().cite_through(id_, "" if marker == "none" else marker)
    _tell(session, changed, "Cited through the source" if changed.highlight.through else "Cited itself")


@application.command()
@click.argument("id_", metavar="ID")
@click.argument("stance_", metavar="STANCE", type=click.Choice(["supports", "contradicts", "context", "none"]))
@pass_session
def stance(session: Session, id_: str, stance_: str) -> None:
    """Say how a passage stands to its codes."""
    _tell(session, session.reading().set_stance(id_, "" if stance_ == "none" else stance_), "Stance kept")


@application.command("range")
@click.argument("id_", metavar="ID")
@click.argument("range_", metavar="A:B")
@pass_session
def range_command(session: Session, id_: str, range_: str) -> None:
    """Let a highlight cover another range of its document."""
    start, end = parse_range(range_)
    _tell(session, session.reading().set_range(id_, start, end), "Range changed")


@application.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@pass_session
def unhighlight(session: Session, ids: tuple[str, ...]) -> None:
    """Remove highlights; `undo` brings them back."""
    workspace = session.reading()
    removed = [workspace.remove_highlight(id_) for id_ in ids]
    if session.json:
        print_json({"removed": [highlight.id for highlight in removed]})
    elif not session.quiet:
        for highlight in removed:
            say(f"Removed: “{shorten(highlight.exact)}” (`undo` brings it back)")
