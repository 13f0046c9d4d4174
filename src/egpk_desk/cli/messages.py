"""The language of the command line: English, or Arabic where ``EGPK_LANG`` is ``ar``."""

from __future__ import annotations

import os

from egpk_desk import messages


def language() -> str:
    """``ar`` or ``en``."""
    return "ar" if os.environ.get("EGPK_LANG", "").lower().startswith("ar") else "en"


def translate(message: str) -> str:
    """The message in the language of the command line."""
    return messages.translate(message, language())
