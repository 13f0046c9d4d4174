"""Encrypted PDFs: a password can be given, and a wrong or missing one ends in one line while the batch goes on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pypdf
import pytest

from egpk_desk.cli import run
from egpk_desk.errors import NeedsPassword, UnreadableSource
from egpk_desk.readers import pdf
from egpk_desk.rendering import Renderer
from egpk_desk.resources import sample_docs
from egpk_desk.workspace import Workspace, corrections

REPORT = sample_docs() / "oman-iran.pdf"
AES = Path(__file__).parents[2] / "fixtures" / "pdf" / "locked-aes256.pdf"  # qpdf --encrypt secret owner 256


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


@pytest.mark.parametrize("locked", [encrypted("secret"), AES.read_bytes()], ids=["rc4-128", "aes-256"])
def test_the_pages_of_an_encrypted_pdf_are_drawn_as_those_of_the_open_one_with_its_letters_in_place(tmp_path, locked):
    """From the copy that the library keeps: the password is needed at the import only, which says so."""
    (tmp_path / "a.pdf").write_bytes(locked)
    renderer = Renderer()
    try:
        with pytest.raises(UnreadableSource, match="could not be drawn"):
            renderer.page(locked, 1, 1.0)
        with Workspace.open(tmp_path / "library.egpk", user="سلمى", create=True) as workspace:
            (outcome,) = workspace.import_paths([tmp_path / "a.pdf"], corrections=corrections({}, "secret"))
            assert "keeps a copy that opens without one" in outcome.warnings[0]
            record = workspace.document(outcome.id)
            source, text = workspace.source(record.id), workspace.content(record.id).text
            words = text.index("سياسة عُمانية")
            boxes = workspace.page_places.of(record.id).boxes(words, words + 13)
        report = REPORT.read_bytes()
        assert boxes == pdf.layout_of(pdf.read(report, "open.pdf"), report).boxes(words, words + 13) != {}
        for page in (1, 2):
            assert renderer.page(source, page, 1.0) == renderer.page(report, page, 1.0)
    finally:
        renderer.stop()


def test_what_needs_no_password_is_not_said_to_have_been_opened_with_one(tmp_path):
    (tmp_path / "a.pdf").write_bytes(encrypted(""))
    with Workspace.open(tmp_path / "library.egpk", user="سلمى", create=True) as workspace:
        (outcome,) = workspace.import_paths([tmp_path / "a.pdf"], corrections=corrections({}, "secret"))
        assert (outcome.status, outcome.warnings) == ("new", ())


def test_the_command_line_takes_a_password(tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(encrypted("secret"))
    library = ["--library", str(tmp_path / "library.egpk"), "--json"]
    assert run([*library, "import", str(tmp_path / "a.pdf"), "--password", "wrong"]) == 1
    assert "does not open it" in json.loads(capsys.readouterr().out)["documents"][0]["reason"]
    assert run([*library, "import", str(tmp_path / "a.pdf"), "--password", "secret"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["status"] == "new"


def test_the_command_line_says_in_arabic_that_an_open_copy_is_kept(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("EGPK_LANG", "ar")
    (tmp_path / "a.pdf").write_bytes(encrypted("secret"))
    assert run(["--library", str(tmp_path / "l.egpk"), "import", str(tmp_path / "a.pdf"), "--password", "secret"]) == 0
    assert "تحتفظ المكتبة بنسخة تُفتح من دونها" in capsys.readouterr().out
