"""Every panel and dialog: each control has a name for a screen reader and is reached with Tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from egpk_desk.desktop.dialogs.code_dialog import CodeDialog
from egpk_desk.desktop.dialogs.export_dialog import ExportDialog
from egpk_desk.desktop.dialogs.import_report import ImportReport
from egpk_desk.desktop.dialogs.metadata_dialog import MetadataDialog
from egpk_desk.desktop.dialogs.shortcuts import Shortcuts
from egpk_desk.desktop.panels.code_tree import CodeTree
from egpk_desk.desktop.panels.document_list import DocumentList
from egpk_desk.desktop.panels.highlight_list import HighlightList
from egpk_desk.desktop.panels.memo_panel import MemoPanel
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Code, DocumentRecord
from egpk_desk.workspace import ImportOutcome

Maker = Callable[[str], QWidget]


@pytest.fixture
def make(documents: list[DocumentRecord], codes: list[Code], counts: Counter[str], excerpts: list[Excerpt]) -> Maker:
    def maker(name: str) -> QWidget:
        match name:
            case "documents":
                listed = DocumentList()
                listed.set_documents(documents)
                return listed
            case "no documents":
                return DocumentList()
            case "codes":
                tree = CodeTree()
                tree.set_codes(codes, counts)
                tree.set_filter(codes[0].id)
                return tree
            case "highlights":
                highlights = HighlightList()
                highlights.set_excerpts(excerpts)
                return highlights
            case "memo":
                memo = MemoPanel()
                memo.show_excerpt(next(excerpt for excerpt in excerpts if len(excerpt.codes) > 1))
                return memo
            case "export":
                return ExportDialog(codes, documents, lambda request, selection, answer: answer("<p>نص</p>"))
            case "metadata":
                return MetadataDialog(documents[0])
            case "code":
                return CodeDialog(codes)
            case "import":
                return ImportReport([ImportOutcome("a.txt", "new", "id", "عنوان")])
        return Shortcuts([("القراءة", [("فتح", "Ctrl+O")])])

    return maker


EVERY = ["documents", "no documents", "codes", "highlights", "memo", "export", "metadata", "code", "import", "keys"]


def controls(widget: QWidget) -> list[QWidget]:
    """What can have the focus and is in sight; parts that Qt makes inside a control belong to it."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisible()
        and child.isEnabled()
        and child.focusProxy() is None
        and not child.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("name", EVERY)
def test_every_control_has_a_name_for_a_screen_reader(make: Maker, name: str, qtbot: QtBot) -> None:
    widget = make(name)
    qtbot.addWidget(widget)
    widget.show()
    assert controls(widget)
    for control in controls(widget):
        interface = QAccessible.queryAccessibleInterface(control)
        assert interface.text(QAccessible.Text.Name).strip(), f"{control} has no name"


@pytest.mark.parametrize("name", EVERY)
def test_every_control_is_reached_with_tab_and_shows_the_focus(make: Maker, name: str, qtbot: QtBot) -> None:
    widget = make(name)
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    wanted = controls(widget)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget] = []
    for _ in range(4 * len(wanted) + 8):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus not in reached:
            reached.append(focus)
        # With the reason that Tab itself gives; within a group of exclusive buttons the arrows go on.
        widget.focusNextChild()
    grouped = {control for control in wanted if _in_group_with_another(control, reached)}
    assert [control for control in wanted if control not in reached and control not in grouped] == []
    for control in reached:
        if isinstance(control, QAbstractScrollArea) or control in grouped:
            continue
        control.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = control.grab().toImage()
        control.clearFocus()
        assert control.grab().toImage() != with_focus, f"{control} does not show the focus"


def _in_group_with_another(control: QWidget, reached: list[QWidget]) -> bool:
    group = getattr(control, "group", lambda: None)()
    return group is not None and any(getattr(other, "group", lambda: None)() is group for other in reached)
