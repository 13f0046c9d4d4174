"""Projects of other programs for coding in the window: taken in after a look, and written."""
