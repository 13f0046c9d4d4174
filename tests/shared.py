"""Where the real input lies that is not part of the project: ``../shared`` beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_dir(*parts: str) -> Path:
    """A path below ``../shared``; skips the test where it is not there (a checkout without the shared material)."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("the shared material is not beside this checkout")
    return path.joinpath(*parts)


def real_report() -> bytes:
    """The bytes of the real report, as an analyst saved it from the web."""
    return shared_dir("real", "egypt-pakistan-report.txt").read_bytes()
