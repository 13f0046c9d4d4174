"""The command that tells who did what and when."""

from __future__ import annotations

from pathlib import Path

import click

from egpk_desk.audit import files
from egpk_desk.audit.trail import Asked
from egpk_desk.audit.words import Wording
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import language
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.files import write_atomically

_SHOWN = 90


@application.command("audit")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Write it as .csv, .jsonl or .html.")
@click.option("--by", "users", multiple=True, metavar="NAME", help="Only what this user did; may be repeated.")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only what this document is about, removed ones too.")
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only what this code, or one below it, is about.")
@click.option("--since", default="", metavar="DATE", help="Only from this day, month or year on.")
@click.option("--until", default="", metavar="DATE", help="Only up to this day, month or year, that included.")
@click.option("--lang", type=click.Choice(["ar", "en"]), help="The language of its words (else that of EGPK_LANG).")
@pass_session
def audit(
    session: Session,
    out: Path | None,
    users: tuple[str, ...],
    docs: tuple[str, ...],
    codes: tuple[str, ...],
    since: str,
    until: str,
    lang: str | None,
) -> None:
    """Tell who did what and when: the whole history, with merges, conflicts and decisions, the oldest first."""
    format_ = files.format_of(out) if out is not None else ""
    speaks = lang or language()
    trail = session.reading().audit.read(Asked(users, docs, codes, since, until))
    wording = Wording(trail.names, speaks)
    if out is not None:
        write_atomically(out, files.write(trail, format_, speaks, session.path.stem))
    if session.json:
        shapes = [files.shape(one, wording.line(one)) for one in trail.entries]
        print_json({"entries": shapes} if out is None else {"file": str(out), "entries": len(shapes)})
    elif out is not None:
        if not session.quiet:
            say(f"Written to {out}")
    else:
        for one in trail.entries:
            line = wording.line(one)
            print_rows([(line.when, line.who, line.action, _short(line.label), _short(" | ".join(line.details)))])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
