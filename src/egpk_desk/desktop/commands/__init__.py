"""The palette of commands: everything that the window can do, by a few letters of its name in Arabic or English."""
