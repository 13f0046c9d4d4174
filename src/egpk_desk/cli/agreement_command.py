"""The commands that say how far coders agree, show where they do not, and settle it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from egpk_desk import coders
from egpk_desk.analysis.agreement import Measures
from egpk_desk.cli.app import Group, Session, application, pass_session
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.coders import Compared, Decision, Disagreement, Ruling, Scope
from egpk_desk.errors import InvalidValue
from egpk_desk.workspace import Workspace

_SHOWN = 80  # code points of a passage
_COMPARE = "compare"
_TOLD = {
    "settled": "settled",
    "accept": "accepted",
    "both": "both stand",
    "neither": "neither stands",
    "other": "another code",
    "decision": "decision",
    "ruling": "ruling",
}
RULED = _TOLD
"""What rulings are called, to be translated."""


class _Agreement(Group):
    """A group whose files may follow its own name: ``agreement FILE…`` is ``agreement compare FILE…``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not any(one in self.commands for one in args) and not {"-h", "--help"} & set(args):
            args = [_COMPARE, *args]
        return super().parse_args(ctx, args)


@application.group("agreement", cls=_Agreement)
def agreement() -> None:
    """Say how far coders agree, show the passages on which they do not, and settle those.

    `agreement FILE...` compares the coders of one library, or one a file; without FILE, those of the open library.
    """


def _scope(function: Any) -> Any:
    for option in (
        click.option("--code", "codes", multiple=True, metavar="CODE", help="Only this code and those below it."),
        click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only this document."),
        click.option("--coder", "names", multiple=True, metavar="NAME", help="Only this coder; give two or more."),
    ):
        function = option(function)
    return function


@agreement.command(_COMPARE)
@click.argument("files", nargs=-1, type=click.Path(readable=False, path_type=Path), metavar="[LIBRARY_OR_BUNDLE...]")
@_scope
@click.option("--passages", is_flag=True, help="List the passages they disagree on, too, code by code.")
@pass_session
def compare(
    session: Session,
    files: tuple[Path, ...],
    names: tuple[str, ...],
    docs: tuple[str, ...],
    codes: tuple[str, ...],
    passages: bool,
) -> None:
    """Say how far two or more coders agree on the same documents, in all and code by code.

    Measured on what they did apart: what was settled since counts as it was coded.
    """
    scope = Scope(names, docs, codes)
    if files:
        found = coders.compare(files, os.environ.get("EGPK_PASSPHRASE", ""), scope)
    else:
        found = session.reading().coders.compare(scope)
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
            shown = _short(found.texts[one.document][one.start : one.end])
            print_rows([(one.code, "+ " + ", ".join(one.by), "− " + ", ".join(one.not_by), shown)])


@agreement.command("disagreements")
@_scope
@click.option("--all", "everything", is_flag=True, help="The settled ones too.")
@pass_session
def disagreements(
    session: Session, names: tuple[str, ...], docs: tuple[str, ...], codes: tuple[str, ...], everything: bool
) -> None:
    """List the passages on which the coders of the library disagree: who put which code where."""
    found = session.reading().coders.compare(Scope(names, docs, codes))
    listed = found.disagreements if everything else found.open
    if session.json:
        print_json({"disagreements": [_disagreement(one, found) for one in listed]})
        return
    for one in listed:
        head = (one.id[:8], found.titles[one.document], _short(found.texts[one.document][one.start : one.end]))
        print_rows([head])
        print_rows(("", coder, _coded(one, coder, found)) for coder in one.coders)
        if one.decision is not None:
            print_rows([("", translate(_TOLD["settled"]), *_decided(one.decision, found.slugs))])
    if not listed and not session.quiet:
        say("Nothing is open.")


def _coded(one: Disagreement, coder: str, found: Compared) -> str:
    """What a coder put on a passage, in one line: each code with its words, where they are not all of it."""
    text = found.texts[one.document]
    said = []
    for row in one.of(coder):
        words = "" if (row.start, row.end) == (one.start, one.end) else f" «{_short(text[row.start : row.end])}»"
        said.append(f"{found.slugs[row.code]}{words}")
    return " · ".join(said) or "—"


@agreement.command("settle")
@click.argument("reference", metavar="ID")
@click.option("--accept", "accepted", multiple=True, metavar="CODER", help="The coding of this coder stands.")
@click.option("--both", is_flag=True, help="All of it stands.")
@click.option("--neither", is_flag=True, help="None of it stands.")
@click.option("--give", "given", multiple=True, metavar="CODE", help="None of it stands; the passage gets this code.")
@click.option("--reason", default="", metavar="TEXT", help="Why, in a few words.")
@pass_session
def settle(
    session: Session,
    reference: str,
    accepted: tuple[str, ...],
    both: bool,
    neither: bool,
    given: tuple[str, ...],
    reason: str,
) -> None:
    """Settle one disagreement: whose coding stands, and why. It is kept, and undo takes it back."""
    if sum((bool(accepted), both, neither, bool(given))) != 1:
        raise click.UsageError("Give one of --accept, --both, --neither and --give.")
    workspace = session.reading()
    how = "accept" if accepted else "both" if both else "neither" if neither else "other"
    codes = tuple(workspace.code(code).id for code in given)
    one = workspace.coders.disagreement(reference)
    decision = workspace.coders.settle(one, Ruling(how, accepted, codes, reason))
    if session.json:
        print_json(_decision(decision, _slugs(workspace)))
    elif not session.quiet:
        say(f"Settled; {len(workspace.coders.open())} open.")


@agreement.command("decisions")
@pass_session
def decisions(session: Session) -> None:
    """List what was decided: when, by whom, on which passage, how and why."""
    workspace = session.reading()
    found, slugs = workspace.coders.decisions(), _slugs(workspace)
    if session.json:
        print_json({"decisions": [_decision(one, slugs) for one in found]})
        return
    for one in found:
        words = _short(workspace.content(one.document).text[one.start : one.end])
        print_rows([(one.id[:8], *_decided(one, slugs), words)])
    if not found and not session.quiet:
        say("Nothing was decided.")


@agreement.command("reopen")
@click.argument("reference", metavar="ID")
@pass_session
def reopen(session: Session, reference: str) -> None:
    """Take a decision back: what each coder had coded stands there again."""
    workspace = session.reading()
    found = [one for one in workspace.coders.decisions() if one.id.startswith(reference.lower())]
    if not found:  # the name of the disagreement will do too
        decision = workspace.coders.disagreement(reference).decision
        if decision is None:
            raise InvalidValue(f"“{reference}” is not settled.", "`agreement decisions` lists what is.")
        reference = decision.id
    one = workspace.coders.reopen(reference)
    if session.json:
        print_json({"reopened": one.id})
    elif not session.quiet:
        say("Open again.")


def _slugs(workspace: Workspace) -> dict[str, str]:
    return {code.id: code.slug for code in workspace.codes()}


def _decided(one: Decision, slugs: dict[str, str]) -> tuple[str, str, str, str]:
    """A decision in columns: when, who, what, why."""
    ruling = one.ruling
    what = translate(_TOLD[ruling.how])
    if ruling.coders:
        what = f"{what}: {', '.join(ruling.coders)}"
    elif ruling.codes:
        what = f"{what}: {', '.join(slugs.get(code, code) for code in ruling.codes)}"
    return one.when, one.author, what, ruling.reason


def _disagreement(one: Disagreement, found: Compared) -> dict[str, Any]:
    text = found.texts[one.document]
    return {
        **{"id": one.id, "document": one.document, "start": one.start, "end": one.end},
        **{"text": text[one.start : one.end], "coders": list(one.coders)},
        "codings": [
            {
                **{"coder": row.coder, "code": found.slugs[row.code], "highlight": row.highlight},
                **{"start": row.start, "end": row.end, "text": text[row.start : row.end]},
            }
            for row in one.codings
        ],
        "decision": None if one.decision is None else _decision(one.decision, found.slugs),
    }


def _decision(one: Decision, slugs: dict[str, str]) -> dict[str, Any]:
    ruling = one.ruling
    return {
        **{"id": one.id, "document": one.document, "start": one.start, "end": one.end},
        **{"when": one.when, "author": one.author, "how": ruling.how, "accepted": list(ruling.coders)},
        **{"codes": [slugs.get(code, code) for code in ruling.codes], "reason": ruling.reason},
        "codings": [
            {"coder": row.coder, "code": slugs.get(row.code, row.code), "highlight": row.highlight}
            for row in one.codings
        ],
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _figures(measures: Measures) -> tuple[str, str, str]:
    percent = "—" if measures.percent is None else f"{measures.percent:.1f}"
    kappa, alpha = ("—" if value is None else f"{value:z.2f}" for value in (measures.kappa, measures.alpha))
    return percent, kappa, alpha


def _shape(found: Compared, passages: bool) -> dict[str, Any]:
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
