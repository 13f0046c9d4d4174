"""Codebooks as files: our own forms lose nothing, and what other programs wrote comes back as they wrote it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from egpk_desk.codebook import adoption, csv_file, files, json_file, qdc
from egpk_desk.codebook.interchange import Codebook, Entry, of_library
from egpk_desk.errors import UnreadableSource
from egpk_desk.library.adoption import adopt
from egpk_desk.library.library import Library
from egpk_desk.library.records import CodeSet
from tests.shared import shared_dir

FORMATS = ("json", "csv", "qdc")


def _library(folder: Path, name: str) -> Library:
    return Library.open(folder / f"{name}.egpk", author="سلمى", create=True)


def _book(library: Library) -> Codebook:
    return of_library(library.codes(), library.kinds(), library.code_sets())


def _rich(library: Library) -> None:
    library.set_kind("actor", name_ar="الفاعلون", name_en="Actors", definition="من يفعل؟")
    egypt = library.add_code(
        "actor/egypt",
        name_ar="مصر",
        name_en="Egypt",
        definition="الدولة\nومؤسساتها: — EgPk Desk —",
        use_when="حين تفعل\n\nلا حين يُفعل بها",
        use_not="=SUM(1)",
        example="«قالت القاهرة»; then, “more”",
        colour="#123456",
    )
    army = library.add_code("army", parent=egypt.id, name_en="Army, & others <x>")
    library.add_code("دافع/أمن-الطاقة", name_ar="أمن الطاقة")
    library.retire_code(army.id)
    library.set_codable(egypt.id, False)
    library.put_code_set("مجموعة", [egypt.id, army.id], definition="-1")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_codebook_comes_back_whole(tmp_path: Path, format_: str) -> None:
    with _library(tmp_path, "a") as one, _library(tmp_path, "b") as other:
        _rich(one)
        data = files.write(_book(one), format_)
        planned = adoption.plan(files.read(data, "book"), other.codes())
        assert len(planned.additions) == 3
        adopt(other, planned)
        assert other.codes() == one.codes()
        assert other.kinds() == one.kinds()
        assert other.code_sets() == one.code_sets()
        again = adoption.plan(files.read(data, "book"), other.codes())
        assert (again.additions, again.changes, again.unchanged) == ((), (), len(one.codes()))


def test_taking_in_a_codebook_is_one_step_to_take_back(tmp_path: Path) -> None:
    with _library(tmp_path, "a") as one, _library(tmp_path, "b") as other:
        _rich(one)
        before = other.codes(), other.kinds(), other.code_sets()
        adopt(other, adoption.plan(_book(one), other.codes()))
        assert other.undo().what == "import codebook"
        assert (other.codes(), other.kinds(), other.code_sets()) == before
        assert other.redo().done
        assert other.codes() == one.codes()


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(shared_dir("refi", "Codebook.xsd"))))


def _said(data: bytes) -> tuple[dict[str, tuple[object, ...]], dict[str, tuple[object, ...]]]:
    """Every code (name, codable, colour, description, the one above it) and set of a file, whatever its namespace."""
    root = etree.fromstring(data)
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname

    def guid(element: etree._Element, name: str = "guid") -> str:
        return element.get(name, "").strip("{}").lower()

    codes: dict[str, tuple[object, ...]] = {
        guid(code): (
            code.get("name"),
            code.get("isCodable"),
            (code.get("color") or "").lower(),
            " ".join((code.findtext("Description") or "").split()),
            guid(code.getparent()),  # type: ignore[arg-type]
        )
        for code in root.iter("Code")
    }
    sets: dict[str, tuple[object, ...]] = {
        guid(one): (
            one.get("name"),
            tuple(guid(member) or guid(member, "targetGUID") for member in one.iter("MemberCode")),
        )
        for one in root.iter("Set")
    }
    return codes, sets


@pytest.mark.parametrize("name", ["atlasti-9.qdc", "standard-example.qdc"])
def test_a_file_of_another_program_survives_import_and_export(
    tmp_path: Path, name: str, schema: etree.XMLSchema
) -> None:
    data = shared_dir("refi", name).read_bytes()
    with _library(tmp_path, "a") as library:
        adopt(library, adoption.plan(files.read(data, name), library.codes()))
        written = files.write(_book(library), "qdc")
    schema.assertValid(etree.fromstring(written))
    (codes, sets), (codes_now, sets_now) = _said(data), _said(written)
    for guid, (called, codable, colour, description, above) in codes.items():
        assert codes_now[guid][:2] == (called, codable)
        assert codes_now[guid][2] == colour or not colour
        assert codes_now[guid][3:] == (description, above)
    assert sets.items() <= sets_now.items()


VENDORS = {
    "MAXQDA": '<Code guid="{g1}" name="Wirtschaft" isCodable="true" color="#FF0000">'
    "<Description>Definition</Description>"
    '<Code guid="{g2}" name="Handel &amp; Zoll" isCodable="true" color="#f0a"/></Code>',
    "NVivo": '<Code guid="{g1}" name="Codes" isCodable="false">'
    '<Code guid="{g2}" name="الأمن" isCodable="true"/></Code>',
    "QualCoder": '<Code guid="{g1}" name="category" isCodable="false"><Description/><Code guid="{g2}" name="code"'
    ' isCodable="true" color="#CC0000"><Description>memo</Description></Code></Code>',
}


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize(
    "namespace", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:0.4", ""]
)
def test_files_in_the_manner_of_other_programs_are_read(
    tmp_path: Path, vendor: str, namespace: str, schema: etree.XMLSchema
) -> None:
    inner = VENDORS[vendor].format(
        g1="5215cc69-b628-4e02-afb9-9beeaee55808", g2="{D7AA29DA-519B-4946-9B90-253B6DB8FD0A}"
    )
    xmlns = f" xmlns={quoteattr(namespace)}" if namespace else ""
    head = '\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n'
    data = f'{head}<CodeBook{xmlns} origin="{vendor}"><Codes>{inner}</Codes><Sets/></CodeBook>'
    book = files.read(data.encode(), "x.qdc")
    assert [entry.parent for entry in book.entries] == [None, 0]
    with _library(tmp_path, "a") as library:
        adopt(library, adoption.plan(book, library.codes()))
        child = library.code("d7aa29da-519b-4946-9b90-253b6db8fd0a")
        assert child.parent == "5215cc69-b628-4e02-afb9-9beeaee55808"
        written = files.write(_book(library), "qdc")
    schema.assertValid(etree.fromstring(written))


def test_the_codebook_of_a_project_is_read_and_survives_import_and_export(
    tmp_path: Path, schema: etree.XMLSchema
) -> None:
    name = "atlasti-8-standard.qdpx"
    data = shared_dir("refi", name).read_bytes()
    book = files.read(data, name)
    assert {"Coke::full-fat Coke", "disgust", "milk"} <= {entry.name for entry in book.entries}
    assert next(entry for entry in book.entries if entry.name == "Coke::diet Coke").fields["definition"] == "non sucré"
    with _library(tmp_path, "a") as library:
        adopt(library, adoption.plan(book, library.codes()))
        written = files.write(_book(library), "qdc")
    schema.assertValid(etree.fromstring(written))
    with zipfile.ZipFile(io.BytesIO(data)) as project:
        (xml,) = (project.read(entry) for entry in project.namelist() if entry.endswith(".qde"))
    (codes, sets), (codes_now, sets_now) = _said(xml), _said(written)
    for guid, (called, codable, colour, description, above) in codes.items():
        assert codes_now[guid][:2] == (called, codable)
        assert codes_now[guid][2] == colour or not colour
        assert codes_now[guid][3:] == (description, above)
    assert {guid: one for guid, one in sets.items() if one[1]}.items() <= sets_now.items()


def test_sets_of_codes_that_stand_beside_a_projects_codebook_are_read() -> None:
    one, other = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
    xml = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes>'
        f'<Code guid="{one}" name="الأمن" isCodable="true" color="#cc0000"/></Codes></CodeBook>'
        f'<Sets><Set guid="{other}" name="مجموعة"><Description>وصف</Description><MemberCode targetGUID="{one}"/></Set>'
        f'<Set guid="{one}" name="وثائق"><MemberSource targetGUID="{one}"/></Set></Sets></Project>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as project:
        project.writestr("project.qde", xml)
    (found,) = files.read(packed.getvalue(), "p.qdpx").sets
    assert (found.name, found.definition, found.codes) == ("مجموعة", "وصف", (one,))


def test_a_zip_without_a_project_is_refused_in_one_line() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as project:
        project.writestr("word/document.xml", "<x/>")
    with pytest.raises(UnreadableSource, match="no REFI-QDA project"):
        files.read(packed.getvalue(), "x.qdpx")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n",
        b"<x/>",
        b"<CodeBook><Codes></Codes></CodeBook>",
        b"<CodeBook><Codes>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><CodeBook><Codes><Code guid="1" name="&a;"/></Codes></CodeBook>',
        b"{}",
        b"[]",
        b"[1]",
        b'{"codes": "x"}',
        b'{"codes": [',
        b"a,b\n1,2\n",
        b"\xff\xfe\x00",
        "name\nقديم".encode("cp1256"),
        b'{"codes": [{"slug": "driver/x/y"}]}',
        b'{"codes": [{"slug": "driver/x"}, {"slug": "driver/x"}]}',
    ],
)
def test_what_is_no_codebook_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableSource) as refusal:
        files.read(data, "book")
    assert refusal.value.hint


def test_deep_files_are_refused() -> None:
    deep = '<Code guid="x" name="n" isCodable="true">' * 200 + "</Code>" * 200
    with pytest.raises(UnreadableSource):
        qdc.read(f"<CodeBook><Codes>{deep}</Codes></CodeBook>".encode(), "x")


def test_a_users_own_table_is_read(tmp_path: Path) -> None:
    book = csv_file.read("Name;Description\nأمن الطاقة;نفط وغاز\nEnergy;\n".encode(), "my.csv")
    with _library(tmp_path, "a") as library:
        planned = adoption.plan(book, library.codes(), kind="driver")
        assert [made.slug for made in planned.additions] == ["driver/أمن-الطاقة", "driver/energy"]
        adopt(library, planned)
        assert library.find_code("أمن الطاقة").definition == "نفط وغاز"


def test_the_builtin_codebook_file_is_read() -> None:
    from egpk_desk.resources import resource

    book = json_file.read(resource("codebooks", "builtin.json").read_bytes(), "builtin.json")
    assert len(book.entries) == 22


def test_a_code_of_the_same_name_is_not_made_twice(tmp_path: Path) -> None:
    with _library(tmp_path, "a") as library:
        book = Codebook((Entry({"name_ar": "المَكاسب الاقتصاديه", "definition": "جديد"}, kind="driver"),))
        planned = adoption.plan(book, library.codes())
        assert planned.additions == ()
        (change,) = planned.changes
        assert change.code.slug == "driver/economic-gains"
        assert change.fields["definition"] == "جديد"


def test_cells_are_no_formulas(tmp_path: Path) -> None:
    with _library(tmp_path, "a") as library:
        _rich(library)
        text = files.write(_book(library), "csv").decode("utf-8-sig")
    assert "'=SUM(1)" in text
    assert ",=SUM" not in text


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n—:أبجد "), max_size=24
).map(str.strip)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(words, words, words, words, st.booleans()), min_size=1, max_size=5),
    st.sampled_from(FORMATS),
    st.lists(words.filter(bool), max_size=2),
)
def test_whatever_is_said_of_codes_comes_back(
    rows: list[tuple[str, str, str, str, bool]], format_: str, sets: list[str]
) -> None:
    entries = tuple(
        Entry(
            {
                key: value
                for key, value in zip(
                    ("name_ar", "name_en", "definition", "use_when", "colour"), (*row[:4], "#0a0b0c"), strict=True
                )
                if value
            },
            id=f"5215cc69-b628-4e02-afb9-9beeaee5580{at}",
            slug="actor/" + "/".join(f"c{level}" for level in range(at + 1)),
            kind="actor",
            parent=at - 1 if at else None,
            codable=row[4],
        )
        for at, row in enumerate(rows)
    )
    made = tuple(
        CodeSet(f"d7aa29da-519b-4946-9b90-253b6db8fd0{at}", name, "", (entries[0].id or "",))
        for at, name in enumerate(sets)
    )
    book = files.read(files.write(Codebook(entries, (), made), format_), "x")
    assert [(e.fields, e.id, e.slug, e.parent, e.codable) for e in book.entries] == [
        (e.fields, e.id, e.slug, e.parent, e.codable) for e in entries
    ]
    assert [one.codes for one in book.sets] == [one.codes for one in made]


def test_json_says_all_of_a_code(tmp_path: Path) -> None:
    with _library(tmp_path, "a") as library:
        _rich(library)
        value = json.loads(files.write(_book(library), "json"))
    egypt = next(code for code in value["codes"] if code["slug"] == "actor/egypt")
    assert egypt["use_not"] == "=SUM(1)"
    assert egypt["codable"] is False
    assert value["kinds"][2] == {"slug": "actor", "name": {"ar": "الفاعلون", "en": "Actors"}, "definition": "من يفعل؟"}
