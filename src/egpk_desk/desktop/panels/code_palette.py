"""The palette of codes: a few letters, Enter, and the passage carries the code; what is not there yet is made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.code_draft import CodeDraft, new_draft
from egpk_desk.desktop.panels.code_places import numbered
from egpk_desk.desktop.panels.code_ranking import ranked
from egpk_desk.desktop.panels.code_row import DISC, paint_disc, paint_key, said
from egpk_desk.desktop.panels.kind_names import kind_label
from egpk_desk.desktop.panels.lines import elided, mirrored, one_line, paint_line, smaller
from egpk_desk.desktop.panels.palette import Palette
from egpk_desk.desktop.panels.tones import paint_row_ground, theme_of
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Code, Kind
from egpk_desk.text.bidi import isolate
from egpk_desk.text.folding import fold

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CHOICE = Qt.ItemDataRole.UserRole + 1
_WIDTH = 400
_ROWS = 8
_KEY = 19.0


class PaletteModel(QAbstractListModel):
    """The codes that fit what was typed, then a new one of each kind."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.codes: dict[str, Code] = {}
        self.counts: Mapping[str, int] = {}
        self.kinds: Sequence[Kind] = ()
        self.carried: frozenset[str] = frozenset()
        self.numbers: dict[str, int] = {}
        self.choices: list[Code | CodeDraft] = []

    def show_choices(self, choices: list[Code | CodeDraft]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role == _CHOICE:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(choice)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            carried = isinstance(choice, Code) and choice.id in self.carried
            return said(self.name(choice), self.tr("on this passage") if carried else "", self.about(choice))
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(choice, Code):
            return choice.definition or None
        return None

    def name(self, choice: Code | CodeDraft) -> str:
        """What a row says first."""
        if isinstance(choice, Code):
            return choice.name(self.language)
        return self.tr("New: {name}").format(name=isolate(choice.name_ar or choice.name_en))

    def about(self, choice: Code | CodeDraft) -> str:
        """Where a code stands: its kind and the codes above it."""
        kind, _, _ = choice.slug.partition("/")
        parts: list[str] = []
        above = self.codes.get(choice.parent or "")
        while above is not None and above.id != choice.id:
            parts.insert(0, above.name(self.language))
            above = self.codes.get(above.parent or "")
        return " › ".join(isolate(part) for part in (kind_label(kind, self.kinds, self.language), *parts))


class _Row(QStyledItemDelegate):
    """Two lines: disc and name, and where the code stands; its number key at the end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = QFontMetricsF(option.font).height() + QFontMetricsF(smaller(option.font, 0.82)).height() * 0.9
        return QSize(120, round(height) + LIGHT.spacing.medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, choice = index.model(), index.data(_CHOICE)
        if not isinstance(model, PaletteModel):
            return
        theme, interface = theme_of(option.palette), option.direction
        paint_row_ground(painter, option, theme)
        rect = QRectF(option.rect).adjusted(LIGHT.spacing.medium, 2, -LIGHT.spacing.medium, -2)
        small = smaller(option.font, 0.82)
        disc = QRectF(rect.left() + 4, rect.center().y() - DISC / 2, DISC, DISC)
        start, end = disc.right() + LIGHT.spacing.medium, rect.right() - _KEY - LIGHT.spacing.medium
        if isinstance(choice, Code):
            ticked = choice.id in model.carried
            paint_disc(painter, mirrored(disc, rect, interface), choice.colour, theme, ticked=ticked)
            number = model.numbers.get(choice.id)
            if number is not None:
                key = QRectF(rect.right() - _KEY, rect.center().y() - _KEY / 2, _KEY, _KEY)
                paint_key(painter, mirrored(key, rect, interface), i18n.number(number), small, theme)
            count = model.counts.get(choice.id, 0)
            if count:
                words = i18n.number(count)
                width = QFontMetricsF(small).horizontalAdvance(words) + 2
                place = mirrored(QRectF(end - width, rect.top(), width, rect.height()), rect, interface)
                paint_line(painter, place, words, small, theme.colour("quiet"), interface=interface)
                end -= width + LIGHT.spacing.medium
        else:
            font = smaller(option.font, 1.25, bold=True)
            paint_line(painter, mirrored(disc, rect, interface), "+", font, theme.colour("accent"), interface=interface)
        first = QFontMetricsF(option.font).height()
        name = QRectF(start, rect.top(), end - start, first)
        below = QRectF(start, name.bottom() - 3, end - start, rect.bottom() - name.bottom() + 3)
        words = elided(model.name(choice), option.font, name.width())
        new = None if isinstance(choice, Code) else interface
        place = mirrored(name, rect, interface)
        paint_line(painter, place, words, option.font, theme.colour("text"), interface=interface, direction=new)
        words = elided(model.about(choice), small, below.width())
        place = mirrored(below, rect, interface)
        paint_line(painter, place, words, small, theme.colour("quiet"), interface=interface, direction=interface)


class CodePalette(Palette):
    """Lies over the page while it is open. Enter takes the row in hand, the arrows choose, Escape puts it away."""

    codeChosen = Signal(str)  # noqa: N815 - Qt's way of naming; a code's id
    newCodeChosen = Signal(object)  # noqa: N815 - a CodeDraft
    closed = Signal()

    def __init__(self, parent: QWidget, *, language: str | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codePalette")
        self.model = PaletteModel(language or i18n.language(), self)
        self.recent: list[str] = []
        self._place, self._above = QPoint(), 0
        self.field.setPlaceholderText(self.tr("A few letters of a code, Arabic or English"))
        self.field.setToolTip(self.field.placeholderText())
        self.field.setAccessibleName(self.tr("Code"))
        self.view.setObjectName("paletteCodes")
        self.view.setAccessibleName(self.tr("Codes"))
        self._list(self.model, _Row())
        self.hint.setText(self.tr("Enter gives the code, or takes it off; Escape puts this away."))

    def set_codes(self, codes: Sequence[Code], counts: Mapping[str, int], kinds: Sequence[Kind] = ()) -> None:
        """Know the codebook, every code after the one above it; ``counts`` are highlights by code id."""
        self.model.codes = {code.id: code for code in codes}
        self.model.counts = counts
        self.model.kinds = kinds
        self.model.numbers = {code.id: number for number, code in enumerate(numbered(codes), start=1)}
        if self.isVisible():
            self._look(self.field.text())

    def open_at(self, place: QPoint, above: int, text: str = "", carried: Collection[str] = ()) -> None:
        """Open under a place of the parent, or (where there is no room) so many pixels above it, with letters typed.

        ``carried`` are the ids of the codes that the passage carries.
        """
        self.model.carried = frozenset(carried)
        self._place, self._above = place, above
        self._show_with(text)

    def _settle(self) -> None:
        """Take the room that the rows need, at the place where it was opened."""
        room, place, above = self.parentWidget(), self._place, self._above
        assert room is not None
        row = self.view.sizeHintForRow(0) if self.model.rowCount() else 40
        width = min(_WIDTH, room.width() - 2 * LIGHT.spacing.medium)
        self.ensurePolished()
        around = self.sizeHint().height() - self.view.sizeHint().height()
        height = min(min(_ROWS, max(2, self.model.rowCount())) * row + around, room.height() - 2 * LIGHT.spacing.medium)
        left = place.x() - (width if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0)
        left = max(LIGHT.spacing.medium, min(left, room.width() - width - LIGHT.spacing.medium))
        top = place.y() + LIGHT.spacing.small
        if top + height > room.height() - LIGHT.spacing.medium:
            over = place.y() - above - LIGHT.spacing.small - height
            top = over if over >= 0 else max(LIGHT.spacing.medium, room.height() - height - LIGHT.spacing.medium)
        self.setGeometry(left, top, width, height)

    def _look(self, text: str) -> None:
        codes = list(self.model.codes.values())
        choices: list[Code | CodeDraft] = [*ranked(text, codes, self.model.counts, self.recent)]
        name = one_line(text)
        same = {fold(each) for code in codes for each in (code.name_ar, code.name_en) if not code.retired}
        if name and fold(name) not in same:
            kinds = dict.fromkeys([*("driver", "dimension"), *(code.kind for code in codes)])
            choices += [draft for kind in kinds if (draft := new_draft(name, kind, codes)) is not None]
        self.model.show_choices(choices)
        self._take_first()
        self._settle()

    def _choose(self, index: QModelIndex) -> None:
        choice = index.data(_CHOICE) if index.isValid() else None
        if choice is None:
            return
        self.put_away()
        if isinstance(choice, Code):
            self.recent = [choice.id, *(code for code in self.recent if code != choice.id)]
            self.codeChosen.emit(choice.id)
        else:
            self.newCodeChosen.emit(choice)

    def put_away(self) -> None:
        """Close the palette."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
