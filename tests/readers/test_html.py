"""Saved web pages: the article is read whole, with its structure, notes and metadata, and nothing around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import html2text
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk.document import BlockKind, Document, SpanStyle, problems
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers import html
from egpk_desk.readers.limits import DEFAULT_LIMITS, Limits
from tests.timing import grows_linearly

DATA = Path(__file__).parent / "data"
LONG = (
    "تشهد العلاقات المائية بين دول الحوض تحولات متسارعة، أعادت ترتيب أولويات التعاون الإقليمي، ودفعت الأطراف إلى البحث."
)


def saved(name: str) -> Document:
    document = html.read((DATA / name).read_bytes(), name, DEFAULT_LIMITS)
    assert problems(document) == []
    return document


def page(body: str, head: str = "", name: str = "page.html") -> Document:
    markup = f"<!doctype html><html lang=ar><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    document = html.read(markup.encode(), name, DEFAULT_LIMITS)
    assert problems(document) == []
    return document


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def words_by_html2text(markup: str) -> list[str]:
    reader = html2text.HTML2Text(bodywidth=0)
    reader.ignore_links = reader.ignore_images = reader.ignore_emphasis = True
    reader.single_line_break = True
    return words(re.sub(r"(?m)^\s*\d+\\?\. ", "", reader.handle(markup)))


PAGES = sorted(path.name for path in DATA.glob("*.*htm*"))


def test_sample_pages_are_there() -> None:
    assert len(PAGES) >= 6


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("wordpress_footnotes.html", "//div[@class='entry-content']"),
        ("news_divs.html", "//div[@class='xyz']"),
        ("mediawiki.html", "//div[@class='mw-parser-output']"),
        ("dpub_aria.xhtml", "//section"),
        ("layout_table_br.html", "//font[@size='3']"),
    ],
)
def test_no_word_of_the_article_is_lost(name: str, path: str) -> None:
    root = lxml.html.document_fromstring((DATA / name).read_bytes(), lxml.html.HTMLParser(encoding="utf-8"))
    article = root.xpath(path)[0]
    left_out = (
        ".//*[contains(@class,'ez-toc') or contains(@class,'shared') or contains(@class,'related')"
        " or contains(@style,'none')"
        " or contains(@class,'editsection') or contains(@class,'noprint') or contains(@class,'backlink')"
        " or @role='doc-backlink'"
        " or (self::sup and .//a) or @role='doc-noteref' or contains(., 'اقرأ أيضًا') and self::p"
        " or self::h3 and contains(., 'ذات صلة')"
        " or self::ul[.//a[@href='/r1']] or contains(@aria-label,'الانتقال')]"
    )
    for element in article.xpath(left_out):
        if element.getparent() is not None:
            element.drop_tree()
    markup = str(lxml.html.tostring(article, encoding="unicode"))
    expected = words_by_html2text(markup.replace("</caption>", ".</caption>"))
    found = words(saved(name).text)
    at = 0
    missing = []
    for word in expected:
        try:
            at = found.index(word, at) + 1
        except ValueError:
            missing.append(word)
    assert [word for word in missing if not word.isdecimal()] == []


@pytest.mark.parametrize("name", PAGES)
def test_menus_comments_and_share_bars_are_left_out(name: str) -> None:
    text = saved(name).text
    for stray in ("تعليق القارئ", "من نحن", "فيسبوك", "عنوان جانبي", "خبر جانبي", "حقوق محفوظة", "نص في برنامج",
    "نص مخفي",
                  "تدوينة بعيدة", "خبر عن", "مقال قديم", "اقرأ أيضًا", "عدل", "ملفات تعريف"):  # fmt: skip
        assert stray not in text


def test_a_wordpress_page_gives_its_structure() -> None:
    document = saved("wordpress_footnotes.html")
    found = kinds(document)
    assert found[0] == ("title", "مياه الحوض بين التعاون والتنافس")
    assert found[1] == ("metadata", "9 مارس 2025 بقلم سلمى عبد الرحيم")
    assert ("heading", "أولًا: الجذور") in found
    assert ("quote", "«الماء لا يعرف الحدود»") in found
    assert ("caption", "خريطة الحوض ودوله. المصدر: إعداد الباحثة") in found
    items = [(b.level, b.marker) for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert items == [(1, "•"), (2, "•"), (1, "•")]
    run_ins = [document.slice(block.run_in) for block in document.blocks if block.run_in]
    assert run_ins == ["البعد الاقتصادي"]


def test_metadata_come_from_json_ld_and_meta_tags() -> None:
    metadata = saved("wordpress_footnotes.html").metadata
    assert metadata.title == "مياه الحوض بين التعاون والتنافس"
    assert metadata.authors == ("سلمى عبد الرحيم",)
    assert (metadata.date, metadata.date_as_written) == ("2025-03-09", "9 مارس 2025")
    assert metadata.publisher == "مركز الأفق للدراسات"
    assert metadata.category == "أوراق بحثية، المياه"
    assert metadata.url == "https://example.org/?p=12"
    assert metadata.language == "ar"


def test_broken_json_ld_leaves_the_other_evidence() -> None:
    metadata = saved("news_divs.html").metadata
    assert metadata.authors == ("خالد سالم", "منى زكي")
    assert metadata.date == "2024-12-01"
    assert metadata.title == "قمة المناخ تنهي أعمالها بتعهدات جديدة"


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("wordpress_footnotes.html", ["سلمى عبد الرحيم، تاريخ الأنهار، القاهرة، 2019، ص 12.", "التقرير السنوي، 2024."]),
        ("word_saved_1256.htm", ["جريدة الأهرام، 4 مايو 2021.\nفقرة ثانية للحاشية الأولى.", "Smith, J. (2020), p. 4."]),
        ("mediawiki.html", ["كتاب القنوات، 1998.", "مجلة البحر، ع 3.", "كتاب القنوات، 1998."]),
        ("dpub_aria.xhtml", ["حاشية بحرف.", "حاشية برقم."]),
        ("layout_table_br.html", ["تقرير البنك الدولي، 2023.", "مقابلة مع خبير، القاهرة، 2024."]),
    ],
)
def test_notes_have_their_bodies_without_links_back(name: str, bodies: list[str]) -> None:
    document = saved(name)
    assert [document.slice(note.body) if note.body else None for note in document.notes] == bodies
    assert all(document.text[note.start : note.end] == note.marker for note in document.notes)


def test_a_repeated_reference_keeps_its_number() -> None:
    assert [note.marker for note in saved("mediawiki.html").notes] == ["[1]", "[2]", "[1]"]


def test_markers_without_bodies_are_kept_as_they_stand() -> None:
    document = page(f"<article><p>{LONG}[1]</p><p>{LONG}[2]</p></article>")
    assert [(note.marker, note.body) for note in document.notes] == [("[1]", None), ("[2]", None)]


def test_an_anchor_whose_note_is_missing_is_a_note_without_body() -> None:
    document = page(f'<p>{LONG}<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p>')
    assert [(note.marker, note.body) for note in document.notes] == [("[1]", None)]


def test_notes_of_wordpress_plugins_are_joined() -> None:
    easy = page(
        f'<div class="entry-content"><p>{LONG}<span class="easy-footnote"><a id="easy-footnote-1-9" '
        'href="https://s.org/p/#easy-footnote-bottom-1-9" title="متن"><sup>1</sup></a></span></p>'
        '<ol class="easy-footnotes-wrapper"><li><span id="easy-footnote-bottom-1-9"></span>متن أول'
        '<a class="easy-footnote-to-top" href="#easy-footnote-1-9"></a></li></ol></div>'
    )
    modern = page(
        f'<article><p>{LONG}<sup class="modern-footnotes-footnote" data-mfn="1">'
        '<a href="javascript:void(0)">1</a></sup>'
        '<span class="modern-footnotes-footnote__note" data-mfn="1">متن أول</span> بقية الفقرة.</p></article>'
    )
    for document in (easy, modern):
        assert [document.slice(note.body) for note in document.notes if note.body] == ["متن أول"]
    assert modern.block_text(modern.blocks[0]) == f"{LONG}[1] بقية الفقرة."


def test_bodies_in_one_paragraph_are_told_apart() -> None:
    document = page(
        f'<p>{LONG}<a href="#f1">[1]</a> و<a href="#f2">[2]</a></p><p>{LONG}</p>'
        '<p><a name="f1"></a>[1] متن أول<br><a name="f2"></a>[2] متن ثان</p>'
    )
    assert [document.slice(note.body) for note in document.notes if note.body] == ["متن أول", "متن ثان"]


def test_a_list_below_a_notes_heading_holds_the_bodies_of_plain_markers() -> None:
    document = page(
        f"<article><p>{LONG} [1]</p><p>{LONG} [2]</p><h3>الهوامش</h3>"
        "<ol><li>كتاب الأنهار، القاهرة، 2019.</li><li>مجلة البحر، 2020.</li></ol></article>"
    )
    bodies = [document.slice(note.body) for note in document.notes if note.body]
    assert bodies == ["كتاب الأنهار، القاهرة، 2019.", "مجلة البحر، 2020."]


def test_long_comments_do_not_displace_a_short_article() -> None:
    comment = f'<div class="comment"><p>قال القارئ {LONG}{LONG}{LONG}</p></div>'
    document = page(
        f'<h1>عنوان قصير</h1><div class="entry-content"><p>{LONG}</p></div><div id="comments">{comment * 5}</div>'
    )
    assert document.text == f"عنوان قصير\n{LONG}"


def test_a_link_to_a_section_is_no_note() -> None:
    document = page(f'<p>{LONG} <a href="#s2">2</a></p><h2 id="s2">ثانيًا</h2><p>{LONG}</p>')
    assert document.notes == ()


def test_white_space_collapses_across_inline_elements() -> None:
    document = page("<p> واحد\n  <b> اثنان </b> <i>ثلاثة</i>\u00a0أربعة<span>خمسة</span> </p><p>ستة</p>")
    assert document.text == "واحد اثنان ثلاثة\u00a0أربعةخمسة\nستة"


def test_styles_and_links_are_spans() -> None:
    document = page(
        '<p>نص <b>غامق <i>مائل</i></b> و<a href="/x?a=1&amp;b=2">رابط</a> و<a href=" javascript:go()">زر</a></p>'
    )
    spans = [(document.text[s.start : s.end], s.style, s.href) for s in document.blocks[0].spans]
    assert ("غامق مائل", SpanStyle.BOLD, None) in spans
    assert ("مائل", SpanStyle.ITALIC, None) in spans
    assert ("رابط", SpanStyle.LINK, "/x?a=1&b=2") in spans
    assert not any(text == "زر" for text, _, _ in spans)


def test_lists_keep_start_type_and_nesting() -> None:
    document = page(
        "<ol start=3 type=a><li>أ<ol type=I><li>ب</li></ol></li><li value=7>ج</li></ol><dl><dt>د</dt><dd>ه</dd></dl>"
    )
    assert [(b.marker, b.level) for b in document.blocks] == [("c.", 1), ("I.", 2), ("g.", 1), (None, 1), (None, 2)]


def test_tables_place_their_cells() -> None:
    document = page(
        "<table><thead><tr><th colspan=2>أ</th><th>ب</th></tr></thead><tbody><tr><td rowspan=99999999>1</td>"
        "<td colspan=-4>2</td>"
        "<td>3</td></tr><tr><td colspan=99999999>4</td></tr></tbody></table>"
    )
    cells = [(document.block_text(b), b.cell.row, b.cell.column, b.cell.rowspan) for b in document.blocks if b.cell]
    assert cells == [("أ", 0, 0, 1), ("ب", 0, 2, 1), ("1", 1, 0, 2), ("2", 1, 1, 1), ("3", 1, 2, 1), ("4", 2, 1, 1)]
    assert max(b.cell.colspan for b in document.blocks if b.cell) <= 10


def test_a_table_that_lays_out_the_page_is_no_data() -> None:
    document = saved("layout_table_br.html")
    assert not any(block.cell for block in document.blocks)
    assert document.block_text(document.blocks[0]) == "الموانئ العربية في سباق التحديث"


def test_bold_paragraphs_become_headings_and_bold_heads_run_in_headings() -> None:
    document = page(
        f"<article><p>{LONG}</p><p><strong>خلفية تاريخية</strong></p>"
        f"<p>{LONG}</p><p><b>المكاسب الاقتصادية</b>: {LONG}</p></article>"
    )
    assert [b.kind for b in document.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    assert document.slice(document.blocks[3].run_in) == "المكاسب الاقتصادية"  # type: ignore[arg-type]


def test_windows_1256_is_read_as_declared() -> None:
    document = saved("word_saved_1256.htm")
    assert "الطاقة في شرق المتوسط" in document.text
    assert "– وهكذا" in document.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    charset = "windows-1256" if encoding in ("cp1256", "utf-8") else "utf-8"  # wrongly declared for utf-8
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    markup = f"<html><head>{head}</head><body><p>{LONG}</p></body></html>"
    assert html.read(markup.encode(encoding), "x.html", DEFAULT_LIMITS).text == LONG


def test_an_mhtml_archive_gives_its_page() -> None:
    import quopri

    body = quopri.encodestring(f"<html><body><p>{LONG}</p></body></html>".encode()).decode()
    archive = (
        "From: <Saved>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
        f"Content-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{body}\r\n--B--\r\n"
    )
    assert html.read(archive.encode(), "x.mht", DEFAULT_LIMITS).text == LONG


def test_deep_nesting_neither_crashes_nor_loses_the_text() -> None:
    depth = 100_000
    document = page("<div>" * depth + f"<p>{LONG}</p>" + "</div>" * depth + f"<p>وبعد ذلك {LONG}</p>")
    assert document.text == f"{LONG}\nوبعد ذلك {LONG}"


@pytest.mark.parametrize(
    "body",
    ["", "<script>document.write('x')</script><div id=root></div>", "<p> &nbsp; </p>", "<img src=a.png>"],
)
def test_a_page_without_text_is_refused_in_one_line(body: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        page(body)
    assert "\n" not in refused.value.line
    assert refused.value.hint


def test_a_page_beyond_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableSource):
        html.read(b"<html><body><p>" + b"x " * 5000, "x.html", Limits(max_characters=1000))


def test_pictures_inside_the_page_do_not_count() -> None:
    picture = "QUJD" * 3_000_000
    document = page(f'<article><p>{LONG}</p><img src="data:image/png;base64,{picture}"><p>الخاتمة هنا</p></article>')
    assert document.text == f"{LONG}\nالخاتمة هنا"


def test_a_paragraph_of_many_lines_is_read_in_linear_time() -> None:
    def work(lines: int) -> Callable[[], object]:
        data = ("<p>" + "نص <br>" * lines).encode()
        return lambda: html.read(data, "x.html", DEFAULT_LIMITS)

    assert page("<p>" + "نص <br>" * 50).text.startswith("نص نص")
    assert grows_linearly(work, 6_000, 48_000)


def test_a_long_page_is_read_in_linear_time() -> None:
    def work(paragraphs: int) -> Callable[[], object]:
        body = "".join(f'<p>{LONG} <b>فقرة {i}</b> <a href="/{i}">رابط</a></p>' for i in range(paragraphs))
        data = f"<html><body><article>{body}</article></body></html>".encode()
        return lambda: html.read(data, "x.html", DEFAULT_LIMITS)

    assert grows_linearly(work, 200, 1600)


_WORD = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويabc", min_size=1, max_size=6)
_INLINE = st.recursive(
    _WORD,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>",
        st.sampled_from(["b", "i", "span", "em", "u", "sub", "a href='/x'", "font"]),
        st.lists(inner, min_size=1, max_size=3),
    ).map(lambda markup: re.sub(r"</a href='/x'>", "</a>", markup)),
    max_leaves=6,
)
_BLOCK = st.recursive(
    st.lists(_INLINE, min_size=1, max_size=4).map(lambda parts: f"<p>{' '.join(parts)}</p>"),
    lambda inner: st.one_of(
        st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
            st.sampled_from(["div", "section", "blockquote"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda parts: "<ul>" + "".join(f"<li>{p}</li>" for p in parts) + "</ul>"
        ),
        st.lists(inner, min_size=2, max_size=4).map(
            lambda parts: "<table><tr>" + "".join(f"<td>{p}</td>" for p in parts) + "</tr></table>"
        ),
        st.tuples(_WORD, inner, _WORD).map(
            lambda three: f"<div>{three[0]}{three[1]}{three[2]}<br><br>{three[0]}</div>"
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_BLOCK, min_size=1, max_size=5))
def test_no_nesting_loses_a_word(blocks: list[str]) -> None:
    markup = "".join(blocks)
    document = page(f"<article>{markup}</article>")
    apart = re.sub(r"<(/?(?:p|div|li|td|section|blockquote|br)\b)", r" <\1", markup)
    expected = words(lxml.html.fragment_fromstring(f"<div>{apart}</div>").text_content())
    assert sorted(words(document.text)) == sorted(expected)


# Pages of other builds -----------------------------------------------------------------------------------------------


def test_a_place_where_a_word_may_break_swallows_nothing() -> None:
    document = page(f"<article><h1>عنوان التقرير</h1><p>{LONG} كلمة<wbr>واحدة ثم جملة.</p><p>{LONG}</p></article>")
    assert document.text.count(LONG) == 2
    assert "كلمةواحدة ثم جملة." in document.text


def test_lines_of_a_byline_that_breaks_part_are_lines() -> None:
    byline = "<font>إعداد: محمود سعيد النجار<br>باحث في الشؤون الأفريقية</font>"
    document = page(f"<table><tr><td><b>الدور التركي في القرن الأفريقي</b><br>{byline}<p>{LONG}<p>{LONG}</table>")
    assert document.metadata.title == "الدور التركي في القرن الأفريقي"
    assert document.metadata.authors == ("محمود سعيد النجار",)
    assert document.metadata.role == "باحث في الشؤون الأفريقية"


def test_lines_of_a_verse_stay_one_paragraph() -> None:
    document = page(f"<article><p>{LONG}</p><p>شطر أول من البيت<br>وشطر ثان منه</p><p>{LONG}</p></article>")
    assert kinds(document)[1][1] == "شطر أول من البيت وشطر ثان منه"


def test_the_site_s_name_in_the_first_heading_is_not_the_title() -> None:
    logo = '<header><h1 class="logo"><a href="/">مركز المتوسط للبحوث</a></h1></header>'
    heading = '<h2 class="headline">الطاقة المتجددة في المغرب العربي</h2>'
    body = f'<div id="w">{heading}<div><p>{LONG}</p><p>{LONG}</p></div></div>'
    document = page(logo + body, "<title>الطاقة المتجددة في المغرب العربي - مركز المتوسط للبحوث</title>")
    assert document.metadata.title == "الطاقة المتجددة في المغرب العربي"
    assert document.metadata.publisher == "مركز المتوسط للبحوث"
    assert "مركز المتوسط للبحوث" not in document.text


def test_the_heading_shown_is_believed_before_the_window_s_title() -> None:
    document = page(f"<article><h1>مستقبل التعاون العسكري</h1><p>{LONG}</p></article>", "<title>صفحة جديدة 1</title>")
    assert document.metadata.title == "مستقبل التعاون العسكري"


def test_a_byline_of_drupal_gives_author_and_date() -> None:
    when = "<span>الأربعاء, 02/14/2024 - 10:22</span>"
    byline = f'<div class="node__submitted">بقلم <span>د. ليلى عبد الرحمن</span> في {when}</div>'
    trail = '<nav class="breadcrumb"><a href="/">الرئيسية</a> <a href="/s">أمن إقليمي</a> أمن البحر الأحمر</nav>'
    body = f"{trail}<main><h1>أمن البحر الأحمر</h1><article>{byline}<p>{LONG}</p><p>{LONG}</p></article></main>"
    metadata = page(body, "<title>أمن البحر الأحمر | معهد الساحل</title>").metadata
    assert metadata.title == "أمن البحر الأحمر"
    assert metadata.authors == ("ليلى عبد الرحمن",)
    assert metadata.date == "2024-02-14"
    assert metadata.publisher == "معهد الساحل"
    assert metadata.category == "أمن إقليمي"


def test_a_byline_of_blogger_gives_author_and_date() -> None:
    foot = (
        '<div class="post-footer"><span class="post-author vcard">'
        'مرسلة بواسطة <span class="fn">ياسر البلوشي</span></span>'
        '<abbr class="published" title="2023-09-04T08:00:00+04:00">8:00 ص</abbr></div>'
    )
    heading = '<h3 class="post-title entry-title">الوساطة العمانية</h3>'
    metadata = page(f'<div class="hentry">{heading}<div class="entry-content">{LONG}</div>{foot}</div>').metadata
    assert metadata.authors == ("ياسر البلوشي",)
    assert metadata.date == "2023-09-04"


def test_authors_of_one_meta_tag_are_told_apart() -> None:
    assert page(f"<p>{LONG}</p>", '<meta name="author" content="نادية حداد; كريم العلي">').metadata.authors == (
        "نادية حداد",
        "كريم العلي",
    )


def test_a_posting_line_beside_the_author_is_no_part_of_the_name() -> None:
    byline = '<div class="entry-meta">نُشر في 17 مارس، 2024 بواسطة سامر الخطيب لا توجد تعليقات</div>'
    metadata = page(f"<article><h1>حدود الشراكة الجديدة</h1>{byline}<p>{LONG}</p></article>").metadata
    assert metadata.extra.get("poster", metadata.author) == "سامر الخطيب"


def test_a_year_in_a_table_is_not_the_date_of_the_report() -> None:
    table = "<table><tr><th>البداية</th><td>1947</td></tr><tr><th>المقر</th><td>دلهي</td></tr></table>"
    assert page(f"<article><h1>العلاقات الهندية الخليجية</h1>{table}<p>{LONG}</p></article>").metadata.date == ""


def test_teasers_within_the_article_are_left_out() -> None:
    teaser = "<article><h3><a href=1>الانتخابات الفرنسية: من يفوز؟</a></h3></article>"
    box = f'<div class="more-on"><h3>list of 2 items</h3>{teaser}{teaser}</div>'
    document = page(f"<article><h1>صعود اليمين</h1><div><p>{LONG * 3}</p>{box}<p>{LONG * 3}</p></div></article>")
    assert [text for _, text in kinds(document)] == ["صعود اليمين", LONG * 3, LONG * 3]


def test_raised_numbers_without_links_are_joined_with_the_notes_at_the_end() -> None:
    notes = "<h2>الهوامش</h2><p>1. البنك الدولي، تقرير 2022، ص 4.</p><p>2. تقرير الأونكتاد، 2021، ص 8.</p>"
    text = f"<p>{LONG}<sup>1</sup></p><p>مساحة 5 م<sup>2</sup> {LONG}<sup>2</sup></p>"
    document = page(f"<article><h1>ممرات التجارة</h1>{text}{notes}</article>")
    assert [note.marker for note in document.notes] == ["1", "2"]
    assert [document.slice(note.body) for note in document.notes if note.body] == [
        "البنك الدولي، تقرير 2022، ص 4.",
        "تقرير الأونكتاد، 2021، ص 8.",
    ]


def test_a_document_that_libreoffice_saved_keeps_its_title_and_loses_its_foot() -> None:
    title = '<p class="title"><font size="7">اقتصاد الموانئ</font></p>'
    foot = '<div title="footer"><p>2</p></div>'
    body = f"{title}<p>منى الصاوي</p><p>2023-05-02</p><h1>أولًا: الخلفية</h1><p>{LONG}</p><p>{LONG}</p>{foot}"
    document = page(body, "<title>اقتصاد الموانئ</title>")
    assert document.metadata.title == "اقتصاد الموانئ"
    assert document.metadata.authors == ("منى الصاوي",)
    assert [kind for kind, _ in kinds(document)] == [
        "title",
        "metadata",
        "metadata",
        "heading",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "note",
    [
        "saved from url=(0031)https://example.org/a/sahel-2024",
        "\n Page saved with SingleFile \n url: https://example.org/a/sahel-2024",
    ],
)
def test_a_page_that_a_browser_saved_tells_its_address(note: str) -> None:
    source = f"<!DOCTYPE html>\n<!-- {note} -->\n<html><body><p>{LONG}</p></body></html>"
    assert html.read(source.encode(), "x.html", DEFAULT_LIMITS).metadata.url == "https://example.org/a/sahel-2024"


def test_notes_that_a_script_joins_are_joined_and_shown_once() -> None:
    tooltip = '<span id="footnote_plugin_tooltip_text_1_1_1" class="footnote_tooltip">المنظمة البحرية، 2024.</span>'
    marker = f"""<span class="footnote_referrer"><a role="button" onclick="go('footnote_plugin_reference_1_1_1')">
        <sup id="footnote_plugin_tooltip_1_1_1" class="footnote_plugin_tooltip_text">[1]</sup></a>{tooltip}</span>"""
    table = """<div class="footnotes_reference_container">
        <div class="footnote_container_prepare"><p>References</p></div>
        <table class="footnotes_table"><caption>References</caption><tr class="footnotes_plugin_reference_row">
        <th id="footnote_plugin_reference_1_1_1"><a><span>&#8593;</span>1</a></th>
        <td class="footnote_plugin_text">المنظمة البحرية، 2024.</td></tr></table></div>"""
    document = page(f'<div class="entry-content"><p>{LONG}{marker} تتمة.</p><p>{LONG}</p>{table}</div>')
    assert [(kind, text) for kind, text in kinds(document)] == [
        ("paragraph", f"{LONG} [1] تتمة."),
        ("paragraph", LONG),
        ("note", "المنظمة البحرية، 2024."),
    ]
    assert [document.slice(note.body) for note in document.notes if note.body] == ["المنظمة البحرية، 2024."]


def test_a_star_behind_the_title_is_no_part_of_it() -> None:
    assert (
        page(f"<article><h1>تحولات الموقف الأوروبي*</h1><p>{LONG}</p></article>").metadata.title
        == "تحولات الموقف الأوروبي"
    )
