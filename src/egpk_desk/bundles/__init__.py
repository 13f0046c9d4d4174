"""Annotated bundles (``.egpkb``): one file that carries reports with all work on them from library to library.

A bundle is a zip of one BagIt bag (RFC 8493), described by RO-Crate metadata; docs/bundle-format.md says what is in it.
"""

SUFFIX = ".egpkb"
FORMAT = 1
"""The version of the format that this program writes; it reads this one and earlier ones."""
