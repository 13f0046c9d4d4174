"""Links in memos: ``[[…]]``, as a user writes them and as they are stored.

Written, a link names what it leads to: ``[[driver/gaza-war]]``, ``[[عنوان التقرير]]``, or with its kind before it,
``[[code:driver/gaza-war]]``, ``[[تقرير: …]]``. Stored, it holds the identity and the words that show:
``[[code:1f0c…|الحرب في غزة]]``, so that it leads there under another name too, and on other machines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

KINDS = ("document", "code", "highlight", "memo")
"""What a link may lead to."""

_ALIASES = {
    "document": "document",
    "doc": "document",
    "report": "document",
    "تقرير": "document",
    "وثيقة": "document",
    "code": "code",
    "رمز": "code",
    "highlight": "highlight",
    "مقتطف": "highlight",
    "memo": "memo",
    "مذكرة": "memo",
}
_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_LINK = re.compile(rf"\[\[(?:(?P<kind>{'|'.join(KINDS)}):(?P<id>{_ID})\|)?(?P<words>[^\[\]\n]{{1,300}})\]\]")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a memo's stored text, at ``[start, end)`` of it; without ``id`` it leads nowhere yet."""

    start: int
    end: int
    kind: str
    id: str
    words: str


def links(text: str) -> list[Link]:
    """The links of a memo, in order."""
    return [
        Link(match.start(), match.end(), match["kind"] or "", match["id"] or "", match["words"].strip())
        for match in _LINK.finditer(text)
        if match["words"].strip()
    ]


def pieces(text: str) -> Iterator[str | Link]:
    """A memo as words and links, in order."""
    at = 0
    for link in links(text):
        if link.start > at:
            yield text[at : link.start]
        yield link
        at = link.end
    if at < len(text):
        yield text[at:]


def shown(text: str) -> str:
    """A memo as it is read: each link by its words alone."""
    return "".join(piece if isinstance(piece, str) else piece.words for piece in pieces(text)) if "[[" in text else text


def written(kind: str, id: str, words: str) -> str:
    """A link as it is stored; what would end it early is taken out of the words."""
    clean = " ".join(re.sub(r"[\[\]|]", " ", words).split())[:200]
    return f"[[{kind}:{id}|{clean or id[:8]}]]"


def resolved(text: str, find: Callable[[str, str], tuple[str, str, str] | None]) -> str:
    """A memo with the links that a user wrote by name made lasting ones.

    ``find`` is given the kind (empty where none is said) and the words, and returns kind, id and the words to show, or
    None where nothing, or more than one thing, is called so: the link then stays as it is written.
    """

    def store(piece: str | Link) -> str:
        if isinstance(piece, str):
            return piece
        if piece.id:
            return text[piece.start : piece.end]
        kind, name = said_kind(piece.words)
        found = find(kind, name) or (find("", piece.words) if kind else None)
        return written(*found) if found else text[piece.start : piece.end]

    return "".join(store(piece) for piece in pieces(text)) if "[[" in text else text


def said_kind(words: str) -> tuple[str, str]:
    """The kind that stands before a name, if one does, and the name."""
    before, colon, name = words.partition(":")
    kind = _ALIASES.get(before.strip().casefold(), "") if colon else ""
    return (kind, name.strip()) if kind and name.strip() else ("", words.strip())
