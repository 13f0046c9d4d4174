"""Markdown as its reader sees it: structure, notes, front matter, and no word lost."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egpk_desk.document import BlockKind, Document, SpanStyle, problems
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers import markdown
from egpk_desk.readers.limits import DEFAULT_LIMITS

SAMPLE = """---
title: "أمن الغذاء العربي"
author: [ريهام سالم، أحمد علي]
date: 24 نوفمبر 2025
publisher: مركز الأفق
tags:
  - غذاء
---

# أمن الغذاء العربي

فقرة **أولى** فيها حاشية[^a] و~~مشطوب~~ و`رمز` و[رابط](http://a.b "t").\\
سطر ثانٍ^[حاشية داخل *السطر*].

## أولًا: الدوافع

3. واحد
   - داخلي
4. اثنان

- [x] تم
- [ ] لم يتم

> اقتباس طويل

![خريطة المنطقة](map.png)

| أ | ب |
|---|---|
| 1 | 2 |

```python
x = 1
  y = 2
```

<div style="display:none">نص في وسم <b>خام</b><script>bad()</script></div>

نص <!-- مخفي --> و<b>غامق</b> بلا متن[^9].

[^a]: متن الحاشية.

    فقرة ثانية للحاشية.
[^7]: حاشية بلا مرجع.
"""


def read(text: str) -> Document:
    document = markdown.read(text.encode(), "x.md", DEFAULT_LIMITS)
    assert problems(document) == []
    return document


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_structure_is_what_the_reader_sees() -> None:
    found = kinds(read(SAMPLE))
    assert found[:3] == [
        ("title", "أمن الغذاء العربي"),
        ("paragraph", "فقرة أولى فيها حاشية[1] ومشطوب ورمز ورابط. سطر ثانٍ[2]."),
        ("heading", "أولًا: الدوافع"),
    ]
    for block in (("quote", "اقتباس طويل"), ("caption", "خريطة المنطقة"), ("paragraph", "x = 1\n  y = 2"),
    ("list-item", "☑ تم"),
                  ("list-item", "☐ لم يتم"), ("paragraph", "نص في وسم خام"), ("table-cell", "2")):  # fmt: skip
        assert block in found


def test_lists_keep_their_markers_and_nesting() -> None:
    items = [(b.marker, b.level) for b in read(SAMPLE).blocks if b.kind is BlockKind.LIST_ITEM]
    assert items[:3] == [("3.", 1), ("•", 2), ("4.", 1)]


def test_notes_of_all_forms_are_joined_with_their_bodies() -> None:
    document = read(SAMPLE)
    bodies = [(n.marker, document.slice(n.body) if n.body else None) for n in document.notes]
    assert bodies == [("[1]", "متن الحاشية.\nفقرة ثانية للحاشية."), ("[2]", "حاشية داخل السطر"), ("[3]", None)]
    assert document.block_text(document.blocks[-1]) == "حاشية بلا مرجع."
    assert document.blocks[-1].kind is BlockKind.NOTE


def test_front_matter_is_metadata_and_no_text() -> None:
    document = read(SAMPLE)
    assert document.metadata.title == "أمن الغذاء العربي"
    assert document.metadata.authors == ("ريهام سالم", "أحمد علي")
    assert (document.metadata.date, document.metadata.date_as_written) == ("2025-11-24", "24 نوفمبر 2025")
    assert document.metadata.publisher == "مركز الأفق"
    assert "publisher" not in document.text


def test_a_pandoc_title_block_is_metadata() -> None:
    document = read("% عنوان الورقة\n% سلمى علي; منى زكي\n% 2024-05-01\n\nنص الورقة هنا.\n")
    assert (document.metadata.title, document.metadata.authors) == ("عنوان الورقة", ("سلمى علي", "منى زكي"))
    assert document.metadata.date == "2024-05-01"
    assert document.text == "نص الورقة هنا."


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    assert "فقرة" in read("---\n\nفقرة أولى\n\n---\n\nفقرة ثانية\n").text


def test_origin_is_the_line_of_the_source() -> None:
    document = read(SAMPLE)
    heading = next(block for block in document.blocks if block.kind is BlockKind.HEADING)
    line = int(heading.origin.removeprefix("line "))
    assert SAMPLE.split("\n")[line - 1] == "## أولًا: الدوافع"


def test_links_keep_their_address() -> None:
    spans = [s for b in read(SAMPLE).blocks for s in b.spans if s.style is SpanStyle.LINK]
    assert [span.href for span in spans] == ["http://a.b"]


def test_deep_lists_and_quotes_keep_their_words() -> None:
    source = "\n".join("  " * depth + f"- بند{depth}" for depth in range(24))
    assert words(read(source).text) == [f"بند{depth}" for depth in range(24)]
    assert read("> " * 40 + "نص").text == "نص"


def test_an_empty_source_is_refused() -> None:
    with pytest.raises(UnreadableSource):
        markdown.read(b"", "x.md", DEFAULT_LIMITS)
    with pytest.raises(UnreadableSource):
        markdown.read(b"<!-- -->\n", "x.md", DEFAULT_LIMITS)


@pytest.mark.judge
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_no_word_is_lost_against_pandoc() -> None:
    plain = subprocess.run(
        ["pandoc", "-f", "markdown+emoji", "-t", "plain", "--wrap=none"],
        input=SAMPLE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = words(read(SAMPLE).text)
    missing = [word for word in words(plain.replace("~", "")) if word not in found and not word.isdecimal()]
    assert missing == []


_WORD = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=6)
_LINE = st.lists(
    st.one_of(_WORD, _WORD.map(lambda w: f"**{w}**"), _WORD.map(lambda w: f"*{w}*"), _WORD.map(lambda w: f"[{w}](/u)")),
    min_size=1,
    max_size=5,
).map(" ".join)
_BLOCK = st.one_of(
    _LINE,
    _LINE.map(lambda line: f"## {line}"),
    _LINE.map(lambda line: f"> {line}"),
    st.lists(_LINE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    _WORD.map(lambda line: f"<div>\n{line}\n</div>"),
    st.lists(_WORD, min_size=2, max_size=2).map(
        lambda two: f"| {two[0]} | {two[1]} |\n|---|---|\n| {two[1]} | {two[0]} |"
    ),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_BLOCK, min_size=1, max_size=6))
def test_no_word_of_generated_markdown_is_lost(blocks: list[str]) -> None:
    source = "\n\n".join(blocks)
    document = read(source)
    plain = re.sub(r"\]\(/u\)|</?div>", " ", source)
    assert sorted(words(document.text)) == sorted(words(plain))


def test_a_first_heading_that_names_a_section_is_not_the_title() -> None:
    source = "---\ntitle: اقتصاد الموانئ\n---\n\n# أولًا: الخلفية\n\nنص الفقرة الأولى.\n\n# ثانيًا: الآفاق\n\nنص آخر.\n"
    document = markdown.read(source.encode(), "x.md", DEFAULT_LIMITS)
    assert document.metadata.title == "اقتصاد الموانئ"
    assert [block.kind for block in document.blocks][::2] == [BlockKind.HEADING, BlockKind.HEADING]


def test_a_heading_that_repeats_the_stated_title_is_the_title() -> None:
    document = markdown.read(
        "---\ntitle: اقتصاد الموانئ\n---\n# اقتصاد الموانئ\n\nنص.\n".encode(), "x.md", DEFAULT_LIMITS
    )
    assert document.blocks[0].kind is BlockKind.TITLE
