"""The start of the frozen program on Windows and macOS: the window with files, or the command line, by its name."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

if __name__ == "__main__":
    multiprocessing.freeze_support()  # reports are read in processes of their own, which start here
    if Path(sys.executable).stem == "egpk-desk-window":
        sys.argv[1:1] = ["open"]
    from egpk_desk.__main__ import main

    main()
