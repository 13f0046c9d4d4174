"""A new code, or the names, colour, place and rules of use of an old one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from egpk_desk.codebook.colours import nearest
from egpk_desk.desktop import i18n
from egpk_desk.desktop.dialogs.code_draft import CodeDraft, slug_leaf
from egpk_desk.desktop.dialogs.colour_swatches import ColourSwatches
from egpk_desk.desktop.dialogs.form import FormDialog, mark_invalid
from egpk_desk.desktop.panels.kind_names import kind_label
from egpk_desk.desktop.panels.plain_text import PlainText
from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.library.records import Code, Kind

_TOO_NEAR = 4.0  # of 100 in Oklab: below this, two tints beside each other are taken for one


class CodeDialog(FormDialog):
    """``codeAccepted`` carries a :class:`CodeDraft`.

    ``code`` is the one to change; without it a new one is made, below ``under`` (a code's id or a kind's slug). A kind
    of one's own is made by typing its name as the place.
    """

    codeAccepted = Signal(object)  # noqa: N815 - Qt's way of naming

    def __init__(
        self,
        codes: Sequence[Code],
        code: Code | None = None,
        under: str = "driver",
        parent: QWidget | None = None,
        *,
        language: str | None = None,
        kinds: Sequence[Kind] = (),
    ) -> None:
        title = self.tr("New code") if code is None else self.tr("Change the code")
        super().__init__(title, self.tr("Add") if code is None else self.tr("Save"), parent)
        self.setObjectName("codeDialog")
        self._codes = {each.id: each for each in codes}
        self._code = code
        self._kinds = kinds
        self._language = language or i18n.language()
        self.name_ar, self.name_en = QLineEdit(), QLineEdit()
        self.name_ar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.name_en.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.place = QComboBox()
        self.place.setEditable(code is None)
        self._others = [each.colour for each in codes if code is None or each.id != code.id]
        self.swatches = ColourSwatches(self._others, code.colour if code else None)
        self.near = RoleLabel(role="warning")
        self.definition, self.use_when = PlainText(), PlainText()
        self.use_not, self.example = PlainText(), PlainText()
        for field, lines, prompt in (
            (self.definition, 3, self.tr("What it means")),
            (self.use_when, 2, self.tr("What speaks for giving it")),
            (self.use_not, 2, self.tr("What another code is for")),
            (self.example, 2, self.tr("A passage that shows it")),
        ):
            field.setFixedHeight(lines * field.fontMetrics().lineSpacing() + 18)
            field.setPlaceholderText(prompt)
        self._fill_places(under)
        if code is not None:
            self.name_ar.setText(code.name_ar)
            self.name_en.setText(code.name_en)
            self.definition.setPlainText(code.definition)
            self.use_when.setPlainText(code.use_when)
            self.use_not.setPlainText(code.use_not)
            self.example.setPlainText(code.example)

        self.add(self.tr("Name in Arabic"), self.name_ar)
        self.add(self.tr("Name in English"), self.name_en)
        self.add(self.tr("Below"), self.place)
        self.add(self.tr("Colour"), self.swatches, self.near)
        self.add(self.tr("Definition"), self.definition)
        self.add(self.tr("When to use it"), self.use_when)
        self.add(self.tr("When not"), self.use_not)
        self.add(self.tr("Example"), self.example)
        for signal in (self.name_ar.textChanged, self.name_en.textChanged, self.place.currentTextChanged):
            signal.connect(self._check)
        self.swatches.colourChosen.connect(self._check_colour)
        self._check_colour()
        self._check()
        if code is None:
            self.wrong.hide()  # not before something was typed
        self.resize(500, self.sizeHint().height())

    def draft(self) -> CodeDraft:
        """What stands in the form now."""
        kind, parent = self._chosen_place()
        if self._code is not None:
            slug = self._code.slug
        else:
            above = self._codes[parent].slug if parent else kind
            slug = f"{above}/{slug_leaf(self.name_en.text(), self.name_ar.text())}"
        return CodeDraft(
            id=self._code.id if self._code else None,
            slug=slug,
            name_ar=self.name_ar.text().strip(),
            name_en=self.name_en.text().strip(),
            colour=self.swatches.colour,
            definition=self.definition.toPlainText().strip(),
            parent=parent,
            use_when=self.use_when.toPlainText().strip(),
            use_not=self.use_not.toPlainText().strip(),
            example=self.example.toPlainText().strip(),
        )

    def accept(self) -> None:
        self.codeAccepted.emit(self.draft())
        super().accept()

    def _fill_places(self, under: str) -> None:
        """Offer each kind's top and every code that is not below the one that is changed."""
        barred: set[str] = set()
        if self._code is not None:
            barred.add(self._code.id)
            under = self._code.parent or self._code.kind
        kinds = dict.fromkeys([*("driver", "dimension"), *(kind.slug for kind in self._kinds)])
        kinds |= dict.fromkeys(code.kind for code in self._codes.values())
        if self._code is not None:
            kinds = {self._code.kind: None}
        for kind in kinds:
            self.place.addItem(kind_label(kind, self._kinds, self._language), (kind, None))
            for code in self._codes.values():  # each after the one above it
                if code.parent in barred:
                    barred.add(code.id)
                if code.kind == kind and code.id not in barred and not code.retired:
                    indent = "\u2003" * code.slug.count("/")
                    self.place.addItem(indent + code.name(self._language), (kind, code.id))
        for row in range(self.place.count()):
            kind, parent = self.place.itemData(row)
            if under in (parent, kind if parent is None else None):
                self.place.setCurrentIndex(row)
                break

    def _chosen_place(self) -> tuple[str, str | None]:
        """The kind, and the id of the code to stand below."""
        row = self.place.currentIndex()
        text = self.place.currentText()
        if row >= 0 and self.place.itemText(row) == text:
            kind, parent = self.place.itemData(row)
            return str(kind), parent
        row = self.place.findText(text.strip())
        if row >= 0:
            kind, parent = self.place.itemData(row)
            return str(kind), parent
        return slug_leaf(text, text), None

    def _check(self) -> None:
        wrong = ""
        named = bool(self.name_ar.text().strip() or self.name_en.text().strip())
        draft = self.draft()
        if not named:
            wrong = self.tr("Give the code a name in Arabic, in English, or in both.")
        elif not draft.slug.rpartition("/")[0] or not draft.slug.rpartition("/")[2]:
            wrong = self.tr("Name and place need letters or digits.")
        elif self._code is None and draft.slug in {code.slug for code in self._codes.values()}:
            wrong = self.tr("There is a code of this name in this place.")
        mark_invalid(self.name_ar, bool(wrong) and named)
        self.say_wrong(wrong)

    def _check_colour(self) -> None:
        near = nearest(self.swatches.colour, self._others) < _TOO_NEAR
        self.show_below(self.near, self.tr("This colour is hard to tell from another code's.") if near else "")
