"""Exported files against their published schemas: ECMA-376 (transitional) for DOCX, OASIS ODF 1.3 for ODT.

The schemas are not part of the project. ``EGPK_SCHEMAS`` names a folder that holds ``wml.xsd`` with what it imports
(ECMA-376, part 4) and ``OpenDocument-v1.3-schema.rng`` with ``OpenDocument-v1.3-manifest-schema.rng``.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from egpk_desk.citations.csl.notes import CslNotes
from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest
from tests.exporters.conftest import excerpt
from tests.exporters.test_hostile import HOSTILE, made
from tests.exporters.test_manuscript import in_company, pasted, set_anew

SCHEMAS = Path(os.environ.get("EGPK_SCHEMAS", "/nowhere"))
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

pytestmark = [
    pytest.mark.judge,
    pytest.mark.skipif(not (SCHEMAS / "wml.xsd").is_file(), reason="EGPK_SCHEMAS names no folder of schemas"),
]


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


@pytest.mark.parametrize("format_", ["docx", "odt"])
@pytest.mark.parametrize("group_by", ["code", "document", "none"])
def test_an_export_is_valid(format_: str, group_by: str) -> None:
    rows = [made(text) for text in HOSTILE]
    request = ExportRequest(
        format=format_, group_by=group_by, before=1, after=1, bibliography=True, formatter=CslNotes, title="الدوافع"
    )
    excerpts = [one for one, _ in rows] + [excerpt(2, "نص", document="ب", memo="مذكرة\nثانية")]
    assert faults(export(excerpts, request, [rows[0][1]])) == []


@pytest.mark.parametrize("with_list", [False, True])
def test_a_manuscript_set_anew_is_valid(with_list: bool) -> None:
    data, known = pasted("أ", "أ", "أ", "ب")
    before = faults(in_company(data))
    assert faults(set_anew(in_company(data), known, with_list=with_list).data) == before
