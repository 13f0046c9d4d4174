"""Valid PDFs broken on purpose, each told by its seed: the same seed breaks the same file in the same way."""

from __future__ import annotations

import functools
import io
import random
import re
from pathlib import Path

import pypdf
from pypdf.generic import StreamObject

from egpk_desk.resources import sample_docs
from tests.shared import shared_dir

FIXTURES = Path(__file__).parents[2] / "fixtures" / "pdf"
_NUMBERS = (b"-1", b"0", b"1", b"99999", b"2147483647", b"-2147483648", b"4294967296", b"1e38", b"0.0000001", b"null")
_WORDS = (b"<<", b">>", b"[", b"]", b"endobj", b"stream", b"endstream", b"BT", b"ET", b"q", b"Q", b"Do", b"R", b"/Kids")


@functools.cache
def whole() -> tuple[bytes, ...]:
    """Small valid PDFs of several producers, packed and with their streams unpacked, so that both can be broken."""
    names = ("mixed-weasyprint", "columns2-libreoffice", "columns3-chromium", "notes-libreoffice", "unmapped-qt")
    packed = [(FIXTURES / f"{name}.pdf").read_bytes() for name in names]
    packed.append((sample_docs() / "oman-iran.pdf").read_bytes())
    packed += [shared_dir("pdf", f"{name}.pdf").read_bytes() for name in ("chromium_table", "lo_docx_tagged")]
    return (*packed, *(_unpacked(data) for data in packed[:4]))


def _unpacked(data: bytes) -> bytes:
    """The same with the content, maps and structure in the open."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for number, held in enumerate(list(writer._objects)):
        if isinstance(held, StreamObject) and "/Length1" not in held and held.get("/Subtype") != "/Image":
            plain = StreamObject()
            plain.update({k: v for k, v in held.items() if k not in ("/Filter", "/DecodeParms", "/Length")})
            plain.set_data(held.get_data())
            writer._objects[number] = plain
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def broken(seed: int) -> bytes:
    """One file broken in one to twelve places."""
    rng = random.Random(seed)
    files = whole()
    data = bytearray(files[seed % len(files)])
    for _ in range(rng.randint(1, 12)):
        _CHANGES[rng.randrange(len(_CHANGES))](data, rng)
    if rng.random() < 0.1:
        del data[rng.randrange(100, max(101, len(data))) :]
    return bytes(data)


def _noise(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data))
    data[at : at + rng.randint(1, 40)] = rng.randbytes(rng.randint(1, 40))


def _cut(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data))
    del data[at : at + rng.randint(1, 2000)]


def _double(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data))
    data[at:at] = data[at : at + rng.randint(1, 2000)]


def _number(data: bytearray, rng: random.Random) -> None:
    """Another number for one of the file's own: lengths, counts, sizes, coordinates, codes."""
    _replace(data, rng, rb"(?<=[ \[/])-?\d+(?:\.\d+)?(?=[ \]\r\n/>])", _NUMBERS)


def _reference(data: bytearray, rng: random.Random) -> None:
    """A reference that leads to another object: pages in themselves, fonts that are pages, circles."""
    _replace(data, rng, rb"\b\d+ 0 R\b", (b"%d 0 R" % rng.randint(0, 60),))


def _name(data: bytearray, rng: random.Random) -> None:
    """A key or value that another one of the file stands for."""
    names = re.findall(rb"/[A-Za-z]{2,20}", bytes(data[: 1 << 16])) or [b"/X"]
    _replace(data, rng, rb"/[A-Za-z]{2,20}", (rng.choice(names),))


def _word(data: bytearray, rng: random.Random) -> None:
    _replace(data, rng, rb"\b(?:BT|ET|Tj|TJ|Tf|Td|Tm|cm|q|Q|re|Do|BDC|EMC|endobj|stream|endstream|obj)\b", _WORDS)


def _replace(data: bytearray, rng: random.Random, pattern: bytes, values: tuple[bytes, ...]) -> None:
    start = rng.randrange(len(data))
    found = re.compile(pattern).search(bytes(data), start) or re.compile(pattern).search(bytes(data))
    if found:
        data[found.start() : found.end()] = rng.choice(values)


_CHANGES = (_noise, _cut, _double, _number, _number, _reference, _reference, _name, _name, _word, _word)
