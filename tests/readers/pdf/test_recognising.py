"""Text recognition by the real Tesseract: pages that lie on their side, how sure each word is, progress, cancelling."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject
from rapidfuzz.distance import Levenshtein

from egpk_desk.document import Document
from egpk_desk.errors import Cancelled
from egpk_desk.library import codec
from egpk_desk.readers import pdf
from egpk_desk.readers.pdf import recognition
from egpk_desk.readers.pdf.worker import WORKER
from egpk_desk.readers.watching import Step, watched
from egpk_desk.workspace import Progress, Workspace

FIXTURE = Path(__file__).parents[2] / "fixtures" / "pdf" / "notes-libreoffice.pdf"
SCRIPT = """
import sys, pypdfium2
page = pypdfium2.PdfDocument(sys.argv[1])[0]
width, height = page.get_size()
image = page.render(scale=200 / 72, grayscale=True, crop=(0, height - 330, 0, 60))
rows = bytes(image.buffer)
sys.stdout.buffer.write(b'%d %d\\n' % (image.width, image.height))
sys.stdout.buffer.write(b''.join(rows[y * image.stride : y * image.stride + image.width] for y in range(image.height)))
"""

pytestmark = pytest.mark.skipif(recognition.tesseract() is None, reason="Tesseract with Arabic data is absent")


def scan(turned: int = 0, rotate: int = 0, pages: int = 1) -> bytes:
    """Some lines of a report as a picture that was ``turned``, on pages that are shown with ``rotate``."""
    told = subprocess.run([sys.executable, "-c", SCRIPT, str(FIXTURE)], capture_output=True, timeout=60, check=True)
    size, pixels = told.stdout.split(b"\n", 1)
    width, height = map(int, size.split())
    for _ in range(turned // 90):  # a quarter to the right
        pixels = b"".join(pixels[x + (height - 1) * width :: -width] for x in range(width))
        width, height = height, width
    writer = pypdf.PdfWriter()
    image = StreamObject()
    image.set_data(zlib.compress(pixels))
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray", "/Filter": "/FlateDecode"}
    image.update({NameObject(key): NameObject(value) for key, value in names.items()})
    numbers = {"/Width": width, "/Height": height, "/BitsPerComponent": 8}
    image.update({NameObject(key): NumberObject(value) for key, value in numbers.items()})
    held = writer._add_object(image)
    for _ in range(pages):
        page = writer.add_blank_page(width * 0.36, height * 0.36)
        fonts = DictionaryObject({NameObject("/I"): held})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): fonts})
        content = StreamObject()
        content.set_data(b"%f 0 0 %f 0 0 cm /I Do" % (width * 0.36, height * 0.36))
        page[NameObject("/Contents")] = writer._add_object(content)
        if rotate:
            page.rotate(rotate)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def upright() -> tuple[bytes, Document]:
    data = scan()
    return data, pdf.read(data, "scan.pdf")


def likeness(first: str, second: str) -> float:
    return 1 - Levenshtein.normalized_distance(" ".join(first.split()), " ".join(second.split()))


def test_every_word_keeps_how_sure_it_was_and_the_doubtful_ones_are_few(upright: tuple[bytes, Document]) -> None:
    _, document = upright
    words = [document.text[word.start : word.end] for word in document.recognised]
    assert len(words) > 40
    assert all(word == word.strip() and " " not in word for word in words)
    assert sum(map(len, words)) >= 0.9 * len("".join(document.text.split()))
    assert all(0 <= word.confidence <= 100 for word in document.recognised)
    assert 0 < sum(word.confidence for word in document.recognised) / len(words) <= 100
    assert sum(word.is_doubtful for word in document.recognised) < 0.4 * len(words)
    again = codec.decode(document.text, codec.encode_body(document), document.metadata, document.kind, document.reader)
    assert again.recognised == document.recognised
    assert again.places == document.places
    assert len(document.places) < 20 * len(document.text) + 500


def test_the_places_of_recognised_letters_are_kept_and_not_recognised_again(upright: tuple[bytes, Document]) -> None:
    _, document = upright
    layout = pdf.layout_of(document, b"no pdf at all")
    assert sum(len(page.offsets) for page in layout.pages) == len("".join(document.text.split()))


@pytest.mark.parametrize(("turned", "rotate"), [(90, 270), (90, 0), (270, 0), (180, 0)], ids=lambda value: str(value))
def test_a_page_or_a_picture_that_is_turned_is_read_as_one_that_stands_upright(
    turned: int, rotate: int, upright: tuple[bytes, Document]
) -> None:
    data = scan(turned, rotate)
    document = pdf.read(data, "turned.pdf")
    assert likeness(document.text, upright[1].text) > 0.9
    layout = pdf.layout_of(document, data)
    page = layout.pages[0]
    boxes = [page.rect(at) for at in range(len(page.offsets))]
    assert all(-1 <= box.x0 <= box.x1 <= page.width + 1 for box in boxes)
    assert all(-1 <= box.y0 <= box.y1 <= page.height + 1 for box in boxes)
    assert len(document.recognised) > 40
    first, last = document.recognised[2], document.recognised[-3]
    centre = [
        ((box.x0 + box.x1) / 2 / page.width, (box.y0 + box.y1) / 2 / page.height)
        for word in (first, last)
        for box in layout.boxes(word.start, word.end)[1][:1]
    ]
    along = {(90, 270): 1, (90, 0): 0, (270, 0): 0, (180, 0): 1}[turned, rotate]  # across (0) or down the page
    later = centre[1][along] > centre[0][along]
    assert later == {(90, 270): True, (90, 0): False, (270, 0): True, (180, 0): False}[turned, rotate]


def test_the_pages_are_told_and_a_reading_can_be_stopped_within_a_second_or_two(tmp_path: Path) -> None:
    source = tmp_path / "scan.pdf"
    source.write_bytes(scan(pages=30))
    steps: list[Progress] = []
    began = [0.0]

    def stop_at_second() -> bool:
        if any(step.page == 2 for step in steps):
            began[0] = began[0] or time.monotonic()
            return True
        return False

    with Workspace.open(tmp_path / "library.egpk", user="u", create=True) as workspace:
        for workers in (0, 1):
            steps.clear()
            began[0] = 0.0
            outcomes = workspace.import_paths(
                [source], workers=workers, progress=steps.append, cancelled=stop_at_second
            )
            assert time.monotonic() - began[0] < 15
            assert outcomes == []
            assert (1, 30, True) in {(step.page, step.pages, step.recognising) for step in steps}
        assert workspace.documents() == []


def test_stopping_ends_tesseract_too() -> None:
    helpers: list[int] = []

    def watch(step: Step | None) -> bool:
        from egpk_desk.readers.pdf.worker import WORKER

        if WORKER._helper:
            helpers.append(WORKER._helper)
        return bool(helpers)

    with watched(watch), pytest.raises(Cancelled):
        pdf.read(scan(pages=3), "scan.pdf")
    deadline = time.monotonic() + 10
    while Path(f"/proc/{helpers[0]}").exists() and time.monotonic() < deadline:
        state = Path(f"/proc/{helpers[0]}/stat").read_text() if Path(f"/proc/{helpers[0]}/stat").exists() else ") Z"
        if state.rpartition(")")[2].split()[0] == "Z":
            break
        time.sleep(0.1)
    else:
        assert not Path(f"/proc/{helpers[0]}").exists()


def test_a_reading_without_tesseract_does_not_replace_what_was_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(tmp_path / "library.egpk", user="u", create=True) as workspace:
        data = scan()
        outcome = workspace.import_bytes(data, "scan.pdf")
        text = workspace.content(outcome.id).text
        WORKER.stop()  # the next one inherits a path without Tesseract
        try:
            with monkeypatch.context() as patched:
                patched.setenv("PATH", "")
                again = workspace.import_bytes(data, "scan.pdf")
        finally:
            WORKER.stop()
        assert (again.status, again.characters) == ("duplicate", 0)
        assert workspace.content(outcome.id).text == text


def test_a_corrected_word_is_sure_and_the_others_keep_their_places(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "library.egpk", user="u", create=True) as workspace:
        outcome = workspace.import_bytes(scan(), "scan.pdf")
        before = workspace.content(outcome.id)
        word = before.recognised[5]
        workspace.text_corrections.correct(outcome.id, word.start, word.end, "كلمة مصححة")
        after = workspace.content(outcome.id)
        assert [after.text[one.start : one.end] for one in after.recognised] == [
            before.text[one.start : one.end] for one in before.recognised if one != word
        ]
        boxes = pdf.layout_of(after, workspace.source(outcome.id))
        later = after.recognised[-1]
        assert boxes.boxes(later.start, later.end)
