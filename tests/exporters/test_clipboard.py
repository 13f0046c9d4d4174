"""Excerpts on their way into a word processor: each flavour, as what reads it sees it."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace

from lxml import html

from egpk_desk.citations.notes import PlainNotes
from egpk_desk.exporters.clipboard import HTML, PLAIN, RTF, flavours
from egpk_desk.exporters.docx_fields import BOOKMARK_END, bookmark, bookmarked
from egpk_desk.exporters.excerpt import Excerpt
from tests.exporters.conftest import TRADE, WAR, excerpt

FIRST, SECOND = str(uuid.UUID(int=1)), str(uuid.uuid4())


def named(one: Excerpt, id_: str) -> Excerpt:
    return replace(one, highlight=replace(one.highlight, id=id_))


PAIR = [named(excerpt(1, "مقتطف «أول»", WAR), FIRST), named(excerpt(2, "سطر\nوسطر", TRADE), SECOND)]


def test_a_plain_editor_gets_the_quotation_with_its_reference() -> None:
    text = flavours(PAIR, formatter=PlainNotes)[PLAIN].decode()
    first, second = text.split("\n\n")
    assert first == "«مقتطف “أول”» (سعاد حسن، «تقرير الموانئ»، دار، مايو 2025، الفقرة\u00a01)"
    assert second.startswith("«سطر\nوسطر» (سعاد حسن، «تقرير")


def test_a_note_is_always_full() -> None:
    for mime, data in flavours([PAIR[0], PAIR[0], PAIR[1]], formatter=PlainNotes).items():
        text = data.decode()
        same = "".join(f"\\u{ord(letter)}?" for letter in "المرجع نفسه")
        assert "المرجع نفسه" not in text, mime
        assert same not in text, mime


def test_rtf_has_a_footnote_a_field_and_a_bookmark_for_each() -> None:
    made = flavours(PAIR)
    assert len({made[name] for name in RTF}) == 1
    text = made[RTF[0]].decode("ascii")
    assert text.count("{\\footnote") == 2
    assert re.findall(r"ADDIN EGPK_NOTE ([0-9a-f-]+)", text) == [FIRST, SECOND]
    assert text.count("\\*\\bkmkstart") == text.count("\\*\\bkmkend") == 2


def test_html_pairs_each_mark_with_its_note_for_word_and_for_libreoffice() -> None:
    text = flavours(PAIR)[HTML].decode()
    page = html.fromstring(text)
    for number in (1, 2):
        (mark,) = page.xpath(f"//a[@class='sdfootnoteanc'][@href='#sdfootnote{number}sym']")
        (note,) = page.xpath(f"//a[@class='sdfootnotesym'][@href='#{mark.get('name')}']")
        assert mark.get("style") == note.get("style") == f"mso-footnote-id:ftn{number}"
        assert f'<div style="mso-element:footnote" id="ftn{number}">' in text
    assert re.findall(r"ADDIN EGPK_NOTE ([0-9a-f-]+)", text) == [FIRST, SECOND]
    assert page.xpath("//p/@dir") == ["rtl"] * 5


def test_a_bookmark_s_name_tells_its_highlight_and_fits_word() -> None:
    for highlight in (FIRST, SECOND, str(uuid.UUID(int=(1 << 128) - 1))):
        name = bookmark(highlight, 99_999_999)
        assert name is not None
        assert len(name) <= 40
        assert bookmarked(name) == bookmarked(f"{name}_Copy_1") == highlight
        assert bookmarked(name, BOOKMARK_END) is None
    assert bookmark("h1", 1) is None
    assert bookmarked("_EgPk_bibliography") is None
    assert bookmarked("_GoBack") is None
