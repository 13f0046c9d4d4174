"""The audit trail: who did what and when in a library, the whole of its history, in words and as a file."""
