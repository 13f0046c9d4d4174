"""The reader: an Arabic (or any) document to read, select in and highlight, at any length.

A widget of its own on ``QTextLayout``: only what is in view is laid out, and clicks, boxes and caret come from an exact
hit table. It knows nothing of the library. All offsets at its edge are code points of ``Document.text``, half-open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from egpk_desk.desktop.fonts import load_bundled_fonts
from egpk_desk.desktop.reader import pointing, tooltips
from egpk_desk.desktop.reader.accessibility import Mirror
from egpk_desk.desktop.reader.column import Column, place_column
from egpk_desk.desktop.reader.doubtful import doubtful_at
from egpk_desk.desktop.reader.dragging import drag_passage
from egpk_desk.desktop.reader.finding import Finding
from egpk_desk.desktop.reader.highlights import HighlightBoxes
from egpk_desk.desktop.reader.jumps import Jumps
from egpk_desk.desktop.reader.keys import KeyMoves, is_own
from egpk_desk.desktop.reader.marks import Mark, Marks
from egpk_desk.desktop.reader.mouse import Mouse
from egpk_desk.desktop.reader.page import Caret, Page
from egpk_desk.desktop.reader.painting import Scene, handle_places, paint, rows_in_view
from egpk_desk.desktop.reader.quotation import quotation
from egpk_desk.desktop.reader.rows import Rows
from egpk_desk.desktop.reader.scroll_marks import MarkedScrollBar, map_of_marks, map_of_ranges
from egpk_desk.desktop.reader.scrolling import ReadingPosition, Scrolling
from egpk_desk.desktop.reader.selection import Selection, Unit, unit_at
from egpk_desk.desktop.reader.stripes import Stripes
from egpk_desk.desktop.reader.styles import Settings, StyleSheet
from egpk_desk.desktop.theme import LIGHT, Theme
from egpk_desk.document import Document
from egpk_desk.text.graphemes import widen

ZOOMS = (50, 60, 70, 80, 90, 100, 110, 125, 140, 160, 180, 200, 240, 300)
_EMPTY = Document("", ())
ReferenceOf = Callable[[int, int, Callable[[str], None]], None]
PassageOut = Callable[[int, int], None]
"""Lets a range, half-open, out of the page."""
"""Asked for the reference of a range of the document shown, such as author, title and page; answers when it has it."""


class Reader(QAbstractScrollArea):
    """The reading pane. See the methods; ``page`` is None while no document is open."""

    selectionChanged = Signal(int, int)  # noqa: N815 - Qt's way of naming
    marksActivated = Signal(list)  # noqa: N815 - ids under a click, topmost first
    markHovered = Signal(list)  # noqa: N815
    noteActivated = Signal(int)  # noqa: N815 - index in Document.notes
    rangeEdited = Signal(str, int, int)  # noqa: N815 - a handle was dragged
    findChanged = Signal(int, int)  # noqa: N815 - the hit in hand, from 1 (0 for none), and how many so far
    zoomChanged = Signal(int)  # noqa: N815
    marksChanged = Signal()  # noqa: N815
    flashChanged = Signal()  # noqa: N815
    revealed = Signal(int, int)  # a range was brought into view
    lettersTyped = Signal(str)  # noqa: N815 - letters, which are nothing to the reader itself
    jumped = Signal(object)  # the ReadingPosition from which a jump leads away

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_bundled_fonts()
        self.page: Page | None = None
        self._without_text: Document | None = None
        self.visual_movement = False
        self.keeps_way = True  # False where whoever shows the reader keeps the way of jumps, over documents
        self.stripes = Stripes()
        self._settings = Settings()
        self._selection = Selection()
        self._marks = Marks(Rows(_EMPTY))
        self._boxes = HighlightBoxes()
        self._finding = Finding(self)
        self._finding.reached.connect(self._go_to_found)
        self._finding.changed.connect(self._found_changed)
        self._active: str | None = None
        self._flash: tuple[int, int, float] | None = None
        self._edited: Mark | None = None  # the active mark while a handle is dragged
        self._cycled: list[str] = []  # the marks of the last click, the one that it activated last
        self._reference_of: ReferenceOf | None = None
        self._quote_out: PassageOut | None = None
        self._drag_out: PassageOut | None = None
        self._copy_mark: Callable[[], None] | None = None
        self._jumps = Jumps()
        self._bar = MarkedScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolling = Scrolling(self._bar)
        self._bar.valueChanged.connect(self._bar_moved)
        self._keys = KeyMoves(self)
        self._mouse = Mouse(self, self)
        self._mirror = Mirror(self.viewport(), self.tr("Text of the report"), self._keys.handle, is_own)
        self._mirror.focusChanged.connect(self.viewport().update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._mirror)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._map_timer = QTimer(self, singleShot=True, interval=60)
        self._map_timer.timeout.connect(self._draw_map)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(1100)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._faded)

    # The document and its look

    def set_document(self, document: Document | None, zoom: int | None = None) -> None:
        """Show a document from its head, without marks, at a zoom or at the present one; None shows an empty page."""
        self.page = None
        if zoom is not None:
            self.set_zoom(zoom)
        self._without_text = document if document is not None and not document.blocks else None
        if document is not None and document.blocks:
            self.page = Page(document, self._settings, self._column().width)
        self._marks = Marks(self.page.rows if self.page is not None else Rows(_EMPTY))
        self._boxes.clear()
        self.stripes.clear()
        self._finding.set_text(document.text if document is not None else "")
        self._active, self._flash, self._edited, self._cycled = None, None, None, []
        self._selection = Selection()
        self._jumps.clear()
        self._keys.forget_aim()
        self._mirror.forget()
        self._scrolling.top = (0, 0.0)
        if self.page is not None:
            self._selection.set(self.page.rows.starts[0], Caret(self.page.rows.starts[0]))
            self._mirror_caret()
        self._bar.set_marks(())
        self._bar.set_found(())
        self._follow()
        self.findChanged.emit(0, 0)
        self.selectionChanged.emit(*self._selection.range)

    def document(self) -> Document | None:
        """The document shown; one without any text, such as a scan that was not read, has no page of text."""
        return self.page.document if self.page is not None else self._without_text

    @property
    def settings(self) -> Settings:
        """How text is shown at present."""
        return self._settings

    def _set(self, **changes: object) -> None:
        settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        if settings != self._settings:
            self._settings = settings
            self._lay_out_anew()

    def set_zoom(self, percent: int) -> None:
        """Show letters at a percentage of their ordinary size, from 50 to 300."""
        percent = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        if percent != self._settings.zoom:
            self._set(zoom=percent)
            self.zoomChanged.emit(percent)

    def set_line_spacing(self, factor: float) -> None:
        """Put lines so many times their ordinary distance apart, from 0.8 to 3."""
        self._set(line_spacing=min(max(factor, 0.8), 3.0))

    def set_measure(self, letters: int) -> None:
        """Break lines after about so many letters, where the window is wide enough."""
        self._set(measure=max(20, letters))

    def set_justified(self, justified: bool) -> None:
        """Fill lines to both edges, or leave the far edge ragged."""
        self._set(justified=justified)

    def set_face(self, family: str) -> None:
        """Show text in a face, by its family's name."""
        self._set(face=family)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._set(theme=theme)
        self._map_timer.start()

    def _column(self) -> Column:
        """The text column and the room for stripes."""
        page = self.page
        current = page is not None and page.settings == self._settings
        letter = page.styles.letter if page is not None and current else StyleSheet(self._settings).letter
        rtl = page is None or page.rtl
        return place_column(float(self.viewport().width()), self._settings.measure * letter, rtl)

    def _lay_out_anew(self) -> None:
        if self.page is not None:
            offset, share = self._scrolling.position(self.page)
            self.page.lay_out_anew(self._settings, self._column().width)
            self._boxes.clear()
            self.stripes.clear()
            self._keys.forget_aim()
            self._scrolling.restore(self.page, offset, share, self.viewport().height())
            self._map_timer.start()
        self._follow()

    # Marks

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these highlights instead of those shown."""
        self._marks.replace_all(marks)
        self._boxes.clear()
        if self._active not in self._marks:
            self._active = None
        self._marks_changed()

    def add_mark(self, mark: Mark) -> None:
        """Show one highlight more."""
        self._boxes.forget(self._marks.add(mark))
        self._marks_changed()

    def update_mark(self, mark: Mark) -> None:
        """Show a highlight in its new state."""
        self.add_mark(mark)

    def remove_mark(self, mark_id: str) -> None:
        """Show a highlight no longer."""
        self._boxes.forget(self._marks.remove(mark_id))
        if self._active == mark_id:
            self._active = None
        self._marks_changed()

    def marks(self) -> list[Mark]:
        """The highlights shown."""
        return list(self._marks)

    def mark(self, mark_id: str | None) -> Mark | None:
        """The highlight of an id as it is shown, or None."""
        return self._marks.get(mark_id) if mark_id is not None else None

    def set_active_mark(self, mark_id: str | None) -> None:
        """Show the handles of a highlight, with which its range can be changed; None shows none."""
        self._active = mark_id if mark_id in self._marks else None
        self.viewport().update()
        self.marksChanged.emit()

    def active_mark(self) -> str | None:
        """The highlight whose handles are shown."""
        return self._active

    def _marks_changed(self) -> None:
        self._map_timer.start()
        self.viewport().update()
        self.marksChanged.emit()

    # Selection and caret

    def selection(self) -> tuple[int, int]:
        """The selected range; empty (at the caret) where nothing is selected."""
        return self._selection.range

    def caret(self) -> int:
        """The offset at which the caret stands."""
        return self._selection.caret.offset

    def caret_place(self) -> Caret:
        """The caret with the side on which it is drawn."""
        return self._selection.caret

    def selected_text(self) -> str:
        """The text selected, as the document has it."""
        start, end = self._selection.range
        return self.page.document.text[start:end] if self.page is not None else ""

    def select(self, start: int, end: int) -> None:
        """Select a range, widened to whole graphemes. The view stays; see :meth:`reveal`."""
        if self.page is None:
            return
        size = len(self.page.document.text)
        start, end = sorted((min(max(start, 0), size), min(max(end, 0), size)))
        if start < end:
            start, end = self._widened(start, end)
        self._selection.set(start, Caret(end, upstream=start < end))
        self._selection_changed()

    def select_all(self) -> None:
        """Select the whole text, from the first letter to the last."""
        if self.page is not None:
            self.select(self.page.rows.starts[0], self.page.rows.ends[-1])

    def clear_selection(self) -> None:
        """Leave the caret where it is and select nothing."""
        self._selection.move(self._selection.caret, keep_anchor=False)
        self._selection_changed()

    def copy(self) -> None:
        """Put the selected text on the clipboard; where nothing is selected, what :meth:`set_ways_out` says."""
        if not self._selection.empty:
            QGuiApplication.clipboard().setText(self.selected_text())
        elif self._copy_mark is not None:
            self._copy_mark()

    def set_reference_source(self, reference_of: ReferenceOf | None) -> None:
        """Say what gives the reference of a range, for :meth:`copy_with_reference`; None where there is none."""
        self._reference_of = reference_of

    def set_ways_out(self, quote: PassageOut, drag: PassageOut, mark: Callable[[], None]) -> None:
        """Say what copies a range with its reference, and what lets it be dragged, in place of the reader's own ways.

        ``mark`` copies the mark in hand where nothing is selected.
        """
        self._quote_out, self._drag_out, self._copy_mark = quote, drag, mark

    def copy_with_reference(self) -> None:
        """Put the selected text on the clipboard as a quotation with its reference behind it.

        The source set by :meth:`set_reference_source` is asked; until it answers, and where it gives nothing, the
        plain text is there.
        """
        self.copy()
        if self._quote_out is not None and not self._selection.empty:
            self._quote_out(*self._selection.range)
            return
        if self._reference_of is None or self._selection.empty:
            return
        text = self.selected_text()

        def answer(reference: str) -> None:
            if reference and QGuiApplication.clipboard().text() == text:
                QGuiApplication.clipboard().setText(quotation(text, reference))

        self._reference_of(*self._selection.range, answer)

    def expand_selection(self) -> None:
        """Select the word at the caret, then its sentence, its paragraph, and all: each time the next larger."""
        if self.page is None:
            return
        start, end = self._selection.range
        for unit in (Unit.WORD, Unit.SENTENCE, Unit.PARAGRAPH):
            low, high = unit_at(self.page, start, unit)
            if low <= start and end <= high and (low, high) != (start, end) and low < high:
                self.select(low, high)
                return
        self.select_all()

    def move_caret(self, caret: Caret, keep_anchor: bool = False, show: bool = True) -> None:
        """Put the caret somewhere, extending the selection or not, and scroll it into view."""
        if self.page is None:
            return
        self._selection.move(caret, keep_anchor)
        if show:
            self._show_caret()
        self._selection_changed()

    def begin_selection(self, point: QPointF, unit: Unit) -> None:
        """Begin a selection at a point of the viewport."""
        if self.page is not None:
            caret = self.caret_under(point)
            self.begin_selection_at(caret, self._letter_under(point, caret), unit)

    def extend_selection(self, point: QPointF) -> None:
        """Extend the selection begun to a point of the viewport."""
        if self.page is not None:
            caret = self.caret_under(point)
            self.extend_selection_to(caret, self._letter_under(point, caret))

    def begin_selection_at(self, caret: Caret, letter: int, unit: Unit) -> None:
        """Begin a selection where a click on a letter puts the caret, here or on another view of the same text."""
        if self.page is not None:
            self._keys.forget_aim()
            self._selection.begin(self.page, caret, letter, unit)
            self._selection_changed()

    def extend_selection_to(self, caret: Caret, letter: int) -> None:
        """Extend the selection begun to a letter, by the unit with which it began."""
        if self.page is not None:
            self._selection.extend(self.page, caret, letter)
            self._selection_changed()

    def _selection_changed(self) -> None:
        self._mirror_caret()
        self.viewport().update()
        self.selectionChanged.emit(*self._selection.range)

    def _mirror_caret(self) -> None:
        if self.page is not None:
            piece = self.page.place(self._selection.caret).piece
            self._mirror.show_piece(piece, self._selection.anchor, self._selection.caret.offset)

    def _widened(self, start: int, end: int) -> tuple[int, int]:
        assert self.page is not None
        low, high = max(0, start - 64), end + 64
        a, b = widen(self.page.document.text[low:high], start - low, end - low)
        return low + a, low + b

    # What is under a point of the viewport

    def caret_under(self, point: QPointF) -> Caret:
        """The caret for a click: the nearer edge of the letter whose cell holds the point."""
        return pointing.caret_under(self.scene(), point) if self.page is not None else Caret(0)

    def letter_under(self, point: QPointF) -> int | None:
        """The offset of the letter whose cell holds the point; None beside the letters."""
        return pointing.letter_under(self.scene(), point) if self.page is not None else None

    def _letter_under(self, point: QPointF, caret: Caret) -> int:
        letter = self.letter_under(point)
        return caret.offset if letter is None else letter

    def marks_under(self, point: QPointF) -> list[Mark]:
        """The highlights under a point, the topmost first; on a stripe or its name, that one."""
        striped = self.stripes.at(point)
        if striped:
            return self._marks.topmost_first({mark.id: mark for mark in striped if mark.id in self._marks}.values())
        letter = self.letter_under(point)
        return [] if letter is None else self._marks.at(letter)

    def marks_at(self, offset: int) -> list[Mark]:
        """The highlights over the letter that begins at an offset, the topmost first."""
        return self._marks.at(offset)

    def note_under(self, point: QPointF) -> int | None:
        """The index of the note whose marker is under a point, or None."""
        letter = self.letter_under(point)
        return None if letter is None else self.note_at(letter)

    def note_at(self, letter: int) -> int | None:
        """The index of the note whose marker holds the letter at an offset, or None."""
        return None if self.page is None else self._jumps.note_at(self.page.document, letter)

    def acts_on_click(self, point: QPointF) -> bool:
        """Whether a click on a point leads somewhere: to a note, or to the highlight of a stripe."""
        return self.note_under(point) is not None or bool(self.stripes.at(point))

    def ready(self) -> bool:
        """Whether there is a text to select in."""
        return self.page is not None

    def tell_hovered(self, ids: list[str]) -> None:
        """The mouse stands over these highlights."""
        self.markHovered.emit(ids)

    # Gestures that the mouse hands on

    def click(self, point: QPointF) -> None:
        """A click without a drag: a note marker leads to its note, else the highlights there are activated."""
        letter = self.letter_under(point)
        if letter is None or not self.follow_note(letter):
            self.activate_marks(self.marks_under(point))

    def follow_note(self, letter: int) -> bool:
        """Go from a note's marker to the note, from the head of a note to its marker; False where neither is there."""
        if self.page is None:
            return False
        note = self.note_at(letter)
        if note is not None:
            self.go_to_note(note)
            self.noteActivated.emit(note)
            return True
        back = self._jumps.reference_of(self.page.document, letter)
        if back is not None:
            self.jump(*back)
        return back is not None

    def activate_at_caret(self) -> bool:
        """Do by keyboard what a click at the caret does; False where nothing is there."""
        if self.page is None:
            return False
        offset = self.caret()
        note = self._jumps.note_at(self.page.document, offset)
        if note is not None:
            self.go_to_note(note)
            self.noteActivated.emit(note)
            return True
        return self.activate_marks(self._marks.at(offset))

    def activate_marks(self, marks: Sequence[Mark]) -> bool:
        """Tell the highlights clicked, the topmost first; a further click on the same ones puts the next one first."""
        ids = [mark.id for mark in marks]
        if not ids:
            return False
        if len(ids) > 1 and set(ids) == set(self._cycled) and self._active == self._cycled[0]:
            ids = [*self._cycled[1:], self._cycled[0]]
        self._cycled = ids
        self.marksActivated.emit(ids)
        return True

    def go_to_note(self, index: int) -> None:
        """Go to the body of a note, if the source has it; :meth:`go_back` returns."""
        if self.page is not None:
            body = self.page.document.notes[index].body
            if body is not None:
                self.jump(body.start, body.end)

    def jump(self, start: int, end: int) -> None:
        """Go to a range so that :meth:`go_back` returns from it."""
        if self.page is not None:
            left = self.position()
            if self.keeps_way:
                self._jumps.leave(left)
            self.jumped.emit(left)
            self._selection.move(Caret(start), keep_anchor=False)
            self.reveal(start, end)
            self.flash(start, end)
            self._selection_changed()

    def go_back(self) -> bool:
        """Return to where the last jump began; False where there was none."""
        return self._return_to(self._jumps.back(self.position()))

    def go_on(self) -> bool:
        """Go where the last return came from; False where there was none."""
        return self._return_to(self._jumps.on(self.position()))

    def _return_to(self, position: ReadingPosition | None) -> bool:
        if position is None:
            return False
        self.restore_position(position)
        return True

    def handles(self) -> Sequence[tuple[float, float, float]]:
        """Where the handles of the active mark stand: x, top and height of their lines."""
        return handle_places(self.scene()) if self.page is not None else ()

    def drag_handle(self, handle: int, point: QPointF) -> int:
        """Move one end (0 the start, 1 the end) of the active mark to a point; which end it then is."""
        return self.move_handle(handle, self.caret_under(point).offset)

    def move_handle(self, handle: int, moved: int) -> int:
        """Move one end (0 the start, 1 the end) of the active mark to an offset; which end it then is."""
        mark = self._marks.get(self._active) if self._active is not None else None
        if mark is None or self.page is None:
            return handle
        self._edited = self._edited or mark
        fixed = mark.end if handle == 0 else mark.start
        if moved == fixed:
            return handle
        start, end = self._widened(min(fixed, moved), max(fixed, moved))
        self._boxes.forget(self._marks.add(replace(mark, start=start, end=end)))
        self._marks_changed()
        return 0 if moved < fixed else 1

    def finish_range_edit(self) -> None:
        """The handle has been let go: tell the new range. The mark is shown so until it is updated."""
        before, self._edited = self._edited, None
        mark = self._marks.get(before.id) if before is not None else None
        if mark is not None and before is not None and (mark.start, mark.end) != (before.start, before.end):
            self._marks_changed()
            self.rangeEdited.emit(mark.id, mark.start, mark.end)

    def cancel_range_edit(self) -> None:
        """The handle has been let go without a change: show the highlight as it was."""
        before, self._edited = self._edited, None
        if before is not None and before.id in self._marks:
            self._boxes.forget(self._marks.add(before))
            self._marks_changed()

    def cancel_gesture(self) -> bool:
        """Give up the drag of a handle that is under way; whether there was one."""
        return self._mouse.cancel_handle()

    def start_drag(self) -> None:
        """Let the selected passage be dragged out of the page, onto a code or into another program."""
        if self._drag_out is not None and not self._selection.empty:
            self._drag_out(*self._selection.range)
        elif not self._selection.empty:
            drag_passage(self, self.selected_text())

    # Going to places

    def place_of(self, offset: int) -> tuple[QPointF, float] | None:
        """Where the caret after a letter stands in the viewport, and the height of its line; None out of view."""
        if self.page is None:
            return None
        caret = Caret(offset, upstream=True)
        place = self.page.place(caret)
        scene = self.scene()
        for row, y, _ in rows_in_view(scene.page, scene.top, scene.height):
            if row == place.row and 0 <= y + place.top + place.height <= scene.height:
                return QPointF(scene.left + self.page.caret_x(caret)[0], y + place.top), float(place.height)
        return None

    def reveal(self, start: int, end: int | None = None, centre: bool = True) -> None:
        """Bring a range into view: at a third of the height, or (not ``centre``) by the least scrolling."""
        if self.page is not None:
            self._scrolling.reveal(self.page, start, self.viewport().height(), centre)
            self._follow()
            self.revealed.emit(start, start if end is None else end)

    def scroll_to(self, offset: int, *, at_head: bool) -> None:
        """Scroll to the line of an offset, without telling: to the head of the view, or just so far that it is seen."""
        if self.page is None:
            return
        height, offset = self.viewport().height(), min(max(offset, 0), len(self.page.document.text))
        if at_head:
            self._scrolling.restore(self.page, offset, 0.0, height)
        elif not self._scrolling.shows(self.page, offset, height):
            self._scrolling.reveal(self.page, offset, height, centre=True)
        self._follow()

    def lend_focus(self, widget: QWidget | None) -> None:
        """Let another widget take the keyboard that is meant for the text, while the text is hidden."""
        self.setFocusProxy(widget or self._mirror)

    def _show_caret(self) -> None:
        caret = self._selection.caret
        if self.page is not None:
            place = self.page.place(caret)
            self.reveal(
                place.piece.offset(place.piece.line_range(place.line)[0]) if caret.upstream else caret.offset,
                centre=False,
            )

    def flash(self, start: int, end: int) -> None:
        """Draw the eye to a range for about a second."""
        self._flash = (start, end, 1.0)
        self._fade.stop()
        self._fade.start()

    def _faded(self, strength: object) -> None:
        if self._flash is not None and isinstance(strength, float):
            self._flash = (*self._flash[:2], strength) if strength > 0 else None
            self.viewport().update()
            self.flashChanged.emit()

    def scroll_by(self, pixels: float) -> None:
        """Scroll on (or back, where negative) by pixels."""
        if self.page is not None:
            row, dy = self._scrolling.top
            self._scrolling.go_to(self.page, row, dy + pixels, self.viewport().height())
            self._follow()

    def page_target(self, caret: Caret, x: float, down: bool) -> Caret:
        """Scroll by nearly a view; the caret that then stands where the caret stood, at x."""
        assert self.page is not None
        height, before = self.viewport().height(), self._scrolling.top
        top = self._scrolling.line_top(self.page, caret, height)
        y = height / 2 if top is None else min(max(top + self.page.place(caret).height / 2, 0.0), height - 1.0)
        self.scroll_by((1 if down else -1) * 0.9 * height)
        if self._scrolling.top == before:
            return Caret(self.page.rows.ends[-1] if down else self.page.rows.starts[0])
        return self.caret_under(QPointF(x + self._column().left, y))

    def position(self) -> ReadingPosition:
        """Where the reader stands, for :meth:`restore_position`; four numbers that can be kept as JSON."""
        if self.page is None:
            return ReadingPosition(0, 0.0, 0, 0)
        offset, share = self._scrolling.position(self.page)
        return ReadingPosition(offset, round(share, 4), self._selection.anchor, self._selection.caret.offset)

    def restore_position(self, value: Sequence[float]) -> None:
        """Go back to a position; one that lies outside the text is cut to it."""
        if self.page is None:
            return
        saved = ReadingPosition(int(value[0]), float(value[1]), int(value[2]), int(value[3]))
        size = len(self.page.document.text)
        self._scrolling.restore(self.page, min(saved.offset, size), saved.share, self.viewport().height())
        self._selection.set(min(saved.anchor, size), Caret(min(saved.caret, size)))
        self._follow()
        self._selection_changed()

    # Find

    def find(  # type: ignore[override]  # hides QWidget.find, which looks a window up by its number
        self, query: str, *, whole_word: bool = False, exact: bool = False
    ) -> int:
        """Find a text and go to the first hit from the caret on; how many hits there are so far.

        A long text is searched on in the background: ``findChanged`` tells.
        """
        self._finding.start(query, self._selection.range[0], whole_word=whole_word, exact=exact)
        return len(self._finding.finder)

    def find_done(self) -> bool:
        """Whether the whole text has been searched."""
        return self._finding.finder.done

    def find_next(self) -> None:
        """Go to the next hit, after the last to the first."""
        self._finding.step(1)

    def find_previous(self) -> None:
        """Go to the hit before, before the first to the last."""
        self._finding.step(-1)

    def found_within(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        """The hits that touch a range, each with whether it is the one in hand."""
        finder = self._finding.finder
        return [(*finder[at], at == self._finding.current) for at in finder.within(start, end)]

    @property
    def flashed(self) -> tuple[int, int, float] | None:
        """The range to which the eye is drawn now, and how strongly, from 1 to 0."""
        return self._flash

    def clear_find(self) -> None:
        """Forget the hits."""
        self._finding.clear()

    def _go_to_found(self, start: int, end: int) -> None:
        self.select(start, end)
        if self.page is not None and not self._scrolling.shows(self.page, start, self.viewport().height()):
            self.reveal(start, end)
        else:
            self.revealed.emit(start, end)

    def _found_changed(self) -> None:
        self._map_timer.start()
        self.viewport().update()
        self.findChanged.emit(self._finding.current + 1, len(self._finding.finder))

    # Drawing

    def scene(self) -> Scene:
        """All that is in view."""
        assert self.page is not None
        return Scene(
            page=self.page,
            marks=self._marks,
            boxes=self._boxes,
            finder=self._finding.finder,
            theme=self._settings.theme,
            top=self._scrolling.top,
            left=self._column().left,
            width=self.viewport().width(),
            height=self.viewport().height(),
            selection=self._selection.range,
            current_found=self._finding.current,
            active=self._active,
            caret=self._selection.caret if self._mirror.hasFocus() else None,
            flash=self._flash,
            focused=self._mirror.hasFocus(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        clip = QRectF(event.rect())
        if self.page is None:
            painter.fillRect(clip, self._settings.theme.colour("page"))
            painter.end()
            return
        scene = self.scene()
        paint(painter, scene, clip)
        zone, pixels = self._column().stripe_zone(self.viewport().height()), max(13.0, 0.66 * self._settings.em)
        text_on_left = self.page.rtl
        self.stripes.place(scene.extents.values(), zone, text_on_left, pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.stripes.paint(painter, self._settings.theme, self._active, text_on_left, pixels)
        painter.end()

    def _draw_map(self) -> None:
        """Draw the map in the scrollbar anew, a little after the last change."""
        if self.page is None:
            return
        self._bar.set_marks(map_of_marks(self.page, self._marks, self._settings.theme.page))
        finder = self._finding.finder
        found = (finder[i][0] for i in range(0, len(finder), 1 + len(finder) // 4000))
        self._bar.set_found(map_of_ranges(self.page, found, self._settings.theme.found_current))

    def _follow(self) -> None:
        self._scrolling.follow(self.page, self.viewport().height())
        self.viewport().update()

    def _bar_moved(self, value: int) -> None:
        if self._scrolling.bar_moved(self.page, value, self.viewport().height()):
            self.viewport().update()

    # Events

    def hasFocus(self) -> bool:
        return self._mirror.hasFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.page is not None and self.page.width != self._column().width:
            self._lay_out_anew()
        elif self.page is not None:
            self.scroll_by(0.0)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event.pos(), event.globalPos())
            return True
        if event.type() == QEvent.Type.Leave:
            self._mouse.leave()
        return super().viewportEvent(event)

    def _show_tooltip(self, at: QPoint, global_at: QPoint) -> None:
        text = self.tooltip_at(QPointF(at))
        if text:
            QToolTip.showText(global_at, text, self.viewport())
        else:
            QToolTip.hideText()

    def tooltip_at(self, point: QPointF) -> str:
        """What hovering over a point tells, as rich text: a marker's note, or the codes and memos of highlights."""
        told = self.tooltip_of(self.note_under(point), self.marks_under(point))
        letter = self.letter_under(point)
        word = None if letter is None or self.page is None else doubtful_at(self.page.document, letter)
        if word is None:
            return told
        unsure = self.tr("Read by text recognition, {percent} % sure: compare it with the page.")
        return told + tooltips.of_words(unsure.format(percent=word.confidence))

    def tooltip_of(self, note: int | None, marks: Sequence[Mark]) -> str:
        """What hovering tells of a note, else of highlights."""
        if note is not None and self.page is not None:
            return tooltips.of_note(self.page.document, note, self.tr("The source lacks the text of this note."))
        stances = {
            "supports": self.tr("supports"),
            "contradicts": self.tr("contradicts"),
            "context": self.tr("context"),
        }
        return tooltips.of_marks(marks, stances, self.page.rtl if self.page is not None else True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._mouse.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._keys.handle(event):
            event.accept()
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom_step(1 if steps > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def zoom_step(self, by: int) -> None:
        """Zoom in (1) or out (-1) by one step."""
        zoom = self._settings.zoom
        steps = [z for z in ZOOMS if z > zoom] if by > 0 else [z for z in reversed(ZOOMS) if z < zoom]
        if steps:
            self.set_zoom(steps[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()


__all__ = ["LIGHT", "Mark", "Reader", "ReadingPosition"]
