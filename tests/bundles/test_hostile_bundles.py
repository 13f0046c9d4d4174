"""Bundles that somebody made to do harm, or that fate damaged: refused in one line, the library as it was."""

from __future__ import annotations

import io
import json
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from egpk_desk import bundling
from egpk_desk.bundles.bag import BagWriter
from egpk_desk.errors import BundleError, EgpkError
from egpk_desk.workspace import Workspace
from tests.library.histories import snapshot

Files = dict[str, bytes]


@pytest.fixture
def files(worked: Workspace, tmp_path: Path) -> Files:
    """The payload of a good bundle, by path below ``data/``."""
    worked.bundles.create(tmp_path / "good.egpkb")
    with zipfile.ZipFile(tmp_path / "good.egpkb") as bundle:
        return {n.removeprefix("data/"): bundle.read(n) for n in bundle.namelist() if n.startswith("data/")}


def bagged(path: Path, files: Files) -> Path:
    """A bundle of these files with sums that are right."""
    with path.open("wb") as file:
        bag = BagWriter(file)
        for name, data in files.items():
            bag.add(name, data)
        bag.finish({})
    return path


def refused(workspace: Workspace, path: Path, match: str | None = None) -> None:
    """Nothing of it is taken in, and the reason is one line."""
    before = snapshot(workspace._library)
    with pytest.raises(EgpkError, match=match) as caught:
        workspace.bundles.merge(path)
    assert "\n" not in caught.value.line
    assert snapshot(workspace._library) == before
    assert workspace.check() == []


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "data/../../out.txt", "/etc/passwd", "C:/out.txt", "data\\..\\out.txt", "data/a:b", "x" * 500],
)
def test_a_path_that_leads_out_is_refused(other: Workspace, files: Files, tmp_path: Path, name: str) -> None:
    path = bagged(tmp_path / "bad.egpkb", files)
    with zipfile.ZipFile(path, "a") as bundle:
        bundle.writestr(entry(name), b"x")
    refused(other, path, "leads out")
    with pytest.raises(BundleError, match="leads out"):
        bundling.extract(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not (tmp_path / "out.txt").exists()


@pytest.mark.parametrize(
    "name",
    [
        f"data/{name}"
        for name in ("CON", "aux.txt", "Com1.html", "end. ", "end.", "a?b", "\x1b[2J", "a\nb", "/a", "x./a")
    ],
)
def test_a_path_that_some_system_cannot_write_is_refused_and_shown_in_one_line(
    other: Workspace, files: Files, tmp_path: Path, name: str
) -> None:
    path = bagged(tmp_path / "bad.egpkb", files)
    with zipfile.ZipFile(path, "a") as bundle:
        bundle.writestr(entry(name), b"x")
    refused(other, path, "cannot be written everywhere")


@pytest.mark.parametrize(
    "names",
    [
        ("data/\u00e9.txt", "data/e\u0301.txt"),
        ("data/أثر.txt", "data/ا\u0654ثر.txt"),
        ("data/stra\u00dfe", "data/STRASSE"),
        ("data/a", "data/a/b"),
        ("data/A/b", "data/a"),
        ("data/a", "data/a/"),
    ],
)
def test_names_that_some_system_holds_for_the_same_are_refused(
    other: Workspace, files: Files, tmp_path: Path, names: tuple[str, str]
) -> None:
    path = bagged(tmp_path / "bad.egpkb", files | {name.removeprefix("data/"): b"x" for name in names})
    refused(other, path, "twice")


def test_links_and_devices_are_refused(other: Workspace, files: Files, tmp_path: Path) -> None:
    for mode in (stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o644, stat.S_IFCHR | 0o644):
        path = bagged(tmp_path / "bad.egpkb", files)
        with zipfile.ZipFile(path, "a") as bundle:
            bundle.writestr(entry("data/link", mode), b"/etc/passwd")
        refused(other, path, "is a link")


def test_names_that_stand_twice_are_refused(other: Workspace, files: Files, tmp_path: Path) -> None:
    for name in ("data/bundle.json", "data/BUNDLE.json"):
        path = bagged(tmp_path / "bad.egpkb", files)
        with zipfile.ZipFile(path, "a") as bundle, pytest.warns() if name.islower() else _nothing():
            bundle.writestr(entry(name), b"{}")
        refused(other, path, "twice")


class _nothing:
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def test_bombs_are_refused_before_they_are_unpacked(other: Workspace, files: Files, tmp_path: Path) -> None:
    path = bagged(tmp_path / "bad.egpkb", files)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(entry("data/bomb"), b"\0" * 20_000_000, zipfile.ZIP_DEFLATED)
    refused(other, path, "unpacks to")


def test_a_directory_that_lies_about_sizes_is_not_believed(other: Workspace, files: Files, tmp_path: Path) -> None:
    path = bagged(tmp_path / "bad.egpkb", files)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        if b"data/operations.jsonl" in data[at + 46 : at + 80]:
            data[at + 24 : at + 28] = struct.pack("<I", 10)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)
    refused(other, path)


def test_millions_of_entries_are_refused_by_their_count(other: Workspace, files: Files, tmp_path: Path) -> None:
    path = bagged(tmp_path / "bad.egpkb", files)
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\x05\x06")
    zip64 = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 5_000_000, 5_000_000, 400_000_000, end)
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, end, 1)
    data[end:end] = zip64 + locator
    path.write_bytes(data)
    refused(other, path, "5,000,000 files")


def test_a_count_that_lies_is_not_believed(other: Workspace, tmp_path: Path) -> None:
    one = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = one * 300_000
    path = tmp_path / "many.egpkb"
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 7, 7, len(directory), 0, 0)
    path.write_bytes(directory + end)
    refused(other, path, "more than 100,000 files")


def test_many_small_bombs_are_one(other: Workspace, files: Files, tmp_path: Path) -> None:
    bombs = {f"{number}.txt": b"\0" * 4_900_000 for number in range(20)}
    refused(other, bagged(tmp_path / "bombs.egpkb", files | bombs), "unpacks to 98 MB")


def test_a_passphrase_that_costs_all_memory_is_not_tried(other: Workspace, tmp_path: Path) -> None:
    head = b"age-encryption.org/v1\n-> "
    path = tmp_path / "dear.egpkb"
    path.write_bytes(head + b"scrypt " + b"A" * 22 + b" 24\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n" + b"x" * 99)
    with pytest.raises(BundleError, match="16 GB of memory"):
        other.bundles.merge(path, "سمسم")
    path.write_bytes(head + b"X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n" + b"x" * 99)
    with pytest.raises(BundleError, match="to a key"):
        other.bundles.merge(path, "سمسم")


def test_a_newer_version_is_named_as_that(other: Workspace, files: Files, tmp_path: Path) -> None:
    about = json.loads(files["bundle.json"]) | {"format": 99}
    refused(other, bagged(tmp_path / "new.egpkb", files | {"bundle.json": json.dumps(about).encode()}), "newer version")


def changed(line: bytes, change: Callable[[dict[str, object]], object]) -> bytes:
    stored = json.loads(line)
    change(stored)
    return json.dumps(stored).encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda op: op.update(kind="planet"),
        lambda op: op.update(changes={"live": [0, 1], "password": [None, "x"]}),
        lambda op: op.update(changes={"live": [0, {"a": 1}]}),
        lambda op: op.update(changes={"live": [0, 10**30]}),
        lambda op: op.update(changes=[1, 2]),
        lambda op: op.update(changes={"live": []}),
        lambda op: op.update(clock=2**60),
        lambda op: op.update(clock=-1),
        lambda op: op.update(parents=7),
        lambda op: op.pop("id"),
        lambda op: op.update(kind="tag", object="one"),
        lambda op: op.update(cluster=""),
        lambda op: op.update(kind="highlight", changes={"start": [None, "x"]}),
        lambda op: op.update(kind="code", changes={"name_ar": [None, 7]}),
        lambda op: op.update(kind="reference", changes={"data": [None, "[]"]}),
        lambda op: op.update(kind="document", changes={"metadata.title": [None, {"a": 1}]}),
        lambda op: op.update(kind="document", object="another", changes={"live": [0, 1]}),
    ],
)
def test_operations_of_another_making_are_refused(
    other: Workspace, files: Files, tmp_path: Path, change: Callable[[dict[str, object]], object]
) -> None:
    lines = files["operations.jsonl"].splitlines()
    lines[3] = changed(lines[3], change)
    refused(other, bagged(tmp_path / "bad.egpkb", files | {"operations.jsonl": b"\n".join(lines)}))


def test_a_tag_of_a_code_that_is_nowhere_is_refused(other: Workspace, files: Files, tmp_path: Path) -> None:
    lines = [line for line in files["operations.jsonl"].splitlines() if json.loads(line)["kind"] != "code"]
    refused(other, bagged(tmp_path / "bad.egpkb", files | {"operations.jsonl": b"\n".join(lines)}), "neither in it")


def test_a_source_or_text_that_is_not_what_its_name_says_is_refused(
    other: Workspace, files: Files, tmp_path: Path
) -> None:
    for name in files:
        if name.startswith("documents/") and (name.endswith(".txt") or "/source" in name):
            bad = files | {name: files[name] + b" "}
            refused(other, bagged(tmp_path / "bad.egpkb", bad), "damaged in its part")


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e999", r'"\ud800"', "9" * 5000])
@pytest.mark.parametrize("name", ["bundle.json", "operations.jsonl", "selectors.jsonl"])
def test_numbers_that_are_none_and_halves_of_letters_are_refused(
    other: Workspace, files: Files, tmp_path: Path, name: str, value: str
) -> None:
    key, colon, rest = files[name].partition(b":")
    odd = key + colon + value.encode() + rest[rest.index(b",") :]
    refused(other, bagged(tmp_path / "bad.egpkb", files | {name: odd}), "damaged in its part")


@pytest.mark.parametrize("odd", [b'"ranges": [[]]', b'"ranges": [[1]]', b'"width": 1' + b"0" * 400])
def test_a_structure_that_is_none_is_refused(other: Workspace, files: Files, tmp_path: Path, odd: bytes) -> None:
    page = b'"pages": [{"index": 1, "label": "", "width": 1, "height": 1, "ranges": [], ' + odd + b"}]"
    name = next(one for one in files if one.endswith(".json") and b'"pages": []' in files[one])
    changed_ = files[name].replace(b'"pages": []', page)
    refused(other, bagged(tmp_path / "bad.egpkb", files | {name: changed_}), "is damaged in its part")


def test_deep_or_broken_json_is_refused(other: Workspace, files: Files, tmp_path: Path) -> None:
    for name in [name for name in files if name.endswith((".json", ".jsonl")) and name in _READ]:
        for data in (b"[" * 100_000, b"{", b"\xff\xfe", b"null", b'{"format": 1}'):
            refused(other, bagged(tmp_path / "bad.egpkb", files | {name: data}))


_READ = ("bundle.json", "operations.jsonl", "selectors.jsonl")


def test_an_xml_bomb_in_a_bundle_is_never_parsed(other: Workspace, files: Files, tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><CodeBook>&b;</CodeBook>'
    other.bundles.merge(bagged(tmp_path / "xml.egpkb", files | {"codebook.qdc": bomb}))
    assert other.check() == []


def test_what_is_no_bundle_is_said_to_be_none(other: Workspace, tmp_path: Path) -> None:
    for number, data in enumerate((b"", b"PK", b"x" * 10_000, b"age-encryption.org/v1\nnonsense")):
        path = tmp_path / f"{number}.egpkb"
        path.write_bytes(data)
        refused(other, path)
    refused(other, tmp_path, "is a folder")
    refused(other, tmp_path / "nowhere.egpkb", "There is no file")
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    (tmp_path / "empty.egpkb").write_bytes(empty.getvalue())
    refused(other, tmp_path / "empty.egpkb")


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_leaves_the_library_as_it_was(
    other: Workspace, files: Files, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    data = bytearray(bagged(tmp_path / "bad.egpkb", files).read_bytes())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.randint(1, 2000)]
            case _:
                data[at:at] = chance.randbytes(chance.randint(1, 200))
    path = tmp_path / "bad.egpkb"
    path.write_bytes(data)
    refused(other, path)
