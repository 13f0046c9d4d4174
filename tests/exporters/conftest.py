"""A library with the sample reports and the prepared coding, made once; excerpts made by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from egpk_desk.citations.locator import Locator
from egpk_desk.citations.notes import Cited, SourceNote
from egpk_desk.demo import apply_coding
from egpk_desk.document import Metadata
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.library.records import Code, DocumentRecord, Highlight
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace


@pytest.fixture(scope="package")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The samples with their coding, as the demo makes them."""
    path = tmp_path_factory.mktemp("coded") / "library.egpk"
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        workspace.import_paths([sample_docs()], workers=0)
        apply_coding(workspace, sample_docs() / "coding.json")
        yield workspace


ECONOMY = Code("c1", "dimension/economic", "dimension", "الاقتصادي", "Economic", "#0a7d4f")
TRADE = Code("c2", "dimension/economic/trade", "dimension", "التبادل التجاري", "Trade", "#1a5fa8", parent="c1")
WAR = Code("c3", "driver/gaza-war", "driver", "الحرب في غزة", "The war in Gaza", "#990026")
CODES = (WAR, ECONOMY, TRADE)


def excerpt(
    number: int,
    text: str,
    *codes: Code,
    document: str = "تقرير الموانئ",
    memo: str = "",
    notes: tuple[SourceNote, ...] = (),
    language: str = "ar",
) -> Excerpt:
    """An excerpt of a report that exists only here."""
    metadata = Metadata(title=document, authors=("سعاد حسن",), date="2025-05", publisher="دار", language=language)
    record = DocumentRecord(
        id=f"d-{document}",
        revision="r",
        metadata=metadata,
        kind="text",
        sha256="0" * 64,
        file_name="x.txt",
        characters=100,
        blocks=1,
        pages=0,
        notes=0,
        highlights=1,
        added="2025-01-01T00:00:00Z",
    )
    highlight = Highlight(
        f"h{number}",
        record.id,
        "r",
        number * 10,
        number * 10 + len(text),
        text,
        "قبل ",
        " بعد",
        memo=memo,
        author="سلمى",
    )
    cited = Cited(record.id, metadata, Locator(paragraph=number), notes)
    return Excerpt(highlight, record, text, cited, tuple(codes), memo)
