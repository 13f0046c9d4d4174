"""Commands that open the window or picture it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import click

from egpk_desk import places
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.output import print_json, say
from egpk_desk.errors import EgpkError


def open_window(session: Session, files: Sequence[Path]) -> int:
    """Open the window on the session's library; returns the program's exit code when it is closed."""
    desktop = desktop_module()
    return int(desktop.run(session.path, user=session.user or places.default_user(), files=files))


def desktop_module() -> ModuleType:
    """The desktop, imported only when a window is wanted: the command line needs no Qt."""
    try:
        from egpk_desk import desktop
        from egpk_desk.desktop import application as _  # noqa: F401
    except ImportError as error:
        raise EgpkError(
            f"The window cannot be opened: Qt does not load ({error}).",
            "Start it with `./desk run`, which installs what Qt needs; the commands work without it.",
        ) from error
    return desktop


@application.command("open")
@click.argument("files", nargs=-1, type=click.Path(readable=False, path_type=Path), metavar="FILE...")
@pass_session
def open_(session: Session, files: tuple[Path, ...]) -> int:
    """Open the window, on documents imported from FILE where some are named."""
    return open_window(session, files)


@application.command()
@click.option("--screen", default="main", metavar="NAME", show_default=True, help="Which screen to picture.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--out", required=True, type=click.Path(readable=False, path_type=Path), metavar="FILE.png")
@pass_session
def screenshot(session: Session, screen: str, lang: str, theme: str, out: Path) -> None:
    """Picture a screen of the window on the library, without a display."""
    desktop = desktop_module()
    desktop.screenshot(
        session.path, user=session.user or places.default_user(), screen=screen, language=lang, theme=theme, out=out
    )
    if session.json:
        print_json({"out": str(out), "screen": screen})
    elif not session.quiet:
        say(f"Written to {out}")
