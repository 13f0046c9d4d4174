"""While one cites in a library of two thousand works, the window's thread is never held up."""

from __future__ import annotations

import os
from pathlib import Path

from tests.desktop.citing.test_references import type_into
from tests.desktop.watchdog import LONG, Watchdog
from tests.desktop.window import Desk

BUSY = 3 if os.environ.get("CI") else 1.5
"""A machine with other work may take so many times as long: by itself the longest stretch takes 41 ms."""


def many(folder: Path, count: int) -> Path:
    path = folder / "many.ris"
    works = (
        f"TY  - BOOK\nTI  - تاريخ الموانئ {number}\nAU  - سعاد حسن {number}\nPY  - {1950 + number % 70}\nER  - \n"
        for number in range(count)
    )
    path.write_text("\n".join(works), encoding="utf-8")
    return path


def test_citing_among_thousands_of_works_never_holds_the_window_up(coded_desk: Desk, tmp_path: Path) -> None:
    desk, qtbot = coded_desk, coded_desk.qtbot
    citing = desk.bench.citing
    lists = desk.bench.lists
    assert lists is not None
    desk.show_document(lists.documents[0].id)
    source = many(tmp_path, 2000)
    dog = Watchdog()
    dog.start()
    dog.doing = "take in"
    with qtbot.waitSignal(citing.references.libraryChanged, timeout=60_000):
        citing.references.take_in([source])
    desk.rest()
    dog.doing = "open references"
    window = citing.references.open()
    qtbot.waitUntil(lambda: len(window.list.model.entries) == 2007, timeout=20_000)
    desk.rest()
    dog.doing = "filter"
    type_into(window.list.field, "موانئ 1999")
    qtbot.waitUntil(lambda: window.list.model.rowCount() < 100, timeout=10_000)
    window.list.field.clear()
    qtbot.waitUntil(lambda: window.list.model.rowCount() == 2007, timeout=10_000)
    dog.doing = "choose and type"
    for row in (5, 900, 2006):
        window.list.view.setCurrentIndex(window.list.model.index(row))
        type_into(window.form.lines["title"], " جديد")
        qtbot.wait(300)
    desk.rest()
    dog.doing = "duplicates"
    dialog = citing.references.open_duplicates()
    desk.rest()
    dialog.reject()
    dog.doing = "style"
    style = citing.choose_style()
    qtbot.waitUntil(lambda: "Ibid." in style.page.toPlainText(), timeout=20_000)
    style.picker.style.setCurrentIndex(2)
    qtbot.wait(300)
    style.accept()
    dog.doing = "copy"
    with qtbot.waitSignal(citing.copying.copied, timeout=20_000):
        citing.copying.copy_excerpts([one.highlight.id for one in desk.stored()])
    dog.doing = "export"
    box = desk.bench.exporting.open_dialog()
    assert box is not None
    qtbot.waitUntil(lambda: bool(box.page.toPlainText()), timeout=20_000)
    box.options.bibliography.setChecked(True)
    qtbot.wait(600)
    box.reject()
    dog.stop()
    print(dog.distribution())
    assert dog.longest_work() <= LONG * BUSY, dog.distribution() + dog.story()
