"""Markdown: CommonMark with tables, strikethrough, footnotes, task lists and front matter, as its reader sees it.

The source is rendered to HTML (markdown-it-py, CommonMark 0.31) and read by the walk that reads web pages, so that both
give the same blocks. Raw HTML in the source is stripped of what is no text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from egpk_desk.document import BlockKind, Document, Metadata
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.dates import parse_date
from egpk_desk.readers.encoding import decode_fully
from egpk_desk.readers.html import labels_of, walk_whole
from egpk_desk.readers.html_assembly import Assembly, assemble
from egpk_desk.readers.html_blocks import RawBlock
from egpk_desk.readers.html_notes import find_anchored_notes
from egpk_desk.readers.html_page import Page
from egpk_desk.readers.html_source import parse_page
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.named import names_a_section
from egpk_desk.text.folding import fold

VERSION = "markdown/1"
_INLINE_HTML = re.compile(
    r"</?(?:b|strong|i|em|u|ins|s|del|strike|sub|sup|code|kbd|samp|q|cite|mark|small|span|bdi|bdo|abbr|a|br|wbr)(?=[\s/>])[^<>]*>",
    re.I,
)
_UNSEEN_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<\?.*?\?>|<!\[CDATA\[|\]\]>|<![A-Z][^>]*>",
    re.I | re.S,
)
_NOT_IN_TEXT = re.compile(
    r"</?(?:html|head|body|title|meta|link|base|textarea|noscript|iframe|xmp|noembed|noframes|plaintext|svg|math|object|form|"
    r"select|option|button|input|frameset|frame|nav|aside|menu|dialog|audio|video|canvas|map|applet|embed)\b[^<>]*>",
    re.I,
)
_HIDING = re.compile(
    r"\s(?:hidden|aria-hidden|style|class|id|role)\s*(?:=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?(?=[\s/>])", re.I
)
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TITLE_BLOCK = re.compile(r"\A%[ \t]*(.*(?:\n[ \t]+.*)*)(?:\n%[ \t]*(.*(?:\n[ \t]+.*)*))?(?:\n%[ \t]*(.*))?(?:\n|\Z)")
_MULTI = re.compile(r"\A((?:[A-Za-z][\w -]{1,30}:[ \t]+\S.*\n)+)\s*\n")
_KEY = re.compile(r"([\w\u0600-\u06ff-][\w\u0600-\u06ff -]*?)\s*:(?:[ \t]+(.*)|[ \t]*)$")
_MULTI_KEYS = frozenset(
    {"title", "author", "date", "publisher", "keywords", "language", "abstract", "affiliation", "email"}
)
_FIELDS = {
    "title": "title", "عنوان": "title", "العنوان": "title", "author": "authors", "authors": "authors", "by": "authors",
    "إعداد": "authors", "المؤلف": "authors", "الكاتب": "authors", "date": "date", "published": "date",
    "التاريخ": "date",
    "publisher": "publisher", "الناشر": "publisher", "institution": "publisher", "site": "publisher",
    "category": "category",
    "categories": "category", "التصنيف": "category", "url": "url", "source": "url", "link": "url", "canonical": "url",
    "lang": "language", "language": "language", "role": "role", "affiliation": "role",
}  # fmt: skip
_MAX_NESTING = 100
_MISSING = re.compile(r"\[\^([^\]\s^]{1,60})\]")
_TASK = re.compile(r"\[([ xX])\](?=\s)")


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document of a Markdown source. Raises :class:`UnreadableSource` for what is empty, binary or too large."""
    decoded = decode_fully(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > limits.max_characters:
        raise UnreadableSource(
            f"“{name}” has {len(text):,} characters; at most {limits.max_characters:,} are read.", "Split the file."
        )
    stated, body = front_matter(text)
    first_line = text.count("\n", 0, len(text) - len(body))
    markup = _rendered(body, first_line)
    root = parse_page(f"<html><body>{markup}</body></html>", name, limits)
    page = Page(root, menus=False)
    notes = find_anchored_notes(page, 0)
    for element in page.elements:
        if (number := element.get("data-lonely-note")) is not None:
            notes.bodies[element] = f"lonely {number}"
    raws = walk_whole(page, notes)
    _settle_title(raws, stated.title)
    if not raws:
        raise UnreadableSource(f"“{name}” holds no text.", "Choose a file that holds a report.")
    known = Assembly(
        "markdown", VERSION, stated, labels_of(notes), decoded.warnings, anchored=bool(notes.references or notes.bodies)
    )
    return assemble(raws, known, limits)


def front_matter(text: str) -> tuple[Metadata, str]:
    """What stands before the text: YAML-like keys between ``---``, a Pandoc title block, or MultiMarkdown keys.

    Only flat keys, lists and quoted strings are read; the rest of the text comes back unchanged.
    """
    if (match := _FRONT.match(text)) and (
        not match[1].strip() or _KEY.match(match[1].lstrip("\n").split("\n")[0].strip())
    ):
        return _metadata(_keys(match[1])), text[match.end() :]
    if text.startswith("%") and (block := _TITLE_BLOCK.match(text)):
        title, authors, date = (block[i] or "" for i in (1, 2, 3))
        named = [each.strip() for each in re.split(r";|\n", authors) if each.strip()]
        return _metadata({"title": [" ".join(title.split())], "author": named, "date": [date.strip()]}), text[
            block.end() :
        ]
    if multi := _MULTI.match(text):
        keys = _keys(multi[1])
        if "title" in keys and (len(keys) == 1 or set(keys) & (_MULTI_KEYS - {"title"})):
            return _metadata(keys), text[multi.end() :]
    return Metadata(), text


def _keys(block: str) -> dict[str, list[str]]:
    """Keys in lower case with their values; ``- value`` lines below a key are a list."""
    keys: dict[str, list[str]] = {}
    current = ""
    for line in block.split("\n"):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if current and (stripped.startswith("- ") or (line[0] in " \t" and not keys[current])):
            item = stripped.removeprefix("- ").strip()
            inner = _KEY.match(item)
            value = _scalar(inner[2] or "") if inner and inner[1] in ("name", "الاسم") else _scalar(item)
            keys[current].append(value)
            continue
        if line[0] in " \t" and current:
            if not (_KEY.match(stripped) and keys[current]):
                keys[current][-1] = f"{keys[current][-1]} {_scalar(stripped)}"
            continue
        if match := _KEY.match(stripped):
            current = match[1].lower()
            keys[current] = _values(match[2] or "")
    return keys


def _values(written: str) -> list[str]:
    written = written.strip()
    if written in ("|", ">", "|-", ">-", ""):
        return []
    if written.startswith("[") and written.endswith("]"):
        return [value for each in re.split(r"[,،]", written[1:-1]) if (value := _scalar(each))]
    return [_scalar(written)]


def _scalar(written: str) -> str:
    written = written.strip()
    if len(written) >= 2 and written[0] == written[-1] and written[0] in "\"'":
        return written[1:-1].replace('\\"', '"') if written[0] == '"' else written[1:-1].replace("''", "'")
    return written


def _metadata(keys: dict[str, list[str]]) -> Metadata:
    values: dict[str, Any] = {}
    extra: dict[str, str] = {}
    for key, listed in keys.items():
        listed = [value for value in listed if value]
        if not listed:
            continue
        told = _FIELDS.get(key)
        if told is None:
            extra[key] = "، ".join(listed)
        elif told == "authors":
            names = [part.strip() for each in listed for part in re.split(r"\s*;\s*|\s+and\s+|،\s*", each)]
            values.setdefault("authors", tuple(name for name in names if name))
        else:
            values.setdefault(told, "، ".join(listed) if told == "category" else " ".join(listed))
    if date := values.get("date", ""):
        found = parse_date(date)
        values["date"], values["date_as_written"] = (found.iso, date) if found else ("", "")
    return Metadata(**values, extra=extra)


def _settle_title(raws: Sequence[RawBlock], stated: str) -> None:
    """The first heading of level 1 is the title, where no other text of weight comes before it.

    One that names a section is none, nor one that differs from the title ``stated`` above the text.
    """
    for raw in raws[:6]:
        if raw.kind is BlockKind.HEADING and raw.level == 1:
            shown = " ".join("".join(getattr(piece, "text", "") for piece in raw.pieces).split())
            same = not stated or fold(shown) in fold(stated) or fold(stated) in fold(shown)
            if same and not names_a_section(shown):
                raw.kind, raw.level = BlockKind.TITLE, 0
            return
        if raw.kind is BlockKind.HEADING or sum(len(getattr(p, "text", "")) for p in raw.pieces) > 300:
            return


# Rendering ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.core.ruler.before("footnote_tail", "egpk_lonely_notes", _refer_to_lonely_notes)
    return parser


def _refer_to_lonely_notes(state: StateCore) -> None:
    """Definitions that nothing refers to are dropped by the plugin: keep their tokens, to stand at the end."""
    known = state.env.get("footnotes", {}).get("refs", {})
    lonely = {label[1:] for label, number in known.items() if number < 0}
    if not lonely:
        return
    kept: list[Token] = []
    lost: list[list[Token]] = []
    inside = False
    for token in state.tokens:
        if token.type == "footnote_reference_open" and token.meta.get("label") in lonely:
            inside = True
            lost.append([])
        elif token.type == "footnote_reference_close" and inside:
            inside = False
        elif inside:
            lost[-1].append(token)
        else:
            kept.append(token)
    state.tokens = kept
    state.env["egpk_lost"] = lost


def _rendered(body: str, first_line: int) -> str:
    """The HTML of the source; blocks carry the line they begin on."""
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    if any(token.level >= _MAX_NESTING - 2 for token in tokens):  # the parser drops what lies deeper
        raise UnreadableSource(
            f"Its lists or quotes are nested deeper than {_MAX_NESTING} levels.",
            "Rename it to .txt and import it as text.",
        )
    missing: dict[str, int] = {}
    for token in tokens:
        if token.map and token.nesting >= 0:
            token.attrSet("data-line", str(token.map[0] + 1 + first_line))
        if token.type == "html_block":
            token.content = _safe_block(token.content)
        for inner in token.children or ():
            if inner.type == "html_inline":
                inner.content = _safe_inline(inner.content)
            elif inner.type == "image":
                inner.attrSet("data-words", "1")
        _mark_figure(token)
        if token.children and "[^" in token.content:
            token.children = _mark_missing_notes(token.children, missing)
    _mark_tasks(tokens)
    markup = str(parser.renderer.render(tokens, parser.options, env))
    for index, lost in enumerate(env.get("egpk_lost", ())):
        inner = parser.renderer.render(lost, parser.options, env)
        markup += f'<div data-lonely-note="{index}">{inner}</div>'
    return markup


def _mark_figure(token: Token) -> None:
    """A paragraph that holds a picture alone is its caption."""
    children = [c for c in token.children or () if not (c.type in ("softbreak", "text") and not c.content.strip())]
    if len(children) == 1 and children[0].type == "image":
        children[0].attrSet("data-figure", "1")


def _mark_tasks(tokens: Sequence[Token]) -> None:
    """``[x]`` at the head of a list item becomes the box that a reader sees."""
    for item, paragraph, token in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type != "list_item_open" or paragraph.type != "paragraph_open" or not token.children:
            continue
        first = token.children[0]
        if first.type == "text" and (match := _TASK.match(first.content)):
            first.content = ("☑" if match[1] in "xX" else "☐") + first.content[match.end() :]


def _mark_missing_notes(children: list[Token], labels: dict[str, int]) -> list[Token]:
    """``[^label]`` without a definition is a reference all the same: its note lacks a body."""
    marked: list[Token] = []
    for token in children:
        if token.type != "text" or "[^" not in token.content:
            marked.append(token)
            continue
        at = 0
        for match in _MISSING.finditer(token.content):
            number = labels.setdefault(match[1], len(labels) + 1)
            link = f'<sup class="footnote-ref"><a href="#fnmissing{number}">[{number}]</a></sup>'
            before = token.copy(content=token.content[at : match.start()])
            marked += [before, Token("html_inline", "", 0, content=link)]
            at = match.end()
        marked.append(token.copy(content=token.content[at:]))
    return marked


def _safe_inline(markup: str) -> str:
    return _HIDING.sub("", markup) if _INLINE_HTML.fullmatch(markup) else ""


def _safe_block(markup: str) -> str:
    return _HIDING.sub("", _NOT_IN_TEXT.sub(" ", _UNSEEN_HTML.sub(" ", markup)))
