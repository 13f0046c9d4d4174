"""Web Annotations: the shapes of the W3C model, and selectors that find the passage again."""

from __future__ import annotations

import json

from egpk_desk.exporters.request import ExportRequest
from egpk_desk.workspace import Workspace


def test_both_selectors_find_the_passage_in_its_source(coded: Workspace) -> None:
    made = json.loads(coded.export(ExportRequest(format="jsonld")))
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert made["type"] == "AnnotationCollection"
    items = made["first"]["items"]
    assert made["total"] == len(items) == len(coded.excerpts())
    for item in items:
        assert item["type"] == "Annotation"
        quote, place = item["target"]["selector"]
        text = coded.content(item["target"]["source"]["id"].removeprefix("urn:uuid:")).text
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote.get("prefix", ""))
        assert text[place["end"] :].startswith(quote.get("suffix", ""))


def test_codes_memo_and_citation_are_bodies_with_their_purposes(coded: Workspace) -> None:
    items = json.loads(coded.export(ExportRequest(format="jsonld")))["first"]["items"]
    by_id = {item["id"].removeprefix("urn:uuid:"): item for item in items}
    for one in coded.excerpts():
        bodies = by_id[one.highlight.id]["body"]
        tags = [body["value"] for body in bodies if body["purpose"] == "tagging"]
        assert tags == [code.name("ar") for code in one.codes]
        assert [b["value"] for b in bodies if b["purpose"] == "commenting"] == ([one.memo] if one.memo.strip() else [])
