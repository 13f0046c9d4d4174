"""Coders side by side: who coded what in the same documents, from one library or from several files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from egpk_desk.analysis.agreement import Agreement, Coding, Passage, agreement
from egpk_desk.analysis.intervals import covered
from egpk_desk.bundles import SUFFIX
from egpk_desk.bundles.read import Bundle
from egpk_desk.document import Document
from egpk_desk.errors import InvalidValue
from egpk_desk.library.library import Library
from egpk_desk.library.records import Highlight

__all__ = ["Agreement", "Compared", "Passage", "compare"]


@dataclass(frozen=True, slots=True)
class Compared:
    """How far coders agree; the title and text of each document in common; those that were passed over, and why."""

    agreement: Agreement
    titles: dict[str, str]
    texts: dict[str, str]
    passed: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Work:
    """What one file holds: documents by id, and highlights by document; codes by slug."""

    name: str
    revisions: dict[str, str]
    titles: dict[str, str]
    documents: dict[str, Document]
    highlights: dict[str, list[Highlight]]
    slugs: dict[str, str]


def compare(paths: Sequence[Path], passphrase: str = "") -> Compared:
    """Compare the coders of one library, or the work in several libraries and bundles, one coder a file.

    Raises InvalidValue where there are not two coders or no document in common, and what opening a file raises.
    """
    works = [_read(path, passphrase) for path in paths]
    if len(works) == 1:
        return _authors(works[0])
    coders = _names(works)
    passed: list[tuple[str, str]] = []
    codings = []
    first = works[0]
    for document, revision in first.revisions.items():
        holders = [work for work in works if document in work.revisions]
        if len(holders) < 2:
            continue
        if any(work.revisions[document] != revision for work in holders):
            passed.append((first.titles[document], "its text was read otherwise in another file"))
            continue
        coded = {
            coder: _spans(work.highlights.get(document, ()), work.slugs)
            for coder, work in zip(coders, works, strict=True)
            if document in work.revisions
        }
        codings.append(Coding(document, _body(first.documents[document]), coded))
    return _compared(codings, coders, first, passed)


def _authors(work: _Work) -> Compared:
    """The coders of one library: documents that two of them or more have worked on."""
    coders = sorted({mark.author for marks in work.highlights.values() for mark in marks})
    codings = []
    for document, marks in work.highlights.items():
        authors = sorted({mark.author for mark in marks})
        if len(authors) < 2:
            continue
        coded = {author: _spans((m for m in marks if m.author == author), work.slugs) for author in authors}
        codings.append(Coding(document, _body(work.documents[document]), coded))
    return _compared(codings, coders, work, [])


def _compared(codings: list[Coding], coders: Sequence[str], work: _Work, passed: list[tuple[str, str]]) -> Compared:
    if len(coders) < 2:
        raise InvalidValue("There is only one coder.", "Name the libraries or bundles of two or more.")
    if not codings:
        raise InvalidValue("No document was coded by two.", "Compare files that hold the same documents.")
    documents = [coding.document for coding in codings]
    return Compared(
        agreement(codings, coders),
        {document: work.titles[document] for document in documents},
        {document: work.documents[document].text for document in documents},
        tuple(passed),
    )


def _names(works: Sequence[_Work]) -> list[str]:
    """A name for each file: its coder, where one person made all of it and no two have the same; else the file's."""
    authors = [sorted({mark.author for marks in work.highlights.values() for mark in marks}) for work in works]
    single = [names[0] if len(names) == 1 else "" for names in authors]
    if all(single) and len(set(single)) == len(single):
        return single
    names = [work.name for work in works]
    return names if len(set(names)) == len(names) else [f"{name} {n}" for n, name in enumerate(names, 1)]


def _spans(marks: Iterable[Highlight], slugs: dict[str, str]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for mark in marks:
        for code in mark.tags:
            if code in slugs:
                found.setdefault(slugs[code], []).append((mark.start, mark.end))
    return found


def _body(document: Document) -> list[tuple[int, int]]:
    return covered((block.start, block.end) for block in document.body())


def _read(path: Path, passphrase: str) -> _Work:
    """What a library or bundle holds. A bundle is joined to a library that is thrown away after."""
    if path.suffix.lower() != SUFFIX:
        with Library.open(path, author="", read_only=True) as library:
            return _held(path, library)
    with (
        tempfile.TemporaryDirectory() as folder,
        Bundle(path, passphrase) as bundle,
        Library.open(Path(folder) / "compared.egpk", author="", create=True) as library,
    ):
        library.merge(bundle.incoming())
        return _held(path, library)


def _held(path: Path, library: Library) -> _Work:
    highlights: dict[str, list[Highlight]] = {}
    for mark in library.highlights():
        if not mark.orphaned:
            highlights.setdefault(mark.document, []).append(mark)
    records = {record.id: record for record in library.documents()}
    wanted = highlights.keys() & records.keys()
    return _Work(
        path.stem,
        {id_: record.revision for id_, record in records.items()},
        {id_: record.title for id_, record in records.items()},
        {id_: library.load(id_) for id_ in records if id_ in wanted or len(records) <= 200},
        highlights,
        {code.id: code.slug for code in library.codes()},
    )
