"""Setting the notes of a manuscript anew: each by its place in the text, in any style, with the list of sources.

What an author writes and moves about in Word stays as it is. Only the marked stretches of the notes are rewritten (see
:mod:`egpk_desk.exporters.manuscript_notes`): the first note on a source in full, later ones in short, and one right
behind another on the same source as the style repeats it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, NoteFormatter
from egpk_desk.document import Metadata
from egpk_desk.errors import ExportError
from egpk_desk.exporters import manuscript_list
from egpk_desk.exporters.bibliography import bibliography
from egpk_desk.exporters.manuscript_notes import Mark, W, marks, replace, text_of
from egpk_desk.exporters.manuscript_package import Manuscript
from egpk_desk.exporters.steps import Steps, WatchedNotes

Element = Any  # lxml's
_KINDS = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_NOT_THERE = frozenset(
    {f"{W}del", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A manuscript with its notes set anew.

    ``notes`` counts the citations that were set, ``changed`` those that say something else now; ``unknown`` are the ids
    of highlights that are not known here, whose notes stay as they are. ``sources`` counts the list of sources.
    """

    data: bytes
    notes: int
    changed: int
    unknown: tuple[str, ...]
    sources: int


def refresh(
    data: bytes,
    name: str,
    find: Callable[[str], Cited | None],
    formatter: NoteFormatter,
    *,
    with_list: bool = True,
    language: str = "ar",
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Refreshed:
    """Set the notes of a ``.docx`` (``name`` is what messages call it) anew.

    ``find`` says what a highlight's id cites, or None. ``with_list`` puts the list of sources where one of the
    program's own stands, else at the end, under a heading in ``language``. Raises :class:`UnreadableSource`, and
    :class:`ExportError` where the document holds no note that could be set; :class:`~egpk_desk.errors.Cancelled`
    once ``cancelled()`` says so.
    ``progress`` is told how many notes are done, of how many.
    """
    steps = Steps(cancelled, progress)
    manuscript = Manuscript(data, name)
    find = cache(find)
    body = manuscript.root("document")
    assert body is not None
    places = list(_places(manuscript, body))
    cited: list[Cited] = []
    known: list[tuple[str, Element, Mark]] = []
    unknown: dict[str, None] = {}
    wanted: list[int] = []  # where in ``cited`` each known mark stands
    in_notes = getattr(formatter, "kind", "note") == "note"
    for number, (kind, note) in enumerate(places):
        steps.check()
        found = marks(note)
        for mark in found:
            one = find(mark.highlight)
            if one is None:
                unknown[mark.highlight] = None
                continue
            wanted.append(len(cited))
            cited.append(one)
            known.append((kind, note, mark))
        if in_notes and not any(find(mark.highlight) for mark in found) and text_of(note).strip():
            # An author's own note between two parts them: «المرجع نفسه» would mean what that one cites.
            cited.append(Cited(f"note {number}", Metadata(title="—"), Locator()))
    if not known and not unknown:
        raise ExportError(
            f"“{name}” holds no note that this program made.", "Paste excerpts into it, or export them, first."
        )
    texts = WatchedNotes(formatter, steps).notes(cited)
    changed, parts = 0, set()
    for (kind, note, mark), at in zip(known, wanted, strict=True):
        steps.check()
        steps()
        before = text_of(note)
        replace(note, mark, texts[at])
        parts.add(kind)
        changed += text_of(note) != before
    listed = bibliography(formatter, [cited[at] for at in wanted]) if with_list else ()
    if listed:
        notes = [root for root in map(manuscript.root, _KINDS.values()) if root is not None]
        manuscript_list.put(body, manuscript.root("styles"), listed, language, notes)
        parts.add("document")
    steps.check()
    steps.end()
    return Refreshed(manuscript.saved(parts), len(known), changed, tuple(unknown), len(listed))


def _places(manuscript: Manuscript, body: Element) -> Iterator[tuple[str, Element]]:
    """The notes in the order in which the text refers to them, each with the part that it is in."""
    by_id: dict[tuple[str, str | None], Element] = {}
    for kind in _KINDS.values():
        root = manuscript.root(kind)
        for note in root if root is not None else ():
            if note.tag in (f"{W}footnote", f"{W}endnote"):
                by_id[kind, note.get(f"{W}id")] = note
    for reference in body.iter(*_KINDS):
        kind = _KINDS[reference.tag]
        note = by_id.pop((kind, reference.get(f"{W}id")), None)
        if note is None:
            continue
        if any(above.tag in _NOT_THERE for above in reference.iterancestors()):
            by_id[kind, reference.get(f"{W}id")] = note  # it may stand elsewhere too
            continue
        yield kind, note
