"""Text as XML 1.0 can carry it."""

from __future__ import annotations

import re

# XML 1.0 (fifth edition), 2.2: Char.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


def xml_text(text: str) -> str:
    """The text with every character that XML 1.0 forbids (controls, lone surrogates) as U+FFFD."""
    return _NOT_XML.sub(REPLACEMENT, text)
