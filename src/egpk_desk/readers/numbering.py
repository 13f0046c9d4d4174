"""What stands before the words of a line: ordinals, numbers, letters, bullets, and words such as `المبحث الأول`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from egpk_desk.text.folding import fold

_HEAD = 40  # characters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Enumerator:
    """An enumerator at the head of a line. ``style`` groups siblings, ``number`` is its place among them from 1.

    ``marker`` is what stands in the line (``1-``, ``أولًا:``), ``end`` where the words after it begin.
    """

    style: str
    number: int
    marker: str
    end: int


_MARKS = "[\u064b-\u0652\u0640]*"


def _spelt(word: str) -> str:
    """A pattern for a word in any spelling: with tashkeel, and alef with or without hamza."""
    letters = {"ا": "[اأإآ]", "ى": "[ىي]", "ي": "[ىي]", "ة": "[ةه]"}
    return "".join(letters.get(c, re.escape(c)) + _MARKS for c in word)


_ORDINALS = ["اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"]
_ORDINAL = re.compile(rf"({'|'.join(_spelt(word) for word in _ORDINALS)})(?:ا{_MARKS})?(?=[\s:،,./)–—-])")
_SEPARATOR = re.compile(r"\s*(?:[:：./)–—\-،,]+|(?=\())\s*")

_PARTS = ["باب", "فصل", "مبحث", "مطلب", "فرع", "محور", "قسم", "جزء", "بند", "سيناريو"]
_FEMININE = "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة".split()
_PART_ORDINALS = {
    **{fold("ال" + word): number for number, word in enumerate(_ORDINALS, 1)},
    **{fold(word): number for number, word in enumerate(_FEMININE, 1)},
    fold("التمهيدي"): 1,
    fold("الأخير"): 99,
}
_PART = re.compile(rf"ال({'|'.join(_spelt(word) for word in _PARTS)})\s+(\w[\w{_MARKS[1:-2]}]*)")
_LATIN_PART = re.compile(r"(chapter|section|part|chapitre|partie|section)\s+(\d{1,2}|[IVX]{1,5})\b", re.IGNORECASE)

_NUMBER = re.compile(r"(\d{1,3})\s?(?:[.)\]:/ـ–—-]|[.]-)(?!\d)[-–]?\s*")
_BRACKETED = re.compile(r"[(\[]\s?(\d{1,3})\s?[)\]]\s*[-–:.]?\s*")
_MULTIPLE = re.compile(r"(\d{1,2})[.-](\d{1,2})(?:[.-](\d{1,2}))?(?:[.)]|\s?[-–:])?\s+(?=[^\W\d])")
_LETTER = re.compile(
    r"(?:([أابجدهوزحطيكلتثخ])(?:ـ{1,2}|\s?[-.)/–—:])|[(\[]([أابجدهوزحطيكلتثخ]ـ?)[)\]])\s*[-–:]?\s*(?=\w)"
)
_ROMAN = re.compile(r"(X{0,1}(?:IX|IV|V?I{1,3}|V)|X)\s?[.)–:-]\s*(?=[^\W\d])")
_LATIN_LETTER = re.compile(r"(?:([A-Ha-h])[.)]|\(([A-Ha-h])\))\s+(?=[^\W\d])")
_BULLET = re.compile(r"([-–—•*▪●○◦■□◆◊►▶➢➤✓✔·‣⁃∙▫❖]|ـ{1,2}|\uf0b7|\uf0a7|\uf0d8)\s+(?=\S)")

_ABJAD = "ابجدهوزحطيكل"
_ALPHABET = "ابتثجحخد"
_ROMANS = {
    word: number
    for number, word in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"], 1)
}

BULLET = "bullet"


def enumerator(line: str) -> Enumerator | None:
    """The enumerator or bullet at the head of a line, if the line has words after it (ordinals need none)."""
    if not line:
        return None
    first = line[0]
    if first in "-–—•*▪●○◦■□◆◊►▶➢➤✓✔·‣⁃∙▫❖ـ\uf0b7\uf0a7\uf0d8":
        match = _BULLET.match(line)
        return Enumerator(BULLET, 0, match[1], match.end()) if match else None
    if first.isdecimal() or first in "([":
        return _numeric(line) or (_letter(line) if first in "([" else None)
    if "A" <= first <= "z":
        return _latin(line)
    if "\u0621" <= first <= "\u064a":
        return _ordinal(line) or (
            _letter(line) if (len(line) > 1 and not line[1].isalpha()) or line[1:2] == "ـ" else None
        )
    return None


def part(line: str) -> Enumerator | None:
    """A chapter word with its number at the head of a line: `المبحث الأول`, `المحور (2)`, `Chapter 3`.

    ``style`` is ``part:`` and the word without article; what follows may be nothing, a separator, or the words.
    """
    head = line[:_HEAD]
    if head.startswith("ال"):
        match = _PART.match(head)
        if match is None:
            return None
        word = fold(match[1])
        told = fold(match[2])
        number = int(told) if told.isdecimal() and len(told) < 3 else _PART_ORDINALS.get(told, 0)
        if not number:
            return None
        end = match.end()
    else:
        match = _LATIN_PART.match(head)
        if match is None:
            return None
        word = match[1].lower()
        number = int(match[2]) if match[2].isdecimal() else _ROMANS.get(match[2].upper(), 1)
        end = match.end()
    separator = _SEPARATOR.match(line, end)
    return Enumerator(f"part:{word}", number, line[:end], separator.end() if separator else end)


def _ordinal(line: str) -> Enumerator | None:
    match = _ORDINAL.match(line)
    if match is None:
        return None
    separator = _SEPARATOR.match(line, match.end())
    end = separator.end() if separator else match.end() + 1
    number = _ORDINALS.index(fold(match[1]).rstrip("ا") if fold(match[1]) != "اول" else "اول") + 1
    return Enumerator("ordinal" if separator else "ordinal-bare", number, line[:end].rstrip(), min(end, len(line)))


def _numeric(line: str) -> Enumerator | None:
    if match := _MULTIPLE.match(line):
        numbers = [int(each) for each in match.groups() if each]
        style = f"multiple:{len(numbers)}"
        return Enumerator(style, numbers[0] * 10_000 + numbers[1] * 100 + (numbers[2] if len(numbers) > 2 else 0),
                          match[0].rstrip(), match.end())  # fmt: skip
    if match := _BRACKETED.match(line):
        style = "square" if line[0] == "[" else "bracketed"
    elif match := _NUMBER.match(line):
        style = "number"
    else:
        return None
    if match.end() >= len(line):
        return None
    return Enumerator(style, int(match[1]), match[0].rstrip(), match.end())


def _letter(line: str) -> Enumerator | None:
    match = _LETTER.match(line)
    if match is None:
        return None
    letter = fold(match[1] or match[2])
    place = _ABJAD.find(letter) + 1 or _ALPHABET.find(letter) + 1
    return Enumerator("letter" if match[1] else "bracketed-letter", place, match[0].rstrip(), match.end())


def _latin(line: str) -> Enumerator | None:
    if match := _ROMAN.match(line):
        return Enumerator("roman", _ROMANS.get(match[1], 0), match[0].rstrip(), match.end())
    if match := _LATIN_LETTER.match(line):
        letter = match[1] or match[2]
        return Enumerator("latin-" + ("upper" if letter.isupper() else "lower"), ord(letter.lower()) - 96,
                          match[0].rstrip(), match.end())  # fmt: skip
    return None
