"""The window's words: complete in Arabic, compiled, with right plural forms, and the language chosen as promised."""

from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from egpk_desk.desktop import i18n
from tests.desktop.coded_library import dressed

__all__ = ["dressed"]

ROOT = Path(__file__).resolve().parents[2]
ARABIC = ROOT / "resources" / "translations" / "egpk_ar.ts"


def _update() -> object:
    spec = importlib.util.spec_from_file_location("update", ROOT / "packaging" / "translations" / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_string_is_untranslated_obsolete_or_stale() -> None:
    assert _update().problems() == []  # type: ignore[attr-defined]


def test_every_string_is_arabic_and_keeps_its_places() -> None:
    for message in ElementTree.parse(ARABIC).getroot().iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        if message.get("numerus") == "yes":
            assert len(forms) == 6, source
        for form in forms:
            assert re.search("[\u0621-\u064a\u060c]", form) or source in ("Markdown", "EgPk Desk"), source
            assert set(re.findall(r"\{\w+\}", form)) == set(re.findall(r"\{\w+\}", source)), source


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا تقارير"),
        (1, "تقرير واحد"),
        (2, "تقريران"),
        (3, "3 تقارير"),
        (10, "10 تقارير"),
        (11, "11 تقريرًا"),
        (99, "99 تقريرًا"),
        (100, "100 تقرير"),
        (103, "103 تقارير"),
    ],
)
def test_numbers_of_reports_are_said_as_arabic_says_them(dressed: QApplication, count: int, said: str) -> None:
    assert QCoreApplication.translate("DocumentList", "%n report(s)", "", count) == said


def test_english_has_its_plural_forms(dressed: QApplication) -> None:
    i18n.install_language(dressed, "en")
    assert QCoreApplication.translate("DocumentList", "%n report(s)", "", 1) == "1 report"
    assert QCoreApplication.translate("DocumentList", "%n report(s)", "", 7) == "7 reports"


def test_qts_own_buttons_speak_arabic(dressed: QApplication) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    for button in box.buttons():
        assert re.search("[\u0621-\u064a]", button.text()), button.text()


@pytest.mark.parametrize(
    ("setting", "environment", "system", "language"),
    [
        ("", "", "C", "ar"),
        ("", "", "", "ar"),
        ("", "", "ar_EG", "ar"),
        ("", "", "en_GB", "en"),
        ("", "", "fr_FR", "en"),
        ("", "en", "ar_EG", "en"),
        ("", "ar", "en_GB", "ar"),
        ("en", "ar", "ar_EG", "en"),
        ("ar", "en", "en_GB", "ar"),
    ],
)
def test_the_language_is_the_settings_then_the_environments_then_the_systems(
    setting: str, environment: str, system: str, language: str
) -> None:
    assert i18n.choose_language(setting, environment, system) == language


def test_a_core_message_is_told_in_arabic_with_its_names_isolated(dressed: QApplication) -> None:
    said = i18n.translated("There is no file “/tmp/a.txt”.")
    assert said == "لا يوجد الملف «\u2068/tmp/a.txt\u2069»."
