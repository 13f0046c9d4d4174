"""A document made into pages of paper, each of which can be painted on anything: a picture, a PDF, a printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from egpk_desk.desktop.fonts import READING_FACE, reading_font
from egpk_desk.desktop.printing.letters import Letter, letters_of
from egpk_desk.desktop.printing.margin import Margin, Placed, Wanted
from egpk_desk.desktop.printing.options import PrintOptions, sheet_of
from egpk_desk.desktop.printing.paging import Slice, paginate
from egpk_desk.desktop.printing.part import marks_in, part_of
from egpk_desk.desktop.reader import Mark
from egpk_desk.desktop.reader.find import Finder
from egpk_desk.desktop.reader.highlights import HighlightBoxes
from egpk_desk.desktop.reader.marks import Marks
from egpk_desk.desktop.reader.page import Page
from egpk_desk.desktop.reader.painting import Scene, paint_row
from egpk_desk.desktop.reader.styles import BODY_PIXELS, Settings
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.document import Document
from egpk_desk.errors import Cancelled

_ZOOM = 200  # the layout's pixels are fine enough then that rounding is not seen on paper
_PAPER = replace(LIGHT, page="#ffffff", tint_strength=0.8 * LIGHT.tint_strength)
_FOOT = {"ar": "صفحة {page} من {pages}", "en": "Page {page} of {pages}"}
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class PrintedPages:
    """The pages of one document under given options. Made and painted off the window's thread where that is wished."""

    def __init__(
        self,
        document: Document,
        marks: Sequence[Mark],
        options: PrintOptions,
        *,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self.options = options
        self.sheet = sheet_of(options)
        self.title = " ".join(document.metadata.title.split())
        if options.part is not None:
            marks = list(marks_in(marks, *options.part))
            document = part_of(document, *options.part)
        shown = list(marks) if options.highlights else []
        noted = options.noted and any((m.labels and options.codes) or (m.memo and options.memos) for m in shown)
        self._noted = noted
        self._scale = options.points / (BODY_PIXELS * _ZOOM / 100)  # points of a pixel of the layout
        settings = Settings(face=options.face or READING_FACE, zoom=_ZOOM, justified=options.justified, theme=_PAPER)
        page = Page(document, settings, self.sheet.text_width(noted) / self._scale)
        self._page = page
        self._marks = Marks(page.rows)
        self._marks.replace_all(shown)
        self._boxes = HighlightBoxes()
        height = self.sheet.text_height / self._scale
        self._slices = paginate(page, height)
        self._margin = Margin(
            self.sheet.notes_width(noted) / self._scale,
            height,
            page.styles.em,
            codes=options.codes,
            memos=options.memos,
            rtl=page.rtl,
        )
        self._notes: list[list[Placed]] = []
        if noted:
            self._place_notes(cancelled)

    def __len__(self) -> int:
        return len(self._slices)

    def _place_notes(self, cancelled: Callable[[], bool]) -> None:
        told: set[str] = set()
        for slices in self._slices:
            if cancelled():
                raise Cancelled("Printing was stopped.", "Nothing was printed.")
            self._notes.append(self._margin.place(self._wanted(slices, told)))
        while self._margin.carries:  # memos that are longer than all pages: pages of their own
            self._slices.append([])
            self._notes.append(self._margin.place(()))

    def _wanted(self, slices: Sequence[Slice], told: set[str]) -> list[Wanted]:
        """The marks that begin on a page, and where."""
        found: dict[str, Wanted] = {}
        for piece in slices:
            laid = self._page.laid(piece.row)
            for shown in self._boxes.of_row(piece.row, laid, self._marks):
                if shown.mark.id not in told and piece.top - 0.5 <= shown.box.top() < piece.bottom:
                    y = piece.y + shown.box.top() - piece.top
                    known = found.get(shown.mark.id)
                    if known is None or y < known.y:
                        found[shown.mark.id] = Wanted(shown.mark, y)
        told.update(found)
        return sorted(found.values(), key=lambda one: (one.y, one.mark.start, one.mark.end))

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page (from 0) on a painter whose unit is the point and whose origin the sheet's upper left corner."""
        sheet, scale = self.sheet, self._scale
        painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), QColor(_PAPER.page))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._paint_edges(painter, number)
        painter.save()
        painter.translate(self._text_left(), sheet.top)
        painter.scale(scale, scale)
        scene = Scene(
            page=self._page,
            marks=self._marks,
            boxes=self._boxes,
            finder=Finder(""),
            theme=_PAPER,
            top=(0, 0.0),
            left=0.0,
            width=self._page.width,
            height=sheet.text_height / scale,
            focused=False,
        )
        for piece in self._slices[number]:
            self._paint_slice(painter, scene, piece)
        if self._noted:
            x = (self._margin_left() - self._text_left()) / scale
            self._margin.paint(painter, self._notes[number], x, 0.0, _PAPER)
        painter.restore()

    def _paint_slice(self, painter: QPainter, scene: Scene, piece: Slice) -> None:
        em = self._page.styles.em
        laid = self._page.laid(piece.row)
        ends = piece.bottom >= laid.height - laid.bottom - 0.5
        clip = QRectF(-3 * em, piece.y, self._page.width + 6 * em, piece.bottom - piece.top + (2 if ends else 0))
        painter.save()
        painter.setClipRect(clip)
        paint_row(painter, scene, piece.row, QPointF(0.0, piece.y - piece.top), laid, clip.adjusted(0, 0.5, 0, -0.5))
        painter.restore()

    def _paint_edges(self, painter: QPainter, number: int) -> None:
        """The title above the text, the page's number below it."""
        sheet = self.sheet
        painter.setPen(QColor(_PAPER.rule))
        painter.drawLine(QPointF(sheet.side, 48), QPointF(sheet.width - sheet.side, 48))
        painter.setPen(QColor(_PAPER.quiet))
        for layout, place in self._edges(number):
            painter.save()
            painter.translate(place)
            painter.scale(_EDGE_SCALE, _EDGE_SCALE)
            layout.draw(painter, QPointF(0, 0))
            painter.restore()

    def _edges(self, number: int) -> list[tuple[QTextLayout, QPointF]]:
        sheet = self.sheet
        words = _FOOT["ar" if self.options.language == "ar" else "en"].format(page=number + 1, pages=len(self))
        if self.options.arabic_digits:
            words = words.translate(_ARABIC_DIGITS)
        foot, foot_width = _edge(words, self.options.language == "ar", sheet.width)
        head, head_width = _edge(self.title, self._page.rtl, sheet.width - 2 * sheet.side)
        left = sheet.width - sheet.side - head_width if self._page.rtl else sheet.side
        return [
            (head, QPointF(left, 28)),
            (foot, QPointF((sheet.width - foot_width) / 2, sheet.height - 42)),
        ]

    def letters(self, number: int) -> list[Letter]:
        """Every letter of a page with its place, in points from the sheet's upper left corner."""
        sheet, scale = self.sheet, self._scale
        found: list[Letter] = []
        for layout, place in self._edges(number):
            if layout.text():
                baseline = place.y() + layout.lineAt(0).ascent() * _EDGE_SCALE
                found += letters_of(layout, 0, place.x(), baseline, _EDGE_SCALE, _EDGE_SIZE)
        left = self._text_left()
        for piece in self._slices[number]:
            for stretch in self._page.laid(piece.row).pieces:
                metrics = stretch.metrics
                for line in range(stretch.lines):
                    top = stretch.y + line * metrics.pitch
                    if piece.top - 0.5 <= top < piece.bottom - 0.5:
                        baseline = sheet.top + (piece.y + top - piece.top + metrics.baseline) * scale
                        x = left + stretch.x * scale
                        found += letters_of(stretch.layout, line, x, baseline, scale, metrics.em * scale)
        if self._noted:
            found += self._margin.letters(self._notes[number], self._margin_left(), sheet.top, scale)
        return found

    def _text_left(self) -> float:
        """The left edge of the lines on the sheet."""
        kept = self.sheet.notes_width(self._noted) + self.sheet.gap if self._noted else 0.0
        return self.sheet.side + (kept if self._page.rtl else 0.0)

    def _margin_left(self) -> float:
        """The left edge of the margin on the sheet."""
        sheet = self.sheet
        return sheet.side if self._page.rtl else sheet.width - sheet.side - sheet.notes_width(True)


_EDGE_SIZE = 9.0
_EDGE_SCALE = 0.25  # points a pixel of the lines at the edges


def _edge(words: str, rtl: bool, room: float) -> tuple[QTextLayout, float]:
    """A line at a page's edge, elided where it is longer than its room, and its width (points)."""
    font = reading_font(_EDGE_SIZE / _EDGE_SCALE)
    words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room / _EDGE_SCALE)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room / _EDGE_SCALE)
    width = line.naturalTextWidth()
    line.setLineWidth(width + 1)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout, width * _EDGE_SCALE
