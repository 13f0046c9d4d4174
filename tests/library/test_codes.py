from __future__ import annotations

import pytest

from egpk_desk.codebook.colours import nearest
from egpk_desk.errors import Ambiguous, Conflict, InvalidValue, NotFound
from egpk_desk.library.library import Library
from tests.library.conftest import Opener
from tests.library.reports import report


def _slugs(library: Library) -> list[str]:
    return [code.slug for code in library.codes()]


def test_a_new_library_has_the_built_in_codebook_and_nothing_to_undo(library: Library) -> None:
    assert len(library.codes()) == 22
    assert _slugs(library)[:2] == ["driver/economic-gains", "driver/gaza-war"]
    assert not library.undo().done
    assert library.history() == []


def test_every_code_comes_after_the_one_above_it(library: Library) -> None:
    library.add_code("actor/egypt", name_ar="مصر")
    library.add_code("driver/gaza-war/mediation")
    seen: set[str] = set()
    for code in library.codes():
        assert code.parent is None or code.parent in seen
        seen.add(code.id)
    slugs = _slugs(library)
    assert slugs.index("driver/gaza-war/mediation") == slugs.index("driver/gaza-war") + 1
    assert slugs[-1] == "actor/egypt"


@pytest.mark.parametrize(
    "reference",
    [
        "dimension/economic/trade",
        "Dimension/Economic/TRADE",
        "/dimension/economic/trade/",
        "التبادل التجاري",
        "Trade",
        "trade",
    ],
)
def test_a_code_is_found_by_slug_or_name(library: Library, reference: str) -> None:
    found = library.find_code(reference)
    assert found.slug == "dimension/economic/trade"
    assert library.find_code(found.id) == found


def test_names_that_fit_several_codes_or_none_say_so(library: Library) -> None:
    library.add_code("driver/trade", name_en="Trade")
    with pytest.raises(Ambiguous, match="driver/trade"):
        library.find_code("Trade")
    for reference in ("", "trades", "dimension"):
        with pytest.raises(NotFound):
            library.find_code(reference)


def test_a_code_is_added_below_another_and_gets_a_colour_of_its_own(library: Library) -> None:
    taken = [code.colour for code in library.codes()]
    code = library.add_code("dimension/economic/energy", name_ar="الطاقة", definition="نفط وغاز")
    above = library.find_code("dimension/economic")
    assert (code.parent, code.kind, code.position) == (above.id, "dimension", 4)
    assert nearest(code.colour, taken) > 4
    assert library.add_code("gas", parent=code.id).slug == "dimension/economic/energy/gas"
    assert library.descendants(above.id) >= {code.id}
    assert above.id not in library.descendants(above.id)


def test_a_slug_may_be_arabic_and_is_brought_to_one_form(library: Library) -> None:
    assert library.add_code("دافع/أمن الطاقة").slug == "دافع/أمن-الطاقة"
    assert library.add_code("Driver/Food_Security").slug == "driver/food-security"


@pytest.mark.parametrize(
    "slug", ["", "/", "driver", "driver//x", "driver/a b!", "driver/-x", "driver/%", "driver/x/../y"]
)
def test_what_is_no_slug_is_refused(library: Library, slug: str) -> None:
    with pytest.raises(InvalidValue):
        library.add_code(slug)
    assert len(library.codes()) == 22


def test_a_code_without_the_one_above_it_and_a_second_of_one_slug_are_refused(library: Library) -> None:
    with pytest.raises(NotFound):
        library.add_code("dimension/absent/x")
    with pytest.raises(Conflict):
        library.add_code("driver/gaza-war")
    with pytest.raises(InvalidValue):
        library.add_code("driver/x", colour="red")
    assert len(library.codes()) == 22
    assert library.history() == []


def test_names_colour_and_definition_change(library: Library) -> None:
    code = library.find_code("driver/gaza-war")
    library.rename_code(code.id, name_en="Gaza")
    library.set_code(code.id, colour="#ABCDEF", definition="تعريف")
    changed = library.code(code.id)
    assert (changed.name_ar, changed.name_en, changed.colour, changed.definition) == (
        *(code.name_ar, "Gaza", "#abcdef", "تعريف"),
    )
    with pytest.raises(InvalidValue):
        library.set_code(code.id, slug="x")
    library.undo()
    library.undo()
    assert library.code(code.id) == code


def test_moving_a_code_takes_those_below_it_along(library: Library) -> None:
    economic, war = library.find_code("dimension/economic"), library.find_code("driver/gaza-war")
    before = library.codes()
    library.move_code(economic.id, war.id)
    assert "driver/gaza-war/economic/trade" in _slugs(library)
    assert library.find_code("driver/gaza-war/economic/trade").kind == "driver"
    assert library.undo().done
    assert library.codes() == before


def test_a_code_is_put_at_a_place_among_its_siblings(library: Library) -> None:
    order = library.find_code("driver/international-order")
    library.move_code(order.id, None, 0)
    assert _slugs(library)[0] == "driver/international-order"
    library.move_code(order.id, None, 99)
    assert [slug for slug in _slugs(library) if slug.startswith("driver/")][-1] == "driver/international-order"


def test_a_code_cannot_be_moved_below_itself_or_beside_its_like(library: Library) -> None:
    economic, trade = library.find_code("dimension/economic"), library.find_code("dimension/economic/trade")
    library.add_code("dimension/trade")
    before = library.codes()
    for parent in (economic.id, trade.id):
        with pytest.raises(Conflict):
            library.move_code(economic.id, parent)
    with pytest.raises(Conflict):
        library.move_code(trade.id, None)
    assert library.codes() == before


def test_merging_moves_tags_and_children_and_is_one_step(library: Library) -> None:
    id = library.add(report()).id
    economic, political = library.find_code("dimension/economic"), library.find_code("dimension/political")
    war = library.find_code("driver/gaza-war")
    one = library.add_highlight(id, 0, 8, tags=[economic.id, war.id])
    two = library.add_highlight(id, 10, 20, tags=[political.id, economic.id])
    before = (library.codes(), library.highlights())
    library.merge_codes(economic.id, political.id)
    assert library.highlight(one.id).tags == (political.id, war.id)
    assert library.highlight(two.id).tags == (political.id,)
    assert "dimension/political/trade" in _slugs(library)
    with pytest.raises(NotFound):
        library.code(economic.id)
    after = (library.codes(), library.highlights())
    assert library.undo().done
    assert (library.codes(), library.highlights()) == before
    assert library.redo().done
    assert (library.codes(), library.highlights()) == after
    assert library.check() == []


def test_merging_into_itself_or_below_is_refused(library: Library) -> None:
    economic, trade = library.find_code("dimension/economic"), library.find_code("dimension/economic/trade")
    for into in (economic.id, trade.id):
        with pytest.raises(Conflict):
            library.merge_codes(economic.id, into)
    library.merge_codes(trade.id, economic.id)


def test_a_removed_code_shows_on_no_highlight_until_undone(library: Library) -> None:
    id = library.add(report()).id
    economic, trade = library.find_code("dimension/economic"), library.find_code("dimension/economic/trade")
    mark = library.add_highlight(id, 0, 8, tags=[trade.id])
    library.remove_code(economic.id)
    assert library.highlight(mark.id).tags == ()
    assert library.highlights(codes=[trade.id]) == []
    assert not [slug for slug in _slugs(library) if slug.startswith("dimension/economic")]
    assert library.undo().done
    assert library.highlight(mark.id) == mark


def test_a_retired_code_keeps_its_highlights(library: Library) -> None:
    id = library.add(report()).id
    trade = library.find_code("dimension/economic/trade")
    mark = library.add_highlight(id, 0, 8, tags=[trade.id])
    library.retire_code(trade.id)
    assert library.code(trade.id).retired
    assert library.highlights(codes=[trade.id]) == [mark]
    library.retire_code(trade.id, retired=False)
    assert not library.code(trade.id).retired


def test_undo_leaves_alone_a_code_that_somebody_uses(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    id = hers.add(report()).id
    code = mine.add_code("driver/new")
    hers.add_highlight(id, 0, 8, tags=[code.id])
    result = mine.undo()
    assert (result.done, "used" in result.reason) == (False, True)
    assert mine.code(code.id) == code


def test_undo_does_not_make_two_codes_of_one_slug(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    mine.remove_code(mine.find_code("driver/gaza-war").id)
    hers.add_code("driver/gaza-war")
    assert not mine.undo().done
    assert _slugs(mine).count("driver/gaza-war") == 1
    assert mine.check() == []


def test_undo_does_not_put_a_code_below_itself(open_library: Opener) -> None:
    mine, hers = open_library("أنا"), open_library("هي")
    a, b = mine.add_code("driver/a"), mine.add_code("driver/b")
    mine.move_code(a.id, b.id)
    mine.move_code(a.id, None)
    hers.move_code(b.id, a.id)
    assert not mine.undo().done
    assert "driver/a/b" in _slugs(mine)
    assert mine.check() == []
