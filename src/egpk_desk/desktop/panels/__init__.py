"""The panels around the reader. Each takes plain records, emits signals, and knows no library.

What they paint by hand takes its colours from the theme that the palette belongs to (see :mod:`.tones`), so it follows
a change of palette. All else is dressed by the window's stylesheet: widgets carry object names, and a
dynamic property ``role`` (``heading``, ``quiet``, ``danger``, ``primary``, …) where they play one.
"""
