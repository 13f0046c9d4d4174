"""What ``./desk`` does: see to the private environment in ``.desk/``, then run the program, its demo, tests or checks.

Only Python's standard library is used here, since nothing else is there at the first start.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import layers
from environment import ROOT, Environment
from setup_error import SetupError

USAGE = """\
usage: ./desk COMMAND [ARGUMENT...]

  demo            run the main job on the sample reports, into demo-output/, and show the result
  run ARGUMENT…   run egpk-desk with these arguments (none: open the window)
  test ARGUMENT…  run the tests (arguments go to pytest)
  lint            check style, format and types

The first start makes a private environment in .desk/ (needs the network); later ones use it.
"""


def lint(python: Path, environment: dict[str, str]) -> int:
    """Check style, format and types; returns 0 where all three are content."""
    status = 0
    for check in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]):
        print(f"desk: {' '.join(check)}", file=sys.stderr, flush=True)
        status |= subprocess.run([python, "-m", *check], cwd=ROOT, env=environment, check=False).returncode
    return 1 if status else 0


def test_arguments(given: Sequence[str]) -> list[str]:
    """What pytest is called with: two or more processes, a file's tests in one, unless the caller says otherwise."""
    own = [] if any(argument.startswith(("-n", "--numprocesses", "--pdb")) for argument in given) else ["-n", "auto"]
    return ["-m", "pytest", "--dist", "loadfile", *own, *given]


def main(arguments: Sequence[str]) -> int:
    """Do one command; returns its exit status: 2 for wrong usage, 1 where the environment cannot be made."""
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if command in ("help", "--help", "-h"):
        print(USAGE, end="")
        return 0
    if command not in ("demo", "run", "test", "lint"):
        said = f"there is no command “{command}”" if command else "no command is given"
        print(f"desk: {said}; the commands are demo, run, test and lint (./desk help).", file=sys.stderr)
        return 2
    if ":" in str(ROOT):
        print("desk: the checkout's path holds a colon, which search paths cannot: move it.", file=sys.stderr)
        return 1
    wanted = Environment(with_tests=command in ("test", "lint"))
    if not wanted.ready():
        wanted.set_up()
    for layer in wanted.layers:
        layers.use(layer)
    environment = wanted.variables()
    if command == "lint":
        return lint(wanted.python, environment)
    program = {"run": ["-m", "egpk_desk", *rest], "demo": ["-m", "egpk_desk.demo", *rest]}.get(command)
    if program is None:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")  # no windows that take the focus from each other
        os.chdir(ROOT)
        program = test_arguments(rest)
    os.execve(wanted.python, [str(wanted.python), *program], environment)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("desk: stopped; the next start sets up anew what was not finished.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = "the disk is full" if full else f"{error.strerror} ({error.filename})"
        print(f"desk: setting up failed: {reason}.", file=sys.stderr)
        sys.exit(1)
    except SetupError as error:
        print(f"desk: {error}", file=sys.stderr)
        sys.exit(1)
