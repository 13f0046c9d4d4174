from __future__ import annotations

from itertools import combinations

from egpk_desk.codebook.builtin import builtin_codes
from egpk_desk.codebook.colours import distance, is_colour
from egpk_desk.library.identity import builtin_code_id

DRIVERS = {
    "driver/economic-gains": "المكاسب الاقتصادية",
    "driver/gaza-war": "الحرب في غزة",
    "driver/south-asia-india": "التنافسات في جنوب آسيا وصعود دور الهند",
    "driver/geoeconomics-central-asia": "التغيرات الجيواقتصادية والتوجه نحو آسيا الوسطى",
    "driver/international-order": "التحولات في بنية النظام الدولي",
    "driver/global-economy": "الانعكاسات الاقتصادية العالمية",
}
DIMENSIONS = {
    "political": ("السياسي والدبلوماسي", ["official-meetings", "foreign-ministers", "regional-crises", "humanitarian"]),
    "economic": ("الاقتصادي", ["trade", "investment", "agriculture", "legal-framework"]),
    "cultural": ("الثقافي", []),
    "military": ("العسكري والأمني", ["visits", "exercises", "defence-industry", "counter-terrorism"]),
}


def test_the_codebook_holds_the_drivers_and_dimensions_in_order() -> None:
    codes = {code.slug: code for code in builtin_codes()}
    assert {slug: code.name_ar for slug, code in codes.items() if code.kind == "driver"} == DRIVERS
    expected = [*DRIVERS]
    for leaf, (name, children) in DIMENSIONS.items():
        slug = f"dimension/{leaf}"
        assert codes[slug].name_ar == name
        assert [code.slug for code in codes.values() if code.parent == codes[slug].id] == [
            f"{slug}/{child}" for child in children
        ]
        expected += [slug, *(f"{slug}/{child}" for child in children)]
    assert [*codes] == expected


def test_every_code_has_both_names_a_definition_a_colour_and_an_id_from_its_slug() -> None:
    for code in builtin_codes():
        assert code.name_ar
        assert code.name_en
        assert len(code.definition) > 20
        assert is_colour(code.colour)
        assert code.id == builtin_code_id(code.slug)


def test_ids_are_the_same_on_every_machine() -> None:
    first = builtin_codes()[0]
    assert first.id == "60cb4096-ec2f-571e-803e-29eed2ec63af"


def test_colours_stay_apart_for_every_kind_of_colour_vision() -> None:
    """100 is black from white; two tints side by side are told apart from about 5 on."""
    codes = builtin_codes()
    main = [code.colour for code in codes if code.parent is None]
    assert min(distance(one, other) for one, other in combinations(main, 2)) >= 12
    assert min(distance(one.colour, other.colour) for one, other in combinations(codes, 2)) >= 6
