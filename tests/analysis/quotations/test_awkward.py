"""Awkward manuscripts: marks within marks, over paragraphs, left open; brackets, omissions, and what hides in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from egpk_desk.analysis.quotations.marks import marked
from egpk_desk.quote_checking import CheckedQuotation
from egpk_desk.readers import read
from egpk_desk.workspace import Workspace

SOURCE = """# تقرير الموانئ

تسعى القاهرةُ إلى تطوير الموانئ وربطها بالأسواق البعيدة عبر خطوط ملاحية منتظمة، وبلغ حجم التبادل ٣٥٫٢ مليون دولار.

وترى «الهيئة العليا» أن على الدولة ألا تتراجع عن هذا المسار، وأن تزيد 12.5% من نفقاته في كل عام.

وفي فقرة أخرى تأتي القاهرة لتقول إن الأسواق البعيدة لا تحتاج إلى الموانئ إلا قليلًا.

The report’s author doesn’t say that the policy “has failed”; it says that it may fail.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("awkward") / "library.egpk"
    with Workspace.open(path, user="سلمى", create=True) as workspace:
        workspace.import_bytes(SOURCE.encode(), "report.md")
        yield workspace


def found(library: Workspace, text: str) -> list[CheckedQuotation]:
    return library.quotations.check(read(text.encode(), "manuscript.md"))


def statuses(library: Workspace, text: str) -> list[str]:
    return [one.verdict.status for one in found(library, text)]


HALVES = ("وبلغ حجم التبادل ٣٥٫٢ مليون دولار.", "وترى الهيئة العليا أن على الدولة ألا تتراجع")


@pytest.mark.parametrize(
    ("written", "status"),
    [
        # marks
        ("قال: «وترى «الهيئة العليا» أن على الدولة ألا تتراجع».", "exact"),
        ("قال: «وترى “الهيئة العليا” أن على الدولة ألا تتراجع».", "exact"),
        ("قال: «وترى «الهيئة العليا» أن على الزرافة ألا تتراجع».", "altered"),
        ("قال: »تسعى القاهرةُ إلى تطوير الموانئ« وسكت.", "exact"),
        ("قال: <<تسعى القاهرةُ إلى تطوير الموانئ>> وسكت.", "exact"),
        ("قال: ((تسعى القاهرةُ إلى تطوير الموانئ)) وسكت.", "exact"),
        ("قال: ″تسعى القاهرةُ إلى تطوير الموانئ″ وسكت.", "exact"),
        ("It says: “The report’s author doesn’t say that the policy ‘has failed’” and more.", "exact"),
        ("It says: ‘it says that it may fail’ and more.", "exact"),
        ("طوله 3″ تقريبًا، وقال: «تسعى القاهرةُ إلى تطوير الموانئ».", "exact"),
        # over paragraphs
        ("قال: «" + HALVES[0] + "\n\n" + HALVES[1] + "».", "spelling"),
        ("قال: «" + HALVES[0] + "\n\n«" + HALVES[1] + "».", "spelling"),
        ("قال: «" + HALVES[0] + "\n\nوفي فقرة أخرى تأتي القاهرة لتقول».", "altered"),
        # brackets
        ("قال: «تسعى القاهرةُ إلى تطوير المو[انئ] وربطها بالأسواق».", "exact"),
        ("قال: «تسعى القاهرةُ إلى تطوير الموان[ئ]».", "exact"),
        ("قال: «[ت]سعى القاهرةُ إلى تطوير الموانئ».", "exact"),
        ("قال: «تسعى القاهرةُ … [و]ربطها بالأسواق البعيدة».", "exact"),
        ("قال: «تسعى القاهرةُ إلى تطوير المط[ارات] وربطها بالأسواق».", "altered"),
        ("قال: «تسعى القاهرةُ إلى تطوير المو[انئ] عبر خطوط ملاحية منتظمة».", "altered"),
        ("قال: «تسعى القاهرةُ إلى تطوير المطارات[أي الموانئ] وربطها بالأسواق».", "altered"),
        ("It says: “[I]t says that it may fail.”", "exact"),
        # omissions
        ("قال: «تسعى القاهرةُ إلى تطوير الموانئ .. عبر خطوط ملاحية منتظمة».", "exact"),
        ("قال: «تسعى القاهرةُ إلى تطوير الموانئ عبر خطوط ملاحية منتظمة».", "altered"),
        ("قال: «عبر خطوط ملاحية منتظمة … تسعى القاهرةُ إلى تطوير الموانئ».", "altered"),
        # what is small and matters
        ("قال: «وبلغ حجم التبادل 35.2 مليون دولار».", "spelling"),
        ("قال: «وبلغ حجم التبادل ٣٢٫٥ مليون دولار».", "altered"),
        ("قال: «وأن تزيد 12.6% من نفقاته في كل عام».", "altered"),
        ("قال: «إن الأسواق البعيدة تحتاج إلى الموانئ إلا قليلًا».", "altered"),
        ("قال: «إن الأسواق البعيدة لا تحتاج إلى الموانئ قليلًا».", "altered"),
    ],
)
def test_an_awkward_quotation_is_called_what_it_is(library: Workspace, written: str, status: str) -> None:
    assert statuses(library, written) == [status]


def test_a_mark_left_open_hides_no_other_quotation(library: Workspace) -> None:
    text = "قال: «لم يغلق القوس ومضى.\n\nثم قال: «وربطها بالأسواق البعيدة عبر خطوط ملاحية» وسكت."
    assert statuses(library, text) == ["exact"]


def test_apostrophes_and_transliteration_are_no_quotations(library: Workspace) -> None:
    text = "The ‘ulama’ of Cairo and ‘Abd al-Nasser said much about the Qur’an and the ‘asabiyya’ of Ibn Khaldun’s."
    assert found(library, text) == []


def test_a_quotation_over_paragraphs_carries_the_note_at_its_end(library: Workspace) -> None:
    text = f"قال: «{HALVES[0]}\n\n{HALVES[1]}»[^1].\n\n[^1]: «تقرير الموانئ».\n"
    (one,) = found(library, text)
    assert (one.citation, one.text) == ("right", "\n".join(HALVES))


def test_outermost_pairs_are_found_whatever_the_marks() -> None:
    def inside(text: str) -> list[str]:
        return [text[start + length : end] for start, end, length, _ in marked(text, 0, len(text)).pairs]

    assert inside("«a «b» c» d «e»") == ["a «b» c", "e"]
    assert inside("»a« b »c«") == ["a", "c"]
    assert inside("«a» «b« »c»") == ["a", "b", "c"]
    assert inside('“a «b» c” and "d" 5"') == ["a «b» c", "d"]
    assert marked("he said «a", 0, 10).open == (8, "«")
    assert marked("a» he said", 0, 10).open is None
