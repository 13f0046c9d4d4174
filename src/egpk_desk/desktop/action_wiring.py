"""What each action of the window does: one line an action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from egpk_desk.desktop import i18n
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.appearance import shown_theme
from egpk_desk.desktop.guide.opening import open_guide
from egpk_desk.desktop.preferring import open_settings
from egpk_desk.desktop.shortcut_sheet import open_sheet
from egpk_desk.desktop.workbench import Workbench

if TYPE_CHECKING:
    from egpk_desk.desktop.main_window import MainWindow


def connect_actions(window: MainWindow, a: Actions) -> None:
    """Let the window's actions act; those on the open library do nothing where none is open."""

    def bench(act: Callable[[Workbench], object]) -> Callable[[], None]:
        def run() -> None:
            if window.workbench is not None:
                act(window.workbench)

        return run

    def undo(bench: Workbench) -> None:
        bench.side.memo.flush()
        bench.coding.undo()

    for action, act in (
        (a.new_library, window.choose_new),
        (a.open_library, window.choose_library),
        (a.import_files, window.choose_files),
        (a.import_folder, window.choose_folder),
        (a.paste_report, bench(lambda w: w.importing.paste())),
        (a.export, bench(lambda w: w.exporting.open_dialog())),
        (a.backup, bench(lambda w: w.exporting.choose_backup())),
        (a.quit, window.close),
        (a.undo, bench(undo)),
        (a.redo, bench(lambda w: w.coding.redo())),
        (a.copy, bench(lambda w: w.reader.copy())),
        (a.copy_with_reference, bench(lambda w: w.citing.copy_with_reference())),
        (a.expand_selection, bench(lambda w: w.reader.expand_selection())),
        (a.find, bench(lambda w: w.open_find())),
        (a.find_next, bench(lambda w: w.reader.find_next())),
        (a.find_previous, bench(lambda w: w.reader.find_previous())),
        (a.search, window.focus_search),
        (a.tag, bench(lambda w: w.tagging.open_palette())),
        (a.repeat_code, bench(lambda w: w.tagging.repeat())),
        (a.highlight, bench(lambda w: w.coding.highlight())),
        (a.remove_highlight, bench(lambda w: w.remove_highlight())),
        (a.set_range, bench(lambda w: w.set_range())),
        (a.edit_memo, bench(lambda w: w.write_memo())),
        (a.next_highlight, bench(lambda w: w.coding.go(1))),
        (a.previous_highlight, bench(lambda w: w.coding.go(-1))),
        (a.highlight_at_caret, bench(lambda w: w.coding.choose_at_caret())),
        (a.add_code, bench(lambda w: w.code_editing.add())),
        (a.weigh, bench(lambda w: w.weighing.open())),
        (a.code_hits, bench(lambda w: w.auto_coding.open())),
        (a.import_codebook, bench(lambda w: w.codebook_exchange.choose_file())),
        (a.export_codebook, bench(lambda w: w.codebook_exchange.choose_target())),
        (a.propose_codes, bench(lambda w: w.codebook_exchange.propose(w.coding.document))),
        (a.name_kinds, bench(lambda w: w.code_refining.name_kinds())),
        (a.merge_code, bench(lambda w: w.code_refining.merge(w.side.codes.current() or ""))),
        (a.split_code, bench(lambda w: w.code_refining.split(w.side.codes.current() or ""))),
        (a.edit_metadata, bench(lambda w: w.report_editing.correct(w.current_document()))),
        (a.remove_document, bench(lambda w: w.report_editing.remove(w.current_document()))),
        (a.back, bench(lambda w: w.sides.go_back())),
        (a.forward, bench(lambda w: w.sides.go_on())),
        (a.close_tab, bench(lambda w: w.sides.close_tab())),
        (a.close_others, bench(lambda w: w.sides.close_others())),
        (a.reopen_tab, bench(lambda w: w.sides.reopen())),
        (a.next_tab, bench(lambda w: w.sides.step(1))),
        (a.previous_tab, bench(lambda w: w.sides.step(-1))),
        (a.list_tabs, bench(lambda w: w.sides.active.open_list())),
        (a.split, bench(lambda w: w.sides.set_split(not w.sides.split))),
        (a.move_tab, bench(lambda w: w.sides.move_across())),
        (a.other_side, bench(lambda w: w.sides.go_across())),
        (a.zoom_in, bench(lambda w: w.turning.zoom_step(1))),
        (a.zoom_out, bench(lambda w: w.turning.zoom_step(-1))),
        (a.zoom_reset, bench(lambda w: w.turning.zoom_reset())),
        (a.next_pane, bench(lambda w: w.go_to_pane(1))),
        (a.previous_pane, bench(lambda w: w.go_to_pane(-1))),
        (a.preferences, lambda: open_settings(window)),
        (a.guide, open_guide),
        (a.shortcuts, lambda: open_sheet(window, a)),
    ):
        action.triggered.connect(lambda _=False, act=act: act())
    for number, action in enumerate(a.number_keys, start=1):
        act = bench(lambda w, number=number: w.apply_number(number))  # type: ignore[misc]
        action.triggered.connect(lambda _=False, act=act: act())
    for stance, action in a.stances.items():
        act = bench(lambda w, to=stance: w.coding.set_stance_in_hand(to))  # type: ignore[misc]
        action.triggered.connect(lambda _=False, act=act: act())
    for status, action in a.statuses.items():
        act = bench(lambda w, to=status: w.set_status(to))  # type: ignore[misc]
        action.triggered.connect(lambda _=False, act=act: act())
    for status, action in a.document_statuses.items():
        act = bench(lambda w, to=status: w.report_editing.set_status(w.current_document(), to))  # type: ignore[misc]
        action.triggered.connect(lambda _=False, act=act: act())
    for language, action in a.languages.items():
        action.setChecked(language == i18n.language())
        action.triggered.connect(lambda _=False, language=language: window.change_language(language))
    for theme, action in a.themes.items():
        action.setChecked(theme == shown_theme().name)
        action.triggered.connect(lambda _=False, theme=theme: window.change_theme(theme))
