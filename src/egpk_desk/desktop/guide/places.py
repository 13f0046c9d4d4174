"""Which chapter of the guide is about a part of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

FIRST = "first-steps"

_BY_NAME = {
    "startPage": FIRST,
    "settingsDialog": "window",
    "searchField": "searching",
    "searchPane": "searching",
    "hits": "searching",
    "findBar": "searching",
    "autocodeDialog": "searching",
    "documentList": "importing",
    "importReport": "importing",
    "metadataDialog": "importing",
    "correctionDialog": "coding",
    "highlightList": "coding",
    "memoPanel": "memos",
    "codePalette": "coding",
    "codeTree": "coding",
    "codeDialog": "codebook",
    "splitDialog": "codebook",
    "mergeDialog": "codebook",
    "kindsDialog": "codebook",
    "proposalDialog": "codebook",
    "adoptionDialog": "codebook",
    "exportDialog": "exporting",
    "manuscriptDialog": "manuscripts",
    "memosWindow": "memos",
    "linkPicker": "memos",
    "questionBar": "evidence",
    "shortcuts": "keys",
    "quotationsWindow": "quotations",
    "titleStrip": "window",
    "reportTabs": "window",
}
_BY_PACKAGE = {
    "reader": "coding",
    "pages": "pdf",
    "evidence": "evidence",
    "organising": "organising",
    "citing": "citing",
    "sharing": "sharing",
    "agreeing": "agreement",
    "keeping": "safekeeping",
    "printing": "exporting",
    "sides": "window",
    "guide": FIRST,
}
_BY_WORD = {
    "backup": "safekeeping",
    "restor": "safekeeping",
    "repair": "safekeeping",
    "check": "safekeeping",
    "purge": "safekeeping",
    "log": "safekeeping",
    "statistic": "window",
    "print": "exporting",
    "palette": "keys",
    "exchange": "sharing",
    "agreement": "agreement",
}
"""For parts that have no entry of their own: what their module's name says."""


def chapter_of(widget: QWidget | None) -> str:
    """The chapter about a widget, or about the nearest part of the window around it."""
    while widget is not None:
        found = _own(widget)
        if found:
            return found
        widget = widget.parentWidget()
    return FIRST


def _own(widget: QWidget) -> str:
    if widget.objectName() in _BY_NAME:
        return _BY_NAME[widget.objectName()]
    module = type(widget).__module__.removeprefix("egpk_desk.desktop.")
    if module == type(widget).__module__:
        return ""
    room, _, rest = module.partition(".")
    if rest and room in _BY_PACKAGE:
        return _BY_PACKAGE[room]
    return next((chapter for word, chapter in _BY_WORD.items() if word in module), "")
