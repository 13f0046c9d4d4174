"""What types of works, their fields and the roles of people are called, and which fields a type of work has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCoreApplication

from egpk_desk.citations.csl_json import iso_of, name_words, names_of
from egpk_desk.desktop import i18n
from egpk_desk.text.bidi import isolate

translate = QCoreApplication.translate

_LAST = ("page", "DOI", "ISBN", "ISSN")
_PAPER = ("container-title", "volume", "issue", "page", "DOI", "ISSN")
_BOOK = ("publisher", "publisher-place", "edition", "volume", "number-of-volumes", "collection-title", "ISBN", "DOI")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "report": ("genre", "number", "publisher", "publisher-place", "collection-title", "DOI"),
    "webpage": ("container-title", "publisher"),
    "book": _BOOK,
    "chapter": ("container-title", *_BOOK, "page"),
    "article-journal": _PAPER,
    "article-magazine": ("container-title", "volume", "issue", "page"),
    "article-newspaper": ("container-title", "section", "page"),
    "thesis": ("genre", "publisher", "publisher-place", "DOI"),
    "paper-conference": (
        "container-title",
        "event-title",
        "event-place",
        "publisher",
        "publisher-place",
        "page",
        "DOI",
    ),
    "legislation": ("number", "container-title", "jurisdiction", "page"),
    "treaty": ("number", "publisher", "publisher-place"),
    "interview": ("genre", "publisher-place"),
    "speech": ("event-title", "event-place", "genre"),
    "dataset": ("publisher", "version", "DOI"),
    "entry-encyclopedia": ("container-title", "publisher", "publisher-place", "edition", "volume", "page"),
    "manuscript": ("genre", "archive", "archive_location", "publisher-place"),
    "document": ("genre", "publisher", "publisher-place", "number"),
}
"""The fields of each type beside those of every work; a field that says something is shown for any type."""
EVERYWHERE = ("title", "URL", "language")
ORDER = tuple(
    dict.fromkeys(
        [
            *("container-title", "genre", "number", "publisher", "publisher-place", "edition", "volume"),
            *(field for fields in FIELDS.values() for field in fields if field not in _LAST),
            *_LAST,
        ]
    )
)
ROLES = ("author", "editor", "translator", "collection-editor", "container-author", "interviewer", "compiler")


@lru_cache(maxsize=2)
def _type_names(language: str) -> dict[str, str]:
    return {
        "report": translate("References", "Report"),
        "webpage": translate("References", "Web page"),
        "book": translate("References", "Book"),
        "chapter": translate("References", "Chapter of a book"),
        "article-journal": translate("References", "Article in a journal"),
        "article-magazine": translate("References", "Article in a magazine"),
        "article-newspaper": translate("References", "Article in a newspaper"),
        "thesis": translate("References", "Thesis"),
        "paper-conference": translate("References", "Conference paper"),
        "legislation": translate("References", "Law"),
        "treaty": translate("References", "Treaty"),
        "interview": translate("References", "Interview"),
        "speech": translate("References", "Speech"),
        "dataset": translate("References", "Data set"),
        "entry-encyclopedia": translate("References", "Entry in an encyclopedia"),
        "manuscript": translate("References", "Manuscript"),
        "document": translate("References", "Document"),
    }


def type_name(value: str) -> str:
    """A type of work in the window's language; CSL's own name where there is none."""
    return _type_names(i18n.language()).get(value, value)


@lru_cache(maxsize=2)
def _role_names(language: str) -> dict[str, str]:
    return {
        "author": translate("References", "Author"),
        "editor": translate("References", "Editor"),
        "translator": translate("References", "Translator"),
        "collection-editor": translate("References", "Series editor"),
        "container-author": translate("References", "Author of the whole"),
        "interviewer": translate("References", "Interviewer"),
        "compiler": translate("References", "Compiler"),
    }


def role_name(value: str) -> str:
    """The role of a person in the window's language."""
    return _role_names(i18n.language()).get(value, value)


@lru_cache(maxsize=2)
def _field_names(language: str) -> dict[str, str]:
    return {
        "type": translate("References", "Type"),
        "title": translate("References", "Title"),
        "container-title": translate("References", "Appeared in"),
        "genre": translate("References", "Kind"),
        "number": translate("References", "Number"),
        "publisher": translate("References", "Publisher"),
        "publisher-place": translate("References", "Place"),
        "edition": translate("References", "Edition"),
        "volume": translate("References", "Volume"),
        "number-of-volumes": translate("References", "Volumes in all"),
        "collection-title": translate("References", "Series"),
        "issue": translate("References", "Issue"),
        "page": translate("References", "Pages"),
        "section": translate("References", "Section"),
        "event-title": translate("References", "Event"),
        "event-place": translate("References", "Place of the event"),
        "jurisdiction": translate("References", "Jurisdiction"),
        "version": translate("References", "Version"),
        "archive": translate("References", "Archive"),
        "archive_location": translate("References", "Shelf mark"),
        "URL": translate("References", "Web address"),
        "language": translate("References", "Language"),
        "issued": translate("References", "Date"),
        "accessed": translate("References", "Visited on"),
        "citation-key": translate("References", "Citation key"),
        "abstract": translate("References", "Abstract"),
        "note": translate("References", "Remark"),
        "keyword": translate("References", "Keywords"),
    }


def field_name(value: str) -> str:
    """A field of a record in the window's language; CSL's own name where there is none."""
    return _field_names(i18n.language()).get(value) or (role_name(value) if value in ROLES else value)


def people(item: Mapping[str, Any]) -> str:
    """The authors of a work, or else its editors, on one line."""
    names = names_of(item, "author") or names_of(item, "editor")
    return "، ".join(map(name_words, names)) if _arabic(names) else ", ".join(map(name_words, names))


def _arabic(names: Any) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for name in names for letter in name_words(name)[:8])


def said(value: Any) -> str:
    """A field of a record as a line: names, a date, or what stands there."""
    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        return "; ".join(name_words(one) for one in value)
    if isinstance(value, Mapping):
        return iso_of(value) or ", ".join(f"{key}: {one}" for key, one in value.items())
    return str(value)


def about(item: Mapping[str, Any], key: str) -> str:
    """Authors, year, type and key, each isolated."""
    kind = type_name(str(item.get("type") or "document"))
    parts = (people(item), iso_of(item.get("issued"))[:10], kind, key)
    return " · ".join(isolate(part) for part in parts if part)
