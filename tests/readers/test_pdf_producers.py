"""PDF: what several producers write, measured against true texts; small files that tests/fixtures/pdf/make.py made."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from egpk_desk.document import BlockKind, Document, problems
from egpk_desk.readers import pdf
from tests.readers.test_pdf import plain

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "pdf"
LINES = (FIXTURES / "mixed_lines.txt").read_text("utf-8").splitlines()


@functools.cache
def read(name: str) -> Document:
    document = pdf.read((FIXTURES / f"{name}.pdf").read_bytes(), f"{name}.pdf")
    assert problems(document) == []
    return document


def body(document: Document) -> str:
    return "\n".join(document.block_text(block) for block in document.blocks if block.kind is not BlockKind.FURNITURE)


def rate(name: str, tashkeel: bool = True) -> float:
    truth = plain((FIXTURES / f"{name}.truth.txt").read_text("utf-8").replace("•", ""), tashkeel)
    return 100 * Levenshtein.distance(truth, plain(body(read(name)).replace("•", ""), tashkeel)) / len(truth)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("producer", ["chromium", "libreoffice", "weasyprint"])
def test_a_line_of_mixed_directions_numbers_and_signs_is_read_in_order(producer, line):
    assert plain(line) in plain(body(read(f"mixed-{producer}")))


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("columns2-libreoffice", 0.35),
        ("columns3-chromium", 0.05),
        ("notes-libreoffice", 0.1),
        ("narrow-spaces-lateef-chromium", 0.05),
        ("tashkeel-cairo-weasyprint", 0.05),
        ("kashidas-scheherazade-libreoffice", 0.1),
        ("notes-over-pages-tajawal-chromium", 0.05),
    ],
)
def test_columns_notes_and_faces_are_read_at_a_low_error_rate(name, most):
    assert rate(name) < most


def test_notes_of_a_page_stand_after_the_body_and_heads_and_page_numbers_are_furniture():
    document = read("notes-libreoffice")
    assert len(document.notes) == 5
    assert all(note.body is not None for note in document.notes)
    furniture = [document.block_text(block) for block in document.blocks if block.kind is BlockKind.FURNITURE]
    assert sorted(furniture) == sorted(["1", "2", *["تقارير المركز: سلسلة الشراكات"] * 2])


def test_a_kashida_that_stretches_a_line_is_no_letter_and_no_space():
    assert "\ufffd" not in read("columns2-libreoffice").text
    assert "\u0640" not in read("columns2-libreoffice").text
