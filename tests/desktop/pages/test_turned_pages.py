"""Selecting on pages that are shown turned or cropped: exact to the word, as on any other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import RectangleObject

from egpk_desk.resources import sample_docs
from tests.desktop.pages.shown import Shown

OMAN = sample_docs() / "oman-iran.pdf"


def turned(target: Path, turns: tuple[int, ...], *, cropped: bool) -> Path:
    """The report's first pages, each turned; cropped, with a media box that begins elsewhere."""
    writer = pypdf.PdfWriter()
    for turn, page in zip(turns, pypdf.PdfReader(OMAN).pages, strict=False):
        page = writer.add_page(page)
        if cropped:
            page.mediabox = RectangleObject((-20, -15, 640, 900))
            page.cropbox = RectangleObject((30, 40, 560, 800))
        page.rotate(turn)
    writer.write(target)
    return target


@pytest.mark.parametrize("cropped", [False, True], ids=["whole", "cropped"])
def test_the_mouse_selects_exactly_the_words_of_turned_pages(
    show: Callable[[Path], Shown], tmp_path: Path, cropped: bool
) -> None:
    turns = (0, 90, 180) if cropped else (90, 180, 270)
    words, wrong = show(turned(tmp_path / "turned.pdf", turns, cropped=cropped)).mistaken(every=5)
    assert words > 40
    assert wrong == []
