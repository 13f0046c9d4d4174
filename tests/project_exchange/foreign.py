"""Projects in the shapes that other programs write them in, for tests."""

from __future__ import annotations

import io
import uuid
import zipfile
from dataclasses import dataclass, field
from html import escape

USERS = ("عمر", "Huda")


def guid(name: str, *, braces: bool = False, upper: bool = False) -> str:
    """The same GUID for the same name, as its program writes it."""
    made = str(uuid.uuid5(uuid.NAMESPACE_URL, name))
    made = made.upper() if upper else made
    return f"{{{made}}}" if braces else made


@dataclass
class Foreign:
    """A project under construction. ``origin`` and the rest are as of the program that is imitated."""

    origin: str
    qde: str = "project.qde"
    sources: str = "sources"
    upper: bool = False
    parts: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def id(self, name: str) -> str:
        return guid(name, upper=self.upper)

    def add(self, part: str, xml: str) -> None:
        """Add XML to a part of the project: ``Codes``, ``Sources``, ``Notes`` …"""
        self.parts.setdefault(part, []).append(xml)

    def file(self, name: str, data: bytes) -> str:
        """Add a file; returns how a source names it."""
        self.files[f"{self.sources}/{name}"] = data
        return f"internal://{name}"

    def code(self, name: str) -> None:
        """A code, whose GUID is made of its name."""
        self.add("Codes", f'<Code guid="{self.id(name)}" name="{name}" isCodable="true"/>')

    def text(self, data: bytes, selections: str, *, rich: bytes = b"", **said: str) -> None:
        """A source called «تقرير»: its plain text as it is in the file, and the Word file beside it."""
        paths = f'plainTextPath="{self.file(self.id("s") + ".txt", data)}"'
        if rich:
            paths += f' richTextPath="{self.file(self.id("s") + ".docx", rich)}"'
        given = "".join(f' {key}="{escape(value)}"' for key, value in said.items())
        source = f'<TextSource guid="{self.id("s")}" name="تقرير" {paths}{given}>{selections}</TextSource>'
        self.add("Sources", source)

    def coding(self, name: str, code: str, **said: str) -> str:
        """A coding with a code."""
        given = "".join(f' {key}="{escape(value)}"' for key, value in said.items())
        return f'<Coding guid="{self.id(name)}"{given}><CodeRef targetGUID="{self.id(code)}"/></Coding>'

    def selection(
        self,
        text: str,
        passage: str,
        name: str,
        code: str = "",
        *,
        at: int | None = None,
        last: bool = False,
        **said: str,
    ) -> str:
        """A selection of a passage, counted in code points of ``text`` unless ``at`` says where it begins."""
        start = text.index(passage) if at is None else at
        end = start + len(passage) - last
        given = "".join(f' {key}="{escape(value)}"' for key, value in said.items())
        coding = self.coding(f"{name} coding", code, **said)
        return (
            f'<PlainTextSelection guid="{self.id(name)}" name="{escape(passage)}" startPosition="{start}"'
            f' endPosition="{end}"{given}>{coding if code else ""}</PlainTextSelection>'
        )

    def made(self) -> bytes:
        users = "".join(f'<User guid="{self.id(user)}" name="{user}"/>' for user in USERS)
        xml = f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" origin="{self.origin}"'
        xml += f' name="مشروع" creatingUserGUID="{self.id(USERS[0])}"><Users>{users}</Users>'
        xml += f"<CodeBook><Codes>{''.join(self.parts.get('Codes', []))}</Codes></CodeBook>"
        for part in ("Variables", "Cases", "Sources", "Notes", "Links", "Sets"):
            if part in self.parts:
                xml += f"<{part}>{''.join(self.parts[part])}</{part}>"
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(self.qde, (xml + "</Project>").encode())
            for name, data in self.files.items():
                package.writestr(name, data)
        return packed.getvalue()
