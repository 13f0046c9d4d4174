"""What is in a bundle, and what came in with one, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDateTime, QLocale, QObject

from egpk_desk.bundling import Inspection, MergeReport
from egpk_desk.desktop import i18n
from egpk_desk.text.bidi import isolate


def time_words(iso: str) -> str:
    """A time of ISO 8601 as a clock on this computer shows it; as it is where it cannot be read."""
    # Python writes microseconds, of which Qt reads three digits.
    head, dot, rest = iso.partition(".")
    zone = rest.lstrip("0123456789") if dot else ""
    when = QDateTime.fromString(head + zone, "yyyy-MM-ddTHH:mm:sst")
    if not when.isValid():
        when = QDateTime.fromString(head + zone, "yyyy-MM-ddTHH:mm:ss")
    if not when.isValid():
        return iso
    return QLocale().toString(when.toLocalTime(), "yyyy-MM-dd HH:mm")


class BundleWords(QObject):
    """Says it; a QObject, since only such ones have plurals in translations."""

    def counted(self, kind: str, count: int) -> str:
        """So many objects of a kind."""
        if kind == "document":
            return self.tr("%n report(s)", "", count)
        if kind == "highlight":
            return self.tr("%n highlight(s)", "", count)
        if kind == "code":
            return self.tr("%n code(s)", "", count)
        if kind == "tag":
            return self.tr("%n code(s) on highlights", "", count)
        if kind == "memo":
            return self.tr("%n memo(s)", "", count)
        return f"{i18n.translated(kind)} {isolate(f'({count})')}"

    def _listed(self, counts: Mapping[str, int]) -> str:
        order = ("document", "highlight", "tag", "code", "memo")
        kinds = sorted(counts, key=lambda kind: (order.index(kind) if kind in order else len(order), kind))
        return " · ".join(self.counted(kind, counts[kind]) for kind in kinds if counts[kind])

    def made_by(self, found: Inspection) -> str:
        """Who made a bundle, and when."""
        when = isolate(time_words(found.created))
        if not found.author:
            return self.tr("Made on {when}, without names").format(when=when)
        return self.tr("By {author}, {when}").format(author=isolate(found.author), when=when)

    def contents(self, found: Inspection) -> str:
        """How much is in a bundle, and whether sources are."""
        parts = [self.counted("document", len(found.documents)), self.counted("highlight", found.highlights)]
        parts.append(self.counted("code", found.codes))
        if not found.with_sources:
            parts.append(self.tr("without sources"))
        return " · ".join(parts)

    def report_lines(self, report: MergeReport) -> list[str]:
        """What came in, a line for each thing that is to be known."""
        if not report.operations:
            return [self.tr("Nothing in it is new.")]
        lines = []
        for words, counts in (
            (self.tr("New: {what}"), report.shown),
            (self.tr("Changed: {what}"), report.changed),
            (self.tr("Removed: {what}"), report.removed),
        ):
            if any(counts.values()):
                lines.append(words.format(what=self._listed(counts)))
        if not lines:
            lines.append(self.tr("Its history was taken in; nothing that is shown has changed."))
        if report.waiting:
            lines.append(
                self.tr(
                    "%n report(s) came without their files: import those, and their highlights appear.",
                    "",
                    len(report.waiting),
                )
            )
        return lines
