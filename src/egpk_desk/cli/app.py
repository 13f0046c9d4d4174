"""The group of all commands, the options that every command takes, and the session a command works in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import click

from egpk_desk import __version__, places, safekeeping
from egpk_desk.cli.output import warn
from egpk_desk.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass
class Session:
    """What the global options say, and the library they name; opened when first asked for."""

    library: Path | None = None
    user: str | None = None
    json: bool = False
    quiet: bool = False

    _open: ClassVar[list[Workspace]] = []

    @property
    def path(self) -> Path:
        return self.library or places.default_library()

    def reading(self) -> Workspace:
        """The library, which must exist."""
        return self._opened(create=False)

    def writing(self) -> Workspace:
        """The library, made where there is none."""
        return self._opened(create=True)

    def _opened(self, *, create: bool) -> Workspace:
        workspace = Workspace.open(self.path, user=self.user or places.default_user(), create=create)
        self._open.append(workspace)
        return workspace

    @classmethod
    def close_all(cls) -> None:
        """Close what the command opened, so that nothing lies beside the library's file, and keep the backups due."""
        changed = []
        while cls._open:
            workspace = cls._open.pop()
            if not workspace.read_only:
                changed.append(workspace.path)
            workspace.close()
        for path in dict.fromkeys(changed):
            for said in safekeeping.keep_backups(path):
                warn(said)


def _keep(field: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(context: click.Context, _: click.Parameter, value: Any) -> None:
        if value not in (None, False):
            setattr(context.ensure_object(Session), field, value)

    return callback


def _portable(_: click.Context, __: click.Parameter, value: bool) -> None:
    if value:
        places.make_portable()


def _global_options() -> list[click.Option]:
    return [
        click.Option(
            ["--library"],
            type=click.Path(readable=False, path_type=Path),
            metavar="FILE",
            help="The library to work in (else EGPK_LIBRARY, else the user's own).",
            expose_value=False,
            callback=_keep("library"),
        ),
        click.Option(
            ["--user"],
            metavar="NAME",
            help="Who makes the changes (else EGPK_USER, else the account's name).",
            expose_value=False,
            callback=_keep("user"),
        ),
        click.Option(
            ["--portable"],
            is_flag=True,
            help="Keep all data beside the program, as on a USB stick.",
            expose_value=False,
            is_eager=True,
            callback=_portable,
        ),
        click.Option(
            ["--json"],
            is_flag=True,
            help="Print one JSON document and nothing else.",
            expose_value=False,
            callback=_keep("json"),
        ),
        click.Option(
            ["--quiet"],
            is_flag=True,
            help="Print only what was asked for, no progress.",
            expose_value=False,
            callback=_keep("quiet"),
        ),
    ]


_HELP = {"help_option_names": ["-h", "--help"]}


class Command(click.Command):
    """A command that takes the global options too, so that they may stand before or after its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["context_settings"] = {**_HELP, **(kwargs.get("context_settings") or {})}
        super().__init__(*args, **kwargs)
        self.params.extend(_global_options())


class Group(click.Group):
    """A group whose commands take the global options."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["context_settings"] = {**_HELP, **(kwargs.get("context_settings") or {})}
        super().__init__(*args, **kwargs)
        self.params.extend(_global_options())


Group.group_class = Group


@click.group(
    cls=Group,
    invoke_without_command=True,
    context_settings={"obj": None, "max_content_width": 100},
)
@click.version_option(__version__, prog_name="egpk-desk")
@click.pass_context
def application(context: click.Context) -> int | None:
    """Read, highlight, tag and cite Arabic reports, offline. Without a command: open the window."""
    context.ensure_object(Session)
    if context.invoked_subcommand is None:
        from egpk_desk.cli.window_commands import open_window

        return open_window(context.ensure_object(Session), ())
    return None


pass_session = click.make_pass_decorator(Session, ensure=True)
