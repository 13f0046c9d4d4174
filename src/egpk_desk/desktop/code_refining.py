"""Refining the codebook from the window: merging and splitting codes, naming their kinds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.codebook.interchange import names_of
from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.code_draft import new_draft
from egpk_desk.desktop.dialogs.kinds_dialog import KindsDialog
from egpk_desk.desktop.dialogs.merge_dialog import MergeDialog
from egpk_desk.desktop.dialogs.split_dialog import SplitDialog
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.library.records import Code, Kind
from egpk_desk.workspace import Selection, Workspace


class CodeRefining(QObject):
    """Opens the dialogs, lets a lane tell what would happen, and does it as one step for undo."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    dialogOpened = Signal(object)  # noqa: N815 - a KindsDialog, which is opened once the kinds are read
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._codes: Sequence[Code] = ()

    def set_codes(self, codes: Sequence[Code]) -> None:
        """Know the codebook."""
        self._codes = codes

    def merge(self, code: str = "") -> MergeDialog | None:
        """Ask into which code one goes; tell what would happen first."""
        if len(self._codes) < 2:
            return None
        dialog = MergeDialog(self._codes, code or self._codes[0].id, self._window.window(), language=i18n.language())
        dialog.previewAsked.connect(lambda source, into: self._preview(dialog, source, into))
        dialog.mergeAccepted.connect(self.save_merge)
        dialog.ask()
        dialog.open()
        return dialog

    def _preview(self, dialog: MergeDialog, source: str, into: str) -> None:
        self._session.counts.submit(
            lambda workspace, _: workspace.preview_merge(source, into),
            dialog.show_preview,
            self.failed.emit,
            owner=dialog,
            key="merge preview",
        )

    def save_merge(self, source: str, into: str) -> None:
        """Let the highlights of one code carry another, and remove the first."""
        self._submit(lambda workspace, _: workspace.merge_codes(source, into))

    def split(self, code: str = "") -> SplitDialog | None:
        """Ask which passages of a code get another."""
        if not self._codes:
            return None
        dialog = SplitDialog(self._codes, code or self._codes[0].id, self._window.window(), language=i18n.language())
        dialog.passagesAsked.connect(lambda source: self._read_passages(dialog, source))
        dialog.splitAccepted.connect(self.save_split)
        dialog.ask()
        dialog.open()
        return dialog

    def _read_passages(self, dialog: SplitDialog, source: str) -> None:
        self._session.queries.submit(
            lambda workspace, _: workspace.excerpts(Selection(codes=(source,))),
            dialog.show_passages,
            self.failed.emit,
            owner=dialog,
            key="split passages",
        )

    def save_split(self, source: str, other: str, name: str, highlights: list[str], keep: bool) -> None:
        """Let these highlights of a code carry another: one that is there, or a new one beside the first."""
        codes = list(self._codes)
        first = next(code for code in codes if code.id == source)
        above = first.slug.rpartition("/")[0]
        draft = new_draft(name, above, codes) if name else None

        def split(workspace: Workspace, _: Ticket[None]) -> None:
            with workspace.step("split code"):
                target = other
                if not target and draft is not None:
                    names: dict[str, Any] = names_of(name)
                    target = workspace.add_code(draft.slug, **names).id
                workspace.split_code(source, target, Selection(ids=tuple(highlights)), keep=keep)

        self._submit(split)

    def name_kinds(self, new: bool = False) -> None:
        """Show the kinds of codes to be named; with ``new`` a new one."""

        def show(kinds: list[Kind]) -> None:
            dialog = KindsDialog(kinds, self._window.window(), language=i18n.language())
            if new:
                dialog.choose_new()
            dialog.kindAccepted.connect(self.save_kind)
            dialog.open()
            self.dialogOpened.emit(dialog)

        self._session.changes.submit(lambda workspace, _: workspace.kinds(), show, self.failed.emit, owner=self)

    def save_kind(self, kind: Kind) -> None:
        """Name a kind."""
        self._submit(
            lambda workspace, _: workspace.set_kind(
                kind.slug, name_ar=kind.name_ar, name_en=kind.name_en, definition=kind.definition
            )
        )

    def _submit(self, job: Callable[[Workspace, Ticket[Any]], Any]) -> None:
        self._session.changes.submit(job, lambda _: self.libraryChanged.emit(), self.failed.emit, owner=self)
