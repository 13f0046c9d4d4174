"""Pictures of pages, asked of the drawing process off the window's thread and kept within a number of bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.rendering import Part, Picture, Renderer

BUDGET = 72 << 20
"""Bytes of pictures: some eight pages of a large window at twice the density. What is in view is kept in any case."""


class Wanted(NamedTuple):
    """A page (from 1) at so many hundredths of pixels a point, or a part of it in these pixels."""

    page: int
    scale: int
    part: Part | None = None


class _Drawer(QThread):
    """Draws what is wanted, the first of it first; what is wanted no longer is never begun."""

    drawn = Signal(int, object, object)  # generation, Wanted; QImage or EgpkError

    def __init__(self, renderer: Renderer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._wake = threading.Condition()
        self._source = b""
        self._generation = 0
        self._wanted: list[Wanted] = []
        self._ending = False

    def want(self, generation: int, source: bytes, wanted: Sequence[Wanted]) -> None:
        with self._wake:
            self._generation, self._source, self._wanted = generation, source, list(wanted)
            self._wake.notify()

    def end(self) -> None:
        with self._wake:
            self._ending, self._wanted = True, []
            self._wake.notify()

    def run(self) -> None:
        self._renderer.warm()
        while True:
            with self._wake:
                while not self._wanted and not self._ending:
                    self._wake.wait()
                if self._ending:
                    break
                wanted, generation, source = self._wanted.pop(0), self._generation, self._source
            answer: QImage | EgpkError
            try:
                answer = _image(self._renderer.page(source, wanted.page, wanted.scale / 100, wanted.part))
            except UnreadableSource as error:
                answer = error
            self.drawn.emit(generation, wanted, answer)


def _image(picture: Picture) -> QImage:
    across = picture.width * 4
    return QImage(picture.pixels, picture.width, picture.height, across, QImage.Format.Format_RGB32).copy()


class Pictures(QObject):
    """The pictures of one document's pages, the least lately shown forgotten first.

    Several may share a drawing process, which whoever made it stops.
    """

    changed = Signal(int)  # a page

    def __init__(self, renderer: Renderer, parent: QObject | None = None, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._budget = budget
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._failed: dict[int, EgpkError] = {}
        self._generation = 0
        self._source = b""
        self._asked: list[Wanted] = []
        self._now: frozenset[Wanted] = frozenset()  # all that is in view or beside it
        self._drawer: _Drawer | None = None
        self._closed = False

    def set_source(self, source: bytes) -> None:
        """Take another PDF; empty where there is none."""
        self._generation += 1
        self._source = source
        self._kept.clear()
        self._failed.clear()
        self._asked = []
        if self._drawer is not None:
            self._drawer.want(self._generation, source, ())

    def warm(self) -> None:
        """Start the process that draws, so that the first page does not wait for it."""
        if self._drawer is None and not self._closed:
            self._drawer = _Drawer(self._renderer)
            self._drawer.drawn.connect(self._take)
            self._drawer.start()

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Ask for these pictures, the first first, and for nothing else that was asked before."""
        self._now = frozenset(wanted)
        missing = [each for each in wanted if each not in self._kept and each.page not in self._failed]
        if not self._source or missing == self._asked:
            return
        self.warm()
        if self._drawer is not None:
            self._asked = missing
            self._drawer.want(self._generation, self._source, missing)

    def get(self, page: int, scale: int) -> QImage | None:
        """The whole page at this scale, or at another until it is there; None where there is none yet."""
        best = self.exactly(Wanted(page, scale))
        if best is not None:
            return best
        others = [key for key in self._kept if key.page == page and key.part is None]
        return self._kept[max(others, key=lambda key: key.scale)] if others else None

    def exactly(self, wanted: Wanted) -> QImage | None:
        """This very picture, if it is there."""
        image = self._kept.get(wanted)
        if image is not None:
            self._kept.move_to_end(wanted)
        return image

    def failure(self, page: int) -> EgpkError | None:
        """Why a page could not be drawn."""
        return self._failed.get(page)

    @property
    def pending(self) -> bool:
        """Whether pictures that were asked for are still to come."""
        return bool(self._asked)

    @property
    def bytes_kept(self) -> int:
        """How many bytes the pictures take."""
        return sum(image.sizeInBytes() for image in self._kept.values())

    @Slot(int, object, object)
    def _take(self, generation: int, wanted: Wanted, answer: object) -> None:
        if generation != self._generation:
            return
        self._asked = [each for each in self._asked if each != wanted]
        if isinstance(answer, EgpkError):
            self._failed[wanted.page] = answer
        elif isinstance(answer, QImage):
            if wanted.part is None:
                for old in [key for key in self._kept if key.page == wanted.page and key.scale != wanted.scale]:
                    del self._kept[old]
            self._kept[wanted] = answer
            for old in [key for key in self._kept if key != wanted and key not in self._now]:
                if self.bytes_kept <= self._budget:
                    break
                del self._kept[old]
        self.changed.emit(wanted.page)

    def close(self) -> None:
        """End the thread that draws, for good; what it draws now is waited for."""
        self._closed = True
        if self._drawer is not None:
            self._drawer.end()
            self._drawer.wait()
            self._drawer = None
