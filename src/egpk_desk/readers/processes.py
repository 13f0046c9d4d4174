"""Starting other processes: Ctrl-C stays the program's alone, and the program's main module is not run again.

:class:`WarmProcess` is one that is kept for the next request, which a pipe carries.

A terminal sends SIGINT to the whole group. The program ends its own processes; one that were interrupted by itself
would print a traceback, even while it still imports its modules: so they begin with the signal blocked.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
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


class WarmProcess:
    """A process at the other end of a pipe: spawned when first needed, kept warm, started anew once it is gone."""

    def __init__(self, serve: Callable[[Connection], None], name: str) -> None:
        """``serve``, a function of a module, is the process's own loop; it ends where the pipe does."""
        self._serve = serve
        self._name = name
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        """The process's id, or None while there is none."""
        return self._process.pid if self._process else None

    def pipe(self) -> tuple[Connection, bool]:
        """The pipe to the process, and whether the process was started for it now."""
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._pipe, False
        self.stop()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=self._serve, args=(theirs,), name=self._name, daemon=True)
        with without_main(), without_interrupts():
            self._process.start()
        theirs.close()
        self._pipe = ours
        return ours, True

    def stop(self) -> None:
        """End the process at once; the next call for its pipe starts a new one."""
        if self._pipe is not None:
            with contextlib.suppress(OSError):
                self._pipe.close()
        if self._process is not None and self._process.pid is not None:
            if self._process.is_alive():
                self._process.kill()
            self._process.join(5)
        self._process = self._pipe = None


def limit_memory(most: int) -> None:
    """Let this process have at most so many bytes of address space; without effect where there is no such limit."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
