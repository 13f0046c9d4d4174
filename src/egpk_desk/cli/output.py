"""What commands print: one JSON document, or plain lines; errors as one line on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from egpk_desk.cli.messages import translate


def print_json(value: Any) -> None:
    """Print one JSON document, Arabic readable as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def say(line: str) -> None:
    """Print a line for people, in the language of the command line."""
    click.echo(translate(line))


def warn(message: str) -> None:
    """Tell on standard error of something that went wrong beside the work, which is done."""
    click.echo(f"egpk-desk: {translate(message)}", err=True)


def report_error(code: str, message: str, hint: str, as_json: bool) -> None:
    """Tell what could not be done, why, and what to do: a JSON object, or one line on standard error."""
    if as_json:
        print_json({"error": {"code": code, "message": translate(message), "hint": translate(hint)}})
        return
    line = " ".join(f"{translate(message)} {translate(hint)}".split())
    click.echo(f"egpk-desk: {line}", err=True)


def print_rows(rows: Iterable[Sequence[object]]) -> None:
    """Print rows with tab-separated columns, one line each, for people and for `cut`."""
    for row in rows:
        click.echo("\t".join(" ".join(str(cell).split()) for cell in row))


class ProgressLine:
    """A progress line on a terminal's standard error; silent where that is not a terminal, or ``quiet``."""

    def __init__(self, quiet: bool) -> None:
        self._on = not quiet and sys.stderr.isatty()
        self._drawn = False

    def show(
        self, done: int, total: int, current: str, page: int = 0, pages: int = 0, recognising: bool = False
    ) -> None:
        """Draw ``done/total current`` over the line before, with the page of the file that is being read."""
        if self._on and (total > 1 or recognising):
            words = f" [{page}/{pages}]" if pages > 1 else ""
            words += f" {translate('text recognition')}" if recognising else ""
            click.echo(f"\r\x1b[K{done}/{total} {current[:50]}{words}", nl=False, err=True)
            self._drawn = True

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn:
            click.echo("\r\x1b[K", nl=False, err=True)
