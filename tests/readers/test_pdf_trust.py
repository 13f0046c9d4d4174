"""PDF: text layers that are not to be trusted are said with the reason, and read by Tesseract where it is installed."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from pathlib import Path

import pypdf
import pytest

from egpk_desk.document import BlockKind
from egpk_desk.errors import UnreadableSource
from egpk_desk.readers import pdf
from egpk_desk.readers.pdf import recognition
from egpk_desk.readers.pdf.trust import doubt
from egpk_desk.resources import sample_docs
from tests.readers.test_pdf_producers import FIXTURES, body, plain

INSTALLED = recognition.tesseract() is not None
REPORT = (sample_docs() / "uae-indonesia.txt").read_text("utf-8")
MIXED = (FIXTURES / "mixed_lines.txt").read_text("utf-8")


@pytest.mark.parametrize("text", [REPORT, MIXED, "ASEAN and BRICS+ " * 20, "", "12.5 13.6 14.7 " * 30, "هـ 1446 " * 30])
def test_nothing_speaks_against_real_text(text):
    assert doubt(text, len(text), 0) is None


@pytest.mark.parametrize(
    ("text", "unmapped", "reason"),
    [
        (REPORT, 0.5, "no map"),
        (REPORT.translate(str.maketrans("ادرو", "'/1N")), 0, "mixed within words"),
        ("".join(chr(0x100 + ord(c) % 64) if c.isalpha() else c for c in REPORT), 0, "codes"),
        ("\n".join(line[::-1] for line in REPORT.splitlines()), 0, "no Arabic word"),
    ],
)
def test_garbage_is_told_by_what_no_arabic_text_has(text, unmapped, reason):
    found = doubt(text, len(text), int(unmapped * len(text)))
    assert found is not None
    assert reason in found


def without_tesseract(data: bytes, tmp_path: Path) -> str:
    """The warnings (or the error) of reading in a process that finds no Tesseract."""
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    script = (
        "import os, sys; os.environ['PATH'] = ''\n"
        "from pathlib import Path; from egpk_desk.readers import pdf; from egpk_desk.errors import EgpkError\n"
        "try: print(*pdf.read(Path(sys.argv[1]).read_bytes(), 'x.pdf').warnings, sep='\\n')\n"
        "except EgpkError as error: print(error.message, error.hint)\n"
    )
    run = [sys.executable, "-c", script, str(path)]
    return subprocess.run(run, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True).stdout


def test_without_tesseract_pages_of_letters_without_map_and_font_are_said_with_the_reason(tmp_path):
    writer = pypdf.PdfWriter(clone_from=str(FIXTURES / "unmapped-qt.pdf"))
    for item in writer._objects:
        if isinstance(item, pypdf.generic.DictionaryObject):
            item.pop(pypdf.generic.NameObject("/FontFile2"), None)
            item.pop(pypdf.generic.NameObject("/ToUnicode"), None)
    out = io.BytesIO()
    writer.write(out)
    told = without_tesseract(out.getvalue(), tmp_path)
    assert "not to be trusted" in told
    assert "no map" in told


@pytest.mark.parametrize(("name", "reason"), [("garbled-ghostscript", "mixed within words")])
def test_without_tesseract_pages_of_garbage_are_said_with_the_reason_and_what_to_install(name, reason, tmp_path):
    told = without_tesseract((FIXTURES / f"{name}.pdf").read_bytes(), tmp_path)
    assert "not to be trusted" in told
    assert reason in told
    assert "tesseract-ocr-ara" in told


def scan() -> bytes:
    """A page of a report as a picture, made by Tesseract's own measure: 200 dots an inch."""
    return picture_of("columns3-chromium")


def picture_of(name: str) -> bytes:
    script = (
        "import sys, pypdfium2; page = pypdfium2.PdfDocument(sys.argv[1])[0]\n"
        "image = page.render(scale=200 / 72, grayscale=True)\n"
        "sys.stdout.buffer.write(b'%d %d %d\\n' % (image.width, image.height, image.stride) + bytes(image.buffer))\n"
    )
    path = str(FIXTURES / f"{name}.pdf")
    told = subprocess.run([sys.executable, "-c", script, path], capture_output=True, timeout=60, check=True).stdout
    head, pixels = told.split(b"\n", 1)
    width, height, stride = map(int, head.split())
    rows = b"".join(pixels[at * stride : at * stride + width] for at in range(height))
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(width * 0.36, height * 0.36)
    image = pypdf.generic.StreamObject()
    image.set_data(zlib.compress(rows))
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray", "/Filter": "/FlateDecode"}
    for key, value in names.items():
        image[pypdf.generic.NameObject(key)] = pypdf.generic.NameObject(value)
    for key, number in {"/Width": width, "/Height": height, "/BitsPerComponent": 8}.items():
        image[pypdf.generic.NameObject(key)] = pypdf.generic.NumberObject(number)
    held = pypdf.generic.DictionaryObject({pypdf.generic.NameObject("/I"): writer._add_object(image)})
    page[pypdf.generic.NameObject("/Resources")] = pypdf.generic.DictionaryObject(
        {pypdf.generic.NameObject("/XObject"): held}
    )
    content = pypdf.generic.StreamObject()
    content.set_data(b"%f 0 0 %f 0 0 cm /I Do" % (width * 0.36, height * 0.36))
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_without_tesseract_a_scan_can_be_looked_at_and_says_what_to_install(tmp_path):
    told = without_tesseract(scan(), tmp_path)
    assert "pictures of text only" in told
    assert "tesseract-ocr-ara" in told


@pytest.mark.skipif(not INSTALLED, reason="Tesseract with Arabic data is absent")
def test_a_scan_is_read_by_tesseract_and_its_confidence_is_said():
    from rapidfuzz.distance import Levenshtein

    data = scan()
    document = pdf.read(data, "scan.pdf")
    truth = plain((FIXTURES / "columns3-chromium.truth.txt").read_text("utf-8").replace("•", ""), tashkeel=False)
    rate = Levenshtein.normalized_distance(truth, plain(body(document), tashkeel=False))
    assert rate < 0.15
    assert "confidence 8" in document.warnings[0] or "confidence 9" in document.warnings[0]
    layout = pdf.layout_of(document, data)
    word = max((block for block in document.blocks if block.kind is not BlockKind.FURNITURE), key=lambda b: b.end)
    assert layout.boxes(word.start, word.end)


def encrypted(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=str(sample_docs() / "oman-iran.pdf"))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_that_opens_with_the_empty_password_is_read_and_one_that_does_not_is_refused():
    assert "سلطنة عُمان" in pdf.read(encrypted(""), "x.pdf").text
    with pytest.raises(UnreadableSource, match="password"):
        pdf.read(encrypted("secret"), "x.pdf")


@pytest.mark.parametrize("seed", range(5))
def test_broken_files_end_in_a_document_or_in_one_line(seed):
    """Ten mutations a seed: bytes changed, cut out, doubled, the end cut off."""
    import random

    from egpk_desk.readers.limits import Limits

    rng = random.Random(seed)
    whole = (FIXTURES / "mixed-weasyprint.pdf").read_bytes()
    for _ in range(10):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 12)):
            at = rng.randrange(len(data))
            what = rng.randrange(4)
            if what == 0:
                data[at : at + rng.randint(1, 40)] = rng.randbytes(rng.randint(1, 40))
            elif what == 1:
                del data[at : at + rng.randint(1, 2000)]
            elif what == 2:
                data[at:at] = data[at : at + rng.randint(1, 2000)]
            else:
                del data[max(at, 200) :]
                break
        said = "read"
        try:
            pdf.read(bytes(data), "broken.pdf", Limits(seconds=20))
        except UnreadableSource as error:
            said = f"{error.message} {error.hint}"
        assert said
        assert "\n" not in said
