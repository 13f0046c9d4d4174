"""Annotations of PDF files: highlights written into a copy, and the marks of others found in a file.

The way out: ``highlighting`` turns excerpts into marks on pages, ``writing`` adds them to the file's bytes. The way in:
``reading`` finds the marks that a file has, ``anchoring`` says which ranges of the text they mean. ``worker`` is the
process in which pypdf reads and writes, since files are hostile (ISO 32000-1, 12.5).
"""
