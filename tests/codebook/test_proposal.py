from __future__ import annotations

import pytest

from egpk_desk import readers
from egpk_desk.codebook.builtin import builtin_codes
from egpk_desk.codebook.proposal import propose
from egpk_desk.resources import sample_docs
from tests.shared import real_report


def test_the_real_report_names_six_drivers_and_three_dimensions() -> None:
    document = readers.read(real_report(), "report.txt")
    found = propose(document, ())
    assert [one.name for one in found if one.kind == "driver"] == [
        "المكاسب الاقتصادية",
        "الحرب في غزة",
        "التنافسات في جنوب آسيا وصعود دور الهند",
        "التغيُّرات الجيواقتصادية والتوجُّه نحو آسيا الوسطى",
        "التحولات في بنية النظام الدولي",
        "الانعكاسات الاقتصادية العالمية",
    ]
    assert [one.name for one in found if one.kind == "dimension"] == [
        "البُعْد السياسي والدبلوماسي",
        "البُعْد الاقتصادي",
        "البُعْد العسكري والأمني",
    ]
    assert len(found) == 9
    for one in found:
        assert document.text[one.start : one.end] == one.name
        assert one.existing is None
        assert one.passage
    assert found[3].slug == "driver/التغيرات-الجيواقتصادية-والتوجه-نحو-آسيا-الوسطى"


def test_what_the_codebook_has_already_is_known_by_its_name() -> None:
    document = readers.read(real_report(), "report.txt")
    assert [one.slug for one in propose(document, builtin_codes())] == [
        "driver/economic-gains",
        "driver/gaza-war",
        "driver/south-asia-india",
        "driver/geoeconomics-central-asia",
        "driver/international-order",
        "driver/global-economy",
        "dimension/political",
        "dimension/economic",
        "dimension/military",
    ]


@pytest.mark.parametrize(
    ("file", "drivers", "dimensions", "new"),
    [
        ("uae-indonesia.txt", 5, 4, ["التنافس على سلاسل المعادن"]),
        ("saudi-india.md", 5, 4, []),
        ("jordan-iraq.docx", 4, 4, []),
        ("oman-iran.pdf", 4, 4, ["أمن الملاحة"]),
    ],
)
def test_reports_of_every_format_name_theirs(file: str, drivers: int, dimensions: int, new: list[str]) -> None:
    document = readers.read((sample_docs() / file).read_bytes(), file)
    found = propose(document, builtin_codes())
    assert sum(one.kind == "driver" for one in found) == drivers
    assert sum(one.kind == "dimension" for one in found) == dimensions
    assert [one.name for one in found if one.existing is None] == new


def test_a_report_without_such_headings_names_none() -> None:
    document = readers.read("عنوان التقرير\nنص طويل عن أشياء كثيرة لا عناوين فيها ولا أقسام.\n".encode(), "a.txt")
    assert propose(document, builtin_codes()) == []
