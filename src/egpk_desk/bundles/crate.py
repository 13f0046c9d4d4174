"""The description of a bundle for other programs: RO-Crate 1.1 (https://w3id.org/ro/crate/1.1)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from egpk_desk.bundles.contents import BundleOptions, Contents
from egpk_desk.library.records import DocumentRecord

NAME = "ro-crate-metadata.json"

_TYPES = {
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".qdc": "application/xml",
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".md": "text/markdown",
}


class Crate:
    """Gathers the files of a bundle and describes them."""

    def __init__(self, contents: Contents, options: BundleOptions, when: datetime) -> None:
        self._files: list[dict[str, Any]] = []
        self._root: dict[str, Any] = {
            "@id": "./",
            "@type": "Dataset",
            "name": options.title or "EgPk Desk",
            "description": "Reports with their highlights, codes, memos and history, from EgPk Desk.",
            "datePublished": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "license": "No licence is given: ask who made this bundle.",
            "mentions": [{"@id": f"urn:uuid:{record.id}"} for record in contents.documents],
        }
        self._people: list[dict[str, Any]] = []
        if contents.author:
            self._root["author"] = {"@id": "#author"}
            self._people.append({"@id": "#author", "@type": "Person", "name": contents.author})
        self._works = [_work(record) for record in contents.documents]

    def add(self, path: str, size: int, about: str) -> None:
        """Describe a file, by its path below ``data/``."""
        suffix = "." + path.rpartition(".")[2]
        made: dict[str, Any] = {"@id": path, "@type": "File", "name": about}
        if suffix in _TYPES:
            made["encodingFormat"] = _TYPES[suffix]
        if size:
            made["contentSize"] = str(size)
        self._files.append(made)

    def as_json(self) -> bytes:
        """The metadata file."""
        described = {
            "@id": NAME,
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        }
        root = {**self._root, "hasPart": [{"@id": file["@id"]} for file in self._files]}
        graph = [described, root, *self._people, *self._works, *self._files]
        whole = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def _work(record: DocumentRecord) -> dict[str, Any]:
    metadata = record.metadata
    made: dict[str, Any] = {
        "@id": f"urn:uuid:{record.id}",
        "@type": "Report",
        "name": record.title,
        "author": list(metadata.authors),
        "datePublished": metadata.date,
        "publisher": metadata.publisher,
        "url": metadata.url,
        "inLanguage": metadata.language,
        "identifier": f"sha256:{record.sha256}",
    }
    return {name: value for name, value in made.items() if value}
