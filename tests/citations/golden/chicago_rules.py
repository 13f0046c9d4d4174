"""What the Chicago Manual of Style asks of notes and bibliography."""

from __future__ import annotations

from tests.citations.golden.asking import (
    ALL,
    BOOKS,
    FULL,
    Item,
    Rule,
    arabic,
    both,
    comma,
    day,
    has,
    joined,
    kind,
    lacks,
    name,
    responsible,
    short,
    title,
    year,
)

UNLISTED = ("interview", "personal_communication", "speech", "paper-conference")


def unlisted(item: Item) -> bool:
    """What readers cannot look up (Chicago 18, 14.111 and 14.115)."""
    retrievable = ("container-title", "DOI", "number", "URL", "archive")
    return item["type"] in UNLISTED and not any(item.get(one) for one in retrievable)


CHICAGO = (
    Rule(
        "C1",
        "CMOS 13.74–13.86: names in full, never initials",
        "In a note the names as they are read, of three and more the first and “et al.”.",
        ("first",),
        has("author"),
        lambda i: [joined([name(one, "ar" if arabic(i) else "en") for one in i["author"]], i, most=2)],
    ),
    Rule(
        "C2",
        "CMOS 13.74–13.86: the editor in the author's place",
        "“Young, ed.,”; «باسل صالح، محرر،».",
        ("first",),
        both(lacks("author"), has("editor")),
        lambda i: [
            f"{joined([name(one) for one in i['editor']], i)}{comma(i)}"
            + (("محرران" if arabic(i) else "eds.") if len(i["editor"]) > 1 else ("محرر" if arabic(i) else "ed."))
        ],
    ),
    Rule(
        "C3",
        "CMOS 13.32 and following: shortened citations; “ibid.” is discouraged",
        "Again and later: last name (an Arabic name that is not parted, whole), short title, page.",
        ("same page", "next page", "later"),
        both(lambda i: bool(i.get("title")), lambda i: bool(responsible(i))),
        lambda i: [
            joined([short(one, "ar" if arabic(i) else "en") for one in responsible(i)], i, most=2),
            str(i.get("title-short") or i["title"]).replace("«", "“").replace("»", "”")
            if arabic(i)
            else str(i["title"]),
        ],
    ),
    Rule(
        "C4",
        "CMOS 14.2 and following: publisher and year in brackets, the place no longer",
        "A book: (publisher, year); a chapter “in” its book.",
        ("first",),
        both(kind(*BOOKS, "report"), has("publisher", "issued")),
        lambda i: [f"({i['publisher']}{comma(i)}{year(i)})"],
    ),
    Rule(
        "C5",
        "CMOS 14.44: n.d.",
        "Without a date «د.ت», n.d.; an undated page says the day of access in its place (14.104).",
        ("first",),
        both(lacks("issued", "accessed"), kind("book", "report")),
        lambda i: ["د.ت" if arabic(i) else "n.d."],
    ),
    Rule(
        "C6",
        "CMOS 14.64 and following: journals",
        "Journal slanted, volume, issue, (year): page.",
        ("first",),
        kind("article-journal"),
        lambda i: [
            f"*{i['container-title']}*",
            f"{'ع' if arabic(i) else 'no.'} {i['issue']}",
            "): 5",
        ],
    ),
    Rule(
        "C7",
        "CMOS 14.87, 14.89: magazines and newspapers by day",
        "Newspaper or magazine slanted, and the day; no number of the issue.",
        FULL,
        kind("article-newspaper", "article-magazine"),
        lambda i: [f"*{i['container-title']}*{comma(i)}{day(i)}"],
    ),
    Rule(
        "C8",
        "CMOS 13.87–13.101: translator and editor in notes abbreviated, spelt out in lists",
        "ترجمة…, تحرير…; trans. and “Translated by”.",
        FULL,
        lambda i: bool(i.get("translator") or (i.get("editor") and i.get("author"))),
        lambda i: [joined([name(one) for one in i[field]], i) for field in ("translator", "editor") if i.get(field)],
    ),
    Rule(
        "C9",
        "CMOS 14.111, 14.115: not in the bibliography",
        "Personal communications, and papers and speeches that readers cannot look up, are not listed.",
        ("list",),
        unlisted,
        lambda i: [],
    ),
    Rule(
        "C10",
        "CMOS 13.74–13.86: the first name inverted; Arabic names are read as they are",
        "In the list family name first in Latin script, names in full; Arabic names not inverted.",
        ("list",),
        both(has("author"), lambda i: not unlisted(i)),
        lambda i: [
            joined([name(one) for one in i["author"]], i, most=99) if arabic(i) else f"{short(i['author'][0], 'en')}"
        ],
    ),
    Rule(
        "C11",
        "CMOS 14.18: volume and page as 2:5",
        "A page of a volume.",
        ("first", "later"),
        both(has("volume"), kind("book")),
        lambda i: [f"{'مج' if arabic(i) else 'vol.'} {i['volume']}", f"{i['volume']}:9"],
    ),
    Rule(
        "C12",
        "CMOS 14.64 and following, 14.104: DOI or URL at the end",
        "The address at the end; the day of access only where there is no date.",
        FULL,
        lambda i: bool(i.get("DOI") or i.get("URL")),
        lambda i: [f"https://doi.org/{i['DOI']}" if i.get("DOI") else str(i["URL"])],
    ),
    Rule(
        "C13",
        "CMOS 14.174, by the Bluebook: laws in upright letters, the year in brackets",
        "A law: its title, where it was published, the year.",
        ALL,
        kind("legislation"),
        lambda i: [title(i)],
    ),
)
