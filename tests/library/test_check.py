"""Each kind of damage is found: a sound library is spoiled in one way, and `check` must say so."""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from pathlib import Path

import pytest

from egpk_desk.library.library import Library
from tests.library.reports import numbered, report

SPOILED = {
    "source": ("UPDATE sources SET data = ?, compressed = 1", [zlib.compress(b"other bytes")], "not those"),
    "source packing": ("UPDATE sources SET data = x'00', compressed = 1", [], "unpacked"),
    "text": ("UPDATE contents SET text = ?", [zlib.compress("نص آخر".encode())], "not the one that was read"),
    "text packing": ("UPDATE contents SET text = x'00'", [], "cannot be read"),
    "body": ("UPDATE contents SET body = ?", [zlib.compress(b'{"blocks": 3}')], "cannot be read"),
    "quotation": ("UPDATE highlights SET exact = 'كلام آخر'", [], "words"),
    "range": ("UPDATE highlights SET start = start + 1", [], "words"),
    "revision": ("UPDATE documents SET revision = 'absent'", [], "revision"),
    "index": ("INSERT INTO block_index(block_index) VALUES ('delete-all')", [], "not in it"),
    "index surplus": ("INSERT INTO block_index(rowid, words) VALUES (99999999999, 'x')", [], "should not"),
    "slug": ("UPDATE codes SET leaf = 'trade' WHERE leaf = 'investment'", [], "same slug"),
    "cycle": ("UPDATE codes SET parent = id WHERE leaf = 'trade'", [], "below itself"),
    "reference": ("DELETE FROM codes WHERE leaf = 'trade'", [], "not there"),
    "steps": ("DELETE FROM steps", [], "no step"),
}


@pytest.mark.parametrize("way", SPOILED)
def test_damage_is_found(path: Path, way: str) -> None:
    with Library.open(path, author="x", create=True) as library:
        id = library.add(report()).id
        library.add_highlight(id, 4, 12, tags=[library.find_code("dimension/economic/trade").id])
        assert library.check() == []
    statement, values, said = SPOILED[way]
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute(statement, values)
        raw.commit()
    with Library.open(path, author="x") as library:
        problems = library.check()
    assert problems
    assert any(said in problem.problem for problem in problems), problems


def test_a_ruined_page_is_found(path: Path) -> None:
    with Library.open(path, author="x", create=True) as library:
        for number in range(40):
            library.add(numbered(number))
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 4096 - 12, len(content) // 4096 - 2):
        content[page * 4096 : page * 4096 + 300] = b"\xee" * 300
    path.write_bytes(content)
    with Library.open(path, author="x") as library:
        assert library.check()
