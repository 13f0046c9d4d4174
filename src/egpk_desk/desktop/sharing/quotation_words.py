"""A checked quotation in words and colours: in one line, and in full with its differences marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from egpk_desk.analysis.quotations.checked import CheckedQuotation
from egpk_desk.analysis.quotations.comparing import differences
from egpk_desk.desktop import i18n
from egpk_desk.desktop.panels.lines import one_line
from egpk_desk.desktop.theme import Theme
from egpk_desk.text.bidi import base_direction, isolate

translate = QCoreApplication.translate

PLACE = "place:"
"""The address of the link that leads to the source."""

_ROLES = {"exact": "good", "spelling": "warning", "altered": "danger", "absent": "danger"}
_SHOWN = 110


def status_role(status: str) -> str:
    """The colour, by role, of a status."""
    return _ROLES[status]


def status_words(status: str, difference: str = "") -> str:
    """What a status is called."""
    if status == "exact":
        return translate("QuotationWords", "exact")
    if status == "spelling":
        if difference == "tashkeel":
            return translate("QuotationWords", "differs in tashkeel")
        return translate("QuotationWords", "differs in spelling")
    if status == "altered":
        return translate("QuotationWords", "altered")
    return translate("QuotationWords", "not found")


def note_words(citation: str) -> str:
    """What is said of a quotation's note."""
    if citation == "right":
        return translate("QuotationWords", "the note is right")
    if citation == "wrong":
        return translate("QuotationWords", "the note does not name this place")
    return translate("QuotationWords", "no note")


def line(number: int, one: CheckedQuotation) -> str:
    """A quotation in one line, its status first."""
    text = one_line(one.text)
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    parts = [f"{number}", status_words(one.verdict.status, one.verdict.difference)]
    if one.citation == "wrong":
        parts.append(note_words(one.citation))
    return i18n.directed(" · ".join(parts) + f" — {isolate(text)}")


def page(one: CheckedQuotation, theme: Theme) -> str:
    """A quotation in full, as rich text: what it has otherwise struck out, what its source has underlined."""
    role = getattr(theme, status_role(one.verdict.status))
    status = status_words(one.verdict.status, one.verdict.difference)
    note_colour = theme.danger if one.citation == "wrong" else theme.good if one.citation == "right" else theme.quiet
    parts = [_line(f'<b style="color:{role}">{escape(status)}</b>'), _words(_marked(one, theme), one.text)]
    if one.document is not None:
        if one.verdict.status in ("spelling", "altered"):
            told = translate("QuotationWords", "struck out: only in the manuscript; underlined: only in the source")
            parts.append(_line(f'<span style="color:{theme.quiet}">{escape(told)}</span>'))
        words = isolate(one_line(one.title))
        if one.page:
            number = translate("QuotationWords", "page {page}").format(page=isolate(one.page))
            words = f"{words} · {number}"
        head = escape(translate("QuotationWords", "Source"))
        parts.append(_line(f'{head}: <a href="{PLACE}" style="color:{theme.link}">{escape(words)}</a>'))
    parts.append(_line(f'<span style="color:{note_colour}">{escape(note_words(one.citation))}</span>'))
    if one.note:
        parts.append(_words(f'<span style="color:{theme.quiet}">{escape(one.note)}</span>', one.note))
    return "".join(parts)


def _line(words: str) -> str:
    return f'<p dir="{"rtl" if i18n.language() == "ar" else "ltr"}">{words}</p>'


def _words(words: str, text: str) -> str:
    direction = base_direction(text) or ("rtl" if i18n.language() == "ar" else "ltr")
    return f'<p dir="{direction}">{words}</p>'


def _marked(one: CheckedQuotation, theme: Theme) -> str:
    if one.document is None or one.verdict.status == "exact":
        return f"«{escape(one.text)}»"
    parts = []
    for kind, quoted, source in differences(one.text, one.source_text):
        if kind == "equal":
            parts.append(escape(quoted))
            continue
        parts += [f'<s style="color:{theme.danger}">{escape(quoted)}</s>'] if quoted else []
        parts += [f'<u style="color:{theme.good}">{escape(source)}</u>'] if source else []
    return f"«{' '.join(parts)}»"
