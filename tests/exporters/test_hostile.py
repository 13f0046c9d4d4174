"""Titles, memos, codes and passages made to break out of a format, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from html2text import html2text
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from openpyxl import load_workbook

from egpk_desk.exporters import FORMATS, export
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.latex import escape as tex
from egpk_desk.exporters.outline import Heading, outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.rtf_text import escape as rtf
from egpk_desk.library.records import Code
from egpk_desk.text.bidi import closed
from egpk_desk.text.formulas import begins_formula
from tests.exporters.conftest import excerpt

FORMULAS = (
    *('=HYPERLINK("http://x")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "  =1+1", "\u00a0=1+1", "\u200f=1+1", "＝1+1"),
    *("＋1", "－1", "＠SUM(A1)", "\u202e\u200b=1+1", "=cmd|' /C calc'!A0", "\n=1+1", "\ufeff@SUM(A1)"),
)
MARKUP = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\\input{/etc/passwd} \\write18{id} $x$ 50% {a} #1 ~ ^ _ & `'\"--",
    '{\\field{\\*\\fldinst INCLUDETEXT "/etc/passwd"}}',
    "]]> &amp; <!-- --> <?x ?>",
    "قبل\x00\x0b\ud800\ufffe بعد 😀 \u202eعكس\u202c",
    "_x0041_ سطر\r\nآخر",
)
HOSTILE = (*FORMULAS, *MARKUP)


def made(text: str) -> tuple[Excerpt, Code]:
    code = Code("c9", "driver/x", "driver", text, text, '#ff0000" onclick="x', definition=text)
    return replace(excerpt(1, text, code, document=text, memo=text), before=text, after=text), code


@pytest.mark.parametrize("format_", sorted(FORMATS))
@pytest.mark.parametrize("text", HOSTILE)
def test_the_file_is_whole_and_readable(format_: str, text: str) -> None:
    one, code = made(text)
    request = ExportRequest(format=format_, title=text, before=1, after=1, bibliography=True)
    data = export([one], request, [code])
    match format_:
        case "docx":
            Document(io.BytesIO(data))
        case "odt":
            package = zipfile.ZipFile(io.BytesIO(data))
            for name in package.namelist():
                if name.endswith(".xml"):
                    etree.fromstring(package.read(name))
        case "xlsx":
            load_workbook(io.BytesIO(data))
        case "json" | "jsonld":
            json.loads(data)
        case "rtf":
            assert _balanced(data.decode("ascii"))
        case "html":
            page = html.fromstring(data.decode())
            assert not page.xpath("//script | //img | //*[@onerror or @onclick]")
            assert len(page.xpath("//style")) == 1
        case _:
            data.decode("utf-8")


def _balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"\\[\\{}]|[{}]", text):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    one, code = made(text)
    book = load_workbook(io.BytesIO(export([one], ExportRequest(format="xlsx", before=1, after=1), [code])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    dangerous = [cell for cell in cells if begins_formula(str(cell.value))]
    assert len(dangerous) >= 6  # passage, context, memo, code's names, definition, title: to the letter
    assert all(cell.quotePrefix for cell in dangerous)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_file_begins_as_a_formula(text: str) -> None:
    one, code = made(text)
    rows = list(csv.reader(io.StringIO(export([one], ExportRequest(format="csv"), [code]).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if begins_formula(cell)]
    assert any(text.strip() in cell for row in rows for cell in row)


def test_a_csv_file_parted_by_semicolons_holds_no_formula_either() -> None:
    one, code = made("قال؛ ;=1+1;\t=2+2")
    data = export([one], ExportRequest(format="csv"), [code]).decode("utf-8-sig")
    for delimiter in ";\t|":
        rows = list(csv.reader(io.StringIO(data), delimiter=delimiter))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_an_override_in_a_passage_turns_nothing_round_behind_it() -> None:
    one, code = made("قبل \u202eعكس \u2067عزل")
    shape = outline([one], ExportRequest(format="html"), [code])
    for item in shape.items:
        assert item.text.endswith("\u2069\u202c")
        assert item.excerpt.memo.endswith("\u2069\u202c")
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", item.note.text)
    assert all(
        entry.text.endswith("\u2069\u202c") for entry in shape.entries if isinstance(entry, Heading) and entry.of
    )


@given(st.text(alphabet="ab\n\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069ع"))
def test_what_is_closed_leaves_nothing_open(text: str) -> None:
    again = closed(text)
    assert closed(again) == again
    assert again.replace("\u202c", "").replace("\u2069", "") == text.replace("\u202c", "").replace("\u2069", "")


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_can_begin_a_command_in_latex(text: str) -> None:
    written = tex(text)
    bare = re.sub(r"\\(?:[#$%&_{}]|text[a-z]+\{\})|-\{\}", "", written)
    assert not set("\\{}$&#%^_`'\"<>\n") & set(bare)


@given(st.text(max_size=60))
def test_rtf_is_ascii_and_tells_all_characters(text: str) -> None:
    written = rtf(text)
    assert written.isascii()
    assert _balanced(written)
    units = [int(number) & 0xFFFF for number in re.findall(r"\\u(-?\d+)\?", written)]
    beyond = [c for c in text if ord(c) > 126 or (ord(c) < 32 and c not in "\t\n\r")]
    said = b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le")
    assert len(said) == len(beyond)


def test_a_web_page_says_markup_as_text() -> None:
    one, code = made("<b>لا</b>")
    assert "<b>لا</b>" in html2text(export([one], ExportRequest(format="html"), [code]).decode()).replace("\\", "")
