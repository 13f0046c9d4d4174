"""The last step of readers whose format may leave much unsaid: metadata and structure found in the blocks' texts."""

from __future__ import annotations

from egpk_desk.document import BlockKind, Document, Metadata, Page, SpanStyle
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers.builder import DocumentBuilder
from egpk_desk.readers.metadata import complete
from egpk_desk.readers.structure import Shape, shapes
from egpk_desk.readers.titles import without_note_mark

_OPEN = frozenset({BlockKind.PARAGRAPH})
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE, BlockKind.METADATA, BlockKind.LIST_ITEM})
_ENOUGH_HEADINGS = 2
_BOLD_HEADING = 120  # code points of a line that is bold throughout, in a report without heading styles


def finish(
    builder: DocumentBuilder,
    properties: Metadata,
    name: str,
    *,
    stated: Metadata | None = None,
    pages: tuple[Page, ...] = (),
) -> Document:
    """The document, with the kinds of blocks that carry no style of their own, and its metadata.

    ``properties`` are the file's own; ``name`` says in messages which file it is. Raises :class:`UnreadableSource`
    where there is no text at all.
    """
    texts = builder.texts()
    if not texts:
        raise UnreadableSource(f"{name} holds no text.", "If it is a scan, run text recognition (OCR) over it first.")
    kinds = builder.kinds()
    titled = " ".join(text for text, kind in zip(texts, kinds, strict=True) if kind is BlockKind.TITLE)
    first_title = next((text for text, kind in zip(texts, kinds, strict=True) if kind is BlockKind.TITLE), "")
    stated = stated or Metadata()
    if first_title and not stated.title:
        stated = Metadata(title=without_note_mark(first_title) or first_title).merged_over(stated)
    findings = complete(stated, texts, properties=properties)
    for index, kind in findings.line_kinds.items():
        if kinds[index] in _LINES and not (kind is BlockKind.TITLE and titled):
            builder.retype(index, kind, level=0)
    _shape(builder)
    return builder.build(findings.metadata, pages=pages)


def _shape(builder: DocumentBuilder) -> None:
    """Headings, run-in headings, lists and quotes among the paragraphs that say nothing of themselves."""
    texts, kinds = builder.texts(), builder.kinds()
    known = {index: kind for index, kind in enumerate(kinds) if kind not in _OPEN}
    styled = sum(1 for kind in kinds if kind is BlockKind.HEADING) >= _ENOUGH_HEADINGS
    found = shapes(texts, known)
    if not styled:
        for index in _bold_headings(builder, texts, kinds, found):
            builder.retype(index, BlockKind.HEADING, level=found[index].level or 1)
    for index, shape in enumerate(found):
        if kinds[index] is BlockKind.LIST_ITEM and shape.kind is BlockKind.LIST_ITEM and shape.run_in:
            builder.retype(index, BlockKind.LIST_ITEM, run_in=shape.run_in)
        if index in known or builder.kind_of(index) is not BlockKind.PARAGRAPH:
            continue
        if styled and shape.kind is BlockKind.HEADING:
            continue  # a report that styles its headings styles all of them
        builder.retype(index, shape.kind, level=shape.level, marker=shape.marker, run_in=shape.run_in)


def _bold_headings(builder: DocumentBuilder, texts: list[str], kinds: list[BlockKind], found: list[Shape]) -> list[int]:
    """Paragraphs that are bold throughout and stand above one that is not."""
    headings = []
    for index in range(len(texts) - 1):
        text = texts[index]
        if kinds[index] is not BlockKind.PARAGRAPH or len(text) > _BOLD_HEADING or text[-1] in ".،؛,;":
            continue
        if found[index].kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        below = kinds[index + 1]
        if (
            builder.is_wholly(index, SpanStyle.BOLD)
            and below in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
            and not builder.is_wholly(index + 1, SpanStyle.BOLD)
            and len(texts[index + 1]) > len(text)
        ):
            headings.append(index)
    return headings
