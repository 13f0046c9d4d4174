"""One side of a disagreement: who, with which codes, on which words, and the button that lets it stand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from egpk_desk.coders import Disagreement
from egpk_desk.desktop import i18n
from egpk_desk.desktop.agreeing.answer import Side
from egpk_desk.desktop.agreeing.passage_page import HERE, codes_line, passage_page
from egpk_desk.desktop.citing.style_dialog import note_page
from egpk_desk.desktop.panels.tones import RoleLabel, theme_of
from egpk_desk.desktop.theme import LIGHT
from egpk_desk.library.records import Code
from egpk_desk.text.bidi import isolate


class SideColumn(QWidget):
    """``accepted`` carries the coders whose coding is to stand."""

    accepted = Signal(tuple)

    def __init__(
        self,
        one: Disagreement,
        side: Side,
        text: str,
        codes: Mapping[str, Code],
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.side = side
        names = i18n.directed(" · ".join(isolate(name) for name in side.coders))
        self.head = RoleLabel(names, role="heading")
        self.codes = QLabel()
        self.codes.setTextFormat(Qt.TextFormat.RichText)
        self.codes.setWordWrap(True)
        self.codes.setAlignment(i18n.leading())
        nothing = self.tr("no code")
        self.codes.setText(codes_line(side.codings, codes, language) or nothing)
        if not side.codings:
            self.codes.setProperty("role", "quiet")
        page = note_page(self.tr("The passage as {coder} coded it").format(coder=names))
        page.setHtml(passage_page(text, (one.start, one.end), side.codings, codes, theme_of(self.palette())))
        page.scrollToAnchor(HERE)
        self.page = page
        self.button = QPushButton(self.tr("This stands"))
        self.button.setAccessibleName(self.tr("The coding of {coder} stands").format(coder=names))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.accepted.emit(side.coders))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(LIGHT.spacing.small)
        page.setMinimumHeight(3 * page.fontMetrics().height())
        for label in (self.head, self.codes):  # the page gives way where there is little room, not they
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            label.setSizePolicy(policy)
        layout.addWidget(self.head)
        layout.addWidget(self.codes)
        layout.addWidget(page, 1)
        layout.addWidget(self.button)
