"""The faces that ship with the program, loaded before anything is laid out.

With no font at all on the machine Qt crashes in layout, and with a Latin one only Arabic comes out as empty boxes: so
the window and every test call :func:`load_bundled_fonts` right after the application object is made.
"""

from __future__ import annotations

import logging

from PySide6.QtGui import QFont, QFontDatabase

from egpk_desk.resources import resource

READING_FACE = "Amiri"  # SIL Open Font License, resources/fonts/OFL.txt
INTERFACE_FACE = "IBM Plex Sans Arabic"  # SIL Open Font License, resources/fonts/OFL-IBM-Plex.txt

_log = logging.getLogger(__name__)
_loaded: dict[str, int] = {}


def load_bundled_fonts() -> list[str]:
    """Load every face under ``resources/fonts`` once and return the families they have given.

    Needs a ``QGuiApplication``. A file that Qt cannot load is logged and left out.
    """
    for path in sorted(resource("fonts").glob("*.ttf")):
        if str(path) not in _loaded:
            number = QFontDatabase.addApplicationFont(str(path))
            if number < 0:
                _log.warning("font %s could not be loaded", path)
                continue
            _loaded[str(path)] = number
    return sorted({name for number in _loaded.values() for name in QFontDatabase.applicationFontFamilies(number)})


def reading_font(pixels: float, family: str = READING_FACE) -> QFont:
    """The face for the text of reports at a size in pixels, with sound fallbacks for what it lacks."""
    font = QFont([family, READING_FACE, "Noto Naskh Arabic", "DejaVu Sans"])
    font.setPixelSize(max(1, round(pixels)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def interface_font(pixels: float) -> QFont:
    """The face for the window around the reports, at a size in pixels."""
    font = QFont([INTERFACE_FACE, "Noto Sans Arabic", "DejaVu Sans"])
    font.setPixelSize(max(1, round(pixels)))
    return font
