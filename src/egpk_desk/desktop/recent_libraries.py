"""The libraries opened last, in the menu: those that are there, those that are not now, and emptying the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.text.bidi import isolate

translate = QCoreApplication.translate


def fill_recent_menu(menu: QMenu, settings: WindowSettings, open_library: Callable[[Path], object]) -> None:
    """Fill the menu anew; a library that is not there now is named, and cannot be chosen."""
    menu.clear()
    menu.setToolTipsVisible(True)
    known = settings.known()
    names = [path.stem for path in known]
    for path in known:
        is_there = path.is_file()
        name = isolate(path.stem)
        if names.count(path.stem) > 1:  # two of one name are told apart by their folders
            name = f"{name} — {isolate(path.parent.name)}"
        if not is_there:
            name = translate("RecentLibraries", "{library} (not there now)").format(library=name)
        entry = menu.addAction(name.replace("&", "&&"))
        entry.setToolTip(isolate(str(path)))
        entry.setEnabled(is_there)
        entry.triggered.connect(lambda _=False, path=path: open_library(path))
    if not known:
        menu.addAction(translate("RecentLibraries", "None yet")).setEnabled(False)
        return
    menu.addSeparator()
    missing = [path for path in known if not path.is_file()]
    if missing:
        forget = menu.addAction(translate("RecentLibraries", "Forget those that are not there"))
        forget.triggered.connect(lambda: settings.drop_recent(*missing))
    empty = menu.addAction(translate("RecentLibraries", "Empty this list"))
    empty.triggered.connect(lambda: settings.drop_recent(*known))
