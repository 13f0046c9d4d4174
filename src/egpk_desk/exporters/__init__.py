"""The exporters: one module a format, each turning excerpts into the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from egpk_desk.citations.notes import Cited, NoteFormatter
from egpk_desk.exporters.excerpt import Excerpt
from egpk_desk.exporters.outline import outline
from egpk_desk.exporters.request import ExportRequest, default_notes
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

    ``progress`` is told how many excerpts are done, and of how many. Raises :class:`~egpk_desk.errors.Cancelled` once
    ``cancelled()`` says so.
    """
    shape = outline(excerpts, request, codes)
    steps = _Steps(sum(1 for _ in shape.items), cancelled, progress)
    made: bytes = import_module(FORMATS[request.format]).write(shape, request, steps)
    steps.end()
    return made


class _Steps:
    """Each writer asks once an excerpt whether it is cancelled, and so says how far it is."""

    def __init__(
        self, total: int, cancelled: Callable[[], bool] | None, progress: Callable[[int, int], None] | None
    ) -> None:
        self._done = 0
        self._total = total
        self._cancelled = cancelled
        self._progress = progress

    def __call__(self) -> bool:
        if self._progress is not None and self._done % 50 == 0:
            self._progress(self._done, self._total)
        self._done += 1
        return self._cancelled is not None and self._cancelled()

    def end(self) -> None:
        if self._progress is not None:
            self._progress(self._total, self._total)


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
) -> Refreshed:
    """See :func:`egpk_desk.exporters.manuscript.refresh`."""
    from egpk_desk.exporters import manuscript

    return manuscript.refresh(data, name, find, formatter, with_list=with_list, language=language)
