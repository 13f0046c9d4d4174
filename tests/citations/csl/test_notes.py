"""Notes in CSL styles: what is mended of the processor for Arabic, positions, digits, languages, any style file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from citeproc import LOCALES_PATH
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from egpk_desk.citations.csl.notes import CslNotes
from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, SourceNote
from egpk_desk.citations.styles import DEFAULT_STYLE, bundled_styles, find_style
from egpk_desk.document import Metadata
from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.resources import resource
from tests.citations.golden import make

CSL = "{http://purl.org/net/xbiblio/csl}"


def source(id: str, *authors: str, title: str = "", language: str = "ar", date: str = "2020", **record: Any) -> Cited:
    metadata = Metadata(title=title or f"كتاب {id}", authors=authors, date=date, language=language)
    return Cited(id, metadata, Locator(1, "5"), record={"type": "book", **record})


def at(cited: Cited, page: str, last: str | None = None) -> Cited:
    return replace(cited, locator=Locator(1, page, last))


def said(style: str, *cited: Cited, **options: Any) -> list[str]:
    return [note.text for note in CslNotes(style, **options).notes(cited)]


def listed(style: str, *cited: Cited) -> list[str]:
    return [note.text for note in CslNotes(style).bibliography(cited)]


ARABIC = source("a", "ريهام محمد", "سامي علي")
LATIN = source("e", "Ann Lee", title="Ports", language="en")


def test_the_same_page_again_is_ibid_and_another_page_is_ibid_with_it() -> None:
    notes = said(DEFAULT_STYLE, ARABIC, ARABIC, at(ARABIC, "6"), at(ARABIC, "6", "8"))
    assert notes[1:] == ["المرجع نفسه.", "المرجع نفسه، ص.\u00a06.", "المرجع نفسه، ص ص.\u00a06–8."]


def test_a_source_without_a_place_after_one_with_a_place_is_not_ibid() -> None:
    assert said(DEFAULT_STYLE, ARABIC, replace(ARABIC, locator=Locator()))[1].endswith("مرجع سابق.")


def test_each_source_is_repeated_in_its_own_language_and_direction() -> None:
    notes = CslNotes(DEFAULT_STYLE).notes([LATIN, LATIN, ARABIC, ARABIC, LATIN])
    assert [note.text for note in notes][1::2] == ["Ibid.", "المرجع نفسه."]
    assert notes[4].text == "Ann Lee, Ports, op. cit., p.\u00a05."
    assert [note.direction for note in notes] == ["ltr", "ltr", "rtl", "rtl", "ltr"]


def test_one_language_can_be_asked_for() -> None:
    assert said(DEFAULT_STYLE, LATIN, LATIN, locale="ar")[1] == "المرجع نفسه."
    assert said(DEFAULT_STYLE, ARABIC, ARABIC, locale="en")[1] == "Ibid."


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_arabic_names_are_neither_inverted_nor_initialised(style: str) -> None:
    named = source("n", author=[{"family": "الجابري", "given": "محمد عابد"}])
    named = replace(named, metadata=replace(named.metadata, authors=("محمد عابد الجابري",)))
    (entry,) = listed(style, named)
    assert "محمد عابد الجابري" in entry


def test_latin_names_are_inverted_and_initialised_where_the_style_says_so() -> None:
    assert listed("apa", LATIN)[0].startswith("Lee, A. (2020)")


def test_names_are_joined_by_a_waw_that_is_written_on_to_the_name() -> None:
    assert "حسن ومنى" in said(DEFAULT_STYLE, source("x", "حسن", "منى"))[0]
    assert "أ، ب وج،" in said(DEFAULT_STYLE, source("y", "أ", "ب", "ج"))[0]
    assert said(DEFAULT_STYLE, source("z", "أ", "ب", "ج", "د"))[0].startswith("أ وآخرون، ")


def test_a_waw_stands_apart_from_a_latin_name() -> None:
    assert "ليلى حداد و\u00a0John Smith" in said(DEFAULT_STYLE, source("x", "ليلى حداد", "John Smith"))[0]


def test_two_editors_are_in_the_dual_and_three_in_the_plural() -> None:
    two = source("x", editor=[{"literal": "أ"}, {"literal": "ب"}])
    three = source("x", editor=[{"literal": "أ"}, {"literal": "ب"}, {"literal": "ج"}])
    assert "(محرران)" in listed("apa", two)[0]
    assert "(محررون)" in listed("apa", three)[0]


def test_an_editor_who_stands_for_the_author_is_not_named_again() -> None:
    assert said(DEFAULT_STYLE, source("x", editor=[{"literal": "باسل صالح"}]))[0].count("باسل صالح") == 1


def test_a_transliterated_name_is_used_among_latin_words_and_the_arabic_one_among_arabic() -> None:
    author = [{"literal": "محمد الجابري", "transliteration": "Muhammad al-Jabri"}]
    arabic = source("x", "محمد الجابري", author=author)
    assert said(DEFAULT_STYLE, arabic)[0].startswith("محمد الجابري،")
    assert said(DEFAULT_STYLE, arabic, locale="en")[0].startswith("Muhammad al-Jabri,")


def test_digits_of_arabic_notes_can_be_arabic_indic_and_titles_addresses_and_latin_notes_keep_theirs() -> None:
    numbered = source("x", title="رؤية 2030", URL="", volume="3", edition="2")
    numbered = replace(numbered, metadata=replace(numbered.metadata, url="https://example.org/2030"))
    arabic, latin = said(DEFAULT_STYLE, numbered, LATIN, digits="arabic-indic")
    assert "رؤية 2030" in arabic
    assert "https://example.org/2030" in arabic
    assert "مج ٣" in arabic
    assert "ط ٢" in arabic
    assert "٢٠٢٠" in arabic
    assert "ص.\u00a0٥" in arabic
    assert "2020" in latin
    assert "p.\u00a05" in latin


def test_a_hijri_year_stands_beside_the_gregorian_one() -> None:
    dated = source("x", "أ")
    dated = replace(dated, metadata=replace(dated.metadata, date_as_written="1441هـ / 2020م"))
    assert "1441هـ/2020م" in said(DEFAULT_STYLE, dated)[0]


def test_a_style_s_own_look_of_dates_does_not_change_the_language_s_for_good() -> None:
    paper = replace(source("x", "أ", type="article-newspaper"), locator=Locator())
    paper = replace(paper, metadata=replace(paper.metadata, date="2020-03-07"))
    before = said(DEFAULT_STYLE, paper)
    listed("apa", paper)
    listed("chicago-author-date", paper)
    assert said(DEFAULT_STYLE, paper) == before
    assert "7 مارس 2020" in before[0]


def test_the_day_stands_before_the_month_in_arabic_whatever_the_style() -> None:
    paper = source("x", "أ", date="2009-02-17", type="article-newspaper")
    assert "(2009، 17 فبراير)" in listed("apa", paper)[0]


def test_works_that_author_and_year_do_not_tell_apart_get_letters_in_the_order_of_the_list() -> None:
    first, second = source("1", "منى حسن"), source("2", "منى حسن", title="آخر")
    assert said("arabic-author-date", first, second, source("3", "غيرها")) == [
        "(منى حسن، 2020ب، ص.\u00a05)",
        "(منى حسن، 2020أ، ص.\u00a05)",
        "(غيرها، 2020، ص.\u00a05)",
    ]
    assert [entry[:16] for entry in listed("arabic-author-date", first, second)] == [
        "منى حسن (2020أ).",
        "منى حسن (2020ب).",
    ]


def test_a_list_of_sources_names_each_once_the_arabic_ones_first_in_order_of_their_letters() -> None:
    jabri = source("j", "الجابري", title="ج")
    entries = listed(DEFAULT_STYLE, LATIN, source("s", "سالم", title="س"), jabri, jabri, source("b", "أحمد", title="أ"))
    assert [entry.split("،")[0].split(",")[0] for entry in entries] == ["أحمد", "الجابري", "سالم", "Ann Lee"]


def test_a_numeric_style_numbers_sources_in_the_order_in_which_they_are_cited() -> None:
    assert [note[:2] for note in said("ieee", LATIN, ARABIC, LATIN)] == ["[1", "[2", "[1"]
    assert [entry[:4] for entry in listed("ieee", LATIN, ARABIC, LATIN)] == ["[1] ", "[2] "]


def test_quotation_marks_inside_quotation_marks_become_the_inner_ones() -> None:
    paper = source("x", title="العلاقات «المصرية» اليوم", type="report")
    assert "«العلاقات “المصرية” اليوم»" in said(DEFAULT_STYLE, paper)[0]
    latin = source("y", title="Ports and “Power”", language="en", type="article-journal")
    latin = replace(latin, record={**latin.record, "container-title": "Journal"})
    assert "“Ports and ‘Power,’”" in said("chicago-notes-bibliography", latin)[0]


def test_a_title_in_private_use_characters_does_not_change_the_look_of_what_follows() -> None:
    (note,) = CslNotes(DEFAULT_STYLE).notes([source("x", title="كتاب\ue000 مريب\ue001")])
    assert "\ue000" not in note.text
    assert [run.italic for run in note.runs] == [True, False]


def test_the_source_s_own_notes_follow_and_a_work_can_be_cited_through_the_source() -> None:
    noted = replace(ARABIC, source_notes=(SourceNote("[1]", "[1] سالم حسن، كتاب، ص 5."),))
    formatter = CslNotes(DEFAULT_STYLE)
    assert formatter.notes([noted])[0].text.endswith("ص.\u00a05. حاشية المصدر [1]: سالم حسن، كتاب، ص 5.")
    through = formatter.through(ARABIC, "[1] سالم حسن، كتاب، ص 5.").text
    assert through.startswith("سالم حسن، كتاب، ص 5، نقلًا عن: ريهام محمد وسامي علي، ")


def test_a_place_without_pages_is_said_in_its_own_words() -> None:
    placed = replace(ARABIC, locator=Locator(section="أولًا: الدوافع", paragraph=2))
    assert "قسم «أولًا: الدوافع»، الفقرة\u00a02." in said(DEFAULT_STYLE, placed)[0]
    assert "قسم «أولًا: الدوافع»، الفقرة\u00a02)" in said("apa", placed)[0]


def test_tags_of_csl_json_are_no_text() -> None:
    tagged = source("x", title='On <i>Gwadar</i> <span class="nocase">Port</span>', language="en")
    assert listed("apa", tagged)[0].startswith("On Gwadar Port")


TEXT = st.text(max_size=30)


@settings(deadline=None)  # the first example reads the styles
@given(st.lists(TEXT, max_size=3), TEXT, st.sampled_from(["ar", "en", "fa", ""]), TEXT, st.dictionaries(TEXT, TEXT))
def test_no_record_breaks_a_style(
    authors: list[str], title: str, language: str, date: str, more: dict[str, str]
) -> None:
    fields = dict.fromkeys(("volume", "page", "edition", "container-title", "number", "DOI"), title or "x")
    odd = replace(
        source("x", *authors, title=title, language=language, date=date), record={**more, **fields, "type": "chapter"}
    )
    for style in ("arabic-notes", "arabic-author-date", "apa", "ieee"):
        assert len(said(style, odd, odd, LATIN, at(odd, "ix", "xi"))) == 4
        CslNotes(style, digits="arabic-indic").bibliography([odd, LATIN])


def test_every_term_of_the_processor_s_english_locale_has_an_arabic_one_without_latin_letters() -> None:
    english = etree.parse(str(Path(LOCALES_PATH, "locales-en-US.xml"))).getroot()
    arabic = etree.parse(str(resource("styles", "locales-ar.xml"))).getroot()

    def terms(root: etree._Element) -> dict[tuple[str | None, str | None], str]:
        found = root.iterfind(f"{CSL}terms/{CSL}term")
        return {(one.get("name"), one.get("form")): "".join(map(str, one.itertext())) for one in found}

    assert terms(english).keys() - terms(arabic).keys() == set()
    assert [key for key, text in terms(arabic).items() if any("a" <= c <= "z" for c in text.lower())] == []


def test_all_bundled_styles_cite_and_list() -> None:
    kinds = set()
    for style in bundled_styles():
        assert said(style.name, ARABIC, LATIN)
        assert len(listed(style.name, ARABIC, LATIN)) == 2
        kinds.add(style.kind)
    assert kinds >= {"note", "author-date", "numeric"}
    assert bundled_styles()[0].name == DEFAULT_STYLE


def test_any_style_file_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    text = resource("styles", "arabic-notes.csl").read_text(encoding="utf-8")
    path.write_text(text.replace('<text term="op-cit"/>', '<text value="م. س."/>'), encoding="utf-8")
    assert find_style(path).name == "mine"
    assert said(str(path), ARABIC, LATIN, ARABIC)[2].endswith("م. س.، ص.\u00a05.")


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>t</title></info><citation><layout>{}</layout></citation></style>"""


def test_a_label_style_cites_by_label_and_a_work_that_a_style_says_nothing_of_by_its_title(tmp_path: Path) -> None:
    path = tmp_path / "label.csl"
    path.write_text(STYLE.format('<text variable="citation-label"/>'), encoding="utf-8")
    assert said(str(path), LATIN, source("x", title="كتاب بلا مؤلف")) == ["Lee20", "كتاب20"]
    path.write_text(STYLE.format('<names variable="author"/>'), encoding="utf-8")
    assert said(str(path), LATIN, source("x", title="كتاب بلا مؤلف")) == ["Ann Lee", "كتاب بلا مؤلف"]
    assert listed(str(path), LATIN) == []


@pytest.mark.parametrize("text", ["", "<style", "<a/>", '<style xmlns="http://purl.org/net/xbiblio/csl"/>'])
def test_what_is_no_style_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.csl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidValue):
        CslNotes(str(path))


def test_a_style_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound, match="no-such"):
        CslNotes("no-such")
    with pytest.raises(NotFound):
        CslNotes("../styles/apa")


def test_authors_and_others_are_cited_with_et_al_in_each_language() -> None:
    for language, names, wanted in (
        ("ar", [{"literal": "حسن نافعة"}, {"literal": "others"}], "حسن نافعة وآخرون"),
        ("en", [{"family": "Lee", "given": "Ann"}, {"literal": "others"}], "Ann Lee et al."),
    ):
        item = {"id": "x", "type": "book", "title": "ع", "author": names, "language": language}
        for style in ("arabic-notes", "chicago-notes-bibliography"):
            (note,) = CslNotes(style).notes([make.cited(item, "5")])
            assert note.text.startswith(wanted), note.text


@pytest.mark.parametrize("hijri", ["1445", "1445-03-12", "١٤٤٥ هـ", "12 ربيع الأول 1445هـ"])
def test_a_hijri_date_prints_its_year_however_it_is_written_and_with_no_other_date(hijri: str) -> None:
    both = source("a", "علي حسن", date="2023", custom={"hijri": hijri})
    assert "، 1445هـ/2023م)، " in said(DEFAULT_STYLE, both)[0]
    alone = source("b", "علي حسن", date="", custom={"hijri": hijri})
    assert "، 1445هـ)، " in said(DEFAULT_STYLE, alone)[0], "no Gregorian year is guessed"
    assert "، 1445هـ، " in said("arabic-author-date", alone)[0]


def test_a_book_of_which_neither_place_nor_publisher_nor_date_is_known_says_so() -> None:
    (note,) = said(DEFAULT_STYLE, source("a", "علي حسن", title="كتاب", date=""))
    assert "كتاب (د.م: د.ن، د.ت)، " in note


@pytest.mark.parametrize(
    ("known", "imprint"),
    [
        ({"publisher-place": "بيروت"}, "(بيروت: د.ن، 2020)"),
        ({}, "(د.م: د.ن، 2020)"),
    ],
)
def test_each_missing_part_of_a_books_imprint_is_said_in_its_place(known: dict[str, str], imprint: str) -> None:
    assert imprint in said(DEFAULT_STYLE, source("a", "علي حسن", **known))[0]
    with_publisher = source("a", "علي حسن", date="")
    with_publisher = replace(with_publisher, metadata=replace(with_publisher.metadata, publisher="دار الفكر"))
    assert "(د.م: دار الفكر، د.ت)" in said(DEFAULT_STYLE, with_publisher)[0]
    assert "د.م: دار الفكر." in listed("arabic-author-date", with_publisher)[0]


def test_works_of_one_author_and_no_date_are_told_apart_behind_a_hyphen() -> None:
    undated = [source(one, "علي حسن", date="") for one in "ab"]
    assert said("arabic-author-date", *undated)[0] == "(علي حسن، د.ت-أ، ص.\u00a05)"
    assert [entry.split(".")[0:2] for entry in listed("arabic-author-date", *undated)][1] == ["علي حسن (د", "ت-ب)"]
    assert said("arabic-author-date", *(source(one, "علي حسن") for one in "ab"))[1] == "(علي حسن، 2020ب، ص.\u00a05)"
    hijri = [source(one, "علي حسن", date="", custom={"hijri": "1445"}) for one in "ab"]
    assert said("arabic-author-date", *hijri)[0] == "(علي حسن، 1445هـ-أ، ص.\u00a05)"


def test_no_date_is_said_where_nothing_else_of_the_imprint_is_known() -> None:
    report = source("a", "علي حسن", date="", type="report")
    assert "كتاب a (د.ت)، 5." in said("chicago-notes-bibliography", report)[0]


def test_no_english_word_of_a_style_is_left_in_an_arabic_citation() -> None:
    paper = source("a", "علي حسن", type="paper-conference", **{"event-title": "مؤتمر", "event-place": "مسقط"})
    film = source("b", "علي حسن", type="motion_picture", medium="فيلم", **{"original-date": {"date-parts": [[1950]]}})
    article = source("c", "علي حسن", type="article-journal", volume="3", issue="2", **{"container-title": "مجلة"})
    for style in bundled_styles():
        for one in (paper, film, article):
            bare = f"{said(style.path, one)[0]} {' '.join(listed(style.path, one))}".replace(one.metadata.title, "")
            assert not re.search("[A-Za-z]{2}", bare), (style.name, bare)


def test_a_name_in_the_other_script_is_inverted_where_the_style_inverts_and_sorted_behind_its_article() -> None:
    names = [{"literal": "محمد الجابري", "transliteration": "Muhammad al-Jabri"}]
    jabri = source("a", "محمد الجابري", title="Takwin", language="ar-Latn", author=names)
    names = [{"literal": "ابن خلدون", "transliteration": "Ibn Khaldun"}]
    khaldun = source("b", "ابن خلدون", title="The Book", language="en", author=names)
    lee = source("c", "Ann Kay", title="Ports", language="en")
    entries = listed("chicago-notes-bibliography", lee, jabri, khaldun)
    assert [entry.split(".")[0] for entry in entries] == ["Ibn Khaldun", "al-Jabri, Muhammad", "Kay, Ann"]


def test_a_paper_in_a_volume_with_a_publisher_is_set_as_a_chapter_of_it() -> None:
    paper = source("a", "علي حسن", type="paper-conference", **{"container-title": "أعمال المؤتمر", "page": "3-9"})
    paper = replace(paper, metadata=replace(paper.metadata, publisher="دار الفكر"))
    assert listed("apa", paper) == ["علي حسن. (2020). كتاب a. في أعمال المؤتمر (ص ص. 3–9). دار الفكر."]
