"""The exporters: one module a format, each turning excerpts into the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.outline import outline
from egpk_desk.exporters.request import ExportRequest
from egpk_desk.library.records import Code

FORMATS = {
    "docx": "egpk_desk.exporters.docx",
    "html": "egpk_desk.exporters.html",
    "md": "egpk_desk.exporters.markdown",
    "csv": "egpk_desk.exporters.csv",
    "json": "egpk_desk.exporters.json",
}
"""Each format's name, which is its file ending too, and the module that writes it."""


def export(
    excerpts: Sequence[Excerpt],
    request: ExportRequest,
    codes: Sequence[Code],
    *,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The excerpts as a file of the requested format. ``codes`` is the whole codebook, in its order.

    Raises :class:`~egpk_desk.errors.Cancelled` once ``cancelled()`` says so.
    """
    made: bytes = import_module(FORMATS[request.format]).write(outline(excerpts, request, codes), request, cancelled)
    return made


def preview_html(
    excerpts: Sequence[Excerpt],
    request: ExportRequest,
    codes: Sequence[Code],
    *,
    limit: int = 60,
    quiet: str = "#6a655c",
) -> str:
    """What an export will say, as simple HTML that Qt's rich text understands; at most ``limit`` excerpts of it.

    ``quiet`` is the colour (``#rrggbb``) of what steps back; it must be legible on the ground that it is shown on.
    """
    from egpk_desk.exporters import preview

    return preview.write(outline(excerpts, request, codes), request, limit, quiet)
