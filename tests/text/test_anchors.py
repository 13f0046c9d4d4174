from __future__ import annotations

import random
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egpk_desk.errors import InvalidRange
from egpk_desk.text.anchors import CONTEXT, Selector, find_quote, make_selector, reanchor
from egpk_desk.text.folding import fold, fold_mapped
from egpk_desk.text.graphemes import is_boundary, widen
from egpk_desk.text.spelling import plain_spelling
from tests.shared import real_report
from tests.text.strategies import texts, texts_with_range

TEXT = (
    "شَهِدَتِ العَلاقَاتُ المِصْرِيَّةُ الباكستانيةُ تطورًا ملحوظًا خلال عام ٢٠٢٥، وزار الوزير «إسلام آباد» في نوفمبر.\n"
    "وترى إسلام آباد أن التعاون الاقتصادي مع القاهرة يفتح أسواقًا جديدة أمام المنتجات الزراعية.\n"
    "كما شهدت العلاقات العسكرية تدريبات مشتركة (Raad-1) ومعرض EDEX 2025 للصناعات الدفاعية."
)


@given(texts_with_range())
def test_a_selector_holds_the_widened_range_and_context_in_whole_graphemes(case: tuple[str, int, int]) -> None:
    text, start, end = case
    selector = make_selector(text, start, end)
    low, high = widen(text, start, end)
    assert selector.exact == text[low:high]
    assert text[:low].endswith(selector.prefix)
    assert text[high:].startswith(selector.suffix)
    assert len(selector.prefix) <= CONTEXT
    assert len(selector.suffix) <= CONTEXT
    assert is_boundary(text, low - len(selector.prefix))
    assert is_boundary(text, high + len(selector.suffix))


@given(texts_with_range())
def test_an_unchanged_text_gives_the_same_range_exactly(case: tuple[str, int, int]) -> None:
    text, start, end = case
    start, end = widen(text, start, end)
    found = reanchor(make_selector(text, start, end), start, text)
    assert found is not None
    assert (found.start, found.end, found.score, found.how) == (start, end, 1.0, "exact")


@given(texts_with_range(), texts(), texts())
def test_text_put_before_and_behind_moves_the_range(case: tuple[str, int, int], before: str, behind: str) -> None:
    text, start, end = case
    start, end = widen(text, start, end)
    selector = make_selector(text, start, end)
    changed = f"{before}\u2028{text}\u2028{behind}"  # a line separator joins nothing to a cluster, not even CR
    found = reanchor(selector, start + len(before) + 1, changed)
    assert found is not None
    assert found.how == "exact"
    assert changed[found.start : found.end] == selector.exact


@given(texts_with_range(), texts())
def test_whatever_is_found_in_another_text_is_whole_graphemes(case: tuple[str, int, int], other: str) -> None:
    found = reanchor(make_selector(*case), case[1], other)
    if found is not None:
        assert 0 <= found.start < found.end <= len(other)
        assert is_boundary(other, found.start)
        assert is_boundary(other, found.end)
        assert 0 < found.score <= 1


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 9999)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(InvalidRange):
        make_selector(TEXT, start, end)


def test_of_several_places_the_one_with_the_same_context_is_taken() -> None:
    text = "أولًا العلاقات المصرية. ثانيًا العلاقات التركية. ثالثًا العلاقات الهندية."
    start = text.index("العلاقات التركية")
    selector = make_selector(text, start, start + len("العلاقات"))
    found = reanchor(selector, 0, "مقدمة طويلة. " + text)
    assert found is not None
    assert found.start == start + len("مقدمة طويلة. ")
    assert found.how == "exact"


def test_of_places_with_the_same_context_the_nearest_is_taken() -> None:
    text = "نص مصر نص. " * 20
    selector = Selector("نص ", "مصر", " نص. نص")
    assert [reanchor(selector, hint, text).start for hint in (3, 60, 200)] == [3, 58, 201]  # type: ignore[union-attr]


def test_a_quotation_whose_tashkeel_was_taken_away_is_found_folded() -> None:
    start = TEXT.index("العَلاقَاتُ")
    end = TEXT.index(" تطورًا")
    changed = "عنوان\n" + plain_spelling(TEXT).replace("ة", "ه")
    found = reanchor(make_selector(TEXT, start, end), start, changed)
    assert found is not None
    assert (changed[found.start : found.end], found.how) == ("العلاقات المصريه الباكستانيه", "folded")
    assert 0.8 <= found.score <= 0.9


def test_an_exact_place_that_would_cut_a_letter_from_its_tashkeel_is_not_exact() -> None:
    found = reanchor(Selector("", "شهدت", ""), 0, "قد شهدتْ مصر")
    assert found is not None
    assert (found.start, found.end, found.how) == (3, 8, "folded")


def test_a_word_that_was_given_tashkeel_is_not_anchored_to_the_same_word_elsewhere() -> None:
    text = "زار الوزير مصر في مايو. ثم عاد الوفد التركي من مصر إلى أنقرة بعد يومين من المحادثات."
    start = text.rindex("مصر")
    changed = f"{text[:start]}مِصْرَ{text[start + 3 :]}"
    found = reanchor(make_selector(text, start, start + 3), start, changed)
    assert found is not None
    assert (changed[found.start : found.end], found.how) == ("مِصْرَ", "folded")


def test_a_word_found_only_in_another_context_scores_low_and_a_long_passage_high() -> None:
    word = reanchor(make_selector(TEXT, *find_quote(TEXT, "التعاون")[0]), 0, "انتهى التعاون بينهما")
    passage = TEXT[TEXT.index("أن التعاون") : TEXT.index(" الزراعية")]
    moved = reanchor(make_selector(TEXT, *find_quote(TEXT, passage)[0]), 0, f"عنوان آخر تمامًا: {passage}، كما قيل")
    assert word is not None
    assert moved is not None
    assert word.score < 0.6
    assert moved.score >= 0.9


def test_a_note_marker_put_in_beside_a_word_does_not_send_it_elsewhere() -> None:
    text = "تطورت مصر كثيرا في العام الماضي. وأكدت مصر حرصها على دعم باكستان في كل المحافل الدولية. وقالت مصر ذلك."
    start = text.index("مصر حرصها")
    changed = text.replace("وأكدت مصر حرصها", "وأكدت [1] مصر [2] حرصها")
    found = reanchor(make_selector(text, start, start + 3), 0, changed)
    assert found is not None
    assert found.start == changed.index("مصر [2]")


def test_a_quotation_that_now_runs_over_a_line_end_is_found_folded() -> None:
    start = TEXT.index("التعاون")
    selector = make_selector(TEXT, start, start + len("التعاون الاقتصادي مع القاهرة"))
    found = reanchor(selector, 0, TEXT.replace("الاقتصادي مع", "الاقتصادي\n\nمع"))
    assert found is not None
    assert found.how == "folded"


def test_a_quotation_with_a_word_put_in_is_found_fuzzily_with_all_its_words() -> None:
    quote = "أن التعاون الاقتصادي مع القاهرة يفتح أسواقًا جديدة أمام المنتجات"
    start = TEXT.index(quote)
    changed = TEXT.replace("يفتح أسواقًا", "قد يفتح اليوم أسواقًا [3]").replace("جديدة", "جديده")
    found = reanchor(make_selector(TEXT, start, start + len(quote)), start, changed)
    assert found is not None
    assert found.how == "fuzzy"
    assert changed[found.start : found.end].startswith("أن التعاون")
    assert changed[found.start : found.end].endswith("أمام المنتجات")
    assert 0.5 < found.score < 0.8


def test_a_quotation_that_was_taken_out_is_not_found() -> None:
    quote = "أن التعاون الاقتصادي مع القاهرة يفتح أسواقًا جديدة أمام المنتجات"
    start = TEXT.index(quote)
    assert reanchor(make_selector(TEXT, start, start + len(quote)), start, TEXT.replace(quote, "")) is None
    assert reanchor(make_selector(TEXT, start, start + len(quote)), start, "") is None
    assert reanchor(Selector("a", "", "b"), 0, "ab") is None


def damaged(text: str, share: float, seed: int) -> str:
    """The text with a share of its letters replaced, left out or doubled."""
    chance = random.Random(seed)
    parts = []
    for character in text:
        if chance.random() >= share:
            parts.append(character)
        else:
            parts.append(chance.choice(("", chance.choice("ابتدرسعفقكلمنهوي "), character * 2)))
    return "".join(parts)


def test_passages_of_the_real_report_are_found_where_one_letter_in_twelve_is_wrong() -> None:
    text = real_report().decode("utf-8")
    changed = damaged(text, 1 / 12, seed=7)
    folded = fold_mapped(changed)
    chance = random.Random(3)
    right = 0
    for _ in range(60):
        start = chance.randrange(0, len(text) - 400)
        start, end = widen(text, start, start + chance.randrange(40, 400))
        found = reanchor(make_selector(text, start, end), start, changed, folded)
        # Damage moves offsets evenly: the passage lies at the same share of the text, give or take.
        if found is not None and abs(found.start / len(changed) - start / len(text)) < 0.02:
            right += 1
    assert right >= 57


def test_a_quotation_of_many_pages_is_found_fuzzily_in_a_fraction_of_a_second() -> None:
    text = real_report().decode("utf-8")
    changed = damaged(text, 1 / 12, seed=7)
    selector = make_selector(text, 3000, 15_000)
    begin = time.process_time()
    found = reanchor(selector, 3000, changed)
    assert time.process_time() - begin < 1.5
    assert found is not None
    assert found.how == "fuzzy"
    assert abs(found.start - 3000 * len(changed) / len(text)) < 60
    assert abs(found.end - 15_000 * len(changed) / len(text)) < 60
    assert reanchor(selector, 3000, text[:3000] + text[15_000:]) is None


def test_passages_taken_out_of_the_real_report_are_orphans() -> None:
    text = real_report().decode("utf-8")
    chance = random.Random(5)
    found = []
    for _ in range(60):
        start = chance.randrange(0, len(text) - 400)
        start, end = widen(text, start, start + chance.randrange(30, 300))
        rest = text[:start] + text[end:]
        hit = reanchor(make_selector(text, start, end), start, rest)
        if hit is not None and fold(rest[hit.start : hit.end]) != fold(text[start:end]):
            found.append((text[start:end], rest[hit.start : hit.end], hit.score))
    assert found == []


def test_a_long_quotation_in_a_very_long_text_takes_a_fraction_of_a_second() -> None:
    chance = random.Random(1)
    words = [TEXT[slice(a, a + chance.randrange(2, 9))].replace("\n", "") for a in range(0, len(TEXT) - 9)]
    text = " ".join(chance.choice(words) for _ in range(40_000))
    assert len(text) > 200_000
    selector = make_selector(text, 100_000, 100_300)
    changed = damaged(text, 0.05, seed=2)
    start = time.process_time()
    found = reanchor(selector, 100_000, changed)
    absent = reanchor(selector, 100_000, changed[:90_000] + changed[110_000:])
    assert time.process_time() - start < 2.0
    assert found is not None
    assert found.how == "fuzzy"
    assert absent is None


def test_a_one_letter_quotation_with_a_great_many_places_is_still_quick() -> None:
    text = "ا ب " * 100_000
    start = time.process_time()
    found = reanchor(Selector("", "ا", ""), 200_000, text)
    assert time.process_time() - start < 1.0
    assert found is not None
    assert found.start == 200_000


@pytest.mark.parametrize("quote", ["ا" * 500, "ا" * 500 + "ب", "أ" * 500, "ا ب " * 100])
def test_a_hostile_text_is_searched_in_little_time(quote: str) -> None:
    text = "ا" * 200_000
    start = time.process_time()
    find_quote(text, quote)
    reanchor(Selector("ب", quote, "ت"), 100_000, text)
    assert time.process_time() - start < 5.0


def test_a_quotation_is_found_in_every_exact_place() -> None:
    assert find_quote("مصر ومصر وباكستان", "مصر") == [(0, 3), (5, 8)]
    assert find_quote("aaaa", "aa") == [(0, 2), (2, 4)]
    assert find_quote("مصر", "الهند") == []
    assert find_quote("مصر", " \n ") == []
    assert find_quote("", "مصر") == []


def test_exact_places_leave_folded_ones_out() -> None:
    assert find_quote("كُتِبَ كتب", "كتب") == [(7, 10)]


def test_a_quotation_is_found_folded_with_its_tashkeel_whole() -> None:
    text = "قد شَهِدَتْ مصر وشَهِدَتْ"
    assert [text[start:end] for start, end in find_quote(text, "شهدت")] == ["شَهِدَتْ", "شَهِدَتْ"]
    assert find_quote("وزار «إسلام\n آباد»", '"اسلام اباد"') == [(5, 18)]


def test_white_space_around_a_quotation_does_not_matter() -> None:
    assert find_quote("قال: نعم ثم", "\n نعم \t") == [(5, 8)]


def test_a_typed_quotation_is_found_whatever_its_line_ends() -> None:
    assert find_quote("سطر أول\nسطر ثان", "سطر أول\r\nسطر ثان") == [(0, 15)]


@given(texts_with_range(), st.booleans())
def test_what_stands_in_a_text_is_found_there(case: tuple[str, int, int], plain: bool) -> None:
    text, start, end = case
    start, end = widen(text, start, end)
    quote = plain_spelling(text[start:end]) if plain else text[start:end]
    found = find_quote(text, quote)
    assume(fold(quote).strip())
    assert found
    last = 0
    for low, high in found:
        assert last <= low < high
        assert is_boundary(text, low)
        assert is_boundary(text, high)
        last = high
    if not plain:
        assert any(low < end and high > start for low, high in found)


def test_a_quotation_may_leave_out_the_markers_of_notes() -> None:
    text = "شَهِدَت العلاقات تحوُّلًا نوعيًّا[1] في عام ٢٠٢٥ [2]، ثم هدأت."
    markers = [(start, start + 3) for start in (text.index("[1]"), text.index("[2]"))]
    [(start, end)] = find_quote(text, "تحولا نوعيا في عام 2025، ثم", passed_over=markers)
    assert text[start:end] == "تحوُّلًا نوعيًّا[1] في عام ٢٠٢٥ [2]، ثم"
    assert find_quote(text, "نوعيًّا[1] في", passed_over=markers) == find_quote(text, "نوعيًّا[1] في")
    assert find_quote(text, "تحولا نوعيا في") == []


@given(st.lists(st.text(alphabet="ابج", min_size=1, max_size=6), min_size=2, max_size=6))
def test_what_stands_between_markers_is_found_where_it_stands(pieces: list[str]) -> None:
    text, markers = "", []
    for number, piece in enumerate(pieces):
        text += piece
        markers.append((len(text), len(text) + 3))
        text += f"[{number}]"
    found = find_quote(text, "".join(pieces), passed_over=markers)
    assert found
    for start, end in found:
        bare = "".join(c for i, c in enumerate(text[start:end], start) if not any(a <= i < b for a, b in markers))
        assert bare == "".join(pieces)
