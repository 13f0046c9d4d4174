"""What was found of a manuscript's quotations, as a page for people: right to left, differences marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from egpk_desk.analysis.quotations.checked import CheckedQuotation
from egpk_desk.analysis.quotations.comparing import ORDER, differences

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1b18; --page: #fffdf8; --quiet: #6a655c; --rule: #d9d3c7;
  --exact: #1f7a43; --spelling: #8a5a00; --altered: #b3261e; --absent: #b3261e; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e1d8; --page: #1b1c1f; --quiet: #a39d92; --rule: #3d3f45; --exact: #7fcf9b; --spelling: #e5b567;
    --altered: #f2938c; --absent: #f2938c; --wrong: #f2938c; }
}
body { background: var(--page); color: var(--ink); margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem;
  font: 1.1rem/1.9 "Amiri", "Sakkal Majalla", "Traditional Arabic", "Noto Naskh Arabic", "Times New Roman", serif; }
article { margin-block: 1.4rem; padding-inline-start: 1rem; border-inline-start: .3em solid var(--tone, var(--rule)); }
article p { margin: .2rem 0; }
.exact { --tone: var(--exact); } .spelling { --tone: var(--spelling); }
.altered { --tone: var(--altered); } .absent { --tone: var(--absent); }
.status { color: var(--tone); font-weight: bold; } .quiet { color: var(--quiet); font-size: .9em; }
.wrong { color: var(--wrong); font-weight: bold; }
del { color: var(--altered); } ins { color: var(--exact); text-decoration: underline; }
table { border-collapse: collapse; } td { padding: .1rem 1rem .1rem 0; }
"""

_SAY = {
    "ar": {
        "title": "فحص الاقتباسات",
        "exact": "مطابق",
        "spelling": "يخالف في الرسم",
        "altered": "محرَّف",
        "absent": "غير موجود",
        "tashkeel": "في التشكيل",
        "letters": "في الحروف",
        "words": "في الكلمات",
        "source": "المصدر",
        "page": "ص",
        "right": "الحاشية صحيحة",
        "wrong": "الحاشية لا تذكر هذا الموضع",
        "none": "بلا حاشية",
        "nothing": "لا اقتباسات في هذا النص.",
    },
    "en": {
        "title": "Quotations checked",
        "exact": "exact",
        "spelling": "differs in spelling",
        "altered": "altered",
        "absent": "not found",
        "tashkeel": "in tashkeel",
        "letters": "in letters",
        "words": "in words",
        "source": "Source",
        "page": "p.",
        "right": "the note is right",
        "wrong": "the note does not name this place",
        "none": "no note",
        "nothing": "There are no quotations in this text.",
    },
}


def write(found: Sequence[CheckedQuotation], name: str, language: str = "ar") -> bytes:
    """The page, as the bytes of an HTML file without scripts. ``name`` is the manuscript's."""
    say = _SAY["ar" if language == "ar" else "en"]
    counts = Counter(each.verdict.status for each in found)
    wrong = sum(each.citation == "wrong" for each in found)
    rows = [(say[status], counts[status]) for status in ORDER if counts[status]]
    rows += [(say["wrong"], wrong)] if wrong else []
    parts = [
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">\n<head>\n'
        '<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(say['title'])}: {escape(name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(say['title'])}: <bdi>{escape(name)}</bdi></h1>\n",
        "<table>" + "".join(f"<tr><td>{escape(word)}</td><td>{count}</td></tr>" for word, count in rows) + "</table>\n",
    ]
    parts += [_article(number, each, say) for number, each in enumerate(found, 1)]
    if not found:
        parts.append(f"<p>{say['nothing']}</p>\n")
    parts.append("</body>\n</html>\n")
    return "".join(parts).encode("utf-8", "replace")


def _article(number: int, one: CheckedQuotation, say: dict[str, str]) -> str:
    verdict = one.verdict
    status = say[verdict.status] + (f" {say[verdict.difference]}" if verdict.difference else "")
    about = f'<p class="status">{number}. {escape(status)}</p>'
    if one.document is None or verdict.status == "exact":
        text = f'<p dir="auto">«{escape(one.text)}»</p>'
    else:
        text = f'<p dir="auto">«{_marked(one)}»</p>'
    where = ""
    if one.document is not None:
        page = f"، {say['page']} <bdi>{escape(one.page)}</bdi>" if one.page else ""
        where = f'<p class="quiet">{say["source"]}: <bdi>{escape(one.title)}</bdi>{page}</p>'
    kind = "wrong" if one.citation == "wrong" else "quiet"
    note = f'<p class="{kind}">{say[one.citation]}</p>'
    if one.note:
        note += f'<p class="quiet" dir="auto">{escape(one.note)}</p>'
    return f'<article class="{verdict.status}">{about}{text}{where}{note}</article>\n'


def _marked(one: CheckedQuotation) -> str:
    """The quotation with what it has otherwise struck out, and what its source has in that place after it."""
    parts = []
    for kind, quoted, source in differences(one.text, one.source_text):
        if kind == "equal":
            parts.append(escape(quoted))
            continue
        parts += [f"<del>{escape(quoted)}</del>"] if quoted else []
        parts += [f"<ins>{escape(source)}</ins>"] if source else []
    return " ".join(parts)
