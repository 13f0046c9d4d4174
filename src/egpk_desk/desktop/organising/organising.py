"""How the window keeps a library in order: memos, groups and properties of reports, saved views."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.organising.asking import Asking
from egpk_desk.desktop.organising.grouping import Grouping
from egpk_desk.desktop.organising.memoing import Memoing
from egpk_desk.desktop.organising.viewing import Viewing, decoded, encoded
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.work import Session
from egpk_desk.library.records import SearchHit
from egpk_desk.organisation import ViewDefinition

if TYPE_CHECKING:
    from egpk_desk.desktop.workbench import Workbench


class Organising(QObject):
    """Connects the actions and panels of an open library with what keeps it in order."""

    libraryChanged = Signal()  # noqa: N815 - Qt's way of naming
    documentChosen = Signal(str)  # noqa: N815
    said = Signal(str)
    failed = Signal(object)  # EgpkError

    def __init__(self, session: Session, actions: Actions, parent: Workbench) -> None:
        super().__init__(parent)
        self._bench = parent
        self._actions = actions
        self._documents = parent.documents
        self.memoing = Memoing(session, parent)
        self.grouping = Grouping(session, parent)
        self.viewing = Viewing(session, self.now, parent)
        self.asking = Asking(session, lambda: self._documents.bar.view, parent)
        self.asking.chosen.connect(self._ask)
        self.asking.said.connect(self.said)
        self.asking.failed.connect(self.failed)
        self.asking.add_bar(parent.lists_pane.question)
        parent.weighing.windowMade.connect(lambda window: self.asking.add_bar(window.question))
        for part in (self.memoing, self.grouping, self.viewing):
            part.libraryChanged.connect(self.libraryChanged)
            part.failed.connect(self.failed)
        self.viewing.said.connect(self.said)
        self.viewing.opened.connect(self._open_view)
        self._connect_memos()
        self._connect_choice()

    def _connect_memos(self) -> None:
        a, bench = self._actions, self._bench
        self.memoing.documentChosen.connect(self.documentChosen)
        self.memoing.codeChosen.connect(self._show_code)
        self.memoing.highlightChosen.connect(self._show_highlight)
        editor = bench.side.memo.editor
        editor.linkRequested.connect(lambda: self.memoing.pick(editor))
        editor.linkFollowed.connect(self.memoing.follow)
        bench.side.codes.memoRequested.connect(lambda code: self.memoing.begin_on("code", code))
        self._documents.memoRequested.connect(lambda document: self.memoing.begin_on("document", document))
        bench.search.memoChosen.connect(self._show_hit)
        a.memos.triggered.connect(lambda: self.memoing.open())
        a.document_memo.triggered.connect(lambda: self._on_document(lambda id_: self.memoing.begin_on("document", id_)))
        a.code_memo.triggered.connect(self._write_code_memo)

    def _connect_choice(self) -> None:
        a, bar = self._actions, self._documents.bar
        bar.changed.connect(self._choose)
        bar.groupAdded.connect(lambda: self.grouping.add())
        bar.groupRenamed.connect(self.grouping.rename)
        bar.groupRemoved.connect(self.grouping.remove)
        bar.listedGrouped.connect(lambda group: self.grouping.set_member(self._documents.listed(), group, True))
        self._documents.groupRequested.connect(lambda document: self.grouping.add([document]))
        self._documents.memberToggled.connect(lambda one, group, on: self.grouping.set_member([one], group, on))
        self._documents.propertiesRequested.connect(self.grouping.edit_properties)
        self._bench.listing.viewCleared.connect(lambda: self.apply(ViewDefinition(sort=bar.view.sort)))
        views = bar.views.menu()
        for menu in (views, a.views_menu):
            menu.aboutToShow.connect(lambda menu=menu: self.viewing.fill(menu))
        a.edit_properties.triggered.connect(lambda: self._on_document(self.grouping.edit_properties))
        a.new_group.triggered.connect(lambda: self._on_document(lambda id_: self.grouping.add([id_])))
        a.keep_view.triggered.connect(lambda: self.viewing.choose_name())
        a.show_all.triggered.connect(lambda: self.apply(ViewDefinition(sort=bar.view.sort)))

    def _on_document(self, act: object) -> None:
        document = self._bench.current_document()
        if document and callable(act):
            act(document)

    def set_lists(self, lists: Lists) -> None:
        """Know the groups, properties and views there are."""
        self.memoing.set_lists(lists)
        self.grouping.set_lists(lists)
        self.viewing.set_lists(lists)
        self.asking.set_lists(lists)
        bar = self._documents.bar
        before = bar.said()
        bar.may_change = not lists.read_only
        self._documents.set_organisation(lists.groups, lists.properties)
        if bar.said() != before:
            self._tell(bar.view)

    def close(self) -> None:
        """Put the windows away."""
        self.memoing.close()

    # Choosing

    def _choose(self, view: ViewDefinition) -> None:
        """What the bar says has changed: list reports and passages, search and count by it."""
        self._documents.set_view(view)
        self._tell(view)

    def _tell(self, view: ViewDefinition) -> None:
        bench, words = self._bench, self._documents.bar.said()
        bench.listing.set_view(view, words)
        bench.searching.set_view(view)
        bench.weighing.set_view(view, words)
        self.asking.set_view(view)

    def _ask(self, view: ViewDefinition) -> None:
        """A question or conditions were chosen: they are of the whole library."""
        self.apply(view)
        if self._documents.bar.said():
            self._bench.listing.set_code("")
            self._bench.lists_pane.scope.set_whole_library(True)

    def apply(self, view: ViewDefinition) -> None:
        """Let reports, passages, search and evidence be chosen as a view says; the panes stay."""
        self._documents.bar.set_view(view)
        self._choose(view)

    def now(self) -> ViewDefinition:
        """How the window stands, as a view."""
        bench, code = self._bench, self._bench.listing.code
        question = bench.searching.question()
        panels = {
            "columns": encoded(bench.columns.saveState()),
            "lists": encoded(bench.lists_pane.saveState()),
            "side": encoded(bench.side.saveState()),
            "whole_library": bench.lists_pane.scope.whole_library,
            "pages": self._actions.page_view.isChecked(),
            "document": bench.coding.document,
        }
        return replace(
            self._documents.bar.view,
            codes=(code,) if code else (),
            query=question.query,
            search_in=question.where,
            exact=question.exact,
            stem=question.stem,
            panels=panels,
        )

    def _open_view(self, view: ViewDefinition, gone: tuple[str, ...]) -> None:
        bench, panels = self._bench, view.panels
        for name, splitter in (("columns", bench.columns), ("lists", bench.lists_pane), ("side", bench.side)):
            state = decoded(panels.get(name))
            if not state.isEmpty():
                splitter.restoreState(state)
                splitter.setHandleWidth(1)
        self.apply(replace(view, codes=(), query="", panels={}))
        asks = bool(self._documents.bar.said() or view.codes)
        bench.lists_pane.scope.set_whole_library(bool(panels.get("whole_library", asks)))
        bench.listing.set_code(view.codes[0] if view.codes else "")
        if "pages" in panels:
            self._actions.page_view.setChecked(bool(panels["pages"]))
        if isinstance(document := panels.get("document"), str) and self._documents.has(document):
            self.documentChosen.emit(document)
        if view.query:
            bench.searching.ask(view.query, where=view.search_in, exact=view.exact, stem=view.stem)
        else:
            bench.searching.end()
        if gone:
            self.said.emit(self.tr("%n thing(s) that the view names are no longer there.", "", len(gone)))

    # Going where links lead

    def _show_code(self, code: str) -> None:
        self._bench.window().activateWindow()
        self._bench.side.codes.choose(code)
        self._bench.lists_pane.scope.set_whole_library(True)
        self._bench.listing.set_code(code)

    def _show_highlight(self, document: str, highlight: str) -> None:
        self._bench.open_document(document, lambda: self._bench.coding.jump(highlight))

    def _show_hit(self, hit: SearchHit) -> None:
        """A hit in a memo that stands at no place of a text."""
        self.memoing.open(hit.memo)

    def _write_code_memo(self) -> None:
        code = self._bench.side.codes.current()
        if code:
            self.memoing.begin_on("code", code)
