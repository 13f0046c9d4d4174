"""Which citation styles there are: those that ship in ``resources/styles``, and any ``.csl`` file of the user's.

Those that a user adds lie in a folder of the user's data. A dependent style (CSL 1.0.2, "Dependent Styles") holds no
rules of its own: it is set by the style that it names, where that one is here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from egpk_desk import places
from egpk_desk.errors import Conflict, EgpkError, ExportError, InvalidValue, NotFound, UnreadableSource
from egpk_desk.files import write_atomically
from egpk_desk.resources import resource

DEFAULT_STYLE = "arabic-notes"
_LARGEST = 2_000_000  # bytes; the longest style of the public collection has a tenth of that
_PLAIN_NAME = re.compile(r"[\w.-]+")
_CSL = "{http://purl.org/net/xbiblio/csl}"


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """A style: its short name (the file's), title, kind (``note``, ``author-date``, ``numeric``…), language, file.

    ``path`` is where its rules are: of a dependent style, its parent's file.
    """

    name: str
    title: str
    kind: str
    language: str
    path: Path


def bundled_styles() -> list[StyleInfo]:
    """The styles that ship with the program, the default one first."""
    paths = sorted(resource("styles").glob("*.csl"), key=lambda path: (path.stem != DEFAULT_STYLE, path.stem))
    return [_info(path, _root(path)) for path in paths]


def own_styles(folder: Path | None = None) -> list[StyleInfo]:
    """The styles that the user added (in ``folder``, else the user's own); files that are no styles are passed over."""
    found = []
    for path in sorted((folder or places.user_styles()).glob("*.csl")):
        try:
            found.append(find_style(path, folder))
        except (EgpkError, OSError):
            continue
    return found


def find_style(style: str | Path, folder: Path | None = None) -> StyleInfo:
    """A style by its name, bundled or added by the user (in ``folder``), or by the path of a ``.csl`` file.

    A dependent style is set by the one that it names as its parent: its ``path`` is the parent's. Raises NotFound,
    and InvalidValue where it is none.
    """
    folder = folder or places.user_styles()
    path = Path(style)
    if path.suffix.lower() != ".csl" or not path.is_file():
        path = _named(str(style), folder)
    root = _root(path)
    info = _info(path, root)
    if root.find(f"{_CSL}citation") is not None:
        return info
    parent = root.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    if parent is None:
        raise InvalidValue(f"“{path.name}” is not a CSL style.", "Take an independent style of CSL 1.0.")
    wanted = parent.get("href", "").rstrip("/").rsplit("/", 1)[-1]
    return replace(info, path=_parent(wanted, path, folder))


def _parent(wanted: str, path: Path, folder: Path) -> Path:
    """The file of the style that a dependent one (in ``path``) names, by its file's name or its id."""
    candidates = [path.with_name(f"{wanted}.csl")] if _PLAIN_NAME.fullmatch(wanted) else []
    candidates += [*resource("styles").glob("*.csl"), *sorted(folder.glob("*.csl"))]
    for one in candidates:
        try:
            root = _root(one)
        except (InvalidValue, OSError):
            continue
        id_ = (root.findtext(f"{_CSL}info/{_CSL}id") or "").rstrip("/").rsplit("/", 1)[-1]
        if wanted in (one.stem, id_) and root.find(f"{_CSL}citation") is not None:
            return one
    raise InvalidValue(
        f"“{path.name}” only refers to the style “{wanted}”, which is not here.", f"Add “{wanted}.csl” first, then it."
    )


def _named(name: str, folder: Path) -> Path:
    for place in (resource("styles"), folder):
        path = place / f"{name}.csl"
        if path.is_file() and path.parent == place:
            return path
    names = ", ".join(path.stem for place in (resource("styles"), folder) for path in sorted(place.glob("*.csl")))
    raise NotFound(f"There is no style “{name}”.", f"Name a .csl file, or one of: {names}.")


def add_style(source: Path, folder: Path | None = None) -> StyleInfo:
    """Keep a copy of a ``.csl`` file among the user's styles, once it has set a citation; the same name is replaced.

    Raises UnreadableSource, InvalidValue, Conflict where a style that ships has the name, ExportError.
    """
    folder = folder or places.user_styles()
    try:
        data = source.read_bytes() if source.stat().st_size <= _LARGEST else b""
    except OSError as error:
        raise UnreadableSource(
            f"“{source.name}” cannot be read: {error.strerror}.", "Check that it is there and yours to read."
        ) from error
    if source.suffix.lower() != ".csl" or not data:
        raise InvalidValue(f"“{source.name}” is not a CSL style.", "Take an independent style of CSL 1.0.")
    if (resource("styles") / f"{source.stem}.csl").is_file():
        raise Conflict(f"A style “{source.stem}” ships with the program.", "Give the file another name.")
    _try(find_style(source, folder), source.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"“{folder}” could not be made.", "Check its permissions.") from error
    target = folder / f"{source.stem}.csl"
    write_atomically(target, data)
    return find_style(target, folder)


def remove_style(name: str, folder: Path | None = None) -> None:
    """Forget a style that the user added. Raises NotFound."""
    folder = folder or places.user_styles()
    path = folder / f"{name}.csl"
    if path.parent != folder or not path.is_file():
        names = ", ".join(path.stem for path in sorted(folder.glob("*.csl"))) or "—"
        raise NotFound(f"You have added no style “{name}”.", f"Added are: {names}.")
    path.unlink()


def _try(style: StyleInfo, name: str) -> None:
    """Let a style cite: what the processor cannot follow is told when it is added, not in the middle of an export."""
    from egpk_desk.citations.csl.notes import CslNotes  # costs time to import
    from egpk_desk.citations.locator import Locator
    from egpk_desk.citations.notes import Cited
    from egpk_desk.document import Metadata

    cited = [
        Cited(language, Metadata(title=title, authors=(author,), date="2024", language=language), Locator(1, page))
        for language, title, author in (("ar", "تكوين العقل العربي", "محمد عابد الجابري"), ("en", "Ports", "Ann Lee"))
        for page in ("5", "7")
    ]
    try:
        formatter = CslNotes(style.path)
        formatter.notes(cited)
        formatter.bibliography(cited)
    except EgpkError:
        raise
    except Exception as error:  # whatever a foreign style makes the processor do
        raise InvalidValue(f"“{name}” cannot be followed.", "Take an independent style of CSL 1.0.") from error


def _root(path: Path) -> etree._Element:
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise InvalidValue(f"“{path.name}” is not XML ({error.msg}).", "Fetch the style again.") from error
    if root.tag != f"{_CSL}style":
        raise InvalidValue(f"“{path.name}” is not a CSL style.", "Take an independent style of CSL 1.0.")
    return root


def _info(path: Path, root: etree._Element) -> StyleInfo:
    category = root.find(f"{_CSL}info/{_CSL}category[@citation-format]")
    kind = category.get("citation-format", "") if category is not None else root.get("class", "")
    title = root.findtext(f"{_CSL}info/{_CSL}title") or path.stem
    return StyleInfo(path.stem, title, kind, root.get("default-locale", ""), path)
