"""Shared libraries in ELF files: what they need, and where they look for it; asked of and set by ``patchelf``."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

# What every system with Debian's package manager has, and what must be the system's own: glibc and the C++ runtime,
# which the drivers of its graphics cards share with Qt.
SYSTEM = {
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0",
    "libresolv.so.2", "librt.so.1", "libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6",
}  # fmt: skip


def is_elf(path: Path) -> bool:
    """Whether the file is a program or shared library."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


class Patcher:
    """``patchelf``, at the path ``program``."""

    def __init__(self, program: Path) -> None:
        self._program = program

    def needed(self, file: Path) -> list[str]:
        """The names of the libraries that a file is linked with."""
        command = [self._program, "--print-needed", file]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()

    def look_in(self, file: Path, *folders: str) -> None:
        """Let a file look for its libraries in these folders first; ``$ORIGIN`` is the file's own."""
        subprocess.run([self._program, "--set-rpath", ":".join(folders), file], check=True)

    def copy_needed(self, files: Iterable[Path], sources: Iterable[Path], target: Path) -> list[str]:
        """Copy into ``target`` what ``files`` need, and what that needs, from ``sources``; returns what is nowhere."""
        lies = {path.name: path for folder in sources for path in sorted(folder.glob("*.so*"))}
        open_, seen, nowhere = list(files), set(SYSTEM), []
        while open_:
            for name in self.needed(open_.pop()):
                if name in seen:
                    continue
                seen.add(name)
                if (target / name).is_file():
                    open_.append(target / name)
                elif name in lies:
                    copied = target / name
                    copied.write_bytes(lies[name].read_bytes())
                    copied.chmod(0o755)
                    self.look_in(copied, "$ORIGIN")
                    open_.append(copied)
                else:
                    nowhere.append(name)
        return sorted(nowhere)
