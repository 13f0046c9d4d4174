"""The archive that runs on a bare Debian 12 without root: program, Python and Qt's system libraries in one folder."""

from __future__ import annotations

import os
import shutil
import tarfile
from pathlib import Path

from elf import Patcher, is_elf
from setup_error import SetupError

LAUNCHER = """\
#!/bin/sh
# EgPk Desk from the folder that this file lies in, wherever that is.
self=$0
while [ -L "$self" ]; do
  link=$(readlink -- "$self")
  case $link in /*) self=$link ;; *) self=$(dirname -- "$self")/$link ;; esac
done
here=$(CDPATH='' cd -- "$(dirname -- "$self")" && pwd -P) || exit 1
[ -e /usr/share/X11/xkb ] || export XKB_CONFIG_ROOT="${{XKB_CONFIG_ROOT:-$here/share/X11/xkb}}"
[ -e /usr/share/X11/locale ] || export XLOCALEDIR="${{XLOCALEDIR:-$here/share/X11/locale}}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="${{FONTCONFIG_FILE:-$here/share/fonts.conf}}"
exec "$here/bin/python3.11" -I "$here/app/start.py" {command}"$@"
"""

FONTS = """\
<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
"""

# Parts of Python's standard library that no part of the program asks for.
NOT_SHIPPED = ("test", "idlelib", "lib2to3", "tkinter", "turtledemo", "ensurepip", "pydoc_data", "distutils", "curses")
NOT_SHIPPED_MODULES = ("readline", "_curses", "_dbm", "_gdbm", "_tkinter", "_crypt", "nis", "_test", "_xx", "_ctypes_t")


def fill(folder: Path, app: Path, system: Path, patcher: Patcher) -> None:
    """Make the archive's folder: the program's folder ``app``, and from Debian's packages in ``system`` the rest."""
    shutil.copytree(app, folder / "app", symlinks=True)
    for plugin in ("platformthemes/libqgtk3.so", "printsupport/libcupsprintersupport.so"):
        (folder / "app/PySide6/Qt/plugins" / plugin).unlink()  # GTK and CUPS are too large to bring
    (folder / "bin").mkdir()
    python = folder / "bin/python3.11"
    shutil.copy2(system / "usr/bin/python3.11", python)
    library = folder / "lib/python3.11"
    leave = shutil.ignore_patterns("__pycache__", "config-3.11-*", "sitecustomize.py", "EXTERNALLY-MANAGED")
    shutil.copytree(system / "usr/lib/python3.11", library, ignore=leave)
    for name in NOT_SHIPPED:
        shutil.rmtree(library / name, ignore_errors=True)
    for path in (library / "lib-dynload").iterdir():
        if path.name.startswith(NOT_SHIPPED_MODULES):
            path.unlink()
    share = folder / "share"
    for part in ("X11/xkb", "X11/locale"):
        shutil.copytree(system / "usr/share" / part, share / part, symlinks=True)
    (share / "fonts.conf").write_text(FONTS, encoding="utf-8")
    for name, command in (("egpk-desk", ""), ("egpk-desk-window", "open ")):
        (folder / name).write_text(LAUNCHER.format(command=command), encoding="utf-8")
        (folder / name).chmod(0o755)
    _bring_libraries(folder, system, patcher)


def _bring_libraries(folder: Path, system: Path, patcher: Patcher) -> None:
    """Put the system's libraries beside Qt's, where Qt looks first, and let Python look there too."""
    beside = folder / "app/PySide6/Qt/lib"
    for file in [folder / "bin/python3.11", *(folder / "lib/python3.11/lib-dynload").iterdir()]:
        patcher.look_in(file, f"$ORIGIN/{os.path.relpath(beside, file.parent)}")
    files = [path for path in folder.rglob("*") if is_elf(path)]
    sources = [path for pattern in ("usr/lib/*-linux-gnu", "lib/*-linux-gnu") for path in system.glob(pattern)]
    own = {path.name for path in files}  # what a package brings itself lies where it looks
    nowhere = [name for name in patcher.copy_needed(files, sources, beside) if name not in own]
    if nowhere:
        raise SetupError(f"The archive lacks libraries: {', '.join(nowhere)}. Name their packages in fetching.py.")


def pack(folder: Path, target: Path) -> None:
    """Write the folder as ``target``, a ``.tar.gz``, as files of nobody in particular."""

    def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        return member

    with tarfile.open(target, "w:gz", compresslevel=9) as archive:
        archive.add(folder, folder.name, filter=anonymous)
