"""Bring the translations up to date: collect the strings of the window (lupdate), compile them (lrelease).

Called plainly it rewrites ``resources/translations/egpk_*.ts`` and ``.qm``. With ``--check`` it writes nothing and
fails where a string is untranslated or obsolete, or a compiled file is stale.
"""

from __future__ import annotations

import filecmp
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
SOURCES = ROOT / "src" / "egpk_desk" / "desktop"
LANGUAGES = {"ar": (), "en": ("-pluralonly",)}
"""English needs its plural forms only: its other strings stand in the source."""


QTS_OWN = "qt_ar"
"""Strings of Qt's own that its Arabic translation lacks, kept by hand: they stand in no source of ours."""


def _tool(name: str) -> str:
    """The path of one of Qt's own programs, which lie in the PySide6 package: scripts may lie anywhere or nowhere."""
    package = Path(PySide6.__file__).parent
    for path in (package / name, package / "libexec" / name, package / f"{name}.exe"):
        if path.exists():
            return str(path)
    raise SystemExit(f"{name} is not there: install PySide6_Essentials.")


def update(folder: Path) -> None:
    """Collect and compile into ``folder``, which holds the translations made so far."""
    files = sorted(str(path) for path in SOURCES.rglob("*.py"))
    for language, options in LANGUAGES.items():
        ts, qm = folder / f"egpk_{language}.ts", folder / f"egpk_{language}.qm"
        collect = [_tool("lupdate"), *options, "-no-obsolete", "-locations", "none", "-source-language", "en"]
        collect += ["-target-language", language, *files, "-ts", str(ts)]
        subprocess.run(collect, check=True, capture_output=True)
        if language == "ar":
            _let_digits_be_chosen(ts)
        _compile(ts, qm)
    _compile(folder / f"{QTS_OWN}.ts", folder / f"{QTS_OWN}.qm")


def _let_digits_be_chosen(ts: Path) -> None:
    """``%Ln`` is a number in the digits of the locale, which the user chooses; ``%n`` one in western digits."""
    text = ts.read_text(encoding="utf-8")
    made = re.sub(r"(<numerusform>[^<]*?)%n", r"\1%Ln", text)
    if made != text:
        ts.write_text(made, encoding="utf-8")


def _compile(ts: Path, qm: Path) -> None:
    subprocess.run([_tool("lrelease"), str(ts), "-qm", str(qm)], check=True, capture_output=True)


def unfinished(ts: Path) -> list[str]:
    """The strings of a file that lack a translation, or one of their plural forms."""
    lacking = []
    for context in ElementTree.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [] if translation is None else [form.text for form in translation.iter("numerusform")]
            texts = forms if message.get("numerus") == "yes" else [None if translation is None else translation.text]
            if translation is None or translation.get("type") or not texts or not all(texts):
                lacking.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return lacking


def problems() -> list[str]:
    """What is wrong with the translations as they stand in the checkout."""
    found = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for path in TRANSLATIONS.glob("*.ts"):
            shutil.copy(path, folder)
        update(folder)
        for language in LANGUAGES:
            found += [f"{language}: untranslated: {string}" for string in unfinished(folder / f"egpk_{language}.ts")]
        for path in sorted(folder.iterdir()):
            there = TRANSLATIONS / path.name
            if not there.is_file() or not filecmp.cmp(path, there, shallow=False):
                found.append(f"{path.name} is stale: run packaging/translations/update.py")
    return found


def main() -> int:
    """Update, or with ``--check`` tell what is wrong; returns the exit code."""
    if "--check" not in sys.argv:
        update(TRANSLATIONS)
    found = problems()
    print("\n".join(found) if found else "The translations are complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
