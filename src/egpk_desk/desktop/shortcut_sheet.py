"""The sheet of keys, made of the window's actions, so that it never says what is not so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.dialogs.shortcuts import Group, Shortcuts

translate = QCoreApplication.translate


_PASSAGES = "Ctrl+Shift+1 – 4   Ctrl+Shift+0"


def _entries(*actions: QAction) -> list[tuple[str, QKeySequence | str]]:
    return [
        (action.text().partition("\t")[0].replace("&", "").rstrip("…"), action.shortcuts()[0])
        for action in actions
        if action.shortcuts()
    ]


def groups(actions: Actions) -> list[Group]:
    """The keys by what they are for."""
    listed = _listed(actions)
    return [*listed, *_further(actions, listed)]


def _further(a: Actions, listed: list[Group]) -> list[Group]:
    """The keys of actions that no group names, so that the sheet lacks none."""
    named = {keys.toString() for _, entries in listed for _, keys in entries if isinstance(keys, QKeySequence)}
    told = {id(action) for action in (*a.number_keys, *a.stances.values(), *a.statuses.values())}
    told |= {id(action) for action in a.document_statuses.values()}
    rest = [action for action in a.all() if action.shortcuts() and id(action) not in told]
    entries = _entries(*(action for action in rest if action.shortcuts()[0].toString() not in named))
    return [(translate("ShortcutSheet", "Further"), entries)] if entries else []


def _listed(actions: Actions) -> list[Group]:
    a = actions
    number = (translate("ShortcutSheet", "Highlight with the code of that number, or take it off"), "1 – 9")
    return [
        (
            translate("ShortcutSheet", "Highlights"),
            [
                number,
                (
                    translate("ShortcutSheet", "Give a code by a few letters of its name"),
                    translate("ShortcutSheet", "Letters"),
                ),
                *_entries(a.tag, a.repeat_code, a.highlight, a.edit_memo, a.set_range, a.remove_highlight),
                *_entries(a.next_highlight, a.previous_highlight, a.highlight_at_caret),
                (translate("ShortcutSheet", "Stance: supports, contradicts, context, none"), "Alt+1 – 3   Alt+0"),
                (translate("ShortcutSheet", "Passage: unread, reading, coded, to check, none"), _PASSAGES),
            ],
        ),
        (
            translate("ShortcutSheet", "Reading"),
            [
                (translate("ShortcutSheet", "Select by letters, by words"), "Shift+←→   Ctrl+Shift+←→"),
                *_entries(a.expand_selection),
                *_entries(a.find, a.find_next, a.find_previous, a.zoom_in, a.zoom_out, a.zoom_reset),
                *_entries(a.page_view, a.page_beside, a.page_panel, a.go_to_page, a.fit_width, a.fit_page),
            ],
        ),
        (
            translate("ShortcutSheet", "Open reports"),
            [
                *_entries(a.back, a.forward, a.next_tab, a.previous_tab, a.list_tabs, a.close_tab, a.close_others),
                *_entries(a.reopen_tab, a.split, a.move_tab, a.other_side),
            ],
        ),
        (
            translate("ShortcutSheet", "Library"),
            [
                *_entries(a.new_library, a.open_library, a.import_files, a.import_folder, a.paste_report, a.export),
                *_entries(a.search, a.edit_metadata, a.correct_text, a.take_marks, a.remove_document, a.add_code),
                *_entries(
                    a.memos, a.document_memo, a.code_memo, a.edit_properties, a.new_group, a.keep_view, a.show_all
                ),
                (translate("ShortcutSheet", "Report: unread, reading, coded, to check"), "Ctrl+1 – 4"),
            ],
        ),
        (
            translate("ShortcutSheet", "Evidence and codebook"),
            [
                *_entries(a.weigh, a.code_hits, a.merge_code, a.split_code, a.name_kinds),
                *_entries(a.propose_codes, a.import_codebook, a.export_codebook),
            ],
        ),
        (
            translate("ShortcutSheet", "Citations"),
            [
                *_entries(a.copy_with_reference, a.references, a.cite, a.source_notes),
                *_entries(a.choose_style, a.refresh_manuscript),
            ],
        ),
        (
            translate("ShortcutSheet", "Window"),
            [
                (translate("ShortcutSheet", "Undo"), a.undo.shortcuts()[0]),
                (translate("ShortcutSheet", "Redo"), a.redo.shortcuts()[0]),
                *_entries(a.commands, a.next_pane, a.previous_pane, a.preferences, a.guide, a.shortcuts, a.quit),
            ],
        ),
    ]


def open_sheet(window: QWidget, actions: Actions) -> Shortcuts:
    """Show the sheet over the window."""
    sheet = Shortcuts(groups(actions), window)
    sheet.open()
    return sheet
