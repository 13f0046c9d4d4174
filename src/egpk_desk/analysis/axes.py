"""What the rows and columns of a table stand for: codes, documents, months, coders, stances."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from egpk_desk.errors import InvalidValue
from egpk_desk.library.records import Code, Coded, DocumentRecord

OTHERS = ("document", "month", "coder", "stance")
"""Axes that are no codes: the document, the month in which it was published, who highlighted, the stance."""

NOTHING = "—"
"""The key of what has no month or stance."""


@dataclass(frozen=True, slots=True)
class Axis:
    """``keys`` name the rows or columns (slugs for codes), ``labels`` are what people read (Arabic, English).

    ``members`` are, for an axis of codes, the ids that count for each key: a code and those below it. ``key_of`` gives,
    for another axis, the key of a highlight.
    """

    keys: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]
    colours: tuple[str, ...] = ()
    members: tuple[frozenset[str], ...] = ()
    key_of: Callable[[Coded], str] | None = None


def code_axis(chosen: Sequence[Code], codes: Sequence[Code]) -> Axis:
    """An axis of these codes, each with its descendants."""
    below: dict[str, list[str]] = {}
    for code in codes:
        if code.parent:
            below.setdefault(code.parent, []).append(code.id)

    def family(code: str) -> set[str]:
        found, waiting = {code}, [code]
        while waiting:
            for child in below.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return found

    return Axis(
        keys=tuple(code.slug for code in chosen),
        labels=tuple((code.name("ar"), code.name("en")) for code in chosen),
        colours=tuple(code.colour for code in chosen),
        members=tuple(frozenset(family(code.id)) for code in chosen),
    )


def chosen_codes(reference: str, codes: Sequence[Code], find: Callable[[str], Code], *, deep: bool) -> list[Code]:
    """The codes that a row or column option names: the top codes of a kind, or a code's children, or it alone.

    With ``deep`` all codes below too. ``find`` finds a code by its reference and raises where there is none.
    """
    wanted = reference.strip().strip("/")
    if any(code.kind == wanted for code in codes):
        return [code for code in codes if code.kind == wanted and (deep or code.parent is None)]
    code = find(wanted)
    if deep:
        return [one for one in codes if one.id == code.id or one.slug.startswith(code.slug + "/")]
    return [one for one in codes if one.parent == code.id] or [code]


def other_axis(name: str, passages: Sequence[Coded], records: Mapping[str, DocumentRecord]) -> Axis:
    """An axis of :data:`OTHERS`, with the keys that occur. Raises InvalidValue for another name."""
    if name == "document":
        ids = list(dict.fromkeys(passage.document for passage in passages))
        titles = tuple((records[one].title, records[one].title) for one in ids)
        return Axis(tuple(ids), titles, key_of=lambda passage: passage.document)
    if name == "month":
        months = {one: record.metadata.date[:7] or NOTHING for one, record in records.items()}
        return _listed(passages, lambda passage: months[passage.document])
    if name == "coder":
        return _listed(passages, lambda passage: passage.author or NOTHING)
    if name == "stance":
        axis = _listed(passages, lambda passage: passage.stance or NOTHING)
        names = {"supports": "يؤيّد", "contradicts": "يعارض", "context": "سياق"}
        return Axis(axis.keys, tuple((names.get(key, key), key) for key in axis.keys), key_of=axis.key_of)
    raise InvalidValue(
        f"“{name}” is neither a kind, a code nor one of {', '.join(OTHERS)}.", "`codes` lists the codes."
    )


def _listed(passages: Sequence[Coded], key_of: Callable[[Coded], str]) -> Axis:
    keys = sorted({key_of(passage) for passage in passages}, key=lambda key: (key == NOTHING, key))
    return Axis(tuple(keys), tuple((key, key) for key in keys), key_of=key_of)
