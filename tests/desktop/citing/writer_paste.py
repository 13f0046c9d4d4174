"""Run by a Python that has LibreOffice's UNO: paste flavours into a new Writer document, save it, tell what is in it.

``writer_paste.py PORT FOLDER OUT`` offers the files of FOLDER (``flavours.json``: media type to file) on the clipboard
of a listening LibreOffice, and lets Writer choose and paste as its own command does.
"""

import contextlib
import json
import sys
import time
from pathlib import Path

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.datatransfer import DataFlavor, UnsupportedFlavorException, XTransferable


class Flavours(unohelper.Base, XTransferable):
    def __init__(self, data):
        self._data = data

    def getTransferData(self, flavour):
        name = flavour.MimeType
        if name.startswith("text/plain;charset=utf-16"):
            return self._data["text/plain"].decode("utf-8")
        if name not in self._data:
            raise UnsupportedFlavorException(name, self)
        return uno.ByteSequence(self._data[name])

    def getTransferDataFlavors(self):
        made = []
        for name in self._data:
            plain = name == "text/plain"
            flavour = DataFlavor()
            flavour.MimeType = "text/plain;charset=utf-16" if plain else name
            flavour.HumanPresentableName = name
            flavour.DataType = uno.getTypeByName("string" if plain else "[]byte")
            made.append(flavour)
        return tuple(made)

    def isDataFlavorSupported(self, flavour):
        return flavour.MimeType in self._data or flavour.MimeType.startswith("text/plain;charset=utf-16")


def connected(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


def main(port, folder, out):
    named = json.loads(Path(folder, "flavours.json").read_text())
    data = {name: Path(folder, file).read_bytes() for name, file in named.items()}
    context = connected(port)
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    clipboard = services.createInstanceWithContext("com.sun.star.datatransfer.clipboard.SystemClipboard", context)
    clipboard.setContents(Flavours(data), None)
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.getCurrentController().getFrame(), ".uno:Paste", "", 0, ())
    notes = document.getFootnotes()
    told = {
        "text": document.getText().getString(),
        "notes": [notes.getByIndex(at).getString().strip() for at in range(notes.getCount())],
    }
    as_word = PropertyValue()
    as_word.Name, as_word.Value = "FilterName", "MS Word 2007 XML"
    document.storeToURL(Path(out).absolute().as_uri(), (as_word,))
    document.close(True)
    with contextlib.suppress(Exception):  # the connection breaks with it
        desktop.terminate()
    print(json.dumps(told))


main(*sys.argv[1:])
