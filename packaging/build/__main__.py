"""Build what is installed: ``python3.11 packaging/build [wheel|archive|deb]…`` (none named: all), into ``dist/``.

What is fetched is kept in ``.desk/cache/build/``, so that only the first build needs the network. The archive and the
Debian package are built on Debian 12; only Python's standard library, ``strip`` and Debian's own tools are used.
"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bootstrap"))

import archive
import debian_package
import program_folder
import weights
from desktop_files import DesktopFiles
from elf import Patcher
from fetching import ROOT, Store
from setup_error import SetupError

KINDS = ("wheel", "archive", "deb")


def build(kinds: Sequence[str], output: Path, store: Store) -> None:
    """Build these kinds into ``output``, saying what was made and what its parts weigh."""
    wheel = program_folder.wheel(store, output)
    version = wheel.name.split("-")[1]
    print(f"{wheel}  {weights.size(wheel):.1f} MB", flush=True)
    if not {"archive", "deb"} & set(kinds):
        return
    if sys.version_info[:2] != (3, 11):
        raise SetupError("The archive and the Debian package hold Debian 12's Python: build them with python3.11.")
    system = store.system()
    patcher = Patcher(system / "usr/bin/patchelf")
    app = store.clean("app")
    program_folder.fill(app, wheel, store, patcher)
    name = f"egpk-desk-{version}-linux-{platform.machine()}"
    folder = store.clean("archive") / name
    archive.fill(folder, app, system, patcher)
    files = DesktopFiles(folder, store)
    files.write(folder / "share")
    if "archive" in kinds:
        target = output / f"{name}.tar.gz"
        archive.pack(folder, target)
        weights.show(target, folder)
    if "deb" in kinds:
        root = store.clean("deb")
        debian_package.fill(root, app, folder / "share", version)
        target = debian_package.pack(root, output, version, store)
        weights.show(target, root / "usr/lib/egpk-desk")


def main(arguments: Sequence[str]) -> int:
    """Build; returns 2 for wrong usage, 1 where it cannot be done."""
    if unknown := [name for name in arguments if name not in KINDS]:
        print(f"build: there is no {', '.join(unknown)}; there are {', '.join(KINDS)}.", file=sys.stderr)
        return 2
    output = ROOT / "dist"
    output.mkdir(exist_ok=True)
    store = Store(ROOT / ".desk" / "cache" / "build")
    try:
        build(arguments or KINDS, output, store)
    except SetupError as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    for folder in ("app", "archive", "backend", "deb"):
        shutil.rmtree(store.folder / folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
