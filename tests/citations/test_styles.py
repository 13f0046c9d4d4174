"""Styles that the user adds: kept, named, set; dependent ones set by their parent; what is none is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from egpk_desk.citations.styles import add_style, find_style, own_styles, remove_style
from egpk_desk.errors import Conflict, InvalidValue, NotFound, UnreadableSource
from egpk_desk.resources import resource

CSL = "http://purl.org/net/xbiblio/csl"


def dependent(path: Path, parent: str) -> Path:
    path.write_text(
        f'<style xmlns="{CSL}" version="1.0"><info><title>مجلة تابعة</title><id>http://www.zotero.org/styles/{path.stem}</id>'
        f'<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>'
        '<category citation-format="author-date"/></info></style>',
        encoding="utf-8",
    )
    return path


def independent(path: Path, source: str = "apa") -> Path:
    path.write_bytes(resource("styles", f"{source}.csl").read_bytes())
    return path


def test_an_added_style_is_listed_named_and_removed(tmp_path: Path) -> None:
    folder = tmp_path / "styles"
    assert own_styles(folder) == []
    added = add_style(independent(tmp_path / "مجلتي.csl"), folder)
    assert (added.name, added.path.parent) == ("مجلتي", folder)
    assert [one.name for one in own_styles(folder)] == ["مجلتي"]
    assert find_style("مجلتي", folder).path == added.path
    remove_style("مجلتي", folder)
    assert own_styles(folder) == []
    with pytest.raises(NotFound):
        find_style("مجلتي", folder)
    with pytest.raises(NotFound):
        remove_style("apa", folder)


def test_a_dependent_style_is_set_by_its_parent_that_ships(tmp_path: Path) -> None:
    added = add_style(dependent(tmp_path / "journal.csl", "apa"), tmp_path / "styles")
    assert (added.name, added.title, added.kind) == ("journal", "مجلة تابعة", "author-date")
    assert added.path == resource("styles", "apa.csl")


def test_a_parent_is_found_beside_a_dependent_style_and_among_those_added(tmp_path: Path) -> None:
    folder = tmp_path / "styles"
    independent(tmp_path / "parent.csl")
    child = dependent(tmp_path / "child.csl", "parent")
    assert find_style(child, folder).path == tmp_path / "parent.csl"
    add_style(tmp_path / "parent.csl", folder)
    assert add_style(child, folder).path == folder / "parent.csl"


@pytest.mark.parametrize("parent", ["nature", "../../none", ""])
def test_a_dependent_style_without_its_parent_is_refused_with_its_name(tmp_path: Path, parent: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        add_style(dependent(tmp_path / "child.csl", parent), tmp_path / "styles")
    assert parent.rsplit("/", 1)[-1] in caught.value.line or not parent
    assert not (tmp_path / "styles").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not xml",
        b"<html/>",
        f'<style xmlns="{CSL}"/>'.encode(),
        f'<style xmlns="{CSL}" class="note"><citation><layout><text macro="none"/></layout></citation>'
        "</style>".encode(),
        f'<style xmlns="{CSL}" class="note"><macro name="a"><text macro="a"/></macro><citation><layout>'
        '<text macro="a"/></layout></citation></style>'.encode(),
    ],
)
def test_what_is_no_style_or_cannot_be_followed_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.csl"
    path.write_bytes(content)
    with pytest.raises(InvalidValue):
        add_style(path, tmp_path / "styles")
    assert not (tmp_path / "styles").exists()


def test_a_style_that_ships_is_not_replaced_and_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Conflict):
        add_style(independent(tmp_path / "ieee.csl"), tmp_path / "styles")
    with pytest.raises(UnreadableSource):
        add_style(tmp_path / "none.csl", tmp_path / "styles")
