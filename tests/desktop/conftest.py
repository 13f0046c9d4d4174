"""Qt without a screen, and the bundled fonts, for every test of the window."""

from __future__ import annotations

import os

# Before anything imports Qt: the platform is chosen when the application object is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
