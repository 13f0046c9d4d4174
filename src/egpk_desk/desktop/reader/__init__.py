"""The reader widget: read, select and highlight a document. It knows nothing of the library."""

from egpk_desk.desktop.reader.marks import Mark
from egpk_desk.desktop.reader.reader import Reader
from egpk_desk.desktop.reader.scrolling import ReadingPosition

__all__ = ["Mark", "Reader", "ReadingPosition"]
