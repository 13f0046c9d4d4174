"""The command that counts: words, characters, pages, highlights by code, person and month, how much is coded."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from egpk_desk.analysis.statistics import Statistics, as_csv, as_html, figure
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import language, translate
from egpk_desk.cli.output import ProgressLine, print_json, print_rows, say
from egpk_desk.files import write_atomically

_FIGURES = ("codes", "people", "months", "documents")


@application.command()
@click.argument("docs", nargs=-1, metavar="[DOC]...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "html", "svg"]),
    default="table",
    show_default=True,
    help="In what form.",
)
@click.option(
    "--figure", "which", type=click.Choice(_FIGURES), default="codes", show_default=True, help="Which bars, for svg."
)
@click.option("--out", type=click.Path(readable=False, path_type=Path), metavar="FILE", help="Where to write.")
@pass_session
def stats(session: Session, docs: tuple[str, ...], format_: str, which: str, out: Path | None) -> None:
    """Count words, characters, pages and highlights of documents, or of the library, and how much of it is coded."""
    workspace = session.reading()
    line = ProgressLine(session.quiet or session.json)
    try:
        found = workspace.statistics(docs, progress=lambda done, total: line.show(done, total, ""))
    finally:
        line.clear()
    if session.json or (format_ == "json" and out is None):
        print_json(_shape(found))
        return
    if format_ == "table" and out is None:
        _tell(found)
        return
    data = _data(found, format_, which)
    if out is None:
        sys.stdout.buffer.write(data)
        return
    write_atomically(out, data)
    if not session.quiet:
        say(f"Written to {out}")


def _data(found: Statistics, format_: str, which: str) -> bytes:
    if format_ == "csv":
        return as_csv(found)
    if format_ == "html":
        return as_html(found, language())
    if format_ == "svg":
        return figure(found, which, language()).encode("utf-8", "replace")
    if format_ == "json":
        import json

        return (json.dumps(_shape(found), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
    rows = [f"{name}\t{value}" for name, value in _totals(found)]
    return ("\n".join(rows) + "\n").encode("utf-8", "replace")


_SUMS = ("words", "characters", "letters", "pages", "notes", "highlights", "memos", "marked", "coded")


def _shape(found: Statistics) -> dict[str, object]:
    return {
        "totals": {
            "documents": len(found.documents),
            **{name: found.total(name) for name in _SUMS},
            "coded_share": round(found.coded_share, 4),
            "uncoded_highlights": found.uncoded,
        },
        "documents": [{**asdict(one), "coded_share": round(one.coded_share, 4)} for one in found.documents],
        "codes": [asdict(one) for one in found.codes],
        "people": [{"name": name, "highlights": count} for name, count in found.people],
        "months": [{"month": month, "highlights": count} for month, count in found.months],
    }


def _totals(found: Statistics) -> list[tuple[str, object]]:
    return [
        (translate("reports"), len(found.documents)),
        (translate("words"), found.total("words")),
        (translate("characters"), found.total("characters")),
        (translate("characters without spaces"), found.total("letters")),
        (translate("pages"), found.total("pages")),
        (translate("notes"), found.total("notes")),
        (translate("highlights"), found.total("highlights")),
        (translate("highlights without a code"), found.uncoded),
        (translate("memos"), found.total("memos")),
        (translate("coded"), f"{found.coded_share * 100:.1f} %"),
    ]


def _tell(found: Statistics) -> None:
    print_rows(_totals(found))
    if len(found.documents) > 1:
        say("Reports: words, highlights, coded")
        print_rows((one.title, one.words, one.highlights, f"{one.coded_share * 100:.1f} %") for one in found.documents)
    for head, rows in (
        ("Codes", [(one.name(language()), one.highlights) for one in found.codes]),
        ("People", found.people),
        ("Months", found.months),
    ):
        if rows:
            say(head)
            print_rows(rows)
