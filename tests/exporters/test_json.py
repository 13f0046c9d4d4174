"""JSON for other programs."""

from __future__ import annotations

import json

from egpk_desk.exporters import export
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Workspace
from tests.exporters.conftest import CODES, TRADE, WAR, excerpt


def test_each_excerpt_is_there_once_with_its_place_and_citation() -> None:
    data = export([excerpt(1, "نص", WAR, TRADE, memo="م")], ExportRequest(format="json"), CODES)
    (one,) = json.loads(data)["excerpts"]
    assert (one["exact"], one["start"], one["end"]) == ("نص", 10, 12)
    assert one["tags"] == ["driver/gaza-war", "dimension/economic/trade"]
    assert one["citation"].startswith("سعاد حسن")
    assert one["memo"] == "م"


def test_a_lone_surrogate_is_kept() -> None:
    data = export([excerpt(1, "أ\ud800ب")], ExportRequest(format="json"), CODES)
    assert json.loads(data)["excerpts"][0]["exact"] == "أ\ud800ب"


def test_the_passages_of_the_samples_are_what_their_documents_hold(coded: Workspace) -> None:
    for one in json.loads(coded.export(ExportRequest(format="json")))["excerpts"]:
        text = coded.content(one["document"]["id"]).text
        assert text[one["start"] : one["end"]] == one["exact"]
