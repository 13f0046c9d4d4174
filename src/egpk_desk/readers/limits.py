"""How much of a source is read before it is refused: every file is hostile until it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one source.

    ``max_bytes`` is of the file itself, ``max_unpacked`` of what a zip container unpacks to, ``max_ratio`` of one
    entry's unpacked to packed size, ``max_characters`` counts code points of the text, ``max_depth`` the nesting of
    elements, ``seconds`` and ``memory_bytes`` what a reader in another process may take, ``page_seconds`` what one
    page may take there before it is left out, ``recognition_seconds`` what all text recognition of a file may take, on
    top of ``seconds``.
    """

    max_bytes: int = 200_000_000
    max_unpacked: int = 500_000_000
    max_ratio: int = 200
    max_entries: int = 20_000
    max_characters: int = 50_000_000
    max_depth: int = 200
    seconds: float = 300.0
    page_seconds: float = 90.0
    memory_bytes: int = 2_000_000_000
    recognition_seconds: float = 3600.0
    max_pages: int = 20_000


DEFAULT_LIMITS = Limits()
