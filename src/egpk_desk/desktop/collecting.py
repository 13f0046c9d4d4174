"""Python's garbage collector on the window's thread alone.

A closed dialog is often freed by the collector, since it and what it connects hold each other. Where that happens in
the thread of a lane, which allocates and so sets the collector off, Qt destroys the widget there, and the program
crashes (seen with Qt for Python 6.11 while words were counted). So while there are lanes, the collector runs only
when the window's event loop asks it to.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QTimer

_EVERY = 200  # ms: the young objects of so short a time are soon looked through

_holders = 0
_timer: QTimer | None = None


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
    """Collect the generations that are due, as Python itself would."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, most) in enumerate(counts) if count > most]
    if due:
        gc.collect(max(due))
