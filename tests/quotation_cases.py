"""Manuscripts made from seeds: quotations of known reports, true and untrue, each with what must be said of it."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from egpk_desk.document import BlockKind, Document
from egpk_desk.library.records import DocumentRecord

_TASHKEEL = re.compile("[\u064b-\u0652\u0670\u0640]")
_CLEAN = re.compile(r"[«»“”\"\[\]()*_`<>|…]|\.\.\.|\d\]")

KINDS = (
    *("exact", "plain", "letters", "changed", "left-out", "put-in", "joined", "inserted"),
    *("invented", "elsewhere", "without-note", "ibid"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation as it stands in the manuscript, and the status, difference and citation that are right for it."""

    kind: str
    written: str
    status: str
    difference: str
    citation: str
    document: str | None


@dataclass(slots=True)
class Maker:
    """Makes cases from reports."""

    sources: list[tuple[DocumentRecord, Document]]
    random: random.Random

    def passage(self, low: int = 8, high: int = 24) -> tuple[DocumentRecord, str]:
        """A run of words of a report that stands in no other and holds no mark that a manuscript must escape."""
        while True:
            record, document = self.random.choice(self.sources)
            body = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH and b.end - b.start > 120]
            if not body:
                continue
            words = document.block_text(self.random.choice(body)).split()
            length = self.random.randint(low, high)
            if len(words) < length:
                continue
            start = self.random.randrange(len(words) - length + 1)
            text = " ".join(words[start : start + length]).strip("،؛:.,;-–— ")
            if not _CLEAN.search(text) and sum(text in each.text for _, each in self.sources) == 1:
                return record, text

    def note(self, record: DocumentRecord) -> str:
        """A footnote as authors write them."""
        metadata = record.metadata
        return "، ".join(filter(None, (metadata.author, f"«{record.title}»", metadata.publisher, metadata.date))) + "."

    def make(self, kind: str) -> tuple[Case, str | None]:
        """A case and the body of its note."""
        record, text = self.passage()
        note: str | None = self.note(record)
        right = ("exact", "", "right", record.id)
        if kind == "exact":
            return Case(kind, text, *right), note
        if kind == "plain":
            while _TASHKEEL.sub("", text) == text:
                record, text = self.passage()
            return Case(kind, _TASHKEEL.sub("", text), "spelling", "tashkeel", "right", record.id), self.note(record)
        if kind == "letters":
            while not re.search("[أإة]", text):
                record, text = self.passage()
            spelt = text.replace("أ", "ا").replace("إ", "ا").replace("ة", "ه")
            return Case(kind, spelt, "spelling", "letters", "right", record.id), self.note(record)
        words = text.split()
        at = self.random.randrange(1, len(words) - 1)
        if kind == "changed":
            words[at] = self.random.choice(["بطاريق", "زرافة", "قوارير"])
            return Case(kind, " ".join(words), "altered", "words", "right", record.id), note
        if kind == "left-out":
            while not re.search(r"\w", words[at]):
                at = self.random.randrange(1, len(words) - 1)
            del words[at]
            return Case(kind, " ".join(words), "altered", "words", "right", record.id), note
        if kind == "put-in":
            words.insert(at, "حتمًا")
            return Case(kind, " ".join(words), "altered", "words", "right", record.id), note
        if kind == "joined":
            return self._joined(kind)
        if kind == "inserted":
            words.insert(at, "[أي الطرفين]")
            return Case(kind, " ".join(words), *right), note
        if kind == "invented":
            vocabulary = [word for _, each in self.sources for word in each.text.split() if len(word) > 2]
            made = " ".join(self.random.choice(vocabulary).strip('،؛:.«»“”()[]…"*|') for _ in range(14))
            return Case(kind, _CLEAN.sub("", made), "absent", "", "wrong", None), note
        if kind == "elsewhere":
            other = self.random.choice([each for each, _ in self.sources if each.id != record.id])
            return Case(kind, text, "exact", "", "wrong", record.id), self.note(other)
        if kind == "ibid":
            return Case(kind, text, *right), "المرجع نفسه."
        return Case(kind, text, "exact", "", "none", record.id), None

    def _joined(self, kind: str) -> tuple[Case, str]:
        while True:
            (one, first), (other, second) = self.passage(5, 10), self.passage(5, 10)
            document = {record.id: each for record, each in self.sources}[one.id]
            if one.id == other.id and document.text.index(first) + len(first) < document.text.index(second):
                mark = self.random.choice([" … ", " ... ", " [...] ", " (…) "])
                return Case(kind, first + mark + second, "exact", "", "right", one.id), self.note(one)


def manuscript(cases: list[tuple[Case, str | None]], chance: random.Random) -> str:
    """The cases as a Markdown manuscript, each in a sentence of its own."""
    marks = ["«»", "“”", '""', "”“"]
    parts, notes = [], []
    for number, (case, note) in enumerate(cases, 1):
        opening, closing = chance.choice(marks)
        marker = f"[^{number}]" if note is not None else ""
        parts.append(f"ويذهب الكاتب في موضع آخر إلى أن {opening}{case.written}{closing}{marker} وهو ما يستحق التأمل.")
        if note is not None:
            notes.append(f"[^{number}]: {note}")
    return "# الفصل الأول\n\n" + "\n\n".join(parts) + "\n\n" + "\n".join(notes) + "\n"


def made(sources: list[tuple[DocumentRecord, Document]], seed: int, count: int) -> list[tuple[Case, str | None]]:
    """So many cases of all kinds in turn; “the same” follows a note that named its source rightly."""
    chance = random.Random(seed)
    maker = Maker(sources, chance)
    cases: list[tuple[Case, str | None]] = []
    while len(cases) < count:
        kind = KINDS[len(cases) % len(KINDS)]
        case, note = maker.make(kind)
        if kind == "ibid":
            while (previous := maker.make("exact")) and previous[0].document != case.document:
                pass
            cases.append(previous)
        cases.append((case, note))
    return cases
