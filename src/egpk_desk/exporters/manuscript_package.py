"""A Word document's parts: a few are changed, and all others stay byte for byte as they were."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.xml_safety import parse_xml
from egpk_desk.readers.zip_safety import Package

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KINDS = ("footnotes", "endnotes", "styles")


class Manuscript:
    """The parts of a ``.docx`` that are looked at: ``document``, and, where it has them, ``footnotes`` and the like."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises :class:`UnreadableSource` for what is no Word document, damaged or hostile."""
        self._data = data
        self._name = name
        self._package = Package(data, name)
        main = self._target("", "officeDocument")
        if main is None:
            raise UnreadableSource(f"“{name}” is not a Word document.", "Save it in Word as docx and name that.")
        self._paths = {"document": main}
        for kind in _KINDS:
            path = self._target(main, kind)
            if path is not None and path in self._package:
                self._paths[kind] = path
        self._roots: dict[str, etree._Element] = {}

    def _target(self, part: str, kind: str) -> str | None:
        """The path of the part that ``part`` (the package where empty) has a relationship of a kind with."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._package:
            return None
        for relation in parse_xml(self._package.read(path), f"“{self._name}”").iter(_RELATIONSHIP):
            if relation.get("Type") == _OFFICE + kind and relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                return posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(folder, target))
        return None

    def root(self, kind: str) -> etree._Element | None:
        """The root of a part, with everything that is in it; None where the document has none of this kind."""
        if kind not in self._paths:
            return None
        if kind not in self._roots:
            data = self._package.read(self._paths[kind])
            parse_xml(data, f"“{self._name}”")  # refuses what is hostile or damaged
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            self._roots[kind] = etree.fromstring(data, parser)
        return self._roots[kind]

    def saved(self, changed: set[str]) -> bytes:
        """The document with its ``changed`` parts (``document``, ``footnotes``, ``endnotes``) as they are now."""
        new: Mapping[str, bytes] = {
            self._paths[kind]: etree.tostring(
                self._roots[kind].getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
            )
            for kind in changed
        }
        stream = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._data)) as before,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after,
        ):
            for entry in before.infolist():
                data = new[entry.filename] if entry.filename in new else before.read(entry)
                after.writestr(entry, data, compress_type=entry.compress_type)
        return stream.getvalue()
