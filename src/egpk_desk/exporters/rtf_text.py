"""Text as RTF 1.9.1: letters as ``\\u`` with their direction, since RTF's own bytes are those of a code page."""

from __future__ import annotations

from functools import lru_cache

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.exporters.docx_fields import bookmark, instruction
from egpk_desk.exporters.xml_text import xml_text
from egpk_desk.text.bidi import Direction, direction_runs

HEAD = (
    "{\\rtf1\\ansi\\ansicpg1256\\uc1\\deff0\n"
    "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\froman\\fcharset178 Sakkal Majalla;}}\n"
    "{\\stylesheet{\\s0 Normal;}{\\s15\\rtlpar\\qr\\fs20\\afs22 footnote text;}"
    "{\\s16\\ltrpar\\ql\\fs20\\afs22 footnote text left to right;}}\n"
)
# LibreOffice leaves a note's last paragraph its style alone and drops what is said of it directly.
_SIDES = {"rtl": "\\rtlch\\af1", "ltr": "\\ltrch\\f0"}
_PLAIN = {ord("\\"): "\\\\", ord("{"): "\\{", ord("}"): "\\}", ord("\t"): "\\tab ", ord("\n"): "\\line "}


def escape(text: str) -> str:
    """Text as RTF: ASCII as it is, all else as ``\\uN?`` in UTF-16, each unit a signed number of 16 bits."""
    return "".join(map(_character, xml_text(text)))


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    code = ord(character)
    if code in _PLAIN:
        return _PLAIN[code]
    if 32 <= code < 127:
        return character
    if code == 13:
        return ""
    units = character.encode("utf-16-le")
    numbers = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{number}?" for number in numbers)


def runs(text: str, base: Direction, look: str = "") -> str:
    """Text cut into groups of one direction each; ``look`` are control words put before each, such as ``\\i``."""
    text = xml_text(text)
    return "".join(
        f"{{{_SIDES[direction]}{look} {escape(text[start:end])}}}"
        for start, end, direction in direction_runs(text, base)
    )


def note_runs(note: FormattedNote) -> str:
    """The runs of a note."""
    return "".join(runs(run.text, note.direction, "\\i\\ai" if run.italic else "") for run in note.runs)


def paragraph(content: str, direction: Direction, look: str = "") -> str:
    """A paragraph; in RTF ``\\ql`` and ``\\li`` are the leading side of one from right to left, as in Word."""
    side = "\\rtlpar\\qr" if direction == "rtl" else "\\ltrpar\\ql"
    return f"\\pard\\plain{side}\\sa120{look} {content}\\par\n"


def footnote(note: FormattedNote, highlight: str, number: int) -> str:
    """A footnote where it is put; its text carries a highlight's id, ``number`` is its own in the document."""
    side = "\\s15\\rtlpar\\qr" if note.direction == "rtl" else "\\s16\\ltrpar\\ql"
    field = f"{{\\field{{\\*\\fldinst {{{escape(instruction(highlight))}}}}}{{\\fldrslt {note_runs(note)}}}}}"
    if name := bookmark(highlight, number):
        field = f"{{\\*\\bkmkstart {name}}}{field}{{\\*\\bkmkend {name}}}"
    return f"{{\\super\\chftn}}{{\\footnote\\pard\\plain{side}\\fs20\\afs22 {{\\super\\chftn}} {field}}}"
