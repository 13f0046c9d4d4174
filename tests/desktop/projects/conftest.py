"""A window on a library with two reports, and a project that another program could have written."""

from __future__ import annotations

from tests.desktop.sharing.conftest import desk, library, theirs  # noqa: F401  (fixtures)
