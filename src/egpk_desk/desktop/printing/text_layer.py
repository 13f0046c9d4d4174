"""The words of a printed page, laid unseen over their letters in the PDF, to be searched and copied.

Qt's PDF names the letters of a font by the table that maps characters to glyphs. Letters that only the font's shaping
rules give, which are most of Arabic, and digits of another width stay without a name there, and are lost where text is
taken out. So the names are taken off, and each grapheme is written once more at its place in text rendering mode 3
(neither filled nor stroked; ISO 32000-1, 9.3.6), with a font of boxes whose ToUnicode map gives its letters.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import cast

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from egpk_desk.desktop.printing.letters import Letter

_NAME = "/EgPkText"


def with_text(data: bytes, pages: Sequence[Sequence[Letter]], height: float) -> bytes:
    """The PDF with the letters of each page written unseen over it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    codes: dict[str, int] = {}
    font = DictionaryObject()
    reference = writer._add_object(font)
    opening = writer._add_object(_stream(b"/Span <</ActualText <FEFF>>> BDC q\n"))
    for page, letters in zip(writer.pages, pages, strict=True):
        resources = cast("DictionaryObject", page["/Resources"].get_object())
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        shown = DictionaryObject(cast("DictionaryObject", fonts))
        for known in shown.values():
            cast("DictionaryObject", known.get_object()).pop("/ToUnicode", None)
        shown[NameObject(_NAME)] = reference
        resources[NameObject("/Font")] = shown
        drawn = page.raw_get("/Contents")
        whole = drawn.get_object()
        streams = list(whole) if isinstance(whole, ArrayObject) else [drawn]
        # What Qt draws leaves its own coordinates behind.
        unseen = writer._add_object(_stream(b"\nQ EMC\n" + _content(letters, codes, height)))
        page[NameObject("/Contents")] = ArrayObject([opening, *streams, unseen])
    _fill(writer, font, codes)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _stream(data: bytes) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream.flate_encode()


def _content(letters: Sequence[Letter], codes: dict[str, int], height: float) -> bytes:
    """The page's letters from left to right in each line, as programs expect them in a PDF."""
    parts = ["q BT 3 Tr"]
    size = 0.0
    for letter in sorted(letters, key=lambda one: (round(one.y, 1), one.x)):
        code = codes.setdefault(letter.text, len(codes) + 1)
        if letter.size != size:
            size = letter.size
            parts.append(f"{_NAME} {size:.2f} Tf")
        stretch = 100 * letter.width / size
        parts.append(f"{stretch:.2f} Tz 1 0 0 1 {letter.x:.2f} {height - letter.y:.2f} Tm <{code:04X}> Tj")
    return "\n".join([*parts, "ET Q"]).encode("ascii")


def _fill(writer: PdfWriter, font: DictionaryObject, codes: dict[str, int]) -> None:
    """Make the font: every code as wide as the letters are high, with its letters as Unicode."""
    descriptor = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/FontDescriptor"),
            NameObject("/FontName"): NameObject("/EgPkUnseen"),
            NameObject("/Flags"): NumberObject(4),
            NameObject("/FontBBox"): ArrayObject([NumberObject(n) for n in (0, -250, 1000, 850)]),
            NameObject("/ItalicAngle"): NumberObject(0),
            NameObject("/Ascent"): NumberObject(850),
            NameObject("/Descent"): NumberObject(-250),
            NameObject("/CapHeight"): NumberObject(850),
            NameObject("/StemV"): NumberObject(80),
            NameObject("/FontFile2"): writer._add_object(_stream(_box_font())),
        }
    )
    descendant = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): NameObject("/EgPkUnseen"),
            NameObject("/CIDSystemInfo"): DictionaryObject(
                {
                    NameObject("/Registry"): TextStringObject("Adobe"),
                    NameObject("/Ordering"): TextStringObject("Identity"),
                    NameObject("/Supplement"): NumberObject(0),
                }
            ),
            NameObject("/DW"): FloatObject(1000),
            NameObject("/CIDToGIDMap"): writer._add_object(_stream(b"\x00\x01" * (max(codes.values(), default=0) + 1))),
            NameObject("/FontDescriptor"): writer._add_object(descriptor),
        }
    )
    font.update(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/EgPkUnseen"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(descendant)]),
            NameObject("/ToUnicode"): writer._add_object(_to_unicode(codes)),
        }
    )


@cache
def _box_font() -> bytes:
    """A TrueType font whose one glyph is a box: PDFium takes the place of a letter from the outline of its glyph."""
    pen = TTGlyphPen(None)
    for number, corner in enumerate(((0, -250), (0, 850), (1000, 850), (1000, -250))):
        (pen.lineTo if number else pen.moveTo)(corner)
    pen.closePath()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "box"])
    font.setupCharacterMap({0x20: "box"})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "box": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "box": (1000, 0)})
    font.setupHorizontalHeader(ascent=850, descent=-250)
    font.setupOS2()
    font.setupPost()
    font.setupNameTable({"familyName": "EgPkUnseen", "styleName": "Regular"})
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _to_unicode(codes: dict[str, int]) -> StreamObject:
    """The map of codes to letters (ISO 32000-1, 9.10.3)."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>" for text, code in codes.items()]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _stream(
        (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
            "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n"
            "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")
    )
