"""How far the reading of one file is, told to whoever watches, who may stop it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A page of ``name`` is being read: ``page`` of ``pages`` (from 1), by text recognition where ``recognising``."""

    name: str
    page: int
    pages: int
    recognising: bool = False


Watch = Callable[[Step | None], bool]
"""Told of each step, and with None now and then while a step goes on; true where the reading is to stop."""

_current: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextlib.contextmanager
def watched(watch: Watch | None) -> Iterator[None]:
    """Let ``watch`` be told of what is read within."""
    token = _current.set(watch)
    try:
        yield
    finally:
        _current.reset(token)


def current() -> Watch | None:
    """Who watches, if anybody does."""
    return _current.get()
