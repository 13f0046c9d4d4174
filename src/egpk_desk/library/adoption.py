"""Doing what was planned when a codebook file was looked at."""

from __future__ import annotations

from egpk_desk.codebook.adoption import Plan
from egpk_desk.codebook.slugs import leaf_of
from egpk_desk.library.library import Library


def adopt(library: Library, planned: Plan) -> None:
    """Do what was planned, as one step."""
    with library.step("import codebook"):
        for kind in planned.kinds:
            said = {"name_ar": kind.name_ar, "name_en": kind.name_en, "definition": kind.definition}
            library.set_kind(leaf_of(kind.slug), **{name: value for name, value in said.items() if value})
        for made in planned.additions:
            fields = dict(made.entry.fields)
            name = made.slug.rpartition("/")[2] if made.parent else made.slug
            library.add_code(name, parent=made.parent, id=made.id, codable=made.entry.codable, **fields)
            if made.entry.retired:
                library.retire_code(made.id)
        for change in planned.changes:
            if change.fields:
                library.set_code(change.code.id, **change.fields)
            if change.retired is not None:
                library.retire_code(change.code.id, change.retired)
            if change.codable is not None:
                library.set_codable(change.code.id, change.codable)
        known = {one.id: one for one in library.code_sets()}
        for one in planned.sets:
            if known.get(one.id) != one:
                library.put_code_set(one.name, one.codes, definition=one.definition, id=one.id or None)
