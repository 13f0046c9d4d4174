"""The codebook in the window: merging, splitting, kinds, files of other programs, and codes from a report."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt

from egpk_desk.desktop.dialogs.adoption_dialog import AdoptionDialog
from egpk_desk.desktop.dialogs.code_dialog import CodeDialog
from egpk_desk.desktop.dialogs.kinds_dialog import KindsDialog
from egpk_desk.desktop.dialogs.merge_dialog import MergeDialog
from egpk_desk.desktop.dialogs.proposal_dialog import ProposalDialog
from egpk_desk.library.records import Code
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace
from tests.desktop.window import Desk


def codes(desk: Desk) -> dict[str, Code]:
    with desk.look() as workspace:
        return {code.slug: code for code in workspace.codes()}


def counts(desk: Desk) -> Counter[str]:
    return Counter(code.slug for excerpt in desk.stored() for code in excerpt.codes)


def merging(desk: Desk, source: Code, into: Code) -> MergeDialog:
    dialog = desk.bench.code_refining.merge(source.id)
    assert dialog is not None
    dialog.into.choose(into.id)
    desk.qtbot.waitUntil(
        lambda: dialog.accept_button.isEnabled() and into.name("ar") in dialog.told.text(), timeout=9000
    )
    return dialog


def test_a_merge_says_what_happens_does_it_and_is_taken_back(coded_desk: Desk) -> None:
    desk, there, before = coded_desk, codes(coded_desk), counts(coded_desk)
    source, into = there["driver/economic-gains"], there["driver/gaza-war"]
    both = sum({source.id, into.id} <= set(e.highlight.tags) for e in desk.stored())
    dialog = merging(desk, source, into)
    assert str(before[source.slug] - both) in dialog.told.text()
    with desk.qtbot.waitSignal(desk.bench.code_refining.libraryChanged, timeout=9000):
        desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert source.slug not in codes(desk)
    assert counts(desk)[into.slug] == before[into.slug] + before[source.slug] - both
    desk.rest()
    desk.bench.coding.undo()
    desk.qtbot.waitUntil(lambda: counts(desk) == before, timeout=9000)


def test_a_code_is_not_merged_into_itself(coded_desk: Desk) -> None:
    dialog = coded_desk.bench.code_refining.merge()
    assert dialog is not None
    dialog.into.choose(dialog.source.code)
    assert dialog.wrong.isVisibleTo(dialog)
    assert not dialog.accept_button.isEnabled()


def test_ticked_passages_get_a_new_code_and_undo_brings_all_back(coded_desk: Desk) -> None:
    desk, before = coded_desk, counts(coded_desk)
    source = codes(desk)["driver/economic-gains"]
    dialog = desk.bench.code_refining.split(source.id)
    assert dialog is not None
    desk.qtbot.waitUntil(lambda: len(dialog.passages.model.rows) == before[source.slug], timeout=9000)
    assert dialog.passages.taken() == []
    view = dialog.passages.view
    view.setCurrentIndex(view.model().index(0, 0))
    desk.qtbot.keyClick(view, Qt.Key.Key_Space)
    assert not dialog.accept_button.isEnabled()
    dialog.into.setEditText("مكاسب التجارة")
    with desk.qtbot.waitSignal(desk.bench.code_refining.libraryChanged, timeout=9000):
        desk.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    made = next(code for code in codes(desk).values() if code.name_ar == "مكاسب التجارة")
    assert made.kind == "driver"
    after = counts(desk)
    assert (after[made.slug], after[source.slug]) == (1, before[source.slug] - 1)
    desk.rest()
    desk.bench.coding.undo()
    desk.qtbot.waitUntil(lambda: counts(desk) == before and made.slug not in codes(desk), timeout=9000)


def test_a_kind_of_ones_own_is_named_and_heads_its_codes(coded_desk: Desk) -> None:
    desk = coded_desk
    dialogs: list[KindsDialog] = []
    desk.bench.code_refining.dialogOpened.connect(dialogs.append)
    desk.bench.code_refining.name_kinds(new=True)
    desk.qtbot.waitUntil(lambda: bool(dialogs), timeout=9000)
    dialogs[0].name_ar.setText("الفاعلون")
    dialogs[0].name_en.setText("Actors")
    dialogs[0].accept()
    tree = desk.bench.side.codes.view
    heads = lambda: [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]  # type: ignore[union-attr]  # noqa: E731
    desk.qtbot.waitUntil(lambda: "الفاعلون" in heads(), timeout=9000)
    dialog = desk.bench.code_editing.add("actors")
    assert dialog.place.currentText() == "الفاعلون"
    dialog.name_ar.setText("وزارة الخارجية")
    dialog.name_en.setText("Foreign ministry")
    dialog.accept()
    desk.qtbot.waitUntil(lambda: "actors/foreign-ministry" in codes(desk), timeout=9000)


def test_a_codes_rules_of_use_are_kept(coded_desk: Desk) -> None:
    desk = coded_desk
    code = codes(desk)["driver/gaza-war"]
    dialog = desk.bench.code_editing.edit(code.id)
    assert isinstance(dialog, CodeDialog)
    dialog.use_when.setPlainText("حيث تُذكر الحرب سببًا")
    dialog.use_not.setPlainText("حيث تُذكر خبرًا")
    dialog.example.setPlainText("دفعت الحرب البلدين إلى التقارب")
    with desk.qtbot.waitSignal(desk.bench.code_editing.libraryChanged, timeout=9000):
        dialog.accept()
    after = codes(desk)["driver/gaza-war"]
    assert (after.use_when, after.use_not) == ("حيث تُذكر الحرب سببًا", "حيث تُذكر خبرًا")
    assert after.example == "دفعت الحرب البلدين إلى التقارب"


def test_a_codebook_goes_out_and_comes_into_another_library(coded_desk: Desk, tmp_path: Path) -> None:
    desk, files = coded_desk, tmp_path / "files"
    files.mkdir()
    for suffix in ("qdc", "csv", "json"):
        with desk.qtbot.waitSignal(desk.bench.codebook_exchange.succeeded, timeout=9000):
            desk.bench.codebook_exchange.save(files / f"الرموز.{suffix}")
    book = ElementTree.parse(files / "الرموز.qdc").getroot()
    assert book.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    there = codes(desk)
    with Workspace.open(tmp_path / "other.egpk", user="another", create=True) as other:
        for code in reversed(other.codes()):
            other.remove_code(code.id)
    desk.open(tmp_path / "other.egpk")
    for suffix in ("qdc", "csv", "json"):
        dialogs: list[AdoptionDialog] = []
        desk.bench.codebook_exchange.dialogOpened.connect(dialogs.append)
        desk.bench.codebook_exchange.take_in(files / f"الرموز.{suffix}")
        desk.qtbot.waitUntil(lambda dialogs=dialogs: bool(dialogs), timeout=9000)
        assert dialogs[0].accept_button.isEnabled()
        with desk.qtbot.waitSignal(desk.bench.codebook_exchange.libraryChanged, timeout=9000):
            dialogs[0].accept()
        came = codes(desk)
        assert sorted(code.name_ar for code in came.values()) == sorted(code.name_ar for code in there.values())
        desk.rest()
        desk.bench.coding.undo()
        desk.qtbot.waitUntil(lambda: codes(desk) == {}, timeout=9000)
        desk.bench.codebook_exchange.dialogOpened.disconnect()


def test_a_file_that_is_no_codebook_is_told_of(coded_desk: Desk, tmp_path: Path) -> None:
    desk = coded_desk
    (tmp_path / "broken.qdc").write_text("<CodeBook", encoding="utf-8")
    with desk.qtbot.waitSignal(desk.bench.failed, timeout=9000):
        desk.bench.codebook_exchange.take_in(tmp_path / "broken.qdc")
    with desk.qtbot.waitSignal(desk.bench.failed, timeout=9000):
        desk.bench.codebook_exchange.take_in(tmp_path / "none.qdc")


def test_a_reports_headings_are_proposed_and_the_ticked_ones_added(desk: Desk) -> None:
    desk.import_by_drop(sample_docs() / "algeria-italy-windows-1256.txt")
    dialogs: list[ProposalDialog] = []
    desk.bench.codebook_exchange.dialogOpened.connect(dialogs.append)
    desk.window.actions_.propose_codes.trigger()
    desk.qtbot.waitUntil(lambda: bool(dialogs), timeout=9000)
    dialog, before = dialogs[0], codes(desk)
    new = dialog.list.taken()
    assert new
    dialog.list.model.toggle(dialog.list.model.index(new[0]))
    with desk.qtbot.waitSignal(desk.bench.codebook_exchange.libraryChanged, timeout=9000):
        dialog.accept()
    assert len(codes(desk)) == len(before) + len(new) - 1
    desk.rest()
    desk.bench.coding.undo()
    desk.qtbot.waitUntil(lambda: codes(desk).keys() == before.keys(), timeout=9000)
