"""Workbooks: a row an excerpt, right to left, with sheets of codes, documents and references."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Workspace
from tests.exporters.conftest import CODES, TRADE, WAR, excerpt


def book(*excerpts: object, **options: object) -> Workbook:
    request = ExportRequest(format="xlsx", **options)  # type: ignore[arg-type]
    return load_workbook(io.BytesIO(export(excerpts, request, CODES)))  # type: ignore[arg-type]


def test_every_sheet_runs_from_right_to_left_in_arabic_and_keeps_its_head_in_sight() -> None:
    made = book(excerpt(1, "نص", WAR))
    assert made.sheetnames == ["المقتطفات", "الرموز", "التقارير", "المراجع"]
    assert all(sheet.sheet_view.rightToLeft and sheet.freeze_panes == "A2" for sheet in made)
    english = book(excerpt(1, "نص", WAR), language="en")
    assert not any(sheet.sheet_view.rightToLeft for sheet in english)


def test_an_excerpt_under_two_codes_is_one_row() -> None:
    made = book(excerpt(1, "نص أول", WAR, TRADE), excerpt(2, "نص ثان", TRADE))
    rows = list(made["المقتطفات"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["نص أول", "نص ثان"]
    assert rows[0][2] == "الحرب في غزة، التبادل التجاري"
    counts = {row[1]: row[5] for row in made["الرموز"].iter_rows(min_row=2, values_only=True)}
    assert counts == {"الحرب في غزة": 1, "الاقتصادي": 0, "التبادل التجاري": 2}


def test_a_passage_longer_than_a_cell_is_cut_and_says_so() -> None:
    made = book(excerpt(1, "ن" * 40_000, WAR))
    value = made["المقتطفات"]["B2"].value
    assert len(value) == 32_767
    assert value.endswith("…")


def test_cells_say_their_direction() -> None:
    made = book(excerpt(1, "The ports matter.", WAR), excerpt(2, "الموانئ", WAR))
    sheet = made["المقتطفات"]
    assert (sheet["B2"].alignment.readingOrder, sheet["B3"].alignment.readingOrder) == (1, 2)


def test_the_samples_are_all_there(coded: Workspace) -> None:
    made = load_workbook(io.BytesIO(coded.export(ExportRequest(format="xlsx"))))
    excerpts = coded.excerpts()
    assert made["المقتطفات"].max_row == len(excerpts) + 1
    assert made["التقارير"].max_row == len({one.record.id for one in excerpts}) + 1
