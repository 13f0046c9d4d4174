"""The window's stylesheet, made from the theme's tokens; with it the type scale of the interface."""

from __future__ import annotations

from dataclasses import dataclass

from egpk_desk.desktop.theme import Theme, with_alpha
from egpk_desk.resources import resource


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Sizes of the interface's letters in pixels, each about a sixth above the one below."""

    small: int = 12
    body: int = 14
    large: int = 16
    title: int = 19
    display: int = 26

    def at(self, percent: int) -> TypeScale:
        """The same scale with letters of a percentage of their ordinary size."""
        return TypeScale(*(round(size * percent / 100) for size in (12, 14, 16, 19, 26)))


TYPE = TypeScale()
RADIUS = 6


def _over(theme: Theme, role: str, alpha: float) -> str:
    colour = with_alpha(getattr(theme, role), alpha)
    return f"rgba({colour.red()}, {colour.green()}, {colour.blue()}, {colour.alpha()})"


def _mixed(theme: Theme, role: str, other: str, share: float) -> str:
    """A colour with a share of another in it, opaque."""
    one, more = with_alpha(getattr(theme, role), 1), with_alpha(getattr(theme, other), 1)
    pairs = ((one.red(), more.red()), (one.green(), more.green()), (one.blue(), more.blue()))
    return f"rgb({', '.join(str(round(a * (1 - share) + b * share)) for a, b in pairs)})"


def stylesheet(theme: Theme, type_: TypeScale = TYPE) -> str:
    """Qt's style sheet for the whole application under a theme, with letters of a scale."""
    space = theme.spacing
    hover, pressed = _over(theme, "text", 0.06), _over(theme, "text", 0.12)
    chosen = _over(theme, "accent", 0.22 if theme.dark else 0.14)
    handle = _over(theme, "text", 0.22)
    box, low, line, field, bar = (round(pixels * type_.body / TYPE.body) for pixels in (14, 16, 20, 22, 26))
    controls = resource("icons", "controls").as_posix()
    return f"""
QWidget {{ color: {theme.text}; font-size: {type_.body}px; }}
QMainWindow, QDialog, #workbench, #startPage {{ background: {theme.window}; }}
QLabel {{ background: transparent; }}
QLabel[role="quiet"], QLabel[role="hint"] {{ color: {theme.quiet}; }}
QLabel[role="warning"] {{ color: {theme.warning}; }}
QLabel[role="hint"] {{ font-size: {type_.small}px; }}
QLabel[role="heading"] {{ color: {theme.heading}; font-size: {type_.large}px; font-weight: 600; }}
QLabel[role="title"] {{ color: {theme.heading}; font-size: {type_.title}px; font-weight: 600; }}
QLabel[role="display"] {{ color: {theme.heading}; font-size: {type_.display}px; font-weight: 600; }}
QLabel[role="danger"] {{ color: {theme.danger}; }}
QLabel[role="warning"] {{ color: {theme.warning}; }}
QLabel[role="good"] {{ color: {theme.good}; }}

QMenuBar {{ background: {theme.panel}; padding: {space.hair}px {space.small}px; }}
QMenuBar::item {{ background: transparent; padding: {space.small}px {space.medium + 2}px;
  border-radius: {RADIUS - 2}px; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenuBar::item:pressed {{ background: {pressed}; }}
QMenu {{ background: {theme.field}; border: 1px solid {theme.rule}; padding: {space.small}px; }}
QMenu::item {{ padding: {space.small + 1}px {space.large + space.medium}px; border-radius: {RADIUS - 2}px; }}
QMenu::item:selected {{ background: {chosen}; color: {theme.text}; }}
QMenu::item:disabled {{ color: {_over(theme, "quiet", 0.65)}; }}
QMenu::separator {{ height: 1px; background: {theme.rule}; margin: {space.small}px {space.medium}px; }}
QMenu::icon {{ padding-left: {space.small}px; padding-right: {space.small}px; }}

QToolBar {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.rule};
  padding: {space.small}px {space.medium}px; spacing: {space.hair}px; }}
QToolBar::separator {{ width: 1px; background: {theme.rule}; margin: {space.small + 2}px {space.medium - 2}px; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {RADIUS}px;
  padding: {space.small}px {space.medium - 2}px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton:disabled {{ color: {_over(theme, "quiet", 0.65)}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[role="choice"] {{ color: {theme.quiet}; font-size: {type_.small}px; padding: {space.hair}px; }}

QPushButton {{ background: {theme.field}; border: 1px solid {theme.rule}; border-radius: {RADIUS}px;
  padding: {space.small + 2}px {space.large}px; min-height: {line}px; }}
QPushButton:hover {{ background: {theme.raised}; }}
QPushButton:pressed {{ background: {theme.rule}; }}
QPushButton:focus {{ border: 2px solid {theme.accent}; padding: {space.small + 1}px {space.large - 1}px; }}
QPushButton:disabled {{ color: {_over(theme, "quiet", 0.65)}; background: {theme.panel}; }}
QPushButton:default, QPushButton[role="primary"] {{ background: {theme.accent}; border-color: {theme.accent};
  color: {theme.on_accent}; font-weight: 600; }}
QPushButton:default:hover, QPushButton[role="primary"]:hover {{ background: {_mixed(theme, "accent", "text", 0.12)}; }}
QPushButton:default:focus, QPushButton[role="primary"]:focus {{ border: 2px solid {theme.text}; }}
QPushButton:default:disabled, QPushButton[role="primary"]:disabled {{ background: {theme.rule};
  border-color: {theme.rule}; color: {theme.quiet}; }}
QPushButton[role="danger"] {{ color: {theme.danger}; border-color: {theme.danger}; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; color: {theme.link};
  padding: {space.small}px; }}
QPushButton[role="segment"] {{ border-radius: 0; padding: {space.hair}px {space.small}px; min-height: {line}px;
  font-size: {type_.small}px; color: {theme.quiet}; }}
QPushButton[role="segment"]:checked {{ background: {chosen}; color: {theme.text}; font-weight: 600; }}
QPushButton[role="segment"]:focus {{ border: 2px solid {theme.accent};
  padding: {space.hair - 1}px {space.small - 1}px; }}
QPushButton[role="link"]:hover {{ background: {hover}; }}
QPushButton[role="link"]:focus {{ border-color: {theme.accent}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit {{ background: {theme.field};
  border: 1px solid {theme.rule}; border-radius: {RADIUS}px; padding: {space.small}px {space.medium}px;
  selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
QLineEdit, QComboBox {{ min-height: {field}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ border: 1px solid {theme.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {theme.panel}; color: {theme.quiet}; }}
QLineEdit[invalid="true"] {{ border-color: {theme.danger}; }}
QComboBox::drop-down {{ border: none; width: {field}px; }}
QComboBox::down-arrow {{ image: url({controls}/arrow-{theme.name}.svg); width: {box}px; height: {box}px; }}
QComboBox QAbstractItemView {{ background: {theme.field}; border: 1px solid {theme.rule}; padding: {space.small}px;
  selection-background-color: {chosen}; selection-color: {theme.text}; outline: none; }}
QTextBrowser {{ background: {theme.page}; color: {theme.ink}; }}

QAbstractItemView {{ background: transparent; border: none; outline: none; alternate-background-color: {theme.panel};
  selection-background-color: {chosen}; selection-color: {theme.text}; }}
#completions {{ background: {theme.field}; border: 1px solid {theme.rule}; padding: {space.small}px; }}
QDialog QAbstractItemView {{ background: {theme.field}; border: 1px solid {theme.rule}; border-radius: {RADIUS}px; }}
QHeaderView::section {{ background: {theme.raised}; color: {theme.quiet}; border: none;
  border-bottom: 1px solid {theme.rule}; padding: {space.small}px {space.medium}px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}

QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {_over(theme, "text", 0.38)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QSplitter::handle {{ background: {theme.rule}; }}
QSplitter::handle:hover {{ background: {theme.accent}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}

QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QGroupBox {{ border: 1px solid {theme.rule}; border-radius: {RADIUS}px; margin-top: {space.large}px;
  padding: {space.medium}px; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top leading; padding: 0 {space.small}px;
  color: {theme.quiet}; }}
QCheckBox, QRadioButton {{ spacing: {space.medium}px; background: transparent; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ width: {box}px; height: {box}px; border: 1px solid {theme.quiet};
  border-radius: 3px; background: {theme.field}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {theme.accent};
  border-color: {theme.accent}; image: url({controls}/check-{theme.name}.svg); }}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{ background: {theme.accent};
  border-color: {theme.accent}; image: url({controls}/partly-{theme.name}.svg); }}
QCheckBox::indicator:focus {{ border: 2px solid {theme.accent}; }}
QTabBar::tab {{ background: transparent; padding: {space.medium - 2}px {space.large}px; border: none;
  border-bottom: 2px solid transparent; color: {theme.quiet}; }}
QTabBar::tab:selected:focus {{ background: {chosen}; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; font-weight: 600; }}
#tabRow {{ background: {theme.window}; border-bottom: 1px solid {theme.rule}; }}
#activeLine {{ background: {theme.accent}; border: none; }}
#activeLine:disabled {{ background: {theme.window}; }}
#reportTabs::tab {{ padding: {space.small + 1}px {space.medium}px; border: 1px solid transparent;
  border-bottom: none; border-top-left-radius: {RADIUS}px; border-top-right-radius: {RADIUS}px;
  margin-top: {space.hair}px; }}
#reportTabs::tab:hover {{ background: {hover}; }}
#reportTabs::tab:selected {{ background: {theme.page}; border-color: {theme.rule}; font-weight: 400; }}
#reportTabs::tab:selected:focus {{ border-color: {theme.accent}; }}
#reportTabs::scroller {{ width: 40px; }}
#reportTabs QToolButton {{ background: {theme.window}; border: none; border-radius: 0; padding: 0; }}
#reportTabs QToolButton::left-arrow {{ image: url({controls}/left-{theme.name}.svg); width: 16px; height: 16px; }}
#reportTabs QToolButton::right-arrow {{ image: url({controls}/right-{theme.name}.svg); width: 16px; height: 16px; }}
#closeTab {{ padding: {space.hair}px; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {theme.rule}; }}

QStatusBar {{ min-height: {bar}px; background: {theme.panel}; border-top: 1px solid {theme.rule};
  font-size: {type_.small}px; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ font-size: {type_.small}px; color: {theme.quiet}; padding: 0 {space.small}px; }}
QStatusBar QPushButton {{ min-height: {low}px; padding: 0 {space.medium}px; font-size: {type_.small}px; }}
QProgressBar {{ background: {theme.rule}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
  text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
QToolTip {{ background: {theme.field}; color: {theme.text}; border: 1px solid {theme.rule}; padding: {space.small}px; }}

QLabel[role="key"] {{ background: {theme.raised}; border: 1px solid {theme.rule}; border-radius: {RADIUS - 2}px;
  padding: 0 {space.medium}px; }}
#onlyThisCode, #onlyThese {{ background: {chosen}; border-radius: {RADIUS}px; }}
#documentsPane, #codesPane {{ background: {theme.panel}; }}
#paneTitle {{ font-size: {type_.small}px; font-weight: 600; color: {theme.quiet};
  padding: {space.medium}px {space.large - 4}px 0 {space.large - 4}px; }}
#titleStrip {{ background: {theme.page}; border-bottom: 1px solid {theme.rule}; }}
#findBar {{ background: {theme.raised}; border-bottom: 1px solid {theme.rule}; }}
#notice {{ background: {theme.raised}; border: 1px solid {theme.good}; border-radius: {RADIUS}px; }}
#notice[role="danger"] {{ border: 1px solid {theme.danger}; }}
#codePalette, #commandPalette {{ background: {theme.panel}; border: 1px solid {theme.quiet};
  border-radius: {RADIUS}px; }}
#codePalette QListView, #commandPalette QListView {{ background: {theme.panel}; }}
#card {{ background: {theme.panel}; border: 1px solid {theme.rule}; border-radius: {2 * RADIUS}px; }}
#dropCurtain {{ background: {_over(theme, "accent", 0.14)}; border: 2px dashed {theme.accent};
  border-radius: {2 * RADIUS}px; font-size: {type_.title}px; font-weight: 600; color: {theme.heading}; }}
#readOnlyBadge {{ color: {theme.warning}; font-weight: 600; }}
QAbstractScrollArea#reader {{ border: none; border-radius: 0; padding: 0; background: {theme.page}; }}
"""
