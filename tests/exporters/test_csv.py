"""Tables, one row an excerpt."""

from __future__ import annotations

import csv
import io

import pytest

from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest
from tests.exporters.conftest import CODES, TRADE, WAR, excerpt


def rows(*excerpts: object) -> list[dict[str, str]]:
    data = export(excerpts, ExportRequest(format="csv"), CODES)  # type: ignore[arg-type]
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_an_excerpt_with_several_codes_is_one_row() -> None:
    (row,) = rows(excerpt(1, "نص، فيه «فاصلة»\nوسطران", WAR, TRADE, memo='قال "نعم"'))
    assert row["excerpt"] == "نص، فيه «فاصلة»\nوسطران"
    assert row["codes"] == "driver/gaza-war; dimension/economic/trade"
    assert row["memo"] == 'قال "نعم"'
    assert row["author"] == "سعاد حسن"
    assert row["note"].startswith("سعاد حسن، «تقرير الموانئ»")


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\tx"])
def test_no_cell_starts_a_formula(text: str) -> None:
    (row,) = rows(excerpt(1, text, memo=text))
    assert row["excerpt"] == f"'{text}"
    assert row["memo"] == f"'{text}"
