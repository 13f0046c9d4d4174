"""From bytes to text, without a wrong guess on Arabic.

Reports come as UTF-8, as UTF-16 (Notepad's "Unicode"), and, the older ones, in Windows-1256 or ISO-8859-6. A byte
order mark or valid UTF-8 settles it. Single-byte encodings are told apart by what the letters would be: Arabic
stands in runs of high bytes by itself, Latin accents stand next to ASCII letters, and each wrong reading of Arabic
puts letters where no word has them.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from egpk_desk.errors import UnreadableSource

_SAMPLE = 200_000  # bytes looked at for the guess; the whole is decoded afterwards

_BOMS = (  # UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_CONTROL = re.compile(b"[" + re.escape(_CONTROLS) + b"]")

# Bytes that are letters or marks in Windows-1256; the Latin ones of its French half are among them.
_HIGH_RUN = re.compile(rb"[\x81\x8a\x8c-\x90\x98\x9a\x9c\x9f\xaa\xc0-\xd6\xd8-\xff]+")
_LONE_ARABIC = re.compile(rb"[\xa1\xba\xbf\x81\x8d-\x90\x98\xc0-\xd6\xd8-\xff]")  # with the marks ، ؛ ؟
_ASCII_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

_MIXED_SCRIPTS = re.compile(r"[\u0621-\u06d3][A-Za-z\u00c0-\u024f]|[A-Za-z\u00c0-\u024f][\u0621-\u06d3]")
_STRAY_MARK = re.compile(r"[\u064c\u064d][\u0621-\u064a]|(?<![\u0621-\u0652])[\u064b-\u0652]|[\u064b-\u0650]{2}")
_C1 = re.compile("[\x80-\x9f]")  # controls that no text has: these bytes are letters and signs of Windows-1256
_ARABIC_LETTER = re.compile(r"[\u0621-\u063a\u0641-\u064a]")

# Natural logarithms of letter frequencies in Arabic news prose, rounded; what is not listed is rare.
_FREQUENCY = dict(zip("اليمونرتبعدسفةهقكحجأشطىصخإذثزضغظآئءؤ", (
    -1.8, -2.1, -2.6, -2.8, -2.8, -2.9, -3.1, -3.1, -3.3, -3.4, -3.5, -3.6, -3.6, -3.6, -3.7, -3.8, -3.8, -4.0, -4.1,
    -4.2, -4.3, -4.5, -4.5, -4.6, -4.7, -4.8, -5.0, -5.0, -5.1, -5.1, -5.3, -6.3, -6.5, -5.8, -6.2, -7.0,
), strict=True))  # fmt: skip
_RARE = -7.5
_BEGINS_WITH_ARTICLE = re.compile(r"(?<![\u0621-\u0652])[وفبك]?ال[\u0621-\u064a]{2}")
_ARTICLE = 2.0


class Decoded(NamedTuple):
    """Text without BOM, line ends as in the source, the name of the encoding, and warnings for the user."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises :class:`UnreadableSource` for empty or binary data."""
    decoded = decode_fully(data)
    return decoded.text, decoded.encoding


def decode_fully(data: bytes, declared: str = "") -> Decoded:
    """The text that ``data`` holds, with warnings where bytes could not be read.

    ``declared`` is what the source says of itself (an HTML charset). It may be wrong: a BOM and valid UTF-8 beat it,
    and it counts only where it decodes without a fault. Raises :class:`UnreadableSource` for empty or binary data.
    """
    if not data:
        raise UnreadableSource("The source is empty.", "Choose a file that holds a report.")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data[len(bom) :], encoding)
    if (wide := _wide_encoding(data)) is not None:
        return _decode_marked(data, wide)
    if _is_binary(data):
        raise UnreadableSource("The source is not text.", "Save the report as text, HTML, DOCX, ODT or PDF.")
    if (utf8 := _as_utf8(data)) is not None:
        return utf8
    if declared and (told := _as_declared(data, declared)) is not None:
        return told
    if (damaged := _as_damaged_utf8(data)) is not None:
        return damaged
    return _as_single_byte(data)


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    """Decode what is known to be ``encoding``; what is cut or damaged is replaced and said."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 and "end" in f"{error.reason} truncated end":
            rest = data[: error.start]
            try:
                return Decoded(rest.decode(encoding), encoding, (_cut(),))
            except UnicodeDecodeError:
                pass
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, (_replaced(text),))


def _cut() -> str:
    return "The file ends in the middle of a character: it was probably cut off."


def _replaced(text: str) -> str:
    return f"{text.count(chr(0xFFFD))} damaged character(s) could not be read; they stand as “\ufffd”."


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by its pattern: the high bytes of neighbours are alike."""
    sample = data[: min(len(data) & ~1, 4096)]
    if len(sample) < 2 or _CONTROL.search(sample) is None:
        return None
    best, best_share = None, 0.0
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        # High bytes of Arabic (06, and FB, FD, FE for its forms), Latin (00), and general punctuation (20).
        likely = sum(high.count(byte) for byte in (0x00, 0x06, 0x20, 0xFB, 0xFE))
        telling = high.count(0x00) + high.count(0x06)
        if telling and (share := likely / len(high)) > best_share:
            best, best_share = encoding, share
    if best is None or best_share < 0.9:
        return None
    text = sample.decode(best, "replace")
    odd = sum(1 for c in text if c == "\ufffd" or (c < " " and c not in "\t\n\r\f\v"))
    return best if odd * 20 <= len(text) else None


def _is_binary(data: bytes) -> bool:
    sample = data if len(data) <= 2 * _SAMPLE else data[:_SAMPLE] + data[-_SAMPLE:]
    if b"\0" in sample:
        return True
    odd = len(sample) - len(sample.translate(None, _CONTROLS))
    return odd * 100 > len(sample)


def _as_utf8(data: bytes) -> Decoded | None:
    """Valid UTF-8, also where the file was cut in the middle of its last character; else None."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(data) - 3 or error.reason != "unexpected end of data":
            return None
        text = data[: error.start].decode("utf-8")
        if text.isascii():
            return None  # nothing proves UTF-8: a last high byte is an accent in a one-byte encoding
        return Decoded(text, "utf-8", (_cut(),))
    if len(data) - len(text) < 6 and not text.isascii() and _better_as_windows_1256(data, text):
        return None
    return Decoded(text, "ascii" if len(text) == len(data) else "utf-8")


def _better_as_windows_1256(data: bytes, text: str) -> bool:
    """Whether a handful of bytes is valid UTF-8 by chance, such as Windows-1256 `اک`, which reads as `ǘ`."""
    odd = [c for c in text if ("\u0100" <= c < "\u0600" and c not in "ŒœŠšŽžŸƒˆ˜") or "\u0700" <= c < "\u2000"]
    return bool(odd) and _ARABIC_LETTER.search(data.decode("cp1256")) is not None


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
        if name in ("utf-8", "utf-16", "utf-32", "ascii") or name.startswith(("utf-16", "utf-32")):
            return None
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError, ValueError, TypeError):
        return None
    if name in ("iso8859-1", "cp1252"):  # the usual default of servers: it says little
        return None
    if name == "iso8859-6" and _C1.search(text):  # pages of Windows-1256 often say so
        return None
    return Decoded(text, name)


def _as_damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with single broken bytes: most of its high bytes form Arabic or Latin characters."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for c in text if c > "\x7f") - broken
    if sound < 20 or broken * 20 > sound:
        return None
    whole = data.decode("utf-8", "replace")
    return Decoded(whole, "utf-8", (_replaced(whole),))


def _as_single_byte(data: bytes) -> Decoded:
    start = next((m.start() for m in _HIGH_RUN.finditer(data)), 0)
    sample = data[max(0, start - 200) : start + _SAMPLE]
    if not _is_arabic(sample):
        try:
            return Decoded(data.decode("cp1252"), "cp1252")
        except UnicodeDecodeError:
            return Decoded(data.decode("latin-1"), "latin-1")
    if _prefers_iso_8859_6(sample):
        try:
            return Decoded(data.decode("iso8859-6"), "iso8859-6")
        except UnicodeDecodeError:
            pass
    return Decoded(data.decode("cp1256"), "cp1256")


def _is_arabic(sample: bytes) -> bool:
    """Whether the high bytes are Arabic letters, not the accents of a Latin text."""
    arabic = latin = 0
    for run in _HIGH_RUN.finditer(sample):
        start, end = run.span()
        touches = (start > 0 and sample[start - 1] in _ASCII_LETTERS) or (
            end < len(sample) and sample[end] in _ASCII_LETTERS
        )
        length = end - start
        if length >= 3 or (length == 2 and not touches):
            arabic += length
        elif touches:
            latin += length
    if arabic or latin:
        return arabic >= latin
    # No words of high bytes: a lone Arabic letter, or Arabic punctuation among digits.
    if any(byte in _ASCII_LETTERS for byte in sample):
        return False
    return _LONE_ARABIC.search(sample) is not None


def _prefers_iso_8859_6(sample: bytes) -> bool:
    """Whether Arabic in a one-byte encoding is ISO-8859-6, far the rarer one, and not Windows-1256."""
    try:
        as_iso = sample.decode("iso8859-6")
    except UnicodeDecodeError:
        return False  # bytes that ISO-8859-6 does not have: curly quotes, Persian letters, most of DB–FF
    if _C1.search(as_iso):
        return False
    as_windows = sample.decode("cp1256")
    return _plausibility(as_iso) > _plausibility(as_windows) + 3.0


def _plausibility(text: str) -> float:
    """How far a reading looks like Arabic, as a sum of logarithms; only differences mean something."""
    letters = sum(_FREQUENCY.get(c, _RARE) for c in text if c > "\xbf")
    faults = len(_MIXED_SCRIPTS.findall(text)) + len(_STRAY_MARK.findall(text))
    return letters - 8.0 * faults + _ARTICLE * len(_BEGINS_WITH_ARTICLE.findall(text))
