"""What is said of backups: when, how large, where, and what going back to one would lose and bring."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from egpk_desk.desktop import i18n
from egpk_desk.desktop.sharing.bundle_words import time_words
from egpk_desk.safekeeping import Change, Copy, Holdings, Place, Preview
from egpk_desk.text.bidi import isolate


class BackupWords(QObject):
    """Says it; a QObject, since only such ones have plurals in translations."""

    def when(self, copy: Copy) -> str:
        """When a copy was made, as the clock of then said."""
        return time_words(copy.made.isoformat(timespec="seconds"))

    def size(self, copy: Copy) -> str:
        """How large it is."""
        return isolate(QLocale().formattedDataSize(copy.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat))

    def where(self, copy: Copy) -> str:
        """Where it lies, or what it was kept before."""
        if copy.place is Place.BESIDE:
            return self.tr("beside the library")
        if copy.place is Place.SECOND:
            return self.tr("in the second folder")
        name = copy.path.name
        if ".before-restore" in name:
            return self.tr("kept before going back")
        if ".before-repair" in name:
            return self.tr("kept before mending")
        if ".repaired" in name:
            return self.tr("saved from a damaged file")
        return self.tr("kept before an update")

    def holds(self, held: Holdings) -> str:
        """What a library holds."""
        parts = [
            self.tr("%n report(s)", "", held.documents),
            self.tr("%n highlight(s)", "", held.highlights),
        ]
        if held.newest:
            parts.append(self.tr("last changed {time}").format(time=isolate(time_words(held.newest))))
        return " · ".join(parts)

    def difference(self, preview: Preview) -> str:
        """What would be lost, brought back and changed, with names, one line each."""
        if preview.present is None:
            return self.tr("The present library cannot be read, so what differs is not known.")
        found = preview.contrast
        if not found:
            return self.tr("Nothing differs from the present library.")
        lines: list[str] = []
        for heads, change in (
            (self._documents(found.documents), found.documents),
            (self._highlights(found.highlights), found.highlights),
            (self._codes(found.codes), found.codes),
            (self._memos(found.memos), found.memos),
        ):
            names = (change.lost_names, change.gained_names, change.changed_names)
            counts = (change.lost, change.gained, change.changed)
            for head, count, named in zip(heads, counts, names, strict=True):
                if count:
                    lines.append(i18n.directed(head))
                    lines += [i18n.directed(f"    {isolate(name)}") for name in named[:20]]
                    if count > 20:
                        lines.append(i18n.directed("    …"))
        return "\n".join(lines)

    def _documents(self, change: Change) -> tuple[str, str, str]:
        return (
            self.tr("%n report(s) would be lost", "", change.lost),
            self.tr("%n report(s) would come back", "", change.gained),
            self.tr("%n report(s) would be as they were", "", change.changed),
        )

    def _highlights(self, change: Change) -> tuple[str, str, str]:
        return (
            self.tr("%n highlight(s) would be lost", "", change.lost),
            self.tr("%n highlight(s) would come back", "", change.gained),
            self.tr("%n highlight(s) would be as they were", "", change.changed),
        )

    def _codes(self, change: Change) -> tuple[str, str, str]:
        return (
            self.tr("%n code(s) would be lost", "", change.lost),
            self.tr("%n code(s) would come back", "", change.gained),
            self.tr("%n code(s) would be as they were", "", change.changed),
        )

    def _memos(self, change: Change) -> tuple[str, str, str]:
        return (
            self.tr("%n memo(s) would be lost", "", change.lost),
            self.tr("%n memo(s) would come back", "", change.gained),
            self.tr("%n memo(s) would be as they were", "", change.changed),
        )
