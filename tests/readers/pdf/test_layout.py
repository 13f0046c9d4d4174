"""The places of letters: packed and unpacked alike, refused where they are damaged, and apart where letters stack."""

from __future__ import annotations

import contextlib
import struct
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk.readers import pdf
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout, Rect
from egpk_desk.resources import sample_docs

UNITS = st.integers(-(2**31) // 4, 2**31 // 4)
DIGEST = "ab" * 32


@st.composite
def layouts(draw: st.DrawFn) -> PdfLayout:
    pages = []
    for index in range(1, draw(st.integers(0, 3)) + 1):
        page = PageLayout(index, 595.0, 842.0)
        for offset in sorted(draw(st.sets(st.integers(0, 2**30), max_size=12))):
            box = draw(st.tuples(UNITS, UNITS, UNITS, UNITS))
            page.add(offset, box, draw(UNITS), draw(st.integers(0, 3)))
        pages.append(page)
    return PdfLayout("pdf/1", DIGEST, tuple(pages))


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_a_layout_is_unpacked_as_it_was(layout):
    assert PdfLayout.from_bytes(layout.to_bytes()) == layout


@settings(max_examples=60, deadline=None)
@given(layouts(), st.data())
def test_a_damaged_layout_is_refused_or_another_one(layout, data):
    packed = bytearray(layout.to_bytes())
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at:] = packed[at + 1 :] if data.draw(st.booleans()) else bytes([packed[at] ^ 1]) + packed[at + 1 :]
    with contextlib.suppress(ValueError):
        assert isinstance(PdfLayout.from_bytes(bytes(packed)), PdfLayout)


def test_a_layout_that_would_not_fit_into_memory_is_refused():
    bomb = zlib.compress(struct.pack("<HH", 0, 0) + bytes(1 << 29), 9)
    with pytest.raises(ValueError, match="layout"):
        PdfLayout.from_bytes(b"EGPL2" + bomb)


def test_places_that_do_not_fit_their_text_are_made_anew_from_the_source():
    source = (sample_docs() / "oman-iran.pdf").read_bytes()
    document = pdf.read(source, "oman-iran.pdf")
    right = pdf.layout_of(document, source)
    beyond = PageLayout(1, 595.0, 842.0)
    beyond.add(len(document.text), (0, 0, 20, 20), 20, 0)
    for places in (b"", b"EGPL2 nothing", PdfLayout("pdf/1", right.text_sha256, (beyond,)).to_bytes()):
        pdf._layouts.clear()
        assert pdf.layout_of(replace(document, places=places), source) == right


def stacked() -> PageLayout:
    """Alef, and lam above mim as Amiri sets them, mim reaching under both; then a letter on their left."""
    page = PageLayout(1, 100.0, 100.0)
    for offset, (x0, y0, x1, y1) in enumerate([(64, 35, 67, 44), (61, 35, 64, 42), (60, 41, 64, 44), (54, 36, 59, 44)]):
        page.add(offset, (20 * x0, 20 * y0, 20 * x1, 20 * y1), 20 * 43, 0)
    return page


def test_the_letter_below_the_last_one_of_a_range_stays_outside_its_rectangles():
    page = stacked()
    below = page.rect(2)
    middle = (below.x0 + below.x1) / 2, (below.y0 + below.y1) / 2
    assert not any(rect.holds(*middle) for rect in page.covering(0, 2))
    assert page.covering(0, 3) == [Rect(60, 35, 67, 44)]
    assert page.stretches(0, 2) == [Rect(61, 35, 67, 44)]
    assert page.covering(0, 4) == [Rect(54, 35, 67, 44)]
    assert page.covering(2, 2) == []
