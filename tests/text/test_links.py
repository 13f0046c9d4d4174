"""Links in memos: found, resolved by name, shown by their words, and never a letter lost."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.text import links

ID = "0d4f6a52-6f0b-5c38-9a53-6f1b1f5f9b01"
TEXTS = st.text(alphabet="ابت [[]]|:\nxd-كود", max_size=60)


@given(TEXTS)
def test_the_pieces_of_a_memo_make_the_memo(text: str) -> None:
    pieces = [one if isinstance(one, str) else text[one.start : one.end] for one in links.pieces(text)]
    assert "".join(pieces) == text


@given(TEXTS, st.sampled_from(links.KINDS))
def test_a_stored_link_is_found_again_whatever_its_words(words: str, kind: str) -> None:
    id_ = str(uuid.uuid4())
    text = f"قبل {links.written(kind, id_, words)} بعد"
    (link,) = links.links(text)
    assert (link.kind, link.id) == (kind, id_)
    assert links.shown(text) == f"قبل {link.words} بعد"


@given(TEXTS)
def test_what_is_resolved_once_stays_as_it_is(text: str) -> None:
    once = links.resolved(text, lambda kind, name: ("code", ID, name))
    assert links.resolved(once, lambda kind, name: None) == once


@pytest.mark.parametrize(
    ("written", "kind", "name"),
    [
        ("driver/gaza-war", "", "driver/gaza-war"),
        ("code:driver/gaza-war", "code", "driver/gaza-war"),
        ("تقرير: مصر وباكستان", "document", "مصر وباكستان"),
        ("مذكرة:الخطة", "memo", "الخطة"),
        ("أولًا: الدوافع", "", "أولًا: الدوافع"),
        ("code:", "", "code:"),
    ],
)
def test_the_kind_before_a_name_is_understood(written: str, kind: str, name: str) -> None:
    assert links.said_kind(written) == (kind, name)


def test_a_name_with_a_colon_is_looked_for_whole_where_its_first_word_is_no_use() -> None:
    asked: list[tuple[str, str]] = []

    def find(kind: str, name: str) -> tuple[str, str, str] | None:
        asked.append((kind, name))
        return ("document", ID, name) if not kind else None

    assert links.resolved("[[تقرير: سنوي]]", find) == f"[[document:{ID}|تقرير: سنوي]]"
    assert asked == [("document", "سنوي"), ("", "تقرير: سنوي")]
