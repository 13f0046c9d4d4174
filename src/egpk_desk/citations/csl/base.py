"""What all mended elements share: what they have looked up they keep, terms fall back, seams are clean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from citeproc import model
from citeproc.source import VariableError
from citeproc.string import String

from egpk_desk.citations.csl import markup
from egpk_desk.citations.csl.items import Cite
from egpk_desk.text.digits import to_arabic_indic

Element = Any
_FORMS = {"verb-short": ("verb-short", "verb", None), "symbol": ("symbol", "short", None), "short": ("short", None)}
_OUTER = re.compile('[«»“”„"]')


class Mended:
    """What all elements share: they know their style, and keep what they have looked up.

    The style's root holds ``setting`` (a :class:`~egpk_desk.citations.csl.styles.Setting`). All elements of a style are
    kept alive by it, so that what is put on them stays (lxml makes an element anew where nobody holds it).
    """

    def kept(self, key: object, make: Callable[[], Any]) -> Any:
        memory = self.__dict__.setdefault("_memory", {})
        if key not in memory:
            memory[key] = make()
        return memory[key]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.kept(("child", name), lambda: self.find("cs:" + name.replace("_", "-"), self.nsmap))

    def xpath_search(self, expression: str) -> Any:
        return self.kept(expression, lambda: super(Mended, self).xpath_search(expression))  # type: ignore[misc]

    def getchildren(self) -> list[Element]:
        made: list[Element] = self.kept("children", lambda: list(super(Mended, self).iterchildren()))  # type: ignore[misc]
        return made

    def iterchildren(self, *tags: Any, **options: Any) -> Iterable[Element]:
        if tags or options:
            found: Iterable[Element] = super().iterchildren(*tags, **options)  # type: ignore[misc]
            return found
        return iter(self.getchildren())

    def get_root(self) -> Element:
        root = self.__dict__.get("style_root")
        return super().get_root() if root is None else root  # type: ignore[misc]

    def get_macro(self, name: str) -> Element:
        return self.get_root().setting.macros[name]

    def get_layout(self) -> Element:
        return self.kept("layout", lambda: super(Mended, self).get_layout())  # type: ignore[misc]

    def get_formatter(self) -> Any:
        return markup

    def get_term(
        self, name: str, form: str | None = None, fallback_locale: bool = True, zero_padded: bool = False
    ) -> Any:
        setting = self.get_root().setting
        for terms in setting.terms if fallback_locale else setting.terms[:1]:
            for one in _FORMS.get(form or "", (form, None)):
                found = terms.get((name, one))
                if found is not None and not (
                    zero_padded and found.get("match") in ("whole-number", "last-two-digits")
                ):
                    return found
        return None

    def get_date(self, form: str) -> Any:
        return self.get_root().setting.dates.get(form)

    def get_locale_option(self, name: str) -> str:
        said: str = self.get_root().setting.options.get(name, model.Locale._default_options[name])
        return said

    def calls_variable(self) -> Any:
        return self.kept("calls", lambda: super(Mended, self).calls_variable())  # type: ignore[misc]

    def wrap(self, text: object) -> String | None:
        if text is None:
            return None
        setting = self.get_root().setting
        before, after = self.get("prefix", ""), self.get("suffix", "")
        wrapped = markup.seam(markup.seam(before, str(text)), after, into_quotes=setting.punctuation_in_quotes)
        return String(wrapped)

    def join(self, pieces: Iterable[object], default_delimiter: str = "") -> String:
        delimiter = self.get("delimiter", default_delimiter)
        return self.put_together((piece for piece in pieces if piece is not None), delimiter)

    def put_together(self, pieces: Iterable[object], delimiter: str = "") -> String:
        into_quotes = self.get_root().setting.punctuation_in_quotes
        text = ""
        for piece in pieces:
            said = str(piece)
            if not said:
                continue
            if text:
                text = markup.seam(markup.seam(text, delimiter, into_quotes=into_quotes), said, into_quotes=into_quotes)
            else:
                text = said
        return String(text)

    def render_children(self, item: Cite, delimiter: str = "", **kwargs: Any) -> String | None:
        output = []
        for child in self.getchildren():
            try:
                if isinstance(child, model.Choose):
                    text = child.render(item, delimiter=delimiter, **kwargs)
                else:
                    text = child.render(item, **kwargs)
                if text is not None:
                    output.append(text)
            except VariableError:
                pass
        return self.put_together(output, delimiter) if output else None

    def case(self, text: Any, language: str | None = None) -> Any:
        if not isinstance(text, str) or not text:  # citeproc-py takes the first letter of what may be empty
            return text
        return super().case(text if isinstance(text, String) else String(text), language)  # type: ignore[misc]

    def quote(self, text: Any) -> Any:
        if self.get("quotes", "false") != "true":
            return text
        opening, closing = self.get_single_term(name="open-quote"), self.get_single_term(name="close-quote")
        inner = self.get_single_term(name="open-inner-quote"), self.get_single_term(name="close-inner-quote")
        return String(f"{opening}{nested(str(text), *inner)}{closing}")

    def get_single_term(self, name: str, *args: Any, **kwargs: Any) -> String:
        return self._term_text("single", name, *args, **kwargs)

    def get_plural_term(self, name: str, *args: Any, **kwargs: Any) -> String:
        return self._term_text("multiple", name, *args, **kwargs)

    def _term_text(self, number: str, name: str, form: str | None = None, **kwargs: Any) -> String:
        key = (number, name, form, *kwargs.items())

        def text() -> String:
            term = self.get_term(name, form, **kwargs)
            return String("") if term is None else getattr(term, number)

        said: String = self.get_root().setting.kept_terms.setdefault(key, None) or text()
        self.get_root().setting.kept_terms[key] = said
        return said

    def numerals(self, text: Any) -> Any:
        """Digits in the script that the reader has chosen."""
        return (
            String(to_arabic_indic(str(text))) if self.get_root().setting.arabic_digits and text is not None else text
        )


def nested(text: str, opening: str, closing: str) -> str:
    """A text to stand inside quotation marks: its own ones become the inner ones of the style's language."""
    made, is_open = [], False
    for at, character in enumerate(text):
        if not _OUTER.match(character):
            made.append(character)
            continue
        starts = character in "«“„" or (character == '"' and not is_open and (at == 0 or not text[at - 1].isalnum()))
        made.append(opening if starts else closing)
        is_open = starts
    return "".join(made)
