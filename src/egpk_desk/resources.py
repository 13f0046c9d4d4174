"""Where the files that ship with the program lie: fonts, icons, codebooks, translations, sample reports."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(*parts: str) -> Path:
    """The path of a file or folder under ``resources/``, in an installed wheel or in a checkout."""
    installed = _PACKAGE / "_resources"
    return (installed if installed.is_dir() else _CHECKOUT / "resources").joinpath(*parts)


def sample_docs() -> Path:
    """The folder of the reports written for this project."""
    installed = _PACKAGE / "_sample_docs"
    return installed if installed.is_dir() else _CHECKOUT / "sample_docs"


def guide() -> Path:
    """The folder of the user guide: ``ar.md``, ``en.md`` and their pictures."""
    installed = _PACKAGE / "_guide"
    return installed if installed.is_dir() else _CHECKOUT / "docs" / "guide"
