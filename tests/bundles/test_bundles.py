"""Bundles: what goes in comes out, whole, provable, and without what must not travel."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from egpk_desk import bundling
from egpk_desk.bundles import structure
from egpk_desk.bundling import BundleOptions
from egpk_desk.document import Block, BlockKind, Document, RecognisedWord
from egpk_desk.errors import BundleError, Cancelled, ExportError
from egpk_desk.readers.pdf.layout import PageLayout, PdfLayout
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace
from tests.library.histories import snapshot
from tests.shared import ROOT


def held(workspace: Workspace) -> dict[str, object]:
    """What lives in a library; what was removed travels without its words."""
    return {
        part: [row for row in rows if row[-1] == 1]
        for part, rows in snapshot(workspace._library).items()
        if isinstance(rows, list) and part not in ("heads", "conflicts")
    }


def test_a_library_that_takes_in_a_bundle_holds_what_it_was_made_of(
    worked: Workspace, other: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "all.egpkb"
    assert worked.bundles.create(target) == 2
    report = other.bundles.merge(target)
    assert report.shown["highlight"] == 6
    live = [(e.highlight.id, e.text, e.memo, [c.slug for c in e.codes]) for e in worked.excerpts()]
    assert [(e.highlight.id, e.text, e.memo, [c.slug for c in e.codes]) for e in other.excerpts()] == live
    assert [other.source(r.id) for r in other.documents()] == [worked.source(r.id) for r in worked.documents()]
    assert [other.content(r.id) for r in other.documents()] == [worked.content(r.id) for r in worked.documents()]
    assert other.check() == other.verify() == []
    again = other.bundles.merge(target)
    assert (again.operations, again.shown, again.changed) == (0, {}, {})


def test_a_bundle_says_what_is_in_it_and_that_it_is_whole(worked: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "all.egpkb"
    worked.bundles.create(target, options=BundleOptions(title="تقارير الموانئ"))
    found = bundling.inspect(target)
    assert (found.author, found.title, found.highlights, found.with_sources) == ("سلمى", "تقارير الموانئ", 6, True)
    assert [each.title for each in found.documents] == [record.title for record in worked.documents()]
    assert bundling.verify(target) == []


def test_only_chosen_documents_travel(worked: Workspace, other: Workspace, tmp_path: Path) -> None:
    first, second = worked.documents()
    target = tmp_path / "one.egpkb"
    worked.bundles.create(target, [first.id])
    with zipfile.ZipFile(target) as bundle:
        everything = b"".join(bundle.read(name) for name in bundle.namelist())
    assert second.id.encode() not in everything
    assert second.title.encode() not in everything
    other.bundles.merge(target)
    assert [record.id for record in other.documents()] == [first.id]
    assert len(other.excerpts()) == 3


def test_what_was_removed_travels_without_its_words(worked: Workspace, other: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "all.egpkb"
    removed = worked.documents()[0]
    worked.remove_document(removed.id)
    worked.bundles.create(target)
    with zipfile.ZipFile(target) as bundle:
        everything = b"".join(bundle.read(name) for name in bundle.namelist())
    assert "سرّ محذوف".encode() not in everything
    assert removed.title.encode() not in everything
    other.bundles.merge(target)
    assert len(other.documents()) == 1
    assert worked.undo().what == "remove document"
    worked.bundles.create(target)
    other.bundles.merge(target)
    assert len(other.excerpts()) == 6
    assert {e.memo for e in other.excerpts()} == {e.memo for e in worked.excerpts()}
    assert other.check() == []


def test_an_anonymous_bundle_names_nobody(worked: Workspace, other: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "all.egpkb"
    worked.memos.add("library", "مذكرة عامة")
    worked.bundles.create(target, options=BundleOptions(anonymous=True))
    with zipfile.ZipFile(target) as bundle:
        everything = b"".join(bundle.read(name) for name in bundle.namelist() if "/source" not in name)
    assert "سلمى".encode() not in everything.replace("سلمى الحوراني".encode(), b"")  # the author of a report
    other.bundles.merge(target)
    assert {e.highlight.author for e in other.excerpts()} == {"coder-1"}


def test_a_bundle_without_sources_holds_quotations_and_sums_alone(
    worked: Workspace, other: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "bare.egpkb"
    worked.bundles.create(target, options=BundleOptions(with_sources=False))
    with zipfile.ZipFile(target) as bundle:
        names = bundle.namelist()
        everything = b"".join(bundle.read(name) for name in names)
    assert not [name for name in names if name.endswith(".txt") and name.startswith("data/")]
    text = worked.content(worked.documents()[0].id).text
    assert text[2000:2200].encode() not in everything
    assert worked.documents()[0].sha256.encode() in everything
    report = other.bundles.merge(target)
    assert len(report.waiting) == 2
    assert other.excerpts() == []
    other.import_paths([sample_docs() / "uae-indonesia.txt"])
    assert len(other.excerpts()) == 3
    assert other.verify() == []


def test_a_wrong_passphrase_and_damage_are_told_apart(worked: Workspace, other: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "secret.egpkb"
    worked.bundles.create(target, options=BundleOptions(passphrase="افتح يا سمسم"))
    assert zipfile.is_zipfile(target) is False
    with pytest.raises(BundleError, match="is encrypted"):
        bundling.inspect(target)
    with pytest.raises(BundleError, match="does not open"):
        bundling.inspect(target, "افتح يا شعير")
    assert bundling.inspect(target, "افتح يا سمسم").highlights == 6
    data = bytearray(target.read_bytes())
    data[-100] ^= 1
    target.write_bytes(data)
    with pytest.raises(BundleError, match="damaged"):
        other.bundles.merge(target, "افتح يا سمسم")
    assert other.documents() == []


def test_every_changed_missing_or_added_file_is_named(worked: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "all.egpkb"
    worked.bundles.create(target)
    with zipfile.ZipFile(target) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    for name in files:
        changed = tmp_path / "changed.egpkb"
        with zipfile.ZipFile(changed, "w") as bundle:
            for each, data in files.items():
                bundle.writestr(each, data[:-1] + bytes([data[-1] ^ 1]) if each == name else data)
        wrong = {problem.where for problem in bundling.verify(changed)} if name != "data/bundle.json" else {name}
        assert name in wrong or (name.startswith("tagmanifest") and wrong), name
        with zipfile.ZipFile(changed, "w") as bundle:
            for each, data in files.items():
                if each != name:
                    bundle.writestr(each, data)
        if name != "data/bundle.json":
            assert name in {problem.where for problem in bundling.verify(changed)}, name
    changed.write_bytes(target.read_bytes() + b"x")
    assert [problem.where for problem in bundling.verify(changed)] == ["changed.egpkb"]
    changed.write_bytes(b"x" + target.read_bytes())
    assert [problem.where for problem in bundling.verify(changed)] == ["changed.egpkb"]
    with zipfile.ZipFile(changed, "w") as bundle:
        for each, data in {**files, "data/more.txt": b"x", "more.txt": b"y"}.items():
            bundle.writestr(each, data)
    assert {(p.where, p.problem) for p in bundling.verify(changed)} == {
        ("data/more.txt", "was added"),
        ("more.txt", "was added"),
    }


def test_no_changed_bundle_is_taken_in(worked: Workspace, other: Workspace, tmp_path: Path) -> None:
    target, changed = tmp_path / "all.egpkb", tmp_path / "changed.egpkb"
    worked.bundles.create(target)
    with zipfile.ZipFile(target) as bundle, zipfile.ZipFile(changed, "w") as copy:
        for name in bundle.namelist():
            data = bundle.read(name)
            copy.writestr(name, data.replace("مذكرة".encode(), "مذكرا".encode()))
    with pytest.raises(BundleError, match=r"operations\.jsonl|annotations\.jsonld|index\.html"):
        other.bundles.merge(changed)
    assert other.documents() == []


def test_what_is_in_a_bundle_is_what_its_standards_say(worked: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "all.egpkb"
    worked.bundles.create(target)
    bundling.extract(target, tmp_path / "out")
    out = tmp_path / "out"
    assert (out / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    crate = json.loads((out / "data/ro-crate-metadata.json").read_text())
    ids = {each["@id"] for each in crate["@graph"]}
    root = next(each for each in crate["@graph"] if each["@id"] == "./")
    files = {path.relative_to(out / "data").as_posix() for path in (out / "data").rglob("*") if path.is_file()}
    assert {part["@id"] for part in root["hasPart"]} == files - {"ro-crate-metadata.json"}
    assert ids >= files
    notes = json.loads((out / "data/annotations.jsonld").read_text())
    for item in notes["first"]["items"]:
        text = (out / "data" / item["target"]["source"]).read_text(encoding="utf-8")
        quote, place = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
    schema_file = ROOT.parent / "shared" / "refi" / "Codebook.xsd"
    if schema_file.is_file():
        schema = etree.XMLSchema(etree.parse(schema_file))
        schema.assertValid(etree.parse(out / "data/codebook.qdc"))


def test_no_script_of_a_report_or_memo_runs_on_the_pages_for_people(worked: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "all.egpkb"
    worked.bundles.create(target)
    with zipfile.ZipFile(target) as bundle:
        pages = [bundle.read(name).decode() for name in bundle.namelist() if name.endswith(".html")]
    assert len(pages) == 3
    for page in pages:
        assert "<script>alert" not in page
        assert "<b>" not in page
        assert page.count("<script>") == 1
        assert "script-src 'sha256-" in page
        assert 'dir="rtl"' in page


def test_the_first_page_unfolds_each_report_and_a_reports_page_names_codes_and_memos(
    worked: Workspace, tmp_path: Path
) -> None:
    worked.bundles.create(tmp_path / "all.egpkb")
    record = worked.documents()[0]
    with zipfile.ZipFile(tmp_path / "all.egpkb") as bundle:
        first: Any = html.fromstring(bundle.read("data/index.html"))
        page: Any = html.fromstring(bundle.read(f"data/documents/{record.id}/index.html"))
    assert [one.xpath("string(.//bdi[@class='count'])") for one in first.iter("details")] == ["3", "3"]
    assert len(first.xpath("//details/article[@data-codes]//span[@class='chip']")) == 12
    linked = first.xpath("//article//a/@href")
    assert {one.split("#")[0] for one in linked} == {f"documents/{one.id}/index.html" for one in worked.documents()}
    ids = {f"#{one}" for one in page.xpath("//mark/@id")}
    assert {f"#{one.split('#')[1]}" for one in linked if record.id in one} == ids
    assert [one.text_content() for one in page.xpath("//aside/div[@class='memo']")] == [
        f"مذكرة {start} <script>alert(1)</script>" for start in (700, 900, 1300)
    ]


def test_a_cancelled_or_hindered_bundle_leaves_nothing(worked: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "all.egpkb"
    with pytest.raises(Cancelled):
        worked.bundles.create(target, cancelled=lambda: True)
    assert not target.exists()
    with pytest.raises(ExportError):
        worked.bundles.create(tmp_path / "nowhere" / "all.egpkb")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".egpkb") == []


def test_a_bundle_holds_one_moment_whatever_others_write_meanwhile(
    worked: Workspace, other: Workspace, tmp_path: Path
) -> None:
    first, second = worked.documents()
    target = tmp_path / "all.egpkb"

    def meanwhile(done: int, total: int) -> None:
        if done == 1:
            with Workspace.open(tmp_path / "mine.egpk", user="هدى") as beside:
                beside.set_memo(beside.excerpts()[0].highlight.id, "بعد البدء")
                beside.remove_document(second.id, purge=True)

    worked.bundles.create(target, progress=meanwhile)
    assert bundling.verify(target) == []
    other.bundles.merge(target)
    assert [record.id for record in other.documents()] == [first.id, second.id]
    assert "بعد البدء" not in {one.memo for one in other.excerpts()}
    assert bundling.inspect(target).operations == len(other._library.operations())


def test_a_shared_folder_joins_all_who_use_it(worked: Workspace, other: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    worked.bundles.synchronise(folder)
    joined, passed = other.bundles.synchronise(folder)
    assert (len(joined), passed) == (1, [])
    other.set_memo(other.excerpts()[0].highlight.id, "من عمر")
    other.bundles.synchronise(folder)
    half = folder / "half.egpkb"
    half.write_bytes(next(folder.glob("*.egpkb")).read_bytes()[:5000])
    joined, passed = worked.bundles.synchronise(folder)
    assert [path.name for path, _ in passed] == ["half.egpkb"]
    assert worked.excerpts()[0].memo == "من عمر"
    half.unlink()
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    other.bundles.synchronise(folder)
    worked.bundles.synchronise(folder)
    other.bundles.synchronise(folder)
    after = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    worked.bundles.synchronise(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == after
    assert before.keys() == after.keys()
    assert held(worked) == held(other)


def test_recognised_words_and_the_places_of_letters_travel_with_the_text() -> None:
    """Another machine may have nothing to recognise them with."""
    text = "نصٌّ قرأه التعرّف"
    places = PdfLayout("pdf/1", sha256(text.encode()).hexdigest(), (PageLayout(1, 595.0, 842.0),)).to_bytes()
    words = (RecognisedWord(0, 4, 91), RecognisedWord(5, 9, 40))
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    document = Document(text, blocks, kind="pdf", reader="pdf/1", recognised=words, places=places)
    stored = json.loads(json.dumps(structure.to_json(document)))
    assert structure.from_json(text, stored) == document
    for outside in ([-1, 4, 9], [0, 99, 9], [4, 4, 9]):
        with pytest.raises(ValueError, match="outside"):
            structure.from_json(text, {**stored, "recognised": [outside]})
