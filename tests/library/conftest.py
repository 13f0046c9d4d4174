"""A library of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from egpk_desk.library.library import Library

Opener = Callable[..., Library]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.egpk"


@pytest.fixture
def open_library(path: Path) -> Iterator[Opener]:
    """Open the test's library (made where it is not there), by default as ``سلمى``; all are closed at the end."""
    opened: list[Library] = []

    def opener(author: str = "سلمى", **options: Any) -> Library:
        library = Library.open(path, author=author, create=True, **options)
        opened.append(library)
        return library

    yield opener
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: Opener) -> Library:
    return open_library()
