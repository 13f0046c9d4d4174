"""Named templates of export options."""

from __future__ import annotations

from pathlib import Path

import pytest

from egpk_desk.errors import InvalidValue, NotFound
from egpk_desk.exporters.presets import Presets

OPTIONS = {"format": "docx", "group_by": "document", "before": 1, "bibliography": True, "style": "apa"}


def test_a_template_is_found_again_under_its_arabic_name(tmp_path: Path) -> None:
    store = Presets(tmp_path / "new")
    assert store.names() == []
    store.save("مقال مجلة", OPTIONS)
    assert store.names() == ["مقال مجلة"]
    assert store.load("مقال مجلة") == OPTIONS
    store.remove("مقال مجلة")
    with pytest.raises(NotFound):
        store.load("مقال مجلة")


@pytest.mark.parametrize("name", ["", " ", "../x", "a/b", ".hidden", "x" * 81, "a\nb"])
def test_a_name_that_could_leave_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidValue):
        Presets(tmp_path).save(name, OPTIONS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "written", ["", "[]", "{}", '{"type": "egpk-export-template", "options": {"format": "exe"}}', '{"options": 1}']
)
def test_a_file_that_holds_something_else_is_named(tmp_path: Path, written: str) -> None:
    (tmp_path / "x.json").write_text(written)
    with pytest.raises(InvalidValue):
        Presets(tmp_path).load("x")


def test_what_a_newer_version_added_is_left_out(tmp_path: Path) -> None:
    written = '{"type": "egpk-export-template", "version": 2, "options": {"format": "odt", "later": 1}}'
    (tmp_path / "x.json").write_text(written)
    assert Presets(tmp_path).load("x") == {"format": "odt"}
