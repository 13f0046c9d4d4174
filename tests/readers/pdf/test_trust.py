"""A text layer that is garbage is recognised page by page, with the reason; what is well written never is."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable

import pypdf
import pytest
from pypdf.generic import NameObject, StreamObject

from egpk_desk.document import Document
from egpk_desk.readers.limits import Limits
from egpk_desk.readers.pdf.trust import doubt
from egpk_desk.readers.pdf.worker import PdfWorker, Request
from egpk_desk.resources import sample_docs
from tests.shared import shared_dir

SOURCE = (sample_docs() / "oman-iran.pdf").read_bytes()
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ"
KEYS = dict(zip("ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذأإآ", "qwertyuiop[]asdfghjkl;'zxcvnm,./`HYN", strict=True))
Garble = Callable[[str], str]

OTHER = "the font's codes stand for other letters than it draws"
SPELT = "its words are spelt as no Arabic word is"
MIXED = "Arabic letters and other signs are mixed within words"


def shifted(by: int) -> Garble:
    return lambda text: text.translate(str.maketrans(LETTERS, LETTERS[by:] + LETTERS[:by]))


def shuffled(seed: int, among: str = LETTERS) -> Garble:
    pool = list(among)
    random.Random(seed).shuffle(pool)
    return lambda text: text.translate(str.maketrans(LETTERS, "".join(pool[: len(LETTERS)])))


def moved(to: int, among: int) -> Garble:
    """Arabic letters as those of another block: private codes, Greek, signs."""
    return lambda text: "".join(
        chr(to + (ord(c) - 0x621) % among) if "\u0621" <= c <= "\u064a" and c != "ـ" else c for c in text
    )


def confused(pairs: dict[str, str]) -> Garble:
    """As bad text recognition writes letters, whole glyphs at a time."""
    return lambda text: "".join(pairs.get(c, c) for c in text)


GARBLES: dict[str, tuple[Garble, str]] = {
    "shifted by 3": (shifted(3), SPELT),
    "shifted by 11": (shifted(11), SPELT),
    "shifted by 17": (shifted(17), SPELT),
    "letters for letters": (shuffled(1), SPELT),
    "others for letters": (shuffled(2), SPELT),
    "keys of a keyboard": (lambda text: text.translate(str.maketrans(KEYS)), OTHER),
    "an old encoding": (lambda text: "".join(c.encode("cp1256", "ignore").decode("latin-1") for c in text), OTHER),
    "a decorative font": (shuffled(1, "".join(map(chr, range(33, 127)))), OTHER),
    "another decorative font": (shuffled(3, "".join(map(chr, range(33, 127)))), OTHER),
    "private codes": (moved(0xE000, 64), OTHER),
    "Greek": (moved(0x391, 40), OTHER),
    "signs alone": (moved(33, 14), OTHER),
    "recognised badly": (confused({"ن": "1", "و": "9", "ر": ")", "ه": "5"}), MIXED),
    "ends within words": (confused({"ي": "ى", "ت": "ة", "ب": "ى"}), SPELT),
}


def garbled(garble: Garble) -> pypdf.PageObject:
    """The report's first page, whose fonts say something else of each glyph."""
    writer = pypdf.PdfWriter()
    page = writer.add_page(pypdf.PdfReader(io.BytesIO(SOURCE)).pages[0])
    for font in page["/Resources"]["/Font"].values():
        font = font.get_object()
        if "/ToUnicode" not in font:
            continue
        told = font["/ToUnicode"].get_object().get_data().decode("latin-1")
        made = StreamObject()
        made.set_data(_MAPPED.sub(lambda found: _replaced(found, garble), told).encode("latin-1"))
        font[NameObject("/ToUnicode")] = writer._add_object(made)
    return page


_MAPPED = re.compile(r"(beginbf(?:char|range)\n)(.*?)(endbf)", re.S)


def _replaced(found: re.Match[str], garble: Garble) -> str:
    """Each glyph by itself: what follows in a range would otherwise be counted on from the first."""
    rows = []
    for *codes, text in (re.findall(r"<(\w+)>", row) for row in found[2].splitlines() if row.strip()):
        first, last = int(codes[0], 16), int(codes[-1], 16)
        meant = bytes.fromhex(text).decode("utf-16-be")
        for step in range(last - first + 1):
            other = garble(meant[:-1] + chr(ord(meant[-1]) + step)) or "?"
            code = f"<{first + step:0{len(codes[0])}x}>"
            rows.append(f"{' '.join([code] * len(codes))} <{other.encode('utf-16-be').hex()}>")
    return found[1] + "\n".join(rows) + "\n" + found[3]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch):
    """Reading without text recognition, which would put right what is tested here."""
    monkeypatch.setenv("PATH", "")
    worker = PdfWorker()
    yield lambda data: worker.read(data, Request("garbled.pdf", "pdf/0", Limits()))[0]
    worker.stop()


def test_each_page_of_garbage_is_said_with_its_reason_and_the_good_ones_between_are_not(read):
    """Every third page is as it was."""
    writer = pypdf.PdfWriter()
    expected: dict[int, str] = {}
    for at, (garble, reason) in enumerate(GARBLES.values()):
        writer.add_page(garbled(garble))
        expected[len(writer.pages)] = reason
        if at % 2:
            writer.add_page(pypdf.PdfReader(io.BytesIO(SOURCE)).pages[1])
    out = io.BytesIO()
    writer.write(out)
    assert doubted(read(out.getvalue())) == expected


def doubted(document: Document) -> dict[int, str]:
    """The pages of which the warnings say that they are not to be trusted, and why."""
    found: dict[int, str] = {}
    for warning in document.warnings:
        for reason in (OTHER, SPELT, MIXED):
            if reason in warning:
                found |= {int(page): reason for page in re.findall(r"\d+", warning)}
    return found


@pytest.mark.parametrize("kind", [shifted, shuffled, lambda seed: shuffled(seed, "".join(map(chr, range(33, 127))))])
def test_nearly_every_exchange_of_letters_is_recognised(kind):
    text = shared_dir("real", "egypt-pakistan-report.txt").read_text("utf-8")[3000:5200]
    seeds = range(3, 33)
    assert sum(doubt(kind(seed)(text), 2000, 0) is not None for seed in seeds) >= 0.9 * len(seeds)


PERSIAN = (
    "برنامه توسعه اقتصادی کشور در سال‌های اخیر با چالش‌های فراوانی روبه‌رو شده است و دولت تلاش می‌کند با جذب "
    "سرمایه‌گذاری خارجی و گسترش صادرات غیرنفتی وابستگی بودجه به نفت را کاهش دهد و زمینه اشتغال جوانان را فراهم آورد "
)
URDU = (
    "پاکستان کی معیشت کو گزشتہ چند برسوں میں کئی مشکلات کا سامنا رہا ہے اور حکومت نے برآمدات بڑھانے کے لیے نئے "
    "منصوبوں کا اعلان کیا ہے جن سے روزگار کے مواقع پیدا ہوں گے اور ملک میں سرمایہ کاری میں اضافہ ہوگا "
)
GERMAN = "Die wirtschaftliche Zusammenarbeit zwischen Ägypten und Pakistan hat sich ständig weiterentwickelt. "
FRENCH = "La coopération économique entre l'Égypte et le Pakistan s'est développée grâce à des accords signés. "
VIETNAMESE = "Quan hệ kinh tế giữa Ai Cập và Pakistan đã phát triển nhanh chóng trong những năm gần đây. "
NAMES = "محمد أحمد حسن علي محمود حسين سعيد يوسف خالد فهد سلطان ناصر بدر جمال كمال منصور صالح فيصل تركي نايف "
FIGURES = "\n".join(f"{year} {year * 3.1:,.1f} {year * 2.7:,.1f} %{year % 17}" for year in range(1980, 2025))
CONTENTS = "\n".join(f"الفصل {at} {'.' * 40} {at * 7}" for at in range(40))
CODE = 'for (i = 0; i < n; ++i) { if (a[i] != b[i]) return fmt(&x, "%d", a[i] - b[i]); } // see p. 12\n'
SHORT_NAMES = "GDP USD EGP PKR IMF WTO FDI CPI PPI "
LINKS = "https://www.example.org/a-b/c_d?e=f%20g#h moc.elpmaxe@x1y z2w@mail.example.com "


GOOD = [PERSIAN * 3, URDU * 3, GERMAN * 5, FRENCH * 5, VIETNAMESE * 5, NAMES * 5, FIGURES, CONTENTS, CODE * 12]


@pytest.mark.parametrize("text", [*GOOD, SHORT_NAMES * 12, LINKS * 12, "السنة الصادرات الواردات\n" + FIGURES])
def test_other_languages_tables_lists_and_code_are_trusted(text):
    assert doubt(text, len(text), 0) is None


def test_no_stretch_of_a_real_report_is_doubted():
    words = shared_dir("real", "egypt-pakistan-report.txt").read_text("utf-8").split()
    for length in (25, 90, 300):
        for at in range(0, len(words), length // 2):
            assert doubt(" ".join(words[at : at + length]), 1000, 0) is None, at
