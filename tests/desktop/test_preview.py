"""The preview of an export is legible on the page of either theme."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from egpk_desk.desktop.theme import DARK, LIGHT, Theme
from egpk_desk.resources import sample_docs
from tests.desktop.test_look import contrast
from tests.desktop.window import Desk


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_codes_and_memos_step_back_and_stay_legible(
    make_desk: Callable[..., Desk], tmp_path: Path, theme: Theme
) -> None:
    desk = make_desk(theme=theme.name)
    desk.open(tmp_path / "library.egpk", create=True)
    desk.import_by_drop(sample_docs() / "uae-indonesia.txt")
    desk.reader.select(0, 20)
    desk.bench.apply_number(1)
    desk.wait_for_highlights(1)
    desk.rest()
    desk.bench.coding.set_memo(desk.bench.coding.excerpts()[0].highlight.id, "مذكرة")
    desk.rest()
    told: list[str] = []
    box = desk.bench.exporting.open_dialog()
    assert box is not None
    asked = box._preview
    box._preview = lambda request, selection, _: asked(request, selection, told.append)
    desk.qtbot.waitUntil(lambda: bool(told), timeout=5000)
    colours = set(re.findall(r"color: (#[0-9a-f]{6})", told[0]))
    assert colours == {theme.quiet}
    assert all(contrast(colour, theme.page) >= 4.5 for colour in colours)
    box.close()
