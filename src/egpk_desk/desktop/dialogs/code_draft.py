"""A code as a dialog leaves it, and the slug that its name suggests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from egpk_desk.library.records import Code
from egpk_desk.text.bidi import base_direction
from egpk_desk.text.spelling import plain_spelling

_LONGEST = 48


@dataclass(frozen=True, slots=True)
class CodeDraft:
    """A new code, or an old one changed.

    ``id`` is that of the code that is changed, None for a new one. ``slug`` is the whole path of a new one. ``parent``
    is the id of the code to stand below, None at the top of the kind.
    """

    id: str | None
    slug: str
    name_ar: str
    name_en: str
    colour: str
    definition: str
    parent: str | None
    use_when: str = ""
    use_not: str = ""
    example: str = ""


def slug_leaf(name_en: str, name_ar: str) -> str:
    """The last step of a slug for a code of these names: words of the English one, else of the Arabic, by hyphens.

    Letters stay as they are spelled, but without tashkeel, since people read slugs.
    """
    words = re.findall(r"[^\W_]+", plain_spelling(name_en if name_en.strip() else name_ar).casefold())
    leaf = ""
    for word in words:
        longer = f"{leaf}-{word}" if leaf else word
        if leaf and len(longer) > _LONGEST:
            break
        leaf = longer
    return leaf


def new_draft(name: str, kind: str, codes: Sequence[Code]) -> CodeDraft | None:
    """A new code of one name, in the language of its letters, at the top of a kind; None where it has no letters.

    Its slug is none of those of ``codes``; its colour is left to the library.
    """
    arabic = base_direction(name) == "rtl"
    name_ar, name_en = (name, "") if arabic else ("", name)
    leaf = slug_leaf(name_en, name_ar)
    if not leaf:
        return None
    taken = {code.slug for code in codes}
    slug, number = f"{kind}/{leaf}", 2
    while slug in taken:
        slug, number = f"{kind}/{leaf}-{number}", number + 1
    return CodeDraft(None, slug, name_ar, name_en, "", "", None)
