"""Commands on references: cite, styles, references and what stands below it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click

from egpk_desk.bibliography import fields
from egpk_desk.citations.collection import Entry
from egpk_desk.citations.csl_json import iso_of, name_words, names_of
from egpk_desk.citations.exchange import FORMATS
from egpk_desk.citations.notes import SourceNotes
from egpk_desk.citations.styles import DEFAULT_STYLE, StyleInfo, add_style, bundled_styles, own_styles, remove_style
from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.output import print_json, print_rows, report_error, say
from egpk_desk.errors import InvalidValue, UnreadableSource
from egpk_desk.files import write_atomically


@application.command()
@click.argument("reference", metavar="DOC|ID|KEY")
@click.option("--style", default=DEFAULT_STYLE, show_default=True, metavar="S", help="A style's name or a .csl file.")
@click.option("--locale", type=click.Choice(["ar", "en"]), help="The language of its words; else the source's own.")
@click.option("--digits", type=click.Choice(["western", "arabic-indic"]), default="western", show_default=True)
@click.option("--list", "listed", is_flag=True, help="As a list of sources has it.")
@click.option("--through", metavar="MARKER", help="The work that this note of the source gives, through the source.")
@click.option(
    "--notes",
    type=click.Choice(["marker", "quoted", "through", "none"]),
    default="marker",
    show_default=True,
    help="How to tell of the source's own notes in a highlight; quoted: نقلًا عن; through: their work, نقلًا عن it.",
)
@pass_session
def cite(
    session: Session,
    reference: str,
    style: str,
    locale: Literal["ar", "en"] | None,
    digits: Literal["western", "arabic-indic"],
    listed: bool,
    through: str | None,
    notes: SourceNotes,
) -> None:
    """Print the full citation of a document, a highlight or a reference."""
    note = session.reading().cite(
        reference, style=style, locale=locale, digits=digits, listed=listed, through=through, source_notes=notes
    )
    if session.json:
        print_json({"citation": note.text, "style": Path(style).stem})
    else:
        click.echo(note.text)


@application.group(invoke_without_command=True)
@click.pass_context
def styles(context: click.Context) -> None:
    """List the citation styles: those that ship with the program, and those added to it."""
    if context.invoked_subcommand is None:
        _list_styles(context.ensure_object(Session))


@styles.command("list")
@pass_session
def list_styles(session: Session) -> None:
    """List the citation styles."""
    _list_styles(session)


def _list_styles(session: Session) -> None:
    there = [(one, False) for one in bundled_styles()] + [(one, True) for one in own_styles()]
    if session.json:
        print_json({"styles": [{**_style(one), "added": added} for one, added in there]})
        return
    print_rows((one.name, one.kind, one.title) for one, _ in there)


def _style(style: StyleInfo) -> dict[str, str]:
    return {"name": style.name, "title": style.title, "kind": style.kind}


@styles.command("add")
@click.argument("file", type=click.Path(readable=False, path_type=Path), metavar="FILE.csl")
@pass_session
def add_own_style(session: Session, file: Path) -> None:
    """Keep a CSL style, so that it can be named like those that ship. A dependent style needs its parent here."""
    added = add_style(file)
    if session.json:
        print_json({**_style(added), "added": True})
    elif not session.quiet:
        say(f"Added: {added.name} ({added.title})")


@styles.command("remove")
@click.argument("name")
@pass_session
def remove_own_style(session: Session, name: str) -> None:
    """Forget a style that was added."""
    remove_style(name)
    if session.json:
        print_json({"removed": name})
    elif not session.quiet:
        say(f"Removed: {name}")


@application.group(invoke_without_command=True)
@click.pass_context
def references(context: click.Context) -> None:
    """List the references, or work with them: those of the documents, and works without a file."""
    if context.invoked_subcommand is None:
        _list(context.ensure_object(Session))


@references.command("list")
@pass_session
def list_command(session: Session) -> None:
    """List the references."""
    _list(session)


def _list(session: Session) -> None:
    entries = session.reading().bibliography.entries()
    if session.json:
        print_json({"references": [shapes.reference(entry) for entry in entries]})
        return
    print_rows(_row(entry) for entry in entries)


def _row(entry: Entry) -> tuple[str, str, str, str]:
    names = names_of(entry.item, "author") or names_of(entry.item, "editor")
    date = iso_of(entry.item.get("issued")) or "-"
    return entry.key, date, "; ".join(map(name_words, names)) or "-", str(entry.item.get("title", ""))


@references.command()
@click.argument("reference", metavar="REFERENCE")
@pass_session
def show(session: Session, reference: str) -> None:
    """Show all that is known of a reference, by its key, id or title."""
    _show(session, session.reading().bibliography.entry(reference))


def _show(session: Session, entry: Entry) -> None:
    if session.json:
        print_json(shapes.reference(entry))
        return
    print_rows((name, _said(value)) for name, value in entry.item.items())


def _said(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return "; ".join(_name(one) for one in value)
    return iso_of(value) or str(value) if isinstance(value, dict) else str(value)


def _name(name: dict[str, Any]) -> str:
    other = name.get("transliteration")
    return f"{name_words(name)} = {other}" if other else name_words(name)


_set = click.option("--set", "assignments", multiple=True, metavar="KEY=VALUE", help="A field; may be repeated.")


def _assigned(assignments: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals:
            raise InvalidValue(f"“{assignment}” sets nothing.", "Write KEY=VALUE, as in --set author=…")
        values[name.strip()] = value
    return values


@references.command()
@_set
@pass_session
def add(session: Session, assignments: tuple[str, ...]) -> None:
    """Enter a work that has no file.

    Fields are CSL's (title, author, editor, translator, publisher, publisher-place, container-title, volume, issue,
    page, edition, number, DOI, URL, accessed, …) and type, date, place, journal, hijri, key; names are parted by “;”,
    and may have their form in the other script behind them: “محمد الجابري = Muhammad al-Jabri”.
    """
    _changed(session, session.writing().bibliography.add(fields(_assigned(assignments))), "Added")


@references.command("set")
@click.argument("reference", metavar="REFERENCE")
@_set
@pass_session
def set_command(session: Session, reference: str, assignments: tuple[str, ...]) -> None:
    """Change fields of a reference; of a document, in its metadata too. An empty value clears a field."""
    _changed(session, session.reading().bibliography.set(reference, _assigned(assignments)), "Changed")


@references.command()
@click.argument("reference", metavar="REFERENCE")
@click.argument("into", metavar="INTO")
@pass_session
def merge(session: Session, reference: str, into: str) -> None:
    """Fill INTO up with what only REFERENCE says, and remove REFERENCE."""
    _changed(session, session.reading().bibliography.merge(into, reference), "Merged into")


@references.command()
@click.argument("reference", metavar="REFERENCE")
@pass_session
def remove(session: Session, reference: str) -> None:
    """Remove a work without a file, or what is kept of a document beside its metadata."""
    _changed(session, session.reading().bibliography.remove(reference), "Removed")


def _changed(session: Session, entry: Entry, what: str) -> None:
    if session.json:
        print_json(shapes.reference(entry))
    elif not session.quiet:
        say(f"{what}: {entry.key} ({entry.item.get('title', '')})")


@references.command()
@pass_session
def duplicates(session: Session) -> None:
    """List references that are the same work; `references merge` makes one of two."""
    groups = session.reading().bibliography.duplicates()
    if session.json:
        print_json({"duplicates": [[shapes.reference(entry) for entry in group] for group in groups]})
        return
    print_rows((" = ".join(entry.key for entry in group), str(group[0].item.get("title", ""))) for group in groups)


@references.command("import")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@pass_session
def import_(session: Session, file: Path) -> int:
    """Take in a file of references; what is there is filled up, not doubled.

    RIS, BibTeX, BibLaTeX, CSL-JSON, EndNote's XML and enw, and Web of Science's ciw and plain text are read.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableSource(f"There is no file “{file}”.", "Check its name and place.") from error
    report = session.writing().bibliography.import_(data, file.name)
    if session.json:
        print_json(
            {
                "references": [
                    {"status": one.status, "line": one.line, **shapes.reference(one.entry)} for one in report.imported
                ],
                "problems": [{"line": one.line, "problem": one.problem} for one in report.problems],
            }
        )
    else:
        for problem in report.problems:
            report_error("broken", f"Line {problem.line}: {problem.problem}", "", as_json=False)
        if not session.quiet:
            counts = {status: sum(one.status == status for one in report.imported) for status in _STATUS}
            say(f"{counts['new']} new, {counts['merged']} filled up, {counts['duplicate']} already there.")
    return 1 if report.problems else 0


_STATUS = ("new", "merged", "duplicate")


@references.command()
@click.argument("chosen", nargs=-1, metavar="[REFERENCE]...")
@click.option("--format", "format_", required=True, type=click.Choice(sorted(FORMATS)), help="What kind of file.")
@click.option(
    "--out", required=True, type=click.Path(readable=False, path_type=Path), metavar="FILE", help="Where to write it."
)
@pass_session
def export(session: Session, chosen: tuple[str, ...], format_: str, out: Path) -> None:
    """Write all references, or the named ones, to a file."""
    bibliography = session.reading().bibliography
    data = bibliography.export(format_, chosen)
    write_atomically(out, data)
    count = len(chosen) or len(bibliography.entries())
    if session.json:
        print_json({"out": str(out), "format": format_, "references": count})
    elif not session.quiet:
        say(f"{count} references written to {out}")


@references.command("from")
@click.argument("doc")
@click.option("--add", "adding", is_flag=True, help="Enter them, those already there apart.")
@pass_session
def from_(session: Session, doc: str, adding: bool) -> None:
    """List the references that a document's own notes give."""
    workspace = session.reading()
    if adding:
        added = workspace.add_source_references(doc)
        if session.json:
            print_json({"references": [shapes.reference(entry) for entry in added]})
        elif not session.quiet:
            say(f"{len(added)} references added from the notes.")
        return
    found = workspace.source_references(doc)
    if session.json:
        listed = [{"marker": note.marker, **shapes.source_reference(one)} for note, _, one in found if one]
        print_json({"references": listed})
        return
    for note, body, one in found:
        told = _row(Entry("", "", one.item))[1:] if one and one.item else ("-", "-", body)
        print_rows([(note.marker, *told)])
