"""Pictures of working with others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog

from egpk_desk.coders import Ruling
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
    dialog.some_reports.click()
    dialog.encrypted.setChecked(True)
    dialog.resize(560, dialog.sizeHint().height())
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


def quotations(stage: Stage) -> QPixmap:
    """What was found of a manuscript that quotes the open report rightly and wrongly."""
    bench = stage.open_richest()
    passages = [" ".join(one.text.split()[:14]) for one in bench.coding.excerpts()[:3]]
    changed = [word for passage in passages[1:2] for word in passage.split()]
    if len(changed) > 5:
        changed[4] = "المنعقدة"
    lines = [f"كتب الباحث: «{passage}»." for passage in (*passages[:1], " ".join(changed), *passages[2:])]
    lines.append("ونُقل عنه أيضًا: «لم يقل أحد هذا الكلام في أي تقرير من التقارير المحفوظة».")
    manuscript = stage.folder / "الفصل الأول.txt"
    manuscript.write_text("\n\n".join(lines), encoding="utf-8")
    window = stage.window.sharing.proving.open()
    stage.window.sharing.proving.check(manuscript)
    stage.wait(lambda: window.found)
    window.list.setCurrentRow(1)
    return stage.picture_with(window)


def _coded_by_two(stage: Stage) -> Workbench:
    """A copy of the library in which a colleague coded much of what is coded, some of it in another way."""
    copy = stage.folder / stage.path.name
    with opened(stage.path, user=stage.window.user) as workspace:
        workspace.backup(copy)
    with opened(copy, user=_COLLEAGUE) as workspace:
        codes = [code for code in workspace.codes() if code.codable]
        for number, one in enumerate(workspace.excerpts()[:12]):
            mark = one.highlight
            tags = [code.slug for code in one.codes] or [codes[0].slug]
            if number % 4 == 1:
                tags = [codes[(number * 5) % len(codes)].slug]
            if number % 4 != 3:
                workspace.highlight(mark.document, mark.start, mark.end - (number % 4 == 2) * 9, tags=tags)
        for open_ in workspace.coders.open()[:1]:
            workspace.coders.settle(open_, Ruling("accept", open_.coders[:1], reason="عن التجارة لا عن الاستثمار"))
    return stage.open_richest(copy)


def agreement(stage: Stage) -> QPixmap:
    """How far two coders agree."""
    bench = _coded_by_two(stage)
    window = stage.window.sharing.agreeing.open()
    stage.wait(lambda: window.figures.table.rowCount() or not (bench.lists and bench.lists.documents))
    return stage.picture_with(window)


def disagreements(stage: Stage) -> QPixmap:
    """Where they do not, side by side."""
    bench = _coded_by_two(stage)
    window = stage.window.sharing.agreeing.open()
    stage.wait(lambda: window.figures.table.rowCount() or not (bench.lists and bench.lists.documents))
    window.tabs.setCurrentIndex(1)
    return stage.picture_with(window)


def audit(stage: Stage) -> QPixmap:
    """Who did what and when, a merge and a decision among it."""
    bench, carried = _parted(stage)
    with opened(bench.session.path, user=stage.window.user) as workspace:
        workspace.bundles.merge(carried)
    bench.refresh()
    window = stage.window.sharing.auditing.open()
    stage.wait(lambda: window.model.lines)
    return stage.picture_with(window)


FURTHER = {"agreement": agreement, "disagreements": disagreements, "audit": audit}
