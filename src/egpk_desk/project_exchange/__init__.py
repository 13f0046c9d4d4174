"""Whole projects exchanged with other programs for coding, as REFI-QDA ``.qdpx`` files.

What goes out and comes in: documents with text and file, highlights with codes and memos, the codebook with its sets,
memos, groups (as sets of sources), metadata and properties (as variables), and who made what, and when.
"""

from __future__ import annotations

from egpk_desk.project_exchange.exchange import ProjectExchange
from egpk_desk.project_exchange.values import (
    NOTHING_BEHIND,
    Behind,
    Look,
    OfferedSource,
    ProjectOptions,
    Taken,
    Written,
    is_project,
)
from egpk_desk.refi import SUFFIX

__all__ = [
    "NOTHING_BEHIND",
    "SUFFIX",
    "Behind",
    "Look",
    "OfferedSource",
    "ProjectExchange",
    "ProjectOptions",
    "Taken",
    "Written",
    "is_project",
]
