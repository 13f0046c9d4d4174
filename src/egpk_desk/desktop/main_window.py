"""The window: menus, toolbar, status bar, and in the middle an open library or the ways to open one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMainWindow, QMenu, QToolBar, QVBoxLayout, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.actions import Actions
from egpk_desk.desktop.appearance import apply_theme, shown_theme
from egpk_desk.desktop.importing import ProgressLine, dropped_paths
from egpk_desk.desktop.menus import fill_menu_bar, make_tool_bar
from egpk_desk.desktop.notice import Notice
from egpk_desk.desktop.reader import ReadingPosition
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.shortcut_sheet import open_sheet
from egpk_desk.desktop.snapshot import Lists
from egpk_desk.desktop.welcome import StartPage
from egpk_desk.desktop.work import Session
from egpk_desk.desktop.workbench import Workbench
from egpk_desk.errors import EgpkError, LibraryNotFound
from egpk_desk.intake import READABLE_SUFFIXES
from egpk_desk.places import LIBRARY_SUFFIX
from egpk_desk.text.bidi import isolate

_PASSING = 6000  # ms that a passing line stays


class MainWindow(QMainWindow):
    """Opens libraries and shows one. Its contents are built anew for another language, theme or library."""

    libraryOpened = Signal()  # noqa: N815 - Qt's way of naming; its lists are shown
    libraryFailed = Signal(object)  # noqa: N815 - EgpkError

    def __init__(self, settings: WindowSettings, user: str) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.settings = settings
        self.user = user
        self.session: Session | None = None
        self.workbench: Workbench | None = None
        self._missing: Path | None = None
        self._line = ""
        self._files: tuple[Path, ...] = ()
        self._curtain: QLabel | None = None
        self.resize(1280, 800)
        geometry = settings.state("window")
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self.build()

    # Contents

    def build(self) -> None:
        """Make the contents in the language and theme that are installed now, on the open library if there is one."""
        document = self.workbench.coding.document if self.workbench else ""
        position = self.workbench.reader.position() if self.workbench and document else None
        if self.workbench is not None:
            self.workbench.keep_state()
        self._clear()
        self.actions_ = Actions(self)
        self.recent_menu = QMenu(self.tr("Open &recent"))
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        fill_menu_bar(self, self.actions_, self.recent_menu)
        self.search_field = make_tool_bar(self, self.actions_)
        self.notice = Notice()
        self.start_page = StartPage()
        self.start_page.newRequested.connect(self.choose_new)
        self.start_page.openRequested.connect(self.choose_library)
        self.start_page.createRequested.connect(self._create_missing)
        self.start_page.recentRequested.connect(lambda path: self.open_library(Path(path)))
        self.progress = ProgressLine()
        self._make_status_bar()
        self._connect_actions()
        if self.session is None:
            self._show_centre(self.start_page)
            self.start_page.show_state(self._line, self.settings.recent(), can_create=self._missing is not None)
        else:
            self.workbench = self._make_workbench(self.session)
            self._show_centre(self.workbench)
            self.workbench.start(lambda: self._opened(document, position), self._fail_to_open)
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
        self._curtain = None

    def _show_centre(self, widget: QWidget) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(widget, 1)
        self.setCentralWidget(centre)

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

    def _connect_actions(self) -> None:
        a = self.actions_
        bench = self._with_bench
        for action, act in (
            (a.new_library, self.choose_new),
            (a.open_library, self.choose_library),
            (a.import_files, self.choose_files),
            (a.import_folder, self.choose_folder),
            (a.paste_report, bench(lambda w: w.importing.paste())),
            (a.export, bench(lambda w: w.exporting.open_dialog())),
            (a.backup, bench(lambda w: w.exporting.choose_backup())),
            (a.quit, self.close),
            (a.undo, bench(self._undo)),
            (a.redo, bench(lambda w: w.coding.redo())),
            (a.copy, bench(lambda w: w.reader.copy())),
            (a.find, bench(lambda w: w.open_find())),
            (a.find_next, bench(lambda w: w.reader.find_next())),
            (a.find_previous, bench(lambda w: w.reader.find_previous())),
            (a.search, self._focus_search),
            (a.highlight, bench(lambda w: w.coding.highlight())),
            (a.remove_highlight, bench(lambda w: w.remove_highlight())),
            (a.set_range, bench(lambda w: w.set_range())),
            (a.edit_memo, bench(lambda w: w.write_memo())),
            (a.next_highlight, bench(lambda w: w.coding.go(1))),
            (a.previous_highlight, bench(lambda w: w.coding.go(-1))),
            (a.highlight_at_caret, bench(lambda w: w.coding.choose_at_caret())),
            (a.add_code, bench(lambda w: w.code_editing.add())),
            (a.edit_metadata, bench(lambda w: w.report_editing.correct(w.current_document()))),
            (a.remove_document, bench(lambda w: w.report_editing.remove(w.current_document()))),
            (a.back, bench(lambda w: w.reader.go_back())),
            (a.forward, bench(lambda w: w.reader.go_on())),
            (a.zoom_in, bench(lambda w: w.reader.zoom_step(1))),
            (a.zoom_out, bench(lambda w: w.reader.zoom_step(-1))),
            (a.zoom_reset, bench(lambda w: w.reader.set_zoom(100))),
            (a.next_pane, bench(lambda w: w.go_to_pane(1))),
            (a.previous_pane, bench(lambda w: w.go_to_pane(-1))),
            (a.shortcuts, lambda: open_sheet(self, self.actions_)),
        ):
            action.triggered.connect(lambda _=False, act=act: act())
        for number, action in enumerate(a.number_keys, start=1):
            action.triggered.connect(lambda _=False, number=number: self._apply_number(number))
        for language, action in a.languages.items():
            action.setChecked(language == i18n.language())
            action.triggered.connect(lambda _=False, language=language: self.change_language(language))
        for theme, action in a.themes.items():
            action.setChecked(theme == shown_theme().name)
            action.triggered.connect(lambda _=False, theme=theme: self.change_theme(theme))

    def _apply_number(self, number: int) -> None:
        if self.workbench is not None:
            self.workbench.apply_number(number)

    def _with_bench(self, act: Callable[[Workbench], object]) -> Callable[[], None]:
        """Something to do with the open library; nothing where none is open."""

        def run() -> None:
            if self.workbench is not None:
                act(self.workbench)

        return run

    def _undo(self, bench: Workbench) -> None:
        bench.side.memo.flush()
        bench.coding.undo()

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
        self.build()

    def _make_workbench(self, session: Session) -> Workbench:
        bench = Workbench(session, self.actions_, self.settings, shown_theme(), self.progress, self.search_field)
        bench.said.connect(self._say)
        bench.failed.connect(self.notice.show_error)
        bench.succeeded.connect(self.notice.show_good)
        bench.listsShown.connect(self._lists_shown)
        bench.documentShown.connect(lambda _: self._show_title())
        bench.stateChanged.connect(self._update_actions)
        return bench

    def _opened(self, document: str, position: ReadingPosition | None) -> None:
        """The library's lists are shown: go on with what was asked for, or with where the user was."""
        bench = self.workbench
        assert bench is not None
        self.settings.add_recent(bench.session.path)
        if self._files:
            bench.importing.import_paths(self._files)
            self._files = ()
        elif document:
            bench.open_document(document, position)
        else:
            bench.open_last_document()
        self.libraryOpened.emit()

    def _fail_to_open(self, error: EgpkError) -> None:
        self._line = " ".join(part for part in i18n.say(error) if part)
        session, self.session = self.session, None
        self._missing = session.path if session is not None and isinstance(error, LibraryNotFound) else None
        if session is not None:
            session.close()
            session.deleteLater()
        self.build()
        self.libraryFailed.emit(error)

    def close_library(self) -> None:
        """Save what is being written and close the library; nothing lies beside its file then."""
        if self.workbench is not None:
            self.workbench.keep_state()
        self._missing, self._line = None, ""
        session, self.session = self.session, None
        if session is not None:
            session.close()
            session.deleteLater()

    def _create_missing(self) -> None:
        if self._missing is not None:
            self.open_library(self._missing, create=True)

    def choose_library(self) -> QFileDialog:
        """Ask which library to open."""
        chooser = self._chooser(self.tr("Open a library"), QFileDialog.AcceptMode.AcceptOpen)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self._chosen(Path(name), create=False))
        chooser.open()
        return chooser

    def choose_new(self) -> QFileDialog:
        """Ask where to make a new library."""
        chooser = self._chooser(self.tr("New library"), QFileDialog.AcceptMode.AcceptSave)
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)
        chooser.setDefaultSuffix(LIBRARY_SUFFIX.removeprefix("."))
        chooser.fileSelected.connect(lambda name: self._chosen(Path(name), create=True))
        chooser.open()
        return chooser

    def _chooser(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        chooser = QFileDialog(self, title, self.settings.folder)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(mode)
        chooser.setNameFilter(self.tr("Libraries") + f" (*{LIBRARY_SUFFIX})")
        return chooser

    def _chosen(self, path: Path, *, create: bool) -> None:
        self.settings.folder = str(path.parent)
        self.open_library(path, create=create)

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for path in self.settings.recent():
            entry = self.recent_menu.addAction(isolate(path.stem))
            entry.setToolTip(isolate(str(path)))
            entry.triggered.connect(lambda _=False, path=path: self.open_library(path))
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction(self.tr("None yet")).setEnabled(False)

    # Imports

    def choose_files(self) -> QFileDialog | None:
        """Ask which files to import."""
        if self.workbench is None:
            return None
        chooser = QFileDialog(self, self.tr("Import reports"), self.settings.folder)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{suffix}" for suffix in sorted(READABLE_SUFFIXES))
        chooser.setNameFilters([self.tr("Reports") + f" ({endings})", self.tr("All files") + " (*)"])
        chooser.filesSelected.connect(lambda names: self.import_paths([Path(name) for name in names]))
        chooser.open()
        return chooser

    def choose_folder(self) -> QFileDialog | None:
        """Ask which folder to import."""
        if self.workbench is None:
            return None
        chooser = QFileDialog(self, self.tr("Import a folder"), self.settings.folder)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.filesSelected.connect(lambda names: self.import_paths([Path(name) for name in names]))
        chooser.open()
        return chooser

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; a library among them is opened instead."""
        libraries = [path for path in paths if path.suffix.lower() == LIBRARY_SUFFIX]
        if libraries:
            self.open_library(libraries[0])
        elif self.workbench is not None and paths:
            self.settings.folder = str(paths[0].parent)
            self.workbench.importing.import_paths(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = dropped_paths(event.mimeData())
        library = any(path.suffix.lower() == LIBRARY_SUFFIX for path in paths)
        if paths and (library or self._may_change()):
            event.acceptProposedAction()
            self._show_curtain(self.tr("Drop to open the library") if library else self.tr("Drop to import"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hide_curtain()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hide_curtain()
        event.acceptProposedAction()
        self.import_paths(dropped_paths(event.mimeData()))

    def _show_curtain(self, words: str) -> None:
        if self._curtain is None:
            self._curtain = QLabel(self)
            self._curtain.setObjectName("dropCurtain")
            self._curtain.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._curtain.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._curtain.setText(words)
        centre = self.centralWidget()
        assert centre is not None
        self._curtain.setGeometry(centre.geometry().adjusted(12, 12, -12, -12))
        self._curtain.raise_()
        self._curtain.show()

    def _hide_curtain(self) -> None:
        if self._curtain is not None:
            self._curtain.hide()

    # What is said and what can be done

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, _PASSING)

    def _focus_search(self) -> None:
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

    def _may_change(self) -> bool:
        lists = self.workbench.lists if self.workbench is not None else None
        return lists is not None and not lists.read_only

    def _update_actions(self) -> None:
        """Enable the actions that make sense now."""
        a, bench = self.actions_, self.workbench
        lists = bench.lists if bench is not None else None
        may_change = self._may_change()
        is_open = bench is not None and bool(bench.coding.document)
        in_hand = bench is not None and bench.coding.current is not None
        selected = False
        if bench is not None and is_open:
            start, end = bench.reader.selection()
            selected = start < end
        some = lists is not None and bool(lists.documents)
        for action in (a.import_files, a.import_folder, a.paste_report, a.add_code):
            action.setEnabled(may_change)
        for action in (a.edit_metadata, a.remove_document):
            action.setEnabled(may_change and some)
        for action in (a.highlight, *a.number_keys):
            action.setEnabled(may_change and is_open)
        for action in (a.remove_highlight, a.edit_memo):
            action.setEnabled(may_change and (in_hand or is_open))
        a.set_range.setEnabled(may_change and selected)
        a.undo.setEnabled(may_change and lists is not None and bool(lists.undo))
        a.redo.setEnabled(may_change and lists is not None and bool(lists.redo))
        for action in (a.find, a.find_next, a.find_previous, a.back, a.forward):
            action.setEnabled(is_open)
        for action in (a.next_highlight, a.previous_highlight, a.highlight_at_caret):
            action.setEnabled(is_open)
        a.copy.setEnabled(selected)
        for action in (a.export, a.backup, a.search):
            action.setEnabled(lists is not None)
        self.search_field.setEnabled(some)

    # Ending

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hide_curtain()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.set_state("window", self.saveGeometry())
        # The window goes at once; what is still being written is then waited for.
        self.hide()
        self.close_library()
        self.settings.write()
        super().closeEvent(event)
