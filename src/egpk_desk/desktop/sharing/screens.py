"""Pictures of working with others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog

from egpk_desk.desktop.workbench import Workbench
from egpk_desk.workspace import opened

if TYPE_CHECKING:
    from egpk_desk.desktop.screens import Stage

_COLLEAGUE = "عمر"


def _parted(stage: Stage) -> tuple[Workbench, Path]:
    """A copy of the library, and a colleague's bundle in which memos and a code say something else than here."""
    copy, theirs, carried = (stage.folder / name for name in (stage.path.name, "theirs.egpk", "theirs.egpkb"))
    ours = stage.folder / "ours.egpkb"
    with opened(stage.path, user=stage.window.user) as workspace:
        workspace.backup(copy)
    with opened(copy, user=stage.window.user) as workspace:
        workspace.bundles.create(ours)
    with opened(theirs, user=_COLLEAGUE, create=True) as workspace:
        workspace.bundles.merge(ours)
        for excerpt in workspace.excerpts()[:2]:
            workspace.set_memo(excerpt.highlight.id, "قارن هذا بما ورد في التقرير الثاني.")
        for code in workspace.codes()[:1]:
            workspace.set_code(code.id, definition="ما يدفع إلى الوساطة من مصالح.")
        workspace.bundles.create(carried)
    with opened(copy, user=stage.window.user) as workspace:
        for excerpt in workspace.excerpts()[:2]:
            workspace.set_memo(excerpt.highlight.id, "يؤيده ما قاله الوزير في المؤتمر.")
        for code in workspace.codes()[:1]:
            workspace.set_code(code.id, definition="سبب الوساطة كما يراه التقرير.")
    return stage.open_richest(copy), carried


def making(stage: Stage) -> QPixmap:
    """What goes into a bundle, of chosen reports and under a passphrase."""
    stage.open_richest()
    dialog = stage.window.sharing.open_making()
    assert dialog is not None
    dialog.some_reports.setChecked(True)
    dialog.encrypted.setChecked(True)
    dialog.adjustSize()
    return stage.picture_with(dialog)


def joining(stage: Stage) -> QPixmap:
    """What is in a colleague's bundle."""
    _, carried = _parted(stage)
    dialog = stage.window.sharing.open_joining(carried)
    stage.wait(lambda: dialog.found)
    return stage.picture_with(dialog)


def joined(stage: Stage) -> QPixmap:
    """What came in with it."""
    _, carried = _parted(stage)
    dialogs: list[QDialog] = []
    stage.window.sharing.dialogOpened.connect(dialogs.append)
    assert stage.window.jobs is not None
    stage.window.jobs.carrying.join(carried, "")
    stage.wait(lambda: dialogs)
    return stage.picture_with(dialogs[0])


def conflicts(stage: Stage) -> QPixmap:
    """What both have changed."""
    bench, carried = _parted(stage)
    with opened(bench.session.path, user=stage.window.user) as workspace:
        workspace.bundles.merge(carried)
    bench.refresh()
    window = stage.window.sharing.settling.open()
    stage.wait(lambda: window.list.count() or not (bench.lists and bench.lists.documents))
    return stage.picture_with(window)
