"""Excerpts as LaTeX with polyglossia, for XeLaTeX and LuaLaTeX; notes are footnotes."""

from __future__ import annotations

from collections.abc import Callable

from egpk_desk.citations.notes import FormattedNote
from egpk_desk.errors import Cancelled
from egpk_desk.exporters.codes_line import codes_line
from egpk_desk.exporters.docx_runs import paragraph_direction
from egpk_desk.exporters.outline import Heading, Item, Outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say
from egpk_desk.exporters.xml_text import xml_text
from egpk_desk.text.bidi import Direction, direction_runs, strip_controls

# Every character that TeX reads as something else than itself (The TeXbook, chapter 7), and those that the fonts' TeX
# ligatures join or change: dashes, quotation marks, "?`" and "!`".
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "-": "-{}",
        "`": r"\textasciigrave{}",
        "'": r"\textquotesingle{}",
        '"': r"\textquotedbl{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "\u00a0": "~",
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)
_LEVELS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")
_RUN_IN = 3
_SMALL = "{\\small\\color{quiet}%s\\par}"
_LANGUAGES = {"rtl": "arabic", "ltr": "english"}
_HEAD = r"""% Set with xelatex (or lualatex, where its package luatexbase is installed).
\documentclass[12pt,a4paper]{article}
\usepackage[margin=25mm]{geometry}
\usepackage{fontspec}
\usepackage{xcolor}
\usepackage{polyglossia}
LANGUAGES
\newcommand{\egpkface}{FreeSerif}
\IfFontExistsTF{Noto Naskh Arabic}{\renewcommand{\egpkface}{Noto Naskh Arabic}}{}
\IfFontExistsTF{Scheherazade New}{\renewcommand{\egpkface}{Scheherazade New}}{}
\IfFontExistsTF{Amiri}{\renewcommand{\egpkface}{Amiri}\setmainfont{Amiri}}{}
\newfontfamily\arabicfont[Script=Arabic]{\egpkface}
\definecolor{quiet}{HTML}{5F5A52}
\setcounter{secnumdepth}{0}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.4em}
\begin{document}
"""


def write(outline: Outline, request: ExportRequest, cancelled: Callable[[], bool] | None = None) -> bytes:
    """The outline as the bytes of a ``.tex`` file."""
    page = _Page(request)
    parts = [_HEAD.replace("LANGUAGES", _languages(request.language))]
    parts.append(page.paragraph(outline.title, "{\\LARGE\\bfseries %s\\par}"))
    if not outline.entries:
        parts.append(page.paragraph(say("none", request.language)))
    for entry in outline.entries:
        if isinstance(entry, Heading):
            parts.append(page.heading(entry))
            parts += [page.paragraph(line, _SMALL) for line in entry.memo_lines(request.language)]
            continue
        if cancelled is not None and cancelled():
            raise Cancelled("The export was cancelled.", "Nothing was written.")
        parts.append(page.item(entry))
    if outline.bibliography:
        parts.append(page.heading(Heading(say("bibliography", request.language), request.heading_level)))
        for listed in outline.bibliography:
            parts.append(page.within(_note(listed), listed.direction, "\\hangindent=2em\\hangafter=1 %s\\par"))
    parts.append("\\end{document}\n")
    return "\n".join(parts).encode("utf-8")


def _languages(language: str) -> str:
    if language == "ar":  # maghrib: digits as they are written, not always Arabic-Indic ones
        return "\\setmainlanguage[numerals=maghrib]{arabic}\n\\setotherlanguage{english}"
    return "\\setmainlanguage{english}\n\\setotherlanguage[numerals=maghrib]{arabic}"


def escape(text: str) -> str:
    """One line of text with everything that TeX would take for a command, a comment or a ligature written as text."""
    return strip_controls(xml_text(text)).translate(_SPECIAL)


def _runs(text: str, base: Direction) -> str:
    """Text with the stretches of the other direction in their own language, and so in their own face and order."""
    return "".join(
        escape(text[start:end]) if direction == base else f"\\text{_LANGUAGES[direction]}{{{escape(text[start:end])}}}"
        for start, end, direction in direction_runs(text, base)
    )


def _note(note: FormattedNote) -> str:
    pieces = (_runs(run.text, note.direction) for run in note.runs)
    return "".join(
        f"\\textit{{{piece}}}" if run.italic else piece for run, piece in zip(note.runs, pieces, strict=True)
    )


class _Page:
    """The body of one text, whose paragraphs have the direction of its language unless they say otherwise."""

    def __init__(self, request: ExportRequest) -> None:
        self._request = request
        self._base: Direction = "rtl" if request.language == "ar" else "ltr"

    def within(self, content: str, direction: Direction, look: str = "%s") -> str:
        """A paragraph's content in its look (where ``%s`` stands for it), in its own direction."""
        set_ = look.replace("%s", content)
        if direction == self._base:
            return f"{set_}\n"
        around = "Arabic" if direction == "rtl" else "english"  # \arabic is LaTeX's own
        return f"\\begin{{{around}}}{{}}\n{set_}\n\\end{{{around}}}\n"  # {}: a text may begin with [

    def paragraph(self, text: str, look: str = "%s") -> str:
        direction = paragraph_direction(text)
        return self.within(_runs(text, direction), direction, look)

    def heading(self, heading: Heading) -> str:
        direction = paragraph_direction(heading.text)
        content = _runs(heading.text, direction)
        if direction != self._base:
            content = f"\\text{_LANGUAGES[direction]}{{{content}}}"
        level = min(heading.level, len(_LEVELS)) - 1
        # The two lowest run into the text behind them; an empty box lets that begin on a line of its own.
        said = f"\\{_LEVELS[level]}*{{{content}}}" + ("\\mbox{}\\par" if level >= _RUN_IN else "")
        if heading.colour and self._request.code_colours:
            said += f"\n{{\\color[HTML]{{{heading.colour.lstrip('#').upper()}}}\\hrule height 1.2pt}}\\nobreak"
        return f"{said}\n"

    def item(self, item: Item) -> str:
        parts = ["\\begin{quote}"]
        paragraphs = item.paragraphs or [""]
        for place, text in enumerate(paragraphs, start=1):
            direction = paragraph_direction(text)
            content = _runs(text, direction)
            if place == 1 and item.lead:
                content = f"\\textcolor{{quiet}}{{{_runs(item.lead, direction)}}}{content}"
            if place == len(paragraphs):
                content += self.footnote(item.note)
                if item.tail:
                    content += f"\\textcolor{{quiet}}{{{_runs(item.tail, direction)}}}"
            parts.append(self.within(content, direction))
        if codes := codes_line(item.excerpt, self._request):
            parts.append(self.paragraph(codes, _SMALL))
        if self._request.include_memos:
            memo = [line for line in item.excerpt.memo.splitlines() if line.strip()]
            for place, line in enumerate(memo):
                said = line if place else f"{say('memo', self._request.language)}: {line}"
                parts.append(self.paragraph(said, _SMALL))
        parts.append("\\end{quote}\n")
        return "\n".join(parts)

    def footnote(self, note: FormattedNote) -> str:
        # Said even where it is the text's own direction: the note may stand in a paragraph of the other one.
        return f"\\{note.direction.upper()[:3]}footnote{{\\text{_LANGUAGES[note.direction]}{{{_note(note)}}}}}"
