"""The command that says how far coders agree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from egpk_desk import coders
from egpk_desk.analysis.agreement import Measures
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.output import print_json, print_rows, say

_SHOWN = 80  # code points of a passage


@application.command("agreement")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(readable=False, path_type=Path), metavar="LIBRARY_OR_BUNDLE..."
)
@click.option("--passages", is_flag=True, help="List the passages they disagree on, too.")
@pass_session
def agreement(session: Session, files: tuple[Path, ...], passages: bool) -> None:
    """Say how far two or more coders agree on the same documents: those of one library, or one a file."""
    found = coders.compare(files, os.environ.get("EGPK_PASSPHRASE", ""))
    result = found.agreement
    if session.json:
        print_json(_shape(found, passages))
        return
    say(", ".join(result.coders))
    rows = [("", "%", "Cohen κ", "Krippendorff α")]
    rows += [(code, *_figures(measures)) for code, measures in result.per_code.items()]
    rows.append(("Σ", *_figures(result.overall)))
    print_rows(rows)
    for title, _ in found.passed:
        say(f"Passed over, for its text was read otherwise in another file: {title}")
    if passages:
        for one in result.passages:
            text = " ".join(found.texts[one.document][one.start : one.end].split())
            shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
            print_rows([(one.code, "+ " + ", ".join(one.by), "− " + ", ".join(one.not_by), shown)])


def _figures(measures: Measures) -> tuple[str, str, str]:
    percent = "—" if measures.percent is None else f"{measures.percent:.1f}"
    kappa, alpha = ("—" if value is None else f"{value:.2f}" for value in (measures.kappa, measures.alpha))
    return percent, kappa, alpha


def _shape(found: coders.Compared, passages: bool) -> dict[str, Any]:
    result = found.agreement
    made: dict[str, Any] = {
        "coders": list(result.coders),
        "percent": result.overall.percent,
        "cohen_kappa": result.overall.kappa,
        "per_code": [
            {
                **{"code": code, "percent": measures.percent, "cohen_kappa": measures.kappa},
                "krippendorff_alpha": measures.alpha,
            }
            for code, measures in result.per_code.items()
        ],
        "krippendorff_alpha": result.overall.alpha,
        "documents": result.documents,
        "passed": [{"title": title, "reason": why} for title, why in found.passed],
    }
    if passages:
        made["passages"] = [
            {
                **{"document": one.document, "start": one.start, "end": one.end, "code": one.code},
                **{"by": list(one.by), "not_by": list(one.not_by)},
                "text": found.texts[one.document][one.start : one.end],
            }
            for one in result.passages
        ]
    return made
