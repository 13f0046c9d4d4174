"""Changing the codebook from the window: add, change, move, retire and remove codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from egpk_desk.codebook.preview import RemovalPreview
from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.code_dialog import CodeDialog
from egpk_desk.desktop.dialogs.code_draft import CodeDraft
from egpk_desk.desktop.dialogs.confirm import confirm
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.library.records import Code, Kind
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace


class CodeEditing(QObject):
    """Opens the dialogs for codes and makes the changes in a lane."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._codes: dict[str, Code] = {}
        self._kinds: Sequence[Kind] = ()

    def set_codes(self, codes: Sequence[Code], kinds: Sequence[Kind] = ()) -> None:
        """Know the codebook and the kinds of its codes."""
        self._codes = {code.id: code for code in codes}
        self._kinds = kinds

    def add(self, under: str = "driver") -> CodeDialog:
        """Ask for a new code below a code (an id) or at the top of a kind (a slug)."""
        return self._open(self._dialog(None, under or "driver"))

    def edit(self, code: str) -> CodeDialog | None:
        """Ask for a code's names, colour, definition and place."""
        if code not in self._codes:
            return None
        return self._open(self._dialog(self._codes[code]))

    def _dialog(self, code: Code | None, under: str = "driver") -> CodeDialog:
        return CodeDialog(list(self._codes.values()), code, under, self._window.window(), kinds=self._kinds)

    def _open(self, dialog: CodeDialog) -> CodeDialog:
        dialog.codeAccepted.connect(self.save)
        dialog.open()
        return dialog

    def save(self, draft: CodeDraft) -> None:
        """Store what the dialog was left with."""

        def store(workspace: Workspace, _: Ticket[None]) -> None:
            if draft.id is None:
                workspace.add_code(
                    draft.slug,
                    name_ar=draft.name_ar,
                    name_en=draft.name_en,
                    colour=draft.colour,
                    definition=draft.definition,
                    use_when=draft.use_when,
                    use_not=draft.use_not,
                    example=draft.example,
                )
                return
            workspace.edit_code(
                draft.id,
                draft.parent,
                name_ar=draft.name_ar,
                name_en=draft.name_en,
                colour=draft.colour,
                definition=draft.definition,
                use_when=draft.use_when,
                use_not=draft.use_not,
                example=draft.example,
            )

        self._submit(store)

    def move(self, code: str, target: str, position: int = -1) -> None:
        """Put a code below another; an empty target, or a kind, is the top of its kind.

        ``position`` is its place among those there, from 0; below 0, it comes last.
        """
        below = target if target in self._codes else None

        def move(workspace: Workspace, _: Ticket[None]) -> None:
            workspace.move_code(code, below, position if position >= 0 else None)

        self._submit(move)

    def retire(self, code: str) -> None:
        """Offer a code no longer, or again where it is retired."""
        retired = not self._codes[code].retired if code in self._codes else True

        def retire(workspace: Workspace, _: Ticket[None]) -> None:
            workspace.retire_code(code, retired=retired)

        self._submit(retire)

    def remove(self, code: str) -> None:
        """Remove a code and those below it, at once where nothing hangs on them, else once the user has been told.

        Undo brings them back, on their highlights too.
        """

        def tell(preview: RemovalPreview) -> None:
            if preview.highlights or len(preview.codes) > 1:
                self._confirm_removal(code, preview)
            else:
                self._remove(code)

        self._session.changes.submit(
            lambda workspace, _: workspace.preview_removal(code), tell, self.failed.emit, owner=self
        )

    def _confirm_removal(self, code: str, preview: RemovalPreview) -> None:
        """Tell what becomes of highlights and of the codes below, and ask."""
        name = isolate(next(one for one in preview.codes if one.id == code).name(i18n.language()))
        lines = []
        if preview.highlights:
            lines.append(self.tr("%n highlight(s) lose it; they stay in the reports.", "", len(preview.highlights)))
        if preview.left_bare:
            lines.append(self.tr("%n highlight(s) are then without any code.", "", len(preview.left_bare)))
        if len(preview.codes) > 1:
            lines.append(self.tr("%n code(s) below it go too.", "", len(preview.codes) - 1))
        lines.append(self.tr("Undo brings everything back."))
        question = self.tr("Remove the code {name}?").format(name=name)
        confirm(
            self._window.window(), question, "\n".join(lines), self.tr("Remove the code"), lambda: self._remove(code)
        )

    def _remove(self, code: str) -> None:
        def remove(workspace: Workspace, _: Ticket[None]) -> None:
            workspace.remove_code(code)

        self._submit(remove)

    def _submit(self, job: Callable[[Workspace, Ticket[None]], None]) -> None:
        self._session.changes.submit(job, lambda _: self.libraryChanged.emit(), self.failed.emit, owner=self)
