"""Starting other processes so that Ctrl-C is the program's alone.

A terminal sends SIGINT to the whole group. The program ends its own processes; one that were interrupted by itself
would print a traceback, even while it still imports its modules: so they begin with the signal blocked.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def without_interrupts() -> Iterator[None]:
    """Processes started within inherit a blocked SIGINT; one that comes meanwhile reaches the program at the end.

    Without effect where threads have no signal masks (Windows).
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
