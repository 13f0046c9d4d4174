"""The window asks for the password of an encrypted PDF, and leaves it out where none is given."""

from __future__ import annotations

import io

import pypdf
from PySide6.QtWidgets import QInputDialog, QLineEdit

from egpk_desk.resources import sample_docs
from tests.desktop.window import Desk


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=str(sample_docs() / "oman-iran.pdf"))
    writer.encrypt("secret", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def asked(desk: Desk) -> QInputDialog | None:
    return next((d for d in desk.window.findChildren(QInputDialog, "password") if d.isVisible()), None)


def test_an_encrypted_pdf_asks_for_its_password_until_it_is_right_or_left_out(desk, qtbot, tmp_path):
    (tmp_path / "سري.pdf").write_bytes(encrypted())
    desk.window.import_paths([tmp_path / "سري.pdf"])
    qtbot.waitUntil(lambda: asked(desk) is not None, timeout=30_000)
    dialog = asked(desk)
    assert dialog.textEchoMode() is QLineEdit.EchoMode.Password
    assert "سري.pdf" in dialog.labelText()
    dialog.setTextValue("wrong")
    dialog.accept()
    qtbot.waitUntil(lambda: asked(desk) not in (None, dialog), timeout=30_000)
    again = asked(desk)
    again.setTextValue("secret")
    again.accept()
    qtbot.waitUntil(lambda: len(desk.window.workbench.lists.documents) == 1, timeout=30_000)
    assert asked(desk) is None
