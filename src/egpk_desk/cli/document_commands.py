"""Commands on documents: import, documents, show, text, blocks, notes, metadata, status, remove."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.highlight_commands import organised, organised_filters
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import ProgressLine, print_json, print_rows, report_error, say
from egpk_desk.errors import EgpkError, InvalidValue, UnreadableSource
from egpk_desk.library.records import DocumentRecord
from egpk_desk.organisation import SORTS, sorted_records
from egpk_desk.workspace import ImportOutcome, Workspace, corrections, shorten

_NOTHING_CAME = UnreadableSource("Nothing came from standard input.", "Pipe a report into it, or name a file.")
_STATUS = {"new": "Imported", "duplicate": "Already there", "revised": "Read anew"}


@application.command("import")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(readable=False, path_type=Path, allow_dash=True),
    metavar="PATH...",
)
@click.option("--title", help="The title, where the one found is wrong.")
@click.option("--author", help="The author; several by “;”.")
@click.option("--date", help="The date of publication, in any form.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Where it stands on the web.")
@click.option("--language", help="Its language, as ar or en.")
@click.option("--replaces", metavar="DOC", help="The document of which this is a new version.")
@click.option("--password", metavar="TEXT", default="", help="What opens an encrypted PDF; it is not kept.")
@click.option("--with-marks", is_flag=True, help="Take in what others have marked in PDFs, as highlights.")
@pass_session
def import_(
    session: Session,
    /,
    paths: tuple[Path, ...],
    replaces: str | None,
    with_marks: bool,
    password: str,
    **said: str | None,
) -> int:
    """Import files or whole folders; “-” reads a report from standard input."""
    corrected = corrections({key: value for key, value in said.items() if value}, password)
    names = [path for path in paths if str(path) != "-"]
    outcomes: list[ImportOutcome] = []
    progress = ProgressLine(session.quiet or session.json)
    workspace = session.writing()
    if replaces and len(paths) > 1:
        raise InvalidValue("Only one file can replace a document.", "Import the files one by one.")
    try:
        if len(names) < len(paths):
            outcomes.append(_import_standard_input(session, said, replaces, password))
        if names:
            outcomes += workspace.import_paths(
                names,
                corrections=corrected,
                replaces=replaces,
                progress=lambda p: progress.show(p.done, p.total, p.current, p.page, p.pages, p.recognising),
            )
    finally:
        progress.clear()
    if with_marks:
        for outcome in outcomes:
            if outcome.marks:
                workspace.file_marks.take_in(outcome.id)
    if session.json:
        print_json({"documents": [shapes.imported(outcome) for outcome in outcomes]})
    else:
        _tell(session, outcomes, with_marks)
    return 1 if any(outcome.status == "refused" for outcome in outcomes) else 0


def _import_standard_input(
    session: Session, said: dict[str, str | None], replaces: str | None, password: str
) -> ImportOutcome:
    corrected = corrections({key: value for key, value in said.items() if value}, password)
    data = sys.stdin.buffer.read()
    if not data.strip():
        return ImportOutcome("-", "refused", reason=_NOTHING_CAME.line)
    try:
        return session.writing().import_bytes(data, "-", corrections=corrected, replaces=replaces)
    except EgpkError as error:
        return ImportOutcome("-", "refused", reason=error.line)


def _tell(session: Session, outcomes: list[ImportOutcome], with_marks: bool) -> None:
    told: set[str] = set()
    for outcome in outcomes:
        if outcome.status == "refused":
            if outcome.reason not in told:  # what ails the library is the same for many files
                report_error("refused", outcome.reason, "", as_json=False)
            told.add(outcome.reason)
        elif not session.quiet:
            say(f"{_STATUS[outcome.status]}: {outcome.title} ({outcome.id[:8]})")
            for warning in outcome.warnings:
                say(f"  {translate(warning)}")
            if outcome.marks and with_marks:
                say(f"  Marks in its file that were taken in as highlights: {outcome.marks}.")
            elif outcome.marks:
                say(f"  Marks in its file: {outcome.marks}. `marks {outcome.id[:8]} --take` makes highlights of them.")
    if len(outcomes) > 1 and not session.quiet:
        counts = {status: sum(o.status == status for o in outcomes) for status in (*_STATUS, "refused")}
        say(
            f"{counts['new']} new, {counts['duplicate']} already there, {counts['revised']} read anew, "
            f"{counts['refused']} refused."
        )
    if not outcomes and not session.quiet:
        say("Nothing to import: no readable files there.")


def group_names(workspace: Workspace) -> dict[str, str]:
    """The names of the groups of documents, by id."""
    return {group.id: group.name for group in workspace.organisation.groups()}


def _plain(value: object) -> object:
    """A list or mapping as people write one, not as Python does."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {each}" for key, each in value.items())
    return value


@application.command()
@organised
@click.option("--sort", default="added", metavar="KEY", help=f"By {', '.join(SORTS)} or property:NAME.")
@pass_session
def documents(session: Session, groups: tuple[str, ...], properties: tuple[str, ...], sort: str) -> None:
    """List the documents."""
    workspace = session.reading()
    filters = organised_filters(workspace, groups, properties)
    records = sorted_records([one for one in workspace.documents() if filters.accepts_document(one)], sort)
    if session.json:
        names = group_names(workspace)
        print_json({"documents": [shapes.document(record, names) for record in records]})
        return
    print_rows(
        (record.id[:8], record.metadata.date or "-", record.metadata.author or "-", record.title) for record in records
    )


@application.command()
@click.argument("doc")
@pass_session
def show(session: Session, doc: str) -> None:
    """Show what is known of a document."""
    workspace = session.reading()
    record = workspace.document(doc)
    shape = shapes.document(record, group_names(workspace))
    content = workspace.content(record.id)
    shape |= {"reader": content.reader, "warnings": [translate(warning) for warning in content.warnings]}
    shape |= shapes.recognition(content)
    if session.json:
        print_json(shape)
        return
    shape.pop("extra")
    if doubtful := shape.get("doubtful_words"):
        shape["doubtful_words"] = [f"{word['text']} ({word['confidence']} %)" for word in doubtful]
    print_rows((key, _plain(value)) for key, value in shape.items() if value not in ("", [], {}, None))


@application.command()
@click.argument("doc")
@pass_session
def text(session: Session, doc: str) -> None:
    """Print a document's canonical text, to the last code point."""
    content = session.reading().content(doc)
    if session.json:
        print_json({"text": content.text})
        return
    sys.stdout.flush()
    click.echo(content.text.encode("utf-8", "surrogatepass"), nl=False)


@application.command()
@click.argument("doc")
@pass_session
def blocks(session: Session, doc: str) -> None:
    """List a document's blocks in reading order."""
    shape = shapes.blocks(session.reading().content(doc))
    if session.json:
        print_json(shape)
        return
    print_rows((f"{b['start']}:{b['end']}", b["kind"], b["level"] or "", b["text"]) for b in shape["blocks"])


@application.command()
@click.argument("doc")
@pass_session
def notes(session: Session, doc: str) -> None:
    """List the source's own notes: each marker and its body."""
    shape = shapes.notes(session.reading().content(doc))
    if session.json:
        print_json(shape)
        return
    print_rows((n["marker"], f"{n['start']}:{n['end']}", n["body"] or translate("(no body)")) for n in shape["notes"])


@application.command()
@click.argument("doc")
@click.option("--set", "assignments", multiple=True, metavar="KEY=VALUE", help="Correct a field; may be repeated.")
@pass_session
def metadata(session: Session, doc: str, assignments: tuple[str, ...]) -> None:
    """Show or correct a document's title, author, date, publisher and so on."""
    values: dict[str, str] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals:
            raise InvalidValue(f"“{assignment}” sets nothing.", "Write KEY=VALUE, as in --set author=…")
        values[key.strip()] = value
    workspace = session.reading()
    record = workspace.set_metadata(doc, values) if values else workspace.document(doc)
    shape = shapes.document(record, group_names(workspace))
    if session.json:
        print_json(shape)
        return
    print_rows((key, _plain(value)) for key, value in shape.items() if value not in ("", [], {}, None))


@application.command()
@click.argument("references", nargs=-1, required=True, metavar="DOC|ID...")
@click.argument("status_", metavar="STATUS", type=click.Choice(["unread", "reading", "coded", "to-check", "none"]))
@pass_session
def status(session: Session, references: tuple[str, ...], status_: str) -> None:
    """Say how far the work on documents, or highlights, has come: unread, reading, coded, to-check or none."""
    workspace = session.reading()
    changed = workspace.set_status(references, "" if status_ == "none" else status_)
    names = group_names(workspace)
    records = [each for each in changed if isinstance(each, DocumentRecord)]
    excerpts = [each for each in changed if not isinstance(each, DocumentRecord)]
    if session.json:
        print_json(
            {
                "documents": [shapes.document(record, names) for record in records],
                "highlights": [shapes.highlight(excerpt) for excerpt in excerpts],
            }
        )
    elif not session.quiet:
        for record in records:
            say(f"Status kept: {record.id[:8]} “{record.title}” ({record.status})")
        for excerpt in excerpts:
            mark = excerpt.highlight
            say(f"Status kept: {mark.id[:8]} “{shorten(mark.exact)}” ({mark.status or 'none'})")
