"""The dialogs of the window. Each takes plain records, shows itself without blocking, and emits what was decided."""
