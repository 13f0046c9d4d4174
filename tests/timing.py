"""Whether work grows linearly with its input, measured so that a busy machine does not decide.

The processor time of this process is counted, not the clock; the small input takes its best of three, and the large one
may try three times before it is judged.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_ALLOWED = 2.5  # times the linear cost: caches grow cold; quadratic work at eight times the size takes eight times it
_CONSTANT = 0.1  # seconds that a large input may take on top, for what does not depend on it


def seconds_of(work: Callable[[], object]) -> float:
    """The processor time that a piece of work takes once."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def grows_linearly(work: Callable[[int], Callable[[], object]], small: int, large: int) -> bool:
    """Whether ``work(large)()`` costs no more than ``large / small`` times ``work(small)()``, with some allowance.

    ``work`` prepares the input of a size; only what it returns is measured.
    """
    prepared = work(small)
    allowed = min(seconds_of(prepared) for _ in range(3)) * large / small * _ALLOWED + _CONSTANT
    prepared = work(large)
    return any(seconds_of(prepared) <= allowed for _ in range(3))
