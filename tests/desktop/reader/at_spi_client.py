"""An AT-SPI client, as a screen reader is one, for the system's Python, which has pyatspi. Prints what it was told."""

from __future__ import annotations

import json
import os
import subprocess
import time

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-untyped]

STEPS = ("left left left", "ctrl-left", "shift-left shift-left", "ctrl-down", "ctrl-end")
EVENTS = ("object:text-caret-moved", "object:text-selection-changed")


def walk(node):  # type: ignore[no-untyped-def]
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child:
            yield from walk(child)


def main() -> None:
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb")
    program = subprocess.Popen(
        os.environ["READER_PROGRAM"].split(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert program.stdin
    assert program.stdout
    program.stdout.readline()
    text = None
    for _ in range(100):
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.name == "egpk-reader":
                text = next((node for node in walk(application) if node.getRoleName() == "text"), None)
        if text is not None and text.getState().contains(pyatspi.STATE_FOCUSED):
            break
        time.sleep(0.1)
    assert text is not None
    events: list[str] = []
    pyatspi.Registry.registerEventListener(lambda event: events.append(str(event.type)), *EVENTS)
    told = {
        "role": text.getRoleName(),
        "name": text.name,
        "states": [pyatspi.stateToString(state) for state in text.getState().getStates()],
        "steps": [],
    }
    for step in STEPS:
        program.stdin.write(step + "\n")
        program.stdin.flush()
        program.stdout.readline()
        until = time.time() + 0.5
        while time.time() < until:
            GLib.MainContext.default().iteration(False)
            time.sleep(0.005)
        asked = text.queryText()
        told["steps"].append(
            {
                "text": asked.getText(0, -1),
                "caret": asked.caretOffset,
                "selection": [list(asked.getSelection(i))[:2] for i in range(asked.getNSelections())],
                "events": list(events),
            }
        )
        events.clear()
    program.stdin.close()
    told["exit"] = program.wait(10)
    print(json.dumps(told))


main()
