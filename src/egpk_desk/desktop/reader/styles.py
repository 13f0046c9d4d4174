"""What each kind of block looks like. Sizes and distances are in em of the body text, so that zoom scales them all."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from egpk_desk.desktop.fonts import READING_FACE, reading_font
from egpk_desk.desktop.theme import LIGHT, Theme
from egpk_desk.document import Block, BlockKind

BODY_PIXELS = 21.0  # at a zoom of 100
NATURAL_LEAST = 1.7  # em: lines need room for stacked tashkeel above and lanes below, whatever a face says of itself


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """The look of one kind of block. ``before``/``after`` are distances above and below, ``start``/``end`` indents."""

    size: float = 1.0
    bold: bool = False
    role: str = "ink"
    before: float = 0.0
    after: float = 0.55
    start: float = 0.0
    end: float = 0.0
    leading: float = 1.0
    bar: bool = False
    justify: bool = True


_HEADING_SIZES = (1.36, 1.22, 1.12, 1.05, 1.0, 1.0)
_STYLES = {
    BlockKind.TITLE: BlockStyle(
        size=1.7, bold=True, role="heading", before=0.5, after=0.5, leading=0.86, justify=False
    ),
    BlockKind.PARAGRAPH: BlockStyle(),
    BlockKind.QUOTE: BlockStyle(start=1.7, end=1.2, before=0.1, bar=True),
    BlockKind.CAPTION: BlockStyle(size=0.86, role="quiet", after=0.8, justify=False),
    BlockKind.NOTE: BlockStyle(size=0.84, role="quiet", after=0.25, leading=0.95),
    BlockKind.METADATA: BlockStyle(size=0.8, role="quiet", after=0.05, leading=0.92, justify=False),
    BlockKind.FURNITURE: BlockStyle(size=0.76, role="quiet", after=0.1, leading=0.92, justify=False),
    BlockKind.TABLE_CELL: BlockStyle(size=0.92, after=0.0, leading=0.92, justify=False),
}
_HEADER_CELL = BlockStyle(size=0.92, bold=True, after=0.0, leading=0.92, justify=False)
_HEADINGS = tuple(
    BlockStyle(size=size, bold=True, role="heading", before=0.95 - 0.1 * level, after=0.3, leading=0.9, justify=False)
    for level, size in enumerate(_HEADING_SIZES)
)
_LIST_ITEMS = tuple(BlockStyle(start=1.6 * depth, after=0.22) for depth in range(10))


def block_style(block: Block) -> BlockStyle:
    """The look of a block by its kind, level and cell."""
    if block.kind is BlockKind.HEADING:
        return _HEADINGS[min(max(block.level, 1), 6) - 1]
    if block.kind is BlockKind.LIST_ITEM:
        return _LIST_ITEMS[min(max(block.level, 1), 9)]
    if block.cell is not None and block.cell.header:
        return _HEADER_CELL
    return _STYLES.get(block.kind, _STYLES[BlockKind.PARAGRAPH])


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen for reading. ``measure`` is the longest line, in average letters; ``zoom`` per cent."""

    face: str = READING_FACE
    zoom: int = 100
    line_spacing: float = 1.0
    measure: int = 86
    justified: bool = False
    theme: Theme = LIGHT

    @property
    def em(self) -> float:
        """The size of the body text in pixels."""
        return BODY_PIXELS * self.zoom / 100


@dataclass(frozen=True, slots=True)
class Metrics:
    """A style made real: its font, the distance from line to line, and where the baseline stands within it (pixels)."""

    font: QFont
    pitch: float
    baseline: float
    em: float


class StyleSheet:
    """The metrics of every style under given settings, worked out once each."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.em = settings.em
        self._metrics: dict[tuple[float, bool, float], Metrics] = {}
        body = QFontMetricsF(reading_font(self.em, settings.face))
        # One letter on an average, measured on ordinary words: the unit of the measure and of estimated heights.
        sample = "وفي هذا الإطار تكتسب العلاقات بين الدول أهمية خاصة خلال السنوات الأخيرة"
        self.letter = max(1.0, body.horizontalAdvance(sample) / len(sample))

    def metrics(self, style: BlockStyle) -> Metrics:
        """The metrics of a style."""
        key = (style.size, style.bold, style.leading)
        found = self._metrics.get(key)
        if found is None:
            em = max(1.0, float(round(self.em * style.size)))
            font = reading_font(em, self.settings.face)
            font.setBold(style.bold)
            sizes = QFontMetricsF(font)
            natural = sizes.ascent() + sizes.descent()
            pitch = max(natural, NATURAL_LEAST * em) * style.leading * self.settings.line_spacing * 1.06
            found = Metrics(font, pitch, (pitch - natural) / 2 + sizes.ascent(), em)
            self._metrics[key] = found
        return found
