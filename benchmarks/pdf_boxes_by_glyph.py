"""Do the boxes of a range hold its glyphs and no others? For any PDF whose fonts map their glyphs to Unicode.

    python benchmarks/pdf_boxes_by_glyph.py FILE_OR_FOLDER… [--ranges 500] [--show 5]

A copy is made in which each glyph is shown by itself and in a colour of its own, where it stood. Drawn without
smoothing, it says which glyph each pixel belongs to; what the glyph means says its font (``ToUnicode``), not our
reader. The boxes are those of the file itself. A range is right where the letters of the glyphs that lie mostly within
its boxes are those of its text, letter for letter, without regard to their order. Marks and white space do not count;
of a glyph for several letters that lies partly within the boxes, any of its letters may, and that for a letter with its
marks may be a mark alone (programs that shape with HarfBuzz give both the text of the cluster). Letters that stand
within each other, as lam and alef cross, no rectangle can part. Glyphs that draw nothing or that no font names are not
judged.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, FloatObject, NameObject, TextStringObject

from egpk_desk.errors import EgpkError
from egpk_desk.readers import pdf

SCALE = 4
HELD, ALL, SOME = 0.5, 0.85, 0.12  # of a glyph's ink
WITHIN = 0.4  # of the room that a letter's ink takes up is another letter's too, where they cross
_FILLS = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do")
_ALIKE = str.maketrans(dict.fromkeys("()[]{}<>", "(") | dict.fromkeys("«»“”„\"'‘’‹›", '"') | {"ی": "ي", "ک": "ك"})


def letters_of(text: str) -> list[str]:
    """The letters of a text in one form each, without marks, tatweel and spaces."""
    plain = unicodedata.normalize("NFKD", text)
    kept = (c for c in plain if not unicodedata.combining(c) and c.isprintable() and not c.isspace() and c not in "ـ•")
    return list("".join(kept).translate(_ALIKE))


class _Font:
    """How many bytes a code has, and what the codes mean."""

    def __init__(self, font: Any) -> None:
        self.size = 2 if font.get("/Subtype") == "/Type0" else 1
        self.meant: dict[int, str] = {}
        stream = font.get("/ToUnicode")
        source = stream.get_object().get_data().decode("latin-1") if stream is not None else ""
        for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
            for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>", block):
                self.meant[int(code, 16)] = _text(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
            rows = re.findall(r"<(\w+)>\s*<(\w+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])", block, re.S)
            for first, last, text, several in rows:
                begin, end = int(first, 16), int(last, 16)
                each = re.findall(r"<(\w*)>", several) if several else []
                for step in range(min(end - begin, 65535) + 1):
                    if each:
                        self.meant[begin + step] = _text(each[step]) if step < len(each) else ""
                    else:
                        known = _text(text)
                        self.meant[begin + step] = known[:-1] + chr(ord(known[-1]) + step) if known else ""


def _text(digits: str) -> str:
    return bytes.fromhex(re.sub(r"\s", "", digits)).decode("utf-16-be", "replace")


class Recoloured:
    """The copy, and what each numbered glyph means: None where no font says so."""

    def __init__(self, data: bytes) -> None:
        self.meant: list[str | None] = [None]
        self._fonts: dict[int, tuple[Any, _Font]] = {}  # with what they were made of, lest another takes its id
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
        self._seen: dict[int, Any] = {}
        for page in writer.pages:
            contents = page.get_contents()
            resources = page.get("/Resources")
            if contents is not None and resources is not None:
                made = self._stream(contents, resources.get_object(), writer)
                page[NameObject("/Contents")] = writer._add_object(made)
                self._forms(resources.get_object(), writer)
        out = io.BytesIO()
        writer.write(out)
        self.data = out.getvalue()

    def _forms(self, resources: Any, writer: Any) -> None:
        for reference in (resources.get("/XObject") or {}).values():
            form = reference.get_object()
            if form.get("/Subtype") != "/Form" or id(form) in self._seen:
                continue
            self._seen[id(form)] = form
            inner = form["/Resources"].get_object() if "/Resources" in form else resources
            made = self._stream(ContentStream(form, writer), inner, writer)
            form.set_data(made.get_data())
            self._forms(inner, writer)

    def _stream(self, contents: Any, resources: Any, writer: Any) -> Any:
        stream = ContentStream(contents, writer)
        fonts = resources.get("/Font") or {}
        font: _Font | None = None
        kept: list[_Font | None] = []
        made: list[tuple[Any, bytes]] = []
        for operands, operator in stream.operations:
            if operator == b"q":
                kept.append(font)
            elif operator == b"Q" and kept:
                font = kept.pop()
            elif operator == b"Tf":
                font = self._font(fonts, operands[0])
            if operator in (b"Tj", b"TJ", b"'", b'"') and font is not None:
                if operator in (b"'", b'"'):
                    made.append(([], b"T*"))
                shown = operands[-1] if operator == b"TJ" else [operands[-1]]
                for piece in shown:
                    if isinstance(piece, (TextStringObject, ByteStringObject)):
                        made += self._glyphs(piece.original_bytes, font)
                    else:
                        made.append(([ArrayObject([piece])], b"TJ"))
            else:
                if operator in _FILLS:  # paper, not the colour of the glyph before
                    made.append(([FloatObject(1)] * 3, b"rg"))
                made.append((operands, operator))
        stream.operations = made
        return stream

    def _font(self, fonts: Any, name: str) -> _Font | None:
        if name not in fonts:
            return None
        known = fonts[name].get_object()
        if id(known) not in self._fonts:
            self._fonts[id(known)] = known, _Font(known)
        return self._fonts[id(known)][1]

    def _glyphs(self, codes: bytes, font: _Font) -> Iterator[tuple[Any, bytes]]:
        for at in range(0, len(codes), font.size):
            code = codes[at : at + font.size]
            number = len(self.meant)
            self.meant.append(font.meant.get(int.from_bytes(code, "big")))
            colour = [FloatObject(round(((number + 0x1000 >> shift & 255) + 0.3) / 255, 5)) for shift in (16, 8, 0)]
            yield colour, b"rg"
            yield [ByteStringObject(code)], b"Tj"


Ink = dict[int, dict[int, list[tuple[float, float]]]]
"""Of each page (from 1) and glyph, the middles of its pixels in points."""


def ink(data: bytes, glyphs: int) -> Ink:
    found: Ink = {}
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        drawn = document[index].render(scale=SCALE, no_smoothtext=True, no_smoothpath=True, no_smoothimage=True)
        raw, stride, step = bytes(drawn.buffer), drawn.stride, drawn.n_channels
        of_page: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for y in range(drawn.height):
            row = raw[y * stride : y * stride + drawn.width * step]
            reds = row[2::step]  # the numbers are small: their red is none
            x = reds.find(0)
            while x >= 0:
                number = (row[x * step + 1] << 8 | row[x * step]) - 0x1000
                if 0 < number < glyphs:
                    of_page[number].append(((x + 0.5) / SCALE, (y + 0.5) / SCALE))
                x = reds.find(0, x + 1)
        found[index + 1] = of_page
    return found


_Box = tuple[float, float, float, float]


def _extent(dots: list[tuple[float, float]]) -> _Box:
    xs, ys = [x for x, _ in dots], [y for _, y in dots]
    return min(xs), min(ys), max(xs) + 1 / SCALE, max(ys) + 1 / SCALE


def _share_inside(box: _Box, other: _Box) -> float:
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    return max(0.0, wide) * max(0.0, high) / ((box[2] - box[0]) * (box[3] - box[1]))


def measure(data: bytes, ranges: int, seed: int = 1) -> tuple[int, int, list[str]]:
    """How many of random ranges are right, how many there were, and what is wrong with the others."""
    document = pdf.read(data, "file.pdf")
    layout = pdf.layout_of(document, data)
    copy = Recoloured(data)
    pixels = ink(copy.data, len(copy.meant))
    extents = {number: _extent(dots) for page in pixels.values() for number, dots in page.items()}
    text = document.text
    unread = {at for note in document.notes for at in range(note.start, note.end)}
    places = [at for at, sign in enumerate(text) if not sign.isspace() and not unicodedata.combining(sign)]
    rng = random.Random(seed)
    right, wrong = 0, []
    for _ in range(ranges):
        first = rng.randrange(len(places))
        last = min(len(places) - 1, first + rng.choice([0, 1, 3, 8, 20, 60, 150]))
        start, end = places[first], places[last + 1] if last + 1 < len(places) else len(text)
        wanted = Counter(letters_of("".join(text[at] for at in range(start, end) if at not in unread)))
        held, partly, unnamed = Counter[str](), Counter[str](), 0
        whole: list[tuple[int, list[str]]] = []
        for page, rects in layout.boxes(start, end).items():
            for number, dots in pixels[page].items():
                if not any(r.x0 - 40 < dots[0][0] < r.x1 + 40 and r.y0 - 40 < dots[0][1] < r.y1 + 40 for r in rects):
                    continue
                share = sum(any(r.holds(x, y) for r in rects) for x, y in dots) / len(dots)
                meant = copy.meant[number]
                if not meant or "\ufffd" in meant or "\x00" in meant:
                    unnamed += share > SOME
                    continue
                letters = letters_of(meant)
                marked = any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", meant))
                if (marked and share > SOME) or (len(letters) > 1 and SOME < share < ALL):
                    partly.update(letters)
                elif share > HELD:
                    held.update(letters)
                    whole.append((number, letters))
        missing, extra = wanted - held - partly, held - wanted
        if any(note.start <= end and start <= note.end for note in document.notes):
            extra = Counter(
                {sign: count for sign, count in extra.items() if not sign.isdigit()}
            )  # its marker as printed
        for number, letters in whole if extra else ():
            if not extra.keys().isdisjoint(letters) and any(
                _share_inside(extents[number], extents[other]) > WITHIN for other, _ in whole if other != number
            ):
                extra -= Counter(letters)
        if sum(missing.values()) <= unnamed and not extra:
            right += 1
        else:
            lacks, has = "".join(missing.elements())[:12], "".join(extra.elements())[:12]
            wrong.append(f"{text[start:end][:44]!r}: lacks {lacks!r}, also holds {has!r}")
    return right, ranges, wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--ranges", type=int, default=500)
    parser.add_argument("--show", type=int, default=5)
    told = parser.parse_args()
    for given in told.files:
        for path in sorted(given.glob("*.pdf")) if given.is_dir() else [given]:
            try:
                right, count, wrong = measure(path.read_bytes(), told.ranges)
            except EgpkError as error:
                print(f"{path.stem:34} {error.line}", flush=True)
                continue
            print(f"{path.stem:34} {100 * right / count:6.2f} % of {count} ranges right", flush=True)
            for sentence in wrong[: told.show]:
                print(f"    {sentence}", flush=True)


if __name__ == "__main__":
    main()
