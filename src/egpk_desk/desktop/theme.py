"""Colours by role and spacing tokens, light and dark, for the whole window.

Every text role stands on its ground at a contrast of 4.5:1 or more (WCAG 2.2, 1.4.3); ``tests/desktop`` measures it.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in logical pixels; the window uses these and no others."""

    hair: int = 2
    small: int = 4
    medium: int = 8
    large: int = 16
    huge: int = 32


@dataclass(frozen=True, slots=True)
class Theme:
    """One colour a role, as ``#rrggbb``.

    ``page`` is the ground of the report, ``ink`` its letters, ``quiet`` what should step back (metadata lines, notes,
    captions), ``heading`` titles and headings, ``link`` links and note markers, ``rule`` lines and borders, ``raised``
    table heads. ``window``, ``panel``, ``field`` and ``text`` are the window around it. ``accent`` marks selection and
    focus, ``found`` a find hit, ``found_current`` the one in hand. ``good``, ``warning`` and ``danger`` go with words,
    never alone.
    """

    name: str
    page: str
    ink: str
    quiet: str
    heading: str
    link: str
    rule: str
    raised: str
    window: str
    panel: str
    field: str
    text: str
    accent: str
    on_accent: str
    found: str
    found_current: str
    good: str
    warning: str
    danger: str
    tint_strength: float
    spacing: Spacing = Spacing()

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role (a field's name), with an opacity from 0 to 1."""
        return with_alpha(getattr(self, role), alpha)

    def palette(self) -> QPalette:
        """The theme as a Qt palette for the widgets around the reader."""
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, colour in (
            (roles.Window, self.window),
            (roles.WindowText, self.text),
            (roles.Base, self.field),
            (roles.AlternateBase, self.panel),
            (roles.Text, self.text),
            (roles.Button, self.panel),
            (roles.ButtonText, self.text),
            (roles.ToolTipBase, self.panel),
            (roles.ToolTipText, self.text),
            (roles.Highlight, self.accent),
            (roles.HighlightedText, self.on_accent),
            (roles.Link, self.link),
            (roles.PlaceholderText, self.quiet),
            (roles.Mid, self.rule),
        ):
            palette.setColor(role, QColor(colour))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text", 0.5))
        return palette


def with_alpha(colour: str, alpha: float) -> QColor:
    """A colour by name or ``#rrggbb`` with an opacity from 0 to 1."""
    made = QColor(colour)
    made.setAlphaF(alpha)
    return made


LIGHT = Theme(
    name="light",
    page="#fffdf8",
    ink="#1d1b18",
    quiet="#6a655c",
    heading="#1f3a5f",
    link="#1a5fa8",
    rule="#d9d3c7",
    raised="#f3eee3",
    window="#f4f2ed",
    panel="#faf8f4",
    field="#ffffff",
    text="#23211d",
    accent="#2f6fd0",
    on_accent="#ffffff",
    found="#ffe27a",
    found_current="#ff9f3f",
    good="#1f7a43",
    warning="#8a5a00",
    danger="#b3261e",
    tint_strength=0.24,
)

DARK = Theme(
    name="dark",
    page="#1b1c1f",
    ink="#e6e1d8",
    quiet="#a39d92",
    heading="#a9c7ef",
    link="#83b4f0",
    rule="#3d3f45",
    raised="#26282d",
    window="#232529",
    panel="#1f2125",
    field="#18191c",
    text="#e4e1da",
    accent="#5b93e6",
    on_accent="#0d1420",
    found="#6b5a12",
    found_current="#94520f",
    good="#7fcf9b",
    warning="#e5b567",
    danger="#f2938c",
    tint_strength=0.32,
)


def theme(name: str) -> Theme:
    """The theme of a name, ``light`` or ``dark``."""
    return DARK if name == "dark" else LIGHT
