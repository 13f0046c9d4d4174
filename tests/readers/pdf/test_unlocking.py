"""Encrypted PDFs: a password can be given, and a wrong or missing one ends in one line while the batch goes on."""

from __future__ import annotations

import io
import json

import pypdf
import pytest

from egpk_desk.cli import run
from egpk_desk.errors import NeedsPassword
from egpk_desk.readers import pdf
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace, corrections

REPORT = sample_docs() / "oman-iran.pdf"


def encrypted(user: str, algorithm: str = "RC4-128") -> bytes:
    writer = pypdf.PdfWriter(clone_from=str(REPORT))
    writer.encrypt(user, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_pdf_is_read_with_its_password_as_it_is_without():
    locked = encrypted("secret")
    with pytest.raises(NeedsPassword, match="with a password only"):
        pdf.read(locked, "locked.pdf")
    with pytest.raises(NeedsPassword, match="does not open it"):
        pdf.unlock(locked, "locked.pdf", "wrong")
    copy = pdf.unlock(locked, "locked.pdf", "secret")
    assert pdf.read(copy, "locked.pdf").text == pdf.read(REPORT.read_bytes(), "open.pdf").text
    assert b"/Encrypt" not in copy


def test_one_file_is_unlocked_to_the_same_bytes_each_time():
    locked = encrypted("secret")
    assert pdf.unlock(locked, "a.pdf", "secret") == pdf.unlock(locked, "a.pdf", "secret")


def test_what_opens_without_a_password_stays_as_it_is():
    for data in (REPORT.read_bytes(), encrypted("")):
        assert pdf.unlock(data, "open.pdf", "never asked for") == data


def test_a_batch_goes_on_past_an_encrypted_file_and_says_that_a_password_opens_it(tmp_path):
    (tmp_path / "a.pdf").write_bytes(encrypted("secret"))
    (tmp_path / "b.txt").write_text("تقرير عن العلاقات المصرية الباكستانية.\n", "utf-8")
    with Workspace.open(tmp_path / "library.egpk", user="سلمى", create=True) as workspace:
        refused, read = workspace.import_paths([tmp_path / "a.pdf", tmp_path / "b.txt"])
        assert (refused.status, refused.locked, read.status) == ("refused", True, "new")
        first, again = (
            workspace.import_paths([tmp_path / "a.pdf"], corrections=corrections({}, "secret"))[0] for _ in range(2)
        )
        assert (first.status, again.status, first.id) == ("new", "duplicate", again.id)
        assert "سلطنة عُمان" in workspace.content(first.id).text


def test_the_command_line_takes_a_password(tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(encrypted("secret"))
    library = ["--library", str(tmp_path / "library.egpk"), "--json"]
    assert run([*library, "import", str(tmp_path / "a.pdf"), "--password", "wrong"]) == 1
    assert "does not open it" in json.loads(capsys.readouterr().out)["documents"][0]["reason"]
    assert run([*library, "import", str(tmp_path / "a.pdf"), "--password", "secret"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["status"] == "new"
