"""Word's own footnotes, which python-docx lacks: a footnotes part on its package layer (ECMA-376, 17.11)."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.exporters.docx_runs import Element, add_runs, child

REFERENCE_STYLE = "FootnoteReference"
TEXT_STYLE = "FootnoteText"

# The two separators that Word expects come first; notes are numbered from 1 in the order of appearance, since
# LibreOffice pairs notes with their references by order whatever their ids.
_EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:bidi/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:bidi/></w:pPr><w:r><w:continuationSeparator/></w:r>
</w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of one document under way."""

    def __init__(self, document: WordDocument) -> None:
        self._root = parse_xml(_EMPTY)
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._root, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = document.settings.element
        properties = parse_xml(
            f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        )
        before = settings.find(qn("w:endnotePr"))
        if before is None:
            before = settings.find(qn("w:compat"))
        if before is None:
            settings.append(properties)
        else:
            before.addprevious(properties)
        self._next = 1

    def add(self, paragraph: Element, note: FormattedNote) -> None:
        """Put a reference at the end of a paragraph, and the note it refers to into the footnotes."""
        number = str(self._next)
        self._next += 1
        _reference(paragraph, "w:footnoteReference", id=number)
        body = child(child(self._root, "w:footnote", id=number), "w:p")
        properties = child(body, "w:pPr")
        child(properties, "w:pStyle", val=TEXT_STYLE)
        if note.direction == "ltr":
            child(properties, "w:bidi", val="0")
        _reference(body, "w:footnoteRef", rtl=note.direction == "rtl")
        add_runs(body, " ", note.direction)
        _add_note(body, note)


def _reference(paragraph: Element, tag: str, *, rtl: bool = True, **attributes: str) -> None:
    run = child(paragraph, "w:r")
    properties = child(run, "w:rPr")
    child(properties, "w:rStyle", val=REFERENCE_STYLE)
    if rtl:
        child(properties, "w:rtl")
    child(run, tag, **attributes)


def _add_note(paragraph: Element, note: FormattedNote) -> None:
    """The runs of a note; direction is resolved over the whole note, then cut where the look changes."""
    looks: Sequence[tuple[str, bool]] = [(run.text, run.italic) for run in note.runs]
    add_runs(paragraph, "".join(text for text, _ in looks), note.direction, italics=_italic_ranges(looks))


def _italic_ranges(looks: Sequence[tuple[str, bool]]) -> list[tuple[int, int]]:
    ranges, at = [], 0
    for text, italic in looks:
        if italic:
            ranges.append((at, at + len(text)))
        at += len(text)
    return ranges
