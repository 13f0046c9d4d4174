from __future__ import annotations

import time

import pytest
from hypothesis import given

from egpk_desk.text.graphemes import is_boundary
from egpk_desk.text.sentences import sentence_at, sentences
from tests.shared import real_report
from tests.text.strategies import texts


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["شهدت العلاقات تطورًا.", "وزار الوزير القاهرة!", "فماذا بعد؟", "لا ندري… ربما؛ نعم."],
        ["قال د. محمد إنه يرى ذلك.", "ثم سكت."],
        ["كتب أ.د. أحمد علي (ص. 45) ذلك.", "وكتب م. حسن غيره."],
        ["في عام 1447هـ.", "وفي عام 2025م.", "وفي سنة 3.5 و٣٫٥ مليار."],
        ["«هل تأتي؟»", "«نعم.»", "ثم جاء."],
        ["جاء في التقرير.[1]", "وفي غيره. [٢]", "وفي ثالث.¹", "انتهى."],
        ["انتهى (كما قيل.)", "ثم عاد."],
        ["The U.S. and Dr. Smith met, e.g. in Cairo.", "It rained, i.e. heavily.", "J. R. Smith left."],
        ["Prices rose 3.5 percent.", "“Why?” he asked.", "Nobody knew…", "The end?!"],
        ["1. أولًا جاء.", "2025 عام جديد."],
        ["زار www.example.com ثم مضى.", "انتهى."],
        ["هذا […] نص واحد (…) كله.", "وهذا غيره."],
        ["قال ذلك...", "ثم صمت."],
    ],
)
def test_sentences_as_a_reader_sees_them(expected: list[str]) -> None:
    parts: list[str] = []
    for sentence in expected:
        # "لا ندري… ربما" holds two by the rule that an ellipsis ends a sentence.
        parts.extend(["لا ندري…", "ربما؛ نعم."] if sentence.startswith("لا ندري") else [sentence])
    assert split(" ".join(expected)) == parts


def test_a_line_end_ends_a_sentence() -> None:
    assert split("العلاقات المصرية\n\n  أولًا: السياسة  \nنص.") == ["العلاقات المصرية", "أولًا: السياسة", "نص."]


def test_a_missing_space_between_arabic_sentences_is_forgiven() -> None:
    assert split("زار القاهرة.وقال إنه سعيد") == ["زار القاهرة.", "وقال إنه سعيد"]
    assert split("كتب ق.م. ذلك") == ["كتب ق.م. ذلك"]


def test_white_space_behind_a_sentence_belongs_to_it_when_asked_for_a_place() -> None:
    text = "جاء.  ذهب؟\n\nعاد"
    assert [sentence_at(text, place) for place in (0, 3, 4, 5)] == [(0, 4)] * 4
    assert sentence_at(text, 6) == (6, 10)
    assert sentence_at(text, 10) == (6, 10)
    assert sentence_at(text, 11) == (11, 11)
    assert sentence_at(text, 12) == (12, 15)
    assert sentence_at(text, 99) == (12, 15)


def test_a_sentence_is_looked_for_inside_its_block() -> None:
    text = "أول الكلام وآخره. ثم"
    assert sentence_at(text, 6, 4, 10) == (4, 10)


@given(texts())
def test_sentences_are_whole_graphemes_in_order_and_hold_all_that_is_not_white_space(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start < end
        assert not text[last:start].strip()
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        last = end
    assert not text[last:].strip()


@given(texts())
def test_the_sentence_at_a_place_is_the_one_of_the_whole_text(text: str) -> None:
    for start, end in sentences(text):
        for place in range(start, end):
            assert sentence_at(text, place) == (start, end)


def test_sentences_of_the_real_report_do_not_end_in_an_abbreviation_or_begin_in_a_note_marker() -> None:
    text = real_report().decode("utf-8")
    found = split(text)
    assert len(found) > 40
    assert not [sentence for sentence in found if sentence.startswith(("[1]", "[2]", "»", "؟", "."))]


@pytest.mark.parametrize("piece", ["!", "a.", ". ", "د.", "(…)", "[1].", "كلمة ", ".\u0301"])
def test_a_hostile_line_takes_no_more_than_its_length(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    list(sentences(text))
    sentence_at(text, 30_000)
    assert time.process_time() - start < 3.0
