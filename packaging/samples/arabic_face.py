"""Set a DOCX made by pandoc in the Amiri face, as an Arabic office would, before it becomes a PDF."""

import sys

from docx import Document
from docx.oxml.ns import qn

document = Document(sys.argv[1])
for style in document.styles.element.iter(qn("w:rFonts")):
    for name in list(style.attrib):
        del style.attrib[name]
    for slot in ("ascii", "hAnsi", "cs"):
        style.set(qn(f"w:{slot}"), "Amiri")
document.save(sys.argv[1])
