"""The pages of a report, as they were printed, to read, select and highlight on."""

from __future__ import annotations

from egpk_desk.desktop.pages.view import PageView

__all__ = ["PageView"]
