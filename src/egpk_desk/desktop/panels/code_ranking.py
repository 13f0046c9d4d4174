"""Which codes a few letters may mean: folded, in Arabic or English, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from egpk_desk.library.records import Code
from egpk_desk.text.folding import fold

_ARTICLE = re.compile(r"^(?:و|ب|ل|ك|ف)?ال|^لل")


def ranked(query: str, codes: Sequence[Code], counts: Mapping[str, int], recent: Sequence[str] = ()) -> list[Code]:
    """The codes in use whose names or slug hold all words of ``query``, whatever the spelling.

    First those that begin with it (the article does not count), then those with a word that does, then the others;
    among equals the most used, then the one given last (``recent``, ids, the latest first), then as in the codebook.
    """
    words = fold(query).split()
    found = []
    for place, code in enumerate(codes):
        if code.retired or not code.codable:
            continue
        fit = _fit(words, code)
        if fit is not None:
            found.append(((fit, -counts.get(code.id, 0), _place(code.id, recent), place), code))
    return [code for _, code in sorted(found, key=lambda one: one[0])]


def _place(code: str, recent: Sequence[str]) -> int:
    return recent.index(code) if code in recent else len(recent)


def _fit(words: Sequence[str], code: Code) -> int | None:
    """0 for a name that begins with the words, 1 for a word of a name, 2 for letters within, None for none."""
    names = [" ".join(fold(name).split()) for name in (code.name_ar, code.name_en) if name]
    slug = fold(code.slug.replace("/", " ").replace("-", " "))
    everything = " ".join((*names, slug))
    if not all(word in everything for word in words):
        return None
    whole = " ".join(words)
    if any(_bare(name).startswith(whole) or name.startswith(whole) for name in names):
        return 0
    pieces = [piece for name in names for piece in name.split()]
    if all(any(_bare(piece).startswith(word) or piece.startswith(word) for piece in pieces) for word in words):
        return 1
    return 2


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name)
