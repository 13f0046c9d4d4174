"""The export command, and the named templates of its options."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from egpk_desk import places
from egpk_desk.citations.notes import NoteFormatter
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.highlight_commands import organised, organised_filters, selection
from egpk_desk.cli.output import ProgressLine, print_json, print_rows, say
from egpk_desk.errors import UnreadableSource
from egpk_desk.exporters import COPY, FORMATS
from egpk_desk.exporters.presets import FOLDER, Presets
from egpk_desk.exporters.request import GROUPINGS, ORDERS, ExportRequest, default_notes
from egpk_desk.files import write_atomically
from egpk_desk.workspace import Selection, Workspace


def in_style(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how notes are written."""
    for option in (
        click.option(
            "--notes",
            "source_notes",
            type=click.Choice(["marker", "quoted", "through", "none"]),
            help="How to tell of the source's own notes; quoted: نقلًا عن; through: their work, نقلًا عن the source.",
        ),
        click.option(
            "--digits", type=click.Choice(["western", "arabic-indic"]), help="The digits of notes on Arabic sources."
        ),
        click.option("--locale", type=click.Choice(["ar", "en"]), help="One language for all notes."),
        click.option("--style", metavar="STYLE", help="A citation style: its name, or a .csl file."),
    ):
        command = option(command)
    return command


def note_formatter(
    style: str | None, locale: str | None, digits: str | None, source_notes: str | None = None
) -> Callable[[], NoteFormatter]:
    """What makes the notes as the options of :func:`in_style` say. Raises NotFound, InvalidValue."""
    if not (style or locale or digits or source_notes):
        return default_notes
    from egpk_desk.citations.csl.notes import CslNotes
    from egpk_desk.citations.styles import DEFAULT_STYLE

    formatter = CslNotes(
        style or DEFAULT_STYLE,
        locale,  # type: ignore[arg-type]
        digits or "western",  # type: ignore[arg-type]
        source_notes or "marker",  # type: ignore[arg-type]
    )
    return lambda: formatter


def presets() -> Presets:
    """The user's templates."""
    return Presets(places.user_data() / FOLDER)


@application.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted([*FORMATS, COPY])),
    help="What kind of file; else the ending of FILE says.",
)
@click.option(
    "--out", required=True, type=click.Path(readable=False, path_type=Path), metavar="FILE", help="Where to write it."
)
@click.option("--tag", "tags", multiple=True, metavar="CODE", help="Only with this code or one below it.")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only from this document; may be repeated.")
@organised
@click.option("--where", default="", metavar="QUESTION", help="Only these: A AND B, group:NAME, property:NAME=VALUE, …")
@click.option("--group-by", type=click.Choice(GROUPINGS), default="code", show_default=True)
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    default="text",
    show_default=True,
    help="Of the excerpts: as in the library and the text, or by date, title or author of the document, or as made.",
)
@click.option(
    "--spelling",
    type=click.Choice(["source", "plain"]),
    default="source",
    show_default=True,
    help="plain: quote without tashkeel and tatweel.",
)
@click.option("--title", default="", metavar="TEXT", help="The heading of the exported text.")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True)
@click.option("--heading-level", type=click.IntRange(1, 6), default=1, show_default=True, help="Of the top headings.")
@click.option("--before", type=click.IntRange(0, 10), default=0, metavar="N", help="Show N sentences before each.")
@click.option("--after", type=click.IntRange(0, 10), default=0, metavar="N", help="Show N sentences after each.")
@click.option("--bibliography", is_flag=True, help="Add the list of sources.")
@click.option("--without-memos", is_flag=True, help="Leave the memos out.")
@click.option("--without-codes", is_flag=True, help="Leave the lines that name codes out.")
@click.option("--without-colours", is_flag=True, help="Leave the codes' colours out.")
@click.option(
    "--template",
    type=click.Path(readable=False, path_type=Path),
    metavar="FILE.docx",
    help="A Word document whose styles, page and headers the export follows (docx only).",
)
@in_style
@click.option("--preset", metavar="NAME", help="Options kept under this name; those given here win.")
@click.option("--save-preset", metavar="NAME", help="Keep the options of this export under a name.")
@pass_session
@click.pass_context
def export(
    context: click.Context,
    session: Session,
    /,
    out: Path,
    tags: tuple[str, ...],
    docs: tuple[str, ...],
    groups: tuple[str, ...],
    properties: tuple[str, ...],
    where: str,
    preset: str | None,
    save_preset: str | None,
    **said: Any,
) -> None:
    """Write the chosen excerpts with real footnotes; as pdf, one PDF document with its highlights in it."""
    options = _options(context, said)
    if preset is not None:
        given = {_KEYS.get(name, name) for name in said if _given(context, name)}
        options |= {key: value for key, value in presets().load(preset).items() if key not in given}
    if options.get("format") is None:
        options["format"] = out.suffix.lstrip(".").lower()
    if options["format"] not in (*FORMATS, COPY):
        raise click.UsageError("Say with --format what kind of file to write.")
    if options["format"] != "docx" and "template" in options and _given(context, "template"):
        raise click.UsageError("Only docx follows a --template.")
    workspace = session.reading()
    request = _request(options)
    filters = organised_filters(workspace, groups, properties)
    chosen = replace(selection(workspace, docs, tags), where=where, filters=filters)
    line = ProgressLine(session.quiet)
    try:
        count = workspace.export_to(
            out,
            request,
            chosen,
            progress=lambda step: line.show(step.done, step.total, out.name),
        )
    finally:
        line.clear()
    if save_preset is not None:
        presets().save(save_preset, options)
    if session.json:
        print_json({"out": str(out), "format": request.format, "excerpts": count})
    elif not session.quiet:
        say(f"{count} excerpt{'s' * (count != 1)} written to {out}")


def _copy(session: Session, workspace: Workspace, out: Path, request: ExportRequest, chosen: Selection) -> None:
    """Write the copy of one PDF with its highlights as annotations."""
    made = workspace.annotated_copy(request, chosen)
    write_atomically(out, made.data)
    if session.json:
        print_json({"out": str(out), "format": COPY, "excerpts": made.highlights, "incremental": made.incremental})
    elif not session.quiet:
        say(f"{made.highlights} excerpt{'s' * (made.highlights != 1)} written to {out}")
        if not made.incremental:
            say("The file is written anew, since its own table of contents is damaged.")


_KEYS = {
    "format_": "format",
    "without_memos": "include_memos",
    "without_codes": "include_codes",
    "without_colours": "code_colours",
}
"""What a template calls those options that the command calls otherwise; the last three are the opposite."""


def _options(context: click.Context, said: dict[str, Any]) -> dict[str, Any]:
    """The options of the command as a template holds them; those that say nothing are left out."""
    options: dict[str, Any] = {}
    for name, value in said.items():
        if value is None:
            continue
        if name.startswith("without_"):
            options[_KEYS[name]] = not value
        elif isinstance(value, Path):
            options[name] = str(value.absolute())
        else:
            options[_KEYS.get(name, name)] = value
    return options


def _given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) not in (None, ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)


def _request(options: dict[str, Any]) -> ExportRequest:
    notes = {key: options.get(key) for key in ("style", "locale", "digits", "source_notes")}
    form = {key: value for key, value in options.items() if key not in notes and key != "template"}
    template = options.get("template") if options["format"] == "docx" else None
    return ExportRequest(
        **form, formatter=note_formatter(**notes), template=_bytes(Path(template)) if template is not None else None
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(
            f"“{path}” could not be read ({error.strerror or error}).", "Check its name and its permissions."
        ) from error


@application.group("presets", invoke_without_command=True)
@pass_session
@click.pass_context
def presets_group(context: click.Context, session: Session) -> None:
    """List the named templates of export options; `export --save-preset NAME` makes one."""
    if context.invoked_subcommand is not None:
        return
    store = presets()
    if session.json:
        print_json({"presets": [{"name": name, "options": store.load(name)} for name in store.names()]})
    else:
        print_rows([name] for name in store.names())


@presets_group.command("remove")
@click.argument("name")
@pass_session
def presets_remove(session: Session, name: str) -> None:
    """Forget a named template of export options."""
    presets().remove(name)
    if session.json:
        print_json({"removed": name})
    elif not session.quiet:
        say(f"Removed: {name}")
