"""Writing a bundle: what docs/bundle-format.md describes, in the order in which readers want it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePath
from typing import IO, Any

from egpk_desk import __version__
from egpk_desk.bundles import FORMAT, crate, encryption, pages, structure, web_annotations
from egpk_desk.bundles.bag import BagWriter
from egpk_desk.bundles.contents import BundleOptions, Contents
from egpk_desk.bundles.redaction import Pseudonyms, named_by, without_words
from egpk_desk.errors import Cancelled, ExportError, InvalidValue
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.files import writing_atomically
from egpk_desk.library.causality import Op
from egpk_desk.library.records import DocumentRecord

Told = Callable[[int, int], None]
_ASK_EVERY = 500
_PACKED = frozenset([".docx", ".odt", ".pdf", ".zip", ".epub", ".jpg", ".png"])


def create(
    contents: Contents,
    target: Path,
    options: BundleOptions,
    *,
    progress: Told = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    when: datetime | None = None,
) -> None:
    """Write a bundle to ``target``, all of it or nothing.

    ``progress`` is told (done, total) in documents. Raises ExportError where the place cannot be written, InvalidValue
    for a passphrase of blanks, Cancelled.
    """
    if options.passphrase and not options.passphrase.strip():
        raise InvalidValue("A passphrase of blanks protects nothing.", "Choose words.")
    when = when or datetime.now(UTC)
    named = _anonymous(contents) if options.anonymous else contents
    with writing_atomically(target) as file:
        if not options.passphrase:
            _write(named, file, options, when, progress, cancelled)
            return
        plain = BytesIO()
        _write(named, plain, options, when, progress, cancelled)
        try:
            file.write(encryption.encrypt(plain.getvalue(), options.passphrase))
        except MemoryError as error:
            raise ExportError(
                "There is not memory enough to encrypt so large a bundle.", "Choose fewer reports, or no sources."
            ) from error


def _anonymous(contents: Contents) -> Contents:
    """The same under other names, given in the order of the journal."""
    name_of = Pseudonyms()
    for op in contents.operations():
        name_of(op.author)
    excerpts = tuple(
        replace(each, highlight=replace(each.highlight, author=name_of(each.highlight.author)))
        for each in contents.excerpts
    )
    return replace(contents, author="", operations=lambda: named_by(contents.operations(), name_of), excerpts=excerpts)


def _write(
    contents: Contents,
    file: IO[bytes],
    options: BundleOptions,
    when: datetime,
    progress: Told,
    cancelled: Callable[[], bool],
) -> None:
    bag = BagWriter(file, when)
    try:
        _fill(bag, contents, options, when, progress, cancelled)
    except BaseException:
        bag.discard()
        raise


def _fill(
    bag: BagWriter,
    contents: Contents,
    options: BundleOptions,
    when: datetime,
    progress: Told,
    cancelled: Callable[[], bool],
) -> None:
    described = crate.Crate(contents, options, when)
    by_document: dict[str, list[Excerpt]] = {}
    for excerpt in contents.excerpts:
        by_document.setdefault(excerpt.record.id, []).append(excerpt)
    for number, record in enumerate(contents.documents):
        if cancelled():
            raise Cancelled("The bundle was cancelled.", "Nothing was written.")
        _add_document(bag, described, contents, options, record, by_document.get(record.id, []))
        progress(number + 1, len(contents.documents))
    chosen = without_words(contents.operations(), set(contents.removed), set(contents.removed_documents))
    operations = _Counted(chosen)
    parts: tuple[tuple[str, Callable[[], Iterable[bytes]], str], ...] = (
        ("annotations.jsonld", lambda: web_annotations.write(contents.excerpts), "Highlights as W3C Web Annotations"),
        ("codebook.qdc", lambda: (contents.codebook,), "Codes, REFI-QDA codebook exchange 1.0"),
        ("references.json", lambda: (contents.references,), "Bibliographic records, CSL-JSON"),
        ("operations.jsonl", lambda: map(_operation, operations), "The history of all work: one operation a line"),
        (
            *("selectors.jsonl", lambda: _selectors(contents)),
            "The words that each highlight was made on: one highlight a line",
        ),
        ("index.html", lambda: pages.index(contents, options, when), "A page for people"),
        ("bundle.json", lambda: (_manifest(contents, options, when, operations.count),), "What this bundle is"),
    )
    for path, pieces, about in parts:
        described.add(path, bag.add_pieces(path, _stopping(pieces(), cancelled)), about)
    bag.add(crate.NAME, described.as_json())
    info = {"Bag-Software-Agent": f"egpk-desk {__version__}", "External-Description": options.title or "EgPk Desk"}
    if contents.author:
        info["Contact-Name"] = contents.author
    bag.finish(info)


class _Counted:
    """Operations that are counted as they pass."""

    def __init__(self, operations: Iterable[Op]) -> None:
        self._operations = operations
        self.count = 0

    def __iter__(self) -> Iterator[Op]:
        for op in self._operations:
            self.count += 1
            yield op


def _stopping(pieces: Iterable[bytes], cancelled: Callable[[], bool]) -> Iterator[bytes]:
    """The pieces, as long as nobody has cancelled. Raises Cancelled."""
    for number, piece in enumerate(pieces):
        if number % _ASK_EVERY == 0 and cancelled():
            raise Cancelled("The bundle was cancelled.", "Nothing was written.")
        yield piece


def _add_document(
    bag: BagWriter,
    described: crate.Crate,
    contents: Contents,
    options: BundleOptions,
    record: DocumentRecord,
    excerpts: list[Excerpt],
) -> None:
    content = contents.content(record.id)
    assert content is not None
    folder = f"documents/{record.id}"
    about: dict[str, Any] = {
        **{"id": record.id, "sha256": content.sha256, "size": content.size, "file_name": content.file_name},
        **{"added": content.added, "title": record.title, "revision": record.revision, "revisions": []},
    }
    document = contents.load(record.id, record.revision)
    for revision in content.revisions:
        about["revisions"].append(
            {
                **{"id": revision.id, "reader": revision.reader, "kind": revision.kind},
                "characters": revision.characters,
            }
        )
        if not options.with_sources:
            continue
        one = document if revision.id == record.revision else contents.load(record.id, revision.id)
        text = f"{folder}/{revision.id}.txt"
        data = one.text.encode("utf-8", "surrogatepass")
        bag.add(text, data)
        described.add(text, len(data), f"Canonical text of “{record.title}” ({revision.reader})")
        shape = _json(structure.to_json(one))
        bag.add(f"{folder}/{revision.id}.json", shape)
        described.add(f"{folder}/{revision.id}.json", len(shape), "Blocks, notes and pages of the text")
    if options.with_sources:
        suffix = PurePath(content.file_name).suffix.lower()
        suffix = suffix if suffix[1:].isalnum() and len(suffix) < 8 and suffix.isascii() else ""
        source = f"{folder}/source{suffix}"
        data = zlib.decompress(content.data) if content.compressed else content.data
        bag.add(source, data, is_packed=suffix in _PACKED)
        described.add(source, len(data), f"The file “{content.file_name}” as it was imported")
        about["source"] = source
        page = pages.report(record, document, excerpts, options)
        bag.add(f"{folder}/index.html", page)
        described.add(f"{folder}/index.html", len(page), f"“{record.title}” with its highlights, for people")
    bag.add(f"{folder}/document.json", _json(about))
    described.add(f"{folder}/document.json", 0, f"What is known of “{record.title}” as a file")


def _manifest(contents: Contents, options: BundleOptions, when: datetime, operations: int) -> bytes:
    return _json(
        {
            "format": FORMAT,
            "program": f"egpk-desk {__version__}",
            "created": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "author": contents.author,
            "title": options.title,
            "whole_library": contents.whole,
            "with_sources": options.with_sources,
            "anonymous": options.anonymous,
            "documents": [record.id for record in contents.documents],
            "highlights": len(contents.excerpts),
            "codes": len(contents.codes),
            "operations": operations,
        }
    )


def _operation(op: Op) -> bytes:
    made: dict[str, Any] = {
        **{"id": op.id, "step": op.step, "clock": op.clock, "author": op.author, "at": op.at, "what": op.what},
        **{"kind": op.kind, "object": op.object_id, "changes": op.changes, "cluster": op.cluster},
        "parents": op.parents,
    }
    if op.undoes is not None:
        made["undoes"] = op.undoes
    return _line(made)


def _selectors(contents: Contents) -> Iterator[bytes]:
    removed = set(contents.removed)
    return (
        _line(
            {
                **{"highlight": id_, "revision": made.made_on, "start": made.start, "end": made.end},
                **{"exact": made.exact, "prefix": made.prefix, "suffix": made.suffix},
            }
        )
        for id_, made in contents.selectors.items()
        if id_ not in removed
    )


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8", "surrogatepass")
