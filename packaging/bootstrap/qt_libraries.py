"""The system libraries that Qt loads: which are missing, where to get them, and what makes Qt find them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import MutableMapping
from pathlib import Path

import debian
from setup_error import SetupError

# Qt 6.11 for Python on Debian 12, found by starting it there: what every start loads, and what a window needs besides.
EVERY_START = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

_FONTS = """\
<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""


def missing(libraries: dict[str, str]) -> list[str]:
    """The names of the libraries that the system's loader does not find."""
    probe = (
        "import ctypes, sys\nfor name in sys.argv[1:]:\n    try: ctypes.CDLL(name)\n    except OSError: print(name)\n"
    )
    command = [sys.executable, "-I", "-S", "-c", probe, *libraries]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()


def fill(layer: Path, packages: debian.Packages) -> None:
    """Put the libraries that are missing into ``layer``; it stays empty where none is."""
    lacking = missing(EVERY_START | WINDOW)
    if lacking and debian.available():
        packages.unpack([(EVERY_START | WINDOW)[name] for name in lacking], layer)
        if (layer / "etc/fonts").is_dir():
            (layer / "fonts.conf").write_text(_FONTS, encoding="utf-8")
    elif needed := [name for name in lacking if name in EVERY_START]:
        raise SetupError(
            f"Qt needs system libraries that are not here: {', '.join(needed)}. "
            "Install the packages of your distribution that hold them, and start again."
        )
    elif lacking:
        print(f"desk: a window will need {', '.join(lacking)}: install them for it.", file=sys.stderr)


def find(layer: Path, environment: MutableMapping[str, str]) -> None:
    """Set the variables that let Qt, and every program started from here, find what ``layer`` holds."""
    folders = [
        str(folder) for pattern in ("usr/lib/*-linux-gnu*", "lib/*-linux-gnu*") for folder in layer.glob(pattern)
    ]
    if folders:
        before = environment.get("LD_LIBRARY_PATH")
        environment["LD_LIBRARY_PATH"] = os.pathsep.join([*([before] if before else []), *folders])
    for variable, path in (
        ("XKB_CONFIG_ROOT", "usr/share/X11/xkb"),
        ("XLOCALEDIR", "usr/share/X11/locale"),
        ("FONTCONFIG_FILE", "fonts.conf"),
        ("__EGL_VENDOR_LIBRARY_DIRS", "usr/share/glvnd/egl_vendor.d"),
    ):
        if (layer / path).exists():
            environment.setdefault(variable, str(layer / path))
