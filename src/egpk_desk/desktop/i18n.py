"""The language of the window: which one, its translators, its direction, and the core's messages in it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from egpk_desk import messages
from egpk_desk.errors import EgpkError
from egpk_desk.resources import resource
from egpk_desk.text.bidi import isolate

LANGUAGES = ("ar", "en")
_installed: list[QTranslator] = []
_loaded: dict[Path, bytes] = {}
_language = "en"
_digits = "western"
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def choose_language(setting: str, environment: str | None = None, system: str | None = None) -> str:
    """``ar`` or ``en``: the setting, else ``EGPK_LANG``, else Arabic where the system is Arabic or says nothing.

    ``environment`` and ``system`` (a locale's name) stand in for what the process finds, for tests.
    """
    if setting in LANGUAGES:
        return setting
    asked = (os.environ.get("EGPK_LANG", "") if environment is None else environment).lower()[:2]
    if asked in LANGUAGES:
        return asked
    name = (system if system is not None else QLocale.system().name()).replace("-", "_")
    return "ar" if name in ("", "C", "POSIX") or name.lower().startswith("ar") else "en"


def language() -> str:
    """The language that is installed now."""
    return _language


def install_language(application: QApplication, wanted: str) -> None:
    """Let the application speak a language and run in its direction. Windows made before keep their words."""
    global _language
    for translator in _installed:
        application.removeTranslator(translator)
    _installed.clear()
    _language = wanted if wanted in LANGUAGES else "en"
    if _language == "ar":
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # The last one installed is asked first: our own words go before Qt's.
        _load(application, qt / "qtbase_ar.qm")
        _load(application, resource("translations", "qt_ar.qm"))
    _load(application, resource("translations", f"egpk_{_language}.qm"))
    _install_locale()
    rtl = _language == "ar"
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def set_digits(wanted: str) -> None:
    """Let an Arabic interface show numbers in ``arabic`` digits (١٢٣) or in ``western`` ones (123).

    What is written already keeps its digits. The text of reports is not touched.
    """
    global _digits
    _digits = "arabic" if wanted == "arabic" else "western"
    _install_locale()


def digits() -> str:
    """``arabic`` where numbers are shown as ١٢٣ now, else ``western``."""
    return _digits if _language == "ar" else "western"


def number(value: int | str) -> str:
    """A number, or a text with numbers, in the digits of the interface."""
    return str(value).translate(_ARABIC_DIGITS) if digits() == "arabic" else str(value)


def _install_locale() -> None:
    """What Qt itself writes (plural forms, fields for numbers) has the same digits."""
    arabic = "ar_EG" if digits() == "arabic" else "ar_MA"  # Morocco writes western digits
    locale = QLocale(arabic if _language == "ar" else "en_GB")
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator | QLocale.NumberOption.RejectGroupSeparator)
    QLocale.setDefault(locale)


def _load(application: QApplication, path: Path) -> None:
    translator = QTranslator(application)
    # From memory: a file that Qt maps, and that is written anew while the program runs, would end the program.
    _loaded[path] = path.read_bytes() if path.is_file() else b""
    if _loaded[path] and translator.load(_loaded[path]):
        application.installTranslator(translator)
        _installed.append(translator)


def say(error: EgpkError) -> tuple[str, str]:
    """An error's message and hint in the window's language."""
    return translated(error.message), translated(error.hint)


def translated(message: str) -> str:
    """A message of the core in the window's language."""
    return messages.translate(message, _language, isolate)


def leading() -> Qt.AlignmentFlag:
    """The alignment of a label at the interface's leading edge, whatever direction its text has."""
    side = Qt.AlignmentFlag.AlignRight if _language == "ar" else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def directed(text: str) -> str:
    """A line that begins with a name of unknown direction, made to run as the interface does."""
    return ("\u200f" if _language == "ar" else "\u200e") + text


def fault(error: BaseException) -> EgpkError:
    """A fault of ours as an error that can be told, in the window's language; safe on any thread."""
    words = QCoreApplication.translate("Faults", "The program failed here: {what}.")
    return EgpkError(
        words.format(what=isolate(f"{type(error).__name__}: {error}")),
        QCoreApplication.translate("Faults", "What was kept before is safe. Please report this."),
    )


def step_name(what: str) -> str:
    """The name of a step of the journal in the window's language, such as «التمييز» for ``highlight``."""
    names = {
        "import": QCoreApplication.translate("Steps", "import"),
        "highlight": QCoreApplication.translate("Steps", "highlight"),
        "tag": QCoreApplication.translate("Steps", "giving a code"),
        "untag": QCoreApplication.translate("Steps", "taking off a code"),
        "memo": QCoreApplication.translate("Steps", "memo"),
        "status": QCoreApplication.translate("Steps", "status"),
        "stance": QCoreApplication.translate("Steps", "stance"),
        "cite through": QCoreApplication.translate("Steps", "work cited through the source"),
        "change range": QCoreApplication.translate("Steps", "change of range"),
        "remove highlight": QCoreApplication.translate("Steps", "removal of a highlight"),
        "remove highlights": QCoreApplication.translate("Steps", "removal of highlights"),
        "settle disagreement": QCoreApplication.translate("Steps", "settling of a disagreement"),
        "reopen disagreement": QCoreApplication.translate("Steps", "reopening of a disagreement"),
        "metadata": QCoreApplication.translate("Steps", "correction of metadata"),
        "remove document": QCoreApplication.translate("Steps", "removal of a report"),
        "add code": QCoreApplication.translate("Steps", "new code"),
        "rename code": QCoreApplication.translate("Steps", "renaming of a code"),
        "change code": QCoreApplication.translate("Steps", "change of a code"),
        "move code": QCoreApplication.translate("Steps", "move of a code"),
        "merge codes": QCoreApplication.translate("Steps", "merging of codes"),
        "retire code": QCoreApplication.translate("Steps", "retirement of a code"),
        "split code": QCoreApplication.translate("Steps", "splitting of a code"),
        "use code again": QCoreApplication.translate("Steps", "return of a code"),
        "change kind": QCoreApplication.translate("Steps", "naming of a kind"),
        "remove kind": QCoreApplication.translate("Steps", "removal of a kind"),
        "import project": QCoreApplication.translate("Steps", "taking in a project"),
        "import codebook": QCoreApplication.translate("Steps", "taking in a codebook"),
        "add codes from report": QCoreApplication.translate("Steps", "codes from a report"),
        "code all hits": QCoreApplication.translate("Steps", "coding of all hits"),
        "accept suggestion": QCoreApplication.translate("Steps", "acceptance of a suggestion"),
        "reject suggestion": QCoreApplication.translate("Steps", "rejection of a suggestion"),
        "add memo": QCoreApplication.translate("Steps", "new memo"),
        "change memo": QCoreApplication.translate("Steps", "change of a memo"),
        "remove memo": QCoreApplication.translate("Steps", "removal of a memo"),
        "add group": QCoreApplication.translate("Steps", "new group"),
        "change group": QCoreApplication.translate("Steps", "change of a group"),
        "remove group": QCoreApplication.translate("Steps", "removal of a group"),
        "add to group": QCoreApplication.translate("Steps", "putting into a group"),
        "take from group": QCoreApplication.translate("Steps", "taking out of a group"),
        "property": QCoreApplication.translate("Steps", "properties"),
        "declare property": QCoreApplication.translate("Steps", "naming of a property"),
        "forget property": QCoreApplication.translate("Steps", "forgetting of a property"),
        "save view": QCoreApplication.translate("Steps", "keeping of a view"),
        "rename view": QCoreApplication.translate("Steps", "renaming of a view"),
        "remove view": QCoreApplication.translate("Steps", "forgetting of a view"),
        "save query": QCoreApplication.translate("Steps", "keeping of a search"),
        "mark query as seen": QCoreApplication.translate("Steps", "counting hits as seen"),
        "remove query": QCoreApplication.translate("Steps", "forgetting of a search"),
        "add reference": QCoreApplication.translate("Steps", "new work"),
        "change reference": QCoreApplication.translate("Steps", "correction of a work"),
        "merge references": QCoreApplication.translate("Steps", "merging of works"),
        "import references": QCoreApplication.translate("Steps", "taking in references"),
        "add references from notes": QCoreApplication.translate("Steps", "works from a report's notes"),
        "remove reference": QCoreApplication.translate("Steps", "removal of a work"),
        "keep citation keys": QCoreApplication.translate("Steps", "keeping of citation keys"),
        "remove code": QCoreApplication.translate("Steps", "removal of a code"),
        "merge": QCoreApplication.translate("Steps", "joining of a bundle"),
        "resolve conflict": QCoreApplication.translate("Steps", "settling of a conflict"),
    }
    return names.get(what, what)
