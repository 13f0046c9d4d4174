"""Markdown with Pandoc's notes."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egpk_desk.exporters import export
from egpk_desk.exporters.markdown import escape
from egpk_desk.exporters.request import ExportRequest
from tests.exporters.conftest import CODES, WAR, excerpt

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


def written(*excerpts: object, **options: object) -> str:
    return export(excerpts, ExportRequest(format="md", **options), CODES).decode()  # type: ignore[arg-type]


def test_every_excerpt_is_a_quotation_with_a_numbered_note() -> None:
    text = written(excerpt(1, "أول\nثانٍ", WAR))
    assert "> أول\n>\n> ثانٍ[^1]\n" in text
    assert "\n[^1]: سعاد حسن، «تقرير الموانئ»" in text
    assert text.startswith("---\ntitle: ")
    assert "\ndir: rtl\n" in text


def _plain(node: object) -> str:
    if isinstance(node, list):
        return "".join(map(_plain, node))
    if isinstance(node, dict):
        match node.get("t"):
            case "Str":
                return str(node["c"])
            case "Space" | "SoftBreak":
                return " "
        return _plain(node.get("c", []))
    return ""


@pytest.mark.judge
@needs_pandoc
@pytest.mark.parametrize(
    "text",
    [
        "نص *مائل* و_خط_ و`رمز` و[1] و<b>",
        "1. ليست قائمة",
        "# ليس عنوانًا",
        "- ليس بندًا",
        "+ كذلك",
        "> وليس اقتباسًا",
        "أ | ب",
        "\\ شرطة",
        "~~محذوف~~ ^أس^ $x$ &amp; @cite :::",
        "http://example.org/a_b_c?d=e&f",
        "=====",
        "![صورة](x)",
        "10) أيضًا",
        "(1) وهذه",
        "a) letter",
        "i. roman",
        "... و--- و'س' و\"ص\" و....",
        "--",
        "a--b-c",
        "#. x",
        "-- [x]",
        ": تعريف",
        "٣. رقم",
    ],
)
def test_no_passage_is_taken_for_markup(text: str) -> None:
    source = f"> {escape(text)}[^1]\n\n[^1]: حاشية\n"
    done = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "json"], input=source, capture_output=True, text=True, check=True
    )
    (quote,) = json.loads(done.stdout)["blocks"]
    assert quote["t"] == "BlockQuote"
    (paragraph,) = quote["c"]
    assert paragraph["t"] == "Para"
    assert [inline["t"] for inline in paragraph["c"] if inline["t"] not in ("Str", "Space")] == ["Note"]
    assert _plain([inline for inline in paragraph["c"] if inline["t"] != "Note"]) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_escaping_only_adds_backslashes(text: str) -> None:
    kept = iter(escape(text))
    assert all(character in kept for character in text)  # a subsequence: nothing is dropped or reordered
