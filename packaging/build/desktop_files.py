"""The menu entry, icons, MIME types and man page; icons and page are made with the program just built."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

from fetching import ROOT, Store
from setup_error import run

SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
LINUX = ROOT / "packaging" / "linux"

DRAW = """
import sys
sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
application = QGuiApplication(["icons"])
renderer = QSvgRenderer(sys.argv[2])
for argument in sys.argv[3:]:
    size, target = argument.split(":", 1)
    image = QImage(int(size), int(size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, int(size), int(size)))
    painter.end()
    assert image.save(target), target
"""


class DesktopFiles:
    """What a desktop shows of the program; ``folder`` is the archive's, whose Python and Qt run."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store

    def write(self, share: Path) -> None:
        """Write all of it below ``share``, as it lies below ``/usr/share``."""
        self._icons(share / "icons/hicolor")
        for source, target in (
            ("egpk-desk.desktop", "applications"),
            ("egpk-desk.xml", "mime/packages"),
        ):
            (share / target).mkdir(parents=True)
            shutil.copy(LINUX / source, share / target / source)
        page = share / "man/man1/egpk-desk.1"
        page.parent.mkdir(parents=True)
        script = ROOT / "packaging/docs/man_page.py"
        self._python("Writing the man page", script, self._folder / "app", page)
        with page.with_suffix(".1.gz").open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
            packed.write(page.read_bytes())
        page.unlink()

    def _icons(self, theme: Path) -> None:
        picture = ROOT / "resources/icons/application.svg"
        targets = []
        for size in SIZES:
            place = theme / f"{size}x{size}"
            for kind, name in (("apps", "egpk-desk"), ("mimetypes", "application-x-egpk-library")):
                (place / kind).mkdir(parents=True)
                targets.append(f"{size}:{place / kind / name}.png")
        for kind, name in (("apps", "egpk-desk"), ("mimetypes", "application-x-egpk-library")):
            (theme / "scalable" / kind).mkdir(parents=True)
            shutil.copy(picture, theme / "scalable" / kind / f"{name}.svg")
        self._python("Drawing icons", "-c", DRAW, self._folder / "app", picture, *targets)

    def _python(self, what: str, *arguments: str | Path) -> None:
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        run(what, [self._folder / "bin/python3.11", "-I", *arguments], self._store.log, environment)
