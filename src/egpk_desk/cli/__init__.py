"""The command line: a thin face of the workspace. :func:`main` is the program ``egpk-desk``."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import click

from egpk_desk.cli import (  # noqa: F401  (importing a room adds its commands)
    agreement_command,
    analysis_commands,
    audit_command,
    bundle_commands,
    code_commands,
    codebook_commands,
    document_commands,
    exchange_commands,
    export_commands,
    highlight_commands,
    library_commands,
    manuscript_commands,
    memo_commands,
    organisation_commands,
    print_command,
    query_commands,
    quotation_command,
    reference_commands,
    render_command,
    safekeeping_commands,
    statistics_command,
    text_commands,
    window_commands,
)
from egpk_desk.cli.app import Session, application
from egpk_desk.cli.output import report_error
from egpk_desk.errors import EgpkError

__all__ = ["application", "main", "run"]


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code: 0 done, 1 it could not be done, 2 wrong usage, 130 interrupted."""
    as_json = "--json" in arguments
    try:
        result = application.main(list(arguments), prog_name="egpk-desk", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "egpk-desk"
        report_error("usage", error.format_message(), f"See `{path} --help`.", as_json)
        return 2
    except EgpkError as error:
        report_error(error.code, error.message, error.hint, as_json)
        return 1
    except (KeyboardInterrupt, click.Abort):
        report_error("cancelled", "Stopped.", "What was acknowledged before is kept.", as_json)
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`egpk-desk text DOC | head`): that is no error of the user's.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        report_error(
            "memory", "There is not enough memory for this.", "Close other programs, or do it in parts.", as_json
        )
        return 1
    except OSError as error:
        where = f" “{error.filename}”" if error.filename else ""
        report_error("system", f"The system refused:{where} {error.strerror or error}.", "Check the disk.", as_json)
        return 1
    finally:
        Session.close_all()


def _open_closed_streams() -> None:
    """Give a stream that the caller has closed (`egpk-desk … >&-`) a nothing to read from or write to."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open until the end


def _interrupt_again(ignored: sys.UnraisableHookArgs) -> None:
    """An interrupt that comes while Python finalises an object is swallowed there: let it come again a moment later."""
    if issubclass(ignored.exc_type, KeyboardInterrupt):
        threading.Timer(0.01, _thread.interrupt_main).start()
    else:
        sys.__unraisablehook__(ignored)


def main() -> None:
    """The entry point: speaks UTF-8 whatever the terminal's locale, and ends with the exit code."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.unraisablehook = _interrupt_again
    for name in ("SIGINT", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
