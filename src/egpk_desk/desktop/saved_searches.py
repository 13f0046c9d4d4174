"""Searches that are kept: saved under a name, asked again, and asked over reports that came since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QWidget

from egpk_desk.desktop import icons
from egpk_desk.desktop.search_options import SearchQuestion
from egpk_desk.desktop.searching import Searching
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session, Ticket
from egpk_desk.library.records import SavedQuery
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import Workspace

_STEPS = {"save query", "remove query", "mark query as seen"}


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A saved search, and how many hits it has in the reports (ids) that came since it was last looked through."""

    saved: SavedQuery
    new: int
    documents: tuple[str, ...]

    def question(self, *, only_new: bool = False) -> SearchQuestion:
        """The search, over all reports or over the new ones."""
        options = self.saved.options
        return SearchQuestion(
            self.saved.query,
            str(options.get("where", "text")),
            bool(options.get("exact")),
            bool(options.get("stem")),
            self.documents if only_new else (),
        )


def read_kept(workspace: Workspace) -> list[KeptSearch]:
    """The saved searches with what is new for each."""
    kept = []
    for saved in workspace.saved_queries():
        documents = tuple(workspace.unseen_documents(saved.id))
        new = workspace.run_query(saved.id, new=True, limit=1)[0] if documents else 0
        kept.append(KeptSearch(saved, new, documents))
    return kept


class SavedSearches(QObject):
    """A sign in the search field that opens the list of kept searches; it tells when one of them has new hits."""

    failed = Signal(object)  # EgpkError
    said = Signal(str)  # a passing line
    changed = Signal()

    def __init__(self, session: Session, searching: Searching, field: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._searching = searching
        self._field = field
        self._owner = parent
        self.kept: Sequence[KeptSearch] = ()
        self.sign = field.addAction(icons.icon("saved", "quiet"), QLineEdit.ActionPosition.TrailingPosition)
        self.sign.setToolTip(self.tr("Kept searches"))
        self.sign.triggered.connect(self.open_menu)

    def set_lists(self, lists: Lists, before: Lists | None) -> None:
        """Read the kept searches anew where reports came or went, or a step on kept searches was done or undone."""
        if before is None or lists.documents is not before.documents or _STEPS & {lists.undo, lists.redo}:
            self.refresh()

    def refresh(self) -> None:
        """Read the kept searches anew, and what is new for each."""
        self._session.counts.submit(
            lambda workspace, _: read_kept(workspace), self._show, self.failed.emit, owner=self, key="kept"
        )

    def _show(self, kept: list[KeptSearch]) -> None:
        self.kept = kept
        new = sum(one.new for one in kept)
        self.sign.setIcon(icons.icon("saved", "accent" if new else "quiet"))
        words = self.tr("Kept searches: %n new hit(s)", "", new) if new else self.tr("Kept searches")
        self.sign.setToolTip(words)
        self.changed.emit()

    def open_menu(self) -> QMenu:
        """Show the kept searches below the search field."""
        menu = self.menu()
        menu.popup(self._field.mapToGlobal(QPoint(0, self._field.height())))
        return menu

    def menu(self) -> QMenu:
        """What can be done with each kept search, and keeping the one of now."""
        menu = QMenu(self._owner)
        menu.setObjectName("keptSearches")
        menu.aboutToHide.connect(menu.deleteLater)
        for one in self.kept:
            name = isolate(one.saved.name)
            words = self.tr("{name}: %n new hit(s)", "", one.new).format(name=name) if one.new else name
            below = menu.addMenu(words)
            below.addAction(self.tr("Search again")).triggered.connect(lambda _=False, one=one: self.ask(one))
            new = below.addAction(self.tr("Only in reports that came since"))
            new.setEnabled(bool(one.new))
            new.triggered.connect(lambda _=False, one=one: self.ask(one, only_new=True))
            seen = below.addAction(self.tr("Count all as seen"))
            seen.setEnabled(bool(one.documents))
            seen.triggered.connect(lambda _=False, one=one: self._change("seen", one))
            below.addSeparator()
            below.addAction(self.tr("Forget it")).triggered.connect(
                lambda _=False, one=one: self._change("forget", one)
            )
        if not self.kept:
            menu.addAction(self.tr("None kept yet")).setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(self.tr("Keep this search…"))
        keep.setEnabled(bool(self._searching.question().query))
        keep.triggered.connect(lambda _=False: self.choose_name())
        return menu

    def ask(self, kept: KeptSearch, *, only_new: bool = False) -> None:
        """Ask a kept search again."""
        question = kept.question(only_new=only_new)
        self._searching.ask(
            question.query,
            where=question.where,
            exact=question.exact,
            stem=question.stem,
            documents=question.documents,
        )

    def choose_name(self) -> QInputDialog | None:
        """Ask under which name the search of now is to be kept."""
        question = self._searching.question()
        if not question.query:
            return None
        dialog = QInputDialog(self._owner.window())
        dialog.setWindowTitle(self.tr("Keep this search"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(question.query)
        dialog.setOkButtonText(self.tr("Keep"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(lambda name: self.keep(name, question))
        dialog.open()
        return dialog

    def keep(self, name: str, question: SearchQuestion) -> None:
        """Keep a search under a name."""
        if not name.strip():
            return

        def save(workspace: Workspace, _: Ticket[None]) -> None:
            workspace.save_query(name, question.query, where=question.where, exact=question.exact, stem=question.stem)

        def tell(_: None) -> None:
            self.said.emit(self.tr("Kept as {name}.").format(name=isolate(name)))
            self.refresh()

        self._session.changes.submit(save, tell, self.failed.emit, owner=self)

    def _change(self, what: str, kept: KeptSearch) -> None:
        def change(workspace: Workspace, _: Ticket[None]) -> None:
            if what == "seen":
                workspace.mark_query_seen(kept.saved.id)
            else:
                workspace.remove_query(kept.saved.id)

        self._session.changes.submit(change, lambda _: self.refresh(), self.failed.emit, owner=self)
