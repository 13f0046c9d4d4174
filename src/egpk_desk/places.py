"""Where the program keeps its own files on this computer."""

from __future__ import annotations

import contextlib
import getpass
import os
import sys
from pathlib import Path

import appdirs

APPLICATION = "egpk-desk"
LIBRARY_SUFFIX = ".egpk"


PORTABLE_MARKER = "egpk-desk.portable"
"""A file of this name beside the program makes it portable, as ``--portable`` does."""
_PORTABLE_FOLDER = "egpk-desk-data"


def program_folder() -> Path:
    """Where the program lies: what the user sees and carries, an AppImage's own file rather than what it unpacks."""
    if image := os.environ.get("APPIMAGE"):
        return Path(image).absolute().parent
    started = sys.executable if getattr(sys, "frozen", False) else sys.argv[0]
    folder = Path(started or ".").resolve().parent
    return folder.parent if folder.name == "bin" else folder


def make_portable() -> None:
    """Keep all data beside the program from now on, in processes started from here too."""
    os.environ["EGPK_PORTABLE"] = str(program_folder())


def portable_data() -> Path | None:
    """The folder of all data beside the program, where it is portable."""
    named = os.environ.get("EGPK_PORTABLE", "")
    if named:
        return Path(named).absolute() / _PORTABLE_FOLDER
    folder = program_folder()
    return folder / _PORTABLE_FOLDER if (folder / PORTABLE_MARKER).is_file() else None


def name_of(path: Path) -> str:
    """A file as the program remembers it; a portable one names what is on its own disk from where it lies itself.

    So it finds it again where the disk has another letter or is mounted elsewhere.
    """
    path, data = path.absolute(), portable_data()
    if data is not None:
        with contextlib.suppress(OSError, ValueError):
            if path.parent.stat().st_dev == data.parent.stat().st_dev:
                return "./" + Path(os.path.relpath(path, data.parent)).as_posix()
    return str(path)


def path_of(name: str) -> Path:
    """The file that :func:`name_of` named."""
    data = portable_data()
    if data is not None and name.startswith("./"):
        return Path(os.path.normpath(data.parent / name))
    return Path(name)


def user_settings() -> Path:
    """The folder of what the window remembers."""
    return portable_data() or Path(appdirs.user_config_dir(APPLICATION, appauthor=False))


def user_data() -> Path:
    """The folder of the user's data: beside a portable program, else as the system names it."""
    if (beside := portable_data()) is not None:
        return beside
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
