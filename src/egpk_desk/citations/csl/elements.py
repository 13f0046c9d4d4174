"""citeproc-py's elements, mended: subclasses that its parser makes in place of its own (citeproc-py 0.11.1).

What is mended, each with a test:

- Arabic names: never initials, never the family name put first; joined by ``و`` without a space after it, or by ``، ``.
- Positions (CSL 1.0.2, "Choose"): the same place of the same source is ``ibid``; worked out by the caller, once.
- Terms fall back from one form to the next and then to the next locale (CSL 1.0.2, "Terms").
- A name or variable that stands in for a missing one is not said again.
- A date part's look in a style does not change the locale's own date for ever; ranges of any precision.
- ``no date`` is no mere word: the group that it stands in is not left out for want of a variable.
- ``disambiguate`` is a condition that is not met, not one that always is; ``number-of-volumes`` and its like are found.
- Quotation marks inside quotation marks; full stops after ``؟`` and inside closing marks.
- Speed: an element keeps what it found in the style, since the style does not change.
"""

from __future__ import annotations

import re
from typing import Any

from citeproc import model
from citeproc.source import VariableError
from citeproc.string import String

from egpk_desk.citations.csl.base import Element, Mended
from egpk_desk.citations.csl.dates import MendedDate, MendedDatePart
from egpk_desk.citations.csl.items import Cite
from egpk_desk.citations.csl.names import MendedName, MendedNames, MendedSubstitute

_NUMERIC = frozenset(
    "page page-first volume issue number edition collection-number chapter-number citation-number locator"
    " number-of-pages number-of-volumes part-number supplement-number version year-suffix section".split()
)


class Plain(Mended, model.CitationStylesElement):
    """An element that the processor has no class for."""


class MendedLayout(Mended, model.Layout):
    """One citation, or one entry of the list of sources."""

    def render_one(self, item: Cite) -> str:
        item.suppressed, item.rendered = set(), []
        if item.in_bibliography and self.getparent().get("second-field-align") and len(self.getchildren()) > 1:
            # The first field stands in a column of its own (a number); in running text a space parts it from the rest.
            first, *others = (_rendered(child, item) for child in self.getchildren())
            text = self.put_together([first or "", self.put_together([other or "" for other in others])], " ")
        else:
            text = self.render_children(item)
        return "" if text is None else str(self.format(self.wrap(text)))


def _rendered(child: Element, item: Cite) -> Any:
    try:
        return child.render(item)
    except VariableError:
        return None


class MendedGroup(Mended, model.Group):
    """What belongs together: empty where none of its variables has a value."""

    def process(self, item: Cite, context: Any = None, **kwargs: Any) -> String:
        calls, rendered = item.calls, len(item.rendered)
        output = []
        for child in self.getchildren():
            try:
                if isinstance(child, model.Choose):
                    text = child.render(item, context=context, delimiter=self.get("delimiter", ""), **kwargs)
                else:
                    text = child.render(item, context=context, **kwargs)
                if text is not None:
                    output.append(text)
            except VariableError:
                continue
        if not output or (item.calls > calls and len(item.rendered) == rendered):
            raise VariableError
        return Mended.join(self, output)


class MendedText(Mended, model.Text):
    """A variable, a term, a macro or the style's own words."""

    def process(self, item: Cite, context: Any = None, **kwargs: Any) -> tuple[Any, str]:
        variable = self.get("variable")
        if variable is None:
            if (macro := self.get("macro")) is not None:
                context = self if context is None else context
                return self.get_macro(macro).render(item, context, **kwargs), item.reference["language"]
            if (term := self.get("term")) is not None:
                if term == "no date":  # stands for a date, so that its group is not empty (as in citeproc-js)
                    item.rendered.append(term)
                return self._term(item), item.reference["language"]
            return String(self.get("value", "")), item.reference["language"]
        text = self._variable(item, variable)
        item.rendered.append(variable)
        return self.numerals(text) if variable in _NUMERIC else text, item.reference["language"]

    def render(self, item: Cite, context: Any = None, **kwargs: Any) -> Any:
        text, language = self.process(item, context, **kwargs)
        return self.markup(text, language)

    def _variable(self, item: Cite, variable: str) -> Any:
        if variable not in self.generated_variables:
            item.calls += 1
        if variable in item.suppressed:
            return None
        if self.get("form") == "short" and f"{variable}-short" in item.reference:
            variable = f"{variable}-short"
        match variable:
            case "page" | "page-first":
                return self._process(item.reference["page"], variable)
            case "citation-number":
                return String(str(item.number))
            case "locator":
                return String(item.locator.identifier.replace("-", "–"))
            case "year-suffix" if item.year_suffix:
                # After the letter م or هـ of a Hijri date the suffix could be read as part of it.
                has_era = "hijri" in (item.reference.get("issued") or {}) and self.get_root().setting.language == "ar"
                return String(f"-{item.year_suffix}" if has_era else item.year_suffix)
            case "first-reference-note-number" if item.first_note:
                return String(str(item.first_note))
        return item.reference[variable]


class MendedNumber(Mended, model.Number):
    """A number, as such or as an ordinal."""

    def process(self, item: Cite, context: Any = None, **kwargs: Any) -> Any:
        variable = self.get("variable")
        item.calls += 1
        if variable in item.suppressed:
            return None
        if variable == "locator":
            text = String(item.locator.identifier)
        elif variable == "citation-number":
            text = String(str(item.number))
        else:
            text = self._process(item.reference["page" if variable == "page-first" else variable], variable)
        item.rendered.append(variable)
        return self.numerals(text)


class MendedLabel(Mended, model.Label):
    """The word before or after a number or a name."""

    def process(
        self, item: Cite, variable: Any = None, plural: Any = None, context: Any = None, count: int = 0, **kwargs: Any
    ) -> Any:
        variable = variable or self.get("variable")
        if variable == "locator":
            place = item.locator
            if not place.label:  # a place in its own words
                return None
            plural, variable = place.plural, place.label
        elif plural is None:
            plural = self.RE_MULTIPLE_NUMBERS.search(str(item.reference[variable])) is not None
        form = None if self.get("form", "long") == "long" else self.get("form")
        if count == 2 and form in (None, "short") and self.get_term(f"{variable}-dual", form) is not None:
            return self.get_single_term(f"{variable}-dual", form)
        option = self.get("plural", "contextual")
        term = (
            self.get_plural_term if (option == "contextual" and plural) or option == "always" else self.get_single_term
        )
        return term(variable, form)

    def markup(self, text: Any) -> Any:
        # Title case asks for the language, which citeproc-py does not tell here.
        language = self.get_root().setting.language
        return self.wrap(self.format(self.case(self.strip_periods(text), language))) if text else None


class MendedIf(Mended, model.If):
    """A condition and what it lets be written."""

    def render(self, item: Cite, context: Any = None, delimiter: str = "", **kwargs: Any) -> Any:
        results: list[bool] = []
        for condition in ("type", "variable", "is-numeric", "is-uncertain-date", "locator", "position"):
            if condition in self.attrib:
                results += getattr(self, f"_{condition.replace('-', '_')}")(item)
        if "disambiguate" in self.attrib:
            results.append(False)
        match = self.get("match")
        met = any(results) if match == "any" else not any(results) if match == "none" else all(results)
        if not met:
            raise model.ConditionFailed
        return self.render_children(item, context=context, delimiter=delimiter, **kwargs)

    def _type(self, item: Cite) -> list[bool]:
        return [one == item.reference.type for one in self.get("type").split()]

    def _variable(self, item: Cite) -> list[bool]:
        return [
            item.has_locator
            if name == "locator"
            else bool(item.year_suffix)
            if name == "year-suffix"
            else name in item.reference
            for name in self.get("variable").split()
        ]

    def _is_numeric(self, item: Cite) -> list[bool]:
        made = []
        for name in self.get("is-numeric").split():
            value = (item.place.identifier if item.place else "") if name == "locator" else item.reference.get(name, "")
            made.append(re.fullmatch(r"[A-Za-z]*\d+[A-Za-z]*([\s,&–-]+[A-Za-z]*\d+[A-Za-z]*)*", str(value)) is not None)
        return made

    def _locator(self, item: Cite) -> list[bool]:
        return [item.place is not None and one == item.place.label for one in self.get("locator").split()]

    def _position(self, item: Cite, context: Any = None) -> list[bool]:
        return [one in item.positions for one in self.get("position").split()]


class MendedElseIf(MendedIf, model.Else_If):
    """A further condition."""


class MendedSort(Mended, model.Sort):
    """Sorting by what is written, however it is spelt: folded, without the article."""

    def sort(self, items: list[Cite], context: Any) -> list[Cite]:
        ordered = list(items)
        keys = [child for child in self.getchildren() if isinstance(child, model.Key)]
        for key in reversed(keys):  # stable sorts, the least significant key first
            descending = key.get("sort", "ascending") == "descending"
            values = dict(zip(map(id, ordered), self._values(key, ordered, context), strict=True))
            there = [item for item in ordered if values[id(item)] is not None]
            there.sort(key=lambda item: values[id(item)], reverse=descending)
            ordered = there + [item for item in ordered if values[id(item)] is None]
        return ordered

    def _values(self, key: Element, items: list[Cite], context: Any) -> list[Any]:
        fold = self.get_root().setting.sort_key
        made = []
        for item in items:
            item.suppressed, item.rendered = set(), []
            try:
                if (macro := key.get("macro")) is not None:
                    options = {"name-as-sort-order": "all"}
                    for name in ("names-min", "names-use-first", "names-use-last"):
                        if name in key.attrib:
                            options[name.replace("names", "et-al")] = key.get(name)
                    value = self.get_macro(macro).render(item, context=context, sort_options=options)
                elif key.get("variable") == "citation-number":
                    value = f"{item.number:06}"
                else:
                    value = item.reference[key.get("variable")]
                    if isinstance(value, list):
                        value = "; ".join(" ".join(str(p) for p in (n.family, n.given) if p) for n in value)
                    elif hasattr(value, "sort_key"):
                        value = value.sort_key()
            except VariableError:
                value = None
            made.append(fold(str(value)) if value not in (None, "") else None)
        return made


_AS_THEY_ARE = (
    *(model.Style, model.Locale, model.Citation, model.Bibliography, model.Term, model.Macro, model.Choose, model.Else),
    *(model.Name_Part, model.Et_Al, model.Key),
)
_MENDED = (
    *(MendedLayout, MendedGroup, MendedText, MendedNumber, MendedLabel, MendedIf, MendedElseIf, MendedSort),
    *(MendedSubstitute, MendedNames, MendedName, MendedDate, MendedDatePart),
)


def _tag(cls: type) -> str:
    return cls.__name__.replace("_", "-").lower()


ELEMENTS = {
    **{_tag(cls): type(f"Mended{cls.__name__}", (Mended, cls), {}) for cls in _AS_THEY_ARE},
    **{_tag(cls.__bases__[1]): cls for cls in _MENDED},
}
"""The class of each CSL element, by its tag."""
