"""Pictures of what keeps a library in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from egpk_desk.desktop.workbench import Workbench
from egpk_desk.organisation import ViewDefinition
from egpk_desk.workspace import opened

if TYPE_CHECKING:
    from egpk_desk.desktop.screens import Stage


def library(stage: Stage) -> Workbench:
    """A copy of the library with a group, properties and memos that lead to each other."""
    copy = stage.folder / stage.path.name
    with opened(stage.path, user=stage.window.user) as workspace:
        workspace.backup(copy)
    with opened(copy, user=stage.window.user) as workspace:
        records, codes = workspace.documents(), workspace.codes()
        if records and not workspace.organisation.groups():
            workspace.organisation.add_group("الصحف", [record.id for record in records[:3]])
            workspace.organisation.declare("السنة", "number")
            for number, record in enumerate(records):
                values = {"البلد": ("مصر", "باكستان")[number % 2], "السنة": str(2023 + number % 3)}
                workspace.organisation.set_properties([record.id], values)
        if records and codes and not workspace.memos.all("library"):
            first = workspace.memos.add(codes[0].id, "كيف يُستعمل هذا الرمز.", title="حدود الرمز")
            text = f"ابدأ من [[document:{records[0].id}]] ثم قارن بـ[[code:{codes[0].slug}]] و[[memo:{first.id}]]."
            plan = workspace.memos.add("library", text, title="خطة البحث")
            workspace.memos.change(first.id, text=f"كيف يُستعمل هذا الرمز: انظر [[memo:{plan.id}]].")
    return stage.open_richest(copy)


def memos(stage: Stage) -> QPixmap:
    """The window of memos, on one that links and is linked to."""
    bench = library(stage)
    window = bench.organising.memoing.open()
    stage.wait(lambda: window.list.count() or not (bench.lists and bench.lists.documents))
    window.list.setCurrentRow(0)
    stage.wait(lambda: window.current or not window.list.count())
    stage.settle()
    return stage.picture_with(window)


def choice(stage: Stage) -> QPixmap:
    """Reports chosen by group and property, in the order of a property."""
    bench = library(stage)
    assert bench.lists is not None
    groups = tuple(group.id for group in bench.lists.groups[:1])
    bench.organising.apply(ViewDefinition(groups=groups, properties=("البلد=مصر",), sort="title"))
    bench.lists_pane.scope.set_whole_library(True)
    return stage.picture()


def properties(stage: Stage) -> QPixmap:
    """The properties of the open report."""
    bench = library(stage)
    dialog = bench.organising.grouping.edit_properties(bench.coding.document)
    return stage.picture_with(dialog) if dialog is not None else stage.picture()
