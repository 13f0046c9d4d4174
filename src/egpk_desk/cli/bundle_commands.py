"""Commands on bundles: making one, looking into one, proving one, joining one; and settling what joining left open."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from egpk_desk import bundling
from egpk_desk.bundling import BundleOptions, Difference, Inspection, MergeReport, Passage
from egpk_desk.cli.agreement_command import RULED
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import ProgressLine, print_json, print_rows, report_error, say
from egpk_desk.coders import ruling_of
from egpk_desk.errors import InvalidValue

Function = TypeVar("Function", bound=Callable[..., Any])

_FILE = click.Path(readable=False, path_type=Path)


def _passphrase(function: Function) -> Function:
    """The options that give a passphrase; as an argument it would stand in the list of processes."""
    return click.option(
        "--passphrase-file",
        type=_FILE,
        metavar="FILE",
        help="A file whose first line is the passphrase (else EGPK_PASSPHRASE).",
    )(function)


def _given(file: Path | None) -> str:
    return bundling.passphrase_of(file) if file is not None else os.environ.get("EGPK_PASSPHRASE", "")


@application.group()
def bundle() -> None:
    """Carry reports with all work on them from library to library, in one file."""


@bundle.command("create")
@click.argument("file", type=_FILE, metavar="FILE")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only this document; may be repeated.")
@click.option("--without-sources", is_flag=True, help="Only quotations and hashes: neither files nor texts.")
@click.option("--anonymous", is_flag=True, help="Without the names of those who worked in the library.")
@click.option("--encrypt", is_flag=True, help="Under a passphrase (age).")
@click.option("--title", default="", help="The title of its page for people.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Of that page.")
@_passphrase
@pass_session
def create(
    session: Session,
    file: Path,
    docs: tuple[str, ...],
    without_sources: bool,
    anonymous: bool,
    encrypt: bool,
    title: str,
    lang: str,
    passphrase_file: Path | None,
) -> None:
    """Write a bundle of all documents, or of chosen ones."""
    passphrase = _given(passphrase_file) if encrypt or passphrase_file is not None else ""
    if encrypt and not passphrase:
        raise InvalidValue("There is no passphrase to encrypt with.", "Give --passphrase-file, or set EGPK_PASSPHRASE.")
    options = BundleOptions(
        with_sources=not without_sources,
        anonymous=anonymous,
        passphrase=passphrase,
        title=title,
        language=lang,
    )
    line = ProgressLine(session.quiet or session.json)
    try:
        count = session.reading().bundles.create(
            file, docs, options, progress=lambda done, total: line.show(done, total, file.name)
        )
    finally:
        line.clear()
    if session.json:
        print_json({"bundle": str(file), "documents": count})
    elif not session.quiet:
        say(f"{count} documents bundled in {file}.")


@bundle.command("inspect")
@click.argument("file", type=_FILE, metavar="FILE")
@_passphrase
@pass_session
def inspect(session: Session, file: Path, passphrase_file: Path | None) -> None:
    """Say what is in a bundle, before anything is taken in."""
    found = bundling.inspect(file, _given(passphrase_file))
    if session.json:
        print_json(_inspection(found))
        return
    print_rows(
        [
            ("made by", found.author or "—"),
            ("made at", found.created),
            ("program", found.program),
            ("documents", str(len(found.documents))),
            ("highlights", str(found.highlights)),
            ("codes", str(found.codes)),
            ("changes", str(found.operations)),
            ("with sources", translate("yes" if found.with_sources else "no")),
        ]
    )
    print_rows((one.id[:8], one.title, one.file_name, f"{one.size:,}") for one in found.documents)


def _inspection(found: Inspection) -> dict[str, Any]:
    return {
        **{"format": found.format, "program": found.program, "created": found.created, "author": found.author},
        **{"title": found.title, "whole_library": found.whole_library, "with_sources": found.with_sources},
        **{"anonymous": found.anonymous, "highlights": found.highlights, "codes": found.codes},
        "operations": found.operations,
        "documents": [
            {
                **{"id": one.id, "title": one.title, "file_name": one.file_name, "sha256": one.sha256},
                **{"size": one.size, "characters": one.characters, "source": one.has_source},
            }
            for one in found.documents
        ],
    }


@bundle.command("verify")
@click.argument("file", type=_FILE, metavar="FILE")
@_passphrase
@pass_session
def verify(session: Session, file: Path, passphrase_file: Path | None) -> int:
    """Find every changed, missing or added byte of a bundle."""
    line = ProgressLine(session.quiet or session.json)
    try:
        problems = bundling.verify(
            file, _given(passphrase_file), progress=lambda done, total: line.show(done, total, file.name)
        )
    finally:
        line.clear()
    if session.json:
        found = [{"where": one.where, "problem": one.problem} for one in problems]
        print_json({"valid": not problems, "problems": found})
    elif problems:
        print_rows((one.where, translate(one.problem)) for one in problems)
    elif not session.quiet:
        say("The bundle is as it was made.")
    return 1 if problems else 0


@bundle.command("merge")
@click.argument("file", type=_FILE, metavar="FILE")
@_passphrase
@pass_session
def merge(session: Session, file: Path, passphrase_file: Path | None) -> None:
    """Join a colleague's bundle to the library, as one step that undo takes back."""
    line = ProgressLine(session.quiet or session.json)
    try:
        report = session.writing().bundles.merge(
            file, _given(passphrase_file), progress=lambda done, total: line.show(done, total, file.name)
        )
    finally:
        line.clear()
    if session.json:
        print_json(_merged(report))
    elif not session.quiet:
        _tell_merge(report)


def _merged(report: MergeReport) -> dict[str, Any]:
    return {
        **{"operations": report.operations, "new": dict(report.shown), "changed": dict(report.changed)},
        **{"removed": dict(report.removed), "conflicts": report.conflicts, "waiting": list(report.waiting)},
    }


def _tell_merge(report: MergeReport) -> None:
    if not report.operations:
        say("Nothing new in it.")
    else:
        print_rows(
            (translate(name), ", ".join(f"{translate(kind)} {count}" for kind, count in sorted(counts.items())))
            for name, counts in (("new", report.shown), ("changed", report.changed), ("removed", report.removed))
            if counts
        )
    if report.waiting:
        say(f"{len(report.waiting)} documents came without their files: import those, and their highlights appear.")
    if report.conflicts:
        say(f"{report.conflicts} conflicts are open; `conflicts` lists them.")


@bundle.command("extract")
@click.argument("file", type=_FILE, metavar="FILE")
@click.option("--to", "folder", type=_FILE, metavar="FOLDER", help="A new folder (else one named as the bundle).")
@_passphrase
@pass_session
def extract(session: Session, file: Path, folder: Path | None, passphrase_file: Path | None) -> None:
    """Unpack a bundle into a new folder; data/index.html in it is for people."""
    target = folder or Path(file.stem)
    count = bundling.extract(file, target, _given(passphrase_file))
    if session.json:
        print_json({"folder": str(target), "files": count})
    elif not session.quiet:
        say(f"{count} files unpacked to {target}.")


@bundle.command("sync")
@click.argument("folder", type=_FILE, metavar="FOLDER")
@pass_session
def sync(session: Session, folder: Path) -> int:
    """Join what colleagues left in a shared folder, and leave there what is here."""
    line = ProgressLine(session.quiet or session.json)
    try:
        joined, passed = session.writing().bundles.synchronise(
            folder, progress=lambda done, total: line.show(done, total, folder.name)
        )
    finally:
        line.clear()
    if session.json:
        print_json(
            {
                "joined": [{"bundle": path.name, **_merged(report)} for path, report in joined],
                "passed": [{"bundle": path.name, "reason": error.line} for path, error in passed],
            }
        )
        return 0
    for path, error in passed:
        report_error("bundle", f"{path.name}: {translate(error.message)}", "", as_json=False)
    for path, report in joined:
        say(path.name)
        _tell_merge(report)
    if not joined and not session.quiet:
        say("Nothing new from others.")
    return 0


@application.group(invoke_without_command=True)
@click.pass_context
def conflicts(context: click.Context) -> None:
    """List what merges left to be settled."""
    if context.invoked_subcommand is not None:
        return
    session = context.ensure_object(Session)
    bundles = session.reading().bundles
    found = bundles.conflicts()
    if session.json:
        print_json({"conflicts": [_conflict(one, bundles.label(one), bundles.passages(one)) for one in found]})
        return
    for one in found:
        passages = bundles.passages(one)
        print_rows([(one.id[:8], translate(one.kind), translate(one.field), _short(bundles.label(one)))])
        print_rows(
            (
                "* " if number == len(one.sides) - 1 else "  ",
                side.author,
                side.when,
                _short(_said(one, number, passages)),
            )
            for number, side in enumerate(one.sides)
        )
    if not found and not session.quiet:
        say("Nothing is open.")


def _said(one: Difference, number: int, passages: dict[str, Passage]) -> str:
    side = one.sides[number]
    if side.operation in passages:
        return f"«{passages[side.operation].words}»"
    if one.field == "ruling":
        ruling = ruling_of(str(side.value or ""))
        return " ".join((translate(RULED[ruling.how]), *ruling.coders, ruling.reason))
    if one.field == "removed":
        return translate("removed it" if side.removes else "changed it")
    return "" if side.value is None else str(side.value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 70 else line[:69] + "…"


def _conflict(one: Difference, label: str, passages: dict[str, Passage]) -> dict[str, Any]:
    return {
        **{"id": one.id, "kind": one.kind, "object": one.object_id, "field": one.field, "label": label},
        "sides": [
            {
                **{"author": side.author, "when": side.when, "value": side.value, "removes": side.removes},
                **{"mine": side.is_mine, "holds": number == len(one.sides) - 1},
                **({"passage": passages[side.operation].words} if side.operation in passages else {}),
            }
            for number, side in enumerate(one.sides)
        ],
    }


@conflicts.command("resolve")
@click.argument("conflict", metavar="ID")
@click.argument("how", type=click.Choice(["mine", "theirs", "both"]))
@pass_session
def resolve(session: Session, conflict: str, how: str) -> None:
    """Settle a conflict: keep mine, theirs, or both."""
    bundles = session.writing().bundles
    settled = bundles.resolve(conflict, how)
    if session.json:
        print_json({"conflict": settled.id, "resolved": how, "open": len(bundles.conflicts())})
    elif not session.quiet:
        say(f"Settled; {len(bundles.conflicts())} open.")
