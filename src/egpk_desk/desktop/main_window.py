"""The window: menus, toolbar, status bar, and in the middle an open library or the ways to open one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMainWindow, QMenu, QToolBar, QWidget

from egpk_desk.bundling import is_bundle
from egpk_desk.desktop import i18n
from egpk_desk.desktop.action_wiring import connect_actions
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.appearance import apply_theme, shown_theme
from egpk_desk.desktop.choosers import Choosers
from egpk_desk.desktop.commands.gathering import Commands
from egpk_desk.desktop.commands.palette import CommandPalette
from egpk_desk.desktop.drop_curtain import DropCurtain
from egpk_desk.desktop.enabling import enable_actions, may_change
from egpk_desk.desktop.importing import dropped_paths
from egpk_desk.desktop.jobs import Jobs
from egpk_desk.desktop.keeping.keeping import Keeping
from egpk_desk.desktop.menus import fill_menu_bar, make_tool_bar
from egpk_desk.desktop.notice import Notice
from egpk_desk.desktop.printing.printing import Printing
from egpk_desk.desktop.progress_line import ProgressLine
from egpk_desk.desktop.projects.projects import Projects
from egpk_desk.desktop.projects.taken_dialog import tell_of_taken
from egpk_desk.desktop.recent_libraries import fill_recent_menu
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.sharing.joined_dialog import tell_of_left
from egpk_desk.desktop.sharing.sharing import Sharing
from egpk_desk.desktop.sides.tab import DeskState
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.text_work import TextWork
from egpk_desk.desktop.welcome import StartPage
from egpk_desk.desktop.work import Session
from egpk_desk.desktop.workbench import Workbench
from egpk_desk.errors import EgpkError, LibraryNotFound
from egpk_desk.places import LIBRARY_SUFFIX
from egpk_desk.project_exchange import is_project
from egpk_desk.text.bidi import isolate
from egpk_desk.workspace import ImportOutcome

_PASSING = 6000  # ms that a passing line stays


class MainWindow(QMainWindow):
    """Opens libraries and shows one. Its contents are built anew for another language, theme or library."""

    libraryOpened = Signal()  # noqa: N815 - Qt's way of naming; its lists are shown
    libraryFailed = Signal(object)  # noqa: N815 - EgpkError

    def __init__(self, settings: WindowSettings, user: str) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own would only hide the toolbar
        self.settings = settings
        self.user = user
        self.session: Session | None = None
        self.workbench: Workbench | None = None
        self.sharing: Sharing
        self._missing: Path | None = None
        self._line = ""
        self._files: tuple[Path, ...] = ()
        self.jobs: Jobs | None = None
        self._leaving: list[Jobs] = []  # of libraries that were left while something was under way
        self.curtain = DropCurtain(self)
        self.choosers = Choosers(self, settings)
        self.progress = ProgressLine()
        self.failed_path: Path | None = None  # of the library that did not open
        self.keeping = Keeping(self)
        self.printing = Printing(self)
        self.resize(1280, 800)
        geometry = settings.state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.build()

    # Contents

    def build(self) -> None:
        """Make the contents in the language and theme that are installed now, on the open library if there is one."""
        state = self.workbench.remembering.state() if self.workbench else None
        if self.workbench is not None:
            self.sharing.close()
            self.workbench.keep_state()
        self._clear()
        self.actions_ = Actions(self)
        self.recent_menu = QMenu(self.tr("Open &recent"))
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        fill_menu_bar(self, self.actions_, self.recent_menu)
        self.search_field = make_tool_bar(self, self.actions_)
        self.start_page = StartPage()
        self.start_page.newRequested.connect(self.choose_new)
        self.start_page.openRequested.connect(self.choose_library)
        self.start_page.createRequested.connect(self._create_missing)
        self.start_page.recentRequested.connect(lambda path: self.open_library(Path(path)))
        self.start_page.dropRequested.connect(lambda path: self._drop_recent(Path(path)))
        self._make_status_bar()
        self.progress.speak()
        connect_actions(self, self.actions_)
        self.commands = Commands(self)
        self.keeping.connect_actions(self.actions_)
        self.actions_.print_report.triggered.connect(lambda: self.printing.open())
        if self.session is None or self.jobs is None:
            self._show_centre(self.start_page)
            self._show_start()
        else:
            self.workbench = self._make_workbench(self.session, self.jobs)
            self._show_centre(self.workbench)
            self.text_work = TextWork(self.workbench, self.notice)
            self.sharing = Sharing(self.workbench, self.jobs.carrying, self.settings, self)
            self.projects = Projects(self.workbench, self.jobs.carrying, self.settings, self)
            self.workbench.start(lambda: self._opened(state), self._fail_to_open)
        self._show_title()
        self._update_actions()

    def _clear(self) -> None:
        self.workbench = None
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        for bar in self.findChildren(QToolBar):
            self.removeToolBar(bar)
            bar.deleteLater()
        for action in self.actions():
            self.removeAction(action)
        self.setStatusBar(None)  # type: ignore[arg-type]  # takes None to remove it
        for actions in self.findChildren(Actions):
            actions.deleteLater()
        for part in (*self.findChildren(CommandPalette), *self.findChildren(Commands)):
            part.deleteLater()
        self.progress.setParent(None)  # it stays, with what is under way

    def _show_centre(self, widget: QWidget) -> None:
        self.setCentralWidget(widget)
        self.notice = Notice(widget)

    def _make_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.undo_line = QLabel()
        self.read_only_badge = QLabel(self.tr("Read-only"))
        self.read_only_badge.setObjectName("readOnlyBadge")
        self.read_only_badge.hide()
        self.library_name = QLabel()
        bar.addPermanentWidget(self.progress)
        bar.addPermanentWidget(self.undo_line)
        bar.addPermanentWidget(self.read_only_badge)
        bar.addPermanentWidget(self.library_name)

    # Language and theme

    def change_language(self, language: str) -> None:
        """Speak another language from now on."""
        application = QApplication.instance()
        if language != i18n.language() and isinstance(application, QApplication):
            self.settings.language = language
            i18n.install_language(application, language)
            self.build()

    def change_theme(self, name: str) -> None:
        """Show another theme from now on."""
        application = QApplication.instance()
        if name != shown_theme().name and isinstance(application, QApplication):
            self.settings.theme = name
            apply_theme(application, name)
            self.build()

    # Libraries

    def open_library(self, path: Path, *, create: bool = False, files: Sequence[Path] = ()) -> None:
        """Open a library in place of the one that is open; import ``files`` into it, and open the first of them.

        Without files, the document that was open last is opened. Where the library does not open, the window says why.
        """
        self.close_library()
        self._files = tuple(files)
        self.session = Session(path, self.user, create=create, parent=self)
        self.jobs = Jobs(self.session, self.settings, self.progress, self)
        self.jobs.failed.connect(self._show_failure)
        self.jobs.succeeded.connect(self._show_success)
        self.build()

    def _make_workbench(self, session: Session, jobs: Jobs) -> Workbench:
        bench = Workbench(session, self.actions_, self.settings, shown_theme(), jobs, self.search_field)
        bench.said.connect(self._say)
        bench.failed.connect(self._show_failure)
        bench.succeeded.connect(self._show_success)
        bench.listsShown.connect(self._lists_shown)
        bench.documentShown.connect(lambda _: self._show_title())
        bench.stateChanged.connect(self._update_actions)
        return bench

    def _opened(self, state: DeskState | None) -> None:
        """The library's lists are shown: go on with what was asked for, or with where the user was."""
        bench = self.workbench
        assert bench is not None
        self.settings.add_recent(bench.session.path)
        bench.remembering.restore(state)
        if self._files:
            files, self._files = self._files, ()
            bench.opens_what_comes = True
            self.import_paths(files)
        self.libraryOpened.emit()

    def _fail_to_open(self, error: EgpkError) -> None:
        self._line = " ".join(part for part in i18n.say(error) if part)
        session, self.session, self.jobs = self.session, None, None
        self.failed_path = session.path if session is not None else None
        self._missing = session.path if session is not None and isinstance(error, LibraryNotFound) else None
        if session is not None:
            session.close()
            session.deleteLater()
        self.build()
        self.libraryFailed.emit(error)

    def close_library(self) -> None:
        """Save what is being written and close the library; nothing lies beside its file then.

        Where an import or an export is under way, it goes on, and the file is closed when that is over.
        """
        if self.workbench is not None:
            self.sharing.close()
            self.workbench.keep_state()
        self._missing, self._line = None, ""
        jobs, self.session, self.jobs = self.jobs, None, None
        if jobs is not None and jobs.busy:
            self._leaving.append(jobs)
            jobs.ended.connect(lambda: self._let_go(jobs), Qt.ConnectionType.QueuedConnection)
            jobs.importing.finished.connect(lambda outcomes: self._tell_of_left(jobs, outcomes))
            tell_of_left(jobs.carrying, jobs.session.path.stem, self)
            tell_of_taken(jobs.carrying, self)
        elif jobs is not None:
            self._close(jobs)

    def _let_go(self, jobs: Jobs) -> None:
        if jobs in self._leaving and not jobs.busy:
            self._leaving.remove(jobs)
            self._close(jobs)

    def _tell_of_left(self, jobs: Jobs, outcomes: Sequence[ImportOutcome]) -> None:
        came = sum(bool(outcome.id) for outcome in outcomes)
        words = self.tr("%n report(s) imported into {library}.", "", came)
        self._show_success(words.format(library=isolate(jobs.session.path.stem)))

    def _close(self, jobs: Jobs) -> None:
        jobs.session.close()
        self.keeping.library_closed(jobs.session.path)
        jobs.session.deleteLater()

    def _show_failure(self, error: EgpkError) -> None:
        self.notice.show_error(error)

    def _show_success(self, words: str) -> None:
        self.notice.show_good(words)

    def _create_missing(self) -> None:
        if self._missing is not None:
            self.open_library(self._missing, create=True)

    def choose_library(self) -> QFileDialog:
        """Ask which library to open."""
        return self.choosers.library(self.open_library)

    def choose_new(self) -> QFileDialog:
        """Ask where to make a new library."""
        return self.choosers.new_library(lambda path: self.open_library(path, create=True))

    def _show_start(self) -> None:
        self.start_page.show_state(self._line, self.settings.known(), can_create=self._missing is not None)

    def _drop_recent(self, library: Path) -> None:
        self.settings.drop_recent(library)
        self._show_start()

    def _fill_recent(self) -> None:
        fill_recent_menu(self.recent_menu, self.settings, self.open_library)

    # Imports

    def choose_files(self) -> QFileDialog | None:
        """Ask which files to import."""
        return self.choosers.reports(self.import_paths) if self.workbench is not None else None

    def choose_folder(self) -> QFileDialog | None:
        """Ask which folder to import."""
        return self.choosers.folder(self.import_paths) if self.workbench is not None else None

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; a library among them is opened, a bundle or a project looked into instead."""
        libraries = [path for path in paths if path.suffix.lower() == LIBRARY_SUFFIX]
        if libraries:
            self.open_library(libraries[0])
            return
        if self.workbench is not None and (bundles := [path for path in paths if is_bundle(path)]):
            self.sharing.open_joining(bundles[0])
            paths = [path for path in paths if not is_bundle(path)]
        if self.workbench is not None and (projects := [path for path in paths if is_project(path)]):
            self.projects.open_taking(projects[0])
            paths = [path for path in paths if not is_project(path)]
        if self.workbench is not None and paths:
            self.settings.folder = str(paths[0].parent)
            self.workbench.importing.import_paths(self.workbench.citing.references.take_out_of(paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_paths(event.mimeData())
        library = any(path.suffix.lower() == LIBRARY_SUFFIX for path in paths)
        centre = self.centralWidget()
        if paths and centre is not None and (library or may_change(self.workbench)):
            event.acceptProposedAction()
            words = self.tr("Drop to open the library") if library else self.tr("Drop to import")
            if not library and any(map(is_project, paths)):
                words = self.tr("Drop to look into the project")
            words = self.tr("Drop to look into the bundle") if any(map(is_bundle, paths)) and not library else words
            self.curtain.draw(words, centre.geometry())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.curtain.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.curtain.hide()
        event.acceptProposedAction()
        self.import_paths(dropped_paths(event.mimeData()))

    # What is said and what can be done

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, _PASSING)

    def focus_search(self) -> None:
        """Put the keyboard into the field in which one searches the library."""
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def _show_title(self) -> None:
        parts = [self.tr("EgPk Desk")]
        if self.session is not None:
            parts.insert(0, isolate(self.session.path.stem))
            self.library_name.setText(isolate(self.session.path.name))
            self.library_name.setToolTip(isolate(str(self.session.path)))
        if self.workbench is not None and self.workbench.reading.record is not None:
            parts.insert(0, isolate(" ".join(self.workbench.reading.record.title.split())))
        self.setWindowTitle(i18n.directed(" — ".join(parts)))

    def _lists_shown(self, lists: Lists) -> None:
        self.read_only_badge.setVisible(lists.read_only)
        self.read_only_badge.setToolTip(i18n.translated(lists.read_only_reason))
        keys = self.actions_.undo.shortcuts()[0].toString(QKeySequence.SequenceFormat.NativeText)
        undone = self.tr("Undo takes back: {step} {keys}")
        words = undone.format(step=i18n.step_name(lists.undo), keys=isolate(f"({keys})"))
        self.undo_line.setText(i18n.directed(words) if lists.undo else "")

    def _update_actions(self) -> None:
        enable_actions(self.actions_, self.workbench)

    # Ending

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.curtain.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.set_state("window", self.saveGeometry())
        # The window goes at once; what is still being written is then waited for.
        self.hide()
        self.close_library()
        for jobs in self._leaving:
            self._close(jobs)
        self._leaving.clear()
        self.keeping.finish()
        self.settings.write()
        super().closeEvent(event)
