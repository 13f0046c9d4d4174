"""The program with its Python packages in one folder, without the parts of Qt that it does not use, byte-compiled."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from elf import Patcher, is_elf
from fetching import LOCK, ROOT, Store
from setup_error import SetupError, run

PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qminimal"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "imageformats": ("qsvg", "qico", "qjpeg", "qgif", "qwebp"),
    "iconengines": ("qsvgicon",),
    "printsupport": ("cupsprintersupport",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("bradient",),
}
TRANSLATIONS = ("qtbase_ar.qm", "qtbase_en.qm")
NOT_SHIPPED = ("pip", "bin", "share")  # pip is in the lock file since sqlite-utils names it; only its command uses it

START = '''\
"""Start the program from the folder that this file lies in."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

if __name__ == "__main__":
    from egpk_desk.__main__ import main

    sys.argv[0] = "egpk-desk"
    main()
'''


def wheel(store: Store, output: Path) -> Path:
    """Build the program's wheel into ``output``."""
    wheels = store.wheels()
    backend = store.clean("backend")
    install = ["install", "--quiet", "--no-index", "--find-links", wheels, "--no-compile", "--target", backend]
    run("Setting up the wheel's builder", [*store.pip(), *install, "hatchling"], store.log)
    for old in output.glob("egpk_desk-*.whl"):
        old.unlink()
    build = (
        f"import os, sys; sys.path.insert(0, {str(backend)!r}); os.chdir({str(ROOT)!r}); "
        f"from hatchling.build import build_wheel; build_wheel({str(output)!r})"
    )
    run("Building the wheel", [sys.executable, "-I", "-c", build], store.log)
    (made,) = output.glob("egpk_desk-*.whl")
    return made


def fill(folder: Path, program: Path, store: Store, patcher: Patcher) -> None:
    """Install the wheel ``program`` and the lock file's packages into ``folder``; prune and compile them."""
    wheels = store.wheels()
    install = ["install", "--quiet", "--no-index", "--find-links", wheels, "--no-compile", "--no-deps"]
    run("Installing packages", [*store.pip(), *install, "--target", folder, "-r", LOCK], store.log)
    run("Installing the program", [*store.pip(), *install, "--target", folder, program], store.log)
    for name in NOT_SHIPPED:
        for path in [folder / name, *folder.glob(f"{name}-*.dist-info")]:
            shutil.rmtree(path, ignore_errors=True)
    for tests in [*folder.glob("*/tests"), *folder.glob("*/test")]:
        shutil.rmtree(tests)
    _prune_qt(folder / "PySide6", patcher)
    # Qt's libraries come stripped. Before any is patched: patchelf's work does not outlive strip.
    libraries = [path for path in folder.rglob("*.so") if "PySide6" not in path.parts and is_elf(path)]
    run("Stripping (binutils)", ["strip", "--strip-unneeded", *libraries], store.log)
    (folder / "start.py").write_text(START, encoding="utf-8")
    # Checked by nobody at a start: the files' times may change on the way, and the folder may be read-only.
    compiling = ["-m", "compileall", "-q", "-s", folder, "-p", "/egpk-desk", "--invalidation-mode", "unchecked-hash"]
    run("Compiling", [sys.executable, "-I", *compiling, folder], store.log)


def modules_used() -> set[str]:
    """The modules of Qt that the program's source imports."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    return set(re.findall(r"PySide6\.(Qt\w+)", source))


def _prune_qt(qt: Path, patcher: Patcher) -> None:
    """Leave of Qt what the program's modules, and the plugins that it may load, are linked with."""
    modules = modules_used()
    for path in sorted(qt.iterdir()):
        name = path.name
        module = re.fullmatch(r"(Qt\w+)\.(abi3\.so|pyd)", name)
        if (module and module[1] not in modules) or path.suffix in (".pyi", ".exe") or _is_tool(path):
            path.unlink()
        elif path.is_dir() and name not in ("Qt", "support"):
            shutil.rmtree(path)
    for path in (qt / "Qt").iterdir():
        if path.name not in ("lib", "plugins", "translations"):
            shutil.rmtree(path)
    for path in (qt / "Qt/translations").iterdir():
        if path.name not in TRANSLATIONS:
            path.unlink()
    for folder in (qt / "Qt/plugins").iterdir():
        for path in folder.iterdir():
            if path.name.removeprefix("lib").removesuffix(".so") not in PLUGINS.get(folder.name, ()):
                path.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()
    used = set(_linked([*qt.glob("*.so*"), *(qt / "Qt/plugins").rglob("*.so")], qt, patcher))
    for path in [*(qt / "Qt/lib").iterdir(), *qt.glob("lib*.so*")]:
        if path.name not in used:
            path.unlink()


def _is_tool(path: Path) -> bool:
    return "." not in path.name and is_elf(path)


def _linked(files: list[Path], qt: Path, patcher: Patcher) -> Iterator[str]:
    """The names of the wheel's own libraries that these files need, directly or through each other."""
    seen: set[str] = set()
    open_ = [path for path in files if not path.name.startswith("lib") or "plugins" in path.parts]
    while open_:
        for name in patcher.needed(open_.pop()):
            for path in (qt / "Qt/lib" / name, qt / name):
                if name not in seen and path.is_file():
                    seen.add(name)
                    open_.append(path)
                    yield name
    if not seen:
        raise SetupError("No library of Qt was found in its package.")
