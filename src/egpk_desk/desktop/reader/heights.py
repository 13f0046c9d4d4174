"""Heights of all rows of the page, in pixels: prefix sums and search in O(log n), by a Fenwick tree."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """The heights of rows, estimated first and measured later; ``set`` corrects one."""

    def __init__(self, values: Iterable[float]) -> None:
        self._values = list(values)
        sums = [0.0, *accumulate(self._values)]
        # A node i of the tree holds the sum of the values (i - lowest bit of i, i].
        self._tree = [0.0, *(sums[i] - sums[i - (i & -i)] for i in range(1, len(sums)))]
        self._top_bit = 1 << (len(self._values).bit_length() - 1) if self._values else 0

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> float:
        return self._values[index]

    def set(self, index: int, height: float) -> None:
        """Make ``height`` the height of row ``index``."""
        difference = height - self._values[index]
        if not difference:
            return
        self._values[index] = height
        node = index + 1
        while node < len(self._tree):
            self._tree[node] += difference
            node += node & -node

    def before(self, index: int) -> float:
        """The sum of the heights of all rows before ``index``."""
        total, node = 0.0, index
        while node > 0:
            total += self._tree[node]
            node -= node & -node
        return total

    @property
    def total(self) -> float:
        return self.before(len(self._values))

    def find(self, y: float) -> tuple[int, float]:
        """The row that holds ``y`` and the distance of ``y`` from its top; the nearest row where ``y`` is outside."""
        if not self._values:
            return 0, 0.0
        if y < 0:
            return 0, 0.0
        index, bit = 0, self._top_bit
        while bit:
            if index + bit < len(self._tree) and self._tree[index + bit] <= y:
                index += bit
                y -= self._tree[index]
            bit >>= 1
        if index >= len(self._values):
            return len(self._values) - 1, self._values[-1]
        return index, y

    def tops(self) -> list[float]:
        """The top of every row and, last, the total: for drawing a map of the whole document."""
        return [0.0, *accumulate(self._values)]
