from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.analysis import figures, tables
from egpk_desk.analysis.axes import code_axis, other_axis
from egpk_desk.analysis.intervals import Spans, covered
from egpk_desk.analysis.matrix import matrix
from egpk_desk.codebook.builtin import builtin_codes
from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import Code, Coded

CODES = builtin_codes()
DRIVERS = [code for code in CODES if code.kind == "driver"]
DIMENSIONS = [code for code in CODES if code.kind == "dimension" and code.parent is None]
ROWS, COLUMNS = code_axis(DRIVERS, CODES), code_axis(DIMENSIONS, CODES)


def _code(slug: str) -> Code:
    return next(code for code in CODES if code.slug == slug)


def _mark(id: str, start: int, end: int, *slugs: str, document: str = "d", **more: str) -> Coded:
    return Coded(
        id,
        document,
        start,
        end,
        more.get("stance", ""),
        more.get("author", "س"),
        tuple(_code(slug).id for slug in slugs),
    )


def _brute(passages: list[Coded], same: bool) -> list[list[set[str]]]:
    """The contract's rule, word for word."""
    by_id = {code.id: code for code in CODES}

    def carries(passage: Coded, wanted: Code) -> bool:
        for tag in passage.tags:
            code: Code | None = by_id[tag]
            while code is not None:
                if code.id == wanted.id:
                    return True
                code = by_id.get(code.parent or "")
        return False

    def overlap(one: Coded, other: Coded) -> bool:
        return one.document == other.document and one.start < other.end and other.start < one.end

    return [
        [
            {
                p.id
                for p in passages
                if carries(p, row)
                and (carries(p, column) or (not same and any(overlap(p, o) and carries(o, column) for o in passages)))
            }
            for column in DIMENSIONS
        ]
        for row in DRIVERS
    ]


marks = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.integers(0, 30),
        st.integers(1, 10),
        st.lists(st.sampled_from([code.slug for code in CODES]), max_size=3, unique=True),
    ),
    max_size=14,
)


@given(marks, st.booleans())
def test_counts_equal_a_brute_force_count(rows: list[tuple[str, int, int, list[str]]], same: bool) -> None:
    passages = [
        _mark(str(at), start, start + size, *slugs, document=document)
        for at, (document, start, size, slugs) in enumerate(sorted(rows))
    ]
    found = matrix(passages, ROWS, COLUMNS, same=same)
    assert [[set(cell.highlights) for cell in row] for row in found.cells] == _brute(passages, same)
    for row in found.cells:
        for cell in row:
            assert cell.count == len(cell.highlights) == len(set(cell.highlights))
            inside = [p for p in passages if p.id in cell.highlights]
            assert cell.characters == len({(p.document, at) for p in inside for at in range(p.start, p.end)})
            assert cell.documents == len({p.document for p in inside})


@pytest.mark.parametrize("size", [3, 400])
def test_passages_heaped_over_each_other_are_counted_as_by_brute_force(size: int) -> None:
    chance = random.Random(size)
    slugs = [code.slug for code in CODES]
    passages = [
        _mark(str(at), start, start + size, *chance.sample(slugs, chance.randrange(3)))
        for at, start in enumerate(sorted(chance.randrange(200) for _ in range(200)))
    ]
    found = matrix(passages, ROWS, COLUMNS)
    assert [[set(cell.highlights) for cell in row] for row in found.cells] == _brute(passages, False)


def test_touching_is_not_overlapping() -> None:
    passages = [_mark("1", 0, 5, "driver/gaza-war"), _mark("2", 5, 9, "dimension/political")]
    assert matrix(passages, ROWS, COLUMNS).largest("count") == 0


def test_an_axis_may_be_documents_months_coders_or_stances() -> None:
    passages = [
        _mark("1", 0, 5, "driver/gaza-war", stance="supports", author="سلمى"),
        _mark("2", 0, 5, "driver/gaza-war", author="هدى"),
        _mark("3", 8, 9, "driver/gaza-war", stance="supports", author="هدى"),
    ]
    coders, stances = other_axis("coder", passages, {}), other_axis("stance", passages, {})
    found = matrix(passages, coders, stances)
    assert (found.rows.keys, found.columns.keys) == (("سلمى", "هدى"), ("supports", "—"))
    assert [[cell.count for cell in row] for row in found.cells] == [[1, 0], [1, 1]]
    assert tables.labels(found.columns, "ar") == ["يؤيّد", "—"]
    assert [
        cell.count for cell in matrix(passages, code_axis([_code("driver/gaza-war")], CODES), stances).cells[0]
    ] == [2, 1]
    with pytest.raises(InvalidValue):
        other_axis("colour", passages, {})


def test_a_hundred_thousand_highlights_are_counted_and_drawn_in_time() -> None:
    chance = random.Random(6)
    slugs = [code.slug for code in CODES]
    passages = []
    for number in range(100_000):
        start = chance.randrange(18_000)
        passages.append(
            _mark(
                str(number), start, start + chance.randrange(40, 300), chance.choice(slugs), document=f"{number // 50}"
            )
        )
    begin = time.process_time()
    found = matrix(passages, ROWS, COLUMNS)
    svg = figures.heat_map(found)
    taken = time.process_time() - begin
    assert found.largest("count") > 100
    assert svg.count("<rect") == 1 + len(DRIVERS) * len(DIMENSIONS)
    assert taken < 1.5, taken  # some 0.3 s alone; other tests may run beside it


def test_the_figure_reads_from_right_to_left_in_arabic() -> None:
    found = matrix([_mark("1", 0, 5, "driver/gaza-war", "dimension/political")], ROWS, COLUMNS)
    arabic, english = figures.heat_map(found, language="ar", title="مصفوفة"), figures.heat_map(found, language="en")
    assert "السياسي" in arabic
    assert "\u202bالحرب في غزة\u202c" in arabic
    assert 'text-anchor="end"' in arabic
    assert 'text-anchor="end"' not in english
    assert "<title>الحرب في غزة × السياسي والدبلوماسي: 1</title>" in arabic


def test_tables_name_rows_and_columns_and_hold_no_formulas() -> None:
    found = matrix([_mark("1", 0, 5, "driver/gaza-war", "dimension/political")], ROWS, COLUMNS)
    csv = tables.as_csv(found, "count", "ar").decode("utf-8-sig").splitlines()
    assert csv[0] == ",,dimension/political,dimension/economic,dimension/cultural,dimension/military"
    assert csv[3] == "driver/gaza-war,الحرب في غزة,1,0,0,0"
    page = tables.as_html(found, "count", "ar", "<b>", "<svg/>").decode()
    assert 'dir="rtl"' in page
    assert "<b>" not in page


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda one: (one[0], one[0] + one[1])), max_size=8
)


@given(spans, st.integers(0, 45), st.integers(1, 9), st.integers(0, 12))
def test_questions_about_spans_equal_asking_each(
    those: list[tuple[int, int]], start: int, size: int, within: int
) -> None:
    end, asked = start + size, Spans(those)
    assert asked.overlap(start, end) == any(low < end and start < high for low, high in those)
    assert asked.enclose(start, end) == any(low <= start and end <= high for low, high in those)
    assert asked.follow(end, within) == any(end <= low <= end + within for low, high in those)
    assert asked.near(start, end, within) == any(low - within <= end and start <= high + within for low, high in those)
    assert sum(high - low for low, high in covered(those)) == len(
        {at for low, high in those for at in range(low, high)}
    )
