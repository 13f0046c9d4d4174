"""Proving a manuscript's quotations against the reports of a library."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from egpk_desk.analysis.quotations import citing
from egpk_desk.analysis.quotations.checked import CheckedQuotation
from egpk_desk.analysis.quotations.comparing import ABSENT, ORDER, Verdict
from egpk_desk.analysis.quotations.extracting import Quotation, extract
from egpk_desk.analysis.quotations.matching import Place, locate, windows
from egpk_desk.analysis.quotations.words import Words
from egpk_desk.document import Document
from egpk_desk.errors import Cancelled
from egpk_desk.library.library import Library
from egpk_desk.library.records import DocumentRecord

__all__ = ["CheckedQuotation", "QuoteChecking"]

_SCARE = 3  # words: so few in quotation marks need not be a quotation
_SURE = 0.85  # of a sentence without quotation marks
_KEPT = 40  # texts, prepared for matching
_SOURCES = 6  # documents that are looked at for one quotation
_PHRASE = 12  # words of a quotation that are looked for as one


@dataclass(slots=True)
class _Source:
    record: DocumentRecord
    words: Words


class QuoteChecking:
    """Checks manuscripts against one open library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sources: OrderedDict[str, _Source] = OrderedDict()
        self._records: dict[str, DocumentRecord] = {}
        self._named: dict[str, citing.NamedSource] = {}

    def check(
        self,
        manuscript: Document,
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[CheckedQuotation]:
        """The quotations of a manuscript in their order, each with what was found. Raises Cancelled.

        Left out are one to three words in quotation marks that stand nowhere, and sentences with a note that are in the
        author's own words.
        """
        self._records = {record.id: record for record in self._library.documents()}
        self._named = {id_: citing.NamedSource(record.metadata) for id_, record in self._records.items()}
        found: list[CheckedQuotation] = []
        last: str | None = None
        quotations = extract(manuscript)
        for number, quotation in enumerate(quotations):
            if cancelled():
                raise Cancelled("The check was cancelled.", "")
            checked, last = self._checked(quotation, last)
            if checked is not None:
                found.append(checked)
            progress(number + 1, len(quotations))
        return found

    def _checked(self, quotation: Quotation, last: str | None) -> tuple[CheckedQuotation | None, str | None]:
        """What was found of a quotation; and the document that its note means, for a note after it that says “ibid”."""
        note = citing.folded_note(quotation.note) if quotation.note else ""
        named = {id_: share for id_, source in self._named.items() if note and (share := source.likeness(note))}
        meant = max(named, key=lambda id_: named[id_], default=None)
        if note and meant is None and citing.says_same(note):
            meant = last
            named = {meant: 1.0} if meant else {}
        place, document = self._best(quotation, named)
        if place is None or document is None:
            if quotation.kind in ("sentence", "single") or quotation.words <= _SCARE:
                return None, meant or last
            citation = citing.NONE if not quotation.note else citing.WRONG
            checked = CheckedQuotation(
                quotation.text, quotation.start, quotation.end, Verdict(ABSENT), citation, quotation.note
            )
            return checked, meant or last
        if quotation.kind == "sentence" and place.likeness < _SURE:
            return None, meant or last
        source = self._sources[document]
        labels = [
            page.label or str(page.index)
            for page in (self._library.load(document).pages if source.record.pages else ())
            if any(each.start < place.end and each.end > place.start for each in page.ranges)
        ]
        checked = CheckedQuotation(
            quotation.text,
            quotation.start,
            quotation.end,
            place.verdict,
            self._citation(quotation, note, document, named, labels),
            quotation.note,
            document,
            source.record.title,
            place.start,
            place.end,
            source.words.text[place.start : place.end],
            labels[0] if labels else "",
        )
        return checked, meant or document

    def _citation(
        self, quotation: Quotation, note: str, document: str, named: dict[str, float], labels: Sequence[str]
    ) -> str:
        if quotation.note is None:
            return citing.NONE
        best = max(named.values(), default=0.0)
        is_named = named.get(document, 0.0) > 0 and named[document] >= best - 0.3
        return citing.RIGHT if is_named and citing.on_page(note, labels) else citing.WRONG

    def _best(self, quotation: Quotation, named: dict[str, float]) -> tuple[Place | None, str | None]:
        """The best place of a quotation in all reports; of equal ones that in the report which its note names."""
        best: tuple[float, float, float] | None = None
        found: tuple[Place | None, str | None] = (None, None)
        top = (0.0, 1.0, max(named.values(), default=0.0))
        for document in self._candidates(quotation, named):
            place = locate(quotation, self._source(document).words)
            if place is None:
                continue
            rank = (-float(ORDER.index(place.verdict.status)), place.likeness, named.get(document, 0.0))
            if best is None or rank > best:
                best, found = rank, (place, document)
            if best >= top:  # nothing can be better
                break
        return found

    def _candidates(self, quotation: Quotation, named: dict[str, float]) -> list[str]:
        """The documents that may hold a quotation: those with its words in a row, or the most of its short phrases."""
        found: dict[str, None] = {}
        is_whole = True  # each piece stands somewhere, to the letter
        for piece in quotation.pieces:
            words = Words(piece.text).words[:_PHRASE]
            if len(words) > 1 or quotation.words <= _SCARE:
                holding = self._holding(words, 20)
                found |= dict.fromkeys(holding)
                is_whole = is_whole and bool(holding)
        votes: dict[str, float] = defaultdict(float)
        if not (found and is_whole):
            for words in (*windows(quotation), *windows(quotation, 5)):
                rare = set(self._holding(words, 20))
                for document in rare:  # words that few reports have say more
                    votes[document] += 1 / len(rare)
        likely = sorted(votes, key=lambda id_: -votes[id_])[:_SOURCES]
        likely += sorted(named, key=lambda id_: -named[id_])[:2]
        ordered = sorted(found, key=lambda id_: -named.get(id_, 0.0))[:_SOURCES]
        return list(dict.fromkeys([*ordered, *likely]))

    def _holding(self, words: Sequence[str], limit: int) -> list[str]:
        if not words:
            return []
        _, hits = self._library.search(f'"{" ".join(words)}"', limit=limit, counted=False)
        return [hit.document for hit in hits]

    def _source(self, document: str) -> _Source:
        if document in self._sources:
            self._sources.move_to_end(document)
            return self._sources[document]
        made = self._sources[document] = _Source(self._records[document], Words(self._library.text(document)))
        if len(self._sources) > _KEPT:
            self._sources.popitem(last=False)
        return made
