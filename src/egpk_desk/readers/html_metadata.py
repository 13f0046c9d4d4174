"""What a web page says of itself: JSON-LD, OpenGraph, citation and Dublin Core meta tags, microdata, time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml.html

from egpk_desk.document import Metadata
from egpk_desk.readers.dates import parse_date
from egpk_desk.readers.institutions import is_publisher
from egpk_desk.readers.names import is_person
from egpk_desk.text.folding import fold

_ARTICLES = frozenset({"article", "newsarticle", "report", "blogposting", "scholarlyarticle", "analysisnewsarticle",
                       "reportagenewsarticle", "opinionnewsarticle", "techarticle", "webpage", "posting",
                       "socialmediaposting", "creativework", "backgroundnewsarticle"})  # fmt: skip
_SEPARATORS = re.compile(r"\s+[-–—|•·»«:/\\]+\s+|\s*[|»]\s*")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])")
_NO_AUTHOR = frozenset({"admin", "administrator", "editor", "webmaster", "user", "root", "ادمن", "المحرر", "المدير"})
_CRUMBS = re.compile(r"bread-?crumb|مسار التنقل", re.I)
_HOME = frozenset(map(fold, ("الرئيسية", "الرئيسة", "الصفحة الرئيسية", "الصفحة الرئيسة", "home", "accueil")))
_LIMIT = 400  # characters of one value that are believed


@dataclass(slots=True)
class _Found:
    """Values by field, strongest source first."""

    titles: list[str] = field(default_factory=list)
    authors: list[tuple[str, ...]] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The metadata of a page, and all that it calls itself, for finding its heading.

    ``title_is_weak``: nothing but the window's title names the report, and pages often leave that as it was.
    """

    metadata: Metadata
    titles: tuple[str, ...]
    title_is_weak: bool = False


def page_metadata(root: lxml.html.HtmlElement) -> PageMetadata:
    """What the page states; call it before scripts are taken out of the tree. Broken JSON-LD is passed over."""
    found = _Found()
    _from_json_ld(root, found)
    meta = _meta_tags(root)
    _from_meta(meta, found)
    _from_microdata(root, found)
    _from_hentry(root, found)
    _from_breadcrumb(root, found)
    title_element = next((_flat(element.text_content()) for element in root.iter("title")), "")
    site = next(iter(found.publishers), "") or _site_in(title_element)
    shown = [text for h1 in root.iter("h1") if not is_publisher(text := _flat(h1.text_content()))]
    stated = _without_site(found.titles[0], site, shown) if found.titles else ""
    from_element = _without_site(title_element, site, [*shown, *found.titles])
    date = next(iter(found.dates), "")
    metadata = Metadata(
        title=stated or from_element,
        authors=next(iter(found.authors), ()),
        date=_iso(date),
        date_as_written=_as_shown(root, date),
        publisher=site,
        category=next(iter(found.categories), ""),
        url=next(iter(found.urls), ""),
        language=_language(root, found),
        extra=found.extra,
    )
    titles = tuple(dict.fromkeys(t for t in (stated, *found.titles, from_element, title_element) if t))
    return PageMetadata(metadata, titles, title_is_weak=not found.titles)


def _flat(text: object) -> str:
    return " ".join(str(text).split())[:_LIMIT] if isinstance(text, (str, int)) else ""


def _iso(written: str) -> str:
    """The date as ISO 8601 without the time of day, in the place it was written for."""
    if match := _ISO.match(written):
        parsed = parse_date(match[0])
        return parsed.iso if parsed else match[0]
    parsed = parse_date(written)
    return parsed.iso if parsed else ""


def _as_shown(root: lxml.html.HtmlElement, date: str) -> str:
    """The date in the words of the page: of the time element that says the same day, else as the head writes it."""
    iso = _iso(date)
    if not iso:
        return ""
    for time in root.iter("time"):
        shown = _flat(time.text_content())
        if shown and len(shown) <= 60 and _iso(time.get("datetime") or shown) == iso:
            return shown
    return "" if _ISO.match(date) else date


def _language(root: lxml.html.HtmlElement, found: _Found) -> str:
    body = root.find("body")
    told = (
        root.get("lang")
        or (body.get("lang") if body is not None else "")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang")
        or ""
    )
    for tag in (told, *found.languages):
        tag = tag.strip().replace("_", "-")
        if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", tag):
            main, *rest = tag.split("-")
            return "-".join([main.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    return ""


# JSON-LD ---------------------------------------------------------------------------------------------------------


def _from_json_ld(root: lxml.html.HtmlElement, found: _Found) -> None:
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes += _nodes(script.text or "")
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _types(node) & _ARTICLES and (_types(node) - {"webpage", "creativework"})]
    pages = [node for node in nodes if "webpage" in _types(node)]
    for node in [*articles, *pages]:
        _take(found.titles, _flat(node.get("headline") or (node.get("name") if node in articles else "") or ""))
        authors = tuple(_names(node.get("author") or node.get("creator"), by_id))
        if authors:
            found.authors.append(authors)
        _take(found.dates, _flat(node.get("datePublished") or node.get("dateCreated") or ""))
        for name in _names(node.get("publisher"), by_id):
            _take(found.publishers, name)
        section = node.get("articleSection")
        _take(
            found.categories,
            "، ".join(_flat(s) for s in section) if isinstance(section, list) else _flat(section or ""),
        )
        language = node.get("inLanguage")
        _take(found.languages, language if isinstance(language, str) else "")
    for node in nodes:
        if "website" in _types(node):
            _take(found.publishers, _flat(node.get("name") or ""))


def _nodes(source: str) -> list[dict[str, Any]]:
    """All objects of a JSON-LD script, also those in a graph; line ends within strings are forgiven."""
    cleaned = source.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    try:
        told = json.loads(cleaned, strict=False)
    except (ValueError, RecursionError):
        try:
            told = json.loads(re.sub(r",(\s*[}\]])", r"\1", cleaned), strict=False)
        except (ValueError, RecursionError):
            return []
    nodes: list[dict[str, Any]] = []
    waiting = [told]
    while waiting and len(nodes) < 2000:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = [*value, *waiting]
        elif isinstance(value, dict):
            nodes.append(value)
            waiting += [
                value[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(value.get(key), (dict, list))
            ]
    return nodes


def _types(node: dict[str, Any]) -> set[str]:
    told = node.get("@type")
    listed = told if isinstance(told, list) else [told]
    return {str(value).rsplit("/", 1)[-1].lower() for value in listed}


def _names(value: object, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The names of persons or organisations, given as string, object, reference or list of these."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            named = each.get("name") or by_id.get(str(each.get("@id")), {}).get("name")
            each = named[0] if isinstance(named, list) and named else named
        name = _flat(each or "")
        if name and not name.startswith(("http://", "https://")) and fold(name) not in _NO_AUTHOR:
            yield name


def _take(values: list[str], value: str) -> None:
    if value and value not in values:
        values.append(value)


# Meta tags -------------------------------------------------------------------------------------------------------


def _meta_tags(root: lxml.html.HtmlElement) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = _flat(meta.get("content") or "")
        if name and content:
            tags.setdefault(name, []).append(content)
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            tags.setdefault("canonical", []).append(link.get("href", "").strip())
    return tags


_META = {
    "titles": ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title", "headline",
    "parsely-title", "sailthru.title"),
    "dates": (
        "citation_publication_date", "citation_date", "article:published_time", "og:article:published_time",
        "datepublished", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
        "dc.date.created",
        "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "date",
    ),
    "publishers": ("citation_publisher", "og:site_name", "dc.publisher", "dcterms.publisher", "application-name",
    "publisher"),
    "categories": ("article:section", "og:article:section", "parsely-section", "dc.subject"),
    "urls": ("canonical", "og:url", "citation_public_url", "dc.identifier.uri"),
    "languages": ("citation_language", "dc.language", "dcterms.language", "og:locale", "content-language"),
}  # fmt: skip
_AUTHOR_TAGS = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "og:article:author",
                "parsely-author", "byl", "sailthru.author", "twitter:data1")  # fmt: skip


def _from_meta(meta: dict[str, list[str]], found: _Found) -> None:
    for attribute, names in _META.items():
        values: list[str] = getattr(found, attribute)
        for name in names:
            for value in meta.get(name, ()):
                if attribute != "urls" or value.startswith(("http://", "https://")):
                    _take(values, value)
    for name in _AUTHOR_TAGS:
        if name == "twitter:data1" and not _says_written_by(meta):
            continue
        listed = [part for value in meta.get(name, ()) for part in _listed(value)]
        authors = tuple(_names(list(dict.fromkeys(listed)), {}))
        if authors:
            found.authors.append(authors)
    if keywords := meta.get("citation_doi") or meta.get("dc.identifier.doi"):
        found.extra["doi"] = keywords[0]


def _listed(names: str) -> tuple[str, ...]:
    """The names of one meta tag: parted by semicolons, or by commas where each part is a person's name."""
    parts = tuple(part.strip() for part in re.split(r"[;؛]", names) if part.strip())
    if len(parts) == 1:
        commas = tuple(part.strip() for part in re.split(r"[,،]", names) if part.strip())
        return commas if len(commas) > 1 and all(map(is_person, commas)) else parts
    return parts


def _says_written_by(meta: dict[str, list[str]]) -> bool:
    label = fold(" ".join(meta.get("twitter:label1", ())))
    return "by" in label or "كتب" in label or "كاتب" in label


# Microdata, links and times -----------------------------------------------------------------------------------------


def _from_microdata(root: lxml.html.HtmlElement, found: _Found) -> None:
    authors: list[str] = []
    linked: list[str] = []
    for element in root.iter("a", "span", "div", "p", "time", "h1", "address", "cite", "li", "strong"):
        attributes = element.attrib
        if not attributes:
            continue
        prop = attributes.get("itemprop", "")
        if prop == "author":
            authors += _microdata_name(element)
        elif prop == "datePublished":
            _take(found.dates, attributes.get("datetime") or attributes.get("content") or _flat(element.text_content()))
        elif prop == "headline":
            _take(found.titles, _flat(element.text_content()))
        elif prop == "articleSection":
            _take(found.categories, _flat(element.text_content()))
        if element.tag == "a" and "author" in attributes.get("rel", "").split():
            linked += _names(_flat(element.text_content()), {})
    for names in (authors, linked):
        unique = tuple(dict.fromkeys(name for name in names if len(name) <= 80))
        if unique and len(unique) <= 6:
            found.authors.append(unique)
    if not found.dates:
        _from_times(root, found)


def _microdata_name(element: lxml.html.HtmlElement) -> list[str]:
    for inner in element.iter():
        if inner is not element and inner.get("itemprop") == "name":
            return list(_names(inner.get("content") or _flat(inner.text_content()), {}))
    return list(_names(element.get("content") or _flat(element.text_content()), {}))


def _from_times(root: lxml.html.HtmlElement, found: _Found) -> None:
    """A time element that is named the publishing one; else the first of the page's main part that has a date."""
    dated = [time for time in root.iter("time") if _iso(time.get("datetime") or _flat(time.text_content()))]
    named = [
        time
        for time in dated
        if re.search(
            r"publish|entry-date|post-date|pubdate",
            f"{time.get('class') or ''} {'pubdate' if time.get('pubdate') is not None else ''}",
        )
    ]
    for time in [*named, *(dated if len(dated) <= 3 else ())][:1]:
        _take(found.dates, time.get("datetime") or _flat(time.text_content()))


# Microformats and breadcrumbs ---------------------------------------------------------------------------------------


def _from_hentry(root: lxml.html.HtmlElement, found: _Found) -> None:
    """Author and date by the classes of the hAtom microformat (`author vcard` with `fn`, `published`)."""
    authors: list[str] = []
    for element in root.iter("span", "a", "abbr", "time", "div", "p", "address"):
        names = (element.get("class") or "").split()
        if "published" in names:
            _take(found.dates, element.get("datetime") or element.get("title") or "")
        elif "fn" in names and any("author" in (up.get("class") or "") for up in (element, *element.iterancestors())):
            authors += _names(_flat(element.text_content()), {})
    unique = tuple(dict.fromkeys(name for name in authors if len(name) <= 80))
    if len(unique) == 1:  # several are the authors of several posts, or of comments
        found.authors.append(unique)


def _from_breadcrumb(root: lxml.html.HtmlElement, found: _Found) -> None:
    """The category is the last step above the page itself that leads anywhere."""
    if found.categories:
        return
    for element in root.iter("nav", "div", "ul", "ol", "p", "span"):
        label = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"
        if not _CRUMBS.search(label):
            continue
        steps = [_flat(link.text_content()) for link in element.iter("a")]
        steps = [step for step in steps if 1 < len(step) <= 60 and fold(step).strip(" :") not in _HOME]
        titles = {fold(title) for title in found.titles}
        steps = [step for step in steps if fold(step) not in titles and not is_publisher(step)]
        if steps:
            _take(found.categories, steps[-1])
        return


# Titles ------------------------------------------------------------------------------------------------------------


def _without_site(title: str, site: str, shown: list[str]) -> str:
    """The title without the site's name at its end or head, guided by what the page shows."""
    title = _flat(title)
    told = fold(title)
    for heading in shown:
        folded = fold(heading)
        if folded and len(folded) >= 8 and folded in told and len(folded) < len(told):
            at = told.find(folded)
            rest = told[:at] + told[at + len(folded) :]
            if _SEPARATORS.search(f" {rest.strip()} ") is not None and (at == 0 or at + len(folded) == len(told)):
                return heading
    cuts = list(_SEPARATORS.finditer(title))
    if not cuts:
        return title
    last, first = cuts[-1], cuts[0]
    name = fold(site)
    if name:
        if _same_name(fold(title[last.end() :]), name):
            return title[: last.start()].strip()
        if _same_name(fold(title[: first.start()]), name):
            return title[first.end() :].strip()
        for cut in cuts:  # the site's name may hold a separator itself
            if _same_name(fold(title[cut.end() :]), name):
                return title[: cut.start()].strip()
    return title


def _site_in(title: str) -> str:
    """The publisher that a title names behind or before a separator; empty where none does."""
    cuts = list(_SEPARATORS.finditer(title))
    if not cuts:
        return ""
    for part in (title[cuts[-1].end() :], title[: cuts[0].start()]):
        if is_publisher(part.strip()):
            return part.strip()
    return ""


def _same_name(part: str, site: str) -> bool:
    part, site = part.strip(), site.strip()
    return bool(part) and (
        part == site or (len(part) > 3 and (part in site or (site in part and len(part) < 2 * len(site))))
    )
