"""What each cell of the golden table is checked by: rules of the style guides, each with what it asks of a cell.

A rule says for which works it holds (``when``) and what a cell must be for it (``asks``: a text that stands in the
cell, or several). The cells were read one by one against the guides; the rules keep what was looked for, so that a
test asks it again of every cell, independently of the styles. ``checks.py`` writes them as a document.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.citations.golden.apa_rules import APA, unlisted_apa
from tests.citations.golden.arabic_rules import AUTHOR_DATE, NOTES
from tests.citations.golden.asking import NBSP, Item, Rule, page
from tests.citations.golden.chicago_rules import CHICAGO, unlisted

GUIDES = {
    "AC": "Arab Center for Research and Policy Studies, authors' guide of its journals, annex on notes and references"
    " (أسلوب كتابة الهوامش وعرض المراجع)",
    "AS": "ʿAbd al-Wahhāb Abū Sulaymān, كتابة البحث العلمي: صياغة جديدة, chapter on notes and sources",
    "MW": "Muwatin / Birzeit University, citation guide (دليل التوثيق)",
    "CMOS": "The Chicago Manual of Style, 18th edition, notes and bibliography, by the sections that the bundled style"
    " names in its comments. The 17th differs in this table by two things alone: it asks for the place before the"
    " publisher, and names three authors before “et al.”",
    "APA": "Publication Manual of the American Psychological Association, 7th edition",
    "CSL": "CSL 1.0.2, specification",
}


RULES = {
    "arabic-notes": NOTES,
    "arabic-author-date": AUTHOR_DATE,
    "chicago-notes-bibliography": CHICAGO,
    "apa": APA,
}


def rules_of(style: str, item: Item) -> list[Rule]:
    """The rules that speak of a work in a style."""
    return [rule for rule in RULES[style] if rule.when(item)]


def wanting(item: Item, style: str, cells: Mapping[str, str]) -> list[str]:
    """What the cells of a row lack that its rules ask for; a page and its word among them."""
    made = []
    cells = {form: cell.replace(NBSP, " ") for form, cell in cells.items()}
    for rule in rules_of(style, item):
        for asked in rule.asks(item):
            in_forms = [cells[form] for form in rule.forms if cells[form] or form != "list"]
            # A rule of several forms may ask for what one of them says: a volume's page stands in the later form.
            met = all if rule.id != "C11" else any
            if in_forms and not met(asked.replace(NBSP, " ") in cell for cell in in_forms):
                made.append(f"{rule.id}: “{asked}”")
    word = style in ("arabic-notes", "arabic-author-date", "apa")
    for form, pages in (("first", ("5",)), ("next page", ("6", "7")), ("later", ("9",))):
        expected = page(item, *pages) if word else "–".join(pages)
        if expected.replace(NBSP, " ") not in cells[form]:
            made.append(f"page: “{expected}” in {form}")
    if (style == "chicago-notes-bibliography" and unlisted(item)) or (style == "apa" and unlisted_apa(item)):
        made += ["listed"] if cells["list"] else []
    elif not cells["list"]:
        made.append("not listed")
    return made
