"""What an export can be asked for: order, grouping, levels, context, codes, colours, a bibliography, progress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from egpk_desk.document import Block, BlockKind, Document
from egpk_desk.errors import Cancelled
from egpk_desk.exporters import FORMATS, export
from egpk_desk.exporters.context import ContextIndex
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.outline import Heading, outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Workspace
from tests.exporters.conftest import CODES, TRADE, WAR, excerpt
from tests.timing import grows_linearly


def dated(one: Excerpt, date: str) -> Excerpt:
    metadata = replace(one.cited.metadata, date=date)
    return replace(one, cited=replace(one.cited, metadata=metadata), record=replace(one.record, metadata=metadata))


def test_excerpts_come_in_the_order_of_their_documents_dates_and_undated_ones_last() -> None:
    given = [
        dated(excerpt(1, "ب", WAR, document="ب"), "2025"),
        dated(excerpt(2, "ج", WAR, document="ج"), ""),
        dated(excerpt(3, "أ", WAR, document="أ"), "2019-03"),
    ]
    made = outline(given, ExportRequest(format="md", group_by="document", order="date"), CODES)
    assert [entry.text for entry in made.entries if isinstance(entry, Heading)] == ["أ", "ب", "ج"]


def test_without_grouping_there_are_no_headings() -> None:
    made = outline([excerpt(1, "أ", WAR), excerpt(2, "ب")], ExportRequest(format="md", group_by="none"), CODES)
    assert [entry.text for entry in made.entries] == ["أ", "ب"]


def test_the_topmost_heading_has_the_level_that_is_asked_for() -> None:
    made = export([excerpt(1, "أ", WAR)], ExportRequest(format="md", heading_level=3), CODES).decode()
    assert [line.split()[0] for line in made.splitlines() if line.startswith("#")] == ["###", "####"]


@pytest.mark.parametrize("format_", ["docx", "odt", "html", "md", "tex", "rtf", "json", "xlsx"])
def test_a_bibliography_lists_each_source_once(format_: str) -> None:
    given = [excerpt(n, f"نص {n}", WAR, document=f"تقرير {n % 2}") for n in range(6)]
    made = outline(given, ExportRequest(format=format_, bibliography=True), CODES)
    assert len(made.bibliography) == 2
    plain = export(given, ExportRequest(format=format_), CODES)
    assert len(export(given, ExportRequest(format=format_, bibliography=True), CODES)) >= len(plain)


def test_codes_and_memos_can_be_left_out() -> None:
    one = excerpt(1, "نص", WAR, TRADE, memo="رأيي")
    request = ExportRequest(format="html", include_codes=False, include_memos=False, code_colours=False)
    made = export([one], request, CODES).decode()
    assert "الرموز" not in made
    assert "رأيي" not in made
    assert "--code:" not in made


TEXT = "جملة أولى هنا. جملة ثانية هنا. جملة ثالثة هنا.\n\nفقرة أخرى كاملة."
SOURCE = Document(TEXT, (Block(BlockKind.PARAGRAPH, 0, 46), Block(BlockKind.PARAGRAPH, 48, len(TEXT))))


def test_the_sentences_around_a_passage_are_those_next_to_it() -> None:
    start = TEXT.index("جملة ثانية")
    around = ContextIndex(SOURCE).around(start, start + len("جملة ثانية هنا."), 1, 2)
    assert around == ("جملة أولى هنا.", "جملة ثالثة هنا. فقرة أخرى كاملة.")


def test_the_rest_of_a_passage_s_own_sentence_comes_first() -> None:
    start = TEXT.index("ثانية")
    assert ContextIndex(SOURCE).around(start, start + 5, 1, 1) == ("جملة", "هنا.")


def test_the_sentences_around_a_passage_stand_beside_it_in_its_source(coded: Workspace) -> None:
    shown = coded._in_context(coded.excerpts(), ExportRequest(format="json", before=1, after=1))
    beside = 0
    for one in shown:
        text = _letters(coded.content(one.record.id).text)
        assert _letters(one.before) in text
        assert _letters(one.after) in text
        beside += _letters(one.before + one.text) in text and _letters(one.text + one.after) in text
    assert beside > 0.8 * len(shown)  # a heading or a table may stand between


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_every_format_tells_how_far_it_is_and_can_be_cancelled(format_: str) -> None:
    given = [excerpt(n, f"نص {n}", WAR) for n in range(120)]
    told: list[tuple[int, int]] = []
    export(given, ExportRequest(format=format_), CODES, progress=lambda done, total: told.append((done, total)))
    assert told[0] == (0, 120)
    assert told[-1] == (120, 120)
    assert len(told) >= 4
    with pytest.raises(Cancelled):
        export(given, ExportRequest(format=format_), CODES, cancelled=lambda: True)


@pytest.mark.parametrize("format_", FORMATS)
def test_cancelling_is_heard_while_notes_are_made_while_excerpts_are_written_and_while_the_file_is_packed(
    format_: str,
) -> None:
    given = [excerpt(number, f"مقطع {number}", TRADE, WAR) for number in range(30)]
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    export(given, ExportRequest(format=format_), CODES, cancelled=count)
    assert asked > 60 + 30  # each note, each excerpt (tables say each once), and the end
    for last in {1, 15, asked // 2, asked}:
        left = iter([False] * (last - 1))
        with pytest.raises(Cancelled):
            export(given, ExportRequest(format=format_), CODES, cancelled=partial(next, left, True))


def test_progress_grows_from_the_first_note_to_the_last_excerpt() -> None:
    given = [excerpt(number, f"مقطع {number}") for number in range(200)]
    told: list[tuple[int, int]] = []
    export(given, ExportRequest(format="docx"), CODES, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, 200), (200, 200))
    assert [(done, total) for done, total in told if 0 < done < 100]  # while notes were made


@pytest.mark.parametrize("format_", ["docx", "html", "odt"])
def test_the_cost_of_an_export_grows_with_its_length_and_no_faster(format_: str) -> None:
    def of(count: int) -> Callable[[], object]:
        given = [excerpt(n, f"نص {n}", WAR, TRADE, document=f"تقرير {n // 20}") for n in range(count)]
        request = ExportRequest(format=format_, bibliography=True)
        return lambda: export(given, request, CODES)

    assert grows_linearly(of, 200, 1600)
