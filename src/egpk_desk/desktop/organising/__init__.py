"""Memos with their links, groups and properties of reports, saved views: how the window keeps a library in order."""
