"""The real report, as an analyst saved it from the web, is read exactly."""

from __future__ import annotations

import pytest

from egpk_desk import readers
from egpk_desk.document import BlockKind, Document, problems
from tests.shared import real_report


@pytest.fixture(scope="module")
def report() -> Document:
    return readers.read(real_report(), "egypt-pakistan-report.txt")


def of_kind(report: Document, kind: BlockKind) -> list[str]:
    return [report.block_text(block) for block in report.blocks if block.kind is kind]


def test_the_text_is_kept_to_the_last_code_point(report: Document) -> None:
    assert report.text == real_report().decode("utf-8")
    assert len(report.text) == 18_048
    assert problems(report) == []


def test_who_wrote_what_and_when_is_found(report: Document) -> None:
    metadata = report.metadata
    assert metadata.title == "العلاقات “المصرية – الباكستانية”: تحليل دوافع التقارب وأبعاده"
    assert metadata.authors == ("ريهام محمد",)
    assert metadata.role == "باحث في وحدة شؤون الشرق الأوسط"
    assert (metadata.date, metadata.date_as_written) == ("2025-11-24", "نوفمبر 24, 2025")
    assert metadata.publisher == "مركز شاف لتحليل الأزمات والدراسات المستقبلية"
    assert metadata.category == "أوراق بحثية تقارير وملفات وحدة الشرق الأوسط"
    assert metadata.language == "ar"
    assert dict(metadata.extra) == {"poster": "Maram Akram"}


def test_the_lines_of_the_page_are_metadata_and_no_paragraphs(report: Document) -> None:
    kinds = [block.kind for block in report.blocks[:10]]
    assert kinds == [BlockKind.METADATA] * 2 + [BlockKind.TITLE] + [BlockKind.METADATA] * 6 + [BlockKind.PARAGRAPH]
    assert len(of_kind(report, BlockKind.METADATA)) == 8
    assert of_kind(report, BlockKind.TITLE) == [report.metadata.title]


def test_sections_and_dimensions_are_headings(report: Document) -> None:
    headings = [(b.level, report.block_text(b)) for b in report.blocks if b.kind is BlockKind.HEADING]
    assert headings == [
        (1, "أولًا: دوافع التقارب بين البلدين"),
        (1, "ثانيًا: أبعاد العلاقات الثنائية “المصرية – الباكستانية”"),
        (2, "1- البُعْد السياسي والدبلوماسي:"),
        (2, "2- البُعْد الاقتصادي:"),
        (2, "3- البُعْد العسكري والأمني:"),
    ]


def test_the_six_drivers_are_run_in_headings(report: Document) -> None:
    second = next(b.start for b in report.blocks if report.block_text(b).startswith("ثانيًا"))
    drivers = [report.slice(b.run_in) for b in report.blocks if b.run_in and b.start < second]
    assert drivers == [
        "المكاسب الاقتصادية",
        "الحرب في غزة",
        "التنافسات في جنوب آسيا وصعود دور الهند",
        "التغيُّرات الجيواقتصادية والتوجُّه نحو آسيا الوسطى",
        "التحولات في بنية النظام الدولي",
        "الانعكاسات الاقتصادية العالمية",
    ]


def test_its_eight_markers_are_known_to_lack_their_bodies(report: Document) -> None:
    assert [(note.marker, note.body) for note in report.notes] == [(f"[{n}]", None) for n in range(1, 9)]


def test_as_windows_1256_and_utf_16_it_is_the_same_report(report: Document) -> None:
    as_utf16 = readers.read(report.text.replace("\n", "\r\n").encode("utf-16"), "x.txt")
    assert (as_utf16.text, as_utf16.blocks, as_utf16.metadata) == (report.text, report.blocks, report.metadata)
    spelt = report.text.replace("\u0670", "")
    as_1256 = readers.read(spelt.encode("cp1256", "ignore"), "x.txt")
    assert as_1256.metadata == report.metadata
