"""``kill -9`` in the midst of a backup, a restoring, a repair or a purge: the library is the old or the new one."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = r"""
import contextlib, json, os, random, shutil, signal, sqlite3, sys, time
from pathlib import Path
from egpk_desk import erasure, safekeeping
from egpk_desk.library.library import Library
from egpk_desk.library.restore import holdings
from tests.library.reports import numbered, report

base, what = Path(sys.argv[1]), sys.argv[2]
os.environ["EGPK_PORTABLE"] = str(base)
chance = random.Random(7)
SECRET = "Zyxwvutsrq"
path = base / "library.egpk"
with Library.open(path, author="x", create=True) as library:
    for number in range(15):
        id = library.add(numbered(number)).id
        library.add_highlight(id, 0, 8, memo="مذكرة " * 40)
    secret = library.add(report(f"قال {SECRET} ما قال.", data=SECRET.encode())).id
copy = base / "copy.egpk"
with Library.open(path, author="x") as library:
    library.backup(copy)
    library.add_highlight(secret, 0, 8, memo=SECRET)
if what == "repair":
    with contextlib.closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DELETE FROM contents WHERE revision = 3")
        raw.execute("INSERT INTO block_index(block_index) VALUES ('delete-all')")
original = path.read_bytes()

def purge():
    with Library.open(path, author="x") as library:
        erasure.purge_document(path, secret, ["geheim"], lambda: library.purge_document(secret))

works = {
    "backup": lambda: safekeeping.keep_backups(path, at_once=True),
    "restore": lambda: safekeeping.restore(copy, path),
    "repair": lambda: safekeeping.repair(path),
    "purge": purge,
}

def put_back():
    for file in base.iterdir():
        if file.name != "copy.egpk" and file.is_file():
            file.unlink()
        elif file.is_dir():
            shutil.rmtree(file)
    path.write_bytes(original)

def run(kill_at):
    # Returns how many calls into C were made, in a process that dies at the given one.
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0
        def step(frame, event, argument):
            nonlocal count
            if event == "c_call":
                count += 1
                if count == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.setprofile(step)
        works[what]()
        sys.setprofile(None)
        os.write(writing, str(count).encode())
        os._exit(0)
    os.close(writing)
    told = os.read(reading, 100)
    os.close(reading)
    os.waitpid(child, 0)
    return int(told or 0)

def run_for(seconds):
    child = os.fork()
    if child == 0:
        works[what]()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

def look():
    try:
        holdings(path)
        if what == "repair":
            with contextlib.closing(sqlite3.connect(path)) as raw:
                return raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        for file in [path, *base.glob("library.backups/library.0*"), *base.glob("library.before*")]:
            with Library.open(file, author="x") as library:
                assert library.check() == [], (file, library.check())
                there = len(library.documents())
                assert there == 16 or what == "purge" and there == 15, there
        return True
    except Exception as error:
        return repr(error)

total = run(0)
begin = time.monotonic()
put_back()
works[what]()
took = time.monotonic() - begin
points = sorted({1, 2, total, *(total * at // 7 for at in range(1, 7))})
wrong = []
for point in points:
    put_back()
    run(point)
    if (found := look()) is not True:
        wrong.append([point, str(found)])
for _ in range(3):
    put_back()
    run_for(took * chance.random())
    if (found := look()) is not True:
        wrong.append(["time", str(found)])
put_back()
works[what]()
print(json.dumps({"total": total, "wrong": wrong, "after": look()}))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize("what", ["backup", "restore", "repair", "purge"])
def test_a_kill_at_any_point_leaves_the_library_whole(tmp_path: Path, what: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), what], capture_output=True, text=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["total"] > 20
    assert told["wrong"] == []
    assert told["after"] is True
