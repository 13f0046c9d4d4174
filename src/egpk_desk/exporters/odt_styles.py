"""The styles of an exported OpenDocument text, right to left as LibreOffice understands it.

LibreOffice draws ``fo:text-align="start"`` on the left of an ``rl-tb`` paragraph, so that the side is named; notes need
their citation styles named in ``text:notes-configuration``.
"""

from __future__ import annotations

MIMETYPE = "application/vnd.oasis.opendocument.text"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    [
        *(f'xmlns:{name}="{_URN}:{name}:1.0"' for name in ("office", "style", "text", "table", "meta")),
        f'xmlns:fo="{_URN}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_URN}:svg-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<manifest:manifest xmlns:manifest="{_URN}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}.xml" manifest:media-type="text/xml"/>'
        for part in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)
_RIGHT = 'style:writing-mode="rl-tb" fo:text-align="right"'
_LEFT = 'style:writing-mode="lr-tb" fo:text-align="left"'
_INK, _QUIET = "#1f3a5f", "#5f5a52"


def _text(points: float, *, bold: bool = False, colour: str = "#1d1b18") -> str:
    weight = "bold" if bold else "normal"
    latin = round(points * 0.86, 1)  # a Latin face looks larger than an Arabic one of the same size
    return (
        f'<style:text-properties fo:font-size="{latin}pt" style:font-size-complex="{points}pt"'
        f' fo:font-weight="{weight}" style:font-weight-complex="{weight}" fo:color="{colour}" fo:font-style="normal"'
        ' style:font-style-complex="normal"/>'
    )


def _style(name: str, paragraph: str, text: str, shown: str = "", more: str = "") -> str:
    display = f' style:display-name="{shown}"' if shown else ""
    return (
        f'<style:style style:name="{name}"{display} style:family="paragraph" style:parent-style-name="Standard"{more}>'
        f"<style:paragraph-properties {_RIGHT} {paragraph}/>{text}</style:style>"
    )


_SIZES = {1: 20, 2: 17}
_PARAGRAPHS = (
    _style("Title", 'fo:margin-bottom="0.64cm"', _text(26, bold=True, colour=_INK))
    + "".join(
        _style(
            f"Heading_20_{level}",
            'fo:margin-top="0.45cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"',
            _text(_SIZES.get(level, 15), bold=True, colour=_INK),
            f"Heading {level}",
            f' style:default-outline-level="{level}"',
        )
        for level in range(1, 11)
    )
    + _style("Excerpt", 'fo:margin-top="0.14cm" fo:margin-bottom="0.14cm" fo:margin-right="0.8cm"', _text(14))
    + _style(
        "Excerpt_20_Codes",
        'fo:margin-bottom="0.14cm" fo:margin-right="0.8cm"',
        _text(11, colour=_QUIET),
        "Excerpt Codes",
    )
    + _style(
        "Excerpt_20_Memo", 'fo:margin-bottom="0.2cm" fo:margin-right="0.8cm"', _text(12, colour=_QUIET), "Excerpt Memo"
    )
    + _style(
        "Bibliography",
        'fo:margin-bottom="0.14cm" fo:margin-right="0.8cm" fo:text-indent="-0.8cm"',
        _text(13),
    )
    + _style("Footnote", 'fo:margin-bottom="0.07cm" fo:line-height="100%"', _text(11))
    + _style("Footer", 'fo:text-align="center"', _text(11, colour=_QUIET)).replace(' fo:text-align="right"', "")
)
_CHARACTERS = (
    f'<style:style style:name="Excerpt_20_Context" style:display-name="Excerpt Context" style:family="text">'
    f'<style:text-properties fo:color="{_QUIET}"/></style:style>'
    '<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"'
    ' style:font-style-complex="italic"/></style:style>'
    '<style:style style:name="Footnote_20_Symbol" style:display-name="Footnote Symbol" style:family="text"/>'
    '<style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)
STYLES = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES} office:version="1.3">'
    '<office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="\'Times New Roman\'"/>'
    '<style:font-face style:name="Sakkal Majalla" svg:font-family="\'Sakkal Majalla\'"/></office:font-face-decls>'
    '<office:styles><style:default-style style:family="paragraph">'
    f'<style:paragraph-properties {_RIGHT} style:tab-stop-distance="1.25cm"/>'
    '<style:text-properties style:font-name="Times New Roman" style:font-name-complex="Sakkal Majalla"'
    ' fo:font-size="12pt" style:font-size-complex="14pt" fo:language="en" fo:country="US"'
    ' style:language-complex="ar" style:country-complex="EG"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"><style:paragraph-properties'
    f' {_RIGHT} fo:line-height="115%" fo:margin-bottom="0.2cm"/>{_text(14)}</style:style>'
    + _PARAGRAPHS
    + _CHARACTERS
    + '<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_Symbol"'
    ' text:citation-body-style-name="Footnote_20_anchor" text:default-style-name="Footnote" style:num-format="1"'
    ' text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/></office:styles>'
    '<office:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties'
    ' fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" style:writing-mode="rl-tb"'
    ' fo:margin="2.2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm" fo:margin-top="2.2cm" fo:margin-bottom="1.5cm">'
    '<style:footnote-sep style:width="0.018cm" style:distance-before-sep="0.1cm" style:distance-after-sep="0.1cm"'
    ' style:line-style="solid" style:adjustment="right" style:rel-width="25%" style:color="#000000"/>'
    '</style:page-layout-properties><style:footer-style><style:header-footer-properties fo:min-height="0.7cm"'
    ' fo:margin-top="0.3cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:footer>'
    '<text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number></text:p>'
    "</style:footer></style:master-page></office:master-styles></office:document-styles>"
)
_DIRECTED = (
    *("Standard", "Title", "Excerpt", "Excerpt_20_Codes", "Excerpt_20_Memo", "Bibliography", "Footnote"),
    *(f"Heading_20_{level}" for level in range(1, 11)),
)
_INDENTED = ("Excerpt", "Excerpt_20_Codes", "Excerpt_20_Memo", "Bibliography")


def left_to_right(style: str) -> str:
    """The name of a style's sister for paragraphs that begin in Latin script."""
    return f"{style}_LTR"


def automatic(colours: dict[str, str]) -> str:
    """The automatic styles: left-to-right sisters, and headings with a line of a code's colour below.

    ``colours`` has the name of a style by ``"PARENT #rrggbb"``.
    """
    parts = []
    for style in _DIRECTED:
        indent = ' fo:margin-left="0.8cm" fo:margin-right="0cm"' if style in _INDENTED else ""
        parts.append(
            f'<style:style style:name="{left_to_right(style)}" style:family="paragraph" '
            f'style:parent-style-name="{style}"><style:paragraph-properties {_LEFT}{indent}/></style:style>'
        )
    for key, name in colours.items():
        parent, _, colour = key.partition(" ")
        side = _LEFT if parent.endswith("_LTR") else _RIGHT
        parts.append(
            f'<style:style style:name="{name}" style:family="paragraph" '
            f'style:parent-style-name="{parent.removesuffix("_LTR")}"><style:paragraph-properties {side} '
            f'fo:border-bottom="1.5pt solid {colour}" fo:padding="0.03cm"/></style:style>'
        )
    return "".join(parts)
