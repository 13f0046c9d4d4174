"""``./desk`` as a user calls it, in a copy of the checkout where it must not touch this one."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# The bootstrap needs nothing but Python and files: these make a checkout in which it can be tried.
PARTS = ("desk", "packaging/bootstrap", "packaging/requirements.lock", "packaging/requirements-test.lock")


def desk(
    checkout: Path, *arguments: str, environment: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout / "desk", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=cwd,
        timeout=120,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a folder with a space in its name, without an environment."""
    copy = tmp_path / "a checkout"
    for part in PARTS:
        source, target = ROOT / part, copy / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target)
    return copy


def layers_in(checkout: Path, with_tests: bool = False) -> list[Path]:
    """The layers that a start would look for, as the bootstrap itself names them."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from environment import Environment; "
        f"print(*Environment({with_tests}).layers, sep='\\n')"
    )
    python = shutil.which("python3")
    assert python is not None
    done = subprocess.run(
        [python, "-I", "-S", "-c", code, checkout / "packaging" / "bootstrap"],
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(line) for line in done.stdout.splitlines()]


def set_up(checkout: Path) -> Path:
    """Lay an environment that stands for a finished one: this very Python, and an empty `egpk_desk`."""
    run, system = layers_in(checkout)
    for layer in (run, system):
        layer.mkdir(parents=True)
    (run / "bin").mkdir()
    (run / "bin" / "python").symlink_to(sys.executable)
    return system


def test_an_unknown_command_is_told_in_one_line_and_ends_with_2(checkout: Path) -> None:
    done = desk(checkout, "paint")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "paint" in done.stderr
    assert "demo" in done.stderr


def test_no_command_is_told_in_one_line_and_ends_with_2(checkout: Path) -> None:
    done = desk(checkout)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_help_names_every_command_and_sets_nothing_up(checkout: Path) -> None:
    done = desk(checkout, "help")
    assert done.returncode == 0
    for command in ("demo", "run", "test", "lint"):
        assert f"\n  {command}" in done.stdout
    assert not (checkout / ".desk").exists()


def test_without_python_one_line_says_which_is_needed(checkout: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    done = desk(checkout, "run", environment={"PATH": str(nothing)})
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "3.11" in done.stderr


def test_without_a_network_one_line_says_so_and_nothing_half_made_is_left(checkout: Path) -> None:
    nowhere = "http://127.0.0.1:9"  # the discard port: nothing listens
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(checkout),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": f"{nowhere}/simple",
        "PIP_RETRIES": "1",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
    }
    done = desk(checkout, "run", environment=environment)
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert len(said) == 2, done.stderr  # that it sets up, and why it cannot
    assert "the network cannot be reached" in said[1]
    assert not [path for path in (checkout / ".desk").iterdir() if path.name.startswith(("run-", "system-"))]


def test_a_later_start_adds_less_than_half_a_second_and_needs_no_network(checkout: Path) -> None:
    set_up(checkout)
    environment = dict(os.environ, http_proxy="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9")

    def seconds(*command: str | Path) -> float:
        taken = []
        for _ in range(5):
            begin = time.perf_counter()
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            taken.append(time.perf_counter() - begin)
        return statistics.median(taken)

    program = ("-m", "egpk_desk", "--version")
    plain = seconds(sys.executable, *program)
    assert seconds(checkout / "desk", "run", "--version") - plain < 0.5


def test_it_passes_arguments_on_as_they_are_from_any_folder(checkout: Path, tmp_path: Path) -> None:
    set_up(checkout)
    package = tmp_path / "elsewhere" / "egpk_desk"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text("import sys, os; print(sys.argv[1:], os.getcwd()); sys.exit(7)")
    done = desk(checkout, "run", "--library", "مكتبة التقارير.egpk", "", "a b", cwd=package.parent)
    assert done.stdout.strip() == f"{['--library', 'مكتبة التقارير.egpk', '', 'a b']} {package.parent}"
    assert done.returncode == 7


def test_qt_and_its_children_find_the_unpacked_libraries(checkout: Path, tmp_path: Path) -> None:
    system = set_up(checkout)
    (system / "usr/lib/x86_64-linux-gnu").mkdir(parents=True)
    (system / "usr/share/X11/xkb").mkdir(parents=True)
    (system / "fonts.conf").touch()
    package = tmp_path / "egpk_desk"
    package.mkdir()
    (package / "__main__.py").write_text(
        "import subprocess\n"
        "subprocess.run(['sh', '-c', 'echo \"$LD_LIBRARY_PATH|$XKB_CONFIG_ROOT|$FONTCONFIG_FILE\"'], check=True)\n"
    )
    environment = {"PATH": os.environ["PATH"]}
    said = desk(checkout, "run", cwd=tmp_path, environment=environment).stdout.strip()
    assert said.split("|") == [
        str(system / "usr/lib/x86_64-linux-gnu"),
        str(system / "usr/share/X11/xkb"),
        str(system / "fonts.conf"),
    ]


def test_an_interrupted_set_up_is_not_taken_for_an_environment(checkout: Path) -> None:
    run, _ = layers_in(checkout)
    half = run.with_name(run.name + ".building-1")
    (half / "bin").mkdir(parents=True)
    (half / "bin" / "python").symlink_to(sys.executable)
    environment = {
        "PATH": os.environ["PATH"],
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "1",
        "http_proxy": "http://127.0.0.1:9",
    }
    done = desk(checkout, "run", "--version", environment=environment)
    assert done.returncode == 1
    assert "setting up" in done.stderr
    assert not half.exists()


def test_a_second_start_waits_for_the_first_and_uses_what_it_made(checkout: Path) -> None:
    import fcntl

    home = checkout / ".desk"
    home.mkdir()
    with (home / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen(
            [checkout / "desk", "run", "--version"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/"
        )
        assert second.stderr is not None
        assert "waiting" in second.stderr.readline()
        set_up(checkout)
    _, said = second.communicate(timeout=60)
    assert "setting up" not in said


def test_a_changed_lock_file_asks_for_a_new_environment(checkout: Path) -> None:
    before = layers_in(checkout, with_tests=True)
    with (checkout / "packaging/requirements-test.lock").open("a") as lock:
        lock.write("# changed\n")
    assert [old == new for old, new in zip(before, layers_in(checkout, with_tests=True), strict=True)] == [
        True,
        True,
        False,
    ]
    with (checkout / "packaging/requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    changed = layers_in(checkout, with_tests=True)
    assert before[0] != changed[0]
    assert before[1] == changed[1]


def test_a_checkout_path_with_a_colon_is_refused_in_one_line(checkout: Path) -> None:
    moved = checkout.rename(checkout.with_name("a:b"))
    done = desk(moved, "run")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "colon" in done.stderr
