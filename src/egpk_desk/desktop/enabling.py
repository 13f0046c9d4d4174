"""Which actions make sense now."""

from __future__ import annotations

from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.workbench import Workbench


def may_change(bench: Workbench | None) -> bool:
    """Whether there is an open library that can be changed."""
    return bench is not None and bench.lists is not None and not bench.lists.read_only


def enable_actions(a: Actions, bench: Workbench | None) -> None:
    """Enable the actions that make sense now, disable the others."""
    lists = bench.lists if bench is not None else None
    changing = may_change(bench)
    is_open = bench is not None and bool(bench.coding.document)
    in_hand = bench is not None and bench.coding.current is not None
    selected = False
    if bench is not None and is_open:
        start, end = bench.reader.selection()
        selected = start < end
    some = lists is not None and bool(lists.documents)
    changing_codes = (a.add_code, a.import_codebook, a.name_kinds)
    for action in (a.import_files, a.import_folder, a.paste_report, *changing_codes):
        action.setEnabled(changing)
    for action in (a.edit_metadata, a.remove_document, a.purge_document, *a.document_statuses.values()):
        action.setEnabled(changing and some)
    for action in (a.code_hits, a.merge_code, a.split_code):
        action.setEnabled(changing and lists is not None and bool(lists.codes))
    for action in (a.highlight, a.tag, a.repeat_code, a.propose_codes, *a.number_keys):
        action.setEnabled(changing and is_open)
    for action in (a.remove_highlight, a.edit_memo, *a.stances.values(), *a.statuses.values()):
        action.setEnabled(changing and (in_hand or is_open))
    for action in (a.document_memo, a.edit_properties, a.new_group):
        action.setEnabled(changing and some)
    for action in (a.code_memo, a.keep_view):
        action.setEnabled(changing and lists is not None)
    for action in (a.join_bundle, a.shared_folder, a.take_project):
        action.setEnabled(changing)
    sharing = (a.make_bundle, a.check_bundle, a.conflicts, a.agreement, a.audit, a.check_quotations)
    for action in (a.memos, a.show_all, *sharing):
        action.setEnabled(lists is not None)
    record = bench.reading.record if bench is not None and is_open else None
    a.send_project.setEnabled(some)
    a.correct_text.setEnabled(changing and is_open)
    a.take_marks.setEnabled(changing and record is not None and record.kind == "pdf")
    a.set_range.setEnabled(changing and selected)
    a.undo.setEnabled(changing and lists is not None and bool(lists.undo))
    a.redo.setEnabled(changing and lists is not None and bool(lists.redo))
    for action in (a.find, a.find_next, a.find_previous, a.expand_selection):
        action.setEnabled(is_open)
    _enable_ways(a, bench)
    for action in (a.next_highlight, a.previous_highlight, a.highlight_at_caret):
        action.setEnabled(is_open)
    a.copy.setEnabled(selected or in_hand)
    a.copy_with_reference.setEnabled(lists is not None)
    for action in (a.cite, a.source_notes):
        action.setEnabled(some)
    for action in (a.references, a.choose_style, a.refresh_manuscript):
        action.setEnabled(lists is not None)
    a.print_report.setEnabled(is_open)
    for action in (a.work_log, a.backups, a.check_library, a.purge_library):
        action.setEnabled(bench is not None)
    for action in (a.export, a.statistics, a.backup, a.search, a.weigh, a.export_codebook):
        action.setEnabled(lists is not None)


def _enable_ways(a: Actions, bench: Workbench | None) -> None:
    """Going to places, and what can be done with tabs and sides."""
    sides = bench.sides if bench is not None else None
    count = sides.active.bar.count() if sides is not None else 0
    a.back.setEnabled(sides is not None and sides.history.can_go_back)
    a.forward.setEnabled(sides is not None and sides.history.can_go_on)
    a.reopen_tab.setEnabled(sides is not None and sides.can_reopen)
    for action in (a.close_tab, a.list_tabs, a.move_tab):
        action.setEnabled(count > 0)
    for action in (a.next_tab, a.previous_tab, a.close_others):
        action.setEnabled(count > 1)
    a.other_side.setEnabled(sides is not None and sides.split)
    a.split.setEnabled(sides is not None and (count > 0 or sides.split))
