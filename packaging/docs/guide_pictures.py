"""Make the pictures of the user guide anew, in both languages.

``PYTHONPATH=src python packaging/docs/guide_pictures.py [SCREEN…]``

Every picture that ``docs/guide/*.md`` shows is named for a screen and a language, as in ``images/export-ar.png``. Names
of screens may follow, to make those alone.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage

from egpk_desk import demo, desktop
from egpk_desk.desktop.guide.chapters import pictures
from egpk_desk.desktop.guide.pictures import framed
from egpk_desk.resources import guide, sample_docs
from egpk_desk.workspace import opened


def main(wanted: list[str]) -> None:
    """Make the pictures of these screens, or all."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "demo.egpk"
        with opened(library, user="demo", create=True) as workspace:
            workspace.import_paths([sample_docs()], workers=0)
            demo.apply_coding(workspace, sample_docs() / "coding.json")
        for language in ("ar", "en"):
            for name in dict.fromkeys(pictures(language)):
                screen = Path(name).stem.removesuffix(f"-{language}")
                if wanted and screen not in wanted:
                    continue
                made = Path(folder) / "made.png"
                desktop.screenshot(library, user="demo", screen=screen, language=language, theme="light", out=made)
                target = guide() / name
                target.parent.mkdir(exist_ok=True)
                if not framed(QImage(str(made))).save(str(target), "PNG", 0):
                    raise SystemExit(f"{target} could not be written.")
                print(f"{target.stat().st_size / 1000:6.0f} kB  {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
