"""Made reports for the library's tests: documents without a reader, so that their text is known to the letter."""

from __future__ import annotations

from egpk_desk.document import Block, BlockKind, Document, Metadata
from egpk_desk.library.prepare import prepare
from egpk_desk.library.records import Prepared

PARAGRAPHS = (
    "شَهِدَتِ العَلاقاتُ تطوّرًا ملحوظًا في السنوات الأخيرة.",
    "المكاسب الاقتصادية: تسعى القاهرةُ إلى تطوير الموانئ وربطها بالأسواق البعيدة.[1]",
    "ويرى الباحثون أنَّ الأسواق البعيدة تحتاج إلى الموانئ كما تحتاج إليها الأسواق القريبة.",
    "وبلغ حجم التبادل ٣٥٫٢ مليون دولار في عام 2025 وفق EDEX 😀 والجهات الرسمية.",
)


def document(*paragraphs: str, title: str = "", reader: str = "text/1", kind: str = "text") -> Document:
    """A document of paragraphs, one to a line."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 1
    return Document("\n".join(paragraphs), tuple(blocks), metadata=Metadata(title=title), kind=kind, reader=reader)


def report(
    *paragraphs: str, title: str = "تقرير", name: str = "report.txt", reader: str = "text/1", data: bytes | None = None
) -> Prepared:
    """A prepared source. Its bytes are its text, unless ``data`` says otherwise."""
    made = document(*(paragraphs or PARAGRAPHS), title=title, reader=reader)
    return prepare(made.text.encode() if data is None else data, made, name)


def numbered(number: int) -> Prepared:
    """One of many distinct reports."""
    return report(*PARAGRAPHS, f"التقرير رقم {number} من السلسلة.", title=f"تقرير {number}", name=f"{number}.txt")
