"""The templates of all messages that the program's source can say, and what the Arabic catalogue lacks of them.

``python -m tests.cli.message_templates`` prints the missing and the superfluous templates; a missing one is printed as
a line to paste into ``resources/translations/messages.ar.json``.

A message is a string in one of these places: the message or hint of an error (:class:`EgpkError` and its subclasses,
``click.UsageError``), what ``say``, ``report_error`` and ``warn`` are given, the problem of a ``Problem``, the reason
of an ``UndoResult``, the name of a step, and what :data:`TABLES` and :data:`PIECES` list. An f-string's template has
``{}`` for each value.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from egpk_desk import errors
from egpk_desk.resources import resource

SOURCE = Path(errors.__file__).parent
ERRORS = {name for name, value in vars(errors).items() if isinstance(value, type)} | {"UsageError"}

SPOKEN: dict[str, tuple[int | str, ...]] = {
    "say": (0,),
    "report_error": (1, 2),
    "warn": (0,),
    "Problem": (1,),
    "UndoResult": (2, "reason"),
    "Broken": (1,),
    "_SyntaxFault": (1,),
    "Decoded": (2, "warnings"),
    "_refused": (0,),
    "Connection": ("reason",),
    "_reading": (1,),
    "step": (0,),
    "_change": (1,),
    "_journal.create": (2,),
    "_journal.change": (2,),
    "_journal.record": (2,),
    "_append": (2,),
    "_highlights.set": (1,),
    "_codes.set": (1,),
    "tell_problems": (2,),
    "_tell": (2, 3),
    "note": (1,),
    "_noted_line": (0,),
    "_warned": (0,),
    **dict.fromkeys(ERRORS, (0, 1, "message", "hint")),
}
"""Which arguments of which functions are messages, by position or name."""

TABLES: dict[str, tuple[int, ...]] = {
    "_REFUSED": (1, 2),
    "_STATUS": (1,),
    "_DANGLING": (0,),
    "_TOLD": (1,),
    "_MENDING": (0,),
}
"""Constants that hold messages: which columns of a tuple of tuples, or of a dictionary's keys (0) and values (1)."""

PIECES = (
    *("highlight", "underline", "strike-out", "squiggly", "note", "there already", "text recognition"),
    *("rows that refer to nothing", "search index made anew", "rows saved into a new file"),
    *("no code", "retired", "(no body)", "undo", "redo", "document", "code", "file", "it holds no element"),
    *("there already", "kind", "set", "query", "rejection", "reference", "group", "member", "view"),
    *("library", "on", "title", "links to", "linked from", "removed", "nothing of this name"),
    *("documents", "highlights", "codes", "memos", "reports", "words", "characters", "characters without spaces"),
    *("pages", "notes", "highlights without a code", "coded", "failed", "Codes", "People", "Months"),
    *("many of the letters have no map to Unicode", "the font's codes stand for other letters than it draws"),
    *("Arabic letters and other signs are mixed within words", "its words are spelt as no Arabic word is"),
    "Install Tesseract with Arabic data (packages tesseract-ocr and tesseract-ocr-ara) and import the file again.",
)
"""Words that stand in a message or a column by themselves, each a string constant of the source."""

FROM_CLICK = (
    "No such command {}.",
    "No such option: {}",
    "No such option {}.",
    "Missing argument '{}'.",
    "Missing option '{}'.",
    "Got unexpected extra argument ({})",
    "Got unexpected extra arguments ({})",
    "Option '{}' requires an argument.",
    "Invalid value for '{}': {}",
    "'{}' is not one of {}.",
    "'{}' is not a valid integer range.",
    "{} is not in the range {}.",
)
"""What click itself says of wrong usage."""


Names = dict[str, list[ast.expr]]
"""What is assigned to a name; under ``name()`` what a function of the module returns."""


def template(node: ast.expr, names: Names) -> Iterator[str]:
    """The templates that an expression can give: ``{}`` for what is not known before the program runs."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=pieces):
            found = [""]
            for piece in pieces:
                choices = _choices(piece, names)
                found = [before + choice for before in found for choice in choices]
            yield from found
        case ast.IfExp(body=one, orelse=other):
            yield from template(one, names)
            yield from template(other, names)
        case ast.BoolOp(values=values):
            for value in values:
                yield from template(value, names)
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            for element in elements:
                yield from template(element, names)
        case ast.Name(id=name) if name in names:
            for value in names[name]:
                yield from template(value, {key: nodes for key, nodes in names.items() if key != name})
        case ast.Call(func=ast.Name(id=name)) if f"{name}()" in names:
            for value in names[f"{name}()"]:
                yield from template(value, names)
        case _:
            yield "{}"


def _choices(piece: ast.expr, names: Names) -> list[str]:
    """What one piece of an f-string can be: itself, a plural ending or nothing, one of a few known texts, or ``{}``."""
    if isinstance(piece, ast.Constant):
        return [str(piece.value)]
    assert isinstance(piece, ast.FormattedValue)
    match piece.value:
        case ast.BinOp(left=ast.Constant(value=str(ending)), op=ast.Mult()):
            return ["", ending]
        case ast.IfExp() | ast.Name():
            known = list(dict.fromkeys(template(piece.value, names)))
            return ["{}"] if "{}" in known else known
        case _:
            return ["{}"]


def spoken() -> dict[str, str]:
    """Every template, with the place where it first occurs."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        room = path.relative_to(SOURCE)
        if room.parts[0] in ("desktop", "demo.py"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = _returned(tree) | _assigned(tree.body)
        said = [*_in_calls(tree, names, room), *_in_tables(tree, names), *_in_defaults(tree, room)]
        for text, line in said:
            text = " ".join(text.split())
            if text.replace("{}", "").strip(" .…“”"):
                found.setdefault(text, f"{room}:{line}")
    for text in FROM_CLICK:
        found.setdefault(text, "click")
    for text in PIECES:
        found.setdefault(text, "a piece")
    return found


Said = Iterator[tuple[str, int]]


def _in_calls(tree: ast.Module, outer: Names, room: Path) -> Said:
    for names, call in _calls(tree, outer):
        owner = getattr(getattr(call.func, "value", None), "attr", "")
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        wanted = SPOKEN.get(f"{owner}.{name}") or SPOKEN.get(name, ())
        if name == "say" and room.parts[0] == "exporters":
            continue  # the words of an exported text, which have a list of their own
        chosen = [call.args[place] for place in wanted if isinstance(place, int) and place < len(call.args)]
        chosen += [keyword.value for keyword in call.keywords if keyword.arg in wanted]
        for argument in chosen:
            yield from ((text, call.lineno) for text in template(argument, names))


def _in_tables(tree: ast.Module, names: Names) -> Said:
    for name, columns in TABLES.items():
        for value in names.get(name, []):
            rows: list[list[ast.expr]] = []
            if isinstance(value, ast.Dict):
                rows = [[key, each] for key, each in zip(value.keys, value.values, strict=True) if key is not None]
            elif isinstance(value, ast.Tuple):
                rows = [row.elts for row in value.elts if isinstance(row, ast.Tuple)]
            for cell in (row[column] for row in rows for column in columns):
                yield from ((text, value.lineno) for text in template(cell, names))


def _in_defaults(tree: ast.Module, room: Path) -> Said:
    """The names of steps that stand as the default of a parameter ``what``."""
    for node in ast.walk(tree):
        if room.parts[0] == "library" and isinstance(node, ast.FunctionDef) and node.args.defaults:
            given = node.args.args[-len(node.args.defaults) :]
            for parameter, default in zip(given, node.args.defaults, strict=True):
                if parameter.arg == "what":
                    yield from ((text, node.lineno) for text in template(default, {}))


def _calls(tree: ast.AST, names: Names) -> Iterator[tuple[Names, ast.Call]]:
    """Every call with the values that its function and module assign to names."""
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            parameters = {argument.arg for argument in [*child.args.args, *child.args.kwonlyargs]}
            inner = {name: values for name, values in names.items() if name not in parameters}
            yield from _calls(child, {**inner, **_assigned(list(ast.walk(child)))})
            continue
        if isinstance(child, ast.Call):
            yield names, child
        yield from _calls(child, names)


def _assigned(nodes: Sequence[ast.AST]) -> Names:
    values: Names = {}
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                values.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                values.setdefault(name, []).append(value)
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=elements)):
                for target, value in zip(targets, elements, strict=True):
                    if isinstance(target, ast.Name):
                        values.setdefault(target.id, []).append(value)
    return values


def _returned(tree: ast.Module) -> Names:
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {
        f"{function.name}()": [
            node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None
        ]
        for function in functions
    }


def catalogue() -> dict[str, str]:
    """The Arabic catalogue: English template to Arabic template."""
    found: dict[str, str] = json.loads(resource("translations", "messages.ar.json").read_text(encoding="utf-8"))
    return found


def missing() -> dict[str, str]:
    """Templates without Arabic, with their places."""
    there = catalogue()
    return {text: place for text, place in spoken().items() if text not in there}


def superfluous() -> list[str]:
    """Entries of the catalogue that nothing says any more."""
    said = spoken()
    return [text for text in catalogue() if text not in said]


def report() -> str:
    """What is to be added and taken away, as lines."""
    lines = [f' {json.dumps(text, ensure_ascii=False)}: "",  // {place}' for text, place in missing().items()]
    if lines:
        lines.insert(0, "Missing in resources/translations/messages.ar.json:")
    if gone := superfluous():
        lines += ["Said nowhere any more:", *(f" {json.dumps(text, ensure_ascii=False)}" for text in gone)]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report() or "The catalogue is complete.")
