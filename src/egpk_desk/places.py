"""Where the program keeps its own files on this computer."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import appdirs

APPLICATION = "egpk-desk"
LIBRARY_SUFFIX = ".egpk"


def user_data() -> Path:
    """The folder of the user's data, as the system names it."""
    if os.environ.get("XDG_DATA_HOME") == "":
        del os.environ["XDG_DATA_HOME"]  # the XDG specification takes an empty one for none, appdirs does not
    return Path(appdirs.user_data_dir(APPLICATION, appauthor=False))


def user_styles() -> Path:
    """The folder of the citation styles that the user added."""
    return user_data() / "styles"


def default_library() -> Path:
    """The library used where none is named: ``EGPK_LIBRARY``, else one in the user's data folder."""
    named = os.environ.get("EGPK_LIBRARY")
    return Path(named) if named else user_data() / f"library{LIBRARY_SUFFIX}"


def default_user() -> str:
    """Who makes the changes where nobody is named: ``EGPK_USER``, else the account's name."""
    named = os.environ.get("EGPK_USER", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such account in the system's table, as in some containers
        return "user"
