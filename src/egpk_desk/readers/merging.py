"""From clues to metadata: each field takes what is believed most; what has no field of its own is kept beside."""

from __future__ import annotations

from collections.abc import Sequence

from egpk_desk.document import Metadata
from egpk_desk.readers.bylines import is_account
from egpk_desk.readers.clues import NAMES, Belief, Clue, Field

_KEPT = {
    Field.POSTER: "poster",
    Field.UPDATED: "updated",
    Field.TRANSLATOR: "translator",
    Field.EDITOR: "editor",
    Field.SUPERVISOR: "supervisor",
    Field.KEYWORDS: "keywords",
    Field.ISSUE: "issue",
    Field.DOI: "doi",
}


def merged(title: str, clues: Sequence[Clue], language: str) -> Metadata:
    """The metadata that clues in reading order make."""
    names, role = _authors(clues)
    iso, written = _date(clues)
    extra: dict[str, str] = {}
    for clue in clues:
        if clue.field in _KEPT:
            value = "، ".join(clue.value.split(NAMES))
            extra.setdefault(_KEPT[clue.field], clue.iso if clue.field is Field.UPDATED else value)
    return Metadata(
        title=title,
        authors=names,
        role=role,
        date=iso,
        date_as_written=written,
        publisher=_best(clues, Field.PUBLISHER),
        category=_best(clues, Field.CATEGORY),
        url=_best(clues, Field.URL),
        language=language,
        extra=extra,
    )


def _of(clues: Sequence[Clue], field: Field) -> list[Clue]:
    return [clue for clue in clues if clue.field is field]


def _best(clues: Sequence[Clue], field: Field) -> str:
    """The first value among those that are believed most."""
    found = _of(clues, field)
    return max(found, key=lambda clue: clue.belief).value if found else ""


def _authors(clues: Sequence[Clue]) -> tuple[tuple[str, ...], str]:
    """Those who are named as authors; who put the report on the website only where nobody is."""
    named = _of(clues, Field.AUTHOR)
    if not named:
        named = [clue for clue in _of(clues, Field.POSTER) if not is_account(clue.value)]
    if not named:
        return (), ""
    belief = max(clue.belief for clue in named)
    chosen = [clue for clue in named if clue.belief == belief]
    names = tuple(dict.fromkeys(name for clue in chosen for name in clue.value.split(NAMES)))
    roles = [clue.role for clue in chosen if clue.role] + [clue.value for clue in _of(clues, Field.ROLE)]
    joiner = "؛ " if any("\u0600" <= c <= "\u06ff" for role in roles for c in role) else "; "
    return names, joiner.join(dict.fromkeys(roles))


def _date(clues: Sequence[Clue]) -> tuple[str, str]:
    """The date of publication; of the last change only where no other is stated."""
    dated = _of(clues, Field.DATE) or _of(clues, Field.UPDATED)
    if not dated:
        return "", ""
    best = max(dated, key=lambda clue: (clue.belief, len(clue.iso) > 4))
    for clue in dated:  # the same date, written more precisely elsewhere
        if clue.belief >= Belief.FOOT and len(clue.iso) > len(best.iso) and clue.iso.startswith(best.iso):
            best = clue
    return best.iso, best.value
