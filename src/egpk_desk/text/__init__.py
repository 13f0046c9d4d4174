"""Pure functions over text: folding, offsets, graphemes, words, sentences, bidi, anchors. No input, no output, no Qt.

Offsets are code points and ranges half-open, unless a name says UTF-16.
"""
