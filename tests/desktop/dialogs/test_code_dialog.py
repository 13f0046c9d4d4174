from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog
from pytestqt.qtbot import QtBot

from egpk_desk.codebook.colours import is_colour, nearest
from egpk_desk.desktop.dialogs.code_dialog import CodeDialog
from egpk_desk.desktop.dialogs.code_draft import CodeDraft, slug_leaf
from egpk_desk.desktop.dialogs.colour_swatches import Swatch
from egpk_desk.library.records import Code
from egpk_desk.workspace import Workspace


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "library.egpk", user="سلمى", create=True) as opened:
        yield opened


def opened(qtbot: QtBot, codes: list[Code], code: Code | None = None, under: str = "driver") -> CodeDialog:
    dialog = CodeDialog(codes, code, under)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def accepted(qtbot: QtBot, dialog: CodeDialog) -> CodeDraft:
    with qtbot.waitSignal(dialog.codeAccepted) as signal:
        qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    draft = signal.args[0]
    assert isinstance(draft, CodeDraft)
    return draft


def add(workspace: Workspace, draft: CodeDraft) -> Code:
    return workspace.add_code(
        draft.slug,
        name_ar=draft.name_ar,
        name_en=draft.name_en,
        colour=draft.colour,
        definition=draft.definition,
    )


@pytest.mark.parametrize(
    ("english", "arabic", "leaf"),
    [
        ("Renewable energy", "الطاقة المتجددة", "renewable-energy"),
        ("", "الطاقةُ المتجدّدة", "الطاقة-المتجددة"),
        ("  Law & order (2025) ", "", "law-order-2025"),
        ("", "…", ""),
    ],
)
def test_a_name_suggests_its_slug(english: str, arabic: str, leaf: str) -> None:
    assert slug_leaf(english, arabic) == leaf


def test_a_long_name_makes_a_short_slug_of_whole_words() -> None:
    leaf = slug_leaf("The consequences of the war for the grain trade between the Black Sea and Egypt", "")
    assert len(leaf) <= 48
    assert leaf.startswith("the-consequences-of-the-war")


@pytest.mark.parametrize("under", ["driver", "dimension/economic", "kind of one's own"])
def test_the_library_takes_a_new_code_where_it_was_put(qtbot: QtBot, empty: Workspace, under: str) -> None:
    codes = empty.codes()
    above = next((code for code in codes if code.slug == under), None)
    dialog = opened(qtbot, codes, under=above.id if above else "driver")
    if under.startswith("kind"):
        dialog.place.setEditText("أسئلة البحث")
    dialog.name_ar.setText("الطاقة المتجددة")
    dialog.definition.setPlainText("الشمس والريح.")
    made = add(empty, accepted(qtbot, dialog))
    assert made.name_ar == "الطاقة المتجددة"
    assert made.definition == "الشمس والريح."
    assert made.parent == (above.id if above else None)
    assert made.kind == {"driver": "driver", "dimension/economic": "dimension"}.get(under, "أسئلة-البحث")


def test_a_code_without_a_name_is_barred_and_says_so_only_once_something_was_typed(
    qtbot: QtBot, codes: list[Code]
) -> None:
    dialog = opened(qtbot, codes)
    assert not dialog.accept_button.isEnabled()
    assert not dialog.wrong.isVisible()
    dialog.name_en.setText("x")
    assert dialog.accept_button.isEnabled()
    dialog.name_en.setText("")
    assert not dialog.accept_button.isEnabled()
    assert dialog.wrong.isVisible()


def test_two_codes_of_one_name_in_one_place_are_barred(qtbot: QtBot, codes: list[Code]) -> None:
    dialog = opened(qtbot, codes)
    dialog.name_en.setText("Gaza war")
    assert not dialog.accept_button.isEnabled()
    dialog.place.setCurrentIndex(dialog.place.findText("الأبعاد"))
    assert dialog.accept_button.isEnabled()


def test_a_new_code_is_offered_colours_that_stay_apart(qtbot: QtBot, codes: list[Code]) -> None:
    dialog = opened(qtbot, codes)
    swatches = dialog.swatches.findChildren(Swatch)
    assert len({swatch.colour for swatch in swatches}) == 7
    assert all(is_colour(swatch.colour) for swatch in swatches)
    assert nearest(dialog.swatches.colour, [code.colour for code in codes]) > 4
    assert not dialog.near.isVisible()


def test_a_colour_like_another_codes_is_warned_of(qtbot: QtBot, codes: list[Code]) -> None:
    dialog = opened(qtbot, codes)
    dialog.swatches.choose(codes[0].colour)
    assert dialog.near.isVisible()
    dialog.name_en.setText("Energy")
    assert accepted(qtbot, dialog).colour == codes[0].colour


def test_any_other_colour_can_be_chosen(qtbot: QtBot, codes: list[Code]) -> None:
    dialog = opened(qtbot, codes)
    dialog.swatches._other.click()
    chooser = dialog.findChild(QColorDialog)
    assert chooser is not None
    chooser.setCurrentColor("#123456")
    chooser.accept()
    assert dialog.swatches.colour == "#123456"


def test_a_swatch_is_chosen_with_the_keyboard(qtbot: QtBot, codes: list[Code]) -> None:
    dialog = opened(qtbot, codes)
    swatch = dialog.swatches.findChildren(Swatch)[3]
    QTest.keyClick(swatch, Qt.Key.Key_Space)
    assert dialog.swatches.colour == swatch.colour


def test_changing_a_code_keeps_its_slug_and_tells_its_new_place(qtbot: QtBot, codes: list[Code]) -> None:
    trade = next(code for code in codes if code.slug == "dimension/economic/trade")
    political = next(code for code in codes if code.slug == "dimension/political")
    dialog = opened(qtbot, codes, trade)
    assert dialog.name_ar.text() == trade.name_ar
    assert dialog.swatches.colour == trade.colour
    assert not dialog.near.isVisible()
    dialog.name_ar.setText("التجارة")
    row = next(row for row in range(dialog.place.count()) if dialog.place.itemData(row)[1] == political.id)
    dialog.place.setCurrentIndex(row)
    draft = accepted(qtbot, dialog)
    assert (draft.id, draft.slug, draft.name_ar, draft.parent) == (trade.id, trade.slug, "التجارة", political.id)
    assert (draft.colour, draft.definition, draft.name_en) == (trade.colour, trade.definition, trade.name_en)


def test_a_code_is_not_offered_a_place_below_itself(qtbot: QtBot, codes: list[Code]) -> None:
    economic = next(code for code in codes if code.slug == "dimension/economic")
    dialog = opened(qtbot, codes, economic)
    places = {dialog.place.itemData(row)[1] for row in range(dialog.place.count())}
    below = {code.id for code in codes if code.slug.startswith("dimension/economic")}
    assert not places & below
    assert {code.kind for code in codes if code.id in places} == {"dimension"}
