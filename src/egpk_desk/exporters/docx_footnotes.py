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
from egpk_desk.exporters.docx_fields import begin_field, bookmark, end_field, instruction
from egpk_desk.exporters.docx_names import StyleIds
from egpk_desk.exporters.docx_runs import Element, add_runs, child, element, new_paragraph
from egpk_desk.exporters.docx_stream import written

# The two separators that Word expects come first; notes are numbered from 1 in the order of appearance, since
# LibreOffice pairs notes with their references by order whatever their ids.
_EMPTY = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:bidi/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:bidi/></w:pPr><w:r><w:continuationSeparator/></w:r>
</w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of one document under way, which must have none yet: ``said``, to stand in ``root``."""

    def __init__(self, document: WordDocument, styles: StyleIds) -> None:
        self._styles = styles
        self.root = parse_xml(_EMPTY)
        self.said: list[bytes] = []
        self.part = XmlPart(_free_name(document), CONTENT_TYPE.WML_FOOTNOTES, self.root, document.part.package)
        document.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        properties = _properties(document.settings.element)
        for old in properties.findall(qn("w:footnote")):
            properties.remove(old)
        for separator in ("-1", "0"):
            child(properties, "w:footnote", id=separator)
        self._next = 1

    @property
    def count(self) -> int:
        """How many notes there are, which is the highest number of their bookmarks too."""
        return self._next - 1

    def add(self, paragraph: Element, note: FormattedNote, highlight: str) -> None:
        """Put a reference at the end of a paragraph, and the note it refers to, with its highlight's id, below."""
        number = str(self._next)
        self._next += 1
        self._reference(paragraph, "w:footnoteReference", id=number)
        body = new_paragraph(self._styles.note_text, note.direction, said=self._styles.said)
        whole = element("w:footnote", id=number)
        whole.append(body)
        self._reference(body, "w:footnoteRef", rtl=note.direction == "rtl")
        add_runs(body, " ", note.direction)
        name = bookmark(highlight, self._next)
        if name is not None:
            child(body, "w:bookmarkStart", id=number, name=name)
        begin_field(body, instruction(highlight))
        add_note(body, note)
        end_field(body)
        if name is not None:
            child(body, "w:bookmarkEnd", id=number)
        self.said.append(written(whole))

    def _reference(self, paragraph: Element, tag: str, *, rtl: bool = True, **attributes: str) -> None:
        run = child(paragraph, "w:r")
        properties = child(run, "w:rPr")
        child(properties, "w:rStyle", val=self._styles.note_reference or "FootnoteReference")
        if rtl:
            child(properties, "w:rtl")
        child(run, tag, **attributes)


def _free_name(document: WordDocument) -> PackURI:
    taken = {str(part.partname) for part in document.part.package.iter_parts()}
    names = ("/word/footnotes.xml", *(f"/word/footnotes{number}.xml" for number in range(1, len(taken) + 2)))
    return PackURI(next(name for name in names if name not in taken))


def _properties(settings: Element) -> Element:
    """The document's ``w:footnotePr``, made in its place (CT_Settings) where there is none."""
    found = settings.find(qn("w:footnotePr"))
    if found is not None:
        return found
    made = parse_xml(f"<w:footnotePr {nsdecls('w')}/>")
    before = settings.find(qn("w:endnotePr"))
    if before is None:
        before = settings.find(qn("w:compat"))
    if before is None:
        settings.append(made)
    else:
        before.addprevious(made)
    return made


def add_note(paragraph: Element, note: FormattedNote) -> None:
    """Append the runs of a note; direction is resolved over the whole note, then cut where the look changes."""
    looks: Sequence[tuple[str, bool]] = [(run.text, run.italic) for run in note.runs]
    add_runs(paragraph, "".join(text for text, _ in looks), note.direction, italics=_italic_ranges(looks))


def _italic_ranges(looks: Sequence[tuple[str, bool]]) -> list[tuple[int, int]]:
    ranges, at = [], 0
    for text, italic in looks:
        if italic:
            ranges.append((at, at + len(text)))
        at += len(text)
    return ranges
