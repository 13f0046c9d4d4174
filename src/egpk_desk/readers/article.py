"""Which part of a saved page is the article, and which elements above it belong to it.

The content element that a publishing system names is believed; where there is none, candidates are scored by the text
of their paragraphs, their commas and their share of link text, after the Readability algorithm (arc90, 2009; its
scoring as described for Mozilla's Readability), with the Arabic comma and semicolon counted too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from egpk_desk.readers.html_page import Page, names_content
from egpk_desk.readers.institutions import is_publisher
from egpk_desk.readers.named import names_a_section
from egpk_desk.text.folding import fold

_PARAGRAPHS = frozenset({"p", "pre", "blockquote", "li", "td"})
_WEIGHTS = {"article": 10, "main": 10, "section": 3, "div": 5, "td": 3, "blockquote": 3, "ul": -3, "ol": -3, "form": -3,
            "address": -3, "th": -5, "header": -5, "footer": -5, "aside": -8}  # fmt: skip
_COMMAS = re.compile("[،,؛;.]")
_LABEL_OF_TEASERS = 30  # letters beside the links of a box that points to other articles
_ENOUGH = 140  # characters: less is no article, whatever its class says
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:entry|post|article|page|story|single|news|tdb|td-post|headline|jeg-post)-?_*(?:title|headline)(?=$|[\s_-])"
    r"|(?:^|\s)(?:MsoTitle|headline|firstHeading|h-?title|mw-page-title-main)(?=$|\s)",
    re.I,
)
_LOGO = re.compile(r"(?:^|[\s_-])(?:logo|site-?(?:title|name|branding)|brand|branding)(?=$|[\s_-])", re.I)
_AFTER = tuple(
    fold(phrase.strip())
    for phrase in [
        "\n    اقرأ أيضا ",
        " اقرأ أيضاً ",
        " اقرأ كذلك ",
        " اقرأ المزيد ",
        " إقرأ أيضا ",
        " طالع أيضا ",
        " شاهد أيضا ",
        " شاهد ايضا ",
        " مقالات ذات صلة ",
        " مواضيع ذات صلة ",
        "\n    موضوعات ذات صلة ",
        " أخبار ذات صلة ",
        " مواد ذات صلة ",
        " تقارير ذات صلة ",
        " ذات صلة ",
        " قد يعجبك ",
        " قد يهمك ",
        " المزيد من ",
        " شارك هذا ",
        " شارك المقال ",
        "\n    شاركها ",
        " شارك الخبر ",
        " مشاركة المقال ",
        " الوسوم ",
        " وسوم ",
        " كلمات مفتاحية ",
        " اترك تعليق ",
        " أضف تعليق ",
        " related posts ",
        " related articles ",
        "\n    related stories ",
        " read also ",
        " read more ",
        " you may also like ",
        " share this ",
        " leave a comment ",
        " leave a reply ",
        " also read ",
        " tags:\n    ",
    ]
)
_BULLETS = ' \t\n-–—•*:«"“[(»>|▪●'


def _sends_elsewhere(text: str) -> bool:
    return fold(text[:60]).lstrip(_BULLETS).startswith(_AFTER)


@dataclass(frozen=True, slots=True)
class Article:
    """Indices of elements of the page: the element that holds the body, the scope it shares with its title, the title.

    ``title`` is -1 where the page shows none. ``root == scope`` where title and body stand in one element.
    """

    root: int
    scope: int
    title: int = -1


def find_article(page: Page, page_titles: tuple[str, ...] = ()) -> Article:
    """Where the article stands. ``page_titles`` are what the page's head calls it: they tell the title element."""
    root = _content(page)
    title = _title(page, root, page_titles)
    if title < 0 or page.within(title, root):
        return Article(root, root, title)
    scope = page.common(root, title)
    return Article(root, scope, title)


def related_blocks(page: Page, root: int) -> set[int]:
    """Elements within the article that only send the reader elsewhere: "read also" boxes, share rows, tag lists."""
    found: set[int] = set()
    total = page.letters[root] or 1
    i, end = root + 1, page.ends[root]
    while i < end:
        letters = page.letters[i]
        if 0 < letters <= 600 and page.links[i] * 2 >= letters and page.elements[i].tag not in ("a", "span"):
            text = _text(page, i)
            teaser = page.elements[i].tag == "article" and page.links[i] * 10 >= letters * 8
            if (_sends_elsewhere(text) or teaser) and letters * 4 < total:
                found.add(_with_label(page, i, root) if teaser else i)
                i = page.ends[i]
                continue
        elif 0 < letters <= 40 and _sends_elsewhere(_text(page, i)) and page.elements[i].tag in _HEADS:
            after = _next_sibling(page, i)
            if after is not None and page.density(after) > 0.6 and page.letters[after] * 3 < total:
                found |= {i, after}
                i = page.ends[i]
                continue
        i += 1
    return found


def _with_label(page: Page, i: int, root: int) -> int:
    """The box of teasers around one: the highest element that holds next to nothing but their links."""
    while (parent := page.parents[i]) > root and page.letters[parent] - page.links[parent] <= _LABEL_OF_TEASERS:
        i = parent
    return i


_HEADS = frozenset({"h2", "h3", "h4", "h5", "h6", "p", "div", "strong", "b"})


def _next_sibling(page: Page, i: int) -> int | None:
    after = page.ends[i]
    parent = page.parents[i]
    while after < page.ends[parent]:
        if page.letters[after]:
            return after
        after = page.ends[after]
    return None


def _text(page: Page, i: int) -> str:
    return " ".join("".join(page.elements[i].itertext()).split())


def _content(page: Page) -> int:
    """The element that holds the article's text."""
    whole = page.letters[0]
    least = min(_ENOUGH, max(1, whole // 2))
    named = _largest_named(page)
    if named is not None and page.letters[named] >= least and _prose(page, named) * 10 >= _prose(page, 0) * 7:
        return named  # most of what is not a link: no scoring is needed
    scored = _densest(page)
    if named is not None and page.letters[named] >= least and page.letters[named] * 2 >= page.letters[scored]:
        return named
    for tags in (("article",), ("main",)):
        chosen = _largest(page, tags)
        if (
            chosen is not None
            and page.letters[chosen] >= least
            and page.letters[chosen] * 3 >= page.letters[scored] * 2
        ):
            if page.letters[scored] and scored != chosen and page.within(chosen, scored):
                return scored if page.letters[scored] > page.letters[chosen] * 2 else chosen
            return chosen
    return scored if page.letters[scored] >= least and page.letters[scored] * 3 >= _prose(page, 0) * 2 else 0


def _largest_named(page: Page) -> int | None:
    """The content element by name; where several lie apart in one article or main, that one."""
    found: list[int] = []
    i = 1
    while i < len(page.elements):
        element = page.elements[i]
        told = element.get("itemprop") == "articleBody" or (page.names[i] and names_content(page.names[i]))
        if (
            told
            and not page.noise[i]
            and page.letters[i]
            and element.tag not in ("a", "span", "h1", "h2", "body", "article")
        ):
            found.append(i)
            i = page.ends[i]
        else:
            i += 1
    if not found:
        return None
    best = max(found, key=lambda i: page.letters[i])
    rest = [i for i in found if i != best and page.letters[i] * 5 > page.letters[best]]
    if rest:
        holder = _ancestor(page, best, ("article", "main"))
        if holder is not None and all(page.within(i, holder) for i in rest):
            return holder
    return _narrowed(page, best)


def _narrowed(page: Page, i: int) -> int:
    """The element itself, or the one named content element within it that holds nearly all of its text."""
    for j in range(i + 1, page.ends[i]):
        element = page.elements[j]
        told = element.get("itemprop") == "articleBody" or (page.names[j] and names_content(page.names[j]))
        if told and not page.noise[j] and page.letters[j] * 20 >= page.letters[i] * 19:
            return _narrowed(page, j) if page.ends[j] - j > 1 else j
    return i


def _ancestor(page: Page, i: int, tags: tuple[str, ...]) -> int | None:
    while i >= 0:
        if page.elements[i].tag in tags:
            return i
        i = page.parents[i]
    return None


def _largest(page: Page, tags: tuple[str, ...]) -> int | None:
    """The outermost element of these tags with the most text that is no link; None where the largest is one of many."""
    role = "main" if tags == ("main",) else None
    found: list[int] = []
    i = 1
    while i < len(page.elements):
        element = page.elements[i]
        if (element.tag in tags or (role and element.get("role") == role)) and not page.noise[i]:
            found.append(i)
            i = page.ends[i]
        else:
            i += 1
    if not found:
        return None
    sizes = {i: page.letters[i] - page.links[i] for i in found}
    best = max(found, key=sizes.__getitem__)
    return best if sizes[best] * 2 >= sum(sizes.values()) else None


def _densest(page: Page) -> int:
    """The element with the best score, widened to its parent where its neighbours are of the same article."""
    scores: dict[int, float] = {}
    elements, parents = page.elements, page.parents
    for i in range(1, len(elements)):
        letters = page.letters[i]
        if letters < 25 or page.noise[i]:
            continue
        element = elements[i]
        if element.tag not in _PARAGRAPHS and not _has_own_text(element):
            continue
        text = _own_text(element) if element.tag not in _PARAGRAPHS else "".join(element.itertext())
        if len(text) < 25:
            continue
        score = 1 + len(_COMMAS.findall(text)) + min(len(text) / 100, 3)
        holder, share = (i if element.tag not in _PARAGRAPHS or element.tag == "td" else parents[i]), 1.0
        if element.tag in ("font", "span"):
            holder = parents[i]
        for _ in range(3):
            if holder < 0:
                break
            scores.setdefault(holder, _WEIGHTS.get(elements[holder].tag, 0))
            scores[holder] += score * share
            holder, share = parents[holder], share / 2
    if not scores:
        return 0
    final = {i: score * (1 - page.density(i)) for i, score in scores.items()}
    best = max(final, key=final.__getitem__)
    while (parent := parents[best]) > 0 and _prose(page, parent) >= 1.15 * _prose(page, best):
        if page.density(parent) > 0.35:
            break
        best = parent
    return _without_link_lists(page, best)


def _without_link_lists(page: Page, i: int) -> int:
    """The part of an element that holds its text, where the rest of it is links."""
    while True:
        for child in page.elements[i]:
            j = page.index[child]
            rest, links = page.letters[i] - page.letters[j], page.links[i] - page.links[j]
            if links * 10 >= rest * 8 and rest > 20 and child.tag in ("div", "section", "td", "tr", "table", "tbody"):
                i = j
                break
        else:
            return i


def _prose(page: Page, i: int) -> int:
    return page.letters[i] - page.links[i]


def _has_own_text(element: object) -> bool:
    tag = element.tag  # type: ignore[attr-defined]
    return tag in ("div", "section", "article", "main", "body", "span", "font") and len(_own_text(element)) >= 25


def _own_text(element: object) -> str:
    """The text that stands directly in an element, inline markup left out."""
    parts = [element.text or ""]  # type: ignore[attr-defined]
    parts += [child.tail or "" for child in element]  # type: ignore[attr-defined]
    return "".join(parts).strip()


def _title(page: Page, root: int, page_titles: tuple[str, ...]) -> int:
    """The element that shows the article's title, at or above its body; -1 where there is none."""
    wanted = [folded for title in page_titles if (folded := fold(" ".join(title.split())).strip())]
    best, best_rank, best_same = -1, 0, False
    for i in range(1, page.ends[root]):
        element = page.elements[i]
        tag = element.tag
        named = bool(page.names[i]) and _TITLE_CLASS.search(page.names[i]) is not None
        plain = tag == "p" and "title" in page.names[i].split()
        headline = "headline" in (element.get("itemprop") or "")
        if (
            tag not in ("h1", "h2", "h3")
            and not headline
            and not (named and tag in ("div", "p", "span", "h4", "strong"))
            and not plain
        ):
            continue
        if page.noise[i] or page.letters[i] < 2 or page.letters[i] > 400:
            continue
        shown = fold(_text(page, i)).strip()
        if len(shown) < 2:
            continue
        same = any(shown == title or (len(shown) > 12 and shown in title) for title in wanted)
        rank = 8 * same + 4 * (tag == "h1") + 2 * headline + 1 * named + 2 * page.within(i, root)
        if not same and tag != "h1" and not headline and not named:
            continue
        if _names_the_site(page, i, wanted) or (not same and names_a_section(_text(page, i))):
            continue
        if not same and page.density(i) > 0.9 and tag != "h1":
            continue  # the title of another post, which links to it
        if rank > best_rank:
            best, best_rank = i, rank
            best_same = same
    if best >= 0 and not best_same and page.within(best, root) and _is_a_section(page, root, best):
        return -1
    return best


def _names_the_site(page: Page, i: int, wanted: list[str]) -> bool:
    """Whether a heading is the site's own: in its logo, or a publisher's name that the page's title only ends with."""
    text = _text(page, i)
    if not is_publisher(text):
        return False
    at = i
    for _ in range(3):
        if at > 0 and _LOGO.search(page.names[at]):
            return True
        at = page.parents[at] if at > 0 else 0
    shown = fold(text).strip()
    return any(shown in title and len(title) > len(shown) + 12 for title in wanted)


def _is_a_section(page: Page, root: int, title: int) -> bool:
    """Whether a heading of the first level is one of several, or text comes before it: then it is not the title."""
    tops = [i for i in range(root, page.ends[root]) if page.elements[i].tag == "h1" and not page.noise[i]]
    if len(tops) > 1 and page.elements[title].tag == "h1":
        return True
    before = sum(
        page.letters[i] for i in range(root, title) if page.elements[i].tag in _PARAGRAPHS and not page.noise[i]
    )
    return before > 400
