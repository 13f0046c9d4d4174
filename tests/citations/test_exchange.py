"""Files of references: read without loss, broken entries named by line, written so that they read back the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.citations import exchange
from egpk_desk.citations.bibtex import read as read_bibtex
from egpk_desk.citations.csl_json import language_tag
from egpk_desk.citations.dates import words_date
from egpk_desk.citations.latex import to_latex, to_text
from egpk_desk.citations.ris import read as read_ris
from egpk_desk.errors import UnreadableSource
from tests.citations.golden import make

FILES = Path(__file__).parent / "files"
NAMES = (
    *("zotero.bib", "zotero.ris", "endnote.ris", "items.json", "endnote.enw", "endnote.xml", "crossref.bib", "wos.ciw"),
    *("scopus.ris", "scopus.bib", "scholar.bib", "scholar.enw", "mendeley.bib", "mendeley.ris"),
)


def parsed(name: str) -> exchange.Parsed:
    text = (FILES / name).read_text(encoding="utf-8")
    return exchange.read(text, exchange.format_of(name, text))


@pytest.mark.parametrize("format_", exchange.FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_from_one_format_survives_every_other(name: str, format_: str) -> None:
    items = [entry.item for entry in parsed(name).entries]
    assert items
    written = exchange.write(items, format_)
    again = exchange.read(written, format_)
    assert again.problems == []
    assert [entry.item for entry in again.entries] == items


@pytest.mark.parametrize("format_", exchange.FORMATS)
def test_the_references_of_the_golden_table_survive_every_format(format_: str) -> None:
    items = [{**{k: v for k, v in one.items() if k != "id"}, "citation-key": one["id"]} for one in make.references()]
    assert [entry.item for entry in exchange.read(exchange.write(items, format_), format_).entries] == items


@pytest.mark.parametrize(
    ("name", "lines", "entries"), [("zotero.bib", [31], 3), ("endnote.ris", [31, 34], 4), ("items.json", [6], 2)]
)
def test_a_broken_entry_is_named_by_its_line_and_the_others_come_in(name: str, lines: list[int], entries: int) -> None:
    found = parsed(name)
    assert [problem.line for problem in found.problems] == lines
    assert len(found.entries) == entries


def test_fields_without_a_variable_are_kept_and_written_again_in_their_own_format() -> None:
    bib = exchange.write([entry.item for entry in parsed("zotero.bib").entries], "bibtex")
    for kept in ("file = {:home/a/jabri.pdf:PDF}", "timestamp = {2024-06-01}", "@techreport{undp2022,"):
        assert kept in bib
    assert r"title = {Ports and {{Power}}: A \emph{Long} View of {GDP}}" in bib
    assert "csl-json" not in bib
    ris = exchange.write([entry.item for entry in parsed("endnote.ris").entries], "ris")
    for kept in ("LB  - 4711", "N1  - first note\n", "N1  - second note\n", "TY  - NEWS"):
        assert kept in ris
    assert "U5" not in ris


def test_a_raw_value_is_dropped_once_the_text_says_something_else() -> None:
    item = dict(parsed("zotero.bib").entries[1].item) | {"title": "Another title"}
    (entry,) = exchange.read(exchange.write([item], "bibtex"), "bibtex").entries
    assert entry.item["title"] == "Another title"


def test_macros_months_accents_and_names_of_a_bibtex_file_are_understood() -> None:
    book, article, report = (entry.item for entry in parsed("zotero.bib").entries)
    assert book["publisher"] == "مركز دراسات الوحدة العربية"
    assert book["author"] == [{"family": "الجابري", "given": "محمد عابد"}]
    assert book["language"] == "ar"
    assert article["issued"] == {"date-parts": [[2024, 5]]}
    assert article["author"][1] == {"family": "Neumann", "given": "Jörg", "non-dropping-particle": "von"}
    assert article["author"][2] == {"literal": "World Bank"}
    assert article["page"] == "101-119"
    assert report["author"] == [{"literal": "برنامج الأمم المتحدة الإنمائي"}]
    assert report["number"] == "RBAS/2022/1"


def test_the_kinds_roles_and_dates_of_a_ris_file_are_understood() -> None:
    article, book, chapter, news = (entry.item for entry in parsed("endnote.ris").entries)
    assert (article["type"], article["container-title"]) == ("article-journal", "Journal of Maritime Policy")
    assert (article["page"], article["issued"]) == ("101-119", {"date-parts": [[2024, 5, 12]]})
    assert article["keyword"] == "ports; trade"
    assert book["author"] == [{"family": "الجابري", "given": "محمد عابد"}]
    assert chapter["editor"] == [{"family": "سالم", "given": "ورد"}]
    assert chapter["translator"] == [{"family": "علي", "given": "أحمد"}]
    assert news["accessed"] == {"date-parts": [[2012, 12, 25]]}


def test_a_bom_and_windows_line_ends_change_nothing() -> None:
    text = "\ufeff" + (FILES / "endnote.ris").read_text(encoding="utf-8").replace("\n", "\r\n")
    assert exchange.read(text, "ris") == parsed("endnote.ris")


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("a.RIS", "", "ris"),
        ("a.bib", "", "bibtex"),
        ("a.txt", "TY  - BOOK", "ris"),
        ("a", "\n@book{a, title={b}}", "bibtex"),
        ("a.txt", "[]", "csl-json"),
    ],
)
def test_the_format_is_told_by_the_ending_or_by_what_stands_in_it(name: str, text: str, format_: str) -> None:
    assert exchange.format_of(name, text) == format_


def test_a_file_of_something_else_is_refused() -> None:
    with pytest.raises(UnreadableSource):
        exchange.format_of("a.txt", "مقال")


@given(st.text())
def test_no_text_breaks_the_readers(text: str) -> None:
    for format_ in exchange.FORMATS:
        exchange.read(text, format_)


@given(st.text(alphabet='@{}",=#%\\ \nabبtitle()'))
def test_no_bibtex_breaks_its_reader(text: str) -> None:
    read_bibtex(text)


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Co"]), min_size=1)
VALUES = LETTERS.map(lambda text: " ".join(text.split())).filter(bool)
NAME = st.one_of(st.fixed_dictionaries({"literal": VALUES}), st.fixed_dictionaries({"family": VALUES, "given": VALUES}))
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(["book", "chapter", "report", "webpage", "treaty", "thesis"]), "title": VALUES},
    optional={
        **dict.fromkeys(("publisher", "publisher-place", "volume", "page", "note", "URL", "number", "ISBN"), VALUES),
        **dict.fromkeys(("container-title", "collection-title", "keyword", "x-own", "language", "genre"), VALUES),
        "author": st.lists(NAME, min_size=1, max_size=3),
        "translator": st.lists(NAME, min_size=1, max_size=2),
        "issued": st.fixed_dictionaries(
            {"date-parts": st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=3), min_size=1, max_size=2)}
        ),
        "custom": st.dictionaries(VALUES, st.one_of(VALUES, st.lists(VALUES))),
    },
)


@pytest.mark.parametrize("format_", exchange.FORMATS)
@given(item=ITEMS)
def test_every_item_reads_back_from_every_format(format_: str, item: dict[str, Any]) -> None:
    item = {**item, "citation-key": "key2020"}
    if not item.get("custom"):
        item.pop("custom", None)
    (entry,) = exchange.read(exchange.write([item], format_), format_).entries
    assert json.loads(json.dumps(entry.item)) == item


@given(VALUES)
def test_text_survives_latex(text: str) -> None:
    if not any(mark in text for mark in ("--", "``", "''", "\u00a0")):
        assert to_text(to_latex(text)) == text


def test_a_time_of_day_after_a_ris_date_is_kept_beside_the_date() -> None:
    (entry,) = read_ris("TY  - ELEC\nTI  - one\nY2  - 2025/12/01/10:20:30\nDA  - 2024/05//\nER  - \n").entries
    assert entry.item["accessed"] == {"date-parts": [[2025, 12, 1]], "raw": "2025/12/01/10:20:30"}
    assert entry.item["issued"] == {"date-parts": [[2024, 5]]}
    assert read_ris(exchange.write([entry.item], "ris")).entries[0].item == entry.item


def test_a_ris_line_that_goes_on_belongs_to_the_field_above() -> None:
    (entry,) = read_ris("TY  - BOOK\nTI  - one\ntwo\nER  - \n").entries
    assert entry.item["title"] == "one\ntwo"


def test_crossrefs_data_entries_macros_and_joined_values_are_followed() -> None:
    found = parsed("crossref.bib")
    chapter, alone, book, third = (entry.item for entry in found.entries)
    assert (chapter["container-title"], chapter["editor"]) == ("Ports and Power", book["editor"])
    assert (chapter["publisher"], chapter["publisher-place"], chapter["note"]) == ("Harbour House", "London", "kept")
    assert (chapter["issued"], chapter["title"]) == ({"date-parts": [[2019, 5]]}, "A Chapter")
    assert book["collection-title"] == "مجلدات ١"
    assert "publisher" not in book
    assert alone["custom"]["bibtex"]["crossref"] == "missing"
    assert (third["container-title"], third["title"]) == ("Harbour House", "Third Case")
    assert [problem.line for problem in found.problems] == [19]


def test_endnotes_tagged_file_comes_in_with_what_it_alone_says() -> None:
    found = parsed("endnote.enw")
    article, chapter, page = (entry.item for entry in found.entries)
    assert [problem.line for problem in found.problems] == [31]
    assert article["author"] == [{"family": "Lee", "given": "Ann"}, {"literal": "World Bank"}]
    assert (article["issued"], article["DOI"]) == ({"date-parts": [[2024, 5, 12]]}, "10.1234/jmp.2024.7")
    assert (article["ISSN"], article["issue"], article["keyword"]) == ("1234-5678", "3", "ports; trade")
    assert article["citation-key"] == "lee2024ports"
    assert ["custom3", "own field"] in article["custom"]["endnote"]
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "كتاب السياسة العربية")
    assert chapter["translator"] == [{"family": "علي", "given": "أحمد"}]
    assert chapter["issued"] == {"date-parts": [[2015]]}
    assert ["date", "spring issue"] in chapter["custom"]["endnote"]
    assert page["author"] == [{"literal": "برنامج الأمم المتحدة الإنمائي"}]
    assert page["accessed"] == {"date-parts": [[2025, 3, 3]]}


def test_endnotes_xml_comes_in_and_a_broken_record_leaves_the_others_whole() -> None:
    found = parsed("endnote.xml")
    article, book, thesis = (entry.item for entry in found.entries)
    assert [problem.line for problem in found.problems] == [4]
    assert (article["title"], article["container-title-short"]) == ("Ports & Power", "J. Mar. Pol.")
    assert (article["issued"], article["URL"]) == ({"date-parts": [[2024, 5, 12]]}, "https://example.org/a")
    assert ["url", "https://example.org/b"] in article["custom"]["endnote"]
    assert ["pdf-url", "internal-pdf://lee.pdf"] in article["custom"]["endnote"]
    assert (book["collection-title"], book["ISBN"]) == ("نقد العقل العربي", "9953820001")
    assert (book["author"], book["translator"]) == (
        [{"family": "الجابري", "given": "محمد عابد"}],
        [{"literal": "مترجم واحد"}],
    )
    assert (thesis["genre"], thesis["publisher"]) == ("رسالة دكتوراه", "جامعة القاهرة")


def test_an_xml_file_of_something_else_is_refused() -> None:
    with pytest.raises(UnreadableSource):
        exchange.format_of("a.xml", "<html/>")


@given(st.text(alphabet="%0ATJ8[D <>record/ref-typ\n&;عب123"))
def test_no_endnote_file_breaks_its_reader(text: str) -> None:
    exchange.read(text, "endnote")
    exchange.read(f"<record>{text}", "endnote")


@pytest.mark.parametrize(
    ("written", "year", "wanted"),
    [
        ("May 12", "2024", "2024-05-12"),
        ("12 نوفمبر 2024", "", "2024-11-12"),
        ("2024/05/12", "2024", "2024-05-12"),
        ("Nov", "2024", "2024-11"),
        ("12/05/2024", "", ""),
        ("spring", "2024", ""),
        ("٣ مارس", "٢٠٢٤", "2024-03-03"),
        ("Feb 31 2024 10:20", "2024", ""),
    ],
)
def test_a_date_in_words_is_told_or_left(written: str, year: str, wanted: str) -> None:
    assert words_date(written, year) == wanted


def test_spaces_that_a_format_would_fold_and_entries_of_an_address_alone_survive() -> None:
    article = "1.\nTY  - JOUR\nDO  - 10.1186/s40981-020-0316-0\nAB  - one  two\n      three\nER  -\n\n"
    text = article + "2.\nTY  - BOOK\nTI  - b\nER  - \n"
    found = read_ris(text)
    assert found.problems == []
    items = [entry.item for entry in found.entries]
    assert items[0]["DOI"] == "10.1186/s40981-020-0316-0"
    assert items[0]["abstract"] == "one  two\nthree"
    assert [entry.item for entry in read_ris(exchange.write(items, "ris")).entries] == items


def test_a_stretch_of_lines_of_no_entry_is_told_of_once() -> None:
    found = read_ris("FN Clarivate\nVR 1.0\nPT J\n\nTY  - BOOK\nTI  - b\nER  - \nmore\nlines\n")
    assert [problem.line for problem in found.problems] == [1, 8]


def test_zoteros_pinned_keys_and_addresses_in_howpublished_are_found() -> None:
    note = "Citation Key: lee2020\\noriginal-date: 1990"
    zotero = f'[{{"id":"http://zotero.org/users/1/items/AB","type":"book","title":"x","note":"{note}"}}]'
    assert exchange.read(zotero, "csl-json").entries[0].item["citation-key"] == "lee2020"
    entry = r"@misc{k, title={The {\TeX}book}, howpublished={\url{https://e.org/a_b}}, author={A. Lee and others}}"
    (found,) = read_bibtex(entry).entries
    assert (found.item["URL"], found.item["title"]) == ("https://e.org/a_b", "The TeXbook")
    assert "A. Lee and others" in exchange.write([found.item], "bibtex")


def test_a_family_name_that_begins_small_is_no_particle_by_itself() -> None:
    text = "@book{k, title={T}, author={al-Jabiri, Muhammad and de la Cruz, Ana}}"
    (entry,) = read_bibtex(text).entries
    assert entry.item["author"] == [
        {"family": "al-Jabiri", "given": "Muhammad"},
        {"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"},
    ]
    assert "al-Jabiri, Muhammad" in exchange.write([entry.item], "bibtex")


def test_a_tag_without_its_dash_is_named_and_read() -> None:
    parsed = read_ris("TY  - BOOK\nAU  - محمد علي\nTI  عنوان\nPY  - 2020\nER  - \nTY  - BOOK\nTI  - آخر\nER  - \n")
    assert [problem.line for problem in parsed.problems] == [3]
    assert [entry.item["title"] for entry in parsed.entries] == ["عنوان", "آخر"]


@pytest.mark.parametrize(
    ("format_", "text", "year", "hijri"),
    [
        ("ris", "TY  - BOOK\nTI  - النقد\nPY  - 1445\nER  - \n", [2024], "1445"),
        ("ris", "TY  - BOOK\nTI  - النقد\nPY  - ١٤٤٥\nER  - \n", [2024], "1445"),
        ("ris", "TY  - BOOK\nTI  - النقد\nPY  - 1445/03/12/\nER  - \n", [2023, 9, 27], "1445-03-12"),
        ("ris", "TY  - BOOK\nTI  - النقد\nPY  - 1445/2023\nER  - \n", [2023], "1445"),
        ("ris", "TY  - BOOK\nTI  - Law\nPY  - 1445 AH\nER  - \n", [2024], "1445"),
        ("ris", "TY  - BOOK\nTI  - Poems\nPY  - 1445\nER  - \n", [1445], None),
        ("ris", "TY  - BOOK\nTI  - تاریخ گزیده\nPY  - 1380\nER  - \n", [1380], None),
        ("bibtex", "@book{k, title={النقد}, year={1446}}", [2025], "1446"),
        ("bibtex", "@book{k, title={Naqd}, year={1446}, langid={arabic}}", [2025], "1446"),
        ("bibtex", "@book{k, title={النقد}, date={1426هـ}}", [2005], "1426"),
        ("bibtex", "@book{k, title={Naqd}, year={1446}}", [1446], None),
        ("csl-json", '[{"title":"ع","issued":{"date-parts":[["1445"]]}}]', [2024], "1445"),
        ("endnote", "%0 Book\n%T النقد\n%D 1445\n", [2024], "1445"),
    ],
)
def test_a_hijri_year_is_told_from_a_gregorian_one_and_written_as_it_was(
    format_: str, text: str, year: list[int], hijri: str | None
) -> None:
    (entry,) = exchange.read(text, format_).entries
    assert entry.item["issued"]["date-parts"] == [year]
    assert (entry.item.get("custom") or {}).get("hijri") == hijri
    for other in exchange.FORMATS:
        written = exchange.write([entry.item], other)
        assert exchange.read(written, other).entries[0].item == entry.item
    if format_ == "ris" and hijri:
        assert "2023" not in exchange.write([entry.item], "ris").replace("1445/2023", "")
        assert "U5" not in exchange.write([entry.item], "ris")


def test_web_of_sciences_files_come_in_with_full_names_and_titles_that_do_not_shout() -> None:
    found = parsed("wos.ciw")
    article, arabic, paper = (entry.item for entry in found.entries)
    assert [problem.line for problem in found.problems] == [64]
    assert article["author"][0] == {"family": "Lee", "given": "Ann"}
    assert article["author"][2] == {"literal": "Suez Study Group"}
    assert article["title"] == "Gwadar and Suez: Ports, Corridors and Power"
    assert (article["container-title"], article["publisher-place"]) == ("Journal of Maritime Policy", "London")
    assert (article["issued"], article["page"]) == ({"date-parts": [[2024, 5, 12]]}, "101-119")
    kept = article["custom"]["wos"]
    assert ["SO", "JOURNAL OF MARITIME POLICY"] in kept
    assert [
        "C1",
        "[Lee, Ann] Univ Harbour, Dept Polit, London, England.\n[Haddad, Sami] Cairo Univ, Giza, Egypt.",
    ] in kept
    assert (arabic["custom"]["hijri"], arabic["number"]) == ("1445", "102345")
    assert (paper["type"], paper["editor"]) == ("paper-conference", [{"family": "Rao", "given": "P"}])
    assert paper["event-title"] == "Conference on South Asia"


def test_a_web_of_science_file_is_known_by_what_stands_in_it() -> None:
    text = (FILES / "wos.ciw").read_text(encoding="utf-8")
    assert exchange.format_of("savedrecs.txt", text) == "wos"
    assert exchange.format_of("savedrecs.txt", text.partition("VR 1.0\n")[2]) == "wos"


def test_what_scopus_and_google_scholar_and_mendeley_write_is_understood() -> None:
    ris = parsed("scopus.ris")
    assert [problem.line for problem in ris.problems] == [28]
    article, _, paper = (entry.item for entry in ris.entries)
    assert "genre" not in article
    assert ["M3", "Article"] in article["custom"]["ris"]
    assert (paper["container-title"], paper["custom"]["hijri"]) == ("أعمال مؤتمر الاقتصاد العربي", "1443")
    bib = parsed("scopus.bib")
    assert [problem.line for problem in bib.problems] == [24]
    assert bib.entries[0].item["page"] == "101-119"
    assert "©" in bib.entries[0].item["abstract"]
    assert bib.entries[0].item["custom"]["bibtex"]["author_keywords"] == "ports; Suez Canal"
    scholar = parsed("scholar.bib")
    assert [problem.line for problem in scholar.problems] == [26]
    assert scholar.entries[1].item["citation-key"] == "الجابري2009تكوين"
    assert scholar.entries[2].item["custom"]["hijri"] == "1401"
    assert [problem.line for problem in parsed("scholar.enw").problems] == [19]
    mendeley = parsed("mendeley.bib")
    assert mendeley.entries[0].item["title"] == "Gwadar and Suez: Über Ports"
    assert mendeley.entries[0].item["URL"] == "https://example.org/a_b"
    assert mendeley.entries[1].item["author"] == [{"literal": "برنامج الأمم المتحدة الإنمائي"}]
    assert [problem.line for problem in parsed("mendeley.ris").problems] == [22]
    zotero = parsed("zotero.ris")
    assert [problem.line for problem in zotero.problems] == [44]
    assert zotero.entries[0].item["note"].endswith("سطر ثانٍ</p></div>")


@pytest.mark.parametrize("said", ["Arabic", "ara", "العربية", "ar-EG", "AR"])
def test_a_language_that_a_file_names_in_words_makes_an_arabic_citation(said: str) -> None:
    assert language_tag(said).split("-")[0] == "ar"


@given(st.text(alphabet="PTJERAUTIFN VR1.0\n ع-"))
def test_no_web_of_science_file_breaks_its_reader(text: str) -> None:
    exchange.read(text, "wos")
