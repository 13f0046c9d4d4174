"""Quotations that fill a paragraph, and captions of tables and figures."""

from __future__ import annotations

import re

from egpk_desk.readers.phrases import names_a_matter

_ARABIC_HEAD = re.compile(
    r"(?:ال)?(?:جدول|شكل|رسم بياني|رسم|خريطة|خارطة|صورة|مخطط|إنفوجراف|إنفوغراف|ملحق)\s+(?:رقم\s*)?"
    r"[(\[]?\s?(?:\d{1,3}(?:[.-]\d{1,2})?|[اأبجد])\s?[)\]]?(?P<after>\s*[:.–—-]|\s|$)"
)
_LATIN_HEAD = re.compile(
    r"(?:Figure|Fig\.|Table|Chart|Map|Box|Graph|Tableau|Graphique|Carte|Encadré)\s+(?:no\.?\s*|n°\s*)?"
    r"\d{1,3}(?:\.\d{1,2})?(?P<after>\s*[:.–—-]|\s|$)",
    re.IGNORECASE,
)
_SOURCE_HEAD = re.compile(r"(?:المصدر|مصدر|Source|Sources)\s*:", re.IGNORECASE)
_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"', "”": "“", "❝": "❞"}
_AFTER_QUOTE = re.compile(r"[.،,؛!؟?]?\s?(?:[\[(]\s?\d{1,3}\s?[\])]|[¹²³⁰-⁹]+)?[.،]?")


def is_quotation(line: str) -> bool:
    """Whether a line is wholly one quotation, apart from a note marker or a stop after it."""
    opening, closing = line[0], _QUOTES.get(line[0])
    if closing is None:
        return False
    last = line.rfind(closing, max(1, len(line) - 12))
    if last < 2 or len(line) < 30 or not _AFTER_QUOTE.fullmatch(line, last + 1):
        return False
    if opening == closing:
        return line.count(opening) == 2
    depth = 0
    for match in re.finditer(f"[{re.escape(opening + closing)}]", line[: last + 1]):
        depth += 1 if match[0] == opening else -1
        if depth <= 0 and match.start() < last:
            return False
    return depth <= 0


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a table or figure: `جدول (1): …`, `شكل رقم 2`, `Figure 3`."""
    match = (_LATIN_HEAD if line[0].isascii() else _ARABIC_HEAD).match(line)
    if match is None:
        return False
    if match["after"].strip() or match.end() >= len(line):
        return True
    words = line[match.end() :]
    return len(line) <= 120 and line[-1] not in ".؛;،,!…" and names_a_matter(words[:90])


def is_source_line(line: str) -> bool:
    """Whether a line names the source of the table or figure above it."""
    return _SOURCE_HEAD.match(line) is not None
