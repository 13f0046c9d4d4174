"""An incremental update of a PDF (ISO 32000-1, 7.5.6): new and changed objects, written behind the untouched original.

pypdf's own writer of increments is not used: it takes all generations for 0, leaves the document's properties out of
the last trailer, and writes a cross-reference stream into files that have tables.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_OF_STREAMS = ("/Length", "/Filter", "/DecodeParms", "/W", "/Index", "/Type", "/XRefStm", "/Prev", "/Size")


class Increment:
    """What is to be written behind a PDF."""

    def __init__(self, source: bytes, reader: PdfReader, previous: int, with_table: bool) -> None:
        self._source = source
        self._reader = reader
        self._previous = previous
        self._with_table = with_table
        known = [id_ for ids in reader.xref.values() for id_ in ids] + list(reader.xref_objStm)
        size = reader.trailer.get("/Size", 0)
        self._next = max([int(size) - 1 if isinstance(size, int) else 0, *known]) + 1
        self._objects: dict[tuple[int, int], PdfObject] = {}

    @classmethod
    def on(cls, source: bytes, reader: PdfReader) -> Increment | None:
        """An empty increment; None where the file's last cross-reference section does not stand where it should."""
        if not source.startswith(b"%PDF-"):
            return None
        found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", source[-2048:])
        if found is None:
            return None
        previous = int(found[1])
        there = source[previous : previous + 40]
        with_table = there.startswith(b"xref")
        if not (with_table or _OBJECT.match(there)):
            return None
        return cls(source, reader, previous, with_table)

    def add(self, made: PdfObject) -> IndirectObject:
        """Put a new object in; returns the reference to it."""
        number = self._next
        self._next += 1
        self._objects[number, 0] = made
        return IndirectObject(number, 0, self._reader)

    def replace(self, reference: IndirectObject, changed: PdfObject) -> None:
        """Let a changed object stand for the one that was there."""
        self._objects[reference.idnum, reference.generation] = changed

    def written(self) -> bytes:
        """The original and the increment."""
        out = io.BytesIO()
        out.write(self._source)
        if not self._source.endswith((b"\n", b"\r")):
            out.write(b"\n")
        places: dict[int, tuple[int, int]] = {}
        for (number, generation), held in sorted(self._objects.items(), key=lambda item: item[0]):
            places[number] = (out.tell(), generation)
            out.write(b"%d %d obj\n" % (number, generation))
            held.write_to_stream(out)
            out.write(b"\nendobj\n")
        start = out.tell()
        trailer = self._trailer(out.getvalue())
        if self._with_table:
            out.write(b"xref\n")
            for first, run in _runs(places):
                out.write(b"%d %d\n" % (first, len(run)))
                for offset, generation in run:
                    out.write(b"%010d %05d n\r\n" % (offset, generation))
            trailer[NameObject("/Size")] = NumberObject(self._next)
            out.write(b"trailer\n")
            trailer.write_to_stream(out)
        else:
            places[self._next] = (start, 0)
            self._write_stream(out, places, trailer)
        out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()

    def _trailer(self, so_far: bytes) -> DictionaryObject:
        last: Any = self._reader.trailer
        kept = DictionaryObject({key: last.raw_get(key) for key in last if key not in _OF_STREAMS})
        kept[NameObject("/Prev")] = NumberObject(self._previous)
        ids = kept.get("/ID")
        if ids is not None and len(ids.get_object()) == 2:
            changed = ByteStringObject(hashlib.md5(so_far, usedforsecurity=False).digest())
            kept[NameObject("/ID")] = ArrayObject([ids.get_object()[0], changed])
        return kept

    def _write_stream(self, out: io.BytesIO, places: dict[int, tuple[int, int]], trailer: DictionaryObject) -> None:
        stream = StreamObject()
        stream.update(trailer)
        runs = _runs(places)
        stream[NameObject("/Type")] = NameObject("/XRef")
        stream[NameObject("/Size")] = NumberObject(self._next + 1)
        stream[NameObject("/W")] = ArrayObject([NumberObject(1), NumberObject(8), NumberObject(2)])
        stream[NameObject("/Index")] = ArrayObject(
            [NumberObject(value) for first, run in runs for value in (first, len(run))]
        )
        stream.set_data(b"".join(struct.pack(">BQH", 1, *place) for _, run in runs for place in run))
        out.write(b"%d 0 obj\n" % self._next)
        stream.write_to_stream(out)
        out.write(b"\nendobj")


def _runs(places: dict[int, tuple[int, int]]) -> list[tuple[int, list[tuple[int, int]]]]:
    """The places by number, those of numbers that follow each other together."""
    runs: list[tuple[int, list[tuple[int, int]]]] = []
    for number in sorted(places):
        if runs and number == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(places[number])
        else:
            runs.append((number, [places[number]]))
    return runs
