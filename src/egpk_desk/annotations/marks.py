"""The values that annotations are written from and read as.

Boxes are rectangles of the page as it is shown (cropped and turned): points from the upper left corner, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from egpk_desk.readers.pdf.layout import Rect

OURS = "egpk-desk:"
"""What the name (``/NM``) of an annotation that this program wrote begins with; its highlight's id follows."""


class MarkKind(StrEnum):
    """What a mark is in the file."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    STRIKE_OUT = "strike-out"
    SQUIGGLY = "squiggly"
    NOTE = "note"  # a text note, a caret or free text: a place and words, no letters marked


@dataclass(frozen=True, slots=True)
class NewMark:
    """A highlight annotation to be written on page ``page`` (from 1): a box for each stretch of a line.

    ``colours`` (``#rrggbb``) are those of its codes, the first is the annotation's. ``contents`` is what viewers show;
    ``codes`` (slugs), ``memo`` and ``quote`` are kept apart for this program. ``created`` is ISO 8601.
    """

    page: int
    boxes: tuple[Rect, ...]
    colours: tuple[str, ...]
    highlight: str
    contents: str = ""
    author: str = ""
    created: str = ""
    codes: tuple[str, ...] = ()
    memo: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark that stands in a file, on page ``page`` (from 1). ``memo`` is what its maker wrote, replies included.

    ``name`` is its name in the file, ``colour`` ``#rrggbb`` or empty, ``created`` as the file has it. ``codes`` and
    ``quote`` (the marked words) only where this program wrote it.
    """

    page: int
    kind: MarkKind
    boxes: tuple[Rect, ...]
    memo: str = ""
    author: str = ""
    colour: str = ""
    created: str = ""
    name: str = ""
    codes: tuple[str, ...] = ()
    quote: str = ""

    @property
    def highlight(self) -> str:
        """The id of the highlight that this program wrote it from; empty where another program made it."""
        return self.name.removeprefix(OURS).split("/")[0] if self.name.startswith(OURS) else ""


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """A PDF with annotations: ``highlights`` counts what is shown of the library's highlights.

    ``incremental`` says whether the original's bytes stand untouched before the annotations.
    """

    data: bytes
    incremental: bool
    highlights: int


def may_hold_marks(source: bytes) -> bool:
    """Whether it is worth looking: ``/Annots`` can only be hidden in compressed object streams."""
    return b"/Annots" in source or b"/ObjStm" in source
