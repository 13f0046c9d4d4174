"""``python -m egpk_desk`` and the program ``egpk-desk``."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line; Ctrl-C while the program still starts ends it without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from egpk_desk.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
