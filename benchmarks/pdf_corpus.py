# ruff: noqa: E501, UP031  # templates of other languages
"""Arabic PDFs with their true text, made by the producers that are installed: random layouts from the sample reports.

A case is a list of items (headings, paragraphs, list items, tables, notes) and a layout; each producer sets it in its own
way. The truth is the canonical text that a reader should give: blocks a line each, notes as ``[n]`` with their bodies
after the last block, running heads and page numbers left out.
"""

from __future__ import annotations

import html
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MIXED = ROOT / "tests" / "fixtures" / "pdf" / "mixed_lines.txt"
_NOTE = re.compile(r"\{\{(.*?)\}\}")


@dataclass(frozen=True)
class Item:
    """``kind``: title, heading, paragraph, item, number (an item of a numbered list) or table.

    A note's body stands in the text as ``{{body}}``.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Case:
    name: str
    items: tuple[Item, ...]
    font: str = "Amiri"
    columns: int = 1
    heads: bool = False
    size: float = 12
    rtl: bool = True
    align: str = "justify"
    indent: bool = False  # paragraphs begin with an indent, and no room between them
    ruled: bool = True  # whether tables have lines
    leading: float = 1.7
    gap: float = 8  # mm between columns
    margin: float = 22  # mm

    @property
    def truth(self) -> str:
        lines: list[str] = []
        bodies: list[str] = []

        def mark(match: re.Match[str]) -> str:
            bodies.append(match[1])
            return f"[{len(bodies)}]"

        for item, count in numbered(self.items):
            if item.kind == "table":
                lines += [" ".join(_NOTE.sub(mark, cell) for cell in row) for row in item.rows]
            elif item.kind == "item":
                lines.append("• " + _NOTE.sub(mark, item.text))
            elif item.kind == "number":
                lines.append(f"{count}. " + _NOTE.sub(mark, item.text))
            else:
                lines.append(_NOTE.sub(mark, item.text))
        return "\n".join(lines + bodies) + "\n"


def numbered(items: Iterable[Item]) -> Iterator[tuple[Item, int]]:
    """Each item with its number in the numbered list that it stands in, 0 for others."""
    count = 0
    for item in items:
        count = count + 1 if item.kind == "number" else 0
        yield item, count


def reports() -> list[str]:
    """Paragraphs of the sample reports, without note markers."""
    found: list[str] = []
    for name in ("uae-indonesia.txt", "saudi-india.md"):
        text = (ROOT / "sample_docs" / name).read_text("utf-8")
        for line in text.splitlines():
            clean = re.sub(r"\s?\[\^?\w+\]:?|[*_#>|`]", "", line).strip()
            if len(clean) > 80 and "http" not in clean:
                found.append(clean)
    return found


def mixed() -> list[str]:
    return MIXED.read_text("utf-8").splitlines()


def _table(rng: random.Random) -> Item:
    years = [str(2018 + i) for i in range(4)]
    names = ["مصر", "باكستان", "المملكة العربية السعودية", "الهند", "إندونيسيا", "تركيا", "عُمان", "إيران"]
    rng.shuffle(names)
    rows = [("الدولة", *years)]
    rows += [
        (
            name,
            *(
                rng.choice([f"{rng.random() * 20:.1f}", f"{rng.randint(3, 99)}%", f"{rng.randint(1000, 9999):,}"])
                for _ in years
            ),
        )
        for name in names[:6]
    ]
    return Item("table", rows=tuple(rows))


def report(
    name: str,
    seed: int,
    paragraphs: int = 14,
    notes: bool = False,
    table: bool = False,
    lists: bool = True,
    **layout: object,
) -> Case:
    rng = random.Random(seed)
    body = reports()
    rng.shuffle(body)
    lines = mixed()
    rng.shuffle(lines)
    items = [Item("title", "دوافع الشراكة وأبعادها في عالم متغير")]
    heads = ["أولًا: دوافع العلاقة", "ثانيًا: أبعاد العلاقة", "ثالثًا: آفاق المستقبل", "خاتمة"]
    for i, text in enumerate(body[:paragraphs]):
        if i % 4 == 0 and heads:
            items.append(Item("heading", heads.pop(0)))
        if notes and i % 2:
            words = text.split(" ")
            at = rng.randint(3, len(words) - 2)
            words[at] += "{{" + lines[i] + "}}"
            text = " ".join(words)
        items.append(Item("paragraph", text))
        if lists and i % 5 == 2:
            items += [Item("item", lines[20 + i + j]) for j in range(3)]
        if table and i == 3:
            items.append(_table(rng))
    return Case(name, tuple(items), **layout)  # type: ignore[arg-type]


def cases(seed: int = 7) -> list[Case]:
    lines = tuple(Item("paragraph", line) for line in mixed())
    return [
        Case("mixed", lines, font="Amiri"),
        Case("mixed-naskh", lines, font="Noto Naskh Arabic", size=11),
        Case("mixed-cols", lines, font="Noto Naskh Arabic", size=10, columns=2),
        report("plain-amiri", seed),
        report("plain-scheh", seed + 1, font="Scheherazade", size=14),
        report("plain-kacst", seed + 2, font="KacstBook", align="start"),
        report("plain-notosans", seed + 3, font="Noto Sans Arabic", size=11),
        report("plain-kufi", seed + 4, font="Noto Kufi Arabic", size=10),
        report("plain-dejavu", seed + 5, font="DejaVu Sans", size=11, heads=True),
        report("heads-naskh", seed + 6, font="Noto Naskh Arabic", heads=True, paragraphs=22),
        report("table-notes", seed + 7, notes=True, table=True, heads=True, font="Amiri"),
        report("cols2", seed + 8, columns=2, size=11),
        report("cols2-notes", seed + 9, columns=2, size=10, heads=True, table=True, font="Noto Naskh Arabic"),
        report("cols3", seed + 10, columns=3, size=9, paragraphs=20, font="Noto Naskh Arabic", align="start"),
        report("cols3-amiri", seed + 11, columns=3, size=10, paragraphs=20),
        report("arabeyes", seed + 12, font="AlArabiya", size=12),
    ]


FACES = (
    "Amiri", "Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic", "DejaVu Sans", "Scheherazade", "KacstOne",
    "KacstBook", "IBM Plex Sans Arabic", "Cairo", "Tajawal", "Lateef", "Harmattan", "Lemonada", "AlArabiya",
)  # fmt: skip
_JOINED = "بتثجحخسشصضطظعغفقكلمنهي"


def with_tashkeel(text: str, rng: random.Random, share: float) -> str:
    """The text with marks on some of its letters, shadda with a vowel among them, as no dictionary but any page has."""
    out: list[str] = []
    for at, sign in enumerate(text):
        out.append(sign)
        marked = at + 1 < len(text) and "\u064b" <= text[at + 1] <= "\u0652"
        if sign in _JOINED and not marked and rng.random() < share:
            out.append(rng.choice(("\u064e", "\u064f", "\u0650", "\u0652", "\u0651", "\u0651\u064e", "\u0651\u0650")))
    return "".join(out)


def random_cases(seed: int, count: int) -> list[Case]:
    """Cases whose face, size, columns, alignment, notes, tables and tashkeel are drawn by lot."""
    rng = random.Random(seed)
    found: list[Case] = []
    for number in range(count):
        columns = rng.choice((1, 1, 1, 2))
        case = report(
            f"r{seed}-{number}", rng.randrange(10**6), paragraphs=rng.randint(6, 14), notes=rng.random() < 0.3 and columns == 1,
            table=rng.random() < 0.3, lists=rng.random() < 0.6, font=FACES[(seed + number) % len(FACES)], columns=columns,
            heads=rng.random() < 0.4, size=rng.choice((9, 10, 11, 12, 13.5)) - (columns == 2), align=rng.choice(("justify", "start")),
        )  # fmt: skip
        share = rng.choice((0.0, 0.0, 0.15))
        items = tuple(
            Item(item.kind, with_tashkeel(item.text, rng, share) if item.kind == "paragraph" else item.text, item.rows)
            for item in case.items
        )
        found.append(replace(case, items=items))
    return found


HEAD = "تقارير المركز: سلسلة الشراكات"


def _html_text(text: str, notes: list[str], floated: bool) -> str:
    out = []
    at = 0
    for match in _NOTE.finditer(text):
        out.append(html.escape(text[at : match.start()], quote=False))
        if floated:
            out.append(f'<span class="fn">{html.escape(match[1], quote=False)}</span>')
        else:
            notes.append(match[1])
            out.append(f"<sup>{len(notes)}</sup>")
        at = match.end()
    out.append(html.escape(text[at:], quote=False))
    return "".join(out)


def as_html(case: Case, floated: bool = False) -> str:
    notes: list[str] = []
    body: list[str] = []
    open_list = ""
    for item in case.items:
        kind = {"item": "ul", "number": "ol"}.get(item.kind, "")
        if kind != open_list:
            body += [f"</{open_list}>"] * bool(open_list) + [f"<{kind}>"] * bool(kind)
            open_list = kind
        if item.kind == "table":
            body.append(
                "<table>"
                + "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in item.rows)
                + "</table>"
            )
            continue
        tag = {"title": "h1", "heading": "h2", "paragraph": "p", "item": "li", "number": "li"}[item.kind]
        latin = ' dir="ltr"' if re.match(r"[\"“(]?[A-Za-z]", item.text) and case.name.startswith("mixed") else ""
        body.append(f"<{tag}{latin}>{_html_text(item.text, notes, floated)}</{tag}>")
    if open_list:
        body.append(f"</{open_list}>")
    if notes:
        body.append(
            '<div class="notes">'
            + "".join(f"<p><sup>{i}</sup> {html.escape(n, quote=False)}</p>" for i, n in enumerate(notes, 1))
            + "</div>"
        )
    columns = f"columns:{case.columns};column-gap:{case.gap}mm;" if case.columns > 1 else ""
    paragraph = "margin:0;text-indent:1.6em" if case.indent else "margin:0 0 .6em"
    border = "border:1px solid #888;" if case.ruled else ""
    margins = (
        '@page{@top-center{content:"%s";font-size:9pt}@bottom-center{content:counter(page);font-size:9pt}}' % HEAD
        if case.heads
        else ""
    )
    return f"""<!doctype html><html lang="{"ar" if case.rtl else "en"}" dir="{"rtl" if case.rtl else "ltr"}"><meta charset="utf-8"><style>
@page{{size:A4;margin:{case.margin}mm}}{margins}
body{{font-family:'{case.font}','DejaVu Sans';font-size:{case.size}pt;line-height:{case.leading};margin:0;{columns}}}
h1{{font-size:1.7em}}h2{{font-size:1.3em}}p{{text-align:{case.align};{paragraph}}}table{{border-collapse:collapse;width:100%}}
td{{{border}padding:3px 6px}}sup{{font-size:.65em;line-height:0}}.notes{{font-size:.8em;margin-top:2em;border-top:1px solid #888}}
.fn{{float:footnote;font-size:.8em}}li{{margin:.2em 0}}</style><body>{"".join(body)}</body></html>"""


def chromium(case: Case, out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(as_html(case), "utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def weasyprint(case: Case, out: Path) -> None:
    import weasyprint as engine

    engine.HTML(string=as_html(case, floated=True)).write_pdf(str(out))


_FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>
<style:font-face style:name="F" svg:font-family="'{font}'"/></office:font-face-decls><office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties {paragraph} style:writing-mode="{mode}" fo:line-height="150%"/>
<style:text-properties style:font-name="F" fo:font-size="{size}pt" style:font-name-complex="F" style:font-size-complex="{size}pt" style:language-complex="ar"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" style:writing-mode="{mode}" {indent}/></style:style>
<style:style style:name="L" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="start" style:writing-mode="lr-tb"/></style:style>
<style:style style:name="H1" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-indent="0cm" fo:text-align="start"/><style:text-properties fo:font-size="20pt" style:font-size-complex="20pt" fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="H2" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-indent="0cm" fo:text-align="start"/><style:text-properties fo:font-size="15pt" style:font-size-complex="15pt" fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:paragraph-properties style:writing-mode="{mode}" fo:margin-bottom="0cm" fo:line-height="100%"/><style:text-properties fo:font-size="9pt" style:font-size-complex="9pt"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Up" style:num-format="1" text:start-value="0" text:footnotes-position="page"/>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>
</office:styles><office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm" style:writing-mode="{mode}">{columns}</style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>
<style:style style:name="T" style:family="table"><style:table-properties style:writing-mode="{mode}" table:align="margins"/></style:style><style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" {border}/></style:style><style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-indent="0cm" fo:text-align="start" style:writing-mode="{mode}" fo:line-height="110%" fo:margin-bottom="0cm"/></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P">{heads}</style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def as_fodt(case: Case) -> str:
    count = 0

    def text_of(text: str) -> str:
        nonlocal count
        parts: list[str] = []
        at = 0
        for match in _NOTE.finditer(text):
            count += 1
            parts.append(html.escape(text[at : match.start()], quote=False))
            parts.append(
                f'<text:note text:note-class="footnote" text:id="n{count}"><text:note-citation>{count}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="Footnote">{html.escape(match[1], quote=False)}</text:p></text:note-body></text:note>'
            )
            at = match.end()
        return "".join(parts) + html.escape(text[at:], quote=False)

    body: list[str] = []
    for item, number in numbered(case.items):
        if item.kind == "table":
            cells = "".join(
                "<table:table-row>"
                + "".join(
                    f'<table:table-cell table:style-name="C"><text:p text:style-name="Cell">{html.escape(c)}</text:p></table:table-cell>'
                    for c in row
                )
                + "</table:table-row>"
                for row in item.rows
            )
            body.append(
                f'<table:table table:style-name="T"><table:table-column table:number-columns-repeated="{len(item.rows[0])}"/>{cells}</table:table>'
            )
        elif item.kind in ("item", "number"):
            again = ' text:continue-numbering="true"' if number > 1 else ""
            body.append(
                f'<text:list text:style-name="{"N" if number else "B"}"{again}><text:list-item><text:p text:style-name="Standard">{text_of(item.text)}</text:p></text:list-item></text:list>'
            )
        else:
            latin = re.match(r"[\"“(]?[A-Za-z]", item.text) and case.name.startswith("mixed")
            style = {"title": "H1", "heading": "H2"}.get(item.kind, "L" if latin else "Standard")
            body.append(f'<text:p text:style-name="{style}">{text_of(item.text)}</text:p>')
    columns = (
        f'<style:columns fo:column-count="{case.columns}" fo:column-gap="{case.gap / 10}cm"/>'
        if case.columns > 1
        else ""
    )
    heads = (
        f'<style:header><text:p text:style-name="Standard">{HEAD}</text:p></style:header><style:footer><text:p text:style-name="Standard"><text:page-number/></text:p></style:footer>'
        if case.heads
        else ""
    )
    return _FODT.format(
        font=case.font,
        size=case.size,
        align=case.align,
        columns=columns,
        heads=heads,
        body="".join(body),
        mode="rl-tb" if case.rtl else "lr-tb",
        border='fo:border="0.5pt solid #000000"' if case.ruled else "",
        paragraph='fo:margin-bottom="0cm"' if case.indent else 'fo:margin-bottom="0.2cm"',
        indent='fo:text-indent="0.6cm"' if case.indent else "",
    )


def libreoffice(case: Case, out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source.fodt"
        source.write_text(as_fodt(case), "utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        shutil.copy(Path(folder) / "source.pdf", out)


_TEX = r"""\documentclass[%(size)spt]{article}\usepackage[a4paper,margin=22mm]{geometry}\usepackage{multicol}\usepackage{fontspec}\usepackage{fancyhdr}
\setmainfont{DejaVu Sans}\newfontfamily\ar[Script=Arabic,Scale=1.1]{%(font)s}\usepackage{bidi}
\TeXXeTstate=1\parindent0pt\parskip6pt\linespread{1.4}\pagestyle{%(style)s}\fancyhf{}\fancyhead[C]{\ar %(head)s}\fancyfoot[C]{\thepage}
\begin{document}\setRTL\ar\sloppy %(start)s
%(body)s
%(stop)s\end{document}"""


def _tex(text: str) -> str:
    text = (
        re.sub(r"([#$%&_])", r"\\\1", text.replace("\\", ""))
        .replace("~", r"\textasciitilde{}")
        .replace("^", "")
        .replace("{\\{", "{{")
    )
    # Runs of Latin are set from left to right, as an author would have to do here.
    return re.sub(
        r"[A-Za-z][A-Za-z0-9@:/?=&_.\\-]*(?: (?:[A-Za-z0-9][A-Za-z0-9@:/?=&_.\\-]*))*",
        lambda m: r"\LR{" + m[0] + "}",
        text,
    )


def xelatex(case: Case, out: Path) -> None:
    body: list[str] = []
    for item, number in numbered(case.items):
        if item.kind == "table":
            rows = r"\\".join(" & ".join(_tex(c) for c in row) for row in item.rows)
            body.append(r"\begin{tabular}{" + "|r" * len(item.rows[0]) + "|}" + rows + r"\end{tabular}")
            continue
        parts: list[str] = []
        at = 0
        for match in _NOTE.finditer(item.text):
            parts += [_tex(item.text[at : match.start()]), r"\RTLfootnote{\ar " + _tex(match[1]) + "}"]
            at = match.end()
        parts.append(_tex(item.text[at:]))
        text = "".join(parts)
        size = {"title": r"{\Huge ", "heading": r"{\Large "}.get(item.kind, "{")
        mark = _label(item, number)
        body.append(size + mark + text + r"\par}")
    source = _TEX % {
        "size": 12 if case.size > 11.5 else 11 if case.size > 10.5 else 10, "font": case.font, "head": HEAD,
        "style": "fancy" if case.heads else "empty", "body": "\n\n".join(body),
        "start": rf"\begin{{multicols}}{{{case.columns}}}" if case.columns > 1 else "", "stop": r"\end{multicols}" if case.columns > 1 else "",
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "source.tex").write_text(source, "utf-8")
        for _ in range(1 + ("{{" in str(case.items))):
            subprocess.run(
                ["xelatex", "-interaction=batchmode", "source.tex"],
                cwd=folder,
                capture_output=True,
                timeout=180,
                check=False,
            )
        shutil.copy(Path(folder) / "source.pdf", out)


def typst(case: Case, out: Path) -> None:
    import typst as engine

    def escaped(text: str) -> str:
        return re.sub(r"([\\#$*_`<>@~\[\]=/+\-'\"])", r"\\\1", text)

    body: list[str] = []
    for item in case.items:
        if item.kind == "table":
            cells = ", ".join(f"[{escaped(cell)}]" for row in item.rows for cell in row)
            body.append(f"#table(columns: {len(item.rows[0])}, {cells})")
            continue
        parts: list[str] = []
        at = 0
        for match in _NOTE.finditer(item.text):
            parts += [escaped(item.text[at : match.start()]), f"#footnote[{escaped(match[1])}]"]
            at = match.end()
        text = "".join(parts) + escaped(item.text[at:])
        latin = re.match(r"[\"“(]?[A-Za-z]", item.text) and case.name.startswith("mixed")
        mark = {
            "title": f'#text(size: 20pt, weight: "bold")[{text}]',
            "heading": f"= {text}",
            "item": f"- {text}",
            "number": f"+ {text}",
        }
        body.append(mark.get(item.kind, f"#block[#set text(dir: ltr)\n{text}]" if latin else text))
    heads = f', header: align(center)[{HEAD}], numbering: "1"' if case.heads else ""
    source = (
        f'#set page(paper: "a4", margin: 22mm, columns: {case.columns}{heads})\n#set smartquote(enabled: false)\n'
        f'#set text(font: ("{case.font}", "DejaVu Sans"), size: {case.size}pt, lang: "ar", dir: rtl)\n'
        f"#set par(justify: {str(case.align == 'justify').lower()}, leading: 0.9em)\n#set list(marker: [•])\n\n"
        + "\n\n".join(body)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.typ"
        path.write_text(source, "utf-8")
        out.write_bytes(engine.compile(str(path), font_paths=["/usr/share/fonts"]))


def _label(item: Item, number: int) -> str:
    return f"{number}. " if number else "• " if item.kind == "item" else ""


def pango(case: Case, out: Path) -> None:
    """Cairo's own PDF, by pango-view: one tall page."""
    lines = [_label(item, number) + item.text for item, number in numbered(case.items) if item.kind != "table"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "source.txt"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        subprocess.run(
            ["pango-view", "--no-display", "--rtl", "--width=480", f"--font={case.font} {case.size}", f"--output={out}", "--margin=30", str(path)],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip


def qt(case: Case, out: Path) -> None:
    import sys

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(as_html(case), "utf-8")
        script = (
            "import sys\nfrom PySide6.QtGui import QGuiApplication,QPdfWriter,QTextDocument,QFont,QPageSize\nfrom PySide6.QtCore import Qt\n"
            "app=QGuiApplication([])\nw=QPdfWriter(sys.argv[2]);w.setPageSize(QPageSize(QPageSize.A4))\nd=QTextDocument();"
            f"d.setDefaultFont(QFont({case.font!r},{round(case.size)}))\no=d.defaultTextOption();o.setTextDirection(Qt.RightToLeft);d.setDefaultTextOption(o)\n"
            "d.setHtml(open(sys.argv[1],encoding='utf-8').read());d.print_(w)\n"
        )
        subprocess.run(
            [sys.executable, "-c", script, str(page), str(out)],
            check=True,
            capture_output=True,
            timeout=120,
            env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
        )


def ghostscript(make: Callable[[Case, Path], None]) -> Callable[[Case, Path], None]:
    def made(case: Case, out: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            first = Path(folder) / "first.pdf"
            make(case, first)
            subprocess.run(
                ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", str(first)],
                check=True,
                capture_output=True,
                timeout=120,
            )

    return made


def reportlab(case: Case, out: Path) -> None:
    """Presentation forms in visual order, as programs without shaping write Arabic; lines broken by words."""
    import arabic_reshaper
    from bidi.algorithm import get_display
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("F", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    reshape = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_ligatures": True})
    canvas = Canvas(str(out), pagesize=A4)
    y = 780.0
    for item, number in numbered(case.items):
        if item.kind == "table":
            continue
        size = {"title": 18.0, "heading": 14.0}.get(item.kind, 11.0)
        text = _label(item, number) + item.text
        lines: list[str] = []
        for word in text.split(" "):
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and pdfmetrics.stringWidth(reshape.reshape(joined), "F", size) < 470:
                lines[-1] = joined
            else:
                lines.append(word)
        for line in lines:
            if y < 60:
                canvas.showPage()
                y = 780.0
            canvas.setFont("F", size)
            canvas.drawRightString(535, y, get_display(reshape.reshape(line), base_dir="R"))
            y -= 1.6 * size
        y -= 6
    canvas.save()


def fpdf(case: Case, out: Path) -> None:
    """fpdf2 with HarfBuzz."""
    from fpdf import FPDF

    paths = {
        "Amiri": "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf",
        "Noto Naskh Arabic": "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
    }
    pdf = FPDF()
    pdf.add_page()
    pdf.add_font("F", fname=paths.get(case.font, paths["Amiri"]))
    pdf.add_font("D", fname="/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="ara")
    pdf.set_fallback_fonts(["D"])
    for item, number in numbered(case.items):
        if item.kind == "table":
            continue
        pdf.set_font("F", size={"title": 18, "heading": 14}.get(item.kind, 11))
        pdf.multi_cell(0, 7, _label(item, number) + item.text, align="R")
        pdf.ln(2)
    pdf.output(str(out))


@dataclass(frozen=True)
class Producer:
    make: Callable[[Case, Path], None]
    leaves_out: frozenset[str] = field(default_factory=frozenset)  # kinds of items that it does not set
    no_columns: bool = False
    no_notes: bool = False
    fonts: frozenset[str] = field(
        default_factory=frozenset
    )  # the only ones, where it takes no other for missing letters


PRODUCERS: dict[str, Producer] = {
    "chromium": Producer(chromium),
    "weasy": Producer(weasyprint),
    "lo": Producer(libreoffice),
    "typst": Producer(typst),
    "xelatex": Producer(
        xelatex, no_columns=True, fonts=frozenset({"Amiri", "DejaVu Sans"})
    ),  # its columns run from the left
    "pango": Producer(pango, frozenset({"table"}), True, True),
    "qt": Producer(qt, no_columns=True),
    "gs-chromium": Producer(ghostscript(chromium)),
    "gs-lo": Producer(ghostscript(libreoffice)),
    "reportlab": Producer(reportlab, frozenset({"table"}), True, True),
    "fpdf": Producer(fpdf, frozenset({"table"}), True, True),
}


def build(folder: Path, producers: list[str], seed: int = 7, again: bool = False, count: int = 0) -> list[Path]:
    """Make every case with every producer named: ``<producer>__<case>.pdf`` with ``.truth.txt`` beside it.

    ``count`` asks for that many cases drawn by lot in place of the usual ones.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for name in producers:
        producer = PRODUCERS[name]
        for case in random_cases(seed, count) if count else cases(seed):
            if producer.no_columns and case.columns > 1:
                continue
            if producer.fonts and case.font not in producer.fonts:
                continue
            if producer.no_notes and "{{" in str(case.items):
                continue
            out = folder / f"{name}__{case.name}.pdf"
            kept = replace(case, items=tuple(item for item in case.items if item.kind not in producer.leaves_out))
            out.with_suffix(".truth.txt").write_text(kept.truth, "utf-8")
            if again or not out.exists():
                try:
                    producer.make(kept, out)
                except Exception as error:  # a producer that fails is left out and said
                    print(f"{out.name}: {type(error).__name__}: {str(error)[:200]}")
                    continue
            made.append(out)
    return made


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--producers", default=",".join(PRODUCERS))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--random", type=int, default=0, help="that many cases drawn by lot")
    told = parser.parse_args()
    print(len(build(told.folder, told.producers.split(","), told.seed, told.again, told.random)), "files")
