"""The user guide in the window: its chapters, what opens where, and the window that shows it."""
