"""The command ``status``: on documents and highlights together, in JSON, and what it refuses."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Desk


def test_documents_and_highlights_get_a_status_as_one_step(desk: Desk, report: Path) -> None:
    document = desk("--json", "import", report).json["documents"][0]["id"]
    mark = desk("--json", "highlight", document, "--range", "0:7").json["highlights"][0]
    assert mark["status"] == ""
    assert desk("--json", "show", document).json["status"] == "unread"
    changed = desk("--json", "status", document, mark["id"], "to-check").json
    assert [one["status"] for one in (*changed["documents"], *changed["highlights"])] == ["to-check"] * 2
    assert desk("--json", "documents").json["documents"][0]["status"] == "to-check"
    assert desk("--json", "highlights").json["highlights"][0]["status"] == "to-check"
    assert desk("--json", "undo").json["what"] == "status"
    assert desk("--json", "documents").json["documents"][0]["status"] == "unread"
    assert desk("--json", "highlights").json["highlights"][0]["status"] == ""


def test_the_status_stands_after_the_keys_that_were_there_before_it(desk: Desk, report: Path) -> None:
    document = desk("--json", "import", report).json["documents"][0]["id"]
    desk("highlight", document, "--range", "0:7")
    for shown in (desk("--json", "show", document).json, desk("--json", "documents").json["documents"][0]):
        keys = list(shown)
        assert keys.index("status") == keys.index("extra") + 1
        assert {"groups", "properties"} <= {*keys[keys.index("status") + 1 :]}
    assert list(desk("--json", "highlights").json["highlights"][0])[-2:] == ["status", "through"]


def test_a_title_names_a_document_and_none_takes_a_status_off(desk: Desk, report: Path) -> None:
    document = desk("--json", "import", report).json["documents"][0]["id"]
    mark = desk("--json", "highlight", document, "--range", "0:7").json["highlights"][0]["id"]
    assert desk("status", "التعاون في الموانئ", "coded").out.endswith("(coded)\n")
    desk("status", mark[:8], "reading")
    assert desk("status", mark[:8], "none").out.endswith("(none)\n")
    assert desk("--json", "show", document).json["status"] == "coded"


def test_one_unknown_reference_leaves_all_as_they_were(desk: Desk, report: Path) -> None:
    document = desk("--json", "import", report).json["documents"][0]["id"]
    assert desk("status", document, "غير موجود", "coded").code == 1
    assert desk("status", document, "done").code == 2
    assert desk("--json", "show", document).json["status"] == "unread"
