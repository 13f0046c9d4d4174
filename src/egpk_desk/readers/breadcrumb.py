"""Breadcrumbs: `الرئيسية > تقارير > …`, `Home » Analysis » …`, the path of a page in its site."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from egpk_desk.readers.institutions import is_publisher
from egpk_desk.readers.sections import is_sure_section
from egpk_desk.text.folding import fold

_SEPARATORS = (  # of breadcrumbs first; the others part titles too
    r"\s*>\s*",
    r"\s*[»›]\s*",
    r"\s*[«‹]\s*",
    r"\s+/\s+",
    r"\s*[→←]\s*",
    r"\s+\\\s+",
    r"\s*::\s*",
    r"\s*▸\s*",
    r"\s*\|\s*",
    r"\s+[-–—]\s+",
    r"\s*/\s*",
    r"\s*<\s*",
    r"\s*❯\s*",
    r"\s*•\s*",
)
_SURE = 3  # the first separators are of breadcrumbs and hardly anything else
_FORMS = tuple(re.compile(form) for form in _SEPARATORS)
_SIGNS = re.compile(r"[>»›«‹/→←\\:▸|–—❯•<-]")
_HOME = frozenset(
    map(fold, ["الرئيسية", "الصفحة الرئيسية", "رئيسية", "home", "homepage", "accueil", "البداية", "صفحة البداية"])
)
_YOU_ARE_HERE = re.compile(r"^\s*(?:أنت هنا|انت هنا|أنت الآن في|you are here|vous êtes ici)\s*:?\s*", re.IGNORECASE)
_LONGEST_STEP = 90
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Path:
    """The steps of a breadcrumb without home: the site, the rubrics, and the title where it is the last step."""

    site: str
    rubrics: tuple[str, ...]
    title: str


def breadcrumb(text: str, titles: Collection[str] = ()) -> Path | None:
    """The path that a line is; None for other lines. ``titles`` are folded lines near it, one of them the title."""
    if len(text) > _LONGEST or _SIGNS.search(text) is None:
        return None
    opened = _YOU_ARE_HERE.match(text)
    if opened:
        text = text[opened.end() :]
    for place, form in enumerate(_FORMS):
        steps = [step.strip() for step in form.split(text)]
        steps = [step for step in steps if step]
        if len(steps) < 2:
            continue
        homely = fold(steps[0]).strip(" :") in _HOME
        last = fold(steps[-1]).strip(" .…")
        ends_in_title = any(_same(last, title) for title in titles)
        if not _is_path(text, steps, place, homely or opened is not None, ends_in_title):
            continue
        return _path(steps, homely, ends_in_title, titles)
    return None


def _same(step: str, title: str) -> bool:
    if step == title:
        return True
    return len(step) >= 15 and title.startswith(step)  # cut off by the site


def _is_path(text: str, steps: list[str], place: int, homely: bool, ends_in_title: bool) -> bool:
    if any(len(step) > _LONGEST_STEP for step in steps[:-1]) or len(steps) > 10:
        return False
    if place in (1, 2) and "«" in text and "»" in text:
        return False  # quotation marks
    if homely:
        return True
    if place >= _SURE:
        return ends_in_title and len(steps) > 2 and place in (3, 4, 5, 6, 7, 8, 12)
    if text.rstrip()[-1:] in ".؟?!؛":
        return ends_in_title
    return ends_in_title or len(steps) > 2 or is_publisher(steps[0]) or is_sure_section(steps[0])


def _path(steps: list[str], homely: bool, ends_in_title: bool, titles: Collection[str]) -> Path:
    if homely:
        steps = steps[1:]
    title = steps.pop() if steps and ends_in_title else ""
    site = ""
    if steps and is_publisher(steps[0]):
        site = steps.pop(0)
    if steps and not title and len(steps) > 1 and len(steps[-1]) > 45:
        title = steps.pop()
    rubrics = [step for step in steps if fold(step) not in _HOME]
    return Path(site, tuple(rubrics), title)
