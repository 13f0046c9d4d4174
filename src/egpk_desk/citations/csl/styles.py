"""CSL styles: those that ship, those that the user adds, and each made ready for one language.

A style is read once for each language of its sources. What the language decides is decided then: terms, dates, and the
punctuation of the style's own affixes (``, `` becomes ``، `` by the locale's terms ``comma`` and ``semicolon``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from citeproc import LOCALES_PATH
from lxml import etree

from egpk_desk.citations.csl import elements
from egpk_desk.citations.styles import StyleInfo, find_style
from egpk_desk.errors import InvalidValue
from egpk_desk.resources import resource
from egpk_desk.text.folding import fold

CSL = "http://purl.org/net/xbiblio/csl"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PUNCTUATED = (
    *("prefix", "suffix", "delimiter", "sort-separator", "name-delimiter", "names-delimiter", "value"),
    "after-collapse-delimiter",
)
_WORDS = {  # that styles write out, since no term of CSL says them
    **{"accepted": "قُبل للنشر", "aired": "بُثّ", "as": "باسم", "before the": "أمام", "episode": "الحلقة"},
    **{"filed": "أُودع", "issued": "صدر", "of": "من", "presented": "قُدّمت", "publication": "منشور"},
    **{"recorded": "سُجّل", "released": "صدر", "repr.": "إعادة طبع", "reprint": "إعادة طبع", "to": "إلى"},
    **{"track": "المقطع", "Art.": "مقال", "vol.": "مج", "no.": "ع", "p.": "ص.", "pp.": "ص ص."},
}
_ARTICLE = "ال"
_LATIN_ARTICLE = re.compile(r"^(?:al|el|an|ar|as|at|ad|az|ash)-(?=\w)")


@dataclass(slots=True)
class Setting:
    """A style in one language, ready to set citations. ``terms`` are looked through in order."""

    root: Any
    language: str
    info: StyleInfo
    arabic_digits: bool
    macros: dict[str, Any] = field(default_factory=dict)
    terms: list[dict[tuple[str, str | None], Any]] = field(default_factory=list)
    dates: dict[str, Any] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    kept_terms: dict[Any, Any] = field(default_factory=dict)
    alive: list[Any] = field(default_factory=list)
    punctuation_in_quotes: bool = False

    @property
    def citation(self) -> Any:
        return self.root.citation.layout

    @property
    def bibliography(self) -> Any:
        return self.root.bibliography.layout if self.root.bibliography is not None else None

    @property
    def sort(self) -> Any:
        """The sorting of the list of sources, where the style has one."""
        return self.root.find(f"{{{CSL}}}bibliography/{{{CSL}}}sort")

    @staticmethod
    def sort_key(text: str) -> str:
        """What is sorted by: the words however spelt, in each the article left out (Chicago 16.76: ``al-`` too)."""
        words = (_LATIN_ARTICLE.sub("", word) for word in fold(text).split())
        return " ".join(word.removeprefix(_ARTICLE) if len(word) > 4 else word for word in words)


def load(style: str | Path, language: str, *, arabic_digits: bool = False) -> Setting:
    """A style by its name or its file, for sources in ``ar`` or ``en``. Raises NotFound, InvalidValue."""
    info = find_style(style)
    root = _parse(info.path)
    if root.tag != f"{{{CSL}}}style" or root.find(f"{{{CSL}}}citation") is None:
        raise InvalidValue(f"“{info.path.name}” is not a CSL style.", "Take an independent style of CSL 1.0.")
    setting = Setting(root, language, info, arabic_digits and language == "ar")
    root.setting = setting
    own = [each for each in root.findall(f"{{{CSL}}}locale") if _fits(each.get(_LANG), language)]
    own.sort(key=lambda each: len(each.get(_LANG) or ""), reverse=True)
    files = [_locale_file("ar"), _locale_file("en-US")] if language == "ar" else [_locale_file("en-US")]
    _take_locales(setting, own, files)
    _normalise(setting)
    for element in [*root.iter(), *(part for file in files for part in file.iter())]:
        setting.alive.append(element)
        element.__dict__["style_root"] = root
    setting.macros = {each.get("name"): each for each in root.findall(f"{{{CSL}}}macro")}
    return setting


def _fits(tag: str | None, language: str) -> bool:
    return tag is None or tag.split("-")[0].lower() == language


def _parse(path: Path) -> Any:
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(CSL)
    namespace[None] = elements.Plain
    namespace.update(elements.ELEMENTS)
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, no_network=True, resolve_entities=False)
    parser.set_element_class_lookup(lookup)
    try:
        return etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise InvalidValue(f"“{path.name}” is not XML ({error.msg}).", "Fetch the style again.") from error


def _locale_file(name: str) -> Any:
    return _parse(resource("styles", "locales-ar.xml") if name == "ar" else Path(LOCALES_PATH, f"locales-{name}.xml"))


def _take_locales(setting: Setting, own: list[Any], files: list[Any]) -> None:
    """The style's own terms over the language's; English ones where the language has none."""
    setting.terms = [_terms([*own, files[0]])] + [_terms([file]) for file in files[1:]]
    for locale in reversed([*own, *files]):
        setting.dates.update({each.get("form"): each for each in locale.findall(f"{{{CSL}}}date")})
    for locale in reversed([*own, files[0]]):
        for options in locale.findall(f"{{{CSL}}}style-options"):
            setting.options.update(options.attrib)
    setting.punctuation_in_quotes = setting.options.get("punctuation-in-quote") == "true"


def _terms(locales: Iterable[Any]) -> dict[tuple[str, str | None], Any]:
    found: dict[tuple[str, str | None], Any] = {}
    for locale in locales:
        for term in locale.iterfind(f"{{{CSL}}}terms/{{{CSL}}}term"):
            key = (term.get("name"), None if term.get("form") == "long" else term.get("form"))
            found.setdefault(key, term)
    return found


def _normalise(setting: Setting) -> None:
    """Put the style into the form that the elements take: names with a ``name``, and the language's punctuation."""
    root = setting.root
    if setting.language == "ar":
        _say_in_arabic(root)
    for names in root.iter(f"{{{CSL}}}names"):
        inside = next(names.iterancestors(f"{{{CSL}}}substitute"), None) is not None
        if names.find(f"{{{CSL}}}name") is None and not (inside and len(names) == 0):
            names.insert(
                1 if len(names) and names[0].tag == f"{{{CSL}}}label" else 0, names.makeelement(f"{{{CSL}}}name")
            )
    if setting.language != "ar":
        return
    comma, semicolon = (str(setting.terms[0][(name, None)].text) for name in ("comma", "semicolon"))
    table = str.maketrans({",": comma, ";": semicolon})
    for scope in (root, *setting.dates.values()):
        for element in scope.iter():
            for name in _PUNCTUATED:
                if (said := element.get(name)) is not None and ("," in said or ";" in said):
                    element.set(name, said.translate(table))
    for scope in (root.find(f"{{{CSL}}}citation"), root.find(f"{{{CSL}}}bibliography")):
        if scope is not None:  # CSL's own defaults, in the language's punctuation
            for name in ("name-delimiter", "sort-separator"):
                if scope.get(name) is None and root.get(name) is None:
                    scope.set(name, f"{comma} ")
    for number in list(root.iter(f"{{{CSL}}}number")):
        _edition_word_first(number)
    for date in root.iter(f"{{{CSL}}}date"):
        _day_before_month(date)


def _say_in_arabic(root: Any) -> None:
    """The words that a style writes out in English, in values and affixes, in Arabic."""
    for element in root.iter():
        for name in ("value", "prefix", "suffix"):
            written = element.get(name, "")
            if (said := _WORDS.get(written.strip())) is not None:
                element.set(name, written.replace(written.strip(), said))


def _day_before_month(date: Any) -> None:
    """``February 17`` is ``17 فبراير`` in Arabic: the parts change places, their affixes do not."""
    parts = list(date)
    for month, day in pairwise(parts):
        if (month.get("name"), day.get("name")) == ("month", "day") and not month.get("form", "").startswith("numeric"):
            for name in ("name", "form"):
                first, second = month.attrib.pop(name, None), day.attrib.pop(name, None)
                if second is not None:
                    month.set(name, second)
                if first is not None:
                    day.set(name, first)


def _edition_word_first(number: Any) -> None:
    """``2nd ed.`` is ``ط 2`` in Arabic: the word before the number."""
    word = number.getnext()
    if word is None or number.get("variable") != "edition" or word.tag not in (f"{{{CSL}}}text", f"{{{CSL}}}label"):
        return
    if (word.get("term") or word.get("variable")) == "edition" and not (word.get("prefix") or number.get("suffix")):
        number.addprevious(word)
        number.set("form", "numeric")
        if (after := word.attrib.pop("suffix", "")).strip("."):
            number.set("suffix", after)


@lru_cache(maxsize=16)
def kept(style: str, language: str, arabic_digits: bool, changed: int) -> Setting:
    """As :func:`load`, kept for the next time; ``changed`` is when the file was last written (nanoseconds)."""
    return load(style, language, arabic_digits=arabic_digits)
