"""The sample reports and their prepared coding, as the demo and a newcomer meet them."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from egpk_desk.document import BlockKind, Document, Metadata, problems
from egpk_desk.readers import read_file
from egpk_desk.resources import resource, sample_docs
from egpk_desk.text.folding import fold

STATED = {
    "algeria-italy-windows-1256.txt": Metadata(
        title="الجزائر وإيطاليا: الغاز جسراً والمتوسط أفقاً",
        authors=("نسيمة بوعلام",),
        role="أستاذة العلاقات الدولية",
        date="2025-01-09",
        date_as_written="9 جانفي 2025",
        publisher="المرصد المتوسطي للطاقة والسياسات",
        category="دراسات الطاقة",
    ),
    "egypt-turkey.html": Metadata(
        title="مصر وتركيا: من القطيعة إلى الشراكة الحذرة",
        authors=("أحمد الدسوقي",),
        role="باحث في العلاقات الدولية",
        date="2025-02-20",
        date_as_written="20 فبراير، 2025",
        publisher="مركز النيل لدراسات الإقليم",
        category="تقارير وملفات",
    ),
    "jordan-iraq.docx": Metadata(
        title="الأردن والعراق: مشروعات الربط وحدود التكامل",
        authors=("سلمى الحوراني",),
        role="باحثة في وحدة الاقتصاد الإقليمي",
        date="2025-05-12",
        date_as_written="12 أيار/مايو 2025",
        publisher="مركز المدار للدراسات الإقليمية",
    ),
    "morocco-west-africa.odt": Metadata(
        title="المغرب وغرب إفريقيا: الواجهة الأطلسية أفقًا للشراكة",
        authors=("إدريس بنمنصور", "حنان الفاسي"),
        role="باحثان في الشؤون الإفريقية",
        date="2024-10",
        date_as_written="أكتوبر 2024",
        publisher="معهد الرباط الأطلسي للأبحاث",
    ),
    "oman-iran.pdf": Metadata(
        title="سلطنة عُمان وإيران: الوساطة الهادئة وأمن الملاحة",
        authors=("مريم البلوشي",),
        role="باحثة في شؤون الخليج",
        date="2025-02-03",
        date_as_written="3 فبراير 2025",
        publisher="مركز مسندم للدراسات البحرية",
    ),
    "saudi-india.md": Metadata(
        title="السعودية والهند: من تجارة الطاقة إلى شراكة الممرات",
        authors=("فهد العتيبي",),
        role="باحث أول في الاقتصاد السياسي",
        date="2024-12-16",
        date_as_written="15 جمادى الآخرة 1446هـ الموافق 16 ديسمبر 2024",
        publisher="منتدى الرياض للسياسات",
        category="تقديرات استراتيجية",
    ),
    "uae-indonesia.txt": Metadata(
        title="الإمارات وإندونيسيا: شراكة الجُزُر والموانئ",
        authors=("ليلى الشامسي",),
        role="باحثة أولى في الاقتصاد السياسي لجنوب شرق آسيا",
        date="2025-03-18",
        date_as_written="مارس 18, 2025",
        publisher="مركز الميناء للدراسات الآسيوية",
        category="تقارير آسيوية",
    ),
}
FIELDS = ("title", "authors", "role", "date", "date_as_written", "publisher", "category")
NOTES = {name: 3 if name == "saudi-india.md" else 4 for name in STATED}
DRIVERS_SAID = dict.fromkeys(STATED, ("المكاسب الاقتصادية", "الحرب في غزة", "الانعكاسات الاقتصادية العالمية")) | {
    "egypt-turkey.html": ("المكاسب الاقتصادية", "الحرب في غزة", "التحولات في بنية النظام الدولي"),
    "morocco-west-africa.odt": ("المكاسب الاقتصادية", "الأمن الغذائي", "التحولات في بنية النظام الدولي"),
}

samples = pytest.mark.parametrize("name", sorted(STATED))


@lru_cache
def sample(name: str) -> Document:
    return read_file(sample_docs() / name)[1]


def coding() -> list[dict[str, object]]:
    entries: list[dict[str, object]] = json.loads((sample_docs() / "coding.json").read_text("utf-8"))["highlights"]
    return entries


def ranges() -> list[tuple[str, int, int]]:
    """Where each highlight of the coding stands: file, start, end."""
    found = []
    for entry in coding():
        file, quote = str(entry["file"]), str(entry["quote"])
        start = sample(file).text.find(quote)
        found.append((file, start, start + len(quote)))
    return found


def of_kind(document: Document, *kinds: BlockKind) -> list[str]:
    return [document.block_text(block) for block in document.blocks if block.kind in kinds]


def codes() -> set[str]:
    """The slugs of the built-in codebook."""
    listed = json.loads(resource("codebooks", "builtin.json").read_text("utf-8"))["codes"]
    return {entry["slug"] for entry in listed}


def test_the_folder_holds_these_reports_and_their_coding_and_nothing_else() -> None:
    assert {path.name for path in sample_docs().iterdir()} == {*STATED, "coding.json"}


def test_every_format_that_is_read_is_there() -> None:
    assert {sample(name).kind for name in STATED} == {"text", "html", "markdown", "docx", "odt", "pdf"}


@samples
def test_a_sample_is_read_whole_and_without_a_warning(name: str) -> None:
    assert sample(name).warnings == ()
    assert problems(sample(name)) == []


@samples
def test_a_sample_has_600_to_1500_words_without_its_notes_and_head(name: str) -> None:
    document = sample(name)
    assert 600 <= sum(len(document.block_text(block).split()) for block in document.body()) <= 1500


@samples
def test_a_sample_s_metadata_is_what_it_states(name: str) -> None:
    found, stated = sample(name).metadata, STATED[name]
    assert {field: getattr(found, field) for field in FIELDS} == {field: getattr(stated, field) for field in FIELDS}
    assert found.language == "ar"


@samples
def test_every_note_of_a_sample_has_its_body(name: str) -> None:
    document = sample(name)
    assert [note.marker for note in document.notes] == [f"[{number}]" for number in range(1, NOTES[name] + 1)]
    bodies = [document.slice(note.body) for note in document.notes if note.body is not None]
    assert len(bodies) == NOTES[name]
    assert all(any(c.isdigit() for c in body) and len(body.split()) >= 5 for body in bodies)


@samples
def test_a_sample_has_drivers_dimensions_quotations_figures_and_latin_terms(name: str) -> None:
    document = sample(name)
    run_in = {document.slice(block.run_in) for block in document.blocks if block.run_in}
    assert run_in >= set(DRIVERS_SAID[name])
    headings = " ".join(of_kind(document, BlockKind.HEADING))
    assert "أولًا" in headings.replace("أولاً", "أولًا")
    assert fold("البعد الاقتصادي") in fold(headings)
    body = " ".join(document.block_text(block) for block in document.body())
    assert "«" in body
    assert sum(c.isdigit() for c in body) > 10
    assert any("a" <= c.lower() <= "z" for c in body)


def test_tables_stand_in_the_formats_that_have_them() -> None:
    for name in ("egypt-turkey.html", "jordan-iraq.docx", "morocco-west-africa.odt", "saudi-india.md"):
        assert len(of_kind(sample(name), BlockKind.TABLE_CELL)) >= 12, name


def test_the_density_of_tashkeel_differs() -> None:
    def density(name: str) -> float:
        text = sample(name).text
        return sum("\u064b" <= c <= "\u0652" for c in text) / len(text)

    densities = sorted(density(name) for name in STATED)
    assert densities[-1] > 5 * densities[0]


def test_the_windows_1256_sample_is_no_utf_8() -> None:
    data = (sample_docs() / "algeria-italy-windows-1256.txt").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert sample("algeria-italy-windows-1256.txt").text == data.decode("cp1256").replace("\r\n", "\n")


def test_the_web_page_is_read_without_its_menus_buttons_and_comments() -> None:
    page = (sample_docs() / "egypt-turkey.html").read_text("utf-8")
    text = sample("egypt-turkey.html").text
    for furniture in (
        "وحدات الدراسة",
        "واتساب",
        "مقالات ذات صلة",
        "تقرير ممتاز",
        "الأكثر قراءة",
        "ملفات تعريف",
        "إرسال التعليق",
    ):
        assert furniture in page
        assert furniture not in text
    assert text.startswith("مصر وتركيا: من القطيعة إلى الشراكة الحذرة\n")


def test_every_passage_of_the_coding_stands_exactly_once_in_its_report() -> None:
    for entry in coding():
        assert sample(str(entry["file"])).text.count(str(entry["quote"])) == 1, entry["quote"]


def test_the_coding_uses_codes_of_the_built_in_codebook_in_every_report() -> None:
    used = {tag for entry in coding() for tag in entry["tags"]}  # type: ignore[attr-defined]
    assert used <= codes()
    assert {tag for tag in codes() if tag.startswith("driver/")} <= used
    assert {str(entry["file"]) for entry in coding()} == STATED.keys()
    assert len(coding()) >= 40


def test_the_coding_has_several_codes_overlaps_nests_memos_and_note_markers() -> None:
    entries = coding()
    assert sum(len(entry["tags"]) > 1 for entry in entries) >= 5  # type: ignore[arg-type]
    assert sum("memo" in entry for entry in entries) >= 5
    assert sum("[" in str(entry["quote"]) for entry in entries) >= 5
    close = [(a, b) for a, b in pairwise(sorted(ranges())) if a[0] == b[0] and b[1] < a[2]]
    assert any(b[2] <= a[2] for a, b in close), "one passage within another"
    assert any(a[1] < b[1] and b[2] > a[2] for a, b in close), "one passage across the end of another"


def test_the_samples_that_are_built_come_from_their_sources() -> None:
    built = Path(__file__).parent.parent / "packaging" / "samples"
    for name in ("jordan-iraq.docx", "morocco-west-africa.odt", "oman-iran.pdf"):
        source = (built / name).with_suffix(".md").read_text("utf-8")
        said = [word for word in fold(source).split() if word.isalpha() and word > "\u0600"]
        text = fold(sample(name).text)
        assert [word for word in said if word not in text] == []
    assert (built / "saudi-india.md").read_bytes() == (sample_docs() / "saudi-india.md").read_bytes()
