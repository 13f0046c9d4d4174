"""Everything Qt: the window, its panels and the reader."""
