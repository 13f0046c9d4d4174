"""Every action of the window, by name, with its words, icon and keys; the menus and the toolbar are made of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.both_languages import in_both, translate
from egpk_desk.desktop.panels.stances import stance_name
from egpk_desk.desktop.panels.statuses import status_name
from egpk_desk.library.records import Stance, Status
from egpk_desk.text.bidi import isolate


class Actions(QObject):
    """The actions as attributes; the window connects them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words: dict[str, tuple[str, str]] = {}
        """What each action is called in Arabic and in English, by its name; its own text may say more, or less."""
        make = self._make
        self.commands = make("commands", self.tr("&Commands…"), "search", "Ctrl+K", "Ctrl+Shift+P")
        self.new_library = make("newLibrary", self.tr("&New library…"), "new", "Ctrl+N")
        self.open_library = make("openLibrary", self.tr("&Open a library…"), "open", "Ctrl+O")
        self.import_files = make("importFiles", self.tr("&Import reports…"), "import", "Ctrl+I")
        self.import_folder = make("importFolder", self.tr("Import a &folder…"), "", "Ctrl+Shift+I")
        self.paste_report = make("pasteReport", self.tr("&Paste a report"), "paste", "Ctrl+Shift+V")
        self.export = make("export", self.tr("&Export excerpts…"), "export", "Ctrl+E")
        self.backup = make("backup", self.tr("&Back up the library…"), "backup")
        self.make_bundle = make("makeBundle", self.tr("&Make a bundle…"), "", "Ctrl+Alt+B")
        self.join_bundle = make("joinBundle", self.tr("&Join a bundle…"), "", "Ctrl+Alt+I")
        self.check_bundle = make("checkBundle", self.tr("&Check a bundle…"), "", "Ctrl+Alt+K")
        self.shared_folder = make("sharedFolder", self.tr("&Shared folder…"), "", "Ctrl+Alt+S")
        self.conflicts = make("conflicts", self.tr("Con&flicts…"), "", "Ctrl+Alt+C")
        self.backups = make("backups", self.tr("Back&ups…"), "", "Ctrl+Alt+U")
        self.check_library = make("checkLibrary", self.tr("Chec&k the library…"), "", "Ctrl+Alt+L")
        self.purge_library = make("purgeLibrary", self.tr("&Erase the library…"), "", "Ctrl+Alt+Shift+Delete")
        self.work_log = make("workLog", self.tr("What was &done…"), "", "Ctrl+Alt+D")
        self.statistics = make("statistics", self.tr("S&tatistics…"), "", "Ctrl+Alt+N")
        self.print_report = make("printReport", self.tr("&Print the report…"), "print", "Ctrl+P")
        self.take_project = make("takeProject", self.tr("&Take in a project…"), "", "Ctrl+Alt+P")
        self.send_project = make("sendProject", self.tr("&Write a project…"), "", "Ctrl+Alt+X")
        self.quit = make("quit", self.tr("&Quit"), "", "Ctrl+Q")

        self.undo = make("undo", self.tr("Undo"), "undo", "Ctrl+Z")
        self.redo = make("redo", self.tr("Redo"), "redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.copy = make("copy", self.tr("&Copy"), "copy")
        self.copy.setShortcut(QKeySequence("Ctrl+C"))
        self.copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # fields copy for themselves
        self.copy_with_reference = make("copyWithReference", self.tr("Copy &with reference"), "", "Ctrl+Shift+C")
        self.expand_selection = make("expandSelection", self.tr("Select &more around it"), "", "Alt+Up")
        self.expand_selection.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the key is the reader's
        self.find = make("find", self.tr("&Find in this report"), "search", "Ctrl+F")
        self.find_next = make("findNext", self.tr("Find ne&xt"), "", "F3")
        self.find_previous = make("findPrevious", self.tr("Find pre&vious"), "", "Shift+F3")
        self.search = make("search", self.tr("&Search the library"), "", "Ctrl+Shift+F")

        self.tag = make("tag", self.tr("Give a &code…"), "tag", "Ctrl+T")
        self.repeat_code = make("repeatCode", self.tr("Give the &last code again"), "", "F4")
        self.highlight = make("highlight", self.tr("&Highlight without a code"), "highlight", "0", chr(0x660))
        self.remove_highlight = make("removeHighlight", self.tr("&Remove the highlight"), "remove", "Delete")
        self.set_range = make("setRange", self.tr("Change its range to the &selection"), "range", "Ctrl+R")
        self.edit_memo = make("editMemo", self.tr("Write its &memo"), "memo", "Ctrl+M")
        self.next_highlight = make("nextHighlight", self.tr("&Next highlight"), "", "F8")
        self.previous_highlight = make("previousHighlight", self.tr("&Previous highlight"), "", "Shift+F8")
        self.highlight_at_caret = make("highlightAtCaret", self.tr("Highlight at the &caret"), "", "F7")
        self.number_keys = [self._number(number) for number in range(1, 10)]

        self.stances = {
            stance.value: self._keyed(
                f"stance-{stance or 'none'}", stance_name(stance) or self.tr("No stance"), "Alt", n
            )
            for n, stance in ((1, Stance.SUPPORTS), (2, Stance.CONTRADICTS), (3, Stance.CONTEXT), (0, Stance.NONE))
        }
        order = ((1, Status.UNREAD), (2, Status.READING), (3, Status.CODED), (4, Status.TO_CHECK))
        self.document_statuses = {
            status.value: self._keyed(f"document-{status}", status_name(status), "Ctrl", number)
            for number, status in order
        }
        self.statuses = {
            status.value: self._keyed(f"status-{status}", status_name(status), "Ctrl+Shift", number)
            for number, status in order
        }
        self.statuses[""] = self._keyed("status-none", self.tr("No status"), "Ctrl+Shift", 0)

        self.add_code = make("addCode", self.tr("&New code…"), "add", "Ctrl+Shift+N")
        self.weigh = make("weigh", self.tr("&Evidence…"), "matrix", "Ctrl+Shift+E")
        self.agreement = make("agreement", self.tr("A&greement of coders…"), "", "Ctrl+Alt+A")
        self.audit = make("audit", self.tr("A&udit trail…"), "", "Ctrl+Alt+H")
        self.code_hits = make("codeHits", self.tr("Code all &hits…"), "", "Ctrl+Alt+T")
        self.import_codebook = make("importCodebook", self.tr("&Take in a codebook…"), "", "Ctrl+Shift+O")
        self.export_codebook = make("exportCodebook", self.tr("&Save the codebook…"), "", "Ctrl+Shift+X")
        self.propose_codes = make("proposeCodes", self.tr("Codes from this &report…"), "", "Ctrl+Shift+R")
        self.name_kinds = make("nameKinds", self.tr("&Kinds of codes…"), "", "Ctrl+Shift+K")
        self.merge_code = make("mergeCode", self.tr("&Merge a code…"), "", "Ctrl+Shift+M")
        self.split_code = make("splitCode", self.tr("S&plit a code…"), "", "Ctrl+Shift+L")
        self.references = make("references", self.tr("&References…"), "library", "Ctrl+B")
        self.cite = make("cite", self.tr("&Cite this report…"), "", "Ctrl+Shift+B")
        self.choose_style = make("chooseStyle", self.tr("Citation &style…"), "", "Ctrl+Shift+Y")
        self.source_notes = make("sourceNotes", self.tr("The source's own &notes…"), "", "Ctrl+Shift+S")
        self.refresh_manuscript = make("refreshManuscript", self.tr("Notes of a &manuscript…"), "", "Ctrl+Shift+W")
        self.memos = make("memos", self.tr("&Memos…"), "memo", "Ctrl+J")
        self.document_memo = make("documentMemo", self.tr("Memo on the re&port…"), "", "Ctrl+Shift+J")
        self.code_memo = make("codeMemo", self.tr("Memo on the &code…"), "", "Ctrl+Alt+J")
        self.edit_properties = make("editProperties", self.tr("P&roperties of the report…"), "", "Ctrl+Shift+D")
        self.new_group = make("newGroup", self.tr("New &group with the report…"), "", "Ctrl+Alt+G")
        self.keep_view = make("keepView", self.tr("&Keep this view…"), "saved", "Ctrl+Alt+V")
        self.show_all = make("showAll", self.tr("Show &all reports"), "", "Ctrl+Shift+A")
        self.views_menu = QMenu(self.tr("Saved &views"))
        self.edit_metadata = make("editMetadata", self.tr("Correct the report's &data…"), "edit", "Ctrl+D")
        self.correct_text = make("correctText", self.tr("Correct the &text…"), "", "F2")
        self.take_marks = make("takeMarks", self.tr("Take in the mar&ks in its file"), "", "Ctrl+Shift+U")
        self.check_quotations = make("checkQuotations", self.tr("Check &quotations of a manuscript…"), "", "Ctrl+Alt+Q")
        self.remove_document = make("removeDocument", self.tr("Re&move the report…"), "remove", "Ctrl+Delete")

        # Back is where lines begin: at the right where the interface runs from right to left, as its arrow shows.
        before, after = ("Right", "Left") if i18n.language() == "ar" else ("Left", "Right")
        self.purge_document = make("purgeDocument", self.tr("&Erase the report for good…"), "", "Ctrl+Shift+Delete")

        self.back = make("back", self.tr("&Back"), "back", f"Alt+{before}", "Back")
        self.forward = make("forward", self.tr("F&orward"), "forward", f"Alt+{after}", "Forward")
        self.close_tab = make("closeTab", self.tr("&Close the report"), "close", "Ctrl+W", "Ctrl+F4")
        self.close_others = make("closeOthers", self.tr("Close the other reports"), "", "Ctrl+Alt+W")
        self.reopen_tab = make("reopenTab", self.tr("Open again what was closed &last"), "", "Ctrl+Shift+T")
        self.next_tab = make("nextTab", self.tr("&Next report"), "", "Ctrl+Tab")
        self.previous_tab = make("previousTab", self.tr("&Previous report"), "", "Ctrl+Shift+Tab")
        self.list_tabs = make("listTabs", self.tr("&All open reports"), "", "Ctrl+Alt+O")
        self.split = make("split", self.tr("&Two reports side by side"), "split", "F12")
        self.split.setCheckable(True)
        self.move_tab = make("moveTab", self.tr("&Move to the other side"), "", "Shift+F12")
        self.other_side = make("otherSide", self.tr("&Go to the other side"), "", "Ctrl+F12")
        self.zoom_in = make("zoomIn", self.tr("Larger text"), "zoom-in", "Ctrl++", "Ctrl+=")
        self.zoom_out = make("zoomOut", self.tr("Smaller text"), "zoom-out", "Ctrl+-")
        self.zoom_reset = make("zoomReset", self.tr("Ordinary text size"), "", "Ctrl+0")
        self.page_view = make("pageView", self.tr("&Pages"), "page-view", "F9")
        self.page_beside = make("pageBeside", self.tr("Text and pages &side by side"), "page-beside", "Shift+F9")
        self.page_panel = make("pagePanel", self.tr("Small pages and &outline"), "page-panel", "Ctrl+Shift+G")
        for turner in (self.page_view, self.page_beside, self.page_panel):
            turner.setCheckable(True)
        self.go_to_page = make("goToPage", self.tr("&Go to a page…"), "", "Ctrl+G")
        self.fit_width = make("fitWidth", self.tr("Pages as &wide as the view"), "fit-width", "Ctrl+9")
        self.fit_page = make("fitPage", self.tr("&Whole pages"), "fit-page", "Ctrl+8")
        self.next_pane = make("nextPane", self.tr("Next pane"), "", "F6")
        self.previous_pane = make("previousPane", self.tr("Previous pane"), "", "Shift+F6")
        self.preferences = make("preferences", self.tr("&Settings…"), "", "Ctrl+,")
        self.guide = make("guide", self.tr("&User guide"), "info", "F1")
        self.shortcuts = make("shortcuts", self.tr("&Keyboard shortcuts"), "keyboard", "Ctrl+F1")

        self.languages = self._choice("language", {"ar": "العربية", "en": "English"})
        self.themes = self._choice("theme", {"light": self.tr("&Light"), "dark": self.tr("&Dark")})

    def _make(self, name: str, words: str, icon: str = "", *keys: str) -> QAction:
        self.words[name] = in_both(words)
        action = QAction(words, self)
        action.setObjectName(name)
        if icon:
            action.setIcon(icons.icon(icon))
        action.setShortcuts([QKeySequence(key) for key in keys])
        if keys and keys[0][-1] in "+-=" and i18n.language() == "ar":
            # In a menu that runs from right to left the sign would jump to the other end of the key's name.
            action.setText(f"{words}\t\u200e{keys[0]}\u200e")
        if keys:
            shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            plain = words.replace("&", "").rstrip("…")
            action.setToolTip(f"{plain} {isolate(f'({shown})')}")
        return action

    def _number(self, number: int) -> QAction:
        """The action of a number key; an Arabic keyboard sends an Arabic-Indic digit, a Persian one its own."""
        digits = (str(number), chr(0x660 + number), chr(0x6F0 + number))
        action = self._make(f"code{number}", self.tr("Code {number}").format(number=number), "", *digits)
        action.setData(number)
        return action

    def name_number(self, action: QAction, code: str) -> None:
        """Let the action of a number key say the name of its code; hide it where there is none."""
        action.setText(code or self.tr("Code {number}").format(number=action.data()))
        action.setVisible(bool(code))

    def _keyed(self, name: str, words: str, modifiers: str, number: int) -> QAction:
        """An action of a digit held with modifiers, also as an Arabic keyboard sends the digit."""
        return self._make(name, words, "", *(f"{modifiers}+{digit}" for digit in (str(number), chr(0x660 + number))))

    def _choice(self, name: str, choices: dict[str, str]) -> dict[str, QAction]:
        group = QActionGroup(self)
        made = {}
        for key, words in choices.items():
            action = made[key] = self._make(f"{name}-{key}", words)
            action.setCheckable(True)
            group.addAction(action)
        return made

    def tr(self, text: str, *_: object) -> str:
        """A text in the language of the interface, of which the palette of commands then knows both names."""
        return translate("Actions", text)

    def all(self) -> list[QAction]:
        """Every action that can be asked for by key or menu."""
        return [action for action in self.findChildren(QAction) if action.objectName()]

    def changing(self) -> Iterable[QAction]:
        """The actions that change the library, for disabling where it may not be changed."""
        return (
            *(self.import_files, self.import_folder, self.paste_report, self.undo, self.redo, self.highlight),
            *(self.remove_highlight, self.set_range, self.edit_memo, self.add_code, self.edit_metadata),
            self.purge_document,
            *(self.correct_text, self.take_marks, self.join_bundle, self.shared_folder, self.take_project),
            *(self.remove_document, self.tag, self.repeat_code, *self.number_keys),
            *(self.code_hits, self.import_codebook, self.propose_codes, self.name_kinds),
            *(self.merge_code, self.split_code),
            *(self.document_memo, self.code_memo, self.edit_properties, self.new_group, self.keep_view),
            *(*self.stances.values(), *self.statuses.values(), *self.document_statuses.values()),
        )

    def show_steps(self, undo: str, redo: str) -> None:
        """Let undo and redo name what they would do."""
        for action, plain, named, step in (
            (self.undo, self.tr("Undo"), self.tr("Undo: {step}"), undo),
            (self.redo, self.tr("Redo"), self.tr("Redo: {step}"), redo),
        ):
            words = named.format(step=i18n.step_name(step)) if step else plain
            keys = action.shortcuts()[0].toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(words)
            action.setToolTip(f"{words} {isolate(f'({keys})')}")
            action.setEnabled(bool(step))
