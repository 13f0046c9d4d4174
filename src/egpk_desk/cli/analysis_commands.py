"""Commands that weigh evidence: matrix, cooccurrence, words, suggest."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from egpk_desk.analysis import figures, tables
from egpk_desk.analysis.frequencies import Frequency
from egpk_desk.analysis.matrix import MEASURES, Matrix
from egpk_desk.analysis.suggestions import Suggestion
from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.highlight_commands import filtering, filters_of, selection
from egpk_desk.cli.messages import language
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.errors import InvalidValue
from egpk_desk.files import write_atomically
from egpk_desk.workspace import Selection, Workspace, shorten

_FORMATS = ("table", "json", "csv", "xlsx", "html", "svg", "png")
_TITLES = {
    "matrix": ("مصفوفة الأدلة", "Evidence matrix"),
    "cooccurrence": ("تزامن الرموز", "Codes at the same places"),
    "words": ("الكلمات الأكثر ورودًا", "Most frequent words"),
}
_MEASURES = {
    "count": ("عدد المقتطفات", "excerpts"),
    "characters": ("الأحرف", "characters"),
    "documents": ("الوثائق", "documents"),
}


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose highlights, for commands that ask about them."""
    for option in reversed(
        [
            click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only in this document; may be repeated."),
            click.option("--tag", "tags", multiple=True, metavar="CODE", help="Only with this code or one below it."),
            click.option("--where", default="", metavar="QUESTION", help="Only these: A AND B, A OVERLAPS B, NOT A, …"),
        ]
    ):
        command = option(command)
    return filtering(command)


def chosen(workspace: Workspace, said: dict[str, Any]) -> Selection:
    """What the options of :func:`choosing` choose; they are taken out of ``said``."""
    base = selection(workspace, said.pop("docs"), said.pop("tags"))
    where = said.pop("where")
    return Selection(base.documents, base.codes, where=where, filters=filters_of(workspace, said))


def _drawing(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(
        [
            click.option("--same", is_flag=True, help="Count only codes on one and the same highlight."),
            click.option(
                "--measure", type=click.Choice(MEASURES), default="count", show_default=True, help="What is counted."
            ),
            click.option(
                "--format",
                "format_",
                type=click.Choice(_FORMATS),
                default="table",
                show_default=True,
                help="In what form.",
            ),
            click.option(
                "--out", type=click.Path(readable=False, path_type=Path), metavar="FILE", help="Where to write."
            ),
        ]
    ):
        command = option(command)
    return command


@application.command()
@click.option(
    "--rows",
    multiple=True,
    default=("driver",),
    show_default=True,
    metavar="AXIS",
    help="A kind or code, or document, month, coder, stance.",
)
@click.option("--columns", multiple=True, default=("dimension",), show_default=True, metavar="AXIS", help="As --rows.")
@click.option("--deep", is_flag=True, help="Every code of a kind, not only its top ones.")
@_drawing
@choosing
@pass_session
def matrix(
    session: Session,
    /,
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    deep: bool,
    same: bool,
    measure: str,
    format_: str,
    out: Path | None,
    **said: Any,
) -> None:
    """Count the evidence for each row within each column: drivers by dimensions, unless told otherwise."""
    workspace = session.reading()
    found = workspace.matrix(rows, columns, same=same, deep=deep, selection=chosen(workspace, said))
    _give(session, found, "matrix", measure, format_, out)


@application.command()
@_drawing
@choosing
@pass_session
def cooccurrence(session: Session, /, same: bool, measure: str, format_: str, out: Path | None, **said: Any) -> None:
    """Count which codes stand at the same places."""
    workspace = session.reading()
    found = workspace.cooccurrence(same=same, selection=chosen(workspace, said))
    _give(session, found, "cooccurrence", measure, format_, out)


def _give(session: Session, found: Matrix, name: str, measure: str, format_: str, out: Path | None) -> None:
    """Print a matrix, or write it to a file."""
    spoken = language()
    _needs_file(format_, out)
    if out is None and format_ in ("svg", "png", "html", "csv") and session.json:
        raise click.UsageError("Give --out FILE with --json.")
    if format_ == "table" and not session.json and out is None:
        print_rows(tables.as_rows(found, measure, spoken))
        return
    if out is None and (format_ == "json" or (session.json and format_ == "table")):
        print_json(shapes.matrix(found))
        return
    at = 0 if spoken == "ar" else 1
    title = _TITLES[name][at]
    if measure != "count":
        title += f" — {_MEASURES[measure][at]}"
    _write(session, _rendered(found, measure, format_, spoken, title), format_, out)


def _needs_file(format_: str, out: Path | None) -> None:
    if out is None and format_ == "xlsx":
        raise click.UsageError("Give --out FILE with --format xlsx.")


def _rendered(found: Matrix, measure: str, format_: str, spoken: str, title: str) -> bytes:
    if format_ == "json":
        return shapes.as_bytes(shapes.matrix(found))
    if format_ == "csv":
        return tables.as_csv(found, measure, spoken)
    if format_ == "xlsx":
        from egpk_desk.analysis import workbook  # costs time to import, and few commands need it

        return workbook.matrix_workbook(found, measure, spoken, title)
    if format_ == "table":
        return "".join("\t".join(row) + "\n" for row in tables.as_rows(found, measure, spoken)).encode()
    svg = figures.heat_map(found, measure, spoken, title)
    return tables.as_html(found, measure, spoken, title, svg) if format_ == "html" else _figure(svg, format_)


def _words_file(found: list[Frequency], format_: str, spoken: str, title: str) -> bytes:
    if format_ == "csv":
        return tables.words_as_csv(found)
    if format_ == "xlsx":
        from egpk_desk.analysis import workbook

        return workbook.words_workbook(found, spoken, title)
    return _figure(figures.bars([(one.word, one.count) for one in found], spoken, title), format_)


def _figure(svg: str, format_: str) -> bytes:
    if format_ == "svg":
        return svg.encode("utf-8")
    from egpk_desk.desktop.svg_png import png

    return png(svg)


def _write(session: Session, data: bytes, format_: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    write_atomically(out, data)
    if session.json:
        print_json({"out": str(out), "format": format_})
    elif not session.quiet:
        say(f"Written to {out}")


@application.command()
@click.option("--stem", is_flag=True, help="Count words together that differ in joined particles and endings.")
@click.option("--all-words", is_flag=True, help="Count also words that say little, such as في.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="How many words.")
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "xlsx", "svg", "png"]), default="table", show_default=True
)
@click.option("--out", type=click.Path(readable=False, path_type=Path), metavar="FILE", help="Where to write.")
@choosing
@pass_session
def words(
    session: Session, /, stem: bool, all_words: bool, limit: int, format_: str, out: Path | None, **said: Any
) -> None:
    """List the most frequent words of texts, or of chosen highlights."""
    _needs_file(format_, out)
    workspace = session.reading()
    found = workspace.frequencies(chosen(workspace, said), stem=stem, keep_stop_words=all_words, limit=limit)
    if format_ != "table":
        spoken = language()
        title = _TITLES["words"][0 if spoken == "ar" else 1]
        _write(session, _words_file(found, format_, spoken, title), format_, out)
    elif session.json:
        print_json({"words": [{"word": one.word, "count": one.count, "texts": one.texts} for one in found]})
    else:
        print_rows((one.word, one.count, one.texts) for one in found)


@application.command()
@click.argument("doc", required=False)
@click.option("--all", "all_", is_flag=True, help="Over all documents.")
@click.option("--tag", "tags", multiple=True, metavar="CODE", help="For this code; else for every code in use.")
@click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, metavar="N", help="For each code.")
@click.option(
    "--accept", multiple=True, type=click.IntRange(min=1), metavar="N", help="Code the N-th; may be repeated."
)
@click.option("--reject", multiple=True, type=click.IntRange(min=1), metavar="N", help="Never suggest the N-th again.")
@pass_session
def suggest(
    session: Session,
    doc: str | None,
    all_: bool,
    tags: tuple[str, ...],
    limit: int,
    accept: tuple[int, ...],
    reject: tuple[int, ...],
) -> None:
    """Suggest passages that resemble what was coded, with the words that spoke for each."""
    if (doc is None) == (not all_):
        raise click.UsageError("Name a document, or give --all.")
    workspace = session.reading()
    used = workspace.code_counts()
    codes = [workspace.code(tag) for tag in tags] or [code for code in workspace.codes() if used.get(code.id)]
    found: list[Suggestion] = []
    for code in codes:
        found += workspace.suggest(code.id, [doc] if doc else [], limit=limit)
    if beyond := [number for number in (*accept, *reject) if number > len(found)]:
        raise InvalidValue(f"There is no suggestion {beyond[0]}.", f"There are {len(found)}; count from 1.")
    slugs = {code.id: code.slug for code in codes}
    titles = {record.id: record.title for record in workspace.documents()}
    for number in accept:
        workspace.accept_suggestion(found[number - 1])
    for number in reject:
        workspace.reject_suggestion(found[number - 1])
    if session.json:
        print_json({"suggestions": [shapes.suggestion(one, slugs[one.code], titles[one.document]) for one in found]})
        return
    print_rows(
        (
            number,
            slugs[one.code],
            f"{one.start}:{one.end}",
            titles[one.document],
            "، ".join(one.words),
            shorten(one.text, 100),
        )
        for number, one in enumerate(found, start=1)
    )
    if (accept or reject) and not session.quiet:
        say(f"{len(accept)} suggestion{'s' * (len(accept) != 1)} accepted, {len(reject)} rejected.")
