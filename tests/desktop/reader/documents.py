"""Documents made by hand for the tests of the reader."""

from __future__ import annotations

from collections.abc import Sequence

from egpk_desk.document import Block, BlockKind, Cell, Document, Metadata, Note, Range

MIXED = (
    "تقرير EDEX 2025 (القاهرة): شارك 12,500 زائر [من 80 دولة] في «المعرض» "
    'وقال: "The deal (worth $4.5bn) is done" ثم غادر.',
    "The Arabic word (الاقتصاد) means economy; لا إله إلا الله is 100% Arabic [see p. 12-14] (١٢٣ و 456).",
    "(أ) البند الأول: 3.5% — [ب] النسبة 12/2025، {ج} a/b+c=10 و x_1 (لا) «الحمد لله» WHO/UNICEF 2030.",
    "2025-11-24",
    "(1948)",
    "ممَّا لَمْ يَكُنْ في الحُسْبان: الدُّوَل الثَّلاث (G7) وG20 وBRICS+ في عام ٢٠٢٤م، ص. 45–47!",
    'Mohamed قال «لا» ثم said "نعم" (yes) twice: مرّتين 2 times.',
    "Only Latin here, with office and affinity (and brackets) [1].",
)
"""Arabic, Latin, digits and brackets in every neighbourhood."""


def of_paragraphs(paragraphs: Sequence[str], kind: BlockKind = BlockKind.PARAGRAPH, language: str = "ar") -> Document:
    """A document of blocks of one kind."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind, at, at + len(paragraph), level=1 if kind is BlockKind.HEADING else 0))
        at += len(paragraph) + 1
    return Document("\n".join(paragraphs), tuple(blocks), metadata=Metadata(language=language))


def of_blocks(parts: Sequence[tuple[BlockKind, str, dict[str, object]]], notes: Sequence[str] = ()) -> Document:
    """A document of blocks of any kind; ``notes`` are markers whose bodies are the note blocks, in order."""
    blocks, at = [], 0
    for kind, text, more in parts:
        blocks.append(Block(kind, at, at + len(text), **more))  # type: ignore[arg-type]
        at += len(text) + 1
    text = "\n".join(text for _, text, _ in parts)
    bodies = iter(block for block in blocks if block.kind is BlockKind.NOTE)
    found = []
    for marker in notes:
        place = text.index(marker)
        body = next(bodies, None)
        found.append(Note(marker, place, place + len(marker), body.range if body else None))
    return Document(text, tuple(blocks), tuple(found), metadata=Metadata(language="ar"))


def table(rows: Sequence[Sequence[str]]) -> list[tuple[BlockKind, str, dict[str, object]]]:
    """The blocks of a table, its first row a head."""
    return [
        (BlockKind.TABLE_CELL, text, {"cell": Cell(0, r, c, header=r == 0)})
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


def long_document(characters: int) -> Document:
    """About so many characters in paragraphs of some 400, with a heading now and then."""
    sentence = "شَهِدَت العلاقات المصرية الباكستانية تقاربًا ملحوظًا خلال السنوات الأخيرة، مدفوعًا بدوافع اقتصادية وسياسية. "
    paragraph = (sentence * 4).strip()
    heading = "البُعد السياسي والدبلوماسي"
    parts, blocks, at = [], [], 0
    while at < characters:
        text, kind = (heading, BlockKind.HEADING) if len(parts) % 20 == 0 else (paragraph, BlockKind.PARAGRAPH)
        blocks.append(Block(kind, at, at + len(text), level=2 if kind is BlockKind.HEADING else 0))
        parts.append(text)
        at += len(text) + 1
    return Document("\n".join(parts), tuple(blocks), metadata=Metadata(language="ar"))


def whole(document: Document, text: str, occurrence: int = 0) -> Range:
    """Where a text stands in a document."""
    at = -1
    for _ in range(occurrence + 1):
        at = document.text.index(text, at + 1)
    return Range(at, at + len(text))
