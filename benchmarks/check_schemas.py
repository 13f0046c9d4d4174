"""Exports and a manuscript against the published schemas: ECMA-376 (transitional) for DOCX, OASIS ODF 1.3 for ODT.

``EGPK_SCHEMAS=FOLDER PYTHONPATH=src:. python benchmarks/check_schemas.py``. The schemas are not part of the project:
the folder holds ``wml.xsd`` with what it imports (ECMA-376, part 4), ``OpenDocument-v1.3-schema.rng`` and
``OpenDocument-v1.3-manifest-schema.rng``.
"""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from tests.exporters.conftest import excerpt
from tests.exporters.test_hostile import HOSTILE, made
from tests.exporters.test_manuscript import in_company, pasted, set_anew

from egpk_desk.citations.csl.notes import CslNotes
from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest

SCHEMAS = Path(os.environ.get("EGPK_SCHEMAS", "/nowhere"))
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def understood(root: etree._Element) -> etree._Element:
    """A part without what it says may be ignored (ECMA-376, part 3), as every program that knows no more reads it."""
    ignored: set[str | None] = set()
    for one in root.iter(etree.Element):
        for prefix in one.attrib.pop(f"{MC}Ignorable", "").split():
            ignored.add(one.nsmap.get(prefix))
    for one in list(root.iter(etree.Element)):
        above = one.getparent()
        if etree.QName(one).namespace in ignored and above is not None:
            above.remove(one)
            continue
        for name in list(one.attrib):
            if etree.QName(name).namespace in ignored:
                del one.attrib[name]
    return root


def faults(data: bytes) -> list[str]:
    """What the schemas do not allow in a DOCX or ODT file."""
    word = etree.XMLSchema(etree.parse(SCHEMAS / "wml.xsd"))
    office = etree.RelaxNG(etree.parse(SCHEMAS / "OpenDocument-v1.3-schema.rng"))
    manifest = etree.RelaxNG(etree.parse(SCHEMAS / "OpenDocument-v1.3-manifest-schema.rng"))
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        is_word = "word/document.xml" in package.namelist()
        for name in package.namelist():
            if not name.endswith(".xml") or (is_word and (not name.startswith("word/") or "theme" in name)):
                continue
            schema = word if is_word else manifest if name.startswith("META-INF/") else office
            root = etree.fromstring(package.read(name))
            if not schema.validate(understood(root) if is_word else root):
                found += [f"{name}: {one.message}" for one in schema.error_log]
    return found


def exported() -> Iterator[tuple[str, bytes]]:
    """Exports of hostile texts in all groupings, by what they are."""
    rows = [made(text) for text in HOSTILE]
    excerpts = [one for one, _ in rows] + [excerpt(2, "نص", document="ب", memo="مذكرة\nثانية")]
    for format_ in ("docx", "odt"):
        for group_by in ("code", "document", "none"):
            request = ExportRequest(
                format=format_, group_by=group_by, before=1, after=1, bibliography=True, formatter=CslNotes
            )
            yield f"{format_} by {group_by}", export(excerpts, request, [rows[0][1]])


def main() -> None:
    failed = False
    for name, data in exported():
        wrong = faults(data)
        failed = failed or bool(wrong)
        print(f"{name}: {wrong or 'valid'}")
    pages, known = pasted("أ", "أ", "أ", "ب")
    company = in_company(pages)
    for with_list in (False, True):
        new = set(faults(set_anew(company, known, with_list=with_list).data)) - set(faults(company))
        failed = failed or bool(new)
        print(f"manuscript set anew, {'with' if with_list else 'without'} list: {new or 'nothing that was not there'}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
