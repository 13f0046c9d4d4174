"""Pictures of keeping a library safe, of what was done and of figures; each on a copy of the library."""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog

from egpk_desk import safekeeping
from egpk_desk.library.records import Problem
from egpk_desk.work_log import WorkLog
from egpk_desk.workspace import opened

if TYPE_CHECKING:
    from egpk_desk.desktop.screens import Stage


@contextlib.contextmanager
def _account(stage: Stage) -> Iterator[None]:
    """Settings and logs of the picture's own, so that the user's are not touched."""
    before = os.environ.get("EGPK_PORTABLE")
    os.environ["EGPK_PORTABLE"] = str(stage.folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["EGPK_PORTABLE"]
        else:
            os.environ["EGPK_PORTABLE"] = before


def _worked_on(stage: Stage) -> Path:
    """A copy of the library that has been worked on for some days, with backups here and on a second disk."""
    copy, usb = stage.folder / stage.path.name, stage.folder / "usb"
    usb.mkdir()
    with opened(stage.path, user=stage.window.user) as workspace:
        workspace.backup(copy)
    safekeeping.set_second_folder(usb)
    day = datetime.datetime(2026, 11, 22, 17, 40)
    for number, memo in enumerate(("يؤيده ما قاله الوزير.", "قارن هذا بالتقرير الثاني.", "يحتاج إلى مصدر آخر.")):
        with opened(copy, user=stage.window.user) as workspace:
            for excerpt in workspace.excerpts()[number : number + 1]:
                workspace.set_memo(excerpt.highlight.id, memo)
        safekeeping.keep_backups(copy, day + datetime.timedelta(days=number), at_once=True)
    with opened(copy, user=stage.window.user) as workspace:
        for excerpt in workspace.excerpts()[:3]:
            workspace.remove_highlight(excerpt.highlight.id)
        for record in workspace.documents()[-1:]:
            workspace.remove_document(record.id)
        workspace.import_bytes("تقرير جديد\n\nكُتب بعد النسخة الأخيرة.\n".encode(), "new-report.txt")
    return copy


def backups(stage: Stage) -> QPixmap:
    """The backups of a library, and what going back to one would mean."""
    with _account(stage):
        stage.open_richest(_worked_on(stage))
        dialog = stage.window.keeping.open_backups()
        assert dialog is not None
        stage.wait(lambda: dialog.restore.isEnabled())
        return stage.picture_with(dialog)


def check(stage: Stage) -> QPixmap:
    """What a check of a damaged library found."""
    with _account(stage):
        stage.open_richest()
        dialog = stage.window.keeping.open_check()
        assert dialog is not None
        stage.wait(lambda: dialog.found is not None)
        found = [
            Problem("revision 7f1c2a90", "its stored text cannot be read"),
            Problem("source of document 172841fe", "its bytes are not those that were imported"),
            Problem("search index", "3 blocks are not in it"),
        ]
        dialog.show_problems(found, may_mend=True)
        return stage.picture_with(dialog)


def log(stage: Stage) -> QPixmap:
    """What was done with a library, and what failed."""
    with _account(stage):
        path = _worked_on(stage)
        kept = WorkLog(path)
        kept.note("export", "Exported to “/home/salma/المقتطفات.docx”; excerpts: 24.", user="سلمى")
        kept.note(
            *("import", "Imported: 2 new, 0 read anew, 1 known before, 1 refused."),
            details=["/home/salma/scan.pdf\tThere is no file “scan.pdf”. Check its name and place."],
            user="سلمى",
        )
        stage.open_richest(path)
        window = stage.window.keeping.telling.open_log()
        assert window is not None
        stage.wait(lambda: window.list.topLevelItemCount())
        window.list.expandAll()
        return stage.picture_with(window)


def statistics(stage: Stage) -> QPixmap:
    """Figures of the whole library."""
    with _account(stage):
        stage.open_richest()
        dialog = stage.window.keeping.telling.open_statistics()
        assert dialog is not None
        dialog.scope.setCurrentIndex(0)
        stage.wait(lambda: dialog.found is not None)
        return stage.picture_with(dialog)


def purge(stage: Stage) -> QPixmap:
    """The question before a library is erased."""
    with _account(stage):
        stage.open_richest(_worked_on(stage))
        dialog: QDialog | None = stage.window.keeping.ask_purge_library()
        assert dialog is not None
        return stage.picture_with(dialog)


def printing(stage: Stage) -> QPixmap:
    """The pages of a report as they will be printed."""
    stage.open_richest()
    dialog = stage.window.printing.open()
    assert dialog is not None
    stage.wait(lambda: dialog.shown == 0)
    return stage.picture_with(dialog)


FURTHER = {
    "backups": backups,
    "check": check,
    "log": log,
    "statistics": statistics,
    "purge": purge,
    "print": printing,
}
"""Each screen's name, and what brings it on."""
