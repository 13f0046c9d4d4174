"""What Arab publishers ask of notes, and of author and year in the text."""

from __future__ import annotations

from tests.citations.golden.asking import (
    BOOKS,
    FULL,
    WHOLE,
    Rule,
    always,
    arabic,
    both,
    comma,
    day,
    has,
    house,
    joined,
    kind,
    lacks,
    name,
    page,
    place,
    quoted,
    responsible,
    role,
    short,
    title,
    year,
)

NOTES = (
    Rule(
        "N1",
        "AC, books; MW, books",
        "Author first, as the name is read; up to three by «،» and «و», of more the first and «وآخرون».",
        ("first", "later", "list"),
        has("author"),
        lambda i: [joined([name(one, "ar" if arabic(i) else "en") for one in i["author"]], i)],
    ),
    Rule(
        "N2",
        "AC, books (المحرر); MW, edited books",
        "Without an author the editor, and after him in brackets what he is: (محرر), (محرران).",
        ("first", "later", "list"),
        both(lacks("author"), has("editor")),
        lambda i: [
            joined([name(one) for one in i["editor"]], i)
            + (" (محرران)" if len(i["editor"]) > 1 else " (محرر)" if arabic(i) else "")
            if arabic(i)
            else joined([name(one) for one in i["editor"]], i) + (" (eds.)" if len(i["editor"]) > 1 else " (ed.)")
        ],
    ),
    Rule(
        "N3",
        "AC, books: the title in italics; articles, papers, reports and pages in « »",
        "A book's title is slanted, any other stands in quotation marks; those within it are “ ”.",
        FULL,
        has("title"),
        lambda i: [f"*{i['title']}*" if i["type"] in WHOLE else quoted(i)],
    ),
    Rule(
        "N4",
        "AC, books: ترجمة; AS, fifth",
        "Translator and editor behind the title: ترجمة…, تحرير….",
        FULL,
        lambda i: bool(i.get("translator") or (i.get("editor") and i.get("author"))),
        lambda i: [role(i, one) for one in ("translator", "editor") if i.get(one)],
    ),
    Rule(
        "N5",
        "AC, books: الطبعة; AS, fourth",
        "The edition before the imprint: ط 4.",
        FULL,
        has("edition"),
        lambda i: [f"ط {i['edition']}" if arabic(i) else "2nd ed."],
    ),
    Rule(
        "N6",
        "AC, books: سلسلة عالم المعرفة 265",
        "Series and its number, without a word between them.",
        FULL,
        has("collection-title"),
        lambda i: [f"{i['collection-title']} {i['collection-number']}"],
    ),
    Rule(
        "N7",
        "AC, books: (مكان النشر: الناشر، تاريخ النشر); AS, sixth; for what is missing: د.م، د.ن، د.ت in its place",
        "The imprint of a book in brackets; each part that is not known is said to be so.",
        FULL,
        kind(*BOOKS),
        lambda i: [f"({place(i)}: {house(i)}{comma(i)}{year(i)})"],
    ),
    Rule(
        "N8",
        "AC, books: الفصل في كتاب",
        "A chapter stands «في:» its book, whose editor follows.",
        FULL,
        both(kind("chapter", "entry-encyclopedia", "paper-conference"), has("container-title")),
        lambda i: [f"{'في' if arabic(i) else 'in'}: *{i['container-title']}*"],
    ),
    Rule(
        "N9",
        "AC, periodicals: اسم المجلة، المجلد، العدد (السنة)",
        "A journal slanted, مج and ع, the year in brackets.",
        FULL,
        kind("article-journal"),
        lambda i: [
            f"*{i['container-title']}*{comma(i)}"
            + comma(i).join(
                f"{word}{i[field]}"
                for field, word in (
                    ("volume", "مج " if arabic(i) else "vol. "),
                    ("issue", "ع " if arabic(i) else "no. "),
                )
                if i.get(field)
            )
            + f" ({year(i)})"
        ],
    ),
    Rule(
        "N10",
        "AC, newspapers and electronic sources: the day of publication",
        "What is known by its day says it: day, month, year.",
        FULL,
        both(
            kind("article-newspaper", "article-magazine", "webpage", "speech", "interview", "legislation", "report"),
            lambda i: arabic(i) and len((i.get("issued") or {}).get("date-parts", [[]])[0]) > 1,
        ),
        lambda i: [day(i)],
    ),
    Rule(
        "N11",
        "AC, electronic sources: شوهد في",
        "The day of access and the address at the end.",
        FULL,
        has("accessed", "URL"),
        lambda i: [f"{'شوهد في' if arabic(i) else 'accessed'} ", f"{comma(i)}{i['URL']}."],
    ),
    Rule(
        "N12",
        "AC, «د.ت»",
        "What has no date says so.",
        FULL,
        lacks("issued"),
        lambda i: ["د.ت" if arabic(i) else "n.d."],
    ),
    Rule(
        "N13",
        "AC, books: رقم الصفحة; MW, books",
        "The page at the end, ص. of one, ص ص. of several.",
        ("first", "next page", "later"),
        always,
        lambda i: [],
    ),
    Rule(
        "N14",
        "AC: المرجع نفسه; in the source's own language, Ibid.",
        "The source of the note before: «المرجع نفسه» alone for the same page, with the page for another.",
        ("same page", "next page"),
        always,
        lambda i: ["المرجع نفسه" if arabic(i) else "Ibid."],
    ),
    Rule(
        "N15",
        "AS, repeated sources; Mominoun publishing guide: مرجع سابق in upright letters",
        "A source cited before: author, title, «مرجع سابق», page.",
        ("later",),
        always,
        lambda i: [f"{'مرجع سابق' if arabic(i) else 'op. cit.'}{comma(i)}{page(i, '9')}."],
    ),
    Rule(
        "N16",
        "AC, list of references: pages of the whole article or chapter",
        "In the list an article or chapter says its own pages.",
        ("list",),
        has("page"),
        lambda i: [page(i, *i["page"].split("-"))],
    ),
    Rule(
        "N17",
        "AC, interviews and lectures",
        "Who asked, to whom, where and when.",
        FULL,
        lambda i: bool(i.get("interviewer") or i.get("recipient") or i.get("event-title") or i.get("event-place")),
        lambda i: [
            *([role(i, "interviewer")] if i.get("interviewer") else []),
            *([f"إلى {name(i['recipient'][0])}"] if i.get("recipient") else []),
            *(str(i[one]) for one in ("event-title", "event-place") if i.get(one)),
        ],
    ),
)
AUTHOR_DATE = (
    Rule(
        "D1",
        "Author and year in brackets, as AC's English journals and APA's Arabic versions have it",
        "In the text the name and the year, and the page: (الجابري، 2009، ص. 5); of three and more وآخرون.",
        ("first", "same page", "next page", "later"),
        lambda i: bool(responsible(i)),
        lambda i: [
            f"({joined([short(one, 'ar' if arabic(i) else 'en') for one in responsible(i)], i, most=2)}"
            f"{comma(i)}{year(i)}{comma(i)}"
        ],
    ),
    Rule(
        "D2",
        "The same",
        "Without a name the title, in the look that it has in the list.",
        ("first", "same page", "next page", "later"),
        lambda i: not responsible(i),
        lambda i: [f"({f'*{title(i)}*' if i['type'] in WHOLE else quoted(i)}{comma(i)}{year(i)}{comma(i)}"],
    ),
    Rule(
        "D3",
        "MW, list of sources; the names are not inverted (APA asks for it; Arab publishers do not agree)",
        "In the list all names, the year in brackets, a full stop.",
        ("list",),
        lambda i: bool(i.get("author")),
        lambda i: [
            f"{joined([name(one, 'ar' if arabic(i) else 'en') for one in i['author']], i, most=99)} ({year(i)}). "
        ],
    ),
    Rule(
        "D4",
        "AC, books",
        "Translator, editor, edition behind the title.",
        ("list",),
        lambda i: bool(i.get("translator") or i.get("edition") or (i.get("editor") and i.get("author"))),
        lambda i: [
            *(role(i, one) for one in ("translator", "editor") if i.get(one)),
            *([f"ط {i['edition']}" if arabic(i) else "2nd ed."] if i.get("edition") else []),
        ],
    ),
    Rule(
        "D5",
        "AC, books; د.م and د.ن as in N7",
        "Place and publisher behind a full stop.",
        ("list",),
        kind(*BOOKS),
        lambda i: [f". {place(i)}: {house(i)}"],
    ),
    Rule(
        "D6",
        "AC, periodicals",
        "Journal, مج and ع, pages; a newspaper with its day.",
        ("list",),
        kind("article-journal", "article-newspaper", "article-magazine"),
        lambda i: (
            [f"*{i['container-title']}*", *([page(i, *i["page"].split("-"))] if i.get("page") else [])]
            + ([day(i, with_year=False)] if i["type"] != "article-journal" else [])
        ),
    ),
    Rule(
        "D7",
        "AC, electronic sources",
        "The day of access and the address at the end.",
        ("list",),
        has("accessed", "URL"),
        lambda i: [f"{'شوهد في' if arabic(i) else 'Accessed'} ", f"{comma(i)}{i['URL']}."],
    ),
)
