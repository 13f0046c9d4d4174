"""A page as arrays in document order: what is hidden, what is a menu, and how much text and link text stands where.

Everything is computed in passes over one list, never by recursion, so that depth costs nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, TypeAlias

from lxml import etree

HtmlElement: TypeAlias = Any  # lxml's own type, which its stubs do not describe

_UNSEEN = (
    "script", "style", "template", "svg", "iframe", "object", "embed", "applet", "canvas", "audio", "video", "map",
    "noframes", "input", "select", "textarea", "datalist", "annotation", "annotation-xml", "dialog", "menu",
)  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_MENU_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar",
                         "alertdialog", "dialog", "tablist", "breadcrumb"})  # fmt: skip
# Words of class and id names, between hyphens, underscores and camel-case borders.
_ALWAYS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-?(?:list|form|respond|area|section|body)|commentlist|respond|disqus(?:-thread)?|livefyre"
    r"|share|shares|sharing|sharer|sharedaddy|sharethis|addtoany|a2a-?kit|addthis|ssba|essb|heateor|social"
    r"|socials|followus|follow-us|related|relatedposts|yarpp|crp-related|rp4wp|recommended|recommendations|readmore|read-?also"
    r"|also-?read|more-?news|most-?read|most-?viewed|trending|newsletter|subscribe|subscription|mc4wp|mailchimp|cookie|cookies|gdpr|consent|popup"
    r"|pop-up|modal|lightbox|advert|adverts|advertisement|advertising|ads|adsbygoogle|ad-?(?:slot|container|unit|wrapper|box)|dfp|taboola|outbrain"
    r"|mgid|sponsored|promo|pagination|pager|page-?nav|wp-pagenavi|post-?nav(?:igation)?|nav-?(?:links|previous|next|menu|below|above|bar)|navbar"
    r"|navigation|breadcrumbs?|breadcrumb-trail|sidebar|side-?bar|widget-area|tagcloud|tag-cloud|post-?tags|tags-?links|entry-?tags"
    r"|article-?tags|skip-link|screen-reader-text|visually-hidden|sr-only|print-?only|ez-toc(?:-container)?|lwptoc|rank-math-toc"
    r"|megamenu|mega-menu|main-?menu|top-?menu|mobile-?menu|off-?canvas|menu|site-?(?:header|footer|nav|navigation|menu)"
    r"|footer-?(?:menu|widgets?|area|links)|copyright|back-?to-?top|scroll-?top|topbar|top-bar|ticker|breaking-?news|author-?box|"
    r"authorbox|about-?author|post-?author-?box|saboxplugin-wrap|wp-post-author|rating|ratings|post-?views|login|signup|search-?form|searchform"
    r"|preloader|loader|mw-editsection|printfooter|catlinks|mw-jump-link|jump-to-nav|noprint|navbox|vertical-navbox|mw-indicators)(?=$|[\s_-])",
    re.I,
)
_SMALL = re.compile(
    r"(?:^|[\s_-])(?:screen-reader-text|visually-hidden|sr-only|skip-link|noprint|mw-editsection|share|sharing|mw-jump-link|post-views"
    r"|mw-cite-backlink-hidden)(?=$|[\s_-])",
    re.I,
)
_INLINE = frozenset(
    {"a", "span", "b", "strong", "i", "em", "u", "sup", "sub", "font", "small", "mark", "label", "abbr"}
)
_NEVER_THE_ARTICLE = re.compile(r"comment|respond|disqus|related|cookie|consent", re.I)
_MENU_TAGS = frozenset({"nav", "button", "aside"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONTENT = re.compile(
    r"(?:^|\s)(?:entry-content|post-content|post-?content-inner|article-?body|article-?content|article__?(?:body|content)|"
    r"td-post-content|tdb_single_content|elementor-widget-theme-post-content|story-?body|story-?content|post-?body|post_content|"
    r"single-?post-?content|single-content|wp-block-post-content|mw-parser-output|node__content|field--name-body|"
    r"field-name-body|article-?text|article__text|news-?body|news-?content|news-?text|content-body|entry-body|"
    r"wysiwyg(?:--all-content)?|the-?content|post-entry|inner-post-entry|news-?details|details-?text|body-?text|"
    r"ArticleBody|articleDetails|detail-?content|blog-?content|post__content|entry__content|c-article__body|"
    r"available-content|body-markup|jeg_main_content|content-inner|post-text|txt-content)(?=$|\s)",
    re.I,
)


@lru_cache(maxsize=4096)
def _names_noise(names: str) -> bool:
    return _ALWAYS.search(_CAMEL.sub("-", names)) is not None


@lru_cache(maxsize=4096)
def names_content(names: str) -> bool:
    """Whether class and id are those that publishing systems give to the element that holds the article."""
    return _CONTENT.search(names) is not None


class Page:
    """The elements of a page in document order, with parallel arrays.

    ``ends[i]`` is one past the last descendant of element ``i``; ``letters`` counts the characters that are not white
    space at the ends, hidden and menu text left out, ``links`` those of them within links.
    """

    def __init__(self, root: HtmlElement, *, menus: bool = True) -> None:
        """``menus`` False takes every element that is not hidden for text: for pages made from Markdown."""
        etree.strip_elements(root, *_UNSEEN, with_tail=False)
        self.root = root
        body = root.find("body")
        self.body: HtmlElement = body if body is not None else root
        self.elements: list[HtmlElement] = list(self.body.iter())
        self.index = {element: i for i, element in enumerate(self.elements)}
        count = len(self.elements)
        self.parents = [-1] * count
        self.ends = [0] * count
        self.letters = [0] * count
        self.links = [0] * count
        self.noise = [False] * count
        self.names = [""] * count
        self.ids: dict[str, HtmlElement] = {}
        self._plain: list[int] = []
        self._menus = menus
        self._measure()

    def _measure(self) -> None:
        elements, parents, noise, names = self.elements, self.parents, self.noise, self.names
        own, in_link = self.letters, [False] * len(elements)
        for i, element in enumerate(elements):
            attributes = element.attrib
            tag = element.tag
            if i:
                parent = parents[i] = self.index[element.getparent()]
                noise[i] = noise[parent]
                in_link[i] = in_link[parent] or tag == "a"
            if attributes:
                label = attributes.get("class", "")
                if id_ := attributes.get("id"):
                    label = f"{label} {id_}"
                    self.ids.setdefault(id_, element)
                if tag == "a" and (name := attributes.get("name")):
                    self.ids.setdefault(name, element)
                names[i] = label
                if i and not noise[i]:
                    noise[i] = self._hidden(element, tag) or self._menu(tag, label, attributes.get("role", ""))
            elif i and not noise[i]:
                noise[i] = tag in _MENU_TAGS and self._menu(tag, "", "")
            if i and tag in ("header", "footer") and not noise[i]:
                noise[i] = self._menus and self._frames_the_page(i, tag)
        self._pardon()
        for i, element in enumerate(elements):
            text = element.text
            if text and not noise[i]:
                own[i] += len(text.strip())
            tail = element.tail
            if tail and i and not noise[parents[i]]:
                own[parents[i]] += len(tail.strip())
        links = self.links
        for i in range(len(elements) - 1, -1, -1):
            if in_link[i]:
                links[i] = own[i]
            self.ends[i] = max(self.ends[i], i + 1)
            parent = parents[i]
            if parent >= 0:
                own[parent] += own[i]
                links[parent] += links[i]
                self.ends[parent] = max(self.ends[parent], self.ends[i])

    @staticmethod
    def _hidden(element: HtmlElement, tag: str) -> bool:
        attributes = element.attrib
        if tag == "div" and attributes.get("title") in ("header", "footer"):
            return True  # the running head and foot of a document that LibreOffice saved
        if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
            return True
        style = attributes.get("style")
        if style and _HIDDEN_STYLE.search(style):
            return True
        return attributes.get("aria-hidden") == "true" and tag in ("nav", "ul", "a", "i", "button", "aside")

    def _frames_the_page(self, i: int, tag: str) -> bool:
        """Whether a header or footer is the page's and not the article's."""
        at = self.parents[i]
        while at >= 0:
            if self.elements[at].tag in ("article", "main", "section", "aside", "blockquote"):
                return False
            at = self.parents[at]
        return tag == "footer" or self.elements[i].find(".//h1") is None

    def _menu(self, tag: str, label: str, role: str) -> bool:
        if not self._menus:
            return False
        if tag in _MENU_TAGS or role in _MENU_ROLES:
            return "doc-" not in role and "footnote" not in label
        if not label or tag in ("article", "main"):
            return False
        if tag in _INLINE:  # a word of the article is not a menu because its link opens in a popup
            return _SMALL.search(label) is not None
        return _names_noise(label) and not names_content(label)

    def _pardon(self) -> None:
        """Take back a menu that holds the article: themes give their wrappers names such as ``has-sidebar``."""
        elements, parents, noise = self.elements, self.parents, self.noise
        tops = [i for i in range(1, len(elements)) if noise[i] and not noise[parents[i]]]
        if not tops:
            return
        plain = [0] * len(elements)
        for i, element in enumerate(elements):
            plain[i] += len((element.text or "").strip())
            if i:
                plain[parents[i]] += len((element.tail or "").strip())
        for i in range(len(elements) - 1, 0, -1):
            plain[parents[i]] += plain[i]
        self._plain = plain
        for top in tops:
            if self._may_hold_article(top):
                self._pardon_one(top)

    def _may_hold_article(self, i: int) -> bool:
        element = self.elements[i]
        if self._plain[i] * 2 <= self._plain[0] or element.tag == "nav" or self._hidden(element, element.tag):
            return False
        if not _NEVER_THE_ARTICLE.search(self.names[i]):
            return True
        return element.find(".//h1") is not None

    def _pardon_one(self, top: int) -> None:
        """Judge everything below anew, as if ``top`` had a name without meaning."""
        noise, parents, elements = self.noise, self.parents, self.elements
        noise[top] = False
        for i in range(top + 1, len(elements)):
            if parents[i] < top:
                break
            element = elements[i]
            noise[i] = noise[parents[i]] or (
                self._hidden(element, element.tag)
                or (self._menu(element.tag, self.names[i], element.get("role") or "") and not self._may_hold_article(i))
            )

    def within(self, i: int, ancestor: int) -> bool:
        """Whether element ``i`` is ``ancestor`` or stands in it."""
        return ancestor <= i < self.ends[ancestor]

    def common(self, i: int, j: int) -> int:
        """The lowest element that holds both."""
        while not self.within(j, i):
            i = self.parents[i]
        return i

    def density(self, i: int) -> float:
        """The share of link text in the text of an element."""
        return self.links[i] / self.letters[i] if self.letters[i] else 0.0
