"""Coders side by side: who coded what in the same documents, how far they agree, and settling where they do not.

In one library coders are told by their names: whoever put a code on a passage coded it. Of several libraries or bundles
each is one coder's work. Agreement is measured on what coders did apart: a decision does not raise it.
"""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from egpk_desk.analysis.agreement import Agreement, Coding, Passage, agreement
from egpk_desk.analysis.disagreements import (
    Coded,
    Disagreement,
    disagreements,
    settled_by,
    spans_by_coder,
    with_decided,
)
from egpk_desk.analysis.intervals import covered
from egpk_desk.bundles import SUFFIX
from egpk_desk.bundles.read import Bundle
from egpk_desk.document import Document
from egpk_desk.errors import Ambiguous, InvalidValue, NotFound
from egpk_desk.library.library import Library
from egpk_desk.library.records import RULINGS, CodedBy, Decision, Ruling
from egpk_desk.library.rulings import decode_ruling as ruling_of

__all__ = [
    "Agreement",
    "Coders",
    "Compared",
    "Decision",
    "Disagreement",
    "Passage",
    "Ruling",
    "Scope",
    "compare",
    "ruling_of",
]

_DISAGREEMENT = uuid.UUID("b0f5a9c4-4f0c-5b1c-9a6f-2d0a4f3b6c11")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared: of nothing named, all. A document is named by its id, a beginning of one, or its title.

    ``codes`` are slugs or ids; each stands for those below it too. Documents that are named count as looked at by all
    coders, others only by those who coded something in them.
    """

    coders: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Compared:
    """How far coders agree, and on which passages they do not (the settled ones too, with the decision).

    ``titles`` and ``texts`` are those of the documents in common; ``slugs`` of codes by id; ``passed`` are documents
    that were passed over, and why.
    """

    agreement: Agreement
    disagreements: tuple[Disagreement, ...]
    titles: dict[str, str]
    texts: dict[str, str]
    slugs: dict[str, str]
    passed: tuple[tuple[str, str], ...] = ()

    @property
    def open(self) -> tuple[Disagreement, ...]:
        """Those that are not settled."""
        return tuple(one for one in self.disagreements if one.decision is None)


@dataclass(slots=True)
class _Work:
    """What one file holds: documents by id, who put which code on which highlight, and what was decided."""

    name: str
    revisions: dict[str, str]
    titles: dict[str, str]
    load: Callable[[str], Document]
    codings: dict[str, list[CodedBy]]
    decisions: dict[str, list[Decision]]
    slugs: dict[str, str]


class Coders:
    """What the coders of one open library agree on, and settling what they do not."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def names(self) -> dict[str, int]:
        """The coders of the library, each with the number of codes that they put on passages."""
        counts: dict[str, int] = {}
        for codings in _held(self._library).codings.values():
            for one in codings:
                counts[one.coder] = counts.get(one.coder, 0) + 1
        return dict(sorted(counts.items()))

    def compare(self, scope: Scope = EVERYTHING) -> Compared:
        """How far coders agree. Raises InvalidValue where there are not two, or no document of both."""
        return _within(_held(self._library), scope)

    def disagreement(self, reference: str, scope: Scope = EVERYTHING) -> Disagreement:
        """One by its id or the beginning of one. Raises NotFound, Ambiguous."""
        found = [one for one in self.compare(scope).disagreements if one.id.startswith(reference.lower())]
        if not found or not reference:
            raise NotFound(f"There is no disagreement “{reference}”.", "`agreement disagreements` lists what is open.")
        if len(found) > 1:
            raise Ambiguous(f"“{reference}” names {len(found)} disagreements.", "Give more of its id.")
        return found[0]

    def settle(self, one: Disagreement, ruling: Ruling) -> Decision:
        """Record how a disagreement is settled, and let its highlights be so, as one step that undo takes back.

        Raises InvalidValue where the ruling names a coder who has no part in it, or says nothing.
        """
        _check(one, ruling)
        codings = one.codings
        if one.decision is not None:  # a word on part of what was settled is a word on all of it
            there = {(row.code, row.highlight) for row in codings}
            codings += tuple(row for row in one.decision.codings if (row.code, row.highlight) not in there)
        return self._library.decisions.settle(one.document, codings, ruling)

    def open(self) -> tuple[Disagreement, ...]:
        """What is not settled, in all; none where there are not two coders any more."""
        try:
            return self.compare().open
        except InvalidValue:
            return ()

    def decisions(self) -> list[Decision]:
        """What was decided, in the order of library and text."""
        return self._library.decisions.all()

    def decision(self, reference: str) -> Decision:
        """One by its id or the beginning of one. Raises NotFound."""
        return self._library.decisions.one(reference)

    def reopen(self, reference: str) -> Decision:
        """Take a decision back, by its id: what each had coded stands there again. Raises NotFound."""
        return self._library.decisions.reopen(reference)


def _check(one: Disagreement, ruling: Ruling) -> None:
    if ruling.how not in RULINGS:
        raise InvalidValue(f"“{ruling.how}” is no way to settle a disagreement.", f"Use {', '.join(RULINGS)}.")
    for coder in ruling.coders:
        if coder not in one.coders:
            raise InvalidValue(
                f"“{coder}” is not one of those who disagree there.", f"They are: {', '.join(one.coders)}."
            )
    if (ruling.how == "accept") != bool(ruling.coders) or (ruling.how == "other") != bool(ruling.codes):
        raise InvalidValue("The decision is not whole.", "Name the coder to accept, or the code to give instead.")


def compare(paths: Sequence[Path], passphrase: str = "", scope: Scope = EVERYTHING) -> Compared:
    """Compare the coders of one library, or the work in several libraries and bundles, one coder a file.

    The ids of a scope are those of the first file. Raises InvalidValue where there are not two coders or no document
    in common, and what opening a file raises.
    """
    works = [_read(path, passphrase) for path in paths]
    if len(works) == 1:
        return _within(works[0], scope)
    coders = _names(works)
    slugs = {id_: slug for work in reversed(works) for id_, slug in work.slugs.items()}
    first = replace(works[0], slugs=slugs, decisions={})
    scope = _resolved(scope, first)
    wanted = [coder for coder in coders if not scope.coders or coder in scope.coders]
    _refuse_strangers(scope.coders, coders)
    passed: list[tuple[str, str]] = []
    coded = []
    for document, revision in first.revisions.items():
        holders = [
            (coder, work)
            for coder, work in zip(coders, works, strict=True)
            if document in work.revisions and coder in wanted
        ]
        if len(holders) < 2 or (scope.documents and document not in scope.documents):
            continue
        if any(work.revisions[document] != revision for _, work in holders):
            passed.append((first.titles[document], "its text was read otherwise in another file"))
            continue
        codings = [
            one._replace(coder=coder)
            for coder, work in holders
            for one in with_decided(work.codings.get(document, ()), work.decisions.get(document, ()))
        ]
        coded.append(Coded(document, first.load(document).text, [coder for coder, _ in holders], codings))
    return _compared(coded, wanted, first, scope, passed)


def _within(work: _Work, scope: Scope) -> Compared:
    """The coders of one library: documents that two of them or more have worked on."""
    scope = _resolved(scope, work)
    undecided = {
        document: with_decided(work.codings.get(document, ()), work.decisions.get(document, ()))
        for document in work.codings.keys() | work.decisions.keys()
    }
    everybody = sorted({one.coder for codings in undecided.values() for one in codings})
    _refuse_strangers(scope.coders, everybody)
    coders = [coder for coder in everybody if not scope.coders or coder in scope.coders]
    coded = []
    for document in work.revisions:
        if scope.documents and document not in scope.documents:
            continue
        codings = [one for one in undecided.get(document, ()) if one.coder in coders and one.code in work.slugs]
        there = [coder for coder in coders if any(one.coder == coder for one in codings)]
        if scope.documents and there:
            there = coders
        if len(there) > 1:
            coded.append(Coded(document, work.load(document).text, there, codings))
    return _compared(coded, coders, work, scope, [])


def _resolved(scope: Scope, work: _Work) -> Scope:
    """A scope in ids, with the codes below those that it names. Raises NotFound, Ambiguous."""
    codes: set[str] = set()
    for reference in scope.codes:
        path = work.slugs.get(reference, reference)
        found = {id_ for id_, slug in work.slugs.items() if slug == path or slug.startswith(f"{path}/")}
        if not found:
            raise NotFound(f"No code is called “{reference}”.", "`codes` lists what there is.")
        codes |= found
    documents = []
    for reference in scope.documents:
        named = [
            id_ for id_, title in work.titles.items() if title == reference or id_.startswith(reference.lower() or "?")
        ]
        if not named:
            raise NotFound(f"No document is called “{reference}”.", "`documents` lists what there is.")
        if len(named) > 1:
            raise Ambiguous(f"“{reference}” names {len(named)} documents.", "Name one by its id.")
        documents += named
    return Scope(scope.coders, tuple(documents), tuple(sorted(codes)))


def _refuse_strangers(named: Iterable[str], known: Collection[str]) -> None:
    for name in named:
        if name not in known:
            raise NotFound(f"No coder is called “{name}”.", f"There are: {', '.join(known)}.")


def _compared(
    coded: Sequence[Coded], coders: Sequence[str], work: _Work, scope: Scope, passed: list[tuple[str, str]]
) -> Compared:
    if len(coders) < 2:
        raise InvalidValue("There is only one coder.", "Name the libraries or bundles of two or more.")
    if not coded:
        raise InvalidValue("No document was coded by two.", "Compare files that hold the same documents.")
    codes = set(scope.codes)
    found = []
    codings = []
    for each in coded:
        document = work.load(each.document)
        decisions = work.decisions.get(each.document, [])
        for start, end, codings_there in disagreements(each):
            if not codes or any(one.code in codes for one in codings_there):
                found.append(
                    Disagreement(
                        _identity(codings_there),
                        *(each.document, start, end, tuple(each.coders), codings_there),
                        settled_by(codings_there, decisions),
                    )
                )
        spans = {
            coder: {work.slugs[code]: there for code, there in by_code.items() if not codes or code in codes}
            for coder, by_code in spans_by_coder(each).items()
        }
        codings.append(Coding(each.document, _body(document), spans))
    return Compared(
        agreement(codings, coders),
        tuple(found),
        {each.document: work.titles[each.document] for each in coded},
        {each.document: each.text for each in coded},
        work.slugs,
        tuple(passed),
    )


def _identity(codings: Iterable[CodedBy]) -> str:
    """A name of a disagreement: who put which code on which highlight."""
    words = sorted(f"{one.coder} {one.code} {one.highlight}" for one in codings)
    return str(uuid.uuid5(_DISAGREEMENT, "\n".join(words)))


def _names(works: Sequence[_Work]) -> list[str]:
    """A name for each file: its coder, where one person made all of it and no two have the same; else the file's."""
    authors = [sorted({one.coder for codings in work.codings.values() for one in codings}) for work in works]
    single = [names[0] if len(names) == 1 else "" for names in authors]
    if all(single) and len(set(single)) == len(single):
        return single
    names = [work.name for work in works]
    return names if len(set(names)) == len(names) else [f"{name} {n}" for n, name in enumerate(names, 1)]


def _body(document: Document) -> list[tuple[int, int]]:
    return covered((block.start, block.end) for block in document.body())


def _read(path: Path, passphrase: str) -> _Work:
    """What a library or bundle holds. A bundle is joined to a library that is thrown away after."""
    if path.suffix.lower() != SUFFIX:
        with Library.open(path, author="", read_only=True) as library:
            return _kept(path, library)
    with (
        tempfile.TemporaryDirectory() as folder,
        Bundle(path, passphrase) as bundle,
        Library.open(Path(folder) / "compared.egpk", author="", create=True) as library,
    ):
        library.merge(bundle.incoming())
        return _kept(path, library)


def _kept(path: Path, library: Library) -> _Work:
    """What a library holds, once it is closed."""
    work = _held(library)
    documents = {id_: library.load(id_) for id_ in work.revisions if id_ in work.codings or len(work.revisions) <= 200}
    revisions = {id_: revision for id_, revision in work.revisions.items() if id_ in documents}
    return replace(work, name=path.stem, revisions=revisions, load=documents.__getitem__)


def _held(library: Library) -> _Work:
    coders = library.decisions.coders()
    slugs = {code.id: code.slug for code in library.codes()}
    codings: dict[str, list[CodedBy]] = {}
    for mark in library.highlights():
        if not mark.orphaned:
            for code in mark.tags:
                coder = coders.get((mark.id, code), mark.author)
                codings.setdefault(mark.document, []).append(CodedBy(coder, code, mark.id, mark.start, mark.end))
    decisions: dict[str, list[Decision]] = {}
    for one in library.decisions.all():
        decisions.setdefault(one.document, []).append(one)
    records = library.documents()
    return _Work(
        library.path.stem,
        {record.id: record.revision for record in records},
        {record.id: record.title for record in records},
        library.load,
        codings,
        decisions,
        slugs,
    )
