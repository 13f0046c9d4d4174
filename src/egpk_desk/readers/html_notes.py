"""Notes of a page by their anchors: links to a note further down, the note's element, and the links back.

One rule serves the shapes that occur (Word's ``_ftnref1``/``_ftn1``, LibreOffice's ``sdfootnote1anc``, the WordPress
footnote plugins and its own block, MediaWiki's ``cite_ref``, EPUB and DPUB-ARIA roles, Pandoc and Markdown): a link
whose text looks like a marker and whose target comes later in the page refers to a note; one whose target comes
earlier leads back from its body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from egpk_desk.readers.html_page import HtmlElement, Page

_MARKER = re.compile(
    r"\s*[\[(﴿]?\s*(?:(?:note|ملاحظة|هامش|nb|n)?\s*\d{1,4}|[*†‡§]{1,4}|[ivxlc]{1,6}|[a-z]|[¹²³⁰⁴-⁹]{1,4})\s*[\])﴾]?\.?\s*",
    re.I,
)
_NOTE_NAME = re.compile(
    r"_?(?:ftn|edn)(?!ref)\w*\d|fn[-:_.]?\w*\d|footnote|endnote|sdfootnote\d+sym|sdendnote\d+sym|cite_note|_?note[-_]?\d|easy-footnote-bottom",
    re.I,
)
_BACK_NAME = re.compile(
    r"ftnref|ednref|fnref|cite_ref|footnote-?ref|noteref|footnote-anchor|\d+anc$|-link$|backlink", re.I
)
_BACK_TEXT = re.compile(r"[\s↑↩↵⤴⏎⬆⇧^\ufe0e\ufe0f\u200d]*(?:[\[(]?\w{1,4}[\])]?\.?)?[\s↑↩↵⤴⏎⬆⇧^\ufe0e\ufe0f]*")
_ARROWS = " \t\n↑↩↵⤴⏎⬆⇧^\ufe0e\ufe0f"
_BACK_CLASS = re.compile(r"backlink|back-?ref|reversefootnote|footnote-back|easy-footnote-to-top|footnote-return", re.I)
_REFERENCE_CLASS = re.compile(
    r"footnote-?ref|noteref|footnote-anchor|sdfootnoteanc|sdendnoteanc|(?:^|\s)fn(?:$|\s)|easy-footnote(?:$|\s)", re.I
)
_BLOCKS = frozenset(
    {"p", "li", "div", "aside", "section", "dd", "tr", "blockquote", "footer", "td", "table", "ol", "ul"}
)
_SCRIPTED = re.compile(r"footnote_plugin_tooltip_((?:\d+_)*\d+)$")
_BESIDE_SCRIPT = re.compile(r"(?:^|\s)(?:footnote_tooltip|footnote_container_prepare)(?=$|\s)")
_LONGEST_BODY = 20_000


@dataclass(slots=True)
class PageNotes:
    """What the walk over a page must know of its notes; all keys are fragment names.

    ``references`` maps an element that stands for a marker to its note; ``bodies`` the element that holds a body;
    ``starts`` a target inside a block that holds several bodies; ``back`` are links back, which are no text;
    ``inline`` are bodies that stand beside their marker, in the middle of a paragraph.
    """

    references: dict[HtmlElement, str] = field(default_factory=dict)
    bodies: dict[HtmlElement, str] = field(default_factory=dict)
    starts: dict[HtmlElement, str] = field(default_factory=dict)
    back: set[HtmlElement] = field(default_factory=set)
    inline: set[HtmlElement] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.references)


def find_anchored_notes(page: Page, root: int) -> PageNotes:
    """The notes to which links in the element ``root`` refer, wherever on the page their bodies stand."""
    notes = PageNotes()
    targets: dict[str, HtmlElement] = {}
    links = [(i, e) for i, e in enumerate(page.elements) if e.tag == "a" and "#" in (e.get("href") or "")]
    for i, link in links:
        if not page.within(i, root):
            continue
        fragment = _fragment(link)
        text = "".join(link.itertext())
        target = page.ids.get(fragment)
        if not _is_reference(page, i, link, fragment, text, target):
            continue
        if target is not None:
            targets[fragment] = target
        elif not _NOTE_NAME.match(fragment):
            continue
        notes.references[_marker_element(link, text)] = fragment
    _find_notes_in_place(page, root, notes)
    _find_notes_by_script(page, root, notes)
    if targets or notes.references:
        _find_bodies(page, notes, targets)
        _find_links_back(page, notes, links)
    return notes


def _find_notes_in_place(page: Page, root: int, notes: PageNotes) -> None:
    """Notes whose body follows its marker at once and opens on a click, as the Modern Footnotes plugin writes them."""
    for i in range(root, page.ends[root]):
        if "footnotes-footnote__note" not in page.names[i]:
            continue
        body = page.elements[i]
        marker = body.getprevious()
        if marker is not None and marker.tag in ("sup", "a", "span"):
            key = f"in place {i}"
            notes.references[marker] = key
            notes.bodies[body] = key
            notes.inline.add(body)


def _find_notes_by_script(page: Page, root: int, notes: PageNotes) -> None:
    """Notes of the WordPress plugin Footnotes, whose markers are links to a script: joined by the numbers in their ids.

    The copy of a body that it shows beside the marker is no text, nor are the label and the numbers of its table.
    """
    for i in range(root, page.ends[root]):
        names = page.names[i]
        if "footnote_plugin_tooltip_text" not in names or page.elements[i].tag != "sup":
            continue
        number = _SCRIPTED.search(page.elements[i].get("id") or "")
        row = page.ids.get(f"footnote_plugin_reference_{number[1]}") if number else None
        while row is not None and row.tag != "tr":
            row = row.getparent()
        if number is None or row is None:
            continue
        cells = [cell for cell in row if cell.tag in ("th", "td")]
        body = cells[-1]
        notes.references[page.elements[i]] = f"script {number[1]}"
        notes.bodies[body] = f"script {number[1]}"
        notes.back.update(cells[:-1])
        table = row.getparent()
        while table is not None and table.tag != "table":
            table = table.getparent()
        notes.back.update(table.iter("caption") if table is not None else ())
    if any(key.startswith("script ") for key in notes.references.values()):
        for i in range(root, page.ends[root]):
            if _BESIDE_SCRIPT.search(page.names[i]) and page.elements[i].tag != "sup":
                notes.back.add(page.elements[i])


def _fragment(link: HtmlElement) -> str:
    return unquote((link.get("href") or "").partition("#")[2])


def _is_reference(page: Page, i: int, link: HtmlElement, fragment: str, text: str, target: HtmlElement | None) -> bool:
    if not fragment or len(text) > 24 or _BACK_NAME.search(fragment):
        return False
    if target is not None and page.index[target] <= i:
        return False
    role = f"{link.get('role') or ''} {link.get('type') or ''} {link.get('epub:type') or ''}"
    if "noteref" in role:
        return True
    around = " ".join(filter(None, (link.get("class"), *(e.get("class") for e in _near(link)))))
    if text.strip() and _REFERENCE_CLASS.search(around) and not _BACK_CLASS.search(around):
        return True
    if _MARKER.fullmatch(text) is None:
        return False
    raised = any(e.tag == "sup" for e in _near(link)) or link.find(".//sup") is not None
    bracketed = text.strip()[:1] in "[("
    return raised or bracketed or _NOTE_NAME.match(fragment) is not None or _in_brackets(link)


def _near(link: HtmlElement) -> list[HtmlElement]:
    parent = link.getparent()
    return [] if parent is None else [parent, *([up] if (up := parent.getparent()) is not None else [])]


def _in_brackets(link: HtmlElement) -> bool:
    before = link.getprevious()
    parent = link.getparent()
    head = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    return head.rstrip()[-1:] in "[(" and (link.tail or "").lstrip()[:1] in ("]", ")")


def _marker_element(link: HtmlElement, text: str) -> HtmlElement:
    """The link, or the superscript or span around it that holds nothing else but brackets."""
    element = link
    while True:
        parent = element.getparent()
        if parent is None or parent.tag not in ("sup", "span", "small", "b", "i", "em", "strong", "font"):
            return element
        around = "".join(parent.itertext())
        if around.strip().strip("[]()﴾﴿ ") != text.strip().strip("[]()﴾﴿ "):
            return element
        element = parent


def _find_bodies(page: Page, notes: PageNotes, targets: dict[str, HtmlElement]) -> None:
    """The block of each target: as high as no other note and no reference stands in it."""
    count = len(page.elements)
    marks = [0] * (count + 1)  # prefix sums of targets and of references, so that climbing costs nothing
    for target in targets.values():
        marks[page.index[target] + 1] += 1
    for reference in notes.references:
        marks[page.index[reference] + 1] += 2 * count
    for i in range(count):
        marks[i + 1] += marks[i]

    def inside(i: int) -> int:
        return marks[page.ends[i]] - marks[i]

    for key, target in targets.items():
        i = page.index[target]
        while page.elements[i].tag not in _BLOCKS and page.parents[i] > 0 and inside(page.parents[i]) < 2 * count:
            i = page.parents[i]
        if page.elements[i].tag not in _BLOCKS or inside(i) > 1:
            if inside(i) < 2 * count:
                notes.starts[target] = key
                notes.bodies.setdefault(page.elements[i], key)
            continue
        while (parent := page.parents[i]) > 0 and inside(parent) == 1 and len(targets) > 1:
            if (
                page.elements[parent].tag in ("article", "main", "ol", "ul", "body")
                or page.letters[parent] > _LONGEST_BODY
            ):
                break
            i = parent
        notes.bodies[page.elements[i]] = key
    _take_paragraphs_between(page, notes)


def _take_paragraphs_between(page: Page, notes: PageNotes) -> None:
    """Paragraphs without an anchor between two bodies are the earlier one's."""
    for body, key in list(notes.bodies.items()):
        if body.tag not in ("p", "div", "dd"):
            continue
        between: list[HtmlElement] = []
        following = body.getnext()
        while following is not None and following not in notes.bodies and len(between) < 20:
            between.append(following)
            following = following.getnext()
        if following is not None and all(e.tag in ("p", "div", "blockquote", "ul", "ol", "dd") for e in between):
            for element in between:
                notes.bodies[element] = key


def _find_links_back(page: Page, notes: PageNotes, links: list[tuple[int, HtmlElement]]) -> None:
    in_body = sorted(page.index[body] for body in notes.bodies)
    ends = [page.ends[i] for i in in_body]
    referring = {page.index[reference] for reference in notes.references}
    at = 0
    for i, link in links:
        while at < len(in_body) and ends[at] <= i:
            at += 1
        if at == len(in_body):
            break
        if i < in_body[at] or i in referring or link in notes.references:
            continue
        fragment, text = _fragment(link), "".join(link.itertext())
        target = page.ids.get(fragment)
        earlier = target is not None and page.index[target] < in_body[at]
        named = _BACK_NAME.search(fragment) or _BACK_CLASS.search(link.get("class") or "")
        if (
            "backlink" in (link.get("role") or "")
            or (text.strip() and not text.strip(_ARROWS))
            or ((earlier or named) and (_BACK_TEXT.fullmatch(text) or _BACK_CLASS.search(link.get("class") or "")))
        ):
            notes.back.add(_around_back(link))


def _around_back(link: HtmlElement) -> HtmlElement:
    parent = link.getparent()
    if (
        parent is not None
        and _BACK_CLASS.search(parent.get("class") or "")
        and parent.tag in ("span", "sup", "b", "small")
    ):
        return parent
    if parent is not None and parent.tag in ("sup", "b", "strong", "span", "th"):
        around = "".join(parent.itertext()).strip()
        if around.strip("[]()^↑. ") == "".join(link.itertext()).strip().strip("[]()^↑. ") and not parent.get("id"):
            return parent
    return link
