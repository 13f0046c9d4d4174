"""A field for memos: links show as their words in the colour of links, and a click follows them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from egpk_desk.desktop.panels.plain_text import has_files
from egpk_desk.desktop.panels.tones import theme_of
from egpk_desk.memos import LinkedTo
from egpk_desk.text import links
from egpk_desk.text.bidi import base_direction

_SCHEME = "egpk:"
_LOOKED_AT = 200  # code points


class LinkText(QTextEdit):
    """Several lines of plain text with links in it; it runs, and stands, as its first letter does.

    ``[[`` and Ctrl+K ask for something to link to; a click on a link, or Ctrl+Enter where the caret stands in one,
    follows it.
    """

    linkRequested = Signal()  # noqa: N815 - Qt's way of naming
    linkFollowed = Signal(str, str)  # noqa: N815 - kind, id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self._targets: Mapping[str, LinkedTo] = {}
        self._as_stored: dict[str, tuple[str, str]] = {}  # by address: the words of a link, and all of it
        self._serial = 0
        self._pressed: QPoint | None = None
        self.textChanged.connect(self._direct)
        self._direct()

    # The memo, as it is stored

    def set_memo(self, text: str, targets: Mapping[str, LinkedTo] | None = None) -> None:
        """Show a memo; ``targets`` says by id what its links lead to now, where that is known."""
        self._targets = targets or {}
        self._as_stored.clear()
        document = self.document()
        # As one change: each by itself is told of, and lays the text out anew.
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for piece in links.pieces(text):
            if isinstance(piece, str):
                cursor.insertText(piece, QTextCharFormat())
            elif piece.id:
                made = self._format(piece.kind, piece.id)
                self._as_stored[made.anchorHref()] = (piece.words, text[piece.start : piece.end])
                cursor.insertText(piece.words, made)
            else:
                cursor.insertText(text[piece.start : piece.end], QTextCharFormat())
        cursor.endEditBlock()
        document.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setCurrentCharFormat(QTextCharFormat())

    def memo(self) -> str:
        """What stands in the field, with its links as they are stored."""
        lines = []
        block = self.document().begin()
        while block.isValid():
            parts: list[tuple[str, str]] = []  # address and words
            at = block.begin()
            while not at.atEnd():
                piece = at.fragment()
                at += 1
                address = piece.charFormat().anchorHref() if piece.charFormat().isAnchor() else ""
                words = piece.text().replace("\u2028", "\n")
                if parts and parts[-1][0] == address:
                    parts[-1] = (address, parts[-1][1] + words)
                else:
                    parts.append((address, words))
            lines.append("".join(self._stored(address, words) for address, words in parts))
            block = block.next()
        return "\n".join(lines)

    def _stored(self, address: str, words: str) -> str:
        if not address.startswith(_SCHEME) or not words.strip():
            return words
        before, stored = self._as_stored.get(address, ("", ""))
        return stored if words == before else links.written(*_target(address), words)

    def insert_link(self, kind: str, id: str, words: str) -> None:
        """Put a link where the caret stands, in place of the selection or of the ``[[`` before it."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            before = cursor.block().text()[: cursor.positionInBlock()]
            if before.endswith("[["):
                cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, 2)
        clean = links.links(links.written(kind, id, words))[0].words
        cursor.insertText(clean, self._format(kind, id))
        cursor.insertText(" ", QTextCharFormat())
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(QTextCharFormat())

    def _format(self, kind: str, id: str) -> QTextCharFormat:
        theme = theme_of(self.palette())
        made = QTextCharFormat()
        made.setAnchor(True)
        self._serial += 1  # two links to one thing side by side are two
        made.setAnchorHref(f"{_SCHEME}{kind}:{id}#{self._serial}")
        target = self._targets.get(id)
        if target is not None and target.state == "removed":
            made.setFontStrikeOut(True)
            made.setForeground(theme.colour("quiet"))
            made.setToolTip(self.tr("It was removed."))
        else:
            made.setForeground(theme.colour("accent"))
            made.setFontUnderline(True)
            if target is not None:
                made.setToolTip(target.name)
        return made

    # Gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_K:
            self.linkRequested.emit()
            return
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            address = self._address_at_caret()
            if address:
                self._follow(address)
                return
        if event.text() and not control:
            self._leave_link()
        super().keyPressEvent(event)
        if event.text() == "[":
            cursor = self.textCursor()
            if cursor.block().text()[: cursor.positionInBlock()].endswith("[["):
                QTimer.singleShot(0, self.linkRequested.emit)

    def _leave_link(self) -> None:
        """What is typed behind a link is no part of it."""
        cursor = self.textCursor()
        if not cursor.charFormat().isAnchor() or cursor.hasSelection():
            return
        after = QTextCursor(cursor)
        inside = after.movePosition(QTextCursor.MoveOperation.Right) and (
            after.charFormat().isAnchor() and after.charFormat().anchorHref() == cursor.charFormat().anchorHref()
        )
        if not inside or cursor.atBlockEnd():
            self.setCurrentCharFormat(QTextCharFormat())

    def _address_at_caret(self) -> str:
        cursor = self.textCursor()
        for step in (QTextCursor.MoveOperation.NoMove, QTextCursor.MoveOperation.Right):
            probe = QTextCursor(cursor)
            probe.movePosition(step)
            if probe.charFormat().isAnchor():
                return probe.charFormat().anchorHref()
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        link = self.anchorAt(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        address = self.anchorAt(place)
        if (
            address
            and event.button() == Qt.MouseButton.LeftButton
            and self._pressed is not None
            and (place - self._pressed).manhattanLength() < 4
            and not self.textCursor().hasSelection()
        ):
            self._follow(address)

    def _follow(self, address: str) -> None:
        kind, id_ = _target(address)
        target = self._targets.get(id_)
        if target is None or target.state != "removed":
            self.linkFollowed.emit(kind, id_)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are not text: what is dropped goes on to the window, which imports them."""
        return not has_files(source) and super().canInsertFromMimeData(source)

    def _direct(self) -> None:
        own = base_direction(self.toPlainText()[:_LOOKED_AT])
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft if own is None else own == "rtl"
        option = QTextOption(self.document().defaultTextOption())
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        side = (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        if option.textDirection() != direction or option.alignment() != side:
            option.setTextDirection(direction)
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)


def _target(address: str) -> tuple[str, str]:
    """Kind and id of an address."""
    kind, _, id_ = address.removeprefix(_SCHEME).partition("#")[0].partition(":")
    return kind, id_
