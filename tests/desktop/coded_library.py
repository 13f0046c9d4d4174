"""A real library for tests of the window: the sample reports with their coding, and Qt dressed as the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from egpk_desk import demo
from egpk_desk.desktop import fonts, i18n
from egpk_desk.desktop.stylesheet import stylesheet
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Code, DocumentRecord
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace


def coded_copy_of_samples(path: Path) -> Path:
    """A new library with the sample reports and their coding."""
    with Workspace.open(path, user="demo", create=True) as opened:
        opened.import_paths([sample_docs()], workers=0)
        demo.apply_coding(opened, sample_docs() / "coding.json")
    return path


@pytest.fixture(scope="package")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path: Path = tmp_path_factory.mktemp("coded") / "library.egpk"
    with Workspace.open(path, user="سلمى", create=True) as opened:
        opened.import_paths([sample_docs()], workers=0)
        demo.apply_coding(opened, sample_docs() / "coding.json")
        yield opened


@pytest.fixture(scope="package")
def documents(workspace: Workspace) -> list[DocumentRecord]:
    return workspace.documents()


@pytest.fixture(scope="package")
def excerpts(workspace: Workspace) -> list[Excerpt]:
    return workspace.excerpts()


@pytest.fixture(scope="package")
def codes(workspace: Workspace) -> list[Code]:
    return workspace.codes()


@pytest.fixture(scope="package")
def counts(excerpts: list[Excerpt]) -> Counter[str]:
    return Counter(tag for excerpt in excerpts for tag in excerpt.highlight.tags)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application with the bundled fonts, the light theme, and Arabic's direction."""
    fonts.load_bundled_fonts()
    before = (qapp.font(), qapp.palette(), qapp.layoutDirection(), i18n.language())
    qapp.setFont(fonts.interface_font(14))
    qapp.setPalette(LIGHT.palette())
    qapp.setStyleSheet(stylesheet(LIGHT))
    i18n.install_language(qapp, "ar")
    yield qapp
    i18n.install_language(qapp, before[3])
    qapp.setStyleSheet("")
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setLayoutDirection(before[2])
