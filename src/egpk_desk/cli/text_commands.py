"""Commands on a document's text and file: correct a word; list and take in what others have marked in a PDF."""

from __future__ import annotations

import click

from egpk_desk.annotations.marks import MarkKind
from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.workspace import parse_range, shorten


@application.command()
@click.argument("doc")
@click.option("--range", "range_", metavar="A:B", help="Two code point offsets, half-open.")
@click.option("--quote", metavar="TEXT", help="The wrong words as they stand there.")
@click.option("--occurrence", type=click.IntRange(min=1), metavar="N", help="Which place, from 1, where several match.")
@click.option("--to", "words", required=True, metavar="TEXT", help="The right words; an empty text takes them out.")
@pass_session
def correct(
    session: Session, doc: str, range_: str | None, quote: str | None, occurrence: int | None, words: str
) -> None:
    """Correct a wrong word in a document's text; highlights stay, `undo` takes it back."""
    if (range_ is None) == (quote is None):
        raise click.UsageError("Give either --range A:B or --quote TEXT.")
    workspace = session.reading()
    if range_ is not None:
        start, end = parse_range(range_)
    else:
        start, end = workspace.find_quotation(doc, quote or "", occurrence)
    made = workspace.text_corrections.correct(doc, start, end, words)
    if session.json:
        print_json(
            {
                "document": made.document,
                "start": made.start,
                "end": made.end,
                "before": made.before,
                "after": made.after,
                "revision": workspace.document(made.document).revision,
            }
        )
    elif not session.quiet:
        say(f"Corrected: “{shorten(made.before)}” is now “{shorten(made.after)}”")


@application.command()
@click.argument("doc")
@click.option("--take", is_flag=True, help="Make highlights of those that are not there yet, as one step.")
@click.option("--tag", "tags", multiple=True, metavar="CODE", help="A code that all of them get; may be repeated.")
@pass_session
def marks(session: Session, doc: str, take: bool, tags: tuple[str, ...]) -> None:
    """List what others have marked in a PDF, or take it in as highlights with their memos."""
    workspace = session.reading()
    offered = workspace.file_marks.offered(doc)
    taken: list[str] = []
    if take:
        taken = workspace.file_marks.take_in(doc, [workspace.code(tag).id for tag in tags])
    elif tags:
        raise click.UsageError("--tag goes with --take.")
    if session.json:
        shape: shapes.Json = {"marks": [shapes.mark(mark) for mark in offered]}
        if take:
            shape["highlights"] = [shapes.highlight(workspace.excerpt(id_)) for id_ in taken]
        print_json(shape)
    elif take:
        if not session.quiet:
            say(f"Marks taken in as highlights: {len(taken)} of {len(offered)} (`undo` takes them back).")
    else:
        kinds = {
            MarkKind.HIGHLIGHT: translate("highlight"),
            MarkKind.UNDERLINE: translate("underline"),
            MarkKind.STRIKE_OUT: translate("strike-out"),
            MarkKind.SQUIGGLY: translate("squiggly"),
            MarkKind.NOTE: translate("note"),
        }
        print_rows(
            (
                mark.page,
                kinds[mark.kind],
                f"{mark.start}:{mark.end}",
                translate("there already") if mark.is_there else "",
                shorten(mark.exact, 80),
                shorten(mark.memo, 80),
            )
            for mark in offered
        )
