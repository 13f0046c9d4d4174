"""Every test here runs in a dressed application, on records of a real library."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.coded_library import codes, counts, documents, dressed, excerpts, workspace

__all__ = ["codes", "counts", "documents", "dressed", "excerpts", "workspace"]


@pytest.fixture(autouse=True)
def _dressed(dressed: QApplication) -> None:
    """Dress the application, whether the test asks for it or not."""
