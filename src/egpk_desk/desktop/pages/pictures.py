"""Pictures of pages, asked of the drawing process off the window's thread and kept within a number of bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from egpk_desk.errors import EgpkError, UnreadableSource
from egpk_desk.rendering import Picture, Renderer

BUDGET = 96 << 20  # bytes of pictures: some ten pages of a large window at twice the density
Wanted = tuple[int, int]  # page (from 1), hundredths of pixels a point


class _Drawer(QThread):
    """Draws what is wanted, the first of it first; what is wanted no longer is never begun."""

    drawn = Signal(int, int, int, object)  # generation, page, scale; QImage or EgpkError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.renderer = Renderer()
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
        while True:
            with self._wake:
                while not self._wanted and not self._ending:
                    self._wake.wait()
                if self._ending:
                    break
                (page, scale), generation, source = self._wanted.pop(0), self._generation, self._source
            answer: QImage | EgpkError
            try:
                answer = _image(self.renderer.page(source, page, scale / 100))
            except UnreadableSource as error:
                answer = error
            self.drawn.emit(generation, page, scale, answer)
        self.renderer.stop()


def _image(picture: Picture) -> QImage:
    across = picture.width * 4
    return QImage(picture.pixels, picture.width, picture.height, across, QImage.Format.Format_RGB32).copy()


class Pictures(QObject):
    """The pictures of one document's pages, the least lately shown forgotten first."""

    changed = Signal(int)  # a page

    def __init__(self, parent: QObject | None = None, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._budget = budget
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._failed: dict[int, EgpkError] = {}
        self._generation = 0
        self._source = b""
        self._asked: list[Wanted] = []
        self._drawer: _Drawer | None = None

    def set_source(self, source: bytes) -> None:
        """Take another PDF; empty where there is none."""
        self._generation += 1
        self._source = source
        self._kept.clear()
        self._failed.clear()
        self._asked = []
        if self._drawer is not None:
            self._drawer.want(self._generation, source, ())

    def want(self, wanted: Sequence[Wanted]) -> None:
        """Ask for these pages, the first first, and for nothing else that was asked before."""
        missing = [each for each in wanted if each not in self._kept and each[0] not in self._failed]
        if not self._source or missing == self._asked:
            return
        if self._drawer is None:
            self._drawer = _Drawer()
            self._drawer.drawn.connect(self._take)
            self._drawer.start()
        self._asked = missing
        self._drawer.want(self._generation, self._source, missing)

    def get(self, page: int, scale: int) -> QImage | None:
        """The picture at this scale, or one at another until it is there; None where there is none yet."""
        best = self._kept.get((page, scale))
        if best is not None:
            self._kept.move_to_end((page, scale))
            return best
        others = [key for key in self._kept if key[0] == page]
        return self._kept[max(others, key=lambda key: key[1])] if others else None

    def failure(self, page: int) -> EgpkError | None:
        """Why a page could not be drawn."""
        return self._failed.get(page)

    @property
    def bytes_kept(self) -> int:
        """How many bytes the pictures take."""
        return sum(image.sizeInBytes() for image in self._kept.values())

    @Slot(int, int, int, object)
    def _take(self, generation: int, page: int, scale: int, answer: object) -> None:
        if generation != self._generation:
            return
        if (page, scale) in self._asked:
            self._asked = [each for each in self._asked if each != (page, scale)]
        if isinstance(answer, EgpkError):
            self._failed[page] = answer
        elif isinstance(answer, QImage):
            for old in [key for key in self._kept if key[0] == page and key[1] != scale]:
                del self._kept[old]
            self._kept[page, scale] = answer
            while len(self._kept) > 1 and self.bytes_kept > self._budget:
                self._kept.popitem(last=False)
        self.changed.emit(page)

    def close(self) -> None:
        """End the thread and the process that draw."""
        if self._drawer is not None:
            self._drawer.end()
            self._drawer.wait()
            self._drawer = None
