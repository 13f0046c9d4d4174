"""Commands on whole codebooks: codes import, codes export, codes propose, codes kinds."""

from __future__ import annotations

from pathlib import Path

import click

from egpk_desk.cli import shapes
from egpk_desk.cli.app import Session, pass_session
from egpk_desk.cli.code_commands import codes
from egpk_desk.cli.messages import language, translate
from egpk_desk.cli.output import print_json, print_rows, say
from egpk_desk.codebook.files import FORMATS
from egpk_desk.codebook.interchange import FOREIGN_KIND
from egpk_desk.errors import InvalidValue
from egpk_desk.files import write_atomically


@codes.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--kind", default=FOREIGN_KIND, show_default=True, metavar="KIND", help="For codes that say no kind.")
@click.option("--preview", is_flag=True, help="Only tell what it would add and change.")
@pass_session
def import_codes(session: Session, file: Path, kind: str, preview: bool) -> None:
    """Take in a codebook: JSON, CSV, or the .qdc of another program."""
    data = file.read_bytes()
    workspace = session.writing()
    plan = workspace.plan_codebook(data, file.name, kind=kind)
    if not preview:
        workspace.adopt_codebook(plan)
    if session.json:
        print_json(
            {
                "added": [made.slug for made in plan.additions],
                "changed": [change.code.slug for change in plan.changes],
                "unchanged": plan.unchanged,
                "sets": [one.name for one in plan.sets],
            }
        )
        return
    if preview:
        print_rows(("+", made.slug, made.entry.name) for made in plan.additions)
        print_rows(("~", change.code.slug, ", ".join(change.fields)) for change in plan.changes)
    if not session.quiet:
        new = len(plan.additions)
        say(f"{new} code{'s' * (new != 1)} added, {len(plan.changes)} changed, {plan.unchanged} there already.")


@codes.command("export")
@click.option("--format", "format_", required=True, type=click.Choice(sorted(FORMATS)), help="What kind of file.")
@click.option(
    "--out", required=True, type=click.Path(readable=False, path_type=Path), metavar="FILE", help="Where to write it."
)
@pass_session
def export_codes(session: Session, format_: str, out: Path) -> None:
    """Write the codebook; .qdc is read by ATLAS.ti, MAXQDA, NVivo and others."""
    workspace = session.reading()
    write_atomically(out, workspace.codebook(format_))
    count = len(workspace.codes())
    if session.json:
        print_json({"out": str(out), "format": format_, "codes": count})
    elif not session.quiet:
        say(f"{count} code{'s' * (count != 1)} written to {out}")


@codes.command()
@click.argument("doc")
@click.option("--accept", multiple=True, type=click.IntRange(min=1), metavar="N", help="Add the N-th; may be repeated.")
@click.option("--all", "all_", is_flag=True, help="Add all that the codebook lacks.")
@pass_session
def propose(session: Session, doc: str, accept: tuple[int, ...], all_: bool) -> None:
    """List the drivers and dimensions that a report's own headings name; add the chosen ones."""
    workspace = session.reading()
    proposals = workspace.propose_codes(doc)
    if beyond := [number for number in accept if number > len(proposals)]:
        raise InvalidValue(f"There is no proposal {beyond[0]}.", f"There are {len(proposals)}; count from 1.")
    chosen = proposals if all_ else [proposals[number - 1] for number in dict.fromkeys(accept)]
    added = workspace.accept_proposals(chosen) if chosen else []
    if session.json:
        print_json({"proposals": [shapes.proposal(one) for one in proposals], "added": [code.slug for code in added]})
        return
    print_rows(
        (number, one.slug, one.name, translate("there already") if one.existing else "")
        for number, one in enumerate(proposals, start=1)
    )
    if chosen and not session.quiet:
        say(f"{len(added)} code{'s' * (len(added) != 1)} added.")


@codes.command()
@click.argument("slug", required=False)
@click.option("--ar", "name_ar", metavar="NAME", help="Its name in Arabic.")
@click.option("--en", "name_en", metavar="NAME", help="Its name in English.")
@click.option("--definition", metavar="TEXT", help="What it means.")
@click.option("--remove", is_flag=True, help="Remove it; no code may have it.")
@pass_session
def kinds(session: Session, /, slug: str | None, remove: bool, **said: str | None) -> None:
    """List the kinds of codes, or name one: `codes kinds actor --ar الفاعلون`."""
    fields = {name: value for name, value in said.items() if value is not None}
    if slug is None and (fields or remove):
        raise click.UsageError("Say which kind: `codes kinds SLUG`.")
    workspace = session.writing() if slug else session.reading()
    if slug and remove:
        workspace.remove_kind(slug)
    elif slug:
        workspace.set_kind(slug, **fields)
    found = workspace.kinds()
    if session.json:
        print_json(
            {
                "kinds": [
                    {"slug": k.slug, "name": {"ar": k.name_ar, "en": k.name_en}, "definition": k.definition}
                    for k in found
                ]
            }
        )
        return
    print_rows((kind.slug, kind.name(language())) for kind in found)
