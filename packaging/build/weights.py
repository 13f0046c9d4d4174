"""What an installed folder weighs, part by part."""

from __future__ import annotations

from pathlib import Path

FEWEST = 0.5  # MB; smaller parts are added up


def size(path: Path) -> float:
    """The size of a file, or of all files in a folder, in MB (10⁶ bytes)."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.lstat().st_size for file in files if file.is_file() and not file.is_symlink()) / 1e6


def parts(folder: Path) -> dict[str, float]:
    """The parts of an installed folder by name, the heaviest first."""
    found: dict[str, float] = {}
    opened = [folder, *(path for name in ("app", "app/PySide6", "PySide6") if (path := folder / name).is_dir())]
    for place in opened:
        for path in place.iterdir():
            if path not in opened and not path.name.endswith(".dist-info"):
                name = path.relative_to(folder).as_posix()
                found.update(_of_qt(path, name) if path.name == "Qt" else {name: size(path)})
    shown = {name: weight for name, weight in found.items() if weight >= FEWEST}
    shown["all smaller parts"] = size(folder) - sum(shown.values())
    return dict(sorted(shown.items(), key=lambda part: -part[1]))


def _of_qt(path: Path, name: str) -> dict[str, float]:
    libraries = list((path / "lib").iterdir())
    groups = {
        "ICU": [file for file in libraries if file.name.startswith("libicu")],
        "Qt": [file for file in libraries if file.name.startswith("libQt6")],
        "system": [file for file in libraries if not file.name.startswith(("libicu", "libQt6"))],
    }
    weighed = {f"{name}/lib ({group})": sum(map(size, files)) for group, files in groups.items()}
    return weighed | {f"{name}/{part}": size(path / part) for part in ("plugins", "translations")}


def show(made: Path, folder: Path) -> None:
    """Print what was made and what it holds."""
    print(f"{made}  {size(made):.1f} MB, installed {size(folder):.1f} MB:")
    for name, weight in parts(folder).items():
        print(f"  {weight:7.1f} MB  {name}", flush=True)
