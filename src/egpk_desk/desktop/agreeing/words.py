"""What was decided on a disagreement of coders, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from egpk_desk.library.records import Ruling
from egpk_desk.text.bidi import isolate

translate = QCoreApplication.translate


def ruling_words(ruling: Ruling, codes: Mapping[str, str]) -> str:
    """A ruling in words, with its reason; ``codes`` are names by id."""
    if ruling.how == "accept":
        names = " · ".join(isolate(name) for name in ruling.coders)
        words = translate("RulingWords", "the coding of {coder} stands").format(coder=names)
    elif ruling.how == "other":
        names = " · ".join(isolate(codes[code]) for code in ruling.codes if code in codes)
        words = translate("RulingWords", "another code: {code}").format(code=names or "—")
    elif ruling.how == "neither":
        words = translate("RulingWords", "none of it stands")
    else:
        words = translate("RulingWords", "all of it stands")
    return f"{words} — {isolate(ruling.reason)}" if ruling.reason else words
