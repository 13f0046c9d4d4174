"""Python's garbage collector on the window's thread alone.

A closed dialog is often freed by the collector, since it and what it connects hold each other. Where that happens in
the thread of a lane, which allocates and so sets the collector off, Qt destroys the widget there, and the program
crashes (seen with Qt for Python 6.11 while words were counted). So while there are lanes, the collector runs only
when the window's event loop asks it to.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QCoreApplication, QTimer

_EVERY = 200  # ms: the young objects of so short a time are soon looked through
_FULL_EVERY = 60.0  # seconds: a look through all objects holds the window for 25 to 45 ms

_holders = 0
_timer: QTimer | None = None
_last_full = 0.0


def hold() -> None:
    """Let only the window's thread, which calls this, collect garbage until :func:`release`; calls may nest."""
    global _holders, _timer
    _holders += 1
    if _holders == 1:
        gc.disable()
        _timer = QTimer(QCoreApplication.instance(), interval=_EVERY)
        _timer.timeout.connect(collect)
        _timer.start()


def release() -> None:
    """Let any thread collect again, once nobody holds."""
    global _holders, _timer
    _holders -= 1
    if _holders == 0:
        if _timer is not None:
            _timer.deleteLater()
            _timer = None
        gc.enable()


def collect() -> None:
    """Collect the generations that are due, as Python itself would; all of them now and then only."""
    global _last_full
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    if not due:
        return
    if 2 in due and time.monotonic() - _last_full < _FULL_EVERY:
        gc.collect(1)
    else:
        _last_full = time.monotonic() if 2 in due else _last_full
        gc.collect(max(due))
