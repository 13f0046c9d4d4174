"""Pictures of open reports: in tabs, and on two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from egpk_desk.desktop import i18n

if TYPE_CHECKING:
    from egpk_desk.desktop.screens import Stage
    from egpk_desk.desktop.workbench import Workbench

_TABS = 6


def tabs(stage: Stage) -> QPixmap:
    """More reports than there is room for, the richest in view."""
    _open(stage, _TABS)
    return stage.picture()


def beside(stage: Stage) -> QPixmap:
    """Two reports side by side, each with a highlight in view; one works in the second."""
    bench = _open(stage, 3)
    assert bench.lists is not None
    bench.sides.set_split(True)
    shown = bench.coding.document
    others = [record for record in bench.lists.documents if record.id != shown and record.highlights]
    stage.wait(lambda: bench.sides.active.shown is not None or not shown)
    if others:
        bench.open_document(others[0].id)
        stage.wait(lambda: bench.coding.document == others[0].id and bench.coding.excerpts())
        bench.coding.jump(bench.coding.excerpts()[0].highlight.id)
        bench.reader.flash(0, 0)
    return stage.picture()


def commands(stage: Stage) -> QPixmap:
    """The palette of commands with a few letters typed, in the language that the interface does not speak."""
    stage.open_richest()
    stage.window.commands.open("report" if i18n.language() == "ar" else "تقرير")
    return stage.picture()


def _open(stage: Stage, count: int) -> Workbench:
    bench = stage.open_richest()
    assert bench.lists is not None
    richest = bench.coding.document
    for record in [one for one in bench.lists.documents if one.id != richest][: count - 1]:
        bench.open_document(record.id)
        stage.wait(lambda record=record: bench.coding.document == record.id)  # type: ignore[misc]
    if richest:
        bench.open_document(richest)
        stage.wait(lambda: bench.coding.document == richest)
    return bench
