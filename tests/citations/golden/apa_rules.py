"""What the APA manual asks."""

from __future__ import annotations

from tests.citations.golden.asking import (
    ALL,
    Item,
    Rule,
    always,
    arabic,
    both,
    comma,
    has,
    joined,
    kind,
    lacks,
    name,
    page,
    responsible,
    short,
    title,
    year,
)


def unlisted_apa(item: Item) -> bool:
    """Personal communications (APA 8.9)."""
    return item["type"] in ("interview", "personal_communication") and not item.get("container-title")


APA = (
    Rule(
        "P1",
        "APA 8.17 and table 8.1",
        "In the text one or two names, of three and more the first and “et al.”; “&” in Latin script, «و» in Arabic.",
        ("first", "same page", "next page", "later"),
        both(lambda i: bool(responsible(i)), lambda i: not kind("interview", "personal_communication")(i)),
        lambda i: [
            "("
            + (
                joined([short(one, "ar" if arabic(i) else "en") for one in responsible(i)], i, most=2)
                if arabic(i) or len(responsible(i)) != 2
                else " & ".join(short(one, "en") for one in responsible(i))
            )
            + f"{comma(i)}{year(i)}{comma(i)}"
        ],
    ),
    Rule(
        "P2",
        "APA 8.14: title in the author's place",
        "Without an author the title.",
        ("first", "same page", "next page", "later"),
        lambda i: not responsible(i),
        lambda i: [title(i), f"{comma(i)}{year(i)}{comma(i)}"],
    ),
    Rule(
        "P3",
        "APA 8.13: the part of the source",
        "The page behind p., pp.; ص., ص ص.",
        ("first", "next page", "later"),
        always,
        lambda i: [],
    ),
    Rule(
        "P4",
        "APA 9.8–9.12",
        "In the list surname and initials; Arabic names are whole, since they have no initials.",
        ("list",),
        both(has("author"), lambda i: not unlisted_apa(i)),
        lambda i: [
            f"{joined([name(one) for one in i['author']], i, most=99)}. ("
            if arabic(i)
            else f"{short(i['author'][0], 'en')}"
        ],
    ),
    Rule(
        "P5",
        "APA 9.10, 10.2: (Ed.), (Eds.)",
        "The editor in the author's place with what he is.",
        ("list",),
        both(lacks("author"), has("editor")),
        lambda i: [
            ("(محرران)" if len(i["editor"]) > 1 else "(محرر)")
            if arabic(i)
            else ("(Eds.)" if len(i["editor"]) > 1 else "(Ed.)")
        ],
    ),
    Rule(
        "P6",
        "APA 9.13–9.17: date; n.d.",
        "The year in brackets behind the names; by day where it is known by it; «د.ت» without one.",
        ("list",),
        both(lambda i: not unlisted_apa(i), lambda i: i["type"] != "legislation"),
        lambda i: [f"({year(i)}"],
    ),
    Rule(
        "P7",
        "APA 9.28, 10.3",
        "A chapter “in” its book with editors and pages: (pp. 30–52).",
        ("list",),
        lambda i: (
            i["type"] in ("chapter", "entry-encyclopedia") or (i["type"] == "paper-conference" and "publisher" in i)
        ),
        lambda i: [f"*{i['container-title']}*", page(i, *i["page"].split("-"))],
    ),
    Rule(
        "P8",
        "APA 9.25, 10.1",
        "The journal and its volume slanted, the issue in brackets, the pages without a word.",
        ("list",),
        kind("article-journal"),
        lambda i: [
            f"*{i['container-title']}*{comma(i)}"
            + (f"*{i['volume']}*" if i.get("volume") else "")
            + f"({i['issue']}){comma(i)}{i['page'].replace('-', '–')}"
        ],
    ),
    Rule(
        "P9",
        "APA 9.29–9.33: publisher without its place; none where it is not known",
        "The publisher stands at the end, without a place.",
        ("list",),
        both(has("publisher"), kind("book", "chapter", "report", "thesis", "entry-encyclopedia", "paper-conference")),
        lambda i: [f"{i['publisher']}."],
    ),
    Rule(
        "P10",
        "APA 10.2, translated works; 9.19 edition",
        "Translator and edition in brackets behind the title.",
        ("list",),
        lambda i: bool(i.get("translator") or i.get("edition")),
        lambda i: [
            *(
                [
                    joined([name(one) for one in i["translator"]], i)
                    + ("، مترجمان" if len(i["translator"]) > 1 else "، مترجم")
                    if arabic(i)
                    else "Trans.)"
                ]
                if i.get("translator")
                else []
            ),
            *([f"ط {i['edition']}" if arabic(i) else "2nd ed."] if i.get("edition") else []),
        ],
    ),
    Rule(
        "P11",
        "APA 8.9: personal communications",
        "In the text alone, with the whole date.",
        ALL,
        lambda i: unlisted_apa(i),
        lambda i: [],
    ),
    Rule(
        "P12",
        "APA 9.34–9.36: DOI or URL, without a full stop",
        "The address at the end; “Retrieved … from” where there is no date.",
        ("list",),
        lambda i: bool(i.get("DOI") or i.get("URL")),
        lambda i: [f"https://doi.org/{i['DOI']}" if i.get("DOI") else str(i["URL"])],
    ),
)
