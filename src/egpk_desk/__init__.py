"""EgPk Desk: read, highlight, tag and cite Arabic reports, offline."""

__version__ = "0.1.0"
