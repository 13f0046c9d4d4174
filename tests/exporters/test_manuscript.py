"""A manuscript's notes set anew by their places, and nothing else touched."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from egpk_desk.citations.csl.notes import CslNotes
from egpk_desk.citations.notes import Cited, NoteFormatter, PlainNotes
from egpk_desk.errors import Cancelled, ExportError, UnreadableSource
from egpk_desk.exporters import export
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.manuscript import Refreshed, refresh
from egpk_desk.exporters.request import ExportRequest
from tests.exporters.conftest import WAR, excerpt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Full:
    """The notes of a manuscript into which each was pasted by itself."""

    def notes(self, cited: Sequence[Cited]):  # type: ignore[no-untyped-def]
        return [note for one in cited for note in PlainNotes().notes([one])]


def pasted(*documents: str) -> tuple[bytes, dict[str, Excerpt]]:
    """A manuscript that quotes these documents, one after the other, each with a full note."""
    excerpts = []
    for number, document in enumerate(documents, start=1):
        one = excerpt(number, f"اقتباس {number}", WAR, document=document)
        excerpts.append(replace(one, highlight=replace(one.highlight, id=str(uuid.UUID(int=number)))))
    data = export(excerpts, ExportRequest(format="docx", group_by="none", formatter=Full), [])
    return data, {one.highlight.id: one for one in excerpts}


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(f"word/{name}.xml"))


def changed(data: bytes, name: str, change: Callable[[etree._Element], None]) -> bytes:
    """The document with one part changed as an author would in Word."""
    root = part(data, name)
    change(root)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for entry in before.infolist():
            new = etree.tostring(root) if entry.filename == f"word/{name}.xml" else before.read(entry)
            after.writestr(entry, new)
    return stream.getvalue()


def notes(data: bytes, name: str = "footnotes") -> dict[str, str]:
    return {
        str(note.get(f"{W}id")): "".join(t.text or "" for t in note.iter(f"{W}t")).strip()
        for note in part(data, name)
        if note.get(f"{W}type") is None
    }


def set_anew(data: bytes, known: dict[str, Excerpt], formatter: NoteFormatter | None = None, **more: bool) -> Refreshed:
    def find(id_: str) -> Cited | None:
        return known[id_].cited if id_ in known else None

    return refresh(data, "مقال.docx", find, formatter or PlainNotes(), **more)


def test_full_notes_become_first_repeated_and_the_same_again() -> None:
    data, known = pasted("أ", "أ", "ب", "أ")
    made = set_anew(data, known)
    said = notes(made.data)
    assert said["1"].startswith("سعاد حسن، «أ»، دار")
    assert said["2"].startswith("المرجع نفسه")
    assert said["3"].startswith("سعاد حسن، «ب»، دار")
    assert "مرجع سابق" in said["4"]
    assert (made.notes, made.changed, made.unknown, made.sources) == (4, 2, (), 2)


def test_when_a_paragraph_moves_its_note_is_set_for_its_new_place() -> None:
    data, known = pasted("أ", "أ", "ب")
    once = set_anew(data, known).data

    def move(root: etree._Element) -> None:
        quoted = [p for p in root.iter(f"{W}p") if p.find(f".//{W}footnoteReference") is not None]
        quoted[0].addprevious(quoted[1])

    said = notes(set_anew(changed(once, "document", move), known).data)
    assert said["2"].startswith("سعاد حسن، «أ»")
    assert said["1"].startswith("المرجع نفسه")


def test_an_author_s_own_note_between_two_parts_them() -> None:
    data, known = pasted("أ", "أ")

    def write(root: etree._Element) -> None:
        note = etree.SubElement(root, f"{W}footnote", {f"{W}id": "9"})
        etree.SubElement(etree.SubElement(etree.SubElement(note, f"{W}p"), f"{W}r"), f"{W}t").text = "انظر أيضًا غيره."

    def refer(root: etree._Element) -> None:
        first = next(p for p in root.iter(f"{W}p") if p.find(f".//{W}footnoteReference") is not None)
        run = etree.SubElement(first, f"{W}r")
        etree.SubElement(run, f"{W}footnoteReference", {f"{W}id": "9"})

    said = notes(set_anew(changed(changed(data, "footnotes", write), "document", refer), known).data)
    assert "مرجع سابق" in said["2"]
    assert said["9"] == "انظر أيضًا غيره."


def test_what_the_author_wrote_around_a_citation_stays() -> None:
    data, known = pasted("أ", "أ")

    def write(root: etree._Element) -> None:
        note = next(n for n in root if n.get(f"{W}id") == "2")
        field = next(r for r in note.iter(f"{W}r") if r.find(f"{W}fldChar") is not None)
        before = etree.Element(f"{W}r")
        etree.SubElement(before, f"{W}t").text = "قارن: "
        field.addprevious(before)
        etree.SubElement(etree.SubElement(note[0], f"{W}r"), f"{W}t").text = " وهو رأي شائع."

    said = notes(set_anew(changed(data, "footnotes", write), known).data)["2"]
    assert re.fullmatch("قارن: المرجع نفسه.* وهو رأي شائع\\.", said)


def test_the_look_that_the_author_gave_a_note_stays() -> None:
    data, known = pasted("أ", "أ")

    def dress(root: etree._Element) -> None:
        for text in list(root.iter(f"{W}t")):
            run = text.getparent()
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = etree.Element(f"{W}rPr")
                run.insert(0, properties)
            properties.insert(0, etree.Element(f"{W}szCs", {f"{W}val": "31"}))

    made = part(set_anew(changed(data, "footnotes", dress), known).data, "footnotes")
    runs = [r for r in made.iter(f"{W}r") if "المرجع نفسه" in (r.findtext(f"{W}t") or "")]
    assert [r.find(f"{W}rPr/{W}szCs").get(f"{W}val") for r in runs] == ["31"]
    assert [child.tag.removeprefix(W) for child in runs[0].find(f"{W}rPr")] == ["szCs", "rtl"]


def test_a_latin_citation_turns_its_note_unless_the_author_wrote_in_it() -> None:
    data, known = pasted("A", "B", "B")
    english = {
        id_: replace(one, cited=replace(one.cited, metadata=replace(one.cited.metadata, language="en")))
        for id_, one in known.items()
    }

    def write(root: etree._Element) -> None:
        note = next(n for n in root if n.get(f"{W}id") == "3")
        etree.SubElement(etree.SubElement(note[0], f"{W}r"), f"{W}t").text = " وفيه نظر."

    made = part(set_anew(changed(data, "footnotes", write), english).data, "footnotes")
    bidi = [note.find(f"{W}p/{W}pPr/{W}bidi") for note in made if note.get(f"{W}type") is None]
    assert [None if one is None else one.get(f"{W}val") for one in bidi] == ["0", "0", None]


def test_all_other_parts_stay_byte_for_byte_and_the_text_stays_as_it_was() -> None:
    data, known = pasted("أ", "أ", "ب")
    made = set_anew(data, known, with_list=False).data
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert before.namelist() == after.namelist()
        for name in before.namelist():
            if name != "word/footnotes.xml":
                assert before.read(name) == after.read(name), name
    with_list = part(set_anew(data, known).data, "document")
    body = with_list.find(f"{W}body")
    old = [etree.tostring(p, method="c14n") for p in part(data, "document").find(f"{W}body")]
    new = [etree.tostring(p, method="c14n") for p in body]
    assert new[: len(old) - 1] == old[:-1]
    assert new[-1] == old[-1]
    assert len(new) == len(old) + 3  # a heading and two sources


def test_doing_it_twice_changes_nothing_and_keeps_one_list() -> None:
    data, known = pasted("أ", "أ", "ب")
    once = set_anew(data, known)
    twice = set_anew(once.data, known)
    assert twice.changed == 0
    for name in ("document", "footnotes"):
        assert etree.tostring(part(once.data, name), method="c14n") == etree.tostring(
            part(twice.data, name), method="c14n"
        )


def test_an_exported_list_of_sources_is_the_one_that_is_set_anew() -> None:
    one = excerpt(1, "اقتباس", WAR, document="أ")
    one = replace(one, highlight=replace(one.highlight, id=str(uuid.UUID(int=7))))
    data = export([one], ExportRequest(format="docx", bibliography=True), [WAR])
    made = set_anew(data, {one.highlight.id: one}, CslNotes("apa"))
    paragraphs = [p.text for p in Document(io.BytesIO(made.data)).paragraphs]
    assert paragraphs.count("قائمة المراجع") == 1
    assert len(paragraphs) == len([p.text for p in Document(io.BytesIO(data)).paragraphs])


@pytest.mark.parametrize("style", ["arabic-notes", "arabic-author-date", "apa", "ieee", "chicago-notes-bibliography"])
def test_notes_follow_any_style(style: str) -> None:
    data, known = pasted("أ", "أ", "ب", "أ")
    formatter = CslNotes(style)
    made = set_anew(data, known, formatter)
    expected = [note.text for note in formatter.notes([one.cited for one in known.values()])]
    assert list(notes(made.data).values()) == [text.strip() for text in expected]


def test_a_highlight_that_is_not_known_leaves_its_note_as_it_is_and_is_named() -> None:
    data, known = pasted("أ", "أ")
    (first, *_) = known
    before = notes(data)["1"]
    made = set_anew(data, {id_: one for id_, one in known.items() if id_ != first})
    assert made.unknown == (first,)
    assert notes(made.data)["1"] == before
    assert notes(made.data)["2"].startswith("سعاد حسن")  # what stands before it is not known to be the same


def test_a_note_whose_reference_was_deleted_with_tracking_counts_no_more() -> None:
    data, known = pasted("أ", "أ")

    def delete(root: etree._Element) -> None:
        run = next(root.iter(f"{W}footnoteReference")).getparent()
        gone = etree.Element(f"{W}del", {f"{W}id": "5", f"{W}author": "س"})
        run.addprevious(gone)
        gone.append(run)

    assert notes(set_anew(changed(data, "document", delete), known).data)["2"].startswith("سعاد حسن")


def test_a_document_without_such_notes_is_told_of() -> None:
    stream = io.BytesIO()
    Document().save(stream)
    with pytest.raises(ExportError):
        set_anew(stream.getvalue(), {})


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_document_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        set_anew(data, {})


def test_entities_in_a_part_are_refused() -> None:
    data, known = pasted("أ")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == "word/footnotes.xml":
                content = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + content[content.index(b"<w:") :]
            after.writestr(entry, content)
    with pytest.raises(UnreadableSource):
        set_anew(stream.getvalue(), known)


@given(st.permutations(range(6)), st.lists(st.sampled_from("أبج"), min_size=6, max_size=6))
@settings(max_examples=25, deadline=None)
def test_wherever_paragraphs_go_notes_are_those_of_their_new_order(order: list[int], documents: list[str]) -> None:
    data, known = pasted(*documents)

    def move(root: etree._Element) -> None:
        quoted = [p for p in root.iter(f"{W}p") if p.find(f".//{W}footnoteReference") is not None]
        end = quoted[-1].getnext()
        for place in order:
            end.addprevious(quoted[place])

    made = set_anew(changed(data, "document", move), known)
    excerpts = list(known.values())
    expected = PlainNotes().notes([excerpts[place].cited for place in order])
    said = notes(made.data)
    assert [said[str(place + 1)] for place in order] == [note.text for note in expected]


FOREIGN = """<w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>خلية</w:t></w:r>
<w:r><w:footnoteReference w:id="77"/></w:r></w:p></w:tc>
<w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:commentRangeStart w:id="0"/><w:ins w:id="90" w:author="زميلة">
<w:r><w:t xml:space="preserve">زيد </w:t></w:r></w:ins>
<w:del w:id="91" w:author="زميلة"><w:r><w:delText>حُذف</w:delText></w:r></w:del><w:commentRangeEnd w:id="0"/>
<w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">
<wps:txbx><w:txbxContent><w:p><w:r><w:t>في إطار</w:t></w:r></w:p>
</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict>
<v:textbox><w:txbxContent><w:p><w:r><w:t>في إطار</w:t></w:r></w:p>
</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
<!-- ما كتبه غيرنا --><w:p><w:r><w:t>نص &#13;&amp; نص</w:t></w:r></w:p></w:body>"""


def in_company(data: bytes) -> bytes:
    """The manuscript with what other hands put into one: a table, tracked changes, a comment, text boxes, own notes."""

    def text(root: etree._Element) -> None:
        body = root.find(f"{W}body")
        assert body is not None
        quoted = [p for p in body if p.find(f".//{W}footnoteReference") is not None]
        cell_of_quotation = None
        for number, block in enumerate(list(etree.fromstring(FOREIGN))):
            quoted[min(number, len(quoted) - 1)].addprevious(block)
            if block.tag == f"{W}tbl":
                cell_of_quotation = block[-1][-1]
        assert cell_of_quotation is not None
        cell_of_quotation.replace(cell_of_quotation[-1], quoted[1])  # a quotation of ours stands in the table too

    def own_note(root: etree._Element) -> None:
        root.append(
            etree.fromstring(
                f'<w:footnote xmlns:w="{W[1:-1]}" w:id="77"><w:p><w:r><w:t>حاشية المؤلف</w:t></w:r></w:p></w:footnote>'
            )
        )

    data = changed(changed(data, "document", text), "footnotes", own_note)
    other = {
        "comments": f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="0"><w:p/></w:comment></w:comments>',
        "endnotes": f'<w:endnotes xmlns:w="{W[1:-1]}"><w:endnote w:id="2"><w:p><w:r><w:t>ختامية</w:t></w:r></w:p>'
        "</w:endnote></w:endnotes>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for entry in before.infolist():
            said = (
                before.read(entry).decode() if entry.filename.endswith((".rels", "Types].xml")) else before.read(entry)
            )
            if entry.filename == "word/_rels/document.xml.rels":
                assert isinstance(said, str)
                office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                more = "".join(f'<Relationship Id="x{k}" Type="{office}/{k}" Target="{k}.xml"/>' for k in other)
                said = said.replace("</Relationships>", f"{more}</Relationships>")
            elif entry.filename == "[Content_Types].xml":
                assert isinstance(said, str)
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
                more = "".join(f'<Override PartName="/word/{k}.xml" ContentType="{kind}.{k}+xml"/>' for k in other)
                said = said.replace("</Types>", f"{more}</Types>")
            after.writestr(entry, said)
        for name, said in other.items():
            after.writestr(f"word/{name}.xml", said)
    return stream.getvalue()


@pytest.mark.parametrize("with_list", [False, True])
def test_tables_changes_comments_text_boxes_and_foreign_notes_stay_as_they_were(with_list: bool) -> None:
    data, known = pasted("أ", "أ", "أ", "ب")
    data = in_company(data)
    made = set_anew(data, known, with_list=with_list)
    said = notes(made.data)
    assert said["77"] == "حاشية المؤلف"
    assert (made.notes, made.unknown) == (4, ())
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(made.data)) as after:
        assert before.namelist() == after.namelist()
        touched = {"word/footnotes.xml"} | ({"word/document.xml"} if with_list else set())
        for name in before.namelist():
            assert name in touched or before.read(name) == after.read(name), name
    was, now = part(data, "document"), part(made.data, "document")
    body = now.find(f"{W}body")
    assert body is not None
    if with_list:  # the heading and the two sources that were put before the last section
        for added in list(body)[-4:-1]:
            body.remove(added)
    assert etree.tostring(now, method="c14n") == etree.tostring(was, method="c14n")


def test_notes_count_in_the_order_of_the_text_through_tables_and_past_foreign_ones() -> None:
    data, known = pasted("أ", "أ", "أ", "ب")
    made = set_anew(in_company(data), known)
    order = [one.get(f"{W}id") for one in part(made.data, "document").iter(f"{W}footnoteReference")]
    said = notes(made.data)
    ours = [said[str(id_)] for id_ in order if id_ != "77"]
    assert ours[0].startswith("سعاد حسن، «أ»")
    assert sum(text.startswith("سعاد حسن، «أ»، دار") for text in ours) == 1
    at = order.index("77")
    follower = said[str(order[at + 1])]
    assert not follower.startswith("المرجع نفسه")  # the author's note stands between


def test_setting_anew_tells_how_far_it_is_and_stops_when_cancelled() -> None:
    data, known = pasted(*(f"doc-{number % 7}" for number in range(120)))

    def find(highlight: str) -> Cited | None:
        return known[highlight].cited

    told: list[tuple[int, int]] = []
    refresh(data, "a.docx", find, CslNotes("arabic-notes"), progress=lambda *step: told.append(step))
    assert told == sorted(told)
    assert told[-1] == (120, 120)
    assert len(told) > 3
    for after in (0, 50, 130, 300):
        asked = iter(range(10_000))
        with pytest.raises(Cancelled):
            refresh(data, "a.docx", find, PlainNotes(), cancelled=lambda a=asked, n=after: next(a) >= n)  # type: ignore[misc]


def test_sections_contents_moves_and_instructions_in_pieces_are_followed_and_stay() -> None:
    data, known = pasted("أ", "أ", "ب", "أ", "أ")
    space = f'xmlns:w="{W[1:-1]}"'
    section = (
        f'<w:p {space}><w:pPr><w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906"'
        ' w:orient="landscape"/><w:bidi/></w:sectPr></w:pPr></w:p>'
    )
    contents = (
        f'<w:sdt {space}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        '<w:sdtContent><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="_Toc1"><w:r><w:t>مقدمة</w:t></w:r>'
        '</w:hyperlink><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
    )

    def within(run: etree._Element, tag: str, number: str) -> None:
        around = etree.Element(f"{W}{tag}", {f"{W}id": number, f"{W}author": "زميلة"})
        run.addprevious(around)
        around.append(run)

    def text(root: etree._Element) -> None:
        body = root.find(f"{W}body")
        assert body is not None
        runs = [one.getparent() for one in body.iter(f"{W}footnoteReference")]
        quoted = [next(run.iterancestors(f"{W}p")) for run in runs]
        quoted[2].addprevious(etree.fromstring(section))
        body.insert(0, etree.fromstring(contents))
        within(runs[1], "ins", "500")
        left = deepcopy(runs[3])  # moved down: where it was, its reference still stands
        quoted[0].append(left)
        within(left, "moveFrom", "501")
        within(runs[3], "moveTo", "502")

    def in_pieces(root: etree._Element) -> None:
        said = next(root.iter(f"{W}instrText"))
        whole, run = said.text or "", said.getparent()
        other = deepcopy(run)
        said.text, other.find(f"{W}instrText").text = whole[:11], whole[11:]
        run.addnext(other)

    data = changed(changed(data, "document", text), "footnotes", in_pieces)
    made = set_anew(data, known, with_list=True)
    assert (made.notes, made.sources) == (5, 2)
    said = notes(made.data)
    assert said["1"].startswith("سعاد حسن، «أ»، دار")
    assert said["2"].startswith("المرجع نفسه")
    assert "مرجع سابق" in said["4"]
    assert said["5"].startswith("المرجع نفسه")
    body = part(made.data, "document").find(f"{W}body")
    assert body is not None
    assert body[-1].tag == f"{W}sectPr", "the list stands in the last section"
    assert len(list(body.iter(f"{W}sectPr"))) == 2
    for added in list(body)[-4:-1]:
        body.remove(added)
    was = part(data, "document").find(f"{W}body")
    assert etree.tostring(body, method="c14n") == etree.tostring(was, method="c14n")
    assert set_anew(made.data, known, with_list=True).data == made.data
