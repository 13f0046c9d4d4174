"""A window with a reader that takes keys from standard input, one line a step: what the AT-SPI client looks at."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

KEYS = {"left": Qt.Key.Key_Left, "down": Qt.Key.Key_Down, "end": Qt.Key.Key_End}


def main() -> None:
    application = QApplication(sys.argv)
    application.setApplicationName("egpk-reader")
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    from egpk_desk.desktop.reader import Reader
    from tests.desktop.reader.documents import MIXED, of_paragraphs

    reader, window = Reader(), QMainWindow()
    reader.set_document(of_paragraphs(MIXED))
    window.setCentralWidget(reader)
    window.resize(700, 500)
    window.show()
    window.activateWindow()
    reader.setFocus()

    def step() -> None:
        words = sys.stdin.readline().split()
        if not words:
            application.quit()
        for word in words:
            modifiers = Qt.KeyboardModifier.NoModifier
            if "ctrl-" in word:
                modifiers |= Qt.KeyboardModifier.ControlModifier
            if "shift-" in word:
                modifiers |= Qt.KeyboardModifier.ShiftModifier
            QTest.keyClick(reader.focusProxy(), KEYS[word.split("-")[-1]], modifiers)
        print("done", flush=True)

    told = QSocketNotifier(0, QSocketNotifier.Type.Read)
    told.activated.connect(step)
    print("ready", flush=True)
    application.exec()


main()
