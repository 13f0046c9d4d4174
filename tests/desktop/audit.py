"""What a walk over all that is visible in a window finds: controls without a name, order of focus, text that is cut."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSlider,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)

from egpk_desk.desktop.screens import Stage

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTextEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
)
# Qt for Python gives a view that is painted by hand no role of its own; the reader's is that of the field behind it.
_ROLELESS = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_SAME = 3  # pixels that two edges may be apart and still be in line


def visible(root: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that one can see, itself among them, but not those of other windows."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is root and not widget.visibleRegion().isEmpty():
            yield widget


def told(widget: QWidget) -> str:
    """A widget as one finds it again: its class, name and words, and what it is in."""
    words = ""
    for read in ("text", "currentText", "placeholderText", "title"):
        made = getattr(widget, read, None)
        if callable(made):
            words = str(made())
            break
    parent = widget.parentWidget()
    where = f" in {type(parent).__name__} {parent.objectName()}" if parent is not None else ""
    return f"{type(widget).__name__} {widget.objectName()} “{words[:60]}”{where}"


def _part_of_another(widget: QWidget) -> bool:
    """Whether a screen reader is told of it as a part of something else: a field's editor, an area's corner."""
    parent = widget.parentWidget()
    if isinstance(parent, (QAbstractSpinBox, QComboBox)) and isinstance(widget, (QLineEdit, QAbstractItemView)):
        return True
    # The frame around a tab bar, the corner of a table, and what only scrolls are no controls.
    if isinstance(widget, (QTabWidget, QScrollArea)) or isinstance(parent, QTableView):
        return True
    if isinstance(widget, (QScrollBar, QHeaderView)) or (
        isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()
    ):
        return True
    # The clear button and the signs within a field are reached by its own keys.
    return isinstance(widget, QToolButton) and isinstance(parent, QLineEdit)


def nameless(root: QWidget) -> list[str]:
    """The controls, and all else that takes the keyboard, of which a screen reader could say no name or no role."""
    found = []
    for widget in visible(root):
        control = isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not control or _part_of_another(widget) or widget is root:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name).strip() if interface is not None else ""
        if not name:
            found.append(f"no name: {told(widget)}")
        elif interface.role() in _ROLELESS and not isinstance(widget, QAbstractScrollArea):
            found.append(f"no role: {told(widget)}")
    return found


def stops(root: QWidget) -> list[QWidget]:
    """Where the key Tab leads in a window, in its order."""
    found, widget = [], root.nextInFocusChain()
    while widget is not None and widget is not root:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes and widget.isVisible() and widget.isEnabled() and widget.window() is root:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def out_of_order(root: QWidget) -> list[str]:
    """Stops of the key Tab that go against the way one reads: down, and in a line from its beginning to its end.

    Only neighbours within one part of the window are compared: parts stand beside each other.
    """
    found = []
    rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    chain = stops(root)
    for one, other in pairwise(chain):
        if one.parentWidget() is not other.parentWidget():
            continue
        a, b = _place(one, root), _place(other, root)
        in_line = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > min(a.height(), b.height()) / 2
        apart = b.left() - a.right() if rtl else a.left() - b.right()
        if (in_line and apart > -_SAME) or (not in_line and b.bottom() < a.top() + _SAME and _share(a, b)):
            found.append(f"after {told(one)} comes {told(other)}")
    return found


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _share(a: QRect, b: QRect) -> bool:
    """Whether they stand above each other, at least in part."""
    return min(a.right(), b.right()) > max(a.left(), b.left())


def clipped(root: QWidget) -> list[str]:
    """Text that has less room than it needs, where its end is not to be had in a tooltip; and what lies outside."""
    found = []
    for widget in visible(root):
        why = _cut(widget)
        if why:
            found.append(f"{why}: {told(widget)}, {widget.width()}×{widget.height()}")
        if widget is not root and not _scrolled(widget, root) and not root.rect().contains(_place(widget, root)):
            outside = _place(widget, root)
            if outside.width() > 1 and outside.height() > 1 and isinstance(widget, (*CONTROLS, QLabel)):
                found.append(f"outside its window: {told(widget)}, {outside.getRect()} of {root.size().toTuple()}")
    return found


def _scrolled(widget: QWidget, root: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _cut(widget: QWidget) -> str:
    metrics = widget.fontMetrics()
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, (QCheckBox, QRadioButton)):
        wanted = widget.sizeHint()
        return _lacking(widget, wanted.width(), wanted.height()) if widget.text() else ""
    if isinstance(widget, QPushButton) and widget.text():
        wanted = widget.sizeHint() if widget.property("role") != "segment" else widget.minimumSizeHint()
        return _lacking(widget, wanted.width(), metrics.height())
    if isinstance(widget, QToolButton):
        plain = widget.toolButtonStyle() in (
            Qt.ToolButtonStyle.ToolButtonTextOnly,
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
        )
        wanted = widget.sizeHint()
        shown = plain or (widget.icon().isNull() and widget.text())
        return _lacking(widget, wanted.width(), wanted.height()) if shown and not _part_of_another(widget) else ""
    if isinstance(widget, QComboBox):
        room = widget.width() - 2 * 8 - 22
        needs = metrics.horizontalAdvance(widget.currentText())
        if needs > room and not widget.toolTip() and not widget.isEditable():
            return f"choice cut ({needs} in {room})"
        return "" if widget.height() >= metrics.height() else "choice lower than its letters"
    if isinstance(widget, QLineEdit) and not isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)):
        if widget.height() < metrics.height():
            return "field lower than its letters"
        needs = metrics.horizontalAdvance(widget.placeholderText())
        room = widget.width() - 2 * 8 - (24 if widget.actions() else 0)
        return f"prompt cut ({needs} in {room})" if not widget.text() and needs > room and not widget.toolTip() else ""
    if isinstance(widget, QTabBar):
        cut = [
            widget.tabText(tab)
            for tab in range(widget.count())
            if widget.isTabVisible(tab)
            and not widget.tabToolTip(tab)
            and metrics.horizontalAdvance(widget.tabText(tab).replace("&", "")) > widget.tabRect(tab).width()
        ]
        return f"tabs cut: {cut}" if cut else ""
    if isinstance(widget, QGroupBox) and widget.title():
        return "title cut" if metrics.horizontalAdvance(widget.title()) > widget.width() else ""
    if isinstance(widget, QMenuBar):
        last = [widget.actionGeometry(action) for action in widget.actions() if action.isVisible()]
        return "menus cut" if any(not widget.rect().contains(place) for place in last) else ""
    return ""


def _cut_label(label: QLabel) -> str:
    if not label.text() or label.pixmap().width():
        return ""
    room = label.contentsRect()
    metrics = label.fontMetrics()
    if label.wordWrap():
        needs = label.heightForWidth(label.width())
        if needs > label.height() + 1 and not label.toolTip():
            return f"lines cut ({needs} in {label.height()})"
        if label.textFormat() == Qt.TextFormat.RichText or "<" in label.text():
            return ""
        widest = max(re.split(r"[\s/-]+", label.text()), key=metrics.horizontalAdvance)  # where Qt may break a line
        if metrics.horizontalAdvance(widest) > room.width() + 1 and not label.toolTip():
            return f"word “{widest}” cut"
        return ""
    needs = label.sizeHint().width()
    if needs > label.width() + 1 and not label.toolTip():
        return f"line cut ({needs} in {label.width()})"
    return "" if label.height() + 1 >= metrics.height() else "line lower than its letters"


def _lacking(widget: QWidget, width: int, height: int) -> str:
    if widget.width() + 1 < width and not (widget.toolTip() and widget.property("elided")):
        return f"too narrow ({width} in {widget.width()})"
    return f"too low ({height} in {widget.height()})" if widget.height() + 1 < height else ""


class Walked(Stage):
    """A stage on which what is shown is walked over before it is pictured; ``found`` says what was wrong."""

    pictured = False

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self.found: list[str] = []

    def settle(self, seconds: float = 0.3) -> None:
        """Wait for what the lanes still do, rather than for a time, where no picture is wanted."""
        if self.pictured:
            super().settle(seconds)
            return
        end = time.monotonic() + seconds
        session = self.window.session
        quiet = 0
        while quiet < 3 and time.monotonic() < end:
            QApplication.processEvents()
            busy = session is not None and any(lane.busy for lane in session.lanes)
            quiet = 0 if busy else quiet + 1

    def walk(self, root: QWidget) -> None:
        if root is not self.window:
            self.wait(lambda: root.property("fittedToWords"))  # once it has come to the fore
            QApplication.processEvents()
        self.found += [*nameless(root), *out_of_order(root), *clipped(root)]

    def picture(self) -> QPixmap:
        self.settle()
        self.walk(self.window)
        return super().picture() if self.pictured else QPixmap(1, 1)

    def picture_with(self, dialog: QDialog | QWidget) -> QPixmap:
        self.settle()
        self.walk(dialog)
        if self.pictured:
            return super().picture_with(dialog)
        dialog.close()
        return QPixmap(1, 1)
