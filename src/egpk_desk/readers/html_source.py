"""From the bytes of a saved page to its tree of elements: charset, MHTML archives, depth and size limits."""

from __future__ import annotations

import email
import email.policy
import re

import lxml.html
from lxml import etree

from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.encoding import decode_fully
from egpk_desk.readers.limits import Limits

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.I)
_MHTML = re.compile(rb"(?:^|\r?\n)content-type:\s*(?:multipart/related|multipart/alternative)", re.I)
# Pictures written into the page: megabytes that no reader sees, and longer than a parser takes for an attribute.
_DATA_URI = re.compile(r"(data:[\w.+-]+/[\w.+-]+;base64,)[A-Za-z0-9+/=\s%]{200,}")
_SAVED_FROM = re.compile(
    r"<!--\s*(?:Page )?saved (?:from url=\(\d+\)|with SingleFile\s+url:\s*)(https?://[^\s<>]+)", re.I
)
_NESTING = re.compile(
    r"<(/?)(div|span|font|center|section|article|blockquote|ul|ol|li|b|i|em|strong|u|small)\b[^<>]*>", re.I
)
_MAX_NESTING = 60  # of each kind of element, where a page nests deeper than the parser goes


def decode_page(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The markup of a page, or of the first page in an MHTML archive, with warnings about damaged characters."""
    declared = ""
    if not data.startswith(_BOMS):
        if _is_mhtml(data):
            data, declared = _page_of_archive(data, name)
        match = _XML_CHARSET.match(data[:400]) or _META_CHARSET.search(data[:8192])
        if match is not None:
            declared = match[1].decode("ascii")
    if not data.strip():
        raise UnreadableSource(f"“{name}” is an empty page.", "Save the page again and import that file.")
    decoded = decode_fully(data, declared)
    return decoded.text, decoded.warnings


def saved_from(markup: str) -> str:
    """The address that a browser or SingleFile notes at the head of a page it saves; empty where there is none."""
    match = _SAVED_FROM.search(markup[:4096])
    return match[1] if match else ""


def parse_page(markup: str, name: str, limits: Limits) -> lxml.html.HtmlElement:
    """The root element of a page; comments and processing instructions are gone, and nothing is fetched.

    Raises :class:`UnreadableSource` where the page is too large or its markup is beyond the parser.
    """
    if len(markup) > limits.max_characters:
        raise UnreadableSource(
            f"“{name}” has {len(markup):,} characters; at most {limits.max_characters:,} are read.",
            "Save the article alone, or save the report as text.",
        )
    if len(markup) > 100_000 and "base64," in markup:
        markup = _DATA_URI.sub(r"\1", markup)
    markup = markup.replace("\0", "\ufffd")
    root, stopped = _parse(markup)
    if stopped:
        root, stopped = _parse(flattened(markup))
    if stopped or root is None:
        raise UnreadableSource(
            f"“{name}” is not a readable page: {stopped or 'it holds no element'}.",
            "Save the page again, or save it as text.",
        )
    return root


def flattened(markup: str) -> str:
    """The markup without the opening and closing tags of elements that are nested too deep to matter."""
    depth: dict[str, int] = {}

    def keep(match: re.Match[str]) -> str:
        tag = match[2].lower()
        at = depth.get(tag, 0)
        if match[1]:
            depth[tag] = max(0, at - 1)
            return match[0] if at <= _MAX_NESTING else " "
        depth[tag] = at + 1
        return match[0] if at < _MAX_NESTING else " "

    return _NESTING.sub(keep, markup)


def _parse(markup: str) -> tuple[lxml.html.HtmlElement | None, str]:
    """The tree, and why the parser stopped before the end where it did."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, ""
    # Elements that hold nothing, which the parser does not know and lets swallow what follows them.
    etree.strip_tags(root, "wbr", "source", "track", "keygen")
    for entry in parser.error_log:
        if entry.level_name == "FATAL" and entry.type_name == "ERR_RESOURCE_LIMIT":
            return root, "its elements are nested too deep or one of them is too long"
    return root, ""


def _is_mhtml(data: bytes) -> bool:
    head = data[:4096]
    return b"mime-version:" in head.lower() and _MHTML.search(head) is not None


def _page_of_archive(data: bytes, name: str) -> tuple[bytes, str]:
    """The first HTML part of an MHTML archive (RFC 2557) and its charset."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return payload, part.get_content_charset() or ""
    raise UnreadableSource(
        f"“{name}” is a web archive without a page in it.", "Save the page as “Web page, HTML only” and import that."
    )
