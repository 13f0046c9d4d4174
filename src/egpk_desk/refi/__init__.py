"""REFI-QDA projects (``.qdpx``, ``urn:QDA-XML:project:1.0``), by which programs for coding exchange whole projects."""

from __future__ import annotations

SUFFIX = ".qdpx"
NAMESPACE = "urn:QDA-XML:project:1.0"
