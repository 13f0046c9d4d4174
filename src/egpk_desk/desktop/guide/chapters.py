"""The chapters of the user guide, read from the Markdown that is also read on the web.

A chapter begins with a line ``<a id="name"></a>`` above a heading of the second level. The same names stand in both
languages. Markdown is CommonMark with tables; what it is turned into is the HTML that Qt's text browser knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from egpk_desk.resources import guide
from egpk_desk.text.folding import fold

_BEGINNING = re.compile(r'^<a id="([a-z-]+)"></a>\n+## (.+)$', re.MULTILINE)
_WEB_ONLY = re.compile(r"^</?div[^>]*>\n?", re.MULTILINE)  # the direction, which the window sets itself
_IMAGE = re.compile(r'<p><img src="([^"]+)" alt="([^"]*)" ?/?></p>')
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name, the same in every language, its title, its HTML, and its words folded for searching."""

    name: str
    title: str
    html: str
    folded: str

    def holds(self, words: list[str]) -> bool:
        """Whether all the folded words stand in it."""
        return all(word in self.folded for word in words)


def chapters(language: str, folder: Path | None = None) -> list[Chapter]:
    """The chapters in a language, in their order."""
    source = ((folder or guide()) / f"{language}.md").read_text(encoding="utf-8")
    beginnings = list(_BEGINNING.finditer(source))
    ends = [one.start() for one in beginnings[1:]] + [len(source)]
    return [_chapter(one, source[one.end() : end]) for one, end in zip(beginnings, ends, strict=True)]


def _chapter(beginning: re.Match[str], body: str) -> Chapter:
    from markdown_it import MarkdownIt  # the window starts without it

    name, title = beginning.groups()
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(_WEB_ONLY.sub("", body))
    html = _IMAGE.sub(r'<p class="picture"><img src="\1"></p><p class="caption">\2</p>', html)
    html = html.replace("<pre>", '<pre dir="ltr">')
    # A command within an Arabic line keeps its own direction, and so its stops and slashes their places.
    html = re.sub(r"(?<!>)<code>([^<]*)</code>", "<code>\u2068\\1\u2069</code>", html)
    return Chapter(name, title, html, fold(f"{title}\n{_TAGS.sub(' ', html)}"))


def pictures(language: str, folder: Path | None = None) -> list[str]:
    """The pictures that a language's guide shows, as paths from its folder."""
    source = ((folder or guide()) / f"{language}.md").read_text(encoding="utf-8")
    return re.findall(r"!\[[^\]]*\]\(([^)]+)\)", source)
