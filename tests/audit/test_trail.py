"""The audit trail: the whole history in words, chosen and written as files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from egpk_desk.audit import files
from egpk_desk.audit.trail import Asked, Trail
from egpk_desk.audit.words import Line, Wording
from egpk_desk.coders import Ruling
from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.workspace import opened

TEXT = "تقرير عن الموانئ\n\nتسعى القاهرةُ إلى تطوير الموانئ وربطها بالأسواق البعيدة عبر خطوط ملاحية منتظمة.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library in which two have coded, joined, fallen out over a memo and a code, and settled both."""
    path, theirs, bundle = tmp_path / "library.egpk", tmp_path / "theirs.egpk", tmp_path / "من عمر.egpkb"
    with opened(path, user="سلمى", create=True) as workspace:
        document = workspace.import_bytes(TEXT.encode(), "report.txt").id
        start, end = workspace.find_quotation(document, "تطوير الموانئ")
        mark = workspace.highlight(document, start, end, tags=["driver/economic-gains"]).highlight.id
        workspace.bundles.create(tmp_path / "ours.egpkb")
        workspace.set_memo(mark, "=رأي سلمى")
    with opened(theirs, user="عمر", create=True) as workspace:
        workspace.bundles.merge(tmp_path / "ours.egpkb")
        workspace.set_memo(mark, "رأي عمر")
        workspace.highlight(document, start, end, tags=["dimension/economic/trade"])
        workspace.bundles.create(bundle)
    with opened(path, user="هدى") as workspace:
        workspace.bundles.merge(bundle)
        workspace.bundles.resolve(workspace.bundles.conflicts()[0].id, "theirs")
        workspace.coders.settle(workspace.coders.open()[0], Ruling("accept", ("عمر",), reason="أدق"))
        workspace.remove_document(document)
        workspace.undo()
        workspace.rename_code("driver/gaza-war", name_ar="العدوان على غزة")
    return path


def lines(trail: Trail, language: str = "ar") -> list[Line]:
    wording = Wording(trail.names, language)
    return [wording.line(one) for one in trail.entries]


def test_the_whole_history_is_told_with_merges_conflicts_and_decisions(library: Path) -> None:
    with opened(library, user="هدى") as workspace:
        trail = workspace.audit.read()
        assert workspace.audit.users() == ["سلمى", "عمر", "هدى"]
        assert len(trail.entries) == len(workspace.history()) + 1  # the merge is no operation
    told = lines(trail)
    assert [one.when for one in told] == sorted(one.when for one in told)
    by_action = {one.action: one for one in told}
    joined = by_action["دمج مكتبة"]
    assert (joined.who, joined.label) == ("هدى", "من عمر.egpkb")
    assert "لـ عمر" in joined.details[0]
    assert "المذكرة" in joined.details[1]
    assert by_action["حسم تعارض"].who == "هدى"
    settled = by_action["حسم خلاف"]
    assert settled.label == "تطوير الموانئ"
    assert "اعتُمد ترميز عمر" in settled.details
    assert "السبب: أدق" in settled.details
    assert "كان سلمى قد رمّز بـ «المكاسب الاقتصادية»" in settled.details
    assert "التراجع عن: إزالة وثيقة" in by_action
    renamed = by_action["إعادة تسمية رمز"]
    assert renamed.details == ("الاسم بالعربية: كان «الحرب في غزة» فصار «العدوان على غزة»",)
    tags = [one for one in told if one.action == "ترميز"]
    assert [one.label for one in tags] == [
        "المكاسب الاقتصادية على «تطوير الموانئ»",
        "التبادل التجاري على «تطوير الموانئ»",
    ]
    english = {one.action: one for one in lines(trail, "en")}
    assert "the coding of عمر stands" in english["settle disagreement"].details


def test_entries_are_chosen_by_user_report_code_and_time(library: Path) -> None:
    with opened(library, user="هدى") as workspace:

        def read(**asked: object) -> list[Line]:
            return lines(workspace.audit.read(Asked(**asked)))  # type: ignore[arg-type]

        assert {one.who for one in read(users=("عمر",))} == {"عمر"}
        everything = read()
        of_report = read(documents=("تقرير عن الموانئ",))
        assert {one.action for one in everything} - {one.action for one in of_report} == {
            "دمج مكتبة",
            "إعادة تسمية رمز",
        }
        of_code = read(codes=("dimension/economic",))
        assert {one.action for one in of_code} >= {"تمييز", "ترميز", "حسم خلاف"}
        assert all("المكاسب" not in one.label for one in of_code)
        year = everything[0].when[:4]
        assert read(since=year, until=year) == everything
        assert read(until="2001") == read(since="2099-01") == []
        with pytest.raises(NotFound):
            read(documents=("لا شيء",))
        with pytest.raises(InvalidValue):
            read(since="أمس")


def test_a_removed_report_and_code_can_be_asked_for(library: Path) -> None:
    with opened(library, user="هدى") as workspace:
        workspace.remove_document("تقرير عن الموانئ")
        workspace.remove_code("driver/global-economy")
        assert workspace.audit.read(Asked(documents=("تقرير عن الموانئ",))).entries
        (removed,) = workspace.audit.read(Asked(codes=("الانعكاسات الاقتصادية العالمية",))).entries
        assert removed.what == "remove code"


def test_it_is_written_as_a_table_as_json_lines_and_as_a_page(library: Path) -> None:
    with opened(library, user="هدى") as workspace:
        trail = workspace.audit.read()
    rows = list(csv.reader(io.StringIO(files.write(trail, "csv", "ar").decode("utf-8-sig"))))
    assert len(rows) == len(trail.entries) + 1
    assert rows[0][:3] == ["الوقت", "من", "ما فعل"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    objects = [json.loads(line) for line in files.write(trail, "jsonl", "en").decode().splitlines()]
    assert [one["when"] for one in objects] == [one.when for one in trail.entries]
    merged = next(one["merge"] for one in objects if "merge" in one)
    assert (merged["authors"], merged["conflicts"][0]["field"]) == (["عمر"], "memo")
    page = files.write(trail, "html", "ar", "م<b>").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "م&lt;b&gt;" in page
    assert page.count("<tr>") == len(trail.entries)
    assert "<script" not in page


def test_nothing_is_told_of_what_was_purged(library: Path) -> None:
    with opened(library, user="هدى") as workspace:
        workspace.remove_document("تقرير عن الموانئ", purge=True)
        trail = workspace.audit.read()
    written = files.write(trail, "jsonl", "ar").decode()
    for word in ("تطوير", "رأي", "القاهرة", "أدق"):
        assert word not in written
    assert "محو وثيقة" in written
