"""Commands on a manuscript in a word processor: quote into it, set its notes anew."""

from __future__ import annotations

from pathlib import Path

import click

from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.export_commands import in_style, note_formatter
from egpk_desk.cli.output import ProgressLine, print_json, say
from egpk_desk.files import write_atomically

_FLAVOURS = {".rtf": "text/rtf", ".html": "text/html", ".txt": "text/plain"}


@application.group()
def manuscript() -> None:
    """Quote into a manuscript, and set its notes anew."""


@manuscript.command()
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(readable=False, path_type=Path), metavar="FILE", help="Where to write it."
)
@in_style
@click.option("--without-bibliography", is_flag=True, help="Leave the list of sources as it is.")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Of its heading.")
@pass_session
def refresh(
    session: Session,
    file: Path,
    out: Path,
    style: str | None,
    locale: str | None,
    digits: str | None,
    source_notes: str | None,
    without_bibliography: bool,
    language: str,
) -> None:
    """Rewrite the notes of FILE.docx by their places: first, repeated, the same again. All else stays as it is."""
    line = ProgressLine(session.quiet)
    try:
        made = session.reading().refresh_manuscript(
            file,
            out,
            formatter=note_formatter(style, locale, digits, source_notes),
            with_list=not without_bibliography,
            language=language,
            progress=lambda step: line.show(step.done, step.total, out.name),
        )
    finally:
        line.clear()
    if session.json:
        shape = {"out": str(out), "notes": made.notes, "changed": made.changed}
        print_json({**shape, "unknown": list(made.unknown), "sources": made.sources})
    elif not session.quiet:
        say(f"Notes set: {made.notes}, changed: {made.changed}, sources listed: {made.sources}; written to {out}")
        for highlight in made.unknown:
            say(f"Left as it is: the note on {highlight}, which this library does not hold.")


@manuscript.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--out",
    type=click.Path(readable=False, path_type=Path),
    metavar="FILE",
    help="Write .rtf, .html or .txt instead of printing plain text.",
)
@in_style
@click.option(
    "--spelling",
    type=click.Choice(["source", "plain"]),
    default="source",
    show_default=True,
    help="plain: quote without tashkeel and tatweel.",
)
@pass_session
def quote(
    session: Session,
    ids: tuple[str, ...],
    out: Path | None,
    style: str | None,
    locale: str | None,
    digits: str | None,
    source_notes: str | None,
    spelling: str,
) -> None:
    """Give excerpts, by the ids of their highlights, as the clipboard gets them: each with a full note."""
    if out is not None and out.suffix.lower() not in _FLAVOURS:
        raise click.UsageError("Name a file that ends in rtf, html or txt.")
    flavours = session.reading().clipboard(
        ids, formatter=note_formatter(style, locale, digits, source_notes), spelling=spelling
    )
    if out is None:
        text = flavours["text/plain"].decode("utf-8")
        print_json({"text": text}) if session.json else click.echo(text)
        return
    write_atomically(out, flavours[_FLAVOURS[out.suffix.lower()]])
    if session.json:
        print_json({"out": str(out), "excerpts": len(ids)})
    elif not session.quiet:
        say(f"{len(ids)} excerpt{'s' * (len(ids) != 1)} written to {out}")
