"""Names in citations, as the language of the style writes and joins them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from citeproc import model
from citeproc.source import VariableError
from citeproc.string import String

from egpk_desk.citations.csl.base import Mended
from egpk_desk.citations.csl.items import Cite, Name


class MendedSubstitute(Mended, model.Substitute):
    """What stands in for missing names is not said again in the same citation."""

    def render(self, item: Cite, context: Any = None, **kwargs: Any) -> Any:
        for child in self.getchildren():
            before = len(item.rendered)
            try:
                if isinstance(child, model.Names) and child.name is None:
                    text = child.render(item, names_context=self.getparent(), context=context, **kwargs)
                else:
                    text = child.render(item, context=context, **kwargs)
            except VariableError:
                continue
            if text:
                item.suppressed.update(item.rendered[before:])
                item.rendered.append("names")
                return text
        return None


class MendedNames(Mended, model.Names):
    """The names of one or more roles, each with its word; a role that stood in for another is not said again."""

    def process(self, item: Cite, names_context: Any = None, context: Any = None, **kwargs: Any) -> Any:
        context = self if context is None else context
        names_context = self.kept("pattern", self._pattern) if names_context is None else names_context
        item.calls += 1
        roles = [r for r in self.get("variable").split() if r in item.reference and r not in item.suppressed]
        together = (
            "editor" in roles
            and "translator" in roles
            and _same(item.reference["editor"], item.reference["translator"])
        )
        if together:
            roles.remove("translator")
        output = []
        for role in roles:
            text = names_context.name.render(item, role, context=context, **kwargs)
            item.rendered.append(role)
            label = names_context.label
            if label is not None and isinstance(text, str):
                said = "editortranslator" if together and role == "editor" else role
                count = len(item.reference[role])
                word = label.render(item, said, count > 1, count=count)
                if word:
                    pieces = (word, text) if names_context.getchildren()[0] is label else (text, word)
                    text = self.put_together(pieces)
            output.append(text)
        if output and all(isinstance(one, int) for one in output):
            total = sum(output)
            return String(str(total)) if total else None
        if output:
            return self.join(output, self.get_parent_delimiter(context))
        substitute = self.substitute()
        text = substitute.render(item, context=context, **kwargs) if substitute is not None else None
        if text is None:
            raise VariableError
        return text

    def _pattern(self) -> Any:
        """What says how the names look: these themselves, or, for bare ones in a ``substitute``, those it belongs to.

        They may stand in a ``choose`` there (CSL 1.0.2, "Substitute").
        """
        above = self.getparent()
        while len(self) == 0 and above is not None and not isinstance(above, model.Macro):
            if isinstance(above, model.Substitute):
                return above.getparent()
            above = above.getparent()
        return self


def _same(first: list[Name], second: list[Name]) -> bool:
    return [name.parts() for name in first] == [name.parts() for name in second]


class MendedName(Mended, model.Name):
    """Names as the language of the style joins them; an Arabic name is always whole."""

    def option(self, name: str, context: Any, sort_options: Any) -> Any:
        if sort_options and name in sort_options:
            return self.get_option(name, context, sort_options)
        return self.kept((name, id(context)), lambda: self.get_option(name, context, None))

    def process(self, item: Cite, variable: str, context: Any = None, sort_options: Any = None, **kwargs: Any) -> Any:
        def option(name: str) -> Any:
            return self.option(name, context, sort_options)

        names: list[Name] = item.reference.get(variable, [])
        # BibTeX's "and others": there are more than are named.
        more = len(names) > 1 and not names[-1].given and names[-1].family == "others"
        names = names[:-1] if more else names
        again = "subsequent" in item.positions
        least, first = option("et-al-min"), option("et-al-use-first")
        if again:
            least = option("et-al-subsequent-min") or least
            first = option("et-al-subsequent-use-first") if option("et-al-subsequent-min") else first
        is_cut = len(names) > 1 and least and len(names) >= least
        if option("form") == "count":
            return min(len(names), first) if is_cut else len(names)
        last_too = is_cut and not more and option("et-al-use-last") and len(names) > first + 1
        shown = names[:first] if is_cut else names
        is_key = bool(sort_options)
        texts = [self._one(name, at, option, is_key=is_key) for at, name in enumerate(shown)]
        if last_too:
            return self._with_last(texts, self._one(names[-1], len(names) - 1, option), option)
        return self._et_al(texts, option) if is_cut or more else self._all(texts, option)

    def _one(self, name: Name, at: int, option: Callable[[str], Any], *, is_key: bool = False) -> str:
        given, family, dropping, particle, suffix = name.parts()
        form, order = option("form"), option("name-as-sort-order")
        initials = option("initialize-with")
        if given and initials is not None and not self._is_whole(name) and option("initialize") != "false":
            given = _initials(given, initials, hyphen=option("initialize-with-hyphen"))
        if form == "short":
            given, family = self._parts("", " ".join(p for p in (particle, family) if p))
            return str(family)
        inverted = order == "all" or (order == "first" and at == 0)
        if not inverted or not given or (self._is_whole(name) and not is_key):
            given, family = self._parts(given, " ".join(p for p in (dropping, particle, family) if p))
            return " ".join(str(p) for p in (given, family, suffix) if p)
        if option("demote-non-dropping-particle") in ("never", "sort-only"):
            family = " ".join(p for p in (particle, family) if p)
            given = " ".join(p for p in (given, dropping) if p)
        else:
            given = " ".join(p for p in (given, dropping, particle) if p)
        given, family = self._parts(given, family)
        return str(option("sort-separator")).join(str(p) for p in (family, given, suffix) if p)

    def _is_whole(self, name: Name) -> bool:
        return name.arabic or self.get_root().setting.language == "ar"

    def _parts(self, given: Any, family: Any) -> tuple[Any, Any]:
        for part in self.getchildren():
            if isinstance(part, model.Name_Part):
                given, family = part.format_part(String(given or ""), String(family or ""))
        return given, family

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        if name == "initialize":
            return self.get("initialize", "true")
        return super().get_option(name, context, sort_options)

    def _all(self, texts: list[str], option: Callable[[str], Any]) -> str:
        delimiter, and_ = option("delimiter"), option("and")
        if and_ is None or len(texts) < 2:
            return str(self.put_together(texts, delimiter))
        before = str(self.put_together(texts[:-1], delimiter))
        if self.get_root().setting.language == "ar":
            return f"{before} {joined_waw(texts[-1])}"
        precedes = option("delimiter-precedes-last")
        inverted = option("name-as-sort-order") in ("all", "first") and len(texts) == 2
        comma = precedes == "always" or (precedes == "contextual" and len(texts) > 2)
        comma = comma or (precedes == "after-inverted-name" and inverted)
        word = self.get_single_term("and") if and_ == "text" else "&"
        return str(self.put_together([before, f"{word} {texts[-1]}"], delimiter if comma else " "))

    def _et_al(self, texts: list[str], option: Callable[[str], Any]) -> str:
        delimiter, precedes = option("delimiter"), option("delimiter-precedes-et-al")
        before = str(self.put_together(texts, delimiter))
        words = self.et_al()
        if not words:
            return before
        comma = precedes == "always" or (precedes == "contextual" and len(texts) > 1)
        if self.get_root().setting.language == "ar":
            comma = False  # وآخرون is joined by its own waw
        return str(self.put_together([before, words], delimiter if comma else " "))

    def _with_last(self, texts: list[str], last: str, option: Callable[[str], Any]) -> str:
        return f"{self.put_together(texts, option('delimiter'))}{option('delimiter')}… {last}"


def joined_waw(name: str) -> str:
    """A name after ``و``: the letter is written on to Arabic, and stands apart from other scripts."""
    letters = name.lstrip("".join(map(chr, range(0xE000, 0xE010))) + "«“\"'(")
    return f"و{name}" if letters and "\u0600" <= letters[0] <= "\u06ff" else f"و\u00a0{name}"


def _initials(given: str, mark: str, *, hyphen: bool) -> str:
    """Given names as initials (CSL 1.0.2, ``initialize-with``), where their script has capitals."""
    made = []
    for part in given.split("-") if hyphen else [given.replace("-", " ")]:
        words = part.replace(".", " ").split()
        said = "".join(f"{word[0]}{mark}" if word[0].isupper() else f" {word} " for word in words)
        made.append(" ".join(said.split()))
    return "-".join(made)
