"""``docs/cli-reference.md`` says what the commands say of themselves."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import click

from egpk_desk.cli import application

ROOT = Path(__file__).resolve().parents[2]


def writer() -> ModuleType:
    path = ROOT / "packaging" / "docs" / "cli_reference.py"
    spec = importlib.util.spec_from_file_location("cli_reference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_commands_help_says() -> None:
    page = (ROOT / "docs" / "cli-reference.md").read_text(encoding="utf-8")
    assert page == writer().reference(application), "run packaging/docs/cli_reference.py"


def test_every_command_says_what_it_does() -> None:
    for path, context in writer().commands(application, "egpk-desk", None):
        assert (context.command.help or "").strip(), path


def test_every_option_of_its_own_has_help_or_choices() -> None:
    for path, context in writer().commands(application, "egpk-desk", None):
        for parameter in context.command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help or isinstance(parameter.type, click.Choice | click.Path), (path, parameter.name)


def test_a_changed_command_changes_the_reference() -> None:
    before = writer().reference(application)
    command = application.commands["undo"]
    said = command.help
    command.help = "Something else."
    try:
        assert writer().reference(application) != before
    finally:
        command.help = said
