"""Running heads, feet and page numbers: lines at the edge of the page that repeat, or that count the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from egpk_desk.readers.pdf.bidi_order import logical
from egpk_desk.readers.pdf.columns import Line
from egpk_desk.readers.pdf.footnotes import is_note
from egpk_desk.readers.pdf.pages import PageLines
from egpk_desk.text.digits import to_western
from egpk_desk.text.folding import fold

_EDGE = 2  # lines from the top and from the bottom that may be furniture
_ZONE = 0.12  # of the page's height, where a bare number is a page number
_LEAST_LINES = 6  # of a page whose margins are known
_NEAR_EDGE = 0.75  # of the margin at the sides
_AS_NEAR = 1.5  # times the usual distance of lines
_APART = 1.5  # times the usual distance of lines
_SHORT = 0.7  # of the width of the text
_OVER = 1.2  # times the usual distance of lines
_TITLE = 1.3  # times the usual print
_NO_LARGER = 1.25  # the same
_NUMBER = re.compile(
    r"[\s\-–—|\[\](){}.·•~/]*(?:(?:page|p\.?|صفحه|ص\.?)\s*)?(\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|من|-|–)\s*\d{1,4})?[\s\-–—|\[\](){}.·•~/]*",
    re.IGNORECASE,
)


_BARE = re.compile(r"[\s\-–—|\[\]()]*\d{1,4}[\s\-–—|\[\]()]*")  # no end of a sentence, no reference to a page


def find_furniture(pages: list[PageLines]) -> set[int]:
    """The ``id`` of each line that is furniture. Sets printed page numbers as labels where the file has none."""
    found: set[int] = set()
    numbered: dict[int, tuple[int, str]] = {}
    repeated: dict[tuple[str, bool], list[tuple[int, Line]]] = defaultdict(list)
    for page in pages:
        by_height = sorted((line for line in page.lines if line.place is None), key=lambda line: -line.base)
        pitch = _pitch(by_height)
        found.update(id(line) for line in _in_margin(page, by_height, pitch))
        edges = [(line, True) for line in by_height[:_EDGE]] + [(line, False) for line in by_height[-_EDGE:]]
        for line, top in edges:
            text = "".join(glyph.text for glyph, _ in logical(line.glyphs, page.rtl)).strip()
            if not top and is_note(line, page, text):
                continue  # “Ibid.” stands at one height on many pages
            masked = re.sub(r"\d+", "#", "".join(fold(text).split()))
            if len(masked) > 1:
                repeated[masked, top].append((page.index, line))
            in_zone = line.base > page.height * (1 - _ZONE) or line.base < page.height * _ZONE
            in_zone = in_zone and (_BARE.fullmatch(text) is not None or _stands_apart(line, by_height, pitch))
            match = _NUMBER.fullmatch(fold(text)) if in_zone and len(text) < 30 else None
            if match and len(page.lines) > 1:
                found.add(id(line))
                if match[1].isdecimal():
                    shown = re.search(r"\d+", text)
                    numbered[page.index] = (int(to_western(match[1])), shown[0] if shown else match[1])
    if len(pages) == 1 and numbered:
        found.update(id(line) for line in _head_over_title(pages[0], found))
    for places in repeated.values():
        on_pages = {index for index, _ in places}
        heights = [line.base for _, line in places]
        # A head is printed at one height; the last line of one page may by chance read as that of another.
        if len(on_pages) >= max(2, len(pages) // 4) and max(heights) - min(heights) < 6:
            found.update(id(line) for _, line in places)
    _label(pages, numbered)
    return found


def _pitch(by_height: list[Line]) -> float:
    """The usual distance of lines, 0 where there are too few."""
    gaps = sorted(above.base - below.base for above, below in pairwise(by_height) if above.base - below.base > 1)
    return gaps[len(gaps) // 2] if len(by_height) >= _LEAST_LINES and gaps else 0.0


def _stands_apart(line: Line, by_height: list[Line], pitch: float) -> bool:
    """Whether no line of text stands as near as lines of text do, as the end of a reference's last page would."""
    near = (abs(other.base - line.base) for other in by_height if other is not line)
    return not pitch or all(not 1 < gap < _AS_NEAR * pitch for gap in near)


def _in_margin(page: PageLines, by_height: list[Line], pitch: float) -> list[Line]:
    """A first and a last line that stand apart in the margin of the page, nearer to its edge than text to the sides."""
    if not pitch or page.frame.turns:
        return []
    x0, y0 = page.frame.crop[:2]
    left, right = min(line.x0 for line in by_height[1:-1]), max(line.x1 for line in by_height[1:-1])
    margin = _NEAR_EDGE * min(left - x0, x0 + page.width - right)
    usual = sorted(line.size for line in by_height)[len(by_height) // 2]
    found: list[Line] = []
    for line, beside, away in (
        (by_height[0], by_height[1], y0 + page.height - by_height[0].base),
        (by_height[-1], by_height[-2], by_height[-1].base - y0),
    ):
        apart = abs(line.base - beside.base) > _APART * pitch
        short = line.x1 - line.x0 < _SHORT * (right - left)
        if 0 < away < margin and apart and short and line.size < _NO_LARGER * usual:
            text = "".join(glyph.text for glyph, _ in logical(line.glyphs, page.rtl)).strip()
            if line is by_height[0] or not is_note(line, page, text):
                found.append(line)
    return found


def _head_over_title(page: PageLines, found: set[int]) -> list[Line]:
    """The running head of a page that has a number: a short line in usual print, apart, over the title."""
    by_height = sorted((line for line in page.lines if id(line) not in found), key=lambda line: -line.base)
    pitch = _pitch(by_height)
    if not pitch or by_height[0].place is not None:
        return []
    head, title = by_height[:2]
    usual = sorted(line.size for line in by_height)[len(by_height) // 2]
    width = max(line.x1 for line in by_height) - min(line.x0 for line in by_height)
    apart = head.base - title.base > _OVER * pitch and head.base > (1 - _ZONE) * page.height
    short = head.x1 - head.x0 < _SHORT * width and head.size < _NO_LARGER * usual
    return [head] if apart and short and not head.bold and title.size > _TITLE * usual else []


def _label(pages: list[PageLines], numbered: dict[int, tuple[int, str]]) -> None:
    """Use printed numbers as page labels where they count on steadily over most pages."""
    if any(page.label for page in pages) or not numbered:
        return
    offset, times = Counter(number - index for index, (number, _) in numbered.items()).most_common(1)[0]
    if times * 2 < len(pages) or (times < 2 and len(pages) > 1):
        return
    arabic = any(shown[0] >= "\u0660" for _, shown in numbered.values())
    for page in pages:
        number = page.index + offset
        told = numbered.get(page.index)
        if told and told[0] == number:
            page.label = told[1]
        elif number > 0:
            digits = str(number)
            page.label = digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if arabic else digits
