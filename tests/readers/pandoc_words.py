"""What pandoc finds in a document, word by word: the independent judge of completeness."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter

from egpk_desk.document import Document

_END = re.compile(r"[.،؛:,;]+$")


def pandoc_words(data: bytes, kind: str) -> Counter[str]:
    """The words of pandoc's AST: note bodies included, note markers not, tracked changes accepted."""
    command = ["pandoc", "-f", kind, "-t", "json"] + ["--track-changes=accept"] * (kind == "docx")
    tree = json.loads(subprocess.run(command, input=data, capture_output=True, check=True).stdout)
    pieces: list[str] = []
    _walk(tree["blocks"], pieces)
    for value in tree["meta"].values():
        _walk(value, pieces)
    return _counted("".join(pieces))


def reader_words(document: Document) -> Counter[str]:
    """The words of a document, its note markers taken out."""
    text = document.text
    for note in reversed(document.notes):
        text = f"{text[: note.start]} {text[note.end :]}"
    return _counted(text)


RICH = """
# مقدمة

فقرة فيها **كلمة غامقة** و*مائلة* و[رابط إلى موقع](https://example.org/x)، وحاشية[^1] وأخرى[^ب].

> اقتباس من كلام الوزير في المؤتمر.

1. بند أول
2. بند ثان

    - فرعي أول
    - فرعي ثان

   فقرة ثانية في البند.

## جدول وأرقام

| البند | 2023 | 2024 |
|-------|------|------|
| الصادرات | ١٢٫٥ | 14.7% |
| الواردات (مليون $) | 3,200 | |

النص الأخير: “Bright Star” تمرينٌ مشتركٌ و`code`.

[^1]: حاشية أولى، ص. 45.

    فقرة ثانية فيها.

[^ب]: Second note in *Latin*, 2020.
"""


def from_markdown(kind: str) -> bytes:
    """A DOCX or ODT that pandoc writes from a text with everything in it."""
    command = ["pandoc", "-f", "markdown", "-t", kind, "-o", "-"]
    return subprocess.run(command, input=RICH.encode(), capture_output=True, check=True).stdout


def _counted(text: str) -> Counter[str]:
    return Counter(word for raw in text.split() if (word := _END.sub("", raw)))


def _walk(node: object, pieces: list[str]) -> None:
    if isinstance(node, list):
        for item in node:
            _walk(item, pieces)
        return
    if not isinstance(node, dict):
        return
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        pieces.append(content)
    elif kind in ("Code", "Math"):
        pieces.append(content[1])
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        pieces.append(" ")
    elif kind in ("Link", "Image"):
        _walk(content[1], pieces)
    elif kind == "Table":  # its caption stands before it as a paragraph of its own too
        _walk(content[3:], pieces)
    elif kind == "Quoted":
        marks = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
        pieces.append(marks[0])
        _walk(content[1], pieces)
        pieces.append(marks[1])
    elif kind in ("Note", "Para", "Plain", "Header", "BlockQuote", "MetaInlines"):
        pieces.append(" ")
        _walk(content, pieces)
        pieces.append(" ")
    else:
        for item in node.values():
            _walk(item, pieces)
