"""Citing from the window: styles, references, the source's own notes, the clipboard, manuscripts."""
