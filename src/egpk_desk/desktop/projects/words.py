"""What is in a project, what came in with one and what stays behind, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QObject

from egpk_desk.desktop.sharing.bundle_words import BundleWords
from egpk_desk.project_exchange import Behind, Look, Taken
from egpk_desk.text.bidi import isolate


class ProjectWords(QObject):
    """Says it; a QObject, since only such ones have plurals in translations."""

    def contents(self, look: Look) -> list[str]:
        """How much is in a project, a line for each kind of things."""
        words = BundleWords(self)
        passages = sum(one.selections for one in look.sources)
        parts = [words.counted("document", len(look.sources)), words.counted("highlight", passages)]
        parts.append(words.counted("code", look.codes))
        if look.memos:
            parts.append(words.counted("memo", look.memos))
        if look.groups:
            parts.append(self.tr("%n group(s)", "", look.groups))
        lines = [" · ".join(parts)]
        if look.new_codes:
            lines.append(self.tr("%n code(s) are new here", "", look.new_codes))
        if look.users:
            lines.append(self.tr("Coders: {names}").format(names=self._listed(look.users)))
        if look.variables:
            lines.append(self.tr("Properties: {names}").format(names=self._listed(look.variables)))
        return lines

    def _listed(self, names: tuple[str, ...]) -> str:
        comma = self.tr(", ")
        shown = comma.join(isolate(name) for name in names[:_MOST])
        return shown if len(names) <= _MOST else shown + comma + self.tr("%n more", "", len(names) - _MOST)

    def behind(self, behind: Behind) -> list[str]:
        """What stays behind when a project is written, a line for each."""
        lines = []
        if behind.unplaced:
            lines.append(self.tr("%n highlight(s) that the present text no longer holds", "", behind.unplaced))
        if behind.stances:
            lines.append(self.tr("%n stance(s) of passages", "", behind.stances))
        if behind.statuses:
            lines.append(self.tr("%n status(es) of reports and passages", "", behind.statuses))
        if behind.references:
            lines.append(self.tr("%n full reference(s)", "", behind.references))
        if behind.saved:
            lines.append(self.tr("%n saved view(s) and search(es)", "", behind.saved))
        if behind.decisions:
            lines.append(self.tr("%n decision(s) on coders' disagreements", "", behind.decisions))
        lines.append(self.tr("The history of the work"))
        return lines

    def taken(self, taken: Taken) -> list[str]:
        """What came in."""
        words = BundleWords(self)
        counts = (
            ("document", taken.documents),
            ("highlight", taken.highlights),
            ("code", taken.codes),
            ("memo", taken.memos),
        )
        return [words.counted(kind, count) for kind, count in counts if count]


_MOST = 8
