"""Qt without a screen, and the bundled fonts, for every test of the window."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.window import Desk

# Before anything imports Qt: the platform is chosen when the application object is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")


@pytest.fixture(scope="session", autouse=True)
def patience_where_the_machine_is_shared() -> Iterator[None]:
    """Waits for an event end when it comes; only one in vain is longer where others use the processors too.

    What is waited for to see that it does not come (``raising=False``) is waited for as long as before.
    """
    from pytestqt.qtbot import QtBot

    if not os.environ.get("CI"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        for name in ("waitUntil", "waitSignal"):
            patch.setattr(QtBot, name, _patient(getattr(QtBot, name)))
        yield


def _patient(wait: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(wait)
    def longer(self: QtBot, *arguments: Any, timeout: int = 5000, **options: Any) -> Any:
        patience = timeout if options.get("raising") is False else max(timeout, 60_000)
        return wait(self, *arguments, timeout=patience, **options)

    return longer


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """Qt's platform without a screen destroys what its clipboard holds too late, and the process would crash."""
    yield
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture
def make_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Opens windows, in Arabic and light unless told otherwise, and closes them."""
    from egpk_desk.desktop.application import make_application
    from egpk_desk.desktop.main_window import MainWindow
    from egpk_desk.desktop.settings import WindowSettings
    from tests.desktop.window import USER, Desk

    made: list[MainWindow] = []

    def make(language: str = "ar", theme: str = "light", size: tuple[int, int] = (1280, 800)) -> Desk:
        settings = WindowSettings(tmp_path / f"window-{len(made)}.ini")
        make_application(settings, language=language, theme=theme)
        window = MainWindow(settings, USER)
        window.resize(*size)
        window.show()
        window.activateWindow()
        made.append(window)
        return Desk(window, qtbot)

    yield make
    for window in made:
        window.close()
        window.deleteLater()


@pytest.fixture
def desk(make_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """A window on a new, empty library."""
    made = make_desk()
    made.open(tmp_path / "library.egpk", create=True)
    return made
