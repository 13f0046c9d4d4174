"""Keeping a library safe from the window: backups, mending, erasing; what was done, and figures of it."""
