"""Pages of a PDF as pictures: made in a process of their own, written as PNG, highlights drawn on them."""

from __future__ import annotations

from egpk_desk.rendering.worker import RENDERER, OutlineEntry, Part, Picture, Renderer

__all__ = ["RENDERER", "OutlineEntry", "Part", "Picture", "Renderer"]
