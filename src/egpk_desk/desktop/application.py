"""Starting the window: the application object with its faces, language and look; what happens to a fault of ours."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from egpk_desk import __version__, places
from egpk_desk.desktop import i18n
from egpk_desk.desktop.appearance import apply_theme, choose_theme, set_text_size
from egpk_desk.desktop.fitting import FitToWords
from egpk_desk.desktop.fonts import load_bundled_fonts
from egpk_desk.desktop.guide.opening import GuideKey
from egpk_desk.desktop.icons import application_icon
from egpk_desk.desktop.main_window import MainWindow
from egpk_desk.desktop.preferring import FollowSystem
from egpk_desk.desktop.reading_look import set_reading_look
from egpk_desk.desktop.settings import WindowSettings
from egpk_desk.errors import EgpkError

_log = logging.getLogger(__name__)


def make_application(settings: WindowSettings, *, language: str = "", theme: str = "") -> QApplication:
    """The application object, made once; fonts first, for without one Qt crashes in layout.

    ``language`` and ``theme`` go before what the settings say.
    """
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        qInstallMessageHandler(_log_of_qt)
        application = QApplication(["egpk-desk"])
    for helper in (GuideKey, FitToWords):
        if application.findChild(helper) is None:
            helper(application)
    load_bundled_fonts()
    application.setApplicationName("egpk-desk")
    application.setApplicationDisplayName("EgPk Desk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("egpk-desk")
    i18n.install_language(application, i18n.choose_language(language or settings.language))
    i18n.set_digits(settings.digits)
    set_reading_look(settings.reading_look)
    set_text_size(settings.text_size)
    apply_theme(application, choose_theme(theme or settings.theme, application))
    application.setWindowIcon(application_icon())
    return application


def spare_what_stays() -> None:
    """Let the garbage collector pass over what has been loaded so far, since it stays until the end.

    A full collection over all modules and the window's own objects holds every thread for 25 to 45 ms.
    """
    gc.freeze()


def _log_of_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own remarks go to the log, not to the terminal of whoever asked for a picture or a window."""
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _log.error("Qt: %s", message)
    else:
        _log.debug("Qt: %s", message)


def run(path: Path, *, user: str, files: Sequence[Path] = ()) -> int:
    """Open the window on a library until it is closed; the default library is made where there is none yet."""
    settings = WindowSettings()
    application = make_application(settings)
    window = MainWindow(settings, user)
    _catch_faults(window)
    FollowSystem(window)
    window.keeping.start()
    window.show()
    spare_what_stays()
    is_own = path == places.default_library()
    QTimer.singleShot(0, lambda: window.open_library(path, create=is_own, files=files))
    return application.exec()


def _catch_faults(window: MainWindow) -> None:
    """Let a fault in a slot be one line in the window and a record in the log, not the end of the day's work."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        _log.error("a fault in the window", exc_info=(kind, error, trace))
        window.notice.show_error(error if isinstance(error, EgpkError) else i18n.fault(error))

    sys.excepthook = tell
