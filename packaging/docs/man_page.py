"""Write the man page from the commands' own help: ``python packaging/docs/man_page.py FOLDER PAGE``.

``FOLDER`` holds the package and what it needs; ``PAGE`` is written as ``man`` reads it (troff with man macros).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent


def escaped(text: str) -> str:
    """Text for troff: no sign taken for a command, hyphens as they are typed."""
    lines = (line.replace("\\", r"\e").replace("-", r"\-") for line in text.splitlines())
    return "\n".join(rf"\&{line}" if line.startswith((".", "'")) else line for line in lines)


def page(application: object, version: str) -> str:
    """The whole page."""
    return "\n".join(_lines(application, version)) + "\n"


def _lines(application: object, version: str) -> Iterator[str]:
    from cli_reference import PROGRAM, commands

    yield f'.TH EGPK\\-DESK 1 "" "EgPk Desk {version}" "User Commands"'
    yield ".SH NAME"
    yield r"egpk\-desk, egpk\-desk\-window \- read, highlight, tag and cite Arabic reports, offline"
    yield ".SH SYNOPSIS"
    yield ".B egpk\\-desk\n[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR] [\\fIARGUMENT\\fR...]\n.br"
    yield ".B egpk\\-desk\\-window\n[\\fIFILE\\fR...]"
    yield ".SH DESCRIPTION"
    yield escaped(
        "Without a command the window opens; F1 in it opens the guide. The options --library, --user, --json and "
        "--quiet may stand before a command's name or after it."
    )
    yield ".SH COMMANDS"
    for path, context in commands(application, PROGRAM, None):  # type: ignore[arg-type]
        yield f".SS {escaped(path)}\n.nf\n{escaped(context.command.get_help(context).rstrip())}\n.fi"
    yield ".SH FILES"
    for name, meaning in (
        ("~/.local/share/egpk-desk/library.egpk", "The library used where none is named; backups stand beside it."),
        ("~/.config/egpk-desk/window.ini", "What the window remembers, its settings among it."),
        ("egpk-desk-data/", "All of it, beside a program started with --portable or beside a file egpk-desk.portable."),
    ):
        yield f".TP\n.I {escaped(name)}\n{escaped(meaning)}"
    yield ".SH EXIT STATUS\n0 done, 1 it could not be done, 2 wrong usage."
    yield ".SH ENVIRONMENT"
    for name, meaning in (
        ("EGPK_LANG", "ar or en: the language of the messages and, where the settings name none, of the window."),
        ("EGPK_LIBRARY", "The library to work in, where --library names none."),
        ("EGPK_USER", "Who makes the changes, where --user names nobody."),
    ):
        yield f".TP\n.B {name}\n{escaped(meaning)}"


def main() -> None:
    """Write the page."""
    sys.path[:0] = [sys.argv[1], str(HERE)]
    from egpk_desk import __version__
    from egpk_desk.cli import application

    Path(sys.argv[2]).write_text(page(application, __version__), encoding="utf-8")


if __name__ == "__main__":
    main()
