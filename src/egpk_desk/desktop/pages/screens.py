"""Pictures of a report's pages: alone, beside its text, and with small pages and outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from egpk_desk.desktop.screens import Stage


def pages(stage: Stage) -> QPixmap:
    """Pages in place of the text."""
    return _picture(stage)


def beside(stage: Stage) -> QPixmap:
    """Text and pages side by side."""
    return _picture(stage, beside=True)


def panel(stage: Stage) -> QPixmap:
    """Pages with small ones and the outline beside them."""
    return _picture(stage, panel=True)


def _picture(stage: Stage, *, beside: bool = False, panel: bool = False) -> QPixmap:
    """The report with pages that has the most highlights, on its pages."""
    bench = stage.open_richest()
    assert bench.lists is not None
    paged = [record for record in bench.lists.documents if record.pages]
    if not paged:
        return stage.picture()
    chosen = max(paged, key=lambda record: record.highlights)
    bench.open_document(chosen.id)
    stage.wait(lambda: bench.coding.document == chosen.id)
    actions = stage.window.actions_
    (actions.page_beside if beside else actions.page_view).setChecked(True)
    actions.page_panel.setChecked(panel)
    view = bench.turning.view
    stage.wait(lambda: view.ready() and view.pictures.bytes_kept)
    stage.settle(0.7)
    return stage.picture()
