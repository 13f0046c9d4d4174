"""The kinds of codes, named by the user in both languages; a new one by its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from egpk_desk.desktop.dialogs.code_draft import slug_leaf
from egpk_desk.desktop.dialogs.form import FormDialog
from egpk_desk.desktop.panels.plain_text import PlainText
from egpk_desk.exporters.words import kind_name
from egpk_desk.library.records import Kind


class KindsDialog(FormDialog):
    """``kindAccepted`` carries a kind as it is to be."""

    kindAccepted = Signal(object)  # noqa: N815 - Qt's way of naming; Kind

    def __init__(self, kinds: Sequence[Kind], parent: QWidget | None = None, *, language: str) -> None:
        super().__init__(self.tr("Kinds of codes"), self.tr("Save"), parent)
        self.setObjectName("kindsDialog")
        self._kinds = list(kinds)
        self.kind = QComboBox()
        for kind in self._kinds:
            named = kind.name_ar or kind.name_en
            self.kind.addItem(kind.name(language) if named else kind_name(kind.slug, language))
        self.kind.addItem(self.tr("A new kind…"))
        self.name_ar, self.name_en = QLineEdit(), QLineEdit()
        self.name_ar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.name_en.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.definition = PlainText()
        self.definition.setFixedHeight(3 * self.definition.fontMetrics().lineSpacing() + 18)
        self.add(self.tr("Kind"), self.kind)
        self.add(self.tr("Name in Arabic"), self.name_ar)
        self.add(self.tr("Name in English"), self.name_en)
        self.add(self.tr("Definition"), self.definition)
        self.kind.currentIndexChanged.connect(self._show)
        self.name_ar.textChanged.connect(self._check)
        self.name_en.textChanged.connect(self._check)
        self._show()
        self.resize(480, self.sizeHint().height())

    def choose_new(self) -> None:
        """Begin with a new kind."""
        self.kind.setCurrentIndex(self.kind.count() - 1)

    def draft(self) -> Kind:
        """What stands in the form now."""
        at = self.kind.currentIndex()
        names = self.name_ar.text().strip(), self.name_en.text().strip()
        slug = self._kinds[at].slug if at < len(self._kinds) else slug_leaf(names[1], names[0])
        return Kind(slug, *names, self.definition.toPlainText().strip())

    def accept(self) -> None:
        self.kindAccepted.emit(self.draft())
        super().accept()

    def _show(self) -> None:
        at = self.kind.currentIndex()
        kind = self._kinds[at] if at < len(self._kinds) else Kind("")
        own = kind.name_ar or kind.name_en or not kind.slug
        self.name_ar.setText(kind.name_ar if own else kind_name(kind.slug, "ar"))
        self.name_en.setText(kind.name_en if own else kind_name(kind.slug, "en"))
        self.definition.setPlainText(kind.definition)
        self._check()

    def _check(self) -> None:
        draft = self.draft()
        wrong = ""
        if self.kind.currentIndex() == len(self._kinds) and draft.slug in {kind.slug for kind in self._kinds}:
            wrong = self.tr("There is a kind of this name.")
        self.say_wrong(wrong)
        self.accept_button.setEnabled(not wrong and bool(draft.slug and (draft.name_ar or draft.name_en)))
