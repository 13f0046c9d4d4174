"""The marked stretches of a manuscript's notes: where they are, and how their text is put in place of the old one.

A stretch is the result of a field of the program's own, or lies between two bookmarks of its own (what pasting HTML in
LibreOffice leaves). Whatever an author wrote before or behind it is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.exporters.docx_fields import BOOKMARK_END, begin_field, bookmarked, end_field, highlight_of, instruction
from egpk_desk.exporters.docx_footnotes import add_note
from egpk_desk.exporters.docx_runs import element

Element = Any  # lxml's
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_TEXT = frozenset(f"{W}{tag}" for tag in ("t", "tab", "br", "noBreakHyphen", "softHyphen", "sym", "cr"))
_OF_TEXT = frozenset(f"{W}{tag}" for tag in ("i", "iCs", "rtl", "cs"))
# CT_PPr's order (17.3.1.26): what comes behind w:bidi.
_AFTER_BIDI = frozenset(
    f"{W}{tag}"
    for tag in (
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
        " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split()
)
# CT_RPr's order (ECMA-376, 17.3.2.28), as far as it matters to what is put in.
_BEFORE_ITALICS = frozenset(f"{W}{tag}" for tag in ("rStyle", "rFonts", "b", "bCs"))
_AFTER_RTL = frozenset(f"{W}{tag}" for tag in ("cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a note that cites a highlight: the runs between ``first`` and ``last``, which stay.

    ``field`` says that it is a field's result already; else it lies between two bookmarks.
    """

    highlight: str
    first: Element
    last: Element
    field: bool


def marks(note: Element) -> list[Mark]:
    """The marked stretches of a note, in their order. What has a field and a bookmark counts once, by its field."""
    fields = list(_fields(note))
    there = {mark.highlight for mark in fields}
    found = fields + [mark for mark in _bookmarks(note) if mark.highlight not in there]
    if len(found) < 2 or not fields:
        return found
    order = {id(part): place for place, part in enumerate(note.iter())}
    return sorted(found, key=lambda mark: order[id(mark.first)])


def _fields(note: Element) -> Iterator[Mark]:
    """Complex fields (17.16.18); in one that stands within another only the outer one counts."""
    open_: list[dict[str, Any]] = []
    for part in note.iter(f"{W}fldChar", f"{W}instrText"):
        if _gone(part, note):
            continue
        if part.tag == f"{W}instrText":
            if open_ and "middle" not in open_[-1]:
                open_[-1]["said"] += part.text or ""
            continue
        match part.get(f"{W}fldCharType"):
            case "begin":
                open_.append({"said": ""})
            case "separate" if open_:
                open_[-1]["middle"] = part
            case "end" if open_:
                field = open_.pop()
                highlight = highlight_of(field["said"])
                if highlight is not None and "middle" in field and not open_:
                    yield Mark(highlight, field["middle"].getparent(), part.getparent(), True)


def _bookmarks(note: Element) -> Iterator[Mark]:
    """Bookmarks around text; and pairs of bookmarks at points, one before the text and one behind it."""
    ends = {end.get(f"{W}id"): end for end in note.iter(f"{W}bookmarkEnd")}
    before: tuple[str, Element] | None = None
    for start in note.iter(f"{W}bookmarkStart"):
        name = start.get(f"{W}name", "")
        if (highlight := bookmarked(name)) is not None:
            end = ends.get(start.get(f"{W}id"))
            if end is not None and any(run.find(f"{W}t") is not None for run in _between(note, start, end, f"{W}r")):
                yield Mark(highlight, start, end, False)
            else:
                before = (highlight, start)
        elif (highlight := bookmarked(name, BOOKMARK_END)) is not None and before and before[0] == highlight:
            yield Mark(highlight, before[1], start, False)
            before = None


def _gone(part: Element, note: Element) -> bool:
    """Whether a part is deleted text that tracked changes still show."""
    for above in part.iterancestors():
        if above is note:
            return False
        if above.tag in _GONE:
            return True
    return False


def _between(note: Element, first: Element, last: Element, tag: str) -> list[Element]:
    """The elements of a tag that stand after ``first`` and before ``last`` in the order of the text."""
    found: list[Element] = []
    begun = False
    for part in note.iter():
        if part is first:
            begun = True
        elif part is last:
            break
        elif begun and part.tag == tag:
            found.append(part)
    return found


def text_of(note: Element) -> str:
    """The text of a note or paragraph, without what is deleted."""
    return "".join(part.text or "" for part in note.iter(f"{W}t") if not _gone(part, note))


def replace(note: Element, mark: Mark, text: FormattedNote) -> None:
    """Put a note's text in place of what is marked, in the look of the old one.

    A bookmarked stretch becomes a field, which outlasts copying.
    """
    old = [run for run in _between(note, mark.first, mark.last, f"{W}r") if run is not mark.last]
    look = _look(old)
    for part in _loose(mark):
        part.getparent().remove(part)
    for run in old:
        run.getparent().remove(run)
    made = element("w:p")
    if not mark.field:
        begin_field(made, instruction(mark.highlight))
    before = len(made)
    add_note(made, text)
    for run in list(made)[before:]:
        _dress(run, look)
    if not mark.field:
        end_field(made)
    at = mark.first
    if at.tag == f"{W}bookmarkStart":
        at = _closing(note, at)
    for run in list(made):
        at.addnext(run)
        at = run
    _turn(note, mark, text)


def _turn(note: Element, mark: Mark, text: FormattedNote) -> None:
    """Let a paragraph that holds nothing but the citation run in its direction; an author's own words keep theirs.

    LibreOffice gives every note that it reads from RTF the direction of its style.
    """
    paragraph = next(mark.first.iterancestors(f"{W}p"), None)
    if paragraph is None or text_of(paragraph).strip() != text.text.strip():
        return
    properties = paragraph.find(f"{W}pPr")
    bidi = None if properties is None else properties.find(f"{W}bidi")
    said = None if bidi is None else bidi.get(f"{W}val", "1") not in ("0", "false", "off")
    if said == (text.direction == "rtl") or (said is None and text.direction == "rtl"):
        return
    if properties is None:
        properties = element("w:pPr")
        paragraph.insert(0, properties)
    if bidi is None:
        bidi = element("w:bidi")
        behind = next((one for one in properties if one.tag in _AFTER_BIDI), None)
        if behind is None:
            properties.append(bidi)
        else:
            behind.addprevious(bidi)
    if text.direction == "rtl":
        bidi.attrib.pop(f"{W}val", None)
    else:
        bidi.set(f"{W}val", "0")


def _loose(mark: Mark) -> Iterator[Element]:
    """Text that stands in the very run of the field's marks: behind the separator, or before the end."""
    if not mark.field:
        return
    seen = False
    for part in list(mark.first):
        if part.tag == f"{W}fldChar" and part.get(f"{W}fldCharType") == "separate":
            seen = True
        elif seen and part.tag in _TEXT:
            yield part
    for part in list(mark.last):
        if part.tag == f"{W}fldChar":
            break
        if part.tag in _TEXT and mark.last is not mark.first:
            yield part


def _closing(note: Element, start: Element) -> Element:
    """A bookmark's end where it follows at once (a bookmark at a point), else its start."""
    behind = start.getnext()
    if behind is not None and behind.tag == f"{W}bookmarkEnd" and behind.get(f"{W}id") == start.get(f"{W}id"):
        return behind
    return start


def _look(old: list[Element]) -> list[Element]:
    """What the first run with text says of its look, apart from slant and direction, which the new text says itself."""
    for run in old:
        properties = run.find(f"{W}rPr")
        if run.find(f"{W}t") is not None:
            return [] if properties is None else [one for one in properties if one.tag not in _OF_TEXT]
    return []


def _dress(run: Element, look: list[Element]) -> None:
    own = run.find(f"{W}rPr")
    if not look:
        return
    properties = own if own is not None else element("w:rPr")
    if own is None:
        run.insert(0, properties)
    said = list(properties)
    for part in said:
        properties.remove(part)
    slant = [part for part in said if part.tag != f"{W}rtl"]
    side = [part for part in said if part.tag == f"{W}rtl"]
    first = [deepcopy(part) for part in look if part.tag in _BEFORE_ITALICS]
    last = [deepcopy(part) for part in look if part.tag in _AFTER_RTL]
    middle = [deepcopy(part) for part in look if part.tag not in _BEFORE_ITALICS | _AFTER_RTL]
    properties.extend([*first, *slant, *middle, *side, *last])
