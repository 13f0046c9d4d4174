"""Manuscripts against a library: each quotation is called what it is."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from egpk_desk.quote_checking import CheckedQuotation
from egpk_desk.readers import read
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace
from tests.quotation_cases import Case, made, manuscript


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("quotes") / "library.egpk"
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        workspace.import_paths([sample_docs()])
        yield workspace


def checked(library: Workspace, text: str, name: str = "manuscript.md") -> list[CheckedQuotation]:
    return library.quotations.check(read(text.encode(), name))


def judged(case: Case, found: CheckedQuotation | None) -> tuple[bool, bool]:
    """Whether the status and whether the citation are right."""
    if found is None:
        return False, False
    status = (found.verdict.status, found.verdict.difference) == (case.status, case.difference)
    return status and found.document == case.document, found.citation == case.citation


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_many_made_quotations_each_is_called_what_it_is(library: Workspace, seed: int) -> None:
    sources = [(record, library.content(record.id)) for record in library.documents()]
    cases = made(sources, seed, 120)
    found = {each.text: each for each in checked(library, manuscript(cases, random.Random(seed)))}
    wrong = []
    for case, note in cases:
        one = found.get(case.written)
        if judged(case, one) != (True, True):
            wrong.append((case, note, one))
        if case.status == "altered":
            assert one is not None
            assert one.verdict.status == "altered", (case, one)
    assert len(found) == len({case.written for case, _ in cases})
    assert len(wrong) <= 0.01 * len(cases), (Counter(case.kind for case, _, _ in wrong), wrong[:3])


def test_a_page_is_proved_where_the_source_has_pages(library: Workspace) -> None:
    record = next(each for each in library.documents() if each.pages)
    document = library.content(record.id)
    page = document.pages[-1]
    block = next(
        each
        for each in document.blocks
        if each.page == page.index and each.kind == "paragraph" and each.end - each.start > 90
    )
    words = " ".join(document.block_text(block).split()[2:14]).strip("،؛:.«»")
    label = int(page.label or page.index)
    text = "\n\n".join(f"قال: «{words}»[^{n}]." for n in (1, 2, 3)) + "\n\n"
    for number, said in enumerate((f"ص {label}", f"ص {label + 5}", f"ص ص {label - 1}-{label}"), 1):
        text += f"[^{number}]: {record.metadata.author}، «{record.title}»، {said}.\n"
    assert [each.citation for each in checked(library, text)] == ["right", "wrong", "right"]


def test_a_scare_quote_is_not_called_absent(library: Workspace) -> None:
    found = checked(library, "وصف ذلك بأنه «زرافة» و«بطريق أزرق حزين» و«قفزة هائلة في بحر من الكلام الذي لا يقال».")
    assert [each.verdict.status for each in found] == ["absent"]


def test_what_merely_carries_a_note_is_listed_only_where_it_is_a_quotation(library: Workspace) -> None:
    record = library.documents()[0]
    document = library.content(record.id)
    block = next(each for each in document.body() if each.kind == "paragraph" and each.end - each.start > 150)
    sentence = " ".join(document.block_text(block).split()[:16]).strip("،؛:.«»“”")
    text = f"ويرى الكاتب أن الأمور تسير إلى حال لم يكن أحد ليظنها من قبل.[^1]\n\n{sentence}.[^2]\n\n"
    text += f"[^1]: «{record.title}».\n[^2]: «{record.title}».\n"
    found = checked(library, text)
    assert [(each.verdict.status, each.citation) for each in found] == [("exact", "right")]


def test_block_quotes_and_word_files_are_read_too(library: Workspace, tmp_path: Path) -> None:
    record = library.documents()[0]
    document = library.content(record.id)
    block = next(each for each in document.body() if each.kind == "paragraph" and each.end - each.start > 150)
    words = " ".join(document.block_text(block).split()[:14]).strip("،؛:.")
    page = f"<html><body><p>يقول:</p><blockquote>{words}</blockquote><p>انتهى كلامه.</p></body></html>"
    assert [each.verdict.status for each in checked(library, page, "m.html")] == ["exact"]


def test_a_word_changed_anywhere_is_caught(library: Workspace) -> None:
    record = library.documents()[0]
    document = library.content(record.id)
    block = next(each for each in document.body() if each.kind == "paragraph" and each.end - each.start > 150)
    words = document.block_text(block).split()[:12]
    for at in range(len(words)):
        if any(letter.isalpha() for letter in words[at]):
            quoted = " ".join([*words[:at], "زرافة", *words[at + 1 :]]).replace("«", "").replace("»", "")
            (found,) = checked(library, f"قال: «{quoted}».")
            assert found.verdict.status == "altered", words[at]
