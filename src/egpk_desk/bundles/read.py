"""Reading a bundle: what is in it, whether it is whole, and what it offers to a library."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from egpk_desk.bundles import FORMAT, bag, strict_json, structure
from egpk_desk.bundles.archive import Archive
from egpk_desk.document import problems as document_problems
from egpk_desk.errors import BundleError, Cancelled
from egpk_desk.library import codec
from egpk_desk.library.causality import Op
from egpk_desk.library.exchange import DocumentContent, Incoming, MadeSelector, RevisionContent, is_known_change
from egpk_desk.library.identity import document_id, revision_id
from egpk_desk.library.records import Problem

_AGAIN = "Copy or fetch it again, or ask for it anew."
_ODD = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
"""What reading a structure raises where it is not what this program writes."""
_KEEPS = 0.95
"""A source is stored compressed where that leaves less of it than this share."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of a bundle. ``characters`` are those of its current text."""

    id: str
    title: str
    file_name: str
    sha256: str
    size: int
    characters: int
    has_source: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a bundle says of itself. ``created`` is ISO 8601."""

    format: int
    program: str
    created: str
    author: str
    title: str
    whole_library: bool
    with_sources: bool
    anonymous: bool
    highlights: int
    codes: int
    operations: int
    documents: tuple[Listed, ...]


class Bundle:
    """An open bundle. Close it, or use it as a context."""

    def __init__(self, path: Path, passphrase: str = "") -> None:
        """Raises BundleError for what is no bundle, or one of a newer version."""
        self._archive = Archive(path, passphrase)
        self.name = path.name
        try:
            self._about = self._object("bundle.json")
            version = self._about.get("format")
            if not isinstance(version, int) or version < 1:
                raise BundleError(f"“{self.name}” does not say what it is.", _AGAIN)
            if version > FORMAT:
                raise BundleError(
                    f"“{self.name}” was written by a newer version of EgPk Desk.", "Update the program to read it."
                )
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Bundle:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    # ---- looking -------------------------------------------------------------------------------------------------

    def inspect(self) -> Inspection:
        """What is in the bundle. Raises BundleError where it is damaged."""
        about = self._about
        try:
            documents = tuple(self._listed(str(each)) for each in about["documents"])
            return Inspection(
                format=int(about["format"]),
                program=str(about["program"]),
                created=str(about["created"]),
                author=str(about["author"]),
                title=str(about["title"]),
                whole_library=bool(about["whole_library"]),
                with_sources=bool(about["with_sources"]),
                anonymous=bool(about["anonymous"]),
                highlights=int(about["highlights"]),
                codes=int(about["codes"]),
                operations=int(about["operations"]),
                documents=documents,
            )
        except _ODD as error:
            raise self._damaged("bundle.json") from error

    def _listed(self, document: str) -> Listed:
        about = self._object(f"documents/{document}/document.json")
        characters = next(
            (int(each["characters"]) for each in about["revisions"] if each["id"] == about["revision"]), 0
        )
        return Listed(
            *(document, str(about["title"]), str(about["file_name"]), str(about["sha256"]), int(about["size"])),
            characters,
            "source" in about,
        )

    def verify(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[Problem]:
        """What was changed, is missing or was added since the bundle was made; empty where it is whole."""
        done, total = 0, len(self._archive.names)

        def step() -> None:
            nonlocal done
            done += 1
            if cancelled():
                raise Cancelled("The check was cancelled.", "")
            progress(min(done, total), total)

        found = list(bag.problems(self._archive.names, self._archive.open, step))
        if not self._archive.is_seamless:
            found.append(Problem(self.name, "has bytes before, between or after its files"))
        return found

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file of the bundle with its bytes, to unpack."""
        for name in self._archive.names:
            yield name, self._archive.read(name)

    # ---- offering ------------------------------------------------------------------------------------------------

    def incoming(self) -> Incoming:
        """What the bundle offers to a library. The content of documents is read when it is asked for.

        Raises BundleError where something is not as this program writes it.
        """
        operations = [self._operation(line) for line in self._lines("operations.jsonl")]
        selectors = dict(self._selector(line) for line in self._lines("selectors.jsonl"))
        try:
            documents = [str(each) for each in self._about["documents"]]
        except _ODD as error:
            raise self._damaged("bundle.json") from error
        return Incoming(operations, documents, self._content, selectors, self.name)

    def _operation(self, line: Any) -> Op:
        try:
            changes = {str(name): (pair[0], pair[1]) for name, pair in line["changes"].items()}
            op = Op(
                *(str(line["id"]), str(line["step"]), int(line["clock"]), str(line["author"]), str(line["at"])),
                *(str(line["what"]), str(line["kind"]), str(line["object"]), changes),
                None if line.get("undoes") is None else str(line["undoes"]),
                str(line["cluster"]),
                tuple(map(str, line["parents"])),
            )
        except _ODD as error:
            raise self._damaged("operations.jsonl") from error
        if not is_known_change(op):
            raise BundleError(
                f"“{self.name}” holds changes that this version of EgPk Desk does not know.",
                "Update the program to read it.",
            )
        return op

    def _selector(self, line: Any) -> tuple[str, MadeSelector]:
        try:
            return str(line["highlight"]), MadeSelector(
                *(str(line["revision"]), int(line["start"]), int(line["end"])),
                *(str(line["exact"]), str(line["prefix"]), str(line["suffix"])),
            )
        except _ODD as error:
            raise self._damaged("selectors.jsonl") from error

    def _content(self, document: str) -> DocumentContent | None:
        """A document's source and texts, each proved by its sum; None where they did not come along."""
        folder = f"documents/{document}"
        about = self._object(f"{folder}/document.json")
        if "source" not in about:
            return None
        try:
            sha256 = str(about["sha256"])
            data = self._archive.read(bag.PAYLOAD + str(about["source"]))
            if hashlib.sha256(data).hexdigest() != sha256 or document_id(sha256) != document:
                raise self._damaged(str(about["source"]))
            revisions = tuple(
                self._revision(sha256, folder, str(each["id"]), str(each["reader"])) for each in about["revisions"]
            )
            if not revisions:
                raise self._damaged(f"{folder}/document.json")
            packed = zlib.compress(data, 6)
            is_smaller = len(packed) < _KEEPS * len(data)
            return DocumentContent(
                *(document, sha256, str(about["file_name"])[:400], str(about["added"]), len(data), is_smaller),
                packed if is_smaller else data,
                revisions,
            )
        except _ODD as error:
            raise self._damaged(f"{folder}/document.json") from error

    def _revision(self, sha256: str, folder: str, revision: str, reader: str) -> RevisionContent:
        name = f"{folder}/{revision}.txt"
        data = self._archive.read(bag.PAYLOAD + name)
        if revision_id(sha256, reader, hashlib.sha256(data).hexdigest()) != revision:
            raise self._damaged(name)
        try:
            text = data.decode("utf-8", "surrogatepass")
            document = structure.from_json(text, self._object(f"{folder}/{revision}.json", surrogates=True))
        except _ODD as error:
            raise self._damaged(f"{folder}/{revision}.json") from error
        if document.reader != reader or document_problems(document):
            raise self._damaged(f"{folder}/{revision}.json")
        return RevisionContent(
            *(revision, reader, document.kind, len(text), len(document.blocks), len(document.pages)),
            len(document.notes),
            codec.encode_text(text),
            codec.encode_body(document),
        )

    # ---- its files -----------------------------------------------------------------------------------------------

    def _object(self, name: str, *, surrogates: bool = False) -> dict[str, Any]:
        try:
            stored = strict_json.parse(self._archive.read(bag.PAYLOAD + name), surrogates=surrogates)
        except (ValueError, RecursionError) as error:
            raise self._damaged(name) from error
        if not isinstance(stored, dict):
            raise self._damaged(name)
        return stored

    def _lines(self, name: str) -> Iterator[Any]:
        data = self._archive.read(bag.PAYLOAD + name)
        for line in data.split(b"\n"):
            if not line:
                continue
            try:
                yield strict_json.parse(line)
            except (ValueError, RecursionError) as error:
                raise self._damaged(name) from error

    def _damaged(self, name: str) -> BundleError:
        return BundleError(f"“{self.name}” is damaged in its part “{name}”.", _AGAIN)
