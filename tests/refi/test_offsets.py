"""Positions of selections, however a program counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.refi.offsets import Quoted, canonical, resolve

TEXT = "\ufeffعنوان 😀 التقرير\r\nالسطر الثاني 𞤀 فيه\r\nوالثالث\r\n"
PASSAGE = "الثاني 𞤀 فيه"


@pytest.mark.parametrize("crlf_is_two", [False, True])
@pytest.mark.parametrize("utf16", [False, True])
@pytest.mark.parametrize("with_mark", [False, True])
@pytest.mark.parametrize("last_included", [False, True])
def test_a_quotation_proves_how_its_program_counts(
    crlf_is_two: bool, utf16: bool, with_mark: bool, last_included: bool
) -> None:
    counted = TEXT if with_mark else TEXT.lstrip("\ufeff")
    counted = counted if crlf_is_two else counted.replace("\r\n", "\n")

    def position(at: int) -> int:
        return len(counted[:at].encode("utf-16-le")) // 2 if utf16 else at

    start = counted.index(PASSAGE)
    end = position(start + len(PASSAGE)) - last_included
    (found,) = resolve(TEXT, [Quoted(position(start), end, PASSAGE)], crlf_is_two=False)
    assert found is not None
    assert canonical(TEXT)[slice(*found)] == PASSAGE


def test_without_quotations_the_standard_holds_and_line_ends_count_as_the_program_has_it() -> None:
    assert resolve("أب\r\nجد", [Quoted(3, 5, "")], crlf_is_two=False) == [(3, 5)]
    assert resolve("أب\r\nجد", [Quoted(4, 6, "")], crlf_is_two=True) == [(3, 5)]
    assert resolve("أب", [Quoted(5, 6, ""), Quoted(-1, 1, ""), Quoted(1, 0, "")], crlf_is_two=False) == [None] * 3
    assert resolve("أب", [Quoted(0, 99, "")], crlf_is_two=False) == [(0, 2)]


@given(st.text(alphabet="أب c😀\n\u064b", min_size=1), st.data())
def test_what_counts_code_points_of_lf_text_is_taken_as_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert resolve(text, [Quoted(start, end, text[start:end])], crlf_is_two=True) == [(start, end)]
