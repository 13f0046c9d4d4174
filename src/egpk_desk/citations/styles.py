"""Which citation styles there are: those that ship in ``resources/styles``, and any ``.csl`` file of the user's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.resources import resource

DEFAULT_STYLE = "arabic-notes"
_CSL = "{http://purl.org/net/xbiblio/csl}"


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """A style: its short name (the file's), title, kind (``note``, ``author-date``, ``numeric``…), language, file."""

    name: str
    title: str
    kind: str
    language: str
    path: Path


def bundled_styles() -> list[StyleInfo]:
    """The styles that ship with the program, the default one first."""
    paths = sorted(resource("styles").glob("*.csl"), key=lambda path: (path.stem != DEFAULT_STYLE, path.stem))
    return [_info(path) for path in paths]


def find_style(style: str | Path) -> StyleInfo:
    """A style by its name, or by the path of a ``.csl`` file. Raises NotFound, and InvalidValue where it is none."""
    path = Path(style)
    if path.suffix != ".csl" or not path.is_file():
        path = resource("styles", f"{style}.csl")
        if not path.is_file() or path.parent != resource("styles"):
            names = ", ".join(each.stem for each in sorted(resource("styles").glob("*.csl")))
            raise NotFound(f"There is no style “{style}”.", f"Name a .csl file, or one of: {names}.")
    return _info(path)


def _info(path: Path) -> StyleInfo:
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise InvalidValue(f"“{path.name}” is not XML ({error.msg}).", "Fetch the style again.") from error
    if root.tag != f"{_CSL}style" or root.find(f"{_CSL}citation") is None:
        raise InvalidValue(f"“{path.name}” is not a CSL style.", "Take an independent style of CSL 1.0.")
    category = root.find(f"{_CSL}info/{_CSL}category[@citation-format]")
    kind = category.get("citation-format", "") if category is not None else root.get("class", "")
    title = root.findtext(f"{_CSL}info/{_CSL}title") or path.stem
    return StyleInfo(path.stem, title, kind, root.get("default-locale", ""), path)
