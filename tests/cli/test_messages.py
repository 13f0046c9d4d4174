"""The command line's Arabic: the catalogue against what the source can say, and what users see of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from egpk_desk.cli import run
from egpk_desk.messages import translate
from tests.cli import message_templates
from tests.cli.conftest import Desk
from tests.cli.message_templates import catalogue

_NAMES = re.compile(r"`[^`]*`|--[a-z]+|[\w.-]+\.egpk|https?://\S+")


def test_every_message_stands_in_the_catalogue_and_nothing_else_does() -> None:
    assert message_templates.report() == ""


def test_the_collector_finds_messages_wherever_they_are_put_together() -> None:
    said = message_templates.spoken()
    assert {
        "“{}” is a folder.",  # an error's message
        "Give more of its id.",  # its hint
        "{} hits.",  # a line of a command
        "The source lacks the text of the notes {}.",  # a warning with a plural
        "One note is referred to nowhere in the text; kept at the end.",  # a name with two values
        "The file ends in the middle of a character: it was probably cut off.",  # what a function returns
        "a picture",  # a table
        "metadata",  # a default
    } <= said.keys()


@pytest.mark.parametrize("english", sorted(catalogue()))
def test_a_translation_has_as_many_values_as_its_template_and_keeps_technical_names(english: str) -> None:
    arabic = catalogue()[english]
    assert len(re.findall(r"\{~?\}", arabic)) == english.count("{}")
    assert re.search("[\u0621-\u064a]", arabic) or re.fullmatch(r"(\{~\}[: ]*)+(\(\{\}\))?|\{~\}: \{\} .*", arabic)
    assert not re.search(r"[،؛؟]{2}|\s\s|\s[.،؛]", arabic)
    for name in _NAMES.findall(english):
        assert name in arabic, name
    for number in re.findall(r"\d+", english):
        assert number in arabic


def test_values_are_carried_over_as_they_stand() -> None:
    assert translate("There is no file “a (1).txt”.", "ar") == "لا يوجد الملف «a (1).txt»."
    assert translate("There is no file “a (1).txt”.", "en") == "There is no file “a (1).txt”."


def test_a_message_within_a_message_is_translated_where_it_is_one() -> None:
    assert translate("Undone: highlight", "ar") == "تُراجِع عنه: تمييز"
    assert translate("Imported: import (1a2b3c4d)", "ar") == "استُورد: import (1a2b3c4d)"
    assert translate("Note: highlight", "ar") == "Note: highlight"


def test_a_message_and_its_hint_in_one_line_are_translated_each() -> None:
    line = "“a. b.txt” is empty. Save the report again and import that file."
    assert translate(line, "ar") == "«a. b.txt» فارغ. احفظ التقرير من جديد واستورد ذلك الملف."


def test_an_unknown_message_stays_as_it_is() -> None:
    assert translate("Nobody says this.", "ar") == "Nobody says this."


@pytest.mark.parametrize(
    "arguments",
    [
        ["foo"],
        ["--nope"],
        ["import"],
        ["export", "--format", "docx"],
        ["highlight", "a", "b"],
        ["highlight", "a", "b", "c"],
        ["highlight", "a"],
        ["history", "--limit"],
        ["history", "--limit", "x"],
        ["history", "--limit", "0"],
        ["export", "--format", "pptx", "--out", "x"],
        ["history"],
        ["import", "nothing-there.txt"],
        ["codes", "rename", "driver/gaza-war"],
    ],
)
def test_errors_are_told_in_arabic(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EGPK_LANG", "ar")
    monkeypatch.setenv("EGPK_LIBRARY", str(tmp_path / "library.egpk"))
    assert run(arguments) in (1, 2)
    said = capsys.readouterr().err
    message = said.removeprefix("egpk-desk: ").replace(str(tmp_path), "")
    assert re.match(r"[\u0621-\u064a«]", message), said
    assert not re.search(r"\b(the|is|not|of|no|see|such|missing)\b", message, re.IGNORECASE), said


def test_a_command_speaks_arabic_and_its_json_keeps_its_keys(
    desk: Desk, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EGPK_LANG", "ar")
    assert desk("import", report).out.startswith("استُورد: ")
    assert desk("import", report).out.startswith("موجود من قبل: ")
    assert desk("undo").out.strip() == "تُراجِع عنه: استيراد"
    nothing = desk("undo", "--json")
    assert nothing.json["done"] is False


def test_numbers_and_what_they_count_agree(desk: Desk, report: Path) -> None:
    desk("import", report)
    assert desk("search", "القاهرة").out.endswith("1 hit.\n")
    assert desk("search", "البعيدة").out.endswith("3 hits.\n")


def test_a_list_is_shown_as_people_write_one(desk: Desk, report: Path) -> None:
    desk("import", report, "--author", "سعاد حسن; Jean Dupont")
    assert "authors\tسعاد حسن; Jean Dupont\n" in desk("show", "التعاون في الموانئ").out


def test_dates_in_arabic_sentences_keep_their_order() -> None:
    for arabic in catalogue().values():
        for date in re.finditer(r"\d{4}-\d\d(?:-\d\d)?", arabic):
            assert arabic[date.start() - 1] == "\u2066"
            assert arabic[date.end()] == "\u2069"
