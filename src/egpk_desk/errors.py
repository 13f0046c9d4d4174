"""The one hierarchy of errors whose messages a user can read.

A low-level error (``sqlite3.Error``, ``OSError``, a parser's own) is turned into one of these at the edge where its
meaning is known. ``message`` says what happened and why, in one line; ``hint`` says what to do next.
"""

from __future__ import annotations


class EgpkError(Exception):
    """Something could not be done; the message is for the user.

    ``code`` is a stable, kebab-case word for programs (the ``error.code`` of ``--json``).
    """

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[EgpkError], tuple[str, str]]:
        # Errors travel from reader processes: pickle by both arguments, not by ``args`` alone.
        return type(self), (self.message, self.hint)

    @property
    def line(self) -> str:
        """Message and hint as one line, as the command line prints it."""
        text = f"{self.message} {self.hint}" if self.hint else self.message
        return " ".join(text.split())


class UnreadableSource(EgpkError):
    """A source file cannot be read: empty, binary, truncated, encrypted, too large, misnamed, no permission."""

    code = "unreadable-source"


class NeedsPassword(UnreadableSource):
    """A source is encrypted and opens with a password only, or with another one than was given."""

    code = "needs-password"


class LibraryError(EgpkError):
    """The library file cannot be opened or written."""

    code = "library"


class LibraryNotFound(LibraryError):
    """A reading command was given a library that does not exist."""

    code = "library-not-found"


class NotALibrary(LibraryError):
    """The file is something else than a library."""

    code = "not-a-library"


class LibraryDamaged(LibraryError):
    """The file is a library, but SQLite finds it malformed."""

    code = "library-damaged"


class LibraryTooNew(LibraryError):
    """The library was written by a newer version of the program."""

    code = "library-too-new"


class LibraryBusy(LibraryError):
    """Another process kept the library locked for longer than the wait."""

    code = "library-busy"


class LibraryReadOnly(LibraryError):
    """The library can be read but not changed (read-only media, no permission, network share)."""

    code = "library-read-only"


class DiskFull(LibraryError):
    """There is no room left for the change; the library is as it was."""

    code = "disk-full"


class NotFound(EgpkError):
    """No document, highlight, code or operation answers to what was named."""

    code = "not-found"


class Ambiguous(EgpkError):
    """Several things answer to what was named; the message lists them."""

    code = "ambiguous"


class InvalidRange(EgpkError):
    """A range lies outside the text, is empty, or runs backwards."""

    code = "invalid-range"


class InvalidValue(EgpkError):
    """A value (date, slug, colour, name) is not of the form it must have."""

    code = "invalid-value"


class Conflict(EgpkError):
    """The change would undo somebody's later change, or clash with what is there."""

    code = "conflict"


class ExportError(EgpkError):
    """An output file cannot be written."""

    code = "export"


class BundleError(EgpkError):
    """A bundle cannot be read: damaged, changed, encrypted, hostile, or of a newer version."""

    code = "bundle"


class Cancelled(EgpkError):
    """The user stopped the work."""

    code = "cancelled"
