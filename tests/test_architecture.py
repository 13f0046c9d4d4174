"""Who may import what, where Qt and SQL may stand, and how large a module may grow: read from the source itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import egpk_desk

SOURCE = Path(egpk_desk.__file__).parent
PACKAGE = "egpk_desk"
MODULES = {path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}

QT = frozenset({"PySide6", "shiboken6", "PySide2", "PyQt5", "PyQt6", "pytestqt"})
SQL = frozenset({"sqlite3", "sqlite_utils", "apsw", "sqlalchemy"})

MAY_IMPORT: dict[str, frozenset[str]] = {
    "errors": frozenset(),
    "places": frozenset(),
    "resources": frozenset(),
    "document": frozenset(),
    "files": frozenset({"errors"}),
    "messages": frozenset({"resources"}),
    "text": frozenset({"errors"}),
    "readers": frozenset({"errors", "resources", "document", "text"}),
    "codebook": frozenset(
        {"errors", "resources", "document", "text", "readers.numbering", "readers.xml_safety"}
        | {"readers.zip_safety"}
        | {"library.identity", "library.records"}
    ),
    "library": frozenset({"errors", "document", "text", "codebook"}),
    "citations": frozenset({"errors", "files", "places", "resources", "document", "text", "library.records"}),
    "exporters": frozenset(
        {"errors", "document", "text", "citations", "library.records", "files"}
        | {"readers.xml_safety", "readers.zip_safety"}
    ),
    "intake": frozenset({"errors", "document", "readers", "library.prepare", "library.records"}),
    "analysis": frozenset({"errors", "resources", "document", "text", "library.records", "library.index"}),
    "workspace": frozenset(
        {"errors", "document", "text", "files", "places", "intake", "readers", "library", "codebook", "citations"}
        | {"exporters", "analysis", "annotations.marks", "bibliography", "file_marks", "page_places"}
        | {"text_corrections"}
        | {"memos", "organisation", "bundling", "quote_checking", "project_exchange", "coders", "audit"}
        | {"work_log", "work_notes"}
    ),
    "bundles": frozenset({"errors", "document", "exporters", "files", "library"}),
    "safekeeping": frozenset({"errors", "files", "places", "intake", "library", "work_log"}),
    "erasure": frozenset({"errors", "files", "library", "safekeeping", "work_log"}),
    "work_log": frozenset({"errors", "files", "places"}),
    "work_notes": frozenset({"work_log"}),
    "quote_checking": frozenset({"errors", "document", "text", "analysis", "library"}),
    "audit": frozenset({"errors", "messages", "library", "readers.dates"}),
    "coders": frozenset({"errors", "document", "analysis", "bundles", "library"}),
    "refi": frozenset({"errors", "readers", "library.records"}),
    "project_exchange": frozenset(
        {"errors", "document", "files", "intake", "codebook", "library", "refi", "annotations", "readers", "text"}
    ),
    "bundling": frozenset({"errors", "bundles", "exporters.excerpt", "library", "work_log", "work_notes"}),
    "bibliography": frozenset({"errors", "document", "citations", "library", "readers"}),
    "memos": frozenset({"errors", "text", "library"}),
    "organisation": frozenset({"errors", "text", "library", "analysis", "readers.dates"}),
    "rendering": frozenset({"errors", "document", "exporters", "readers"}),
    "annotations": frozenset({"errors", "text", "exporters", "readers"}),
    "file_marks": frozenset({"errors", "document", "exporters", "readers", "library", "annotations"}),
    "page_places": frozenset({"errors", "document", "readers", "library"}),
    "text_corrections": frozenset({"errors", "document", "readers", "library", "text"}),
    "cli": frozenset(
        {"errors", "messages", "places", "resources", "document", "workspace", "citations", "exporters", "desktop"}
        | {
            "library.records",
            "analysis",
            "bibliography",
            "bundling",
            "safekeeping",
            "erasure",
            "work_log",
            "project_exchange",
            "audit",
            "coders",
            "quote_checking",
            "codebook",
            "files",
            "rendering",
            "annotations.marks",
            "file_marks",
            "memos",
            "organisation",
            "text",
        }
    ),
    "desktop": frozenset(
        {"errors", "messages", "places", "resources", "document", "text", "workspace", "citations", "exporters"}
        | {"codebook", "files", "intake", "library.records", "cli", "analysis", "rendering", "readers.pdf"}
        | {"memos", "organisation", "coders", "audit"}
        | {
            "bibliography",
            "text_corrections",
            "bundling",
            "project_exchange",
            "safekeeping",
            "erasure",
            "work_log",
            "work_notes",
        }
    ),
    "demo": frozenset({"errors", "resources", "workspace", "exporters", "cli"}),
    "__main__": frozenset({"cli"}),
}
"""What each room may import of the others; ``library.records`` means that module of the library and no other."""

LONGEST = 450
LONGER = {
    "workspace.py": "the list of use cases, each a few lines; one place to look for what the program can do",
    "library/library.py": "the library's front: one short method for each thing that the modules behind it do",
    "desktop/reader/reader.py": "the reading widget's public methods and Qt's event handlers, which must be one class",
}
"""Modules that may be longer, with the reason."""

NAMELESS = re.compile(r"(?:^|_)(?:utils?|helpers?|misc|common|tools?|stuff)(?:_|$)")
STATEMENT = re.compile(
    r"""\s*(?: SELECT\b.+\bFROM\b | SELECT\s+\w+\( | INSERT\s+(?:OR\s+\w+\s+)?INTO\b | UPDATE\s+"?\w+"?\s+SET\b
    | DELETE\s+FROM\b | CREATE\s+(?:\w+\s+)?(?:TABLE|INDEX|TRIGGER|VIEW)\b | (?:DROP|ALTER)\s+TABLE\b
    | PRAGMA\s+\w+ | BEGIN\s+(?:IMMEDIATE|EXCLUSIVE|DEFERRED|TRANSACTION)\b
    | WITH\s+(?:RECURSIVE\s+)?\w+.*\bAS\s*\( )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def imports(source: str, module: str) -> Iterator[tuple[str, int, bool]]:
    """Every import in a source, wherever it stands: the module's full name, the line, and whether it is lazy."""
    tree = ast.parse(source)
    parts = (PACKAGE, *module.removesuffix(".py").split("/"))
    top = set(map(id, _at_module_level(tree)))
    for node in ast.walk(tree):
        lazy = id(node) not in top
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno, lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = list(parts[: len(parts) - node.level]) if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            if name == PACKAGE or _is_room(name):
                yield from ((f"{name}.{alias.name}", node.lineno, lazy) for alias in node.names)
            else:
                yield name, node.lineno, lazy
        elif (called := _imported_by_call(node)) is not None:
            yield called, node.lineno, True  # type: ignore[attr-defined]


def _imported_by_call(node: ast.AST) -> str | None:
    match node:
        case ast.Call(func=ast.Name(id="import_module" | "__import__"), args=[ast.Constant(value=str(name)), *_]):
            return name
        case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(name)), *_]):
            return name
    return None


def _is_room(name: str) -> bool:
    return name.startswith(f"{PACKAGE}.") and name.count(".") == 1 and (SOURCE / name.partition(".")[2]).is_dir()


def _at_module_level(tree: ast.Module) -> Iterator[ast.AST]:
    """The statements that run when the module is imported, in ``if`` and ``try`` too, functions left out."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With | ast.ClassDef | ast.ExceptHandler):
            waiting.extend(ast.iter_child_nodes(node))


def room_of(module: str) -> str:
    """``cli`` of ``cli/app.py``, ``workspace`` of ``workspace.py``."""
    return module.split("/")[0].removesuffix(".py")


def foreign_qt(source: str, module: str) -> list[str]:
    """Imports of Qt outside the desktop, lazy ones too."""
    if room_of(module) == "desktop":
        return []
    return [f"{module}:{line} imports {name}" for name, line, _ in imports(source, module) if name.split(".")[0] in QT]


def foreign_sql(source: str, module: str) -> list[str]:
    """Database modules, ``execute`` and strings that are SQL statements, outside the library."""
    if room_of(module) == "library":
        return []
    found = [
        f"{module}:{line} imports {name}" for name, line, _ in imports(source, module) if name.split(".")[0] in SQL
    ]
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in prose and STATEMENT.match(_text(node)):
            found.append(f"{module}:{node.lineno} holds SQL: {_text(node)[:40]!r}")
        if isinstance(node, ast.Attribute) and node.attr in ("execute", "executemany", "executescript"):
            found.append(f"{module}:{node.lineno} calls {node.attr}")
    return found


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(str(piece.value) if isinstance(piece, ast.Constant) else "x" for piece in node.values)


def wrong_direction(source: str, module: str) -> list[str]:
    """Imports of rooms that this one may not know."""
    room = room_of(module)
    allowed = MAY_IMPORT.get(room, frozenset())
    found = []
    for name, line, lazy in imports(source, module):
        if not name.startswith(f"{PACKAGE}."):
            continue
        target = name.split(".")[1:]
        if target[0] in (room, "__version__") or target[0] in allowed or ".".join(target[:2]) in allowed:
            if {room, target[0]} == {"cli", "desktop"} and not lazy:
                found.append(f"{module}:{line} imports the other face of the program before it is wanted")
            continue
        found.append(f"{module}:{line} imports {name}")
    return found


def too_long(source: str, module: str) -> list[str]:
    lines = source.count("\n")
    return [f"{module} has {lines} lines; at most {LONGEST}"] if lines > LONGEST and module not in LONGER else []


def nameless(source: str, module: str) -> list[str]:
    return [f"{module} is named for nothing" for part in module.removesuffix(".py").split("/") if NAMELESS.search(part)]


RULES = [foreign_qt, foreign_sql, wrong_direction, too_long, nameless]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps_the_rule(rule) -> None:  # type: ignore[no-untyped-def]
    assert [fault for module, source in sorted(MODULES.items()) for fault in rule(source, module)] == []


def test_every_room_has_a_rule() -> None:
    assert {room_of(module) for module in MODULES} - {"__init__"} == MAY_IMPORT.keys()


def test_no_longer_module_is_excused_that_is_none() -> None:
    assert [module for module in LONGER if MODULES[module].count("\n") <= LONGEST] == []


@pytest.mark.parametrize(
    ("rule", "module", "source"),
    [
        (foreign_qt, "workspace.py", "from PySide6.QtCore import QObject\n"),
        (foreign_qt, "cli/app.py", "def f():\n    import PySide6.QtWidgets as w\n"),
        (foreign_qt, "readers/pdf/pages.py", "from importlib import import_module\nimport_module('PySide6.QtGui')\n"),
        (foreign_sql, "workspace.py", "import sqlite3\n"),
        (foreign_sql, "cli/app.py", "def f():\n    from sqlite_utils import Database\n"),
        (foreign_sql, "exporters/csv.py", "q = 'SELECT id FROM documents'\n"),
        (foreign_sql, "desktop/work.py", "q = f'''\n  update {t} set a = 1'''\n"),
        (foreign_sql, "desktop/work.py", "db.execute(q)\n"),
        (wrong_direction, "text/folding.py", "from egpk_desk.document import Block\n"),
        (wrong_direction, "text/folding.py", "from ..readers import docx\n"),
        (wrong_direction, "readers/docx.py", "from egpk_desk.library.records import Code\n"),
        (wrong_direction, "readers/pdf/pages.py", "def f():\n    from egpk_desk import workspace\n"),
        (wrong_direction, "library/search.py", "from egpk_desk.readers.dates import parse_date\n"),
        (wrong_direction, "workspace.py", "from egpk_desk.cli import run\n"),
        (wrong_direction, "exporters/csv.py", "from egpk_desk.library.library import Library\n"),
        (wrong_direction, "exporters/csv.py", "from egpk_desk.library import library\n"),
        (wrong_direction, "desktop/work.py", "from egpk_desk.library.library import Library\n"),
        (wrong_direction, "cli/app.py", "try:\n    from egpk_desk import desktop\nexcept ImportError: pass\n"),
        (too_long, "library/search.py", "\n" * (LONGEST + 1)),
        (nameless, "text/string_utils.py", ""),
        (nameless, "helpers/dates.py", ""),
    ],
)
def test_a_violation_is_found(rule, module: str, source: str) -> None:  # type: ignore[no-untyped-def]
    assert rule(source, module)


@pytest.mark.parametrize(
    ("rule", "module", "source"),
    [
        (foreign_qt, "desktop/work.py", "from PySide6.QtCore import QObject\n"),
        (foreign_sql, "library/search.py", "import sqlite3\nq = 'SELECT id FROM documents'\n"),
        (foreign_sql, "desktop/work.py", "def f():\n    'Select words from here.'\n"),
        (wrong_direction, "exporters/csv.py", "from egpk_desk.library.records import Code\n"),
        (
            wrong_direction,
            "cli/app.py",
            "from egpk_desk import __version__\ndef f():\n    from egpk_desk import desktop\n",
        ),
        (wrong_direction, "desktop/reader/reader.py", "from egpk_desk.text.utf16 import Utf16Map\n"),
        (nameless, "desktop/tooltips.py", ""),
    ],
)
def test_what_is_allowed_is_no_violation(rule, module: str, source: str) -> None:  # type: ignore[no-untyped-def]
    assert rule(source, module) == []
