"""The exporters: one module a format, each turning excerpts into the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from egpk_desk.citations.notes import Cited, NoteFormatter
from egpk_desk.errors import Cancelled
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.outline import outline
from egpk_desk.exporters.request import ExportRequest, default_notes
from egpk_desk.exporters.steps import Steps, WatchedNotes
from egpk_desk.library.records import Code

if TYPE_CHECKING:
    from egpk_desk.exporters.manuscript import Refreshed

FORMATS = {
    "docx": "egpk_desk.exporters.docx",
    "html": "egpk_desk.exporters.html",
    "md": "egpk_desk.exporters.markdown",
    "odt": "egpk_desk.exporters.odt",
    "tex": "egpk_desk.exporters.latex",
    "rtf": "egpk_desk.exporters.rtf",
    "xlsx": "egpk_desk.exporters.xlsx",
    "csv": "egpk_desk.exporters.csv",
    "json": "egpk_desk.exporters.json",
    "jsonld": "egpk_desk.exporters.jsonld",
}
"""Each format's name, which is its file ending too, and the module that writes it."""

COPY = "pdf"
"""The format that is no list of excerpts but a copy of one PDF with its highlights in it (see ``annotations``)."""


def export(
    excerpts: Sequence[Excerpt],
    request: ExportRequest,
    codes: Sequence[Code],
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The excerpts as a file of the requested format. ``codes`` is the whole codebook, in its order.

    ``progress`` is told how many excerpts are done, and of how many: half when its note is made, whole when it is
    written. Raises :class:`~egpk_desk.errors.Cancelled` once ``cancelled()`` says so, which is asked all the time.
    """
    steps = Steps(cancelled, progress)
    formatter = WatchedNotes(request.formatter(), steps)
    shape = outline(excerpts, replace(request, formatter=lambda: formatter), codes)
    made: bytes = import_module(FORMATS[request.format]).write(shape, request, steps)
    if steps():  # what is asked for last: packing a long text takes its time too
        raise Cancelled("The export was cancelled.", "Nothing was written.")
    steps.end()
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


def clipboard_flavours(
    excerpts: Sequence[Excerpt],
    *,
    formatter: Callable[[], NoteFormatter] = default_notes,
    spelling: str = "source",
) -> dict[str, bytes]:
    """See :func:`egpk_desk.exporters.clipboard.flavours`."""
    from egpk_desk.exporters import clipboard

    return clipboard.flavours(excerpts, formatter=formatter, spelling=spelling)


def refresh_manuscript(
    data: bytes,
    name: str,
    find: Callable[[str], Cited | None],
    formatter: NoteFormatter,
    *,
    with_list: bool = True,
    language: str = "ar",
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Refreshed:
    """See :func:`egpk_desk.exporters.manuscript.refresh`."""
    from egpk_desk.exporters import manuscript

    return manuscript.refresh(
        data,
        name,
        find,
        formatter,
        with_list=with_list,
        language=language,
        cancelled=cancelled,
        progress=progress,
    )
