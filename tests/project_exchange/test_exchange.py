"""Whole projects out to, and in from, other programs for coding."""

from __future__ import annotations

import html
import io
import stat
import struct
import uuid
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from egpk_desk.errors import UnreadableSource
from egpk_desk.workspace import Workspace
from tests.shared import ROOT, shared_dir

TEXT = "عنوان التقرير 😀\n\nقالت القاهرة إن التعاون 𞤀 مع إسلام آباد ينمو.\nوالسطر الأخير عن الموانئ.\n"
NAMESPACE = "{urn:QDA-XML:project:1.0}"


def desk(path: Path, user: str = "سلمى") -> Workspace:
    return Workspace.open(path, user=user, create=True)


def mark(work: Workspace, document: str, quotation: str, tags: list[str], memo: str = "") -> str:
    start, end = work.find_quotation(document, quotation)
    return work.highlight(document, start, end, tags=tags, memo=memo).highlight.id


def passages(work: Workspace) -> set[tuple[str, str, tuple[str, ...], str, str]]:
    """Title, quotation, codes, memo and author of every highlight."""
    slugs = {code.id: code.slug for code in work.codes()}
    titles = {record.id: record.title for record in work.documents()}
    marks = [one.highlight for one in work.excerpts()]
    return {(titles[m.document], m.exact, tuple(slugs[t] for t in m.tags), m.memo, m.author) for m in marks}


def filled(tmp_path: Path) -> Workspace:
    work = desk(tmp_path / "a.egpk")
    document = work.import_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"), "تقرير.txt").id
    mark(
        work,
        document,
        "التعاون 𞤀 مع إسلام آباد",
        ["driver/economic-gains", "dimension/economic/trade"],
        "مذكرة\nبسطرين",
    )
    mark(work, document, "عن الموانئ", [])
    work.set_metadata(document, {"author": "ليلى حسن", "date": "2025-11"})
    return work


def project_of(file: Path) -> tuple[etree._Element, dict[str, bytes]]:
    with zipfile.ZipFile(file) as package:
        files = {name: package.read(name) for name in package.namelist()}
    return etree.fromstring(files["project.qde"]), files


def test_what_is_written_is_valid_and_counts_code_points(tmp_path: Path) -> None:
    with filled(tmp_path) as work:
        written = work.projects.write(tmp_path / "a.qdpx")
    assert (written.documents, written.highlights, written.left_out) == (1, 2, 0)
    root, files = project_of(tmp_path / "a.qdpx")
    etree.XMLSchema(file=str(shared_dir("refi", "Project.xsd"))).assertValid(root)
    (source,) = root.iter(f"{NAMESPACE}TextSource")
    text = files["sources/" + source.get("plainTextPath", "").removeprefix("internal://")].decode()
    assert text == TEXT
    for selection in source.iter(f"{NAMESPACE}PlainTextSelection"):
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
        assert text[start:end] == selection.get("name")


def test_a_project_taken_into_an_empty_library_has_the_same_passages_coded(tmp_path: Path) -> None:
    with filled(tmp_path) as work, desk(tmp_path / "b.egpk", "عمر") as other:
        work.projects.write(tmp_path / "a.qdpx")
        taken = other.projects.take(tmp_path / "a.qdpx")
        assert (taken.documents, taken.highlights, taken.passed) == (1, 2, ())
        assert passages(other) == passages(work)
        (record,) = other.documents()
        assert (record.metadata.authors, record.metadata.date) == (("ليلى حسن",), "2025-11")
        other.projects.write(tmp_path / "b.qdpx")
        with desk(tmp_path / "c.egpk") as third:
            third.projects.take(tmp_path / "b.qdpx")
            assert passages(third) == passages(work)


def test_taking_in_is_one_step_and_taking_in_again_adds_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as work, desk(tmp_path / "b.egpk", "عمر") as other:
        work.projects.write(tmp_path / "a.qdpx")
        again = work.projects.take(tmp_path / "a.qdpx")
        assert (again.highlights, again.codes, len(work.documents())) == (0, 0, 1)
        other.projects.take(tmp_path / "a.qdpx")
        assert other.undo().done
        assert (other.documents(), other.excerpts()) == ([], [])
        assert other.redo().done
        assert passages(other) == passages(work)


def test_what_was_undone_can_be_taken_in_again(tmp_path: Path) -> None:
    with filled(tmp_path) as work, desk(tmp_path / "b.egpk", "عمر") as other:
        own = work.add_code("driver/رمز-خاص", name_ar="رمز خاص")
        mark(work, work.documents()[0].id, "القاهرة", [own.slug])
        work.memos.add_on("library", "", "عن الكل")
        work.projects.write(tmp_path / "a.qdpx")
        for _ in range(2):
            taken = other.projects.take(tmp_path / "a.qdpx")
            assert (taken.highlights, taken.memos, taken.passed) == (3, 1, ())
            assert passages(other) == passages(work)
            assert other.undo().done
        assert other.documents() == []


def test_a_pdf_travels_as_a_pdf_with_its_text_as_representation(tmp_path: Path) -> None:
    pdf = next(path for path in sorted((ROOT / "tests" / "fixtures" / "pdf").rglob("*.pdf")))
    with desk(tmp_path / "a.egpk") as work, desk(tmp_path / "b.egpk") as other:
        (outcome,) = work.import_paths([pdf])
        start = work.content(outcome.id).blocks[0].start
        work.highlight(outcome.id, start, work.content(outcome.id).blocks[0].end, tags=["driver/gaza-war"])
        work.projects.write(tmp_path / "a.qdpx")
        root, files = project_of(tmp_path / "a.qdpx")
        etree.XMLSchema(file=str(shared_dir("refi", "Project.xsd"))).assertValid(root)
        assert files[f"sources/{outcome.id}.pdf"] == pdf.read_bytes()
        other.projects.take(tmp_path / "a.qdpx")
        assert [record.id for record in other.documents()] == [outcome.id]
        assert passages(other) == passages(work)


def qualcoder_project(text: str, codings: list[tuple[int, int]], *, head: str = "") -> bytes:
    """A project as QualCoder's ``refi.py`` writes it: a mark in every text, its own order, attributes and escapes."""
    user, code, source = (str(uuid.uuid4()) for _ in range(3))
    xml = '<?xml version="1.0" encoding="utf-8"?>\n'
    xml += '<Project xmlns="urn:QDA-XML:project:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    xml += f'name="مشروع" origin="Qualcoder-3.6" creatingUserGUID="{user}" >\n'
    xml += f'<Users>\n<User guid="{user}" name="عمر"/>\n</Users>\n<CodeBook>\n<Codes>\n'
    xml += f'<Code guid="{code}" name="التعاون" isCodable="true" color="#F00082"/>\n</Codes>\n</CodeBook>\n<Sources>\n'
    xml += f'<TextSource plainTextPath="internal://{source}.txt" creatingUser="{user}" '
    xml += f'creationDateTime="2025-01-02T03:04:05Z" guid="{source}" name="تقرير.txt">\n'
    for start, end in codings:
        passage = html.escape((head + text)[start:end])
        xml += f'<PlainTextSelection guid="{uuid.uuid4()}" startPosition="{start}" endPosition="{end}" '
        xml += f'name="{passage}" creatingUser="{user}" creationDateTime="2025-01-02T03:04:05Z">\n'
        xml += f'<Description>مذكرة</Description>\n<Coding guid="{uuid.uuid4()}" creatingUser="{user}" >\n'
        xml += f'<CodeRef targetGUID="{code}" />\n</Coding>\n</PlainTextSelection>\n'
    xml += "</TextSource>\n</Sources>\n</Project>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("project.qde", xml.encode())
        package.writestr(f"sources/{source}.txt", (head + text).encode("utf-8-sig"))
    return made.getvalue()


@pytest.mark.parametrize("head", ["", "\ufeff"])
def test_what_qualcoder_writes_is_read_with_its_coder_and_memo(tmp_path: Path, head: str) -> None:
    start = (head + TEXT).index("التعاون")
    end = (head + TEXT).index("\nوالسطر") + 4
    (tmp_path / "q.qdpx").write_bytes(qualcoder_project(TEXT, [(start, end)], head=head))
    with desk(tmp_path / "b.egpk") as work:
        work.projects.take(tmp_path / "q.qdpx")
        (one,) = passages(work)
        assert one[1] == (head + TEXT)[start:end]
        assert one[3:] == ("مذكرة", "عمر")
        (code,) = (code for code in work.codes() if code.name_ar == "التعاون")
        assert code.colour == "#f00082"


def test_the_codes_of_one_passage_are_one_highlight_and_qualcoders_annotations_come_in(tmp_path: Path) -> None:
    start = TEXT.index("التعاون")
    data = qualcoder_project(TEXT, [(start, start + 7), (start, start + 7)])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    note = uuid.uuid4()
    at = TEXT.index("الموانئ")
    xml = files["project.qde"].decode()
    xml = xml.replace("</TextSource>", f'<NoteRef targetGUID="{note}" />\n</TextSource>')
    xml = xml.replace(
        "</Sources>",
        f"""</Sources>
<Notes>
<Note guid="{note}" creatingUser="{uuid.uuid4()}" creationDateTime="2025-01-02T03:04:05Z" name="Annotation" >
<PlainTextContent>حاشية</PlainTextContent>
<PlainTextSelection guid="{uuid.uuid4()}" startPosition="{at}" endPosition="{at + 7}" />
</Note>
</Notes>""",
    )
    (tmp_path / "q.qdpx").write_bytes(hostile(**{**files, "project.qde": xml.encode()}))
    with desk(tmp_path / "b.egpk") as work:
        taken = work.projects.take(tmp_path / "q.qdpx")
        assert (taken.highlights, taken.memos, taken.passed) == (2, 0, ())
        assert {(one[1], one[3]) for one in passages(work)} == {("التعاون", "مذكرة"), ("الموانئ", "حاشية")}


def test_what_atlas_ti_writes_is_read_and_what_is_not_in_it_is_named(tmp_path: Path) -> None:
    with desk(tmp_path / "b.egpk") as work:
        taken = work.projects.take(shared_dir("refi", "atlasti-8-standard.qdpx"))
        assert (taken.documents, taken.codes) == (0, 14)
        assert len(taken.passed) == 12


def hostile(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return made.getvalue()


def linked() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("project.qde", b'<Project xmlns="urn:QDA-XML:project:1.0" name="x"/>')
        entry = zipfile.ZipInfo("sources/a.txt")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(entry, "/etc/passwd")
    return made.getvalue()


def crowded() -> bytes:
    """A zip of very many entries, of which its end says that they are seven."""
    one = b"PK\x01\x02" + bytes(24) + b"\x01" + bytes(17) + b"a"
    directory = one * 60_000
    return directory + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 7, 7, len(directory), 0, 0)


ENTITIES = b'<!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project name="&a;"/>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no zip at all",
        hostile(**{"sources/a.txt": b"x"}),
        hostile(**{"project.qde": b"<Project"}),
        hostile(**{"project.qde": b"<Other/>"}),
        hostile(**{"project.qde": ENTITIES}),
        hostile(**{"project.qde": b"<Project/>", "../../a.txt": b"x"}),
        hostile(**{"project.qde": b"<Project/>", "PROJECT.QDE": b"<Project/>"}),
        hostile(**{"project.qde": b"<Project/>", "sources/bomb.txt": b"\0" * 50_000_000}),
        linked(),
        crowded(),
        hostile(**{"project.qde": b'<!DOCTYPE Project SYSTEM "http://x.example/a.dtd"><Project>&a;</Project>'}),
        hostile(**{"project.qde": b"<Project>" + b"<a>" * 5000}),
        hostile(**{"project.qde": b"<Project/>", "\u00e9.qde": b"<Project/>", "e\u0301.qde": b"<Project/>"}),
    ],
)
def test_hostile_projects_are_refused_in_one_line_and_change_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "h.qdpx").write_bytes(data)
    with desk(tmp_path / "b.egpk") as work:
        before = len(work.history())
        with pytest.raises(UnreadableSource) as raised:
            work.projects.take(tmp_path / "h.qdpx")
        assert "\n" not in raised.value.line
        assert len(work.history()) == before


def test_a_path_out_of_the_project_is_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("سر", encoding="utf-8")
    xml = '<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sources>'
    for path in (
        f"absolute://{secret}",
        f"relative://{secret}",
        f"file://{secret}",
        str(secret),
        "internal://../s.txt",
    ):
        xml += f'<TextSource guid="{uuid.uuid4()}" name="s" plainTextPath="{path}"/>'
    (tmp_path / "h.qdpx").write_bytes(hostile(**{"project.qde": (xml + "</Sources></Project>").encode()}))
    with desk(tmp_path / "b.egpk") as work:
        taken = work.projects.take(tmp_path / "h.qdpx")
        assert (taken.documents, len(taken.passed)) == (0, 5)


def test_groups_memos_properties_and_the_word_file_come_along(tmp_path: Path) -> None:
    report = docx.Document()
    report.add_heading("عنوان 😀 التقرير", 1)
    report.add_paragraph("قالت القاهرة إن التعاون 𞤀 مع إسلام آباد ينمو.")
    report.save(str(tmp_path / "r.docx"))
    with desk(tmp_path / "a.egpk") as work, desk(tmp_path / "b.egpk", "عمر") as other:
        (outcome,) = work.import_paths([tmp_path / "r.docx"])
        mark(work, outcome.id, "التعاون 𞤀", ["driver/gaza-war"])
        code = work.code("driver/gaza-war")
        work.memos.add_on("code", code.id, "عن الرمز", title="عنوان")
        work.memos.add_on("document", outcome.id, "عن التقرير")
        work.memos.add_on("library", "", "عن الكل")
        work.organisation.add_group("عيّنة", [outcome.id], description="أولى")
        work.organisation.set_properties([outcome.id], {"الحقل": "طاقة"})
        work.projects.write(tmp_path / "a.qdpx")
        root, files = project_of(tmp_path / "a.qdpx")
        etree.XMLSchema(file=str(shared_dir("refi", "Project.xsd"))).assertValid(root)
        assert files[f"sources/{outcome.id}.docx"] == (tmp_path / "r.docx").read_bytes()
        taken = other.projects.take(tmp_path / "a.qdpx")
        assert (taken.memos, taken.passed) == (3, ())
        (record,) = other.documents()
        assert record.id == outcome.id
        assert record.metadata.extra["الحقل"] == "طاقة"
        assert [(one.name, one.description, one.documents) for one in other.organisation.groups()] == [
            ("عيّنة", "أولى", 1)
        ]

        def said(one: Workspace) -> set[tuple[str, str, str, str]]:
            own = (memo for memo in one.memos.all() if memo.on_kind != "highlight")
            return {(memo.on_kind, memo.title, memo.text, memo.author) for memo in own}

        assert len(said(work)) == 3
        assert said(other) == said(work)
        assert passages(other) == passages(work)


def test_codes_of_one_name_are_told_apart_for_programs_that_know_a_name_once(tmp_path: Path) -> None:
    with filled(tmp_path) as work, desk(tmp_path / "b.egpk", "عمر") as other:
        for parent in ("driver", "dimension/economic"):
            work.add_code(f"{parent}/طاقة", name_ar="طاقة")
        codes = [code.slug for code in work.codes() if code.name_ar == "طاقة"]
        assert len(codes) == 2
        mark(work, work.documents()[0].id, "القاهرة", codes)
        work.projects.write(tmp_path / "a.qdpx")
        root, _ = project_of(tmp_path / "a.qdpx")
        etree.XMLSchema(file=str(shared_dir("refi", "Project.xsd"))).assertValid(root)
        written = [code.get("name", "") for code in root.iter(f"{NAMESPACE}Code")]
        assert len(set(written)) == len(written)
        other.projects.take(tmp_path / "a.qdpx")
        assert sorted(code.slug for code in other.codes() if code.name_ar == "طاقة") == sorted(codes)
        assert passages(other) == passages(work)
        work.projects.take(tmp_path / "a.qdpx")
        assert sorted(code.slug for code in work.codes() if code.name_ar == "طاقة") == sorted(codes)


def test_a_memo_travels_as_a_file_with_a_name_and_has_none_again_where_it_had_none(tmp_path: Path) -> None:
    with filled(tmp_path) as work, desk(tmp_path / "b.egpk", "عمر") as other:
        work.memos.add_on("library", "", "كلمات كثيرة " * 20)
        work.memos.add_on("library", "", "قصيرة")
        work.projects.write(tmp_path / "a.qdpx")
        root, files = project_of(tmp_path / "a.qdpx")
        for note in root.iter(f"{NAMESPACE}Note"):
            assert note.get("name")
            assert files["sources/" + note.get("plainTextPath", "").removeprefix("internal://")]
        other.projects.take(tmp_path / "a.qdpx")
        own = [memo for memo in other.memos.all() if memo.on_kind == "library"]
        assert {(memo.title, memo.text) for memo in own} == {("", ("كلمات كثيرة " * 20).strip()), ("", "قصيرة")}
