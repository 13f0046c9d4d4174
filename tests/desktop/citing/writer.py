"""A real LibreOffice Writer into which the window's clipboard is pasted."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).with_name("writer_paste.py")


def python_with_uno() -> str:
    """A Python that can talk to LibreOffice; skips where there is none, or no LibreOffice."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    for python in ("/usr/bin/python3", *(str(each) for each in Path("/usr/lib/libreoffice/program").glob("python"))):
        if Path(python).exists() and not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
            return python
    pytest.skip("no Python here has LibreOffice's UNO")


def paste(flavours: Mapping[str, bytes], folder: Path, out: Path) -> Any:
    """Paste into a new document and save it as ``out``; returns its ``text`` and ``notes``."""
    python = python_with_uno()
    folder.mkdir()
    named = {name: f"flavour{number}" for number, name in enumerate(flavours)}
    for name, file in named.items():
        (folder / file).write_bytes(flavours[name])
    (folder / "flavours.json").write_text(json.dumps(named))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    office = subprocess.Popen(
        [
            *("soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
            f"--accept=socket,host=127.0.0.1,port={port};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        run = subprocess.run(
            [python, str(SCRIPT), str(port), str(folder), str(out)], capture_output=True, text=True, timeout=120
        )
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout.strip().splitlines()[-1])
    finally:
        office.terminate()
        office.wait(30)
