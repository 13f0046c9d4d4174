"""Write ``docs/citation-differences.md``: ``PYTHONPATH=src:. python tests/citations/golden/differences.py``.

Each cell of the golden table is set once more by citeproc-py as it comes, with the same style file and the language's
own locale, and what differs is counted by its reasons.
"""

from __future__ import annotations

import json
import re
import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from egpk_desk.citations.notes import source_language
from egpk_desk.citations.record import csl_item, split
from egpk_desk.citations.styles import find_style
from egpk_desk.document import Metadata
from tests.citations.golden import make

TARGET = Path(__file__).parents[3] / "docs" / "citation-differences.md"
_ARABIC = re.compile("[\u0600-\u06ff]")
_ENGLISH = re.compile(r"\b(?:op\. cit|ed\. by|Ibid|no\.|vol\.|p\.|et al|Retrieved|accessed|No\.|trans)\b|No\. ")
REASONS = {
    "fails": ("The processor stops with an error.", "A missing field is no reason to cite nothing."),
    "ibid": (
        "The same place again is not «المرجع نفسه» / “Ibid.”, or is «المرجع السابق».",
        "CSL 1.0.2 (Choose, position) makes the same locator `ibid`; locators have no equality in citeproc-py. Arab"
        " publishers write «المرجع نفسه» for the source just cited and «مرجع سابق» for one cited before.",
    ),
    "comma": ("`,` and `;` in Arabic.", "Arabic has `،` and `؛`; the styles' own affixes are written in Latin ones."),
    "waw": ("`و` stands apart from the name behind it.", "The conjunction is one word with what follows it."),
    "names": (
        "Names are inverted, cut to initials, or left out.",
        "Arabic names have no initials and are read from the given name on (also in lists); APA and Chicago give full"
        " names where their guides do; a transliterated form is said in Latin citations.",
    ),
    "role": (
        "Who stands for the author is named twice, or without the role («محرر», “ed.”).",
        "CSL 1.0.2 (Substitute): said once, and not again; Chicago 18, notes: `Young, ed.,`.",
    ),
    "twice": ("A title that stands for the author is said twice.", "CSL 1.0.2 (Substitute)."),
    "place": ("«ص» without its point, or not doubled for several pages.", "«ص.» and «ص ص.» (the locale has both)."),
    "edition": ("«4 ط»: the number before its word.", "In Arabic the word comes first: «ط 4»."),
    "quotes": ('Straight quotation marks `"`, or « » within « ».', "Arabic: « », and “ ” within them."),
    "date": ("A comma within a date, or the Hijri year missing.", "«17 فبراير 2009»; «1426هـ/2005م»."),
    "english": ("English words in an Arabic citation.", "The Arabic locale of citeproc-py lacks the terms."),
    "words": (
        "A word without what it belongs to («الطبعة», “Publication”).",
        "CSL 1.0.2 (Group): then it is left out.",
    ),
    "marks": ("Doubled or missing full stops and spaces.", "One mark at each seam."),
    "unlisted": ("A personal interview is listed.", "Chicago and APA: what readers cannot look up is not listed."),
    "other": (
        "Something else: all of these cells.",
        "Full names instead of initials, the comma within American quotation marks, capital “Ed.” and “Trans.” in APA,"
        " and in Chicago's short forms nothing but name, title and page (18th edition, 13.32 and following).",
    ),
}


def plain(item: Mapping[str, Any], style: str, cache: dict[tuple[str, str], Any]) -> dict[str, str]:
    """The cells of a reference as citeproc-py sets them by itself."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc import Locator as Place
    from citeproc.source.json import CiteProcJSON

    metadata, record = split(item)
    known: dict[str, Any] = dict(metadata)
    said = Metadata(**known)
    locale = "ar" if source_language(said) == "ar" else "en-US"
    if (style, locale) not in cache:
        path = str(find_style(style).path)
        cache[style, locale] = CitationStylesStyle(path, validate=False, locale=locale)
    whole = csl_item(said, record, id=str(item["id"]))
    whole.pop("custom", None)
    other = {"id": "other", "type": "book", "title": "غيره", "author": [{"literal": "غيره"}]}
    try:
        listed = CitationStylesBibliography(cache[style, locale], CiteProcJSON([whole, other]), formatter.plain)
        places = ((whole["id"], "5"), (whole["id"], "5"), (whole["id"], "6–7"), ("other", "1"), (whole["id"], "9"))
        citations = [Citation([CitationItem(key, locator=Place("page", page))]) for key, page in places]
        for one in citations:
            listed.register(one)
        cells = [str(listed.cite(one, lambda _: None)) for one in citations]
        return dict(zip(make.FORMS, [*cells[:3], cells[4], str(listed.bibliography()[0])], strict=True))
    except Exception as error:  # the processor raises whatever it stumbles over
        return dict.fromkeys(make.FORMS, f"! {type(error).__name__}")


def reasons(theirs: str, ours: str) -> list[str]:
    """Why a cell differs, as far as can be told of the two texts."""
    if theirs.startswith("!"):
        return ["fails"]
    if not ours:
        return ["unlisted"]
    found = []
    arabic = bool(_ARABIC.search(ours))
    if ours.startswith(("المرجع نفسه", "Ibid")) or theirs.startswith(("المرجع السابق", "Ibid", "ibid")):
        found.append("ibid")
    if arabic and re.search("[,;]", theirs) and not re.search("[,;]", ours.split("https:")[0]):
        found.append("comma")
    if re.search(r"(?:^|\s)و [\u0600-\u06ff]", theirs):
        found.append("waw")
    if (
        re.search(r"\b[A-Z]\. ?(?:[A-Z]\. ?)*,|, [A-Z]\.", theirs) and theirs.count(".") > ours.count(".")
    ) or arabic != bool(_ARABIC.search(theirs)):
        found.append("names")
    if (re.search("ed. by|تحقيق|edited by", theirs) and not re.search("ed. by|تحقيق|edited by", ours)) or (
        re.search(r"محرر|\beds?\.|\(Eds?\.", ours) and not re.search(r"محرر|\beds?\.|\(Eds?\.", theirs)
    ):
        found.append("role")
    pieces = [piece.strip(" .()") for piece in re.split(r"\. ", theirs)]
    if len(pieces) > len(set(pieces)):
        found.append("twice")
    if re.search(r"ص\.", ours) and not re.search(r"ص\.", theirs):
        found.append("place")
    if re.search(r"\d ط|\d الطبعة", theirs):
        found.append("edition")
    if '"' in theirs or ("“" in ours) != ("“" in theirs):
        found.append("quotes")
    if (re.search(r"[\u0600-\u06ff]+، (?:19|20)\d\d", theirs) and "هـ" not in ours and theirs.count("،") > 0) or (
        "هـ" in ours and "هـ" not in theirs
    ):
        found.append("date")
    if arabic and _ENGLISH.search(theirs) and not _ENGLISH.search(ours):
        found.append("english")
    if re.search(r"الطبعة, |\(Publication\)", theirs):
        found.append("words")
    if not found and re.sub(r"[\s.]", "", theirs) == re.sub(r"[\s.]", "", ours):
        found.append("marks")
    return found or ["other"]


def main() -> None:
    warnings.simplefilter("ignore")
    table = json.loads((make.HERE / "citations.json").read_text(encoding="utf-8"))
    cache: dict[tuple[str, str], Any] = {}
    cells, differing = Counter[str](), Counter[str]()
    by_reason, examples = Counter[str](), dict[str, tuple[str, str, str, str, str]]()
    others: list[tuple[str, str, str, str, str]] = []
    for item in make.references():
        for style in make.STYLES:
            said = plain(item, style, cache)
            for form, marked in table[str(item["id"])][style].items():
                ours, theirs = marked.replace("*", "").strip(), said[form].strip()
                cells[style] += 1
                if ours == theirs:
                    continue
                differing[style] += 1
                for reason in reasons(theirs, ours):
                    by_reason[reason] += 1
                    told = (str(item["id"]), style, form, theirs, ours)
                    if reason == "other":
                        others.append(told)
                    elif reason not in examples or len(theirs) < len(examples[reason][3]):
                        examples[reason] = told  # the shortest shows it best
    lines = [
        "# Where citations differ from plain citeproc",
        "",
        "Made by `tests/citations/golden/differences.py` of the golden table, `tests/citations/golden/citations.json`,",
        "whose cells were looked at against the Chicago Manual of Style (18th edition, notes), the APA manual (7th)",
        "and the practice of Arab publishers. The other side is citeproc-py 0.11 as it comes, with the same style",
        "files and the locale of each source's language. A cell may differ for several reasons.",
        "",
        "| style | cells | differ |",
        "| --- | ---: | ---: |",
        *(f"| {style} | {cells[style]} | {differing[style]} |" for style in make.STYLES),
        f"| all | {cells.total()} | {differing.total()} |",
        "",
    ]
    for reason, count in by_reason.most_common():
        what, why = REASONS[reason]
        lines += [f"## {what} ({count} cells)", "", why, ""]
        for item_id, style, form, theirs, ours in others if reason == "other" else [examples[reason]]:
            lines += [
                f"- {item_id}, {style}, {form}",
                f"  - citeproc: `{theirs or '(nothing)'}`",
                f"  - here: `{ours or '(nothing)'}`",
            ]
        lines.append("")
    TARGET.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
