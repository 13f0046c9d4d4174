"""Write ``docs/cli-reference.md`` from the commands' own help: ``python packaging/docs/cli_reference.py``.

With ``--check`` nothing is written, and the exit code says whether the file is as it would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "cli-reference.md"
PROGRAM = "egpk-desk"
HEAD = f"""# The command line

Made from the commands' own help by `packaging/docs/cli_reference.py`; change the help, not this page.

From a checkout, `./desk run …` stands for `{PROGRAM} …`. The options `--library`, `--user`, `--json` and `--quiet` may
stand before a command's name or after it. Exit codes: 0 done, 1 it could not be done, 2 wrong usage.
`EGPK_LANG=ar` makes the messages Arabic.
"""


def commands(command: click.Command, path: str, parent: click.Context | None) -> Iterator[tuple[str, click.Context]]:
    """A command and all below it, by their full names, in the order of their help."""
    context = click.Context(command, info_name=path.rpartition(" ")[2], parent=parent, **_settings(command))
    yield path, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from commands(below, f"{path} {name}", context)


def _settings(command: click.Command) -> dict[str, object]:
    return {**command.context_settings, "terminal_width": 100, "color": False}


def reference(application: click.Command) -> str:
    """The whole page."""
    parts = [HEAD]
    for path, context in commands(application, PROGRAM, None):
        level = "##" if path.count(" ") < 2 else "###"
        parts.append(f"{level} `{path}`\n\n```\n{context.command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


def main() -> int:
    """Write the page, or compare it."""
    sys.path.insert(0, str(ROOT / "src"))
    from egpk_desk.cli import application

    page = reference(application)
    if "--check" in sys.argv[1:]:
        return int(not TARGET.exists() or TARGET.read_text(encoding="utf-8") != page)
    TARGET.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
