"""Checking a manuscript's quotations: found in it, found in the library, compared letter by letter, and their notes.

``extracting`` finds what is quoted, ``words`` prepares texts for ``matching``, ``comparing`` tells how a quotation
differs from its source, ``citing`` whether its note names that source and page.
"""
