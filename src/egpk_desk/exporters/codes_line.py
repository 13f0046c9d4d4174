"""The line below an excerpt that names its codes."""

from __future__ import annotations

from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.exporters.words import say


def codes_line(excerpt: Excerpt, request: ExportRequest) -> str:
    """An excerpt's codes by name.

    Empty where it has none, where they are not asked for, or where the heading above it says the only one.
    """
    if not request.include_codes or not excerpt.codes or (request.group_by == "code" and len(excerpt.codes) == 1):
        return ""
    joiner = "، " if request.language == "ar" else ", "
    return f"{say('codes', request.language)}: {joiner.join(code.name(request.language) for code in excerpt.codes)}"
