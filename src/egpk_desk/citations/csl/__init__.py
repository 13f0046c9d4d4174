"""Citation styles in CSL 1.0.2, set by citeproc-py; what it does wrong, or not at all, for Arabic is mended here.

Nothing here is imported before a style is wanted: the processor's own import costs as much as the rest of a command.
"""
