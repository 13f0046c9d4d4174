"""What is chosen for printing, and the sheet of paper that follows from it. Lengths are points (1/72 inch)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPageSize

PAPERS = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter, "A5": QPageSize.PageSizeId.A5}
SIZES = (10, 11, 12, 13, 14, 16)


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """``part`` is a range of the document (code points, half-open), all of it where it is None.

    ``codes`` and ``memos`` stand in the margin; without ``highlights`` nothing is tinted and no margin kept. Words of
    the page are in ``language``; its numbers in Arabic digits where ``arabic_digits`` says so.
    """

    part: tuple[int, int] | None = None
    highlights: bool = True
    codes: bool = True
    memos: bool = True
    paper: str = "A4"
    points: int = 12
    justified: bool = True
    face: str = ""
    language: str = "ar"
    arabic_digits: bool = False

    @property
    def noted(self) -> bool:
        """Whether a margin is kept."""
        return self.highlights and (self.codes or self.memos)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's measures: the text stands ``top`` below its upper edge, ``side`` from both sides."""

    width: float
    height: float
    top: float = 62.0
    bottom: float = 60.0
    side: float = 52.0
    gap: float = 14.0

    @property
    def text_height(self) -> float:
        """The height of the text on a page."""
        return self.height - self.top - self.bottom

    def notes_width(self, noted: bool) -> float:
        """The width of the margin for notes; none where nothing is noted."""
        return round(0.24 * (self.width - 2 * self.side)) if noted else 0.0

    def text_width(self, noted: bool) -> float:
        """The width of the lines."""
        kept = self.notes_width(noted) + self.gap if noted else 0.0
        return self.width - 2 * self.side - kept


def sheet_of(options: PrintOptions) -> Sheet:
    """The sheet of the chosen paper."""
    size = QPageSize(PAPERS.get(options.paper, QPageSize.PageSizeId.A4)).sizePoints()
    return Sheet(float(size.width()), float(size.height()))
