"""Justified lines: each line's slack is shared evenly among the spaces between its words.

Qt's own justification leaves the right edge of wrapped right-to-left lines ragged by the width of the space at which
they wrap, and puts all the slack of a line that mixes scripts into one gap (PySide6 6.11.3); so it is not used.
"""

from __future__ import annotations

import itertools
import re

from PySide6.QtGui import QTextCharFormat, QTextLayout

_GAP = re.compile(" +")
WIDEST = 0.9  # em added to a space: a line that would need more is left ragged


def fillings(
    layout: QTextLayout, starts: list[int], text: str, width: float, em: float
) -> list[QTextLayout.FormatRange]:
    """The word spacing that fills each line but the last of a layout; ``starts`` are the first units of its lines.

    ``text`` has one character a unit. Spacing is cut to 1/64 pixel downwards, so that no line grows beyond ``width``.
    """
    found: list[QTextLayout.FormatRange] = []
    for number, (start, following) in enumerate(itertools.pairwise(starts)):
        visible = text[start:following].rstrip(" ")
        gaps = len(_GAP.findall(visible))
        if not gaps:
            continue
        slack = width - layout.lineAt(number).horizontalAdvance()
        spacing = int(slack / gaps * 64) / 64
        if 0 < spacing <= WIDEST * em:
            look = QTextCharFormat()
            look.setFontWordSpacing(spacing)
            filling = QTextLayout.FormatRange()
            # With the spaces at which the line wraps: a cut before them would undo the kerning of its last letter.
            filling.start, filling.length, filling.format = start, following - start, look
            found.append(filling)
    return found
