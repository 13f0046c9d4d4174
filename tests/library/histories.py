"""Random histories of work in a library, and what a library holds, to compare."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from pathlib import Path

from egpk_desk.errors import EgpkError
from egpk_desk.library.exchange import Incoming
from egpk_desk.library.library import Library
from egpk_desk.library.records import RULINGS, CodedBy, Highlight, MergeReport, Ruling
from tests.library.reports import numbered

Snapshot = dict[str, object]


def opened(folder: Path, name: str) -> Library:
    """A library of somebody."""
    return Library.open(folder / f"{name}.egpk", author=name, create=True)


def merge(into: Library, other: Library) -> MergeReport:
    """Take all that another library holds."""
    return into.merge(Incoming(other.operations(), other.held_documents(), other.document_content, other.selectors()))


def snapshot(library: Library) -> Snapshot:
    """What a library holds, without the order in which it came."""
    raw = library._connection.raw
    held: Snapshot = {}
    for table, columns in {
        "highlights": (
            'id, document, revision, start, "end", exact, prefix, suffix, made_on, memo, stance, status, author,'
            " orphaned, live"
        ),
        "codes": "id, kind, leaf, parent, name_ar, name_en, colour, definition, retired, position, live",
        "tags": "highlight, code, position, live",
        "kinds": "id, name_ar, name_en, live",
        "code_sets": "id, name, definition, codes, live",
        "saved_queries": "id, name, query, live",
        "rejections": 'id, code, document, start, "end", live',
        "bibliography": "id, document, key, data, live",
        "memos": "id, on_kind, on_id, title, text, author, live",
        "document_groups": "id, name, description, live",
        "group_members": "group_id, document, live",
        "properties": "id, name, type, live",
        "views": "id, name, definition, live",
        "decisions": 'id, document, start, "end", codings, ruling, author, live',
        "conflicts": "id, object_kind, object_id, field",
        "heads": "cluster, operation",
    }.items():
        held[table] = sorted(raw.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
    held["documents"] = sorted(
        (id_, revision, json.dumps({k: v for k, v in json.loads(metadata).items() if v}, sort_keys=True), *rest)
        for id_, revision, metadata, *rest in raw.execute("SELECT id, revision, metadata, status, live FROM documents")
    )
    held["operations"] = {row[0] for row in raw.execute("SELECT id FROM operations")}
    return held


class Worker:
    """Somebody who works in a library at random."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.random = random.Random(seed)

    def work(self, times: int) -> None:
        """So many changes; what cannot be done is left."""
        for _ in range(times):
            with suppress(EgpkError):
                self._one()

    def _words(self) -> str:
        words = "سلام تجارة ميناء طاقة غزة حدود نقل ماء قمح جسر".split()
        return " ".join(self.random.choices(words, k=self.random.randint(1, 4)))

    def _one(self) -> None:
        library, chance = self.library, self.random
        marks = library.highlights()
        documents = library.documents()
        codes = library.codes() or [library.add_code("driver/again", name_ar="رمز")]
        mark = chance.choice(marks).id if marks else ""
        document = chance.choice(documents).id if documents else ""
        code, other = chance.choice(codes), chance.choice(codes)
        deed = chance.choices(
            "import highlight tag untag memo stance range remove code rename move merge drop retire title gone"
            " reference unreference undo redo status reject note notes group member view settle reopen".split(),
            [2, 20, 14, 6, 12, 5, 7, 6, 5, 7, 4, 3, 3, 1, 4, 1, 3, 1, 6, 2, 3, 2, 4, 4, 1, 3, 1, 9, 2],
        )[0]
        if deed == "import" or not documents:
            library.add(numbered(chance.randint(1, 6)))
        elif deed == "highlight":
            length = len(library.text(document))
            start = chance.randrange(length - 40)
            chosen = [each.id for each in chance.sample(codes, min(len(codes), chance.randint(0, 2)))]
            library.add_highlight(document, start, start + chance.randint(5, 39), tags=chosen)
        elif deed == "code":
            above = chance.choice(["driver", "dimension", code.slug])
            library.add_code(f"{above}/n{chance.randint(1, 9)}", name_ar=self._words())
        elif deed == "rename":
            library.set_code(
                code.id, **{chance.choice(["name_ar", "definition", "colour"]): f"#{chance.randrange(999):06x}"}
            )
        elif deed == "move":
            library.move_code(code.id, chance.choice([None, other.id]))
        elif deed == "merge":
            library.merge_codes(code.id, other.id)
        elif deed == "drop":
            library.remove_code(code.id)
        elif deed == "retire":
            library.retire_code(code.id, chance.random() < 0.7)
        elif deed == "title":
            library.set_metadata(document, {chance.choice(["title", "publisher", "country"]): self._words()})
        elif deed == "gone":
            library.remove_document(document)
        elif deed == "reference":
            library.put_reference({"title": self._words()}, f"k{chance.randint(1, 99)}", document=document)
        elif deed == "unreference":
            found = library.references()
            library.remove_reference(chance.choice(found).id) if found else None
        elif deed == "undo":
            library.undo()
        elif deed == "redo":
            library.redo()
        elif deed == "status":
            library.set_document_status(document, chance.choice(["reading", "coded", "check"]))
        elif deed == "reject":
            library.reject(code.id, document, 3, 9)
        elif deed == "note":
            kind, on = chance.choice([("document", document), ("code", code.id), ("library", "")])
            library.memos.add(kind, on, self._words())
        elif deed == "notes":
            memos = library.memos.own()
            memo = chance.choice(memos).id if memos else ""
            library.memos.remove(memo) if chance.random() < 0.3 else library.memos.set(memo, text=self._words())
        elif deed == "group":
            library.groups.add(self._words())
        elif deed == "member":
            groups = library.groups.all()
            group = chance.choice(groups).id if groups else ""
            (library.groups.exclude if chance.random() < 0.3 else library.groups.include)(group, [document])
        elif deed == "view":
            library.views.save(chance.choice("أب"), {"query": self._words()})
        elif deed == "settle" and mark:
            self._settle(library.highlight(mark))
        elif deed == "reopen":
            settled = library.decisions.all()
            library.decisions.reopen(chance.choice(settled).id) if settled else None
        elif mark:
            self._on(deed, mark, code.id)

    def _settle(self, mark: Highlight) -> None:
        """Decide on what is coded around a highlight, by one of the ways there are."""
        library, chance = self.library, self.random
        near = [one for one in library.highlights(mark.document) if one.start < mark.end and mark.start < one.end]
        coders = library.decisions.coders()
        codings = [
            CodedBy(coders.get((one.id, code), one.author), code, one.id, one.start, one.end)
            for one in near
            for code in one.tags
        ]
        how = chance.choice(RULINGS)
        names = sorted({one.coder for one in codings})
        accepted = tuple(chance.sample(names, 1)) if how == "accept" and names else ()
        codes = (chance.choice(library.codes()).id,) if how == "other" else ()
        library.decisions.settle(mark.document, codings, Ruling(how, accepted, codes, self._words()))

    def _on(self, deed: str, mark: str, code: str) -> None:
        library, chance = self.library, self.random
        if deed == "tag":
            library.tag(mark, [code])
        elif deed == "untag":
            library.untag(mark, [code])
        elif deed == "memo":
            library.set_memo(mark, self._words())
        elif deed == "stance":
            library.set_stance(mark, chance.choice(["supports", "contradicts", ""]))
        elif deed == "range":
            document = library.highlight(mark).document
            start = chance.randrange(len(library.text(document)) - 40)
            library.set_range(mark, start, start + chance.randint(5, 39))
        elif deed == "remove":
            library.remove_highlight(mark)
