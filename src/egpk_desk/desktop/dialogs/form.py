"""What dialogs with fields have in common: a form, one line for what is wrong, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from egpk_desk.desktop.panels.tones import RoleLabel
from egpk_desk.desktop.theme import LIGHT


class FormDialog(QDialog):
    """A form above a line for what is wrong and the buttons; Enter accepts where nothing is wrong, Escape cancels."""

    def __init__(self, title: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(LIGHT.spacing.large)
        self.form.setVerticalSpacing(LIGHT.spacing.medium)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.wrong = RoleLabel(role="danger")
        self.accept_button, box = button_box(self, accept)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(*[LIGHT.spacing.large] * 4)
        layout.setSpacing(LIGHT.spacing.medium)
        layout.addLayout(self.form)
        layout.addStretch(1)
        layout.addWidget(self.wrong)
        layout.addWidget(box)
        self.say_wrong("")

    def add(self, label: str, field: QWidget, below: QWidget | None = None) -> None:
        """Add a field, named for the eye and for a screen reader; ``below`` stands under it."""
        field.setAccessibleName(label)
        self.form.addRow(label, field)
        if below is not None:
            self.form.addRow("", below)

    def add_wide(self, widget: QWidget) -> None:
        """Add something below the form that takes all the room there is."""
        self._column.insertWidget(1, widget, 100)

    def show_below(self, below: RoleLabel, words: str) -> None:
        """Show words under a field, or take their row away."""
        below.setText(words)
        self.form.setRowVisible(below, bool(words))

    def say_wrong(self, line: str) -> None:
        """Show what is wrong and bar the way; nothing wrong opens it."""
        self.wrong.setText(line)
        self.wrong.setVisible(bool(line))
        self.accept_button.setEnabled(not line)


def scrolled(page: QWidget) -> QScrollArea:
    """A page of a form that scrolls where large letters leave it no room."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def button_box(dialog: QDialog, accept: str) -> tuple[QPushButton, QDialogButtonBox]:
    """A button that accepts the dialog, by its words, and one that cancels it."""
    box = QDialogButtonBox()
    yes = QPushButton(accept)
    yes.setDefault(True)
    box.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
    no = QPushButton(QCoreApplication.translate("FormDialog", "Cancel"))
    no.setAutoDefault(False)
    box.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return yes, box


def mark_invalid(field: QWidget, invalid: bool) -> None:
    """Let the stylesheet show a field's content as wrong, or as right again."""
    if bool(field.property("invalid")) != invalid:
        field.setProperty("invalid", invalid)
        field.style().unpolish(field)
        field.style().polish(field)
