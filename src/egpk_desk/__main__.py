"""``python -m egpk_desk``: the command line, and the window where no argument is given."""

from egpk_desk.cli import main

if __name__ == "__main__":
    main()
