"""The Debian package: the program and its Python packages in ``/usr/lib/egpk-desk``; Python, Qt's libraries by apt."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

from fetching import ROOT, Store
from setup_error import run

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
DEPENDS = (
    "python3.11, libgl1, libegl1, libopengl0, libxkbcommon0, libxkbcommon-x11-0, libfontconfig1, libglib2.0-0, "
    "libdbus-1-3, libx11-xcb1, libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, libxcb-randr0, "
    "libxcb-render-util0, libxcb-shape0, libxcb-shm0, libxcb-sync1, libxcb-xfixes0, libxcb-xkb1, "
    "libwayland-client0, libwayland-cursor0, libc6 (>= 2.34)"
)
CONTROL = """\
Package: egpk-desk
Version: {version}
Architecture: {architecture}
Maintainer: The EgPk Desk project <egpk-desk@localhost>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: shared-mime-info, desktop-file-utils, xdg-utils
Section: text
Priority: optional
Description: offline annotation and citation manager for Arabic reports
 EgPk Desk reads Arabic reports (PDF, DOCX, ODT, web pages, text), keeps
 highlights, codes and memos on them in one file, and writes the excerpts
 with real footnotes in the style that a publisher asks for. It works
 without a network.
 .
 Libraries lie in the users' own folders and are not touched when the
 package is removed or purged.
"""
LAUNCHER = """\
#!/bin/sh
exec /usr/bin/python3.11 -I /usr/lib/egpk-desk/start.py {command}"$@"
"""


def fill(root: Path, app: Path, share: Path, version: str) -> None:
    """Lay out the package's files below ``root``: the program's folder and what a desktop shows of it."""
    folder = root / "usr/lib/egpk-desk"
    folder.parent.mkdir(parents=True)
    shutil.copytree(app, folder, symlinks=True)
    for name in ("applications", "icons", "man", "mime"):
        shutil.copytree(share / name, root / "usr/share" / name)
    programs = root / "usr/bin"
    programs.mkdir()
    for name, command in (("egpk-desk", ""), ("egpk-desk-window", "open ")):
        (programs / name).write_text(LAUNCHER.format(command=command), encoding="utf-8")
        (programs / name).chmod(0o755)
    (root / "usr/share/man/man1/egpk-desk-window.1.gz").symlink_to("egpk-desk.1.gz")
    documents = root / "usr/share/doc/egpk-desk"
    documents.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", documents / "copyright")
    shutil.copy(ROOT / "docs/THIRD-PARTY.md", documents)
    control = root / "DEBIAN"
    control.mkdir()
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    text = CONTROL.format(
        version=version,
        architecture=ARCHITECTURES[platform.machine()],
        kibibytes=sum(path.stat().st_size for path in files) // 1024,
        depends=DEPENDS,
    )
    (control / "control").write_text(text, encoding="utf-8")
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def pack(root: Path, output: Path, version: str, store: Store) -> Path:
    """Make the ``.deb`` of what :func:`fill` laid out. Menus, icons and MIME types are taken in by dpkg's triggers."""
    architecture = ARCHITECTURES[platform.machine()]
    target = output / f"egpk-desk_{version}_{architecture}.deb"
    run("Packing", ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target], store.log)
    return target
