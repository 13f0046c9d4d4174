"""Starting other processes: Ctrl-C stays the program's alone, and the program's main module is not run again.

A terminal sends SIGINT to the whole group. The program ends its own processes; one that were interrupted by itself
would print a traceback, even while it still imports its modules: so they begin with the signal blocked.
"""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from types import ModuleType


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


@contextlib.contextmanager
def without_main() -> Iterator[None]:
    """Let a spawned process not run the program's main module again: a worker needs nothing of it, and a script that
    reads a PDF without guarding its main part would start itself over and over."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
