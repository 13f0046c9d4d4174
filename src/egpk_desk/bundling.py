"""Bundles as the user means them: making one of chosen reports, looking into one, joining one to the library."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from egpk_desk import work_notes
from egpk_desk.bundles import SUFFIX, encryption
from egpk_desk.bundles.bag import PAYLOAD
from egpk_desk.bundles.contents import BundleOptions, Contents
from egpk_desk.bundles.create import create
from egpk_desk.bundles.read import Bundle, Inspection, Listed
from egpk_desk.errors import BundleError, EgpkError, ExportError, NotFound
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.causality import ANCHOR
from egpk_desk.library.library import Library
from egpk_desk.library.records import Difference, DocumentRecord, MergeReport, Problem, Side
from egpk_desk.work_log import Work, noted

__all__ = [
    "SUFFIX",
    "BundleOptions",
    "Bundling",
    "Difference",
    "Inspection",
    "Listed",
    "MergeReport",
    "Passage",
    "Side",
    "extract",
]

Told = Callable[[int, int], None]
_AROUND = 60  # code points shown before and after a passage


class Passage(NamedTuple):
    """Words of a text, and what stands before and after them."""

    before: str
    words: str
    after: str


def _quiet(done: int, total: int) -> None:
    """Tell nobody."""


class Bundling:
    """What can be done with bundles from one open library."""

    def __init__(
        self,
        library: Library,
        find_document: Callable[[str], DocumentRecord],
        excerpts_of: Callable[[Sequence[str]], list[Excerpt]],
        codebook: Callable[[], bytes],
        references_of: Callable[[Sequence[str]], bytes],
    ) -> None:
        self._library = library
        self._find = find_document
        self._excerpts_of = excerpts_of
        self._codebook = codebook
        self._references_of = references_of

    @noted(Work.BUNDLE, work_notes.bundled)
    def create(
        self,
        target: Path,
        documents: Sequence[str] = (),
        options: BundleOptions | None = None,
        *,
        progress: Told = _quiet,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write the named documents, or all, with all work on them to a bundle; returns how many documents it has.

        Raises NotFound, ExportError, Cancelled; nothing is written then.
        """
        with self._library.snapshot():
            records = (
                [self._find(name) for name in dict.fromkeys(documents)] if documents else self._library.documents()
            )
            chosen = [record.id for record in records] if documents else None
            removed, removed_documents = self._library.removed_objects()
            contents = Contents(
                author=self._library.author,
                whole=not documents,
                documents=records,
                excerpts=self._excerpts_of(chosen or ()),
                codes=self._library.codes(),
                operations=lambda: self._library.each_operation(chosen),
                selectors=self._library.selectors(chosen),
                removed=removed,
                removed_documents=removed_documents,
                codebook=self._codebook(),
                references=self._references_of(chosen or ()),
                content=self._library.document_content,
                load=self._library.load,
            )
            create(contents, target, options or BundleOptions(), progress=progress, cancelled=cancelled)
        return len(records)

    @noted(Work.MERGE, work_notes.merged)
    def merge(
        self,
        source: Path,
        passphrase: str = "",
        *,
        progress: Told = _quiet,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> MergeReport:
        """Join a bundle to the library, as one step that undo takes back.

        Raises BundleError where it is not whole, Cancelled; the library is then as it was.
        """
        with Bundle(source, passphrase) as bundle:
            _refuse_changed(source, bundle.verify(cancelled=cancelled))
            return self._library.merge(bundle.incoming(), progress=progress, cancelled=cancelled)

    def synchronise(
        self, folder: Path, *, progress: Told = _quiet, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[list[tuple[Path, MergeReport]], list[tuple[Path, EgpkError]]]:
        """Join what others left in a shared folder, and leave there what is here, under the library's own name.

        A bundle that is half copied is passed over until it is whole. Returns what was joined, and what was passed
        over with the reason. Raises ExportError where the folder cannot be written, Cancelled.
        """
        if not folder.is_dir():
            raise ExportError(f"There is no folder “{folder}”.", "Connect its disk, or choose another folder.")
        own = folder / f"{self._library.identity()}{SUFFIX}"
        joined: list[tuple[Path, MergeReport]] = []
        passed: list[tuple[Path, EgpkError]] = []
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            if path == own:
                continue
            try:
                report = self.merge(path, progress=progress, cancelled=cancelled)
            except BundleError as error:
                passed.append((path, error))
                continue
            if report.operations:
                joined.append((path, report))
        if not self._is_left_already(own):
            self.create(own, progress=progress, cancelled=cancelled)
        return joined, passed

    def _is_left_already(self, own: Path) -> bool:
        """Whether what lies in the folder holds all that is here, so that nothing need travel again."""
        try:
            return own.exists() and inspect(own).operations == self._library.operation_count()
        except BundleError:
            return False

    def label(self, difference: Difference) -> str:
        """What a conflict is about, for people: a passage, a code's name, a title; empty where it has no words."""
        kind, object_id = difference.kind, difference.object_id
        try:
            if kind == "highlight":
                return self._library.highlight(object_id).exact
            if kind == "code":
                code = self._library.code(object_id)
                return code.name_ar or code.name_en or code.slug
            if kind == "document":
                return self._library.document(object_id).title
            if kind == "decision":
                decision = self._library.decisions.one(object_id)
                return self._library.text(decision.document)[decision.start : decision.end]
            if kind == "memo":
                memo = self._library.memos.one(object_id)
                return memo.title or memo.text
        except NotFound:
            return ""
        return ""

    def passages(self, difference: Difference) -> dict[str, Passage]:
        """The words that each side of a conflict lets a highlight cover, by the side's operation.

        Of a conflict of another field, and of texts that are not here, there are none.
        """
        if difference.field != ANCHOR or difference.kind != "highlight":
            return {}
        found = {}
        for side in difference.sides:
            revision, start, end = side.value
            try:
                text = self._library.load(self._library.highlight(difference.object_id).document, revision).text
            except NotFound:
                continue
            first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
            found[side.operation] = Passage(text[first:start], text[start:end], text[end:last])
        return found

    def conflicts(self) -> list[Difference]:
        """What merges left to be settled."""
        return self._library.conflicts()

    def resolve(self, conflict: str, how: str) -> Difference:
        """Settle a conflict: ``mine``, ``theirs`` or ``both``. Raises NotFound, InvalidValue."""
        return self._library.resolve(conflict, how)


def is_encrypted(source: Path) -> bool:
    """Whether a file is a bundle under a passphrase; no where it cannot be read."""
    try:
        with source.open("rb") as file:
            return encryption.is_encrypted(file.read(encryption.HEAD))
    except OSError:
        return False


def inspect(source: Path, passphrase: str = "") -> Inspection:
    """What is in a bundle. Raises BundleError."""
    with Bundle(source, passphrase) as bundle:
        return bundle.inspect()


def verify(
    source: Path, passphrase: str = "", *, progress: Told = _quiet, cancelled: Callable[[], bool] = lambda: False
) -> list[Problem]:
    """What was changed, is missing or was added in a bundle since it was made. Raises BundleError, Cancelled."""
    with Bundle(source, passphrase) as bundle:
        return bundle.verify(progress, cancelled)


def _refuse_changed(source: Path, problems: Sequence[Problem]) -> None:
    if problems:
        first = problems[0]
        raise BundleError(
            f"“{source.name}” is not as it was made: “{first.where}” {first.problem}.",
            "Copy or fetch it again; `bundle verify` lists what differs.",
        )


def extract(source: Path, folder: Path, passphrase: str = "") -> int:
    """Unpack a bundle into a new folder, whole or not at all; returns how many files it has.

    Raises BundleError, and ExportError where the folder is there already or cannot be made.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ExportError(f"“{folder}” is there already.", "Name a new folder.")
    if not folder.absolute().parent.is_dir():
        raise ExportError(f"There is no folder “{folder.absolute().parent}”.", "Make it, or choose another place.")
    count = 0
    try:
        with Bundle(source, passphrase) as bundle:
            _refuse_changed(source, bundle.verify())
            with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.absolute().parent) as name:
                made = Path(name) / "bag"
                for path, data in bundle.files():
                    target = made / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data)
                    count += path.startswith(PAYLOAD)
                if folder.exists():
                    folder.rmdir()
                made.replace(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            folder.rmdir()
        reason = error.strerror or str(error)
        raise ExportError(f"“{folder}” could not be written ({reason}).", "Choose another place.") from error
    return count


def passphrase_of(file: Path) -> str:
    """The passphrase in a file: its first line. Raises BundleError where it cannot be read or is empty."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BundleError(f"The passphrase in “{file}” cannot be read.", "Write it into a text file.") from error
    if not lines or not lines[0].strip():
        raise BundleError(f"There is no passphrase in “{file}”.", "Write it into the first line.")
    return lines[0]


def is_bundle(path: Path) -> bool:
    """Whether a file is named as bundles are."""
    return path.suffix.lower() == SUFFIX
