"""Document properties that programs and templates filled in, and no author: they are dropped."""

from __future__ import annotations

import re
from dataclasses import replace

from egpk_desk.document import Metadata
from egpk_desk.readers.bylines import is_account
from egpk_desk.readers.institutions import names_institution
from egpk_desk.readers.names import is_person
from egpk_desk.text.folding import fold

_PROGRAM_TITLE = re.compile(
    r"\W*|(?:untitled|document|doc|مستند|بدون عنوان|عنوان|title|presentation|slide|عرض تقديمي|new document)[\s\d_-]*"
    r"|microsoft (?:word|powerpoint)\b.*|powerpoint presentation|word document"
    r"|.*\.(?:docx?|odt|indd|qxd|pdf|rtf|html?|txt|pptx?|dotx?)"
    r"|\d[\d\s_.-]*",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"(?:hp|dell|lenovo|acer|asus|toshiba|sony|samsung|apple|mac|macbook|imac|pc|desktop|laptop|windows|win\d*|home|office"
    r"|microsoft(?: office)?|libreoffice|openoffice|python-docx|user|users|owner|client|computer|author|company|my|the)"
    r"(?:[\s_-].*)?|.*(?:user|-pc|\bpc)\s*\d*",
    re.IGNORECASE,
)


def believable(properties: Metadata) -> Metadata:
    """The properties without a program's defaults: `Admin`, `Microsoft Word - x.docx`, the name of a computer."""
    authors = tuple(name for name in properties.authors if is_believable_author(name))
    title = "" if _PROGRAM_TITLE.fullmatch(fold(properties.title).strip()) else properties.title
    return replace(properties, title=title, authors=authors)


def is_believable_author(name: str) -> bool:
    """Whether a property names a person or an institution, and not an account or a machine."""
    name = " ".join(name.split())
    if not name or is_account(name) or _MACHINE.fullmatch(name):
        return False
    return is_person(name) or names_institution(name)
