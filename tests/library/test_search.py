from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egpk_desk.errors import InvalidValue
from egpk_desk.library import index
from egpk_desk.library.finding import find
from egpk_desk.library.library import Library
from egpk_desk.library.query import And, parse, windows
from egpk_desk.text.folding import fold
from tests.library.conftest import Opener
from tests.library.reports import PARAGRAPHS, numbered, report


def _words(library: Library, query: str, **options: object) -> list[str]:
    _, hits = library.search(query, **options)  # type: ignore[arg-type]
    return [library.text(hit.document)[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("شهدت", ["شَهِدَتِ"]),
        ("شَهِدَت", ["شَهِدَتِ"]),
        ("العلاقات", ["العَلاقاتُ"]),
        ("العـــلاقات", ["العَلاقاتُ"]),
        ("ان", ["أنَّ"]),
        ("القاهره", ["القاهرةُ"]),
        ("الأخيره", ["الأخيرة"]),
        ("35.2", ["٣٥٫٢"]),
        ("edex", ["EDEX"]),
        ("ﺍﻟﻤﻮﺍﻧﺊ", ["الموانئ", "الموانئ"]),
        ("البعيدة", ["البعيدة", "البعيدة"]),
        ('"الأسواق البعيدة"', ["الأسواق البعيدة"]),  # the other one is joined to its particle
        ("«الأسواق القريبة»", ["الأسواق القريبة"]),
        ("“الأسواق القريبة”", ["الأسواق القريبة"]),
        ('"البعيدة الأسواق"', []),
        ("القاهرة الموانئ", ["القاهرةُ إلى تطوير الموانئ"]),
        ("القاهرة القريبة", []),
        ("اقتصاد", []),
    ],
)
def test_words_are_found_in_any_spelling(library: Library, query: str, found: list[str]) -> None:
    library.add(report())
    assert sorted(_words(library, query)) == sorted(found)
    assert library.search(query)[0] == len(found)


@pytest.mark.parametrize(
    ("query", "count"), [("شهدت", 0), ("شَهِدَتِ", 1), ("٣٥٫٢", 1), ("35.2", 0), ("edex", 0), ("EDEX", 1), ("القاهرة", 0)]
)
def test_exact_search_wants_the_very_spelling(library: Library, query: str, count: int) -> None:
    library.add(report())
    assert library.search(query, exact=True)[0] == count
    assert len(_words(library, query, exact=True)) == count


def test_an_exact_word_is_a_whole_word(library: Library) -> None:
    library.add(report("الباكستانية وباكستان", "باكستان، هنا"))
    assert _words(library, "باكستان", exact=True) == ["باكستان"]


def test_a_hit_is_the_smallest_window_that_holds_all_words(library: Library) -> None:
    library.add(report("ألف و و باء ألف و و و ألف"))
    assert _words(library, "ألف باء") == ["باء ألف"]
    library.add(report("ألف باء ثم ألف ثم باء", name="2"))
    assert library.search("ألف باء")[0] == 3


def test_words_in_different_blocks_are_no_hit(library: Library) -> None:
    library.add(report("فيه النفط", "وفيه الغاز"))
    assert library.search("النفط الغاز") == (0, [])
    assert library.search("فيه النفط")[0] == 1


def test_a_hit_tells_document_block_and_sentence(library: Library) -> None:
    id = library.add(report("رأس", "جملة أولى. وهنا تقع الموانئ في جملة ثانية. وثالثة.", title="عنوان")).id
    _, (hit,) = library.search("الموانئ")
    assert (hit.document, hit.title, hit.block, hit.page) == (id, "عنوان", 1, None)
    assert hit.snippet == "وهنا تقع الموانئ في جملة ثانية."
    assert library.text(id)[hit.start : hit.end] == "الموانئ"


def test_a_long_sentence_is_cut_around_the_hit(library: Library) -> None:
    library.add(report("كلمة " * 300 + "الهدف " + "أخرى " * 300))
    _, (hit,) = library.search("الهدف")
    assert "الهدف" in hit.snippet
    assert hit.snippet.startswith("…كلمة")
    assert hit.snippet.endswith("أخرى…")
    assert len(hit.snippet) < 400


def test_total_counts_all_hits_though_few_are_given(library: Library) -> None:
    with library.step("import"):
        for number in range(12):
            library.add(numbered(number))
    for query, count in (("الأسواق", 24), ("الأسواق القريبة", 12), ('"الأسواق البعيدة"', 12)):
        total, hits = library.search(query, limit=5)
        assert (total, len(hits)) == (count, 5)
        assert library.search(query, limit=1000)[0] == count == len(library.search(query, limit=1000)[1])
    assert library.search("الأسواق", limit=0) == (24, [])


def test_search_can_be_limited_to_documents(library: Library) -> None:
    ids = [library.add(numbered(number)).id for number in range(3)]
    total, hits = library.search("الأسواق", documents=ids[:2], limit=2)
    assert total == 4
    assert {hit.document for hit in hits} <= set(ids[:2])
    assert library.search("الأسواق", documents=[])[0] == 0
    assert library.search("الأسواق", documents=["absent"])[0] == 0


def test_highlights_and_memos_are_searched_too(library: Library) -> None:
    id = library.add(report()).id
    text = library.text(id)
    start = text.index("تسعى")
    mark = library.add_highlight(id, start, start + 40, memo="رأيٌ في الموانئ. وجملة أخرى.")
    library.add_highlight(id, 0, 8)
    total, (hit,) = library.search("الموانئ", where="highlights")
    assert total == 1
    assert text[hit.start : hit.end] == "الموانئ"
    assert hit.block == 1
    total, (hit,) = library.search("راي", where="memos")
    assert (total, hit.start, hit.end, hit.snippet) == (1, mark.start, mark.end, "رأيٌ في الموانئ.")
    assert library.search("راي", where="memos", exact=True)[0] == 0
    assert library.search("الموانئ", where="memos", documents=["absent"])[0] == 0
    with pytest.raises(InvalidValue):
        library.search("x", where="titles")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                ['"', "«", "“", "*", "^", "AND", "OR", "NOT", "NEAR(", ")", "-", "+", ":", "words:", "'", "ا", ";"]
            ),
            max_size=8,
        ).map(" ".join),
    )
)
def test_no_query_raises(library: Library, query: str) -> None:
    library.add(report())
    for where in ("text", "highlights", "memos"):
        for exact in (False, True):
            total, hits = library.search(query, where=where, exact=exact, limit=1000)
            assert total == len(hits)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    paragraphs=st.lists(
        st.text(st.sampled_from("ابتَةىأ ـً\u200f١2aÉß،.«»😀़क"), min_size=1, max_size=40)
        .map(str.strip)
        .filter(lambda text: bool(text.strip())),
        min_size=1,
        max_size=4,
    ),
    data=st.data(),
)
def test_every_word_of_a_text_is_found_where_it_stands(
    library: Library, paragraphs: list[str], data: st.DataObject
) -> None:
    prepared = report(*[" ".join(paragraph.split()) for paragraph in paragraphs])
    library.add(prepared)
    text = library.text(prepared.id)
    folded = index.indexed(text).split()
    if not folded:
        return
    word = data.draw(st.sampled_from(folded))
    total, hits = library.search(word, limit=10_000, documents=[prepared.id])
    assert total == len(hits) == sum(one == word for one in folded)
    for hit in hits:
        assert word in index.indexed(text[hit.start : hit.end]).split()
        assert fold(text[hit.start : hit.end]).strip() != ""


def test_windows_are_minimal_and_apart() -> None:
    assert windows([[(0, 1), (9, 10)], [(3, 4), (8, 9)]]) == [(0, 4), (8, 10)]
    assert windows([[(0, 1)], []]) == []
    assert windows([]) == []
    assert windows([[(0, 1), (2, 3)]]) == [(0, 1), (2, 3)]


def test_a_phrase_within_quotation_marks_and_words_beside_it() -> None:
    query = parse('قال "الأسواق البعيدة" ثم قال «نعم')
    assert isinstance(query, And)
    assert [part.words for part in query.parts] == [("قال",), ("الاسواق", "البعيده"), ("ثم",), ("نعم",)]  # type: ignore[union-attr]
    (hit,) = find("الأسواق البعيدة ثم نعم قال", query)
    assert (hit.start, hit.end) == (0, 26)
    assert hit.ranges == ((0, 15), (16, 18), (19, 22), (23, 26))


def test_a_longer_text_is_found_to_the_letter(library: Library) -> None:
    library.add(report(*PARAGRAPHS))
    assert _words(library, f'"{PARAGRAPHS[2]}"') == [PARAGRAPHS[2].rstrip(".")]


def test_an_index_of_an_older_folding_is_made_anew(open_library: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    library = open_library()
    library.add(report())
    library.close()
    monkeypatch.setattr(index, "VERSION", "99.1")
    seen: list[tuple[int, int]] = []
    read_only = open_library(read_only=True)
    assert read_only.search("الموانئ")[0] == 2  # without the index, by reading
    assert len(read_only.search("الموانئ", limit=1)[1]) == 1
    assert read_only.search("الموانئ", limit=1)[0] == 2
    read_only.close()
    renewed = open_library(progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 1), (1, 1)]
    assert renewed.search("الموانئ")[0] == 2
    assert renewed.check() == []


def test_a_search_inside_a_step_that_fails_leaves_no_trace(library: Library) -> None:
    def fail_midway() -> None:
        with library.step("import"):
            library.add(report("فيه كلمة عابرة", data=b"1"))
            assert library.search("عابرة")[0] == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()
    library.add(report("نص آخر فيه كلمة باقية", data=b"2"))
    assert library.search("عابرة") == (0, [])
    assert _words(library, "باقية") == ["باقية"]
