"""One HTML file, whole in itself."""

from __future__ import annotations

from lxml import html

from egpk_desk.exporters import export, preview_html
from egpk_desk.exporters.request import ExportRequest
from tests.exporters.conftest import CODES, WAR, excerpt


def page(*excerpts: object, **options: object) -> html.HtmlElement:
    data = export(excerpts, ExportRequest(format="html", **options), CODES)  # type: ignore[arg-type]
    return html.document_fromstring(data.decode())


def test_the_page_is_right_to_left_and_says_its_language() -> None:
    root = page(excerpt(1, "نص", WAR))
    assert (root.get("dir"), root.get("lang")) == ("rtl", "ar")


def test_every_reference_leads_to_its_note_and_back() -> None:
    root = page(excerpt(1, "أ", WAR), excerpt(2, "ب", WAR))
    for number in ("1", "2"):
        (reference,) = root.xpath(f"//a[@id='ref-{number}']")
        (note,) = root.xpath(f"//li[@id='note-{number}']")
        assert reference.get("href") == f"#note-{number}"
        assert note.xpath(".//a/@href") == [f"#ref-{number}"]
    (quote,) = root.xpath("//blockquote[@id='excerpt-2']/p")
    assert quote.text == "ب"


def test_nothing_is_fetched_from_anywhere() -> None:
    root = page(excerpt(1, "نص", WAR))
    assert root.xpath("//script | //link | //img | //iframe") == []
    assert [href for href in root.xpath("//@href | //@src") if not href.startswith("#")] == []


def test_markup_in_a_passage_a_title_or_a_memo_stays_text() -> None:
    root = page(excerpt(1, "<b>x</b> & <script>alert(1)</script>", WAR, memo="<i>m</i>"), title="<u>ع</u>")
    assert root.xpath("//script | //b | //i | //u") == []
    assert "<script>alert(1)</script>" in root.text_content()


def test_the_preview_says_the_same_in_simple_markup_and_at_most_so_much() -> None:
    many = [excerpt(n, f"مقتطف {n}", WAR) for n in range(1, 11)]
    text = html.document_fromstring(preview_html(many, ExportRequest(format="docx"), CODES, limit=4)).text_content()
    assert "مقتطف 4" in text
    assert "مقتطف 5" not in text
    assert "سعاد حسن" in text
    assert "ومقتطفات أخرى عددها" in text
