"""Named templates of exports: the options that somebody uses again and again, each a small JSON file.

They lie in the user's data folder and not in the library, since they are a person's habit and not a part of the work:
they hold in every library, and can be given to others as files. They name nothing of a library's contents.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from egpk_desk.errors import ExportError, InvalidValue, NotFound
from egpk_desk.exporters import COPY, FORMATS
from egpk_desk.exporters.request import GROUPINGS, ORDERS, SPELLINGS
from egpk_desk.files import write_atomically

FOLDER = "export-templates"
_MARK = "egpk-export-template"
_FORBIDDEN = frozenset('/\\:*?"<>|')
_LONGEST = 80
_CHOICES: dict[str, tuple[str, ...]] = {
    "format": (*FORMATS, COPY),
    "group_by": GROUPINGS,
    "order": ORDERS,
    "spelling": SPELLINGS,
    "language": ("ar", "en"),
    "locale": ("ar", "en"),
    "digits": ("western", "arabic-indic"),
    "source_notes": ("marker", "quoted", "through", "none"),
}
_TYPES: dict[str, type] = {
    **dict.fromkeys(_CHOICES, str),
    **dict.fromkeys(("title", "style", "template"), str),
    **dict.fromkeys(("heading_level", "before", "after"), int),
    **dict.fromkeys(("include_memos", "include_codes", "code_colours", "bibliography"), bool),
}
"""Each option that a template may hold; ``style`` and ``template`` may be paths, the latter of a Word document."""


class Presets:
    """The templates in one folder, which is made when the first is saved."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """What there is, by name."""
        return sorted(path.stem for path in self._folder.glob("*.json"))

    def load(self, name: str) -> dict[str, Any]:
        """The options of a template. Raises NotFound, and InvalidValue where its file holds something else."""
        path = self._path(name)
        try:
            data = path.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            known = ", ".join(self.names()) or "—"
            raise NotFound(f"There is no export template “{name}”.", f"There are: {known}.") from error
        except (OSError, UnicodeError) as error:
            raise InvalidValue(f"The export template “{name}” cannot be read.", "Save it again.") from error
        try:
            whole = json.loads(data)
            options = whole["options"] if whole.get("type") == _MARK else None
        except (ValueError, AttributeError, KeyError, RecursionError):
            options = None
        if not isinstance(options, dict):
            raise InvalidValue(f"“{path.name}” is not an export template.", "Save it again.")
        return checked(options)

    def save(self, name: str, options: Mapping[str, Any]) -> None:
        """Keep options under a name, in place of what had it. Raises InvalidValue, ExportError."""
        path = self._path(name)
        whole = {"type": _MARK, "version": 1, "options": checked(options)}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(f"“{self._folder}” could not be made.", "Check its permissions.") from error
        write_atomically(path, (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode())

    def remove(self, name: str) -> None:
        """Forget a template. Raises NotFound."""
        self.load(name)
        self._path(name).unlink()

    def _path(self, name: str) -> Path:
        if (
            not name.strip()
            or name[0] == "."
            or len(name) > _LONGEST
            or not name.isprintable()
            or set(name) & _FORBIDDEN
        ):
            raise InvalidValue(f"“{name}” cannot be a template's name.", "Use letters, digits and spaces.")
        return self._folder / f"{name}.json"


def checked(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that are known here; what a newer version may have added is left out. Raises InvalidValue."""
    known = {key: value for key, value in options.items() if key in _TYPES}
    for key, value in known.items():
        if type(value) is not _TYPES[key] or (key in _CHOICES and value not in _CHOICES[key]):
            raise InvalidValue(f"An export template says “{key}: {value}”, which means nothing.", "Save it again.")
    return known
