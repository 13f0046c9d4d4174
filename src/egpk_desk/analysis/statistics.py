"""Figures of documents and of the work on them: how long they are, how much of them is marked, by whom and when."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from egpk_desk.analysis.figures import FONTS, LIGHT_INKS, Inks, bars
from egpk_desk.analysis.intervals import covered
from egpk_desk.analysis.tables import cell
from egpk_desk.errors import Cancelled
from egpk_desk.library.records import Code, DocumentRecord, Highlight
from egpk_desk.text.words import count_words

_BOM = "\ufeff"
MOST_BARS = 20


@dataclass(frozen=True, slots=True)
class DocumentFigures:
    """One document: ``letters`` are its characters without white space; ``coded`` and ``marked`` characters.

    Marked is what any highlight covers, coded what one with a code does; what lies under several counts once.
    """

    id: str
    title: str
    words: int
    characters: int
    letters: int
    pages: int
    notes: int
    highlights: int
    memos: int
    marked: int
    coded: int

    @property
    def coded_share(self) -> float:
        """How much of the text is coded, from 0 to 1."""
        return self.coded / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class CodeFigures:
    """One code that is in use: its highlights, in how many documents, and how many characters they cover."""

    slug: str
    name_ar: str
    name_en: str
    highlights: int
    documents: int
    characters: int

    def name(self, language: str) -> str:
        """The name in ``ar`` or ``en``, whichever there is."""
        first, second = (self.name_ar, self.name_en) if language == "ar" else (self.name_en, self.name_ar)
        return first or second or self.slug


@dataclass(frozen=True, slots=True)
class Statistics:
    """The documents in their order; codes, the most used first; people likewise; months in order (``2026-11``)."""

    documents: tuple[DocumentFigures, ...]
    codes: tuple[CodeFigures, ...]
    people: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    uncoded: int

    def total(self, field: str) -> int:
        """The sum of a figure over all documents."""
        return sum(getattr(one, field) for one in self.documents)

    @property
    def coded_share(self) -> float:
        """How much of all texts is coded, from 0 to 1."""
        characters = self.total("characters")
        return self.total("coded") / characters if characters else 0.0


def statistics(
    documents: Sequence[DocumentRecord],
    highlights: Iterable[Highlight],
    codes: Iterable[Code],
    text: Callable[[str], str],
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Statistics:
    """Count; ``text`` gives a document's text by its id, highlights of others are left out. Raises Cancelled."""
    by_document: dict[str, list[Highlight]] = {record.id: [] for record in documents}
    for highlight in highlights:
        if highlight.document in by_document:
            by_document[highlight.document].append(highlight)
    figures = []
    for done, record in enumerate(documents):
        if cancelled():
            raise Cancelled("The counting was stopped.", "")
        progress(done, len(documents))
        figures.append(_of_document(record, by_document[record.id], text(record.id)))
    progress(len(documents), len(documents))
    marks = [mark for of_one in by_document.values() for mark in of_one]
    people = Counter(mark.author for mark in marks)
    return Statistics(
        tuple(figures),
        tuple(_of_codes(marks, {code.id: code for code in codes})),
        tuple(sorted(people.items(), key=lambda one: (-one[1], one[0]))),
        tuple(sorted(Counter(month for mark in marks if (month := _month(mark.created))).items())),
        sum(not mark.tags for mark in marks),
    )


def _of_document(record: DocumentRecord, marks: Sequence[Highlight], text: str) -> DocumentFigures:
    standing = [mark for mark in marks if not mark.orphaned]
    return DocumentFigures(
        id=record.id,
        title=" ".join(record.title.split()),
        words=count_words(text),
        characters=len(text),
        letters=len(text) - sum(map(str.isspace, text)),
        pages=record.pages,
        notes=record.notes,
        highlights=len(marks),
        memos=sum(bool(mark.memo) for mark in marks),
        marked=_covered(standing),
        coded=_covered([mark for mark in standing if mark.tags]),
    )


def _covered(marks: Iterable[Highlight]) -> int:
    return sum(end - start for start, end in covered((mark.start, mark.end) for mark in marks))


def _of_codes(marks: Sequence[Highlight], codes: Mapping[str, Code]) -> list[CodeFigures]:
    carrying: dict[str, list[Highlight]] = {}
    for mark in marks:
        for tag in mark.tags:
            carrying.setdefault(tag, []).append(mark)
    found = []
    for tag, its in carrying.items():
        if (code := codes.get(tag)) is not None:
            documents = {mark.document for mark in its}
            length = sum(
                _covered(mark for mark in its if mark.document == document and not mark.orphaned)
                for document in documents
            )
            found.append(CodeFigures(code.slug, code.name_ar, code.name_en, len(its), len(documents), length))
    return sorted(found, key=lambda one: (-one.highlights, one.slug))


def _month(created: str) -> str:
    """The month of a time, by the clock of this computer; empty where the time makes no sense."""
    try:
        return datetime.fromisoformat(created).astimezone().strftime("%Y-%m")
    except (ValueError, OverflowError, OSError):
        return created[:7]


# ---- shown -------------------------------------------------------------------------------------------------------

_HEADS = {
    "ar": {
        "codes": "التمييزات لكل رمز",
        "people": "التمييزات لكل شخص",
        "months": "التمييزات في كل شهر",
        "documents": "كلمات كل تقرير",
    },
    "en": {
        "codes": "Highlights of each code",
        "people": "Highlights of each person",
        "months": "Highlights in each month",
        "documents": "Words of each report",
    },
}


def figure(found: Statistics, what: str, language: str, inks: Inks = LIGHT_INKS, *, titled: bool = True) -> str:
    """Bars as SVG of the ``codes``, ``people``, ``months`` or ``documents``; the first twenty, of months the last."""
    counts: list[tuple[str, int]]
    if what == "codes":
        counts = [(one.name(language), one.highlights) for one in found.codes[:MOST_BARS]]
    elif what == "people":
        counts = list(found.people[:MOST_BARS])
    elif what == "months":
        counts = list(found.months[-MOST_BARS:])
    else:
        longest = sorted(found.documents, key=lambda one: -one.words)[:MOST_BARS]
        counts = [(one.title, one.words) for one in longest]
    return bars(counts, language, _HEADS[language][what] if titled else "", inks)


def as_html(found: Statistics, language: str) -> bytes:
    """A page with all figures that have something to show."""
    direction = "rtl" if language == "ar" else "ltr"
    title = "إحصاءات المكتبة" if language == "ar" else "Statistics"
    shown = [what for what, there in (("documents", found.documents), ("codes", found.codes)) if there]
    shown += [what for what, there in (("people", found.people), ("months", found.months)) if there]
    svgs = "".join(f"<figure>{figure(found, what, language)}</figure>" for what in shown)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>body{{font-family:{FONTS};margin:2rem auto;max-width:70rem}}"
        f"figure{{margin:2rem 0}}svg{{max-width:100%;height:auto}}</style></head><body><h1>{title}</h1>{svgs}"
        "</body></html>\n"
    ).encode("utf-8", "replace")


_DOCUMENT_COLUMNS = ("words", "characters", "letters", "pages", "notes", "highlights", "memos", "marked", "coded")


def as_csv(found: Statistics) -> bytes:
    """All figures, one line each: what of, name, key and numbers; UTF-8 with BOM, RFC 4180."""
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\r\n")
    table.writerow(["of", "id", "name", *_DOCUMENT_COLUMNS, "coded_percent", "documents"])
    for one in found.documents:
        numbers = [getattr(one, name) for name in _DOCUMENT_COLUMNS]
        table.writerow(["document", one.id, cell(one.title), *numbers, f"{one.coded_share * 100:.1f}", 1])
    totals = [found.total(name) for name in _DOCUMENT_COLUMNS]
    table.writerow(["all", "", "", *totals, f"{found.coded_share * 100:.1f}", len(found.documents)])
    for code in found.codes:
        numbers = ["", code.characters, "", "", "", code.highlights, "", code.characters, code.characters]
        table.writerow(["code", cell(code.slug), cell(code.name("ar")), *numbers, "", code.documents])
    for kind, counts in (("person", found.people), ("month", found.months)):
        for name, count in counts:
            table.writerow([kind, "", cell(name), "", "", "", "", "", count, "", "", "", "", ""])
    return (_BOM + stream.getvalue()).encode("utf-8", "replace")
