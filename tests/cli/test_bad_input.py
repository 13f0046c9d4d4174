"""Bad input gets one clear line, exit code 1, and leaves the library as it was."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Desk


def refused(desk: Desk, path: Path) -> str:
    """Import a bad file; returns the one line that says why it was refused."""
    before = desk("--json", "documents").json
    result = desk("import", path)
    assert result.code == 1
    assert result.err.count("\n") == 1, result.err
    assert "Traceback" not in result.err
    assert desk("--json", "documents").json == before
    as_json = desk("--json", "import", path)
    (document,) = as_json.json["documents"]
    assert document["status"] == "refused"
    assert document["reason"]
    assert as_json.code == 1
    return result.err


@pytest.fixture(autouse=True)
def _a_library(desk: Desk, report: Path) -> None:
    assert desk("import", report).code == 0


def test_a_missing_file(desk: Desk, tmp_path: Path) -> None:
    assert "no file" in refused(desk, tmp_path / "nowhere.txt")


def test_an_empty_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    assert "empty" in refused(desk, path)


def test_a_file_of_white_space(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_text(" \n\t\n\r\n", encoding="utf-8")
    refused(desk, path)


@pytest.mark.parametrize("name", ["noise.txt", "noise.html", "noise.md", "noise.docx", "noise.odt", "noise.pdf"])
def test_binary_noise_under_any_name(desk: Desk, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(random.Random(7).randbytes(5000))
    refused(desk, path)


@pytest.mark.parametrize("name", ["jordan-iraq.docx", "morocco-west-africa.odt", "oman-iran.pdf"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_truncated_file(desk: Desk, samples: Path, tmp_path: Path, name: str, share: float) -> None:
    data = (samples / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(data[: int(len(data) * share)])
    result = desk("import", path)
    if name.endswith(".pdf") and result.code == 0:
        return  # PDFium mends a cut PDF where its pages are still there
    assert result.code == 1
    assert result.err.count("\n") == 1


def test_a_word_file_misnamed_as_text_is_read_for_what_it_is(desk: Desk, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes((samples / "jordan-iraq.docx").read_bytes())
    result = desk("--json", "import", path)
    assert result.code == 0
    assert desk("--json", "show", result.json["documents"][0]["id"]).json["kind"] == "docx"


def test_xml_entities_are_not_expanded(desk: Desk, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    with zipfile.ZipFile(samples / "jordan-iraq.docx") as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = data.decode()
                head, body = text.split("?>", 1)
                data = f"{head}?>{entities}]>{body}".replace("<w:t", "<w:t", 1).encode()
            target.writestr(name, data)
    refused(desk, path)


def test_an_enormous_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "enormous.txt"
    with path.open("wb") as file:
        file.truncate(300_000_000)  # sparse: takes no room
    assert "MB" in refused(desk, path)


def test_a_device_or_a_pipe_is_not_read_for_ever(desk: Desk, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    refused(desk, pipe)


def test_a_batch_goes_on_past_a_bad_file(desk: Desk, samples: Path, tmp_path: Path) -> None:
    bad = tmp_path / "empty.docx"
    bad.write_bytes(b"")
    good = samples / "uae-indonesia.txt"
    result = desk("--json", "import", bad, good)
    assert result.code == 1
    assert [d["status"] for d in result.json["documents"]] == ["refused", "new"]


@pytest.mark.parametrize(
    "content", [b"not a library at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000, b"PK\x03\x04" + b"\0" * 400]
)
def test_a_file_that_is_no_library_is_left_as_it_was(desk: Desk, report: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.egpk"
    path.write_bytes(content)
    for arguments in (["documents"], ["import", str(report)]):
        result = desk("--library", path, *arguments)
        assert result.code == 1
        assert result.err.count("\n") == 1
    assert path.read_bytes() == content


def test_reading_a_library_that_does_not_exist_fails_and_makes_none(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "none.egpk"
    result = desk("--library", path, "--json", "documents")
    assert result.code == 1
    assert result.json["error"]["code"] == "library-not-found"
    assert not path.exists()


@pytest.mark.parametrize("range_", ["5", "a:b", "5:5", "9:3", "0:9999999", "-1:4", "4:"])
def test_a_range_that_is_none(desk: Desk, range_: str) -> None:
    document = desk("--json", "documents").json["documents"][0]["id"]
    result = desk("highlight", document, f"--range={range_}")
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert desk("--json", "highlights").json["highlights"] == []


def test_wrong_usage_exits_2(desk: Desk) -> None:
    assert desk("highlight").code == 2
    assert desk("no-such-command").code == 2
    assert desk("import").code == 2
    assert desk("--json", "no-such-command").json["error"]["code"] == "usage"


@pytest.mark.parametrize("query", ['"', "(", "a OR", "NEAR(", "*", "-", "'; drop table x", "^", "", "   ", "AND"])
def test_no_query_breaks_the_search(desk: Desk, query: str) -> None:
    result = desk("--json", "search", "--", query)
    assert result.code in (0, 1)
    json.loads(result.out)


_AS_NOBODY = """
import os, sys
import egpk_desk.cli, egpk_desk.readers.text
if os.geteuid() == 0:  # root may read anything; the imports come first, since the interpreter may lie in root's home
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
egpk_desk.cli.main()
"""


def test_an_unreadable_file_and_folder(tmp_path: Path) -> None:
    place = Path(tempfile.mkdtemp(prefix="desk-"))  # pytest's own folders may be closed to other users
    place.chmod(0o777)
    secret = place / "secret.txt"
    secret.write_text("سرّ", encoding="utf-8")
    secret.chmod(0)
    folder = place / "folder"
    folder.mkdir()
    folder.chmod(0)
    environment = {**os.environ, "EGPK_LIBRARY": str(place / "l.egpk"), "EGPK_USER": "n", "HOME": "/"}
    try:
        for path in (secret, folder):
            done = subprocess.run(
                [sys.executable, "-c", _AS_NOBODY, "import", str(path)],
                capture_output=True,
                env=environment,
                check=False,
            )
            lines = done.stderr.decode().strip().splitlines()
            assert done.returncode == 1, lines
            assert len(lines) == 1, lines
            assert "may not be read" in lines[0], lines
    finally:
        folder.chmod(0o700)
        shutil.rmtree(place)


def test_a_full_disk_leaves_the_library_as_it_was(desk: Desk, library: Path, tmp_path: Path) -> None:
    before = desk("--json", "documents").json
    words = random.Random(3)
    large = tmp_path / "large.txt"
    large.write_text(
        "\n".join(" ".join(f"كلمة{words.randrange(10**9)}" for _ in range(40)) for _ in range(2000)), encoding="utf-8"
    )
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({library.stat().st_size + 100_000}, -1))\n"
        "from egpk_desk.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--library", str(library), "import", str(large)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    assert len(done.stderr.decode().strip().splitlines()) == 1, done.stderr.decode()
    assert desk("--json", "documents").json == before
    assert desk("--json", "check").json["valid"]
    assert desk("import", large).code == 0  # with room it goes in


def test_a_disk_that_fills_during_a_batch_leaves_a_true_account(desk: Desk, library: Path, tmp_path: Path) -> None:
    words = random.Random(4)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(120):
        text = "\n".join(" ".join(f"كلمة{words.randrange(10**9)}" for _ in range(40)) for _ in range(20))
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    before = len(desk("--json", "documents").json["documents"])
    code = (
        "import resource\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({library.stat().st_size + 1_500_000}, -1))\n"
        "from egpk_desk.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--library", str(library), "--json", "import", str(folder)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    outcomes = [document["status"] for document in json.loads(done.stdout)["documents"]]
    assert len(outcomes) == 120
    assert 0 < outcomes.count("new") < 120
    assert outcomes.count("new") + outcomes.count("refused") == 120
    assert len(desk("--json", "documents").json["documents"]) == before + outcomes.count("new")
    assert desk("--json", "check").json["valid"]


def test_standard_input_that_holds_nothing_is_named(library: Path) -> None:
    for shell in ("true |", "< /dev/null"):
        piped = shell.endswith("|")
        command = f"{sys.executable} -m egpk_desk --library '{library}' import -"
        done = subprocess.run(f"{shell} {command}" if piped else f"{command} {shell}", shell=True, capture_output=True)
        assert done.returncode == 1
        assert done.stderr.decode() == (
            "egpk-desk: Nothing came from standard input. Pipe a report into it, or name a file.\n"
        )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_traceback(closed: str, desk: Desk, report: Path, library: Path) -> None:
    desk("import", report)
    for arguments, code in (("documents", 0), ("show nosuch", 1), ("import -", 1)):
        command = f"{sys.executable} -m egpk_desk --library '{library}' {arguments} {closed}"
        done = subprocess.run(command, shell=True, capture_output=True, stdin=subprocess.DEVNULL)
        assert done.returncode == code
        assert b"Traceback" not in done.stderr


def test_check_says_of_a_library_that_does_not_open_what_is_wrong(desk: Desk, report: Path, library: Path) -> None:
    desk("import", report)
    data = library.read_bytes()
    library.write_bytes(data[: len(data) // 2])
    found = desk("check", "--json")
    assert found.code == 1
    assert found.json["valid"] is False
    assert "cut off" in found.json["problems"][0]["problem"]
    library.write_bytes(b"")
    assert "is an empty file" in desk("documents").err
