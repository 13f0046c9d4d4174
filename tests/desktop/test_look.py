"""The window's look: contrast of both themes, icons, names for screen readers, nothing cut, settings kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget

from egpk_desk.desktop import i18n, icons
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.desktop.stylesheet import stylesheet
from egpk_desk.desktop.theme import DARK, LIGHT, Theme
from egpk_desk.resources import resource, sample_docs
from tests.desktop.coded_library import dressed
from tests.desktop.window import Desk

__all__ = ["dressed"]

SOURCES = Path(icons.__file__).parent


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_text_stands_out_from_its_ground(theme: Theme) -> None:
    for ground in ("page", "raised"):
        for role in ("ink", "quiet", "heading", "link"):
            assert contrast(getattr(theme, role), getattr(theme, ground)) >= 4.5, (role, ground)
    for ground in ("window", "panel", "field", "raised"):
        for role in ("text", "quiet", "heading", "danger", "warning", "good"):
            assert contrast(getattr(theme, role), getattr(theme, ground)) >= 4.5, (role, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for ground in ("window", "panel", "field"):
        assert contrast(theme.accent, getattr(theme, ground)) >= 3, ground  # focus rings


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_stylesheet_is_made_of_the_theme_alone(theme: Theme) -> None:
    sheet = stylesheet(theme)
    own = {value.lower() for name in Theme.__dataclass_fields__ if str(value := getattr(theme, name)).startswith("#")}
    assert {colour.lower() for colour in re.findall(r":[^;{}]*?(#[0-9a-fA-F]{6})", sheet)} <= own
    assert sheet.count("{") == sheet.count("}")


def test_every_icon_that_is_named_is_there() -> None:
    named = set()
    for source in SOURCES.rglob("*.py"):
        named.update(re.findall(r'icons?\.icon\(\s*"([a-z-]+)"', source.read_text(encoding="utf-8")))
    assert len(named) >= 4
    assert [name for name in named if not resource("icons", f"{name}.svg").is_file()] == []


def test_icons_with_a_direction_are_mirrored_and_others_are_not(dressed: QApplication) -> None:
    def picture(name: str) -> object:
        return icons.icon(name).pixmap(24, 24).toImage()

    arabic = {name: picture(name) for name in ("undo", "search", "forward")}
    i18n.install_language(dressed, "en")
    assert picture("undo") != arabic["undo"]
    assert picture("forward") != arabic["forward"]
    assert picture("search") == arabic["search"]


def test_icons_take_the_colour_of_the_theme(dressed: QApplication) -> None:
    light = icons.icon("close").pixmap(24, 24).toImage()
    dressed.setPalette(DARK.palette())
    dark = icons.icon("close").pixmap(24, 24).toImage()
    assert light.pixelColor(12, 12).lightnessF() < 0.4 < 0.6 < dark.pixelColor(12, 12).lightnessF()


def _visible(desk: Desk, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in desk.window.findChildren(kind) if widget.isVisible()]


def test_every_control_has_a_name_for_a_screen_reader(desk: Desk) -> None:
    desk.import_by_drop(sample_docs() / "uae-indonesia.txt")
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in (QAbstractButton, QLineEdit, QAbstractItemView, QPlainTextEdit)
        for widget in _visible(desk, kind)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName() and not _says(widget)
    ]
    assert nameless == []


def _says(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and bool(widget.text())


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1366, 768)])
def test_no_button_is_cut(make_desk: Callable[..., Desk], tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    desk = make_desk(language, size=size)
    desk.open(tmp_path / "library.egpk", create=True)
    desk.import_by_drop(sample_docs() / "uae-indonesia.txt")
    document = desk.reader.document()
    assert document is not None
    block = next(b for b in document.body() if b.end - b.start > 100)
    desk.reader.select(block.start, block.start + 40)
    desk.bench.apply_number(1)
    desk.wait_for_highlights(1)
    desk.qtbot.wait(50)
    assert desk.window.size().toTuple() == size
    for widget in _visible(desk, QAbstractButton):
        if _says(widget):
            assert widget.width() >= widget.minimumSizeHint().width(), (widget.text(), size)  # type: ignore[attr-defined]
            assert widget.height() >= widget.minimumSizeHint().height(), (widget.text(), size)  # type: ignore[attr-defined]
    for widget in _visible(desk, QWidget):
        corner = widget.mapTo(desk.window, widget.rect().bottomRight())
        if widget.window() is desk.window and widget.parent() is desk.bench:
            assert corner.x() <= desk.window.width()
            assert corner.y() <= desk.window.height()


def test_settings_are_kept_and_foreign_values_are_as_if_not_there(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    first = WindowSettings(path)
    first.language, first.theme, first.zoom = "en", "dark", 140
    library = tmp_path / "my library.egpk"
    library.touch()
    first.add_recent(library)
    first.set_last_document(library, "id-1")
    first.write()
    second = WindowSettings(path)
    assert (second.language, second.theme, second.zoom) == ("en", "dark", 140)
    assert second.recent() == [library]
    assert second.last_document(library) == "id-1"
    library.unlink()
    assert second.recent() == []
    path.write_text("[General]\nlanguage=xx\ntheme=@Invalid()\nzoom=huge\nrecent=7\n[state]\nwindow=none\n")
    third = WindowSettings(path)
    assert (third.language, third.theme, third.zoom) == ("", "", 100)
    assert third.recent() == []
    assert third.state("window").isEmpty()
