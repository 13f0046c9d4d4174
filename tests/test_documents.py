"""What the readme and the guides say is so: links lead somewhere, commands exist, licences are listed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from egpk_desk.cli import application
from egpk_desk.resources import sample_docs

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^\./desk run (\w.*?)(?:\s+#.*)?$", re.MULTILINE)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def taught() -> list[tuple[str, str]]:
    """Every command line that a page teaches, with the page."""
    found = [(name(page), line) for page in PAGES for line in COMMAND.findall(page.read_text(encoding="utf-8"))]
    return [(page, line) for page, line in found if "…" not in line and not page.endswith("cli-reference.md")]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_of_a_page_lead_to_files(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    pages = [link for link in links if not link.endswith(".png")]
    assert [link for link in pages if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(("page", "line"), taught())
def test_a_command_that_a_page_teaches_is_one(page: str, line: str) -> None:
    words = shlex.split(line.replace("NAME", "main"))
    context = click.Context(application, info_name="egpk-desk")
    found, command, rest = application.resolve_command(context, words)
    assert command is not None
    if "--help" not in rest:
        command.make_context(found, rest, parent=context)


def test_the_commands_that_are_looked_at_are_those_of_the_readme_and_both_guides() -> None:
    pages = [page for page, _ in taught()]
    assert pages.count("README.md") >= 4
    assert pages.count("docs/guide/ar.md") == pages.count("docs/guide/en.md") >= 8


def test_the_readme_s_quotation_stands_in_its_sample() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = re.search(r'--quote "([^"]+)"', readme)
    assert quoted is not None
    assert quoted[1] in (sample_docs() / "egypt-turkey.html").read_text(encoding="utf-8")


def test_every_locked_package_is_listed_with_a_licence() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    listed = re.sub(r"[-_.]+", "-", (ROOT / "docs" / "THIRD-PARTY.md").read_text(encoding="utf-8").lower())
    packages = re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)
    assert len(packages) > 10
    assert [package for package in packages if re.sub(r"[-_.]+", "-", package.lower()) not in listed] == []
