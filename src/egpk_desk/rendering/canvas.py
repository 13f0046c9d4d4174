"""A page's picture to draw highlights on, and to write as PNG: no toolkit is needed for either."""

from __future__ import annotations

import struct
import zlib

from egpk_desk.rendering.worker import Picture


class Canvas:
    """A picture as three planes of bytes. Coordinates are pixels from the upper left corner."""

    def __init__(self, picture: Picture) -> None:
        self.width, self.height = picture.width, picture.height
        self._planes = [bytearray(picture.pixels[channel::4]) for channel in (2, 1, 0)]

    def tint(self, x0: float, y0: float, x1: float, y1: float, colour: str, strength: float) -> None:
        """Lay a colour (``#rrggbb``) over a rectangle so that dark ink stays dark (multiplied, as a marker does)."""
        for plane, value in zip(self._planes, _channels(colour), strict=True):
            share = 1 - strength * (1 - value / 255)
            self._map(plane, (x0, y0, x1, y1), bytes(round(level * share) for level in range(256)))

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> None:
        """Fill a rectangle with a colour."""
        for plane, value in zip(self._planes, _channels(colour), strict=True):
            self._map(plane, (x0, y0, x1, y1), bytes([value]) * 256)

    def _map(self, plane: bytearray, box: tuple[float, float, float, float], table: bytes) -> None:
        left, right = max(0, round(box[0])), min(self.width, round(box[2]))
        top, bottom = max(0, round(box[1])), min(self.height, round(box[3]))
        for row in range(top, bottom):
            at = row * self.width
            plane[at + left : at + right] = plane[at + left : at + right].translate(table)

    def png(self) -> bytes:
        """The picture as PNG (RGB, 8 bits; W3C Portable Network Graphics, 3rd edition)."""
        mixed = bytearray(3 * self.width * self.height)
        for channel, plane in enumerate(self._planes):
            mixed[channel::3] = plane
        across = 3 * self.width
        rows = b"".join(b"\0" + mixed[at : at + across] for at in range(0, len(mixed), across))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks
        )


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
