"""The menus, the toolbar and the reader's context menu, made of the window's actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.appearance import scaled
from egpk_desk.desktop.both_languages import translate
from egpk_desk.library.records import Code
from egpk_desk.text.bidi import isolate

if TYPE_CHECKING:
    from egpk_desk.desktop.pages import PageView
    from egpk_desk.desktop.reader import Reader
    from egpk_desk.desktop.workbench import Workbench


def fill_menu_bar(window: QMainWindow, actions: Actions, recent: QMenu) -> None:
    """Put all actions into the window's menu bar."""
    bar = window.menuBar()
    bar.clear()

    def menu(title: str, *entries: QAction | QMenu | None) -> None:
        made = bar.addMenu(title)
        made.setToolTipsVisible(False)
        for entry in entries:
            if entry is None:
                made.addSeparator()
            elif isinstance(entry, QMenu):
                made.addMenu(entry)
            else:
                made.addAction(entry)

    a = actions
    menu(
        translate("Menus", "&File"),
        *(a.new_library, a.open_library, recent, None),
        *(a.import_files, a.import_folder, a.paste_report, None, a.export, a.print_report, None),
        *(a.make_bundle, a.join_bundle, a.check_bundle, a.shared_folder, a.conflicts, a.audit, None),
        *(a.take_project, a.send_project, None, a.quit),
    )
    menu(
        translate("Menus", "&Library"),
        *(a.statistics, a.work_log, None, a.backup, a.backups, a.check_library, None, a.purge_library),
    )
    menu(
        translate("Menus", "&Edit"),
        *(a.undo, a.redo, None, a.copy, a.copy_with_reference, a.expand_selection, None),
        *(a.find, a.find_next, a.find_previous, a.search),
    )
    reports = submenu(bar, translate("Menus", "&Status of the report"), a.document_statuses)
    editing = (a.edit_metadata, a.correct_text, a.take_marks, a.remove_document, a.purge_document)
    menu(translate("Menus", "&Report"), *editing, None, reports, None, a.check_quotations)
    stances = submenu(bar, translate("Menus", "St&ance"), a.stances)
    passages = submenu(bar, translate("Menus", "&Status of the passage"), a.statuses)
    menu(
        translate("Menus", "&Highlight"),
        *(a.tag, a.repeat_code, a.highlight, None, a.edit_memo, stances, passages, None),
        *(a.set_range, a.remove_highlight, None),
        *(a.next_highlight, a.previous_highlight, a.highlight_at_caret, None, *a.number_keys),
    )
    menu(
        translate("Menus", "&Codebook"),
        *(a.weigh, a.agreement, a.code_hits, None, a.add_code, a.merge_code, a.split_code, a.name_kinds, None),
        *(a.propose_codes, a.import_codebook, a.export_codebook),
    )
    menu(
        translate("Menus", "&Citations"),
        *(a.references, a.cite, a.source_notes, None, a.copy_with_reference, a.choose_style, None),
        a.refresh_manuscript,
    )
    menu(
        translate("Menus", "&Organise"),
        *(a.memos, a.document_memo, a.code_memo, None, a.edit_properties, a.new_group, None),
        *(a.views_menu, a.keep_view, a.show_all),
    )
    look = QMenu(translate("Menus", "&Theme"), bar)
    look.addActions(list(a.themes.values()))
    words = QMenu(translate("Menus", "&Language"), bar)
    words.addActions(list(a.languages.values()))
    menu(
        translate("Menus", "&View"),
        *(a.page_view, a.page_beside, a.page_panel, a.go_to_page, None),
        *(a.fit_width, a.fit_page, None, a.zoom_in, a.zoom_out, a.zoom_reset, None, look, words, a.preferences, None),
        *(a.next_pane, a.previous_pane),
    )
    menu(
        translate("Menus", "&Go"),
        *(a.commands, None, a.back, a.forward, None, a.next_tab, a.previous_tab, a.list_tabs, None),
        *(a.close_tab, a.close_others, a.reopen_tab, None, a.split, a.move_tab, a.other_side),
    )
    menu(translate("Menus", "H&elp"), a.guide, a.shortcuts)
    window.addActions(a.all())


def submenu(parent: QWidget, title: str, actions: Mapping[str, QAction]) -> QMenu:
    """A menu within a menu, of actions that exclude each other."""
    made = QMenu(title, parent)
    made.addActions(list(actions.values()))
    return made


def make_tool_bar(window: QMainWindow, actions: Actions) -> QLineEdit:
    """Make the toolbar; returns the field in which one searches the library."""
    bar = QToolBar(translate("Menus", "Tools"), window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    a = actions
    for entry in (
        a.back,
        a.forward,
        None,
        a.import_files,
        a.paste_report,
        None,
        a.undo,
        a.redo,
        None,
        a.highlight,
        a.tag,
        a.edit_memo,
    ):
        bar.addSeparator() if entry is None else bar.addAction(entry)
    for entry in (a.remove_highlight, None, a.weigh, a.export):
        bar.addSeparator() if entry is None else bar.addAction(entry)
    for action, words in (
        (a.import_files, translate("Menus", "Import")),
        (a.export, translate("Menus", "Export")),
    ):
        action.setIconText(words)
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for action in bar.actions():
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(action.text().replace("&", ""))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    field = QLineEdit()
    field.setObjectName("searchField")
    field.setPlaceholderText(translate("Menus", "Search the library"))
    field.setAccessibleName(translate("Menus", "Search the library"))
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(160)
    field.setMaximumWidth(scaled(300))
    field.addAction(icons.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)
    bar.addWidget(field)
    window.addToolBar(bar)
    return field


def reader_menu(parent: QWidget, actions: Actions, codes: Sequence[tuple[int, Code]], language: str) -> QMenu:
    """What can be done at a place of the text; the codes with their number keys among it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    a = actions
    menu.addAction(a.copy)
    menu.addAction(a.copy_with_reference)
    menu.addSeparator()
    menu.addAction(a.tag)
    menu.addAction(a.repeat_code)
    menu.addAction(a.highlight)
    tagged = menu.addMenu(icons.icon("tag"), translate("Menus", "With a code"))
    for number, code in codes:
        entry = tagged.addAction(f"{number}   {isolate(code.name(language))}")
        entry.triggered.connect(a.number_keys[number - 1].trigger)
        entry.setEnabled(a.number_keys[number - 1].isEnabled())
    menu.addMenu(submenu(menu, translate("Menus", "St&ance"), a.stances))
    menu.addMenu(submenu(menu, translate("Menus", "&Status of the passage"), a.statuses))
    for entry in (a.edit_memo, a.set_range, a.remove_highlight):
        menu.addAction(entry)
    menu.addSeparator()
    menu.addAction(a.correct_text)
    menu.addAction(a.find)
    return menu


def open_reader_menu(bench: Workbench, surface: Reader | PageView, place: QPoint) -> None:
    """Open the menu at a place of the text or the pages; where no text is selected, it is of the highlight there."""
    if not bench.coding.document:
        return
    start, end = bench.reader.selection()
    if start == end:
        marks = surface.marks_under(QPointF(place))
        if marks:
            bench.coding.set_current(marks[0].id)
    codes = bench.side.codes.numbered_codes()
    menu = reader_menu(bench, bench.actions_, list(codes.items()), i18n.language())
    menu.popup(surface.viewport().mapToGlobal(place))
