"""What the window remembers between two starts: language, theme, zoom, recent libraries, where its panes stood."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from egpk_desk import places
from egpk_desk.desktop.reading_look import MEASURES, SPACINGS, ReadingLook

MOST_RECENT = 8


class WindowSettings:
    """Typed access to one settings file; a broken or foreign value reads as if it were not there."""

    def __init__(self, path: Path | None = None) -> None:
        """``path`` is the file, by default one in the user's configuration folder."""
        self._path = path or places.user_settings() / "window.ini"
        self._store = QSettings(str(self._path), QSettings.Format.IniFormat)

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""

    @property
    def language(self) -> str:
        """``ar``, ``en``, or empty: as the system says."""
        value = self._text("language")
        return value if value in ("ar", "en") else ""

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        """``light``, ``dark``, or empty: as the system says."""
        value = self._text("theme")
        return value if value in ("light", "dark") else ""

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def zoom(self) -> int:
        """The reader's zoom in per cent."""
        value = self._text("zoom")
        return min(300, max(50, int(value))) if value.isdecimal() else 100

    @zoom.setter
    def zoom(self, value: int) -> None:
        self._store.setValue("zoom", str(value))

    @property
    def text_size(self) -> int:
        """The size of the interface's letters in per cent."""
        value = self._text("textSize")
        return min(200, max(100, int(value))) if value.isdecimal() else 100

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._store.setValue("textSize", str(value))

    @property
    def digits(self) -> str:
        """The digits of the Arabic interface: ``western`` (123) or ``arabic`` (١٢٣)."""
        return "arabic" if self._text("digits") == "arabic" else "western"

    @digits.setter
    def digits(self, value: str) -> None:
        self._store.setValue("digits", value)

    @property
    def reading_look(self) -> ReadingLook:
        """How reports are set for reading."""
        ordinary = ReadingLook()
        measure, spacing = self._text("reading/measure"), self._text("reading/spacing")
        return ReadingLook(
            face=self._text("reading/face") or ordinary.face,
            measure=measure if measure in MEASURES else ordinary.measure,
            spacing=spacing if spacing in SPACINGS else ordinary.spacing,
            justified=self._text("reading/justified") == "yes",
        )

    @reading_look.setter
    def reading_look(self, value: ReadingLook) -> None:
        self._store.setValue("reading/face", value.face)
        self._store.setValue("reading/measure", value.measure)
        self._store.setValue("reading/spacing", value.spacing)
        self._store.setValue("reading/justified", "yes" if value.justified else "no")

    def choice(self, name: str) -> str:
        """What was chosen last of something; empty where nothing was."""
        return self._text(f"choices/{name}")

    def set_choice(self, name: str, value: str) -> None:
        """Remember what was chosen."""
        self._store.setValue(f"choices/{name}", value)

    @property
    def folder(self) -> str:
        """The folder of the last file dialog."""
        value = self._text("folder")
        return value if value and Path(value).is_dir() else str(Path.home())

    @folder.setter
    def folder(self, value: str) -> None:
        self._store.setValue("folder", value)

    @property
    def desk_folder(self) -> Path:
        """The folder in which it is kept what is open in each library."""
        return self._path.parent / f"{self._path.stem}-open"

    def _recent(self) -> list[str]:
        value = self._store.value("recent")
        listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [entry for entry in listed if isinstance(entry, str)]

    def known(self) -> list[Path]:
        """The libraries opened last, the latest first, also those that are not there now, as on a stick taken out."""
        return [places.path_of(entry) for entry in self._recent()]

    def recent(self) -> list[Path]:
        """The libraries opened last, the latest first, those that are there now."""
        return [path for path in self.known() if path.is_file()]

    def add_recent(self, library: Path) -> None:
        """Put a library at the head of the recent ones."""
        entry = places.name_of(library)
        others = [name for name in self._recent() if name != entry]
        self._store.setValue("recent", [entry, *others][:MOST_RECENT])

    def drop_recent(self, *libraries: Path) -> None:
        """Name these libraries no longer among the recent ones."""
        dropped = {places.name_of(library) for library in libraries}
        self._store.setValue("recent", [name for name in self._recent() if name not in dropped])

    def forget(self, library: Path) -> None:
        """Remember nothing of a library any more, nor the folder of file dialogs where that is the library's."""
        self.drop_recent(library)
        for key in self._store.allKeys():
            kept = self._text(key)
            if _key(library) in key.split("/") or (kept and Path(kept) == library.absolute().parent):
                self._store.remove(key)
        self._store.sync()

    def last_document(self, library: Path) -> str:
        """The document that was open last in a library; empty where none."""
        return self._text(f"documents/{_key(library)}")

    def set_last_document(self, library: Path, document: str) -> None:
        """Remember the open document of a library."""
        self._store.setValue(f"documents/{_key(library)}", document)

    def state(self, name: str) -> QByteArray:
        """The geometry of a window or splitter, as Qt saved it; empty where there is none."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, name: str, value: QByteArray) -> None:
        """Remember a geometry."""
        self._store.setValue(f"state/{name}", value)

    def write(self) -> None:
        """Write what is remembered to the disk now."""
        self._store.sync()


def _key(library: Path) -> str:
    """A library's path as one key: a settings key may hold no slash that divides nothing."""
    return places.name_of(library).replace("/", "|").replace("\\", "|")
