"""Memos and the links between them: written by name, kept by identity, followed in both directions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from egpk_desk.errors import Ambiguous, EgpkError, InvalidValue, NotFound
from egpk_desk.library.documents import id_range
from egpk_desk.library.library import Library
from egpk_desk.library.records import Code, DocumentRecord, Highlight, Memo, MemoOn
from egpk_desk.text import links
from egpk_desk.text.folding import fold

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class LinkedTo:
    """Where a link leads: ``name`` is what the target is called now, else the words of the link.

    ``state`` is ``there``, ``removed`` (it was, and is no longer) or ``unknown`` (nothing, or more than one thing, is
    called so).
    """

    kind: str
    id: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class ShownMemo:
    """A memo with what it is on by name, the places it leads to, and the memos that lead to it."""

    memo: Memo
    on: str
    links: tuple[LinkedTo, ...] = ()
    back_links: tuple[Memo, ...] = ()

    @property
    def title(self) -> str:
        return memo_title(self.memo)


def memo_title(memo: Memo) -> str:
    """What a memo is called: its title, else how its text begins."""
    if memo.title:
        return memo.title
    words = " ".join(links.shown(memo.text).split())
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1].rstrip() + "…"


class MemoBook:
    """The memos of one open library. ``language`` of a code's name is Arabic where it has one."""

    def __init__(
        self,
        library: Library,
        find_document: Callable[[str], DocumentRecord],
        find_highlight: Callable[[str], Highlight],
    ) -> None:
        self._library = library
        self._find_document = find_document
        self._find_highlight = find_highlight

    # ---- reading -------------------------------------------------------------------------------------------------

    def all(self, on: str | None = None) -> list[Memo]:
        """All memos, those of highlights too; or those on what ``on`` names (see :meth:`target`)."""
        return self._library.memos.all() if on is None else self._library.memos.on(*self.target(on))

    def find(self, reference: str) -> Memo:
        """The memo of an id, a unique prefix of one, or a title; that of a highlight by the highlight's id.

        Raises NotFound, Ambiguous.
        """
        wanted, memos = reference.strip(), self._library.memos.all()
        between = id_range(wanted)
        found = [memo for memo in memos if between and between[0] <= memo.id < between[1]]
        found = found or [memo for memo in memos if memo_title(memo) == wanted]
        found = found or [memo for memo in memos if wanted and _loosely(memo_title(memo)) == _loosely(wanted)]
        if not found:
            raise NotFound(f"There is no memo “{reference}”.", "`memos` lists what there is.")
        if len(found) > 1:
            raise Ambiguous(f"“{reference}” names {len(found)} memos.", "Name one by its id.")
        return found[0]

    def shown(self, reference: str) -> ShownMemo:
        """A memo with where it leads and what leads to it. Raises NotFound, Ambiguous."""
        return self._shown(self.find(reference))

    def _shown(self, memo: Memo) -> ShownMemo:
        found = dict.fromkeys(self.follow(link) for link in links.links(memo.text))
        back = dict.fromkeys(self._library.memos.linking_to("memo", memo.id))
        if memo.on_kind == MemoOn.HIGHLIGHT:
            back |= dict.fromkeys(self._library.memos.linking_to("highlight", memo.id))
        return ShownMemo(memo, self.on_name(memo), tuple(found), tuple(back))

    def linking_to(self, reference: str) -> list[Memo]:
        """The memos that link to a document, a code, a highlight or a memo. Raises NotFound, Ambiguous."""
        try:
            kind, id_ = self.target(reference)
        except NotFound:
            kind, id_ = "memo", self.find(reference).id
        return self._library.memos.linking_to(kind, id_)

    def on_name(self, memo: Memo) -> str:
        """What a memo is on, by name; empty for the library."""
        if memo.on_kind == MemoOn.LIBRARY:
            return ""
        return self.follow(links.Link(0, 0, memo.on_kind, memo.on_id, memo.on_id[:8])).name

    def follow(self, link: links.Link) -> LinkedTo:
        """Where a link leads now."""
        if not link.id:
            return LinkedTo("", "", link.words, "unknown")
        name = self._name(link.kind, link.id)
        return LinkedTo(link.kind, link.id, name or link.words, "removed" if name is None else "there")

    def _name(self, kind: str, id: str) -> str | None:
        """What something is called; None where it is not there (any more)."""
        try:
            match kind:
                case "document":
                    return self._library.document(id).title
                case "code":
                    return _code_name(self._library.code(id))
                case "highlight":
                    return _passage(self._library.highlight(id))
                case _:
                    return memo_title(self._library.memos.one(id))
        except NotFound:
            return None

    def target(self, reference: str) -> tuple[str, str]:
        """What a memo may be on, as kind and id: ``library``, a code, a document or a highlight by its id.

        ``code:``, ``document:`` or ``highlight:`` before a name says which is meant. Raises NotFound, Ambiguous.
        """
        kind, name = links.said_kind(reference)
        if reference.strip().casefold() in ("library", "المكتبة"):
            return "library", ""
        found = self._resolve(kind, name, ("code", "document", "highlight"))
        if found is None:
            raise NotFound(
                f"Nothing is called “{reference}”.", "Write library, a code, a document or the id of a highlight."
            )
        return found[0], found[1]

    def _resolve(self, kind: str, name: str, kinds: tuple[str, ...]) -> tuple[str, str, str] | None:
        """Kind, id and name of what is called so. Raises Ambiguous where several things of one kind are."""
        for one in (kind,) if kind else kinds:
            try:
                match one:
                    case "code":
                        code = self._library.find_code(name)
                        return one, code.id, _code_name(code)
                    case "document":
                        record = self._find_document(name)
                        return one, record.id, record.title
                    case "highlight":
                        highlight = self._find_highlight(name)
                        return one, highlight.id, _passage(highlight)
                    case _:
                        memo = self.find(name)
                        return one, memo.id, memo_title(memo)
            except NotFound:
                continue
        return None

    def choices(self, words: str, limit: int = 30) -> list[LinkedTo]:
        """What a link may lead to whose name holds all words, however spelt: codes, documents, memos, passages."""
        wanted = fold(words).split()

        def fits(name: str) -> bool:
            folded = fold(name)
            return all(word in folded for word in wanted)

        found = [
            LinkedTo("code", code.id, _code_name(code), "there")
            for code in self._library.codes()
            if fits(f"{code.name_ar} {code.name_en} {code.slug}")
        ]
        found += [
            LinkedTo("document", one.id, one.title, "there") for one in self._library.documents() if fits(one.title)
        ]
        own = [memo for memo in self._library.memos.all() if memo.on_kind != MemoOn.HIGHLIGHT]
        found += [LinkedTo("memo", memo.id, memo_title(memo), "there") for memo in own if fits(memo_title(memo))]
        if wanted and len(found) < limit:
            found += [
                LinkedTo("highlight", one.id, _passage(one), "there")
                for one in self._library.highlights()
                if not one.orphaned and fits(one.exact)
            ]
        return found[:limit]

    def for_export(self, language: str) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
        """The memos on codes and documents, by the id of these, and on the library, by an empty id; and the names.

        Each memo is told as it is read, below its title where it has one.
        """
        memos: dict[str, tuple[str, ...]] = {}
        names: dict[str, str] = {}
        codes = {code.id: code.name(language) for code in self._library.codes()}
        for memo in self._library.memos.own():
            text = "\n".join(part for part in (memo.title, links.shown(memo.text)) if part)
            memos[memo.on_id] = (*memos.get(memo.on_id, ()), text)
            names[memo.on_id] = codes.get(memo.on_id) or self.on_name(memo)
        return memos, names

    # ---- writing -------------------------------------------------------------------------------------------------

    def resolved(self, text: str) -> str:
        """A memo's text with the links that are written by name made lasting ones; those that name nothing stay."""

        def find(kind: str, name: str) -> tuple[str, str, str] | None:
            try:
                return self._resolve(kind, name, ("code", "document", "memo", "highlight"))
            except EgpkError:
                return None

        return links.resolved(text, find)

    def add(self, on: str, text: str, *, title: str = "") -> Memo:
        """Write a memo on what ``on`` names (see :meth:`target`). Raises NotFound, Ambiguous, InvalidValue."""
        kind, id_ = self.target(on)
        return self.add_on(kind, id_, text, title=title)

    def add_on(self, kind: str, id: str, text: str, *, title: str = "") -> Memo:
        """Write a memo on something by kind and id; that of a highlight is added to what stands there."""
        text = self.resolved(text)
        if kind != MemoOn.HIGHLIGHT:
            return self._library.memos.add(kind, id, text, title=title)
        highlight = self._find_highlight(id)
        with self._library.step("memo"):
            parts = (highlight.memo, title.strip(), text.strip())
            self._library.set_memo(highlight.id, "\n".join(part for part in parts if part))
        return self._library.memos.one(highlight.id)

    def change(self, reference: str, *, title: str | None = None, text: str | None = None) -> Memo:
        """Write a memo's title or text anew. Raises NotFound, Ambiguous, InvalidValue."""
        memo = self.find(reference)
        text = None if text is None else self.resolved(text)
        if memo.on_kind == MemoOn.HIGHLIGHT:
            if title:
                raise InvalidValue("The memo of a highlight has no title.", "Write it as its first line.")
            if text is not None:
                self._library.set_memo(memo.on_id, text)
                if not text.strip():
                    return Memo(memo.id, memo.on_kind, memo.on_id, "", "")
        else:
            self._library.memos.set(memo.id, title=title, text=text)
        return self._library.memos.one(memo.id)

    def remove(self, reference: str) -> Memo:
        """Remove a memo; undo brings it back. Raises NotFound, Ambiguous."""
        memo = self.find(reference)
        if memo.on_kind == MemoOn.HIGHLIGHT:
            self._library.set_memo(memo.on_id, "")
        else:
            self._library.memos.remove(memo.id)
        return memo


def _code_name(code: Code) -> str:
    return code.name_ar or code.name_en or code.slug


def _passage(highlight: Highlight) -> str:
    words = " ".join(highlight.exact.split())
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1].rstrip() + "…"


def _loosely(name: str) -> str:
    return " ".join(fold(name).split())
