"""The styles of an exported Word document, right-to-left as Word and LibreOffice understand it.

Arabic letters take their size, weight and face from the complex-script properties (``w:szCs``, ``w:bCs``, ``w:cs``),
and paragraphs their direction from ``w:bidi`` on the style; theme faces would win over named ones and are taken out.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from egpk_desk.exporters.docx_names import StyleIds
from egpk_desk.exporters.docx_runs import Element, child, element
from egpk_desk.exporters.xml_text import xml_text

ARABIC_FACE = "Sakkal Majalla"
LATIN_FACE = "Times New Roman"
_TWIPS_A_MM = 56.7
STYLES = StyleIds(
    title="Title",
    normal="Normal",
    headings=tuple(f"Heading{level}" for level in range(1, 10)),
    excerpt="Excerpt",
    codes="ExcerptCodes",
    memo="ExcerptMemo",
    bibliography="Bibliography",
    note_text="FootnoteText",
    note_reference="FootnoteReference",
    context="ExcerptContext",
)
"""The ids of the styles of the documents that are made here."""

_AFTER_BIDI = (
    "w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc "
    "w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange"
).split()


@dataclass(frozen=True, slots=True)
class _Look:
    points: float
    bold: bool = False
    colour: str | None = None
    before: float = 0.0
    after: float = 6.0
    start_mm: float = 0.0
    hanging_mm: float = 0.0
    keep_with_next: bool = False
    line: float = 1.15


_QUIET = "5F5A52"
_INK = "1F3A5F"
_LOOKS = {
    "Normal": _Look(14),
    "Title": _Look(26, bold=True, colour=_INK, after=18, line=1.0),
    "Heading 1": _Look(20, bold=True, colour=_INK, before=18, keep_with_next=True, line=1.0),
    "Heading 2": _Look(17, bold=True, colour=_INK, before=12, keep_with_next=True, line=1.0),
    "Heading 3": _Look(15, bold=True, colour=_INK, before=10, keep_with_next=True, line=1.0),
    "Footer": _Look(11, colour=_QUIET, after=0),
}
_OWN = {
    "Excerpt": ("Excerpt", _Look(14, before=4, after=4, start_mm=8)),
    "ExcerptCodes": ("Excerpt Codes", _Look(11, colour=_QUIET, after=4, start_mm=8)),
    "ExcerptMemo": ("Excerpt Memo", _Look(12, colour=_QUIET, after=6, start_mm=8)),
    "FootnoteText": ("footnote text", _Look(11, after=2, line=1.0)),
    "Bibliography": ("Bibliography", _Look(13, after=4, start_mm=8, hanging_mm=8, line=1.0)),
}


def new_document(title: str) -> WordDocument:
    """An empty A4 document with the styles, a page number in its foot, and right-to-left sections."""
    document = Document()
    body = document.element.body
    for paragraph in body.findall(qn("w:p")):
        body.remove(paragraph)
    for name in (*_LOOKS, *(f"Heading {level}" for level in range(4, 10))):
        _dress(document.styles[name], _LOOKS.get(name, _LOOKS["Heading 3"]))
    for style_id, (name, look) in _OWN.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), style_id)
        style.base_style = document.styles["Normal"]
        _dress(style, look)
    reference = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    reference.element.set(qn("w:styleId"), STYLES.note_reference)
    reference.font.superscript = True
    context = document.styles.add_style("Excerpt Context", WD_STYLE_TYPE.CHARACTER)
    context.element.set(qn("w:styleId"), STYLES.context)
    context.font.color.rgb = RGBColor.from_string(_QUIET)
    child(document.styles["Normal"].element.get_or_add_rPr(), "w:lang", val="en-US", bidi="ar-EG")
    _defaults(document)
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(22)
        properties = section._sectPr
        properties.insert_element_before(element("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings")
        _page_number(section.footer.paragraphs[0]._p)
    for zoom in document.settings.element.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")  # python-docx's mould leaves out what the schema wants (CT_Zoom)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = xml_text(title)[:255], "", ""
    properties.language = "ar"
    return document


def _dress(style: ParagraphStyle, look: _Look) -> None:
    font, form = style.font, style.paragraph_format
    run = style.element.get_or_add_rPr()
    faces = run.get_or_add_rFonts()
    for name in list(faces.attrib):
        del faces.attrib[name]
    for slot, face in (("ascii", LATIN_FACE), ("hAnsi", LATIN_FACE), ("cs", ARABIC_FACE)):
        faces.set(qn(f"w:{slot}"), face)
    font.bold = font.cs_bold = look.bold
    font.italic = font.cs_italic = False
    font.color.rgb = RGBColor.from_string(look.colour or "1D1B18")
    font.size = Pt(look.points * 0.86)  # a Latin face looks larger than an Arabic one of the same size
    _complex_size(run, look.points)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = look.line
    form.keep_with_next = look.keep_with_next
    paragraph = style.element.get_or_add_pPr()
    for tag in ("w:jc", "w:ind", "w:bidi", "w:pBdr"):
        for old in paragraph.findall(qn(tag)):
            paragraph.remove(old)
    paragraph.insert_element_before(element("w:bidi"), *_AFTER_BIDI)
    if look.start_mm:
        twips = str(round(look.start_mm * _TWIPS_A_MM))
        indent = element("w:ind", left=twips)  # the leading edge, which is the right one in these paragraphs
        if look.hanging_mm:
            indent.set(qn("w:hanging"), str(round(look.hanging_mm * _TWIPS_A_MM)))
        paragraph.insert_element_before(indent, *_AFTER_BIDI[_AFTER_BIDI.index("w:ind") + 1 :])


def _complex_size(run: Element, points: float) -> None:
    for old in run.findall(qn("w:szCs")):
        run.remove(old)
    size = element("w:szCs", val=str(round(points * 2)))  # in half points
    run.find(qn("w:sz")).addnext(size)


def _defaults(document: WordDocument) -> None:
    """The document's defaults: no theme faces, Arabic as the language of complex script."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        return
    for faces in defaults.iter(qn("w:rFonts")):
        for name in list(faces.attrib):
            del faces.attrib[name]
        for slot, face in (("ascii", LATIN_FACE), ("hAnsi", LATIN_FACE), ("cs", ARABIC_FACE)):
            faces.set(qn(f"w:{slot}"), face)
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:bidi"), "ar-EG")


def _page_number(paragraph: Element) -> None:
    properties = paragraph.get_or_add_pPr()
    child(properties, "w:jc", val="center")
    field = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:rPr><w:rtl/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    )
    paragraph.append(field)
